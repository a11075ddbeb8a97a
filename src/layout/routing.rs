//! The tracks: where in its channel every line jogs.

use super::coordinate_assignment::CrossAxis;
use super::input_graph::InputGraph;
use super::layered_graph::LayeredGraph;
use super::spacing::{ROUNDING, TRACK};
use crate::sorting::sort_by;

/// Lines nearer than this read as one.
const TOO_NEAR: f64 = 6.0;
/// How much worse it is to lie on another line than to cross it.
const HIDDEN: i64 = 1_000;
/// How often all jogs of a channel are offered a better track. One pass leaves six crossings more over all charts of the
/// gate; more than four change nothing.
const N_PASSES: usize = 4;

/// The jogs of a layered graph.
pub struct Tracks {
    /// For each segment of each line its jogs, from its start to its end: the track, and the height it leads to.
    pub jogs: Vec<Vec<Vec<(usize, f64)>>>,
    /// How many tracks each channel has.
    pub n_tracks: Vec<usize>,
}

/// A piece of a line that runs across the flow, inside one channel.
#[derive(Clone, Debug)]
struct Jog {
    line: usize,
    step: usize,
    /// The heights it joins, in the direction of the line.
    from: f64,
    to: f64,
    /// Heights at which it is joined to the layer before the channel and to the one after.
    before: Vec<f64>,
    after: Vec<f64>,
}

impl Jog {
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
    fn is_beside(&self, other: &Jog) -> bool {
        self.low() < other.high() + TRACK && other.low() < self.high() + TRACK
    }
}

/// What it costs when `first` lies on an earlier track than `second`: crossings, and lines on top of each other.
fn cost(first: &Jog, second: &Jog) -> i64 {
    let crossings = first.after.iter().filter(|&&height| second.spans(height)).count()
        + second.before.iter().filter(|&&height| first.spans(height)).count();
    crossings as i64 + if hides(first, second) { HIDDEN } else { 0 }
}

/// Whether a line of `first` lies on one of `second` when `first` has an earlier track.
fn hides(first: &Jog, second: &Jog) -> bool {
    first.after.iter().any(|one| second.before.iter().any(|two| (one - two).abs() < TOO_NEAR))
}

/// Gives every jog its track: jogs are sifted into the sequence with the fewest crossings and then packed (after the
/// orthogonal routing of Sander 1996; where two lines would hide each other both ways, one jogs twice).
pub fn tracks(input: &InputGraph, layered: &LayeredGraph, cross: &CrossAxis) -> Tracks {
    let mut tracks = Tracks {
        jogs: layered.paths.iter().map(|path| vec![Vec::new(); path.len()]).collect(),
        n_tracks: vec![0; layered.layers.len() + 1],
    };
    let mut channels: Vec<Vec<Jog>> = vec![Vec::new(); layered.layers.len() + 1];
    let mut levels: Vec<Vec<f64>> = vec![Vec::new(); layered.layers.len() + 1];
    for line in (0..input.edges.len()).filter(|&line| !layered.is_link(input, line)) {
        for (step, (segment, &(from, to))) in layered.paths[line].iter().zip(&cross.segments[line]).enumerate() {
            levels[segment.channel].extend([from, to]);
            if layered.is_across(segment) && (from - to).abs() < ROUNDING {
                continue;
            }
            let (mut before, mut after) = (Vec::new(), Vec::new());
            for (node, height) in [(segment.from, from), (segment.to, to)] {
                if layered.is_beyond(node, segment.channel) { after.push(height) } else { before.push(height) }
            }
            channels[segment.channel].push(Jog { line, step, from, to, before, after });
        }
    }
    for (channel, mut jogs) in channels.into_iter().enumerate() {
        sort_jogs(&mut jogs);
        split_hidden(&mut jogs, &mut levels[channel]);
        let packed = pack(&jogs);
        tracks.n_tracks[channel] = packed.iter().max().map_or(0, |last| last + 1);
        for (jog, track) in jogs.iter().zip(packed) {
            tracks.jogs[jog.line][jog.step].push((track, jog.to));
        }
    }
    for (line, steps) in tracks.jogs.iter_mut().enumerate() {
        for (step, jogs) in steps.iter_mut().enumerate() {
            let is_backward = layered.is_beyond(layered.paths[line][step].from, layered.paths[line][step].channel);
            if is_backward {
                jogs.reverse()
            }
        }
    }
    tracks
}

/// Jogs back to the layer before come first, short ones before long ones, then lines across, those downwards from
/// the bottom and those upwards from the top, then jogs back to the layer after; sifting does the rest.
fn sort_jogs(jogs: &mut Vec<Jog>) {
    sort_by(jogs, |a, b| sort_key(a).partial_cmp(&sort_key(b)).unwrap_or(std::cmp::Ordering::Equal));
    let n = jogs.len();
    let mut order: Vec<usize> = (0..n).collect();
    for _ in 0..N_PASSES {
        let mut has_gained = false;
        for jog in 0..n {
            let here = order.iter().position(|&other| other == jog).unwrap_or_default();
            let (mut best, mut best_change, mut change) = (here, 0, 0);
            for position in here + 1..n {
                let other = &jogs[order[position]];
                change += cost(other, &jogs[jog]) - cost(&jogs[jog], other);
                if change < best_change {
                    (best, best_change) = (position, change);
                }
            }
            change = 0;
            for position in (0..here).rev() {
                let other = &jogs[order[position]];
                change += cost(&jogs[jog], other) - cost(other, &jogs[jog]);
                if change < best_change {
                    (best, best_change) = (position, change);
                }
            }
            if best != here {
                has_gained = true;
                order.remove(here);
                order.insert(best, jog);
            }
        }
        if !has_gained {
            break;
        }
    }
    *jogs = order.into_iter().map(|jog| jogs[jog].clone()).collect();
}

fn sort_key(jog: &Jog) -> (u8, f64) {
    match (jog.before.first(), jog.after.first()) {
        (Some(&before), Some(&after)) if before < after => (1, -before),
        (Some(&before), Some(_)) => (1, before),
        (Some(_), None) => (0, jog.high() - jog.low()),
        _ => (2, jog.low() - jog.high()),
    }
}

/// Where a jog would still lie on a later one, it is split: its second half comes after the later one.
fn split_hidden(jogs: &mut Vec<Jog>, levels: &mut Vec<f64>) {
    let mut at = 0;
    let limit = 4 * jogs.len();
    while at < jogs.len().min(limit) {
        let Some(last) = (at + 1..jogs.len()).rev().find(|&other| hides(&jogs[at], &jogs[other])) else {
            at += 1;
            continue;
        };
        let [before, after] = [jogs[at].before.first().copied(), jogs[at].after.first().copied()];
        let (Some(before), Some(after)) = (before, after) else {
            at += 1;
            continue;
        };
        let middle = free_level(levels, before, after);
        levels.push(middle);
        let goes_on = jogs[at].from == before;
        let (mut first, mut second) = (jogs[at].clone(), jogs[at].clone());
        first.after = vec![middle];
        second.before = vec![middle];
        if goes_on {
            first.to = middle;
            second.from = middle;
        } else {
            first.from = middle;
            second.to = middle;
        }
        jogs.insert(last + 1, second);
        jogs[at] = first;
        at += 1;
    }
}

/// A height between two others, in the middle of the widest room that the channel's lines leave there.
fn free_level(levels: &[f64], one: f64, two: f64) -> f64 {
    let (low, high) = (one.min(two), one.max(two));
    let mut between: Vec<f64> = levels.iter().copied().filter(|level| low <= *level && *level <= high).collect();
    between.extend([low, high]);
    sort_by(&mut between, f64::total_cmp);
    let widest = between.windows(2).max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])));
    widest.map_or((low + high) / 2.0, |pair| (pair[0] + pair[1]) / 2.0)
}

/// The earliest track for each jog, after all it must not share one with.
fn pack(jogs: &[Jog]) -> Vec<usize> {
    let mut packed: Vec<usize> = Vec::with_capacity(jogs.len());
    for (at, jog) in jogs.iter().enumerate() {
        let earlier = jogs[..at].iter().zip(&packed);
        let track = earlier.filter(|(other, _)| other.is_beside(jog) || hides(jog, other)).map(|(_, track)| track + 1);
        packed.push(track.max().unwrap_or(0));
    }
    packed
}
