//! Single lines taken out and put back where they cross least.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::input_graph::InputGraph;
use super::layered_graph::{AFTER, BEFORE, LayeredGraph, NodeKind, Segment};
use super::ordering::{Adjacency, sift_all};
use crate::sorting::sort_by_key;

/// How often all lines are tried. One round leaves 1,669 crossings over all charts of the gate, two 1,539, four 1,507, and
/// eight no fewer.
const N_ROUNDS: usize = 4;
/// What one crossing of two lines that matter least costs; everything below is worth less than a crossing.
const CROSSING: i32 = 16;
/// What it costs to pass a layer.
const LAYER_COST: i32 = 6;
/// What it costs to run past a node inside a channel.
const NODE_COST: i32 = 1;
/// What it costs to turn back inside a channel, to a node of the same layer.
const IN_LAYER: i32 = 40;
/// What it costs to leave a box at the side where lines enter, or to enter where they leave.
const WRONG_SIDE: i32 = 40;

/// Takes each line out and puts it back along its cheapest route: through any channel and past any node, round the
/// outside if that crosses less (edge insertion along a shortest path in the dual graph, Batini, Talamo and Tamassia
/// 1984, with boxes kept in their layers); between the rounds the order is sifted. Returns the weight of all
/// crossings.
pub fn reinsert(input: &InputGraph, layered: &mut LayeredGraph, work: &mut usize, budget: usize) -> i64 {
    let mut unused = Vec::new();
    for _ in 0..N_ROUNDS {
        let mut has_gained = false;
        let mut boundaries = Boundaries::new(input, layered);
        let mut lines: Vec<(i64, usize)> =
            (0..input.edges.len()).map(|line| (-boundaries.crossings(layered, line), line)).collect();
        sort_by_key(&mut lines, |line| *line);
        for (_, line) in lines {
            if budget < *work {
                break;
            }
            let cost = boundaries.crossings(layered, line) * boundaries.weights[line] * i64::from(CROSSING);
            let cost = cost.min(i64::from(i32::MAX / 2));
            let Some(route) = search(input, layered, &mut boundaries, line, cost, work) else { continue };
            let mut touched: Vec<usize> = layered.paths[line].iter().map(|segment| segment.channel).collect();
            lay(input, layered, line, &route, &mut unused);
            touched.extend(layered.paths[line].iter().map(|segment| segment.channel));
            boundaries.read_again(layered, &touched);
            has_gained = true;
        }
        if !has_gained {
            break;
        }
        sift_all(input, layered, &Adjacency::new(input, layered), work);
    }
    layered.drop_nodes(&unused);
    let boundaries = Boundaries::new(input, layered);
    let all = (0..input.edges.len()).map(|line| boundaries.crossings(layered, line) * boundaries.weights[line]);
    all.sum::<i64>() / 2
}

/// The lines that cross others.
pub fn crossed_lines(input: &InputGraph, layered: &LayeredGraph) -> Vec<usize> {
    let boundaries = Boundaries::new(input, layered);
    (0..input.edges.len()).filter(|&line| 0 < boundaries.crossings(layered, line)).collect()
}

/// Takes a line out and lays it along another route.
fn lay(input: &InputGraph, layered: &mut LayeredGraph, line: usize, route: &Route, unused: &mut Vec<usize>) {
    let old: Vec<usize> = layered.paths[line].iter().skip(1).map(|segment| segment.from).collect();
    let n_before = |layer: usize, position: usize| {
        old.iter()
            .filter(|&&dummy| layered.nodes[dummy].layer == layer && layered.nodes[dummy].position < position)
            .count()
    };
    let mut passes: Vec<(usize, usize, usize)> = Vec::with_capacity(route.passes.len());
    for &(channel, layer, position) in &route.passes {
        let position = position - n_before(layer, position);
        let shift = passes.iter().filter(|&&(_, other, at)| other == layer && at <= position).count();
        passes.push((channel, layer, position + shift));
    }
    for &dummy in &old {
        let layer = layered.nodes[dummy].layer;
        layered.layers[layer].remove(layered.nodes[dummy].position);
        layered.renumber(layer);
    }
    unused.extend(old);
    let a = &input.edges[line];
    let mut path = Vec::with_capacity(passes.len() + 1);
    let mut from = a.from;
    for (channel, layer, position) in passes {
        let dummy = unused.pop().unwrap_or_else(|| layered.new_node());
        layered.nodes[dummy].kind = NodeKind::Dummy(line);
        layered.nodes[dummy].layer = layer;
        layered.layers[layer].insert(position, dummy);
        layered.renumber(layer);
        path.push(Segment { from, to: dummy, channel });
        from = dummy;
    }
    path.push(Segment { from, to: a.to, channel: route.last_channel });
    layered.paths[line] = path;
}

/// The boundaries of all channels.
struct Boundaries {
    channels: Vec<Boundary>,
    /// What a crossing with each line costs.
    weights: Vec<i64>,
    /// For each layer the number of its first place.
    first: Vec<usize>,
    /// How many places all layers have.
    n: usize,
}

/// The boundary of a channel: down the layer before it, up the layer after it. Lines through the channel are chords,
/// and two chords cross where their ends alternate. Places between nodes are numbered round the boundary; a node is
/// known by the place that follows it.
#[derive(Default)]
struct Boundary {
    /// How many nodes the layers before and after have.
    n: [usize; 2],
    chords: Vec<Chord>,
    /// What a new chord between two places would cross, row by row, as far as it is known.
    rows: Vec<i32>,
    is_known: Vec<bool>,
}

/// A segment as seen from the boundary: the nodes it joins, known by the places that follow them, the lower one first.
#[derive(Clone, Copy)]
struct Chord {
    low: usize,
    high: usize,
    weight: i32,
    line: usize,
}

impl Boundaries {
    fn new(input: &InputGraph, layered: &LayeredGraph) -> Boundaries {
        let weights = input.edges.iter().map(|a| a.crossing_weight()).collect();
        let mut boundaries = Boundaries { channels: Vec::new(), weights, first: Vec::new(), n: 0 };
        boundaries.channels.resize_with(layered.layers.len() + 1, Boundary::default);
        let all: Vec<usize> = (0..=layered.layers.len()).collect();
        boundaries.read_again(layered, &all);
        boundaries
    }

    /// Reads the channels anew that a line runs through or passes beside.
    fn read_again(&mut self, layered: &LayeredGraph, touched: &[usize]) {
        self.first.clear();
        self.n = 0;
        for layer in &layered.layers {
            self.first.push(self.n);
            self.n += layer.len() + 1;
        }
        let mut is_touched = vec![false; self.channels.len()];
        for &channel in touched {
            is_touched[channel.saturating_sub(1)..(channel + 2).min(self.channels.len())].fill(true);
        }
        for (channel, boundary) in self.channels.iter_mut().enumerate().filter(|(channel, _)| is_touched[*channel]) {
            let before = if channel == 0 { 0 } else { layered.layers[channel - 1].len() };
            boundary.n = [before, layered.layers.get(channel).map_or(0, Vec::len)];
            boundary.chords.clear();
            boundary.rows.clear();
            boundary.rows.resize(boundary.len() * boundary.len(), 0);
            boundary.is_known.clear();
            boundary.is_known.resize(boundary.len(), false);
        }
        for (line, path) in layered.paths.iter().enumerate() {
            for segment in path.iter().filter(|segment| is_touched[segment.channel]) {
                let boundary = &mut self.channels[segment.channel];
                let chord = boundary.chord(layered, segment);
                boundary.chords.push(Chord { line, weight: self.weights[line] as i32, ..chord });
            }
        }
    }

    /// The weight of the lines a line crosses.
    fn crossings(&self, layered: &LayeredGraph, line: usize) -> i64 {
        let mut sum = 0;
        for segment in &layered.paths[line] {
            let boundary = &self.channels[segment.channel];
            let own = boundary.chord(layered, segment);
            sum += boundary
                .chords
                .iter()
                .filter(|chord| chord.crosses(&own))
                .map(|chord| i64::from(chord.weight))
                .sum::<i64>();
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

impl Boundary {
    /// How many places it has.
    fn len(&self) -> usize {
        self.n[0] + self.n[1] + 2
    }

    /// The place of the boundary between the nodes of the layer before the channel.
    fn of_place_before(&self, position: usize) -> usize {
        position
    }

    /// The place of the boundary between the nodes of the layer after the channel.
    fn of_place_after(&self, position: usize) -> usize {
        self.n[0] + 1 + self.n[1] - position
    }

    /// The place that follows a node.
    fn of_node(&self, layered: &LayeredGraph, channel: usize, node: usize) -> usize {
        let position = layered.nodes[node].position;
        match layered.is_beyond(node, channel) {
            true => self.of_place_after(position),
            false => self.of_place_before(position + 1),
        }
    }

    fn chord(&self, layered: &LayeredGraph, segment: &Segment) -> Chord {
        let (one, two) =
            (self.of_node(layered, segment.channel, segment.from), self.of_node(layered, segment.channel, segment.to));
        Chord { low: one.min(two), high: one.max(two), weight: 0, line: usize::MAX }
    }

    /// What a chord of a line crosses.
    fn crossed_by(&self, own: &Chord, line: usize) -> i32 {
        let others = self.chords.iter().filter(|chord| chord.line != line && chord.crosses(own));
        others.map(|chord| chord.weight).sum()
    }

    /// What a chord from a place to each other one crosses.
    fn row(&mut self, position: usize) -> &[i32] {
        let n = self.len();
        let row = &mut self.rows[position * n..(position + 1) * n];
        if !std::mem::replace(&mut self.is_known[position], true) {
            let chords = self.chords.iter();
            add_up(row, chords.map(|chord| (chord, chord.low <= position && position < chord.high)));
        }
        row
    }

    /// What a chord of a line from a node to each place crosses.
    fn row_of_node(&self, node: usize, line: usize) -> Vec<i32> {
        let mut row = vec![0; self.len()];
        let chords = self.chords.iter().filter(|chord| chord.line != line && chord.low != node && chord.high != node);
        add_up(&mut row, chords.map(|chord| (chord, chord.low < node && node < chord.high)));
        row
    }
}

/// Sums for each place the chords that lie between it and where we stand, given which of them we stand inside.
fn add_up<'a>(row: &mut [i32], chords: impl Iterator<Item = (&'a Chord, bool)>) {
    let mut sum = 0;
    for (chord, is_inside) in chords {
        let weight = if is_inside { -chord.weight } else { chord.weight };
        if is_inside {
            sum += chord.weight;
        }
        row[chord.low] += weight;
        row[chord.high] -= weight;
    }
    for cost in row {
        sum += *cost;
        *cost = sum;
    }
}

/// A route for a line.
struct Route {
    /// The layers it passes: the channel it comes from, the layer, and how many nodes lie before it there.
    passes: Vec<(usize, usize, usize)>,
    /// The channel through which it reaches its end.
    last_channel: usize,
}

/// How a state was reached: from which one and through which channel, and where it stands.
#[derive(Clone, Copy, Default)]
struct Predecessor {
    before: u32,
    channel: u32,
    layer: u32,
    position: u32,
}

/// The cheapest route of a line, as if it were not laid yet, if it costs less than `limit` (Dijkstra 1959). A state
/// is a place in a layer and the side of the layer the line has reached.
fn search(
    input: &InputGraph,
    layered: &LayeredGraph,
    boundaries: &mut Boundaries,
    line: usize,
    limit: i64,
    work: &mut usize,
) -> Option<Route> {
    let a = &input.edges[line];
    if limit <= 0 || a.is_self_loop() {
        return None;
    }
    let (start, end) = (layered.nodes[a.from].layer, layered.nodes[a.to].layer);
    let scale = boundaries.weights[line] as i32 * CROSSING;
    let (from_position, to_position) = (layered.nodes[a.from].position, layered.nodes[a.to].position);
    let goals = [end, end + 1].map(|channel| {
        let boundary = &boundaries.channels[channel];
        boundary.row_of_node(boundary.of_node(layered, channel, a.to), line)
    });
    let mut own: Vec<Vec<Chord>> = vec![Vec::new(); boundaries.channels.len()];
    for segment in &layered.paths[line] {
        let chord = boundaries.channels[segment.channel].chord(layered, segment);
        own[segment.channel].push(Chord { weight: boundaries.weights[line] as i32, ..chord });
    }
    let begin = 2 * boundaries.n as u32;
    let mut costs = vec![limit as i32; 2 * boundaries.n];
    let mut reached = vec![Predecessor::default(); 2 * boundaries.n];
    let (mut least, mut last) = (limit as i32, None);
    // Entries are compared by their costs, then by their states, so that equal routes are always taken alike.
    let mut heap = BinaryHeap::from([Reverse((0, begin)), Reverse((WRONG_SIDE, begin + 1))]);
    while let Some(Reverse((cost, state))) = heap.pop() {
        if least <= cost {
            break;
        }
        let is_begin = begin <= state;
        if !is_begin && costs[state as usize] < cost {
            continue;
        }
        let (layer, channel, at) = match is_begin {
            true => {
                let channel = start + 1 - (state - begin) as usize;
                (start, channel, boundaries.channels[channel].of_node(layered, channel, a.from))
            }
            false => {
                let step = reached[state as usize];
                let layer = step.layer as usize;
                let channel = if state as usize % 2 == AFTER { layer + 1 } else { layer };
                let (boundary, position) = (&boundaries.channels[channel], step.position as usize);
                let at = match layer == channel {
                    true => boundary.of_place_after(position),
                    false => boundary.of_place_before(position),
                };
                (layer, channel, at)
            }
        };
        let boundary = &mut boundaries.channels[channel];
        let n = boundary.len();
        *work += n;
        let run = |to: usize| NODE_COST * at.abs_diff(to).min(n - at.abs_diff(to)) as i32;
        if channel == end || channel == end + 1 {
            let goal = boundary.of_node(layered, channel, a.to);
            let crossed = match is_begin {
                true => {
                    boundary.crossed_by(&boundary.chord(layered, &Segment { from: a.from, to: a.to, channel }), line)
                }
                false => goals[channel - end][at],
            };
            let is_bare_loop = is_begin && layer == end && channel == layer && a.label.is_some();
            let is_next = is_begin && end == layer && from_position.abs_diff(to_position) == 1;
            let in_layer = if end == layer && !is_next { IN_LAYER } else { 0 };
            let side = if end == channel || is_next { 0 } else { WRONG_SIDE };
            let cost = cost + crossed * scale + in_layer + side + run(goal);
            if !is_bare_loop && cost < least {
                least = cost;
                last = Some((state, channel));
            }
        }
        let n_before = boundary.n[0];
        let direct;
        let (row, own) = match is_begin {
            true => {
                direct = boundary.row_of_node(at, line);
                (&direct[..], &[][..])
            }
            false => (boundary.row(at), &own[channel][..]),
        };
        for side in [BEFORE, AFTER] {
            let is_after = side == AFTER;
            if channel == if is_after { boundaries.first.len() } else { 0 } {
                continue;
            }
            let next_layer = if is_after { channel } else { channel - 1 };
            let (first, upto) = if is_after { (n_before + 1, n) } else { (0, n_before + 1) };
            let so_far = cost + LAYER_COST + if next_layer == layer { IN_LAYER } else { 0 };
            let most = least - LAYER_COST * (next_layer.abs_diff(end) as i32 - 1).max(0);
            for (to, &crossed) in row.iter().enumerate().take(upto).skip(first) {
                let mut cost = so_far + crossed * scale + run(to);
                for chord in own {
                    let is_between = (chord.low <= at && at < chord.high) != (chord.low <= to && to < chord.high);
                    cost -= if is_between { chord.weight * scale } else { 0 };
                }
                let position = if is_after { n - 1 - to } else { to };
                let next = 2 * (boundaries.first[next_layer] + position) + side;
                if cost < costs[next] && cost < most {
                    costs[next] = cost;
                    reached[next] = Predecessor {
                        before: state,
                        channel: channel as u32,
                        layer: next_layer as u32,
                        position: position as u32,
                    };
                    heap.push(Reverse((cost, next as u32)));
                }
            }
        }
    }
    let (mut state, last_channel) = last?;
    let mut passes = Vec::new();
    while state < begin {
        let step = reached[state as usize];
        passes.push((step.channel as usize, step.layer as usize, step.position as usize));
        state = step.before;
    }
    passes.reverse();
    Some(Route { passes, last_channel })
}
