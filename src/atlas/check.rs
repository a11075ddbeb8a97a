//! Everything a map file must keep: its shape first, then the rules between its parts. All problems at once.
//! Must never stop at the first problem or change the map.
//!
//! Compiled with the feature `check`, which is on by default and off in the programs of the site: whoever writes maps, builds
//! and tests has it without a word, and no reader downloads it. The build has checked every file a reader's program opens.

use std::collections::{BTreeMap, BTreeSet};

use super::file::MapFile;
use super::problem::Problem;

pub mod course;
mod dates;
pub mod grade;
pub mod help;
pub mod reflect;
mod rules;
mod shape;
pub mod system;
mod wording;
pub mod workflow;

pub use wording::{FIELDS, Field};

/// Files larger than this are refused unread: the largest map we know has 90 kB.
pub const MOST_BYTES: usize = 2_000_000;
/// More steps than this are refused: nobody can read them, and an old phone cannot draw them.
pub const MOST_STEPS: usize = 1_000;
/// More moves than this are refused.
pub const MOST_MOVES: usize = 5_000;
/// Of one file at most so many problems are listed.
pub const MOST_PROBLEMS: usize = 200;

/// The step ids of every map, by the map's address: what doors may lead to.
pub type StepIdsByMap = BTreeMap<String, BTreeSet<String>>;

/// Reads a map file. Fails with every problem of its shape: not JSON, keys that are missing, unknown or misspelt, values
/// of the wrong kind, texts that are too long.
pub fn read(file: &str, text: &str) -> Result<MapFile, Vec<Problem>> {
    let in_file =
        |problems: Vec<Problem>| problems.into_iter().map(|problem| problem.in_file(file)).collect::<Vec<_>>();
    if MOST_BYTES < text.len() {
        let what = format!("the file has {} bytes", text.len());
        return Err(in_file(vec![Problem::new("file", what, format!("at most {MOST_BYTES}; split the map in two"))]));
    }
    let value: serde_json::Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let place = format!("line {}, column {}", error.line(), error.column());
            let hint = "mend the JSON there; the fault is often a comma or quotation mark just before";
            return Err(in_file(vec![Problem::new(place, format!("not readable as JSON ({error})"), hint)]));
        }
    };
    let problems = shape::problems(&value);
    if !problems.is_empty() {
        return Err(in_file(problems));
    }
    serde_json::from_value(value).map_err(|error| {
        in_file(vec![Problem::new(
            "file",
            format!("does not fit the format ({error})"),
            "compare it with map.schema.json",
        )])
    })
}

/// Every rule the map breaks. `step_ids` holds the maps it may lead to; leave it empty to check the file alone, then doors
/// are only checked for their form.
pub fn check(file: &str, map: &MapFile, step_ids: &StepIdsByMap) -> Vec<Problem> {
    let problems = if is_too_large(map) {
        let what = format!("{} steps and {} moves", map.steps.len(), map.moves.len());
        vec![Problem::new("file", what, format!("at most {MOST_STEPS} steps and {MOST_MOVES} moves; split the map"))]
    } else {
        let structure = rules::ALL.iter().flat_map(|rule| rule(map, step_ids));
        structure
            .chain(wording::ALL.iter().flat_map(|rule| rule(map)))
            .chain(dates::read_up_to(map))
            .take(MOST_PROBLEMS)
            .collect()
    };
    problems.into_iter().map(|problem| problem.in_file(file)).collect()
}

/// The step ids of these maps, old ones included: what a door, or the course, may lead to.
pub fn step_ids<'a>(maps: impl IntoIterator<Item = &'a MapFile>) -> StepIdsByMap {
    maps.into_iter().map(|map| (map.map.clone(), ids(map))).collect()
}

fn ids(map: &MapFile) -> BTreeSet<String> {
    map.steps.iter().flat_map(|step| step.aliases.iter().chain([&step.id])).cloned().collect()
}

fn is_too_large(map: &MapFile) -> bool {
    let n_ids: usize = map.steps.iter().map(|step| 1 + step.aliases.len()).sum();
    MOST_STEPS < map.steps.len() || 2 * MOST_STEPS < n_ids || MOST_MOVES < map.moves.len()
}

/// Reads and checks several files together, so that doors between them are followed. Problems in the order of the files.
pub fn check_all(files: &[(String, String)]) -> (Vec<MapFile>, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut maps = Vec::new();
    for (name, text) in files {
        match read(name, text) {
            Ok(map) => maps.push((name, map)),
            Err(found) => problems.extend(found),
        }
    }
    let mut step_ids = StepIdsByMap::new();
    for (name, map) in &maps {
        if step_ids.insert(map.map.clone(), ids(map)).is_some() {
            let what = format!("another file is the map {:?} too", map.map);
            problems.push(Problem::new("map", what, "give each file a map of its own").in_file(name));
        }
    }
    let entries: BTreeSet<&str> =
        maps.iter().flat_map(|(_, map)| &map.moves).map(|step_move| step_move.to.as_str()).collect();
    for (name, map) in &maps {
        problems.extend(check(name, map, &step_ids));
        let entries = entries.iter().filter_map(|to| to.strip_prefix(map.map.as_str())?.strip_prefix('#'));
        if is_too_large(map) {
            continue;
        }
        let n_listed = problems.iter().filter(|problem| problem.file == **name).count();
        let found = rules::unreachable(map, entries.collect()).into_iter().chain(rules::not_authored(map));
        let found = found.take(MOST_PROBLEMS.saturating_sub(n_listed));
        problems.extend(found.map(|problem| problem.in_file(name)));
    }
    (maps.into_iter().map(|(_, map)| map).collect(), problems)
}
