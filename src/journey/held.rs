//! A meeting that is next gets its day where it is told: the day it was held, or the one it is planned for.
//! Must never take the day of the last time away when a next one is planned.

use super::due::{DriftQuestion, DueLine, HELD, NEXT_TIME, SET_THEIR_NEXT, day_passed_by, what_repeats};
use super::{Event, Journey};
use crate::atlas::timescale::LimitKind;
use crate::calendar::day::Day;
use crate::place::{StepName, joined};
use crate::scene::StepLink;
use crate::words::Words;

/// That a day planned for a step lies outside a limit that runs, as a question; nothing where it does not.
pub fn outside_text(lines: &[DueLine], step: &StepLink, day: Day, words: &'static Words) -> Option<String> {
    let own = || lines.iter().filter(|line| line.step.step == step.step && line.held_name() == step.name);
    // What comes again is due by the next of its days, whenever the last was.
    let again = own().filter(|line| line.sort == LimitKind::Every && line.question.is_none());
    let again = again.filter_map(|line| line.later.or(line.due.as_ref().ok().map(|due| due.day)));
    let last = day_passed_by(lines, step, day).or(again.filter(|last| *last < day).min());
    let is_early =
        |line: &DueLine| line.sort == LimitKind::NotBefore && line.question == Some(DriftQuestion::Given(day));
    last.map(words.calendar.too_late).or_else(|| own().any(is_early).then(|| (words.calendar.given)(day)))
}

impl Event {
    /// What is planned for a day ahead is the next time of what was held: of the step itself, or of one of the things at it.
    pub fn planned(&self) -> Option<Event> {
        let thing = what_repeats(&self.what);
        let what = if self.what.is_empty() { NEXT_TIME.to_string() } else { format!("next {}", thing?) };
        Some(Event { what, ..self.clone() })
    }
}

impl Journey {
    /// Whether a step was said to be held on a day.
    pub fn is_held_on(&self, step: &StepName, day: Day) -> bool {
        self.day(&Event { step: step.clone(), what: HELD.to_string() }) == Some(day)
    }

    /// Gives a meeting, or one of the things held at it, a day. One ahead, where the last time was given, is its next time; any other
    /// is its own day, and a next time planned for then or earlier is over with it. A day that is not ahead says that it was held.
    pub fn give_meeting_day(&mut self, own: Event, day: Day, today: Day) {
        let sets_its_next = SET_THEIR_NEXT.contains(&joined(&own.step).as_str());
        let is_step = own.what.is_empty();
        let next = own.planned();
        let was_held = self
            .day(&own)
            .is_some_and(|held| held < today || held == today && (sets_its_next || self.is_held_on(&own.step, held)));
        if let Some(next) = next.clone().filter(|_| today < day && (was_held || !is_step)) {
            self.set_day(next, Some(day));
            return;
        }
        if let Some(next) = next.filter(|next| self.day(next).is_some_and(|next| next <= day)) {
            self.set_day(next, None);
        }
        if is_step {
            let held = Event { what: HELD.to_string(), ..own.clone() };
            self.set_day(held, Some(day).filter(|day| *day == today));
        }
        self.set_day(own, Some(day));
    }
}
