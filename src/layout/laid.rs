//! A graph with all its coordinates, before its rows have their places: what a drawing is read off.

use crate::geometry::{Point, Rect};

use super::compact::Along;
use super::coordinates::Heights;
use super::route::Tracks;
use super::sheet::{Plan, Sheet};

/// Everything a drawing is read off.
pub struct Laid<'a> {
    /// The graph.
    pub plan: &'a Plan,
    /// Columns, and the ways of lines.
    pub sheet: &'a Sheet,
    /// Where everything stands across the flow.
    pub heights: &'a Heights,
    /// Which way lines turn.
    pub tracks: &'a Tracks,
    /// Where everything lies along the flow.
    pub along: &'a Along,
}

/// A line before its row has its place.
pub struct Way {
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
    /// Where one of its hops leads from one row to another.
    Wrap(usize, usize),
}
