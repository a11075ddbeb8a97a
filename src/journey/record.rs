//! Records of supervision: day, who was there, the questions of practice in words of one's own, decisions and actions. A journey
//! has one for each time; none takes the place of another. Must never lose a word, also of a question that is asked no more.

use super::Journey;
use crate::atlas::reflect::{AskedIn, StepQuestions};
use crate::words::Words;

/// The day, as it was written.
pub const DAY: &str = "day";
/// Who was there.
pub const PRESENT: &str = "present";
/// The child's own words and wishes. The practice note does not ask for them; a record has room for them all the same.
pub const CHILDS_WORDS: &str = "child";
/// The day the child was last seen, as it was written.
pub const SEEN: &str = "seen";
/// What was decided.
pub const DECISIONS: &str = "decisions";

/// The record that words become which were given before journeys had records.
pub const FIRST: &str = "first";

/// So many questions the practice note itself asks in supervision, before those that its points lead to.
pub const N_ASKED: usize = 7;

/// What an action says: what is done, by whom, by when.
pub const ACTION: [&str; 3] = ["what", "who", "by"];

/// Whether an action was done: what its field says then.
pub const DONE: &str = "done";

/// One record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// What tells it from the others of its journey.
    pub id: String,
    /// Its texts, each under the key of its field.
    pub texts: Vec<(String, String)>,
}

/// The field for words on a question.
pub fn question_key(id: &str) -> String {
    format!("ask {id}")
}

/// The field for a part of an action, by the action's row.
pub fn action_key(row: usize, part: &str) -> String {
    format!("action {row} {part}")
}

/// Whether a field is for a day.
pub fn is_day(key: &str) -> bool {
    key == DAY || key == SEEN || key.starts_with("action ") && key.ends_with(ACTION[2])
}

/// The name of words in a field of a record: `first ask q-threshold`.
pub fn words_key(record: &str, key: &str) -> String {
    format!("{record} {key}")
}

impl Journey {
    /// Begins a record on a day, as it is written. What was not done since the one before is to be done in this one.
    pub fn start_record(&mut self, id: &str, day: &str) {
        let last = self.record_list().pop().unwrap_or_default();
        self.set_words(id, DAY, Some(day));
        let open = last.actions().into_iter().filter(|(row, _)| !last.is_done(*row));
        for (row, (_, texts)) in (1..).zip(open) {
            for (part, text) in ACTION.iter().zip(texts) {
                self.set_words(id, &action_key(row, part), Some(text));
            }
        }
    }

    /// Every record, in the order in which they were begun.
    pub fn record_list(&self) -> Vec<Record> {
        let mut all: Vec<Record> = Vec::new();
        for (name, text) in &self.records {
            let (id, key) = name.split_once(' ').unwrap_or((name, ""));
            let at = all.iter().position(|record| record.id == id).unwrap_or_else(|| {
                all.push(Record { id: id.to_string(), texts: Vec::new() });
                all.len() - 1
            });
            all[at].texts.push((key.to_string(), text.clone()));
        }
        all
    }
}

impl Record {
    /// What a field says, empty where it says nothing.
    pub fn text(&self, key: &str) -> &str {
        self.texts.iter().find(|(known, _)| known == key).map_or("", |(_, text)| text)
    }

    /// The actions with their rows, each as what, by whom and by when.
    pub fn actions(&self) -> Vec<(usize, [&str; 3])> {
        let mut actions = Vec::new();
        for (key, _) in &self.texts {
            let row = key.strip_prefix("action ").and_then(|key| key.split(' ').next()?.parse().ok());
            let Some(row) = row else { continue };
            if let Err(at) = actions.binary_search_by_key(&row, |(row, _)| *row) {
                actions.insert(at, (row, ACTION.map(|part| self.text(&action_key(row, part)))));
            }
        }
        // A tick alone is no action.
        actions.retain(|(_, texts)| texts.iter().any(|text| !text.is_empty()));
        actions
    }

    /// Whether the action of a row was done.
    pub fn is_done(&self, row: usize) -> bool {
        !self.text(&action_key(row, DONE)).is_empty()
    }

    /// The questions of the record with their words: those that the practice note asks, then any other that has words here.
    pub fn questions(&self, asking: Option<&StepQuestions>) -> Vec<RecordQuestion> {
        let known: Vec<(&str, &str)> = (asking.into_iter().flat_map(|asking| &asking.questions))
            .filter(|ask| ask.asked_in == AskedIn::Supervision)
            .map(|ask| (ask.id.as_str(), ask.question.as_str()))
            .collect();
        let mut ids: Vec<&str> = known.iter().take(N_ASKED).map(|(id, _)| *id).collect();
        for (key, _) in &self.texts {
            ids.extend(key.strip_prefix("ask ").filter(|id| !ids.contains(id)));
        }
        let question = |id: &str| {
            let question = known.iter().find(|(known, _)| *known == id).map(|(_, question)| question.to_string());
            RecordQuestion {
                id: id.to_string(),
                question: question.unwrap_or_default(),
                words: self.text(&question_key(id)).to_string(),
            }
        };
        ids.into_iter().map(question).collect()
    }
}

/// A question of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordQuestion {
    /// Its id.
    pub id: String,
    /// The question; empty where it is asked no more.
    pub question: String,
    /// The words on it.
    pub words: String,
}

/// The records as plain text, the last first.
pub fn text(records: &[Record], asking: Option<&StepQuestions>, words: &'static Words) -> String {
    let journey = &words.journey;
    let mut text = String::new();
    let mut line = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    for record in records.iter().rev() {
        line("");
        line(&journey.record.to_uppercase());
        for (title, key) in [(journey.record_day, DAY), (journey.present, PRESENT), (journey.seen, SEEN)] {
            line(&format!("{title}: {}", record.text(key)));
        }
        for asked in record.questions(asking).iter().filter(|asked| !asked.words.is_empty()) {
            let question = if asked.question.is_empty() { journey.own_words } else { &asked.question };
            line(&format!("{question}\n{}", asked.words));
        }
        for (title, key) in [(journey.childs_words, CHILDS_WORDS), (journey.decisions, DECISIONS)] {
            if !record.text(key).is_empty() {
                line(&format!("{title}:\n{}", record.text(key)));
            }
        }
        for (nth, (row, [what, who, by])) in record.actions().into_iter().enumerate() {
            if nth == 0 {
                line(&format!("{}:", journey.actions));
            }
            let mark = if record.is_done(row) { "[x]" } else { "[ ]" };
            line(&format!("{mark} {}", action_text(what, who, by, words)));
        }
    }
    text
}

/// An action in a line.
pub fn action_text(what: &str, who: &str, by: &str, words: &'static Words) -> String {
    let [_, by_whom, by_when] = words.journey.action;
    let part = |title: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("; {}: {text}", title.to_lowercase()) }
    };
    format!("{what}{}{}", part(by_whom, who), part(by_when, by))
}
