//! Checks map files and the course, and prints every problem at once.
//! Must never print a problem without where it is and how to mend it.

use std::path::PathBuf;

use waymark::atlas::check::{check_all, doors};
use waymark::atlas::course;
use waymark::atlas::problem::Problem;

use crate::pages::COURSE;

/// `check [--json] [FILE…]`: the files named, or every map and the course. Fails if there is any problem.
pub fn run(args: &[String]) -> Result<(), String> {
    let (flags, names): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with("--"));
    let wants_json = match flags.as_slice() {
        [] => false,
        [flag] if *flag == "--json" => true,
        [flag, ..] => return Err(format!("{flag} is not known here; use: cargo xtask check [--json] [FILE…]")),
    };
    let files = if names.is_empty() { crate::map_files()? } else { names.iter().map(PathBuf::from).collect() };
    let mut texts = Vec::new();
    for file in &files {
        let name = file.strip_prefix(crate::root()).unwrap_or(file).display().to_string();
        let text = std::fs::read(file).map_err(|error| format!("{name}: {error}: name a map file that can be read"))?;
        texts.push((name, String::from_utf8_lossy(&text).into_owned()));
    }
    let is_course = |(name, _): &(String, String)| name.ends_with(COURSE);
    let course =
        if names.is_empty() { Some(read_course()?) } else { texts.iter().find(|text| is_course(text)).cloned() };
    texts.retain(|text| !is_course(text));
    let (maps, mut problems) = match texts.as_slice() {
        [alone] if !names.is_empty() => check_alone(alone)?,
        all => check_all(all),
    };
    if let Some((name, text)) = &course {
        problems.extend(check_course(name, text)?);
    }
    if wants_json {
        println!("{}", serde_json::to_string_pretty(&problems).map_err(|error| error.to_string())?);
    } else {
        for problem in &problems {
            println!("{problem}");
        }
    }
    match problems.len() {
        0 if wants_json => Ok(()),
        0 => {
            let steps: usize = maps.iter().map(|map| map.steps.len()).sum();
            let moves: usize = maps.iter().map(|map| map.moves.len()).sum();
            let course = if course.is_some() { " and the course" } else { "" };
            println!("{} maps, {steps} steps, {moves} moves{course}: no problems", maps.len());
            Ok(())
        }
        1 => Err("1 problem".to_string()),
        n_problems => Err(format!("{n_problems} problems")),
    }
}

fn read_course() -> Result<(String, String), String> {
    let text = std::fs::read_to_string(crate::root().join(COURSE)).map_err(|error| format!("{COURSE}: {error}"))?;
    Ok((COURSE.to_string(), text))
}

/// The course is held against the project's maps.
fn check_course(name: &str, text: &str) -> Result<Vec<Problem>, String> {
    let mut texts = Vec::new();
    for file in crate::map_files()? {
        let name = file.display().to_string();
        texts.push((name.clone(), std::fs::read_to_string(&file).map_err(|error| format!("{name}: {error}"))?));
    }
    Ok(match course::read(name, text) {
        Ok(read) => course::check(name, &read, &doors(&check_all(&texts).0)),
        Err(problems) => problems,
    })
}

type Checked = (Vec<waymark::atlas::file::MapFile>, Vec<waymark::atlas::problem::Problem>);

/// One file named alone is checked against the project's other maps, so that its doors can be followed.
fn check_alone(alone: &(String, String)) -> Result<Checked, String> {
    let (own, _) = check_all(std::slice::from_ref(alone));
    let is_own = |map: &waymark::atlas::file::MapFile| own.iter().any(|own| own.map == map.map);
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
