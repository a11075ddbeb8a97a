//! Single lines taken out and put back where they cross least.
//! Must never move a box.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::order::{Web, mend};
use super::sheet::{AFTER, BEFORE, Holds, Hop, Plan, Sheet};

/// How often all lines are tried.
const N_ROUNDS: usize = 8;
/// How much work may be done, in slots looked at.
const BUDGET: usize = 20_000_000;
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
        let mut rims = Rims::new(sheet, &web);
        for line in 0..plan.moves.len() {
            if sheet.paths[line].is_empty() || BUDGET < work {
                continue;
            }
            has_gained |= reinsert(plan, sheet, &mut web, &mut rims, line, &mut unused, &mut work);
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
    rims: &mut Rims,
    line: usize,
    unused: &mut Vec<usize>,
    work: &mut usize,
) -> bool {
    let burden = plan.moves[line].burden();
    let path = sheet.paths[line].clone();
    let present: i64 = path.iter().map(|hop| rims.crossings(sheet, hop)).sum();
    *work += 10 * path.len();
    if present == 0 {
        return false;
    }
    let places: Vec<(usize, usize)> = path[1..].iter().map(|hop| (hop.from, sheet.slots[hop.from].place)).collect();
    take_out(sheet, web, line, burden);
    let found = search(plan, sheet, &Rims::new(sheet, web), line, present * burden * CROSSING, work);
    *work += 4 * sheet.slots.len();
    match found {
        Some(way) => {
            unused.extend(places.iter().map(|(slot, _)| *slot));
            lay(plan, sheet, web, line, &way, unused);
            *rims = Rims::new(sheet, web);
            true
        }
        None => {
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

/// The rims of all gaps. A rim is walked round: down the column before the gap, up the column after it; places between
/// slots and slots take turns. Lines through the gap are chords, and two chords cross where their ends alternate.
struct Rims {
    rims: Vec<Rim>,
    /// For each slot on a rim its chords: the other end's place on the rim, its slot, and the burden.
    chords: Vec<(u32, u32, i32)>,
    /// For each place of each column the number of the first state that stands for it.
    first: Vec<usize>,
    /// How many places all columns have.
    n: usize,
}

struct Rim {
    /// How many slots the column before and the one after have.
    n: [usize; 2],
    /// For each slot in the order of the rim, the slot and where its chords begin and end.
    slots: Vec<(u32, u32, u32)>,
}

impl Rims {
    fn new(sheet: &Sheet, web: &Web) -> Rims {
        let mut rims = Rims { rims: Vec::new(), chords: Vec::new(), first: Vec::new(), n: 0 };
        for column in &sheet.columns {
            rims.first.push(rims.n);
            rims.n += column.len() + 1;
        }
        for gap in 0..=sheet.columns.len() {
            let before = if gap == 0 { &[][..] } else { &sheet.columns[gap - 1][..] };
            let after = sheet.columns.get(gap).map_or(&[][..], |column| &column[..]);
            let mut rim = Rim { n: [before.len(), after.len()], slots: Vec::new() };
            for (&slot, side) in
                before.iter().zip(std::iter::repeat(AFTER)).chain(after.iter().rev().zip(std::iter::repeat(BEFORE)))
            {
                let begin = rims.chords.len() as u32;
                for &(other, burden) in &web.ends[slot][side] {
                    rims.chords.push((rim.of_slot(sheet, gap, other as usize) as u32, other, burden));
                }
                rim.slots.push((slot as u32, begin, rims.chords.len() as u32));
            }
            rims.rims.push(rim);
        }
        rims
    }

    /// The weight of the lines a hop crosses.
    fn crossings(&self, sheet: &Sheet, hop: &Hop) -> i64 {
        let rim = &self.rims[hop.gap];
        let (one, two) = (rim.of_slot(sheet, hop.gap, hop.from), rim.of_slot(sheet, hop.gap, hop.to));
        let (low, high) = (one.min(two), one.max(two));
        let mut sum = 0;
        for at in (low + 1..high).filter_map(|idx| rim.terminal(idx)) {
            for &(there, _, burden) in self.chords_of(rim, at) {
                let there = there as usize;
                if there < low || high < there {
                    sum += i64::from(burden);
                }
            }
        }
        sum
    }

    fn chords_of(&self, rim: &Rim, terminal: usize) -> &[(u32, u32, i32)] {
        let (_, begin, end) = rim.slots[terminal];
        &self.chords[begin as usize..end as usize]
    }

    /// Walks once round a gap from a place on its rim and tells at every other one the weight of the chords a new one
    /// from there to here would cross: at a place between slots, or at the slot `goal`.
    fn walk(&self, gap: usize, start: usize, own: Option<usize>, goal: usize, mut tell: impl FnMut(Spot, i64, usize)) {
        let rim = &self.rims[gap];
        let len = rim.len();
        let mut cost = 0;
        for step in 1..len {
            let at = if start + step < len { start + step } else { start + step - len };
            let Some(terminal) = rim.terminal(at) else {
                let (is_after, place) = rim.between(at);
                tell(Spot::Between(is_after, place), cost, step);
                continue;
            };
            let (mut opened, mut closed) = (0, 0);
            for &(there, other, burden) in self.chords_of(rim, terminal) {
                if own == Some(other as usize) {
                    continue;
                }
                let there = there as usize;
                let there = if there < start { there + len - start } else { there - start };
                if there < step { closed += i64::from(burden) } else { opened += i64::from(burden) }
            }
            if rim.slots[terminal].0 as usize == goal {
                tell(Spot::Goal, cost - closed, step);
            }
            cost += opened - closed;
        }
    }
}

/// Where a walk round a gap is.
#[derive(Clone, Copy)]
enum Spot {
    /// At the slot looked for.
    Goal,
    /// Between two slots: whether of the column after the gap, and the number of slots before.
    Between(bool, usize),
}

impl Rim {
    fn len(&self) -> usize {
        2 * (self.n[0] + self.n[1]) + 2
    }

    fn of_slot(&self, sheet: &Sheet, gap: usize, slot: usize) -> usize {
        let place = sheet.slots[slot].place;
        match sheet.is_beyond(slot, gap) {
            false => 2 * place + 1,
            true => 2 * (self.n[0] + self.n[1] - place),
        }
    }

    fn of_between(&self, is_after: bool, place: usize) -> usize {
        match is_after {
            false => 2 * place,
            true => 2 * self.n[0] + 1 + 2 * (self.n[1] - place),
        }
    }

    /// Which slot of the rim stands at a place of it, if one does.
    fn terminal(&self, idx: usize) -> Option<usize> {
        let first = 2 * self.n[0] + 1;
        match idx < first {
            true => (idx % 2 == 1).then_some(idx / 2),
            false => ((idx - first) % 2 == 1).then_some(self.n[0] + (idx - first) / 2),
        }
    }

    fn between(&self, idx: usize) -> (bool, usize) {
        let first = 2 * self.n[0] + 1;
        match idx < first {
            true => (false, idx / 2),
            false => (true, self.n[1] - (idx - first) / 2),
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

/// The cheapest way of a line that is not laid, if it costs less than `limit` (Dijkstra 1959).
fn search(plan: &Plan, sheet: &Sheet, rims: &Rims, line: usize, limit: i64, work: &mut usize) -> Option<Way> {
    let a = &plan.moves[line];
    let (start, end) = (sheet.slots[a.from].column, sheet.slots[a.to].column);
    let scale = a.burden() * CROSSING;
    // A state is a place in a column and the side of the column the line has reached.
    let mut costs = vec![limit; 2 * rims.n];
    let mut came: Vec<Step> = vec![Step { before: usize::MAX, gap: 0, column: 0, place: 0 }; 2 * rims.n];
    let mut heap = BinaryHeap::new();
    let mut least = limit;
    let mut last = None;
    for (cost, gap) in [(0, start + 1), (WRONG_SIDE, start)] {
        heap.push(Reverse((cost, usize::MAX, gap)));
    }
    while let Some(Reverse((cost, state, gap))) = heap.pop() {
        if least <= cost {
            break;
        }
        let rim = &rims.rims[gap];
        let (column, from, own) = match state {
            usize::MAX => (start, rim.of_slot(sheet, gap, a.from), Some(a.from)),
            state if costs[state] < cost => continue,
            state => (came[state].column, rim.of_between(came[state].column == gap, came[state].place), None),
        };
        let len = rim.len();
        *work += len;
        rims.walk(gap, from, own, a.to, |spot, crossed, step| {
            let so_far = cost + crossed * scale + SLOT * (step.min(len - step) / 2) as i64;
            match spot {
                Spot::Between(is_after, place) => {
                    let to = if is_after { gap } else { gap.wrapping_sub(1) };
                    if rims.first.len() <= to {
                        return;
                    }
                    let cost = so_far + COLUMN + if to == column { TURN } else { 0 };
                    let (side, next_gap) = if is_after { (AFTER, gap + 1) } else { (BEFORE, gap - 1) };
                    let next = 2 * (rims.first[to] + place) + side;
                    let rest = COLUMN * (to.abs_diff(end) as i64 - 1).max(0);
                    if cost < costs[next] && cost + rest < least {
                        costs[next] = cost;
                        came[next] = Step { before: state, gap, column: to, place };
                        heap.push(Reverse((cost, next, next_gap)));
                    }
                }
                Spot::Goal => {
                    let is_bare_turn = state == usize::MAX && column == end && gap == column && a.label.is_some();
                    let turn = if end == column { TURN } else { 0 };
                    let cost = so_far + turn + if end == gap { 0 } else { WRONG_SIDE };
                    if !is_bare_turn && cost < least {
                        least = cost;
                        last = Some((state, gap));
                    }
                }
            }
        });
    }
    let (mut state, last_gap) = last?;
    let mut passes = Vec::new();
    while state != usize::MAX {
        let step = came[state];
        passes.push((step.gap, step.column, step.place));
        state = step.before;
    }
    passes.reverse();
    Some(Way { passes, last_gap })
}

/// How a state was reached: from which one and through which gap, and where it stands.
#[derive(Clone, Copy)]
struct Step {
    before: usize,
    gap: usize,
    column: usize,
    place: usize,
}
