//! Lines between neighbours of a road in columns: cells of the grid the boxes stand in, so that they follow the boxes at any size
//! of text. Must never know a length: columns, rows, ports and lanes are classes of `style/road.css`.

use crate::layout::Across;
use crate::markup::{Element, el};

/// Whether a line can be chosen by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It can: a stroke that is not seen lies over it, as wide as a finger needs.
    Offered,
    /// It is only seen.
    None,
}

/// A line down to the next box of a column.
pub fn line_down(class: &str, name: &str, choice: Choice) -> Element {
    line_in_cell(class, name, choice, ["M5 0V100", "0 0 10 100"])
}

/// A line across the channel after a column.
pub fn line_across(class: &str, name: &str, column: usize, run: Across, choice: Choice) -> Element {
    let Across { rows: [from, to], ports, lane, n_lanes } = run;
    let turn = match to.cmp(&from) {
        std::cmp::Ordering::Less => "up",
        std::cmp::Ordering::Equal => "flat",
        std::cmp::Ordering::Greater => "fall",
    };
    let (top, bottom) = (from.min(to), from.max(to));
    let [upper, lower] = if from <= to { ports } else { [ports[1], ports[0]] };
    let class = format!("{class} across {turn} g{} s{} e{} p{upper} q{lower}", column + 1, top + 1, bottom + 1);
    let x = 100 * (lane + 1) / (n_lanes + 1);
    let path = match turn {
        "up" => format!("M0 100H{x}V0H100"),
        "flat" => "M0 5H100".to_string(),
        _ => format!("M0 0H{x}V100H100"),
    };
    line_in_cell(&class, name, choice, [&path, if turn == "flat" { "0 0 100 10" } else { "0 0 100 100" }])
}

/// A drawing as large as its cell, whatever its size: the strokes keep their width (`vector-effect`).
fn line_in_cell(class: &str, name: &str, choice: Choice, [path, view]: [&str; 2]) -> Element {
    let stroke = |class: &str| el("path").class(class).attr("d", path);
    let hit = (choice == Choice::Offered).then(|| stroke("hit"));
    let svg = el("svg").attr("viewBox", view).attr("preserveAspectRatio", "none").child(stroke("way")).child(hit);
    el("div").class(class).attr("data-move", name).attr("aria-hidden", "true").child(svg)
}
