//! From a graph and the sizes of its boxes to a finished drawing: a layered layout in pure stages. It knows neither
//! the map, nor its words, nor the browser, so it can be tested on generated graphs and measured beside other
//! engines.
//!
//! What a reader is shown is drawn in columns ([`in_columns`]), without a coordinate. The layered drawing makes the pictures of maps where a
//! link is posted, and is measured beside other engines; its lengths are in pixels of the drawing.

mod alignment;
mod assemble;
mod columns;
mod compaction;
mod coordinate_assignment;
mod crossing_minimization;
mod cycle_removal;
mod drawing;
mod edge_bundling;
mod edge_reinsertion;
mod incremental;
mod input_graph;
mod labels;
mod layer_width;
mod layered_graph;
mod layering;
mod model;
mod network_simplex;
mod ordering;
mod placed_graph;
mod port_sliding;
mod precomputed_order;
pub mod promises;
mod rng;
mod routing;
mod self_loops;
mod spacing;
#[cfg(test)]
mod testing;

pub use columns::{Across, Column, ColumnDrawing, ColumnLimits, ColumnLine, Run, in_columns};
pub use drawing::{Band, Drawing, Line};
pub use model::{Direction, Edge, EdgeWeight, Graph, Node};

use crate::chart_order::ChartOrder;
use crate::geometry::Point;
use input_graph::InputGraph;
use layered_graph::LayeredGraph;

/// Draws any graph: the same graph always gives the same drawing.
///
/// The layered method of Sugiyama, Tagawa and Toda (1981), with the map's stages as bands of layers:
/// 1. `cycle_removal` reverses the moves that go back, so that the rest runs one way;
/// 2. `crossing_minimization` tries a few layerings and keeps the one with the fewest crossings; for each,
///    - `layering` gives every box its layer, stage after stage, in large graphs by `network_simplex`,
///    - `layered_graph` cuts long lines into segments, with a dummy in each layer they pass,
///    - `ordering` arranges every layer so that few lines cross,
///    - `edge_reinsertion` takes single lines out and puts them back where they cross least;
/// 3. `labels` reserves the room for the words on the lines, and `edge_bundling` joins lines of one kind to the same box;
/// 4. `coordinate_assignment` places boxes and dummies across the flow, main lines straight: `alignment` says which segments
///    shall be straight, and `port_sliding` slides the ends of lines along the boxes where that makes more of them straight;
/// 5. `routing` gives every jog of a line its track in the channel between two layers;
/// 6. `compaction` packs layers, jogs and labels along the flow;
/// 7. `assemble` reads boxes, lines, labels and bands off.
///
/// A drawing from top to bottom is the same drawing with x and y changed over.
pub fn arrange(graph: &Graph, direction: Direction) -> Drawing {
    let input = acyclic(graph, direction);
    finished(&input, &mut crossing_minimization::best(&input), direction)
}

/// Finds the layers and orders for a graph that is drawn again and again: as [`arrange`] does, with `effort` times the work.
pub fn find_order(graph: &Graph, effort: usize) -> ChartOrder {
    let input = acyclic(graph, Direction::Right);
    precomputed_order::written(&input, &crossing_minimization::best_of(&input, effort))
}

/// Draws a graph in an order found before.
///
/// # Errors
///
/// The order is not one of this graph; the message says what does not fit.
pub fn arrange_ordered(graph: &Graph, order: &ChartOrder, direction: Direction) -> Result<Drawing, String> {
    let mut input = InputGraph::new(graph, direction);
    let mut layered = precomputed_order::read(&mut input, order)?;
    Ok(finished(&input, &mut layered, direction))
}

/// Draws a graph that has changed a little like an earlier drawing of it: `boxes` and `lines` say for each box and each
/// line where it is in that drawing, nothing for new ones. Boxes keep their layers and their order in them, and lines
/// their way as long as no other crosses less; what a drawing promises holds.
pub fn arrange_like(graph: &Graph, before: &Drawing, boxes: &[Option<usize>], lines: &[Option<usize>]) -> Drawing {
    let direction = before.direction;
    let mut input = acyclic(graph, direction);
    let along = |at: Point| match direction {
        Direction::Right => at,
        Direction::Down => at.transposed(),
    };
    let middle = |known: &Option<usize>| before.boxes.get((*known)?).map(|area| along(area.centre()));
    let corners = |known: &Option<usize>| {
        let line = before.lines.get((*known)?)?;
        Some(line.points.iter().copied().map(along).collect())
    };
    let before = incremental::PreviousDrawing {
        middles: boxes.iter().map(middle).collect(),
        lines: lines.iter().map(corners).collect(),
    };
    let mut layered = incremental::layered(&mut input, &before).unwrap_or_else(|| crossing_minimization::best(&input));
    finished(&input, &mut layered, direction)
}

fn acyclic(graph: &Graph, direction: Direction) -> InputGraph {
    let mut input = InputGraph::new(graph, direction);
    input.reversed = cycle_removal::reversed_edges(&input);
    input
}

/// The drawing of a layered graph without labels yet.
fn finished(input: &InputGraph, layered: &mut LayeredGraph, direction: Direction) -> Drawing {
    labels::reserve(input, layered);
    edge_bundling::join(input, layered);
    let mut cross = coordinate_assignment::assign(input, layered);
    port_sliding::straighten(input, layered, &mut cross);
    let tracks = routing::tracks(input, layered, &cross);
    let main = compaction::main_axis(input, layered, &cross, &tracks);
    let placed = placed_graph::PlacedGraph { input, layered, cross: &cross, tracks: &tracks, main: &main };
    assemble::drawing(&placed, direction)
}
