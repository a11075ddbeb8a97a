//! The choice among several layerings, by what crosses least in each.

use super::input_graph::InputGraph;
use super::layered_graph::LayeredGraph;
use super::rng::Rng;
use super::{edge_reinsertion, layering, ordering};

/// How many parts of a layer a move that is not of the main road leads on at least: what is tried, in order. The short
/// ones make drawings with few layers, and so with short lines.
const STRIDES: [usize; 4] = [3, 2, 5, 10];
/// What it is in a large graph, where there is time for one only: a whole layer, so that no line joins two boxes of one.
const LONG_STRIDE: usize = 10;
/// How much work may be done in all, in places looked at. Over all charts of the gate: a thousandth of it leaves 2,858
/// crossings, a third 1,525, this much 1,507, and three times as much no fewer.
const BUDGET: usize = 1_000_000;
/// After how much work no further way is tried.
const ENOUGH: usize = 700_000;
/// How often all strides are tried, from other beginnings.
const N_TRIES: usize = 4;
/// What two neighbours in the author's order weigh, beside moves that run down.
const AUTHOR: i64 = 3;
/// A graph with no more moves than this, such as a main road, is small.
const SMALL: usize = 40;
/// For how much work each layering of a small graph is perturbed.
const PERTURBING: usize = 150_000;
/// What a crossing costs in a small graph: there none should be.
const CLEAR: i64 = 64;
/// What a segment between two nodes of one layer costs beside crossings: its line turns back within a channel.
const IN_LAYER: i64 = 4;
/// How much of that is saved where such a segment becomes a straight line to the box right below.
const LINK: i64 = 2;

/// The layered graph with the fewest crossings and in-layer segments that is not long: each stride gives a layering,
/// which is ordered and whose lines are reinserted; large graphs get one stride only, small ones are perturbed as
/// well until one is found without a crossing.
pub fn best(input: &InputGraph) -> LayeredGraph {
    best_of(input, 1)
}

/// The same, found with so many times the work.
pub fn best_of(input: &InputGraph, effort: usize) -> LayeredGraph {
    let mut work = 0;
    let mut best: Option<(i64, LayeredGraph)> = None;
    let is_small = input.edges.len() <= SMALL;
    let mut is_clear = false;
    for nth in 0..N_TRIES * STRIDES.len() {
        let stride = if input.is_large() { LONG_STRIDE } else { STRIDES[nth % STRIDES.len()] };
        let layers = layering::layers(input, stride);
        let mut layered = LayeredGraph::new(input, &layers);
        ordering::arrange(input, &mut layered, nth as u64, &mut work);
        let mut crossings = edge_reinsertion::reinsert(input, &mut layered, &mut work, effort * BUDGET);
        if is_small && (!is_clear || 1 < effort) {
            crossings = perturb(input, &mut layered, crossings, effort * PERTURBING);
        }
        is_clear |= crossings == 0;
        let n_in_layer = layered.paths.iter().flatten().filter(|segment| !layered.is_across(segment)).count();
        let n_links = (0..input.edges.len()).filter(|&line| layered.is_link(input, line)).count();
        let n_layers = layered.layers.len();
        let crossing = if is_small { CLEAR } else { 2 };
        let cost = crossing * crossings + IN_LAYER * n_in_layer as i64 - LINK * n_links as i64
            + (n_layers * n_layers / 3) as i64;
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, layered));
        }
        let is_enough = effort == 1 && (crossings == 0 || is_small) && STRIDES.len() <= nth + usize::from(is_small);
        if is_enough || (effort * ENOUGH < work && !is_small) {
            break;
        }
    }
    let (_, mut layered) = best.unwrap_or_else(|| (0, LayeredGraph::new(input, &layering::layers(input, LONG_STRIDE))));
    run_downwards(input, &mut layered);
    layered
}

/// Moves a box at the end of a crossed line elsewhere in its layer and leads all lines anew, again and again; what
/// crosses no more than before is kept (iterated local search, Lourenço, Martin and Stützle 2003). Returns the weight
/// of all crossings.
fn perturb(input: &InputGraph, best: &mut LayeredGraph, mut fewest: i64, budget: usize) -> i64 {
    let (mut rng, mut work) = (Rng::new(1), 0);
    let mut crossed = edge_reinsertion::crossed_lines(input, best);
    while 0 < fewest && !crossed.is_empty() && work < budget {
        let mut layered = best.clone();
        for _ in 0..1 + rng.below(2) {
            let a = &input.edges[crossed[rng.below(crossed.len())]];
            let node = if rng.below(2) == 0 { a.from } else { a.to };
            let (layer, position) = (layered.nodes[node].layer, layered.nodes[node].position);
            layered.layers[layer].remove(position);
            let n = layered.layers[layer].len();
            layered.layers[layer].insert(rng.below(n + 1), node);
            layered.renumber(layer);
        }
        let crossings = edge_reinsertion::reinsert(input, &mut layered, &mut work, budget);
        if crossings <= fewest {
            crossed = edge_reinsertion::crossed_lines(input, &layered);
            (fewest, *best) = (crossings, layered);
        }
        work += 1 + best.nodes.len();
    }
    fewest
}

/// Mirrors all layers if more moves within a layer would otherwise run up than down, and more steps stand over those
/// the author wrote before them than below.
fn run_downwards(input: &InputGraph, layered: &mut LayeredGraph) {
    let mut n_down = 0;
    for layer in &layered.layers {
        let mut boxes = layer.iter().filter(|&&node| node < input.boxes.len()).peekable();
        while let (Some(upper), Some(lower)) = (boxes.next(), boxes.peek()) {
            n_down += if upper < *lower { AUTHOR } else { -AUTHOR };
        }
    }
    for (a, is_reversed) in input.edges.iter().zip(&input.reversed) {
        let (from, to) = (&layered.nodes[a.from], &layered.nodes[a.to]);
        if from.layer == to.layer && !is_reversed {
            n_down += if from.position < to.position { a.crossing_weight() } else { -a.crossing_weight() };
        }
    }
    if n_down < 0 {
        layered.layers.iter_mut().for_each(|layer| layer.reverse());
        (0..layered.layers.len()).for_each(|layer| layered.renumber(layer));
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::EdgeWeight;
    use super::super::testing::input_of;
    use super::*;

    #[test]
    fn what_can_be_drawn_without_a_crossing_is() {
        let edges = [(0, 3), (0, 4), (1, 3), (1, 5), (2, 4), (2, 5)].map(|(from, to)| (from, to, EdgeWeight::Next));
        let input = input_of(&[0, 0, 0, 1, 1, 1], &edges);
        let mut layered = best(&input);
        assert_eq!(edge_reinsertion::reinsert(&input, &mut layered, &mut 0, 0), 0);
    }

    #[test]
    fn every_line_is_laid_from_its_box_to_its_box() {
        let edges = [(0, 3), (3, 1), (1, 2), (2, 0), (0, 1), (3, 2)].map(|(from, to)| (from, to, EdgeWeight::Side));
        let input = input_of(&[0, 1, 2, 2], &edges);
        let layered = best(&input);
        for (path, a) in layered.paths.iter().zip(&input.edges) {
            assert_eq!(path.first().map(|segment| segment.from), Some(a.from));
            assert_eq!(path.last().map(|segment| segment.to), Some(a.to));
            assert!(path.windows(2).all(|pair| pair[0].to == pair[1].from));
        }
    }
}
