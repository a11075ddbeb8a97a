//! Single lines taken out and put back where they cross least.
//! Must never move a box.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::order::{Web, mend};
use super::sheet::{AFTER, BEFORE, Holds, Hop, Plan, Sheet};
use crate::sorting::sort_by_key;

/// How often all lines are tried.
const N_ROUNDS: usize = 4;
/// What one crossing of the least burdened lines costs; everything below is worth less than a crossing.
const CROSSING: i32 = 16;
/// What it costs to pass a column.
const COLUMN: i32 = 6;
/// What it costs to run past a slot inside a gap.
const SLOT: i32 = 1;
/// What it costs to turn back inside a gap.
const TURN: i32 = 40;
/// What it costs to leave a box at the side where lines enter, or to enter where they leave.
const WRONG_SIDE: i32 = 40;

/// Takes each line out and puts it back along its cheapest way: through any gap and past any slot, round the outside if
/// that crosses less (edge insertion along a shortest path in the dual graph, Batini, Talamo and Tamassia 1984, with
/// boxes kept in their columns); between the rounds the order is mended. Returns the weight of all crossings.
pub fn improve(plan: &Plan, sheet: &mut Sheet, work: &mut usize, budget: usize) -> i64 {
    let mut unused = Vec::new();
    for _ in 0..N_ROUNDS {
        let mut has_gained = false;
        let mut rims = Rims::new(plan, sheet);
        let mut lines: Vec<(i64, usize)> =
            (0..plan.moves.len()).map(|line| (-rims.crossings(sheet, line), line)).collect();
        sort_by_key(&mut lines, |line| *line);
        for (_, line) in lines {
            if budget < *work {
                break;
            }
            let cost = rims.crossings(sheet, line) * rims.burdens[line] * i64::from(CROSSING);
            let cost = cost.min(i64::from(i32::MAX / 2));
            let Some(way) = search(plan, sheet, &mut rims, line, cost, work) else { continue };
            let mut touched: Vec<usize> = sheet.paths[line].iter().map(|hop| hop.gap).collect();
            lay(plan, sheet, line, &way, &mut unused);
            touched.extend(sheet.paths[line].iter().map(|hop| hop.gap));
            rims.read_again(sheet, &touched);
            has_gained = true;
        }
        if !has_gained {
            break;
        }
        mend(plan, sheet, &Web::new(plan, sheet), work);
    }
    sheet.drop_slots(&unused);
    let rims = Rims::new(plan, sheet);
    let all = (0..plan.moves.len()).map(|line| rims.crossings(sheet, line) * rims.burdens[line]);
    all.sum::<i64>() / 2
}

/// The lines that cross others.
pub fn crossed_lines(plan: &Plan, sheet: &Sheet) -> Vec<usize> {
    let rims = Rims::new(plan, sheet);
    (0..plan.moves.len()).filter(|&line| 0 < rims.crossings(sheet, line)).collect()
}

/// Takes a line out and lays it along another way.
fn lay(plan: &Plan, sheet: &mut Sheet, line: usize, way: &Way, unused: &mut Vec<usize>) {
    let old: Vec<usize> = sheet.paths[line].iter().skip(1).map(|hop| hop.from).collect();
    let n_before = |column: usize, place: usize| {
        old.iter().filter(|&&lane| sheet.slots[lane].column == column && sheet.slots[lane].place < place).count()
    };
    let mut passes: Vec<(usize, usize, usize)> = Vec::with_capacity(way.passes.len());
    for &(gap, column, place) in &way.passes {
        let place = place - n_before(column, place);
        let shift = passes.iter().filter(|&&(_, other, at)| other == column && at <= place).count();
        passes.push((gap, column, place + shift));
    }
    for &lane in &old {
        let column = sheet.slots[lane].column;
        sheet.columns[column].remove(sheet.slots[lane].place);
        sheet.renumber(column);
    }
    unused.extend(old);
    let a = &plan.moves[line];
    let mut path = Vec::with_capacity(passes.len() + 1);
    let mut from = a.from;
    for (gap, column, place) in passes {
        let lane = unused.pop().unwrap_or_else(|| sheet.new_slot());
        sheet.slots[lane].holds = Holds::Lane(line);
        sheet.slots[lane].column = column;
        sheet.columns[column].insert(place, lane);
        sheet.renumber(column);
        path.push(Hop { from, to: lane, gap });
        from = lane;
    }
    path.push(Hop { from, to: a.to, gap: way.last_gap });
    sheet.paths[line] = path;
}

/// The rims of all gaps.
struct Rims {
    rims: Vec<Rim>,
    /// What a crossing with each line costs.
    burdens: Vec<i64>,
    /// For each column the number of its first place.
    first: Vec<usize>,
    /// How many places all columns have.
    n: usize,
}

/// The rim of a gap: down the column before it, up the column after it. Lines through the gap are chords, and two
/// chords cross where their ends alternate. Places between slots are numbered round the rim; a slot is known by the
/// place that follows it.
#[derive(Default)]
struct Rim {
    /// How many slots the columns before and after have.
    n: [usize; 2],
    chords: Vec<Chord>,
    /// What a new chord between two places would cross, row by row, as far as it is known.
    rows: Vec<i32>,
    is_known: Vec<bool>,
}

/// A hop as seen from the rim: the slots it joins, known by the places that follow them, the lower one first.
#[derive(Clone, Copy)]
struct Chord {
    low: usize,
    high: usize,
    burden: i32,
    line: usize,
}

impl Rims {
    fn new(plan: &Plan, sheet: &Sheet) -> Rims {
        let burdens = plan.moves.iter().map(|a| a.burden()).collect();
        let mut rims = Rims { rims: Vec::new(), burdens, first: Vec::new(), n: 0 };
        rims.rims.resize_with(sheet.columns.len() + 1, Rim::default);
        let all: Vec<usize> = (0..=sheet.columns.len()).collect();
        rims.read_again(sheet, &all);
        rims
    }

    /// Reads the gaps anew that a line runs through or passes beside.
    fn read_again(&mut self, sheet: &Sheet, touched: &[usize]) {
        self.first.clear();
        self.n = 0;
        for column in &sheet.columns {
            self.first.push(self.n);
            self.n += column.len() + 1;
        }
        let mut is_touched = vec![false; self.rims.len()];
        for &gap in touched {
            is_touched[gap.saturating_sub(1)..(gap + 2).min(self.rims.len())].fill(true);
        }
        for (gap, rim) in self.rims.iter_mut().enumerate().filter(|(gap, _)| is_touched[*gap]) {
            let before = if gap == 0 { 0 } else { sheet.columns[gap - 1].len() };
            rim.n = [before, sheet.columns.get(gap).map_or(0, Vec::len)];
            rim.chords.clear();
            rim.rows.clear();
            rim.rows.resize(rim.len() * rim.len(), 0);
            rim.is_known.clear();
            rim.is_known.resize(rim.len(), false);
        }
        for (line, path) in sheet.paths.iter().enumerate() {
            for hop in path.iter().filter(|hop| is_touched[hop.gap]) {
                let rim = &mut self.rims[hop.gap];
                let chord = rim.chord(sheet, hop);
                rim.chords.push(Chord { line, burden: self.burdens[line] as i32, ..chord });
            }
        }
    }

    /// The weight of the lines a line crosses.
    fn crossings(&self, sheet: &Sheet, line: usize) -> i64 {
        let mut sum = 0;
        for hop in &sheet.paths[line] {
            let rim = &self.rims[hop.gap];
            let own = rim.chord(sheet, hop);
            sum +=
                rim.chords.iter().filter(|chord| chord.crosses(&own)).map(|chord| i64::from(chord.burden)).sum::<i64>();
        }
        sum
    }
}

impl Chord {
    fn crosses(&self, other: &Chord) -> bool {
        let is_apart =
            self.low != other.low && self.high != other.high && self.low != other.high && self.high != other.low;
        let has_low = other.low < self.low && self.low < other.high;
        let has_high = other.low < self.high && self.high < other.high;
        is_apart && has_low != has_high
    }
}

impl Rim {
    /// How many places it has.
    fn len(&self) -> usize {
        self.n[0] + self.n[1] + 2
    }

    /// The place of the rim between the slots of a column.
    fn of_between(&self, is_after: bool, place: usize) -> usize {
        if is_after { self.n[0] + 1 + self.n[1] - place } else { place }
    }

    /// The place that follows a slot.
    fn of_slot(&self, sheet: &Sheet, gap: usize, slot: usize) -> usize {
        let place = sheet.slots[slot].place;
        self.of_between(sheet.is_beyond(slot, gap), if sheet.is_beyond(slot, gap) { place } else { place + 1 })
    }

    fn chord(&self, sheet: &Sheet, hop: &Hop) -> Chord {
        let (one, two) = (self.of_slot(sheet, hop.gap, hop.from), self.of_slot(sheet, hop.gap, hop.to));
        Chord { low: one.min(two), high: one.max(two), burden: 0, line: usize::MAX }
    }

    /// What a chord of a line crosses.
    fn crossed_by(&self, own: &Chord, line: usize) -> i32 {
        let others = self.chords.iter().filter(|chord| chord.line != line && chord.crosses(own));
        others.map(|chord| chord.burden).sum()
    }

    /// What a chord from a place to each other one crosses.
    fn row(&mut self, place: usize) -> &[i32] {
        let n = self.len();
        let row = &mut self.rows[place * n..(place + 1) * n];
        if !std::mem::replace(&mut self.is_known[place], true) {
            let chords = self.chords.iter();
            add_up(row, chords.map(|chord| (chord, chord.low <= place && place < chord.high)));
        }
        row
    }

    /// What a chord of a line from a slot to each place crosses.
    fn row_of_slot(&self, slot: usize, line: usize) -> Vec<i32> {
        let mut row = vec![0; self.len()];
        let chords = self.chords.iter().filter(|chord| chord.line != line && chord.low != slot && chord.high != slot);
        add_up(&mut row, chords.map(|chord| (chord, chord.low < slot && slot < chord.high)));
        row
    }
}

/// Sums for each place the chords that lie between it and where we stand, given which of them we stand inside.
fn add_up<'a>(row: &mut [i32], chords: impl Iterator<Item = (&'a Chord, bool)>) {
    let mut sum = 0;
    for (chord, is_inside) in chords {
        let burden = if is_inside { -chord.burden } else { chord.burden };
        if is_inside {
            sum += chord.burden;
        }
        row[chord.low] += burden;
        row[chord.high] -= burden;
    }
    for cost in row {
        sum += *cost;
        *cost = sum;
    }
}

/// A way for a line.
struct Way {
    /// The columns it passes: the gap it comes from, the column, and how many slots lie before it there.
    passes: Vec<(usize, usize, usize)>,
    /// The gap through which it reaches its end.
    last_gap: usize,
}

/// How a state was reached: from which one and through which gap, and where it stands.
#[derive(Clone, Copy, Default)]
struct Step {
    before: u32,
    gap: u32,
    column: u32,
    place: u32,
}

/// The cheapest way of a line, as if it were not laid yet, if it costs less than `limit` (Dijkstra 1959). A state is a
/// place in a column and the side of the column the line has reached.
fn search(plan: &Plan, sheet: &Sheet, rims: &mut Rims, line: usize, limit: i64, work: &mut usize) -> Option<Way> {
    let a = &plan.moves[line];
    if limit <= 0 || a.is_loop() {
        return None;
    }
    let (start, end) = (sheet.slots[a.from].column, sheet.slots[a.to].column);
    let scale = rims.burdens[line] as i32 * CROSSING;
    let (from_place, to_place) = (sheet.slots[a.from].place, sheet.slots[a.to].place);
    let goals = [end, end + 1].map(|gap| {
        let rim = &rims.rims[gap];
        rim.row_of_slot(rim.of_slot(sheet, gap, a.to), line)
    });
    let mut own: Vec<Vec<Chord>> = vec![Vec::new(); rims.rims.len()];
    for hop in &sheet.paths[line] {
        let chord = rims.rims[hop.gap].chord(sheet, hop);
        own[hop.gap].push(Chord { burden: rims.burdens[line] as i32, ..chord });
    }
    let begin = 2 * rims.n as u32;
    let mut costs = vec![limit as i32; 2 * rims.n];
    let mut came = vec![Step::default(); 2 * rims.n];
    let (mut least, mut last) = (limit as i32, None);
    // Entries are compared by their costs, then by their states, so that equal ways are always taken alike.
    let mut heap = BinaryHeap::from([Reverse((0, begin)), Reverse((WRONG_SIDE, begin + 1))]);
    while let Some(Reverse((cost, state))) = heap.pop() {
        if least <= cost {
            break;
        }
        let is_begin = begin <= state;
        if !is_begin && costs[state as usize] < cost {
            continue;
        }
        let (column, gap, at) = match is_begin {
            true => {
                let gap = start + 1 - (state - begin) as usize;
                (start, gap, rims.rims[gap].of_slot(sheet, gap, a.from))
            }
            false => {
                let step = came[state as usize];
                let column = step.column as usize;
                let gap = if state as usize % 2 == AFTER { column + 1 } else { column };
                (column, gap, rims.rims[gap].of_between(column == gap, step.place as usize))
            }
        };
        let rim = &mut rims.rims[gap];
        let n = rim.len();
        *work += n;
        let run = |to: usize| SLOT * at.abs_diff(to).min(n - at.abs_diff(to)) as i32;
        if gap == end || gap == end + 1 {
            let goal = rim.of_slot(sheet, gap, a.to);
            let crossed = match is_begin {
                true => rim.crossed_by(&rim.chord(sheet, &Hop { from: a.from, to: a.to, gap }), line),
                false => goals[gap - end][at],
            };
            let is_bare_turn = is_begin && column == end && gap == column && a.label.is_some();
            let is_next = is_begin && end == column && from_place.abs_diff(to_place) == 1;
            let turn = if end == column && !is_next { TURN } else { 0 };
            let side = if end == gap || is_next { 0 } else { WRONG_SIDE };
            let cost = cost + crossed * scale + turn + side + run(goal);
            if !is_bare_turn && cost < least {
                least = cost;
                last = Some((state, gap));
            }
        }
        let n_before = rim.n[0];
        let direct;
        let (row, own) = match is_begin {
            true => {
                direct = rim.row_of_slot(at, line);
                (&direct[..], &[][..])
            }
            false => (rim.row(at), &own[gap][..]),
        };
        for side in [BEFORE, AFTER] {
            let is_after = side == AFTER;
            if gap == if is_after { rims.first.len() } else { 0 } {
                continue;
            }
            let next_column = if is_after { gap } else { gap - 1 };
            let (first, upto) = if is_after { (n_before + 1, n) } else { (0, n_before + 1) };
            let so_far = cost + COLUMN + if next_column == column { TURN } else { 0 };
            let most = least - COLUMN * (next_column.abs_diff(end) as i32 - 1).max(0);
            for (to, &crossed) in row.iter().enumerate().take(upto).skip(first) {
                let mut cost = so_far + crossed * scale + run(to);
                for chord in own {
                    let is_between = (chord.low <= at && at < chord.high) != (chord.low <= to && to < chord.high);
                    cost -= if is_between { chord.burden * scale } else { 0 };
                }
                let place = if is_after { n - 1 - to } else { to };
                let next = 2 * (rims.first[next_column] + place) + side;
                if cost < costs[next] && cost < most {
                    costs[next] = cost;
                    came[next] =
                        Step { before: state, gap: gap as u32, column: next_column as u32, place: place as u32 };
                    heap.push(Reverse((cost, next as u32)));
                }
            }
        }
    }
    let (mut state, last_gap) = last?;
    let mut passes = Vec::new();
    while state < begin {
        let step = came[state as usize];
        passes.push((step.gap as usize, step.column as usize, step.place as usize));
        state = step.before;
    }
    passes.reverse();
    Some(Way { passes, last_gap })
}
