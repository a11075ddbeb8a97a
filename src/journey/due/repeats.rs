//! What the other days given say of a limit: the last time of what comes again, whether it was done, what is to be asked.
//! Must never ask of a day that nothing given shows to be behind.

use super::limits::{RunningLimit, comes_again, event_of, limits};
use super::{DriftQuestion, DueGroup, DueLine, ahead};
use crate::atlas::file::StepKind;
use crate::atlas::timescale::{LimitKind, Timescale};
use crate::atlas::{Nation, StepRef};
use crate::calendar::day::Day;
use crate::calendar::{Calendar, Due};
use crate::graph::MoveGraph;
use crate::journey::bases::BaseDay;
use crate::journey::{Event, Journey, name};
use crate::world::World;

/// Puts into a line what the other days given say of it: the last time, whether it was done, what is to be asked.
pub(super) fn count(
    line: &mut DueLine,
    calendar: &Calendar,
    (World { nation, graph, .. }, journey, road): (&World, &Journey, &[(StepRef, Option<Day>)]),
    RunningLimit { at, limit, later, origin, .. }: RunningLimit<'_>,
    today: Day,
) {
    let own = Event::of_step(name(nation, at));
    let is_from_itself = event_of(nation, at, limit) == own;
    let given = match line.held_as == own {
        true => journey.day(&own).filter(|_| !is_from_itself),
        false => given_since(nation, journey, at, limit, line.from),
    };
    let place = road.iter().position(|(step, _)| *step == at);
    let n_behind = road.len() - usize::from(journey.here.is_some());
    let is_behind = place.is_some_and(|place| place < n_behind);
    if limit.sort == LimitKind::Every {
        line.done = match limit.is_from_last() {
            // What is planned is no last time.
            true => Some(line.from).filter(|last| *last <= today),
            false => given.filter(|last| line.from <= *last && *last <= today),
        };
        let passed = |drift| DriftQuestion::Passed(drift);
        if let Some(last) = line.done {
            line.from = last;
            line.due = calendar.due(&nation.id, limit, last);
            let drift = calendar.drift(&nation.id, limit, last, today).ok().flatten();
            let is_left = is_behind && goes_on_after(road, at, last);
            line.question = drift.filter(|_| !is_left).map(passed);
        } else {
            line.due = calendar.next(&nation.id, limit, line.from, today);
        }
        line.group = match &line.due {
            Ok(_) if line.question.is_some() => DueGroup::Asked,
            Ok(due) if today <= due.day => DueGroup::Again,
            Ok(_) => DueGroup::Behind,
            Err(_) => DueGroup::Undated,
        };
        // The first is planned for a day after it is due.
        let late = given.filter(|given| line.due.as_ref().is_ok_and(|due| due.nth == 1 && due.day < *given));
        line.question = line.question.or(late.filter(|given| today < *given).map(DriftQuestion::Given));
        return;
    }
    let Ok(mut whole) = line.due.as_ref().map(|due| due.day) else { return };
    // What comes after a time begins on the day after its end.
    if matches!(origin, Some((_, BaseDay::LimitEnd))) {
        line.later = later.and_then(|later| calendar.due(&nation.id, limit, later).ok()).map(|due| due.day);
        whole = line.later.unwrap_or(whole);
    } else if let Ok(Some(sooner)) = calendar.sooner(&nation.id, limit, line.from) {
        line.later = Some(whole);
        line.due = Ok(sooner);
    }
    line.done = given;
    let day = line.due.as_ref().map_or(whole, |due| due.day);
    // That a step without a day stands on the road does not say that its limit was kept.
    let is_behind_by_day = is_behind && !is_from_itself && is_passed(graph, road, at, line.from, today);
    let is_done = given.is_some_and(|given| given <= today) || is_behind_by_day;
    // Nobody has to challenge anything.
    let is_owed = nation.step(at).kind != StepKind::Appeal;
    let is_open = limit.sort == LimitKind::Within && given.is_none() && !is_from_itself && is_owed;
    line.group = match day < today {
        _ if is_done => DueGroup::Behind,
        true if is_open => DueGroup::Open,
        true => DueGroup::Behind,
        false => DueGroup::Next,
    };
    // The day of what comes again is that of its last time, unless even the first lies ahead.
    let is_ahead = given.is_some_and(|given| today < given);
    let is_planned = is_ahead && line.group == DueGroup::Next;
    let repeats = line.held_as != own || comes_again(nation, at, &journey.council);
    let is_asked = is_owed && (!repeats || is_planned);
    line.question = match (limit.sort, given) {
        (LimitKind::NotBefore, Some(given)) if given < whole => Some(DriftQuestion::Given(given)),
        (LimitKind::Within | LimitKind::Before, Some(given)) if whole < given => Some(DriftQuestion::Given(given)),
        (LimitKind::Lasts, _) if place.is_some() && !is_behind => {
            calendar.drift(&nation.id, limit, line.from, today).ok().flatten().map(DriftQuestion::Passed)
        }
        _ => None,
    }
    .filter(|_| is_asked);
    // A day that is planned for a later time says nothing of the first, which has gone by.
    if repeats && is_ahead && day < today && limit.sort == LimitKind::Within {
        line.question = Some(DriftQuestion::Held);
    }
    // What is planned too late stays among what is next: its last day is still ahead.
    if line.question.is_some() && !(is_planned && limit.sort != LimitKind::NotBefore) {
        line.group = DueGroup::Asked;
    }
}

/// Asks whether a day that has gone by was kept, where nothing given says so: of what comes again, the last one before today,
/// as a line of its own beside the next; and of the first of what comes again, in its own line, with the day after it.
pub(super) fn held(
    line: &mut DueLine,
    calendar: &Calendar,
    (nation, journey, road): (&Nation, &Journey, &[(StepRef, Option<Day>)]),
    (at, limit): (StepRef, &Timescale),
    today: Day,
) -> Option<(Due, Day)> {
    if line.done.is_some() || line.question.is_some() {
        return None;
    }
    let place = road.iter().position(|(step, _)| *step == at);
    if limit.sort == LimitKind::Every {
        let is_left = goes_on_after(road, at, line.from);
        let next = line.due.as_ref().ok().filter(|next| 1 < next.nth && !is_left)?;
        let passed = calendar.nth(&nation.id, limit, line.from, next.nth - 1).ok()?;
        return Some((passed, next.day));
    }
    let due = line.due.as_ref().ok().filter(|_| limit.sort == LimitKind::Within)?;
    let later = goes_on(nation, at, limit, &journey.council);
    // A time that was given since says that the first was held.
    let is_since = |limit: &&Timescale| journey.day(&event_of(nation, at, limit)).is_some_and(|day| line.from <= day);
    if later.iter().any(is_since) {
        return None;
    }
    line.then = later
        .first()
        .and_then(|limit| Some((repeated(nation, at, limit), calendar.due(&nation.id, limit, due.day).ok()?.day)));
    let n_behind = road.len() - usize::from(journey.here.is_some());
    let is_behind = place.is_some_and(|place| place < n_behind);
    let is_first = !later.is_empty() || begins(nation, at, &journey.council);
    if is_first && due.day < today && !is_behind && event_of(nation, at, limit) != Event::of_step(name(nation, at)) {
        line.question = Some(DriftQuestion::Held);
        line.group = DueGroup::Asked;
    }
    None
}

/// The limits at the same step that go on from what this one dates, the sooner first: after a first review a second, and
/// another every six months.
fn goes_on<'a>(nation: &'a Nation, at: StepRef, limit: &Timescale, council: &str) -> Vec<&'a Timescale> {
    let rule = limit.rule.to_lowercase();
    let mut found = Vec::new();
    for later in nation.step(at).timescales.iter().filter(|later| later.holds_in(council)) {
        let from = later.from.split(',').next().unwrap_or_default();
        let is_next = later.sort == LimitKind::Within && from.starts_with("first ") && rule.contains(from);
        let is_again = later.is_from_last() && what_repeats(&later.from).is_some_and(|what| rule.contains(what));
        if is_next {
            found.insert(0, later);
        } else if is_again {
            found.push(later);
        }
    }
    found
}

/// The event whose day says that what a limit is about was held: the step's own, unless what comes again there has a last or a first
/// time of another name, for a visit is no review.
pub(super) fn held_as(nation: &Nation, at: StepRef, limit: &Timescale, council: &str) -> Event {
    let own = Event::of_step(name(nation, at));
    let last = match limit.sort {
        LimitKind::Every if limit.is_from_last() => Some(event_of(nation, at, limit)),
        LimitKind::Within => goes_on(nation, at, limit, council).first().map(|later| event_of(nation, at, later)),
        _ => None,
    };
    last.filter(|last| last.step == own.step).unwrap_or(own)
}

/// The first day since another that says that what a limit is about was held: of those it goes on from, or of one planned.
fn given_since(nation: &Nation, journey: &Journey, at: StepRef, limit: &Timescale, from: Day) -> Option<Day> {
    let later = goes_on(nation, at, limit, &journey.council);
    let events: Vec<Event> = later.iter().map(|later| event_of(nation, at, later)).collect();
    let planned = events.first().and_then(Event::planned);
    events.iter().chain(&planned).filter_map(|event| journey.day(event)).filter(|day| from <= *day).min()
}

/// Which event of a step is given when what comes again there was held: its first time where that is asked for and not known.
pub(in crate::journey) fn thing_of(nation: &Nation, journey: &Journey, at: StepRef, thing: &str) -> Option<Event> {
    let all = || nation.step(at).timescales.iter().filter(|limit| limit.step.is_none());
    let is_thing = |limit: &&Timescale| what_repeats(&limit.from) == Some(thing);
    let event = |limit: &Timescale| event_of(nation, at, limit);
    let first = all().filter(|limit| limit.from.starts_with("first ")).filter(is_thing).map(event);
    let mut open = first.filter(|first| journey.day(first).is_none());
    open.next().or_else(|| all().filter(|limit| limit.is_from_last()).find(is_thing).map(event))
}

/// A step with which of the things at it is meant: `Visits and reviews: visit`; the step's name where it is the step itself.
pub fn thing_name(step: &str, what: &str) -> String {
    match what_repeats(what).or_else(|| what.strip_prefix("next ")) {
        Some(thing) => format!("{step}: {thing}"),
        None => step.to_string(),
    }
}

/// What comes again by a limit: `core group` of "first core group"; the step's name where the limit does not say.
pub(super) fn repeated(nation: &Nation, at: StepRef, limit: &Timescale) -> String {
    what_repeats(&limit.from).unwrap_or(nation.step(at).chart_name(nation.reader)).to_string()
}

/// What had a first or a last time: `review` of "assessment or last review".
pub(in crate::journey) fn what_repeats(from: &str) -> Option<&str> {
    let (_, what) = ["last ", "previous ", "first "].iter().find_map(|mark| from.split_once(mark))?;
    what.split(',').next()
}

/// Whether a step is the first of what comes again at another.
fn begins(nation: &Nation, at: StepRef, council: &str) -> bool {
    let own = Event::of_step(name(nation, at));
    let counts = |(later, limit): &(StepRef, &Timescale)| {
        limit.from.contains("first review") && limit.holds_in(council) && event_of(nation, *later, limit) == own
    };
    limits(nation).iter().any(counts)
}

/// Whether a step that comes later on the road has a day after another.
fn goes_on_after(road: &[(StepRef, Option<Day>)], at: StepRef, from: Day) -> bool {
    let place = road.iter().position(|(step, _)| *step == at);
    place.is_some_and(|place| road[place + 1..].iter().any(|(_, day)| day.is_some_and(|day| from < day)))
}

/// Whether a later step of the road shows that a step of it is behind, though that has no day: it was reached since what the limit
/// counts from, and the step does not lie ahead of it.
fn is_passed(graph: &MoveGraph, road: &[(StepRef, Option<Day>)], at: StepRef, from: Day, today: Day) -> bool {
    let place = road.iter().position(|(step, _)| *step == at);
    place.is_some_and(|place| {
        road[place + 1..].iter().any(|(step, day)| {
            let is_since = day.is_some_and(|day| from < day && day <= today);
            is_since && !ahead(graph, *step, &|map| map == at.map).contains(&at)
        })
    })
}
