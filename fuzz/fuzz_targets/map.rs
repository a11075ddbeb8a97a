//! Whatever a map file holds: it is refused with a reason or read, and what is read can be asked, drawn and written.
#![no_main]

use libfuzzer_sys::fuzz_target;
use waymark::atlas::check::{MOST_PROBLEMS, check_all};
use waymark::atlas::{Map, Nation, Spot};
use waymark::geometry::Size;
use waymark::graph::Roads;
use waymark::layout::{Direction, arrange};
use waymark::place::{Lens, Place};
use waymark::scene::chart::{chart, graph};
use waymark::scene::panel::panel;
use waymark::views;
use waymark::views::links::Links;

fuzz_target!(|text: &str| {
    let (maps, problems) = check_all(&[("file.json".to_string(), text.to_string())]);
    assert!(maps.len() == 1 || !problems.is_empty(), "refused without a reason");
    assert!(problems.len() <= MOST_PROBLEMS);
    let nation = Nation::new("land", "Land", maps.into_iter().map(Map::new).collect());
    let roads = Roads::new(&nation);
    for (map, text) in nation.maps() {
        let place = Place::map("land", text.slug(), None).with_lens(Lens::Worse);
        for (step, _) in text.steps() {
            let panel = panel(&nation, &roads, Spot { map, step }, &place);
            let html = views::panel::panel(&Links::App, &panel, &place.lens, Default::default()).into_string();
            assert!(!html.contains("<script") && !html.contains("href=\"javascript:"));
        }
        let chart = chart(&nation, map, false);
        // Only what has no problem reaches the drawing in the app.
        if problems.is_empty() {
            let sizes = vec![Size::new(140.0, 60.0); chart.boxes.len()];
            let labels = vec![None; chart.lines.len()];
            arrange(&graph(&chart, &sizes, &labels), Direction::Down);
        }
    }
});
