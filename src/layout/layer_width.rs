//! How wide a layer of the drawing is.

use super::input_graph::InputGraph;
use super::layered_graph::{LayeredGraph, NodeKind};
use super::self_loops::overhang;
use super::spacing::{LABEL_RISE, TRACK};

/// Room beside a label in its layer.
pub const LABEL_SIDE: f64 = 6.0;

/// How wide a layer is: for its boxes, its labels and the labels beside its straight lines.
pub fn layer_width(input: &InputGraph, layered: &LayeredGraph, layer: usize) -> f64 {
    let mut width = layered.layers[layer].iter().map(|&node| node_width(input, layered, node)).fold(0.0, f64::max);
    for (line, a) in input.edges.iter().enumerate().filter(|(_, a)| layered.nodes[a.from].layer == layer) {
        let Some(label) = a.label.filter(|_| layered.is_link(input, line)) else { continue };
        let shift = link_shift(input.boxes[a.from].width.min(input.boxes[a.to].width));
        width = width.max(2.0 * (LABEL_RISE + label.width + LABEL_SIDE - shift));
    }
    width
}

fn node_width(input: &InputGraph, layered: &LayeredGraph, node: usize) -> f64 {
    match layered.nodes[node].kind {
        NodeKind::Dummy(_) => layered.nodes[node].label.map_or(0.0, |size| size.width + 2.0 * LABEL_SIDE),
        NodeKind::Box(idx) => input.boxes[idx].width + 2.0 * overhang(input, idx).1,
    }
}

/// How far before the middle of its layer a straight line with a label runs, if its narrower box is this wide.
pub fn link_shift(width: f64) -> f64 {
    width / 2.0 - (width / 4.0).min(2.0 * TRACK)
}
