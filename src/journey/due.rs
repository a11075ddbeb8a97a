//! What follows from the days given: the day of every limit that runs from them, in one list.
//! Must never give a day without the rule and the sum it comes from, never mix a council's own limits in that was not chosen,
//! and never suggest that anything was missed unless a day given shows it.

use self::joined::{join, join_steps};
use self::limits::{RunningLimit, limit_ends, running, start};
use self::repeats::{count, held, held_as, repeated};
use super::bases::BaseDay;
use super::{Event, Journey, home, name, step_link, step_ref};
use crate::atlas::file::{Source, StepKind};
use crate::atlas::timescale::{Basis, LimitKind, SourceRead, Timescale};
use crate::atlas::{Map, MapId, Nation, StepRef};
use crate::calendar::day::Day;
use crate::calendar::{Calendar, Drift, Due, Refusal};
use crate::graph::MoveGraph;
use crate::place::joined;
use crate::scene::StepLink;
use crate::scene::step::capitalised;
use crate::world::World;

pub use self::events::{EventDate, Events, OrderQuestion, events};
pub use self::joined::ONE_THING;
pub use self::limits::{councils, counts_hearings_days, handed, other_councils, own_limits};
pub(super) use self::limits::{event_of, limits};
pub use self::planned::{
    HELD, NEXT_TIME, NextDay, OpenMeeting, PlannedDay, SET_THEIR_NEXT, by_day, day_passed_by, n_from, open_meetings,
    planned,
};
pub use self::repeats::thing_name;
pub(super) use self::repeats::what_repeats;

mod events;
mod joined;
mod limits;
mod planned;
mod repeats;

/// Where a limit stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueGroup {
    /// A day given raises a question.
    Asked,
    /// Its day is today or ahead, and nothing says that it was done.
    Next,
    /// It comes again, and its day is today or ahead.
    Again,
    /// Its day has gone by, its step is on the road or ahead, and nobody has given a day for it.
    Open,
    /// Its step lies neither on this child's road nor ahead of it.
    Elsewhere,
    /// It was done, or its step lies behind on the road, or its day has gone by.
    Behind,
    /// It gives no day.
    Undated,
}

/// A limit of time at a step, and the day that follows.
#[derive(Clone, Debug, PartialEq)]
pub struct DueLine {
    /// The step it holds at.
    pub step: StepLink,
    /// The rule in one sentence, which says from when it counts.
    pub rule: String,
    /// How it counts.
    pub sort: LimitKind,
    /// What it rests on.
    pub basis: Basis,
    /// The council chosen, where the limit is its own; empty for any other.
    pub council: String,
    /// Whether the words of the source were read.
    pub is_read: bool,
    /// Where it stands.
    pub source: Option<Source>,
    /// The key of the event whose day was given.
    pub event: String,
    /// The day it was counted from.
    pub from: Day,
    /// The step whose day stands in for what it counts from, where none was given for that itself.
    pub stands_in: Option<String>,
    /// The day; or why there is none. Where the law may count the first day in, the sooner one; of what comes again the next.
    pub due: Result<Due, Refusal>,
    /// The day if the law does not count the first day in, where that is not known.
    pub later: Option<Day>,
    /// Where it stands in the list.
    pub group: DueGroup,
    /// The day it was done; of what comes again the last time.
    pub done: Option<Day>,
    /// What the days given ask about.
    pub question: Option<DriftQuestion>,
    /// Where it comes again, the day after this one, with what is due then: `core group`.
    pub then: Option<(String, Day)>,
    /// The event whose day says that it was held: of what comes again at a step that holds more than that, its own last time.
    pub held_as: Event,
    /// What says what is due.
    pub title: DueTitle,
    /// Other rules that give the same day for the same, on other grounds.
    pub also: Vec<DueLine>,
    /// What the map could not make sure of, of this limit.
    pub unsure: Vec<String>,
}

/// What says in a few words what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueTitle {
    /// The name of the step: people meet there, and it is that meeting.
    Step,
    /// The rule, for the step is something else: a notice before a meeting is not the meeting.
    Rule,
}

impl DueLine {
    /// What is due, in a few words.
    pub fn title(&self) -> &str {
        match self.title {
            DueTitle::Step => &self.step.name,
            DueTitle::Rule => &self.rule,
        }
    }

    /// What is held, as a reader knows it: the step, with which of the things at it where it holds more than one.
    pub fn held_name(&self) -> String {
        thing_name(&self.step.name, &self.held_as.what)
    }

    /// It, and the rules it stands for.
    pub fn all(&self) -> impl Iterator<Item = &DueLine> {
        std::iter::once(self).chain(&self.also)
    }

    /// Whether it is a limit with a day. The time that has gone by of what comes again is no limit beside the next.
    pub fn is_dated(&self) -> bool {
        self.due.is_ok() && !(self.sort == LimitKind::Every && self.question == Some(DriftQuestion::Held))
    }

    /// Whether it, or a rule it stands for, was not read.
    pub fn is_unread(&self) -> bool {
        !self.is_read || self.also.iter().any(|also| !also.is_read)
    }

    /// Whether the list shows it before anything is opened.
    pub fn is_in_view(&self) -> bool {
        !matches!(self.group, DueGroup::Elsewhere | DueGroup::Behind)
    }

    /// Whether its day is today or ahead, and nothing says that it was done.
    pub fn is_ahead(&self, today: Day) -> bool {
        let is_to_come = matches!(self.group, DueGroup::Next | DueGroup::Again);
        is_to_come && self.due.as_ref().is_ok_and(|due| today <= due.day)
    }
}

/// A question about a limit, which a day given raises; never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriftQuestion {
    /// The day given lies after the last day, or before the first.
    Given(Day),
    /// The last time is too long ago, or what lasted has run out.
    Passed(Drift),
    /// The day has gone by, and nobody has said whether it was held.
    Held,
}

/// The steps of the road with here at its end, each with its day.
fn road(nation: &Nation, journey: &Journey) -> Vec<(StepRef, Option<Day>)> {
    let all = journey.trail.been.iter().chain(&journey.here);
    all.filter_map(|step| Some((step_ref(nation, step)?, journey.day(&Event::of_step(step.clone()))))).collect()
}

/// Every day that follows from the days given: by group, the soonest first.
pub fn due(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> Vec<DueLine> {
    let World { nation, graph, .. } = world;
    let Some(home) = home(nation, journey) else { return Vec::new() };
    let road = road(nation, journey);
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    // A map that the road has left does not lie ahead again.
    let is_left = |map: MapId| here.is_some_and(|here| here.map != map) && road.iter().any(|(step, _)| step.map == map);
    let near = here.map(|here| ahead(graph, here, &|map| !is_left(map))).unwrap_or_default();
    let mut lines = Vec::new();
    let all = running(nation, journey);
    for mut running in all.iter().copied() {
        let RunningLimit { at, limit, origin, .. } = running;
        if !limit.holds_in(&journey.council)
            || all.iter().any(|other| other.at.map == home && running.is_told_by(other))
        {
            continue;
        }
        if let Some((step, BaseDay::LimitEnd)) = origin {
            let Some(ends) = limit_ends(nation, calendar, step, running.day) else { continue };
            (running.day, running.later) = ends;
        }
        let mut line = line_of(nation, calendar, journey, home, running);
        count(&mut line, calendar, (world, journey, &road), running, today);
        let is_to_come = matches!(line.group, DueGroup::Next | DueGroup::Again) && line.done.is_none();
        let start = origin.map(|(step, _)| step).or(step_ref(nation, &event_of(nation, at, limit).step));
        let is_near = |start: StepRef| ahead(graph, start, &|map| map == start.map).contains(&at);
        let is_near = here.is_none()
            || near.contains(&at)
            || road.iter().any(|(step, _)| *step == at)
            || start.is_some_and(|start| start != at && is_near(start));
        if is_to_come && !is_near {
            line.group = DueGroup::Elsewhere;
        }
        let is_over = start.is_some_and(|start| {
            let since = road.iter().position(|(step, _)| *step == start).map_or(road.len(), |place| place + 1);
            let leads_on = |step: StepRef| step.map != at.map || ahead(graph, step, &|map| map == at.map).contains(&at);
            !road[since..].iter().all(|(step, _)| leads_on(*step))
        });
        if line.group == DueGroup::Open && (!is_near || is_over) {
            line.group = DueGroup::Behind;
        }
        if is_near
            && !is_over
            && let Some((passed, next)) = held(&mut line, calendar, (nation, journey, &road), (at, limit), today)
        {
            let asked = line_of(nation, calendar, journey, home, running);
            let (due, question) = (Ok(passed), Some(DriftQuestion::Held));
            let then = Some((repeated(nation, at, limit), next));
            join(&mut lines, DueLine { due, then, question, group: DueGroup::Asked, ..asked });
        }
        join(&mut lines, line);
    }
    join_steps(&mut lines);
    let first = |line: &DueLine| line.due.as_ref().map_or(line.from, |due| due.day);
    // What comes again stands among what is next, by its day.
    let group = |line: &DueLine| if line.group == DueGroup::Again { DueGroup::Next } else { line.group };
    crate::sorting::sort_by_key(&mut lines, |line| (group(line), first(line)));
    lines
}

/// A limit and the day that follows from its event alone.
fn line_of(
    nation: &Nation,
    calendar: &Calendar,
    journey: &Journey,
    home: MapId,
    RunningLimit { at, limit, day: from, origin, .. }: RunningLimit<'_>,
) -> DueLine {
    let map = nation.map(at.map);
    let source = map.source(&limit.source).cloned();
    let is_source_read = source.as_ref().is_none_or(|source| source.checked == SourceRead::Yes);
    DueLine {
        step: step_link(nation, home, at),
        rule: capitalised(&limit.rule),
        sort: limit.sort,
        basis: limit.basis,
        council: if limit.basis == Basis::Local { journey.council.clone() } else { String::new() },
        is_read: limit.checked != Some(SourceRead::No) && is_source_read,
        source,
        event: match origin {
            Some((step, _)) => joined(&name(nation, step)),
            None => start(nation, journey, at, limit).map(|(event, _)| event.key()).unwrap_or_default(),
        },
        from,
        stands_in: origin.map(|(step, _)| nation.step(step).name.clone()),
        due: calendar.due(&nation.id, limit, from),
        later: None,
        group: DueGroup::Undated,
        done: None,
        question: None,
        then: None,
        held_as: held_as(nation, at, limit, &journey.council),
        title: title(nation, at, limit),
        also: Vec::new(),
        unsure: unsure(map, at, limit),
    }
}

/// What says what is due: the step's name where people meet at it and it is the meeting that is due, else the rule.
fn title(nation: &Nation, at: StepRef, limit: &Timescale) -> DueTitle {
    let own = Event::of_step(name(nation, at));
    let is_meeting = matches!(nation.step(at).kind, StepKind::Meeting | StepKind::Review);
    let event = event_of(nation, at, limit);
    let is_it = match limit.sort {
        LimitKind::Every => !limit.is_from_last() || event == own,
        LimitKind::Within => event.what.is_empty() && event != own,
        _ => false,
    };
    if is_meeting && is_it { DueTitle::Step } else { DueTitle::Rule }
}

/// A step, and every step that lies ahead of it on the maps that count.
pub(super) fn ahead(graph: &MoveGraph, start: StepRef, counts: &dyn Fn(MapId) -> bool) -> Vec<StepRef> {
    let mut found = vec![start];
    let mut n_done = 0;
    while let Some(at) = found.get(n_done).copied() {
        n_done += 1;
        for edge in graph.next(at) {
            if edge.is_ahead && counts(edge.to.map) && !found.contains(&edge.to) {
                found.push(edge.to);
            }
        }
    }
    found
}

/// What the map could not make sure of about a step, as far as it speaks of the limit's number.
fn unsure(map: &Map, at: StepRef, limit: &Timescale) -> Vec<String> {
    let id = &map.step(at.step).id;
    let number = limit.count.unwrap_or_default().to_string();
    let speaks = |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == number);
    let about =
        map.file.open_questions.iter().filter(|question| question.about.contains(id) && speaks(&question.plain));
    about.map(|question| question.plain.clone()).collect()
}
