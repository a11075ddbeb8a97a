//! One step in all its words: plain, for a child and for a professional, with every limit of time and source.
//! Must never leave a fact of the map out.

use std::ops::Range;

use crate::atlas::file::{Actor, CaseLabels, CaseSystem, Coming, Ending, LocalRule, Source, Step, StepKind, Term};
use crate::atlas::reader::Reader;
use crate::atlas::timescale::{Basis, SourceRead, Timescale};
use crate::atlas::{Map, StepId};
use crate::words::Words;

/// A step's words, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct StepFacts {
    /// Its id.
    pub id: String,
    /// The name that its reader gets first: in everyday words, or for a worker as a letter gives it.
    pub shown_name: String,
    /// Its other name, if it has one.
    pub other_name: Option<String>,
    /// Who reads, if they said so.
    pub reader: Option<Reader>,
    /// Whom the map's sentences mean by “you”, if that is not the reader.
    pub you_means: Option<Reader>,
    /// Its stage's title.
    pub stage: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, and the remark on it.
    pub ending: Option<(Ending, String)>,
    /// One sentence for the reader.
    pub plain: Vec<TextRun>,
    /// One for a child; empty where the child is the reader.
    pub child: String,
    /// For a professional; where the reader is one, the sentence for the family.
    pub what: Vec<TextRun>,
    /// Whose move it is, who acts first before who acts then; none on an ending.
    pub acts: Vec<Actor>,
    /// Who decides.
    pub decides: String,
    /// The same without what stands in brackets.
    pub decides_in_short: String,
    /// Who takes part.
    pub takes_part: String,
    /// Every limit of time.
    pub timescales: Vec<Limit>,
    /// The events whose day a reader can give, each with its name, after what stands behind the step where such a day is handed
    /// over: nothing for the step itself, where a limit counts from it; [`FIRST_LIMIT`] for what the first limit runs from
    /// which gives a day.
    pub counts_from: Vec<(String, String)>,
    /// What to do now.
    pub do_now: Vec<String>,
    /// What a family can ask for.
    pub rights: Vec<Vec<TextRun>>,
    /// Law to come, with where it stands.
    pub coming: Vec<(Coming, Option<Source>)>,
    /// Local rules, with where they stand.
    pub local_rules: Vec<(LocalRule, Option<Source>)>,
    /// The worker's layer.
    pub system: Option<CaseSystem>,
    /// What could not be made sure of.
    pub not_certain: Vec<String>,
    /// Words used here and what they mean.
    pub terms: Vec<Term>,
    /// Where it comes from.
    pub sources: Vec<Source>,
    /// Where the course teaches it: the outcome's id, and module and outcome in words.
    pub taught: Vec<(String, String)>,
}

/// Behind a step's name: the day that follows is not its own, but of what its first limit runs from which gives a day.
pub const FIRST_LIMIT: &str = "|";

/// A part of a text: plain, or the first mention of a word that is explained.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// The text.
    pub text: String,
    /// Which of the step's terms it is, if it is one.
    pub term: Option<usize>,
}

/// A limit of time, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The rule and the event it runs from, in one sentence.
    pub text: Vec<TextRun>,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub source: Option<Source>,
    /// Whether the words of the source were read.
    pub is_read: bool,
}

/// All words of one step of a whole map.
pub fn step_facts(words: &Words, map: &Map, id: StepId, reader: Option<Reader>) -> StepFacts {
    let step = map.step(id);
    let source = |id: &str| map.source(id).cloned();
    let limits: Vec<String> = step.timescales.iter().map(|limit| limit_text(words, limit)).collect();
    let rights: Vec<String> = step.rights.iter().map(|right| capitalised(right)).collect();
    let own_plain = map.file.plain_for(step, reader);
    let texts =
        [step.name.as_str(), own_plain, &step.what].into_iter().chain(limits.iter().chain(&rights).map(String::as_str));
    let is_used = |term: &&Term| texts.clone().any(|text| uses(text, &term.term));
    let terms: Vec<Term> = map.file.glossary.iter().filter(is_used).cloned().collect();
    // A term is explained once: where a reader of the panel meets it first.
    let mut met = Vec::new();
    let mut explained = |text: &str| pieces(text, &terms, &mut met);
    let plain = explained(own_plain);
    let timescales = step.timescales.iter().zip(&limits).map(|(timescale, text)| {
        let source = source(&timescale.source);
        let is_source_read = source.as_ref().is_none_or(|source| source.checked == SourceRead::Yes);
        Limit {
            text: explained(text),
            basis: timescale.basis,
            is_read: timescale.checked != Some(SourceRead::No) && is_source_read,
            source,
        }
    });
    let timescales = timescales.collect();
    let rights = rights.iter().map(|right| explained(right)).collect();
    // A worker has the professional sentence already.
    let what = explained(if reader == Some(Reader::Worker) { &step.plain } else { &step.what });
    let you_means = map.file.means_by_you(reader);
    // What a parent should do is nothing to ask of a child: each kind of step has a line or two of theirs.
    let is_for_child = reader == Some(Reader::Child) && you_means.is_some();
    let do_now = match is_for_child {
        true => (words.from_here.do_now_child)(step.kind).iter().map(|line| line.to_string()).collect(),
        false => step.do_now.clone(),
    };
    StepFacts {
        id: step.id.clone(),
        shown_name: step.shown_name(reader).to_string(),
        other_name: step.other_name(reader).map(str::to_string),
        reader,
        you_means,
        stage: map.file.stages.get(map.stage_index(&step.stage)).map(|stage| stage.title.clone()).unwrap_or_default(),
        kind: step.kind,
        ending: step.exit.as_ref().map(|exit| (exit.ending, exit.note.clone())),
        plain,
        child: if is_for_child { String::new() } else { step.child.clone() },
        what,
        acts: map.file.acts_for(step, reader),
        decides: list(&step.who_decides),
        decides_in_short: list_in_short(&step.who_decides),
        takes_part: list(&step.who_takes_part),
        timescales,
        counts_from: counts_from(map, step, reader),
        do_now,
        rights,
        coming: step.coming.iter().map(|coming| (coming.clone(), source(&coming.source))).collect(),
        local_rules: step.local_rules.iter().map(|rule| (rule.clone(), source(&rule.source))).collect(),
        system: step.system.clone(),
        not_certain: (map.file.open_questions.iter())
            .filter(|question| question.about.iter().any(|about| *about == step.id || step.aliases.contains(about)))
            .map(|question| question.plain.clone())
            .collect(),
        terms,
        sources: step.sources.iter().filter_map(|id| source(id)).collect(),
        taught: (step.taught.iter())
            .filter_map(|taught| {
                let (outcome, module) = taught.split_once(' ')?;
                let (_, number) = outcome.rsplit_once('o')?;
                Some((outcome.to_string(), (words.outcome_of)(module, number)))
            })
            .collect(),
    }
}

fn counts_from(map: &Map, step: &Step, reader: Option<Reader>) -> Vec<(String, String)> {
    let is_own = |limit: &Timescale| limit.step.as_ref() == Some(&step.id) && limit.can_hold();
    let first = step.timescales.iter().find(|limit| limit.gives_a_day() && limit.can_hold());
    let name = match first {
        Some(first) if is_own(first) => &first.from,
        _ => step.shown_name(reader),
    };
    let mut events = Vec::new();
    if map.file.steps.iter().any(|other| other.timescales.iter().any(is_own)) {
        events.push((String::new(), name.to_string()));
    }
    if let Some(first) = first.filter(|first| !is_own(first)) {
        events.push((FIRST_LIMIT.to_string(), first.from.clone()));
    }
    events
}

/// The worker's layer of a step.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkerWords {
    /// Its title.
    pub title: String,
    /// What to do in the case system: label and text.
    pub lines: Vec<(String, String)>,
    /// Whose words these are.
    pub note: String,
    /// The page that tells its workstep click by click: the part, the words of the link.
    pub in_order: Option<(String, String)>,
}

/// What a worker does in the case system, in a council's own words: label and text, in the order of the labels.
pub fn system_lines(system: &CaseSystem, labels: &CaseLabels) -> Vec<(String, String)> {
    let entries = system.entries();
    let line = |(key, label): &(String, String)| {
        let (_, text) = entries.iter().find(|(known, _)| known == key)?;
        let own = labels.words.iter().fold((*text)?.to_string(), |text, (word, own)| text.replace(word.as_str(), own));
        Some((label.clone(), own))
    };
    labels.labels.iter().filter_map(line).collect()
}

/// A limit of time in one sentence: its rule, which says from when it counts; of councils' own, in which councils.
pub fn limit_text(words: &Words, timescale: &Timescale) -> String {
    let councils = timescale.councils.join(", ");
    (words.in_councils)(&councils) + &capitalised(&timescale.rule)
}

/// The parts with commas between, or semicolons where a part has commas of its own.
pub fn list(parts: &[String]) -> String {
    let mark = if parts.iter().any(|part| part.contains(',')) { "; " } else { ", " };
    parts.join(mark)
}

/// The parts in a row, without what each says in brackets.
pub fn list_in_short(parts: &[String]) -> String {
    let bare = |text: &String| match text.split_once(" (") {
        Some((before, rest)) => format!("{before}{}", rest.split_once(')').map_or("", |(_, after)| after)),
        None => text.clone(),
    };
    list(&parts.iter().map(bare).collect::<Vec<_>>())
}

/// The text with its first letter made large.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Whether the step's own words use the term: the whole of it, or the short form in brackets, as whole words.
pub fn mentions(step: &Step, term: &str) -> bool {
    [&step.name, &step.plain, &step.what].into_iter().any(|text| uses(text, term))
}

/// Whether a text uses a term, as whole words.
pub fn uses(text: &str, term: &str) -> bool {
    find(text, term).is_some()
}

/// Where a text first uses a term, in bytes.
fn find(text: &str, term: &str) -> Option<Range<usize>> {
    let (long, short) = term.split_once('(').unwrap_or((term, ""));
    let is_edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    [long, short].into_iter().find_map(|word| {
        let word = word.trim().trim_end_matches(')').as_bytes();
        let mut found = text.as_bytes().windows(word.len().max(1)).enumerate();
        found.find_map(|(start, found)| {
            let is_it = found.eq_ignore_ascii_case(word) && is_edge(text[..start].chars().next_back());
            let end = start + word.len();
            let end = if is_it && text[end..].starts_with('s') { end + 1 } else { end };
            (is_it && is_edge(text[end..].chars().next())).then_some(start..end)
        })
    })
}

/// A text in pieces, so that each term can be explained where it is first met. `met` are those met before.
fn pieces(text: &str, terms: &[Term], met: &mut Vec<usize>) -> Vec<TextRun> {
    let mut pieces = Vec::new();
    let mut rest = text;
    loop {
        let found = (terms.iter().enumerate())
            .filter(|(idx, _)| !met.contains(idx))
            .filter_map(|(idx, term)| Some((find(rest, &term.term)?, idx)))
            // The first in the text; of two that begin together, the longer.
            .min_by_key(|(range, idx)| (range.start, usize::MAX - range.end, *idx));
        let Some((range, idx)) = found else { break };
        let (before, term) = (&rest[..range.start], &rest[range.clone()]);
        if !before.is_empty() {
            pieces.push(TextRun { text: before.to_string(), term: None });
        }
        pieces.push(TextRun { text: term.to_string(), term: Some(idx) });
        met.push(idx);
        rest = &rest[range.end..];
    }
    if !rest.is_empty() {
        pieces.push(TextRun { text: rest.to_string(), term: None });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Option<usize>)]) {
        let term = |term: &str| Term { term: term.to_string(), meaning: String::new() };
        let terms = ["Core group", "Child protection plan (CPP)", "Plan"].map(term);
        let found = pieces(text, &terms, &mut Vec::new());
        assert_eq!(found.iter().map(|piece| (piece.text.as_str(), piece.term)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_council_puts_its_own_words_in_one_file() {
        let system = CaseSystem {
            workstep: Some("Planning, to the QA inbox".to_string()),
            form: Some("C0054".to_string()),
            ..CaseSystem::default()
        };
        let pair = |one: &str, two: &str| (one.to_string(), two.to_string());
        let labels = CaseLabels {
            labels: vec![pair("form", "Document"), pair("closes", "To finish"), pair("workstep", "Task")],
            words: vec![pair("QA inbox", "panel team")],
            ..CaseLabels::default()
        };
        let lines = system_lines(&system, &labels);
        assert_eq!(lines, [pair("Document", "C0054"), pair("Task", "Planning, to the panel team")]);
    }

    #[test]
    fn each_term_is_marked_where_it_is_first_met() {
        check("Core groups meet. The core group", &[("Core groups", Some(0)), (" meet. The core group", None)]);
        check("A child protection plan.", &[("A ", None), ("child protection plan", Some(1)), (".", None)]);
        check("The CPP, a plan", &[("The ", None), ("CPP", Some(1)), (", a ", None), ("plan", Some(2))]);
        check("A planet, ‘explanation’", &[("A planet, ‘explanation’", None)]);
        check("", &[]);
    }
}
