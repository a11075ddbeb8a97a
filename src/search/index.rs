//! Builds what search looks through when the site is built: from the maps, from those who help, and from the words people use.
//! Must never let a word lead to a step that is not there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{HitSort, MARK, SearchEntry, SearchIndex, words_of};
use crate::atlas::file::from_json;
use crate::atlas::help::{Helpline, Topic};
use crate::atlas::{Map, Nation};
use crate::scene::glossary::words;
use crate::scene::step::mentions;

/// The words people use: `maps/search-words.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchWords {
    /// How the page of help is found.
    pub help: HelpPage,
    /// Words that say nothing by themselves.
    pub idle: Vec<String>,
    /// Words that mean the same, group by group.
    pub same: Vec<Vec<String>>,
    /// What people ask or worry about, and where that leads.
    pub asks: Vec<Ask>,
}

/// The page of help, as a hit.
#[derive(Clone, Debug, Deserialize)]
pub struct HelpPage {
    /// Its name.
    pub name: String,
    /// What stands there.
    pub plain: String,
}

/// What people ask or worry about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// In which words, each way of saying it by itself.
    pub say: Vec<String>,
    /// Where it leads first: steps as `nation/map#step`, `help`, or helpers by what they know about, `help/domestic-abuse`.
    pub to: Vec<String>,
    /// Where it may lead as well.
    #[serde(default)]
    pub or: Vec<String>,
}

/// Whether what people ask leads there first, or as well.
#[derive(Clone, Copy)]
enum AskRank {
    First,
    Beside,
}

/// The index. Fails with everything that is wrong with the words.
pub fn build(nations: &[Nation], help: &[Helpline], words: &SearchWords) -> Result<SearchIndex, Vec<String>> {
    let mut entries: Vec<SearchEntry> =
        nations.iter().flat_map(|nation| &nation.maps).flat_map(|map| steps(map)).collect();
    entries.push(SearchEntry {
        sort: HitSort::Help,
        to: "help".to_string(),
        nations: nations.iter().map(|nation| nation.id.clone()).collect(),
        name: words.help.name.clone(),
        plain: words.help.plain.clone(),
        ..SearchEntry::default()
    });
    // Those who know about one thing come before those who know about many.
    let mut helpers: Vec<&Helpline> = help.iter().collect();
    helpers.sort_by_key(|helper| helper.topics.len());
    let n_before = entries.len();
    entries.extend(helpers.iter().map(|helper| SearchEntry {
        sort: HitSort::Help,
        to: "help".to_string(),
        nations: helper.nations.clone(),
        name: helper.name.clone(),
        plain: helper.what.clone(),
        telephone: helper.telephone.clone().unwrap_or_default(),
        ..SearchEntry::default()
    }));
    let mut problems = problems(words);
    for ask in &words.asks {
        let (to, or) = (ask.to.iter().map(|to| (to, AskRank::First)), ask.or.iter().map(|to| (to, AskRank::Beside)));
        for (to, rank) in to.chain(or) {
            let about = to.strip_prefix("help/");
            let about = about.map(|topic| from_json::<Topic>(&format!("\"{topic}\"")).ok());
            let mut is_there = false;
            for (idx, entry) in entries.iter_mut().enumerate() {
                let is_meant = match about {
                    Some(topic) => {
                        n_before <= idx && helpers[idx - n_before].topics.iter().any(|known| Some(*known) == topic)
                    }
                    None => entry.to == *to && idx < n_before,
                };
                if is_meant {
                    is_there = true;
                    let list = match rank {
                        AskRank::First => &mut entry.asked,
                        AskRank::Beside => &mut entry.beside,
                    };
                    list.extend(ask.say.iter().filter(|say| !list.contains(say)).cloned().collect::<Vec<_>>());
                }
            }
            if !is_there {
                problems.push(format!("“{}” leads to {to}, which is not there", ask.say.join("”, “")));
            }
        }
    }
    entries.extend(nations.iter().flat_map(glossary));
    match problems.is_empty() {
        true => Ok(SearchIndex { entries, same: words.same.clone(), idle: words.idle.clone() }),
        false => Err(problems),
    }
}

/// The row that the app is handed of an entry, without empty cells at its end.
pub(super) fn row(entry: &SearchEntry) -> Vec<String> {
    let sort = match entry.sort {
        HitSort::Step => "",
        HitSort::Help => "help",
        HitSort::Word => "word",
    };
    let ending = entry.ending.map(|ending| word(&ending)).unwrap_or_default();
    let texts = [&entry.map, &entry.name, &entry.plain_name, &entry.plain, &entry.telephone].map(String::clone);
    let lists = [&entry.asked, &entry.beside, &entry.also, &entry.terms].map(|list| cell(list));
    let mut row = vec![sort.to_string(), entry.to.clone(), cell(&entry.nations)];
    row.extend(texts.into_iter().chain([word(&entry.kind), word(&entry.road), ending]).chain(lists));
    while row.last().is_some_and(String::is_empty) {
        row.pop();
    }
    row
}

/// A list as one cell of a row.
pub(super) fn cell(texts: &[String]) -> String {
    texts.join(&MARK.to_string())
}

/// The word that stands for a value in files.
fn word(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('"', "")
}

/// What is wrong with the words by themselves.
fn problems(words: &SearchWords) -> Vec<String> {
    let mut problems = Vec::new();
    let lists = [
        ("idle", words.idle.iter().collect::<Vec<_>>()),
        ("same", words.same.iter().flatten().collect()),
        ("asks", words.asks.iter().flat_map(|ask| &ask.say).collect()),
    ];
    for (name, list) in lists {
        let mut met = BTreeSet::new();
        for word in list {
            let own = words_of(word);
            if own.join(" ") != *word {
                problems.push(format!("{name}: “{word}” is not as search reads it, “{}”", own.join(" ")));
            }
            if name != "asks" && own.len() != 1 {
                problems.push(format!("{name}: “{word}” is not one word"));
            }
            if !met.insert(own) {
                problems.push(format!("{name}: “{word}” stands there twice"));
            }
        }
    }
    let both = words.same.iter().flatten().filter(|word| words.idle.contains(word));
    problems.extend(both.map(|word| format!("“{word}” is idle and means the same as another word")));
    let alone = words.same.iter().filter(|group| group.len() < 2).flatten();
    problems.extend(alone.map(|word| format!("same: “{word}” stands alone")));
    problems
}

fn steps(map: &Map) -> Vec<SearchEntry> {
    (map.file.steps.iter())
        .map(|step| {
            let terms = map.file.glossary.iter().filter(|term| mentions(step, &term.term));
            SearchEntry {
                to: format!("{}#{}", map.file.map, step.id),
                nations: vec![map.file.nation.clone()],
                map: map.file.title.clone(),
                name: step.name.clone(),
                plain_name: step.plain_name.clone(),
                plain: step.plain.clone(),
                kind: step.kind,
                ending: step.ending(),
                road: step.road,
                also: step.also.clone(),
                terms: terms.map(|term| term.term.clone()).collect(),
                ..SearchEntry::default()
            }
        })
        .collect()
}

fn glossary(nation: &Nation) -> Vec<SearchEntry> {
    (words(nation).into_iter())
        .map(|word| SearchEntry {
            sort: HitSort::Word,
            to: "words".to_string(),
            nations: vec![nation.id.clone()],
            name: word.term,
            plain: word.meanings.into_iter().next().map(|(meaning, _)| meaning).unwrap_or_default(),
            ..SearchEntry::default()
        })
        .collect()
}
