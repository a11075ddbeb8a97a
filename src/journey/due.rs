//! What follows from the days given: which events to ask the day of, and the day of every limit that runs from them.
//! Must never give a day without the rule and the sum it comes from, never mix a council's own limits in that was not chosen,
//! and never suggest that anything was missed unless a day given shows it.

use super::bases::{BaseDay, bare, joined_base, stand_ins, standing_in};
use super::{Event, Journey, home, name, step_link, step_ref};
use crate::atlas::file::{Source, StepKind};
use crate::atlas::timescale::{Basis, LimitKind, SourceRead, Timescale};
use crate::atlas::{Map, MapId, Nation, StepRef};
use crate::calendar::day::Day;
use crate::calendar::{Calendar, Drift, Due, Refusal};
use crate::graph::MoveGraph;
use crate::scene::StepLink;
use crate::scene::step::{FIRST_LIMIT, capitalised};
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
    /// How many limits run from it.
    pub n_limits: usize,
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

/// Where a limit stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueGroup {
    /// A day given raises a question.
    Asked,
    /// Its day is today or ahead, and nothing says that it was done.
    Next,
    /// It comes again, and its day is today or ahead.
    Again,
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
    /// Where it comes again, the day after this one.
    pub then: Option<Day>,
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

/// What a limit at a step runs from.
pub(super) fn event_of(nation: &Nation, at: StepRef, limit: &Timescale) -> Event {
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

/// The event and its day that were given at a step's own page, as that page hands them over: `scotland/kinship#kinship-panel
/// 2026-11-28` for the step itself, with a bar behind the step for what its first limit runs from which gives a day.
pub fn handed(nation: &Nation, text: &str) -> Option<(Event, Day)> {
    let (step, day) = text.split_once(' ')?;
    let (map, step) = step.split_once('#')?;
    let bare = step.trim_end_matches(FIRST_LIMIT);
    let at = nation.find(map, bare)?;
    let own = Event::of_step(name(nation, at));
    let event = match bare == step {
        true => limits(nation).iter().any(|(at, limit)| event_of(nation, *at, limit) == own).then_some(own),
        false => {
            let first = nation.step(at).timescales.iter().find(|limit| limit.gives_a_day());
            first.map(|limit| event_of(nation, at, limit))
        }
    };
    Some((event?, Day::parse(day).ok()?))
}

/// Every limit of the nation, with its step.
pub(super) fn limits(nation: &Nation) -> Vec<(StepRef, &Timescale)> {
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
fn starts_of(nation: &Nation, at: StepRef, limit: &Timescale) -> Vec<Event> {
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

/// A limit that runs.
#[derive(Clone, Copy)]
struct RunningLimit<'a> {
    at: StepRef,
    limit: &'a Timescale,
    /// The day given for its event, or for the step that stands in for it.
    day: Day,
    /// The step that stands in for the event, and what of its day counts.
    origin: Option<(StepRef, BaseDay)>,
}

impl RunningLimit<'_> {
    /// Whether a limit of another map says the same of the same day.
    fn is_told_by(&self, other: &RunningLimit<'_>) -> bool {
        let what = |running: &RunningLimit<'_>| {
            let limit = running.limit;
            (running.day, limit.sort, limit.count, limit.unit, limit.basis, running.origin.map(|(step, _)| step))
        };
        self.at.map != other.at.map && self.origin.is_some() && what(self) == what(other)
    }
}

/// Every limit of the nation that runs from an event whose day is given.
fn running<'a>(nation: &'a Nation, journey: &Journey) -> Vec<RunningLimit<'a>> {
    let mut running = Vec::new();
    if journey.dates.is_empty() {
        return running;
    }
    for (at, limit) in limits(nation) {
        if let Some(day) = starts_of(nation, at, limit).iter().find_map(|start| journey.day(start)) {
            running.push(RunningLimit { at, limit, day, origin: None });
        } else if let Some(base) = joined_base(nation, &event_of(nation, at, limit), limit)
            && let Some((step, day)) = standing_in(nation, journey, at, base)
        {
            running.push(RunningLimit { at, limit, day, origin: Some((step, base.day)) });
        }
    }
    running
}

/// Adds the councils of a limit to a list in the order of the alphabet, each once.
fn add_councils(councils: &mut Vec<String>, limit: &Timescale) {
    for council in &limit.councils {
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
fn comes_again(nation: &Nation, at: StepRef, council: &str) -> bool {
    let own = Event::of_step(name(nation, at));
    let mut limits = nation.step(at).timescales.iter();
    limits.any(|limit| {
        let is_again = limit.sort == LimitKind::Every && limit.holds_in(council);
        is_again && (!limit.is_from_last() || event_of(nation, at, limit) == own)
    })
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
    /// What each limit that is shown can run from.
    starts: Vec<Event>,
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
            councils.iter().for_each(|council| {
                if !others.contains(&council) {
                    others.push(council)
                }
            });
        }
        into.push(EventDate {
            n_councils: others.len(),
            n_limits: self.starts.iter().filter(|start| **start == event).count(),
            is_last_time: match event.what.is_empty() {
                true => {
                    let is_held = day.is_some_and(|day| day <= self.today) || self.first_time(step) == FirstTime::Past;
                    is_held && comes_again(nation, step, &journey.council)
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
            let into = if self.first_time(at) == FirstTime::Past { &mut events.again } else { next };
            self.own(at, into);
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

/// The events to ask for: every step of the road and here, what the limits there, of the next steps and of those after them
/// run from, and the last time of what comes again.
pub fn events(world: &World, calendar: &Calendar, journey: &Journey, today: Day) -> Events {
    let World { nation, graph, .. } = world;
    let Some(home) = home(nation, journey) else { return Events::default() };
    let (mut starts, mut others) = (Vec::new(), Vec::new());
    for (at, limit) in limits(nation) {
        let base = joined_base(nation, &event_of(nation, at, limit), limit);
        let joined = base.map(|base| stand_ins(nation, journey, at, base)).unwrap_or_default();
        let joined = joined.into_iter().map(|step| Event::of_step(name(nation, step)));
        let own = starts_of(nation, at, limit).into_iter().chain(joined);
        match limit.holds_in(&journey.council) {
            true => starts.extend(own),
            false => others.extend(own.map(|start| (start, limit.councils.as_slice()))),
        }
    }
    let road = road(nation, journey);
    let running = running(nation, journey);
    let mut asking =
        Asking { nation, graph, calendar, journey, home, road, running, today, starts, others, seen: Vec::new() };
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
            asking.ask(at, next_time(nation, at), &mut events.again);
        }
    }
    // A day that was given further ahead, or before another road was taken, can be changed and taken away too.
    let n_next = next.len();
    for (event, _) in &journey.dates {
        if let Some(at) = step_ref(nation, &event.step) {
            asking.ask(at, event.clone(), &mut next);
        }
    }
    for (idx, asked) in next.into_iter().enumerate() {
        let first = step_ref(nation, &asked.event.step).map(|at| asking.first_time(at));
        match first {
            Some(FirstTime::Past) if asked.is_last_time => events.again.push(asked),
            // There is no last time before the first.
            Some(FirstTime::Ahead) if asked.is_last_time && asked.day.is_none() => {}
            _ if idx < n_next => events.next.push(asked),
            _ => events.apart.push(asked),
        }
    }
    events
}

/// The steps of the road with here at its end, each with its day.
fn road(nation: &Nation, journey: &Journey) -> Vec<(StepRef, Option<Day>)> {
    let all = journey.trail.been.iter().chain(&journey.here);
    all.filter_map(|step| Some((step_ref(nation, step)?, journey.day(&Event::of_step(step.clone()))))).collect()
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

/// A step that is planned for a day ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedDay {
    /// The step.
    pub step: StepLink,
    /// The day.
    pub day: Day,
}

/// What an event is called that is the next time of what comes again, where no rhythm is known.
pub const NEXT_TIME: &str = "next time";

/// Meetings that come again and set their next day themselves, where no source and no chosen council gives a rhythm.
pub const SET_THEIR_NEXT: &[&str] =
    &["child-protection/core-group", "care-management/core-group", "early-help/taf-review"];

/// A meeting that has begun and sets its next day itself.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenMeeting {
    /// The meeting.
    pub step: StepLink,
    /// The day that was given for the next one and has gone by; none where none was given.
    pub passed: Option<Day>,
}

/// The meetings of the nation that set their next day themselves, as far as a journey has no rhythm for them.
fn without_rhythm(nation: &Nation, journey: &Journey) -> Vec<StepRef> {
    let steps = SET_THEIR_NEXT.iter().filter_map(|step| step_ref(nation, &super::keep::step_name(step)?));
    let has_rhythm = |limit: &Timescale| limit.sort == LimitKind::Every && limit.holds_in(&journey.council);
    steps.filter(|at| !nation.step(*at).timescales.iter().any(has_rhythm)).collect()
}

/// The next time of a step.
fn next_time(nation: &Nation, at: StepRef) -> Event {
    Event { step: name(nation, at), what: NEXT_TIME.to_string() }
}

/// The meetings of which only they themselves can say the next day, and for which no day ahead was given.
pub fn open_meetings(nation: &Nation, events: &Events, journey: &Journey, today: Day) -> Vec<OpenMeeting> {
    let asked = events.again.iter().filter(|asked| asked.event.what == NEXT_TIME);
    let is_planned = |asked: &EventDate| {
        let own = journey.day(&Event::of_step(asked.event.step.clone()));
        [asked.day, own].into_iter().flatten().any(|day| today <= day)
    };
    let open = asked.filter(|asked| step_ref(nation, &asked.event.step).is_some() && !is_planned(asked));
    open.map(|asked| {
        let last = journey.day(&Event::of_step(asked.event.step.clone()));
        OpenMeeting { step: asked.step.clone(), passed: asked.day.filter(|day| last.is_none_or(|last| last < *day)) }
    })
    .collect()
}

/// The steps whose own day was given and is today or ahead, the soonest first: the meeting itself, beside what is due before it.
pub fn planned(nation: &Nation, journey: &Journey, today: Day) -> Vec<PlannedDay> {
    let Some(home) = home(nation, journey) else { return Vec::new() };
    let ahead = journey.dates.iter().filter(|(event, day)| {
        let is_its_own = event.what.is_empty() || event.what == NEXT_TIME;
        is_its_own && today <= *day
    });
    let mut planned = Vec::new();
    for (event, day) in ahead {
        if let Some(step) = step_ref(nation, &event.step) {
            planned.push(PlannedDay { step: step_link(nation, home, step), day: *day });
        }
    }
    crate::sorting::sort_by_key(&mut planned, |planned| planned.day);
    planned
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
            let Some(end) = limit_end(nation, calendar, step, running.day) else { continue };
            running.day = end;
        }
        let mut line = line_of(nation, calendar, journey, home, running);
        count(&mut line, calendar, (world, journey, &road), (at, limit), today);
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
        if is_near
            && !is_over
            && let Some((passed, next)) = held(&mut line, calendar, (nation, journey, &road), (at, limit), today)
        {
            let asked = line_of(nation, calendar, journey, home, running);
            let (due, then, question) = (Ok(passed), Some(next), Some(DriftQuestion::Held));
            join(&mut lines, DueLine { due, then, question, group: DueGroup::Asked, ..asked });
        }
        join(&mut lines, line);
    }
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
    RunningLimit { at, limit, day: from, origin }: RunningLimit<'_>,
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
        from,
        stands_in: origin.map(|(step, _)| nation.step(step).name.clone()),
        due: calendar.due(&nation.id, limit, from),
        later: None,
        group: DueGroup::Undated,
        done: None,
        question: None,
        then: None,
        title: title(nation, at, limit),
        also: Vec::new(),
        unsure: unsure(map, at, limit),
    }
}

/// The end of the first limit that runs from a step itself: what is counted from there on begins with it. Where the law may count
/// the first day in, the sooner day.
fn limit_end(nation: &Nation, calendar: &Calendar, step: StepRef, day: Day) -> Option<Day> {
    let own = Event::of_step(name(nation, step));
    let limit = nation.step(step).timescales.iter().find(|limit| event_of(nation, step, limit) == own)?;
    let sooner = Timescale { counted: limit.counted.or(Some(true)), ..limit.clone() };
    calendar.due(&nation.id, &sooner, day).ok().map(|due| due.day)
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

/// Adds a line to a list, or what it rests on to the line there that says the same: the same day for the same, on another
/// ground. The rule that rests on more stands.
fn join(lines: &mut Vec<DueLine>, mut line: DueLine) {
    let is_same = |known: &DueLine| {
        let is_ground = |other: &DueLine| other.basis == line.basis && other.council == line.council;
        let (Ok(due), Ok(own)) = (&known.due, &line.due) else { return false };
        let is_due = (due.day, due.earliest, known.sort, known.from) == (own.day, own.earliest, line.sort, line.from);
        let is_there = is_ground(known) || known.also.iter().any(is_ground);
        let is_alike = known.group == line.group && known.title == DueTitle::Step && known.step.step == line.step.step;
        is_due && is_alike && !is_there
    };
    let Some(at) = lines.iter().position(is_same).filter(|_| line.title == DueTitle::Step) else {
        return lines.push(line);
    };
    let known = &mut lines[at];
    if (line.basis as u8) < known.basis as u8 {
        std::mem::swap(known, &mut line);
        known.also = std::mem::take(&mut line.also);
    }
    let unsure: Vec<String> = line.unsure.drain(..).filter(|text| !known.unsure.contains(text)).collect();
    known.unsure.extend(unsure);
    known.also.push(line);
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

/// Puts into a line what the other days given say of it: the last time, whether it was done, what is to be asked.
fn count(
    line: &mut DueLine,
    calendar: &Calendar,
    (World { nation, graph, .. }, journey, road): (&World, &Journey, &[(StepRef, Option<Day>)]),
    (at, limit): (StepRef, &Timescale),
    today: Day,
) {
    let own = Event::of_step(name(nation, at));
    let is_from_itself = event_of(nation, at, limit) == own;
    let given = journey.day(&own).filter(|_| !is_from_itself);
    let place = road.iter().position(|(step, _)| *step == at);
    let n_behind = road.len() - usize::from(journey.here.is_some());
    let is_behind = place.is_some_and(|place| place < n_behind);
    if limit.sort == LimitKind::Every {
        line.done = match limit.is_from_last() {
            true => Some(line.from),
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
    let Ok(whole) = line.due.as_ref().map(|due| due.day) else { return };
    if let Ok(Some(sooner)) = calendar.sooner(&nation.id, limit, line.from) {
        line.later = Some(whole);
        line.due = Ok(sooner);
    }
    line.done = given;
    let day = line.due.as_ref().map_or(whole, |due| due.day);
    // That a step without a day stands on the road does not say that its limit was kept.
    let is_behind_by_day = is_behind && !is_from_itself && is_passed(graph, road, at, line.from, today);
    let is_done = given.is_some_and(|given| given <= today) || is_behind_by_day;
    line.group = if is_done || day < today { DueGroup::Behind } else { DueGroup::Next };
    // Nobody has to challenge anything, and the day of what comes again is that of its last time, unless even the first lies ahead.
    let is_planned = given.is_some_and(|given| today < given) && line.group == DueGroup::Next;
    let is_last_time = comes_again(nation, at, &journey.council) && !is_planned;
    let is_asked = nation.step(at).kind != StepKind::Appeal && !is_last_time;
    line.question = match (limit.sort, given) {
        (LimitKind::NotBefore, Some(given)) if given < whole => Some(DriftQuestion::Given(given)),
        (LimitKind::Within | LimitKind::Before, Some(given)) if whole < given => Some(DriftQuestion::Given(given)),
        (LimitKind::Lasts, _) if place.is_some() && !is_behind => {
            calendar.drift(&nation.id, limit, line.from, today).ok().flatten().map(DriftQuestion::Passed)
        }
        _ => None,
    }
    .filter(|_| is_asked);
    // What is planned too late stays among what is next: its last day is still ahead.
    if line.question.is_some() && !(is_planned && limit.sort != LimitKind::NotBefore) {
        line.group = DueGroup::Asked;
    }
}

/// Asks whether a day that has gone by was kept, where nothing given says so: of what comes again, the last one before today,
/// as a line of its own beside the next; and of the first of what comes again, in its own line, with the day after it.
fn held(
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
    line.then = later.first().and_then(|limit| calendar.due(&nation.id, limit, due.day).ok()).map(|then| then.day);
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
        let is_again = later.is_from_last() && last_word(&later.from).is_some_and(|word| rule.contains(word));
        if is_next {
            found.insert(0, later);
        } else if is_again {
            found.push(later);
        }
    }
    found
}

/// What had its last time: `review` of "assessment or last review".
fn last_word(from: &str) -> Option<&str> {
    let (_, last) = from.split_once("last ").or(from.split_once("previous "))?;
    last.split(',').next()?.rsplit(' ').next()
}

/// Whether a step is the first of what comes again at another.
fn begins(nation: &Nation, at: StepRef, council: &str) -> bool {
    let own = Event::of_step(name(nation, at));
    let counts = |(later, limit): &(StepRef, &Timescale)| {
        limit.from.contains("first review") && limit.holds_in(council) && event_of(nation, *later, limit) == own
    };
    limits(nation).iter().any(counts)
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
