//! Where layers, jogs and labels lie along the flow: as near to each other as they may.

use super::coordinate_assignment::CrossAxis;
use super::input_graph::InputGraph;
use super::layer_width::{LABEL_SIDE, layer_width};
use super::layered_graph::{LayeredGraph, NodeKind};
use super::routing::Tracks;
use super::spacing::{LABEL_RISE, MARGIN, TRACK};
use crate::sorting::{sort_by, sort_by_key};

/// Where everything lies along the flow.
pub struct MainAxis {
    /// Where each layer begins and how wide it is; a layer that holds labels only is nowhere.
    pub layers: Vec<(f64, f64)>,
    /// Where each jog lies, as the jogs of the tracks.
    pub jogs: Vec<Vec<Vec<f64>>>,
    /// Where the label of each node begins.
    pub labels: Vec<f64>,
}

/// A jog or a label between two layers of boxes.
struct Item {
    what: ItemKind,
    /// What it spans across the flow, with half of the room round it.
    low: f64,
    high: f64,
    /// How long it is along the flow, with the room round it.
    width: f64,
    side: LayerSide,
}

#[derive(Clone, Copy)]
enum ItemKind {
    /// A jog of a line: the line, the segment and which of its jogs.
    Jog(usize, usize, usize),
    /// The label of a node.
    Label(usize),
}

/// Which of the two layers an item belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LayerSide {
    Before,
    After,
    Both,
}

/// Packs what lies between two layers of boxes towards the first, then lets it go where it belongs in the room that
/// is left (one-dimensional compaction by longest paths, Lengauer 1990). All that meets across the flow keeps its
/// order, so nothing crosses anew.
pub fn main_axis(input: &InputGraph, layered: &LayeredGraph, cross: &CrossAxis, tracks: &Tracks) -> MainAxis {
    let mut main = MainAxis {
        layers: vec![(0.0, 0.0); layered.layers.len()],
        jogs: tracks.jogs.iter().map(|steps| steps.iter().map(|jogs| vec![0.0; jogs.len()]).collect()).collect(),
        labels: vec![0.0; layered.nodes.len()],
    };
    let mut items = Vec::new();
    let mut x = 0.0;
    let mut is_first = true;
    for (layer, jogs) in jogs(layered, cross, tracks).into_iter().enumerate() {
        items.extend(jogs);
        let nodes = layered.layers.get(layer).map_or(&[][..], Vec::as_slice);
        if layer < layered.layers.len()
            && !nodes.iter().any(|&node| matches!(layered.nodes[node].kind, NodeKind::Box(_)))
        {
            items.extend(nodes.iter().filter_map(|&node| label(layered, cross, node)));
            continue;
        }
        let begin = if is_first { x } else { x + MARGIN - TRACK / 2.0 };
        let end = pack(&items, begin, &mut main);
        if !items.is_empty() || !is_first {
            x = (end + MARGIN - TRACK / 2.0).max(if is_first { 0.0 } else { x + 2.0 * MARGIN });
        }
        items.clear();
        is_first = false;
        if layer < layered.layers.len() {
            let width = layer_width(input, layered, layer);
            main.layers[layer] = (x, width);
            for &node in nodes {
                let label = layered.nodes[node].label.unwrap_or_default();
                main.labels[node] = x + (width - label.width) / 2.0;
            }
            x += width;
        }
    }
    main
}

/// The jogs of each channel, in the order of their tracks.
fn jogs(layered: &LayeredGraph, cross: &CrossAxis, tracks: &Tracks) -> Vec<Vec<Item>> {
    let mut channels: Vec<Vec<(usize, Item)>> = Vec::new();
    channels.resize_with(layered.layers.len() + 1, Vec::new);
    for (line, steps) in tracks.jogs.iter().enumerate() {
        for (step, jogs) in steps.iter().enumerate() {
            let segment = &layered.paths[line][step];
            let side = match (layered.is_across(segment), layered.is_beyond(segment.from, segment.channel)) {
                (true, _) => LayerSide::Both,
                (false, true) => LayerSide::After,
                (false, false) => LayerSide::Before,
            };
            let mut from = cross.segments[line][step].0;
            for (nth, &(track, to)) in jogs.iter().enumerate() {
                let (low, high) = (from.min(to) - TRACK / 2.0, from.max(to) + TRACK / 2.0);
                channels[segment.channel]
                    .push((track, Item { what: ItemKind::Jog(line, step, nth), low, high, width: TRACK, side }));
                from = to;
            }
        }
    }
    let in_order = |mut channel: Vec<(usize, Item)>| {
        sort_by_key(&mut channel, |(track, _)| *track);
        channel.into_iter().map(|(_, item)| item).collect()
    };
    channels.into_iter().map(in_order).collect()
}

fn label(layered: &LayeredGraph, cross: &CrossAxis, node: usize) -> Option<Item> {
    let size = layered.nodes[node].label?;
    let line = cross.nodes[node];
    Some(Item {
        what: ItemKind::Label(node),
        low: line - size.height - LABEL_RISE - TRACK / 2.0,
        high: line + TRACK / 2.0,
        width: size.width + 2.0 * LABEL_SIDE,
        side: LayerSide::Both,
    })
}

/// Packs items from `begin` on; returns where the last ends.
fn pack(items: &[Item], begin: f64, main: &mut MainAxis) -> f64 {
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
            LayerSide::Before => near,
            LayerSide::After => far,
            LayerSide::Both => (near + far) / 2.0,
        };
        line.raise(span, -at);
        match item.what {
            ItemKind::Jog(line, step, nth) => main.jogs[line][step][nth] = at + item.width / 2.0,
            ItemKind::Label(node) => main.labels[node] = at + LABEL_SIDE,
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
