//! What people type leads where it should: two lists of phrases, the words that mean the same, and every step by its name.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};
use waymark::atlas::Index;
use waymark::atlas::file::from_json;
use waymark::atlas::help::built_in;
use waymark::atlas::reader::Reader;
use waymark::search::{Finder, HitSort, Near, SearchEntry, SearchIndex, build};
use waymark::views::cx::ViewContext;
use waymark::views::search::{hits, nothing};
use waymark::words;

#[path = "support/nations.rs"]
mod nations;

use nations::NATIONS;

const WORDS: &str = include_str!("../maps/search-words.json");
const PHRASES: &str = include_str!("search/phrases.json");

static INDEX: LazyLock<SearchIndex> = LazyLock::new(|| {
    let index = build(&NATIONS, &built_in(), &from_json(WORDS).unwrap()).unwrap();
    // As a reader's device has it.
    let handed = from_json(&serde_json::to_string(&index.rows()).unwrap()).and_then(SearchIndex::from_rows).unwrap();
    assert!(handed == index, "what a device is handed is the whole index");
    handed
});

static FINDER: LazyLock<Finder> = LazyLock::new(|| Finder::new(INDEX.clone()));

/// What people typed: those tried on real readers' behalf, and those thought of before anything was tuned.
#[derive(Deserialize)]
struct Phrases {
    given: Vec<Phrase>,
    own: Vec<Phrase>,
}

#[derive(Deserialize)]
struct Phrase {
    typed: String,
    /// Where the reader is: a nation, or a map as `nation/map`.
    near: Option<String>,
    /// What is right on top. Where steps of both nations stand here and none is near, the other nation's is among the
    /// first three.
    right: Vec<String>,
    /// What may stand on top as well.
    #[serde(default)]
    or: Vec<String>,
}

fn nation(to: &str) -> Option<&str> {
    Some(to.split_once('/')?.0)
}

fn near(place: &str) -> Near<'_> {
    let (nation, map) = place.split_once('/').map_or((place, None), |(nation, map)| (nation, Some(map)));
    Near { nation, map }
}

/// Where the phrase leads, the first three.
fn led(phrase: &Phrase) -> Vec<&'static str> {
    FINDER.found(&phrase.typed, phrase.near.as_deref().map(near)).hits().take(3).map(|hit| hit.to.as_str()).collect()
}

fn is_hit(phrase: &Phrase) -> bool {
    let hits = led(phrase);
    let Some(top) = hits.first() else { return false };
    let is_right = |to: &&str| phrase.right.iter().any(|right| right == to);
    let needs_both =
        phrase.near.is_none() && phrase.right.iter().filter_map(|to| nation(to)).collect::<BTreeSet<_>>().len() == 2;
    let has_other = hits.iter().filter(|to| is_right(to)).any(|to| nation(to) != nation(top));
    let is_step = nation(top).is_some();
    (is_right(top) || phrase.or.iter().any(|to| to == top)) && (!needs_both || !is_step || has_other)
}

#[track_caller]
fn check(name: &str, phrases: &[Phrase]) {
    let missed: Vec<&Phrase> = phrases.iter().filter(|phrase| !is_hit(phrase)).collect();
    for phrase in &missed {
        println!("{}: {:?}", phrase.typed, led(phrase));
    }
    let share = 100 * (phrases.len() - missed.len()) / phrases.len();
    println!("{name}: {} of {} phrases lead where they should, {share} %", phrases.len() - missed.len(), phrases.len());
    assert!(90 <= share, "{name}: {share} %");
}

#[test]
fn phrases_that_people_typed_lead_where_they_should() {
    check("given", &from_json::<Phrases>(PHRASES).unwrap().given);
}

#[test]
fn phrases_thought_of_before_tuning_lead_where_they_should() {
    check("own", &from_json::<Phrases>(PHRASES).unwrap().own);
}

fn steps() -> impl Iterator<Item = &'static SearchEntry> {
    INDEX.entries.iter().filter(|entry| entry.sort == HitSort::Step)
}

#[test]
fn every_step_is_found_by_its_names() {
    for entry in steps() {
        let place = entry.to.split('#').next().unwrap();
        for name in [&entry.name, &entry.plain_name].into_iter().filter(|name| !name.is_empty()) {
            let at = |near| FINDER.found(name, near).hits().position(|hit| hit.to == entry.to);
            assert!(at(None).is_some_and(|at| at < 6), "{name:?} finds {} at {:?}", entry.to, at(None));
            let at = at(Some(near(place)));
            assert!(at.is_some_and(|at| at < 3), "on its map {name:?} finds {} at {at:?}", entry.to);
        }
    }
}

#[test]
fn what_is_near_comes_first_and_the_other_nation_under_its_name() {
    let (index, cx) = (Index::built_in(), ViewContext::app(&words::ENGLISH));
    for (query, place) in [("contact", "england/children-in-care"), ("gran", "scotland"), ("foster", "england")] {
        let near = near(place);
        let found = FINDER.found(query, Some(near));
        assert!(found.first[0].to.starts_with(place), "{query} in {place} finds {}", found.first[0].to);
        assert!(found.first.iter().all(|hit| hit.nations.iter().any(|nation| nation == near.nation)));
        let [(other, elsewhere)] = found.elsewhere.as_slice() else { panic!("{query} is known in one other nation") };
        assert!(*other != near.nation && elsewhere.iter().all(|hit| hit.nations == [*other]));
        let name = &index.nation(other).unwrap().name;
        assert!(hits(&cx, &index, &found, None).into_string().contains(&format!(">Also in {name}</h2>")));
    }
    assert!(FINDER.found("gran", None).elsewhere.is_empty());
}

#[test]
fn a_worker_reads_the_official_name_of_a_hit_first_and_everybody_else_the_everyday_one() {
    let (index, cx) = (Index::built_in(), ViewContext::app(&words::ENGLISH));
    let found = FINDER.found("grounds hearing", Some(near("scotland")));
    let entry = found.first[0];
    assert!(entry.to.ends_with("#grounds-hearing") && !entry.plain_name.is_empty());
    let is_link =
        |reader, name: &str| hits(&cx, &index, &found, reader).into_string().contains(&format!(">{name}</a>"));
    assert!(is_link(Some(Reader::Worker), &entry.name) && !is_link(Some(Reader::Worker), &entry.plain_name));
    for reader in [None, Some(Reader::Parent)] {
        assert!(is_link(reader, &entry.plain_name) && !is_link(reader, &entry.name));
    }
}

#[test]
fn help_and_words_are_found_beside_steps() {
    let sorts = |query: &str, near: &str| {
        FINDER.found(query, Some(crate::near(near))).first.iter().map(|hit| hit.sort).collect::<Vec<_>>()
    };
    assert_eq!(sorts("samaritans", "england")[0], HitSort::Help);
    assert_eq!(sorts("mental health", "scotland")[0], HitSort::Help);
    let lawyer = sorts("lawyer", "scotland");
    assert!(lawyer[0] == HitSort::Step && lawyer.contains(&HitSort::Help));
    let word = sorts("curator ad litem", "scotland");
    assert!(word[0] == HitSort::Step && word.contains(&HitSort::Word));
    let page = hits(&ViewContext::app(&words::ENGLISH), &Index::built_in(), &FINDER.found("samaritans", None), None)
        .into_string();
    let telephone = &INDEX.entries.iter().find(|entry| entry.name == "Samaritans").unwrap().telephone;
    assert!(!telephone.is_empty() && page.contains("href=\"#/help\"") && page.contains(telephone.as_str()));
}

#[test]
fn a_plain_name_is_shown_first_and_found() {
    let mut index = SearchIndex::default();
    let step = |name: &str, plain_name: &str| SearchEntry {
        to: format!("scotland/map#{}", name.len()),
        nations: vec!["scotland".to_string()],
        name: name.to_string(),
        plain_name: plain_name.to_string(),
        ..SearchEntry::default()
    };
    index.entries = vec![step("Curator ad litem", "Someone who speaks for the child"), step("Hearing", "")];
    let finder = Finder::new(index);
    let found = finder.found("someone who speaks", None);
    assert_eq!(found.first.len(), 1);
    let page = hits(&ViewContext::app(&words::ENGLISH), &Index::built_in(), &found, None).into_string();
    assert!(page.find("Someone who speaks").unwrap() < page.find("Curator ad litem").unwrap(), "{page}");
    let page = hits(&ViewContext::app(&words::ENGLISH), &Index::built_in(), &finder.found("hearing", None), None)
        .into_string();
    assert_eq!(page.matches("Hearing").count(), 1);
}

#[test]
fn where_nothing_is_found_three_situations_lead_on() {
    let (index, cx) = (Index::built_in(), ViewContext::app(&words::ENGLISH));
    let right = [
        ["scotland/childrens-hearings/referral-to-reporter", "england/care-management/letter-before-proceedings"],
        ["scotland/child-protection/initial-checks", "england/care-management/assessment-starts"],
        ["scotland/looked-after/becomes-looked-after", "england/children-in-care/becomes-looked-after"],
    ];
    assert!(FINDER.found("zzzz", None).hits().next().is_none());
    let everywhere = nothing(&cx, &index, &FINDER, None).into_string();
    for (nation, of) in [("scotland", 0), ("england", 1)] {
        let near = Near { nation, map: None };
        let here = nothing(&cx, &index, &FINDER, Some(near)).into_string();
        for (steps, happened) in right.iter().zip(words::ENGLISH.happened) {
            let link = format!("href=\"#/{}\"", steps[of]);
            assert!(here.contains(&link) && here.contains(happened), "{here}");
            assert!(everywhere.contains(&link), "{everywhere}");
            assert!(!here.contains(steps[1 - of]));
        }
        assert!(here.contains("href=\"#/help\""));
    }
}

#[test]
fn words_that_lead_nowhere_or_stand_twice_are_refused() {
    let refused = |change: fn(&mut Value)| {
        let mut words: Value = from_json(WORDS).unwrap();
        change(&mut words);
        build(&NATIONS, &built_in(), &serde_json::from_value(words).unwrap()).unwrap_err().join("\n")
    };
    let problems = refused(|words| words["asks"][0]["to"] = json!(["scotland/kinship#nowhere", "help/nobody"]));
    assert!(problems.contains("scotland/kinship#nowhere") && problems.contains("help/nobody"), "{problems}");
    assert!(refused(|words| words["asks"][0]["or"] = json!(["england/kinship"])).contains("england/kinship"));
    assert!(refused(|words| words["same"][0][1] = words["same"][1][0].clone()).contains("twice"));
    assert!(refused(|words| words["asks"][0]["say"][1] = words["asks"][1]["say"][0].clone()).contains("twice"));
    assert!(refused(|words| words["idle"][0] = words["idle"][1].clone()).contains("twice"));
    assert!(refused(|words| words["same"][0][1] = words["idle"][1].clone()).contains("idle"));
    assert!(refused(|words| words["same"][0] = json!(["lonely1"])).contains("alone"));
    assert!(refused(|words| words["same"][0][1] = json!("two words")).contains("not one word"));
    assert!(refused(|words| words["asks"][0]["say"][0] = json!("Don’t")).contains("as search reads it"));
}
