//! A child's journey as one device keeps it: the road so far, dates, plans, questions and words of one's own.
//! Must never ask for the name of a child or a family, and must never go into a link.

use crate::atlas::{MapId, Nation, StepRef};
use crate::calendar::day::Day;
use crate::place::{Page, Place, StepName, Trail, joined};
pub use crate::scene::step_name as name;
use crate::scene::{StepLink, entry_link};

pub mod age;
pub mod answers;
pub mod bases;
pub mod child;
pub mod due;
pub mod find;
pub mod glance;
pub mod goals;
pub mod held;
pub mod history;
pub mod keep;
pub mod meeting;
pub mod paper;
pub mod plans;
pub mod record;
pub mod rights;
mod routes;
pub mod scene;
pub mod session;
pub mod sheet;
pub mod walk;

/// One journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    /// What tells it from other journeys on a device; empty until there is something to keep. It says nothing of the child.
    pub id: String,
    /// What the worker calls it: letters or a reference.
    pub label: String,
    /// Which of the colours it has.
    pub colour: usize,
    /// The day it was last changed.
    pub changed: Option<Day>,
    /// How often it was changed.
    pub n_changes: u32,
    /// The nation it lies in.
    pub nation: String,
    /// "We are here."
    pub here: Option<StepName>,
    /// The road so far.
    pub trail: Trail,
    /// Days of events, in the order they were given.
    pub dates: Vec<(Event, Day)>,
    /// The steps planned for: up to four.
    pub plans: Vec<StepName>,
    /// Which step follows a step of a plan's route, where the worker has chosen another than the usual one: `GOAL STEP`, `NEXT`.
    pub turns: Vec<(String, String)>,
    /// What is said of earlier involvements: `1 area`, `Dudley`. [`Journey::involvements`] reads it.
    pub history: Vec<(String, String)>,
    /// Questions to take along, in their own words.
    pub asks: Vec<String>,
    /// Words of one's own in records of supervision: `first decisions`, `Ask Gran.` [`Journey::record_list`] reads them.
    pub records: Vec<(String, String)>,
    /// The child's age, as [`calendar::age::read`](crate::calendar::age::read) gives it; empty where it was not given.
    pub age: String,
    /// The council whose own limits stand beside the national ones; empty for none.
    pub council: String,
    /// Other values that were given for a field elsewhere, until the reader has chosen.
    pub also: Vec<(String, String)>,
    /// What the reader has written on pages before a meeting: `kinship/kinship-panel place`, `Town hall`.
    pub meetings: Vec<(String, String)>,
    /// What the child has put on pages of their own: `kinship/kinship-panel feel`, `good`. [`child`] reads it.
    pub child: Vec<(String, String)>,
    /// What was in its text and is on no map, or is no date. It is kept and written again.
    pub unusable: Vec<keep::Unusable>,
}

/// Something that has a day: a step, or another event that a limit of time at a step runs from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The step.
    pub step: StepName,
    /// The event in the limit's words; empty for the step itself.
    pub what: String,
}

impl Event {
    /// The step itself.
    pub fn of_step(step: StepName) -> Event {
        Event { step, what: String::new() }
    }

    /// As it stands in the page's marks and in a file: `kinship/kinship-panel`, or with the event after a bar.
    pub fn key(&self) -> String {
        let step = joined(&self.step);
        if self.what.is_empty() { step } else { format!("{step}|{}", self.what) }
    }

    /// As the field of its day is known by in a journey's text.
    pub fn field(&self) -> String {
        format!("date {}", self.key())
    }

    /// Reads what [`Event::key`] has written.
    pub fn read(key: &str) -> Option<Event> {
        let (name, what) = key.split_once('|').unwrap_or((key, ""));
        let (map, step) = name.split_once('/')?;
        Some(Event { step: (map.to_string(), step.to_string()), what: what.to_string() })
    }
}

impl Journey {
    /// The journey of a place, with nothing but what the place says.
    pub fn of_place(place: &Place) -> Journey {
        let here = match &place.page {
            Page::Journey { here, .. } => here.clone(),
            // Whoever looks ahead is still where they are.
            Page::Child { step, .. } => Some(place.here.as_ref().unwrap_or(step).clone()),
            _ => None,
        };
        let nation = place.nation().unwrap_or_default().to_string();
        Journey { nation, here, trail: place.trail.clone(), ..Journey::default() }
    }

    /// The place that shows it.
    pub fn place(&self) -> Place {
        Place::from(Page::Journey { nation: self.nation.clone(), here: self.here.clone() })
            .with_trail(self.trail.clone())
    }

    /// The same journey with another road, and where we are now; a place without a step leaves that as it was.
    pub fn at(&self, here: Option<StepName>, trail: Trail) -> Journey {
        Journey { here: here.or(self.here.clone()), trail, ..self.clone() }
    }

    /// How many steps so far are not the one where we are.
    pub fn n_behind(&self) -> usize {
        let is_here = self.here.is_some() && self.trail.been.last() == self.here.as_ref();
        self.trail.been.len() - usize::from(is_here)
    }

    /// Whether there is anything a device would have to keep: what a link does not hold.
    pub fn is_worth_keeping(&self) -> bool {
        let has_label = !self.label.is_empty();
        let has_words = !(self.asks.is_empty() && self.records.is_empty() && self.history.is_empty());
        let has_words = has_words || !(self.age.is_empty() && self.meetings.is_empty() && self.child.is_empty());
        has_label || has_words || !(self.dates.is_empty() && self.plans.is_empty())
    }

    /// Keeps another value beside a field, until the reader has chosen.
    pub fn put_beside(&mut self, field: &str, other: &str) {
        let both = (field.to_string(), other.to_string());
        if !self.also.contains(&both) {
            self.also.push(both);
        }
    }

    /// The other values given for the day of an event.
    pub fn days_beside(&self, event: &Event) -> Vec<Day> {
        let field = event.field();
        let others = self.also.iter().filter(|(known, _)| *known == field);
        others.filter_map(|(_, day)| Day::parse(day).ok()).collect()
    }

    /// Puts a step among those behind: by its day before the first that has a later one, else at their end.
    pub fn add_step(&mut self, step: StepName) {
        let day_of = |step: &StepName| self.day(&Event::of_step(step.clone()));
        let n_behind = self.n_behind();
        let later = day_of(&step).and_then(|day| {
            self.trail.been[..n_behind].iter().position(|other| day_of(other).is_some_and(|other| day < other))
        });
        let at = later.unwrap_or(n_behind);
        self.trail.been.insert(at, step);
    }

    /// Moves a step of those behind to another place among them.
    pub fn move_step(&mut self, from: usize, to: usize) {
        if from.max(to) < self.n_behind() {
            let step = self.trail.been.remove(from);
            self.trail.been.insert(to, step);
        }
    }

    /// Takes a step of those behind for the one where we are: the one where we were joins the end of those behind.
    pub fn come_to(&mut self, at: usize) {
        if at < self.n_behind() {
            let step = self.trail.been.remove(at);
            let before = self.here.replace(step);
            self.trail.been.extend(before.filter(|before| self.trail.been.last() != Some(before)));
        }
    }

    /// The day of an event.
    pub fn day(&self, event: &Event) -> Option<Day> {
        self.dates.iter().find(|(known, _)| known == event).map(|(_, day)| *day)
    }

    /// Sets or takes away the day of an event.
    pub fn set_day(&mut self, event: Event, day: Option<Day>) {
        let key = event.key();
        self.unusable.retain(|apart| apart.list != keep::KeptList::Dates || apart.text != key);
        set(&mut self.dates, event, day);
    }

    /// Sets or takes away words of one's own: in a field of a record, which begins with them.
    pub fn set_words(&mut self, record: &str, key: &str, text: Option<&str>) {
        let text = text.filter(|text| !text.trim().is_empty()).map(str::to_string);
        set(&mut self.records, record::words_key(record, key), text);
    }

    /// The words in a field of a record, empty where there are none.
    pub fn words(&self, record: &str, key: &str) -> &str {
        let name = record::words_key(record, key);
        self.records.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
    }

    /// What is written in a field of the pages before a meeting, empty where nothing is.
    pub fn on_page(&self, key: &str) -> &str {
        self.meetings.iter().find(|(known, _)| known == key).map_or("", |(_, text)| text)
    }

    /// Writes in a field of the pages before a meeting.
    pub fn write_on_page(&mut self, key: &str, text: &str) {
        let text = Some(text.to_string()).filter(|text| !text.trim().is_empty());
        set(&mut self.meetings, key.to_string(), text);
    }

    /// Takes a question along, or leaves it.
    pub fn toggle_ask(&mut self, question: &str) {
        match self.asks.iter().position(|known| known == question) {
            Some(idx) => drop(self.asks.remove(idx)),
            None => self.asks.push(question.to_string()),
        }
    }

    /// Plans for a step in one of the places there are; none takes the plan away, with the turns chosen on its route.
    pub fn set_plan(&mut self, idx: usize, goal: Option<StepName>) {
        match goal {
            Some(goal) if self.plans.contains(&goal) => return,
            Some(goal) if idx < self.plans.len() => self.plans[idx] = goal,
            Some(goal) if self.plans.len() < plans::MOST_PLANS => self.plans.push(goal),
            None if idx < self.plans.len() => drop(self.plans.remove(idx)),
            _ => {}
        }
        let goals: Vec<String> = self.plans.iter().map(joined).collect();
        self.turns.retain(|(name, _)| goals.iter().any(|goal| name.split(' ').next() == Some(goal)));
    }

    /// Chooses which step follows a step of a plan's route.
    pub fn set_turn(&mut self, goal: &str, at: &str, to: &str) {
        set(&mut self.turns, format!("{goal} {at}"), Some(to.to_string()));
    }
}

fn set<K: PartialEq, V>(list: &mut Vec<(K, V)>, key: K, value: Option<V>) {
    let at = list.iter().position(|(known, _)| *known == key);
    match (at, value) {
        (Some(at), Some(value)) => list[at].1 = value,
        (Some(at), None) => drop(list.remove(at)),
        (None, Some(value)) => list.push((key, value)),
        (None, None) => {}
    }
}

/// A link to a step by the name that its reader gets first, wherever it lies: all maps of the nation are at hand.
pub fn step_link(nation: &Nation, from: MapId, to: StepRef) -> StepLink {
    first_named(nation, entry_link(nation, from, to))
}

/// The same link by that name alone: in everyday words for families who said that they read, else as a letter gives it.
pub fn first_named(nation: &Nation, link: StepLink) -> StepLink {
    let name = if nation.reader.is_none() { link.name } else { link.shown_name };
    StepLink { shown_name: name.clone(), name, ..link }
}

/// The step a name stands for.
pub fn step_ref(nation: &Nation, (map, step): &StepName) -> Option<StepRef> {
    nation.find(map, step)
}

/// The map whose steps need no map's name: where we are, else where the road so far ends, else the nation's first.
pub fn home(nation: &Nation, journey: &Journey) -> Option<MapId> {
    let last = journey.here.as_ref().or(journey.trail.been.last());
    let last = last.and_then(|step| step_ref(nation, step)).map(|step_ref| step_ref.map);
    last.or_else(|| nation.maps().next().map(|(map, _)| map))
}
