//! The layer of every box.

use super::input_graph::{InputEdge, InputGraph};
use super::model::EdgeWeight;
use super::network_simplex::{self, Constraint};

/// How often every box is offered a better layer. Our maps settle in one pass (1,507 crossings over all charts of the gate,
/// 1,543 without any); larger graphs take more.
const N_PASSES: usize = 8;
/// What it costs in a large graph when a start stands one layer farther from the first of its band: more than all its lines.
const START: i64 = 1_000;
/// How many parts a layer has: strides shorter than a layer let several moves share one.
const PARTS: usize = 10;

/// How far a move within a band leads on at least, in parts of a layer.
fn stride(a: &InputEdge, short: usize) -> usize {
    match a.weight {
        EdgeWeight::Main => PARTS,
        _ => short,
    }
}

/// Gives every box its layer: bands in order, each as long as its longest way; every box then moves to where its
/// lines are shortest (longest-path layering, Eades and Sugiyama 1990, with the tightening of Gansner et al. 1993).
/// Only the main road leads on by a whole layer at every move; other moves lead on by `short` parts of one, so that
/// boxes of one stage also stand below each other and the drawing stays short.
pub fn layers(input: &InputGraph, short: usize) -> Vec<usize> {
    let n = input.boxes.len();
    let mut at = vec![0_usize; n];
    let mut ahead: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n];
    let mut behind: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n];
    let mut pull = vec![0_i64; n];
    for (a, &is_reversed) in input.edges.iter().zip(&input.reversed).filter(|(a, _)| !a.is_self_loop()) {
        let (from, to) = if is_reversed { (a.to, a.from) } else { (a.from, a.to) };
        pull[from] += a.crossing_weight();
        pull[to] -= a.crossing_weight();
        if input.bands[from] == input.bands[to] {
            ahead[from].push((to, stride(a, short)));
            behind[to].push((from, stride(a, short)));
        }
    }
    let mut bands: Vec<Vec<usize>> = vec![Vec::new(); input.stages.len()];
    in_sequence(&ahead, &behind).into_iter().for_each(|idx| bands[input.bands[idx]].push(idx));
    let mut first = 0;
    for boxes in bands {
        for &idx in &boxes {
            at[idx] = behind[idx].iter().map(|&(other, stride)| at[other] + stride).max().unwrap_or(first);
        }
        let last = boxes.iter().map(|&idx| at[idx]).max().unwrap_or(first);
        for pass in 0..N_PASSES {
            for step in 0..boxes.len() {
                let idx = boxes[if pass % 2 == 0 { boxes.len() - 1 - step } else { step }];
                let low = behind[idx].iter().map(|&(other, stride)| at[other] + stride).max().unwrap_or(first);
                let high = ahead[idx].iter().map(|&(other, stride)| at[other] - stride).min().unwrap_or(last);
                match pull[idx].cmp(&0) {
                    std::cmp::Ordering::Greater if !input.starts[idx] => at[idx] = high,
                    std::cmp::Ordering::Less if !input.starts[idx] => at[idx] = low,
                    _ => {}
                }
            }
        }
        if !boxes.is_empty() {
            first = (last / PARTS + 1) * PARTS;
        }
    }
    if input.is_large() { shorten(input, at) } else { at.into_iter().map(|at| at / PARTS).collect() }
}

/// The layers of a large graph, from layers that are possible: all its lines as short in all as can be. Between the bands stand
/// gates, so that no box of a later one comes before one of an earlier, and what starts stays at the first.
fn shorten(input: &InputGraph, at: Vec<usize>) -> Vec<usize> {
    let n = input.boxes.len();
    let mut ranks: Vec<i64> = at.iter().map(|at| (at / PARTS) as i64).collect();
    let lines = input.edges.iter().zip(&input.reversed).filter(|(a, _)| !a.is_self_loop()).map(|(a, &is_reversed)| {
        let (from, to) = if is_reversed { (a.to, a.from) } else { (a.from, a.to) };
        Constraint { from, to, least: 1, weight: a.crossing_weight() }
    });
    let mut constraints: Vec<Constraint> = lines.collect();
    for band in 0..input.stages.len() {
        let boxes = (0..n).filter(|&idx| input.bands[idx] == band);
        ranks.push(boxes.clone().map(|idx| ranks[idx]).min().unwrap_or_default());
        for idx in boxes {
            let weight = if input.starts[idx] { START } else { 0 };
            constraints.push(Constraint { from: n + band, to: idx, least: 0, weight });
            if band + 1 < input.stages.len() {
                constraints.push(Constraint { from: idx, to: n + band + 1, least: 1, weight: 0 });
            }
        }
    }
    network_simplex::shorten(&constraints, &mut ranks);
    let first = ranks.iter().min().copied().unwrap_or_default();
    ranks[..n].iter().map(|rank| (rank - first) as usize).collect()
}

/// The boxes so that every one comes after all that lead to it (Kahn 1962), else in the author's order.
fn in_sequence(ahead: &[Vec<(usize, usize)>], behind: &[Vec<(usize, usize)>]) -> Vec<usize> {
    let mut n_open: Vec<usize> = behind.iter().map(Vec::len).collect();
    let mut sequence: Vec<usize> = (0..ahead.len()).filter(|&idx| n_open[idx] == 0).collect();
    let mut done = 0;
    while let Some(&idx) = sequence.get(done) {
        done += 1;
        for &(next, _) in &ahead[idx] {
            n_open[next] -= 1;
            if n_open[next] == 0 {
                sequence.push(next);
            }
        }
    }
    sequence
}

#[cfg(test)]
mod tests {
    use super::super::testing::input_of;
    use super::*;

    #[test]
    fn the_main_road_leads_on_by_a_layer_at_every_step() {
        let edges = [(0, 1, EdgeWeight::Main), (1, 2, EdgeWeight::Main), (2, 3, EdgeWeight::Main)];
        assert_eq!(layers(&input_of(&[0, 0, 0, 1], &edges), 3), [0, 1, 2, 3]);
    }

    #[test]
    fn a_later_stage_stands_after_an_earlier_one_even_if_nothing_joins_them() {
        let edges = [(0, 1, EdgeWeight::Main), (2, 3, EdgeWeight::Next)];
        assert_eq!(layers(&input_of(&[0, 0, 1, 1], &edges), 10), [0, 1, 2, 3]);
    }

    #[test]
    fn a_large_graph_has_short_lines_its_stages_in_order_and_its_start_first() {
        // Two stages, each a road of 150 steps; the start leads only to the road's end, so its line would be short there.
        let mut edges: Vec<_> = (2..150).map(|to| (to - 1, to, EdgeWeight::Next)).collect();
        edges.extend((151..300).map(|to| (to - 1, to, EdgeWeight::Next)));
        edges.extend([(0, 149, EdgeWeight::Next), (149, 299, EdgeWeight::Next)]);
        let bands: Vec<usize> = (0..300).map(|idx| idx / 150).collect();
        let layers = layers(&input_of(&bands, &edges), 10);
        assert_eq!(layers[0], 0);
        assert_eq!(layers[1..150], (0..149).collect::<Vec<_>>());
        assert_eq!(layers[150..], (149..299).collect::<Vec<_>>());
    }
}
