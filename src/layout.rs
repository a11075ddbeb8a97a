//! From a graph and the sizes of its boxes to a finished drawing; a layered layout in pure stages.
//! Must never know the place, the words or the browser.

mod align;
mod assemble;
mod chance;
pub mod check;
mod columns;
mod compact;
mod coordinates;
mod cycles;
mod drawing;
mod gaps;
mod given;
mod keep;
mod labels;
mod laid;
mod loops;
mod model;
mod order;
mod ports;
mod rank;
mod reroute;
mod route;
mod rows;
mod sheet;
#[cfg(test)]
mod testing;
mod trunk;
mod untangle;
mod wrap;

pub use drawing::{Band, Drawing, Line};
pub use given::Order;
pub use model::{Direction, Edge, Graph, Node, Weight};

use crate::geometry::{Point, Size};
use model::along_the_flow;

/// Draws any graph: the same graph always gives the same drawing.
///
/// The layered method of Sugiyama, Tagawa and Toda (1981), with the map's stages as bands of columns:
/// 1. `cycles` turns the moves that go back, so that the rest runs one way;
/// 2. `untangle` tries a few ways to set the boxes in columns and keeps the one with the fewest crossings; for each,
///    - `rank` gives every box its column, stage after stage,
///    - `sheet` cuts long lines into lanes, one in each column they pass,
///    - `order` arranges every column so that few lines cross,
///    - `reroute` takes single lines out and puts them back where they cross least;
/// 3. `labels` reserves the room for the words on the lines, and `trunk` joins lines of one kind to the same box;
/// 4. `coordinates` places boxes and lanes across the flow, main lines straight: `align` says which parts of lines shall be
///    straight, and `ports` slides the ends of lines along the boxes where that makes more of them straight;
/// 5. `route` gives every turn of a line its track between two columns;
/// 6. `compact` packs columns, turns and labels along the flow;
/// 7. `assemble` reads boxes, lines, labels and bands off the finished sheet; where `wrap` has cut it, `rows` sets the rows
///    one below the other.
///
/// A drawing from top to bottom is the same drawing with x and y changed over.
pub fn arrange(graph: &Graph, direction: Direction) -> Drawing {
    let plan = planned(graph, direction);
    finished(&plan, &mut untangle::best_sheet(&plan), direction).0
}

/// Finds the columns and orders for a graph that is drawn again and again: as [`arrange`] does, with `effort` times the work,
/// and of what crosses least the one that can be shown largest in a room, if one is given.
pub fn order(graph: &Graph, room: Option<Size>, effort: usize) -> Order {
    let plan = planned(graph, Direction::Right);
    let sheets = untangle::best_sheets(&plan, effort);
    let excess = |sheet: &sheet::Sheet| match room {
        Some(room) => wrap::excess(in_rows(&plan, sheet.clone(), Direction::Right, room).size, room),
        None => 0.0,
    };
    let best =
        sheets.iter().map(|sheet| (excess(sheet), sheet)).reduce(|one, two| if two.0 < one.0 { two } else { one });
    best.map(|(_, sheet)| given::written(&plan, sheet)).unwrap_or_default()
}

/// Draws a graph in an order found before. With a room it is cut into rows, as text wraps, where that lets it be shown
/// larger there; lines that lead from one row to another run round its end and back to the beginning of the next.
/// Says what does not fit if the order is not one of this graph.
pub fn arrange_ordered(
    graph: &Graph,
    order: &Order,
    direction: Direction,
    room: Option<Size>,
) -> Result<Drawing, String> {
    let mut plan = sheet::Plan::new(graph, direction);
    let mut sheet = given::read(&mut plan, order)?;
    Ok(match room {
        Some(room) => in_rows(&plan, sheet, direction, room),
        None => finished(&plan, &mut sheet, direction).0,
    })
}

/// The drawing of a sheet that can be shown largest in a room.
fn in_rows(plan: &sheet::Plan, mut sheet: sheet::Sheet, direction: Direction, room: Size) -> Drawing {
    let room = along_the_flow(room, direction);
    let excess = |drawing: &Drawing| wrap::excess(along_the_flow(drawing.size, direction), room);
    let (mut best, along) = finished(plan, &mut sheet, direction);
    if 1.0 < excess(&best) {
        for cuts in wrap::choices(plan, &sheet, &along, room) {
            sheet.cuts = cuts;
            let (drawing, _) = placed(plan, &sheet, direction);
            if excess(&drawing) < excess(&best) {
                best = drawing;
            }
        }
    }
    best
}

/// Draws a graph that has changed a little like an earlier drawing of it: `boxes` and `lines` say for each box and each
/// line where it is in that drawing, nothing for new ones. Boxes keep their columns and their order in them, and lines their
/// way as long as no other crosses less; what a drawing promises holds.
pub fn arrange_like(graph: &Graph, before: &Drawing, boxes: &[Option<usize>], lines: &[Option<usize>]) -> Drawing {
    let direction = before.direction;
    let mut plan = planned(graph, direction);
    let along = |at: Point| match direction {
        Direction::Right => at,
        Direction::Down => at.transposed(),
    };
    let middle = |known: &Option<usize>| before.boxes.get((*known)?).map(|area| along(area.centre()));
    let corners = |known: &Option<usize>| {
        let line = before.lines.get((*known)?)?;
        Some(line.points.iter().copied().map(along).collect())
    };
    let before =
        keep::Before { middles: boxes.iter().map(middle).collect(), lines: lines.iter().map(corners).collect() };
    let mut sheet = keep::sheet(&mut plan, &before).unwrap_or_else(|| untangle::best_sheet(&plan));
    finished(&plan, &mut sheet, direction).0
}

fn planned(graph: &Graph, direction: Direction) -> sheet::Plan {
    let mut plan = sheet::Plan::new(graph, direction);
    plan.turned = cycles::turn(&plan);
    plan
}

fn finished(plan: &sheet::Plan, sheet: &mut sheet::Sheet, direction: Direction) -> (Drawing, compact::Along) {
    labels::reserve(plan, sheet);
    trunk::join(plan, sheet);
    placed(plan, sheet, direction)
}

fn placed(plan: &sheet::Plan, sheet: &sheet::Sheet, direction: Direction) -> (Drawing, compact::Along) {
    let mut heights = coordinates::place(plan, sheet);
    ports::straighten(plan, sheet, &mut heights);
    let tracks = route::tracks(plan, sheet, &heights);
    let along = compact::along(plan, sheet, &heights, &tracks);
    let laid = laid::Laid { plan, sheet, heights: &heights, tracks: &tracks, along: &along };
    (assemble::drawing(&laid, direction), along)
}
