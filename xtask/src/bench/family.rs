//! A growing family of graphs, the same on every machine.

use std::collections::BTreeSet;

use crate::layout::{EdgeIn, GraphIn, NodeIn, SizeIn};

/// How many steps the graphs of the family have.
pub const SIZES: [usize; 7] = [50, 100, 200, 500, 1000, 2000, 5000];

/// Numbers that look random and are always the same (mulberry32).
struct Mulberry32(u32);

impl Mulberry32 {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut mixed = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        mixed = mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(61 | mixed)) ^ mixed;
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }

    fn below(&mut self, bound: usize) -> usize {
        ((self.share() * bound as f64) as usize).min(bound.saturating_sub(1))
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for idx in (1..list.len()).rev() {
            let other = self.below(idx + 1);
            list.swap(idx, other);
        }
    }
}

/// `n` steps in about 1.6 √n layers and 1.4 n moves: most to the next layer and to a step nearby, 8 % back, 60 % with
/// words. Neither layers nor order are told: steps and moves come shuffled.
pub fn layered(n: usize, seed: u32) -> GraphIn {
    let mut rng = Mulberry32(seed.wrapping_mul(7919).wrapping_add(n as u32));
    let n_layers = ((1.6 * (n as f64).sqrt()).round() as usize).max(5);
    let weights: Vec<f64> = (0..n_layers).map(|_| 0.6 + 0.8 * rng.share()).collect();
    let sum: f64 = weights.iter().sum();
    let mut layers: Vec<Vec<usize>> = Vec::new();
    let (mut first, mut so_far) = (0, 0.0);
    for (layer, weight) in weights.iter().enumerate() {
        so_far += weight;
        let upto = if layer + 1 == n_layers { n } else { (n as f64 * so_far / sum).round() as usize };
        if first < upto {
            layers.push((first..upto).collect());
            first = upto;
        }
    }
    let mut place = vec![(0, 0.0); n];
    for (layer, steps) in layers.iter().enumerate() {
        for (nth, &step) in steps.iter().enumerate() {
            place[step] = (layer, (nth as f64 + 0.5) / steps.len() as f64);
        }
    }
    let mut moves = Moves { layers, place, seen: BTreeSet::new(), list: Vec::new() };
    for step in 0..n {
        if let Some(layer) = moves.place[step].0.checked_sub(1) {
            let from = moves.pick(&mut rng, step, layer);
            moves.add(from, step);
        }
    }
    let n_moves = (1.4 * n as f64).round() as usize;
    let n_back = (0.08 * n_moves as f64).round() as usize;
    for is_back in [false, true] {
        let most = if is_back { n_moves } else { n_moves - n_back };
        let mut tries = 0;
        while moves.list.len() < most && tries < 50 * n_moves {
            tries += 1;
            let step = rng.below(n);
            let reach = if is_back { 1 + rng.below(5) } else { reach(&mut rng) };
            let Some(layer) = moves.place[step].0.checked_sub(reach) else { continue };
            let other = moves.pick(&mut rng, step, layer);
            let (from, to) = if is_back { (step, other) } else { (other, step) };
            moves.add(from, to);
        }
    }
    let mut list = moves.list;
    rng.shuffle(&mut list);
    let mut names: Vec<usize> = (0..n).collect();
    rng.shuffle(&mut names);
    let heights = [48.0, 64.0, 64.0, 80.0, 96.0];
    let nodes =
        (0..n).map(|idx| NodeIn { id: format!("n{idx}"), w: 200.0, h: heights[rng.below(5)], stage: None }).collect();
    let edges = list
        .into_iter()
        .map(|(from, to)| EdgeIn {
            from: format!("n{}", names[from]),
            to: format!("n{}", names[to]),
            label: (rng.share() < 0.6).then(|| SizeIn { w: 80.0 + 8.0 * rng.below(11) as f64, h: 18.0 }),
        })
        .collect();
    GraphIn { name: format!("family-{n}"), nodes, edges }
}

/// How many layers on a move leads.
fn reach(rng: &mut Mulberry32) -> usize {
    match rng.share() {
        share if share < 0.7 => 1,
        share if share < 0.9 => 2,
        share if share < 0.97 => 3,
        _ => 4 + rng.below(3),
    }
}

struct Moves {
    layers: Vec<Vec<usize>>,
    /// For each step its layer and where it stands in it, from 0 to 1.
    place: Vec<(usize, f64)>,
    seen: BTreeSet<(usize, usize)>,
    list: Vec<(usize, usize)>,
}

impl Moves {
    /// A step of a layer, most often near to another's place.
    fn pick(&self, rng: &mut Mulberry32, near: usize, layer: usize) -> usize {
        let steps = &self.layers[layer];
        if rng.share() < 0.15 {
            return steps[rng.below(steps.len())];
        }
        let (one, two) = (rng.share(), rng.share());
        let normal = (-2.0 * (1.0 - one).ln()).sqrt() * (2.0 * std::f64::consts::PI * two).cos();
        let place = (self.place[near].1 + 0.07 * normal).clamp(0.0, 0.999);
        steps[(place * steps.len() as f64) as usize]
    }

    fn add(&mut self, from: usize, to: usize) {
        let is_new = from != to && !self.seen.contains(&(from, to)) && !self.seen.contains(&(to, from));
        if is_new {
            self.seen.insert((from, to));
            self.list.push((from, to));
        }
    }
}
