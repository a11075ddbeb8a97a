//! Small graphs for the tests of the stages.

use crate::geometry::Size;

use super::cycle_removal;
use super::input_graph::InputGraph;
use super::model::{Direction, Edge, EdgeWeight, Graph, Node};

/// An input graph of boxes of one size in the given bands, with moves without labels.
pub fn input_of(bands: &[usize], edges: &[(usize, usize, EdgeWeight)]) -> InputGraph {
    let mut graph = Graph::new();
    for (idx, &band) in bands.iter().enumerate() {
        let size = Size::new(200.0, 60.0);
        graph.add_node(Node { size, stage: Some(band), is_start: idx == 0, is_exit: false });
    }
    for &(from, to, weight) in edges {
        graph.add_edge((from as u32).into(), (to as u32).into(), Edge { weight, kind: 0, label: None });
    }
    let mut input = InputGraph::new(&graph, Direction::Right);
    input.reversed = cycle_removal::reversed_edges(&input);
    input
}
