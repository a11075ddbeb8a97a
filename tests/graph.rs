//! Every answer about the roads of a nation equals what trying out every road gives, on small nations made by chance.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/properties.rs"]
mod properties;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use waymark::atlas::file::{Ending, Exit, MapFile, Move, MoveKind, Prominence, Stage, Step, StepKind};
use waymark::atlas::{Bearing, Map, Nation, StepRef};
use waymark::graph::{MOST_ROUTES, MoveEdge, MoveGraph};

/// A move as the generator makes it: map and step it leaves, map and step it enters, its kind. Some lead nowhere.
type Draft = (usize, usize, usize, usize, MoveKind);

fn step(idx: usize, sort: usize) -> Step {
    let ending = sort.checked_sub(1).and_then(|idx| Ending::ALL.get(idx));
    let (kind, exit) = match (sort, ending) {
        (0, _) => (StepKind::Start, None),
        (_, Some(ending)) => (StepKind::Exit, Some(Exit { ending: *ending, note: String::new() })),
        _ => (StepKind::Step, None),
    };
    let road = if sort.is_multiple_of(3) { Prominence::Side } else { Prominence::Main };
    Step { id: format!("s{idx}"), kind, road, exit, stage: format!("g{}", idx / 3), ..Step::default() }
}

fn build(maps: &[Vec<usize>], drafts: &[Draft]) -> Nation {
    let moves = |map: usize| {
        let own = drafts.iter().filter(move |draft| draft.0 % maps.len() == map);
        own.map(move |&(_, from, to_map, to, kind)| {
            let to_map = to_map % maps.len();
            let to = if to == 9 { "nowhere".to_string() } else { format!("s{}", to % maps[to_map].len()) };
            let to = if to_map == map { to } else { format!("land/m{to_map}#{to}") };
            let from = format!("s{}", from % maps[map].len());
            Move { from, to, kind, ..Move::default() }
        })
    };
    let files = maps.iter().enumerate().map(|(idx, sorts)| MapFile {
        map: format!("land/m{idx}"),
        nation: "land".to_string(),
        stages: (0..3).map(|idx| Stage { id: format!("g{idx}"), title: String::new() }).collect(),
        steps: sorts.iter().enumerate().map(|(idx, sort)| step(idx, *sort)).collect(),
        moves: moves(idx).collect(),
        ..MapFile::default()
    });
    Nation::new("land", "Land", files.map(Map::new).collect())
}

fn nation() -> impl Strategy<Value = Nation> {
    let sorts = proptest::collection::vec(0..14_usize, 1..=8);
    let maps = proptest::collection::vec(sorts, 2..=3);
    let draft = (0..3_usize, 0..8_usize, 0..3_usize, 0..10_usize, proptest::sample::select(MoveKind::ALL));
    // Most moves stay in their map, as in real ones.
    let draft = (draft, 0..4_usize)
        .prop_map(|((map, from, other, to, kind), turn)| (map, from, if turn == 0 { other } else { map }, to, kind));
    (maps, proptest::collection::vec(draft, 0..34)).prop_map(|(maps, drafts)| build(&maps, &drafts))
}

/// The nation read anew from its files, without the graph: every step and every move that arrives.
struct Oracle {
    steps: Vec<StepRef>,
    edges: Vec<MoveEdge>,
    /// What the cheapest route costs, from every step to every step.
    least: Vec<Vec<Option<u32>>>,
}

/// What a move costs on a usual route ahead and on one behind, told once more: an ordinary move 1, one that takes something 1.2
/// or 1.5, one that nobody hopes for 6 or 9, but behind, more involvement between two steps of the main road 1; 3 more where it
/// leaves the main road, 6 more where it goes back a stage, 2 more for each stage it passes over but to an ending.
fn costs(nation: &Nation, from: StepRef, to: StepRef, kind: MoveKind) -> ([u32; 2], bool) {
    let by_kind = [
        (MoveKind::Next, 10),
        (MoveKind::StepDown, 12),
        (MoveKind::LeadsToMap, 12),
        (MoveKind::Parallel, 15),
        (MoveKind::Escalate, 60),
        (MoveKind::Setback, 60),
        (MoveKind::Appeal, 90),
        (MoveKind::Repeat, 90),
    ];
    let (_, ahead) = by_kind.into_iter().find(|(known, _)| *known == kind).unwrap();
    // The stages of these nations are called g0, g1 and g2.
    let stage = |step_ref: StepRef| nation.step(step_ref).stage[1..].parse::<i64>().unwrap();
    let (start, there) = (nation.step(from), nation.step(to));
    let mut more = 0;
    if there.road == Prominence::Side && there.exit.is_none() {
        more += 30;
    }
    let is_back = from.map == to.map && stage(to) < stage(from);
    if is_back {
        more += 60;
    }
    if from.map == to.map && there.exit.is_none() && stage(from) + 2 == stage(to) {
        more += 20;
    }
    let is_main = from.map == to.map && start.road == Prominence::Main && there.road == Prominence::Main;
    let behind = if is_main && kind == MoveKind::Escalate { 10 } else { ahead };
    let is_ahead = !is_back && kind != MoveKind::Appeal && kind != MoveKind::Repeat;
    ([ahead + more, behind + more], is_ahead)
}

fn oracle(nation: &Nation) -> Oracle {
    let steps: Vec<StepRef> =
        nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step })).collect();
    let mut edges = Vec::new();
    for (map, text) in nation.maps() {
        for (index, step_move) in text.file.moves.iter().enumerate() {
            let (to_map, to) = step_move.to.split_once('#').unwrap_or((&text.file.map, &step_move.to));
            let (from, to) = (nation.find(&text.file.map, &step_move.from), nation.find(to_map, to));
            if let (Some(from), Some(to)) = (from, to) {
                let ([cost, cost_behind], is_ahead) = costs(nation, from, to, step_move.kind);
                edges.push(MoveEdge { from, to, kind: step_move.kind, map, index, cost, cost_behind, is_ahead });
            }
        }
    }
    let least = floyd_warshall(&steps, edges.iter().map(|edge| (edge.from, edge.to, edge.cost)));
    Oracle { steps, edges, least }
}

fn floyd_warshall(steps: &[StepRef], moves: impl Iterator<Item = (StepRef, StepRef, u32)>) -> Vec<Vec<Option<u32>>> {
    let at: BTreeMap<StepRef, usize> = steps.iter().enumerate().map(|(idx, step_ref)| (*step_ref, idx)).collect();
    let mut least = vec![vec![None; steps.len()]; steps.len()];
    for (idx, row) in least.iter_mut().enumerate() {
        row[idx] = Some(0);
    }
    for (from, to, cost) in moves.filter(|(from, to, _)| from != to) {
        let known = &mut least[at[&from]][at[&to]];
        *known = Some(known.map_or(cost, |known: u32| known.min(cost)));
    }
    for by in 0..steps.len() {
        for from in 0..steps.len() {
            for to in 0..steps.len() {
                let (Some(first), Some(second)) = (least[from][by], least[by][to]) else { continue };
                let sum = first + second;
                least[from][to] = Some(least[from][to].map_or(sum, |known: u32| known.min(sum)));
            }
        }
    }
    least
}

fn cost_of(way: &[MoveEdge]) -> u32 {
    way.iter().map(|edge| edge.cost).sum()
}

impl Oracle {
    /// The same nation as it is looked back on.
    fn behind(&self) -> Oracle {
        let least = floyd_warshall(&self.steps, self.edges.iter().map(|edge| (edge.from, edge.to, edge.cost_behind)));
        Oracle { steps: self.steps.clone(), edges: self.edges.clone(), least }
    }

    fn least(&self, from: StepRef, to: StepRef) -> Option<u32> {
        let at = |step_ref| self.steps.iter().position(|known| *known == step_ref).unwrap();
        self.least[at(from)][at(to)]
    }

    /// What the cheapest way costs that enters these steps one after the other.
    fn cost_of_steps(&self, from: StepRef, steps: &[StepRef]) -> u32 {
        let pairs = std::iter::once(&from).chain(steps).zip(steps);
        let cheapest = |(from, to): (&StepRef, &StepRef)| {
            self.edges.iter().filter(|edge| (edge.from, edge.to) == (*from, *to)).map(|edge| edge.cost).min().unwrap()
        };
        pairs.map(cheapest).sum()
    }

    /// The same with the moves of one map that lead ahead, and no others.
    fn ahead_on(&self, map: waymark::atlas::MapId, is_ahead: fn(&MoveEdge) -> bool) -> Oracle {
        let is_kept = |edge: &&MoveEdge| is_ahead(edge) && edge.from.map == map && edge.to.map == map;
        let kept = self.edges.iter().filter(is_kept).map(|edge| (edge.from, edge.to, edge.cost));
        Oracle { steps: self.steps.clone(), edges: self.edges.clone(), least: floyd_warshall(&self.steps, kept) }
    }

    /// Every way that visits no step twice, as the steps entered; none at all if there are more than `limit`.
    fn simple_ways(&self, from: StepRef, to: StepRef, limit: usize) -> Option<Vec<Vec<StepRef>>> {
        let mut after: BTreeMap<StepRef, BTreeSet<StepRef>> = BTreeMap::new();
        for edge in &self.edges {
            after.entry(edge.from).or_default().insert(edge.to);
        }
        let mut found = Vec::new();
        let mut open = vec![vec![from]];
        let mut n_tried = 0;
        while let Some(way) = open.pop() {
            n_tried += 1;
            if limit < n_tried {
                return None;
            }
            let here = way[way.len() - 1];
            if here == to {
                found.push(way[1..].to_vec());
                continue;
            }
            for next in after.get(&here).into_iter().flatten().filter(|next| !way.contains(next)) {
                open.push(way.iter().copied().chain([*next]).collect());
            }
        }
        Some(found)
    }
}

/// A way is a chain of moves that are there, from the one step to the other.
fn is_chain(way: &[MoveEdge], from: StepRef, to: StepRef, oracle: &Oracle) -> bool {
    let mut here = from;
    for edge in way {
        if edge.from != here || !oracle.edges.contains(edge) {
            return false;
        }
        here = edge.to;
    }
    here == to
}

proptest! {
    #![proptest_config(properties::cases(2_000))]

    #[test]
    fn endings_are_all_there_each_by_its_usual_route(nation in nation()) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for from in &oracle.steps {
            let found = graph.endings(*from);
            let exits = oracle.steps.iter().filter_map(|step_ref| {
                Some((nation.step(*step_ref).ending()?, oracle.least(*from, *step_ref)?, *step_ref))
            });
            let mut expected: Vec<_> = exits.collect();
            expected.sort();
            let answered: Vec<_> =
                found.iter().map(|outcome| (outcome.ending, cost_of(&outcome.route), outcome.exit)).collect();
            prop_assert_eq!(answered, expected);
            for outcome in &found {
                prop_assert!(is_chain(&outcome.route, *from, outcome.exit, &oracle));
            }
        }
    }

    #[test]
    fn the_ways_on_and_back_are_in_the_authors_order(nation in nation()) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for step_ref in &oracle.steps {
            let next: Vec<MoveEdge> = oracle.edges.iter().copied().filter(|edge| edge.from == *step_ref).collect();
            let before: Vec<MoveEdge> = oracle.edges.iter().copied().filter(|edge| edge.to == *step_ref).collect();
            prop_assert_eq!(graph.next(*step_ref), next);
            prop_assert_eq!(graph.before(*step_ref), before);
        }
    }

    #[test]
    fn the_ways_to_a_step_are_the_most_usual_there_are(nation in nation(), picks in proptest::collection::vec((0..24_usize, 0..24_usize), 6)) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for (from, to) in picks {
            let (from, to) = (oracle.steps[from % oracle.steps.len()], oracle.steps[to % oracle.steps.len()]);
            let Some(mut every) = oracle.simple_ways(from, to, 20_000) else { continue };
            every.sort_by_key(|steps| oracle.cost_of_steps(from, steps));
            let found = graph.routes(from, to);
            let steps: Vec<Vec<StepRef>> =
                found.list.iter().map(|way| way.iter().map(|edge| edge.to).collect()).collect();
            for way in &found.list {
                prop_assert!(is_chain(way, from, to, &oracle));
            }
            let costs: Vec<u32> = found.list.iter().map(|way| cost_of(way)).collect();
            let cheapest = every.iter().take(MOST_ROUTES).map(|steps| oracle.cost_of_steps(from, steps));
            prop_assert_eq!(&costs, &cheapest.collect::<Vec<_>>(), "the most usual first, and none dearer than need be");
            let (steps, all): (BTreeSet<_>, BTreeSet<_>) = (steps.into_iter().collect(), every.iter().cloned().collect());
            prop_assert_eq!(steps.len(), costs.len(), "no way twice");
            prop_assert!(steps.is_subset(&all), "no step twice on a way");
            prop_assert_eq!(found.common, common(&every));
        }
    }

    #[test]
    fn a_step_lies_ahead_or_behind_by_the_fewest_moves_that_go_on(nation in nation(), picks in proptest::collection::vec((0..24_usize, 0..24_usize), 6)) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        let fewest = |is_on: fn(&&MoveEdge) -> bool| {
            floyd_warshall(&oracle.steps, oracle.edges.iter().filter(is_on).map(|edge| (edge.from, edge.to, 1)))
        };
        let (on, any) = (fewest(|edge| edge.is_ahead), fewest(|_| true));
        for (from, to) in picks {
            let (from, to) = (from % oracle.steps.len(), to % oracle.steps.len());
            let expected = match (on[from][to], on[to][from]) {
                (Some(ahead), Some(back)) if back < ahead => Bearing::Back(back as usize),
                (Some(ahead), _) => Bearing::Ahead(Some(ahead as usize)),
                (None, Some(back)) => Bearing::Back(back as usize),
                (None, None) => Bearing::Ahead(any[from][to].map(|moves| moves as usize)),
            };
            prop_assert_eq!(graph.bearing(oracle.steps[from], oracle.steps[to]), expected);
        }
    }

    #[test]
    fn turns_are_those_within_two_steps_or_the_nearest(nation in nation()) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        let is_ordinary = |edge: &&MoveEdge| matches!(edge.kind, MoveKind::Next | MoveKind::Parallel);
        let ordinary = oracle.edges.iter().filter(is_ordinary).map(|edge| (edge.from, edge.to, 1));
        let plain = Oracle { least: floyd_warshall(&oracle.steps, ordinary), ..self::oracle(&nation) };
        for from in &oracle.steps {
            for kind in [MoveKind::StepDown, MoveKind::Escalate] {
                let found = graph.turns(*from, kind);
                for turn in &found {
                    let (last, ahead) = turn.split_last().unwrap();
                    prop_assert_eq!(last.kind, kind);
                    prop_assert!(is_chain(turn, *from, last.to, &oracle));
                    prop_assert!(ahead.iter().all(|edge| is_ordinary(&edge)));
                    prop_assert_eq!(Some(ahead.len() as u32), plain.least(*from, last.from));
                }
                prop_assert!(found.is_sorted_by_key(Vec::len));
                let ahead: Vec<(u32, MoveEdge)> = (oracle.edges.iter().filter(|edge| edge.kind == kind))
                    .filter_map(|edge| Some((plain.least(*from, edge.from)?, *edge)))
                    .collect();
                let limit = ahead.iter().map(|(far, _)| *far).min().unwrap_or_default().max(2);
                let expected: BTreeSet<MoveEdge> =
                    ahead.iter().filter(|(far, _)| *far <= limit).map(|(_, edge)| *edge).collect();
                let last: Vec<MoveEdge> = found.iter().map(|turn| turn[turn.len() - 1]).collect();
                prop_assert_eq!(last.len(), expected.len(), "no turn twice");
                prop_assert_eq!(last.into_iter().collect::<BTreeSet<_>>(), expected);
            }
        }
    }

    #[test]
    fn arrivals_are_the_usual_route_from_every_start(nation in nation()) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        let behind = oracle.behind();
        for to in &oracle.steps {
            let starts = oracle.steps.iter().filter(|step_ref| nation.step(**step_ref).kind == StepKind::Start && *step_ref != to);
            let mut expected: Vec<(u32, StepRef)> =
                starts.filter_map(|start| Some((behind.least(*start, *to)?, *start))).collect();
            expected.sort();
            let found = graph.arrivals(*to);
            for way in &found {
                prop_assert!(is_chain(way, way[0].from, *to, &oracle));
            }
            let cost_behind = |way: &[MoveEdge]| way.iter().map(|edge| edge.cost_behind).sum::<u32>();
            let answered: Vec<(u32, StepRef)> = found.iter().map(|way| (cost_behind(way), way[0].from)).collect();
            prop_assert_eq!(answered, expected);
        }
    }

    #[test]
    fn every_ending_stands_in_one_ring_and_in_the_right_one(nation in nation()) {
        let (graph, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        // Ahead is what does not go back; where there is nothing ahead so, what neither repeats nor appeals; else anything.
        let rules: [fn(&MoveEdge) -> bool; 3] = [
            |edge| edge.is_ahead,
            |edge| edge.kind != MoveKind::Repeat && edge.kind != MoveKind::Appeal,
            |_| true,
        ];
        let ahead_by = |is_ahead| nation.maps().map(|(map, _)| oracle.ahead_on(map, is_ahead)).collect::<Vec<Oracle>>();
        let all = rules.map(ahead_by);
        for from in &oracle.steps {
            let rings = graph.rings(*from);
            // Whether an ending or another map lies ahead by a rule.
            let has_answer = |rule: usize| {
                let own = &all[rule][from.map.index()];
                let exit = oracle.steps.iter().any(|exit| {
                    exit.map == from.map && exit != from && nation.step(*exit).is_exit() && own.least(*from, *exit).is_some()
                });
                exit || oracle.edges.iter().any(|edge| {
                    let is_door = edge.from.map == from.map && edge.to.map != from.map;
                    rules[rule](edge) && is_door && own.least(*from, edge.from).is_some()
                })
            };
            let rule = (0..2).find(|rule| has_answer(*rule)).unwrap_or(2);
            let (ahead, is_ahead) = (&all[rule], rules[rule]);
            let own = &ahead[from.map.index()];
            let exits = |map: waymark::atlas::MapId| {
                let is_exit = |step_ref: &&StepRef| step_ref.map == map && nation.step(**step_ref).is_exit();
                oracle.steps.iter().filter(is_exit).collect::<Vec<_>>()
            };
            let mut here: Vec<_> = exits(from.map)
                .into_iter()
                .filter(|exit| *exit != from)
                .filter_map(|exit| Some((nation.step(*exit).ending()?, own.least(*from, *exit)?, *exit)))
                .collect();
            here.sort();
            let told: Vec<_> =
                rings.here.iter().map(|found| (found.ending, cost_of(&found.route), found.exit)).collect();
            prop_assert_eq!(told, here);
            for found in &rings.here {
                prop_assert!(is_chain(&found.route, *from, found.exit, &oracle));
                prop_assert!(found.route.iter().all(|edge| is_ahead(edge) && edge.to.map == from.map));
            }

            // Every map that a move leads to from a step ahead, with what it costs to be on it.
            let doors = oracle.edges.iter().filter(|edge| is_ahead(edge) && edge.from.map == from.map && edge.to.map != from.map);
            let mut by_map: BTreeMap<_, (u32, BTreeSet<StepRef>)> = BTreeMap::new();
            for door in doors {
                let Some(cost) = own.least(*from, door.from) else { continue };
                let (least, reached) = by_map.entry(door.to.map).or_insert((u32::MAX, BTreeSet::new()));
                *least = (*least).min(cost + door.cost);
                reached.extend(exits(door.to.map).into_iter().filter(|exit| ahead[door.to.map.index()].least(door.to, **exit).is_some()));
            }
            for map in &rings.by_map {
                let (least, reached) = by_map.remove(&map.map).unwrap();
                prop_assert_eq!(cost_of(&map.route), least);
                prop_assert!(is_chain(&map.route, *from, map.route.last().unwrap().to, &oracle));
                let told: Vec<StepRef> = map.exits.iter().map(|(exit, _)| *exit).collect();
                prop_assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), reached);
                prop_assert!(map.exits.is_sorted_by_key(|(exit, ending)| (*ending, *exit)));
            }
            prop_assert!(by_map.is_empty(), "a map that lies ahead is left out");
            prop_assert!(rings.by_map.is_sorted_by_key(|map| cost_of(&map.route)));

            let mut told: Vec<StepRef> = rings.here.iter().map(|found| found.exit).collect();
            told.extend(rings.by_map.iter().flat_map(|map| &map.exits).map(|(exit, _)| *exit));
            told.extend(rings.other.iter().map(|(exit, _)| *exit));
            let any = oracle.steps.iter().copied();
            let any = any.filter(|exit| nation.step(*exit).is_exit() && exit != from && oracle.least(*from, *exit).is_some());
            prop_assert_eq!(told.len(), told.iter().collect::<BTreeSet<_>>().len(), "no ending twice");
            prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), any.collect::<BTreeSet<_>>());
        }
    }
}

/// The steps between that stand on every way, in the order of the first.
fn common(every: &[Vec<StepRef>]) -> Vec<StepRef> {
    let Some((_, first)) = every.first().and_then(|way| way.split_last()) else { return Vec::new() };
    first.iter().copied().filter(|step_ref| every.iter().all(|way| way.contains(step_ref))).collect()
}

#[test]
fn one_is_already_at_the_ending_one_stands_on() {
    let nation = build(&[vec![0, 1]], &[(0, 0, 0, 1, MoveKind::Next)]);
    let graph = MoveGraph::new(&nation);
    let exit = nation.find("m0", "s1").unwrap();
    let outcome = &graph.endings(exit)[0];
    assert_eq!((outcome.exit, outcome.route.len()), (exit, 0));
    assert_eq!(graph.routes(exit, exit).list, [Vec::new()]);
}

#[test]
fn where_there_is_no_way_none_is_told() {
    let nation = build(&[vec![0, 1]], &[]);
    let graph = MoveGraph::new(&nation);
    let (start, exit) = (nation.find("m0", "s0").unwrap(), nation.find("m0", "s1").unwrap());
    assert_eq!(graph.endings(start), []);
    assert_eq!(graph.routes(start, exit), waymark::graph::Routes::default());
    assert!(graph.arrivals(exit).is_empty());
}
