//! The gate of the drawing's quality: crossings and bends of all steps of every map, in columns, as they are shown, and in layers,
//! which may only fall.
//!
//! The numbers stand in `tests/fixtures/layout/gates.json`, each with a fingerprint of the graph it was counted on. A test
//! counts anew. On the same graph neither number may rise; `cargo xtask gate` writes what is lower. Where a map or the
//! estimate of its boxes has changed, the graph is another one: then that command writes its numbers, whatever they are,
//! and whoever reads the change sees by how much they moved.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use waymark::atlas::MapId;
use waymark::layout::{Direction, Drawing, Graph};
use waymark::place::Place;
use waymark::scene::chart::{Ground, every_step};
use waymark::words;
use waymark::world::World;

use super::evaluate::evaluate;
use super::picture;
use crate::estimate;

/// What is counted of one chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Count {
    /// Of the graph, so that numbers are compared on the same graph only.
    graph: String,
    /// Points where two lines meet, as the yardstick counts them.
    crossings: usize,
    /// Corners of all lines.
    bends: usize,
}

/// Counts by chart: `scotland/kinship, right`.
type CountsByChart = BTreeMap<String, Count>;

fn path() -> PathBuf {
    crate::root().join("tests/fixtures/layout/gates.json")
}

fn known() -> Result<CountsByChart, String> {
    let path = path();
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// Draws and counts every step of every map: in columns, as the app shows them, and in layers, in an order found before.
fn counted() -> Result<CountsByChart, String> {
    let mut counts = CountsByChart::new();
    for nation in &estimate::nations()? {
        let world = World::new(nation.clone(), words::SPOKEN);
        for (id, map) in nation.maps() {
            counts.insert(format!("{}, in columns", map.file.map), in_columns(&world, id));
            let order = estimate::order(nation, id);
            for (direction, way) in [(Direction::Right, "right"), (Direction::Down, "down")] {
                let estimated = estimate::estimated(nation, id, direction);
                let drawing = estimate::drawn(&estimated, &order, direction)?;
                counts.insert(format!("{}, {way}", map.file.map), count(&estimated.graph, &drawing));
            }
        }
    }
    Ok(counts)
}

/// What is counted of every step of a map in columns. Lines of one channel cross where their ends stand in contrary order; one
/// that does not run straight has two bends.
fn in_columns(world: &World, map: MapId) -> Count {
    let estimate::EstimatedChart { chart, graph, .. } = estimate::estimated(&world.nation, map, Direction::Right);
    let place = Place::map(&world.nation.id, world.nation.map(map).slug(), None);
    let drawn = every_step(world, &chart, map, &place, None, Ground::Screen);
    let rows: Vec<(usize, [usize; 2])> = drawn.lines.iter().map(|(_, column, run)| (*column, run.rows)).collect();
    let cross = |one: &(usize, [usize; 2]), two: &(usize, [usize; 2])| {
        one.0 == two.0 && (one.1[0] < two.1[0] && two.1[1] < one.1[1] || two.1[0] < one.1[0] && one.1[1] < two.1[1])
    };
    let pairs = rows.iter().enumerate().flat_map(|(nth, one)| rows[nth + 1..].iter().map(move |two| (one, two)));
    Count {
        graph: fingerprint(&graph),
        crossings: pairs.filter(|(one, two)| cross(one, two)).count(),
        bends: rows.iter().filter(|(_, rows)| rows[0] != rows[1]).count() * 2,
    }
}

fn count(graph: &Graph, drawing: &Drawing) -> Count {
    Count {
        graph: fingerprint(graph),
        crossings: evaluate(&picture(graph, drawing)).crossings,
        bends: drawing.lines.iter().map(|line| line.points.len().saturating_sub(2)).sum(),
    }
}

/// A number that differs, but by great chance, for graphs that differ in a box, a move or a size (FNV-1a, Fowler, Noll
/// and Vo 1991).
fn fingerprint(graph: &Graph) -> String {
    let nodes = graph.raw_nodes().iter().map(|node| format!("{:?}", node.weight));
    let edges = graph.raw_edges().iter().map(|edge| format!("{:?}{:?}{:?}", edge.source(), edge.target(), edge.weight));
    let hash = nodes
        .chain(edges)
        .flat_map(String::into_bytes)
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Everything that is worse than it may be, in words; nothing if all is well.
fn worse(known: &CountsByChart, now: &CountsByChart) -> Vec<String> {
    let mut found = Vec::new();
    for (chart, now) in now {
        let Some(before) = known.get(chart).filter(|before| before.graph == now.graph) else {
            found.push(format!("{chart}: the graph has changed; run `cargo xtask gate` and look at what it writes"));
            continue;
        };
        for (what, now, most) in [("crossings", now.crossings, before.crossings), ("bends", now.bends, before.bends)] {
            if most < now {
                found.push(format!("{chart}: {now} {what}, at most {most} there may be"));
            }
        }
    }
    let gone = known.keys().filter(|chart| !now.contains_key(*chart));
    found.extend(gone.map(|chart| format!("{chart}: there is no such chart any more; run `cargo xtask gate`")));
    found
}

/// What the gate is afterwards: the lower numbers of each graph; what is counted now where the graph is another one.
fn lowered(known: &CountsByChart, now: &CountsByChart) -> CountsByChart {
    let lower = |(chart, now): (&String, &Count)| {
        let before = known.get(chart).filter(|before| before.graph == now.graph).unwrap_or(now);
        let (crossings, bends) = (before.crossings.min(now.crossings), before.bends.min(now.bends));
        (chart.clone(), Count { graph: now.graph.clone(), crossings, bends })
    };
    now.iter().map(lower).collect()
}

/// `gate`: counts every chart, tells what is worse than it may be, and writes what is lower.
pub fn run() -> Result<(), String> {
    let known = if path().exists() { known()? } else { CountsByChart::new() };
    let now = counted()?;
    for (chart, Count { crossings, bends, .. }) in &now {
        let most = known.get(chart).map_or("new".to_string(), |most| format!("{} and {}", most.crossings, most.bends));
        println!("{chart}: {crossings} crossings, {bends} bends (before: {most})");
    }
    let lowered = lowered(&known, &now);
    if lowered != known {
        let text = serde_json::to_string_pretty(&lowered).map_err(|error| error.to_string())?;
        fs::write(path(), text + "\n").map_err(|error| format!("{}: {error}", path().display()))?;
        println!("{} written", path().display());
    }
    match worse(&lowered, &now) {
        worse if worse.is_empty() => Ok(()),
        worse => Err(worse.join("\n")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn no_chart_of_a_map_has_more_crossings_or_bends_than_before() {
        assert_eq!(worse(&known().unwrap(), &counted().unwrap()), [""; 0]);
    }

    #[test]
    fn the_gate_tells_what_is_worse_and_is_only_ever_lowered_on_the_same_graph() {
        let count = |graph: &str, crossings, bends| Count { graph: graph.to_string(), crossings, bends };
        let counts = |count: Count| CountsByChart::from([("a map".to_string(), count)]);
        let known = counts(count("one", 3, 10));
        assert_eq!(worse(&known, &known), [""; 0]);
        assert_eq!(worse(&known, &counts(count("one", 4, 9))), ["a map: 4 crossings, at most 3 there may be"]);
        assert_eq!(worse(&known, &counts(count("one", 2, 11))), ["a map: 11 bends, at most 10 there may be"]);
        assert!(worse(&known, &counts(count("two", 0, 0)))[0].contains("has changed"));
        assert!(worse(&known, &CountsByChart::new())[0].contains("no such chart"));
        assert_eq!(lowered(&known, &counts(count("one", 4, 9))), counts(count("one", 3, 9)));
        assert_eq!(lowered(&known, &counts(count("two", 5, 20))), counts(count("two", 5, 20)));
    }
}
