//! The tracks: where in its gap every line turns.
//! Must never let two lines lie on top of each other.

use super::coordinates::Heights;
use super::gaps::{ROUNDING, TRACK};
use super::sheet::{Plan, Sheet};
use crate::sorting::sort_by;

/// Lines nearer than this read as one.
const TOO_NEAR: f64 = 6.0;
/// How much worse it is to lie on another line than to cross it.
const HIDDEN: i64 = 1_000;
/// How often all turns of a gap are offered a better track.
const N_PASSES: usize = 4;

/// The turns of a sheet.
pub struct Tracks {
    /// For each hop of each line its turns, from its start to its end: the track, and the height it leads to.
    pub turns: Vec<Vec<Vec<(usize, f64)>>>,
    /// How many tracks each gap has.
    pub n_tracks: Vec<usize>,
}

/// A piece of a line that runs across the flow, inside one gap.
#[derive(Clone, Debug)]
struct Turn {
    line: usize,
    step: usize,
    /// The heights it joins, in the direction of the line.
    from: f64,
    to: f64,
    /// Heights at which it is joined to the column before the gap and to the one after.
    before: Vec<f64>,
    after: Vec<f64>,
}

impl Turn {
    fn low(&self) -> f64 {
        self.from.min(self.to)
    }

    fn high(&self) -> f64 {
        self.from.max(self.to)
    }

    fn spans(&self, height: f64) -> bool {
        self.low() < height && height < self.high()
    }

    /// Whether both cannot lie on one track.
    fn is_beside(&self, other: &Turn) -> bool {
        self.low() < other.high() + TRACK && other.low() < self.high() + TRACK
    }
}

/// What it costs when `first` lies on an earlier track than `second`: crossings, and lines on top of each other.
fn cost(first: &Turn, second: &Turn) -> i64 {
    let crossings = first.after.iter().filter(|&&height| second.spans(height)).count()
        + second.before.iter().filter(|&&height| first.spans(height)).count();
    crossings as i64 + if hides(first, second) { HIDDEN } else { 0 }
}

/// Whether a line of `first` lies on one of `second` when `first` has an earlier track.
fn hides(first: &Turn, second: &Turn) -> bool {
    first.after.iter().any(|one| second.before.iter().any(|two| (one - two).abs() < TOO_NEAR))
}

/// Gives every turn its track: turns are sifted into the sequence with the fewest crossings and then packed (after the
/// orthogonal routing of Sander 1996; where two lines would hide each other both ways, one turns twice).
pub fn tracks(plan: &Plan, sheet: &Sheet, heights: &Heights) -> Tracks {
    let mut tracks = Tracks {
        turns: sheet.paths.iter().map(|path| vec![Vec::new(); path.len()]).collect(),
        n_tracks: vec![0; sheet.columns.len() + 1],
    };
    let mut gaps: Vec<Vec<Turn>> = vec![Vec::new(); sheet.columns.len() + 1];
    let mut levels: Vec<Vec<f64>> = vec![Vec::new(); sheet.columns.len() + 1];
    for line in (0..plan.moves.len()).filter(|&line| !sheet.is_link(plan, line)) {
        for (step, (hop, &(from, to))) in sheet.paths[line].iter().zip(&heights.hops[line]).enumerate() {
            levels[hop.gap].extend([from, to]);
            if sheet.is_wrapped(hop) || sheet.is_across(hop) && (from - to).abs() < ROUNDING {
                continue;
            }
            let (mut before, mut after) = (Vec::new(), Vec::new());
            for (slot, height) in [(hop.from, from), (hop.to, to)] {
                if sheet.is_beyond(slot, hop.gap) { after.push(height) } else { before.push(height) }
            }
            gaps[hop.gap].push(Turn { line, step, from, to, before, after });
        }
    }
    for (gap, mut turns) in gaps.into_iter().enumerate() {
        sort_turns(&mut turns);
        split_hidden(&mut turns, &mut levels[gap]);
        let lanes = pack(&turns);
        tracks.n_tracks[gap] = lanes.iter().max().map_or(0, |last| last + 1);
        for (turn, lane) in turns.iter().zip(lanes) {
            tracks.turns[turn.line][turn.step].push((lane, turn.to));
        }
    }
    for (line, steps) in tracks.turns.iter_mut().enumerate() {
        for (step, turns) in steps.iter_mut().enumerate() {
            let is_backward = sheet.is_beyond(sheet.paths[line][step].from, sheet.paths[line][step].gap);
            if is_backward {
                turns.reverse()
            }
        }
    }
    tracks
}

/// Turns back to the column before come first, short ones before long ones, then lines across, those downwards from
/// the bottom and those upwards from the top, then turns back to the column after; sifting mends the rest.
fn sort_turns(turns: &mut Vec<Turn>) {
    sort_by(turns, |a, b| sort_key(a).partial_cmp(&sort_key(b)).unwrap_or(std::cmp::Ordering::Equal));
    let n = turns.len();
    let mut order: Vec<usize> = (0..n).collect();
    for _ in 0..N_PASSES {
        let mut has_gained = false;
        for turn in 0..n {
            let here = order.iter().position(|&other| other == turn).unwrap_or_default();
            let (mut best, mut best_change, mut change) = (here, 0, 0);
            for place in here + 1..n {
                let other = &turns[order[place]];
                change += cost(other, &turns[turn]) - cost(&turns[turn], other);
                if change < best_change {
                    (best, best_change) = (place, change);
                }
            }
            change = 0;
            for place in (0..here).rev() {
                let other = &turns[order[place]];
                change += cost(&turns[turn], other) - cost(other, &turns[turn]);
                if change < best_change {
                    (best, best_change) = (place, change);
                }
            }
            if best != here {
                has_gained = true;
                order.remove(here);
                order.insert(best, turn);
            }
        }
        if !has_gained {
            break;
        }
    }
    *turns = order.into_iter().map(|turn| turns[turn].clone()).collect();
}

fn sort_key(turn: &Turn) -> (u8, f64) {
    match (turn.before.first(), turn.after.first()) {
        (Some(&before), Some(&after)) if before < after => (1, -before),
        (Some(&before), Some(_)) => (1, before),
        (Some(_), None) => (0, turn.high() - turn.low()),
        _ => (2, turn.low() - turn.high()),
    }
}

/// Where a turn would still lie on a later one, it is split: its second half comes after the later one.
fn split_hidden(turns: &mut Vec<Turn>, levels: &mut Vec<f64>) {
    let mut at = 0;
    let limit = 4 * turns.len();
    while at < turns.len().min(limit) {
        let Some(last) = (at + 1..turns.len()).rev().find(|&other| hides(&turns[at], &turns[other])) else {
            at += 1;
            continue;
        };
        let [before, after] = [turns[at].before.first().copied(), turns[at].after.first().copied()];
        let (Some(before), Some(after)) = (before, after) else {
            at += 1;
            continue;
        };
        let middle = free_level(levels, before, after);
        levels.push(middle);
        let goes_on = turns[at].from == before;
        let (mut first, mut second) = (turns[at].clone(), turns[at].clone());
        first.after = vec![middle];
        second.before = vec![middle];
        if goes_on {
            first.to = middle;
            second.from = middle;
        } else {
            first.from = middle;
            second.to = middle;
        }
        turns.insert(last + 1, second);
        turns[at] = first;
        at += 1;
    }
}

/// A height between two others, in the middle of the widest room that the gap's lines leave there.
fn free_level(levels: &[f64], one: f64, two: f64) -> f64 {
    let (low, high) = (one.min(two), one.max(two));
    let mut between: Vec<f64> = levels.iter().copied().filter(|level| low <= *level && *level <= high).collect();
    between.extend([low, high]);
    sort_by(&mut between, f64::total_cmp);
    let widest = between.windows(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])));
    widest.map_or((low + high) / 2.0, |pair| (pair[0] + pair[1]) / 2.0)
}

/// The earliest track for each turn, after all it must not share one with.
fn pack(turns: &[Turn]) -> Vec<usize> {
    let mut lanes: Vec<usize> = Vec::with_capacity(turns.len());
    for (at, turn) in turns.iter().enumerate() {
        let earlier = turns[..at].iter().zip(&lanes);
        let lane = earlier.filter(|(other, _)| other.is_beside(turn) || hides(turn, other)).map(|(_, lane)| lane + 1);
        lanes.push(lane.max().unwrap_or(0));
    }
    lanes
}
