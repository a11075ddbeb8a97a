//! Whatever a map file holds: it is refused with a reason or read, and what is read can be asked, drawn and written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark::atlas::check::{MOST_PROBLEMS, check_all};
use waymark::atlas::{Map, Nation};
use waymark::geometry::Size;
use waymark::layout::{Direction, arrange};
use waymark::place::{Depth, Lens, Place};
use waymark::scene::chart::graph;
use waymark::scene::map::{Extras, MapParts};
use waymark::views;
use waymark::views::cx::ViewContext;
use waymark::words;
use waymark::world::World;

fuzz_target!(|text: &str| {
    let (maps, problems) = check_all(&[("file.json".to_string(), text.to_string())]);
    assert!(maps.len() == 1 || !problems.is_empty(), "refused without a reason");
    assert!(problems.len() <= MOST_PROBLEMS);
    let nation = Nation::new("land", "Land", maps.into_iter().map(Map::new).collect());
    let world = World::new(nation, &words::ENGLISH);
    for (map, text) in world.nation.maps() {
        let parts = MapParts::new(&world, map);
        for (_, step) in text.steps() {
            let place = Place::map("land", text.slug(), Some(&step.id)).with_lens(Lens::Worse);
            let scene = parts.scene(&world, &place, Extras::default());
            let html = views::panel::side(&ViewContext::app(world.words), &scene.panel).into_string();
            assert!(!html.contains("<script") && !html.contains("href=\"javascript:"));
        }
        let every_step = Place::map("land", text.slug(), None).with_depth(Depth::Everything);
        let chart = parts.scene(&world, &every_step, Extras::default()).chart;
        // Only what has no problem reaches the drawing in the app.
        if problems.is_empty() {
            let sizes = vec![Size::new(140.0, 60.0); chart.boxes.len()];
            let labels = vec![None; chart.lines.len()];
            arrange(&graph(&chart, &sizes, &labels), Direction::Down);
        }
    }
});
