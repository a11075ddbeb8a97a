//! In which order a graph is drawn in layers: all that a drawing takes that depends on no size, so that it can be found once, kept
//! and drawn by.

use serde::{Deserialize, Serialize};

/// In which layers the boxes of a graph stand, in which order, and which way each line goes. It takes a search to
/// find and depends on no size, so it is found once and kept with the graph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct ChartOrder {
    /// For each layer its nodes from top to bottom: boxes by their numbers, then the dummies of long lines, numbered
    /// on from the last box in the order of the lines and, along each line, from its start to its end.
    pub layers: Vec<Vec<usize>>,
    /// For each line the channels it runs through, from its start to its end; channel `c` lies before layer `c`.
    pub channels: Vec<Vec<usize>>,
    /// The lines that run against the flow.
    pub reversed: Vec<usize>,
}
