//! The order of the slots in every column.
//! Must never change columns, nor depend on anything but the plan and fixed seeds.

use super::chance::Chance;
use super::sheet::{AFTER, BEFORE, Plan, Sheet};
use crate::sorting::sort_by_key;

/// Larger than any place in a column.
const FAR: i64 = 1 << 40;

/// How much work may be done, in pairs of slots looked at.
const BUDGET: usize = 20_000;

/// Who hops to whom, kept beside the sheet while its order changes.
pub struct Web {
    /// For each slot and each of its two sides, the slots it is joined to through that gap and the line's burden.
    pub ends: Vec<[Vec<(u32, i32)>; 2]>,
}

impl Web {
    /// Reads the hops of a sheet.
    pub fn new(plan: &Plan, sheet: &Sheet) -> Web {
        let mut web = Web { ends: vec![[Vec::new(), Vec::new()]; sheet.slots.len()] };
        for (path, a) in sheet.paths.iter().zip(&plan.moves) {
            for hop in path {
                let burden = a.burden() as i32;
                for (slot, other) in [(hop.from, hop.to), (hop.to, hop.from)] {
                    let side = sheet.side(slot, hop.gap);
                    web.ends[slot][side].push((other as u32, burden));
                }
            }
        }
        web
    }
}

/// Arranges every column so that few lines cross: barycentre sweeps from several beginnings (Sugiyama, Tagawa and Toda
/// 1981), each followed by exchanges of neighbours and sifting (Matuszewski, Schönfeld and Molitor 1999); the best is
/// then shaken and mended again and again (iterated local search) until the counted work is done.
pub fn arrange(plan: &Plan, sheet: &mut Sheet, seed: u64, work: &mut usize) {
    let web = Web::new(plan, sheet);
    let mut worker = Worker { web: &web, work: 0 };
    begin_together(plan, sheet, &web);
    let beginning = sheet.columns.clone();
    let mut best = None;
    for attempt in 0..4 {
        restore(sheet, &beginning);
        if attempt % 2 == 1 {
            sheet.columns.iter_mut().for_each(|column| column.reverse());
        }
        renumber(sheet);
        worker.sweep(sheet, attempt < 2);
        mend(plan, sheet, &web, &mut worker.work);
        let crossings = worker.crossings(sheet);
        if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
            best = Some((crossings, sheet.columns.clone()));
        }
        if BUDGET < worker.work {
            break;
        }
    }
    let Some((mut fewest, mut columns)) = best else { return };
    let mut chance = Chance::new(seed);
    while 0 < fewest && worker.work < BUDGET {
        restore(sheet, &columns);
        shake(sheet, &mut chance);
        mend(plan, sheet, &web, &mut worker.work);
        let crossings = worker.crossings(sheet);
        if crossings <= fewest {
            fewest = crossings;
            columns = sheet.columns.clone();
        }
        worker.work += 1 + sheet.slots.len();
    }
    restore(sheet, &columns);
    // One place looked at here takes as long as three when lines are led round.
    *work += 3 * worker.work;
}

fn restore(sheet: &mut Sheet, columns: &[Vec<usize>]) {
    sheet.columns.clone_from_slice(columns);
    renumber(sheet);
}

fn renumber(sheet: &mut Sheet) {
    for column in 0..sheet.columns.len() {
        sheet.renumber(column);
    }
}

/// The beginning: slots in the order in which a walk from the first box meets them, so that what belongs together
/// stands together and parts that are not joined stand apart.
fn begin_together(plan: &Plan, sheet: &mut Sheet, web: &Web) {
    let mut met = vec![usize::MAX; sheet.slots.len()];
    let mut n_met = 0;
    let mut roots: Vec<usize> = (0..plan.boxes.len()).collect();
    sort_by_key(&mut roots, |&idx| (!plan.starts[idx], sheet.slots[idx].column));
    for root in roots {
        let mut stack = vec![root];
        while let Some(slot) = stack.pop() {
            if met[slot] != usize::MAX {
                continue;
            }
            met[slot] = n_met;
            n_met += 1;
            let [before, after] = &web.ends[slot];
            stack.extend(before.iter().chain(after).rev().map(|end| end.0 as usize));
        }
    }
    for column in &mut sheet.columns {
        sort_by_key(column, |&slot| met[slot]);
    }
    renumber(sheet);
}

/// Moves a few slots of one column, or of a few neighbouring ones, to other places.
fn shake(sheet: &mut Sheet, chance: &mut Chance) {
    let first = chance.below(sheet.columns.len());
    let n_columns = 1 + chance.below(4);
    for column in first..(first + n_columns).min(sheet.columns.len()) {
        let n = sheet.columns[column].len();
        for _ in 0..1 + chance.below(3) {
            let slot = sheet.columns[column].remove(chance.below(n));
            sheet.columns[column].insert(chance.below(n), slot);
        }
        sheet.renumber(column);
    }
}

/// What the search works with, and how much it has worked.
struct Worker<'a> {
    web: &'a Web,
    work: usize,
}

impl Worker<'_> {
    /// Sorts column after column by the mean place of the slots before it, then back by those after it.
    fn sweep(&mut self, sheet: &mut Sheet, begins_at_start: bool) {
        let n = sheet.columns.len();
        let mut best = None;
        for round in 0..12 {
            let goes_on = (round % 2 == 0) == begins_at_start;
            for step in 0..n {
                let column = if goes_on { step } else { n - 1 - step };
                self.sort_by_mean(sheet, column, if goes_on { BEFORE } else { AFTER });
            }
            let crossings = self.crossings(sheet);
            self.work += sheet.slots.len();
            if best.as_ref().is_none_or(|(fewest, _)| crossings < *fewest) {
                best = Some((crossings, sheet.columns.clone()));
            } else if 4 < round {
                break;
            }
        }
        if let Some((_, columns)) = best {
            restore(sheet, &columns);
        }
    }

    fn sort_by_mean(&mut self, sheet: &mut Sheet, column: usize, side: usize) {
        let slots = &sheet.columns[column];
        let mut means: Vec<(f64, usize)> = Vec::with_capacity(slots.len());
        for &slot in slots {
            let ends = &self.web.ends[slot][side];
            let sum: f64 = ends.iter().map(|end| place_share(sheet, end.0 as usize)).sum();
            let mean = if ends.is_empty() { place_share(sheet, slot) } else { sum / ends.len() as f64 };
            means.push((mean, slot));
        }
        means.sort_by(|a, b| a.0.total_cmp(&b.0));
        sheet.columns[column] = means.into_iter().map(|(_, slot)| slot).collect();
        sheet.renumber(column);
    }

    /// All crossings of a sheet whose hops all join neighbouring columns, weighted (Barth, Jünger and Mutzel 2002).
    fn crossings(&self, sheet: &Sheet) -> i64 {
        let mut total = 0;
        for pair in sheet.columns.windows(2) {
            let mut tree = vec![0_i64; pair[1].len() + 1];
            let mut laid = 0;
            for &slot in &pair[0] {
                let ends = self.web.ends[slot][AFTER].iter();
                let ends = ends.map(|&(other, burden)| (&sheet.slots[other as usize], i64::from(burden)));
                let across = ends.filter(|(other, _)| other.column != sheet.slots[slot].column);
                for (other, burden) in across.clone() {
                    total += burden * (laid - sum_upto(&tree, other.place));
                }
                for (other, burden) in across {
                    add_at(&mut tree, other.place, burden);
                    laid += burden;
                }
            }
        }
        total
    }
}

fn sum_upto(tree: &[i64], place: usize) -> i64 {
    let (mut idx, mut sum) = (place + 1, 0);
    while 0 < idx {
        sum += tree[idx];
        idx &= idx - 1;
    }
    sum
}

fn add_at(tree: &mut [i64], place: usize, amount: i64) {
    let mut idx = place + 1;
    while idx < tree.len() {
        tree[idx] += amount;
        idx += idx & idx.wrapping_neg();
    }
}

fn place_share(sheet: &Sheet, slot: usize) -> f64 {
    let slot = &sheet.slots[slot];
    (slot.place as f64 + 0.5) / sheet.columns[slot.column].len() as f64
}

/// Sifts all slots that may move until nothing gets better.
pub fn mend(plan: &Plan, sheet: &mut Sheet, web: &Web, work: &mut usize) {
    let begun = *work;
    for _ in 0..8 {
        let mut has_gained = false;
        for column in 0..sheet.columns.len() {
            for at in 0..sheet.columns[column].len() {
                let slot = sheet.columns[column][at];
                if plan.fixed.get(slot) == Some(&true) {
                    continue;
                }
                *work += sheet.columns[column].len();
                has_gained |= sift(sheet, web, column, slot);
            }
        }
        if !has_gained || *work - begun > BUDGET {
            break;
        }
    }
}

/// Moves one slot to the place of its column where it crosses least.
fn sift(sheet: &mut Sheet, web: &Web, column: usize, slot: usize) -> bool {
    let here = sheet.slots[slot].place;
    let slots = &sheet.columns[column];
    let (mut best, mut best_change) = (here, 0);
    let mut change = 0;
    for (place, &other) in slots.iter().enumerate().skip(here + 1) {
        change += exchange(web, sheet, slot, other, place);
        if change < best_change {
            (best, best_change) = (place, change);
        }
    }
    change = 0;
    for (place, &other) in slots.iter().enumerate().take(here).rev() {
        change += exchange(web, sheet, other, slot, place);
        if change < best_change {
            (best, best_change) = (place, change);
        }
    }
    if best == here {
        return false;
    }
    let slots = &mut sheet.columns[column];
    match here < best {
        true => slots[here..=best].rotate_left(1),
        false => slots[best..=here].rotate_right(1),
    }
    sheet.renumber(column);
    true
}

/// By how much the crossings change when two neighbours of one column, met at `place`, change places. Round the gap,
/// two lines from neighbouring slots cross if the upper one's other end is met first on the way down and round.
fn exchange(web: &Web, sheet: &Sheet, upper: usize, lower: usize, place: usize) -> i64 {
    let column = sheet.slots[upper].column;
    let way_round = |slot: u32| {
        let slot = &sheet.slots[slot as usize];
        match (slot.column == column, slot.place < place) {
            (false, _) => -(slot.place as i64),
            (true, false) => slot.place as i64 - FAR,
            (true, true) => slot.place as i64 + FAR,
        }
    };
    let mut change = 0;
    for side in [BEFORE, AFTER] {
        for &(one, burden) in &web.ends[upper][side] {
            if one as usize == lower {
                continue;
            }
            let one = way_round(one);
            for &(two, other_burden) in &web.ends[lower][side] {
                if two as usize == upper {
                    continue;
                }
                let product = i64::from(burden * other_burden);
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
