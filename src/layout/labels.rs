//! Room for the words on the lines.

use super::input_graph::InputGraph;
use super::layered_graph::{AFTER, LayeredGraph, NodeKind, Port, Segment};

/// Gives every label a node of its own line: a dummy the line has anyway, else a dummy in a new layer that holds labels
/// only, put into the channel next to where the line starts (label dummies, Gansner et al. 1993; label layers after
/// Schulze, Spönemann and von Hanxleden 2014). Lines that pass the new layer keep the order in which they enter the
/// channel, so that all crossings lie behind it.
pub fn reserve(input: &InputGraph, layered: &mut LayeredGraph) {
    let mut needs_layer = vec![false; layered.layers.len() + 1];
    for (line, a) in input.edges.iter().enumerate() {
        if layered.is_link(input, line) {
            continue;
        }
        let (Some(size), Some(segment)) = (a.label, layered.paths[line].first().copied()) else { continue };
        match layered.nodes[segment.to].kind {
            NodeKind::Dummy(_) => layered.nodes[segment.to].label = Some(size),
            NodeKind::Box(_) => needs_layer[segment.channel] = true,
        }
    }
    if needs_layer.iter().any(|needs| *needs) {
        insert_layers(input, layered, &needs_layer);
    }
}

/// Splits the channels that need a layer for labels.
fn insert_layers(input: &InputGraph, layered: &mut LayeredGraph, needs_layer: &[bool]) {
    let ports = layered.ports(input);
    let mut entering: Vec<Vec<Port>> = vec![Vec::new(); needs_layer.len()];
    for (channel, entering) in entering.iter_mut().enumerate().filter(|(channel, _)| needs_layer[*channel]) {
        let nodes = layered.layers[channel - 1].iter();
        let all: Vec<Port> = nodes.flat_map(|&node| &ports[node][AFTER]).copied().collect();
        *entering = passing(input, layered, all);
    }
    let is_across: Vec<Vec<bool>> =
        layered.paths.iter().map(|path| path.iter().map(|segment| layered.is_across(segment)).collect()).collect();
    let mut n_new = 0;
    let mut number: Vec<usize> = Vec::with_capacity(needs_layer.len());
    for (channel, needs_layer) in needs_layer.iter().enumerate() {
        n_new += usize::from(*needs_layer);
        number.push(channel + n_new);
    }
    let old = std::mem::replace(&mut layered.layers, vec![Vec::new(); needs_layer.len() - 1 + n_new]);
    for (layer, nodes) in old.into_iter().enumerate() {
        nodes.iter().for_each(|&node| layered.nodes[node].layer = number[layer]);
        layered.layers[number[layer]] = nodes;
    }
    let mut dummies: Vec<Vec<(usize, bool, usize)>> = vec![Vec::new(); layered.paths.len()];
    for (channel, entering) in entering.into_iter().enumerate() {
        for port in entering {
            let dummy = layered.push(NodeKind::Dummy(port.line), number[channel] - 1);
            if layered.paths[port.line].len() == 1 && dummies[port.line].is_empty() {
                layered.nodes[dummy].label = input.edges[port.line].label;
            }
            dummies[port.line].push((port.step, port.is_start, dummy));
        }
    }
    for (line, dummies) in dummies.into_iter().enumerate() {
        let path = std::mem::take(&mut layered.paths[line]);
        let mut longer = Vec::with_capacity(path.len() + dummies.len());
        for (step, segment) in path.into_iter().enumerate() {
            let dummy =
                |is_start| dummies.iter().find(|dummy| dummy.0 == step && dummy.1 == is_start).map(|dummy| dummy.2);
            let whole = Segment { channel: number[segment.channel], ..segment };
            let met = NewLayer {
                is_needed: needs_layer[segment.channel],
                is_crossed: is_across[line][step],
                dummies: [dummy(true), dummy(false)],
            };
            longer.extend(split(layered, whole, &met));
        }
        layered.paths[line] = longer;
    }
}

/// The line ends that pass the new layer: of segments to the other side, of segments within the layer that have their
/// label there, and of those that run round such ones.
fn passing(input: &InputGraph, layered: &LayeredGraph, mut ports: Vec<Port>) -> Vec<Port> {
    let is_across = |port: &Port| layered.is_across(&layered.paths[port.line][port.step]);
    let mut begun: Vec<(&Port, usize)> = Vec::new();
    let mut in_layer: Vec<(usize, usize, Port)> = Vec::new();
    for (at, port) in ports.iter().enumerate().filter(|(_, port)| !is_across(port)) {
        match begun.iter().position(|(other, _)| (other.line, other.step) == (port.line, port.step)) {
            Some(nth) => in_layer.push((begun.swap_remove(nth).1, at, *port)),
            None => begun.push((port, at)),
        }
    }
    let has_label = |port: &Port| layered.paths[port.line].len() == 1 && input.edges[port.line].label.is_some();
    let labelled: Vec<(usize, usize)> =
        in_layer.iter().filter(|ends| has_label(&ends.2)).map(|&(begin, end, _)| (begin, end)).collect();
    let mut passes: Vec<bool> = ports.iter().map(is_across).collect();
    for (begin, end, _) in in_layer {
        let is_round = labelled.iter().any(|&(first, last)| begin <= first && last <= end);
        passes[begin] |= is_round;
        passes[end] |= is_round;
    }
    let mut nth = 0;
    ports.retain(|_| {
        nth += 1;
        passes[nth - 1]
    });
    ports
}

/// What a segment meets of the new layer before its channel.
struct NewLayer {
    /// Whether there is one.
    is_needed: bool,
    /// Whether the segment joins two different layers, and so crosses it.
    is_crossed: bool,
    /// The dummies in it of the segment's start and of its end.
    dummies: [Option<usize>; 2],
}

/// A segment led through its dummies of the new layer before `channel`; one within a layer that does
/// not pass it stays on its own side.
fn split(layered: &LayeredGraph, segment: Segment, met: &NewLayer) -> Vec<Segment> {
    let Segment { from, to, channel } = segment;
    let is_beyond = layered.is_beyond(from, channel);
    match (met.dummies, met.is_crossed) {
        ([Some(first), Some(last)], _) => vec![
            Segment { from, to: first, channel: channel - 1 },
            Segment { from: first, to: last, channel },
            Segment { from: last, to, channel: channel - 1 },
        ],
        ([Some(dummy), None] | [None, Some(dummy)], true) => {
            let (one, two) = if is_beyond { (channel, channel - 1) } else { (channel - 1, channel) };
            vec![Segment { from, to: dummy, channel: one }, Segment { from: dummy, to, channel: two }]
        }
        _ if met.is_needed && !is_beyond => vec![Segment { from, to, channel: channel - 1 }],
        _ => vec![segment],
    }
}
