//! The picture of each nation's maps tells what their moves say, is heard as one list, and says what it leaves out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/nations.rs"]
mod nations;

use serde_json::{Value, json};
use waymark::atlas::Index;
use waymark::atlas::check::system;
use waymark::atlas::file::MapFile;
use waymark::atlas::system::built_in;
use waymark::scene::system::{picture, regions};
use waymark::views::reading::{ReadingPage, body};
use waymark::words;

use nations::NATIONS;

fn maps() -> Vec<MapFile> {
    NATIONS.iter().flat_map(|nation| &nation.maps).map(|map| map.file.clone()).collect()
}

/// What is said of the file with a change to England's picture.
fn broken(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut systems = serde_json::to_value(built_in()).unwrap();
    let england = systems.as_array_mut().unwrap().iter_mut().find(|system| system["nation"] == "england").unwrap();
    change(england);
    let read = system::read("system.json", &systems.to_string(), &Index::built_in(), &maps());
    read.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(change: impl FnOnce(&mut Value), expected: &[&str]) {
    let told = broken(change);
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected) && told.starts_with("system.json: \"england\""), "{told}");
    }
}

fn remove(list: &mut Value, idx: usize) {
    list.as_array_mut().unwrap().remove(idx);
}

#[test]
fn every_way_from_map_to_map_is_told_by_its_moves_or_left_out_with_a_reason() {
    check(|_| {}, &[]);
    let no_place = "the map \"early-help\" is not in the picture: give it a place";
    check(|england| remove(&mut england["places"], 0), &[no_place]);
    check(|england| remove(&mut england["links"], 0), &["from \"early-help\" to \"front-door\" is told 0 times"]);
    check(
        |england| remove(&mut england["left_out"], 0),
        &["from \"early-help\" to \"care-management\" is told 0 times"],
    );
    let twice = |england: &mut Value| {
        let link = england["links"][0].clone();
        england["links"].as_array_mut().unwrap().push(link);
    };
    check(twice, &["from \"early-help\" to \"front-door\" is told 2 times"]);
    let no_move = "no move leads from the one map to the other";
    let to_leaving = |england: &mut Value| {
        let link = json!({ "from": "early-help", "to": "leaving-care", "words": "If so", "by": ["safety-check"] });
        england["links"].as_array_mut().unwrap().push(link);
        let pair = json!({ "from": "leaving-care", "to": "early-help", "why": "It is so." });
        england["left_out"].as_array_mut().unwrap().push(pair);
    };
    check(to_leaving, &[no_move, no_move]);
}

#[test]
fn a_sentence_stands_on_steps_whose_moves_say_it() {
    let links = |key: &'static str, value: Value| move |england: &mut Value| england["links"][0][key] = value;
    check(links("by", json!(["contact-made"])), &["leave other steps: advice-call, early-help-triage"]);
    check(links("by", json!([])), &["name those that say so under by"]);
    check(links("words", json!("")), &["the words have 0 letters"]);
    check(links("words", json!("If so.")), &["no full stop"]);
    check(links("words", json!("x".repeat(71))), &["the words have 71 letters"]);
}

#[test]
fn each_map_has_one_spot_and_homes_where_it_has_such_endings() {
    let places = |key: &'static str, value: Value| move |england: &mut Value| england["places"][0][key] = value;
    check(places("at", json!("top-middle")), &["the map or the spot is taken already"]);
    check(places("homes", json!("")), &["homes and endings do not agree"]);
    let all = broken(places("from_all", json!("If all come here")));
    assert!(all.iter().any(|told| told.contains("but no move of \"leaving-care\" leads there")), "{all:#?}");
    check(|england| england["left_out"][0]["why"] = json!(""), &["nothing says why it is left out"]);
    check(|england| england["heart"] = json!(""), &["a text is empty"]);
}

#[test]
fn every_nation_has_one_picture() {
    let read = |systems: &Value| {
        let found = system::read("system.json", &systems.to_string(), &Index::built_in(), &maps());
        found.err().unwrap_or_default().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let mut systems = serde_json::to_value(built_in()).unwrap();
    systems[0]["nation"] = json!("narnia");
    let told = read(&systems);
    assert!(
        told.len() == 2 && told[0].contains("the nation has no picture") && told[1].contains("no nation is called")
    );
    systems[0] = systems[1].clone();
    assert!(read(&systems).iter().any(|told| told.contains("stands there twice")));
    assert!(read(&json!([{}]))[0].contains("cannot be read"));
}

#[test]
fn the_picture_is_heard_as_one_list_that_says_all_its_arrows_say() {
    let index = Index::built_in();
    for nation in NATIONS.iter() {
        let told = built_in().into_iter().find(|told| told.nation == nation.id).unwrap();
        let shown = picture(index.nation(&nation.id).unwrap(), &told);
        let n_leads: usize = shown.places.iter().map(|place| place.arrows.len() + place.others.len()).sum();
        assert_eq!((shown.places.len(), n_leads), (nation.maps.len(), told.links.len()));
        let mut taken = Vec::new();
        for (gap, lead) in shown.places.iter().flat_map(|place| &place.arrows) {
            assert!(!taken.contains(gap), "{}: two arrows in one place: {}", nation.id, lead.when);
            taken.push(*gap);
        }
        let html = body(ReadingPage::System(nation), &words::ENGLISH, &index, NATIONS.as_slice(), "../");
        let list = html.split("<ol class=\"system-picture\">").nth(1).unwrap().split("</ol>").next().unwrap();
        let mut rest = list;
        let mut heard = |text: &str| {
            let at = rest.find(text).unwrap_or_else(|| panic!("{}: {text:?} is not heard in its order", nation.id));
            rest = &rest[at..];
        };
        for place in &shown.places {
            let leads = place.others.iter().chain(place.arrows.iter().map(|(_, lead)| lead));
            heard(&format!("data-place=\"{}\"", place.slug));
            for text in [&place.title, &place.purpose, &place.homes, &place.from_all] {
                heard(text);
            }
            for lead in leads {
                heard(&lead.when);
                heard(&lead.title);
            }
        }
        heard(&shown.heart);
        heard(&shown.heart_words);
    }
}

#[test]
fn every_link_and_every_ending_stands_below_in_words() {
    for nation in NATIONS.iter() {
        let regions = regions(nation);
        let n_told: usize = regions.iter().flat_map(|region| &region.links).map(|(_, links)| links.len()).sum();
        let moves = || nation.maps.iter().flat_map(|map| &map.file.moves);
        assert_eq!(n_told, moves().filter(|step_move| step_move.to.contains('#')).count());
        let n_endings: usize = regions.iter().map(|region| region.endings.len()).sum();
        assert_eq!(
            n_endings,
            maps()
                .iter()
                .filter(|map| map.nation == nation.id)
                .flat_map(|map| &map.steps)
                .filter(|step| step.is_exit())
                .count()
        );
    }
}
