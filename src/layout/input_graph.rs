//! The graph made ready for the stages.

use petgraph::visit::EdgeRef;

use crate::geometry::Size;
use crate::sorting::sort_by_key;

use super::model::{Direction, EdgeWeight, Graph, along_the_flow};

/// No side of anything is longer than this, in pixels; what is wider or no number is cut to it. A thousand times a
/// box: far from any real text, and small enough that sums over a whole drawing stay exact to a fraction of a pixel.
const LONGEST: f64 = 100_000.0;

/// The graph made ready: sizes along and across the flow, ends as plain numbers, stages counted without holes.
pub struct InputGraph {
    /// Sizes of the boxes, width along the flow.
    pub boxes: Vec<Size>,
    /// The band each box stands in, counted without holes.
    pub bands: Vec<usize>,
    /// The stage of the map each band shows, if its boxes have one.
    pub stages: Vec<Option<usize>>,
    /// Whether the story starts at a box.
    pub starts: Vec<bool>,
    /// The moves in the author's order.
    pub edges: Vec<InputEdge>,
    /// Whether each move runs against the flow.
    pub reversed: Vec<bool>,
    /// The moves of each box that come back to it.
    pub self_loops: Vec<Vec<usize>>,
    /// Whether each box keeps its position among those of its layer.
    pub fixed: Vec<bool>,
}

/// One move of the input graph.
#[derive(Clone, Copy)]
pub struct InputEdge {
    /// The box it leaves.
    pub from: usize,
    /// The box it enters.
    pub to: usize,
    /// What it is to the story.
    pub weight: EdgeWeight,
    /// What it looks like.
    pub kind: u8,
    /// Room for its words, width along the flow.
    pub label: Option<Size>,
}

impl InputEdge {
    /// Whether it comes back to the box it leaves.
    pub fn is_self_loop(&self) -> bool {
        self.from == self.to
    }

    /// How much a crossing with this line hurts: the product counts for two lines, so that one of two main lines is
    /// as bad as nine of two side lines.
    pub fn crossing_weight(&self) -> i64 {
        match self.weight {
            EdgeWeight::Again | EdgeWeight::Side => 2,
            EdgeWeight::Next => 3,
            EdgeWeight::Main => 6,
        }
    }
}

/// A graph with more moves than this is large.
const LARGE: usize = 200;

impl InputGraph {
    /// Whether it has so many moves that there is time for one layering only, and for no search line by line.
    pub fn is_large(&self) -> bool {
        LARGE < self.edges.len()
    }

    /// Reads a graph in the direction it will be drawn.
    pub fn new(graph: &Graph, direction: Direction) -> InputGraph {
        let boxes = graph.node_weights().map(|node| along_the_flow(cut_to_longest(node.size), direction)).collect();
        let starts = graph.node_weights().map(|node| node.is_start).collect();
        let edges: Vec<InputEdge> = graph
            .edge_references()
            .map(|edge| InputEdge {
                from: edge.source().index(),
                to: edge.target().index(),
                weight: edge.weight().weight,
                kind: edge.weight().kind,
                label: edge.weight().label.map(|size| along_the_flow(cut_to_longest(size), direction)),
            })
            .collect();
        let given: Vec<Option<usize>> = graph.node_weights().map(|node| node.stage).collect();
        let (bands, stages) = bands(&given, &edges);
        let mut self_loops = vec![Vec::new(); given.len()];
        for (line, a) in edges.iter().enumerate().filter(|(_, a)| a.is_self_loop()) {
            self_loops[a.from].push(line);
        }
        let reversed = vec![false; edges.len()];
        let fixed = vec![false; given.len()];
        InputGraph { boxes, bands, stages, starts, edges, reversed, self_loops, fixed }
    }
}

fn cut_to_longest(size: Size) -> Size {
    Size::new(size.width.min(LONGEST), size.height.min(LONGEST))
}

/// A box without a stage stands with the latest stage that leads to it, else with the first it leads to.
fn bands(given: &[Option<usize>], edges: &[InputEdge]) -> (Vec<usize>, Vec<Option<usize>>) {
    let mut known = given.to_vec();
    let mut is_settled = false;
    while !is_settled {
        is_settled = true;
        let before = known.clone();
        for (idx, stage) in known.iter_mut().enumerate() {
            if stage.is_some() {
                continue;
            }
            let behind = edges.iter().filter(|a| a.to == idx).filter_map(|a| before[a.from]).max();
            let ahead = edges.iter().filter(|a| a.from == idx).filter_map(|a| before[a.to]).min();
            *stage = behind.or(ahead);
            is_settled &= stage.is_none();
        }
        if before.iter().all(Option::is_none) {
            break;
        }
    }
    let mut stages: Vec<Option<usize>> = known.clone();
    sort_by_key(&mut stages, |stage| *stage);
    stages.dedup();
    let first = stages.iter().flatten().next().copied();
    stages.retain(|stage| stage.is_some() || first.is_none());
    let bands = known.iter().map(|stage| stages.binary_search(&stage.or(first)).unwrap_or_default()).collect();
    (bands, stages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_without_a_stage_stand_with_the_stage_that_leads_to_them_however_far_behind() {
        let line = |from, to| InputEdge { from, to, weight: EdgeWeight::Next, kind: 0, label: None };
        let edges = [line(0, 1), line(1, 2), line(2, 3), line(3, 4)];
        let found = bands(&[Some(3), Some(7), None, None, None], &edges);
        assert_eq!(found, (vec![0, 1, 1, 1, 1], vec![Some(3), Some(7)]));
    }
}
