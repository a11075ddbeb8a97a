//! Which steps can be reached, found without the program's graph.

use std::collections::BTreeSet;

use waymark::atlas::Nation;
use waymark::place::StepName;

/// Every step that can be reached, by a search of the test's own over the files.
pub fn reached(nation: &Nation, from: &StepName) -> BTreeSet<StepName> {
    let mut found = BTreeSet::from([from.clone()]);
    let mut open = vec![from.clone()];
    while let Some((map, at)) = open.pop() {
        let Some(text) = nation.maps.iter().find(|text| text.slug() == map) else { continue };
        for way in text.file.moves.iter().filter(|way| way.from == at) {
            let to = match way.to.split_once('#') {
                Some((map, at)) => (map.split_once('/').unwrap().1.to_string(), at.to_string()),
                None => (map.clone(), way.to.clone()),
            };
            let is_there = nation.find(&to.0, &to.1).is_some();
            if is_there && found.insert(to.clone()) {
                open.push(to);
            }
        }
    }
    found
}
