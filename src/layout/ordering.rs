//! The order of the nodes in every layer.

use super::input_graph::InputGraph;
use super::layered_graph::{AFTER, BEFORE, LayeredGraph};
use super::rng::Rng;
use crate::sorting::{sort_by, sort_by_key};

/// Larger than any position in a layer.
const FAR: i64 = 1 << 40;

/// How much work may be done, in pairs of nodes looked at. Over all charts of the gate: a tenth of it leaves 1,545 crossings,
/// this much 1,507, and three times as much 1,433, for three times the time of this stage.
const BUDGET: usize = 20_000;

/// How often all neighbours in the layers of a large graph are offered an exchange. At 1,000 steps half as often again
/// leaves a twentieth fewer crossings.
const N_PASSES: usize = 100;
/// How much work the offer to one node is, in places looked at when lines are reinserted.
const EXCHANGE_WORK: usize = 4;
/// What more crossings are borne at most at first, in their weight: of ordinary lines, some thirteen. Two thirds of it and a
/// third more leave as many crossings at the end, nearly three times as much a fourteenth more.
const HEAT: usize = 120;

/// Which nodes segments join, kept beside the layered graph while its order changes.
pub struct Adjacency {
    /// For each node and each of its two sides, the nodes it is joined to through that channel and the line's
    /// crossing weight.
    pub neighbours: Vec<[Vec<(u32, i32)>; 2]>,
}

impl Adjacency {
    /// Reads the segments of a layered graph.
    pub fn new(input: &InputGraph, layered: &LayeredGraph) -> Adjacency {
        let mut adjacency = Adjacency { neighbours: vec![[Vec::new(), Vec::new()]; layered.nodes.len()] };
        for (path, a) in layered.paths.iter().zip(&input.edges) {
            for segment in path {
                let weight = a.crossing_weight() as i32;
                for (node, other) in [(segment.from, segment.to), (segment.to, segment.from)] {
                    let side = layered.side(node, segment.channel);
                    adjacency.neighbours[node][side].push((other as u32, weight));
                }
            }
        }
        adjacency
    }
}

/// Arranges every layer so that few lines cross: barycentre sweeps from several beginnings (Sugiyama, Tagawa and Toda
/// 1981), each followed by exchanges of neighbours and sifting (Matuszewski, Schönfeld and Molitor 1999); the best is
/// then perturbed and sifted again and again (iterated local search) until the counted work is done. In a large graph one
/// beginning is annealed instead: sifting alone leaves a third as many crossings again.
pub fn arrange(input: &InputGraph, layered: &mut LayeredGraph, seed: u64, work: &mut usize) {
    let adjacency = Adjacency::new(input, layered);
    let mut search = OrderSearch { adjacency: &adjacency, work: 0 };
    initial_order(input, layered, &adjacency);
    if input.is_large() {
        search.sweep(layered, FirstSweep::Forward);
        anneal(layered, &adjacency, &mut Rng::new(seed));
        sift_all(input, layered, &adjacency, &mut search.work);
        *work += N_PASSES * layered.nodes.len() * EXCHANGE_WORK + 3 * search.work;
        return;
    }
    let beginning = layered.layers.clone();
    let mut best = None;
    for attempt in 0..4 {
        restore(layered, &beginning);
        if attempt % 2 == 1 {
            layered.layers.iter_mut().for_each(|layer| layer.reverse());
        }
        renumber(layered);
        search.sweep(layered, if attempt < 2 { FirstSweep::Forward } else { FirstSweep::Backward });
        sift_all(input, layered, &adjacency, &mut search.work);
        let crossings = search.crossings(layered);
        if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
            best = Some((crossings, layered.layers.clone()));
        }
        if BUDGET < search.work {
            break;
        }
    }
    let Some((mut fewest, mut layers)) = best else { return };
    let mut rng = Rng::new(seed);
    while 0 < fewest && search.work < BUDGET {
        restore(layered, &layers);
        perturb(layered, &mut rng);
        sift_all(input, layered, &adjacency, &mut search.work);
        let crossings = search.crossings(layered);
        if crossings <= fewest {
            fewest = crossings;
            layers = layered.layers.clone();
        }
        search.work += 1 + layered.nodes.len();
    }
    restore(layered, &layers);
    // One node looked at here takes as long as three when lines are reinserted.
    *work += 3 * search.work;
}

/// Exchanges neighbours where that makes fewer crossings, and sometimes where it makes more, the seldomer the longer it
/// goes on (simulated annealing, Kirkpatrick, Gelatt and Vecchi 1983). For layers that are joined to others only.
fn anneal(layered: &mut LayeredGraph, adjacency: &Adjacency, rng: &mut Rng) {
    let mut positions: Vec<u32> = layered.nodes.iter().map(|node| node.position as u32).collect();
    let n_layers = layered.layers.len();
    for pass in 0..N_PASSES {
        let heat = HEAT * (N_PASSES - pass) / N_PASSES;
        for step in 0..n_layers {
            let is_forward = pass % 2 == 0;
            let layer = &mut layered.layers[if is_forward { step } else { n_layers - 1 - step }];
            for step in 1..layer.len() {
                let lower = if pass / 2 % 2 == 0 { step } else { layer.len() - step };
                let [one, two] = [layer[lower - 1], layer[lower]];
                let mut change = 0;
                for side in [BEFORE, AFTER] {
                    for &(upper_end, weight) in &adjacency.neighbours[one][side] {
                        let upper_end = positions[upper_end as usize];
                        for &(lower_end, other_weight) in &adjacency.neighbours[two][side] {
                            let lower_end = positions[lower_end as usize];
                            change += weight
                                * other_weight
                                * (i32::from(upper_end < lower_end) - i32::from(lower_end < upper_end));
                        }
                    }
                }
                // The cube of a number evenly spread, so that most of the time little is borne.
                let mut borne = || {
                    let share = rng.below(1 << 10);
                    ((((share * share * share) >> 10) * heat) >> 20) as i32
                };
                if change <= 0 || change < borne() {
                    layer.swap(lower - 1, lower);
                    positions.swap(one, two);
                }
            }
        }
    }
    renumber(layered);
}

fn restore(layered: &mut LayeredGraph, layers: &[Vec<usize>]) {
    layered.layers.clone_from_slice(layers);
    renumber(layered);
}

fn renumber(layered: &mut LayeredGraph) {
    for layer in 0..layered.layers.len() {
        layered.renumber(layer);
    }
}

/// The beginning: nodes in the order in which a walk from the first box meets them, so that what belongs together
/// stands together and parts that are not joined stand apart.
fn initial_order(input: &InputGraph, layered: &mut LayeredGraph, adjacency: &Adjacency) {
    let mut met = vec![usize::MAX; layered.nodes.len()];
    let mut n_met = 0;
    let mut roots: Vec<usize> = (0..input.boxes.len()).collect();
    sort_by_key(&mut roots, |&idx| (!input.starts[idx], layered.nodes[idx].layer));
    for root in roots {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            if met[node] != usize::MAX {
                continue;
            }
            met[node] = n_met;
            n_met += 1;
            let [before, after] = &adjacency.neighbours[node];
            stack.extend(before.iter().chain(after).rev().map(|end| end.0 as usize));
        }
    }
    for layer in &mut layered.layers {
        sort_by_key(layer, |&node| met[node]);
    }
    renumber(layered);
}

/// Moves a few nodes of one layer, or of a few neighbouring ones, to other positions.
fn perturb(layered: &mut LayeredGraph, rng: &mut Rng) {
    let first = rng.below(layered.layers.len());
    let n_layers = 1 + rng.below(4);
    for layer in first..(first + n_layers).min(layered.layers.len()) {
        let n = layered.layers[layer].len();
        for _ in 0..1 + rng.below(3) {
            let node = layered.layers[layer].remove(rng.below(n));
            layered.layers[layer].insert(rng.below(n), node);
        }
        layered.renumber(layer);
    }
}

/// Which way the layers are gone through first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstSweep {
    Forward,
    Backward,
}

/// What the search works with, and how much work it has done.
struct OrderSearch<'a> {
    adjacency: &'a Adjacency,
    work: usize,
}

impl OrderSearch<'_> {
    /// Sorts layer after layer by the mean position of the nodes before it, then back by those after it; or back first.
    fn sweep(&mut self, layered: &mut LayeredGraph, first: FirstSweep) {
        let n = layered.layers.len();
        let mut best = None;
        for round in 0..12 {
            let goes_on = (round % 2 == 0) == (first == FirstSweep::Forward);
            for step in 0..n {
                let layer = if goes_on { step } else { n - 1 - step };
                self.sort_by_mean(layered, layer, if goes_on { BEFORE } else { AFTER });
            }
            let crossings = self.crossings(layered);
            self.work += layered.nodes.len();
            if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
                best = Some((crossings, layered.layers.clone()));
            } else if 4 < round {
                break;
            }
        }
        if let Some((_, layers)) = best {
            restore(layered, &layers);
        }
    }

    fn sort_by_mean(&mut self, layered: &mut LayeredGraph, layer: usize, side: usize) {
        let nodes = &layered.layers[layer];
        let mut means: Vec<(f64, usize)> = Vec::with_capacity(nodes.len());
        for &node in nodes {
            let ends = &self.adjacency.neighbours[node][side];
            let sum: f64 = ends.iter().map(|end| position_share(layered, end.0 as usize)).sum();
            let mean = if ends.is_empty() { position_share(layered, node) } else { sum / ends.len() as f64 };
            means.push((mean, node));
        }
        sort_by(&mut means, |a, b| a.0.total_cmp(&b.0));
        layered.layers[layer] = means.into_iter().map(|(_, node)| node).collect();
        layered.renumber(layer);
    }

    /// All crossings of a layered graph whose segments all join neighbouring layers, weighted (Barth, Jünger and
    /// Mutzel 2002).
    fn crossings(&self, layered: &LayeredGraph) -> i64 {
        let mut total = 0;
        for pair in layered.layers.windows(2) {
            let mut tree = vec![0_i64; pair[1].len() + 1];
            let mut laid = 0;
            for &node in &pair[0] {
                let ends = self.adjacency.neighbours[node][AFTER].iter();
                let ends = ends.map(|&(other, weight)| (&layered.nodes[other as usize], i64::from(weight)));
                let across = ends.filter(|(other, _)| other.layer != layered.nodes[node].layer);
                for (other, weight) in across.clone() {
                    total += weight * (laid - sum_upto(&tree, other.position));
                }
                for (other, weight) in across {
                    add_at(&mut tree, other.position, weight);
                    laid += weight;
                }
            }
        }
        total
    }
}

fn sum_upto(tree: &[i64], position: usize) -> i64 {
    let (mut idx, mut sum) = (position + 1, 0);
    while 0 < idx {
        sum += tree[idx];
        idx &= idx - 1;
    }
    sum
}

fn add_at(tree: &mut [i64], position: usize, amount: i64) {
    let mut idx = position + 1;
    while idx < tree.len() {
        tree[idx] += amount;
        idx += idx & idx.wrapping_neg();
    }
}

fn position_share(layered: &LayeredGraph, node: usize) -> f64 {
    let node = &layered.nodes[node];
    (node.position as f64 + 0.5) / layered.layers[node.layer].len() as f64
}

/// Sifts all nodes that may move until nothing gets better.
pub fn sift_all(input: &InputGraph, layered: &mut LayeredGraph, adjacency: &Adjacency, work: &mut usize) {
    let begun = *work;
    for _ in 0..8 {
        let mut has_gained = false;
        for layer in 0..layered.layers.len() {
            for at in 0..layered.layers[layer].len() {
                let node = layered.layers[layer][at];
                if input.fixed.get(node) == Some(&true) {
                    continue;
                }
                *work += layered.layers[layer].len();
                has_gained |= sift(layered, adjacency, layer, node);
            }
        }
        if !has_gained || *work - begun > BUDGET {
            break;
        }
    }
}

/// Moves one node to the position in its layer where it crosses least.
fn sift(layered: &mut LayeredGraph, adjacency: &Adjacency, layer: usize, node: usize) -> bool {
    let here = layered.nodes[node].position;
    let nodes = &layered.layers[layer];
    let (mut best, mut best_change) = (here, 0);
    let mut change = 0;
    for (position, &other) in nodes.iter().enumerate().skip(here + 1) {
        change += exchange(adjacency, layered, node, other, position);
        if change < best_change {
            (best, best_change) = (position, change);
        }
    }
    change = 0;
    for (position, &other) in nodes.iter().enumerate().take(here).rev() {
        change += exchange(adjacency, layered, other, node, position);
        if change < best_change {
            (best, best_change) = (position, change);
        }
    }
    if best == here {
        return false;
    }
    let nodes = &mut layered.layers[layer];
    match here < best {
        true => nodes[here..=best].rotate_left(1),
        false => nodes[best..=here].rotate_right(1),
    }
    layered.renumber(layer);
    true
}

/// By how much the crossings change when two neighbours of one layer, met at `position`, are exchanged. Round the
/// channel, two lines from neighbouring nodes cross if the upper one's other end is met first on the way down and
/// round.
fn exchange(adjacency: &Adjacency, layered: &LayeredGraph, upper: usize, lower: usize, position: usize) -> i64 {
    let layer = layered.nodes[upper].layer;
    let way_round = |node: u32| {
        let node = &layered.nodes[node as usize];
        match (node.layer == layer, node.position < position) {
            (false, _) => -(node.position as i64),
            (true, false) => node.position as i64 - FAR,
            (true, true) => node.position as i64 + FAR,
        }
    };
    let mut change = 0;
    for side in [BEFORE, AFTER] {
        for &(one, weight) in &adjacency.neighbours[upper][side] {
            if one as usize == lower {
                continue;
            }
            let one = way_round(one);
            for &(two, other_weight) in &adjacency.neighbours[lower][side] {
                if two as usize == upper {
                    continue;
                }
                let product = i64::from(weight * other_weight);
                change += match one.cmp(&way_round(two)) {
                    std::cmp::Ordering::Less => -product,
                    std::cmp::Ordering::Greater => product,
                    std::cmp::Ordering::Equal => 0,
                };
            }
        }
    }
    change
}
