//! The columns and orders of an earlier drawing, kept for a graph that has changed a little.
//! Must never let two boxes of the earlier drawing change places.

use crate::geometry::Point;

use super::reroute;
use super::sheet::{Holds, Hop, Move, Plan, Sheet};

/// Boxes whose middles are nearer than this along the flow stand in one column.
const NEAR: f64 = 1.0;
/// How much work may be done to lead the lines.
const BUDGET: usize = 300_000;

/// What is known of an earlier drawing, the flow along x: nothing for boxes and lines that were not in it.
pub struct Before {
    /// The middles of the boxes.
    pub middles: Vec<Option<Point>>,
    /// The corners of the lines.
    pub lines: Vec<Option<Vec<Point>>>,
}

/// The sheet of an earlier drawing: boxes and lines of it keep their columns and their order. New boxes go to the middle of
/// the boxes they are joined to and are sifted; then every line that crosses less elsewhere is led anew, past boxes that keep
/// their order (layout adjustment that keeps the orthogonal order of Misue, Eades, Lai and Sugiyama 1995). Nothing if a box
/// has changed its stage so that its old column will not do.
pub fn sheet(plan: &mut Plan, before: &Before) -> Option<Sheet> {
    let n = plan.boxes.len();
    let known = |idx: usize| before.middles.get(idx).copied().flatten();
    let is_known: Vec<bool> = (0..n).map(|idx| known(idx).is_some()).collect();
    let mut middles: Vec<Point> = (0..n).map(|idx| known(idx).unwrap_or_default()).collect();
    let mut spans: Vec<Option<(f64, f64)>> = vec![None; plan.stages.len()];
    for idx in (0..n).filter(|&idx| is_known[idx]) {
        let along = middles[idx].x;
        let span = &mut spans[plan.bands[idx]];
        *span = Some(span.map_or((along, along), |(first, last)| (first.min(along), last.max(along))));
    }
    let told: Vec<(f64, f64)> = spans.iter().flatten().copied().collect();
    if told.is_empty() || told.windows(2).any(|pair| pair[1].0 < pair[0].1 + NEAR) {
        return None;
    }
    for idx in (0..n).filter(|&idx| !is_known[idx]) {
        let ends = plan.moves.iter().filter(|a| a.from == idx || a.to == idx).map(|a| a.from + a.to - idx);
        let near: Vec<Point> = ends.filter(|&other| is_known[other]).map(|other| middles[other]).collect();
        let mean = |of: fn(&Point) -> f64| near.iter().map(of).sum::<f64>() / near.len().max(1) as f64;
        let along = match spans[plan.bands[idx]] {
            Some((first, last)) => nearest(&middles, &is_known, mean(|at| at.x).clamp(first, last)),
            None => between(&spans, plan.bands[idx]),
        };
        middles[idx] = Point::new(along, mean(|at| at.y));
    }
    let mut columns: Vec<f64> = middles.iter().map(|at| at.x).collect();
    columns.sort_by(f64::total_cmp);
    columns.dedup_by(|next, first| *next - *first < NEAR);
    let column = |at: &Point| columns.partition_point(|first| *first <= at.x).saturating_sub(1);
    let places: Vec<usize> = middles.iter().map(column).collect();
    let mut sheet = Sheet::of_boxes(&places);
    let mut across: Vec<f64> = middles.iter().map(|at| at.y).collect();
    for (line, a) in plan.moves.iter().enumerate() {
        let points = before.lines.get(line).and_then(Option::as_ref).filter(|_| is_known[a.from] && is_known[a.to]);
        let passes = points.and_then(|points| passes(points, &columns, places[a.from], places[a.to]));
        let path = match passes {
            Some(passes) => earlier_path(&mut sheet, &mut across, line, a, &passes),
            None => sheet.straight_path(line, a),
        };
        for slot in across.len()..sheet.slots.len() {
            across.push(between_ends(&middles, &places, a, sheet.slots[slot].column));
        }
        sheet.paths.push(path);
    }
    for column in 0..sheet.columns.len() {
        sheet.columns[column].sort_by(|&one, &two| across[one].total_cmp(&across[two]));
        sheet.renumber(column);
    }
    plan.fixed = is_known;
    reroute::improve(plan, &mut sheet, &mut 0, BUDGET);
    Some(sheet)
}

/// A column that a line passes.
struct Pass {
    /// The gap it comes from.
    gap: usize,
    column: usize,
    /// Where it passes it, across the flow.
    across: f64,
}

/// The columns a line passed in the earlier drawing between its first column and its last, and the gap of its last hop;
/// nothing if it would have to jump over a column.
fn passes(points: &[Point], columns: &[f64], first: usize, last: usize) -> Option<(Vec<Pass>, usize)> {
    let mut passes = Vec::new();
    // The column met last, and where along the flow the line goes on from there.
    let (mut here, mut onward) = (first, points.first()?.x);
    let gap = |here: usize, onward: f64, next: usize| match next.abs_diff(here) {
        0 => Some(here + usize::from(columns[here] < onward)),
        1 => Some(here.max(next)),
        _ => None,
    };
    for pair in points.windows(2) {
        let (low, high) = (pair[0].x.min(pair[1].x), pair[0].x.max(pair[1].x));
        let mut met: Vec<usize> = (0..columns.len()).filter(|&idx| low < columns[idx] && columns[idx] < high).collect();
        if pair[1].x < pair[0].x {
            met.reverse();
        }
        for column in met {
            passes.push(Pass { gap: gap(here, onward, column)?, column, across: pair[0].y });
            (here, onward) = (column, pair[1].x);
        }
    }
    Some((passes, gap(here, onward, last)?))
}

/// Lays a line through the columns it passed before.
fn earlier_path(
    sheet: &mut Sheet,
    across: &mut Vec<f64>,
    line: usize,
    a: &Move,
    (passes, last_gap): &(Vec<Pass>, usize),
) -> Vec<Hop> {
    let mut path = Vec::with_capacity(passes.len() + 1);
    let mut from = a.from;
    for pass in passes {
        let to = sheet.push(Holds::Lane(line), pass.column);
        across.push(pass.across);
        path.push(Hop { from, to, gap: pass.gap });
        from = to;
    }
    path.push(Hop { from, to: a.to, gap: *last_gap });
    path
}

/// The column of a known box that is nearest to a place along the flow.
fn nearest(middles: &[Point], known: &[bool], along: f64) -> f64 {
    let known = middles.iter().zip(known).filter(|(_, is_known)| **is_known).map(|(at, _)| at.x);
    known.min_by(|one, two| (one - along).abs().total_cmp(&(two - along).abs())).unwrap_or(along)
}

/// A place along the flow for a band that has had no box.
fn between(spans: &[Option<(f64, f64)>], band: usize) -> f64 {
    let before = spans[..band].iter().flatten().next_back().map(|span| span.1);
    let after = spans[band..].iter().flatten().next().map(|span| span.0);
    let share = 1.0 - 1.0 / (band as f64 + 2.0);
    match (before, after) {
        (Some(before), Some(after)) => before + (after - before) * share,
        (Some(before), None) => before + 1000.0 * (band as f64 + 1.0),
        (None, after) => after.unwrap_or_default() - 1000.0 * (spans.len() - band) as f64,
    }
}

/// The height of a straight way between two boxes where it passes a column.
fn between_ends(middles: &[Point], places: &[usize], a: &Move, column: usize) -> f64 {
    let share = (column as f64 - places[a.from] as f64) / (places[a.to] as f64 - places[a.from] as f64);
    middles[a.from].y + share * (middles[a.to].y - middles[a.from].y)
}
