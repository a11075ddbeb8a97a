//! Who leads to whom: next, before, endings, ways, better, worse. The one place, beside the layout's edge, that names petgraph.
//! Must never change the author's order: petgraph lists neighbours newest first, so it is asked for nothing ordered.

use std::collections::VecDeque;

use petgraph::algo::dominators;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::atlas::{MapId, Nation, StepRef};
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
}

/// A way out that can be reached, and a shortest way there.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachableEnding {
    /// The exit.
    pub exit: StepRef,
    /// What kind of ending it is.
    pub ending: Ending,
    /// The moves of a shortest way, none where one is already there.
    pub way: Vec<MoveEdge>,
}

/// How to get from one step to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Routes {
    /// A shortest way first, then the next shortest; none visits a step twice. Empty where there is no way.
    pub list: Vec<Vec<MoveEdge>>,
    /// The steps between that every way whatever goes through, in order.
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

/// Ways to an ending that are listed at the most: a shortest one and twelve others.
pub const MOST_WAYS: usize = 13;

/// How many ordinary steps ahead "if things get better" and "worse" look at first.
const LOOK_AHEAD: usize = 2;

impl MoveGraph {
    /// The roads of a nation. Moves to maps or steps that are not there are left out.
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
        let mut roads = MoveGraph {
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
                let edge = MoveEdge { from, to, kind: text.text(link).kind, map, index: link.index };
                let (from_idx, to_idx) = (roads.at(from), roads.at(to));
                roads.graph.add_edge(NodeIndex::new(from_idx), NodeIndex::new(to_idx), ());
                roads.out[from_idx].push(edge);
                roads.into[to_idx].push(edge);
            }
        }
        roads
    }

    fn at(&self, step_ref: StepRef) -> usize {
        self.first_of_map[step_ref.map.index()] + step_ref.step.index()
    }

    /// Every way on, in the author's order.
    pub fn next(&self, from: StepRef) -> &[MoveEdge] {
        &self.out[self.at(from)]
    }

    /// Every move that leads here, maps and moves in order.
    pub fn before(&self, to: StepRef) -> &[MoveEdge] {
        &self.into[self.at(to)]
    }

    /// Every exit that can be reached, across maps: by kind of ending, permanence first, then the nearest first.
    pub fn endings(&self, from: StepRef) -> Vec<ReachableEnding> {
        let came_by = self.search(from, |_| true);
        let mut found: Vec<ReachableEnding> = (self.exits.iter())
            .filter_map(|&(exit, ending)| {
                Some(ReachableEnding { exit, ending, way: self.way_back(from, exit, &came_by)? })
            })
            .collect();
        sort_by_key(&mut found, |outcome| (outcome.ending, outcome.way.len(), outcome.exit));
        found
    }

    /// A shortest way and up to twelve others (Yen 1971), and the steps common to every way there is (dominators:
    /// Cooper, Harvey and Kennedy 2001).
    pub fn ways(&self, from: StepRef, to: StepRef) -> Routes {
        let Some(shortest) = self.shortest(from, to, &[], &[]) else {
            return Routes::default();
        };
        let mut list = vec![shortest];
        let mut candidates: Vec<(usize, Vec<StepRef>, Vec<MoveEdge>)> = Vec::new();
        while list.len() < MOST_WAYS {
            let last = list.last().cloned().unwrap_or_default();
            for turn in 0..last.len() {
                let root = &last[..turn];
                let banned_moves: Vec<(StepRef, StepRef)> = (list.iter())
                    .filter(|way| way.len() > turn && same_steps(&way[..turn], root))
                    .map(|way| (way[turn].from, way[turn].to))
                    .collect();
                let banned_steps: Vec<StepRef> = root.iter().map(|edge| edge.from).collect();
                if let Some(rest) = self.shortest(last[turn].from, to, &banned_moves, &banned_steps) {
                    let way: Vec<MoveEdge> = root.iter().copied().chain(rest).collect();
                    let steps = way.iter().map(|edge| edge.to).collect();
                    candidates.push((way.len(), steps, way));
                }
            }
            let least = (0..candidates.len()).min_by(|left, right| candidates[*left].cmp(&candidates[*right]));
            let Some((_, _, way)) = least.map(|least| candidates.swap_remove(least)) else { break };
            if !list.iter().any(|known| same_steps(known, &way)) {
                list.push(way);
            }
        }
        Routes { list, common: self.common(from, to) }
    }

    /// The moves of one kind that lie ahead: out of here or of the next two ordinary steps; where there are none, the
    /// nearest there are. Each as the whole way, its last move being of the kind asked for.
    pub fn turns(&self, from: StepRef, kind: MoveKind) -> Vec<Vec<MoveEdge>> {
        let came_by = self.search(from, |edge| matches!(edge.kind, MoveKind::Next | MoveKind::Parallel));
        let mut found: Vec<Vec<MoveEdge>> = Vec::new();
        let mut ahead: Vec<(Vec<MoveEdge>, usize)> = (self.graph.node_weights().copied())
            .filter_map(|step_ref| Some((self.way_back(from, step_ref, &came_by)?, self.at(step_ref))))
            .collect();
        sort_by_key(&mut ahead, |(way, at)| (way.len(), *at));
        for (way, at) in ahead {
            let is_far = LOOK_AHEAD < way.len() && found.first().is_some_and(|nearest| nearest.len() < way.len() + 1);
            if is_far {
                break;
            }
            for edge in self.out[at].iter().filter(|edge| edge.kind == kind) {
                found.push(way.iter().copied().chain([*edge]).collect());
            }
        }
        found
    }

    /// A shortest way here from every start that leads here, the nearest first.
    pub fn arrivals(&self, to: StepRef) -> Vec<Vec<MoveEdge>> {
        let mut found: Vec<Vec<MoveEdge>> = (self.starts.iter())
            .filter(|start| **start != to)
            .filter_map(|start| self.shortest(*start, to, &[], &[]))
            .collect();
        sort_by_key(&mut found, Vec::len);
        found
    }

    /// Breadth first from a step along the moves allowed, in the author's order: by which move each step was first reached.
    fn search(&self, from: StepRef, allowed: impl Fn(&MoveEdge) -> bool) -> Vec<Option<MoveEdge>> {
        let mut came_by = vec![None; self.out.len()];
        let mut queue = VecDeque::from([from]);
        while let Some(here) = queue.pop_front() {
            for edge in self.next(here).iter().filter(|edge| allowed(edge)) {
                let at = self.at(edge.to);
                if edge.to != from && came_by[at].is_none() {
                    came_by[at] = Some(*edge);
                    queue.push_back(edge.to);
                }
            }
        }
        came_by
    }

    fn way_back(&self, from: StepRef, to: StepRef, came_by: &[Option<MoveEdge>]) -> Option<Vec<MoveEdge>> {
        let mut way = Vec::new();
        let mut here = to;
        while here != from {
            let edge = came_by[self.at(here)]?;
            way.push(edge);
            here = edge.from;
        }
        way.reverse();
        Some(way)
    }

    fn shortest(
        &self,
        from: StepRef,
        to: StepRef,
        banned_moves: &[(StepRef, StepRef)],
        banned_steps: &[StepRef],
    ) -> Option<Vec<MoveEdge>> {
        let allowed =
            |edge: &MoveEdge| !banned_steps.contains(&edge.to) && !banned_moves.contains(&(edge.from, edge.to));
        self.way_back(from, to, &self.search(from, allowed))
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
