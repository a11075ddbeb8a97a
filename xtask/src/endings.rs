//! How many different answers the steps of each map give to the question how it can end.

use std::collections::BTreeSet;
use std::fmt::Write;

use waymark::atlas::StepRef;
use waymark::graph::Rings;
use waymark::words;
use waymark::world::World;

/// The page that holds the table.
const PAGE: &str = "docs/endings.md";
/// `endings`: writes the table into its page.
pub fn run() -> Result<(), String> {
    let table = table()?;
    print!("{table}");
    crate::replace_table(PAGE, "endings", &table)
}

/// A row for each map.
fn table() -> Result<String, String> {
    let mut table = String::new();
    table.push_str("| map | steps | different answers | endings in ring 1, median (most) | ring 1 empty | rings 1 and 2 empty | in ring 3, median |\n");
    table.push_str("|---|---:|---:|---:|---:|---:|---:|\n");
    for nation in crate::estimate::nations()? {
        let world = World::new(nation, words::SPOKEN);
        for (map, text) in world.nation.maps() {
            let steps = text.steps().filter(|(_, step)| !step.is_exit());
            let rings: Vec<Rings> = steps.map(|(step, _)| world.graph.rings(StepRef { map, step })).collect();
            let answers: BTreeSet<Vec<StepRef>> =
                rings.iter().map(|rings| rings.here.iter().map(|found| found.exit).collect()).collect();
            let mut first: Vec<usize> = rings.iter().map(|rings| rings.here.len()).collect();
            let mut third: Vec<usize> = rings.iter().map(|rings| rings.other.len()).collect();
            first.sort_unstable();
            third.sort_unstable();
            let median = |list: &[usize]| list.get(list.len() / 2).copied().unwrap_or_default();
            let _ = writeln!(
                table,
                "| {} | {} | {} | {} ({}) | {} | {} | {} |",
                text.file.map,
                rings.len(),
                answers.len(),
                median(&first),
                first.last().copied().unwrap_or_default(),
                rings.iter().filter(|rings| rings.here.is_empty()).count(),
                rings.iter().filter(|rings| rings.here.is_empty() && rings.by_map.is_empty()).count(),
                median(&third),
            );
        }
    }
    Ok(table)
}
