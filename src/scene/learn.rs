//! The course's links into the maps: each opens a map, with the steps to teach lit.
//! Must never light a step that is not on the map.

use crate::atlas::course::Material;
use crate::atlas::{Index, Nation};
use crate::place::Place;
use crate::words::Words;

/// What an outcome is taught with, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The map with its nation.
    pub map: String,
    /// The place that opens it with the steps lit.
    pub place: Place,
    /// Names of the steps.
    pub steps: Vec<String>,
    /// What to do with them.
    pub how: String,
}

/// What an outcome is taught with.
pub fn lesson(words: &Words, index: &Index, nations: &[Nation], material: &Material) -> Lesson {
    let (map, _) = map_link(words, index, &material.map);
    let step_refs = (nations.iter()).flat_map(|nation| {
        material.steps.iter().filter_map(move |step| Some((nation, nation.find(&material.map, step)?)))
    });
    let steps: Vec<_> = step_refs.map(|(nation, step_ref)| nation.step(step_ref)).collect();
    let highlighted = steps.iter().map(|step| step.id.clone()).collect();
    Lesson {
        map,
        place: Place { highlighted, ..place(&material.map) },
        steps: steps.into_iter().map(|step| step.name.clone()).collect(),
        how: material.how.clone(),
    }
}

/// A map with its nation, and the place that opens it.
pub fn map_link(words: &Words, index: &Index, map: &str) -> (String, Place) {
    let (nation, slug) = map.split_once('/').unwrap_or((map, ""));
    let entry = index.nation(nation);
    let title = entry.and_then(|entry| entry.map(slug)).map(|map| map.title.as_str()).unwrap_or_default();
    ((words.map_of)(entry.map(|entry| entry.name.as_str()).unwrap_or_default(), title), place(map))
}

fn place(map: &str) -> Place {
    let (nation, slug) = map.split_once('/').unwrap_or((map, ""));
    Place::map(nation, slug, None)
}
