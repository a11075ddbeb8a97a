//! Every nation of the list with its maps, read and checked as the build does.

use std::path::Path;
use std::sync::LazyLock;

use waymark::atlas::check::check_all;
use waymark::atlas::{Index, Map, Nation, NationEntry, help};

pub static NATIONS: LazyLock<Vec<Nation>> = LazyLock::new(|| {
    let nation = |entry: &NationEntry| {
        let (maps, problems) = check_all(&texts(entry));
        assert_eq!(problems, []);
        Nation::new(&entry.id, &entry.name, maps.into_iter().map(Map::new).collect()).with_help(&help::built_in())
    };
    let nations: Vec<_> =
        Index::built_in().nations.iter().map(nation).filter(|nation| !nation.maps.is_empty()).collect();
    assert!(!nations.is_empty());
    nations
});

/// Each map file of a nation: its path and its text.
pub fn texts(entry: &NationEntry) -> Vec<(String, String)> {
    let names = entry.maps.iter().map(|map| format!("maps/{}/{}.json", entry.id, map.id));
    let read = |name: &String| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    names.map(|name| (name.clone(), read(&name))).collect()
}
