//! Whatever stands after the `#`: it gives a place, the place's link leads back to it, and the place settles on what is there.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use waymark::atlas::check::read;
use waymark::atlas::{Index, Map, Nation};
use waymark::place::Place;
use waymark::scene::map::MapParts;
use waymark::scene::page::{Fetched, page_scene};
use waymark::words;
use waymark::world::World;

static THERE: LazyLock<(Index, World, MapParts)> = LazyLock::new(|| {
    let kinship = read("kinship.json", include_str!("../../maps/scotland/kinship.json")).expect("the map is whole");
    let world = World::new(Nation::new("scotland", "Scotland", vec![Map::new(kinship)]), &words::ENGLISH);
    let map = world.nation.maps().map(|(map, _)| map).next().expect("the map is there");
    let parts = MapParts::new(&world, map);
    (Index::built_in(), world, parts)
});

fuzz_target!(|fragment: &str| {
    let (index, world, parts) = &*THERE;
    for own in [None, Some(("scotland", "kinship"))] {
        let (place, _) = Place::parse(fragment, own);
        assert_eq!(Place::parse(&place.print(), own), (place.clone(), None));
        let (settled, _) = place.settled(index, Some(&world.nation));
        assert_eq!(settled.settled(index, Some(&world.nation)), (settled.clone(), None));
        // Whatever it is, the scene can be made of it, and says nothing that stands in no map.
        let fetched = Fetched { map: Some((world, parts)), ..Fetched::default() };
        if settled.nation() == Some("scotland") {
            page_scene(world.words, index, &settled, None, &fetched);
        }
    }
});
