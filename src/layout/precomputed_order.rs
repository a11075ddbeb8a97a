//! A layered graph written down without sizes, and read back. What is read comes from a file, so all of it is checked.

use crate::chart_order::ChartOrder;

use super::input_graph::InputGraph;
use super::layered_graph::{LayerNode, LayeredGraph, NodeKind, Segment};

/// Writes a layered graph down.
pub fn written(input: &InputGraph, layered: &LayeredGraph) -> ChartOrder {
    let mut number: Vec<usize> = (0..layered.nodes.len()).collect();
    let dummies = layered.paths.iter().flat_map(|path| path.iter().skip(1));
    dummies.enumerate().for_each(|(nth, segment)| number[segment.from] = input.boxes.len() + nth);
    ChartOrder {
        layers: layered.layers.iter().map(|layer| layer.iter().map(|&node| number[node]).collect()).collect(),
        channels: layered.paths.iter().map(|path| path.iter().map(|segment| segment.channel).collect()).collect(),
        reversed: (0..input.edges.len()).filter(|&line| input.reversed[line]).collect(),
    }
}

/// Reads a layered graph back, and into its input graph which lines run against the flow.
///
/// # Errors
///
/// The order is not one of this graph; the message says what does not fit.
pub fn read(input: &mut InputGraph, order: &ChartOrder) -> Result<LayeredGraph, String> {
    let n = input.boxes.len();
    if order.channels.len() != input.edges.len() {
        return Err(format!("the order has {} lines, the graph {}", order.channels.len(), input.edges.len()));
    }
    let n_nodes = n + order.channels.iter().map(|channels| channels.len().saturating_sub(1)).sum::<usize>();
    let mut layer_of = vec![None; n_nodes];
    for (layer, nodes) in order.layers.iter().enumerate() {
        for &node in nodes {
            match layer_of.get_mut(node) {
                Some(position @ None) => *position = Some(layer),
                Some(_) => return Err(format!("node {node} stands in two layers")),
                None => return Err(format!("there is no node {node}")),
            }
        }
    }
    let Some(layer_of) = layer_of.into_iter().collect::<Option<Vec<usize>>>() else {
        return Err("a node stands in no layer".to_string());
    };
    let mut first = 0;
    for nodes in &order.layers {
        let bands = || nodes.iter().filter(|&&node| node < n).map(|&idx| input.bands[idx]);
        if bands().any(|band| band < first) {
            return Err("a step stands after one of a later stage".to_string());
        }
        first = bands().max().unwrap_or(first);
    }
    let mut layered = LayeredGraph::of_boxes(&layer_of[..n]);
    layered.layers.clone_from(&order.layers);
    for (line, (a, channels)) in input.edges.iter().zip(&order.channels).enumerate() {
        let mut path = Vec::with_capacity(channels.len());
        let mut from = a.from;
        for (step, &channel) in channels.iter().enumerate() {
            let to = if step + 1 == channels.len() { a.to } else { layered.nodes.len() };
            if step + 1 < channels.len() {
                layered.nodes.push(LayerNode {
                    kind: NodeKind::Dummy(line),
                    layer: layer_of[to],
                    position: 0,
                    label: None,
                });
            }
            let (one, two) = (layer_of[from].min(layer_of[to]), layer_of[from].max(layer_of[to]));
            let fits = if one == two { channel == one || channel == one + 1 } else { two == one + 1 && channel == two };
            if !fits || from == to {
                return Err(format!("line {line} jumps"));
            }
            path.push(Segment { from, to, channel });
            from = to;
        }
        if channels.is_empty() != a.is_self_loop() {
            return Err(format!("line {line} does not reach its step"));
        }
        layered.paths.push(path);
    }
    (0..layered.layers.len()).for_each(|layer| layered.renumber(layer));
    for &line in &order.reversed {
        *input.reversed.get_mut(line).ok_or(format!("there is no line {line}"))? = true;
    }
    Ok(layered)
}
