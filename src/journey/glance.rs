//! A journey at a glance, for the list of all of a device: where it is and what is due next.
//! Must never give a day without what it rests on.

use super::due::{due, planned};
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
    /// The nearest day ahead, what is due or planned then, and what that rests on.
    pub next: Option<(Day, String, String)>,
}

/// What the list shows of a journey on a day.
pub fn glance(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> JourneyGlance {
    let World { nation, words, .. } = world;
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    let lines = due(world, calendar, journey, today);
    // The soonest comes first.
    let line = lines.iter().find(|line| line.is_ahead(today));
    let day = line.and_then(|line| line.due.as_ref().ok()).map(|due| due.day);
    let mut next = line.zip(day).map(|(line, day)| (day, line.title().to_string(), basis(line, words)));
    // What is planned is told before what is due on the same day.
    for planned in planned(nation, journey, today) {
        if next.as_ref().is_none_or(|(day, ..)| planned.day <= *day) {
            next = Some((planned.day, planned.step.name, words.journey.you_gave.to_string()));
        }
    }
    JourneyGlance {
        here: here.map(|here| nation.step(here).chart_name(nation.reader).to_string()).unwrap_or_default(),
        n_asked: lines.iter().filter(|line| line.question.is_some()).count(),
        next,
    }
}

impl JourneyGlance {
    /// In sentences.
    pub fn text(&self, words: &'static Words) -> String {
        let here = (!self.here.is_empty()).then(|| (words.journey.glance_here)(&self.here));
        let asked = (0 < self.n_asked).then(|| (words.journey.glance_asked)(self.n_asked));
        let next = match &self.next {
            Some((day, what, basis)) => (words.journey.glance_next)(&(words.calendar.day)(*day), what, basis),
            None => words.journey.nothing_next.to_string(),
        };
        [here, Some(next), asked].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
