//! Plans side by side: the usual route from here to each, what it needs, where else it could go, and where the routes part.
//! Must never say which plan is the better one, and never show a count of steps: it would read as how near or likely a plan is.

use super::due::DueLine;
use super::goals::{PlanKind, goals};
use super::routes::{Planner, RouteStep};
use super::{Event, Journey, home, name, step_link, step_ref};
use crate::atlas::file::{Ending, StepKind};
use crate::atlas::timescale::LimitKind;
use crate::atlas::{MapId, Nation, StepRef};
use crate::calendar::day::Day;
use crate::graph::MoveEdge;
use crate::place::{StepName, joined};
use crate::scene::StepLink;
use crate::scene::step::{capitalised, limit_text, list};
use crate::words::Words;
use crate::world::World;

/// Most plans side by side.
pub const MOST_PLANS: usize = 4;

/// The plans chosen, and what there is to choose from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plans {
    /// The goals that can be reached from here, by kind, and any other step that was chosen.
    pub choices: Vec<PlanChoice>,
    /// The steps all plans begin with, told once; empty where there is one plan.
    pub shared: Vec<PlanStep>,
    /// The plans, up to four.
    pub plans: Vec<Plan>,
}

/// A step that can be planned for.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanChoice {
    /// What kind of plan it is.
    pub kind: PlanKind,
    /// The step's name in a file.
    pub key: String,
    /// The step.
    pub goal: StepLink,
}

/// The way to one goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The goal's name in a file.
    pub key: String,
    /// Its place among the plans chosen.
    pub number: usize,
    /// The goal.
    pub goal: StepLink,
    /// Its steps after those shared.
    pub steps: Vec<PlanStep>,
    /// Steps of the whole way by what they are, each sort with its names: meetings, decisions, courts, orders.
    pub needs: Vec<(StepKind, Vec<String>)>,
    /// Who decides along the way.
    pub deciders: String,
    /// Limits on the way that say what cannot be sooner, or how long something lasts.
    pub waits: Vec<String>,
    /// Where its route parts from the other plans, the first first: no limit of the law, for one can turn to another plan later by
    /// longer ways. Not told where it is the last step before both goals.
    pub last_turns: Vec<LastTurn>,
}

/// The last step that a plan's way has in common with those of other plans.
#[derive(Clone, Debug, PartialEq)]
pub struct LastTurn {
    /// The step.
    pub step: StepLink,
    /// Its day, where it is a court's order and one was given or follows from those given.
    pub day: Option<Day>,
    /// The numbers of those plans.
    pub plans: Vec<usize>,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanStep {
    /// The step.
    pub step: StepLink,
    /// The condition that leads there.
    pub when: String,
    /// The step before, by its name in a file.
    pub at: String,
    /// Other steps that lead to the goal from the step before: each with its name in a file.
    pub others: Vec<(String, StepLink)>,
}

/// The kinds of step a plan counts.
const NEEDS: [StepKind; 5] =
    [StepKind::Meeting, StepKind::Review, StepKind::Decision, StepKind::Court, StepKind::Order];

/// A goal of a kind is offered where its way costs no more than this above the nearest of the kind.
const MUCH_FARTHER: u32 = 250;

/// The plans of a journey; none without a step where we are. `lines` are the days that follow from those given.
pub fn plans(world: &World, journey: &Journey, lines: &[DueLine], today: Day) -> Option<Plans> {
    let World { nation, graph, .. } = world;
    let here = step_ref(nation, journey.here.as_ref()?)?;
    let home = home(nation, journey)?;
    let chosen: Vec<StepRef> = journey.plans.iter().filter_map(|goal| step_ref(nation, goal)).collect();
    let planner = Planner { nation, graph, journey, here, chosen: &chosen, today };
    let routes: Vec<(usize, Vec<RouteStep>)> =
        chosen.iter().enumerate().filter_map(|(idx, goal)| Some((idx, planner.route(*goal)?))).collect();
    let step = |taken: &RouteStep| PlanStep {
        step: step_link(nation, home, taken.edge.to),
        when: capitalised(&nation.map(taken.edge.map).file.moves[taken.edge.index].when),
        at: joined(&name(nation, taken.edge.from)),
        others: (taken.others.iter())
            .map(|other| (joined(&name(nation, *other)), step_link(nation, home, *other)))
            .collect(),
    };
    let n_shared = match &routes[..] {
        [(_, first), others @ ..] if !others.is_empty() => {
            let is_shared = |at: usize| {
                others.iter().all(|(_, other)| other.get(at).is_some_and(|it| it.edge.to == first[at].edge.to))
            };
            (0..first.len()).take_while(|at| is_shared(*at)).count()
        }
        _ => 0,
    };
    let ways: Vec<(usize, Vec<StepRef>)> = (routes.iter())
        .map(|(idx, route)| (*idx, std::iter::once(here).chain(route.iter().map(|taken| taken.edge.to)).collect()))
        .collect();
    let plan = |(idx, route): &(usize, Vec<RouteStep>), steps: &(usize, Vec<StepRef>)| {
        let idx = *idx;
        let way: Vec<MoveEdge> = route.iter().map(|taken| taken.edge).collect();
        Plan {
            key: joined(&name(nation, chosen[idx])),
            number: idx,
            goal: step_link(nation, home, chosen[idx]),
            steps: route[n_shared..].iter().map(step).collect(),
            needs: needs(nation, &way),
            deciders: deciders(nation, &way),
            waits: waits(world, journey, &way),
            last_turns: last_turns(&planner, home, steps, &ways, lines),
        }
    };
    Some(Plans {
        choices: choices(&planner, home),
        shared: routes.first().map(|(_, first)| first[..n_shared].iter().map(step).collect()).unwrap_or_default(),
        plans: routes.iter().zip(&ways).map(|(route, steps)| plan(route, steps)).collect(),
    })
}

/// Where a plan's way parts from those of the others: after the last step that both have. Each way is its steps from here on, with its
/// plan's number.
fn last_turns(
    planner: &Planner<'_>,
    home: MapId,
    (own, steps): &(usize, Vec<StepRef>),
    ways: &[(usize, Vec<StepRef>)],
    lines: &[DueLine],
) -> Vec<LastTurn> {
    let mut turns: Vec<(usize, Vec<usize>)> = Vec::new();
    for (idx, other) in ways.iter().filter(|(idx, _)| idx != own) {
        // Counted along the first plan of the two, it is the same step for both.
        let (first, second) = if own < idx { (steps, other) } else { (other, steps) };
        let Some(last) = first.iter().rfind(|step| second.contains(step)) else { continue };
        let is_before_goal = |way: &[StepRef]| way.iter().rev().take(2).any(|step| step == last);
        // The last step before both goals says nothing.
        if is_before_goal(first) && is_before_goal(second) {
            continue;
        }
        let Some(at) = steps.iter().position(|step| step == last) else { continue };
        match turns.iter_mut().find(|(known, _)| *known == at) {
            Some((_, plans)) => plans.push(*idx),
            None => turns.push((at, vec![*idx])),
        }
    }
    crate::sorting::sort_by_key(&mut turns, |(at, _)| *at);
    let turn = |(at, plans): (usize, Vec<usize>)| LastTurn {
        step: step_link(planner.nation, home, steps[at]),
        // Only a court's order sets a day by which anything must be decided.
        day: day(planner, steps[at], lines).filter(|_| planner.nation.step(steps[at]).kind == StepKind::Order),
        plans,
    };
    turns.into_iter().map(turn).collect()
}

/// The day of a step: given, or the sooner of those that follow from days given.
fn day(planner: &Planner<'_>, step: StepRef, lines: &[DueLine]) -> Option<Day> {
    let own = planner.nation.name(step);
    let due = lines.iter().filter(|line| line.step.step == own && line.sort == LimitKind::Within);
    let due = due.filter_map(|line| line.due.as_ref().ok()).map(|due| due.day).min();
    planner.journey.day(&Event::of_step(name(planner.nation, step))).or(due)
}

/// The goals that can be reached from here, by kind; of each kind those that are not much farther than the nearest.
fn choices(planner: &Planner<'_>, home: MapId) -> Vec<PlanChoice> {
    let choice = |kind: PlanKind, goal: StepRef| PlanChoice {
        kind,
        key: joined(&name(planner.nation, goal)),
        goal: step_link(planner.nation, home, goal),
    };
    let known = goals(&planner.nation.id).iter().filter_map(|goal| {
        let to = planner.find(goal.step).filter(|to| *to != planner.here)?;
        // Who is past a map does not go home again to come to relatives there.
        let is_behind = goal.kind == PlanKind::Relatives && to.map < planner.here.map;
        (!is_behind || planner.chosen.contains(&to)).then_some(())?;
        Some((goal.kind, to, planner.towards(to, to, &[]).cost(planner.here)?))
    });
    let known: Vec<(PlanKind, StepRef, u32)> = known.collect();
    let least = |kind: PlanKind| known.iter().filter(|known| known.0 == kind).map(|known| known.2).min();
    let mut choices: Vec<PlanChoice> = (known.iter())
        .filter(|(kind, goal, cost)| {
            planner.chosen.contains(goal) || least(*kind).is_some_and(|least| *cost <= least + MUCH_FARTHER)
        })
        .map(|(kind, goal, _)| choice(*kind, *goal))
        .collect();
    choices.extend(
        (planner.chosen.iter()).filter(|goal| planner.goal(**goal).is_none()).map(|goal| choice(PlanKind::Step, *goal)),
    );
    choices
}

fn needs(nation: &Nation, way: &[MoveEdge]) -> Vec<(StepKind, Vec<String>)> {
    let of = |kind: StepKind| {
        let steps = way.iter().map(|edge| nation.step(edge.to)).filter(|step| step.kind == kind);
        (kind, steps.map(|step| step.chart_name(nation.reader).to_string()).collect::<Vec<_>>())
    };
    NEEDS.into_iter().map(of).filter(|(_, names)| !names.is_empty()).collect()
}

fn deciders(nation: &Nation, way: &[MoveEdge]) -> String {
    let mut known: Vec<String> = Vec::new();
    for who in way.iter().flat_map(|edge| &nation.step(edge.to).who_decides) {
        let who = capitalised(who);
        if !known.contains(&who) {
            known.push(who);
        }
    }
    known.join(" · ")
}

fn waits(world: &World, journey: &Journey, way: &[MoveEdge]) -> Vec<String> {
    let limits =
        way.iter().flat_map(|edge| world.nation.step(edge.to).timescales.iter().map(move |limit| (edge.to, limit)));
    let long = limits
        .filter(|(_, limit)| limit.holds_in(&journey.council))
        .filter(|(_, limit)| matches!(limit.sort, LimitKind::NotBefore | LimitKind::Lasts) && limit.count.is_some());
    long.map(|(at, limit)| {
        format!(
            "{}: {}.",
            world.nation.step(at).chart_name(world.nation.reader),
            capitalised(&limit_text(world.words, limit))
        )
    })
    .collect()
}

/// Whether a goal bears the heart: a lasting home, with the parents or with others. No plan is marked as better than another.
pub fn is_home(goal: &StepLink) -> bool {
    matches!(goal.ending, Some(Ending::Permanence | Ending::Home))
}

/// What is said when a plan is taken away: which, and what each that stood after it is called now.
pub fn removed_text(world: &World, plans: &[StepName], number: usize) -> String {
    let journey = &world.words.journey;
    let after = plans.iter().enumerate().skip(number + 1).filter_map(|(at, goal)| {
        let goal = world.nation.step(step_ref(&world.nation, goal)?).chart_name(world.nation.reader);
        Some((journey.plan_renamed)(goal, &(journey.plan_name)(at - 1)))
    });
    std::iter::once((journey.removed)(&(journey.plan_name)(number))).chain(after).collect::<Vec<_>>().join(" ")
}

/// What a plan is called: `Plan A: Adoption order`.
pub fn plan_name(plan: &Plan, words: &'static Words) -> String {
    format!("{}: {}", (words.journey.plan_name)(plan.number), plan.goal.name)
}

/// Where a plan's route parts from the others, in sentences.
pub fn turn_texts(plan: &Plan, words: &'static Words) -> Vec<String> {
    let turn = |turn: &LastTurn| {
        let plans: Vec<String> = turn.plans.iter().map(|number| (words.journey.plan_name)(*number)).collect();
        let day = turn.day.map(words.calendar.day);
        (words.journey.last_turn)(&list(&plans), &turn.step.name, day.as_deref())
    };
    plan.last_turns.iter().map(turn).collect()
}

impl Plans {
    /// Each plan in a few lines for paper: its name; its route after the steps shared, in order; who decides along it; until when one
    /// can turn.
    pub fn texts(&self, words: &'static Words) -> Vec<String> {
        let route =
            |steps: &[PlanStep]| steps.iter().map(|step| step.step.name.clone()).collect::<Vec<_>>().join(" → ");
        let shared = (!self.shared.is_empty()).then(|| format!("{}: {}.", words.journey.shared, route(&self.shared)));
        let plan = |plan: &Plan| {
            let turns = turn_texts(plan, words).iter().map(|text| format!(" {text}")).collect::<String>();
            let decides = match plan.deciders.as_str() {
                "" => String::new(),
                who => format!(" {}: {who}.", words.journey.deciders),
            };
            let route = route(&plan.steps);
            format!("{}. {}: {route}.{decides}{turns}", plan_name(plan, words), words.journey.plan_route)
        };
        shared.into_iter().chain(self.plans.iter().map(plan)).collect()
    }
}
