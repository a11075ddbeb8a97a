//! Where a long drawing is cut into rows, as text wraps.
//! Must never change the order of anything.

use crate::geometry::Size;

use super::compact::Along;
use super::coordinates::reaches;
use super::gaps::{LANE_GAP, MARGIN, Reach, TRACK, least_distance};
use super::sheet::{Holds, Plan, Sheet};

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

/// A gap at which the drawing may be cut.
struct Cut {
    gap: usize,
    /// Where the row before it ends, and where the one after it begins.
    end: f64,
    begin: f64,
    /// How many lines pass.
    n_lines: usize,
    is_within_stage: bool,
}

/// Ways to cut a sheet so that the drawing fits into a room (along the flow, across it) at a scale that is as large as can
/// be: each the gaps at which to cut. What a row takes up is estimated: along the flow from the drawing in one row, across
/// it from the tallest column (wrapping of layered graphs, Rüegg and von Hanxleden 2018; the lowest sequence of rows none of which is too
/// long by dynamic programming, as Knuth and Plass 1981 break lines).
pub fn choices(plan: &Plan, sheet: &Sheet, along: &Along, room: Size) -> Vec<Vec<usize>> {
    let reach = reaches(plan, sheet);
    let heights: Vec<f64> = sheet.columns.iter().map(|column| packed(column, &reach)).collect();
    let cuts = cuts(plan, sheet, along);
    let row = |from: usize, upto: usize| {
        let (from, upto) = (&cuts[from], &cuts[upto]);
        let n_lanes = from.n_lines.max(upto.n_lines) as f64 * TRACK + from.n_lines as f64 * TRACK;
        let height = heights[from.gap..upto.gap].iter().copied().fold(0.0, f64::max);
        let within = if from.is_within_stage { WITHIN_STAGE } else { 0.0 };
        let tracks = upto.n_lines as f64 * TRACK + 2.0 * LANE_GAP;
        (upto.end - from.begin + n_lanes + 2.0 * LANE_GAP, height + tracks + within)
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
        let mut gaps = Vec::new();
        let mut at = best[last]?.1;
        while 0 < at {
            gaps.push(cuts[at].gap);
            at = best[at]?.1;
        }
        gaps.reverse();
        Some(gaps)
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
    for gaps in whole.chain(long) {
        if !choices.contains(&gaps) {
            choices.push(gaps);
        }
    }
    choices
}

/// The gaps before a column of boxes, and both ends.
fn cuts(plan: &Plan, sheet: &Sheet, along: &Along) -> Vec<Cut> {
    let n = sheet.columns.len();
    let band = |column: usize| {
        let boxes = sheet.columns[column].iter().filter_map(|&slot| match sheet.slots[slot].holds {
            Holds::Box(idx) => Some(plan.bands[idx]),
            Holds::Lane(_) => None,
        });
        boxes.min()
    };
    let mut cuts: Vec<Cut> = Vec::new();
    let mut last = None;
    for column in 0..n {
        let Some(here) = band(column) else { continue };
        let begin = along.columns[column].0;
        let hops = sheet.paths.iter().flatten();
        let n_lines = hops.filter(|hop| hop.gap == column && sheet.is_across(hop)).count();
        let end = begin - MARGIN;
        let is_first = cuts.is_empty();
        cuts.push(Cut {
            gap: if is_first { 0 } else { column },
            end,
            begin,
            n_lines: if is_first { 0 } else { n_lines },
            is_within_stage: last == Some(here),
        });
        last = Some(here);
    }
    let end = along.columns.iter().map(|column| column.0 + column.1).fold(0.0, f64::max);
    cuts.push(Cut { gap: n, end, begin: end, n_lines: 0, is_within_stage: false });
    cuts
}

/// How tall a column is when it is packed.
fn packed(column: &[usize], reach: &[Reach]) -> f64 {
    let ends = column.first().map_or(0.0, |&slot| reach[slot].up) + column.last().map_or(0.0, |&slot| reach[slot].down);
    ends + column.windows(2).map(|pair| least_distance(reach[pair[0]], reach[pair[1]])).sum::<f64>()
}
