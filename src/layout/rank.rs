//! The column of every box.
//! Must never put a box of a later stage before or beside one of an earlier stage.

use super::sheet::Plan;

/// How often every box is offered a better column.
const N_PASSES: usize = 8;

/// Gives every box its column: bands in order, each as long as its longest way; every box then moves to where its
/// lines are shortest (longest-path layering, Eades and Sugiyama 1990, with the tightening of Gansner et al. 1993).
pub fn columns(plan: &Plan, turned: &[bool]) -> Vec<usize> {
    let n = plan.boxes.len();
    let mut column = vec![0_usize; n];
    let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); n];
    let mut pull = vec![0_i64; n];
    for (a, &is_turned) in plan.moves.iter().zip(turned).filter(|(a, _)| !a.is_loop()) {
        let (from, to) = if is_turned { (a.to, a.from) } else { (a.from, a.to) };
        pull[from] += a.burden();
        pull[to] -= a.burden();
        if plan.bands[from] == plan.bands[to] {
            ahead[from].push(to);
            behind[to].push(from);
        }
    }
    let sequence = in_sequence(&ahead, &behind);
    let mut first = 0;
    for band in 0..plan.stages.len() {
        let boxes: Vec<usize> = sequence.iter().copied().filter(|&idx| plan.bands[idx] == band).collect();
        for &idx in &boxes {
            column[idx] = behind[idx].iter().map(|&other| column[other] + 1).max().unwrap_or(first);
        }
        let last = boxes.iter().map(|&idx| column[idx]).max().unwrap_or(first);
        for pass in 0..N_PASSES {
            let is_backward = pass % 2 == 0;
            for step in 0..boxes.len() {
                let idx = if is_backward { boxes[boxes.len() - 1 - step] } else { boxes[step] };
                if plan.starts[idx] {
                    continue;
                }
                let low = behind[idx].iter().map(|&other| column[other] + 1).max().unwrap_or(first);
                let high = ahead[idx].iter().map(|&other| column[other].saturating_sub(1)).min().unwrap_or(last);
                match pull[idx].cmp(&0) {
                    std::cmp::Ordering::Greater => column[idx] = high,
                    std::cmp::Ordering::Less => column[idx] = low,
                    std::cmp::Ordering::Equal => {}
                }
            }
        }
        if !boxes.is_empty() {
            first = last + 1;
        }
    }
    column
}

/// The boxes so that every one comes after all that lead to it (Kahn 1962), else in the author's order.
fn in_sequence(ahead: &[Vec<usize>], behind: &[Vec<usize>]) -> Vec<usize> {
    let mut n_open: Vec<usize> = behind.iter().map(Vec::len).collect();
    let mut sequence: Vec<usize> = (0..ahead.len()).filter(|&idx| n_open[idx] == 0).collect();
    let mut done = 0;
    while let Some(&idx) = sequence.get(done) {
        done += 1;
        for &next in &ahead[idx] {
            n_open[next] -= 1;
            if n_open[next] == 0 {
                sequence.push(next);
            }
        }
    }
    sequence
}
