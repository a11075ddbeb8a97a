//! How a child usually comes from here to a goal: by the moves of the maps, the steps that the goal is usually reached by, and what
//! the worker has chosen instead. Must never go by an outcome or by another plan's goal.

use super::goals::{APART, PlanGoal, PlanKind, UNUSUAL, goals};
use super::keep::step_name;
use super::{Journey, name, step_ref};
use crate::atlas::file::{MoveKind, StepKind};
use crate::atlas::{Nation, StepRef};
use crate::calendar::day::Day;
use crate::graph::{MoveEdge, MoveGraph, Towards};
use crate::place::joined;

/// What it costs more where a route goes back to an earlier stage, where it enters an earlier map, where it takes a step that
/// stands apart from it, where it goes round again or by a challenge, a setback or a move few children make, and where it goes by another plan's goal.
const BACK: u32 = 100;
const EARLIER_MAP: u32 = 200;
const APART_FROM_IT: u32 = 300;
const AGAIN: u32 = 400;
const OTHER_GOAL: u32 = 5_000;

/// What it costs more where a route takes a step that cannot come at the child's age.
const TOO_YOUNG: u32 = 4_000;

/// A step that may be chosen instead leads to the goal by a way that costs no more than this above the usual one.
const MUCH_DEARER: u32 = 90;

/// So many steps that may be chosen instead are shown.
const MOST_OTHERS: usize = 3;

/// A move of a plan's route, and the steps that could be chosen instead.
pub(super) struct RouteStep {
    pub(super) edge: MoveEdge,
    pub(super) others: Vec<StepRef>,
}

/// What routes are found by.
pub(super) struct Planner<'a> {
    pub(super) nation: &'a Nation,
    pub(super) graph: &'a MoveGraph,
    pub(super) journey: &'a Journey,
    pub(super) here: StepRef,
    pub(super) chosen: &'a [StepRef],
    pub(super) today: Day,
}

impl Planner<'_> {
    pub(super) fn find(&self, step: &str) -> Option<StepRef> {
        step_ref(self.nation, &step_name(step)?)
    }

    pub(super) fn goal(&self, goal: StepRef) -> Option<&'static PlanGoal> {
        goals(&self.nation.id).iter().find(|known| self.find(known.step) == Some(goal))
    }

    fn apart(&self) -> Vec<StepRef> {
        APART.iter().filter_map(|step| self.find(step)).collect()
    }

    fn kind(&self, goal: StepRef) -> PlanKind {
        self.goal(goal).map_or(PlanKind::Step, |known| known.kind)
    }

    fn is_unusual(&self, edge: &MoveEdge) -> bool {
        UNUSUAL.iter().any(|(from, to)| self.find(from) == Some(edge.from) && self.find(to) == Some(edge.to))
    }

    /// The usual way to a step of a route to a goal, from everywhere; `later` are steps that it leaves to a later part.
    pub(super) fn towards(&self, goal: StepRef, to: StepRef, later: &[Vec<StepRef>]) -> Towards {
        let is_away_from_home = match self.kind(goal) {
            PlanKind::Step => false,
            PlanKind::Home => self.here.map < goal.map,
            _ => true,
        };
        let apart = self.apart();
        let too_young = self.journey.steps_later(self.nation, self.today);
        self.graph.towards(to, &|edge| {
            if edge.to != goal && self.nation.step(edge.to).is_exit() {
                return None;
            }
            let mut cost = edge.cost;
            let mut add = |is_so: bool, more: u32| cost += if is_so { more } else { 0 };
            let is_again = matches!(edge.kind, MoveKind::Repeat | MoveKind::Appeal);
            add(is_again || edge.kind == MoveKind::Setback || self.is_unusual(edge), AGAIN);
            add(!is_again && !edge.is_ahead, BACK);
            add(edge.to.map < edge.from.map, EARLIER_MAP);
            add(edge.to != goal && apart.contains(&edge.to), APART_FROM_IT);
            add(edge.to != to && later.iter().flatten().any(|later| *later == edge.to), APART_FROM_IT);
            add(edge.to != goal && self.chosen.contains(&edge.to), OTHER_GOAL);
            add(too_young.contains(&edge.to), TOO_YOUNG);
            // Who plans for a life elsewhere expects more involvement sooner than less.
            add(is_away_from_home && edge.kind == MoveKind::StepDown, 50);
            Some(if is_away_from_home && edge.kind == MoveKind::Escalate { cost - 30 } else { cost })
        })
    }

    /// The steps by which one usually comes to a goal and which still lie ahead, in order; of each one is enough.
    fn by(&self, goal: StepRef) -> Vec<Vec<StepRef>> {
        let by = self.goal(goal).map(|goal| goal.by).unwrap_or_default();
        let by: Vec<Vec<StepRef>> =
            by.iter().map(|any| any.split('|').filter_map(|step| self.find(step)).collect()).collect();
        let been = self.journey.trail.been.iter().filter_map(|step| step_ref(self.nation, step));
        let behind: Vec<StepRef> = been.chain([self.here]).collect();
        let is_passed = |step: &StepRef| behind.iter().any(|been| been.map == step.map && step.step <= been.step);
        let n_passed = by.iter().rposition(|any| any.iter().any(is_passed)).map_or(0, |last| last + 1);
        let mut ahead: Vec<Vec<StepRef>> = by.into_iter().skip(n_passed).collect();
        for any in &mut ahead {
            any.retain(|step| step.map == goal.map || self.here.map <= step.map);
            any.retain(|step| !self.chosen.contains(step));
        }
        ahead.retain(|any| !any.is_empty());
        ahead
    }

    /// The route to a goal, part by part; none where there is none.
    pub(super) fn route(&self, goal: StepRef) -> Option<Vec<RouteStep>> {
        let mut parts = self.by(goal);
        parts.push(vec![goal]);
        let mut tables: Vec<Vec<Towards>> = Vec::new();
        for (idx, any) in parts.iter().enumerate() {
            tables.push(any.iter().map(|to| self.towards(goal, *to, &parts[idx + 1..])).collect());
        }
        let nearest = |part: usize, from: StepRef| {
            let all = tables.get(part).into_iter().flatten();
            all.filter(|table| table.cost(from).is_some()).min_by_key(|table| table.cost(from))
        };
        let (mut at, mut part) = (self.here, 0);
        let mut route: Vec<RouteStep> = Vec::new();
        let mut seen = vec![self.here];
        let apart = self.apart();
        while at != goal {
            let Some(table) = nearest(part, at).filter(|table| table.to != at) else {
                part += 1;
                if part == tables.len() {
                    return None;
                }
                continue;
            };
            let usual = table.first(at)?;
            // A step chosen instead leads on to the same step of the route, or passes it over and leads to the next one.
            let rest = |edge: &MoveEdge| {
                let same = table.cost(edge.to).map(|cost| (i64::from(cost), false));
                let next = nearest(part + 1, edge.to)
                    // What a court hears and decides is never passed over.
                    .filter(|_| self.nation.step(table.to).kind != StepKind::Court)
                    .and_then(|next| Some((i64::from(next.cost(edge.to)?) - i64::from(next.cost(table.to)?), true)));
                let (cost, passes_over) = same.into_iter().chain(next).min()?;
                Some((i64::from(edge.cost) + cost, passes_over))
            };
            let most = i64::from(table.cost(at)? + MUCH_DEARER);
            let choices = (self.graph.next(at).iter()).filter(|edge| {
                let is_other_end =
                    edge.to != goal && (self.nation.step(edge.to).is_exit() || self.chosen.contains(&edge.to));
                is_choice(edge)
                    // Beside what happens at the same time, what comes next happens all the same.
                    && usual.kind != MoveKind::Parallel
                    && !is_other_end
                    && !seen.contains(&edge.to)
                    && !apart.contains(&edge.to)
                    // A step that is usual later is not come to by leaving out what is usual before it.
                    && !parts[part + 1..].iter().flatten().any(|later| *later == edge.to)
                    && rest(edge).is_some_and(|(cost, passes_over)| {
                        let table = nearest(part + usize::from(passes_over), edge.to);
                        // What comes back to the usual step is a longer way there, and no other way.
                        let usual = [&seen[..], &[usual.to]].concat();
                        cost <= most && table.is_some_and(|table| !leads_to_one_of(&usual, table, edge.to))
                    })
            });
            let mut choices: Vec<MoveEdge> = std::iter::once(usual).chain(choices.copied()).collect();
            let turn = format!("{} {}", joined(&name(self.nation, goal)), joined(&name(self.nation, at)));
            let turn = self.journey.turns.iter().find(|(known, _)| *known == turn).and_then(|(_, to)| self.find(to));
            let taken = choices.iter().copied().find(|edge| Some(edge.to) == turn).unwrap_or(usual);
            if taken.to != usual.to && rest(&taken).is_some_and(|(_, passes_over)| passes_over) {
                part += 1;
            }
            let mut others: Vec<StepRef> = Vec::new();
            choices.retain(|edge| edge.to != taken.to);
            for edge in choices {
                if others.len() < MOST_OTHERS && !others.contains(&edge.to) {
                    others.push(edge.to);
                }
            }
            route.push(RouteStep { edge: taken, others });
            seen.push(taken.to);
            at = taken.to;
        }
        Some(route)
    }
}

/// Whether a move is one that a worker may plan for: neither a setback, nor a challenge, nor what happens beside another.
fn is_choice(edge: &MoveEdge) -> bool {
    let kinds = [MoveKind::Next, MoveKind::StepDown, MoveKind::Escalate, MoveKind::LeadsToMap];
    edge.is_ahead && kinds.contains(&edge.kind)
}

/// Whether a way goes by one of these steps.
fn leads_to_one_of(steps: &[StepRef], table: &Towards, from: StepRef) -> bool {
    let mut at = from;
    while let Some(edge) = table.first(at) {
        at = edge.to;
        if steps.contains(&at) {
            return true;
        }
    }
    false
}
