//! A meeting that is next gets its day where it is told: the day it was held, or the one it is planned for.
//! Must never take the day of the last time away when a next one is planned.

use super::due::{DriftQuestion, DueLine, NEXT_TIME, SET_THEIR_NEXT, day_passed_by};
use super::{Event, Journey};
use crate::atlas::file::is_meeting;
use crate::atlas::timescale::LimitKind;
use crate::calendar::day::Day;
use crate::place::{StepName, joined};
use crate::scene::StepLink;
use crate::words::Words;

/// The name in a file of a meeting or court step that a line is about; nothing for any other step.
pub fn meeting_key(step: &StepLink) -> Option<String> {
    let (_, name) = step.step.split_once('/').filter(|_| is_meeting(step.kind))?;
    Some(name.replace('#', "/"))
}

/// That a day planned for a step lies outside a limit that runs, as a question; nothing where it does not.
pub fn outside_text(lines: &[DueLine], step: &StepLink, day: Day, words: &'static Words) -> Option<String> {
    let own = || lines.iter().filter(|line| line.step.step == step.step);
    // What comes again is due by the next of its days, whenever the last was.
    let again = own().filter(|line| line.sort == LimitKind::Every && line.question.is_none());
    let again = again.filter_map(|line| line.later.or(line.due.as_ref().ok().map(|due| due.day)));
    let last = day_passed_by(lines, step, day).or(again.filter(|last| *last < day).min());
    let is_early =
        |line: &DueLine| line.sort == LimitKind::NotBefore && line.question == Some(DriftQuestion::Given(day));
    last.map(words.calendar.too_late).or_else(|| own().any(is_early).then(|| (words.calendar.given)(day)))
}

impl Journey {
    /// Gives a meeting a day. One ahead, where the last time was given, is its next time; any other is its own day, and a next time
    /// planned for then or earlier is over with it.
    pub fn give_meeting_day(&mut self, step: StepName, day: Day, today: Day) {
        let sets_its_next = SET_THEIR_NEXT.contains(&joined(&step).as_str());
        let own = Event::of_step(step);
        let next = Event { what: NEXT_TIME.to_string(), ..own.clone() };
        let was_held = self.day(&own).is_some_and(|held| held < today || sets_its_next && held == today);
        if today < day && was_held {
            self.set_day(next, Some(day));
            return;
        }
        if self.day(&next).is_some_and(|next| next <= day) {
            self.set_day(next, None);
        }
        self.set_day(own, Some(day));
    }
}
