//! Two plans side by side: the ways from here to two endings, what each needs, and until when one can turn to the other.
//! Must never say which plan is the better one.

use super::{Journey, home, name, step_ref};
use crate::atlas::file::StepKind;
use crate::atlas::timescale::LimitKind;
use crate::atlas::{MapId, Nation, StepRef};
use crate::graph::{MoveEdge, MoveGraph, ReachableEnding};
use crate::place::joined;
use crate::scene::step::{capitalised, limit_text, list};
use crate::scene::{StepLink, step_link};
use crate::world::World;

/// The plans chosen, and the endings there are to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Plans {
    /// Every ending that can be reached from here: its name in a file and its link.
    pub endings: Vec<(String, StepLink)>,
    /// The steps both plans begin with, told once; empty where there is one plan.
    pub shared: Vec<PlanStep>,
    /// The plans: none, one or two.
    pub plans: Vec<Plan>,
}

/// The way to one ending.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The ending.
    pub exit: StepLink,
    /// Its steps after those shared.
    pub steps: Vec<PlanStep>,
    /// Moves on the whole way from here.
    pub n_moves: usize,
    /// Steps of the whole way by what they are, each sort with its names: meetings, decisions, courts, orders.
    pub needs: Vec<(StepKind, Vec<String>)>,
    /// Who decides along the way.
    pub deciders: String,
    /// Limits on the way that say what cannot be sooner, or how long something lasts: the least time the maps know of.
    pub waits: Vec<String>,
    /// The last step of the way from which the other ending can still be reached; none without another plan, or where
    /// the ways never part.
    pub last_turn: Option<StepLink>,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanStep {
    /// The step.
    pub step: StepLink,
    /// The condition that leads there.
    pub when: String,
    /// Whether the other plan goes through it too.
    pub is_shared: bool,
}

/// The kinds of step a plan counts.
const NEEDS: [StepKind; 5] =
    [StepKind::Meeting, StepKind::Review, StepKind::Decision, StepKind::Court, StepKind::Order];

/// The plans of a journey; none without a step where we are.
pub fn plans(world: &World, journey: &Journey) -> Option<Plans> {
    let World { nation, graph, .. } = world;
    let here = step_ref(nation, journey.here.as_ref()?)?;
    let home = home(nation, journey)?;
    let outcomes = graph.endings(here);
    let chosen = journey.plans.iter().filter_map(|exit| {
        let exit = step_ref(nation, exit)?;
        outcomes.iter().find(|outcome| outcome.exit == exit)
    });
    let chosen: Vec<&ReachableEnding> = chosen.take(2).collect();
    let n_shared = match chosen[..] {
        [one, other] => one.route.iter().zip(&other.route).take_while(|(one, other)| one.to == other.to).count(),
        _ => 0,
    };
    let step = |edge: &MoveEdge, other: Option<&ReachableEnding>| PlanStep {
        step: step_link(nation, home, edge.to),
        when: capitalised(&nation.map(edge.map).file.moves[edge.index].when),
        is_shared: other.is_some_and(|other| other.route.iter().any(|known| known.to == edge.to)),
    };
    let plan = |idx: usize, outcome: &ReachableEnding| {
        let other = chosen.get(1 - idx).copied();
        Plan {
            exit: step_link(nation, home, outcome.exit),
            steps: outcome.route[n_shared..].iter().map(|edge| step(edge, other)).collect(),
            n_moves: outcome.route.len(),
            needs: needs(nation, &outcome.route),
            deciders: deciders(nation, &outcome.route),
            waits: waits(world, &outcome.route),
            last_turn: other.and_then(|other| last_turn(nation, graph, home, here, outcome, other.exit)),
        }
    };
    Some(Plans {
        endings: (outcomes.iter())
            .map(|outcome| (joined(&name(nation, outcome.exit)), step_link(nation, home, outcome.exit)))
            .collect(),
        shared: chosen
            .first()
            .map(|one| one.route[..n_shared].iter().map(|edge| step(edge, None)).collect())
            .unwrap_or_default(),
        plans: chosen.iter().enumerate().map(|(idx, outcome)| plan(idx, outcome)).collect(),
    })
}

fn needs(nation: &Nation, way: &[MoveEdge]) -> Vec<(StepKind, Vec<String>)> {
    let of = |kind: StepKind| {
        let steps = way.iter().map(|edge| nation.step(edge.to)).filter(|step| step.kind == kind);
        (kind, steps.map(|step| step.name.clone()).collect::<Vec<_>>())
    };
    NEEDS.into_iter().map(of).filter(|(_, names)| !names.is_empty()).collect()
}

fn deciders(nation: &Nation, way: &[MoveEdge]) -> String {
    let mut known: Vec<String> = Vec::new();
    for who in way.iter().flat_map(|edge| &nation.step(edge.to).who_decides) {
        if !known.contains(who) {
            known.push(who.clone());
        }
    }
    list(&known)
}

fn waits(world: &World, way: &[MoveEdge]) -> Vec<String> {
    let limits =
        way.iter().flat_map(|edge| world.nation.step(edge.to).timescales.iter().map(move |limit| (edge.to, limit)));
    let long = limits
        .filter(|(_, limit)| matches!(limit.sort, LimitKind::NotBefore | LimitKind::Lasts) && limit.count.is_some());
    long.map(|(at, limit)| format!("{}: {}.", world.nation.step(at).name, capitalised(&limit_text(world.words, limit))))
        .collect()
}

/// The last step of a way, here included, from which another ending can still be reached.
fn last_turn(
    nation: &Nation,
    graph: &MoveGraph,
    home: MapId,
    here: StepRef,
    outcome: &ReachableEnding,
    other: StepRef,
) -> Option<StepLink> {
    let steps = std::iter::once(here).chain(outcome.route.iter().map(|edge| edge.to));
    let steps: Vec<StepRef> = steps.collect();
    let last = steps.into_iter().rev().find(|step| graph.endings(*step).iter().any(|found| found.exit == other))?;
    Some(step_link(nation, home, last))
}
