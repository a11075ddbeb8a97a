//! What is planned for a day ahead, which meetings set their next day themselves, and what is next in one list by day.

use super::events::{EventDate, Events};
use super::limits::event_of;
use super::repeats::{thing_name, thing_of};
use super::{DriftQuestion, DueLine};
use crate::atlas::timescale::{LimitKind, Timescale};
use crate::atlas::{Nation, StepRef};
use crate::calendar::day::Day;
use crate::journey::{Event, Journey, home, keep, name, step_link, step_ref};
use crate::scene::StepLink;

/// A step that is planned for a day ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedDay {
    /// The step, with which of the things at it in its name where it holds more than one.
    pub step: StepLink,
    /// The event that is given a day when it was held.
    pub held_as: Event,
    /// The day.
    pub day: Day,
}

/// What an event is called that is the next time of what comes again, where no rhythm is known.
pub const NEXT_TIME: &str = "next time";

/// What an event is called that says that a step was held on the day it was planned for, where that is today.
pub const HELD: &str = "held";

/// Meetings that come again and set their next day themselves, where no source and no chosen council gives a rhythm.
pub const SET_THEIR_NEXT: &[&str] =
    &["child-protection/core-group", "care-management/core-group", "early-help/taf-review"];

/// A meeting that has begun and sets its next day itself.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenMeeting {
    /// The meeting.
    pub step: StepLink,
    /// The event that is given a day when it was held.
    pub held_as: Event,
    /// The day that was given for the next one and has gone by; none where none was given.
    pub passed: Option<Day>,
}

/// The meetings of the nation that set their next day themselves, as far as a journey has no rhythm for them.
pub(super) fn without_rhythm(nation: &Nation, journey: &Journey) -> Vec<StepRef> {
    let steps = SET_THEIR_NEXT.iter().filter_map(|step| step_ref(nation, &keep::step_name(step)?));
    let has_rhythm = |limit: &Timescale| limit.sort == LimitKind::Every && limit.holds_in(&journey.council);
    steps.filter(|at| !nation.step(*at).timescales.iter().any(has_rhythm)).collect()
}

/// The next time of a step.
pub(super) fn next_time(nation: &Nation, at: StepRef) -> Event {
    Event { step: name(nation, at), what: NEXT_TIME.to_string() }
}

/// The meetings of which only they themselves can say the next day, and for which no day ahead was given.
pub fn open_meetings(nation: &Nation, events: &Events, journey: &Journey, today: Day) -> Vec<OpenMeeting> {
    let asked = events.again.iter().filter(|asked| asked.event.what == NEXT_TIME);
    let is_planned = |asked: &EventDate| {
        let own = journey.day(&Event::of_step(asked.event.step.clone()));
        let own = own.filter(|day| !journey.is_held_on(&asked.event.step, *day));
        [asked.day, own].into_iter().flatten().any(|day| today <= day)
    };
    let open = asked.filter(|asked| step_ref(nation, &asked.event.step).is_some() && !is_planned(asked));
    open.map(|asked| {
        let last = journey.day(&Event::of_step(asked.event.step.clone()));
        OpenMeeting {
            held_as: Event::of_step(asked.event.step.clone()),
            step: asked.step.clone(),
            passed: asked.day.filter(|day| last.is_none_or(|last| last < *day)),
        }
    })
    .collect()
}

/// The steps whose own day was given and is today or ahead, the soonest first: the meeting itself, beside what is due before it.
pub fn planned(nation: &Nation, journey: &Journey, today: Day) -> Vec<PlannedDay> {
    let Some(home) = home(nation, journey) else { return Vec::new() };
    let mut planned = Vec::new();
    for (event, day) in journey.dates.iter().filter(|(_, day)| today <= *day) {
        let Some(at) = step_ref(nation, &event.step) else { continue };
        let own = Event::of_step(event.step.clone());
        let held_as = match event.what.as_str() {
            "" if journey.is_held_on(&event.step, *day) => None,
            "" | NEXT_TIME => Some(own),
            what => match what.strip_prefix("next ") {
                Some(thing) => thing_of(nation, journey, at, thing),
                // The day of a last time that is still to come is that of the next.
                None => Some(event.clone()).filter(|_| today < *day && is_thing(nation, at, event)),
            },
        };
        if let Some(held_as) = held_as {
            let mut step = step_link(nation, home, at);
            step.name = thing_name(&step.name, &held_as.what);
            planned.push(PlannedDay { step, held_as, day: *day });
        }
    }
    crate::sorting::sort_by_key(&mut planned, |planned| planned.day);
    planned
}

/// Whether an event is the last time of one of the things that come again at a step.
pub(super) fn is_thing(nation: &Nation, at: StepRef, event: &Event) -> bool {
    let mut limits = nation.step(at).timescales.iter().filter(|limit| limit.is_from_last());
    !event.what.is_empty() && limits.any(|limit| event_of(nation, at, limit) == *event)
}

/// The last day for a step, where the day given for it lies after that.
pub fn day_passed_by(lines: &[DueLine], step: &StepLink, day: Day) -> Option<Day> {
    let is_passed_by = |line: &&DueLine| {
        let is_its_own = line.step.step == step.step && line.question == Some(DriftQuestion::Given(day));
        is_its_own && line.sort != LimitKind::NotBefore
    };
    let line = lines.iter().find(is_passed_by)?;
    line.later.or(line.due.as_ref().ok().map(|due| due.day))
}

/// How many limits that run from the event of a key have a day.
pub fn n_from(lines: &[DueLine], event: &str) -> usize {
    lines.iter().filter(|line| line.event == event && line.is_dated()).count()
}

/// Something that is next: a step that is planned, or a limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NextDay<'a> {
    /// It is planned for a day that was given.
    Planned(&'a PlannedDay),
    /// It is due by a day that follows.
    Due(&'a DueLine),
}

/// What is planned and what is due in one list by day; of one day, what is planned first.
pub fn by_day<'a>(planned: &'a [PlannedDay], due: impl Iterator<Item = &'a DueLine>) -> Vec<NextDay<'a>> {
    let mut all: Vec<NextDay> = planned.iter().map(NextDay::Planned).chain(due.map(NextDay::Due)).collect();
    crate::sorting::sort_by_key(&mut all, |next| match next {
        NextDay::Planned(planned) => planned.day,
        NextDay::Due(line) => line.due.as_ref().map_or(line.from, |due| due.day),
    });
    all
}
