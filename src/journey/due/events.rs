//! Which events to ask the day of, and what a day given is asked about: whether it can stand where it does among the others.
//! Must never ask for one event twice, nor for the last time of what cannot have been held yet.

use super::limits::{RunningLimit, comes_again, event_of, limits, running, starts_of};
use super::planned::{HELD, is_thing, next_time, without_rhythm};
use super::{ahead, road};
use crate::atlas::timescale::{LimitKind, Timescale, is_named};
use crate::atlas::{MapId, Nation, StepRef};
use crate::calendar::Calendar;
use crate::calendar::day::Day;
use crate::graph::MoveGraph;
use crate::journey::bases::{bare, joined_base, stand_ins};
use crate::journey::{Event, Journey, home, name, step_link, step_ref};
use crate::scene::StepLink;
use crate::world::World;

/// An event whose day can be given.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDate {
    /// The event.
    pub event: Event,
    /// The step it belongs to.
    pub step: StepLink,
    /// Whether it comes again, and the last time is asked for.
    pub is_last_time: bool,
    /// How many councils not chosen have limits of their own that run from it.
    pub n_councils: usize,
    /// The day, if it was given.
    pub day: Option<Day>,
    /// What the day given is asked about.
    pub question: Option<OrderQuestion>,
}

/// Why a day given may be a slip.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderQuestion {
    /// It lies before the day of something that comes first: its name, its day.
    Before(String, Day),
    /// It lies after the day of something that comes later.
    After(String, Day),
    /// The road says the step is behind, but the day is still to come.
    ToCome,
}

/// The events to ask for, by where they lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// On the road so far.
    pub been: Vec<EventDate>,
    /// Here.
    pub here: Vec<EventDate>,
    /// The last time of what comes again.
    pub again: Vec<EventDate>,
    /// At the steps that can follow.
    pub next: Vec<EventDate>,
    /// Given for steps that are none of these, for example taken away from the steps so far: their days still count.
    pub apart: Vec<EventDate>,
}

impl Events {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &EventDate> {
        [&self.been, &self.here, &self.again, &self.next, &self.apart].into_iter().flatten()
    }
}

/// The events to ask for: every step of the road and here, what the limits there, of the next steps and of those after them
/// run from, and the last time of what comes again.
pub fn events(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> Events {
    let World { nation, graph, .. } = world;
    let Some(home) = home(nation, journey) else { return Events::default() };
    let mut others = Vec::new();
    for (at, limit) in limits(nation).into_iter().filter(|(_, limit)| !limit.holds_in(&journey.council)) {
        let base = joined_base(nation, &event_of(nation, at, limit), limit);
        let joined = base.map(|base| stand_ins(nation, journey, at, base)).unwrap_or_default();
        let joined = joined.into_iter().map(|step| Event::of_step(name(nation, step)));
        let own = starts_of(nation, at, limit).into_iter().chain(joined);
        others.extend(own.map(|start| (start, limit.councils.as_slice())));
    }
    let road = road(nation, journey);
    let running = running(nation, journey);
    let mut asking = Asking { nation, graph, calendar, journey, home, road, running, today, others, seen: Vec::new() };
    let mut events = Events::default();
    let mut next = Vec::new();
    let here = journey.here.as_ref().and_then(|here| step_ref(nation, here));
    for at in journey.trail.been.iter().filter_map(|step| step_ref(nation, step)) {
        asking.own(at, &mut events.been);
        asking.starts_of(at, None, &mut events.been);
    }
    if let Some(here) = here {
        asking.own(here, &mut events.here);
        asking.starts_of(here, None, &mut events.here);
        // A limit further ahead can count from a step that lies just behind us.
        let before: Vec<StepRef> = graph.before(here).iter().map(|edge| edge.from).collect();
        for edge in graph.next(here) {
            for later in graph.next(edge.to) {
                asking.starts_of(later.to, Some(&before), &mut events.here);
            }
        }
        let next_steps = graph.next(here).iter().filter(|edge| journey.comes_later(nation, edge.to, today).is_none());
        for edge in next_steps {
            asking.again(edge.to, &mut events, &mut next);
            asking.starts_of(edge.to, None, &mut next);
        }
    }
    for at in asking.running.iter().map(|running| running.at).collect::<Vec<_>>() {
        asking.again(at, &mut events, &mut next);
    }
    for at in without_rhythm(nation, journey) {
        let is_held = journey.day(&Event::of_step(name(nation, at))).is_some_and(|day| day <= today);
        if is_held || asking.first_time(at) == FirstTime::Past {
            asking.own(at, &mut events.again);
            asking.ask(at, next_time(nation, at), &mut events.again);
        }
    }
    // A day that was given further ahead, or before another road was taken, can be changed and taken away too.
    let n_next = next.len();
    for (event, _) in journey.dates.iter().filter(|(event, _)| event.what != HELD) {
        if let Some(at) = step_ref(nation, &event.step) {
            asking.ask(at, event.clone(), &mut next);
        }
    }
    for (idx, asked) in next.into_iter().enumerate() {
        let first = step_ref(nation, &asked.event.step).map(|at| asking.first_time(at));
        match first {
            Some(FirstTime::Past) if asked.is_last_time => events.again.push(asked),
            // What was held before its first limit ran out, or is planned, stays among what repeats.
            _ if asked.day.is_some() && (asked.is_last_time || asked.event.what.starts_with("next ")) => {
                if asked.event.what.is_empty() { events.next.push(asked) } else { events.again.push(asked) }
            }
            // There is no last time before the first.
            Some(FirstTime::Ahead) if asked.is_last_time && asked.day.is_none() => {}
            _ if idx < n_next => events.next.push(asked),
            _ => events.apart.push(asked),
        }
    }
    events
}

/// Whether the first time of what comes again at a step can have been held.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FirstTime {
    /// It can: the step is on the road, or what it is counted from lies far enough behind.
    Past,
    /// It cannot yet.
    Ahead,
    /// Nothing given says so.
    Unknown,
}

/// The events to ask for, as they are found.
struct Asking<'a> {
    nation: &'a Nation,
    graph: &'a MoveGraph,
    calendar: &'a Calendar,
    journey: &'a Journey,
    home: MapId,
    road: Vec<(StepRef, Option<Day>)>,
    running: Vec<RunningLimit<'a>>,
    today: Day,
    /// What the limits of councils not chosen can run from, each with its councils.
    others: Vec<(Event, &'a [String])>,
    seen: Vec<Event>,
}

impl Asking<'_> {
    /// Asks for an event at a step, unless it is asked for already.
    fn ask(&mut self, at: StepRef, event: Event, into: &mut Vec<EventDate>) {
        let (nation, journey) = (self.nation, self.journey);
        let day = journey.day(&event);
        let is_same = |seen: &Event| {
            let is_named = !event.what.is_empty() && seen.step == event.step;
            *seen == event || is_named && day.is_none() && bare(&seen.what) == bare(&event.what)
        };
        if self.seen.iter().any(is_same) {
            return;
        }
        self.seen.push(event.clone());
        let step = step_ref(nation, &event.step).unwrap_or(at);
        let is_last = |limit: &Timescale| limit.is_from_last() && limit.from == event.what;
        let mut others: Vec<&String> = Vec::new();
        for (_, councils) in self.others.iter().filter(|(start, _)| *start == event) {
            councils.iter().filter(|council| is_named(council)).for_each(|council| {
                if !others.contains(&council) {
                    others.push(council)
                }
            });
        }
        into.push(EventDate {
            n_councils: others.len(),
            is_last_time: match event.what.is_empty() {
                true => {
                    let is_held = day.is_some_and(|day| day <= self.today) || self.first_time(step) == FirstTime::Past;
                    let repeats = comes_again(nation, step, &journey.council);
                    is_held && (repeats || without_rhythm(nation, journey).contains(&step))
                }
                false => nation.step(step).timescales.iter().any(is_last),
            },
            question: day.and_then(|day| order((nation, self.graph), journey, &self.road, &event, day, self.today)),
            step: step_link(nation, self.home, step),
            day,
            event,
        });
    }

    /// Whether what comes again at a step can have been held. The step's own day says nothing of it: a field must not move while
    /// its day is given.
    fn first_time(&self, at: StepRef) -> FirstTime {
        let (nation, calendar) = (self.nation, self.calendar);
        if self.road.iter().any(|(step, _)| *step == at) {
            return FirstTime::Past;
        }
        let own = Event::of_step(name(nation, at));
        let mut first = FirstTime::Unknown;
        for running in self.running.iter().filter(|running| running.at == at) {
            let RunningLimit { limit, day, .. } = *running;
            let event = event_of(nation, at, limit);
            let begins = match limit.sort {
                _ if event == own || !limit.holds_in(&self.journey.council) => continue,
                LimitKind::Every if limit.is_from_last() => continue,
                // What is counted from a first time on can be held from the next day on.
                LimitKind::Every if running.origin.is_some() || self.journey.day(&event).is_some() => day < self.today,
                LimitKind::Within => calendar.due(&nation.id, limit, day).is_ok_and(|due| due.day <= self.today),
                _ => continue,
            };
            if begins {
                return FirstTime::Past;
            }
            first = FirstTime::Ahead;
        }
        first
    }

    /// Asks for the day of a step itself where what comes again there can have been held, else among the next steps.
    fn again(&mut self, at: StepRef, events: &mut Events, next: &mut Vec<EventDate>) {
        if comes_again(self.nation, at, &self.journey.council) {
            let into = if self.first_time(at) == FirstTime::Past { &mut events.again } else { &mut *next };
            self.own(at, into);
        }
        // A step that holds several things which come again has a last time for each.
        for limit in self.nation.step(at).timescales.iter().filter(|limit| limit.holds_in(&self.journey.council)) {
            let last = event_of(self.nation, at, limit);
            if limit.is_from_last() && is_thing(self.nation, at, &last) {
                let into = if self.first_time(at) == FirstTime::Past { &mut events.again } else { &mut *next };
                self.ask(at, last, into);
            }
        }
    }

    /// Asks for the day of a step itself.
    fn own(&mut self, at: StepRef, into: &mut Vec<EventDate>) {
        self.ask(at, Event::of_step(name(self.nation, at)), into);
    }

    /// Asks for what the limits of a step run from; where `among` names steps, for those alone.
    fn starts_of(&mut self, at: StepRef, among: Option<&[StepRef]>, into: &mut Vec<EventDate>) {
        let nation = self.nation;
        for limit in nation.step(at).timescales.iter().filter(|limit| limit.holds_in(&self.journey.council)) {
            let event = event_of(nation, at, limit);
            let step = step_ref(nation, &event.step).filter(|_| event.what.is_empty());
            if among.is_none_or(|among| step.is_some_and(|step| among.contains(&step))) {
                self.ask(at, event, into);
            }
        }
    }
}

/// What a day given is asked about: whether it can stand where it does among the others.
fn order(
    (nation, graph): (&Nation, &MoveGraph),
    journey: &Journey,
    road: &[(StepRef, Option<Day>)],
    event: &Event,
    day: Day,
    today: Day,
) -> Option<OrderQuestion> {
    let at = step_ref(nation, &event.step)?;
    if !event.what.is_empty() {
        return None;
    }
    let step_name = |at: StepRef| nation.step(at).chart_name(nation.reader).to_string();
    let place = road.iter().position(|(step, _)| *step == at);
    // The order of the list alone says nothing: a step that was added stands before the one where we are, whatever its day.
    let leads = |from: StepRef, to: StepRef| ahead(graph, from, &|map| map == from.map || map == to.map).contains(&to);
    let before = road[..place.unwrap_or(0)].iter().find(|(step, other)| {
        *step != at && other.is_some_and(|other| day < other) && leads(*step, at) && !leads(at, *step)
    });
    if let Some((step, Some(other))) = before {
        return Some(OrderQuestion::Before(step_name(*step), *other));
    }
    for limit in &nation.step(at).timescales {
        let start = event_of(nation, at, limit);
        let Some(other) = journey.day(&start).filter(|_| start != *event) else { continue };
        let name = match start.what.is_empty() {
            true => step_ref(nation, &start.step).map(step_name).unwrap_or_default(),
            false => start.what,
        };
        match limit.sort {
            LimitKind::Within | LimitKind::NotBefore if day < other => return Some(OrderQuestion::Before(name, other)),
            LimitKind::Before if other < day => return Some(OrderQuestion::After(name, other)),
            _ => {}
        }
    }
    (place.is_some_and(|place| place + 1 < road.len()) && today < day).then_some(OrderQuestion::ToCome)
}
