//! The half-finished drawing: columns of slots, and lines that hop from slot to slot through the gaps between columns.
//! Must never know how the columns or their order were found.

use petgraph::visit::EdgeRef;

use crate::geometry::Size;
use crate::sorting::sort_by_key;

use super::model::{Direction, Graph, Weight, along_the_flow};

/// No side of anything is longer than this; what is wider or no number is cut to it.
const LONGEST: f64 = 100_000.0;

/// The graph made ready: sizes along and across the flow, ends as plain numbers, stages counted without holes.
pub struct Plan {
    /// Sizes of the boxes, width along the flow.
    pub boxes: Vec<Size>,
    /// The band each box stands in, counted without holes.
    pub bands: Vec<usize>,
    /// The stage of the map each band shows, if its boxes have one.
    pub stages: Vec<Option<usize>>,
    /// Whether the story starts at a box.
    pub starts: Vec<bool>,
    /// The moves in the author's order.
    pub moves: Vec<Move>,
    /// Whether each move runs against the flow.
    pub turned: Vec<bool>,
    /// The moves of each box that come back to it.
    pub loops: Vec<Vec<usize>>,
    /// Whether each box keeps its place among those of its column.
    pub fixed: Vec<bool>,
}

/// One move of a plan.
#[derive(Clone, Copy)]
pub struct Move {
    /// The box it leaves.
    pub from: usize,
    /// The box it enters.
    pub to: usize,
    /// What it is to the story.
    pub weight: Weight,
    /// What it looks like.
    pub kind: u8,
    /// Room for its words, width along the flow.
    pub label: Option<Size>,
}

impl Move {
    /// Whether it comes back to the box it leaves.
    pub fn is_loop(&self) -> bool {
        self.from == self.to
    }

    /// How much a crossing with this line hurts; the product counts for two lines.
    pub fn burden(&self) -> i64 {
        match self.weight {
            Weight::Again | Weight::Side => 2,
            Weight::Next => 3,
            Weight::Main => 6,
        }
    }
}

impl Plan {
    /// Reads a graph in the direction it will be drawn.
    pub fn new(graph: &Graph, direction: Direction) -> Plan {
        let boxes = graph.node_weights().map(|node| along_the_flow(cut_to_longest(node.size), direction)).collect();
        let starts = graph.node_weights().map(|node| node.is_start).collect();
        let moves: Vec<Move> = graph
            .edge_references()
            .map(|edge| Move {
                from: edge.source().index(),
                to: edge.target().index(),
                weight: edge.weight().weight,
                kind: edge.weight().kind,
                label: edge.weight().label.map(|size| along_the_flow(cut_to_longest(size), direction)),
            })
            .collect();
        let given: Vec<Option<usize>> = graph.node_weights().map(|node| node.stage).collect();
        let (bands, stages) = bands(&given, &moves);
        let mut loops = vec![Vec::new(); given.len()];
        for (line, a) in moves.iter().enumerate().filter(|(_, a)| a.is_loop()) {
            loops[a.from].push(line);
        }
        let turned = vec![false; moves.len()];
        let fixed = vec![false; given.len()];
        Plan { boxes, bands, stages, starts, moves, turned, loops, fixed }
    }
}

fn cut_to_longest(size: Size) -> Size {
    Size::new(size.width.min(LONGEST), size.height.min(LONGEST))
}

/// A box without a stage stands with the latest stage that leads to it, else with the first it leads to.
fn bands(given: &[Option<usize>], moves: &[Move]) -> (Vec<usize>, Vec<Option<usize>>) {
    let mut known = given.to_vec();
    let mut is_settled = false;
    while !is_settled {
        is_settled = true;
        let before = known.clone();
        for (idx, stage) in known.iter_mut().enumerate() {
            if stage.is_some() {
                continue;
            }
            let behind = moves.iter().filter(|a| a.to == idx).filter_map(|a| before[a.from]).max();
            let ahead = moves.iter().filter(|a| a.from == idx).filter_map(|a| before[a.to]).min();
            *stage = behind.or(ahead);
            is_settled &= stage.is_none();
        }
        if before.iter().all(Option::is_none) {
            break;
        }
    }
    let mut stages: Vec<Option<usize>> = known.clone();
    sort_by_key(&mut stages, |stage| *stage);
    stages.dedup();
    let first = stages.iter().flatten().next().copied();
    stages.retain(|stage| stage.is_some() || first.is_none());
    let bands = known.iter().map(|stage| stages.binary_search(&stage.or(first)).unwrap_or_default()).collect();
    (bands, stages)
}

/// What stands in a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The box of a step.
    Box(usize),
    /// The piece of a line that passes a column.
    Lane(usize),
}

/// A place in a column.
#[derive(Clone, Debug)]
pub struct Slot {
    /// What stands there.
    pub holds: Holds,
    /// Which column.
    pub column: usize,
    /// How many slots stand before it in the column.
    pub place: usize,
    /// Room for the label that a lane carries.
    pub label: Option<Size>,
}

/// A piece of a line through one gap; gap `g` lies before column `g`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hop {
    /// The slot nearer to the start of the line.
    pub from: usize,
    /// The slot nearer to its end.
    pub to: usize,
    /// The gap it runs through.
    pub gap: usize,
}

/// Columns of slots and the way of each line.
#[derive(Clone)]
pub struct Sheet {
    /// All slots; the first ones are the boxes, in the graph's order.
    pub slots: Vec<Slot>,
    /// The slots of each column in order across the flow.
    pub columns: Vec<Vec<usize>>,
    /// The hops of each line from its start to its end; none for a line that comes back to its own box.
    pub paths: Vec<Vec<Hop>>,
    /// The gaps at which the drawing is cut into rows, in order.
    pub cuts: Vec<usize>,
}

impl Sheet {
    /// Puts the boxes into their columns in the author's order and cuts each line into hops between neighbouring columns.
    pub fn new(plan: &Plan, columns: &[usize]) -> Sheet {
        let mut sheet = Sheet::of_boxes(columns);
        for (line, a) in plan.moves.iter().enumerate() {
            let path = sheet.straight_path(line, a);
            sheet.paths.push(path);
        }
        sheet
    }

    /// The boxes in their columns, without lines.
    pub fn of_boxes(columns: &[usize]) -> Sheet {
        let n_columns = columns.iter().max().map_or(0, |last| last + 1);
        let mut sheet =
            Sheet { slots: Vec::new(), columns: vec![Vec::new(); n_columns], paths: Vec::new(), cuts: Vec::new() };
        for (idx, &column) in columns.iter().enumerate() {
            sheet.push(Holds::Box(idx), column);
        }
        sheet
    }

    /// The way of a line through every column between its boxes; its lanes are put last in them.
    pub fn straight_path(&mut self, line: usize, a: &Move) -> Vec<Hop> {
        if a.is_loop() {
            return Vec::new();
        }
        let (start, end) = (self.slots[a.from].column, self.slots[a.to].column);
        let goes_back = end < start;
        if start == end {
            return vec![Hop { from: a.from, to: a.to, gap: start + 1 }];
        }
        let mut path = Vec::new();
        let (mut from, mut column) = (a.from, start);
        while column != end {
            let gap = if goes_back { column } else { column + 1 };
            column = if goes_back { column - 1 } else { column + 1 };
            let to = if column == end { a.to } else { self.push(Holds::Lane(line), column) };
            path.push(Hop { from, to, gap });
            from = to;
        }
        path
    }

    /// Adds a slot at the end of a column.
    pub fn push(&mut self, holds: Holds, column: usize) -> usize {
        let idx = self.slots.len();
        let place = self.columns[column].len();
        self.slots.push(Slot { holds, column, place, label: None });
        self.columns[column].push(idx);
        idx
    }

    /// Counts the places of a column anew after its order was changed.
    pub fn renumber(&mut self, column: usize) {
        for (place, &idx) in self.columns[column].iter().enumerate() {
            self.slots[idx].place = place;
        }
    }

    /// Whether the slot stands on the far side of the gap, so that a line meets its near side there.
    pub fn is_beyond(&self, slot: usize, gap: usize) -> bool {
        self.slots[slot].column == gap
    }

    /// The side of a slot that faces a gap.
    pub fn side(&self, slot: usize, gap: usize) -> usize {
        if self.is_beyond(slot, gap) { BEFORE } else { AFTER }
    }

    /// Adds a slot that stands in no column yet.
    pub fn new_slot(&mut self) -> usize {
        self.slots.push(Slot { holds: Holds::Lane(0), column: 0, place: 0, label: None });
        self.slots.len() - 1
    }

    /// Forgets slots that stand in no column any more, and counts the others anew.
    pub fn drop_slots(&mut self, unused: &[usize]) {
        let mut is_used = vec![true; self.slots.len()];
        unused.iter().for_each(|&slot| is_used[slot] = false);
        let mut number = vec![0; self.slots.len()];
        let mut n = 0;
        for (slot, &is_used) in is_used.iter().enumerate() {
            number[slot] = n;
            n += usize::from(is_used);
        }
        let mut at = 0;
        self.slots.retain(|_| {
            at += 1;
            is_used[at - 1]
        });
        self.columns.iter_mut().flatten().for_each(|slot| *slot = number[*slot]);
        for hop in self.paths.iter_mut().flatten() {
            (hop.from, hop.to) = (number[hop.from], number[hop.to]);
        }
    }

    /// Whether a hop joins two slots of different columns.
    pub fn is_across(&self, hop: &Hop) -> bool {
        self.slots[hop.from].column != self.slots[hop.to].column
    }

    /// Whether a hop joins two slots of different columns of one row, so that it may be straight.
    pub fn is_within_row(&self, hop: &Hop) -> bool {
        self.is_across(hop) && !self.cuts.contains(&hop.gap)
    }

    /// Whether each slot is a lane in which other lines end, to go on along the line whose lane it is.
    pub fn shared(&self) -> Vec<bool> {
        let mut is_shared = vec![false; self.slots.len()];
        for end in self.paths.iter().filter_map(|path| path.last()) {
            is_shared[end.to] = matches!(self.slots[end.to].holds, Holds::Lane(_));
        }
        is_shared
    }

    /// Whether a hop leads from one row to another.
    pub fn is_wrapped(&self, hop: &Hop) -> bool {
        self.is_across(hop) && self.cuts.contains(&hop.gap)
    }

    /// Whether a line joins two boxes that stand right below each other and needs no gap: it runs straight between them,
    /// its label beside it. Of several lines between the same two boxes only those without labels do.
    pub fn is_link(&self, plan: &Plan, line: usize) -> bool {
        let [hop] = self.paths[line][..] else { return false };
        let (from, to) = (&self.slots[hop.from], &self.slots[hop.to]);
        let lower = if from.place < to.place { hop.to } else { hop.from };
        let is_next = hop.to == plan.moves[line].to && from.column == to.column && from.place.abs_diff(to.place) == 1;
        let is_alone = || {
            let ends = |a: &Move| (a.from.min(a.to), a.from.max(a.to));
            plan.moves.iter().filter(|a| ends(a) == ends(&plan.moves[line])).count() == 1
        };
        is_next && plan.loops[lower].is_empty() && (plan.moves[line].label.is_none() || is_alone())
    }

    /// The line ends on both sides of every slot, each side in the order across the flow that crosses nothing:
    /// turns upwards from near to far, then lines to the other column in its order, then turns downwards from far to near.
    pub fn ports(&self, plan: &Plan) -> Vec<[Vec<Port>; 2]> {
        let mut ports = vec![[Vec::new(), Vec::new()]; self.slots.len()];
        for (line, path) in self.paths.iter().enumerate().filter(|(line, _)| !self.is_link(plan, *line)) {
            for (step, hop) in path.iter().enumerate() {
                for (slot, other, is_start) in [(hop.from, hop.to, true), (hop.to, hop.from, false)] {
                    let side = self.side(slot, hop.gap);
                    let key = self.port_key(slot, other, line as i64);
                    ports[slot][side].push((key, Port { line, step, is_start }));
                }
            }
        }
        let in_order = |mut side: Vec<((u8, i64, i64), Port)>| {
            sort_by_key(&mut side, |(key, _)| *key);
            side.into_iter().map(|(_, port)| port).collect()
        };
        ports.into_iter().map(|sides| sides.map(in_order)).collect()
    }

    fn port_key(&self, slot: usize, other: usize, line: i64) -> (u8, i64, i64) {
        let (here, there) = (&self.slots[slot], &self.slots[other]);
        let place = there.place as i64;
        match (here.column == there.column, here.place < there.place) {
            (true, false) => (0, -place, line),
            (true, true) => (2, -place, -line),
            (false, _) => (1, place, line),
        }
    }
}

/// The side of a slot that faces the gap before its column.
pub const BEFORE: usize = 0;
/// The side of a slot that faces the gap after its column.
pub const AFTER: usize = 1;

/// One end of a hop, on a side of a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Port {
    /// The line.
    pub line: usize,
    /// Which hop of its path.
    pub step: usize,
    /// Whether it is the end of the hop that is nearer to the start of the line.
    pub is_start: bool,
}
