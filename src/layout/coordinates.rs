//! The heights: where every slot stands across the flow, and where every line meets it.
//! Must never change the order of a column.

use super::align::{align, hop_stiffness, loosen, members, port_offsets};
use super::gaps::{LABEL_RISE, LINK_END, ROUNDING, Reach, least_distance};
use super::loops::overhang;
use super::sheet::{Holds, Hop, Plan, Sheet};

/// How often all blocks are offered a better height, at least and at most.
const N_PASSES: (usize, usize) = (2, 12);
/// How many offers are made in all, if that allows more than the least number of passes.
const N_OFFERS: usize = 5_000;
/// How many blocks may be pushed along by one.
const LONGEST_PUSH: usize = 24;

/// The heights of a sheet.
pub struct Heights {
    /// The middle of each box, the line of each lane.
    pub slots: Vec<f64>,
    /// For each hop of each line, the heights at which it begins and ends.
    pub hops: Vec<Vec<(f64, f64)>>,
}

/// Places all slots. Slots that a straight line can join become one block (vertical alignment with ports, Brandes and Köpf
/// 2001); the blocks are packed both ways (longest paths), and from the middle of the two
/// each block slides, pushing others along, to where the lines are shortest (descent on the sum of weighted heights of
/// Gansner et al. 1993).
pub fn place(plan: &Plan, sheet: &Sheet) -> Heights {
    let ports = sheet.ports(plan);
    let mut offsets = port_offsets(plan, sheet, &ports);
    let reach = reaches(plan, sheet);
    let mut aligned = align(plan, sheet, &ports, &reach, &mut offsets);
    let slots = loop {
        match Blocks::new(plan, sheet, &offsets, &reach, &aligned) {
            Ok(blocks) => break blocks.settled(),
            Err(_) if aligned.is_empty() => break vec![0.0; sheet.slots.len()],
            Err(knot) => loosen(sheet, &mut aligned, &knot),
        }
    };
    let hops = sheet
        .paths
        .iter()
        .zip(&offsets)
        .map(|(path, offsets)| {
            path.iter().zip(offsets).map(|(hop, ends)| (slots[hop.from] + ends.0, slots[hop.to] + ends.1)).collect()
        })
        .collect();
    Heights { slots, hops }
}

/// How far each slot of a sheet reaches.
pub fn reaches(plan: &Plan, sheet: &Sheet) -> Vec<Reach> {
    sheet.slots.iter().map(|slot| reach(plan, slot.holds, slot.label)).collect()
}

fn reach(plan: &Plan, holds: Holds, label: Option<crate::geometry::Size>) -> Reach {
    match holds {
        Holds::Lane(_) => Reach { up: label.map_or(0.0, |size| size.height + LABEL_RISE), down: 0.0, is_box: false },
        Holds::Box(idx) => {
            let half = plan.boxes[idx].height / 2.0;
            Reach { up: half + overhang(plan, idx).0, down: half, is_box: true }
        }
    }
}

/// A wish between two blocks: the height of the second over the first shall be `apart`.
#[derive(Clone, Copy)]
struct Tie {
    other: usize,
    apart: f64,
    weight: f64,
}

/// Groups of slots that move together.
struct Blocks {
    /// For each slot its block and how far it stands from the block's height.
    member: Vec<(usize, f64)>,
    /// For each block the blocks right below and the least distance to them.
    below: Vec<Vec<(usize, f64)>>,
    /// For each block the blocks right above and the least distance to them.
    above: Vec<Vec<(usize, f64)>>,
    ties: Vec<Vec<Tie>>,
    /// How far each block must stay from the upper and the lower edge of the drawing.
    edges: Vec<(f64, f64)>,
    /// The blocks from top to bottom.
    sequence: Vec<usize>,
    heights: Vec<f64>,
    total: f64,
}

impl Blocks {
    /// If the wanted alignment cannot be had: whether each slot is in a block that stands in the way.
    fn new(
        plan: &Plan,
        sheet: &Sheet,
        offsets: &[Vec<(f64, f64)>],
        reach: &[Reach],
        aligned: &[(usize, usize)],
    ) -> Result<Blocks, Vec<bool>> {
        let (member, n) = members(sheet, offsets, aligned);
        let mut blocks = Blocks {
            member,
            below: vec![Vec::new(); n],
            above: vec![Vec::new(); n],
            ties: vec![Vec::new(); n],
            edges: vec![(0.0, 0.0); n],
            sequence: Vec::new(),
            heights: vec![0.0; n],
            total: 0.0,
        };
        let link_room = link_room(plan, sheet, reach);
        for column in &sheet.columns {
            for pair in column.windows(2) {
                let ((one, one_off), (two, two_off)) = (blocks.member[pair[0]], blocks.member[pair[1]]);
                let gap = least_distance(reach[pair[0]], reach[pair[1]]).max(link_room[pair[0]]);
                let apart = gap + one_off - two_off;
                if one == two {
                    match apart <= ROUNDING {
                        true => continue,
                        false => return Err(blocks.member.iter().map(|&(block, _)| block == one).collect()),
                    }
                }
                blocks.below[one].push((two, apart));
                blocks.above[two].push((one, apart));
            }
        }
        for (slot, reach) in reach.iter().enumerate() {
            let (block, off) = blocks.member[slot];
            let edge = &mut blocks.edges[block];
            *edge = (edge.0.max(reach.up - off), edge.1.max(reach.down + off));
        }
        for (line, path) in sheet.paths.iter().enumerate() {
            for (hop, ends) in path.iter().zip(&offsets[line]) {
                blocks.tie(plan, sheet, line, hop, *ends);
            }
        }
        let knot = blocks.put_in_sequence();
        match knot.contains(&true) {
            true => Err(blocks.member.iter().map(|&(block, _)| knot[block]).collect()),
            false => Ok(blocks),
        }
    }

    fn tie(&mut self, plan: &Plan, sheet: &Sheet, line: usize, hop: &Hop, ends: (f64, f64)) {
        let ((one, one_off), (two, two_off)) = (self.member[hop.from], self.member[hop.to]);
        if one == two || sheet.is_wrapped(hop) {
            return;
        }
        let apart = one_off + ends.0 - two_off - ends.1;
        let share = if sheet.is_across(hop) { 1.0 } else { 0.5 };
        let weight = share * hop_stiffness(plan, sheet, line, hop);
        self.ties[one].push(Tie { other: two, apart, weight });
        self.ties[two].push(Tie { other: one, apart: -apart, weight });
    }

    /// Sorts the blocks from top to bottom; true for those that would have to stand both above and below another, or lie
    /// between such.
    fn put_in_sequence(&mut self) -> Vec<bool> {
        self.sequence = in_sequence(&self.above, &self.below);
        let mut is_knotted = vec![self.sequence.len() < self.heights.len(); self.heights.len()];
        if is_knotted.contains(&true) {
            let upwards = in_sequence(&self.below, &self.above);
            self.sequence.iter().chain(&upwards).for_each(|&block| is_knotted[block] = false);
        }
        is_knotted
    }

    /// The heights of the slots when no block can slide to a better height any more.
    fn settled(mut self) -> Vec<f64> {
        let n = self.heights.len();
        let mut highest = vec![0.0_f64; n];
        for &block in &self.sequence {
            let under = self.above[block].iter().map(|&(other, apart)| highest[other] + apart);
            highest[block] = under.fold(self.edges[block].0, f64::max);
        }
        self.total = (0..n).map(|block| highest[block] + self.edges[block].1).fold(0.0, f64::max);
        let mut lowest = vec![0.0_f64; n];
        for &block in self.sequence.iter().rev() {
            let over = self.below[block].iter().map(|&(other, apart)| lowest[other] - apart);
            lowest[block] = over.fold(self.total - self.edges[block].1, f64::min);
        }
        self.heights = highest.iter().zip(&lowest).map(|(a, b)| (a + b) / 2.0).collect();
        self.total *= 1.1;
        let mut is_pushed = vec![false; n];
        let n_passes = (N_OFFERS / n.max(1)).clamp(N_PASSES.0, N_PASSES.1);
        for pass in 0..n_passes {
            let mut has_moved = false;
            for step in 0..n {
                let block = self.sequence[if pass % 2 == 0 { step } else { n - 1 - step }];
                has_moved |= self.slide(block, 1.0, &mut is_pushed) || self.slide(block, -1.0, &mut is_pushed);
            }
            if !has_moved {
                break;
            }
        }
        self.member.iter().map(|&(block, off)| self.heights[block] + off).collect()
    }

    /// Moves a block down (`way` 1) or up (-1) as far as lines get shorter, pushing others along where that still helps.
    fn slide(&mut self, block: usize, way: f64, is_pushed: &mut [bool]) -> bool {
        let mut pushed = vec![block];
        is_pushed[block] = true;
        let mut has_moved = false;
        for _ in 0..4 * LONGEST_PUSH {
            let (gain, free) = self.pull(&pushed, way, is_pushed);
            if gain <= 1e-9 {
                break;
            }
            let (room, stopper) = self.room(&pushed, way, is_pushed);
            let by = free.min(room);
            if 1e-9 < by {
                pushed.iter().for_each(|&other| self.heights[other] += way * by);
                has_moved = true;
            }
            if free <= room {
                continue;
            }
            match stopper {
                Some(other) if pushed.len() < LONGEST_PUSH => {
                    is_pushed[other] = true;
                    pushed.push(other);
                }
                _ => break,
            }
        }
        pushed.iter().for_each(|&other| is_pushed[other] = false);
        has_moved
    }

    /// How much shorter lines get for each pixel of the way, and for how many pixels that holds.
    fn pull(&self, pushed: &[usize], way: f64, is_pushed: &[bool]) -> (f64, f64) {
        let (mut gain, mut free) = (0.0, f64::INFINITY);
        for &block in pushed {
            for tie in self.ties[block].iter().filter(|tie| !is_pushed[tie.other]) {
                let wanted = (self.heights[tie.other] - tie.apart - self.heights[block]) * way;
                if wanted <= 1e-9 {
                    gain -= tie.weight;
                } else {
                    gain += tie.weight;
                    free = free.min(wanted);
                }
            }
        }
        (gain, free)
    }

    /// How far the blocks may move, and which one stops them then; none is the edge of the drawing.
    fn room(&self, pushed: &[usize], way: f64, is_pushed: &[bool]) -> (f64, Option<usize>) {
        let (mut room, mut stopper) = (f64::INFINITY, None);
        for &block in pushed {
            let (upper, lower) = self.edges[block];
            let to_edge =
                if way < 0.0 { self.heights[block] - upper } else { self.total - lower - self.heights[block] };
            if to_edge < room {
                (room, stopper) = (to_edge.max(0.0), None);
            }
            let next_to = if way < 0.0 { &self.above[block] } else { &self.below[block] };
            for &(other, apart) in next_to.iter().filter(|(other, _)| !is_pushed[*other]) {
                let slack = ((self.heights[other] - self.heights[block]) * way - apart).max(0.0);
                if slack < room {
                    (room, stopper) = (slack, Some(other));
                }
            }
        }
        (room, stopper)
    }
}

/// The blocks so that each comes after all that are `before` it, without those that cannot (Kahn 1962).
fn in_sequence(before: &[Vec<(usize, f64)>], after: &[Vec<(usize, f64)>]) -> Vec<usize> {
    let mut n_open: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut sequence: Vec<usize> = (0..n_open.len()).filter(|&block| n_open[block] == 0).collect();
    let mut done = 0;
    while let Some(&block) = sequence.get(done) {
        done += 1;
        for &(next, _) in &after[block] {
            n_open[next] -= 1;
            if n_open[next] == 0 {
                sequence.push(next);
            }
        }
    }
    sequence
}

/// For each slot how far the next must stay from it, so that the label of a straight line between them has room.
fn link_room(plan: &Plan, sheet: &Sheet, reach: &[Reach]) -> Vec<f64> {
    let mut room = vec![0.0; sheet.slots.len()];
    for (line, a) in plan.moves.iter().enumerate() {
        let Some(label) = a.label.filter(|_| sheet.is_link(plan, line)) else { continue };
        let is_down = sheet.slots[a.from].place < sheet.slots[a.to].place;
        let (upper, lower) = if is_down { (a.from, a.to) } else { (a.to, a.from) };
        room[upper] = reach[upper].down + label.height + 2.0 * LINK_END + reach[lower].up;
    }
    room
}
