//! Small graphs for the tests of the stages.

use crate::geometry::Size;

use super::cycles;
use super::model::{Direction, Edge, Graph, Node, Weight};
use super::sheet::Plan;

/// A plan of boxes of one size in the given bands, with moves without labels.
pub fn plan_of(bands: &[usize], moves: &[(usize, usize, Weight)]) -> Plan {
    let mut graph = Graph::new();
    for (idx, &band) in bands.iter().enumerate() {
        let size = Size::new(200.0, 60.0);
        graph.add_node(Node { size, stage: Some(band), is_start: idx == 0, is_exit: false });
    }
    for &(from, to, weight) in moves {
        graph.add_edge((from as u32).into(), (to as u32).into(), Edge { weight, kind: 0, label: None });
    }
    let mut plan = Plan::new(&graph, Direction::Right);
    plan.turned = cycles::turn(&plan);
    plan
}
