//! A graph with all its coordinates: what a drawing is read off.

use super::compaction::MainAxis;
use super::coordinate_assignment::CrossAxis;
use super::input_graph::InputGraph;
use super::layered_graph::LayeredGraph;
use super::routing::Tracks;

/// Everything a drawing is read off.
pub struct PlacedGraph<'a> {
    /// The graph.
    pub input: &'a InputGraph,
    /// Layers, and the paths of lines.
    pub layered: &'a LayeredGraph,
    /// Where everything stands across the flow.
    pub cross: &'a CrossAxis,
    /// On which tracks lines jog.
    pub tracks: &'a Tracks,
    /// Where everything lies along the flow.
    pub main: &'a MainAxis,
}
