//! Every limit of time of every map.

use waymark::atlas::file::{MapFile, Step};
use waymark::atlas::timescale::Timescale;

#[path = "nations.rs"]
mod nations;

/// Each limit with its map and its step, in the order of the maps. Never empty.
pub fn limits() -> Vec<(&'static MapFile, &'static Step, &'static Timescale)> {
    let maps = nations::NATIONS.iter().flat_map(|nation| &nation.maps).map(|map| &map.file);
    let steps = maps.flat_map(|map| map.steps.iter().map(move |step| (map, step)));
    let limits: Vec<_> =
        steps.flat_map(|(map, step)| step.timescales.iter().map(move |limit| (map, step, limit))).collect();
    assert!(!limits.is_empty());
    limits
}
