//! What is drawn: a graph of boxes and moves, with the sizes of the boxes and of the words on the moves.

use petgraph::graph::DiGraph;

use crate::geometry::Size;

/// Which way the story runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right, for wide screens.
    Right,
    /// Top to bottom, for narrow ones.
    Down,
}

/// A box to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// How much room its text takes.
    pub size: Size,
    /// The stage of the map it belongs to, counted from the start; a later stage never stands before an earlier one.
    pub stage: Option<usize>,
    /// Whether the story starts here.
    pub is_start: bool,
    /// Whether the story ends here.
    pub is_exit: bool,
}

/// A move to be drawn as a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// What the move is to the story: the heavier, the straighter and the less crossed.
    pub weight: EdgeWeight,
    /// What it looks like: lines that look alike may be joined on their way to the same box.
    pub kind: u8,
    /// Room for words on the line, if it carries any.
    pub label: Option<Size>,
}

/// How much a line matters to the reader, from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeWeight {
    /// A move that goes round again: first to be drawn against the flow.
    Again,
    /// A side move (challenge, worse, better, at the same time).
    Side,
    /// An ordinary way on.
    Next,
    /// An ordinary way on between two steps of the main road.
    Main,
}

/// A graph to be drawn: boxes and moves in the author's order.
pub type Graph = DiGraph<Node, Edge>;

/// A size with its width along the flow.
pub fn along_the_flow(size: Size, direction: Direction) -> Size {
    match direction {
        Direction::Right => size,
        Direction::Down => size.transposed(),
    }
}
