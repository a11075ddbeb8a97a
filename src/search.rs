//! Finds a step by its name, its plain words, the glossary's terms and everyday words.
//! Must never need the maps themselves: it has a small index of its own, fetched when first needed.

use serde::{Deserialize, Serialize};

use crate::atlas::Map;
use crate::atlas::file::{Ending, StepKind};
use crate::scene::step::mentions;
use crate::sorting::sort_by_key;

/// A step as search knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchEntry {
    /// The step as `nation/map#step`.
    pub step: String,
    /// Its map's title.
    pub map: String,
    /// Its name.
    pub name: String,
    /// Its plain words.
    pub plain: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// Everyday words and terms of the glossary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// Most hits shown.
pub const MOST_HITS: usize = 20;

/// The entries of a map.
pub fn entries(map: &Map) -> Vec<SearchEntry> {
    (map.file.steps.iter())
        .map(|step| {
            let terms =
                map.file.glossary.iter().filter(|term| mentions(step, &term.term)).map(|term| term.term.clone());
            SearchEntry {
                step: format!("{}#{}", map.file.map, step.id),
                map: map.file.title.clone(),
                name: step.name.clone(),
                plain: step.plain.clone(),
                kind: step.kind,
                ending: step.ending(),
                also: step.also.iter().cloned().chain(terms).collect(),
            }
        })
        .collect()
}

/// The entries in which every word of the query is found, at the start of a word; best first: the whole name, in the name,
/// in everyday words and terms, in the plain words. If none has all words, those with most of them. At most [`MOST_HITS`].
pub fn search<'a>(index: &'a [SearchEntry], query: &str) -> Vec<&'a SearchEntry> {
    let wanted: Vec<String> = words_of(query).filter(|word| !STOP.contains(&word.as_str())).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let phrase = words_of(query).collect::<Vec<_>>().join(" ");
    let mut scored: Vec<(usize, usize, usize, &SearchEntry)> = (index.iter().enumerate())
        .filter_map(|(idx, entry)| {
            let scores: Vec<usize> = wanted.iter().map(|word| score(entry, word)).collect();
            let n_found = scores.iter().filter(|score| 0 < **score).count();
            let is_phrase = entry.also.iter().chain([&entry.name]).any(|text| plainly(text).contains(&phrase));
            let is_name = plainly(&entry.name) == phrase;
            let bonus = if is_name {
                20
            } else if is_phrase {
                8
            } else {
                0
            };
            let sum = scores.iter().sum::<usize>() + bonus;
            (0 < n_found).then_some((n_found, sum, idx, entry))
        })
        .collect();
    let most = scored.iter().map(|(n_found, ..)| *n_found).max().unwrap_or_default();
    scored.retain(|(n_found, ..)| *n_found == most && wanted.len() < 2 * most + 1);
    sort_by_key(&mut scored, |(_, sum, idx, _)| (usize::MAX - sum, *idx));
    scored.into_iter().take(MOST_HITS).map(|(.., entry)| entry).collect()
}

/// Words too common to look for.
const STOP: [&str; 18] =
    ["a", "an", "the", "of", "to", "in", "on", "at", "is", "it", "and", "or", "for", "my", "our", "we", "i", "with"];

fn score(entry: &SearchEntry, word: &str) -> usize {
    let has = |text: &str| words_of(text).any(|known| known.starts_with(word));
    if has(&entry.name) {
        return 5;
    }
    if entry.also.iter().any(|text| has(text)) {
        return 4;
    }
    if has(&entry.plain) { 2 } else { 0 }
}

fn words_of(text: &str) -> impl Iterator<Item = String> + '_ {
    (text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’'))
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace(['\'', '’'], ""))
}

fn plainly(text: &str) -> String {
    words_of(text).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Vec<SearchEntry> {
        let entry = |step: &str, name: &str, plain: &str, also: &[&str]| SearchEntry {
            step: step.to_string(),
            map: "Map".to_string(),
            name: name.to_string(),
            plain: plain.to_string(),
            kind: StepKind::Step,
            ending: None,
            also: also.iter().map(ToString::to_string).collect(),
        };
        vec![
            entry("a", "Grounds hearing", "The panel goes through the reasons.", &["the panel"]),
            entry("b", "Living with kin", "You live with a relative.", &["gran looking after"]),
            entry("c", "Child protection order", "A sheriff says you must be safe somewhere else.", &["taken away"]),
        ]
    }

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let index = index();
        let found: Vec<&str> = search(&index, query).iter().map(|entry| entry.step.as_str()).collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn everyday_words_find_the_step() {
        check("taken away", &["c"]);
        check("the panel", &["a"]);
        check("my gran", &["b"]);
        check("HEARING", &["a"]);
        check("sher", &["c"]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("", &[]);
        check("the", &[]);
        check("zebra", &[]);
        check("zebra lion tiger hearing", &[]);
    }
}
