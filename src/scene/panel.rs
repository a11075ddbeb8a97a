//! The panel: where we are, what can happen next, how it can end, how one can have got here.
//! Must never hide an ending, and never number a way on otherwise than the chart does.

use std::sync::Arc;

use crate::atlas::file::{Actor, MoveKind};
use crate::atlas::timescale::{Basis, LimitKind, Timescale};
use crate::atlas::{Bearing, MapId, Nation, PhoneLine, StepRef};
use crate::graph::MoveEdge;
use crate::place::{Depth, Lens, Place, StepName};
use crate::scene::endings::{Endings, endings};
use crate::scene::reflect::Group;
use crate::scene::step::{StepFacts, WorkerWords, capitalised, limit_text, list, list_in_short, step_facts};
use crate::scene::trail::{RoadSoFar, road_so_far};
use crate::scene::{StepLink, address, entry_link, route_lens, step_link, step_name};
use crate::sorting::sort_by_key;
use crate::words::Words;
use crate::world::{Load, World};

/// The panel of a chosen step.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The step as `nation/map#step`.
    pub step: String,
    /// Its words.
    pub facts: StepFacts,
    /// Where we are, if that is another step.
    pub ahead: Option<LookingAhead>,
    /// Whom to talk to.
    pub talk: Vec<PhoneLine>,
    /// The ways on, grouped; numbered through all groups.
    pub next: Vec<MoveGroup>,
    /// How it can end.
    pub endings: Endings,
    /// How one can have got here.
    pub before: IncomingRoutes,
    /// What the lens asks, if it is none of the three above.
    pub question: Option<LensAnswer>,
    /// The road so far.
    pub road: RoadSoFar,
    /// The map's main road, with the step marked.
    pub main_road: Place,
    /// Every step of the map, with the step marked.
    pub every_step: Place,
    /// The worker's layer, if it is wanted and there is anything to say.
    pub worker: Option<Load<WorkerWords>>,
    /// The parts of the picture, in order.
    pub parts: Vec<PanelPart>,
}

/// A part of the page of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PanelPart {
    /// Where we are, what it means and what to do now.
    Here,
    /// The questions that can be asked.
    Lenses,
    /// The answer to what the lens asks, if it is none of those that are always told.
    Question,
    /// What can happen next.
    Next,
    /// Whom to talk to.
    Talk,
    /// How it can end.
    Endings,
    /// What can be asked for.
    Rights,
    /// By when, and the day it is.
    When,
    /// The words for a child.
    Child,
    /// How one can have got here.
    Before,
    /// What it is for professionals, with law and sources.
    More,
    /// What could not be made sure of, and law to come.
    Doubts,
    /// The worker's layer.
    Worker,
    /// The road so far.
    Trail,
}

impl PanelPart {
    /// The parts of the picture *from here*, in order: with the answer to a lens that has an answer of its own.
    pub fn of_picture(question: Option<&LensAnswer>) -> Vec<PanelPart> {
        use PanelPart::{Endings, Here, Lenses, Next, Question, Talk};
        match question {
            Some(_) => vec![Here, Lenses, Question, Next, Talk, Endings],
            None => vec![Here, Lenses, Next, Talk, Endings],
        }
    }

    /// The parts below the picture, in order.
    pub const BELOW: [PanelPart; 8] = [
        PanelPart::Rights,
        PanelPart::When,
        PanelPart::Child,
        PanelPart::Before,
        PanelPart::More,
        PanelPart::Doubts,
        PanelPart::Worker,
        PanelPart::Trail,
    ];
}

/// Ways on of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct MoveGroup {
    /// The kind.
    pub kind: MoveKind,
    /// The ways on.
    pub moves: Vec<NextMove>,
}

/// One way on, told in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct NextMove {
    /// Its number in panel, chart and keyboard alike, from 1.
    pub number: usize,
    /// The move as `from>to` within the map, as the chart marks it.
    pub line: String,
    /// The condition, beginning with a capital.
    pub when: String,
    /// Where it leads.
    pub to: StepLink,
    /// Whose move it is there.
    pub acts: Vec<Actor>,
    /// Who decides there.
    pub decides: String,
    /// The same without what stands in brackets.
    pub decides_in_short: String,
    /// By when, if the map says: the whole sentence.
    pub by_when: Option<String>,
    /// The same in a few words.
    pub due: Option<String>,
}

/// How one can have got here.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingRoutes {
    /// The steps a move leads here from, each with its condition.
    pub moves: Vec<(StepLink, String)>,
    /// The usual route here from the beginning that is the most usual; empty where the step is a beginning.
    pub route: Vec<StepLink>,
}

/// The step shown is looked at from where we are.
#[derive(Clone, Debug, PartialEq)]
pub struct LookingAhead {
    /// Where we are.
    pub from: StepLink,
    /// Which way the step lies from there.
    pub way: Bearing,
    /// The place at which the step shown is the one we are at.
    pub we_are_here: Place,
}

/// The answer to a question beyond the three that are always answered.
#[derive(Clone, Debug, PartialEq)]
pub enum LensAnswer {
    /// The moves of one kind that lie ahead: if things get better, or worse.
    Turns {
        /// Which.
        kind: MoveKind,
        /// The turns, the nearest first.
        turns: Vec<Turn>,
    },
    /// How one can have got here.
    Before(IncomingRoutes),
    /// The way to an ending.
    Way(Arc<RouteToEnding>),
    /// The questions practice asks.
    Reflect(Load<Vec<Group>>),
}

/// A move of the kind asked for, wherever it leaves the road.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Where it leaves the road, none where it leaves from here.
    pub after: Vec<StepLink>,
    /// The condition.
    pub when: String,
    /// Where it leads.
    pub to: StepLink,
    /// Who decides there.
    pub decides: String,
}

/// The way to an ending.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteToEnding {
    /// The ending.
    pub exit: StepLink,
    /// Which of the ways is shown, and of how many: “The usual route: 5 steps”.
    pub title: String,
    /// The steps after this one, each with the condition that leads to it, if this map's words are at hand.
    pub steps: Vec<(StepLink, String)>,
    /// All ways found, the one shown among them.
    pub ways: Vec<RouteChoice>,
    /// The steps every way goes through.
    pub common: Vec<StepLink>,
}

/// One of the ways to an ending, to be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteChoice {
    /// Which it is, and how long.
    pub name: String,
    /// The place that shows it.
    pub place: Place,
    /// Whether it is the one shown.
    pub is_shown: bool,
}

/// The panel of a step for a place on it.
pub fn panel(world: &World, here: StepRef, place: &Place) -> Panel {
    let nation = &world.nation;
    let own = step_name(nation, here);
    let pinned = Some(place.here.as_ref().unwrap_or(&own));
    let question = question(world, here, place, pinned);
    Panel {
        step: nation.name(here),
        facts: step_facts(world.words, nation.map(here.map), here.step, nation.reader),
        ahead: looking_ahead(world, here, place),
        talk: nation.lines_at(here).into_iter().cloned().collect(),
        next: next_groups(world, here, pinned),
        endings: endings(world, here, pinned),
        before: before(world, here, pinned),
        road: road_so_far(nation, here, place),
        main_road: Place { lens: Lens::Next, ..place.with_depth(Depth::Main) },
        every_step: Place { lens: Lens::Next, ..place.with_depth(Depth::Everything) },
        worker: None,
        parts: PanelPart::of_picture(question.as_ref()),
        question,
    }
}

fn looking_ahead(world: &World, here: StepRef, place: &Place) -> Option<LookingAhead> {
    let nation = &world.nation;
    let (map, step) = place.here.as_ref()?;
    let from = nation.find(map, step)?;
    Some(LookingAhead {
        from: entry_link(nation, here.map, from),
        way: world.graph.bearing(from, here),
        we_are_here: Place { here: None, ..place.clone() },
    })
}

/// The moves out of a step in the order in which they are numbered: by kind, and in the author's order.
pub fn numbers(world: &World, here: StepRef) -> Vec<MoveEdge> {
    let of_kind = |kind: MoveKind| world.graph.next(here).iter().filter(move |edge| edge.kind == kind);
    MoveKind::ALL.iter().flat_map(|kind| of_kind(*kind)).copied().collect()
}

/// The ways on of a step, grouped and numbered, for a reader who is at `pinned`.
pub fn next_groups(world: &World, here: StepRef, pinned: Option<&StepName>) -> Vec<MoveGroup> {
    let mut number = 0;
    let mut groups = Vec::new();
    for &kind in MoveKind::ALL {
        let moves: Vec<NextMove> = (world.graph.next(here).iter().filter(|edge| edge.kind == kind))
            .map(|edge| {
                number += 1;
                way_on(world, edge, number, pinned)
            })
            .collect();
        if !moves.is_empty() {
            groups.push(MoveGroup { kind, moves });
        }
    }
    groups
}

fn way_on(world: &World, edge: &MoveEdge, number: usize, pinned: Option<&StepName>) -> NextMove {
    let nation = &world.nation;
    let there = nation.step(edge.to);
    NextMove {
        number,
        line: line_name(nation, edge),
        when: condition(nation, edge),
        to: entry_link(nation, edge.from.map, edge.to).looked_at_from(pinned),
        acts: nation.map(edge.to.map).file.acts_for(there, nation.reader),
        decides: list(&there.who_decides),
        decides_in_short: list_in_short(&there.who_decides),
        by_when: there.timescales.first().map(|limit| by_when(world.words, limit)),
        due: due(world, edge),
    }
}

/// What a card tells of a limit: how the days are counted stands at the step itself.
pub fn by_when(words: &Words, limit: &Timescale) -> String {
    limit_text(words, limit).split(". ").next().unwrap_or_default().to_string()
}

/// How much time a next step takes, as it stands on its card: how long it lasts, or within what of the step it leads on from. Nothing
/// where that holds in one council alone, where the step has several limits, where it counts from anything else, or where it goes round
/// once more: a number without its rule would say to everybody what holds for some.
fn due(world: &World, edge: &MoveEdge) -> Option<String> {
    let World { nation, words, .. } = world;
    let mut limits = nation.step(edge.to).timescales.iter().filter(|limit| limit.basis != Basis::Local);
    let limit = limits.next().filter(|limit| limit.gives_a_day() && edge.kind != MoveKind::Repeat)?;
    if limits.next().is_some() {
        return None;
    }
    let amount = (words.amount)(limit.count?, limit.unit);
    match limit.sort {
        LimitKind::Lasts => Some((words.map.lasts)(&amount)),
        LimitKind::Within if runs_from(limit, nation, edge) => Some((words.map.within)(&amount)),
        _ => None,
    }
}

/// Whether a limit of the step that a move enters runs from the step it leaves.
fn runs_from(limit: &Timescale, nation: &Nation, edge: &MoveEdge) -> bool {
    let Some(event) = limit.step.as_deref() else { return false };
    let (map, step) = event.split_once('#').unwrap_or((&nation.map(edge.to.map).file.map, event));
    nation.find(map, step) == Some(edge.from)
}

/// The move as the chart marks it: `from>to`.
pub fn line_name(nation: &Nation, edge: &MoveEdge) -> String {
    let to = &nation.map(edge.map).file.moves[edge.index].to;
    format!("{}>{to}", nation.step(edge.from).id)
}

/// The condition of a move, beginning with a capital.
pub fn condition(nation: &Nation, edge: &MoveEdge) -> String {
    capitalised(&nation.map(edge.map).file.moves[edge.index].when)
}

fn before(world: &World, here: StepRef, pinned: Option<&StepName>) -> IncomingRoutes {
    let World { nation, graph, .. } = world;
    // What usually leads here first: nobody should read of an appeal above their first letter.
    let mut moves: Vec<&MoveEdge> = graph.before(here).iter().filter(|edge| edge.from != here).collect();
    sort_by_key(&mut moves, |edge| edge.cost);
    let link = |step: StepRef| step_link(nation, here.map, step).looked_at_from(pinned);
    let usual = graph.arrivals(here).into_iter().next().unwrap_or_default();
    let start = usual.first().map(|edge| link(edge.from));
    IncomingRoutes {
        moves: moves.into_iter().map(|edge| (link(edge.from), condition(nation, edge))).collect(),
        route: start.into_iter().chain(usual.iter().map(|edge| link(edge.to))).collect(),
    }
}

fn question(world: &World, here: StepRef, place: &Place, pinned: Option<&StepName>) -> Option<LensAnswer> {
    let World { nation, graph, .. } = world;
    let kind = match &place.lens {
        Lens::Better => MoveKind::StepDown,
        Lens::Worse => MoveKind::Escalate,
        Lens::Way { map, step, number } => {
            let exit = nation.find(map, step)?;
            return Some(LensAnswer::Way(Arc::new(way_there(world, here, exit, *number, pinned))));
        }
        Lens::Reflect => return Some(LensAnswer::Reflect(Load::Waiting)),
        Lens::Before => return Some(LensAnswer::Before(before(world, here, pinned))),
        Lens::Next | Lens::Endings => return None,
    };
    let turns = graph.turns(here, kind).into_iter().filter_map(|way| turn(world, here.map, way, pinned));
    Some(LensAnswer::Turns { kind, turns: turns.collect() })
}

/// The moves that stand out in the chart under a lens.
pub fn highlighted_moves(world: &World, here: StepRef, lens: &Lens) -> Vec<MoveEdge> {
    let World { nation, graph, .. } = world;
    match lens {
        Lens::Next | Lens::Reflect => graph.next(here).to_vec(),
        Lens::Before => graph.before(here).iter().copied().chain(graph.arrivals(here).into_iter().flatten()).collect(),
        Lens::Endings => graph.rings(here).here.into_iter().flat_map(|outcome| outcome.route).collect(),
        Lens::Better => graph.turns(here, MoveKind::StepDown).into_iter().flatten().collect(),
        Lens::Worse => graph.turns(here, MoveKind::Escalate).into_iter().flatten().collect(),
        Lens::Way { map, step, number } => {
            let routes = nation.find(map, step).map(|exit| graph.routes(here, exit).list).unwrap_or_default();
            routes.get(number.saturating_sub(1)).or(routes.first()).cloned().unwrap_or_default()
        }
    }
}

fn turn(world: &World, map: MapId, way: Vec<MoveEdge>, pinned: Option<&StepName>) -> Option<Turn> {
    let nation = &world.nation;
    let link = |step: StepRef| step_link(nation, map, step).looked_at_from(pinned);
    let last = way.last()?;
    Some(Turn {
        after: way[..way.len() - 1].iter().map(|edge| link(edge.to)).collect(),
        when: condition(nation, last),
        to: link(last.to),
        decides: list(&nation.step(last.to).who_decides),
    })
}

fn way_there(world: &World, here: StepRef, exit: StepRef, number: usize, pinned: Option<&StepName>) -> RouteToEnding {
    let World { nation, graph, words } = world;
    let link = |step: StepRef| step_link(nation, here.map, step).looked_at_from(pinned);
    let ways = graph.routes(here, exit);
    let shown = number.clamp(1, ways.list.len().max(1));
    let way = ways.list.get(shown - 1).cloned().unwrap_or_default();
    let choices = (ways.list.iter().zip(1..)).map(|(way, number)| RouteChoice {
        name: (words.way_of)(number, ways.list.len(), way.len()),
        place: address(nation, here).with_lens(route_lens(nation, exit, number)).looked_at_from(pinned),
        is_shown: number == shown,
    });
    RouteToEnding {
        exit: link(exit),
        title: match ways.list.is_empty() && here != exit {
            true => words.no_way.to_string(),
            false => (words.way_of)(shown, ways.list.len(), way.len()),
        },
        steps: way.iter().map(|edge| (link(edge.to), condition(nation, edge))).collect(),
        ways: choices.collect(),
        common: ways.common.iter().map(|step| link(*step)).collect(),
    }
}
