//! The columns and orders of an earlier drawing, kept for a graph that has changed a little.
//! Must never let two boxes of the earlier drawing change places.

use super::reroute;
use super::sheet::{Holds, Plan, Sheet};

/// Boxes whose middles are nearer than this along the flow stand in one column.
const NEAR: f64 = 1.0;
/// How much work may be done to lead the lines.
const BUDGET: usize = 300_000;

/// The sheet of an earlier drawing, `before` giving the middle of every box that was in it, along and across the flow. New boxes go to
/// the middle of the boxes they are joined to and are sifted; lines are led anew past boxes that keep their order (layout
/// adjustment that keeps the orthogonal order of Misue, Eades, Lai and Sugiyama 1995). Nothing if a box has changed its stage so that
/// its old column will not do.
pub fn sheet(plan: &mut Plan, before: &[Option<(f64, f64)>]) -> Option<Sheet> {
    let n = plan.boxes.len();
    plan.fixed = (0..n).map(|idx| before.get(idx).copied().flatten().is_some()).collect();
    let mut middles: Vec<(f64, f64)> =
        (0..n).map(|idx| before.get(idx).copied().flatten().unwrap_or_default()).collect();
    let mut spans: Vec<Option<(f64, f64)>> = vec![None; plan.stages.len()];
    for idx in (0..n).filter(|&idx| plan.fixed[idx]) {
        let along = middles[idx].0;
        let span = &mut spans[plan.bands[idx]];
        *span = Some(span.map_or((along, along), |(first, last)| (first.min(along), last.max(along))));
    }
    let known: Vec<(f64, f64)> = spans.iter().flatten().copied().collect();
    if known.is_empty() || known.windows(2).any(|pair| pair[1].0 < pair[0].1 + NEAR) {
        plan.fixed = vec![false; n];
        return None;
    }
    for idx in (0..n).filter(|&idx| !plan.fixed[idx]) {
        let ends = plan.moves.iter().filter(|a| a.from == idx || a.to == idx).map(|a| a.from + a.to - idx);
        let near: Vec<(f64, f64)> = ends.filter(|&other| plan.fixed[other]).map(|other| middles[other]).collect();
        let mean = |of: fn(&(f64, f64)) -> f64| near.iter().map(of).sum::<f64>() / near.len().max(1) as f64;
        let along = match spans[plan.bands[idx]] {
            Some((first, last)) => nearest(&middles, &plan.fixed, mean(|at| at.0).clamp(first, last)),
            None => between(&spans, plan.bands[idx]),
        };
        middles[idx] = (along, mean(|at| at.1));
    }
    let mut columns: Vec<f64> = middles.iter().map(|at| at.0).collect();
    columns.sort_by(f64::total_cmp);
    columns.dedup_by(|next, first| *next - *first < NEAR);
    let column = |along: f64| columns.partition_point(|first| *first <= along).saturating_sub(1);
    let places: Vec<usize> = middles.iter().map(|at| column(at.0)).collect();
    let mut sheet = Sheet::new(plan, &places);
    let across: Vec<f64> =
        sheet.slots.iter().map(|slot| height(plan, &middles, &places, slot.holds, slot.column)).collect();
    for column in 0..sheet.columns.len() {
        sheet.columns[column].sort_by(|&one, &two| across[one].total_cmp(&across[two]));
        sheet.renumber(column);
    }
    reroute::improve(plan, &mut sheet, &mut 0, BUDGET);
    Some(sheet)
}

/// The column of a known box that is nearest to a place along the flow.
fn nearest(middles: &[(f64, f64)], known: &[bool], along: f64) -> f64 {
    let known = middles.iter().zip(known).filter(|(_, is_known)| **is_known).map(|(at, _)| at.0);
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

/// The height of a box, or of a line where it passes a column.
fn height(plan: &Plan, middles: &[(f64, f64)], places: &[usize], holds: Holds, column: usize) -> f64 {
    match holds {
        Holds::Box(idx) => middles[idx].1,
        Holds::Lane(line) => {
            let (from, to) = (plan.moves[line].from, plan.moves[line].to);
            let share = (column as f64 - places[from] as f64) / (places[to] as f64 - places[from] as f64);
            middles[from].1 + share * (middles[to].1 - middles[from].1)
        }
    }
}
