//! Boxes, lines, labels and bands read off the finished layered graph.

use crate::geometry::{Point, Rect, Size, Vec2};

use super::drawing::{Band, Drawing, Line};
use super::input_graph::{InputEdge, InputGraph};
use super::layer_width::link_shift;
use super::layered_graph::{LayeredGraph, NodeKind};
use super::model::Direction;
use super::placed_graph::PlacedGraph;
use super::self_loops::arches;
use super::spacing::{LABEL_RISE, ROUNDING, TRACK};

/// Room round the whole drawing.
const FRAME: f64 = 12.0;
/// More of it over one that runs to the right, for the titles of the stages.
const TITLES: f64 = 18.0;

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
    let mut lines: Vec<Line> = (0..input.edges.len())
        .map(|line| {
            let small = small_loop(input, line, boxes[input.edges[line].from]);
            let small = small.or_else(|| link(input, layered, &boxes, line));
            small.unwrap_or_else(|| long_line(placed, &boxes, &is_shared, line))
        })
        .collect();
    let Some(extent) = extent(&boxes, &lines) else {
        return Drawing { direction, size: Size::default(), boxes: Vec::new(), lines: Vec::new(), bands: Vec::new() };
    };
    let has_titles = direction == Direction::Right && input.stages.iter().any(Option::is_some);
    let top = if has_titles { FRAME + TITLES } else { FRAME };
    let shift = Point::new(FRAME, top) - extent.origin;
    let size = Size::new(extent.size.width + 2.0 * FRAME, extent.size.height + top + FRAME);
    let bands = bands(placed, shift, size);
    for line in &mut lines {
        let points = std::mem::take(&mut line.points).into_iter().map(|point| point + shift).collect();
        line.points = simplified(points);
        line.label = line.label.map(|area| area.moved(shift));
        line.joins.iter_mut().for_each(|point| *point = *point + shift);
    }
    let boxes = boxes.into_iter().map(|area| area.moved(shift)).collect();
    let drawing = Drawing { direction, size, boxes, lines, bands };
    match direction {
        Direction::Right => drawing,
        Direction::Down => transposed(drawing),
    }
}

/// What boxes and lines take up, before they have their place; nothing if there is nothing to place.
fn extent(boxes: &[Rect], lines: &[Line]) -> Option<Rect> {
    let corners =
        lines.iter().flat_map(|line| &line.points).map(|origin| Rect { origin: *origin, size: Size::default() });
    let labels = lines.iter().filter_map(|line| line.label);
    boxes.iter().copied().chain(labels).chain(corners).reduce(Rect::union)
}

/// The line of a move that comes back to its own box.
fn small_loop(input: &InputGraph, line: usize, area: Rect) -> Option<Line> {
    let arch = arches(input, input.edges[line].from).into_iter().find(|arch| arch.line == line)?;
    let corner = |x, rise| Point::new(area.left() + x, area.top() - rise);
    let points =
        [corner(arch.from, 0.0), corner(arch.from, arch.rise), corner(arch.to, arch.rise), corner(arch.to, 0.0)];
    let label = input.edges[line].label.map(|size| Rect { origin: corner(arch.label_left, arch.label_rise), size });
    Some(Line { points: points.into(), label, joins: Vec::new(), goes_back: true })
}

/// The line between two boxes that stand right below each other; several stand side by side.
fn link(input: &InputGraph, layered: &LayeredGraph, boxes: &[Rect], line: usize) -> Option<Line> {
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
    let points = [leaves, enters].map(|y| Point::new(x, y)).into();
    let middle = (leaves + enters) / 2.0;
    let label = own.label.map(|size| Rect::new(x + LABEL_RISE, middle - size.height / 2.0, size.width, size.height));
    Some(Line { points, label, joins: Vec::new(), goes_back: input.reversed[line] })
}

fn long_line(placed: &PlacedGraph, boxes: &[Rect], is_shared: &[bool], line: usize) -> Line {
    let PlacedGraph { input, layered, cross, tracks, main } = *placed;
    let mut drawn = Line { points: Vec::new(), label: None, joins: Vec::new(), goes_back: input.reversed[line] };
    let points = &mut drawn.points;
    for (line, step) in whole_path(layered, line) {
        let segment = &layered.paths[line][step];
        let (from, to) = cross.segments[line][step];
        let at = |x: f64, y: f64| Point::new(x, y);
        points.extend(edge(layered, boxes, segment.from, segment.channel).map(|x| at(x, from)));
        let mut height = from;
        for (&x, &(_, next)) in main.jogs[line][step].iter().zip(&tracks.jogs[line][step]) {
            points.extend([at(x, height), at(x, next)]);
            height = next;
        }
        let end = main.jogs[line][step].last().filter(|_| is_shared[segment.to]);
        drawn.joins.extend(end.map(|&x| Point::new(x, height)));
        points.extend(edge(layered, boxes, segment.to, segment.channel).map(|x| at(x, to)));
        if let Some(size) = layered.nodes[segment.to].label {
            let top = to - LABEL_RISE - size.height;
            drawn.label = Some(Rect::new(main.labels[segment.to], top, size.width, size.height));
        }
    }
    drawn
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

/// The bands meet in the middle of the channel between their layers, and together cover the drawing.
fn bands(placed: &PlacedGraph, shift: Vec2, size: Size) -> Vec<Band> {
    let PlacedGraph { input, layered, main, .. } = *placed;
    let mut spans: Vec<(usize, f64, f64)> = Vec::new();
    for (band, stage) in input.stages.iter().enumerate() {
        let Some(stage) = *stage else { continue };
        for idx in (0..input.boxes.len()).filter(|&idx| input.bands[idx] == band) {
            let (start, width) = main.layers[layered.nodes[idx].layer];
            let (start, end) = (start + shift.x, start + shift.x + width);
            match spans.last_mut().filter(|span| span.0 == stage) {
                Some(span) => (span.1, span.2) = (span.1.min(start), span.2.max(end)),
                None => spans.push((stage, start, end)),
            }
        }
    }
    let band = |(nth, &(stage, start, end)): (usize, &(usize, f64, f64))| {
        let from = if nth == 0 { 0.0 } else { (spans[nth - 1].2 + start) / 2.0 };
        let upto = spans.get(nth + 1).map_or(size.width, |next| (end + next.1) / 2.0);
        Band { stage, area: Rect::new(from, 0.0, upto - from, size.height) }
    };
    spans.iter().enumerate().map(band).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_corners_are_kept() {
        let line = |points: &[(f64, f64)]| points.iter().map(|&(x, y)| Point::new(x, y)).collect::<Vec<_>>();
        let stairs = line(&[(5.0, 7.0), (20.0, 7.0), (20.0, 40.0), (60.0, 40.0)]);
        let with_more = [(5.0, 7.0), (9.0, 7.0), (20.0, 7.0), (20.0, 7.0), (20.0, 30.0), (20.0, 40.0), (60.0, 40.0)];
        assert_eq!(simplified(line(&with_more)), stairs);
        assert_eq!(simplified(stairs.clone()), stairs);
    }
}
