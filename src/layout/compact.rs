//! Where columns, turns and labels lie along the flow: as near to each other as they may.
//! Must never let two things that meet across the flow change their order along it.

use super::columns::{LABEL_SIDE, column_width};
use super::coordinates::Heights;
use super::gaps::{LABEL_RISE, MARGIN, TRACK};
use super::route::Tracks;
use super::sheet::{Holds, Plan, Sheet};
use crate::sorting::{sort_by, sort_by_key};

/// Where everything lies along the flow.
pub struct Along {
    /// Where each column begins and how wide it is; a column that holds labels only is nowhere.
    pub columns: Vec<(f64, f64)>,
    /// Where each turn lies, as the turns of the tracks.
    pub turns: Vec<Vec<Vec<f64>>>,
    /// Where the label of each slot begins.
    pub labels: Vec<f64>,
    /// Where each row begins; all of it lies before the next.
    pub rows: Vec<f64>,
}

/// A turn or a label between two columns of boxes.
struct Item {
    what: What,
    /// What it spans across the flow, with half of the room round it.
    low: f64,
    high: f64,
    /// How long it is along the flow, with the room round it.
    width: f64,
    side: Side,
}

#[derive(Clone, Copy)]
enum What {
    /// A turn of a line: the line, the hop and which of its turns.
    Turn(usize, usize, usize),
    /// The label of a slot.
    Label(usize),
}

/// Which of the two columns an item belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Both,
}

/// Packs what lies between two columns of boxes towards the first, then lets it go where it belongs in the room that is left
/// (one-dimensional compaction by longest paths, Lengauer 1990). All that meets across the flow keeps its order, so nothing crosses anew.
pub fn along(plan: &Plan, sheet: &Sheet, heights: &Heights, tracks: &Tracks) -> Along {
    let mut along = Along {
        columns: vec![(0.0, 0.0); sheet.columns.len()],
        turns: tracks.turns.iter().map(|steps| steps.iter().map(|turns| vec![0.0; turns.len()]).collect()).collect(),
        labels: vec![0.0; sheet.slots.len()],
        rows: vec![0.0],
    };
    let mut items = Vec::new();
    let mut x = 0.0;
    let mut is_first = true;
    for (column, turns) in turns(sheet, heights, tracks).into_iter().enumerate() {
        let is_cut = sheet.cuts.contains(&column);
        let (near, far): (Vec<Item>, Vec<Item>) =
            turns.into_iter().partition(|item| !is_cut || item.side == Side::Before);
        items.extend(near);
        if is_cut {
            let begin = if is_first { x } else { x + MARGIN - TRACK / 2.0 };
            x = place(&items, begin, &mut along).max(x) + 2.0 * MARGIN;
            along.rows.push(x);
            items = far;
            is_first = true;
        }
        let slots = sheet.columns.get(column).map_or(&[][..], Vec::as_slice);
        if column < sheet.columns.len() && !slots.iter().any(|&slot| matches!(sheet.slots[slot].holds, Holds::Box(_))) {
            items.extend(slots.iter().filter_map(|&slot| label(sheet, heights, slot)));
            continue;
        }
        let begin = if is_first { x } else { x + MARGIN - TRACK / 2.0 };
        let end = place(&items, begin, &mut along);
        if !items.is_empty() || !is_first {
            x = (end + MARGIN - TRACK / 2.0).max(if is_first { 0.0 } else { x + 2.0 * MARGIN });
        }
        items.clear();
        is_first = false;
        if column < sheet.columns.len() {
            let width = column_width(plan, sheet, column);
            along.columns[column] = (x, width);
            for &slot in slots {
                let label = sheet.slots[slot].label.unwrap_or_default();
                along.labels[slot] = x + (width - label.width) / 2.0;
            }
            x += width;
        }
    }
    along
}

/// The turns of each gap, in the order of their tracks.
fn turns(sheet: &Sheet, heights: &Heights, tracks: &Tracks) -> Vec<Vec<Item>> {
    let mut gaps: Vec<Vec<(usize, Item)>> = Vec::new();
    gaps.resize_with(sheet.columns.len() + 1, Vec::new);
    for (line, steps) in tracks.turns.iter().enumerate() {
        for (step, turns) in steps.iter().enumerate() {
            let hop = &sheet.paths[line][step];
            let side = match (sheet.is_across(hop), sheet.is_beyond(hop.from, hop.gap)) {
                (true, _) => Side::Both,
                (false, true) => Side::After,
                (false, false) => Side::Before,
            };
            let mut from = heights.hops[line][step].0;
            for (nth, &(track, to)) in turns.iter().enumerate() {
                let (low, high) = (from.min(to) - TRACK / 2.0, from.max(to) + TRACK / 2.0);
                gaps[hop.gap].push((track, Item { what: What::Turn(line, step, nth), low, high, width: TRACK, side }));
                from = to;
            }
        }
    }
    let in_order = |mut gap: Vec<(usize, Item)>| {
        sort_by_key(&mut gap, |(track, _)| *track);
        gap.into_iter().map(|(_, item)| item).collect()
    };
    gaps.into_iter().map(in_order).collect()
}

fn label(sheet: &Sheet, heights: &Heights, slot: usize) -> Option<Item> {
    let size = sheet.slots[slot].label?;
    let line = heights.slots[slot];
    Some(Item {
        what: What::Label(slot),
        low: line - size.height - LABEL_RISE - TRACK / 2.0,
        high: line + TRACK / 2.0,
        width: size.width + 2.0 * LABEL_SIDE,
        side: Side::Both,
    })
}

/// Places items from `begin` on; returns where the last ends.
fn place(items: &[Item], begin: f64, along: &mut Along) -> f64 {
    let mut levels: Vec<f64> = items.iter().flat_map(|item| [item.low, item.high]).collect();
    sort_by(&mut levels, f64::total_cmp);
    levels.dedup();
    let level = |height: f64| levels.partition_point(|level| *level < height);
    let spans: Vec<(usize, usize)> = items.iter().map(|item| (level(item.low), level(item.high))).collect();
    let mut line = Skyline::new(levels.len(), begin);
    let mut nearest = Vec::with_capacity(items.len());
    for (item, &span) in items.iter().zip(&spans) {
        let at = line.over(span);
        nearest.push(at);
        line.raise(span, at + item.width);
    }
    let end = line.over((0, levels.len()));
    // The same from the other side, all changed over.
    let mut line = Skyline::new(levels.len(), -end);
    for ((item, &span), &near) in items.iter().zip(&spans).zip(&nearest).rev() {
        let far = -line.over(span) - item.width;
        let at = match item.side {
            Side::Before => near,
            Side::After => far,
            Side::Both => (near + far) / 2.0,
        };
        line.raise(span, -at);
        match item.what {
            What::Turn(line, step, nth) => along.turns[line][step][nth] = at + item.width / 2.0,
            What::Label(slot) => along.labels[slot] = at + LABEL_SIDE,
        }
    }
    end
}

/// How far what has been placed reaches, across the flow (a segment tree, Bentley 1977).
struct Skyline {
    n: usize,
    /// For each node the farthest below it, and how far all below it reaches at least.
    nodes: Vec<(f64, f64)>,
}

impl Skyline {
    fn new(n: usize, begin: f64) -> Skyline {
        let n = n.max(1).next_power_of_two();
        Skyline { n, nodes: vec![(begin, begin); 2 * n] }
    }

    fn over(&self, span: (usize, usize)) -> f64 {
        self.over_from(1, (0, self.n), span)
    }

    fn over_from(&self, node: usize, own: (usize, usize), span: (usize, usize)) -> f64 {
        if own.1 <= span.0 || span.1 <= own.0 {
            return f64::NEG_INFINITY;
        }
        if span.0 <= own.0 && own.1 <= span.1 {
            return self.nodes[node].0;
        }
        let middle = (own.0 + own.1) / 2;
        let below = self.over_from(2 * node, (own.0, middle), span);
        self.nodes[node].1.max(below).max(self.over_from(2 * node + 1, (middle, own.1), span))
    }

    fn raise(&mut self, span: (usize, usize), to: f64) {
        self.raise_from(1, (0, self.n), span, to);
    }

    fn raise_from(&mut self, node: usize, own: (usize, usize), span: (usize, usize), to: f64) {
        if own.1 <= span.0 || span.1 <= own.0 {
            return;
        }
        self.nodes[node].0 = self.nodes[node].0.max(to);
        if span.0 <= own.0 && own.1 <= span.1 {
            self.nodes[node].1 = self.nodes[node].1.max(to);
            return;
        }
        let middle = (own.0 + own.1) / 2;
        self.raise_from(2 * node, (own.0, middle), span, to);
        self.raise_from(2 * node + 1, (middle, own.1), span, to);
    }
}
