//! Whom a family can talk to: on every step somebody with a number, and what is wrong with the file of numbers is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/nations.rs"]
mod nations;

use serde_json::{Value, json};
use waymark::atlas::check::{help, step_ids};
use waymark::atlas::help::{Helpline, Topic, built_in, talk};
use waymark::atlas::reader::Reader;
use waymark::atlas::{Index, StepRef};

use nations::NATIONS;

#[test]
fn every_step_names_somebody_to_ring_for_its_reader() {
    let all = built_in();
    for nation in NATIONS.iter() {
        for (map, text) in nation.maps() {
            for (step, words) in text.steps() {
                let lines = talk(&all, nation, StepRef { map, step });
                let place = format!("{}#{}", text.file.map, words.id);
                let handed: Vec<_> = nation.lines_at(StepRef { map, step }).into_iter().cloned().collect();
                assert_eq!(handed, lines.iter().map(|line| Helpline::short(line)).collect::<Vec<_>>(), "{place}");
                assert!((2..=3).contains(&lines.len()), "{place}: {} lines", lines.len());
                assert!(lines.iter().all(|line| line.telephone.is_some()), "{place}");
                let is_for = |reader| lines.iter().any(|line| line.readers.contains(&reader));
                assert!(is_for(Reader::Child), "{place} has nobody for the child");
                let is_of_young_people = text.file.speaks_to == Reader::Child;
                assert!(is_of_young_people || is_for(Reader::Parent) || is_for(Reader::Carer), "{place}");
            }
        }
    }
}

#[test]
fn a_councils_own_line_at_the_head_of_the_file_stands_on_every_step_of_its_nation() {
    for nation in NATIONS.iter() {
        let maps: Vec<&str> = nation.maps().map(|(_, text)| text.file.map.as_str()).collect();
        let own: Helpline = serde_json::from_value(json!({
            "id": "own-council", "nations": [nation.id], "readers": ["parent", "carer", "child"], "maps": maps,
            "topics": ["advice", "court", "legal", "complaint"], "name": "Our council", "what": "Ask for your worker.",
            "telephone": "01234 567890", "source": "https://example.org/", "checked": "2026-11-28",
        }))
        .unwrap();
        let all: Vec<Helpline> = [own.clone()].into_iter().chain(built_in()).collect();
        for (map, text) in nation.maps() {
            for (step, words) in text.steps() {
                let lines = talk(&all, nation, StepRef { map, step });
                // Whoever is put on this very step comes before it.
                let name = format!("{}#{}", text.file.map, words.id);
                let first = lines.iter().find(|line| !line.steps.contains(&name) && line.topics[0] == Topic::Advice);
                assert_eq!(first.map(|line| &line.id), Some(&own.id), "{name}");
            }
        }
    }
}

#[test]
fn where_999_is_the_first_thing_to_do_the_number_stands_first_and_nowhere_else() {
    let all = built_in();
    for nation in NATIONS.iter() {
        for (map, text) in nation.maps() {
            for (step, words) in text.steps() {
                let is_told =
                    words.do_now.iter().take(1).chain([&words.plain, &words.child]).any(|line| line.contains("999"));
                let first = talk(&all, nation, StepRef { map, step }).remove(0).telephone.clone();
                assert_eq!(first.as_deref() == Some("999"), is_told, "{}#{}", text.file.map, words.id);
            }
        }
    }
}

#[test]
fn a_step_of_law_shows_a_line_for_law_and_housing_lines_stand_only_where_a_home_is_at_stake() {
    let all = built_in();
    let first_topics = |place: &str| -> Vec<Topic> {
        let (map, step) = place.split_once("#").unwrap();
        let (nation, step) = NATIONS.iter().find_map(|nation| Some((nation, nation.find(map, step)?))).expect(place);
        talk(&all, nation, step).iter().map(|line| line.topics[0]).collect()
    };
    for place in [
        "scotland/childrens-hearings#statement-of-grounds",
        "scotland/childrens-hearings#appeal-to-sheriff",
        "scotland/kinship#long-term-plan",
        "england/care-management#letter-before-proceedings",
        "england/children-in-care#final-hearing",
        "england/leaving-care#immigration-refused",
    ] {
        assert_eq!(first_topics(place)[1], Topic::Legal, "{place}");
    }
    for place in ["scotland/child-protection#challenge-cppm-decision", "england/leaving-care#challenge-and-complaint"] {
        assert!(first_topics(place).iter().any(|topic| matches!(topic, Topic::Legal | Topic::Complaint)), "{place}");
    }
    assert_eq!(first_topics("england/leaving-care#risk-of-homelessness")[0], Topic::Housing);
    for place in ["scotland/looked-after#residential-placement", "scotland/looked-after#rehab-plan"] {
        assert!(!first_topics(place).contains(&Topic::Housing), "{place}");
    }
}

/// What is said of the file with a change to one of its lines.
fn broken(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut lines = serde_json::to_value(built_in()).unwrap();
    let line = lines.as_array_mut().unwrap().iter_mut().find(|line| line["id"] == "childline").unwrap();
    change(line);
    let maps: Vec<_> = NATIONS.iter().flat_map(|nation| &nation.maps).map(|map| map.file.clone()).collect();
    let read = help::read("help.json", &lines.to_string(), &Index::built_in(), &step_ids(&maps));
    read.err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[track_caller]
fn check(key: &str, value: Value, expected: &str) {
    let told = broken(|line| line[key] = value);
    assert!(told.len() == 1 && told[0].contains(expected) && told[0].contains("\"childline\""), "{told:?}");
}

#[test]
fn a_fault_of_a_line_is_told_with_how_to_mend_it() {
    assert_eq!(broken(|_| {}), [""; 0]);
    check("telephone", json!("call us"), "is no telephone number: write digits");
    check("telephone", json!("12"), "is no telephone number");
    check("source", json!(""), "is no address that can be read: write it with https://");
    check("checked", json!("last week"), "is no day: write the day it was read");
    check("nations", json!(["narnia"]), "no nation is called \"narnia\"");
    check("nations", json!([]), "it says not for whom it is");
    check("maps", json!(["scotland/nowhere"]), "no map is called");
    check("steps", json!(["scotland/kinship#nowhere"]), "no step is called");
}
