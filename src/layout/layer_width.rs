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

#[cfg(test)]
mod tests {
    use super::super::model::EdgeWeight;
    use super::super::testing::input_of;
    use super::*;
    use crate::geometry::Size;

    #[test]
    fn a_layer_has_room_beside_its_box_for_the_words_of_a_loop() {
        let mut input = input_of(&[0], &[(0, 0, EdgeWeight::Again)]);
        input.edges[0].label = Some(Size::new(300.0, 20.0));
        let layered = LayeredGraph::new(&input, &[0]);
        let beside = (layer_width(&input, &layered, 0) - input.boxes[0].width) / 2.0;
        assert!(0.0 < beside && beside == overhang(&input, 0).1, "{beside}");
    }
}
