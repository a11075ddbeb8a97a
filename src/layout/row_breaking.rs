//! Where a long drawing is cut into rows, as text wraps.

use crate::geometry::Size;

use super::compaction::MainAxis;
use super::coordinate_assignment::reaches;
use super::input_graph::InputGraph;
use super::layered_graph::{LayeredGraph, NodeKind};
use super::spacing::{LINE_GAP, MARGIN, Reach, TRACK, least_distance};

/// How often the scale between two bounds is halved to find the largest at which all fits.
const N_HALVINGS: usize = 12;
/// What it costs to cut a drawing within a stage, in pixels of its height.
const WITHIN_STAGE: f64 = 24.0;
/// How much larger and smaller than by the estimate rows are tried too.
const LEEWAYS: [f64; 5] = [1.0, 0.9, 1.1, 1.25, 1.45];
/// How long rows may be by the estimate, in shares of the room, where not all fits.
const LENGTHS: [f64; 3] = [1.0, 0.95, 0.9];

/// How much larger than the room a drawing is. What runs out at the end of the flow counts twice: rows that are too
/// long are worse than too many of them, as with text.
pub fn excess(size: Size, room: Size) -> f64 {
    let (along, across) = (size.width / room.width, size.height / room.height);
    along.max(across) * along.max(1.0)
}

/// A channel at which the drawing may be cut.
struct Cut {
    channel: usize,
    /// Where the row before it ends, and where the one after it begins.
    end: f64,
    begin: f64,
    /// How many lines pass.
    n_lines: usize,
    is_within_stage: bool,
}

/// Ways to cut a layered graph so that the drawing fits into a room (along the flow, across it) at a scale that is as
/// large as can be: each the channels at which to cut. What a row takes up is estimated: along the flow from the
/// drawing in one row, across it from the tallest layer (wrapping of layered graphs, Rüegg and von Hanxleden 2018;
/// the lowest sequence of rows none of which is too long by dynamic programming, as Knuth and Plass 1981 break
/// lines).
pub fn choices(input: &InputGraph, layered: &LayeredGraph, main: &MainAxis, room: Size) -> Vec<Vec<usize>> {
    let reach = reaches(input, layered);
    let heights: Vec<f64> = layered.layers.iter().map(|layer| packed(layer, &reach)).collect();
    let cuts = cuts(input, layered, main);
    let row = |from: usize, upto: usize| {
        let (from, upto) = (&cuts[from], &cuts[upto]);
        let n_lanes = from.n_lines.max(upto.n_lines) as f64 * TRACK + from.n_lines as f64 * TRACK;
        let height = heights[from.channel..upto.channel].iter().copied().fold(0.0, f64::max);
        let within = if from.is_within_stage { WITHIN_STAGE } else { 0.0 };
        let tracks = upto.n_lines as f64 * TRACK + 2.0 * LINE_GAP;
        (upto.end - from.begin + n_lanes + 2.0 * LINE_GAP, height + tracks + within)
    };
    let lowest = |longest: f64, highest: f64| -> Option<Vec<usize>> {
        let mut best: Vec<Option<(f64, usize)>> = vec![None; cuts.len()];
        best[0] = Some((0.0, 0));
        for upto in 1..cuts.len() {
            for from in 0..upto {
                let Some((above, _)) = best[from] else { continue };
                let (width, height) = row(from, upto);
                if width <= longest && best[upto].is_none_or(|(least, _)| above + height < least) {
                    best[upto] = Some((above + height, from));
                }
            }
        }
        let last = cuts.len() - 1;
        best[last].filter(|(height, _)| *height <= highest)?;
        let mut channels = Vec::new();
        let mut at = best[last]?.1;
        while 0 < at {
            channels.push(cuts[at].channel);
            at = best[at]?.1;
        }
        channels.reverse();
        Some(channels)
    };
    let fit = |scale: f64| lowest(room.width * scale, room.height * scale);
    let (mut low, mut high) = (0.0, 1.0);
    while fit(high).is_none() && high < 1e3 {
        (low, high) = (high, 2.0 * high);
    }
    for _ in 0..N_HALVINGS {
        let middle = (low + high) / 2.0;
        if fit(middle).is_some() { high = middle } else { low = middle }
    }
    let mut choices: Vec<Vec<usize>> = Vec::new();
    let whole = LEEWAYS.iter().filter_map(|leeway| fit(high * leeway));
    let long = LENGTHS.iter().filter_map(|share| lowest(room.width * share, f64::INFINITY));
    for channels in whole.chain(long) {
        if !choices.contains(&channels) {
            choices.push(channels);
        }
    }
    choices
}

/// The channels before a layer of boxes, and both ends.
fn cuts(input: &InputGraph, layered: &LayeredGraph, main: &MainAxis) -> Vec<Cut> {
    let n = layered.layers.len();
    let band = |layer: usize| {
        let boxes = layered.layers[layer].iter().filter_map(|&node| match layered.nodes[node].kind {
            NodeKind::Box(idx) => Some(input.bands[idx]),
            NodeKind::Dummy(_) => None,
        });
        boxes.min()
    };
    let mut cuts: Vec<Cut> = Vec::new();
    let mut last = None;
    for layer in 0..n {
        let Some(here) = band(layer) else { continue };
        let begin = main.layers[layer].0;
        let segments = layered.paths.iter().flatten();
        let n_lines = segments.filter(|segment| segment.channel == layer && layered.is_across(segment)).count();
        let end = begin - MARGIN;
        let is_first = cuts.is_empty();
        cuts.push(Cut {
            channel: if is_first { 0 } else { layer },
            end,
            begin,
            n_lines: if is_first { 0 } else { n_lines },
            is_within_stage: last == Some(here),
        });
        last = Some(here);
    }
    let end = main.layers.iter().map(|layer| layer.0 + layer.1).fold(0.0, f64::max);
    cuts.push(Cut { channel: n, end, begin: end, n_lines: 0, is_within_stage: false });
    cuts
}

/// How tall a layer is when it is packed.
fn packed(layer: &[usize], reach: &[Reach]) -> f64 {
    let ends = layer.first().map_or(0.0, |&node| reach[node].up) + layer.last().map_or(0.0, |&node| reach[node].down);
    ends + layer.windows(2).map(|pair| least_distance(reach[pair[0]], reach[pair[1]])).sum::<f64>()
}
