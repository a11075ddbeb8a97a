//! What the pictures of the nations' systems must keep: every map has its place, and every way from map to map is told, by the
//! moves behind it, or left out with a reason.

use std::collections::BTreeSet;

use crate::atlas::file::{Ending, MapFile, from_json};
use crate::atlas::problem::Problem;
use crate::atlas::system::System;
use crate::atlas::{Index, NationEntry};

/// Letters that the sentence on an arrow may have: it is read at a glance.
const MOST_LETTERS: usize = 70;

/// Reads the file and checks it against the maps. Fails with every problem.
pub fn read(file: &str, text: &str, index: &Index, maps: &[MapFile]) -> Result<Vec<System>, Vec<Problem>> {
    let systems: Vec<System> = from_json(text).map_err(|error| {
        let hint = "mend the JSON there, or compare the keys with src/atlas/system.rs";
        vec![Problem::new("file", format!("cannot be read ({error})"), hint).in_file(file)]
    })?;
    let mut problems = Vec::new();
    for nation in &index.nations {
        let place = |rest: &str| format!("{:?}{rest}", nation.id);
        let mut of_nation = systems.iter().filter(|system| system.nation == nation.id);
        match (of_nation.next(), of_nation.next()) {
            (Some(system), None) => {
                let found = faults(system, nation, maps).into_iter();
                problems.extend(found.map(|(at, what, hint)| Problem::new(place(&at), what, hint)));
            }
            (None, _) => problems.push(Problem::new(place(""), "the nation has no picture", "give each map a place")),
            _ => problems.push(Problem::new(place(""), "the nation stands there twice", "keep one of them")),
        }
    }
    for system in systems.iter().filter(|system| index.nation(&system.nation).is_none()) {
        problems.push(Problem::new(
            format!("{:?}", system.nation),
            "no nation is called so",
            "name one of maps/atlas.json",
        ));
    }
    if problems.is_empty() {
        Ok(systems)
    } else {
        Err(problems.into_iter().map(|problem| problem.in_file(file)).collect())
    }
}

/// What is wrong with a nation's picture: where, what, and how to mend it.
fn faults(system: &System, nation: &NationEntry, maps: &[MapFile]) -> Vec<(String, String, &'static str)> {
    let mut found = Vec::new();
    let mut add = |at: String, what: &str, hint| found.push((at, what.to_string(), hint));
    let address = |map: &str| format!("{}/{map}", nation.id);
    let file = |map: &str| maps.iter().find(|file| file.map == address(map));
    // The steps of one map from which a move leads to another.
    let steps_to = |from: &str, to: &str| -> BTreeSet<&str> {
        let to = format!("{}#", address(to));
        let moves = file(from).into_iter().flat_map(|file| &file.moves);
        moves.filter(|step_move| step_move.to.starts_with(&to)).map(|step_move| step_move.from.as_str()).collect()
    };

    if [&system.note, &system.heart, &system.heart_words].iter().any(|text| text.is_empty()) {
        add(String::new(), "a text is empty", "say what the picture is and what the maps lead to");
    }
    for map in nation.maps.iter().filter(|map| !system.places.iter().any(|place| place.map == map.id)) {
        add(" › places".to_string(), &format!("the map {:?} is not in the picture", map.id), "give it a place");
    }
    for (idx, place) in system.places.iter().enumerate() {
        let at = || format!(" › places[{idx}] {:?}", place.map);
        if nation.map(&place.map).is_none() {
            add(at(), "no map of the nation is called so", "name one of maps/atlas.json");
        }
        let earlier = &system.places[..idx];
        if earlier.iter().any(|other| other.map == place.map || other.at == place.at) {
            add(at(), "the map or the spot is taken already", "give each map one spot of its own");
        }
        let is_home = |ending| matches!(ending, Ending::Permanence | Ending::Home);
        let steps = file(&place.map).into_iter().flat_map(|file| &file.steps);
        let has_homes = steps.filter_map(|step| step.exit.as_ref()).any(|exit| is_home(exit.ending));
        if has_homes == place.homes.is_empty() {
            let hint = "a map has \"homes\" where an exit of it is of the type permanence or home, and only there";
            add(at(), "homes and endings do not agree", hint);
        }
        let others = nation.maps.iter().filter(|other| other.id != place.map);
        for other in others.filter(|other| !place.from_all.is_empty() && steps_to(&other.id, &place.map).is_empty()) {
            let what = format!("one comes there from all others, but no move of {:?} leads there", other.id);
            add(at(), &what, "tell the ways that are there one by one under links");
        }
    }
    for (idx, link) in system.links.iter().enumerate() {
        let at = || format!(" › links[{idx}] {:?} to {:?}", link.from, link.to);
        let steps = steps_to(&link.from, &link.to);
        if steps.is_empty() {
            add(at(), "no move leads from the one map to the other", "take it away, or add the move to the map");
        } else if link.by.is_empty() || link.by.iter().any(|step| !steps.contains(step.as_str())) {
            let steps = steps.into_iter().collect::<Vec<_>>().join(", ");
            add(at(), &format!("the moves between them leave other steps: {steps}"), "name those that say so under by");
        }
        let n_letters = link.words.chars().count();
        if !(1..=MOST_LETTERS).contains(&n_letters) || link.words.ends_with('.') {
            add(
                at(),
                &format!("the words have {n_letters} letters"),
                "1 to 70, and no full stop: If an order might be needed",
            );
        }
    }
    for (idx, pair) in system.left_out.iter().enumerate() {
        let at = || format!(" › left_out[{idx}] {:?} to {:?}", pair.from, pair.to);
        if steps_to(&pair.from, &pair.to).is_empty() {
            add(at(), "no move leads from the one map to the other", "take it away: there is nothing to leave out");
        }
        if pair.why.is_empty() {
            add(at(), "nothing says why it is left out", "say why");
        }
    }
    let pairs =
        nation.maps.iter().flat_map(|from| nation.maps.iter().map(move |to| (from.id.as_str(), to.id.as_str())));
    for (from, to) in pairs.filter(|(from, to)| from != to && !steps_to(from, to).is_empty()) {
        let n_told = system.links.iter().filter(|link| (link.from.as_str(), link.to.as_str()) == (from, to)).count()
            + system.left_out.iter().filter(|pair| (pair.from.as_str(), pair.to.as_str()) == (from, to)).count();
        let is_for_all = system.places.iter().any(|place| place.map == to && !place.from_all.is_empty());
        if n_told + usize::from(is_for_all) != 1 {
            let what = format!("what leads from {from:?} to {to:?} is told {} times", n_told + usize::from(is_for_all));
            add(" › links".to_string(), &what, "tell it once under links, or say under left_out why not");
        }
    }
    found
}
