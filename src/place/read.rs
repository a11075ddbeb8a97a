//! Reads a place from a fragment.
//! Must never fail: what is not understood is noted, and the rest kept.

use super::trail::{MOST_OTHERS, StepName};
use super::{CHILD, Depth, Grouping, JOURNEY, Lens, LensKind, MOST_LIT, Notice, Page, Place, WALK, kind_of_word};
use crate::atlas::texts::{SCENARIOS, TextKind};

impl Place {
    /// Reads a fragment, with or without its `#`. `own` is the nation and map of the page the reader came in by, if it is
    /// a map's: there a fragment without a stroke is a step of that map. Never fails: what is not understood is noted.
    pub fn parse(fragment: &str, own: Option<(&str, &str)>) -> (Place, Option<Notice>) {
        let text = mended(fragment.strip_prefix('#').unwrap_or(fragment));
        // What mail programs and social networks add may come without the sign that a question begins.
        let (path, query) = text.split_once(['?', '&']).unwrap_or((&text, ""));
        let mut notice = None;
        let page = match (path.strip_prefix('/'), own) {
            (None, Some((nation, map))) => {
                let parts = parts_of(path, &mut notice);
                page_of(&[&[nation.to_string(), map.to_string()], &parts[..]].concat(), &mut notice)
            }
            (rest, _) => page_of(&parts_of(rest.unwrap_or(path), &mut notice), &mut notice),
        };
        let mut place = Place::from(page);
        place.read_query(query, &mut notice);
        (place, notice)
    }

    fn read_query(&mut self, query: &str, notice: &mut Option<Notice>) {
        let mut lens = LensKind::Next;
        let (mut ending, mut number) = (None, 1);
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            // `&` as it is written in a page.
            let key = key.trim_start_matches("amp;");
            if is_tracking(key) {
                continue;
            }
            let is_understood = match (key, value) {
                ("depth", "all") => set(&mut self.depth, Depth::Everything),
                ("depth", "main") => set(&mut self.depth, Depth::Main),
                ("fold", ids) => {
                    let mut ids: Vec<_> = ids.split('.').filter_map(|id| id_of(id, notice)).collect();
                    ids.truncate(MOST_LIT);
                    crate::sorting::sort_by(&mut ids, String::cmp);
                    ids.dedup();
                    !ids.is_empty() && set(&mut self.folded, ids)
                }
                ("group", word) => match Grouping::ALL.iter().find(|grouping| grouping.word() == word) {
                    Some(known) => set(&mut self.grouping, *known),
                    None => false,
                },
                ("here", name) => match &parts_of(name, notice)[..] {
                    [map, step] => set(&mut self.here, Some((map.clone(), step.clone()))),
                    _ => false,
                },
                ("lens", word) => word.parse().is_ok_and(|kind| set(&mut lens, kind)),
                ("layer", "worker") => set(&mut self.is_for_workers, true),
                ("lit", ids) => {
                    let mut ids: Vec<_> = ids.split('.').filter_map(|id| id_of(id, notice)).collect();
                    ids.truncate(MOST_LIT);
                    !ids.is_empty() && set(&mut self.highlighted, ids)
                }
                ("show", words) => words.split('.').all(|word| match kind_of_word(word) {
                    Some(kind) => {
                        let shown = self.shown;
                        set(&mut self.shown, if shown.has(kind) { shown } else { shown.with_toggled(kind) })
                    }
                    None => false,
                }),
                ("to", name) => match &parts_of(name, notice)[..] {
                    [map, step] => set(&mut ending, Some((map.clone(), step.clone()))),
                    _ => false,
                },
                ("trail", steps) => read_steps(steps, MOST_LIT, &mut self.trail.been, notice),
                ("earlier", steps) => read_steps(steps, MOST_LIT, &mut self.trail.earlier, notice),
                ("others", steps) => read_steps(steps, MOST_OTHERS, &mut self.trail.others, notice),
                ("way", digits) => match digits.parse() {
                    Ok(wanted) if (1..=crate::graph::MOST_ROUTES).contains(&wanted) => set(&mut number, wanted),
                    _ => false,
                },
                _ => false,
            };
            if !is_understood {
                *notice = Some(Notice::UnknownPart);
            }
        }
        self.lens = Lens::of(lens, ending, number).unwrap_or_else(|| {
            *notice = Some(Notice::UnknownEnding);
            Lens::Endings
        });
    }
}

/// The parts of a path, each cut down to what can stand in an id.
fn parts_of(path: &str, notice: &mut Option<Notice>) -> Vec<String> {
    path.split('/').filter(|part| !part.is_empty()).filter_map(|part| id_of(part, notice)).collect()
}

/// The text without what cannot stand in an id; nothing if nothing is left.
fn id_of(text: &str, notice: &mut Option<Notice>) -> Option<String> {
    let id: String = text.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
    if id != text {
        *notice = Some(Notice::UnknownPart);
    }
    (!id.is_empty()).then_some(id)
}

fn page_of(parts: &[String], notice: &mut Option<Notice>) -> Page {
    match parts {
        [] => Page::Home,
        [name, rest @ ..] if TextKind::named(name).is_some() => {
            // Only the course has pages below its own.
            let is_scenario = |part: &String| name == TextKind::Learn.name() && SCENARIOS.contains(&part.as_str());
            let n_below = usize::from(rest.first().is_some_and(is_scenario));
            if n_below < rest.len() {
                *notice = Some(Notice::UnknownPart);
            }
            Page::Text(parts[..parts.len().min(1 + n_below)].join("/"))
        }
        [name] if name == JOURNEY => Page::Journeys,
        [nation] => Page::System { nation: nation.clone() },
        [nation, name, rest @ ..] if name == JOURNEY => {
            if rest.len() != 2 && !rest.is_empty() {
                *notice = Some(Notice::UnknownPart);
            }
            let here = rest.first().zip(rest.get(1)).map(|(map, step)| (map.clone(), step.clone()));
            Page::Journey { nation: nation.clone(), here }
        }
        [nation, name, map, step] if name == CHILD => {
            Page::Child { nation: nation.clone(), step: (map.clone(), step.clone()) }
        }
        [nation, name, map, step] if name == WALK => {
            Page::Walk { nation: nation.clone(), step: (map.clone(), step.clone()) }
        }
        [nation, map] => Place::map(nation, map, None).page,
        [nation, map, step, rest @ ..] => {
            if !rest.is_empty() {
                *notice = Some(Notice::UnknownPart);
            }
            Place::map(nation, map, Some(step)).page
        }
    }
}

/// Reads what [`steps_in_a_row`] has written; says whether there was a step in it.
fn read_steps(text: &str, most: usize, into: &mut Vec<StepName>, notice: &mut Option<Notice>) -> bool {
    let mut last = None;
    let mut steps = Vec::new();
    for part in text.split('.') {
        let (map, step) = part.split_once('/').map_or((None, part), |(map, step)| (id_of(map, notice), step));
        last = map.or(last);
        match last.clone().zip(id_of(step, notice)) {
            Some(name) => steps.push(name),
            None => *notice = Some(Notice::UnknownPart),
        }
    }
    steps.truncate(most);
    !steps.is_empty() && set(into, steps)
}

fn set<T>(slot: &mut T, value: T) -> bool {
    *slot = value;
    true
}

/// Keys by which others follow a reader from page to page; whoever put them there, they say nothing of a place.
const TRACKING: [&str; 14] = [
    "_ga", "_gl", "_hsenc", "_hsmi", "dclid", "fbclid", "gbraid", "gclid", "igshid", "mc_cid", "mc_eid", "msclkid",
    "wbraid", "yclid",
];

fn is_tracking(key: &str) -> bool {
    key.starts_with("utm_") || TRACKING.contains(&key)
}

/// How often a link may have been encoded on its way: a link checker, a mail program, a chat, each once.
const MOST_ENCODINGS: usize = 5;

/// A fragment as it was before mail programs, link checkers and word processors changed it: decoded until nothing changes, in
/// small letters, with plain dashes, without what a sentence or a bracket has put behind it.
fn mended(fragment: &str) -> String {
    let mut text = fragment.to_string();
    for _ in 0..MOST_ENCODINGS {
        let next = decoded(&text);
        if next == text {
            break;
        }
        text = next;
    }
    // `=` as old mail programs write it; no link of ours has a capital.
    let text = text.replace("=3D", "=");
    let is_dash = |letter: char| matches!(letter, '\u{2010}'..='\u{2015}' | '\u{2212}');
    let is_behind =
        |letter: char| letter.is_whitespace() || ".,;:!)]>'\"\u{2019}\u{201d}\u{2026}\u{ab}\u{bb}".contains(letter);
    let plain: String =
        text.chars().map(|letter| if is_dash(letter) { '-' } else { letter.to_ascii_lowercase() }).collect();
    let plain = plain.trim();
    // Signs alone are no step, and what they were meant for is not known.
    let cut = plain.trim_end_matches(is_behind);
    if cut.ends_with(|letter: char| letter.is_ascii_alphanumeric()) { cut.to_string() } else { plain.to_string() }
}

/// Undoes `%2F` and the like; what is no such sign stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut idx = 0;
    while idx < bytes.len() {
        let hex = bytes.get(idx + 1..idx + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match (bytes[idx], hex.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                idx += 3;
            }
            (byte, _) => {
                out.push(byte);
                idx += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}
