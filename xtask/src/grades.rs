//! How hard each map is to read, by field.

use std::fmt::Write;

use waymark::atlas::check::FIELDS;
use waymark::atlas::check::grade::mean;

/// `grades`: prints the mean grades and writes them into their page. `cargo xtask check` refuses what is too high.
pub fn run() -> Result<(), String> {
    let mut table = format!("| map | {} |\n|---|", FIELDS.map(|(name, ..)| name).join(" | "));
    table.push_str(&"---:|".repeat(FIELDS.len()));
    table.push_str("\n| *at most* |");
    for (_, most, _) in FIELDS {
        let _ = write!(table, " {most} |");
    }
    for nation in crate::estimate::nations()? {
        for (_, map) in nation.maps() {
            let _ = write!(table, "\n| {} |", map.file.map);
            for (.., texts) in FIELDS {
                let _ = write!(table, " {:.1} |", mean(texts(&map.file)).unwrap_or_default());
            }
        }
    }
    table.push('\n');
    print!("{table}");
    crate::replace_table("docs/grades.md", "grades", &table)
}
