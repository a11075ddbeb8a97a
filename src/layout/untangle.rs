//! The choice among several ways to set the boxes in columns.
//! Must never judge by anything but crossings, turns and length.

use super::chance::Chance;
use super::sheet::{Plan, Sheet};
use super::{order, rank, reroute};
use crate::sorting::sort_by_key;

/// How far a move that is not of the main road leads on at least, in parts of a column: what is tried, in order. The short
/// ones make drawings with few columns, and so with short lines.
const STRIDES: [usize; 4] = [3, 2, 5, 10];
/// What it is in a graph with more moves than `LARGE`, where there is time for one only: as long as can be, so that few lines
/// turn within a column.
const LONG_STRIDE: usize = 10;
/// A graph with more moves than this is large.
const LARGE: usize = 200;
/// How much work may be done in all.
const BUDGET: usize = 1_000_000;
/// After how much work no further way is tried.
const ENOUGH: usize = 700_000;
/// How often all strides are tried, from other beginnings.
const N_TRIES: usize = 4;
/// What two neighbours in the author's order weigh, beside moves that run down.
const AUTHOR: i64 = 3;
/// A graph with no more moves than this, such as a main road, is small.
const SMALL: usize = 40;
/// How much work each way to set a small graph in columns is shaken for.
const SHAKING: usize = 150_000;
/// What a crossing costs in a small graph: there none should be.
const CLEAR: i64 = 64;
/// What a turn back within a gap costs beside crossings.
const TURN: i64 = 4;
/// How much of that is saved where the turn becomes a straight line to the box right below.
const LINK: i64 = 2;

/// The columns with the fewest crossings and turns that do not make the drawing long: each stride gives columns, which
/// are ordered and whose lines are led round; large graphs get one stride only, small ones are shaken as well until
/// one is found without a crossing.
pub fn best_sheet(plan: &Plan) -> Sheet {
    best_sheets(plan, 1).swap_remove(0)
}

/// The same, followed by the others that cross no more, from best to worst; found with so many times the work.
pub fn best_sheets(plan: &Plan, effort: usize) -> Vec<Sheet> {
    let mut work = 0;
    let mut tried: Vec<(i64, i64, Sheet)> = Vec::new();
    let is_small = plan.moves.len() <= SMALL;
    let mut is_clear = false;
    for nth in 0..N_TRIES * STRIDES.len() {
        let stride = if LARGE < plan.moves.len() { LONG_STRIDE } else { STRIDES[nth % STRIDES.len()] };
        let columns = rank::columns(plan, stride);
        let mut sheet = Sheet::new(plan, &columns);
        order::arrange(plan, &mut sheet, nth as u64, &mut work);
        let mut crossings = reroute::improve(plan, &mut sheet, &mut work, effort * BUDGET);
        if is_small && (!is_clear || 1 < effort) {
            crossings = shake(plan, &mut sheet, crossings, effort * SHAKING);
        }
        is_clear |= crossings == 0;
        let n_turns = sheet.paths.iter().flatten().filter(|hop| !sheet.is_across(hop)).count();
        let n_links = (0..plan.moves.len()).filter(|&line| sheet.is_link(plan, line)).count();
        let n_columns = sheet.columns.len();
        let crossing = if is_small { CLEAR } else { 2 };
        let cost =
            crossing * crossings + TURN * n_turns as i64 - LINK * n_links as i64 + (n_columns * n_columns / 3) as i64;
        tried.push((cost, crossings, sheet));
        let is_enough = effort == 1 && (crossings == 0 || is_small) && STRIDES.len() <= nth + usize::from(is_small);
        if is_enough || (effort * ENOUGH < work && !is_small) {
            break;
        }
    }
    sort_by_key(&mut tried, |(cost, _, _)| *cost);
    let fewest = tried[0].1;
    let best = tried.into_iter().filter(|(_, crossings, _)| *crossings <= fewest);
    best.map(|(_, _, mut sheet)| {
        run_downwards(plan, &mut sheet);
        sheet
    })
    .collect()
}

/// Moves a box at the end of a crossed line elsewhere in its column and leads all lines anew, again and again; what crosses
/// no more than before is kept (iterated local search, Lourenço, Martin and Stützle 2003). Returns the weight of all
/// crossings.
fn shake(plan: &Plan, best: &mut Sheet, mut fewest: i64, budget: usize) -> i64 {
    let (mut chance, mut work) = (Chance::new(1), 0);
    let mut crossed = reroute::crossed_lines(plan, best);
    while 0 < fewest && !crossed.is_empty() && work < budget {
        let mut sheet = best.clone();
        for _ in 0..1 + chance.below(2) {
            let a = &plan.moves[crossed[chance.below(crossed.len())]];
            let slot = if chance.below(2) == 0 { a.from } else { a.to };
            let (column, place) = (sheet.slots[slot].column, sheet.slots[slot].place);
            sheet.columns[column].remove(place);
            let n = sheet.columns[column].len();
            sheet.columns[column].insert(chance.below(n + 1), slot);
            sheet.renumber(column);
        }
        let crossings = reroute::improve(plan, &mut sheet, &mut work, budget);
        if crossings <= fewest {
            crossed = reroute::crossed_lines(plan, &sheet);
            (fewest, *best) = (crossings, sheet);
        }
        work += 1 + best.slots.len();
    }
    fewest
}

/// Mirrors all columns if more moves within a column would otherwise run up than down, and more steps stand over those the
/// author wrote before them than below.
fn run_downwards(plan: &Plan, sheet: &mut Sheet) {
    let mut n_down = 0;
    for column in &sheet.columns {
        let mut boxes = column.iter().filter(|&&slot| slot < plan.boxes.len()).peekable();
        while let (Some(upper), Some(lower)) = (boxes.next(), boxes.peek()) {
            n_down += if upper < *lower { AUTHOR } else { -AUTHOR };
        }
    }
    for (a, is_turned) in plan.moves.iter().zip(&plan.turned) {
        let (from, to) = (&sheet.slots[a.from], &sheet.slots[a.to]);
        if from.column == to.column && !is_turned {
            n_down += if from.place < to.place { a.burden() } else { -a.burden() };
        }
    }
    if n_down < 0 {
        sheet.columns.iter_mut().for_each(|column| column.reverse());
        (0..sheet.columns.len()).for_each(|column| sheet.renumber(column));
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Weight;
    use super::super::testing::plan_of;
    use super::*;

    #[test]
    fn what_can_be_drawn_without_a_crossing_is() {
        let moves = [(0, 3), (0, 4), (1, 3), (1, 5), (2, 4), (2, 5)].map(|(from, to)| (from, to, Weight::Next));
        let plan = plan_of(&[0, 0, 0, 1, 1, 1], &moves);
        let mut sheet = best_sheet(&plan);
        assert_eq!(reroute::improve(&plan, &mut sheet, &mut 0, 0), 0);
    }

    #[test]
    fn every_line_is_laid_from_its_box_to_its_box() {
        let moves = [(0, 3), (3, 1), (1, 2), (2, 0), (0, 1), (3, 2)].map(|(from, to)| (from, to, Weight::Side));
        let plan = plan_of(&[0, 1, 2, 2], &moves);
        let sheet = best_sheet(&plan);
        for (path, a) in sheet.paths.iter().zip(&plan.moves) {
            assert_eq!(path.first().map(|hop| hop.from), Some(a.from));
            assert_eq!(path.last().map(|hop| hop.to), Some(a.to));
            assert!(path.windows(2).all(|pair| pair[0].to == pair[1].from));
        }
    }
}
