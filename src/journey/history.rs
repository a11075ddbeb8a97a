//! What was before this involvement: earlier ones, each with its area, its time, its steps, why it ended and what helped; and where
//! brothers and sisters are. Must never put a worker's own words into a link: of all this only steps marked on a map are in one.

use super::{Journey, home, set, step_link, step_ref};
use crate::atlas::Nation;
use crate::calendar::day::{BadDay, Day};
use crate::calendar::typed::{TypedDay, read};
use crate::listed::listed;
use crate::place::{StepName, joined};
use crate::scene::StepLink;
use crate::scene::trail::letters;
use crate::sorting::sort_by_key;
use crate::words::Words;

/// The earlier involvement whose steps are those marked on the maps, which a link holds too.
pub const MARKED: &str = "1";

/// What holds the steps of an involvement; the others of its texts are a worker's own words.
const STEPS: &str = "steps";

listed! {
    /// What a worker can say of an earlier involvement in their own words.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum PastField {
        /// Whose area it was: a council, or letters.
        Area,
        /// When it began: a day, or as much of it as is known.
        From,
        /// When it ended.
        To,
        /// Why it ended.
        Ended,
        /// What helped.
        Helped,
    }
}

impl PastField {
    /// As it is written in a file.
    pub fn word(self) -> &'static str {
        ["area", "from", "to", "ended", "helped"][self as usize]
    }
}

/// An involvement that ended before this one began, perhaps in another area.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Involvement {
    /// What tells it from the others of the journey.
    pub id: String,
    /// The worker's words, in the order of [`PastField::ALL`].
    pub said: [String; 5],
    /// Its steps, the first first.
    pub steps: Vec<StepName>,
}

impl Involvement {
    /// The worker's words of a field.
    pub fn said(&self, field: PastField) -> &str {
        &self.said[field as usize]
    }
}

/// The name of a text of an involvement: `1 area`.
fn key(id: &str, what: &str) -> String {
    format!("{id} {what}")
}

impl Journey {
    /// Every earlier involvement, in the order they were given.
    pub fn involvements(&self) -> Vec<Involvement> {
        let mut all: Vec<Involvement> = Vec::new();
        if !self.trail.earlier.is_empty() {
            all.push(Involvement { id: MARKED.to_string(), ..Involvement::default() });
        }
        for (name, text) in &self.history {
            let (id, what) = name.split_once(' ').unwrap_or_default();
            let at = all.iter().position(|past| past.id == id).unwrap_or_else(|| {
                all.push(Involvement { id: id.to_string(), ..Involvement::default() });
                all.len() - 1
            });
            if let Some(field) = PastField::ALL.iter().find(|field| field.word() == what) {
                all[at].said[*field as usize] = text.clone();
            }
        }
        for past in &mut all {
            past.steps = self.past_steps(&past.id);
        }
        all
    }

    fn past_steps(&self, id: &str) -> Vec<StepName> {
        if id == MARKED {
            return self.trail.earlier.clone();
        }
        let steps = key(id, STEPS);
        let text = self.history.iter().find(|(name, _)| *name == steps).map_or("", |(_, text)| text);
        text.split(' ').filter_map(super::keep::step_name).collect()
    }

    /// Adds an earlier involvement, of which nothing is said yet. `id` is one that no other has.
    pub fn add_involvement(&mut self, id: String) {
        let is_first = self.involvements().iter().all(|past| past.id != MARKED);
        let id = if is_first { MARKED.to_string() } else { id };
        self.say_of_involvement(&id, PastField::Area, "");
    }

    /// Says something of an earlier involvement. Its area is kept even while it is empty: the involvement is there.
    pub fn say_of_involvement(&mut self, id: &str, field: PastField, text: &str) {
        let is_kept = field == PastField::Area || !text.trim().is_empty();
        set(&mut self.history, key(id, field.word()), is_kept.then(|| text.to_string()));
    }

    /// Says where another child is, by the child's place among them; one more than there are is the next child.
    pub fn set_other(&mut self, at: usize, step: StepName) {
        match self.trail.others.get_mut(at) {
            Some(other) => *other = step,
            None => self.trail.others.push(step),
        }
    }

    /// Puts a step at the end of an earlier involvement.
    pub fn add_past_step(&mut self, id: &str, step: StepName) {
        let mut steps = self.past_steps(id);
        steps.push(step);
        self.set_past_steps(id, steps);
    }

    /// Takes a step of an earlier involvement away, by its place there.
    pub fn take_past_step(&mut self, id: &str, at: usize) {
        let mut steps = self.past_steps(id);
        if at < steps.len() {
            steps.remove(at);
        }
        // What is left without a step and without a word is still there until it is taken away itself.
        if !self.history.iter().any(|(name, _)| name.split(' ').next() == Some(id)) {
            self.say_of_involvement(id, PastField::Area, "");
        }
        self.set_past_steps(id, steps);
    }

    fn set_past_steps(&mut self, id: &str, steps: Vec<StepName>) {
        if id == MARKED {
            self.trail.earlier = steps;
            return;
        }
        let text = steps.iter().map(joined).collect::<Vec<_>>().join(" ");
        set(&mut self.history, key(id, STEPS), Some(text).filter(|text| !text.is_empty()));
    }

    /// Takes an earlier involvement away, with all that was said of it.
    pub fn take_involvement(&mut self, id: &str) {
        self.history.retain(|(name, _)| name.split(' ').next() != Some(id));
        self.set_past_steps(id, Vec::new());
    }
}

/// An earlier involvement as it is shown: its steps by their names.
#[derive(Clone, Debug, PartialEq)]
pub struct PastLine {
    /// The involvement.
    pub past: Involvement,
    /// Its steps that are on the maps.
    pub steps: Vec<StepLink>,
}

/// The earlier involvements, the earliest first as far as their beginnings say so.
pub fn history(nation: &Nation, journey: &Journey) -> Vec<PastLine> {
    let mut all: Vec<PastLine> =
        (journey.involvements().into_iter()).map(|past| past_line(nation, journey, past)).collect();
    sort_by_key(&mut all, |line| began(line.past.said(PastField::From)));
    all
}

/// An earlier involvement as it is shown.
pub fn past_line(nation: &Nation, journey: &Journey, past: Involvement) -> PastLine {
    PastLine { steps: links(nation, journey, &past.steps), past }
}

/// Where brothers, sisters and other children of the same plan are, by letter.
pub fn others(nation: &Nation, journey: &Journey) -> Vec<(char, StepLink)> {
    letters().zip(links(nation, journey, &journey.trail.others)).collect()
}

fn links(nation: &Nation, journey: &Journey, steps: &[StepName]) -> Vec<StepLink> {
    let map = home(nation, journey);
    let step_refs = steps.iter().filter_map(|step| step_ref(nation, step));
    step_refs.filter_map(|step_ref| Some(step_link(nation, map?, step_ref))).collect()
}

/// The day, the month or at least the year of a text, as it sorts: `2024-03-06`, `2024-03`, `2024`.
fn began(text: &str) -> String {
    // A year that is not whole is no year, whatever today is.
    let Ok(today) = Day::new(2000, 1, 1) else { return String::new() };
    for (typed, length) in [(text, 10), (&*format!("1 {text}"), 7)] {
        if let Ok(TypedDay::Whole(day)) = read(typed, today) {
            return day.to_string()[..length].to_string();
        }
    }
    let mut numbers = text.split(|sign: char| !sign.is_ascii_digit());
    numbers.find(|number| number.len() == 4).unwrap_or_default().to_string()
}

/// When something was, in words: a whole day as the page writes days, and anything else as it was typed.
pub fn time_text(text: &str, words: &'static Words) -> String {
    Day::parse(text).map_or(text.to_string(), words.calendar.day)
}

impl PastLine {
    /// What is wrong with its time: a day that no calendar has, or an end before the beginning; empty where nothing is.
    pub fn time_fault(&self, words: &'static Words) -> &'static str {
        let said = [PastField::From, PastField::To].map(|field| self.past.said(field));
        if said.iter().any(|text| read(text, Day::EARLIEST) == Err(BadDay::NoSuchDay)) {
            return (words.calendar.bad_day)(BadDay::NoSuchDay);
        }
        let [from, to] = said.map(began);
        // As far as both are known.
        let length = from.len().min(to.len());
        if to[..length] < from[..length] { words.journey.past_order } else { "" }
    }

    /// What it is called: `Dudley, 2021 to 2022`; the title alone where neither is said.
    pub fn title(&self, words: &'static Words) -> String {
        let time = |field| time_text(self.past.said(field), words);
        let time = match (time(PastField::From), time(PastField::To)) {
            (from, to) if from.is_empty() || to.is_empty() => from + &to,
            (from, to) => (words.journey.from_to)(&from, &to),
        };
        let parts = [self.past.said(PastField::Area).to_string(), time];
        let said = parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ");
        if said.is_empty() { words.trail.earlier.to_string() } else { said }
    }

    /// What it is called, its steps, why it ended and what helped, in sentences.
    pub fn text(&self, words: &'static Words) -> String {
        let mut text = self.title(words);
        let steps = self.steps.iter().map(|step| step.name.clone()).collect::<Vec<_>>().join(" → ");
        if !steps.is_empty() {
            text.push_str(&format!(": {steps}"));
        }
        for field in [PastField::Ended, PastField::Helped] {
            let said = self.past.said(field);
            if !said.trim().is_empty() {
                text.push_str(&format!(". {}: {said}", words.journey.past_field[field as usize]));
            }
        }
        text
    }
}
