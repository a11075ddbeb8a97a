//! A trainer's walk with a group: the routes walked from one step, how much is shown of each step's options, what each group of
//! the room chose, and where that led. It is made up: nothing in it is of a real child.
//! Must never score a choice, and never lose a route: another option begins another route.

use serde::{Deserialize, Serialize};

use super::keep::{Unread, step_name};
use super::{name, set, step_ref};
use crate::atlas::course::{Course, Scenario};
use crate::atlas::file::{Actor, MoveKind, Step, StepKind, from_json};
use crate::atlas::reader::Reader;
use crate::atlas::{Nation, StepRef};
use crate::place::{Page, Place, joined};
use crate::scene::panel::{NextMove, by_when, next_groups, numbers};
use crate::scene::step::limit_text;
use crate::words::Words;
use crate::words::walk::WalkWords;
use crate::world::World;

/// Before the name of every walk that is kept; its nation, its first step and its scenario follow.
pub const KEPT_WALK: &str = "walk.";

/// What the link to the room's window has beside the scenario.
pub const ROOM: &str = "room";

/// A walk speaks to those who work with families, whoever reads on this device.
const READER: Option<Reader> = Some(Reader::Worker);

/// So many groups a room has at most: A to F.
pub const MOST_GROUPS: usize = 6;

/// The version this program writes.
const VERSION: u32 = 1;

/// Larger texts are no walks of ours, in bytes.
const MOST_BYTES: usize = 500_000;

/// A walk, as it is kept and handed over. Steps are told by their names in a file: `kinship/kinship-panel`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Walk {
    waymark: String,
    version: u32,
    /// The id of its nation.
    pub nation: String,
    /// The step it begins with.
    pub start: String,
    /// The scenario of the course it is of; empty where it is of none.
    #[serde(default)]
    pub scenario: String,
    /// What the trainer calls it.
    #[serde(default)]
    pub title: String,
    /// The case in the trainer's own words.
    #[serde(default)]
    pub case: String,
    /// The routes walked, each from the start. There is always one.
    #[serde(default)]
    pub routes: Vec<Vec<String>>,
    /// Which of them is walked now, and how far.
    #[serde(default)]
    current: usize,
    #[serde(default)]
    at: usize,
    /// How many options are shown of each step.
    #[serde(default)]
    shown: Vec<(String, usize)>,
    /// The step of which the details of an option are open, and which option, from 1.
    #[serde(default)]
    opened: (String, usize),
    /// The trainer's notes at each step.
    #[serde(default)]
    notes: Vec<(String, String)>,
    /// How many minutes the trainer wants to spend at each step, as they wrote it.
    #[serde(default)]
    minutes: Vec<(String, String)>,
    /// How many groups there are. What one chose that was taken away stays.
    #[serde(default)]
    pub n_groups: usize,
    /// What each group chose at each step: `A kinship/kinship-panel`, and where that leads.
    #[serde(default)]
    choices: Vec<(String, String)>,
    /// The learning outcomes ticked.
    #[serde(default)]
    reached: Vec<String>,
}

/// What the trainer writes of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkField {
    /// What it is called.
    Title,
    /// The case.
    Case,
    /// Notes at the step where it is.
    Notes,
    /// Minutes there.
    Minutes,
}

impl WalkField {
    /// The field with a name in the page's own marks.
    pub fn named(word: &str) -> Option<WalkField> {
        let all = [WalkField::Title, WalkField::Case, WalkField::Notes, WalkField::Minutes];
        all.into_iter().find(|field| field.word() == word)
    }

    /// The word that stands for it there.
    pub const fn word(self) -> &'static str {
        match self {
            WalkField::Title => "title",
            WalkField::Case => "case",
            WalkField::Notes => "notes",
            WalkField::Minutes => "minutes",
        }
    }
}

/// How many more options are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// The next one.
    One,
    /// All.
    All,
    /// None.
    Nothing,
}

/// The little that tells whose file it is.
#[derive(Deserialize)]
struct WalkLabel {
    waymark: String,
    version: u32,
}

impl Walk {
    /// A walk that begins.
    pub fn new(nation: &str, start: &str, scenario: &str) -> Walk {
        Walk {
            waymark: "walk".to_string(),
            version: VERSION,
            nation: nation.to_string(),
            start: start.to_string(),
            scenario: scenario.to_string(),
            routes: vec![vec![start.to_string()]],
            ..Walk::default()
        }
    }

    /// The walk that a place asks for: it begins there. Nothing where the place asks for none.
    pub fn of_place(place: &Place) -> Option<Walk> {
        let Page::Walk { nation, step } = &place.page else { return None };
        let scenario = place.highlighted.iter().find(|mark| *mark != ROOM);
        Some(Walk::new(nation, &joined(step), scenario.map_or("", String::as_str)))
    }

    /// Reads a walk. Fails with why it is none; steps are taken on trust until [`Walk::unknown_step`] is asked.
    pub fn read(text: &str, is_nation: &dyn Fn(&str) -> bool) -> Result<Walk, Unread> {
        if MOST_BYTES < text.len() {
            return Err(Unread::TooLarge);
        }
        let label: WalkLabel = from_json(text).map_err(Unread::Damaged)?;
        if label.waymark != "walk" {
            return Err(Unread::Foreign);
        }
        if VERSION < label.version {
            return Err(Unread::Newer);
        }
        let mut walk: Walk = from_json(text).map_err(Unread::Damaged)?;
        if !is_nation(&walk.nation) {
            return Err(Unread::OtherNation(walk.nation));
        }
        let is_plain = |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        let is_step = |step: &str| step_name(step).is_some_and(|(map, step)| is_plain(&map) && is_plain(&step));
        let steps = || walk.routes.iter().flatten().chain([&walk.start]);
        if let Some(bad) = steps().find(|step| !is_step(step)) {
            return Err(Unread::Damaged(bad.clone()));
        }
        if !is_plain(&walk.scenario) {
            return Err(Unread::Damaged(walk.scenario));
        }
        if let Some(bad) = walk.routes.iter().find(|route| route.first() != Some(&walk.start)) {
            return Err(Unread::Damaged(bad.join(", ")));
        }
        if walk.routes.is_empty() {
            walk.routes.push(vec![walk.start.clone()]);
        }
        walk.current = walk.current.min(walk.routes.len() - 1);
        walk.at = walk.at.min(walk.routes[walk.current].len() - 1);
        walk.n_groups = walk.n_groups.min(MOST_GROUPS);
        Ok(walk)
    }

    /// As text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A step of it that the maps do not have, if there is one.
    pub fn unknown_step(&self, nation: &Nation) -> Option<&str> {
        let steps = || self.routes.iter().flatten().chain([&self.start]);
        steps().find(|step| find(nation, step).is_none()).map(String::as_str)
    }

    /// The same as the room sees it: without what is the trainer's own.
    pub fn for_room(&self) -> Walk {
        Walk { notes: Vec::new(), minutes: Vec::new(), reached: Vec::new(), ..self.clone() }
    }

    /// The name it is kept under.
    pub fn slot(&self) -> String {
        format!("{KEPT_WALK}{}.{}.{}", self.nation, self.start, self.scenario)
    }

    /// Whether there is anything to keep.
    pub fn is_worth_keeping(&self) -> bool {
        *self != Walk::new(&self.nation, &self.start, &self.scenario)
    }

    /// The place that shows it: its first step and its scenario, and nothing of what was written.
    pub fn place(&self) -> Place {
        let step = step_name(&self.start).unwrap_or_default();
        let scenario = Some(self.scenario.clone()).filter(|scenario| !scenario.is_empty());
        let page = Page::Walk { nation: self.nation.clone(), step };
        Place { highlighted: scenario.into_iter().collect(), ..Place::from(page) }
    }

    /// The place of the room's window.
    pub fn room_place(&self) -> Place {
        let mut place = self.place();
        place.highlighted.push(ROOM.to_string());
        place
    }

    /// The steps walked up to here.
    pub fn so_far(&self) -> &[String] {
        &self.routes[self.current][..=self.at]
    }

    /// The step where it is.
    pub fn here(&self) -> &str {
        &self.routes[self.current][self.at]
    }

    /// How many options of the step are shown.
    pub fn n_shown(&self) -> usize {
        self.n_shown_of(self.here())
    }

    /// The same of another step.
    pub fn n_shown_of(&self, step: &str) -> usize {
        self.shown.iter().find(|(known, _)| known == step).map_or(0, |(_, shown)| *shown)
    }

    /// Shows more options of the step, of so many.
    pub fn reveal(&mut self, reveal: Reveal, n_all: usize) {
        let shown = match reveal {
            Reveal::One => (self.n_shown() + 1).min(n_all),
            Reveal::All => n_all,
            Reveal::Nothing => 0,
        };
        let here = self.here().to_string();
        self.opened = (here.clone(), if reveal == Reveal::One { shown } else { 0 });
        set(&mut self.shown, here, Some(shown));
    }

    /// The number of the option whose details are open; 0 where none are.
    pub fn opened(&self) -> usize {
        let (step, number) = &self.opened;
        if step == self.here() && *number <= self.n_shown() { *number } else { 0 }
    }

    /// Opens the details of an option, and closes all others. The same once more closes them.
    pub fn open(&mut self, number: usize) {
        self.opened = (self.here().to_string(), if self.opened() == number { 0 } else { number });
    }

    /// The place of a walk that begins at the step where this one is, with nothing shown: for a phone that has not been along.
    pub fn place_here(&self) -> Place {
        Walk::new(&self.nation, self.here(), &self.scenario).place()
    }

    /// How many minutes the trainer has given all steps together.
    pub fn n_minutes(&self) -> usize {
        let number = |text: &str| text.split(' ').find_map(|part| part.parse::<usize>().ok()).unwrap_or_default();
        self.minutes.iter().fold(0, |sum, (_, text)| sum.saturating_add(number(text)))
    }

    /// Takes an option. Where another was taken before, that route stays and this is another.
    pub fn take(&mut self, to: &str) {
        let mut route = self.so_far().to_vec();
        route.push(to.to_string());
        self.walk_along(route);
    }

    /// Goes one step back; says whether there was one.
    pub fn back(&mut self) -> bool {
        let could = 0 < self.at;
        self.at = self.at.saturating_sub(1);
        could
    }

    /// Goes back to a step of those walked.
    pub fn go_to(&mut self, at: usize) {
        self.at = at.min(self.routes[self.current].len() - 1);
    }

    /// Goes to the end of another route.
    pub fn go_along(&mut self, number: usize) {
        if let Some(route) = self.routes.get(number) {
            (self.current, self.at) = (number, route.len() - 1);
        }
    }

    /// Goes to where a group is.
    pub fn follow(&mut self, group: char) {
        self.walk_along(self.route_of(group));
    }

    /// The number of the route that is walked.
    pub fn current(&self) -> usize {
        self.current
    }

    fn walk_along(&mut self, route: Vec<String>) {
        self.at = route.len() - 1;
        if self.routes[self.current].starts_with(&route) {
            return;
        }
        // A route that ends on the way is walked on; any other stays as it was.
        let known = self.routes.iter().position(|known| known.starts_with(&route));
        let begun = || self.routes.iter().position(|known| route.starts_with(known));
        self.current = match known.or_else(begun) {
            Some(at) => at,
            None => {
                self.routes.push(Vec::new());
                self.routes.len() - 1
            }
        };
        if self.routes[self.current].len() < route.len() {
            self.routes[self.current] = route;
        }
    }

    /// The letters of the groups.
    pub fn groups(&self) -> impl Iterator<Item = char> + use<> {
        ('A'..).take(self.n_groups)
    }

    /// Another group comes, or the last one goes.
    pub fn set_groups(&mut self, n_groups: usize) {
        self.n_groups = n_groups.min(MOST_GROUPS);
    }

    /// What a group chose at a step.
    pub fn choice(&self, group: char, step: &str) -> Option<&str> {
        let key = format!("{group} {step}");
        self.choices.iter().find(|(known, _)| *known == key).map(|(_, to)| to.as_str())
    }

    /// Enters what a group chooses here. The same once more takes it away.
    pub fn choose(&mut self, group: char, to: &str) {
        let is_there = self.choice(group, self.here()) == Some(to);
        let key = format!("{group} {}", self.here());
        set(&mut self.choices, key, (!is_there).then(|| to.to_string()));
    }

    /// The route of a group: from the start by its own choices, and by the room's steps where it made none but chose later.
    pub fn route_of(&self, group: char) -> Vec<String> {
        let mut route = vec![self.start.clone()];
        while let Some(last) = route.last() {
            let with_room = || {
                let ahead =
                    self.routes.iter().filter(|known| known.starts_with(&route)).map(|known| &known[route.len()..]);
                let mut ahead = ahead.filter(|ahead| ahead.iter().any(|step| self.choice(group, step).is_some()));
                ahead.next().map(|ahead| ahead[0].clone())
            };
            let Some(next) = self.choice(group, last).map(str::to_string).or_else(with_room) else { break };
            // One choice is known at each step: who comes round again is not led round for ever.
            let is_again = route.contains(&next);
            route.push(next);
            if is_again {
                break;
            }
        }
        route
    }

    /// What stands in a field, at the step where it is.
    pub fn written(&self, field: WalkField) -> &str {
        let of = |list: &[(String, String)], step: &str| list.iter().position(|(known, _)| known == step);
        match field {
            WalkField::Title => &self.title,
            WalkField::Case => &self.case,
            WalkField::Notes => of(&self.notes, self.here()).map_or("", |at| &self.notes[at].1),
            WalkField::Minutes => of(&self.minutes, self.here()).map_or("", |at| &self.minutes[at].1),
        }
    }

    /// Writes in a field, at the step where it is.
    pub fn write(&mut self, field: WalkField, text: &str) {
        let here = self.here().to_string();
        let some = (!text.trim().is_empty()).then(|| text.to_string());
        match field {
            WalkField::Title => self.title = text.to_string(),
            WalkField::Case => self.case = text.to_string(),
            WalkField::Notes => set(&mut self.notes, here, some),
            WalkField::Minutes => set(&mut self.minutes, here, some),
        }
    }

    /// Whether a learning outcome is ticked.
    pub fn is_reached(&self, outcome: &str) -> bool {
        self.reached.iter().any(|known| known == outcome)
    }

    /// Ticks a learning outcome, or takes the tick away.
    pub fn tick(&mut self, outcome: &str) {
        match self.reached.iter().position(|known| known == outcome) {
            Some(at) => drop(self.reached.remove(at)),
            None => self.reached.push(outcome.to_string()),
        }
    }
}

fn find(nation: &Nation, step: &str) -> Option<StepRef> {
    step_ref(nation, &step_name(step)?)
}

/// A step of a walk, in the few words a room needs.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkStop {
    /// Its name in a file.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// One sentence.
    pub plain: String,
    /// Whether it is an outcome of the map.
    pub is_outcome: bool,
    /// Whom the map's other sentences mean by “you”.
    pub you_means: Option<Reader>,
    /// What can happen next, numbered as everywhere.
    pub options: Vec<WalkOption>,
}

/// What can happen next.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkOption {
    /// The name of the step it leads to in a file.
    pub key: String,
    /// What that is called, with its map where that is another.
    pub name: String,
    /// The kind of move.
    pub kind: MoveKind,
    /// When, where to, who decides, by when.
    pub way: NextMove,
    /// Every limit of time there, with what it rests on.
    pub limits: Vec<String>,
    /// The law and guidance it is from.
    pub sources: Vec<String>,
}

/// What is shown of a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkScene {
    /// What it is called.
    pub title: String,
    /// The case, in two sentences or the trainer's own words.
    pub case: String,
    /// What the scenario asks of the room; nothing where the trainer has written a case of their own.
    pub task: String,
    /// The steps walked up to here, the last of them this one.
    pub so_far: Vec<WalkStop>,
    /// The names of the steps of every route.
    pub routes: Vec<Vec<String>>,
    /// Where each group is.
    pub groups: Vec<(char, String)>,
}

impl WalkScene {
    /// The step where it is.
    pub fn here(&self) -> Option<&WalkStop> {
        self.so_far.last()
    }
}

/// What is shown of a walk; nothing where a step of it is on no map.
pub fn walk_scene(world: &World, course: Option<&Course>, walk: &Walk) -> Option<WalkScene> {
    if walk.unknown_step(&world.nation).is_some() {
        return None;
    }
    let scenario = scenario(course, walk);
    let names = |route: &[String]| route.iter().map(|step| name_of(world, step)).collect::<Vec<_>>();
    let group = |group: char| (group, walk.route_of(group).last().map(|step| name_of(world, step)).unwrap_or_default());
    let own = |own: &str, of_course: fn(&Scenario) -> String| match scenario {
        Some(scenario) if own.trim().is_empty() => of_course(scenario),
        _ => own.to_string(),
    };
    Some(WalkScene {
        title: own(&walk.title, |scenario| scenario.title.clone()),
        case: own(&walk.case, |scenario| scenario.setup.clone()),
        task: scenario
            .filter(|_| walk.case.trim().is_empty())
            .map(|scenario| scenario.task.clone())
            .unwrap_or_default(),
        so_far: walk.so_far().iter().filter_map(|step| walk_stop(world, step)).collect(),
        routes: walk.routes.iter().map(|route| names(route)).collect(),
        groups: walk.groups().map(group).collect(),
    })
}

fn scenario<'a>(course: Option<&'a Course>, walk: &Walk) -> Option<&'a Scenario> {
    course?.scenarios().map(|(_, scenario)| scenario).find(|scenario| scenario.id == walk.scenario)
}

fn name_of(world: &World, step: &str) -> String {
    let nation = &world.nation;
    find(nation, step).map_or(step.to_string(), |found| nation.step(found).chart_name(READER).to_string())
}

fn of_map(way: &NextMove) -> String {
    way.to.map_title.as_ref().map(|map| format!(" ({map})")).unwrap_or_default()
}

fn walk_stop(world: &World, key: &str) -> Option<WalkStop> {
    let World { nation, words, .. } = world;
    let here = find(nation, key)?;
    let ways = next_groups(world, here, None);
    let ways = ways.into_iter().flat_map(|group| group.moves.into_iter().map(move |way| (group.kind, way)));
    let option = |((kind, way), to): ((MoveKind, NextMove), StepRef)| {
        let (there, map) = (nation.step(to), nation.map(to.map));
        WalkOption {
            key: joined(&name(nation, to)),
            name: there.chart_name(READER).to_string() + &of_map(&way),
            kind,
            way,
            limits: (there.timescales.iter())
                .map(|limit| format!("{} ({})", limit_text(words, limit), (words.basis)(limit.basis)))
                .collect(),
            sources: there.sources.iter().filter_map(|id| Some(map.source(id)?.title.clone())).collect(),
        }
    };
    let step = nation.step(here);
    Some(WalkStop {
        key: key.to_string(),
        name: step.chart_name(READER).to_string(),
        plain: nation.map(here.map).file.plain_for(step, READER).to_string(),
        is_outcome: step.is_exit(),
        you_means: nation.map(here.map).file.means_by_you(READER),
        options: ways.zip(numbers(world, here).iter().map(|edge| edge.to)).map(option).collect(),
    })
}

/// Every route side by side, with what each meant for the child.
#[derive(Clone, Debug, PartialEq)]
pub struct Debrief {
    /// The route of each group; where no group chose anything, the routes walked.
    pub roads: Vec<GroupRoad>,
    /// Where they parted: the step, and who went where.
    pub parted: Vec<(String, Vec<(String, String)>)>,
    /// The learning outcomes of the course taught with these steps, or else with these maps: id, module and words.
    pub outcomes: Vec<(String, String, String)>,
}

/// One route of the debrief.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRoad {
    /// Whose it is.
    pub name: String,
    /// Its steps. The last says so where it is no outcome.
    pub steps: Vec<String>,
    /// How many of them are orders or emergency powers, meetings or reviews, and steps where a court decides.
    pub counts: [usize; 3],
    /// The limits of time on its way, each after its step.
    pub limits: Vec<String>,
}

/// What the routes of a walk came to.
pub fn debrief(world: &World, course: Option<&Course>, walk: &Walk) -> Debrief {
    let told: &WalkWords = &world.words.walk;
    let groups = walk.groups().map(|group| ((told.group)(group), walk.route_of(group)));
    let mut routes: Vec<(String, Vec<String>)> = groups.collect();
    if routes.iter().all(|(_, route)| route.len() < 2) {
        let walked = walk.routes.iter().cloned().enumerate();
        routes = walked.map(|(idx, route)| ((told.route)(idx + 1), route)).collect();
    }
    Debrief {
        roads: routes.iter().map(|(name, route)| group_road(world, name, route)).collect(),
        parted: parted(world, &routes),
        outcomes: outcomes(course, &walk.nation, &routes),
    }
}

fn group_road(world: &World, name: &str, route: &[String]) -> GroupRoad {
    let (nation, told): (_, &WalkWords) = (&world.nation, &world.words.walk);
    let found: Vec<&Step> = route.iter().filter_map(|step| Some(nation.step(find(nation, step)?))).collect();
    let mut steps: Vec<String> = route.iter().map(|step| name_of(world, step)).collect();
    if let (Some(last), false) = (steps.last_mut(), found.last().is_some_and(|step| step.is_exit())) {
        last.push_str(told.not_finished);
    }
    // Where all begin is nobody's choice. Of each step one limit, and one that holds everywhere before one of a council.
    let limit = |step: &&Step| {
        let general = step.timescales.iter().find(|limit| limit.holds_in(""));
        let first = by_when(world.words, general.or(step.timescales.first())?);
        let more = step.timescales.len() - 1;
        let more = if 0 < more { (told.and_more)(more) } else { String::new() };
        Some(format!("{}: {first}{more}", step.chart_name(READER)))
    };
    let count = |is_it: &dyn Fn(&Step) -> bool| found.iter().filter(|step| is_it(step)).count();
    GroupRoad {
        name: name.to_string(),
        steps,
        counts: [
            n_orders(&found, told),
            count(&|step| matches!(step.kind, StepKind::Meeting | StepKind::Review)),
            count(&|step| is_by_court(step, told)),
        ],
        limits: found.iter().skip(1).filter_map(limit).collect(),
    }
}

/// Whether a court decides at a step, or sits.
fn is_by_court(step: &Step, told: &WalkWords) -> bool {
    let is_court = |who: &String| (told.names_court)(who);
    step.who_decides.first().is_some_and(is_court) || step.kind == StepKind::Court || step.acts.contains(&Actor::Court)
}

/// How many orders and emergency powers are among the steps of a route. The maps let some roads end with an order: an outcome that a
/// court decides is one, unless the order was a step before it and no court has sat since.
fn n_orders(steps: &[&Step], told: &WalkWords) -> usize {
    let (mut count, mut is_made) = (0, false);
    for step in steps {
        let is_order = match step.kind {
            StepKind::Order => true,
            StepKind::Court => (told.names_order)(&step.name),
            StepKind::Exit => is_by_court(step, told) && !is_made,
            _ => false,
        };
        count += usize::from(is_order);
        is_made = is_order || is_made && step.kind != StepKind::Court;
    }
    count
}

/// The steps from which two of the routes lead to different steps.
fn parted(world: &World, routes: &[(String, Vec<String>)]) -> Vec<(String, Vec<(String, String)>)> {
    let mut met: Vec<&String> = Vec::new();
    let mut parted = Vec::new();
    for step in routes.iter().flat_map(|(_, route)| route) {
        if met.contains(&step) {
            continue;
        }
        met.push(step);
        let next = |(name, route): &(String, Vec<String>)| {
            let at = route.iter().position(|known| known == step)?;
            Some((name.clone(), route.get(at + 1)?.clone()))
        };
        let next: Vec<(String, String)> = routes.iter().filter_map(next).collect();
        if next.iter().any(|(_, to)| *to != next[0].1) {
            let told = next.into_iter().map(|(name, to)| (name, name_of(world, &to))).collect();
            parted.push((name_of(world, step), told));
        }
    }
    parted
}

fn outcomes(course: Option<&Course>, nation: &str, routes: &[(String, Vec<String>)]) -> Vec<(String, String, String)> {
    let walked: Vec<(String, String)> =
        routes.iter().flat_map(|(_, route)| route).filter_map(|step| step_name(step)).collect();
    let of_map = |map: &str, own: &str| map.split_once('/') == Some((nation, own));
    let taught = |by_step: &dyn Fn(&[String], &str) -> bool| {
        let mut found = Vec::new();
        for module in course.into_iter().flat_map(|course| &course.modules) {
            for outcome in &module.outcomes {
                let is_taught = outcome.teach_with.iter().any(|material| {
                    walked.iter().any(|(map, step)| of_map(&material.map, map) && by_step(&material.steps, step))
                });
                if is_taught {
                    found.push((outcome.id.clone(), module.title.clone(), outcome.outcome.clone()));
                }
            }
        }
        found
    };
    let by_steps = taught(&|steps, step| steps.iter().any(|known| known == step));
    if by_steps.is_empty() { taught(&|_, _| true) } else { by_steps }
}

impl Debrief {
    /// Each thing that is counted, and how often: what the table and the text have alike.
    pub fn rows(&self, told: &WalkWords) -> Vec<(&'static str, Vec<String>)> {
        let counted = told.counted.iter().enumerate();
        let rows = counted.map(|(idx, label)| {
            (*label, self.roads.iter().map(|road| road.counts[idx].to_string()).collect::<Vec<_>>())
        });
        let limits = |road: &GroupRoad| match road.limits.is_empty() {
            true => told.no_limit.to_string(),
            false => road.limits.join(". "),
        };
        rows.chain([(told.limits, self.roads.iter().map(limits).collect())]).collect()
    }

    /// As text, for a record or a message.
    pub fn text(&self, title: &str, case: &str, walk: &Walk, words: &Words) -> String {
        let told = &words.walk;
        let mut lines = vec![title.to_string(), case.to_string()];
        lines.retain(|line| !line.is_empty());
        for (idx, road) in self.roads.iter().enumerate() {
            lines.push(format!("{}: {}", road.name, road.steps.join(" → ")));
            lines.extend(self.rows(told).iter().map(|(label, values)| format!("  {label}: {}", values[idx])));
        }
        for (step, choices) in &self.parted {
            let choices: Vec<String> = choices.iter().map(|(who, to)| format!("{who} → {to}")).collect();
            lines.push(format!("{} {step}: {}", told.parted_at, choices.join("; ")));
        }
        lines.push(told.homes.to_string());
        for (id, module, outcome) in &self.outcomes {
            let tick = if walk.is_reached(id) { "x" } else { " " };
            lines.push(format!("[{tick}] {outcome} ({module})"));
        }
        lines.join("\n")
    }
}
