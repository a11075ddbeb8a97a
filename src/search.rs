//! Finds steps, help and words of the glossary by any word a reader knows them by.
//! Must never need the maps themselves: it has a small index of its own, fetched when first needed.

use crate::atlas::file::from_json;
use crate::atlas::file::{Ending, Prominence, StepKind};
use crate::sorting::{sort_by, sort_by_key};

#[cfg(not(feature = "browser"))]
mod index;

#[cfg(not(feature = "browser"))]
pub use index::{SearchWords, build};

/// What a reader can be led to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitSort {
    /// A step of a map.
    #[default]
    Step,
    /// Somebody who helps.
    Help,
    /// A word of the glossary.
    Word,
}

/// What search knows of a step, of somebody who helps, or of a word.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchEntry {
    /// What it is.
    pub sort: HitSort,
    /// Where it leads: a step as `nation/map#step`, or the name of a page of words.
    pub to: String,
    /// The nations it is true in.
    pub nations: Vec<String>,
    /// A step's map, by its title.
    pub map: String,
    /// Its name.
    pub name: String,
    /// A step's name in everyday words, where it has one.
    pub plain_name: String,
    /// Its plain words; the meaning of a word.
    pub plain: String,
    /// The number of somebody who helps.
    pub telephone: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, if it is one.
    pub ending: Option<Ending>,
    /// Whether it stands on the main road.
    pub road: Prominence,
    /// What people ask who are led here first: counts only where the whole of it was typed.
    pub asked: Vec<String>,
    /// What people ask who are led here as well, or after others.
    pub beside: Vec<String>,
    /// Everyday words.
    pub also: Vec<String>,
    /// Terms of the glossary that it uses.
    pub terms: Vec<String>,
}

/// What search looks through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchIndex {
    /// Everything that can be found.
    pub entries: Vec<SearchEntry>,
    /// Words that mean the same, group by group.
    pub same: Vec<Vec<String>>,
    /// Words that say nothing by themselves.
    pub idle: Vec<String>,
}

/// Between the texts of a list in one cell of a row.
const MARK: char = '\n';

impl SearchIndex {
    /// What the app is handed: a row of idle words, a row of words that mean the same, and a row for each entry.
    #[cfg(not(feature = "browser"))]
    pub fn rows(&self) -> Vec<Vec<String>> {
        let same = self.same.iter().map(|group| index::cell(group)).collect();
        let head = [self.idle.clone(), same];
        head.into_iter().chain(self.entries.iter().map(index::row)).collect()
    }

    /// The index from what the app is handed. Fails with the reason.
    pub fn from_rows(rows: Vec<Vec<String>>) -> Result<SearchIndex, String> {
        let mut rows = rows.into_iter();
        let idle = rows.next().unwrap_or_default();
        let same = rows.next().unwrap_or_default().iter().map(|group| texts(group)).collect();
        let entries = rows.map(entry).collect::<Result<Vec<_>, _>>()?;
        Ok(SearchIndex { entries, same, idle })
    }
}

fn texts(cell: &str) -> Vec<String> {
    cell.split(MARK).filter(|text| !text.is_empty()).map(str::to_string).collect()
}

/// An entry from its row: the cells in the order in which `index::row` writes them; those at the end may be left out.
fn entry(row: Vec<String>) -> Result<SearchEntry, String> {
    let mut cells = row.into_iter();
    let mut next = || cells.next().unwrap_or_default();
    let word = |cell: String| ["\"", &cell, "\""].concat();
    let sort = match next().as_str() {
        "" => HitSort::Step,
        "help" => HitSort::Help,
        "word" => HitSort::Word,
        other => return Err(other.to_string()),
    };
    Ok(SearchEntry {
        sort,
        to: next(),
        nations: texts(&next()),
        map: next(),
        name: next(),
        plain_name: next(),
        plain: next(),
        telephone: next(),
        kind: from_json(&word(next()))?,
        road: from_json(&word(next()))?,
        ending: Some(next()).filter(|ending| !ending.is_empty()).map(|ending| from_json(&word(ending))).transpose()?,
        asked: texts(&next()),
        beside: texts(&next()),
        also: texts(&next()),
        terms: texts(&next()),
    })
}

/// Where the reader is: what is nearest is told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near<'a> {
    /// The nation.
    pub nation: &'a str,
    /// The map's own part of its address, on a map.
    pub map: Option<&'a str>,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'a> {
    /// Best first: those of the reader's nation, or of every nation where none is near.
    pub first: Vec<&'a SearchEntry>,
    /// Steps of another nation, best first, nation by nation.
    pub elsewhere: Vec<(&'a str, Vec<&'a SearchEntry>)>,
}

impl<'a> Found<'a> {
    /// Every hit in the order shown.
    pub fn hits(&self) -> impl Iterator<Item = &'a SearchEntry> {
        self.first.iter().chain(self.elsewhere.iter().flat_map(|(_, hits)| hits)).copied()
    }
}

/// Most steps shown of what is near.
pub const MOST_HITS: usize = 15;
/// Most shown of another nation, and most helpers or words.
const MOST_BESIDE: usize = 4;

/// The index made ready for looking: every word once, and every text as the places of its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finder {
    index: SearchIndex,
    words: Vec<IndexWord>,
    texts: Vec<Vec<IndexText>>,
}

/// A word that stands somewhere in the index.
#[derive(Clone, Debug, PartialEq)]
struct IndexWord {
    text: String,
    /// The group of words that mean the same.
    group: Option<usize>,
    is_idle: bool,
}

/// A text of an entry.
#[derive(Clone, Debug, PartialEq)]
struct IndexText {
    /// How much it says about the entry.
    weight: usize,
    need: Need,
    words: Vec<usize>,
}

/// How much of a text must have been typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// Any word.
    Any,
    /// Every word, those that say nothing by themselves too.
    All,
}

/// A word that was typed.
struct TypedWord {
    /// How much it says: a rare word more than a common one.
    weight: usize,
    is_idle: bool,
    /// How well it fits each word of the index, 0 to 100.
    fits: Vec<usize>,
}

/// How well a word fits one with another ending, one that means the same, one it is the beginning of; and a word after
/// one slip has been mended, of a hundred.
const ENDING: usize = 90;
const MEANING: usize = 82;
const BEGINNING: usize = 40;
const MENDED: usize = 85;
/// How well every word of a text has to fit where all of it is needed.
const WHOLE: usize = 65;

impl IndexWord {
    /// A word; `groups` holds the stems of words that mean the same.
    fn new(text: String, groups: &[Vec<String>], idle: &[String]) -> IndexWord {
        let group = groups.iter().position(|group| group.iter().any(|known| known == stem(&text)));
        IndexWord { group, is_idle: idle.contains(&text), text }
    }
}

impl Finder {
    /// Makes an index ready.
    pub fn new(index: SearchIndex) -> Finder {
        let mut all: Vec<String> = Vec::new();
        for entry in &index.entries {
            texts_of(entry).iter().for_each(|(_, _, text)| all.extend(words_of(text)));
        }
        all.extend(index.same.iter().flatten().flat_map(|word| words_of(word)));
        sort_by(&mut all, Ord::cmp);
        all.dedup();
        let groups = stems(&index.same);
        let words: Vec<IndexWord> = all.into_iter().map(|text| IndexWord::new(text, &groups, &index.idle)).collect();
        let texts = (index.entries.iter())
            .map(|entry| {
                (texts_of(entry).into_iter())
                    .map(|(weight, need, text)| {
                        let at = |word: String| words.binary_search_by(|known| known.text.cmp(&word)).ok();
                        IndexText { weight, need, words: words_of(&text).into_iter().filter_map(at).collect() }
                    })
                    .collect()
            })
            .collect();
        Finder { index, words, texts }
    }

    /// What was found for a query; what is near comes first.
    pub fn found(&self, query: &str, near: Option<Near<'_>>) -> Found<'_> {
        let typed = self.typed(query);
        let total: usize = typed.iter().filter(|word| !word.is_idle).map(|word| word.weight).sum();
        let mut scored: Vec<(usize, &SearchEntry)> = (self.index.entries.iter().zip(&self.texts))
            .map(|(entry, texts)| (self.score(texts, &typed, total) * worth(entry, near) / 100, entry))
            .filter(|(score, _)| 0 < *score)
            .collect();
        sort_by_key(&mut scored, |(score, _)| usize::MAX - score);
        let is_near =
            |entry: &SearchEntry| near.is_none_or(|near| entry.nations.iter().any(|nation| nation == near.nation));
        let of = |sort: HitSort, most: usize| {
            let mut hits: Vec<(usize, &SearchEntry)> =
                scored.iter().filter(|(_, entry)| entry.sort == sort && is_near(entry)).copied().collect();
            let best = hits.first().map_or(0, |(score, _)| *score);
            hits.retain(|(score, _)| best < 4 * score);
            hits.truncate(most);
            (best, hits)
        };
        let ((best_step, steps), (best_help, help)) = (of(HitSort::Step, MOST_HITS), of(HitSort::Help, MOST_BESIDE));
        let (best_word, words) = of(HitSort::Word, MOST_BESIDE);
        let steps = if near.is_none() { mixed(steps) } else { steps };
        let mut lists = vec![(best_step, steps), (best_help, help), (best_word, words)];
        sort_by_key(&mut lists, |(best, _)| usize::MAX - best);
        let first: Vec<&SearchEntry> = lists.into_iter().flat_map(|(_, hits)| hits).map(|(_, entry)| entry).collect();
        let mut elsewhere: Vec<(&str, Vec<&SearchEntry>)> = Vec::new();
        let best = scored.first().map_or(0, |(score, _)| *score);
        for (score, entry) in scored {
            if is_near(entry) || entry.sort != HitSort::Step || 3 * score <= best {
                continue;
            }
            let nation = entry.nations.first().map_or("", String::as_str);
            match elsewhere.iter_mut().find(|(known, _)| *known == nation) {
                Some((_, hits)) if hits.len() < MOST_BESIDE => hits.push(entry),
                Some(_) => {}
                None => elsewhere.push((nation, vec![entry])),
            }
        }
        Found { first, elsewhere }
    }

    /// The words typed, each with how well it fits every word of the index.
    fn typed(&self, query: &str) -> Vec<TypedWord> {
        let groups = stems(&self.index.same);
        let words: Vec<IndexWord> =
            words_of(query).into_iter().map(|text| IndexWord::new(text, &groups, &self.index.idle)).collect();
        (words.iter().enumerate())
            .map(|(idx, word)| {
                let mut fits = self.fits(word);
                // "step dad" is "stepdad" too.
                let pairs = [words.get(idx.wrapping_sub(1)).zip(Some(word)), Some(word).zip(words.get(idx + 1))];
                for (one, other) in pairs.into_iter().flatten() {
                    let joined = format!("{}{}", one.text, other.text);
                    if let Ok(at) = self.words.binary_search_by(|known| known.text.cmp(&joined)) {
                        fits.iter_mut()
                            .zip(self.fits(&self.words[at]))
                            .for_each(|(fit, joined)| *fit = joined.max(*fit));
                    }
                }
                if !word.is_idle && fits.iter().all(|fit| *fit == 0) {
                    for meant in self.words.iter().filter(|known| is_one_slip(&word.text, &known.text)) {
                        let mended = self.fits(meant);
                        fits.iter_mut().zip(mended).for_each(|(fit, mended)| *fit = (mended * MENDED / 100).max(*fit));
                    }
                }
                let is_in = |texts: &&Vec<IndexText>| {
                    texts.iter().any(|text| text.words.iter().any(|at| BEGINNING < fits[*at]))
                };
                let n_in = self.texts.iter().filter(is_in).count();
                let weight = match n_in {
                    _ if word.is_idle => 2,
                    0 => 5,
                    _ => 2 + (self.texts.len() / (1 + n_in)).max(1).ilog2().min(6) as usize,
                };
                TypedWord { weight, is_idle: word.is_idle, fits }
            })
            .collect()
    }

    /// How well a word fits each word of the index.
    fn fits(&self, word: &IndexWord) -> Vec<usize> {
        let own = stem(&word.text);
        let fit = |known: &IndexWord| {
            if known.text == word.text {
                100
            } else if word.is_idle || known.is_idle {
                0
            } else if stem(&known.text) == own {
                ENDING
            } else if word.group.is_some() && known.group == word.group {
                MEANING
            } else if known.text.starts_with(&word.text) {
                BEGINNING
            } else {
                0
            }
        };
        self.words.iter().map(fit).collect()
    }

    /// How well an entry with these texts answers: for each word typed the text that says most about it. `total` is the
    /// weight of every word typed that is not idle.
    fn score(&self, texts: &[IndexText], typed: &[TypedWord], total: usize) -> usize {
        let mut best = vec![0; typed.len()];
        let mut least_share = 25;
        for text in texts {
            let Some((fits, close)) = self.closeness(text, typed, total) else { continue };
            if text.need == Need::All && !text.words.is_empty() {
                least_share = 12;
            }
            for ((word, fit), best) in typed.iter().zip(fits).zip(&mut best) {
                if !word.is_idle || text.need == Need::All {
                    *best = (text.weight * fit * close / 100).max(*best);
                }
            }
        }
        let answered = weight_of(typed, &best);
        // Where most of what was typed is not there at all, nothing was found.
        if 100 * answered < least_share * total {
            return 0;
        }
        let sum: usize = typed.iter().zip(&best).map(|(word, best)| word.weight * best).sum();
        sum * (answered + total + 1) / (2 * total + 1)
    }

    /// How well each word typed fits a text, and how close the text comes to being what was typed and no more, of about a
    /// hundred. Nothing where a text is needed whole and is not.
    fn closeness(&self, text: &IndexText, typed: &[TypedWord], total: usize) -> Option<(Vec<usize>, usize)> {
        let mut fits = vec![0; typed.len()];
        let (mut covered, mut length) = (0, 0);
        let n_saying = text.words.iter().filter(|at| !self.words[**at].is_idle).count();
        for at in &text.words {
            let mut top = 0;
            for (word, fit) in typed.iter().zip(&mut fits) {
                *fit = word.fits[*at].max(*fit);
                top = word.fits[*at].max(top);
            }
            let is_idle = self.words[*at].is_idle;
            // Two words that say something are enough: "see mum" is "see my mum".
            if text.need == Need::All && top < WHOLE && !(is_idle && 1 < n_saying) {
                return None;
            }
            let share = if is_idle { 1 } else { 4 };
            covered += top * share;
            length += share;
        }
        let is_pair = |text: &[usize], typed: &[TypedWord]| {
            let fits = typed.iter().zip(text).all(|(word, at)| WHOLE < word.fits[*at]);
            fits && typed.iter().any(|word| !word.is_idle)
        };
        let n_pairs: usize =
            text.words.windows(2).map(|text| typed.windows(2).filter(|typed| is_pair(text, typed)).count()).sum();
        let first = text.words.first().zip(typed.first());
        let begins = first.is_some_and(|(at, word)| WHOLE < word.fits[*at] && !word.is_idle);
        let of_text = 30 * covered / (100 * length.max(1));
        let of_typed = 25 * weight_of(typed, &fits) / total.max(1);
        let in_a_row = 15 * n_pairs.min(typed.len().saturating_sub(1)) / typed.len().max(2);
        Some((fits, 45 + of_text + of_typed + in_a_row + if begins { 6 } else { 0 }))
    }
}

/// The weight of the words that are not idle and are answered.
fn weight_of(typed: &[TypedWord], answers: &[usize]) -> usize {
    let answered = typed.iter().zip(answers).filter(|(word, answer)| !word.is_idle && 0 < **answer);
    answered.map(|(word, _)| word.weight).sum()
}

/// What an entry is worth beside others that say as much, of a hundred.
fn worth(entry: &SearchEntry, near: Option<Near<'_>>) -> usize {
    let of_kind = match entry.kind {
        StepKind::Exit if entry.ending == Some(Ending::Permanence) => 90,
        StepKind::Exit => 80,
        StepKind::Start => 104,
        _ => 100,
    };
    let of_road = if entry.road == Prominence::Main { 4 } else { 0 };
    let is_own = near.and_then(|near| near.map.map(|map| (near.nation, map))).is_some_and(|(nation, map)| {
        let path = entry.to.split('#').next().unwrap_or_default();
        path.split_once('/') == Some((nation, map))
    });
    (of_kind + of_road) * if is_own { 2 } else { 1 }
}

/// Where no nation is near, the best of the next nation stands second: its reader finds it too.
fn mixed(mut steps: Vec<(usize, &SearchEntry)>) -> Vec<(usize, &SearchEntry)> {
    let Some((best, nations)) = steps.first().map(|(score, entry)| (*score, entry.nations.clone())) else {
        return steps;
    };
    if let Some(at) = steps.iter().position(|(score, entry)| entry.nations != nations && best < 4 * score) {
        let other = steps.remove(at);
        steps.insert(1, other);
    }
    steps
}

/// The texts of an entry, each with how much it says.
fn texts_of(entry: &SearchEntry) -> Vec<(usize, Need, String)> {
    let (name, plain) = match entry.sort {
        HitSort::Step => (54, 16),
        HitSort::Help => (32, 6),
        HitSort::Word => (20, 0),
    };
    let mut texts = vec![(name, Need::Any, entry.name.clone()), (name, Need::Any, entry.plain_name.clone())];
    if 0 < plain {
        texts.push((plain, Need::Any, entry.plain.clone()));
    }
    if entry.sort == HitSort::Step {
        // A name typed whole, though its words may say little by themselves.
        texts.extend([&entry.name, &entry.plain_name].map(|name| (56, Need::All, name.clone())));
        texts.extend(short_names(&entry.name).map(|short| (60, Need::Any, short)));
    }
    // The longer a question, the surer it is meant.
    let longer = |text: &str| 4 * text.split(' ').count().saturating_sub(1).min(4);
    texts.extend(entry.asked.iter().map(|text| (68 + longer(text), Need::All, text.clone())));
    texts.extend(entry.beside.iter().map(|text| (44 + longer(text), Need::All, text.clone())));
    texts.extend(entry.also.iter().map(|text| (42, Need::Any, text.clone())));
    texts.extend(entry.terms.iter().map(|text| (12, Need::Any, text.clone())));
    texts
}

/// The letters that stand for a name: those written in it (*CPPM*), and the first letters of its words.
fn short_names(name: &str) -> impl Iterator<Item = String> {
    let written = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| 1 < word.len() && word.bytes().all(|letter| letter.is_ascii_uppercase()));
    let long = name.split(" (").next().unwrap_or_default();
    let first: String = long.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
    let first = Some(first).filter(|first| (3..6).contains(&first.len()) && first.is_ascii());
    written.map(str::to_string).chain(first).collect::<Vec<_>>().into_iter()
}

/// The stems of words that mean the same.
fn stems(same: &[Vec<String>]) -> Vec<Vec<String>> {
    same.iter().map(|group| group.iter().map(|word| stem(word).to_string()).collect()).collect()
}

/// The words of a text, in small letters and without apostrophes; *s47* is *section 47*.
fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’') {
        let word = word.to_lowercase().replace(['\'', '’'], "");
        match word
            .strip_prefix('s')
            .filter(|rest| !rest.is_empty() && rest.bytes().all(|letter| letter.is_ascii_digit()))
        {
            Some(number) => words.extend(["section".to_string(), number.to_string()]),
            None if word.is_empty() => {}
            None => words.push(word),
        }
    }
    words
}

/// A word without its ending, so that *adopted*, *adoption* and *adopt* are one. What is left need not be a word.
fn stem(word: &str) -> &str {
    let without = |word, endings: &[&str], least: usize| {
        let cut = endings.iter().find_map(|end| str::strip_suffix(word, end).filter(|rest| least <= rest.len()));
        cut.unwrap_or(word)
    };
    let is_plural = !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let one = if is_plural { without(word, &["ies", "s"], 3) } else { word };
    let plain = without(without(one, &["ion", "ment", "ing", "ed"], 3), &["e", "y"], 3);
    let bytes = plain.as_bytes();
    let is_double = 3 < bytes.len() && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
    if is_double && plain.is_ascii() { &plain[..plain.len() - 1] } else { plain }
}

/// Whether one letter was left out, put in or taken for another, or two were swapped; in words of four letters and more.
fn is_one_slip(typed: &str, known: &str) -> bool {
    let (left, right) = (typed.as_bytes(), known.as_bytes());
    if left.len() < 4 || right.len() < 4 || 1 < left.len().abs_diff(right.len()) {
        return false;
    }
    let start = left.iter().zip(right).take_while(|(one, other)| one == other).count();
    let (left, right) = (&left[start..], &right[start..]);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(|(one, other)| one == other).count();
    match (&left[..left.len() - end], &right[..right.len() - end]) {
        ([_], [_] | []) | ([], [_]) => true,
        ([one, two], [three, four]) => one == four && two == three,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finder() -> Finder {
        let entry = |step: &str, name: &str, plain: &str, also: &[&str]| SearchEntry {
            to: format!("scotland/map#{step}"),
            nations: vec!["scotland".to_string()],
            name: name.to_string(),
            plain: plain.to_string(),
            also: also.iter().map(ToString::to_string).collect(),
            ..SearchEntry::default()
        };
        let entries = vec![
            entry("a", "Grounds hearing", "The panel goes through the reasons.", &["the panel"]),
            entry("b", "Living with kin", "You live with a relative.", &["gran looking after"]),
            entry("c", "Child protection order", "A sheriff says you must be safe somewhere else.", &["taken away"]),
            entry("d", "Order granted", "The sheriff agreed.", &[]),
        ];
        let list = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        Finder::new(SearchIndex { entries, same: vec![list(&["gran", "nana"])], idle: list(&["the", "my"]) })
    }

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let finder = finder();
        let found = finder.found(query, None);
        let found: Vec<&str> = found.hits().filter_map(|entry| Some(entry.to.split_once('#')?.1)).collect();
        assert_eq!(found, expected, "{query}");
    }

    #[test]
    fn everyday_words_find_the_step() {
        check("taken away", &["c"]);
        check("the panel", &["a"]);
        check("HEARING", &["a"]);
        check("sher", &["d", "c"]);
    }

    #[test]
    fn a_whole_word_comes_before_the_beginning_of_another() {
        check("my gran", &["b", "d"]);
        check("nana", &["b"]);
    }

    #[test]
    fn one_slip_is_forgiven_where_nothing_fits() {
        for typed in ["panle", "pannel", "panl", "pamel"] {
            check(typed, &["a"]);
        }
        check("pamle", &[]);
        check("kni", &[]);
    }

    #[test]
    fn nothing_is_found_for_nothing() {
        check("", &[]);
        check("the", &[]);
        check("zebra", &[]);
        check("zebra lion tiger hearing", &[]);
    }

    #[test]
    fn endings_make_no_difference() {
        let same = [("adopted", "adoption"), ("families", "family"), ("stopped", "stop"), ("placed", "placement")];
        for (one, other) in same.into_iter().chain([("childs", "child"), ("calling", "call"), ("seeing", "see")]) {
            assert_eq!(stem(one), stem(other));
        }
        for (one, other) in [("carer", "care"), ("gran", "granted"), ("need", "knee"), ("bus", "buy")] {
            assert_ne!(stem(one), stem(other));
        }
    }
}
