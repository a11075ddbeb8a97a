//! The half-finished drawing: layers of nodes, and lines that run from node to node through the channels between
//! layers.

use crate::geometry::Size;
use crate::sorting::sort_by_key;

use super::input_graph::{InputEdge, InputGraph};

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// The box of a step.
    Box(usize),
    /// Where a long line passes a layer.
    Dummy(usize),
}

/// A node of a layer.
#[derive(Clone, Debug)]
pub struct LayerNode {
    /// What it stands for.
    pub kind: NodeKind,
    /// Which layer.
    pub layer: usize,
    /// How many nodes stand before it in the layer.
    pub position: usize,
    /// Room for the label that a dummy carries.
    pub label: Option<Size>,
}

/// A piece of a line through one channel; channel `c` lies before layer `c`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The node nearer to the start of the line.
    pub from: usize,
    /// The node nearer to its end.
    pub to: usize,
    /// The channel it runs through.
    pub channel: usize,
}

/// Layers of nodes and the path of each line.
#[derive(Clone)]
pub struct LayeredGraph {
    /// All nodes; the first ones are the boxes, in the graph's order.
    pub nodes: Vec<LayerNode>,
    /// The nodes of each layer in order across the flow.
    pub layers: Vec<Vec<usize>>,
    /// The segments of each line from its start to its end; none for a line that comes back to its own box.
    pub paths: Vec<Vec<Segment>>,
}

impl LayeredGraph {
    /// Puts the boxes into their layers in the author's order and cuts each line into segments between neighbouring
    /// layers.
    pub fn new(input: &InputGraph, layers: &[usize]) -> LayeredGraph {
        let mut layered = LayeredGraph::of_boxes(layers);
        for (line, a) in input.edges.iter().enumerate() {
            let path = layered.straight_path(line, a);
            layered.paths.push(path);
        }
        layered
    }

    /// The boxes in their layers, without lines.
    pub fn of_boxes(layers: &[usize]) -> LayeredGraph {
        let n_layers = layers.iter().max().map_or(0, |last| last + 1);
        let mut layered = LayeredGraph { nodes: Vec::new(), layers: vec![Vec::new(); n_layers], paths: Vec::new() };
        for (idx, &layer) in layers.iter().enumerate() {
            layered.push(NodeKind::Box(idx), layer);
        }
        layered
    }

    /// The path of a line through every layer between its boxes; its dummies are put last in them.
    pub fn straight_path(&mut self, line: usize, a: &InputEdge) -> Vec<Segment> {
        if a.is_self_loop() {
            return Vec::new();
        }
        let (start, end) = (self.nodes[a.from].layer, self.nodes[a.to].layer);
        let goes_back = end < start;
        if start == end {
            return vec![Segment { from: a.from, to: a.to, channel: start + 1 }];
        }
        let mut path = Vec::new();
        let (mut from, mut layer) = (a.from, start);
        while layer != end {
            let channel = if goes_back { layer } else { layer + 1 };
            layer = if goes_back { layer - 1 } else { layer + 1 };
            let to = if layer == end { a.to } else { self.push(NodeKind::Dummy(line), layer) };
            path.push(Segment { from, to, channel });
            from = to;
        }
        path
    }

    /// Adds a node at the end of a layer.
    pub fn push(&mut self, kind: NodeKind, layer: usize) -> usize {
        let idx = self.nodes.len();
        let position = self.layers[layer].len();
        self.nodes.push(LayerNode { kind, layer, position, label: None });
        self.layers[layer].push(idx);
        idx
    }

    /// Counts the positions of a layer anew after its order was changed.
    pub fn renumber(&mut self, layer: usize) {
        for (position, &idx) in self.layers[layer].iter().enumerate() {
            self.nodes[idx].position = position;
        }
    }

    /// Whether the node stands on the far side of the channel, so that a line meets its near side there.
    pub fn is_beyond(&self, node: usize, channel: usize) -> bool {
        self.nodes[node].layer == channel
    }

    /// The side of a node that faces a channel.
    pub fn side(&self, node: usize, channel: usize) -> usize {
        if self.is_beyond(node, channel) { BEFORE } else { AFTER }
    }

    /// Adds a node that stands in no layer yet.
    pub fn new_node(&mut self) -> usize {
        self.nodes.push(LayerNode { kind: NodeKind::Dummy(0), layer: 0, position: 0, label: None });
        self.nodes.len() - 1
    }

    /// Forgets nodes that stand in no layer any more, and counts the others anew.
    pub fn drop_nodes(&mut self, unused: &[usize]) {
        let mut is_used = vec![true; self.nodes.len()];
        unused.iter().for_each(|&node| is_used[node] = false);
        let mut number = vec![0; self.nodes.len()];
        let mut n = 0;
        for (node, &is_used) in is_used.iter().enumerate() {
            number[node] = n;
            n += usize::from(is_used);
        }
        let mut at = 0;
        self.nodes.retain(|_| {
            at += 1;
            is_used[at - 1]
        });
        self.layers.iter_mut().flatten().for_each(|node| *node = number[*node]);
        for segment in self.paths.iter_mut().flatten() {
            (segment.from, segment.to) = (number[segment.from], number[segment.to]);
        }
    }

    /// Whether a segment joins two nodes of different layers.
    pub fn is_across(&self, segment: &Segment) -> bool {
        self.nodes[segment.from].layer != self.nodes[segment.to].layer
    }

    /// Whether each node is a dummy in which other lines end, to go on along the line whose dummy it is.
    pub fn shared(&self) -> Vec<bool> {
        let mut is_shared = vec![false; self.nodes.len()];
        for end in self.paths.iter().filter_map(|path| path.last()) {
            is_shared[end.to] = matches!(self.nodes[end.to].kind, NodeKind::Dummy(_));
        }
        is_shared
    }

    /// Whether a line joins two boxes that stand right below each other and needs no channel: it runs straight
    /// between them, its label beside it. Of several lines between the same two boxes only those without labels do.
    pub fn is_link(&self, input: &InputGraph, line: usize) -> bool {
        let [segment] = self.paths[line][..] else { return false };
        let (from, to) = (&self.nodes[segment.from], &self.nodes[segment.to]);
        let lower = if from.position < to.position { segment.to } else { segment.from };
        let is_next =
            segment.to == input.edges[line].to && from.layer == to.layer && from.position.abs_diff(to.position) == 1;
        let is_alone = || {
            let ends = |a: &InputEdge| (a.from.min(a.to), a.from.max(a.to));
            input.edges.iter().filter(|a| ends(a) == ends(&input.edges[line])).count() == 1
        };
        is_next && input.self_loops[lower].is_empty() && (input.edges[line].label.is_none() || is_alone())
    }

    /// The line ends on both sides of every node, each side in the order across the flow that crosses nothing:
    /// segments within the layer upwards from near to far, then those to the other layer in its order, then those
    /// within the layer downwards from far to near.
    pub fn ports(&self, input: &InputGraph) -> Vec<[Vec<Port>; 2]> {
        let mut ports = vec![[Vec::new(), Vec::new()]; self.nodes.len()];
        for (line, path) in self.paths.iter().enumerate().filter(|(line, _)| !self.is_link(input, *line)) {
            for (step, segment) in path.iter().enumerate() {
                for (node, other, is_start) in [(segment.from, segment.to, true), (segment.to, segment.from, false)] {
                    let side = self.side(node, segment.channel);
                    let key = self.port_key(node, other, line as i64);
                    ports[node][side].push((key, Port { line, step, is_start }));
                }
            }
        }
        let in_order = |mut side: Vec<((u8, i64, i64), Port)>| {
            sort_by_key(&mut side, |(key, _)| *key);
            side.into_iter().map(|(_, port)| port).collect()
        };
        ports.into_iter().map(|sides| sides.map(in_order)).collect()
    }

    fn port_key(&self, node: usize, other: usize, line: i64) -> (u8, i64, i64) {
        let (here, there) = (&self.nodes[node], &self.nodes[other]);
        let position = there.position as i64;
        match (here.layer == there.layer, here.position < there.position) {
            (true, false) => (0, -position, line),
            (true, true) => (2, -position, -line),
            (false, _) => (1, position, line),
        }
    }
}

/// The side of a node that faces the channel before its layer.
pub const BEFORE: usize = 0;
/// The side of a node that faces the channel after its layer.
pub const AFTER: usize = 1;

/// One end of a segment, on a side of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Port {
    /// The line.
    pub line: usize,
    /// Which segment of its path.
    pub step: usize,
    /// Whether it is the end of the segment that is nearer to the start of the line.
    pub is_start: bool,
}
