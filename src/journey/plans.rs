//! Plans side by side: the usual route from here to each, what it needs, where else it could go, and where the routes part.
//! Must never say which plan is the better one, and never show a count of steps: it would read as how near or likely a plan is.

use super::due::DueLine;
use super::goals::{APART, PlanGoal, PlanKind, goals};
use super::keep::step_name;
use super::{Event, Journey, home, name, step_link, step_ref};
use crate::atlas::file::{MoveKind, StepKind};
use crate::atlas::timescale::LimitKind;
use crate::atlas::{MapId, Nation, StepRef};
use crate::calendar::day::Day;
use crate::graph::{MoveEdge, MoveGraph, Towards};
use crate::place::joined;
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
    /// Limits on the way that say what cannot be sooner, or how long something lasts: the least time the maps know of.
    pub waits: Vec<String>,
    /// Where its route parts from the other plans, the first first: no limit of the law, for one can turn to another plan later by
    /// longer ways. Not told where it is the last step before the goal.
    pub last_turns: Vec<LastTurn>,
}

/// The last step of a way from which other plans lie straight ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct LastTurn {
    /// The step.
    pub step: StepLink,
    /// Its day, where it is a court's order and one was given or follows from those given.
    pub day: Option<Day>,
    /// The numbers of the plans that lie ahead of it.
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

/// What it costs more where a route goes back to an earlier stage, where it enters an earlier map, where it takes a step that
/// stands apart from it, where it goes round again or by a challenge, and where it goes by another plan's goal.
const BACK: u32 = 100;
const EARLIER_MAP: u32 = 200;
const APART_FROM_IT: u32 = 300;
const AGAIN: u32 = 400;
const OTHER_GOAL: u32 = 5_000;

/// A step that may be chosen instead leads to the goal by a way that costs no more than this above the usual one.
const MUCH_DEARER: u32 = 90;

/// So many steps that may be chosen instead are shown.
const MOST_OTHERS: usize = 3;

/// A goal of a kind is offered where its way costs no more than this above the nearest of the kind.
const MUCH_FARTHER: u32 = 250;

/// The plans of a journey; none without a step where we are. `lines` are the days that follow from those given.
pub fn plans(world: &World, journey: &Journey, lines: &[DueLine]) -> Option<Plans> {
    let World { nation, graph, .. } = world;
    let here = step_ref(nation, journey.here.as_ref()?)?;
    let home = home(nation, journey)?;
    let chosen: Vec<StepRef> = journey.plans.iter().filter_map(|goal| step_ref(nation, goal)).collect();
    let planner = Planner { nation, graph, journey, here, chosen: &chosen };
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
    let plan = |idx: usize, route: &[RouteStep]| {
        let way: Vec<MoveEdge> = route.iter().map(|taken| taken.edge).collect();
        Plan {
            key: joined(&name(nation, chosen[idx])),
            number: idx,
            goal: step_link(nation, home, chosen[idx]),
            steps: route[n_shared..].iter().map(step).collect(),
            needs: needs(nation, &way),
            deciders: deciders(nation, &way),
            waits: waits(world, &way),
            last_turns: planner.last_turns(home, idx, &way, lines),
        }
    };
    Some(Plans {
        choices: planner.choices(home),
        shared: routes.first().map(|(_, first)| first[..n_shared].iter().map(step).collect()).unwrap_or_default(),
        plans: routes.iter().map(|(idx, route)| plan(*idx, route)).collect(),
    })
}

/// A move of a plan's route, and the steps that could be chosen instead.
struct RouteStep {
    edge: MoveEdge,
    others: Vec<StepRef>,
}

/// What routes are found by.
struct Planner<'a> {
    nation: &'a Nation,
    graph: &'a MoveGraph,
    journey: &'a Journey,
    here: StepRef,
    chosen: &'a [StepRef],
}

impl Planner<'_> {
    fn find(&self, step: &str) -> Option<StepRef> {
        step_ref(self.nation, &step_name(step)?)
    }

    fn goal(&self, goal: StepRef) -> Option<&'static PlanGoal> {
        goals(&self.nation.id).iter().find(|known| self.find(known.step) == Some(goal))
    }

    fn apart(&self) -> Vec<StepRef> {
        APART.iter().filter_map(|step| self.find(step)).collect()
    }

    fn kind(&self, goal: StepRef) -> PlanKind {
        self.goal(goal).map_or(PlanKind::Step, |known| known.kind)
    }

    /// The usual way to a step of a route to a goal, from everywhere; `later` are steps that it leaves to a later part.
    fn towards(&self, goal: StepRef, to: StepRef, later: &[Vec<StepRef>]) -> Towards {
        let is_away_from_home = match self.kind(goal) {
            PlanKind::Step => false,
            PlanKind::Home => self.here.map < goal.map,
            _ => true,
        };
        let apart = self.apart();
        self.graph.towards(to, &|edge| {
            if edge.to != goal && self.nation.step(edge.to).is_exit() {
                return None;
            }
            let mut cost = edge.cost;
            let mut add = |is_so: bool, more: u32| cost += if is_so { more } else { 0 };
            let is_again = matches!(edge.kind, MoveKind::Repeat | MoveKind::Appeal);
            add(is_again, AGAIN);
            add(!is_again && !edge.is_ahead, BACK);
            add(edge.to.map < edge.from.map, EARLIER_MAP);
            add(edge.to != goal && apart.contains(&edge.to), APART_FROM_IT);
            add(edge.to != to && later.iter().flatten().any(|later| *later == edge.to), APART_FROM_IT);
            add(edge.to != goal && self.chosen.contains(&edge.to), OTHER_GOAL);
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
    fn route(&self, goal: StepRef) -> Option<Vec<RouteStep>> {
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

    /// Where a way parts from the other plans, by moves that go on.
    fn last_turns(&self, home: MapId, own: usize, way: &[MoveEdge], lines: &[DueLine]) -> Vec<LastTurn> {
        let steps: Vec<StepRef> = std::iter::once(self.here).chain(way.iter().map(|edge| edge.to)).collect();
        let mut turns: Vec<(usize, Vec<usize>)> = Vec::new();
        for (idx, other) in self.chosen.iter().enumerate().filter(|(idx, _)| *idx != own) {
            let ahead = self.graph.towards(*other, &|edge| {
                let is_ahead = edge.is_ahead && edge.from.map <= edge.to.map && edge.kind != MoveKind::Setback;
                let passes = edge.to == *other || !self.nation.step(edge.to).is_exit();
                (is_ahead && passes).then_some(edge.cost)
            });
            let Some(at) = steps.iter().rposition(|step| ahead.cost(*step).is_some()) else { continue };
            // From the last step before the goal, or from the goal itself, it says nothing.
            if steps.len() <= at + 2 {
                continue;
            }
            match turns.iter_mut().find(|(known, _)| *known == at) {
                Some((_, plans)) => plans.push(idx),
                None => turns.push((at, vec![idx])),
            }
        }
        crate::sorting::sort_by_key(&mut turns, |(at, _)| *at);
        let turn = |(at, plans): (usize, Vec<usize>)| LastTurn {
            step: step_link(self.nation, home, steps[at]),
            // Only a court's order sets a day by which anything must be decided.
            day: self.day(steps[at], lines).filter(|_| self.nation.step(steps[at]).kind == StepKind::Order),
            plans,
        };
        turns.into_iter().map(turn).collect()
    }

    /// The day of a step: given, or the sooner of those that follow from days given.
    fn day(&self, step: StepRef, lines: &[DueLine]) -> Option<Day> {
        let own = self.nation.name(step);
        let due = lines.iter().filter(|line| line.step.step == own && line.sort == LimitKind::Within);
        let due = due.filter_map(|line| line.due.as_ref().ok()).map(|due| due.day).min();
        self.journey.day(&Event::of_step(name(self.nation, step))).or(due)
    }

    /// The goals that can be reached from here, by kind; of each kind those that are not much farther than the nearest.
    fn choices(&self, home: MapId) -> Vec<PlanChoice> {
        let choice = |kind: PlanKind, goal: StepRef| PlanChoice {
            kind,
            key: joined(&name(self.nation, goal)),
            goal: step_link(self.nation, home, goal),
        };
        let known = goals(&self.nation.id).iter().filter_map(|goal| {
            let to = self.find(goal.step).filter(|to| *to != self.here)?;
            // Who is past a map does not go home again to come to relatives there.
            let is_behind = goal.kind == PlanKind::Relatives && to.map < self.here.map;
            (!is_behind || self.chosen.contains(&to)).then_some(())?;
            Some((goal.kind, to, self.towards(to, to, &[]).cost(self.here)?))
        });
        let known: Vec<(PlanKind, StepRef, u32)> = known.collect();
        let least = |kind: PlanKind| known.iter().filter(|known| known.0 == kind).map(|known| known.2).min();
        let mut choices: Vec<PlanChoice> = (known.iter())
            .filter(|(kind, goal, cost)| {
                self.chosen.contains(goal) || least(*kind).is_some_and(|least| *cost <= least + MUCH_FARTHER)
            })
            .map(|(kind, goal, _)| choice(*kind, *goal))
            .collect();
        choices.extend(
            (self.chosen.iter()).filter(|goal| self.goal(**goal).is_none()).map(|goal| choice(PlanKind::Step, *goal)),
        );
        choices
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
    long.map(|(at, limit)| {
        format!(
            "{}: {}.",
            world.nation.step(at).chart_name(world.nation.reader),
            capitalised(&limit_text(world.words, limit))
        )
    })
    .collect()
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
    /// Each plan in a line or two for paper: its name; where its route after the steps shared is decided, met and ordered; until
    /// when one can turn.
    pub fn texts(&self, words: &'static Words) -> Vec<String> {
        let route = |steps: &[PlanStep]| {
            let told = steps.iter().filter(|step| !matches!(step.step.kind, StepKind::Step | StepKind::Support));
            told.map(|step| step.step.name.clone()).collect::<Vec<_>>().join(" → ")
        };
        let shared = (!self.shared.is_empty()).then(|| format!("{}: {}.", words.journey.shared, route(&self.shared)));
        let plan = |plan: &Plan| {
            let turns = turn_texts(plan, words).iter().map(|text| format!(" {text}")).collect::<String>();
            format!("{}. {}: {}.{turns}", plan_name(plan, words), words.journey.plan_route, route(&plan.steps))
        };
        shared.into_iter().chain(self.plans.iter().map(plan)).collect()
    }
}
