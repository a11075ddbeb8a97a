//! Where the rows of a wrapped drawing stand, and how lines lead from one to the next.

use crate::geometry::{Point, Rect, Size, Vec2};
use crate::sorting::sort_by;

use super::coordinate_assignment::CrossAxis;
use super::layered_graph::LayeredGraph;
use super::placed_graph::{Corner, PlacedGraph, Polyline};
use super::spacing::{LINE_GAP, MARGIN, TRACK};

/// Room round the whole drawing.
pub const FRAME: f64 = 12.0;
/// More of it over a row that runs to the right, for the titles of the stages.
const TITLES: f64 = 18.0;

/// The rows of a drawing; one that is not wrapped has one.
pub struct Rows {
    /// Where each begins along the flow, before it has its place.
    starts: Vec<f64>,
    /// How each is moved to its place.
    shifts: Vec<Vec2>,
    /// The lines that lead from each row to the next.
    wraps: Vec<Wrap>,
    /// What the bands of each row cover.
    pub areas: Vec<Rect>,
    /// The whole drawing.
    pub size: Size,
}

/// The lines that lead from one row to the next. Each runs out of its row, down to its own track between the rows,
/// back to the beginning and into the next row; outer lines stay outer, so that none crosses another that it need
/// not.
#[derive(Default)]
struct Wrap {
    /// The segments, from top to bottom where they leave the upper row, and their heights there and in the lower row.
    segments: Vec<(usize, usize, f64, f64)>,
    /// For each segment how many stand above it where they enter the lower row.
    ranks: Vec<usize>,
    /// Where the lane nearest to the upper row, the track nearest to it and the lane nearest to the lower row run.
    right: f64,
    track: f64,
    left: f64,
}

impl Wrap {
    fn new(layered: &LayeredGraph, cross: &CrossAxis, channel: usize) -> Wrap {
        let mut wrap = Wrap::default();
        for (line, path) in layered.paths.iter().enumerate() {
            for (step, segment) in
                path.iter().enumerate().filter(|(_, segment)| segment.channel == channel && layered.is_wrapped(segment))
            {
                let (from, to) = cross.segments[line][step];
                let (upper, lower) = if layered.is_beyond(segment.from, channel) { (to, from) } else { (from, to) };
                wrap.segments.push((line, step, upper, lower));
            }
        }
        sort_by(&mut wrap.segments, |a, b| a.2.total_cmp(&b.2));
        let above = |own: f64| wrap.segments.iter().filter(|segment| segment.3 < own).count();
        wrap.ranks = wrap.segments.iter().map(|segment| above(segment.3)).collect();
        wrap
    }

    /// How much room its lanes or its tracks take beside each other.
    fn width(&self) -> f64 {
        self.segments.len().saturating_sub(1) as f64 * TRACK
    }
}

/// Whether the titles of the stages stand over the rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowTitles {
    /// They do, over each.
    Above,
    /// There are none, or they stand elsewhere.
    Absent,
}

impl Rows {
    /// Sets the rows one below the other, all beginning at one height of the flow; nothing if there is nothing to set.
    pub fn new(placed: &PlacedGraph, boxes: &[Rect], polylines: &[Polyline], titles: RowTitles) -> Option<Rows> {
        let PlacedGraph { layered, cross, main, .. } = *placed;
        let mut rows = Rows {
            starts: main.rows.clone(),
            shifts: Vec::new(),
            wraps: layered.cuts.iter().map(|&channel| Wrap::new(layered, cross, channel)).collect(),
            areas: Vec::new(),
            size: Size::default(),
        };
        let extents = rows.extents(boxes, polylines)?;
        let titles = match titles {
            RowTitles::Above => TITLES,
            RowTitles::Absent => 0.0,
        };
        let n = extents.len();
        let room = rows.wraps.iter().map(|wrap| LINE_GAP + wrap.width()).fold(0.0, f64::max);
        let left = FRAME + room;
        let (mut top, mut width) = (FRAME + titles, 0.0_f64);
        for (row, extent) in extents.iter().enumerate() {
            rows.shifts.push(Point::new(left, top) - extent.origin);
            let (right, bottom) = (left + extent.size.width, top + extent.size.height);
            let half = LINE_GAP / 2.0;
            rows.areas.push(Rect::new(
                left - half,
                top - titles - half,
                extent.size.width + LINE_GAP,
                titles + extent.size.height + LINE_GAP,
            ));
            width = width.max(right);
            top = bottom + FRAME;
            if let Some(wrap) = rows.wraps.get_mut(row) {
                (wrap.right, wrap.track, wrap.left) = (right + LINE_GAP, bottom + LINE_GAP, left - LINE_GAP);
                width = width.max(wrap.right + wrap.width());
                top = wrap.track + wrap.width() + LINE_GAP + titles;
            }
        }
        rows.size = Size::new(width + FRAME, top);
        if n == 1 {
            rows.areas = vec![Rect { origin: Point::ZERO, size: rows.size }];
        }
        Some(rows)
    }

    /// What each row takes up, before it has its place.
    fn extents(&self, boxes: &[Rect], polylines: &[Polyline]) -> Option<Vec<Rect>> {
        let mut extents: Vec<Option<Rect>> = vec![None; self.starts.len()];
        let mut add = |part: Rect| {
            let whole = &mut extents[self.row(part.left())];
            *whole = Some(whole.map_or(part, |whole| whole.union(part)));
        };
        boxes.iter().for_each(|area| add(*area));
        for polyline in polylines {
            polyline.label.into_iter().for_each(&mut add);
            for corner in &polyline.corners {
                if let Corner::At(origin) = *corner {
                    add(Rect { origin, size: Size::default() });
                }
            }
        }
        for (row, wrap) in self.wraps.iter().enumerate() {
            for &(_, _, upper, lower) in &wrap.segments {
                for (row, height) in [(row, upper), (row + 1, lower)] {
                    let Some(whole) = &mut extents[row] else { continue };
                    *whole = whole.union(Rect::new(whole.left(), height, 0.0, 0.0));
                }
            }
        }
        extents.into_iter().collect()
    }

    /// The row of a place along the flow; nothing of a row lies nearer than `MARGIN` to the next.
    pub fn row(&self, along: f64) -> usize {
        self.starts.partition_point(|start| *start <= along + MARGIN).saturating_sub(1)
    }

    /// A point with its row in its place.
    pub fn at(&self, point: Point) -> Point {
        point + self.shifts[self.row(point.x)]
    }

    /// A rectangle with its row in its place.
    pub fn moved(&self, area: Rect) -> Rect {
        area.moved(self.shifts[self.row(area.left())])
    }

    /// The corners of a segment from one row to the next, from the upper row to the lower one.
    pub fn wrap(&self, line: usize, step: usize) -> Vec<Point> {
        let found = self.wraps.iter().enumerate().find_map(|(row, wrap)| {
            let nth = wrap.segments.iter().position(|segment| (segment.0, segment.1) == (line, step))?;
            Some((row, wrap, nth))
        });
        let Some((row, wrap, nth)) = found else { return Vec::new() };
        let (_, _, upper, lower) = wrap.segments[nth];
        let outer = (wrap.segments.len() - 1 - nth) as f64 * TRACK;
        let (right, track) = (wrap.right + outer, wrap.track + outer);
        let left = wrap.left - wrap.ranks[nth] as f64 * TRACK;
        let (upper, lower) = (upper + self.shifts[row].y, lower + self.shifts[row + 1].y);
        vec![Point::new(right, upper), Point::new(right, track), Point::new(left, track), Point::new(left, lower)]
    }
}
