//! Which moves are reversed so that the rest runs one way.

use super::input_graph::{InputEdge, InputGraph};
use super::model::EdgeWeight;
use crate::sorting::sort_by_key;

/// How often the boxes are tried at better positions of the sequence; our maps settle before the last. Without any there are
/// 1,571 crossings over all charts of the gate, with them 1,507.
const N_PASSES: usize = 4;

/// In how many steps the heights are found. At 1,000 steps a quarter as many leave twice the crossings, half as many a
/// twentieth more.
const N_GRADIENTS: usize = 80;
/// A rest of the equations, squared, that is as good as none.
const TINY: f64 = 1e-9;

/// How little we like to reverse a move.
fn reluctance(a: &InputEdge) -> i64 {
    match a.weight {
        EdgeWeight::Again => 1,
        EdgeWeight::Side => 4,
        EdgeWeight::Next => 8,
        EdgeWeight::Main => 40,
    }
}

/// Says of every move whether it is reversed: moves to an earlier stage are, and those that lead back in a sequence of the
/// boxes of a stage, with the starts first.
pub fn reversed_edges(input: &InputGraph) -> Vec<bool> {
    let sequence = if input.is_large() { by_height(input) } else { sifted(input) };
    let mut at = vec![0; sequence.len()];
    number(&sequence, &mut at);
    input.edges.iter().map(|a| at[a.to] < at[a.from]).collect()
}

/// The sequence of depth-first search from the starts, each box then sifted to where the least weight runs back (feedback
/// arc set by sifting, after Eades, Lin and Smyth 1993 and Matuszewski et al. 1999).
fn sifted(input: &InputGraph) -> Vec<usize> {
    let mut sequence = depth_first(input);
    let neighbours = neighbours(input);
    let mut at = vec![0; sequence.len()];
    number(&sequence, &mut at);
    for _ in 0..N_PASSES {
        let mut has_moved = false;
        for idx in 0..input.boxes.len() {
            let target = best_position(input, &neighbours[idx], &at, idx);
            if target == at[idx] {
                continue;
            }
            has_moved = true;
            let (old, new) = (at[idx], target);
            match old < new {
                true => sequence[old..=new].rotate_left(1),
                false => sequence[new..=old].rotate_right(1),
            }
            let (low, high) = (old.min(new), old.max(new));
            for (offset, &moved) in sequence[low..=high].iter().enumerate() {
                at[moved] = low + offset;
            }
        }
        if !has_moved {
            break;
        }
    }
    sequence
}

/// The sequence by height, boxes of one height in depth-first order: in a large graph this makes far fewer long lines than a
/// sequence where the least weight runs back.
fn by_height(input: &InputGraph) -> Vec<usize> {
    let heights = heights(input);
    let mut sequence = depth_first(input);
    // Nearer than a quarter of a layer, heights are one: within a circle of moves all are, but for rounding.
    sort_by_key(&mut sequence, |&idx| (input.bands[idx], !input.starts[idx], (4.0 * heights[idx]).round() as i64));
    sequence
}

fn number(sequence: &[usize], at: &mut [usize]) {
    for (position, &idx) in sequence.iter().enumerate() {
        at[idx] = position;
    }
}

/// The moves of each box to and from others of its band: the other box, and what it costs when it stands before us.
fn neighbours(input: &InputGraph) -> Vec<Vec<(usize, i64)>> {
    let mut neighbours = vec![Vec::new(); input.boxes.len()];
    for a in input.edges.iter().filter(|a| !a.is_self_loop() && input.bands[a.from] == input.bands[a.to]) {
        neighbours[a.from].push((a.to, reluctance(a)));
        neighbours[a.to].push((a.from, -reluctance(a)));
    }
    neighbours
}

/// The place where the least weight runs back; the present one if none is better.
fn best_position(input: &InputGraph, neighbours: &[(usize, i64)], at: &[usize], idx: usize) -> usize {
    if input.starts[idx] {
        return at[idx];
    }
    let mut around: Vec<(usize, i64)> =
        neighbours.iter().filter(|(other, _)| !input.starts[*other]).map(|&(other, cost)| (at[other], cost)).collect();
    sort_by_key(&mut around, |idx| *idx);
    let here = at[idx];
    let (mut best, mut best_cost) = (here, 0);
    let mut cost = 0;
    for &(position, weight) in around.iter().filter(|(position, _)| here < *position) {
        cost += weight;
        if cost < best_cost {
            (best, best_cost) = (position, cost);
        }
    }
    cost = 0;
    for &(position, weight) in around.iter().rev().filter(|(position, _)| *position < here) {
        cost -= weight;
        if cost < best_cost {
            (best, best_cost) = (position, cost);
        }
    }
    best
}

/// Heights of the boxes along the flow such that every move within a band leads up by as nearly one as can be: the least
/// sum of squares (Carmel, Harel and Koren 2004), by conjugate gradients (Hestenes and Stiefel 1952).
fn heights(input: &InputGraph) -> Vec<f64> {
    let n = input.boxes.len();
    let within = |a: &&InputEdge| !a.is_self_loop() && input.bands[a.from] == input.bands[a.to];
    let moves: Vec<(usize, usize)> = input.edges.iter().filter(within).map(|a| (a.from, a.to)).collect();
    let mut heights = vec![0.0; n];
    let mut rest = vec![0.0; n];
    for &(from, to) in &moves {
        rest[to] += 1.0;
        rest[from] -= 1.0;
    }
    let mut direction = rest.clone();
    let mut size = product(&rest, &rest);
    for _ in 0..N_GRADIENTS {
        if size < TINY {
            break;
        }
        let mut pull = vec![0.0; n];
        for &(from, to) in &moves {
            let rise = direction[to] - direction[from];
            pull[to] += rise;
            pull[from] -= rise;
        }
        let reach = size / product(&direction, &pull);
        for idx in 0..n {
            heights[idx] += reach * direction[idx];
            rest[idx] -= reach * pull[idx];
        }
        let before = std::mem::replace(&mut size, product(&rest, &rest));
        for (along, part) in direction.iter_mut().zip(&rest) {
            *along = part + size / before * *along;
        }
    }
    heights
}

fn product(one: &[f64], two: &[f64]) -> f64 {
    one.iter().zip(two).map(|(one, two)| one * two).sum()
}

/// All boxes, band after band, each band in reverse post-order from its starts, then from where others enter it.
fn depth_first(input: &InputGraph) -> Vec<usize> {
    let n = input.boxes.len();
    let mut ways_on: Vec<Vec<(EdgeWeight, usize)>> = vec![Vec::new(); n];
    let mut is_led_to = vec![false; n];
    let mut is_entered = vec![false; n];
    for a in input.edges.iter().filter(|a| !a.is_self_loop()) {
        match input.bands[a.from].cmp(&input.bands[a.to]) {
            std::cmp::Ordering::Equal => {
                ways_on[a.from].push((a.weight, a.to));
                is_led_to[a.to] = true;
            }
            std::cmp::Ordering::Less => is_entered[a.to] = true,
            std::cmp::Ordering::Greater => {}
        }
    }
    for ways in &mut ways_on {
        sort_by_key(ways, |way| std::cmp::Reverse(way.0));
    }
    let mut roots: Vec<usize> = (0..n).collect();
    sort_by_key(&mut roots, |&idx| (input.bands[idx], !input.starts[idx], is_led_to[idx], !is_entered[idx]));
    let mut is_seen = vec![false; n];
    let mut sequence = Vec::new();
    let mut from = 0;
    while from < n {
        let band = input.bands[roots[from]];
        let upto = from + roots[from..].iter().take_while(|&&idx| input.bands[idx] == band).count();
        let mut finished = Vec::new();
        for &root in &roots[from..upto] {
            visit(root, &ways_on, &mut is_seen, &mut finished);
        }
        sequence.extend(finished.iter().rev().filter(|&&idx| input.starts[idx]));
        sequence.extend(finished.iter().rev().filter(|&&idx| !input.starts[idx]));
        from = upto;
    }
    sequence
}

/// Depth-first search without recursion; boxes are noted when everything behind them is done.
fn visit(root: usize, ways_on: &[Vec<(EdgeWeight, usize)>], is_seen: &mut [bool], finished: &mut Vec<usize>) {
    if std::mem::replace(&mut is_seen[root], true) {
        return;
    }
    let mut stack = vec![(root, 0)];
    while let Some((idx, next)) = stack.pop() {
        match ways_on[idx].get(next) {
            None => finished.push(idx),
            Some(&(_, to)) => {
                stack.push((idx, next + 1));
                if !std::mem::replace(&mut is_seen[to], true) {
                    stack.push((to, 0));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::input_of;
    use super::*;

    #[test]
    fn the_move_round_again_is_reversed_and_no_other() {
        let edges = [(2, 1, EdgeWeight::Again), (0, 1, EdgeWeight::Main), (1, 2, EdgeWeight::Next)];
        assert_eq!(input_of(&[0, 0, 0], &edges).reversed, [true, false, false]);
    }

    #[test]
    fn a_move_to_an_earlier_stage_is_reversed_whatever_its_weight() {
        let edges = [(1, 0, EdgeWeight::Main), (0, 1, EdgeWeight::Again)];
        assert_eq!(input_of(&[0, 1], &edges).reversed, [true, false]);
    }

    #[test]
    fn nothing_leads_to_the_start_but_edges_that_are_reversed() {
        let edges = [(0, 1, EdgeWeight::Again), (1, 2, EdgeWeight::Main), (2, 0, EdgeWeight::Main)];
        assert_eq!(input_of(&[0, 0, 0], &edges).reversed, [false, false, true]);
    }

    #[test]
    fn heights_rise_by_one_along_a_road_and_by_the_mean_where_two_roads_differ() {
        let next = |from, to| (from, to, EdgeWeight::Next);
        let road = heights(&input_of(&[0, 0, 0], &[next(0, 1), next(1, 2)]));
        assert!((road[1] - road[0] - 1.0).abs() < 1e-4 && (road[2] - road[1] - 1.0).abs() < 1e-4, "{road:?}");
        // 0 to 2 at once and by way of 1: rises of a third more and less than asked for.
        let fork = heights(&input_of(&[0, 0, 0], &[next(0, 1), next(1, 2), next(0, 2)]));
        assert!((fork[2] - fork[0] - 4.0 / 3.0).abs() < 1e-4, "{fork:?}");
    }

    #[test]
    fn of_many_roads_with_a_move_back_on_each_only_these_are_reversed() {
        let mut edges = Vec::new();
        for nth in 0..30 {
            let step = |step: usize| if step == 0 { 0 } else { 8 * nth + step };
            edges.extend((0..8).map(|from| (step(from), step(from + 1), EdgeWeight::Next)));
            edges.push((step(6), step(3), EdgeWeight::Next));
        }
        let input = input_of(&[0; 241], &edges);
        assert!(input.is_large());
        let back = edges.iter().map(|(from, to, _)| to < from);
        assert_eq!(input.reversed, back.collect::<Vec<_>>());
    }
}
