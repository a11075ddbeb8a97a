//! Which limits of the maps run from the days given, and from which event each does.
//! Must never count a council's own limit that was not chosen among those that hold.

use crate::atlas::timescale::{LimitKind, Timescale, is_named};
use crate::atlas::{MapId, Nation, StepRef};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::journey::bases::{BaseDay, bare, joined_base, standing_in};
use crate::journey::{Event, Journey, name};
use crate::scene::step::FIRST_LIMIT;

/// What a limit at a step runs from.
pub(in crate::journey) fn event_of(nation: &Nation, at: StepRef, limit: &Timescale) -> Event {
    let step = limit.step.as_ref().and_then(|step| find(nation, at.map, step));
    match step {
        Some(step) => Event::of_step(name(nation, step)),
        None => Event { step: name(nation, at), what: limit.from.clone() },
    }
}

/// A step as a limit names it: an id of the same map, or `nation/map#step`.
fn find(nation: &Nation, map: MapId, step: &str) -> Option<StepRef> {
    match step.split_once('#') {
        Some((map, step)) => nation.find(map, step),
        None => nation.map(map).find(step).map(|step| StepRef { map, step }),
    }
}

/// The event and what was typed as its day at a step's own page, as that page hands them over: `scotland/kinship#kinship-panel
/// 28 Nov 2026` for the step itself, with a bar behind the step for what its first limit runs from which gives a day.
pub fn handed<'a>(nation: &Nation, text: &'a str) -> Option<(Event, &'a str)> {
    let (step, day) = text.split_once(' ')?;
    let (map, step) = step.split_once('#')?;
    let bare = step.trim_end_matches(FIRST_LIMIT);
    let at = nation.find(map, bare)?;
    let own = Event::of_step(name(nation, at));
    let event = match bare == step {
        true => limits(nation).iter().any(|(at, limit)| event_of(nation, *at, limit) == own).then_some(own),
        false => {
            let first = nation.step(at).timescales.iter().find(|limit| limit.gives_a_day() && limit.can_hold());
            first.map(|limit| event_of(nation, at, limit))
        }
    };
    Some((event?, day))
}

/// Every limit of the nation, with its step.
pub(in crate::journey) fn limits(nation: &Nation) -> Vec<(StepRef, &Timescale)> {
    let mut limits = Vec::new();
    for (map, text) in nation.maps() {
        for (step, text) in text.steps() {
            for limit in &text.timescales {
                limits.push((StepRef { map, step }, limit));
            }
        }
    }
    limits
}

/// The limits at a step, as it is named on the whole site, that hold for a journey: everywhere, or in its council.
pub fn own_limits<'a>(nation: &'a Nation, journey: &Journey, step: &str) -> Vec<&'a Timescale> {
    let at = step.split_once('#').and_then(|(map, step)| nation.find(map, step));
    let limits = at.map(|at| nation.step(at).timescales.as_slice()).unwrap_or_default();
    limits.iter().filter(|limit| limit.holds_in(&journey.council)).collect()
}

/// Whether limits of the nation count the working days of the hearings Act.
pub fn counts_hearings_days(nation: &Nation) -> bool {
    limits(nation).iter().any(|(_, limit)| limit.days.is_some())
}

/// What a limit at a step can run from: its event, which other limits there may name with another word on whether its day counts;
/// what comes again without a word of its last time, from the step's own day too.
pub(super) fn starts_of(nation: &Nation, at: StepRef, limit: &Timescale) -> Vec<Event> {
    let mut starts = vec![event_of(nation, at, limit)];
    for other in &nation.step(at).timescales {
        let is_same = other.from != limit.from && bare(&other.from) == bare(&limit.from);
        if is_same && other.step.is_none() && limit.step.is_none() {
            starts.push(event_of(nation, at, other));
        }
    }
    let own = Event::of_step(name(nation, at));
    if limit.sort == LimitKind::Every && !limit.is_from_last() && starts[0] != own {
        starts.push(own);
    }
    starts
}

/// The event that a limit at a step runs from and whose day was given, with that day.
pub(super) fn start(nation: &Nation, journey: &Journey, at: StepRef, limit: &Timescale) -> Option<(Event, Day)> {
    starts_of(nation, at, limit).into_iter().find_map(|start| journey.day(&start).map(|day| (start, day)))
}

/// A limit that runs.
#[derive(Clone, Copy)]
pub(super) struct RunningLimit<'a> {
    pub at: StepRef,
    pub limit: &'a Timescale,
    /// The day given for its event, or for the step that stands in for it.
    pub day: Day,
    /// The later day it may have: where the law may count the first day of a time that ends with the event.
    pub later: Option<Day>,
    /// The step that stands in for the event, and what of its day counts.
    pub origin: Option<(StepRef, BaseDay)>,
}

impl RunningLimit<'_> {
    /// Whether a limit of another map says the same of the same day.
    pub fn is_told_by(&self, other: &RunningLimit<'_>) -> bool {
        let what = |running: &RunningLimit<'_>| {
            let limit = running.limit;
            (running.day, limit.sort, limit.count, limit.unit, limit.basis, running.origin.map(|(step, _)| step))
        };
        self.at.map != other.at.map && self.origin.is_some() && what(self) == what(other)
    }
}

/// Every limit of the nation that runs from an event whose day is given.
pub(super) fn running<'a>(nation: &'a Nation, journey: &Journey) -> Vec<RunningLimit<'a>> {
    let mut running = Vec::new();
    if journey.dates.is_empty() {
        return running;
    }
    for (at, limit) in limits(nation) {
        if let Some((_, day)) = start(nation, journey, at, limit) {
            running.push(RunningLimit { at, limit, day, later: None, origin: None });
        } else if let Some(base) = joined_base(nation, &event_of(nation, at, limit), limit)
            && let Some((step, day)) = standing_in(nation, journey, at, base)
        {
            running.push(RunningLimit { at, limit, day, later: None, origin: Some((step, base.day)) });
        }
    }
    running
}

/// Adds the councils of a limit to a list in the order of the alphabet, each once; those alone that can be chosen.
fn add_councils(councils: &mut Vec<String>, limit: &Timescale) {
    for council in limit.councils.iter().filter(|council| is_named(council)) {
        if let Err(place) = councils.binary_search(council) {
            councils.insert(place, council.clone());
        }
    }
}

/// The councils whose own limits the nation's maps know.
pub fn councils(nation: &Nation) -> Vec<String> {
    let mut councils = Vec::new();
    limits(nation).iter().for_each(|(_, limit)| add_councils(&mut councils, limit));
    councils
}

/// The councils not chosen whose own limits run from the days given: those limits are left out.
pub fn other_councils(nation: &Nation, journey: &Journey) -> Vec<String> {
    let mut councils = Vec::new();
    for RunningLimit { limit, .. } in running(nation, journey) {
        if !limit.holds_in(&journey.council) {
            add_councils(&mut councils, limit);
        }
    }
    councils
}

/// Whether the day of the step itself is the day of the last time: it comes again, and no event of another name is counted from.
pub(super) fn comes_again(nation: &Nation, at: StepRef, council: &str) -> bool {
    let own = Event::of_step(name(nation, at));
    let mut limits = nation.step(at).timescales.iter();
    limits.any(|limit| {
        let is_again = limit.sort == LimitKind::Every && limit.holds_in(council);
        is_again && (!limit.is_from_last() || event_of(nation, at, limit) == own)
    })
}

/// The end of the first limit that runs from a step itself: what is counted from there on begins with it. Where the law may count
/// the first day in, the sooner day, and the later one.
pub(super) fn limit_ends(nation: &Nation, calendar: &Calendar, step: StepRef, day: Day) -> Option<(Day, Option<Day>)> {
    let own = Event::of_step(name(nation, step));
    let limit = nation.step(step).timescales.iter().find(|limit| event_of(nation, step, limit) == own)?;
    let end = calendar.due(&nation.id, limit, day).ok()?.day;
    let sooner = calendar.sooner(&nation.id, limit, day).ok()?;
    Some(sooner.map_or((end, None), |sooner| (sooner.day, Some(end))))
}
