//! Boxes, lines, labels and bands read off the finished sheet.
//! Must never decide where anything lies.

use crate::geometry::{Point, Rect, Size};

use super::columns::link_shift;
use super::drawing::{Band, Drawing, Line};
use super::gaps::{LABEL_RISE, ROUNDING, TRACK};
use super::laid::{Corner, Laid, Way};
use super::loops::arches;
use super::model::Direction;
use super::rows::Rows;
use super::sheet::{Holds, Move, Plan, Sheet};

/// Builds the drawing.
pub fn drawing(laid: &Laid, direction: Direction) -> Drawing {
    let Laid { plan, sheet, heights, along, .. } = *laid;
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
    let is_shared = sheet.shared();
    let ways: Vec<Way> = (0..plan.moves.len())
        .map(|line| {
            let small = small_loop(plan, line, boxes[plan.moves[line].from]);
            let small = small.or_else(|| link(plan, sheet, &boxes, line));
            small.unwrap_or_else(|| long_line(laid, &boxes, &is_shared, line))
        })
        .collect();
    let Some(rows) = Rows::new(laid, &boxes, &ways, has_titles(plan, direction)) else {
        return Drawing { direction, size: Size::default(), boxes: Vec::new(), lines: Vec::new(), bands: Vec::new() };
    };
    let size = rows.size;
    let bands = bands(laid, &rows);
    let lines = ways.into_iter().map(|way| finished(sheet, &rows, &is_shared, way)).collect();
    let boxes = boxes.into_iter().map(|area| rows.moved(area)).collect();
    let drawing = Drawing { direction, size, boxes, lines, bands };
    match direction {
        Direction::Right => drawing,
        Direction::Down => transposed(drawing),
    }
}

/// The titles of the stages stand over a story that runs to the right.
fn has_titles(plan: &Plan, direction: Direction) -> bool {
    direction == Direction::Right && plan.stages.iter().any(Option::is_some)
}

/// The line of a move that comes back to its own box.
fn small_loop(plan: &Plan, line: usize, area: Rect) -> Option<Way> {
    let arch = arches(plan, plan.moves[line].from).into_iter().find(|arch| arch.line == line)?;
    let corner = |x, rise| Point::new(area.left() + x, area.top() - rise);
    let points =
        [corner(arch.from, 0.0), corner(arch.from, arch.rise), corner(arch.to, arch.rise), corner(arch.to, 0.0)];
    let label = plan.moves[line].label.map(|size| Rect { origin: corner(arch.label_left, arch.label_rise), size });
    Some(Way { corners: points.map(Corner::At).into(), label, joins: Vec::new(), goes_back: true })
}

/// The line between two boxes that stand right below each other; several stand side by side.
fn link(plan: &Plan, sheet: &Sheet, boxes: &[Rect], line: usize) -> Option<Way> {
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
    let corners = [leaves, enters].map(|y| Corner::At(Point::new(x, y))).into();
    let middle = (leaves + enters) / 2.0;
    let label = own.label.map(|size| Rect::new(x + LABEL_RISE, middle - size.height / 2.0, size.width, size.height));
    Some(Way { corners, label, joins: Vec::new(), goes_back: plan.turned[line] })
}

fn long_line(laid: &Laid, boxes: &[Rect], is_shared: &[bool], line: usize) -> Way {
    let Laid { plan, sheet, heights, tracks, along } = *laid;
    let mut way = Way { corners: Vec::new(), label: None, joins: Vec::new(), goes_back: plan.turned[line] };
    let corners = &mut way.corners;
    for (line, step) in whole_path(sheet, line) {
        let hop = &sheet.paths[line][step];
        let (from, to) = heights.hops[line][step];
        let at = |x: f64, y: f64| Corner::At(Point::new(x, y));
        corners.extend(edge(sheet, boxes, hop.from, hop.gap).map(|x| at(x, from)));
        let mut height = from;
        for (&x, &(_, next)) in along.turns[line][step].iter().zip(&tracks.turns[line][step]) {
            corners.extend([at(x, height), at(x, next)]);
            height = next;
        }
        let end = along.turns[line][step].last().filter(|_| is_shared[hop.to]);
        way.joins.extend(end.map(|&x| Point::new(x, height)));
        if sheet.is_wrapped(hop) {
            corners.push(Corner::Wrap(line, step));
        }
        corners.extend(edge(sheet, boxes, hop.to, hop.gap).map(|x| at(x, to)));
        if let Some(size) = sheet.slots[hop.to].label {
            let top = to - LABEL_RISE - size.height;
            way.label = Some(Rect::new(along.labels[hop.to], top, size.width, size.height));
        }
    }
    way
}

/// The hops of a line, as (line, step): its own, and after a join those of the line it goes on along.
fn whole_path(sheet: &Sheet, line: usize) -> Vec<(usize, usize)> {
    let mut hops: Vec<(usize, usize)> = Vec::new();
    let (mut line, mut step) = (line, 0);
    while let Some(last) = sheet.paths[line].last() {
        hops.extend((step..sheet.paths[line].len()).map(|step| (line, step)));
        let Holds::Lane(trunk) = sheet.slots[last.to].holds else { break };
        step = sheet.paths[trunk].iter().position(|hop| hop.from == last.to).unwrap_or_default();
        line = trunk;
    }
    hops
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

/// A line with its row in its place.
fn finished(sheet: &Sheet, rows: &Rows, is_shared: &[bool], way: Way) -> Line {
    let mut points = Vec::with_capacity(way.corners.len());
    let mut joins: Vec<Point> = way.joins.into_iter().map(|point| rows.at(point)).collect();
    for corner in way.corners {
        match corner {
            Corner::At(point) => points.push(rows.at(point)),
            Corner::Wrap(line, step) => {
                let mut wrap = rows.wrap(line, step);
                let hop = &sheet.paths[line][step];
                if sheet.is_beyond(hop.from, hop.gap) {
                    wrap.reverse();
                }
                joins.extend(wrap.last().filter(|_| is_shared[hop.to]));
                points.extend(wrap);
            }
        }
    }
    let label = way.label.map(|area| rows.moved(area));
    Line { points: simplified(points), label, joins, goes_back: way.goes_back }
}

/// In each row the bands meet in the middle of the gap between their columns, and together cover it.
fn bands(laid: &Laid, rows: &Rows) -> Vec<Band> {
    let Laid { plan, sheet, along, .. } = *laid;
    let mut spans: Vec<Vec<(usize, f64, f64)>> = vec![Vec::new(); rows.areas.len()];
    for (band, stage) in plan.stages.iter().enumerate() {
        let Some(stage) = *stage else { continue };
        for idx in (0..plan.boxes.len()).filter(|&idx| plan.bands[idx] == band) {
            let (start, width) = along.columns[sheet.slots[idx].column];
            let (row, start) = (rows.row(start), rows.at(Point::new(start, 0.0)).x);
            match spans[row].last_mut().filter(|span| span.0 == stage) {
                Some(span) => (span.1, span.2) = (span.1.min(start), span.2.max(start + width)),
                None => spans[row].push((stage, start, start + width)),
            }
        }
    }
    let mut bands = Vec::new();
    for (spans, area) in spans.iter().zip(&rows.areas) {
        for (nth, &(stage, start, end)) in spans.iter().enumerate() {
            let from = if nth == 0 { area.left() } else { (spans[nth - 1].2 + start) / 2.0 };
            let upto = spans.get(nth + 1).map_or(area.right(), |next| (end + next.1) / 2.0);
            bands.push(Band { stage, area: Rect::new(from, area.top(), upto - from, area.size.height) });
        }
    }
    bands
}

fn transposed(mut drawing: Drawing) -> Drawing {
    drawing.size = drawing.size.transposed();
    drawing.boxes.iter_mut().for_each(|area| *area = area.transposed());
    for line in &mut drawing.lines {
        line.points.iter_mut().for_each(|point| *point = point.transposed());
        line.label = line.label.map(Rect::transposed);
        line.joins.iter_mut().for_each(|point| *point = point.transposed());
    }
    drawing.bands.iter_mut().for_each(|band| band.area = band.area.transposed());
    drawing
}
