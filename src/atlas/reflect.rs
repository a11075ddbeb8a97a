//! The questions practice asks, as they lie in `maps/reflect.json`: whom to ask, and what on a map answers each.
//! Must never hold a map's facts: a question names what to show, and the map answers.
//!
//! The app is handed the questions alone, as rows of texts: reading those takes a tenth of the program that reading the
//! whole file would.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::check::Doors;
use super::file::{Source, from_json};
use super::problem::Problem;

/// The file as its author writes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reflect {
    /// What the questions are called.
    pub title: String,
    /// Where they come from.
    pub source: Source,
    /// How to read them, in plain words.
    pub how_to_read: Vec<String>,
    /// What practice makes of the map beside asking.
    pub practice_points: Vec<String>,
    /// Steps where advice or advocacy is offered, as `nation/map#step`.
    pub advice: Vec<String>,
    /// The questions, in the order they are told.
    pub questions: Vec<Question>,
    /// What could not be made sure of, told to readers.
    pub open_questions: Vec<String>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Question {
    /// Its id, kept for good.
    pub id: String,
    /// The question.
    pub question: String,
    /// Where it is asked.
    pub asked_in: AskedIn,
    /// Whether the source asks it itself.
    pub origin: Origin,
    /// One sentence: how the map answers it.
    pub answer: String,
    /// What answers it at a step, in order.
    pub show: Vec<Show>,
    /// A step to try it on.
    #[serde(rename = "try")]
    pub example: Example,
}

/// Where a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum AskedIn {
    /// With the child and family.
    DirectWork,
    /// Between worker and manager.
    Supervision,
    /// In assessment, plan and review.
    Planning,
}

impl AskedIn {
    /// All of them with their words in the file, in the order they are told.
    pub const ALL: [(AskedIn, &str); 3] =
        [(AskedIn::DirectWork, "direct-work"), (AskedIn::Supervision, "supervision"), (AskedIn::Planning, "planning")];
}

/// Where a question's words come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The source asks it.
    Asked,
    /// The source makes the point, and the question is ours.
    DrawnOut,
}

/// What of a map answers a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum Show {
    /// Where we are.
    Here,
    /// How one can have got here.
    Trail,
    /// The ways on.
    Next,
    /// The turns for the worse.
    Escalate,
    /// The turns for the better.
    StepDown,
    /// Where a decision is challenged, and who can help.
    Appeal,
    /// Where the road goes round again.
    Repeat,
    /// What runs at the same time.
    Parallel,
    /// Every ending.
    Exits,
    /// The way to an ending.
    Route,
    /// The endings one under another.
    Compare,
    /// Limits of time.
    Clock,
    /// Who decides and who takes part.
    People,
    /// What can be asked for.
    Rights,
    /// The step in plain words.
    Plain,
    /// Doors to other maps.
    OtherMaps,
    /// How to keep the picture.
    Snapshot,
}

impl Show {
    /// All of them with their words in the file.
    pub const ALL: [(Show, &str); 17] = [
        (Show::Here, "here"),
        (Show::Trail, "trail"),
        (Show::Next, "next"),
        (Show::Escalate, "escalate"),
        (Show::StepDown, "step-down"),
        (Show::Appeal, "appeal"),
        (Show::Repeat, "repeat"),
        (Show::Parallel, "parallel"),
        (Show::Exits, "exits"),
        (Show::Route, "route"),
        (Show::Compare, "compare"),
        (Show::Clock, "clock"),
        (Show::People, "people"),
        (Show::Rights, "rights"),
        (Show::Plain, "plain"),
        (Show::OtherMaps, "other-maps"),
        (Show::Snapshot, "snapshot"),
    ];
}

impl TryFrom<String> for AskedIn {
    type Error = String;

    fn try_from(word: String) -> Result<AskedIn, String> {
        let known = AskedIn::ALL.iter().find(|(_, known)| *known == word);
        known.map(|(asked_in, _)| *asked_in).ok_or_else(|| format!("asked_in: {word:?} is not known"))
    }
}

impl TryFrom<String> for Show {
    type Error = String;

    fn try_from(word: String) -> Result<Show, String> {
        let known = Show::ALL.iter().find(|(_, known)| *known == word);
        known.map(|(show, _)| *show).ok_or_else(|| format!("show: {word:?} is not known"))
    }
}

/// A step to try a question on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Example {
    /// The map, as in an address: `england/early-help`.
    pub map: String,
    /// The step's id there.
    pub step: String,
}

/// What is asked at a step: the questions, and nothing round them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asking {
    /// Steps where advice or advocacy is offered.
    pub advice: Vec<String>,
    /// The questions.
    pub questions: Vec<Ask>,
}

/// A question to ask at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Its id.
    pub id: String,
    /// The question.
    pub question: String,
    /// How the map answers it.
    pub answer: String,
    /// A step to try it on, as `nation/map#step`.
    pub example: String,
    /// Where it is asked.
    pub asked_in: AskedIn,
    /// What answers it.
    pub show: Vec<Show>,
}

impl Reflect {
    /// The questions asked in one place, in order.
    pub fn asked_in(&self, asked_in: AskedIn) -> impl Iterator<Item = &Question> {
        self.questions.iter().filter(move |question| question.asked_in == asked_in)
    }

    /// What the app is handed: a row of the steps with advice, then a row for each question.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let row = |question: &Question| {
            let place = AskedIn::ALL.iter().find(|(known, _)| *known == question.asked_in);
            let example = format!("{}#{}", question.example.map, question.example.step);
            let show = Show::ALL.iter().filter(|(known, _)| question.show.contains(known));
            let mut show: Vec<_> = show.collect();
            show.sort_by_key(|(known, _)| question.show.iter().position(|show| show == known));
            let texts = [&question.id, &question.question, &question.answer, &example].map(String::clone);
            let words = place.iter().map(|(_, word)| word).chain(show.iter().map(|(_, word)| word));
            texts.into_iter().chain(words.map(|word| word.to_string())).collect()
        };
        [self.advice.clone()].into_iter().chain(self.questions.iter().map(row)).collect()
    }
}

impl Asking {
    /// Reads the rows. Fails with the reason if one is not whole.
    pub fn from_rows(rows: Vec<Vec<String>>) -> Result<Asking, String> {
        let mut rows = rows.into_iter();
        let mut asking = Asking { advice: rows.next().unwrap_or_default(), questions: Vec::new() };
        for row in rows {
            let mut texts = row.into_iter();
            let mut text = || texts.next().ok_or("a question is not whole");
            let (id, question, answer, example) = (text()?, text()?, text()?, text()?);
            let asked_in = AskedIn::try_from(text()?)?;
            let show = texts.map(Show::try_from).collect::<Result<Vec<_>, _>>()?;
            asking.questions.push(Ask { id, question, answer, example, asked_in, show });
        }
        Ok(asking)
    }
}

/// Reads the file and checks it against the steps of the maps. Fails with every problem there is.
pub fn read(file: &str, text: &str, doors: &Doors) -> Result<Reflect, Vec<Problem>> {
    let reflect: Reflect = from_json(text).map_err(|reason| {
        let hint = "compare the key or word with src/atlas/reflect.rs";
        vec![Problem::new("file", reason, hint).in_file(file)]
    })?;
    let problems = problems(&reflect, doors);
    if problems.is_empty() {
        return Ok(reflect);
    }
    Err(problems.into_iter().map(|problem| problem.in_file(file)).collect())
}

fn problems(reflect: &Reflect, doors: &Doors) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut hold = |is_held: bool, place: String, what: String, hint: &str| {
        if !is_held {
            problems.push(Problem::new(place, what, hint));
        }
    };
    let is_there = |map: &str, step: &str| doors.get(map).is_some_and(|steps| steps.contains(step));
    let mut met = BTreeSet::new();
    for (idx, question) in reflect.questions.iter().enumerate() {
        let place = format!("questions[{idx}] {:?}", question.id);
        let at = |part: &str| format!("{place} › {part}");
        let id = question.id.as_str();
        let is_plain = !id.is_empty() && id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        hold(is_plain, at("id"), format!("{id:?} is no id"), "small letters and hyphens");
        hold(met.insert(id), at("id"), "another question has it too".to_string(), "give each question its own");
        let example = &question.example;
        let (map, step) = (&example.map, &example.step);
        let what = format!("no step {map}#{step}");
        hold(is_there(map, step), at("try"), what, "name a map and a step that are there");
        hold(!question.show.is_empty(), at("show"), "nothing is shown".to_string(), "name what answers it");
        for (idx, show) in question.show.iter().enumerate() {
            let is_new = !question.show[..idx].contains(show);
            hold(is_new, at("show"), format!("{show:?} stands twice"), "name each once");
        }
    }
    hold(!reflect.questions.is_empty(), "questions".to_string(), "there are none".to_string(), "ask something");
    for (idx, name) in reflect.advice.iter().enumerate() {
        let is_there = name.split_once('#').is_some_and(|(map, step)| is_there(map, step));
        hold(is_there, format!("advice[{idx}]"), format!("no step {name}"), "write nation/map#step");
    }
    for (place, text) in texts(reflect) {
        hold(
            !text.trim().is_empty(),
            place.clone(),
            "the text is empty".to_string(),
            "write it, or leave the entry out",
        );
        let hint = "write ‘ ’ and “ ”";
        hold(!text.contains(['\'', '"']), place, "straight quotation marks or apostrophes".to_string(), hint);
    }
    problems
}

/// Every text a reader sees, with its place.
fn texts(reflect: &Reflect) -> Vec<(String, &str)> {
    let source = &reflect.source;
    let mut texts = vec![
        ("title".to_string(), reflect.title.as_str()),
        ("source › title".to_string(), source.title.as_str()),
        ("source › publisher".to_string(), source.publisher.as_str()),
        ("source › date".to_string(), source.date.as_str()),
    ];
    let lists = [
        ("how_to_read", &reflect.how_to_read),
        ("practice_points", &reflect.practice_points),
        ("open_questions", &reflect.open_questions),
    ];
    for (name, list) in lists {
        texts.extend(list.iter().enumerate().map(|(idx, text)| (format!("{name}[{idx}]"), text.as_str())));
    }
    for (idx, question) in reflect.questions.iter().enumerate() {
        let parts = [("question", &question.question), ("answer", &question.answer)];
        texts.extend(parts.map(|(part, text)| (format!("questions[{idx}] › {part}"), text.as_str())));
    }
    texts
}
