//! Boxes, lines, labels and bands read off the finished layered graph.

use crate::geometry::{Point, Rect, Size};

use super::drawing::{Band, Drawing, Line};
use super::input_graph::{InputEdge, InputGraph};
use super::layer_width::link_shift;
use super::layered_graph::{LayeredGraph, NodeKind};
use super::model::Direction;
use super::placed_graph::{Corner, PlacedGraph, Polyline};
use super::rows::{RowTitles, Rows};
use super::self_loops::arches;
use super::spacing::{LABEL_RISE, ROUNDING, TRACK};

/// Builds the drawing.
pub fn drawing(placed: &PlacedGraph, direction: Direction) -> Drawing {
    let PlacedGraph { input, layered, cross, main, .. } = *placed;
    let boxes: Vec<Rect> = (0..input.boxes.len())
        .map(|idx| {
            let size = input.boxes[idx];
            let (left, width) = main.layers[layered.nodes[idx].layer];
            Rect::new(left + (width - size.width) / 2.0, cross.nodes[idx] - size.height / 2.0, size.width, size.height)
        })
        .collect();
    let is_shared = layered.shared();
    let polylines: Vec<Polyline> = (0..input.edges.len())
        .map(|line| {
            let small = small_loop(input, line, boxes[input.edges[line].from]);
            let small = small.or_else(|| link(input, layered, &boxes, line));
            small.unwrap_or_else(|| long_line(placed, &boxes, &is_shared, line))
        })
        .collect();
    let Some(rows) = Rows::new(placed, &boxes, &polylines, row_titles(input, direction)) else {
        return Drawing { direction, size: Size::default(), boxes: Vec::new(), lines: Vec::new(), bands: Vec::new() };
    };
    let size = rows.size;
    let bands = bands(placed, &rows);
    let lines = polylines.into_iter().map(|polyline| finished(layered, &rows, &is_shared, polyline)).collect();
    let boxes = boxes.into_iter().map(|area| rows.moved(area)).collect();
    let drawing = Drawing { direction, size, boxes, lines, bands };
    match direction {
        Direction::Right => drawing,
        Direction::Down => transposed(drawing),
    }
}

/// The titles of the stages stand over a story that runs to the right.
fn row_titles(input: &InputGraph, direction: Direction) -> RowTitles {
    match direction == Direction::Right && input.stages.iter().any(Option::is_some) {
        true => RowTitles::Above,
        false => RowTitles::Absent,
    }
}

/// The line of a move that comes back to its own box.
fn small_loop(input: &InputGraph, line: usize, area: Rect) -> Option<Polyline> {
    let arch = arches(input, input.edges[line].from).into_iter().find(|arch| arch.line == line)?;
    let corner = |x, rise| Point::new(area.left() + x, area.top() - rise);
    let points =
        [corner(arch.from, 0.0), corner(arch.from, arch.rise), corner(arch.to, arch.rise), corner(arch.to, 0.0)];
    let label = input.edges[line].label.map(|size| Rect { origin: corner(arch.label_left, arch.label_rise), size });
    Some(Polyline { corners: points.map(Corner::At).into(), label, joins: Vec::new(), goes_back: true })
}

/// The line between two boxes that stand right below each other; several stand side by side.
fn link(input: &InputGraph, layered: &LayeredGraph, boxes: &[Rect], line: usize) -> Option<Polyline> {
    if !layered.is_link(input, line) {
        return None;
    }
    let ends = |a: &InputEdge| (a.from.min(a.to), a.from.max(a.to));
    let own = &input.edges[line];
    let (from, to) = (boxes[own.from], boxes[own.to]);
    let alike =
        (0..input.edges.len()).filter(|&other| ends(&input.edges[other]) == ends(own) && layered.is_link(input, other));
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
    Some(Polyline { corners, label, joins: Vec::new(), goes_back: input.reversed[line] })
}

fn long_line(placed: &PlacedGraph, boxes: &[Rect], is_shared: &[bool], line: usize) -> Polyline {
    let PlacedGraph { input, layered, cross, tracks, main } = *placed;
    let mut polyline =
        Polyline { corners: Vec::new(), label: None, joins: Vec::new(), goes_back: input.reversed[line] };
    let corners = &mut polyline.corners;
    for (line, step) in whole_path(layered, line) {
        let segment = &layered.paths[line][step];
        let (from, to) = cross.segments[line][step];
        let at = |x: f64, y: f64| Corner::At(Point::new(x, y));
        corners.extend(edge(layered, boxes, segment.from, segment.channel).map(|x| at(x, from)));
        let mut height = from;
        for (&x, &(_, next)) in main.jogs[line][step].iter().zip(&tracks.jogs[line][step]) {
            corners.extend([at(x, height), at(x, next)]);
            height = next;
        }
        let end = main.jogs[line][step].last().filter(|_| is_shared[segment.to]);
        polyline.joins.extend(end.map(|&x| Point::new(x, height)));
        if layered.is_wrapped(segment) {
            corners.push(Corner::Wrap(line, step));
        }
        corners.extend(edge(layered, boxes, segment.to, segment.channel).map(|x| at(x, to)));
        if let Some(size) = layered.nodes[segment.to].label {
            let top = to - LABEL_RISE - size.height;
            polyline.label = Some(Rect::new(main.labels[segment.to], top, size.width, size.height));
        }
    }
    polyline
}

/// The segments of a line, as (line, step): its own, and after a join those of the line it goes on along.
fn whole_path(layered: &LayeredGraph, line: usize) -> Vec<(usize, usize)> {
    let mut segments: Vec<(usize, usize)> = Vec::new();
    let (mut line, mut step) = (line, 0);
    while let Some(last) = layered.paths[line].last() {
        segments.extend((step..layered.paths[line].len()).map(|step| (line, step)));
        let NodeKind::Dummy(trunk) = layered.nodes[last.to].kind else { break };
        step = layered.paths[trunk].iter().position(|segment| segment.from == last.to).unwrap_or_default();
        line = trunk;
    }
    segments
}

/// Where a line meets a box: at the side that faces the channel.
fn edge(layered: &LayeredGraph, boxes: &[Rect], node: usize, channel: usize) -> Option<f64> {
    match (layered.nodes[node].kind, layered.is_beyond(node, channel)) {
        (NodeKind::Box(idx), true) => Some(boxes[idx].left()),
        (NodeKind::Box(idx), false) => Some(boxes[idx].right()),
        (NodeKind::Dummy(_), _) => None,
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
fn finished(layered: &LayeredGraph, rows: &Rows, is_shared: &[bool], polyline: Polyline) -> Line {
    let mut points = Vec::with_capacity(polyline.corners.len());
    let mut joins: Vec<Point> = polyline.joins.into_iter().map(|point| rows.at(point)).collect();
    for corner in polyline.corners {
        match corner {
            Corner::At(point) => points.push(rows.at(point)),
            Corner::Wrap(line, step) => {
                let mut wrap = rows.wrap(line, step);
                let segment = &layered.paths[line][step];
                if layered.is_beyond(segment.from, segment.channel) {
                    wrap.reverse();
                }
                joins.extend(wrap.last().filter(|_| is_shared[segment.to]));
                points.extend(wrap);
            }
        }
    }
    let label = polyline.label.map(|area| rows.moved(area));
    Line { points: simplified(points), label, joins, goes_back: polyline.goes_back }
}

/// In each row the bands meet in the middle of the channel between their layers, and together cover it.
fn bands(placed: &PlacedGraph, rows: &Rows) -> Vec<Band> {
    let PlacedGraph { input, layered, main, .. } = *placed;
    let mut spans: Vec<Vec<(usize, f64, f64)>> = vec![Vec::new(); rows.areas.len()];
    for (band, stage) in input.stages.iter().enumerate() {
        let Some(stage) = *stage else { continue };
        for idx in (0..input.boxes.len()).filter(|&idx| input.bands[idx] == band) {
            let (start, width) = main.layers[layered.nodes[idx].layer];
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
