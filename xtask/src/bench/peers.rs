//! Other layout engines on the same graphs, run in Node and counted by our yardstick.
//! They are no part of the site: they live in their own folder and are fetched on demand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Deserialize;
use waymark::geometry::{Point, Rect};

use super::evaluate::{Picture, Stroke, evaluate};
use super::{BenchRow, dossier_graphs, family, folder, read};
use crate::layout::{Area, DrawingOut, GraphIn};

/// The engines, as `run.mjs` knows them.
pub const ENGINES: [&str; 7] = ["elk-best", "elk-stages", "elk", "dot", "dot-down", "d3-dag", "dagre"];
/// How long one engine may take for the dossiers' graphs, and for the growing family.
const LIMITS: [u64; 2] = [1500, 150];

/// What `run.mjs` says of one graph.
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    ms: f64,
    drawing: Option<DrawingOut>,
}

/// What was measured when the other engines were last run.
pub fn known() -> Result<Vec<BenchRow>, String> {
    read(&folder().join("peers/results.json"))
}

/// Brings the other engines and runs those named on the dossiers' graphs and on the growing family; of the rest, what is
/// known is kept.
pub fn measure(names: &[&str]) -> Result<Vec<BenchRow>, String> {
    let place = folder().join("peers");
    crate::tools::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&place))?;
    let scratch = crate::root().join("target/peers");
    fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let mut families = Vec::new();
    for n in family::SIZES {
        let graph = family::layered(n, 1);
        let path = scratch.join(format!("{}.json", graph.name));
        let text = serde_json::to_string(&graph).map_err(|error| error.to_string())?;
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        families.push((path, graph));
    }
    let mut rows = known()?;
    rows.retain(|row| !names.contains(&row.engine.as_str()));
    for (graphs, seconds) in [dossier_graphs()?, families].into_iter().zip(LIMITS) {
        let has_stages = graphs.iter().any(|(_, graph)| graph.nodes.iter().any(|node| node.stage.is_some()));
        for engine in names.iter().filter(|engine| has_stages || **engine != "elk-stages") {
            let before = rows.len();
            rows.extend(run(&place, &scratch, engine, &graphs, Duration::from_secs(seconds))?);
            eprintln!("{engine}: {} of {} graphs", rows.len() - before, graphs.len());
        }
    }
    Ok(rows)
}

/// One engine on some graphs, in order; those it does not finish in time are left out.
fn run(
    place: &Path,
    scratch: &Path,
    engine: &str,
    graphs: &[(PathBuf, GraphIn)],
    limit: Duration,
) -> Result<Vec<BenchRow>, String> {
    let path = scratch.join(format!("{engine}.jsonl"));
    let out = fs::File::create(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut command = Command::new("node");
    command.args(["--stack-size=4000", "run.mjs", engine]).args(graphs.iter().map(|(path, _)| path));
    let mut child = command
        .current_dir(place)
        .stdout(out)
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("node cannot be run: {error}"))?;
    let begun = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if limit < begun.elapsed() {
            let _ = child.kill();
            let _ = child.wait();
            break;
        }
        sleep(Duration::from_millis(100));
    }
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut rows = Vec::new();
    for (line, (_, graph)) in text.lines().zip(graphs) {
        let Ok(answer) = serde_json::from_str::<Answer>(line) else { break };
        let Some(picture) = answer.drawing.and_then(|drawing| picture(graph, &drawing)) else { continue };
        let (engine, graph) = (engine.to_string(), graph.name.clone());
        rows.push(BenchRow { engine, graph, ms: answer.ms, counts: evaluate(&picture) });
    }
    Ok(rows)
}

/// The drawing of another engine; nothing if it left out a box or a line.
fn picture(graph: &GraphIn, drawing: &DrawingOut) -> Option<Picture> {
    let place: BTreeMap<&str, usize> =
        graph.nodes.iter().enumerate().map(|(idx, node)| (node.id.as_str(), idx)).collect();
    let area = |area: &Area| Some(Rect::new(area.x?, area.y?, area.w, area.h));
    let boxes: Option<Vec<Rect>> = drawing.nodes.iter().map(|node| area(&node.area)).collect();
    let lines = graph.edges.iter().zip(&drawing.edges).map(|(edge, line)| {
        Some(Stroke {
            from: *place.get(edge.from.as_str())?,
            to: *place.get(edge.to.as_str())?,
            points: line.points.iter().map(|&[x, y]| Point::new(x, y)).collect(),
            label: line.label.as_ref().and_then(area),
            is_curve: line.curve,
        })
    });
    Some(Picture { boxes: boxes?, lines: lines.collect::<Option<_>>()? })
}

/// Keeps what was measured, and writes the tables into `docs/layout.md` below its words.
pub fn publish(rows: &[BenchRow], tables: &str) -> Result<(), String> {
    let text = serde_json::to_string(rows).map_err(|error| error.to_string())?.replace("},{", "},\n{");
    let path = folder().join("peers/results.json");
    fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
    let path = crate::root().join("docs/layout.md");
    let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (words, _) = page.split_once(MARK).ok_or(format!("{}: the mark {MARK} is gone", path.display()))?;
    fs::write(&path, format!("{words}{MARK}\n\n{tables}")).map_err(|error| format!("{}: {error}", path.display()))
}

/// What stands in `docs/layout.md` before the tables.
const MARK: &str = "<!-- below: written by `cargo xtask measure --layout --peers` -->";
