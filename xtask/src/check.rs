//! Checks map files and the file of questions, and prints every problem at once.
//! Must never print a problem without where it is and how to mend it.

use std::path::PathBuf;

use waymark::atlas::check::{Doors, check_all};
use waymark::atlas::file::MapFile;
use waymark::atlas::problem::Problem;
use waymark::atlas::reflect::{self, Reflect};

/// The file of questions, from the root.
const REFLECT: &str = "maps/reflect.json";

/// `check [--json] [FILE…]`: the files named, or every map and the questions. Fails if there is any problem.
pub fn run(args: &[String]) -> Result<(), String> {
    let (flags, names): (Vec<&String>, Vec<&String>) = args.iter().partition(|arg| arg.starts_with("--"));
    let wants_json = match flags.as_slice() {
        [] => false,
        [flag] if *flag == "--json" => true,
        [flag, ..] => return Err(format!("{flag} is not known here; use: cargo xtask check [--json] [FILE…]")),
    };
    let (questions, names): (Vec<&String>, Vec<&String>) = names.into_iter().partition(|name| name.ends_with(REFLECT));
    let is_all = names.is_empty() && questions.is_empty();
    let files = if is_all { crate::map_files()? } else { names.iter().map(PathBuf::from).collect() };
    let mut texts = Vec::new();
    for file in &files {
        let name = file.strip_prefix(crate::root()).unwrap_or(file).display().to_string();
        let text = std::fs::read(file).map_err(|error| format!("{name}: {error}: name a map file that can be read"))?;
        texts.push((name, String::from_utf8_lossy(&text).into_owned()));
    }
    let (maps, mut problems) = match texts.as_slice() {
        [alone] if !names.is_empty() => check_alone(alone)?,
        all => check_all(all),
    };
    let mut n_questions = 0;
    if is_all || !questions.is_empty() {
        match check_reflect()? {
            Ok(reflect) => n_questions = reflect.questions.len(),
            Err(found) => problems.extend(found),
        }
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
            let of_maps = (!maps.is_empty()).then(|| format!("{} maps, {steps} steps, {moves} moves", maps.len()));
            let asked = (0 < n_questions).then(|| format!("{n_questions} questions"));
            let counts: Vec<String> = of_maps.into_iter().chain(asked).collect();
            println!("{}: no problems", counts.join(", "));
            Ok(())
        }
        1 => Err("1 problem".to_string()),
        n_problems => Err(format!("{n_problems} problems")),
    }
}

type Checked = (Vec<MapFile>, Vec<Problem>);

/// One file named alone is checked against the project's other maps, so that its doors can be followed.
fn check_alone(alone: &(String, String)) -> Result<Checked, String> {
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

/// The questions, checked against the steps of the project's maps.
pub fn check_reflect() -> Result<Result<Reflect, Vec<Problem>>, String> {
    let mut doors = Doors::new();
    for file in crate::map_files()? {
        let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        for map in check_all(&[(file.display().to_string(), text)]).0 {
            doors.insert(map.map, map.steps.into_iter().map(|step| step.id).collect());
        }
    }
    let text = std::fs::read_to_string(crate::root().join(REFLECT)).map_err(|error| format!("{REFLECT}: {error}"))?;
    Ok(reflect::read(REFLECT, &text, &doors))
}
