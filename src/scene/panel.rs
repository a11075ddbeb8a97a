//! The panel: where we are, what can happen next, how it can end, how one can have got here.
//! Must never hide an ending, and never number a way on otherwise than the chart does.

use std::sync::Arc;

use crate::atlas::file::{Ending, MoveKind};
use crate::atlas::{MapId, Nation, StepRef};
use crate::graph::{MoveEdge, ReachableEnding};
use crate::place::{Lens, Place};
use crate::scene::map::WorkerWords;
use crate::scene::reflect::Group;
use crate::scene::step::{StepFacts, capitalised, limit_text, list, step_facts};
use crate::scene::trail::{RoadSoFar, road_so_far};
use crate::scene::{StepLink, address, step_link, way_lens};
use crate::world::{Load, World};

/// The panel of a chosen step.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// The step as `nation/map#step`.
    pub step: String,
    /// Its words.
    pub facts: StepFacts,
    /// The ways on, grouped; numbered through all groups.
    pub next: Vec<MoveGroup>,
    /// Every ending, grouped by kind.
    pub endings: Vec<EndingGroup>,
    /// How one can have got here.
    pub before: IncomingRoutes,
    /// What the lens asks, if it is none of the three above.
    pub question: Option<LensAnswer>,
    /// The road so far.
    pub road: RoadSoFar,
    /// The worker's layer, if it is wanted and there is anything to say.
    pub worker: Option<Load<WorkerWords>>,
    /// What stands below its name, in order: what the lens asks is answered first.
    pub parts: Vec<PanelPart>,
}

/// A part of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PanelPart {
    /// Kind, stage, plain words, and words for a child.
    Opening,
    /// The answer to what the lens asks, if it is none of the three below.
    Question,
    /// What can happen next.
    Next,
    /// How it can end.
    Endings,
    /// How one can have got here.
    Before,
    /// Who decides, by when, what can be asked for.
    KeyFacts,
    /// The worker's layer.
    Worker,
    /// The road so far.
    Trail,
    /// What is told only to whoever asks for it.
    More,
}

impl PanelPart {
    /// The parts in order, for a lens that has an answer of its own or none.
    fn in_order(lens: &Lens, question: Option<&LensAnswer>) -> Vec<PanelPart> {
        use PanelPart::{Before, Endings, KeyFacts, More, Next, Opening, Question, Trail, Worker};
        let (first, rest): (_, &[PanelPart]) = match (question, lens) {
            (Some(_), _) => (Question, &[Next, Endings, Before]),
            (None, Lens::Endings) => (Endings, &[Next, Before]),
            (None, Lens::Before) => (Before, &[Next, Endings]),
            (None, _) => (Next, &[Endings, Before]),
        };
        [&[Opening, first, KeyFacts, Worker, Trail], rest, &[More]].concat()
    }
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
    /// Who decides there.
    pub decides: String,
    /// By when, if the map says.
    pub by_when: Option<String>,
}

/// Endings of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingGroup {
    /// The kind.
    pub ending: Ending,
    /// The exits, the nearest first.
    pub exits: Vec<EndingLine>,
}

/// An ending that can be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingLine {
    /// The exit.
    pub exit: StepLink,
    /// Moves on a shortest way.
    pub n_steps: usize,
    /// The place that shows the way.
    pub way: Place,
}

/// How one can have got here.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingRoutes {
    /// The steps a move leads here from, each with its condition.
    pub moves: Vec<(StepLink, String)>,
    /// From each start a shortest road here.
    pub routes: Vec<Vec<StepLink>>,
}

/// The answer to a question beyond the three that are always answered.
#[derive(Clone, Debug, PartialEq)]
pub enum LensAnswer {
    /// If things get better, or worse.
    Turns {
        /// Which.
        kind: MoveKind,
        /// The turns, the nearest first.
        turns: Vec<Turn>,
    },
    /// The way to an ending.
    Way(Arc<RouteToEnding>),
    /// The questions practice asks.
    Reflect(Load<Vec<Group>>),
}

/// A turn for the better or the worse.
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
    /// The nearest ending from there.
    pub nearest: Option<(StepLink, usize)>,
}

/// The way to an ending.
#[derive(Clone, Debug, PartialEq)]
pub struct RouteToEnding {
    /// The ending.
    pub exit: StepLink,
    /// Which of the ways is shown, and of how many: "A shortest way: 5 steps".
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
    let question = question(world, here, place);
    Panel {
        step: nation.name(here),
        facts: step_facts(world.words, nation.map(here.map), here.step),
        next: next_groups(world, here),
        endings: ending_groups(world, here),
        before: before(world, here),
        road: road_so_far(nation, here, place),
        worker: None,
        parts: PanelPart::in_order(&place.lens, question.as_ref()),
        question,
    }
}

/// The ways on of a step, grouped and numbered.
pub fn next_groups(world: &World, here: StepRef) -> Vec<MoveGroup> {
    let mut number = 0;
    let mut groups = Vec::new();
    for &kind in MoveKind::ALL {
        let moves: Vec<NextMove> = (world.graph.next(here).iter().filter(|edge| edge.kind == kind))
            .map(|edge| {
                number += 1;
                way_on(world, edge, number)
            })
            .collect();
        if !moves.is_empty() {
            groups.push(MoveGroup { kind, moves });
        }
    }
    groups
}

fn way_on(world: &World, edge: &MoveEdge, number: usize) -> NextMove {
    let nation = &world.nation;
    let there = nation.step(edge.to);
    NextMove {
        number,
        line: line_name(nation, edge),
        when: condition(nation, edge),
        to: step_link(nation, edge.from.map, edge.to),
        decides: list(&there.who_decides),
        by_when: there.timescales.first().map(|limit| limit_text(world.words, limit)),
    }
}

/// The move as the chart marks it: `from>to`.
pub fn line_name(nation: &Nation, edge: &MoveEdge) -> String {
    let to = &nation.map(edge.map).file.moves[edge.index].to;
    format!("{}>{to}", nation.step(edge.from).id)
}

fn condition(nation: &Nation, edge: &MoveEdge) -> String {
    capitalised(&nation.map(edge.map).file.moves[edge.index].when)
}

fn ending_groups(world: &World, here: StepRef) -> Vec<EndingGroup> {
    let mut groups: Vec<EndingGroup> = Vec::new();
    for outcome in world.graph.endings(here) {
        let line = ending_line(&world.nation, here, &outcome);
        match groups.last_mut().filter(|group| group.ending == outcome.ending) {
            Some(group) => group.exits.push(line),
            None => groups.push(EndingGroup { ending: outcome.ending, exits: vec![line] }),
        }
    }
    groups
}

fn ending_line(nation: &Nation, here: StepRef, outcome: &ReachableEnding) -> EndingLine {
    EndingLine {
        exit: step_link(nation, here.map, outcome.exit),
        n_steps: outcome.route.len(),
        way: address(nation, here).with_lens(way_lens(nation, outcome.exit, 1)),
    }
}

fn before(world: &World, here: StepRef) -> IncomingRoutes {
    let World { nation, graph, .. } = world;
    let moves = graph.before(here).iter().filter(|edge| edge.from != here);
    let road = |way: Vec<MoveEdge>| {
        let starts = way.first().map(|edge| step_link(nation, here.map, edge.from));
        starts.into_iter().chain(way.iter().map(|edge| step_link(nation, here.map, edge.to))).collect()
    };
    IncomingRoutes {
        moves: moves.map(|edge| (step_link(nation, here.map, edge.from), condition(nation, edge))).collect(),
        routes: graph.arrivals(here).into_iter().map(road).collect(),
    }
}

fn question(world: &World, here: StepRef, place: &Place) -> Option<LensAnswer> {
    let World { nation, graph, .. } = world;
    let kind = match &place.lens {
        Lens::Better => MoveKind::StepDown,
        Lens::Worse => MoveKind::Escalate,
        Lens::Way { map, step, number } => {
            let exit = nation.find(map, step)?;
            return Some(LensAnswer::Way(Arc::new(way_there(world, here, exit, *number))));
        }
        Lens::Reflect => return Some(LensAnswer::Reflect(Load::Waiting)),
        Lens::Next | Lens::Endings | Lens::Before => return None,
    };
    let turns = graph.turns(here, kind).into_iter().filter_map(|way| turn(world, here.map, way));
    Some(LensAnswer::Turns { kind, turns: turns.collect() })
}

fn turn(world: &World, map: MapId, way: Vec<MoveEdge>) -> Option<Turn> {
    let World { nation, graph, .. } = world;
    let last = way.last()?;
    let nearest = graph.endings(last.to).into_iter().min_by_key(|outcome| outcome.route.len());
    Some(Turn {
        after: way[..way.len() - 1].iter().map(|edge| step_link(nation, map, edge.to)).collect(),
        when: condition(nation, last),
        to: step_link(nation, map, last.to),
        decides: list(&nation.step(last.to).who_decides),
        nearest: nearest.map(|outcome| (step_link(nation, map, outcome.exit), outcome.route.len())),
    })
}

fn way_there(world: &World, here: StepRef, exit: StepRef, number: usize) -> RouteToEnding {
    let World { nation, graph, words } = world;
    let ways = graph.routes(here, exit);
    let shown = number.clamp(1, ways.list.len().max(1));
    let way = ways.list.get(shown - 1).cloned().unwrap_or_default();
    let choices = (ways.list.iter().zip(1..)).map(|(way, number)| RouteChoice {
        name: (words.way_of)(number, ways.list.len(), way.len()),
        place: address(nation, here).with_lens(way_lens(nation, exit, number)),
        is_shown: number == shown,
    });
    RouteToEnding {
        exit: step_link(nation, here.map, exit),
        title: match ways.list.is_empty() && here != exit {
            true => words.no_way.to_string(),
            false => (words.way_of)(shown, ways.list.len(), way.len()),
        },
        steps: way.iter().map(|edge| (step_link(nation, here.map, edge.to), condition(nation, edge))).collect(),
        ways: choices.collect(),
        common: ways.common.iter().map(|step_ref| step_link(nation, here.map, *step_ref)).collect(),
    }
}
