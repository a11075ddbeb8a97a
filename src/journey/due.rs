//! What follows from the days given: which events to ask the day of, and every day that is due.
//! Must never give a day without the rule and the sum it comes from, and never say that somebody is late.

use super::{Event, Journey, home, name, step_ref};
use crate::atlas::file::{Source, StepKind};
use crate::atlas::timescale::{Basis, LimitKind, Timescale};
use crate::atlas::{MapId, Nation, StepRef};
use crate::calendar::day::Day;
use crate::calendar::{Calendar, Drift, Due, Refusal};
use crate::graph::MoveGraph;
use crate::scene::step::{capitalised, limit_text};
use crate::scene::{StepLink, step_link};
use crate::words::Words;
use crate::world::World;

/// An event whose day can be given.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDate {
    /// The event.
    pub event: Event,
    /// The step it belongs to.
    pub step: StepLink,
    /// The day, if it was given.
    pub day: Option<Day>,
}

/// The events to ask for, by where they lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// On the road so far.
    pub been: Vec<EventDate>,
    /// Here.
    pub here: Vec<EventDate>,
    /// At the steps that can follow.
    pub next: Vec<EventDate>,
}

/// A limit of time at a step, and the days that follow.
#[derive(Clone, Debug, PartialEq)]
pub struct DueLine {
    /// The step it holds at.
    pub step: StepLink,
    /// The rule and the event, in one sentence.
    pub rule: String,
    /// How it counts.
    pub sort: LimitKind,
    /// What it rests on.
    pub basis: Basis,
    /// Where it stands.
    pub source: Option<Source>,
    /// The event's day it was counted from.
    pub from: Day,
    /// The days, the first first; or why there are none.
    pub days: Result<Vec<Due>, Refusal>,
    /// The last day if the law counts the first day in.
    pub sooner: Option<Due>,
    /// That it has passed and nothing says that the step was taken: ground for a question.
    pub drift: Option<Drift>,
    /// The day the step was taken, if it was given.
    pub taken: Option<Day>,
}

/// The events to ask for: every step of the road and here, and what the limits there and of the next steps run from.
pub fn events(nation: &Nation, graph: &MoveGraph, journey: &Journey) -> Events {
    let Some(home) = home(nation, journey) else { return Events::default() };
    let mut seen: Vec<Event> = Vec::new();
    // The step's own day is asked for once it lies on the road.
    let mut asked = |at: StepRef, own: Option<Event>| {
        let from = nation.step(at).timescales.iter().map(|limit| event_of(nation, at, limit));
        let mut found = Vec::new();
        for event in own.into_iter().chain(from) {
            if seen.contains(&event) {
                continue;
            }
            let step = step_ref(nation, &event.step).unwrap_or(at);
            found.push(EventDate {
                day: journey.day(&event),
                step: step_link(nation, home, step),
                event: event.clone(),
            });
            seen.push(event);
        }
        found
    };
    let mut events = Events::default();
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    for at in journey.trail.been.iter().filter_map(|step| step_ref(nation, step)) {
        events.been.extend(asked(at, Some(Event::of_step(name(nation, at)))));
    }
    if let Some(here) = here {
        events.here = asked(here, Some(Event::of_step(name(nation, here))));
        for edge in graph.next(here) {
            events.next.extend(asked(edge.to, None));
        }
    }
    // A day that was given further ahead, or before another road was taken, can be changed and taken away too.
    let elsewhere = journey.dates.iter().filter_map(|(event, day)| {
        let step = step_link(nation, home, step_ref(nation, &event.step)?);
        Some(EventDate { event: event.clone(), step, day: Some(*day) })
    });
    events.next.extend(elsewhere.filter(|date| !seen.contains(&date.event)));
    events
}

/// What a limit at a step runs from.
fn event_of(nation: &Nation, at: StepRef, limit: &Timescale) -> Event {
    let step = limit.step.as_ref().and_then(|step| find(nation, at.map, step));
    match step {
        Some(step) => Event::of_step(name(nation, step)),
        None => Event { step: name(nation, at), what: limit.from.clone() },
    }
}

/// The event and its day that were given at a step's own page, as that page hands them over: `scotland/kinship#kinship-panel
/// 2026-11-28`. The event is the one that the page names: what the first limit runs from which gives a day.
pub fn handed(nation: &Nation, text: &str) -> Option<(Event, Day)> {
    let (step, day) = text.split_once(' ')?;
    let (map, step) = step.split_once('#')?;
    let at = nation.find(map, step)?;
    let limit = nation.step(at).timescales.iter().find(|limit| limit.gives_a_day())?;
    Some((event_of(nation, at, limit), Day::parse(day).ok()?))
}

/// A step as a limit names it: an id of the same map, or `nation/map#step`.
fn find(nation: &Nation, map: MapId, step: &str) -> Option<StepRef> {
    match step.split_once('#') {
        Some((map, step)) => nation.find(map, step),
        None => nation.map(map).find(step).map(|step| StepRef { map, step }),
    }
}

/// Every day that follows from the days given, the soonest first, those that give none last. Days that recur are laid out
/// until `until`.
pub fn due(world: &World, calendar: &Calendar, journey: &Journey, today: Day, until: Day) -> Vec<DueLine> {
    let nation = &world.nation;
    let Some(home) = home(nation, journey) else { return Vec::new() };
    let mut lines = Vec::new();
    for (map, text) in nation.maps() {
        for (step, text) in text.steps() {
            let at = StepRef { map, step };
            for limit in &text.timescales {
                let Some(from) = journey.day(&event_of(nation, at, limit)) else { continue };
                let taken = journey.day(&Event::of_step(name(nation, at))).filter(|day| from <= *day);
                let days = calendar.series(&nation.id, limit, from, until);
                // Nobody has to challenge anything: a time to do so that has run out is no drift.
                let is_open = taken.is_none() && limit.sort != LimitKind::Every && text.kind != StepKind::Appeal;
                lines.push(DueLine {
                    step: step_link(nation, home, at),
                    rule: capitalised(&limit_text(world.words, limit)),
                    sort: limit.sort,
                    basis: limit.basis,
                    source: nation.map(map).source(&limit.source).cloned(),
                    from,
                    sooner: calendar.sooner(&nation.id, limit, from).ok().flatten(),
                    drift: if is_open { calendar.drift(&nation.id, limit, from, today).ok().flatten() } else { None },
                    days,
                    taken,
                });
            }
        }
    }
    let first = |line: &DueLine| line.days.as_ref().ok().and_then(|days| days.first()).map(|due| due.day);
    crate::sorting::sort_by_key(&mut lines, |line| (first(line).is_none(), first(line).unwrap_or(line.from)));
    lines
}

/// Every day of the lines that lies in time, with what it is, in the order of the lines.
pub fn due_days(lines: &[DueLine], words: &'static Words) -> Vec<(Day, String)> {
    let mut days = Vec::new();
    for line in lines {
        let what = match line.sort {
            LimitKind::NotBefore => words.journey.not_before,
            LimitKind::Every => words.journey.again,
            _ => words.journey.last_day,
        };
        for due in line.days.iter().flatten() {
            days.push((due.day, format!("{}: {} ({what})", line.step.name, capitalised(&due.rule))));
        }
    }
    days
}
