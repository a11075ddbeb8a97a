//! Who leads to whom: next, before, endings, routes, better, worse. The one place, beside the layout's edge, that names petgraph.
//! Must never change the author's order: petgraph lists neighbours newest first, so it is asked for nothing ordered.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use petgraph::algo::dominators;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::atlas::{Bearing, MapId, Nation, StepRef};
use crate::sorting::sort_by_key;

/// One move taken: from where, to where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MoveEdge {
    /// The step it leaves.
    pub from: StepRef,
    /// The step it enters.
    pub to: StepRef,
    /// What sort of move it is.
    pub kind: MoveKind,
    /// The map whose file holds the move.
    pub map: MapId,
    /// The move's place in that file.
    pub index: usize,
    /// How far it is from what one would expect, in tenths of an ordinary move of the main road.
    pub cost: u32,
    /// The same, for a route that is behind us: there, more involvement along the main road is how one usually comes by.
    pub cost_behind: u32,
    /// Whether it goes on: neither round again, nor by a challenge, nor back to an earlier stage of its map.
    pub is_ahead: bool,
}

impl MoveEdge {
    fn new(nation: &Nation, from: StepRef, to: StepRef, kind: MoveKind, (map, index): (MapId, usize)) -> MoveEdge {
        let stage = |step_ref: StepRef| nation.map(step_ref.map).stage_index(&nation.step(step_ref).stage);
        let n_stages_on = stage(to) as i64 - stage(from) as i64;
        let is_here = from.map == to.map;
        let is_back = is_here && n_stages_on < 0;
        let (is_main, is_exit) = (nation.step(to).is_main(), nation.step(to).is_exit());
        let beside = if is_main || is_exit { 0 } else { BESIDE_THE_MAIN_ROAD };
        let back = if is_back { BACK_A_STAGE } else { 0 };
        let skipped = if is_here && !is_exit { u32::try_from(n_stages_on - 1).unwrap_or_default() } else { 0 };
        let more = beside + back + skipped * SKIPS_A_STAGE;
        let is_ahead = !matches!(kind, MoveKind::Repeat | MoveKind::Appeal) && !is_back;
        let is_along_the_road = is_here && is_main && nation.step(from).is_main() && kind == MoveKind::Escalate;
        let behind = cost_of(if is_along_the_road { MoveKind::Next } else { kind });
        MoveEdge { from, to, kind, map, index, cost: cost_of(kind) + more, cost_behind: behind + more, is_ahead }
    }
}

/// What a move of this kind costs on a usual route, in tenths of an ordinary move: a person expects what comes next by itself,
/// and expects neither a worsening, nor a refusal, nor an appeal, nor to go round once more.
const fn cost_of(kind: MoveKind) -> u32 {
    match kind {
        MoveKind::Next => 10,
        MoveKind::StepDown | MoveKind::LeadsToMap => 12,
        MoveKind::Parallel => 15,
        MoveKind::Escalate | MoveKind::Setback => 60,
        MoveKind::Appeal | MoveKind::Repeat => 90,
    }
}

/// What it costs more where the step it enters stands beside the main road.
const BESIDE_THE_MAIN_ROAD: u32 = 30;
/// What it costs more where it goes back to an earlier stage of its map.
const BACK_A_STAGE: u32 = 60;
/// What it costs more for each stage that it passes over, unless it leads to an ending.
const SKIPS_A_STAGE: u32 = 20;

/// What a route costs, in tenths of an ordinary move.
pub fn cost_of_route(route: &[MoveEdge]) -> u32 {
    route.iter().map(|edge| edge.cost).sum()
}

/// Another map that lies ahead, with the endings on it.
#[derive(Clone, Debug, PartialEq)]
pub struct MapAhead {
    /// The map.
    pub map: MapId,
    /// The moves of the usual route onto it, the last of which enters it.
    pub route: Vec<MoveEdge>,
    /// The exits of the map that lie ahead of where it is entered: by kind of ending, then in the order of the map.
    pub exits: Vec<(StepRef, Ending)>,
}

/// How it can end from a step, in three rings. Every ending that can be reached stands in exactly one of them, once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rings {
    /// Endings of this map that lie ahead: by kind of ending, the lasting home first, then the most usual first.
    pub here: Vec<ReachableEnding>,
    /// Other maps that lie ahead, the most usual first.
    pub by_map: Vec<MapAhead>,
    /// The others: by kind of ending, then in the order of maps.
    pub other: Vec<(StepRef, Ending)>,
}

/// An exit that can be reached, and the usual route there.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachableEnding {
    /// The exit.
    pub exit: StepRef,
    /// What kind of ending it is.
    pub ending: Ending,
    /// The moves of the usual route, none where one is already there.
    pub route: Vec<MoveEdge>,
}

/// How to get from one step to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routes {
    /// The usual route first, then the next most usual; none visits a step twice. Empty where there is no route.
    pub list: Vec<Vec<MoveEdge>>,
    /// The steps between that every route whatever goes through, in order.
    pub common: Vec<StepRef>,
}

/// All moves of a nation as one graph.
#[derive(Clone, Debug)]
pub struct MoveGraph {
    graph: DiGraph<StepRef, ()>,
    first_of_map: Vec<usize>,
    out: Vec<Vec<MoveEdge>>,
    into: Vec<Vec<MoveEdge>>,
    starts: Vec<StepRef>,
    exits: Vec<(StepRef, Ending)>,
}

/// From every step the cheapest way to one.
#[derive(Clone, Debug)]
pub struct Towards {
    /// That step.
    pub to: StepRef,
    first_of_map: Vec<usize>,
    ways: Vec<Option<(u32, MoveEdge)>>,
}

impl Towards {
    /// What the way costs; none where there is no way.
    pub fn cost(&self, from: StepRef) -> Option<u32> {
        if from == self.to { Some(0) } else { self.way(from).map(|(cost, _)| cost) }
    }

    /// The way's first move; none at the step itself, and where there is no way.
    pub fn first(&self, from: StepRef) -> Option<MoveEdge> {
        self.way(from).map(|(_, edge)| edge)
    }

    fn way(&self, from: StepRef) -> Option<(u32, MoveEdge)> {
        self.ways[self.first_of_map[from.map.index()] + from.step.index()]
    }
}

/// Routes to an ending that are listed at the most: the usual one and twelve others.
pub const MOST_ROUTES: usize = 13;

/// How many ordinary steps ahead "if things get better" and "worse" look at first.
const LOOK_AHEAD: usize = 2;

impl MoveGraph {
    /// The graph of a nation. Moves to maps or steps that are not there are left out.
    pub fn new(nation: &Nation) -> MoveGraph {
        let mut graph = DiGraph::new();
        let mut first_of_map = Vec::new();
        let (mut starts, mut exits) = (Vec::new(), Vec::new());
        for (map, text) in nation.maps() {
            first_of_map.push(graph.node_count());
            for (step, text) in text.steps() {
                let step_ref = StepRef { map, step };
                graph.add_node(step_ref);
                if text.kind == StepKind::Start {
                    starts.push(step_ref);
                }
                if let Some(ending) = text.ending() {
                    exits.push((step_ref, ending));
                }
            }
        }
        let n_steps = graph.node_count();
        let mut moves = MoveGraph {
            graph,
            first_of_map,
            out: vec![Vec::new(); n_steps],
            into: vec![Vec::new(); n_steps],
            starts,
            exits,
        };
        for (map, text) in nation.maps() {
            for link in &text.moves {
                let Some(to) = nation.target(map, link) else { continue };
                let from = StepRef { map, step: link.from };
                let edge = MoveEdge::new(nation, from, to, text.text(link).kind, (map, link.index));
                let (from_idx, to_idx) = (moves.at(from), moves.at(to));
                moves.graph.add_edge(NodeIndex::new(from_idx), NodeIndex::new(to_idx), ());
                moves.out[from_idx].push(edge);
                moves.into[to_idx].push(edge);
            }
        }
        moves
    }

    fn at(&self, step_ref: StepRef) -> usize {
        self.first_of_map[step_ref.map.index()] + step_ref.step.index()
    }

    /// Every move that leads on, in the author's order.
    pub fn next(&self, from: StepRef) -> &[MoveEdge] {
        &self.out[self.at(from)]
    }

    /// Every move that leads here, maps and moves in order.
    pub fn before(&self, to: StepRef) -> &[MoveEdge] {
        &self.into[self.at(to)]
    }

    /// Every exit that can be reached, across maps: by kind of ending, permanence first, then the most usual first.
    pub fn endings(&self, from: StepRef) -> Vec<ReachableEnding> {
        self.outcomes(from, &self.search(from, |edge| Some(edge.cost)))
    }

    /// What kind of ending is reached with the least to go; none where nothing ends.
    pub fn nearest_ending(&self, from: StepRef) -> Option<Ending> {
        let nearest = self.endings(from).into_iter().min_by_key(|found| cost_of_route(&found.route));
        nearest.map(|found| found.ending)
    }

    fn outcomes(&self, from: StepRef, came_by: &[Option<MoveEdge>]) -> Vec<ReachableEnding> {
        let mut found: Vec<ReachableEnding> = (self.exits.iter())
            .filter_map(|&(exit, ending)| {
                Some(ReachableEnding { exit, ending, route: self.route_back(from, exit, came_by)? })
            })
            .collect();
        sort_by_key(&mut found, |outcome| (outcome.ending, cost_of_route(&outcome.route), outcome.exit));
        found
    }

    /// How it can end from a step, in three rings; the step itself is none of its endings. Where nothing lies ahead on this map
    /// nor by another, as after a court order whose plan stands in an earlier stage, moves back to an earlier stage count as
    /// well; where even so nothing does, as after an appeal that sends everything back, every move counts.
    pub fn rings(&self, from: StepRef) -> Rings {
        const AHEAD: [fn(&MoveEdge) -> bool; 2] =
            [|edge| edge.is_ahead, |edge| !matches!(edge.kind, MoveKind::Repeat | MoveKind::Appeal)];
        let found = AHEAD.into_iter().map(|is_ahead| self.rings_by(from, is_ahead));
        let told = found.into_iter().find(|rings| !rings.here.is_empty() || !rings.by_map.is_empty());
        told.unwrap_or_else(|| self.rings_by(from, |_| true))
    }

    fn rings_by(&self, from: StepRef, is_ahead: fn(&MoveEdge) -> bool) -> Rings {
        let is_ahead_on =
            |map: MapId| move |edge: &MoveEdge| (is_ahead(edge) && edge.to.map == map).then_some(edge.cost);
        let ahead = self.search(from, is_ahead_on(from.map));
        let mut here = self.outcomes(from, &ahead);
        here.retain(|outcome| outcome.exit != from);

        let mut map_links: Vec<Vec<MoveEdge>> = (self.graph.node_weights().copied())
            .filter(|step_ref| step_ref.map == from.map)
            .filter_map(|step_ref| Some((step_ref, self.route_back(from, step_ref, &ahead)?)))
            .flat_map(|(step_ref, route)| {
                let map_links = self.next(step_ref).iter().filter(|edge| is_ahead(edge) && edge.to.map != from.map);
                map_links.map(move |link| route.iter().copied().chain([*link]).collect())
            })
            .collect();
        sort_by_key(&mut map_links, |route: &Vec<MoveEdge>| cost_of_route(route));
        let mut by_map: Vec<MapAhead> = Vec::new();
        for route in map_links {
            let Some(entry) = route.last().map(|link| link.to) else { continue };
            let beyond = self.search(entry, is_ahead_on(entry.map));
            let exits = self.outcomes(entry, &beyond).into_iter().map(|outcome| (outcome.exit, outcome.ending));
            match by_map.iter_mut().find(|known| known.map == entry.map) {
                Some(known) => known.exits.extend(exits),
                None => by_map.push(MapAhead { map: entry.map, route, exits: exits.collect() }),
            }
        }
        for map in &mut by_map {
            sort_by_key(&mut map.exits, |(exit, ending)| (*ending, *exit));
            map.exits.dedup();
        }

        let is_told = |exit: StepRef| {
            let on_maps = by_map.iter().flat_map(|map| &map.exits).map(|(exit, _)| *exit);
            here.iter().map(|outcome| outcome.exit).chain(on_maps).any(|known| known == exit)
        };
        let all = self.endings(from).into_iter().map(|outcome| (outcome.exit, outcome.ending));
        let mut other: Vec<_> = all.filter(|(exit, _)| *exit != from && !is_told(*exit)).collect();
        sort_by_key(&mut other, |(exit, ending)| (*ending, *exit));
        Rings { here, by_map, other }
    }

    /// The usual route and up to twelve others (Yen 1971), and the steps common to every route there is (dominators:
    /// Cooper, Harvey and Kennedy 2001).
    pub fn routes(&self, from: StepRef, to: StepRef) -> Routes {
        let Some(usual) = self.usual(from, to, &[], &[]) else {
            return Routes::default();
        };
        let mut list = vec![usual];
        let mut candidates: Vec<(u32, Vec<StepRef>, Vec<MoveEdge>)> = Vec::new();
        while list.len() < MOST_ROUTES {
            let last = list.last().cloned().unwrap_or_default();
            for turn in 0..last.len() {
                let root = &last[..turn];
                let banned_moves: Vec<(StepRef, StepRef)> = (list.iter())
                    .filter(|route| route.len() > turn && same_steps(&route[..turn], root))
                    .map(|route| (route[turn].from, route[turn].to))
                    .collect();
                let banned_steps: Vec<StepRef> = root.iter().map(|edge| edge.from).collect();
                if let Some(rest) = self.usual(last[turn].from, to, &banned_moves, &banned_steps) {
                    let route: Vec<MoveEdge> = root.iter().copied().chain(rest).collect();
                    let steps = route.iter().map(|edge| edge.to).collect();
                    candidates.push((cost_of_route(&route), steps, route));
                }
            }
            let least = (0..candidates.len()).min_by(|left, right| candidates[*left].cmp(&candidates[*right]));
            let Some((_, _, route)) = least.map(|least| candidates.swap_remove(least)) else { break };
            if !list.iter().any(|known| same_steps(known, &route)) {
                list.push(route);
            }
        }
        Routes { list, common: self.common(from, to) }
    }

    /// Which way a step lies from another, by moves that go on: none back to an earlier stage, no repeat and no challenge. Where no
    /// such moves join them, ahead by any.
    pub fn bearing(&self, from: StepRef, to: StepRef) -> Bearing {
        let ahead = self.n_moves(from, to, |edge| edge.is_ahead);
        match self.n_moves(to, from, |edge| edge.is_ahead) {
            Some(back) if ahead.is_none_or(|ahead| back < ahead) => Bearing::Back(back),
            _ => Bearing::Ahead(ahead.or_else(|| self.n_moves(from, to, |_| true))),
        }
    }

    /// The fewest moves of a sort from one step to another, breadth first.
    fn n_moves(&self, from: StepRef, to: StepRef, is_on: fn(&MoveEdge) -> bool) -> Option<usize> {
        let mut n_moves = vec![None; self.out.len()];
        let mut open = vec![self.at(from)];
        n_moves[open[0]] = Some(0);
        let mut next = 0;
        while let Some(at) = open.get(next).copied() {
            if at == self.at(to) {
                return n_moves[at];
            }
            for edge in self.out[at].iter().filter(|edge| is_on(edge)) {
                let to = self.at(edge.to);
                if n_moves[to].is_none() {
                    n_moves[to] = n_moves[at].map(|n_moves| n_moves + 1);
                    open.push(to);
                }
            }
            next += 1;
        }
        None
    }

    /// The moves of one kind that lie ahead: out of here or of the next two ordinary steps; where there are none, the
    /// nearest there are. Each as the whole route, its last move being of the kind asked for.
    pub fn turns(&self, from: StepRef, kind: MoveKind) -> Vec<Vec<MoveEdge>> {
        let came_by = self.search(from, |edge| matches!(edge.kind, MoveKind::Next | MoveKind::Parallel).then_some(1));
        let mut found: Vec<Vec<MoveEdge>> = Vec::new();
        let mut ahead: Vec<(Vec<MoveEdge>, usize)> = (self.graph.node_weights().copied())
            .filter_map(|step_ref| Some((self.route_back(from, step_ref, &came_by)?, self.at(step_ref))))
            .collect();
        sort_by_key(&mut ahead, |(route, at)| (route.len(), *at));
        for (route, at) in ahead {
            let is_far =
                LOOK_AHEAD < route.len() && found.first().is_some_and(|nearest| nearest.len() < route.len() + 1);
            if is_far {
                break;
            }
            for edge in self.out[at].iter().filter(|edge| edge.kind == kind) {
                found.push(route.iter().copied().chain([*edge]).collect());
            }
        }
        found
    }

    /// The usual route here from every start that leads here, the most usual first.
    pub fn arrivals(&self, to: StepRef) -> Vec<Vec<MoveEdge>> {
        let behind = |edge: &MoveEdge| Some(edge.cost_behind);
        let mut found: Vec<Vec<MoveEdge>> = (self.starts.iter())
            .filter(|start| **start != to)
            .filter_map(|start| self.route_back(*start, to, &self.search(*start, behind)))
            .collect();
        sort_by_key(&mut found, |route: &Vec<MoveEdge>| route.iter().map(|edge| edge.cost_behind).sum::<u32>());
        found
    }

    /// The cheapest route to every step (Dijkstra 1959), along the moves that have a cost: by which move each step is reached.
    /// Of moves that cost the same the author's first stays.
    fn search(&self, from: StepRef, cost: impl Fn(&MoveEdge) -> Option<u32>) -> Vec<Option<MoveEdge>> {
        let mut came_by = vec![None; self.out.len()];
        let mut least = vec![u32::MAX; self.out.len()];
        least[self.at(from)] = 0;
        let mut open = BinaryHeap::from([Reverse((0, self.at(from)))]);
        while let Some(Reverse((so_far, at))) = open.pop() {
            // A step may wait more than once; only the first time it is taken counts.
            if least[at] < so_far {
                continue;
            }
            for edge in &self.out[at] {
                let Some(cost) = cost(edge) else { continue };
                let to = self.at(edge.to);
                if so_far + cost < least[to] {
                    least[to] = so_far + cost;
                    came_by[to] = Some(*edge);
                    open.push(Reverse((so_far + cost, to)));
                }
            }
        }
        came_by
    }

    /// From every step the cheapest way to one (Dijkstra 1959, against the moves): what it costs and its first move. Only moves
    /// count that have a cost. The step itself has no way.
    pub fn towards(&self, to: StepRef, cost: &dyn Fn(&MoveEdge) -> Option<u32>) -> Towards {
        let mut ways: Vec<Option<(u32, MoveEdge)>> = vec![None; self.out.len()];
        let mut open = BinaryHeap::from([Reverse((0, self.at(to)))]);
        while let Some(Reverse((so_far, at))) = open.pop() {
            if ways[at].is_some_and(|(least, _)| least < so_far) {
                continue;
            }
            for edge in &self.into[at] {
                let Some(cost) = cost(edge) else { continue };
                let (from, cost) = (self.at(edge.from), so_far + cost);
                if edge.from != to && ways[from].is_none_or(|(least, _)| cost < least) {
                    ways[from] = Some((cost, *edge));
                    open.push(Reverse((cost, from)));
                }
            }
        }
        Towards { to, first_of_map: self.first_of_map.clone(), ways }
    }

    fn route_back(&self, from: StepRef, to: StepRef, came_by: &[Option<MoveEdge>]) -> Option<Vec<MoveEdge>> {
        let mut route = Vec::new();
        let mut here = to;
        while here != from {
            let edge = came_by[self.at(here)]?;
            route.push(edge);
            here = edge.from;
        }
        route.reverse();
        Some(route)
    }

    fn usual(
        &self,
        from: StepRef,
        to: StepRef,
        banned_moves: &[(StepRef, StepRef)],
        banned_steps: &[StepRef],
    ) -> Option<Vec<MoveEdge>> {
        let allowed =
            |edge: &MoveEdge| !banned_steps.contains(&edge.to) && !banned_moves.contains(&(edge.from, edge.to));
        self.route_back(from, to, &self.search(from, |edge| allowed(edge).then_some(edge.cost)))
    }

    fn common(&self, from: StepRef, to: StepRef) -> Vec<StepRef> {
        let tree = dominators::simple_fast(&self.graph, NodeIndex::new(self.at(from)));
        let Some(chain) = tree.strict_dominators(NodeIndex::new(self.at(to))) else { return Vec::new() };
        let mut common: Vec<StepRef> =
            chain.map(|node| self.graph[node]).filter(|step_ref| *step_ref != from).collect();
        common.reverse();
        common
    }
}

fn same_steps(left: &[MoveEdge], right: &[MoveEdge]) -> bool {
    left.len() == right.len()
        && left.iter().zip(right).all(|(left, right)| (left.from, left.to) == (right.from, right.to))
}
