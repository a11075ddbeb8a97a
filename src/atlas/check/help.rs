//! What the file of people and lines to talk to must keep. A wrong number is worse than none: each stands with the page it was
//! read on and the day.

use super::StepIdsByMap;
use crate::atlas::Index;
use crate::atlas::file::from_json;
use crate::atlas::help::Helpline;
use crate::atlas::problem::Problem;

/// Reads the file and checks it against the steps of the maps. Fails with every problem.
pub fn read(file: &str, text: &str, index: &Index, step_ids: &StepIdsByMap) -> Result<Vec<Helpline>, Vec<Problem>> {
    let lines: Vec<Helpline> = from_json(text).map_err(|error| {
        let hint = "mend the JSON there, or compare the keys with src/atlas/help.rs";
        vec![Problem::new("file", format!("cannot be read ({error})"), hint).in_file(file)]
    })?;
    let problems: Vec<Problem> = (lines.iter().enumerate())
        .flat_map(|(idx, line)| {
            let place = format!("[{idx}] {:?}", line.id);
            let is_twice = lines[..idx].iter().any(|other| other.id == line.id);
            let twice =
                is_twice.then(|| ("the id is used twice".to_string(), "give one of them another id".to_string()));
            let found = twice.into_iter().chain(faults(line, index, step_ids));
            found.map(move |(what, hint)| Problem::new(place.clone(), what, hint)).collect::<Vec<_>>()
        })
        .collect();
    if problems.is_empty() {
        Ok(lines)
    } else {
        Err(problems.into_iter().map(|problem| problem.in_file(file)).collect())
    }
}

/// What is wrong with a line, each with how to mend it.
fn faults(line: &Helpline, index: &Index, step_ids: &StepIdsByMap) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut add = |what: String, hint: &str| found.push((what, hint.to_string()));
    if line.nations.is_empty() || line.readers.is_empty() || line.topics.is_empty() {
        add("it says not for whom it is".to_string(), "name at least one nation, reader and topic");
    }
    for nation in line.nations.iter().filter(|nation| index.nation(nation).is_none()) {
        add(format!("no nation is called {nation:?}"), "name one of maps/atlas.json");
    }
    for map in line.maps.iter().filter(|map| !step_ids.contains_key(*map)) {
        add(format!("no map is called {map:?}"), "name one that is in maps/");
    }
    for step in &line.steps {
        let is_known =
            step.split_once('#').is_some_and(|(map, id)| step_ids.get(map).is_some_and(|ids| ids.contains(id)));
        if !is_known {
            add(format!("no step is called {step:?}"), "name one as nation/map#step");
        }
    }
    if let Some(number) = &line.telephone {
        let is_number = number.chars().all(|sign| sign.is_ascii_digit() || sign == ' ')
            && 3 <= number.chars().filter(char::is_ascii_digit).count();
        if !is_number {
            add(format!("{number:?} is no telephone number"), "write digits with spaces as one reads them out");
        }
    } else if line.note.is_none() && line.url.is_none() {
        add("it has no number and does not say where to find one".to_string(), "add telephone, url or note");
    }
    let addresses = [Some(&line.source), line.url.as_ref(), line.text_source.as_ref()];
    for address in addresses.into_iter().flatten().filter(|address| !address.starts_with("https://")) {
        add(format!("{address:?} is no address that can be read"), "write it with https://");
    }
    if !is_day(&line.checked) {
        add(format!("{:?} is no day", line.checked), "write the day it was read: 2026-11-28");
    }
    found
}

/// Whether a text is a day as files write it: `2026-11-28`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number =
        |part: &&str, n_digits: usize| part.len() == n_digits && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(&parts[..], [year, month, day] if is_number(year, 4) && is_number(month, 2) && is_number(day, 2))
}
