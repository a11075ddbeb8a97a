//! Where the arrow keys lead in the chart: along the moves with the flow and against it, and to the neighbours across it.

use crate::geometry::Rect;
use crate::layout::Drawing;
use crate::scene::chart::Chart;

/// A direction of travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Along a move.
    On,
    /// Back along a move.
    Back,
    /// To the neighbour above, or to the left where the story runs down.
    Before,
    /// To the neighbour below, or to the right where the story runs down.
    After,
    /// The first step in reading order.
    First,
    /// The last.
    Last,
}

/// The box to go to from `here`; none where there is nothing in that direction.
pub fn travel(chart: &Chart, drawing: &Drawing, here: usize, toward: Toward) -> Option<usize> {
    match toward {
        Toward::On => chart.lines.iter().find(|line| line.from == here && line.to != here).map(|line| line.to),
        Toward::Back => chart.lines.iter().find(|line| line.to == here && line.from != here).map(|line| line.from),
        Toward::Before => neighbour(drawing, here, -1.0),
        Toward::After => neighbour(drawing, here, 1.0),
        Toward::First => (!chart.boxes.is_empty()).then_some(0),
        Toward::Last => chart.boxes.len().checked_sub(1),
    }
}

/// The nearest box across the flow on one side, boxes of the same column counting as far nearer than others.
fn neighbour(drawing: &Drawing, here: usize, side: f64) -> Option<usize> {
    let turned = |rect: &Rect| match drawing.direction {
        crate::layout::Direction::Right => rect.centre(),
        crate::layout::Direction::Down => rect.centre().transposed(),
    };
    let from = turned(drawing.boxes.get(here)?);
    let distances = drawing.boxes.iter().enumerate().filter(|(idx, _)| *idx != here).filter_map(|(idx, rect)| {
        let to = turned(rect);
        let across = (to.y - from.y) * side;
        (1.0 < across).then_some((across + 4.0 * (to.x - from.x).abs(), idx))
    });
    distances.min_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, idx)| idx)
}
