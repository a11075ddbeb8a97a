//! Moves that come back to their own box: small arches on the box.

use super::input_graph::InputGraph;
use super::spacing::LABEL_RISE;

/// How far an arch rises over the box or over the label below it.
const RISE: f64 = 14.0;
/// No arch is wider.
const WIDEST: f64 = 30.0;

/// One arch, measured from the top left corner of its box.
pub struct Arch {
    /// The line it draws.
    pub line: usize,
    /// Where it leaves the box.
    pub from: f64,
    /// Where it comes back.
    pub to: f64,
    /// How far it rises over the box.
    pub rise: f64,
    /// Where its label begins.
    pub label_left: f64,
    /// How far its label rises over the box.
    pub label_rise: f64,
}

/// The arches of a box side by side, each higher than the one before and its label over it and over the lower ones.
pub fn arches(input: &InputGraph, idx: usize) -> Vec<Arch> {
    let lines = &input.self_loops[idx];
    let share = input.boxes[idx].width / lines.len().max(1) as f64;
    let width = (share / 2.0).min(WIDEST);
    let mut rise = 0.0;
    let mut arches = Vec::with_capacity(lines.len());
    for (nth, &line) in lines.iter().enumerate() {
        rise += RISE;
        let middle = (nth as f64 + 0.5) * share;
        let label = input.edges[line].label.unwrap_or_default();
        let next = if nth + 1 == lines.len() { f64::INFINITY } else { middle + share - width / 2.0 - LABEL_RISE };
        let label_left = (middle - label.width / 2.0).min(next - label.width);
        let arch_rise = rise;
        if input.edges[line].label.is_some() {
            rise += label.height + LABEL_RISE;
        }
        let (from, to) = (middle - width / 2.0, middle + width / 2.0);
        arches.push(Arch { line, from, to, rise: arch_rise, label_left, label_rise: rise });
    }
    arches
}

/// How far the arches of a box and their labels reach over its top and beyond its sides.
pub fn overhang(input: &InputGraph, idx: usize) -> (f64, f64) {
    let (mut above, mut beside) = (0.0_f64, 0.0_f64);
    for arch in arches(input, idx) {
        let label = input.edges[arch.line].label.unwrap_or_default();
        above = above.max(arch.label_rise);
        beside = beside.max(-arch.label_left).max(arch.label_left + label.width - input.boxes[idx].width);
    }
    (above, beside)
}
