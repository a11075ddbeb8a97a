//! `measure --layout`: the layout beside its targets and beside other engines, all counted by one yardstick.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use waymark::atlas::file::MoveKind;
use waymark::geometry::Point;
use waymark::layout::{Direction, Drawing, Graph, arrange};
use waymark::scene::main_road::main_road;

use crate::estimate;
use crate::layout::GraphIn;

pub mod edits;
pub mod evaluate;
mod family;
pub mod gate;
mod peers;

use evaluate::{Picture, QualityCounts, Stroke, evaluate};

/// The engine whose bends, length, area and time the targets are shares of.
const ELK: &str = "elk-best";
/// The engine that is the quickest of those that draw well.
const DOT: &str = "dot";

/// What one engine made of one graph.
#[derive(Clone, Deserialize, Serialize)]
pub struct BenchRow {
    /// The engine.
    pub engine: String,
    /// The graph.
    pub graph: String,
    /// Milliseconds of the processor.
    pub ms: f64,
    /// What was counted.
    pub counts: QualityCounts,
}

/// `measure --layout [--peers [ENGINE…]]`: prints the tables; with `--peers` the other engines (or those named) are drawn
/// anew and `docs/layout.md` is written.
pub fn run(args: &[&str]) -> Result<(), String> {
    if cfg!(debug_assertions) {
        let mut command = crate::tools::cargo();
        command.args(["run", "--release", "--quiet", "-p", "xtask", "--", "measure", "--layout"]).args(args);
        return crate::tools::run(&mut command);
    }
    let has_peers = args.first() == Some(&"--peers");
    let others = match args {
        [] => peers::known()?,
        ["--peers"] => peers::measure(&peers::ENGINES)?,
        ["--peers", names @ ..] => peers::measure(names)?,
        _ => return Err("usage: cargo xtask measure --layout [--peers [ENGINE…]]".to_string()),
    };
    let tables = [dossiers(&others)?, main_roads()?, growth(&others)?, edits::table()?].join("\n");
    println!("{tables}");
    if has_peers { peers::publish(&others, &tables) } else { Ok(()) }
}

fn folder() -> PathBuf {
    crate::root().join("benches/layout")
}

/// The graphs of the maps' source documents, by name.
fn dossier_graphs() -> Result<Vec<(PathBuf, GraphIn)>, String> {
    let files = crate::folder(&folder().join("graphs"))?;
    files.into_iter().map(|path| Ok((path.clone(), read(&path)?))).collect()
}

fn read<T: serde::de::DeserializeOwned>(path: &std::path::Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}

/// A drawing of ours as the yardstick reads it.
pub fn picture(graph: &Graph, drawing: &Drawing) -> Picture {
    let lines = drawing.lines.iter().zip(graph.raw_edges()).map(|(line, edge)| Stroke {
        from: edge.source().index(),
        to: edge.target().index(),
        points: line.points.clone(),
        label: line.label,
        is_curve: false,
    });
    Picture { boxes: drawing.boxes.clone(), lines: lines.collect() }
}

/// Draws a graph with our engine and counts it.
fn ours(input: &GraphIn) -> Result<BenchRow, String> {
    let graph = crate::layout::graph(input)?;
    let (drawing, ms) = timed(|| arrange(&graph, Direction::Right));
    Ok(BenchRow {
        engine: "ours".to_string(),
        graph: input.name.clone(),
        ms,
        counts: evaluate(&picture(&graph, &drawing)),
    })
}

/// The time of a task on the processor, in milliseconds: the clock ticks slowly, so a short task is done many times.
fn timed<T>(task: impl Fn() -> T) -> (T, f64) {
    let begun = Instant::now();
    let result = task();
    let n = (60.0 / (begun.elapsed().as_secs_f64() * 1e3).max(0.01)).ceil().clamp(1.0, 1000.0) as usize;
    let (before, begun) = (processor_time(), Instant::now());
    (0..n).for_each(|_| drop(task()));
    let wall = begun.elapsed().as_secs_f64() * 1e3;
    let spent = before.zip(processor_time()).map_or(wall, |(before, after)| after - before);
    (result, spent / n as f64)
}

/// What this thread has used of the processor so far, in milliseconds, where the system says so.
fn processor_time() -> Option<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split(' ').next()?.parse::<f64>().ok()? / 1e6)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n => (values[(n - 1) / 2] + values[n / 2]) / 2.0,
    }
}

/// Whether a target was reached.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goal {
    Met,
    Missed,
}

/// A target that is met up to a limit.
fn at_most<T: PartialOrd>(value: T, limit: T) -> Goal {
    if value <= limit { Goal::Met } else { Goal::Missed }
}

/// A number with its mark: `✗` where the target is missed.
fn marked(value: impl std::fmt::Display, goal: Goal) -> String {
    format!("{value}{}", if goal == Goal::Met { "" } else { " ✗" })
}

/// The graphs of the dossiers: one row for each, then one for each engine.
fn dossiers(others: &[BenchRow]) -> Result<String, String> {
    let mut rows = Vec::new();
    for (_, input) in dossier_graphs()? {
        rows.push(ours(&input)?);
    }
    let mut text = String::from(
        "## The maps' source documents\n\n\
         | graph | crossings | best of others | by | faults | bends | length | area | ms |\n\
         |---|---:|---:|---|---:|---:|---:|---:|---:|\n",
    );
    let mut best_sum = 0;
    for row in &rows {
        let best = others.iter().filter(|other| other.graph == row.graph).min_by_key(|other| other.counts.crossings);
        let (most, by) = best.map_or((usize::MAX, "–"), |best| (best.counts.crossings, best.engine.as_str()));
        best_sum += if best.is_some() { most } else { 0 };
        let QualityCounts { crossings, bends, length, area, .. } = row.counts;
        let faults = row.counts.faults();
        let most = best.map_or("–".to_string(), |_| most.to_string());
        let crossings = marked(crossings, at_most(crossings, best.map_or(usize::MAX, |best| best.counts.crossings)));
        let faults = marked(faults, at_most(faults, 0));
        let _ = writeln!(
            text,
            "| {} | {crossings} | {most} | {by} | {faults} | {bends:.2} | {length:.2} | {area:.1} | {:.1} |",
            row.graph, row.ms
        );
    }
    let sum: usize = rows.iter().map(|row| row.counts.crossings).sum();
    let _ = writeln!(text, "| **sum** | {} | {best_sum} | | | | | | |\n", marked(sum, at_most(sum, 1062)));
    text.push_str(
        "| engine | graphs | crossings | through boxes | boxes on boxes | labels on anything | lines on lines | bends | length | area | ms, median |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    let of = |engine: &str| -> Vec<&BenchRow> {
        let is_here = |row: &&BenchRow| row.engine == engine && rows.iter().any(|own| own.graph == row.graph);
        others.iter().filter(is_here).collect()
    };
    let (own, elk, dot) = (Totals::of(rows.iter()), Totals::of(of(ELK).into_iter()), Totals::of(of(DOT).into_iter()));
    let beside_elk = |limit: f64| if elk.n == 0 { f64::INFINITY } else { limit };
    let _ = writeln!(
        text,
        "| **ours** | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        own.n,
        marked(own.crossings, at_most(own.crossings, 1062)),
        marked(own.through_boxes, at_most(own.through_boxes, 0)),
        marked(own.boxes_on_boxes, at_most(own.boxes_on_boxes, 0)),
        marked(own.labels, at_most(own.labels, 0)),
        marked(own.overlaps, at_most(own.overlaps, 0)),
        marked(format!("{:.2}", own.bends), at_most(own.bends, beside_elk(elk.bends))),
        marked(format!("{:.2}", own.length), at_most(own.length, beside_elk(0.7 * elk.length))),
        marked(format!("{:.1}", own.area), at_most(own.area, beside_elk(0.7 * elk.area))),
        marked(format!("{:.1}", own.ms), at_most(own.ms, beside_elk((elk.ms / 40.0).min(dot.ms)))),
    );
    for engine in peers::ENGINES {
        let totals = Totals::of(of(engine).into_iter());
        let _ = writeln!(
            text,
            "| {engine} | {} | {} | {} | {} | {} | {} | {:.2} | {:.2} | {:.1} | {:.1} |",
            totals.n,
            totals.crossings,
            totals.through_boxes,
            totals.boxes_on_boxes,
            totals.labels,
            totals.overlaps,
            totals.bends,
            totals.length,
            totals.area,
            totals.ms
        );
    }
    let _ = writeln!(
        text,
        "| *target* | 22 | 1062 | 0 | 0 | 0 | 0 | {:.2} | {:.2} | {:.1} | {:.1} |",
        elk.bends,
        0.7 * elk.length,
        0.7 * elk.area,
        (elk.ms / 40.0).min(dot.ms)
    );
    Ok(text)
}

/// The rows of one engine together: sums of what is counted, medians of what is measured.
struct Totals {
    n: usize,
    crossings: usize,
    through_boxes: usize,
    boxes_on_boxes: usize,
    labels: usize,
    overlaps: usize,
    bends: f64,
    length: f64,
    area: f64,
    ms: f64,
}

impl Totals {
    fn of<'a>(rows: impl Iterator<Item = &'a BenchRow>) -> Totals {
        let rows: Vec<&BenchRow> = rows.collect();
        let sum = |of: fn(&QualityCounts) -> usize| rows.iter().map(|row| of(&row.counts)).sum();
        let middle = |of: fn(&QualityCounts) -> f64| median(rows.iter().map(|row| of(&row.counts)));
        Totals {
            n: rows.len(),
            crossings: sum(|counts| counts.crossings),
            through_boxes: sum(|counts| counts.through_boxes),
            boxes_on_boxes: sum(|counts| counts.boxes_on_boxes),
            labels: sum(|counts| counts.labels_on_anything),
            overlaps: sum(|counts| counts.overlaps),
            bends: middle(|counts| counts.bends),
            length: middle(|counts| counts.length),
            area: middle(|counts| counts.area),
            ms: median(rows.iter().map(|row| row.ms)),
        }
    }
}

/// The main road of every map: how many of its moves are lines, and which usual ones are not.
fn main_roads() -> Result<String, String> {
    let mut text = String::from(
        "## The main roads\n\n\
         | map | columns | rows | steps | lines | stubs | usual moves among the stubs |\n\
         |---|---:|---:|---:|---:|---:|---|\n",
    );
    for nation in &estimate::nations()? {
        for (id, map) in nation.maps() {
            let road = main_road(nation, id);
            let steps: Vec<_> = road.columns.iter().flat_map(|column| &column.steps).collect();
            let n_rows = road.columns.iter().map(|column| column.steps.len()).max().unwrap_or_default();
            let n_lines = road.lines.len() + steps.iter().filter(|step| step.down.is_some()).count();
            let stubs: Vec<_> = steps.iter().flat_map(|step| &step.stubs).filter(|stub| !stub.is_narrow).collect();
            let usual = stubs.iter().filter(|stub| stub.way.kind == MoveKind::Next && !stub.is_elsewhere);
            let usual: Vec<&str> = usual.map(|stub| stub.way.name.as_str()).collect();
            let _ = writeln!(
                text,
                "| {} | {} | {n_rows} | {} | {n_lines} | {} | {} |",
                map.file.map,
                road.columns.len(),
                steps.len(),
                stubs.len(),
                usual.join(", ")
            );
        }
    }
    Ok(text)
}

/// The growing family: time and crossings beside the other engines, the exponent of the time and the memory.
fn growth(others: &[BenchRow]) -> Result<String, String> {
    let mut text = String::from(
        "## Growth\n\n\
         | steps | moves | ms | crossings | best of others | by | faults |\n\
         |---:|---:|---:|---:|---:|---|---:|\n",
    );
    let mut times: Vec<Point> = Vec::new();
    for n in family::SIZES {
        let input = family::layered(n, 1);
        let row = ours(&input)?;
        let best = others.iter().filter(|other| other.graph == row.graph).min_by_key(|other| other.counts.crossings);
        let (most, by) =
            best.map_or(("–".to_string(), "–"), |best| (best.counts.crossings.to_string(), best.engine.as_str()));
        let (crossings, faults) = (row.counts.crossings, row.counts.faults());
        let _ = writeln!(
            text,
            "| {n} | {} | {} | {} | {most} | {by} | {} |",
            input.edges.len(),
            marked(format!("{:.1}", row.ms), at_most(row.ms, if n == 1000 { 50.0 } else { f64::INFINITY })),
            marked(crossings, at_most(crossings, best.map_or(usize::MAX, |best| best.counts.crossings))),
            marked(faults, at_most(faults, 0)),
        );
        times.push(Point::new((n as f64).ln(), row.ms.ln()));
    }
    let exponent = slope(&times);
    let _ = writeln!(
        text,
        "\nThe time grows with the number of steps to the power of {} (target 1.3).",
        marked(format!("{exponent:.2}"), at_most(exponent, 1.3))
    );
    if let Some(memory) = peak_memory() {
        let _ = writeln!(
            text,
            "The memory of this whole measurement never exceeded {} MB (target 200).",
            marked(format!("{memory:.0}"), at_most(memory, 200.0))
        );
    }
    Ok(text)
}

/// The slope of the line through points that fits best (least squares).
fn slope(points: &[Point]) -> f64 {
    let n = points.len() as f64;
    let (x, y) = (points.iter().map(|at| at.x).sum::<f64>() / n, points.iter().map(|at| at.y).sum::<f64>() / n);
    let both: f64 = points.iter().map(|at| (at.x - x) * (at.y - y)).sum();
    both / points.iter().map(|at| (at.x - x).powi(2)).sum::<f64>()
}

/// The most memory this process has held, in megabytes, where the system says so.
fn peak_memory() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_source_documents_have_no_fault_and_no_more_crossings_than_before() {
        let graphs = dossier_graphs().unwrap();
        let rows: Vec<QualityCounts> = graphs.iter().map(|(_, input)| counts(input)).collect();
        assert_eq!(rows.iter().map(QualityCounts::faults).sum::<usize>(), 0);
        let crossings: usize = rows.iter().map(|row| row.crossings).sum();
        assert!(crossings <= 917, "{crossings} crossings");
    }

    #[test]
    fn large_graphs_have_no_fault_and_no_more_crossings_than_dot_drew() {
        let known = peers::known().unwrap();
        for n in [200, 500, 1000] {
            let input = family::layered(n, 1);
            let dot = known.iter().find(|row| row.engine == DOT && row.graph == input.name).unwrap();
            let own = counts(&input);
            assert_eq!(own.faults(), 0);
            assert!(own.crossings <= dot.counts.crossings, "{n}: {}, dot {}", own.crossings, dot.counts.crossings);
        }
    }

    fn counts(input: &GraphIn) -> QualityCounts {
        let graph = crate::layout::graph(input).unwrap();
        evaluate(&picture(&graph, &arrange(&graph, Direction::Right)))
    }
}
