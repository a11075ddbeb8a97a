//! Every limit of time of every map.

use std::path::Path;
use std::sync::LazyLock;

use waymark::atlas::Index;
use waymark::atlas::file::{MapFile, Step, from_json};
use waymark::atlas::timescale::Timescale;

static MAPS: LazyLock<Vec<MapFile>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps");
    let index = Index::built_in();
    let names = index.nations.iter().flat_map(|nation| nation.maps.iter().map(move |map| (&nation.id, &map.id)));
    let read = |(nation, map)| std::fs::read_to_string(folder.join(format!("{nation}/{map}.json"))).unwrap();
    names.map(|name| from_json(&read(name)).unwrap()).collect()
});

/// Each limit with its map and its step, in the order of the maps.
pub fn limits() -> Vec<(&'static MapFile, &'static Step, &'static Timescale)> {
    let steps = MAPS.iter().flat_map(|map| map.steps.iter().map(move |step| (map, step)));
    steps.flat_map(|(map, step)| step.timescales.iter().map(move |limit| (map, step, limit))).collect()
}
