//! One step in all its words: plain, for a child and for a professional, with every limit of time and source.
//! Must never leave a fact of the map out.

use crate::atlas::file::{Basis, CaseSystem, Checked, Coming, Ending, LocalRule, Source, Step, StepKind, Term};
use crate::atlas::{Map, StepId};
use crate::words;

/// A step's words, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct StepFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its stage's title.
    pub stage: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, and the remark on it.
    pub ending: Option<(Ending, String)>,
    /// One sentence for a parent.
    pub plain: String,
    /// One for a child.
    pub child: String,
    /// For a professional.
    pub what: String,
    /// Who decides.
    pub decides: String,
    /// Who takes part.
    pub takes_part: String,
    /// Every limit of time.
    pub timescales: Vec<Limit>,
    /// What a family can ask for.
    pub rights: Vec<String>,
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
}

/// A limit of time, ready to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// The rule and the event it runs from, in one sentence.
    pub text: String,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub source: Option<Source>,
    /// Whether the words of the source were read.
    pub is_read: bool,
}

/// All words of one step of a whole map.
pub fn step_facts(map: &Map, id: StepId) -> StepFacts {
    let step = map.step(id);
    let source = |id: &str| map.source(id).cloned();
    let timescales = step.timescales.iter().map(|timescale| {
        let source = source(&timescale.source);
        let is_source_read = source.as_ref().is_none_or(|source| source.checked == Checked::Yes);
        Limit {
            text: limit_text(timescale),
            basis: timescale.basis,
            is_read: timescale.checked != Some(Checked::No) && is_source_read,
            source,
        }
    });
    StepFacts {
        id: step.id.clone(),
        name: step.name.clone(),
        stage: map.file.stages.get(map.stage_index(&step.stage)).map(|stage| stage.title.clone()).unwrap_or_default(),
        kind: step.kind,
        ending: step.exit.as_ref().map(|exit| (exit.ending, exit.note.clone())),
        plain: step.plain.clone(),
        child: step.child.clone(),
        what: step.what.clone(),
        decides: list(&step.who_decides),
        takes_part: list(&step.who_takes_part),
        timescales: timescales.collect(),
        rights: step.rights.iter().map(|right| capitalised(right)).collect(),
        coming: step.coming.iter().map(|coming| (coming.clone(), source(&coming.source))).collect(),
        local_rules: step.local_rules.iter().map(|rule| (rule.clone(), source(&rule.source))).collect(),
        system: step.system.clone(),
        not_certain: (map.file.open_questions.iter())
            .filter(|question| question.about.iter().any(|about| *about == step.id || step.aliases.contains(about)))
            .map(|question| question.plain.clone())
            .collect(),
        terms: map.file.glossary.iter().filter(|term| mentions(step, &term.term)).cloned().collect(),
        sources: step.sources.iter().filter_map(|id| source(id)).collect(),
    }
}

/// A limit of time in one sentence: the rule, and the event it runs from.
pub fn limit_text(timescale: &crate::atlas::file::Timescale) -> String {
    let rule = capitalised(&timescale.rule);
    let amount = timescale.count.map(|count| words::amount(count, timescale.unit));
    match amount {
        Some(amount) if !timescale.rule.contains(&amount) => {
            format!("{rule} ({amount}), counted from: {}", timescale.from)
        }
        Some(_) => format!("{rule}, counted from: {}", timescale.from),
        None => format!("{rule}, from: {}", timescale.from),
    }
}

/// The parts with commas between, or semicolons where a part has commas of its own.
pub fn list(parts: &[String]) -> String {
    let mark = if parts.iter().any(|part| part.contains(',')) { "; " } else { ", " };
    parts.join(mark)
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
    let text = format!(" {} {} {} ", step.name, step.plain, step.what).to_lowercase();
    let (long, short) = term.split_once('(').unwrap_or((term, ""));
    let is_used = |word: &str| {
        let word = word.trim().trim_end_matches(')').to_lowercase();
        !word.is_empty()
            && text.match_indices(&word).any(|(at, found)| {
                let edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
                edge(text[..at].chars().next_back())
                    && edge(text[at + found.len()..].trim_start_matches('s').chars().next())
            })
    };
    is_used(long) || is_used(short)
}
