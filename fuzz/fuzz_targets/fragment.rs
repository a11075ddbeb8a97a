//! Whatever stands after the `#`: it gives a place, the place's link leads back to it, and the place settles on what is there.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::atlas::check::read;
use waymark::atlas::{Index, Map, Nation};
use waymark::place::Place;

static THERE: LazyLock<(Index, Nation)> = LazyLock::new(|| {
    let kinship = read("kinship.json", include_str!("../../maps/scotland/kinship.json")).expect("the map is whole");
    (Index::built_in(), Nation::new("scotland", "Scotland", vec![Map::new(kinship)]))
});

fuzz_target!(|fragment: &str| {
    let (index, nation) = &*THERE;
    for own in [None, Some(("scotland", "kinship"))] {
        let (place, _) = Place::parse(fragment, own);
        assert_eq!(Place::parse(&place.print(), own), (place.clone(), None));
        let (settled, _) = place.settled(index, Some(nation));
        assert_eq!(settled.settled(index, Some(nation)), (settled, None));
    }
});
