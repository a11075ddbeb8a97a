//! A journey at a glance, for the list of all of a device: where it is and what is due next.
//! Must never give a day without what it rests on.

use super::due::{DriftQuestion, DueGroup, DueLine, due, planned};
use super::sheet::basis;
use super::{Journey, step_ref};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::words::Words;
use crate::world::World;

/// A journey at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyGlance {
    /// The name of the step where it is, empty where none is chosen.
    pub here: String,
    /// How many days given or gone by are asked about.
    pub n_asked: usize,
    /// The first day that has gone by without a word, what was due then, and what that rests on.
    pub passed: Option<(Day, String, String)>,
    /// The first limit that has gone by and has no day, what was due then, and what that rests on.
    pub open: Option<(Day, String, String)>,
    /// The nearest day ahead, what is due or planned then, and what that rests on.
    pub next: Option<(Day, String, String)>,
}

/// What the list shows of a journey on a day.
pub fn glance(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> JourneyGlance {
    let World { nation, words, .. } = world;
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let lines = due(world, calendar, journey, today);
    let told = |line: &DueLine| {
        let day = line.due.as_ref().ok()?.day;
        Some((day, line.title().to_string(), basis(line, words)))
    };
    // Of each group the soonest comes first.
    let is_passed = |line: &&DueLine| matches!(line.question, Some(DriftQuestion::Passed(_) | DriftQuestion::Held));
    let passed = lines.iter().find(is_passed).and_then(told);
    let open = lines.iter().find(|line| line.group == DueGroup::Open).and_then(told);
    let mut next = lines.iter().find(|line| line.is_ahead(today)).and_then(told);
    // What is planned is told before what is due on the same day.
    for planned in planned(nation, journey, today) {
        if next.as_ref().is_none_or(|(day, ..)| planned.day <= *day) {
            next = Some((planned.day, planned.step.name, words.journey.you_gave.to_string()));
        }
    }
    JourneyGlance {
        here: here.map(|here| nation.step(here).chart_name(nation.reader).to_string()).unwrap_or_default(),
        n_asked: lines.iter().filter(|line| line.question.is_some()).count(),
        passed,
        open,
        next,
    }
}

impl JourneyGlance {
    /// The day by which it needs its worker: one that has gone by comes before every day ahead.
    pub fn needed_by(&self) -> Option<Day> {
        let gone = self.passed.iter().chain(&self.open).map(|(day, ..)| *day).min();
        gone.or(self.next.as_ref().map(|(day, ..)| *day))
    }

    /// Where it is, what has gone by, what is next, and how much is asked about, each in a sentence.
    pub fn lines(&self, words: &'static Words) -> Vec<String> {
        let journey = &words.journey;
        let told = |tell: fn(&str, &str, &str) -> String, (day, what, basis): &(Day, String, String)| {
            tell(&(words.calendar.day)(*day), what, basis)
        };
        let passed = self.passed.as_ref().map(|passed| told(journey.glance_passed, passed));
        let open = self.open.as_ref().map(|open| told(journey.glance_open, open));
        let next = self.next.as_ref().map(|next| told(journey.glance_next, next));
        let next = next.or_else(|| (passed.is_none() && open.is_none()).then(|| journey.nothing_next.to_string()));
        let is_told = self.n_asked == 0 || self.n_asked == 1 && passed.is_some();
        let here = (!self.here.is_empty()).then(|| (journey.glance_here)(&self.here));
        let asked = (!is_told).then(|| (journey.glance_asked)(self.n_asked));
        [here, passed, open, next, asked].into_iter().flatten().collect()
    }
}
