//! What comes out: boxes, lines and bands at their places.

use crate::geometry::{Point, Rect, Size};

use super::model::Direction;

/// A finished drawing: everything at its place, inside `size`, top left at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Which way the story runs.
    pub direction: Direction,
    /// The whole drawing.
    pub size: Size,
    /// One rectangle for each node, in the graph's order.
    pub boxes: Vec<Rect>,
    /// One line for each edge, in the graph's order.
    pub lines: Vec<Line>,
    /// One band for each stage that has boxes, in order: the strip across the flow in which its boxes stand.
    pub bands: Vec<Band>,
}

/// The line of one move.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Corner points from the edge of the box it leaves to the edge of the box it enters; every part upright or level.
    pub points: Vec<Point>,
    /// Where its words stand, if it has any.
    pub label: Option<Rect>,
    /// Where other lines to the same box join it, or it joins them.
    pub joins: Vec<Point>,
    /// Whether it runs against the flow.
    pub goes_back: bool,
}

/// The strip of one stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// The stage.
    pub stage: usize,
    /// Where it lies.
    pub area: Rect,
}
