//! The cross axis: where every node stands across the flow, and where every line meets it.

use super::alignment::{align, loosen, members, port_offsets, segment_stiffness};
use super::input_graph::InputGraph;
use super::layered_graph::{LayeredGraph, NodeKind, Segment};
use super::self_loops::overhang;
use super::spacing::{LABEL_RISE, LINK_END, ROUNDING, Reach, least_distance};

/// How often all blocks are offered a better height, at least and at most.
const N_PASSES: (usize, usize) = (2, 12);
/// How many offers are made in all, if that allows more than the least number of passes.
const N_OFFERS: usize = 5_000;
/// How many blocks may be pushed along by one.
const LONGEST_PUSH: usize = 24;

/// The heights of a layered graph, in pixels from the top of the first row.
pub struct CrossAxis {
    /// The middle of each box, the line of each dummy.
    pub nodes: Vec<f64>,
    /// For each segment of each line, the heights at which it begins and ends.
    pub segments: Vec<Vec<(f64, f64)>>,
}

/// Places all nodes. Nodes that a straight line can join become one block (vertical alignment with ports, Brandes and
/// Köpf
/// 2001); the blocks are packed both ways (longest paths), and from the middle of the two
/// each block slides, pushing others along, to where the lines are shortest (descent on the sum of weighted heights of
/// Gansner et al. 1993).
pub fn assign(input: &InputGraph, layered: &LayeredGraph) -> CrossAxis {
    let ports = layered.ports(input);
    let mut offsets = port_offsets(input, layered, &ports);
    let reach = reaches(input, layered);
    let mut aligned = align(input, layered, &ports, &reach, &mut offsets);
    let nodes = loop {
        match Blocks::new(input, layered, &offsets, &reach, &aligned) {
            Ok(blocks) => break blocks.settled(),
            Err(_) if aligned.is_empty() => break vec![0.0; layered.nodes.len()],
            Err(knot) => loosen(layered, &mut aligned, &knot),
        }
    };
    let segments = layered
        .paths
        .iter()
        .zip(&offsets)
        .map(|(path, offsets)| {
            path.iter()
                .zip(offsets)
                .map(|(segment, ends)| (nodes[segment.from] + ends.0, nodes[segment.to] + ends.1))
                .collect()
        })
        .collect();
    CrossAxis { nodes, segments }
}

/// How far each node of a layered graph reaches.
pub fn reaches(input: &InputGraph, layered: &LayeredGraph) -> Vec<Reach> {
    layered.nodes.iter().map(|node| reach(input, node.kind, node.label)).collect()
}

fn reach(input: &InputGraph, kind: NodeKind, label: Option<crate::geometry::Size>) -> Reach {
    match kind {
        NodeKind::Dummy(_) => {
            Reach { up: label.map_or(0.0, |size| size.height + LABEL_RISE), down: 0.0, is_box: false }
        }
        NodeKind::Box(idx) => {
            let half = input.boxes[idx].height / 2.0;
            Reach { up: half + overhang(input, idx).0, down: half, is_box: true }
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

/// Groups of nodes that move together.
struct Blocks {
    /// For each node its block and how far it stands from the block's height.
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
    /// If the wanted alignment cannot be had: whether each node is in a block that stands in the way.
    fn new(
        input: &InputGraph,
        layered: &LayeredGraph,
        offsets: &[Vec<(f64, f64)>],
        reach: &[Reach],
        aligned: &[(usize, usize)],
    ) -> Result<Blocks, Vec<bool>> {
        let (member, n) = members(layered, offsets, aligned);
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
        let link_room = link_room(input, layered, reach);
        for layer in &layered.layers {
            for pair in layer.windows(2) {
                let ((one, one_off), (two, two_off)) = (blocks.member[pair[0]], blocks.member[pair[1]]);
                let channel = least_distance(reach[pair[0]], reach[pair[1]]).max(link_room[pair[0]]);
                let apart = channel + one_off - two_off;
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
        for (node, reach) in reach.iter().enumerate() {
            let (block, off) = blocks.member[node];
            let edge = &mut blocks.edges[block];
            *edge = (edge.0.max(reach.up - off), edge.1.max(reach.down + off));
        }
        for (line, path) in layered.paths.iter().enumerate() {
            for (segment, ends) in path.iter().zip(&offsets[line]) {
                blocks.tie(input, layered, line, segment, *ends);
            }
        }
        let knot = blocks.put_in_sequence();
        match knot.contains(&true) {
            true => Err(blocks.member.iter().map(|&(block, _)| knot[block]).collect()),
            false => Ok(blocks),
        }
    }

    fn tie(&mut self, input: &InputGraph, layered: &LayeredGraph, line: usize, segment: &Segment, ends: (f64, f64)) {
        let ((one, one_off), (two, two_off)) = (self.member[segment.from], self.member[segment.to]);
        if one == two {
            return;
        }
        let apart = one_off + ends.0 - two_off - ends.1;
        let share = if layered.is_across(segment) { 1.0 } else { 0.5 };
        let weight = share * segment_stiffness(input, layered, line, segment);
        self.ties[one].push(Tie { other: two, apart, weight });
        self.ties[two].push(Tie { other: one, apart: -apart, weight });
    }

    /// Sorts the blocks from top to bottom; true for those that would have to stand both above and below another, or
    /// lie between such.
    fn put_in_sequence(&mut self) -> Vec<bool> {
        self.sequence = in_sequence(&self.above, &self.below);
        let mut is_knotted = vec![self.sequence.len() < self.heights.len(); self.heights.len()];
        if is_knotted.contains(&true) {
            let upwards = in_sequence(&self.below, &self.above);
            self.sequence.iter().chain(&upwards).for_each(|&block| is_knotted[block] = false);
        }
        is_knotted
    }

    /// The heights of the nodes when no block can slide to a better height any more.
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

    /// Moves a block down (`way` 1) or up (-1) as far as lines get shorter, pushing others along where that still
    /// helps.
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

/// For each node how far the next must stay from it, so that the label of a straight line between them has room.
fn link_room(input: &InputGraph, layered: &LayeredGraph, reach: &[Reach]) -> Vec<f64> {
    let mut room = vec![0.0; layered.nodes.len()];
    for (line, a) in input.edges.iter().enumerate() {
        let Some(label) = a.label.filter(|_| layered.is_link(input, line)) else { continue };
        let is_down = layered.nodes[a.from].position < layered.nodes[a.to].position;
        let (upper, lower) = if is_down { (a.from, a.to) } else { (a.to, a.from) };
        room[upper] = reach[upper].down + label.height + 2.0 * LINK_END + reach[lower].up;
    }
    room
}
