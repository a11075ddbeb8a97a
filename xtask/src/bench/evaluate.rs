//! The yardstick: one way of counting for every layout engine, from geometry alone.
//! It does not know which engine drew what it counts.

use serde::{Deserialize, Serialize};
use waymark::geometry::{Point, Rect, Vec2};

/// Lines nearer than this lie on top of each other.
const ON_TOP: f64 = 1.5;
/// For how long they must, to count.
const LONG: f64 = 6.0;

/// A drawing by any engine, in the graph's order.
pub struct Picture {
    /// The boxes.
    pub boxes: Vec<Rect>,
    /// The lines.
    pub lines: Vec<Stroke>,
}

/// The line of one move.
pub struct Stroke {
    /// The box it leaves.
    pub from: usize,
    /// The box it enters.
    pub to: usize,
    /// Corner points; a curve comes as many short pieces.
    pub points: Vec<Point>,
    /// Where its words stand.
    pub label: Option<Rect>,
    /// Whether the points are of a curve.
    pub is_curve: bool,
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct QualityCounts {
    /// Points where two lines meet, away from a box both end at; points nearer than 1.5 count once.
    pub crossings: usize,
    /// Pairs of lines without a common end that run on top of each other.
    pub overlaps: usize,
    /// Pairs of a line and a box of others that it enters.
    pub through_boxes: usize,
    /// Pairs of boxes that overlap.
    pub boxes_on_boxes: usize,
    /// Pairs of a label and a box, another label or a line of others.
    pub labels_on_anything: usize,
    /// Corners a line.
    pub bends: f64,
    /// Length of all lines over the sum of half the circumferences of all boxes.
    pub length: f64,
    /// Area of the drawing over the area of all boxes.
    pub area: f64,
    /// Width and height of the drawing.
    pub size: (f64, f64),
}

impl QualityCounts {
    /// Everything that must not be there at all.
    pub fn faults(&self) -> usize {
        self.overlaps + self.through_boxes + self.boxes_on_boxes + self.labels_on_anything
    }
}

#[derive(Clone, Copy)]
struct LineSegment {
    line: usize,
    from: Point,
    to: Point,
}

impl LineSegment {
    fn left(&self) -> f64 {
        self.from.x.min(self.to.x)
    }

    fn right(&self) -> f64 {
        self.from.x.max(self.to.x)
    }

    fn along(&self) -> Vec2 {
        self.to - self.from
    }
}

/// What two lines do to each other.
#[derive(Default)]
struct Meeting {
    pair: (usize, usize),
    points: Vec<Point>,
    shared: Vec<(Point, Point)>,
}

/// Counts a drawing.
pub fn evaluate(picture: &Picture) -> QualityCounts {
    let mut pieces: Vec<LineSegment> = Vec::new();
    for (line, stroke) in picture.lines.iter().enumerate() {
        let ends = stroke.points.windows(2).map(|pair| LineSegment { line, from: pair[0], to: pair[1] });
        pieces.extend(ends.filter(|piece| 1e-6 < piece.along().length()));
    }
    pieces.sort_by(|a, b| a.left().total_cmp(&b.left()));
    let (crossings, overlaps) = count_meetings(picture, &pieces);
    let labels: Vec<(usize, Rect)> =
        picture.lines.iter().enumerate().filter_map(|(line, stroke)| Some((line, stroke.label?))).collect();
    let mut through = vec![Vec::new(); picture.boxes.len()];
    let mut struck = vec![Vec::new(); labels.len()];
    for piece in &pieces {
        let stroke = &picture.lines[piece.line];
        for (idx, area) in picture.boxes.iter().enumerate() {
            let is_own = stroke.from == idx || stroke.to == idx;
            if !is_own && is_near(piece, *area) && 0.0 < inside(piece, area.grown(-1.0)) {
                through[idx].push(piece.line);
            }
        }
        for (idx, (line, area)) in labels.iter().enumerate() {
            if *line != piece.line && is_near(piece, *area) && 0.0 < inside(piece, area.grown(-1.0)) {
                struck[idx].push(piece.line);
            }
        }
    }
    let distinct = |mut lines: Vec<usize>| {
        lines.sort_unstable();
        lines.dedup();
        lines.len()
    };
    let through_boxes = through.into_iter().map(distinct).sum();
    let mut labels_on_anything: usize = struck.into_iter().map(distinct).sum();
    for (nth, (_, label)) in labels.iter().enumerate() {
        labels_on_anything += picture.boxes.iter().filter(|area| shared(*label, **area, 1.0)).count();
        labels_on_anything += labels[nth + 1..].iter().filter(|(_, other)| shared(*label, *other, 1.0)).count();
    }
    let pairs = picture.boxes.iter().enumerate();
    let boxes_on_boxes = pairs
        .map(|(idx, area)| picture.boxes[idx + 1..].iter().filter(|other| shared(*area, **other, 0.5)).count())
        .sum();
    let whole = whole(picture);
    let n = picture.lines.len().max(1) as f64;
    let half: f64 = picture.boxes.iter().map(|area| area.size.width + area.size.height).sum();
    let covered: f64 = picture.boxes.iter().map(|area| area.size.width * area.size.height).sum();
    QualityCounts {
        crossings,
        overlaps,
        through_boxes,
        boxes_on_boxes,
        labels_on_anything,
        bends: picture.lines.iter().map(bends).sum::<usize>() as f64 / n,
        length: pieces.iter().map(|piece| piece.along().length()).sum::<f64>() / half.max(1.0),
        area: whole.size.width * whole.size.height / covered.max(1.0),
        size: (whole.size.width, whole.size.height),
    }
}

fn whole(picture: &Picture) -> Rect {
    let points = picture.lines.iter().flat_map(|stroke| &stroke.points);
    let points = points.map(|&origin| Rect { origin, size: Default::default() });
    let labels = picture.lines.iter().filter_map(|stroke| stroke.label);
    picture.boxes.iter().copied().chain(labels).chain(points).reduce(Rect::union).unwrap_or_default()
}

/// Whether two areas share more than `most` in both directions.
fn shared(one: Rect, two: Rect, most: f64) -> bool {
    most < one.right().min(two.right()) - one.left().max(two.left())
        && most < one.bottom().min(two.bottom()) - one.top().max(two.top())
}

fn is_near(piece: &LineSegment, area: Rect) -> bool {
    let (top, bottom) = (piece.from.y.min(piece.to.y), piece.from.y.max(piece.to.y));
    piece.left() <= area.right() && area.left() <= piece.right() && top <= area.bottom() && area.top() <= bottom
}

/// The length of a piece inside an area (clipping after Liang and Barsky 1984).
fn inside(piece: &LineSegment, area: Rect) -> f64 {
    let (from, along) = (piece.from, piece.along());
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    let sides = [
        (-along.x, from.x - area.left()),
        (along.x, area.right() - from.x),
        (-along.y, from.y - area.top()),
        (along.y, area.bottom() - from.y),
    ];
    for (pace, room) in sides {
        if pace.abs() < 1e-12 {
            if room < 0.0 {
                return 0.0;
            }
        } else if pace < 0.0 {
            first = first.max(room / pace);
        } else {
            last = last.min(room / pace);
        }
    }
    (last - first).max(0.0) * along.length()
}

fn distance(point: Point, from: Point, to: Point) -> f64 {
    let (along, own) = (to - from, point - from);
    let square = along.x * along.x + along.y * along.y;
    let share = if square == 0.0 { 0.0 } else { ((own.x * along.x + own.y * along.y) / square).clamp(0.0, 1.0) };
    point.distance(from + along.scaled(share))
}

/// Crossings and overlaps: pieces sorted by where they begin are compared while they can meet.
fn count_meetings(picture: &Picture, pieces: &[LineSegment]) -> (usize, usize) {
    let mut met: Vec<Meeting> = Vec::new();
    for (nth, one) in pieces.iter().enumerate() {
        for two in pieces[nth + 1..].iter().take_while(|two| two.left() <= one.right() + ON_TOP) {
            if one.line == two.line {
                continue;
            }
            let pair = (one.line.min(two.line), one.line.max(two.line));
            let (along, other, apart) = (one.along(), two.along(), two.from - one.from);
            let (length, other_length) = (along.length(), other.length());
            let turn = along.x * other.y - along.y * other.x;
            if 0.02 * length * other_length < turn.abs() {
                let share = (apart.x * other.y - apart.y * other.x) / turn;
                let other_share = (apart.x * along.y - apart.y * along.x) / turn;
                if [share, other_share].iter().all(|share| (-1e-6..=1.0 + 1e-6).contains(share)) {
                    met.push(Meeting { pair, points: vec![one.from + along.scaled(share)], shared: Vec::new() });
                }
                continue;
            }
            let way = along.scaled(1.0 / length);
            let far = two.to - one.from;
            let beside = |vector: Vec2| (vector.y * way.x - vector.x * way.y).abs();
            let onward = |vector: Vec2| vector.x * way.x + vector.y * way.y;
            let (start, end) = (onward(apart).min(onward(far)).max(0.0), onward(apart).max(onward(far)).min(length));
            if beside(apart).max(beside(far)) <= ON_TOP && start < end {
                let shared = (one.from + way.scaled(start), one.from + way.scaled(end));
                met.push(Meeting { pair, points: Vec::new(), shared: vec![shared] });
            }
        }
    }
    met.sort_by_key(|meeting| meeting.pair);
    let mut pairs: Vec<Meeting> = Vec::new();
    for meeting in met {
        match pairs.last_mut().filter(|last| last.pair == meeting.pair) {
            Some(last) => {
                last.points.extend(meeting.points);
                last.shared.extend(meeting.shared);
            }
            None => pairs.push(meeting),
        }
    }
    let (mut crossings, mut overlaps) = (0, 0);
    for meeting in pairs {
        let (one, two) = (&picture.lines[meeting.pair.0], &picture.lines[meeting.pair.1]);
        let ends: Vec<usize> = [one.from, one.to].into_iter().filter(|end| [two.from, two.to].contains(end)).collect();
        let is_hidden = LONG < meeting.shared.iter().map(|part| part.0.distance(part.1)).sum::<f64>();
        overlaps += usize::from(is_hidden && ends.is_empty());
        let mut seen: Vec<Point> = Vec::new();
        for point in meeting.points {
            let is_at_end = ends.iter().any(|end| picture.boxes[*end].grown(3.0).contains(point));
            let is_port = !ends.is_empty() && share_a_port(one, two, point);
            let is_on_shared =
                is_hidden && meeting.shared.iter().any(|part| distance(point, part.0, part.1) < ON_TOP + 1.0);
            if !is_at_end && !is_port && !is_on_shared && seen.iter().all(|other| ON_TOP <= other.distance(point)) {
                seen.push(point);
            }
        }
        crossings += seen.len();
    }
    (crossings, overlaps)
}

/// Whether both lines begin or end at this very point.
fn share_a_port(one: &Stroke, two: &Stroke, point: Point) -> bool {
    let ends = |stroke: &Stroke| [stroke.points.first().copied(), stroke.points.last().copied()];
    ends(one).into_iter().flatten().filter(|end| end.distance(point) < 3.0).any(|end| {
        let mut others = ends(two).into_iter().flatten();
        others.any(|other| other.distance(end) < ON_TOP)
    })
}

/// The corners of a line; of a curve, those of the fewest straight pieces that stay within 3 of it.
fn bends(stroke: &Stroke) -> usize {
    let mut points: Vec<Point> = stroke.points.clone();
    points.dedup_by(|a, b| a.distance(*b) < 1e-6);
    if stroke.is_curve {
        points = simplified(&points, 3.0);
    }
    let is_corner = |corner: &&[Point]| {
        let (one, two) = (corner[1] - corner[0], corner[2] - corner[1]);
        0.0175 < (one.x * two.y - one.y * two.x).atan2(one.x * two.x + one.y * two.y).abs()
    };
    points.windows(3).filter(is_corner).count()
}

/// A line with only the points that are needed to stay near it (Douglas and Peucker 1973).
fn simplified(points: &[Point], near: f64) -> Vec<Point> {
    let Some(last) = points.len().checked_sub(1) else { return Vec::new() };
    let mut is_kept = vec![false; points.len()];
    (is_kept[0], is_kept[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let far = (from + 1..to).map(|idx| (distance(points[idx], points[from], points[to]), idx));
        if let Some((_, idx)) = far.filter(|(far, _)| near < *far).max_by(|a, b| a.0.total_cmp(&b.0)) {
            is_kept[idx] = true;
            open.extend([(from, idx), (idx, to)]);
        }
    }
    points.iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(point, _)| *point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(boxes: &[[f64; 4]], lines: &[(usize, usize, &[[f64; 2]])]) -> Picture {
        let boxes = boxes.iter().map(|&[x, y, w, h]| Rect::new(x, y, w, h)).collect();
        let stroke = |&(from, to, points): &(usize, usize, &[[f64; 2]])| {
            let points = points.iter().map(|&[x, y]| Point::new(x, y)).collect();
            Stroke { from, to, points, label: None, is_curve: false }
        };
        Picture { boxes, lines: lines.iter().map(stroke).collect() }
    }

    const FOUR: [[f64; 4]; 4] =
        [[0.0, 0.0, 10.0, 10.0], [0.0, 40.0, 10.0, 10.0], [90.0, 0.0, 10.0, 10.0], [90.0, 40.0, 10.0, 10.0]];

    #[test]
    fn two_lines_that_cross_do_so_once() {
        let lines: [(usize, usize, &[[f64; 2]]); 2] =
            [(0, 3, &[[10.0, 5.0], [50.0, 5.0], [50.0, 45.0], [90.0, 45.0]]), (1, 2, &[[10.0, 45.0], [90.0, 5.0]])];
        let counts = evaluate(&picture(&FOUR, &lines));
        assert_eq!((counts.crossings, counts.faults()), (1, 0));
        assert_eq!(counts.bends, 1.0);
    }

    #[test]
    fn lines_on_top_of_each_other_and_through_a_box_are_faults() {
        let lines: [(usize, usize, &[[f64; 2]]); 2] =
            [(0, 2, &[[10.0, 5.0], [90.0, 5.0]]), (1, 3, &[[10.0, 42.0], [20.0, 5.0], [95.0, 5.0], [95.0, 40.0]])];
        let counts = evaluate(&picture(&FOUR, &lines));
        assert_eq!((counts.overlaps, counts.through_boxes), (1, 1));
    }
}
