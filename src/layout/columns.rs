//! How wide a column of the drawing is.
//! Must never move a box across the flow.

use super::gaps::{LABEL_RISE, TRACK};
use super::loops::overhang;
use super::sheet::{Holds, Plan, Sheet};

/// Room beside a label in its column.
pub const LABEL_SIDE: f64 = 6.0;

/// How wide a column is: for its boxes, its labels and the labels beside its straight lines.
pub fn column_width(plan: &Plan, sheet: &Sheet, column: usize) -> f64 {
    let mut width = sheet.columns[column].iter().map(|&slot| slot_width(plan, sheet, slot)).fold(0.0, f64::max);
    for (line, a) in plan.moves.iter().enumerate().filter(|(_, a)| sheet.slots[a.from].column == column) {
        let Some(label) = a.label.filter(|_| sheet.is_link(plan, line)) else { continue };
        let shift = link_shift(plan.boxes[a.from].width.min(plan.boxes[a.to].width));
        width = width.max(2.0 * (LABEL_RISE + label.width + LABEL_SIDE - shift));
    }
    width
}

fn slot_width(plan: &Plan, sheet: &Sheet, slot: usize) -> f64 {
    match sheet.slots[slot].holds {
        Holds::Lane(_) => sheet.slots[slot].label.map_or(0.0, |size| size.width + 2.0 * LABEL_SIDE),
        Holds::Box(idx) => plan.boxes[idx].width + 2.0 * overhang(plan, idx).1,
    }
}

/// How far before the middle of its column a straight line with a label runs, if its narrower box is this wide.
pub fn link_shift(width: f64) -> f64 {
    width / 2.0 - (width / 4.0).min(2.0 * TRACK)
}
