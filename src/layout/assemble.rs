//! Boxes, lines, labels and bands read off the finished sheet.
//! Must never decide where anything lies.

use crate::geometry::{Point, Rect, Size};

use super::columns::link_shift;
use super::compact::{Along, along};
use super::coordinates::Heights;
use super::gaps::{LABEL_RISE, ROUNDING, TRACK};
use super::loops::arches;
use super::route::Tracks;
use super::sheet::{Holds, Move, Plan, Sheet};
use super::{Band, Direction, Drawing, Line};

/// Room round the whole drawing.
const FRAME: f64 = 16.0;
/// More of it over a story that runs to the right, for the titles of the stages.
const TITLES: f64 = 12.0;
/// Builds the drawing.
pub fn drawing(plan: &Plan, sheet: &Sheet, heights: &Heights, tracks: &Tracks, direction: Direction) -> Drawing {
    let along = along(plan, sheet, heights, tracks);
    let boxes: Vec<Rect> = (0..plan.boxes.len())
        .map(|idx| {
            let size = plan.boxes[idx];
            let (left, width) = along.columns[sheet.slots[idx].column];
            Rect::new(
                left + (width - size.width) / 2.0,
                heights.slots[idx] - size.height / 2.0,
                size.width,
                size.height,
            )
        })
        .collect();
    let lines = (0..plan.moves.len())
        .map(|line| {
            let small = small_loop(plan, line, boxes[plan.moves[line].from]);
            let small = small.or_else(|| link(plan, sheet, &boxes, line));
            small.unwrap_or_else(|| long_line(plan, sheet, heights, tracks, &along, &boxes, line))
        })
        .collect();
    finished(plan, sheet, &along, boxes, lines, direction)
}

/// The line of a move that comes back to its own box.
fn small_loop(plan: &Plan, line: usize, area: Rect) -> Option<Line> {
    let arch = arches(plan, plan.moves[line].from).into_iter().find(|arch| arch.line == line)?;
    let corner = |x, rise| Point::new(area.left() + x, area.top() - rise);
    let points =
        vec![corner(arch.from, 0.0), corner(arch.from, arch.rise), corner(arch.to, arch.rise), corner(arch.to, 0.0)];
    let label = plan.moves[line].label.map(|size| Rect { origin: corner(arch.label_left, arch.label_rise), size });
    Some(Line { points, label, goes_back: true })
}

/// The line between two boxes that stand right below each other; several stand side by side.
fn link(plan: &Plan, sheet: &Sheet, boxes: &[Rect], line: usize) -> Option<Line> {
    if !sheet.is_link(plan, line) {
        return None;
    }
    let ends = |a: &Move| (a.from.min(a.to), a.from.max(a.to));
    let own = &plan.moves[line];
    let (from, to) = (boxes[own.from], boxes[own.to]);
    let alike =
        (0..plan.moves.len()).filter(|&other| ends(&plan.moves[other]) == ends(own) && sheet.is_link(plan, other));
    let alike: Vec<usize> = alike.collect();
    let nth = alike.iter().position(|&other| other == line).unwrap_or_default();
    let room = from.size.width.min(to.size.width) / (alike.len() + 1) as f64;
    let shift = (nth as f64 - (alike.len() - 1) as f64 / 2.0) * room.min(2.0 * TRACK);
    let x = match own.label {
        Some(_) => from.centre().x - link_shift(from.size.width.min(to.size.width)),
        None => from.centre().x + shift,
    };
    let (leaves, enters) = if from.top() < to.top() { (from.bottom(), to.top()) } else { (from.top(), to.bottom()) };
    let points = vec![Point::new(x, leaves), Point::new(x, enters)];
    let middle = (leaves + enters) / 2.0;
    let label = own.label.map(|size| Rect::new(x + LABEL_RISE, middle - size.height / 2.0, size.width, size.height));
    Some(Line { points, label, goes_back: plan.turned[line] })
}

fn long_line(
    plan: &Plan,
    sheet: &Sheet,
    heights: &Heights,
    tracks: &Tracks,
    along: &Along,
    boxes: &[Rect],
    line: usize,
) -> Line {
    let path = &sheet.paths[line];
    let mut points = Vec::new();
    let mut label = None;
    for (step, hop) in path.iter().enumerate() {
        let (from, to) = heights.hops[line][step];
        points.extend(edge(sheet, boxes, hop.from, hop.gap).map(|x| Point::new(x, from)));
        let mut height = from;
        for (&x, &(_, next)) in along.turns[line][step].iter().zip(&tracks.turns[line][step]) {
            points.extend([Point::new(x, height), Point::new(x, next)]);
            height = next;
        }
        points.extend(edge(sheet, boxes, hop.to, hop.gap).map(|x| Point::new(x, to)));
        if let Some(size) = sheet.slots[hop.to].label {
            let top = to - LABEL_RISE - size.height;
            label = Some(Rect::new(along.labels[hop.to], top, size.width, size.height));
        }
    }
    Line { points: simplified(points), label, goes_back: plan.turned[line] }
}

/// Where a line meets a box: at the side that faces the gap.
fn edge(sheet: &Sheet, boxes: &[Rect], slot: usize, gap: usize) -> Option<f64> {
    match (sheet.slots[slot].holds, sheet.is_beyond(slot, gap)) {
        (Holds::Box(idx), true) => Some(boxes[idx].left()),
        (Holds::Box(idx), false) => Some(boxes[idx].right()),
        (Holds::Lane(_), _) => None,
    }
}

/// The same line without points that are no corners.
fn simplified(points: Vec<Point>) -> Vec<Point> {
    let mut corners: Vec<Point> = Vec::with_capacity(points.len());
    for point in points {
        if corners.last().is_some_and(|last| last.distance(point) < ROUNDING) {
            continue;
        }
        if let [.., one, two] = corners[..] {
            let is_level = (one.y - two.y).abs() < ROUNDING && (two.y - point.y).abs() < ROUNDING;
            let is_upright = (one.x - two.x).abs() < ROUNDING && (two.x - point.x).abs() < ROUNDING;
            if is_level || is_upright {
                corners.pop();
            }
        }
        corners.push(point);
    }
    corners
}

/// Moves everything inside the frame, adds the bands and changes x and y over if the story runs down.
fn finished(
    plan: &Plan,
    sheet: &Sheet,
    along: &Along,
    mut boxes: Vec<Rect>,
    mut lines: Vec<Line>,
    direction: Direction,
) -> Drawing {
    let mut whole: Option<Rect> = None;
    let parts = boxes.iter().copied();
    let parts = parts.chain(lines.iter().flat_map(|line| line.label));
    let parts = parts
        .chain(lines.iter().flat_map(|line| line.points.iter().map(|&origin| Rect { origin, size: Size::default() })));
    for part in parts {
        whole = Some(whole.map_or(part, |whole| whole.union(part)));
    }
    let Some(whole) = whole else {
        return Drawing { direction, size: Size::default(), boxes, lines, bands: Vec::new() };
    };
    let has_titles = direction == Direction::Right && plan.stages.iter().any(Option::is_some);
    let titles = if has_titles { TITLES } else { 0.0 };
    let by = Point::new(FRAME, FRAME + titles) - whole.origin;
    let size = Size::new(whole.size.width + 2.0 * FRAME, whole.size.height + 2.0 * FRAME + titles);
    boxes.iter_mut().for_each(|area| *area = area.moved(by));
    for line in &mut lines {
        line.points.iter_mut().for_each(|point| *point = *point + by);
        line.label = line.label.map(|area| area.moved(by));
    }
    let bands = bands(plan, sheet, along, by.x, size);
    let drawing = Drawing { direction, size, boxes, lines, bands };
    match direction {
        Direction::Right => drawing,
        Direction::Down => transposed(drawing),
    }
}

/// The bands meet in the middle of the gap between their columns and together cover the drawing.
fn bands(plan: &Plan, sheet: &Sheet, along: &Along, shift: f64, size: Size) -> Vec<Band> {
    let mut spans: Vec<(usize, f64, f64)> = Vec::new();
    for (band, stage) in plan.stages.iter().enumerate() {
        let Some(stage) = *stage else { continue };
        let columns = (0..plan.boxes.len()).filter(|&idx| plan.bands[idx] == band).map(|idx| sheet.slots[idx].column);
        let (Some(first), Some(last)) = (columns.clone().min(), columns.max()) else { continue };
        let (start, end) = (along.columns[first].0 + shift, along.columns[last].0 + along.columns[last].1 + shift);
        spans.push((stage, start, end));
    }
    let n = spans.len();
    let mut bands = Vec::with_capacity(n);
    for (nth, &(stage, start, end)) in spans.iter().enumerate() {
        let from = if nth == 0 { 0.0 } else { (spans[nth - 1].2 + start) / 2.0 };
        let upto = if nth + 1 == n { size.width } else { (end + spans[nth + 1].1) / 2.0 };
        bands.push(Band { stage, area: Rect::new(from, 0.0, upto - from, size.height) });
    }
    bands
}

fn transposed(mut drawing: Drawing) -> Drawing {
    drawing.size = drawing.size.transposed();
    drawing.boxes.iter_mut().for_each(|area| *area = area.transposed());
    for line in &mut drawing.lines {
        line.points.iter_mut().for_each(|point| *point = point.transposed());
        line.label = line.label.map(Rect::transposed);
    }
    drawing.bands.iter_mut().for_each(|band| band.area = band.area.transposed());
    drawing
}
