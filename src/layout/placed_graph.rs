//! A graph with all its coordinates, before its rows have their places: what a drawing is read off.

use crate::geometry::{Point, Rect};

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

/// A line before its row has its place.
pub struct Polyline {
    /// Its corners.
    pub corners: Vec<Corner>,
    /// Its label.
    pub label: Option<Rect>,
    /// Where other lines join it, or it joins them.
    pub joins: Vec<Point>,
    /// Whether it runs against the flow.
    pub goes_back: bool,
}

/// A corner of a line.
pub enum Corner {
    /// At a place in its row.
    At(Point),
    /// Where one of its segments leads from one row to another.
    Wrap(usize, usize),
}
