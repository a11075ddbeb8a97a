//! The column of every box.
//! Must never put a box of a later stage before or beside one of an earlier stage.

use super::model::Weight;
use super::sheet::{Move, Plan};

/// How often every box is offered a better column.
const N_PASSES: usize = 8;
/// How many parts a column has.
const PARTS: usize = 10;

/// How far a move within a band leads on at least, in parts of a column.
fn stride(a: &Move, short: usize) -> usize {
    match a.weight {
        Weight::Main => PARTS,
        _ => short,
    }
}

/// Gives every box its column: bands in order, each as long as its longest way; every box then moves to where its
/// lines are shortest (longest-path layering, Eades and Sugiyama 1990, with the tightening of Gansner et al. 1993).
/// Only the main road leads on by a whole column at every move; other moves lead on by `short` parts of one, so that boxes
/// of one stage also stand below each other and the drawing stays short.
pub fn columns(plan: &Plan, short: usize) -> Vec<usize> {
    let n = plan.boxes.len();
    let mut at = vec![0_usize; n];
    let mut ahead: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n];
    let mut behind: Vec<Vec<(usize, usize)>> = vec![Vec::new(); n];
    let mut pull = vec![0_i64; n];
    for (a, &is_turned) in plan.moves.iter().zip(&plan.turned).filter(|(a, _)| !a.is_loop()) {
        let (from, to) = if is_turned { (a.to, a.from) } else { (a.from, a.to) };
        pull[from] += a.burden();
        pull[to] -= a.burden();
        if plan.bands[from] == plan.bands[to] {
            ahead[from].push((to, stride(a, short)));
            behind[to].push((from, stride(a, short)));
        }
    }
    let mut bands: Vec<Vec<usize>> = vec![Vec::new(); plan.stages.len()];
    in_sequence(&ahead, &behind).into_iter().for_each(|idx| bands[plan.bands[idx]].push(idx));
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
                    std::cmp::Ordering::Greater if !plan.starts[idx] => at[idx] = high,
                    std::cmp::Ordering::Less if !plan.starts[idx] => at[idx] = low,
                    _ => {}
                }
            }
        }
        if !boxes.is_empty() {
            first = (last / PARTS + 1) * PARTS;
        }
    }
    at.into_iter().map(|at| at / PARTS).collect()
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
    use super::super::testing::plan_of;
    use super::*;

    #[test]
    fn the_main_road_leads_on_by_a_column_at_every_step() {
        let moves = [(0, 1, Weight::Main), (1, 2, Weight::Main), (2, 3, Weight::Main)];
        assert_eq!(columns(&plan_of(&[0, 0, 0, 1], &moves), 3), [0, 1, 2, 3]);
    }

    #[test]
    fn a_later_stage_stands_after_an_earlier_one_even_if_nothing_joins_them() {
        let moves = [(0, 1, Weight::Main), (2, 3, Weight::Next)];
        assert_eq!(columns(&plan_of(&[0, 0, 1, 1], &moves), 10), [0, 1, 2, 3]);
    }
}
