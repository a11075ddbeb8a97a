//! The questions practice asks, as they lie in `maps/reflect.json`: whom to ask, and what on a map answers each.
//! Must never hold a map's facts: a question names what to show, and the map answers.
//!
//! The app is handed the questions alone, as rows of texts: reading those takes a tenth of the program that reading the
//! whole file would.

use serde::Deserialize;

use super::file::Source;

/// The file as its author writes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reflect {
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
    /// How the map answers it, in a sentence or two.
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
pub struct StepQuestions {
    /// Steps where advice or advocacy is offered.
    pub advice: Vec<String>,
    /// The questions.
    pub questions: Vec<StepQuestion>,
}

/// A question to ask at a step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepQuestion {
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

impl StepQuestions {
    /// Reads the rows. Fails with the reason if one is not whole.
    pub fn from_rows(rows: Vec<Vec<String>>) -> Result<StepQuestions, String> {
        let mut rows = rows.into_iter();
        let mut asking = StepQuestions { advice: rows.next().unwrap_or_default(), questions: Vec::new() };
        for row in rows {
            let mut texts = row.into_iter();
            let mut text = || texts.next().ok_or("a question is not whole");
            let (id, question, answer, example) = (text()?, text()?, text()?, text()?);
            let asked_in = AskedIn::try_from(text()?)?;
            let show = texts.map(Show::try_from).collect::<Result<Vec<_>, _>>()?;
            asking.questions.push(StepQuestion { id, question, answer, example, asked_in, show });
        }
        Ok(asking)
    }
}
