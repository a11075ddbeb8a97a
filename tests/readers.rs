//! Each reader gets the words that speak to them: the sentence, the name, who acts, what to do, whom to call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/nations.rs"]
mod nations;

use waymark::atlas::file::Actor;
use waymark::atlas::help;
use waymark::atlas::reader::Reader;
use waymark::atlas::{Bearing, Nation};
use waymark::place::Place;
use waymark::scene::panel::panel;
use waymark::scene::step::{StepFacts, step_facts};
use waymark::views::cx::ViewContext;
use waymark::views::panel::page;
use waymark::words::ENGLISH;
use waymark::world::World;

use nations::NATIONS;

fn facts(map: &str, step: &str, reader: Option<Reader>) -> StepFacts {
    let nation = NATIONS.iter().find(|nation| map.starts_with(&nation.id)).unwrap();
    let at = nation.find(map.split_once('/').unwrap().1, step).unwrap();
    step_facts(&ENGLISH, nation.map(at.map), at.step, reader)
}

fn plain(facts: &StepFacts) -> String {
    facts.plain.iter().map(|run| run.text.as_str()).collect()
}

/// Every step of every map, as a reader gets it.
fn all(reader: Option<Reader>) -> impl Iterator<Item = (&'static Nation, &'static waymark::atlas::Map, StepFacts)> {
    NATIONS.iter().flat_map(move |nation| {
        nation.maps().flat_map(move |(_, map)| {
            map.steps().map(move |(id, _)| (nation, map, step_facts(&ENGLISH, map, id, reader)))
        })
    })
}

#[test]
fn a_child_gets_the_childs_sentence_and_nothing_that_is_for_an_adult_to_do() {
    for (_, map, told) in all(Some(Reader::Child)) {
        let step = map.step(map.find(&told.id).unwrap());
        if map.file.speaks_to == Reader::Child {
            assert_eq!((plain(&told), &told.do_now), (step.plain.clone(), &step.do_now), "{}", told.id);
            continue;
        }
        assert_eq!(plain(&told), step.child, "{}", told.id);
        assert!(told.child.is_empty(), "{}: the same sentence twice", told.id);
        assert!(told.do_now.iter().all(|line| !step.do_now.contains(line)), "{}", told.id);
        assert!(step.is_exit() || !told.do_now.is_empty(), "{}: nothing to do", told.id);
        assert_eq!(told.you_means, Some(map.file.speaks_to), "{}", told.id);
    }
}

#[test]
fn what_is_for_workers_stands_open_for_them_alone() {
    let nation = NATIONS.iter().find(|nation| nation.id == "england").unwrap();
    let place = Place::map("england", "care-management", Some("cp-plan"));
    for (reader, is_open) in [(None, false), (Some(Reader::Parent), false), (Some(Reader::Worker), true)] {
        let world = World::new(nation.clone().told_to(reader), &ENGLISH);
        let here = nation.find("care-management", "cp-plan").unwrap();
        let html = page(&ViewContext::app(&ENGLISH), &panel(&world, here, &place)).into_string();
        for list in ["more", "doubts"] {
            let open = html.contains(&format!("data-list=\"{list}\" open"));
            assert_eq!(open, is_open && html.contains(&format!("data-list=\"{list}\"")), "{list} for {reader:?}");
        }
        assert!(html.contains("data-list=\"more\""));
    }
}

#[test]
fn no_name_that_a_child_gets_speaks_to_a_parent() {
    for (_, map, told) in all(Some(Reader::Child)) {
        let name = told.shown_name.to_lowercase();
        let is_theirs = map.file.speaks_to == Reader::Child;
        assert!(is_theirs || !name.contains("your child"), "{} {}: {}", map.file.map, told.id, told.shown_name);
    }
}

#[test]
fn whoever_says_nothing_gets_the_map_as_it_speaks() {
    for (_, map, told) in all(None) {
        let step = map.step(map.find(&told.id).unwrap());
        assert_eq!((plain(&told), &told.acts, told.you_means), (step.plain.clone(), &step.acts, None), "{}", told.id);
    }
}

#[test]
fn a_worker_reads_official_name_and_professional_sentence_first_and_is_told_whom_you_means() {
    for (_, map, told) in all(Some(Reader::Worker)) {
        let step = map.step(map.find(&told.id).unwrap());
        assert_eq!(told.shown_name, step.name);
        assert_eq!(told.other_name.as_deref(), Some(step.plain_name.as_str()).filter(|name| !name.is_empty()));
        assert!(!told.acts.contains(&Actor::Family), "{}: “you” would be the worker", told.id);
        assert_eq!((plain(&told), told.you_means), (step.what.clone(), Some(map.file.speaks_to)), "{}", told.id);
        let family: String = told.what.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(family, step.plain, "{}: in words for the family", told.id);
        let speaks = format!(" {} ", plain(&told).to_lowercase());
        let is_told = [" you ", " your ", " you’"].iter().any(|word| speaks.contains(word));
        assert!(!is_told, "{} {} speaks to a worker as to the family: {speaks}", map.file.map, told.id);
    }
    let nation = NATIONS.iter().find(|nation| nation.id == "england").unwrap().clone().told_to(Some(Reader::Worker));
    let here = nation.find("care-management", "initial-conference").unwrap();
    let world = World::new(nation, &ENGLISH);
    let place = Place::map("england", "care-management", Some("initial-conference"));
    let html = page(&ViewContext::app(&ENGLISH), &panel(&world, here, &place)).into_string();
    for told in [
        "What the family can do now",
        "What the family can ask for",
        "In words for the family",
        "“you” means the child’s parent",
    ] {
        assert!(html.contains(told), "{told}");
    }
    assert!(!html.contains("What to do now") && !html.contains("What you can ask for"), "{html}");
}

#[test]
fn you_who_act_are_the_reader_alone() {
    let acts = |map, step, reader| facts(map, step, reader).acts;
    let consult = ("england/care-management", "cin-plan-meeting");
    assert_eq!(acts(consult.0, consult.1, Some(Reader::Parent)), [Actor::Council, Actor::Family]);
    assert_eq!(acts(consult.0, consult.1, Some(Reader::Carer)), [Actor::Council, Actor::Parents]);
    assert_eq!(acts(consult.0, consult.1, Some(Reader::Child)), [Actor::Council, Actor::Parents]);
    for (_, map, told) in all(Some(Reader::Child)) {
        let step = map.step(map.find(&told.id).unwrap());
        let is_theirs = map.file.speaks_to == Reader::Child;
        let expected = step.acts.contains(if is_theirs { &Actor::Family } else { &Actor::Child });
        assert_eq!(told.acts.contains(&Actor::Family), expected, "{}", told.id);
    }
}

#[test]
fn where_a_map_speaks_to_a_carer_parents_have_words_of_their_own_and_the_other_way_round() {
    for (_, map, told) in all(Some(Reader::Parent)) {
        let step = map.step(map.find(&told.id).unwrap());
        let own = if step.plain_parent.is_empty() { &step.plain } else { &step.plain_parent };
        assert_eq!(plain(&told), if map.file.speaks_to == Reader::Parent { step.plain.clone() } else { own.clone() });
    }
    // A field that no reader ever gets is a slip of the author.
    for (_, map, told) in all(None) {
        let step = map.step(map.find(&told.id).unwrap());
        let is_idle = match map.file.speaks_to {
            Reader::Parent => !step.plain_parent.is_empty(),
            Reader::Carer => !step.plain_carer.is_empty(),
            Reader::Child | Reader::Worker => false,
        };
        assert!(!is_idle, "{} {}: the map speaks to them already", map.file.map, told.id);
    }
}

#[test]
fn a_child_before_a_hearing_has_advocacy_and_lawyers_and_a_line_for_runaways_only_where_they_run() {
    let nation = NATIONS.iter().find(|nation| nation.id == "scotland").unwrap();
    let told = nation.clone().with_help(&help::built_in()).told_to(Some(Reader::Child));
    let names = |map: &str, step: &str| -> Vec<String> {
        told.lines_at(told.find(map, step).unwrap()).iter().map(|line| line.name.clone()).collect()
    };
    let hearing = ["Childline", "Children’s hearings advocacy", "Clan Childlaw"].map(String::from);
    assert_eq!(names("childrens-hearings", "grounds-hearing"), hearing);
    assert_eq!(names("childrens-hearings", "review-hearing"), hearing);
    assert!(names("childrens-hearings", "proof-hearing").contains(&"Clan Childlaw".to_string()));
    assert_eq!(names("looked-after", "goes-missing")[0], "Runaway Helpline");
    for (map, text) in told.maps() {
        for (step, own) in text.steps() {
            let lines = told.lines_at(waymark::atlas::StepRef { map, step });
            let place = format!("{}#{}", text.file.map, own.id);
            let runs =
                ["scotland/getting-help#missing", "scotland/looked-after#goes-missing"].contains(&place.as_str());
            assert_eq!(lines.iter().any(|line| line.name == "Runaway Helpline"), runs, "{place}");
            assert!(
                lines.iter().all(|line| !line.telephone.is_empty() || !line.hours.is_empty()),
                "{place}: no way to reach"
            );
        }
    }
}

#[test]
fn a_child_has_a_line_for_children_first_at_every_step() {
    let lines = help::built_in();
    for nation in NATIONS.iter() {
        let told = nation.clone().with_help(&lines).told_to(Some(Reader::Child));
        for (map, text) in told.maps() {
            for (step, own) in text.steps() {
                let first = told.lines_at(waymark::atlas::StepRef { map, step }).first().map(|line| line.name.clone());
                let line = lines.iter().find(|line| Some(&line.name) == first.as_ref());
                let line = line.unwrap_or_else(|| panic!("{} {}: nobody to call", text.file.map, own.id));
                let is_danger = line.telephone.as_deref() == Some("999");
                assert!(
                    is_danger || line.readers.contains(&Reader::Child),
                    "{} {}: {}",
                    text.file.map,
                    own.id,
                    line.name
                );
            }
        }
    }
}

#[test]
fn a_name_that_asks_ends_its_sentence_itself() {
    let is_wrong = |text: &str| text.contains("?.") || text.contains(".?") || text.contains("??");
    for nation in NATIONS.iter() {
        for reader in [None].into_iter().chain(Reader::ALL.iter().copied().map(Some)) {
            let world = World::new(nation.clone().told_to(reader), &ENGLISH);
            for (map, text) in nation.maps() {
                for (step, own) in text.steps() {
                    let at = waymark::atlas::StepRef { map, step };
                    let place = Place::map(&nation.id, text.slug(), Some(&own.id));
                    let html = page(&ViewContext::app(&ENGLISH), &panel(&world, at, &place)).into_string();
                    let told: String =
                        html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
                    assert!(!is_wrong(&told), "{} {}: {told}", text.file.map, own.id);
                    let name = own.shown_name(reader);
                    let here = (ENGLISH.map.step_chosen)(name, 2);
                    let ahead = (ENGLISH.from_here.ahead_announced)(Bearing::Ahead(Some(1)), name, name, 2);
                    assert!(!is_wrong(&here) && !is_wrong(&ahead), "{here} {ahead}");
                }
            }
        }
    }
}
