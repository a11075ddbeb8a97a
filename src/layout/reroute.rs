//! Single lines taken out and put back where they cross least.
//! Must never move a box.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::order::{Web, mend};
use super::sheet::{AFTER, BEFORE, Holds, Hop, Plan, Sheet};

/// How often all lines are tried.
const N_ROUNDS: usize = 3;
/// How much work may be done, in slots looked at.
const BUDGET: usize = 1_000_000;
/// What one crossing of the least burdened lines costs; everything below is worth less than a crossing.
const CROSSING: i64 = 16;
/// What it costs to pass a column.
const COLUMN: i64 = 6;
/// What it costs to run past a slot inside a gap.
const SLOT: i64 = 1;
/// What it costs to turn back inside a gap.
const TURN: i64 = 40;
/// What it costs to leave a box at the side where lines enter, or to enter where they leave.
const WRONG_SIDE: i64 = 40;

/// Takes each line out and puts it back along its cheapest way: through any gap and past any slot, round the outside if
/// that crosses less (edge insertion along a shortest path in the dual graph, Batini, Talamo and Tamassia 1984, with
/// boxes kept in their columns); between the rounds the order is mended.
pub fn improve(plan: &Plan, sheet: &mut Sheet) {
    let mut web = Web::new(plan, sheet);
    let mut unused = Vec::new();
    let mut work = 0;
    for _ in 0..N_ROUNDS {
        let mut has_gained = false;
        for line in 0..plan.moves.len() {
            if sheet.paths[line].is_empty() || BUDGET < work {
                continue;
            }
            has_gained |= reinsert(plan, sheet, &mut web, line, &mut unused, &mut work);
        }
        if !has_gained {
            break;
        }
        mend(sheet, &web, &mut work);
    }
    sheet.drop_slots(&unused);
}

/// Finds the cheapest way for one line and lays it there; false if it lies as cheaply already.
fn reinsert(
    plan: &Plan,
    sheet: &mut Sheet,
    web: &mut Web,
    line: usize,
    unused: &mut Vec<usize>,
    work: &mut usize,
) -> bool {
    let burden = plan.moves[line].burden();
    let path = sheet.paths[line].clone();
    let present: i64 = path.iter().map(|hop| crossings(sheet, web, hop)).sum();
    *work += 40 * path.len();
    if present == 0 {
        return false;
    }
    let places: Vec<(usize, usize)> = path[1..].iter().map(|hop| (hop.from, sheet.slots[hop.from].place)).collect();
    take_out(sheet, web, line, burden);
    let found = search(plan, sheet, web, line, work);
    let cost = present * burden * CROSSING;
    match found {
        Some((best, way)) if best < cost => {
            unused.extend(places.iter().map(|(slot, _)| *slot));
            lay(plan, sheet, web, line, &way, unused);
            true
        }
        _ => {
            // The lanes go back one after the other, the upper ones first, so that every place is right again.
            let mut back = places;
            back.sort_by_key(|&(_, place)| place);
            for (slot, place) in back {
                let column = sheet.slots[slot].column;
                sheet.columns[column].insert(place, slot);
                sheet.renumber(column);
            }
            sheet.paths[line] = path;
            join(sheet, web, line, burden);
            false
        }
    }
}

/// Removes the lanes and hops of a line.
fn take_out(sheet: &mut Sheet, web: &mut Web, line: usize, burden: i64) {
    let path = std::mem::take(&mut sheet.paths[line]);
    for hop in &path {
        for (slot, other) in [(hop.from, hop.to), (hop.to, hop.from)] {
            let ends = &mut web.ends[slot][sheet.side(slot, hop.gap)];
            if let Some(at) = ends.iter().position(|end| *end == (other as u32, burden as i32)) {
                ends.swap_remove(at);
            }
        }
    }
    for hop in path.iter().skip(1) {
        let slot = &sheet.slots[hop.from];
        let column = slot.column;
        sheet.columns[column].remove(slot.place);
        sheet.renumber(column);
    }
}

fn join(sheet: &Sheet, web: &mut Web, line: usize, burden: i64) {
    for hop in &sheet.paths[line] {
        for (slot, other) in [(hop.from, hop.to), (hop.to, hop.from)] {
            web.ends[slot][sheet.side(slot, hop.gap)].push((other as u32, burden as i32));
        }
    }
}

/// Lays a line through the given places of columns; the places are those before anything is laid.
fn lay(plan: &Plan, sheet: &mut Sheet, web: &mut Web, line: usize, way: &Way, unused: &mut Vec<usize>) {
    let a = &plan.moves[line];
    let mut path = Vec::with_capacity(way.passes.len() + 1);
    let mut from = a.from;
    let mut laid: Vec<(usize, usize)> = Vec::new();
    for &(gap, column, place) in &way.passes {
        let shift = laid.iter().filter(|&&(other, at)| other == column && at <= place).count();
        laid.push((column, place));
        let lane = match unused.pop() {
            Some(lane) => lane,
            None => sheet.new_slot(),
        };
        web.ends.resize(sheet.slots.len(), [Vec::new(), Vec::new()]);
        sheet.slots[lane].holds = Holds::Lane(line);
        sheet.slots[lane].column = column;
        sheet.columns[column].insert(place + shift, lane);
        sheet.renumber(column);
        path.push(Hop { from, to: lane, gap });
        from = lane;
    }
    path.push(Hop { from, to: a.to, gap: way.last_gap });
    sheet.paths[line] = path;
    join(sheet, web, line, a.burden());
}

/// The weight of the lines a hop crosses.
fn crossings(sheet: &Sheet, web: &Web, hop: &Hop) -> i64 {
    let mut round = Round::new(sheet, web, hop.gap);
    let start = round.of_slot(hop.from);
    let mut found = 0;
    round.walk(start, Some(hop.from), |at, cost, others| {
        if at == Spot::Slot(hop.to) {
            found = cost - others;
        }
    });
    found
}

/// Where a walk round a gap is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// At a slot.
    Slot(usize),
    /// Between two slots of a column: the column and the number of slots before.
    Between(usize, usize),
}

/// The rim of a gap, walked round: down the column before it, up the column after it. Lines through the gap are chords,
/// and two chords cross where their ends alternate.
struct Round<'a> {
    sheet: &'a Sheet,
    web: &'a Web,
    gap: usize,
    /// How many slots each of the two columns has.
    n: [usize; 2],
}

impl<'a> Round<'a> {
    fn new(sheet: &'a Sheet, web: &'a Web, gap: usize) -> Round<'a> {
        let before = if gap == 0 { 0 } else { sheet.columns[gap - 1].len() };
        let after = sheet.columns.get(gap).map_or(0, Vec::len);
        Round { sheet, web, gap, n: [before, after] }
    }

    /// Spots are numbered round the rim: between and slot take turns, from the top of the column before.
    fn len(&self) -> usize {
        2 * (self.n[0] + self.n[1]) + 2
    }

    fn of_slot(&self, slot: usize) -> usize {
        let place = self.sheet.slots[slot].place;
        match self.sheet.is_beyond(slot, self.gap) {
            false => 2 * place + 1,
            true => 2 * (self.n[0] + self.n[1] - place),
        }
    }

    fn of_between(&self, column: usize, place: usize) -> usize {
        match column == self.gap {
            false => 2 * place,
            true => 2 * self.n[0] + 1 + 2 * (self.n[1] - place),
        }
    }

    fn spot(&self, idx: usize) -> Spot {
        let first = 2 * self.n[0] + 1;
        match idx < first {
            true if idx % 2 == 0 => Spot::Between(self.gap.wrapping_sub(1), idx / 2),
            true => Spot::Slot(self.sheet.columns[self.gap - 1][idx / 2]),
            false => {
                let from_end = idx - first;
                match from_end % 2 {
                    0 => Spot::Between(self.gap, self.n[1] - from_end / 2),
                    _ => Spot::Slot(self.sheet.columns[self.gap][self.n[1] - 1 - from_end / 2]),
                }
            }
        }
    }

    /// Walks once round from a spot and tells at every other spot the weight of the chords a new one from there to here
    /// would cross, and the part of it that ends at this very spot.
    fn walk(&mut self, start: usize, own: Option<usize>, mut tell: impl FnMut(Spot, i64, i64)) {
        let len = self.len();
        let mut cost = 0;
        for step in 1..len {
            let at = (start + step) % len;
            let spot = self.spot(at);
            let Spot::Slot(slot) = spot else {
                tell(spot, cost, 0);
                continue;
            };
            let (mut opened, mut closed) = (0, 0);
            for &(other, burden) in &self.web.ends[slot][self.sheet.side(slot, self.gap)] {
                if own == Some(other as usize) {
                    continue;
                }
                let there = (self.of_slot(other as usize) + len - start) % len;
                if there < step { closed += i64::from(burden) } else { opened += i64::from(burden) }
            }
            tell(spot, cost, closed);
            cost += opened - closed;
        }
    }
}

/// A way for a line.
struct Way {
    /// The columns it passes: the gap it comes from, the column, and how many slots lie before it there.
    passes: Vec<(usize, usize, usize)>,
    /// The gap through which it reaches its end.
    last_gap: usize,
}

/// The cheapest way of a line that is not laid, and what it costs (Dijkstra 1959).
fn search(plan: &Plan, sheet: &Sheet, web: &Web, line: usize, work: &mut usize) -> Option<(i64, Way)> {
    let a = &plan.moves[line];
    let first: Vec<usize> = sheet
        .columns
        .iter()
        .scan(0, |sum, column| {
            let first = *sum;
            *sum += column.len() + 1;
            Some(first)
        })
        .collect();
    let n = first.last().copied().unwrap_or_default() + sheet.columns.last().map_or(0, Vec::len) + 1;
    // A state is a place in a column and the side of the column the line has reached.
    let mut costs = vec![i64::MAX; 2 * n];
    let mut came: Vec<(usize, usize)> = vec![(usize::MAX, 0); 2 * n];
    let mut spots: Vec<(u32, u32)> = Vec::with_capacity(n);
    for (column, slots) in sheet.columns.iter().enumerate() {
        spots.extend((0..=slots.len()).map(|place| (column as u32, place as u32)));
    }
    let mut heap = BinaryHeap::new();
    let mut best: Option<(i64, usize, usize)> = None;
    let (start, end) = (sheet.slots[a.from].column, sheet.slots[a.to].column);
    let scale = a.burden() * CROSSING;
    let mut explore = |cost: i64,
                       state: usize,
                       gap: usize,
                       best: &mut Option<(i64, usize, usize)>,
                       heap: &mut BinaryHeap<Reverse<(i64, usize)>>,
                       costs: &mut Vec<i64>| {
        let mut round = Round::new(sheet, web, gap);
        let (column, from, own) = match state {
            usize::MAX => (start, round.of_slot(a.from), Some(a.from)),
            state => {
                let (column, place) = spots[state / 2];
                (column as usize, round.of_between(column as usize, place as usize), None)
            }
        };
        *work += round.len();
        let len = round.len() as i64;
        let mut step = 0;
        round.walk(from, own, |spot, crossed, ending| {
            step += 1;
            let run = SLOT * step.min(len - step) / 2;
            match spot {
                Spot::Between(to, place) if to < first.len() => {
                    let turn = if to == column { TURN } else { 0 };
                    let cost = cost + crossed * scale + run + COLUMN + turn;
                    let side = if to == gap { AFTER } else { BEFORE };
                    let next = 2 * (first[to] + place) + side;
                    if cost < costs[next] && best.is_none_or(|(least, ..)| cost < least) {
                        costs[next] = cost;
                        came[next] = (state, gap);
                        heap.push(Reverse((cost, next)));
                    }
                }
                Spot::Slot(slot) if slot == a.to => {
                    let is_bare_turn = state == usize::MAX && column == end && gap == column && a.label.is_some();
                    let turn = if end == column { TURN } else { 0 };
                    let side = if end == gap { 0 } else { WRONG_SIDE };
                    let cost = cost + (crossed - ending) * scale + run + turn + side;
                    if !is_bare_turn && best.is_none_or(|(least, ..)| cost < least) {
                        *best = Some((cost, state, gap));
                    }
                }
                _ => {}
            }
        });
    };
    explore(0, usize::MAX, start + 1, &mut best, &mut heap, &mut costs);
    explore(WRONG_SIDE, usize::MAX, start, &mut best, &mut heap, &mut costs);
    while let Some(Reverse((cost, state))) = heap.pop() {
        if best.is_some_and(|(least, ..)| least <= cost) {
            break;
        }
        if costs[state] < cost {
            continue;
        }
        let column = spots[state / 2].0 as usize;
        let gap = if state % 2 == AFTER { column + 1 } else { column };
        explore(cost, state, gap, &mut best, &mut heap, &mut costs);
    }
    let (cost, mut state, last_gap) = best?;
    let mut passes = Vec::new();
    while state != usize::MAX {
        let (before, gap) = came[state];
        let (column, place) = spots[state / 2];
        passes.push((gap, column as usize, place as usize));
        state = before;
    }
    passes.reverse();
    Some((cost, Way { passes, last_gap }))
}
