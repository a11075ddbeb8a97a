//! Checks map files, the questions and the course, and prints every problem at once.

use std::path::PathBuf;

use waymark::atlas::Index;
use waymark::atlas::check::{StepIdsByMap, check_all, course, help, reflect, step_ids, system, workflow};
use waymark::atlas::course::Course;
use waymark::atlas::file::MapFile;
use waymark::atlas::help::Helpline;
use waymark::atlas::problem::Problem;
use waymark::atlas::reflect::Reflect;
use waymark::atlas::system::System;
use waymark::atlas::workflow::Workflow;

/// The file of the course, from the root.
pub const COURSE: &str = "maps/learn.json";
/// The file of people and lines to talk to, from the root.
const HELP: &str = "maps/help.json";
/// The file of questions, from the root.
const REFLECT: &str = "maps/reflect.json";
/// The file of how the maps of each nation hang together, from the root.
const SYSTEM: &str = "maps/system.json";
/// The file of the clicks in a case system, from the root.
const WORKFLOW: &str = "maps/workflow.json";

/// `check [--json] [FILE…]`: the files named, or every map, the questions and the course. Fails if there is any problem.
pub fn run(args: &[String]) -> Result<(), String> {
    let (flags, names): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with("--"));
    let wants_json = match flags.as_slice() {
        [] => false,
        [flag] if *flag == "--json" => true,
        [flag, ..] => return Err(format!("{flag} is not known here; use: cargo xtask check [--json] [FILE…]")),
    };
    let is_all = names.is_empty();
    let (questions, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| name.ends_with(REFLECT));
    let (lines, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| name.ends_with(HELP));
    let (lessons, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| name.ends_with(COURSE));
    let (pictures, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| name.ends_with(SYSTEM));
    let (clicks, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| name.ends_with(WORKFLOW));
    let files = if is_all { crate::map_files()? } else { names.iter().map(PathBuf::from).collect() };
    let mut texts = Vec::new();
    for file in &files {
        let name = file.strip_prefix(crate::root()).unwrap_or(file).display().to_string();
        let text = std::fs::read(file).map_err(|error| format!("{name}: {error}: name a map file that can be read"))?;
        texts.push((name, String::from_utf8_lossy(&text).into_owned()));
    }
    let (maps, mut problems) = match texts.as_slice() {
        [alone] if !is_all => check_alone(alone)?,
        all => check_all(all),
    };
    let mut counts = Vec::new();
    if !maps.is_empty() {
        let steps: usize = maps.iter().map(|map| map.steps.len()).sum();
        let moves: usize = maps.iter().map(|map| map.moves.len()).sum();
        counts.push(format!("{} maps, {steps} steps, {moves} moves", maps.len()));
    }
    if is_all || !questions.is_empty() {
        match check_reflect()? {
            Ok(reflect) => counts.push(format!("{} questions", reflect.questions.len())),
            Err(found) => problems.extend(found),
        }
    }
    if is_all || !lines.is_empty() {
        match check_help()? {
            Ok(lines) => counts.push(format!("{} lines to talk to", lines.len())),
            Err(found) => problems.extend(found),
        }
    }
    if is_all || !pictures.is_empty() {
        match check_system()? {
            Ok(systems) => counts.push(format!("{} whole systems", systems.len())),
            Err(found) => problems.extend(found),
        }
    }
    if is_all || !clicks.is_empty() {
        match check_workflow()? {
            Ok(workflow) => counts.push(format!("{} worksteps", workflow.worksteps.len())),
            Err(found) => problems.extend(found),
        }
    }
    if is_all || !lessons.is_empty() {
        match check_course()? {
            Ok(course) => counts.push(format!("{} modules", course.modules.len())),
            Err(found) => problems.extend(found),
        }
    }
    if wants_json {
        println!("{}", serde_json::to_string_pretty(&problems).map_err(|error| error.to_string())?);
    } else {
        problems.iter().for_each(|problem| println!("{problem}"));
    }
    match problems.len() {
        0 if wants_json => Ok(()),
        0 => {
            println!("{}: no problems", counts.join(", "));
            Ok(())
        }
        1 => Err("1 problem".to_string()),
        many => Err(format!("{many} problems")),
    }
}

type CheckedMaps = (Vec<MapFile>, Vec<Problem>);

/// One file named alone is checked against the project's other maps, so that its doors can be followed.
fn check_alone(alone: &(String, String)) -> Result<CheckedMaps, String> {
    let (own, _) = check_all(std::slice::from_ref(alone));
    let is_own = |map: &MapFile| own.iter().any(|own| own.map == map.map);
    let mut texts = vec![alone.clone()];
    for file in crate::map_files()? {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{name}: {error}"))?;
        let (others, _) = check_all(&[(name.clone(), text.clone())]);
        if !others.iter().any(is_own) {
            texts.push((name, text));
        }
    }
    let (maps, problems) = check_all(&texts);
    let maps = maps.into_iter().filter(is_own).collect();
    Ok((maps, problems.into_iter().filter(|problem| problem.file == alone.0).collect()))
}

/// The project's maps, as far as they can be read.
fn known_maps() -> Result<Vec<MapFile>, String> {
    let mut maps = Vec::new();
    for file in crate::map_files()? {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        maps.extend(check_all(&[(file.display().to_string(), text)]).0);
    }
    Ok(maps)
}

/// The steps of the project's maps.
fn known_steps() -> Result<StepIdsByMap, String> {
    Ok(step_ids(&known_maps()?))
}

fn read(name: &str) -> Result<String, String> {
    std::fs::read_to_string(crate::root().join(name)).map_err(|error| format!("{name}: {error}"))
}

/// The questions, checked against the steps of the project's maps.
pub fn check_reflect() -> Result<Result<Reflect, Vec<Problem>>, String> {
    Ok(reflect::read(REFLECT, &read(REFLECT)?, &known_steps()?))
}

/// The people and lines to talk to, checked against the steps of the project's maps.
pub fn check_help() -> Result<Result<Vec<Helpline>, Vec<Problem>>, String> {
    Ok(help::read(HELP, &read(HELP)?, &Index::built_in(), &known_steps()?))
}

/// The clicks in a case system, checked against the steps of their map.
pub fn check_workflow() -> Result<Result<Workflow, Vec<Problem>>, String> {
    Ok(workflow::read(WORKFLOW, &read(WORKFLOW)?, &known_maps()?))
}

/// How the maps hang together, checked against the moves of the project's maps.
fn check_system() -> Result<Result<Vec<System>, Vec<Problem>>, String> {
    Ok(system::read(SYSTEM, &read(SYSTEM)?, &Index::built_in(), &known_maps()?))
}

/// The course, checked against the steps of the project's maps.
fn check_course() -> Result<Result<Course, Vec<Problem>>, String> {
    let steps = known_steps()?;
    Ok(course::read(COURSE, &read(COURSE)?).and_then(|course| {
        let problems = course::check(COURSE, &course, &steps);
        if problems.is_empty() { Ok(course) } else { Err(problems) }
    }))
}
