//! What every drawing promises, checked.

use petgraph::visit::EdgeRef;

use crate::geometry::{Point, Rect};

use super::drawing::{Drawing, Line};
use super::model::{Direction, Graph};

/// Lengths below this are rounding.
const HAIR: f64 = 0.01;

/// Every promise the drawing of a graph breaks, in words; nothing if it keeps them all:
/// boxes keep their sizes and do not overlap; lines begin and end on their own boxes, run upright or level, pass
/// through no box and lie on no line they share no box with; labels keep their sizes and touch no box, no other label
/// and no foreign line, and stand at their own line; bands stand in order and hold their boxes; all is inside the
/// drawing.
pub fn broken_promises(graph: &Graph, drawing: &Drawing) -> Vec<String> {
    let mut broken = Vec::new();
    check_boxes(graph, drawing, &mut broken);
    if drawing.lines.len() != graph.edge_count() {
        broken.push(format!("{} lines for {} moves", drawing.lines.len(), graph.edge_count()));
        return broken;
    }
    check_lines(graph, drawing, &mut broken);
    check_hidden_lines(graph, drawing, &mut broken);
    check_labels(graph, drawing, &mut broken);
    check_bands(graph, drawing, &mut broken);
    check_inside(drawing, &mut broken);
    broken
}

fn check_boxes(graph: &Graph, drawing: &Drawing, broken: &mut Vec<String>) {
    for (node, area) in graph.node_weights().zip(&drawing.boxes) {
        let is_kept =
            (node.size.width - area.size.width).abs() < HAIR && (node.size.height - area.size.height).abs() < HAIR;
        if !is_kept {
            broken.push(format!("a box of {:?} is drawn as {:?}", node.size, area.size));
        }
    }
    for (idx, one) in drawing.boxes.iter().enumerate() {
        for (other, two) in drawing.boxes.iter().enumerate().skip(idx + 1) {
            if one.overlaps(*two) {
                broken.push(format!("boxes {idx} and {other} overlap"));
            }
        }
    }
}

fn parts(line: &Line) -> impl Iterator<Item = (Point, Point)> + '_ {
    line.points.windows(2).map(|pair| (pair[0], pair[1]))
}

fn area_of(part: (Point, Point)) -> Rect {
    let (one, two) = part;
    Rect::new(one.x.min(two.x), one.y.min(two.y), (one.x - two.x).abs(), (one.y - two.y).abs())
}

/// Whether a part of a line enters a rectangle.
fn enters(part: (Point, Point), area: Rect) -> bool {
    let part = area_of(part);
    let inner = area.grown(-HAIR);
    part.left() < inner.right()
        && inner.left() < part.right()
        && part.top() < inner.bottom()
        && inner.top() < part.bottom()
}

fn is_on_edge(point: Point, area: Rect) -> bool {
    area.grown(HAIR).contains(point) && !area.grown(-HAIR).contains(point)
}

fn check_lines(graph: &Graph, drawing: &Drawing, broken: &mut Vec<String>) {
    for (nth, (edge, line)) in graph.edge_references().zip(&drawing.lines).enumerate() {
        let own = [edge.source().index(), edge.target().index()];
        let ends = [line.points.first(), line.points.last()];
        for (end, idx) in ends.into_iter().zip(own) {
            if !end.is_some_and(|end| is_on_edge(*end, drawing.boxes[idx])) {
                broken.push(format!("line {nth} does not meet box {idx}"));
            }
        }
        if parts(line).any(|(one, two)| HAIR < (one.x - two.x).abs() && HAIR < (one.y - two.y).abs()) {
            broken.push(format!("line {nth} runs askew"));
        }
        if line.points.iter().any(|point| !point.x.is_finite() || !point.y.is_finite()) {
            broken.push(format!("line {nth} runs nowhere"));
        }
        for (idx, area) in drawing.boxes.iter().enumerate() {
            if parts(line).any(|part| enters(part, *area)) {
                broken.push(format!("line {nth} runs through box {idx}"));
            }
        }
    }
}

/// Lines that share no box must not lie on each other.
fn check_hidden_lines(graph: &Graph, drawing: &Drawing, broken: &mut Vec<String>) {
    let ends: Vec<[usize; 2]> = graph.edge_references().map(|a| [a.source().index(), a.target().index()]).collect();
    let mut level: Vec<(f64, f64, f64, usize)> = Vec::new();
    let mut upright = Vec::new();
    for (nth, line) in drawing.lines.iter().enumerate() {
        for part in parts(line) {
            let area = area_of(part);
            match area.size.height < HAIR {
                true => level.push((area.top(), area.left(), area.right(), nth)),
                false => upright.push((area.left(), area.top(), area.bottom(), nth)),
            }
        }
    }
    for mut parts in [level, upright] {
        parts.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (idx, one) in parts.iter().enumerate() {
            for two in parts[idx + 1..].iter().take_while(|two| two.0 - one.0 < 1.0) {
                let common = one.2.min(two.2) - one.1.max(two.1);
                let is_related = ends[one.3].iter().any(|end| ends[two.3].contains(end));
                if 1.0 < common && !is_related {
                    broken.push(format!("lines {} and {} lie on each other", one.3, two.3));
                }
            }
        }
    }
}

fn check_labels(graph: &Graph, drawing: &Drawing, broken: &mut Vec<String>) {
    for (nth, (edge, line)) in graph.edge_weights().zip(&drawing.lines).enumerate() {
        let (Some(size), Some(area)) = (edge.label, line.label) else {
            if edge.label.is_some() != line.label.is_some() {
                broken.push(format!("line {nth} has lost or found a label"));
            }
            continue;
        };
        if HAIR < (size.width - area.size.width).abs() || HAIR < (size.height - area.size.height).abs() {
            broken.push(format!("the label of line {nth} has changed its size"));
        }
        if !parts(line).any(|part| enters(part, area.grown(8.0))) {
            broken.push(format!("the label of line {nth} stands far from its line"));
        }
        for (idx, other) in drawing.boxes.iter().enumerate().filter(|(_, other)| other.overlaps(area.grown(-HAIR))) {
            broken.push(format!("the label of line {nth} touches box {idx} at {other:?}"));
        }
        for (other, foreign) in drawing.lines.iter().enumerate().filter(|(other, _)| *other != nth) {
            if parts(foreign).any(|part| enters(part, area)) {
                broken.push(format!("the label of line {nth} touches line {other}"));
            }
            if foreign.label.is_some_and(|label| nth < other && label.overlaps(area.grown(-HAIR))) {
                broken.push(format!("the labels of lines {nth} and {other} overlap"));
            }
        }
    }
}

fn check_bands(graph: &Graph, drawing: &Drawing, broken: &mut Vec<String>) {
    for pair in drawing.bands.windows(2) {
        let [one, two] = [pair[0].area, pair[1].area].map(|area| match drawing.direction {
            Direction::Right => area,
            Direction::Down => area.transposed(),
        });
        let is_after = pair[0].stage < pair[1].stage && one.right() <= two.left() + HAIR;
        let is_below = pair[0].stage <= pair[1].stage && one.bottom() <= two.top() + HAIR;
        if !is_after && !is_below {
            broken.push(format!("bands {} and {} stand in the wrong order", pair[0].stage, pair[1].stage));
        }
    }
    for (node, area) in graph.node_weights().zip(&drawing.boxes) {
        let Some(stage) = node.stage else { continue };
        let mut bands = drawing.bands.iter().filter(|band| band.stage == stage);
        if !bands.any(|band| is_within(*area, band.area)) {
            broken.push(format!("a box of stage {stage} stands outside its band"));
        }
    }
}

fn check_inside(drawing: &Drawing, broken: &mut Vec<String>) {
    let whole = Rect { origin: Point::ZERO, size: drawing.size };
    let labels = drawing.lines.iter().flat_map(|line| line.label);
    let points = drawing.lines.iter().flat_map(|line| &line.points);
    let areas = drawing.boxes.iter().copied().chain(labels);
    let areas = areas.chain(points.map(|&origin| Rect { origin, ..Rect::default() }));
    if !areas.into_iter().all(|area| is_within(area, whole)) {
        broken.push("something lies outside the drawing".to_string());
    }
}

fn is_within(area: Rect, whole: Rect) -> bool {
    let whole = whole.grown(HAIR);
    whole.left() <= area.left()
        && area.right() <= whole.right()
        && whole.top() <= area.top()
        && area.bottom() <= whole.bottom()
}
