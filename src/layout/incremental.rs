//! The layers and orders of an earlier drawing, kept for a graph that has changed a little. The app draws no changed
//! graphs; the steadiness of the drawing is measured by it (`cargo xtask measure --layout`).

use crate::geometry::{Point, held_between};
use crate::sorting::sort_by;

use super::edge_reinsertion;
use super::input_graph::{InputEdge, InputGraph};
use super::layered_graph::{LayeredGraph, NodeKind, Segment};

/// Boxes whose middles are nearer than this along the flow stand in one layer.
const NEAR: f64 = 1.0;
/// How much work may be done to reinsert lines.
const BUDGET: usize = 300_000;

/// What is known of an earlier drawing, the flow along x: nothing for boxes and lines that were not in it.
pub struct PreviousDrawing {
    /// The middles of the boxes.
    pub middles: Vec<Option<Point>>,
    /// The corners of the lines.
    pub lines: Vec<Option<Vec<Point>>>,
}

/// The layered graph of an earlier drawing: boxes and lines of it keep their layers and their order. New boxes go
/// to the middle of the boxes they are joined to and are sifted; then every line that crosses less elsewhere is
/// reinserted, past boxes that keep their order (layout adjustment that keeps the orthogonal order of Misue, Eades,
/// Lai and Sugiyama 1995). Nothing if a box has changed its stage so that its old layer will not do.
pub fn layered(input: &mut InputGraph, before: &PreviousDrawing) -> Option<LayeredGraph> {
    let n = input.boxes.len();
    let known = |idx: usize| before.middles.get(idx).copied().flatten();
    let is_known: Vec<bool> = (0..n).map(|idx| known(idx).is_some()).collect();
    let mut middles: Vec<Point> = (0..n).map(|idx| known(idx).unwrap_or_default()).collect();
    let mut spans: Vec<Option<(f64, f64)>> = vec![None; input.stages.len()];
    for idx in (0..n).filter(|&idx| is_known[idx]) {
        let along = middles[idx].x;
        let span = &mut spans[input.bands[idx]];
        *span = Some(span.map_or((along, along), |(first, last)| (first.min(along), last.max(along))));
    }
    let told: Vec<(f64, f64)> = spans.iter().flatten().copied().collect();
    if told.is_empty() || told.windows(2).any(|pair| pair[1].0 < pair[0].1 + NEAR) {
        return None;
    }
    for idx in (0..n).filter(|&idx| !is_known[idx]) {
        let ends = input.edges.iter().filter(|a| a.from == idx || a.to == idx).map(|a| a.from + a.to - idx);
        let near: Vec<Point> = ends.filter(|&other| is_known[other]).map(|other| middles[other]).collect();
        let mean = |of: fn(&Point) -> f64| near.iter().map(of).sum::<f64>() / near.len().max(1) as f64;
        let along = match spans[input.bands[idx]] {
            Some((first, last)) => nearest(&middles, &is_known, held_between(mean(|at| at.x), first, last)),
            None => between(&spans, input.bands[idx]),
        };
        middles[idx] = Point::new(along, mean(|at| at.y));
    }
    let mut layers: Vec<f64> = middles.iter().map(|at| at.x).collect();
    sort_by(&mut layers, f64::total_cmp);
    layers.dedup_by(|next, first| *next - *first < NEAR);
    let layer = |at: &Point| layers.partition_point(|first| *first <= at.x).saturating_sub(1);
    let layer_of: Vec<usize> = middles.iter().map(layer).collect();
    let mut layered = LayeredGraph::of_boxes(&layer_of);
    let mut across: Vec<f64> = middles.iter().map(|at| at.y).collect();
    for (line, a) in input.edges.iter().enumerate() {
        let points = before.lines.get(line).and_then(Option::as_ref).filter(|_| is_known[a.from] && is_known[a.to]);
        let passes = points.and_then(|points| passes(points, &layers, layer_of[a.from], layer_of[a.to]));
        let path = match passes {
            Some(passes) => earlier_path(&mut layered, &mut across, line, a, &passes),
            None => layered.straight_path(line, a),
        };
        for node in across.len()..layered.nodes.len() {
            across.push(between_ends(&middles, &layer_of, a, layered.nodes[node].layer));
        }
        layered.paths.push(path);
    }
    for layer in 0..layered.layers.len() {
        sort_by(&mut layered.layers[layer], |&one, &two| across[one].total_cmp(&across[two]));
        layered.renumber(layer);
    }
    input.fixed = is_known;
    edge_reinsertion::reinsert(input, &mut layered, &mut 0, BUDGET);
    Some(layered)
}

/// A layer that a line passes.
struct Pass {
    /// The channel it comes from.
    channel: usize,
    layer: usize,
    /// Where it passes it, across the flow.
    across: f64,
}

/// The layers a line passed in the earlier drawing between its first layer and its last, and the channel of its last
/// segment; nothing if it would have to jump over a layer.
fn passes(points: &[Point], layers: &[f64], first: usize, last: usize) -> Option<(Vec<Pass>, usize)> {
    let mut passes = Vec::new();
    // The layer met last, and where along the flow the line goes on from there.
    let (mut here, mut onward) = (first, points.first()?.x);
    let channel = |here: usize, onward: f64, next: usize| match next.abs_diff(here) {
        0 => Some(here + usize::from(layers[here] < onward)),
        1 => Some(here.max(next)),
        _ => None,
    };
    for pair in points.windows(2) {
        let (low, high) = (pair[0].x.min(pair[1].x), pair[0].x.max(pair[1].x));
        let mut met: Vec<usize> = (0..layers.len()).filter(|&idx| low < layers[idx] && layers[idx] < high).collect();
        if pair[1].x < pair[0].x {
            met.reverse();
        }
        for layer in met {
            passes.push(Pass { channel: channel(here, onward, layer)?, layer, across: pair[0].y });
            (here, onward) = (layer, pair[1].x);
        }
    }
    Some((passes, channel(here, onward, last)?))
}

/// Lays a line through the layers it passed before.
fn earlier_path(
    layered: &mut LayeredGraph,
    across: &mut Vec<f64>,
    line: usize,
    a: &InputEdge,
    (passes, last_channel): &(Vec<Pass>, usize),
) -> Vec<Segment> {
    let mut path = Vec::with_capacity(passes.len() + 1);
    let mut from = a.from;
    for pass in passes {
        let to = layered.push(NodeKind::Dummy(line), pass.layer);
        across.push(pass.across);
        path.push(Segment { from, to, channel: pass.channel });
        from = to;
    }
    path.push(Segment { from, to: a.to, channel: *last_channel });
    path
}

/// The layer of a known box that is nearest to a place along the flow.
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
        (Some(before), None) => before + 1000.0 * band as f64,
        (None, after) => after.unwrap_or_default() - 1000.0 * (spans.len() - band) as f64,
    }
}

/// The height of a straight way between two boxes where it passes a layer.
fn between_ends(middles: &[Point], layer_of: &[usize], a: &InputEdge, layer: usize) -> f64 {
    let share = (layer as f64 - layer_of[a.from] as f64) / (layer_of[a.to] as f64 - layer_of[a.from] as f64);
    middles[a.from].y + share * (middles[a.to].y - middles[a.from].y)
}

#[cfg(test)]
mod tests {
    use super::super::model::EdgeWeight;
    use super::super::testing::input_of;
    use super::*;

    #[test]
    fn new_bands_stand_in_order_between_before_and_after_those_that_were_there() {
        let spans = [None, None, Some((0.0, 10.0)), None, None, Some((100.0, 110.0)), None, None];
        let at = |band: usize| spans[band].map_or_else(|| between(&spans, band), |(first, _)| first);
        let places: Vec<f64> = (0..spans.len()).map(at).collect();
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        assert!(10.0 < places[3] && places[4] < 100.0 && 110.0 < places[6], "{places:?}");
    }

    #[test]
    fn a_long_line_passes_a_layer_where_its_straight_way_would() {
        let input = input_of(&[0, 1, 2], &[(0, 2, EdgeWeight::Next)]);
        let middles = [Point::new(0.0, 10.0), Point::new(50.0, 500.0), Point::new(100.0, 30.0)];
        assert_eq!(between_ends(&middles, &[0, 1, 4], &input.edges[0], 1), 15.0);
    }
}
