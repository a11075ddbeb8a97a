//! Every answer about the roads of a nation equals what trying out every road gives, on small nations made by chance.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/properties.rs"]
mod properties;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use waymark::atlas::file::{Ending, Exit, MapFile, Move, MoveKind, Prominence, Step, StepKind};
use waymark::atlas::{Map, Nation, StepRef};
use waymark::graph::{MOST_WAYS, MoveEdge, MoveGraph};

/// A move as the generator makes it: map and step it leaves, map and step it enters, its kind. Some lead nowhere.
type Draft = (usize, usize, usize, usize, MoveKind);

fn step(idx: usize, sort: usize) -> Step {
    let ending = sort.checked_sub(1).and_then(|idx| Ending::ALL.get(idx));
    let (kind, exit) = match (sort, ending) {
        (0, _) => (StepKind::Start, None),
        (_, Some(ending)) => (StepKind::Exit, Some(Exit { ending: *ending, note: String::new() })),
        _ => (StepKind::Step, None),
    };
    Step { id: format!("s{idx}"), kind, road: Prominence::Main, exit, ..Step::default() }
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
    step_refs: Vec<StepRef>,
    edges: Vec<MoveEdge>,
    far: Vec<Vec<Option<usize>>>,
}

fn oracle(nation: &Nation) -> Oracle {
    let step_refs: Vec<StepRef> =
        nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step })).collect();
    let mut edges = Vec::new();
    for (map, text) in nation.maps() {
        for (index, step_move) in text.file.moves.iter().enumerate() {
            let (to_map, to) = step_move.to.split_once('#').unwrap_or((&text.file.map, &step_move.to));
            let (from, to) = (nation.find(&text.file.map, &step_move.from), nation.find(to_map, to));
            if let (Some(from), Some(to)) = (from, to) {
                edges.push(MoveEdge { from, to, kind: step_move.kind, map, index });
            }
        }
    }
    let far = floyd_warshall(&step_refs, edges.iter().map(|edge| (edge.from, edge.to)));
    Oracle { step_refs, edges, far }
}

fn floyd_warshall(step_refs: &[StepRef], pairs: impl Iterator<Item = (StepRef, StepRef)>) -> Vec<Vec<Option<usize>>> {
    let at: BTreeMap<StepRef, usize> = step_refs.iter().enumerate().map(|(idx, step_ref)| (*step_ref, idx)).collect();
    let mut far = vec![vec![None; step_refs.len()]; step_refs.len()];
    for (idx, row) in far.iter_mut().enumerate() {
        row[idx] = Some(0);
    }
    for (from, to) in pairs.filter(|(from, to)| from != to) {
        far[at[&from]][at[&to]] = Some(1);
    }
    for by in 0..step_refs.len() {
        for from in 0..step_refs.len() {
            for to in 0..step_refs.len() {
                let (Some(first), Some(second)) = (far[from][by], far[by][to]) else { continue };
                let sum: usize = first + second;
                far[from][to] = Some(far[from][to].map_or(sum, |known: usize| known.min(sum)));
            }
        }
    }
    far
}

impl Oracle {
    fn far(&self, from: StepRef, to: StepRef) -> Option<usize> {
        let at = |step_ref| self.step_refs.iter().position(|known| *known == step_ref).unwrap();
        self.far[at(from)][at(to)]
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
    fn endings_are_all_there_and_as_near_as_they_can_be(nation in nation()) {
        let (roads, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for from in &oracle.step_refs {
            let found = roads.endings(*from);
            let exits = oracle.step_refs.iter().filter_map(|step_ref| {
                Some((nation.step(*step_ref).ending()?, oracle.far(*from, *step_ref)?, *step_ref))
            });
            let mut expected: Vec<_> = exits.collect();
            expected.sort();
            let answered: Vec<_> = found.iter().map(|outcome| (outcome.ending, outcome.way.len(), outcome.exit)).collect();
            prop_assert_eq!(answered, expected);
            for outcome in &found {
                prop_assert!(is_chain(&outcome.way, *from, outcome.exit, &oracle));
            }
        }
    }

    #[test]
    fn the_ways_on_and_back_are_in_the_authors_order(nation in nation()) {
        let (roads, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for step_ref in &oracle.step_refs {
            let next: Vec<MoveEdge> = oracle.edges.iter().copied().filter(|edge| edge.from == *step_ref).collect();
            let before: Vec<MoveEdge> = oracle.edges.iter().copied().filter(|edge| edge.to == *step_ref).collect();
            prop_assert_eq!(roads.next(*step_ref), next);
            prop_assert_eq!(roads.before(*step_ref), before);
        }
    }

    #[test]
    fn the_ways_to_a_step_are_the_shortest_there_are(nation in nation(), picks in proptest::collection::vec((0..24_usize, 0..24_usize), 6)) {
        let (roads, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for (from, to) in picks {
            let (from, to) = (oracle.step_refs[from % oracle.step_refs.len()], oracle.step_refs[to % oracle.step_refs.len()]);
            let Some(mut every) = oracle.simple_ways(from, to, 20_000) else { continue };
            every.sort_by_key(Vec::len);
            let found = roads.ways(from, to);
            let steps: Vec<Vec<StepRef>> =
                found.list.iter().map(|way| way.iter().map(|edge| edge.to).collect()).collect();
            for way in &found.list {
                prop_assert!(is_chain(way, from, to, &oracle));
            }
            let lengths: Vec<usize> = steps.iter().map(Vec::len).collect();
            let shortest: Vec<usize> = every.iter().take(MOST_WAYS).map(Vec::len).collect();
            prop_assert_eq!(&lengths, &shortest, "the shortest first, and none longer than need be");
            let (steps, all): (BTreeSet<_>, BTreeSet<_>) = (steps.into_iter().collect(), every.iter().cloned().collect());
            prop_assert_eq!(steps.len(), lengths.len(), "no way twice");
            prop_assert!(steps.is_subset(&all), "no step twice on a way");
            prop_assert_eq!(found.common, common(&every));
        }
    }

    #[test]
    fn turns_are_those_within_two_steps_or_the_nearest(nation in nation()) {
        let (roads, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        let is_ordinary = |edge: &&MoveEdge| matches!(edge.kind, MoveKind::Next | MoveKind::Parallel);
        let ordinary = oracle.edges.iter().filter(is_ordinary).map(|edge| (edge.from, edge.to));
        let plain = Oracle { far: floyd_warshall(&oracle.step_refs, ordinary), ..self::oracle(&nation) };
        for from in &oracle.step_refs {
            for kind in [MoveKind::StepDown, MoveKind::Escalate] {
                let found = roads.turns(*from, kind);
                for turn in &found {
                    let (last, ahead) = turn.split_last().unwrap();
                    prop_assert_eq!(last.kind, kind);
                    prop_assert!(is_chain(turn, *from, last.to, &oracle));
                    prop_assert!(ahead.iter().all(|edge| is_ordinary(&edge)));
                    prop_assert_eq!(Some(ahead.len()), plain.far(*from, last.from));
                }
                prop_assert!(found.is_sorted_by_key(Vec::len));
                let ahead: Vec<(usize, MoveEdge)> = (oracle.edges.iter().filter(|edge| edge.kind == kind))
                    .filter_map(|edge| Some((plain.far(*from, edge.from)?, *edge)))
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
    fn arrivals_are_a_shortest_road_from_every_start(nation in nation()) {
        let (roads, oracle) = (MoveGraph::new(&nation), oracle(&nation));
        for to in &oracle.step_refs {
            let starts = oracle.step_refs.iter().filter(|step_ref| nation.step(**step_ref).kind == StepKind::Start && *step_ref != to);
            let mut expected: Vec<(usize, StepRef)> =
                starts.filter_map(|start| Some((oracle.far(*start, *to)?, *start))).collect();
            expected.sort();
            let found = roads.arrivals(*to);
            for way in &found {
                prop_assert!(is_chain(way, way[0].from, *to, &oracle));
            }
            let answered: Vec<(usize, StepRef)> = found.iter().map(|way| (way.len(), way[0].from)).collect();
            prop_assert_eq!(answered, expected);
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
    let roads = MoveGraph::new(&nation);
    let exit = nation.find("m0", "s1").unwrap();
    let outcome = &roads.endings(exit)[0];
    assert_eq!((outcome.exit, outcome.way.len()), (exit, 0));
    assert_eq!(roads.ways(exit, exit).list, [Vec::new()]);
}

#[test]
fn where_there_is_no_way_none_is_told() {
    let nation = build(&[vec![0, 1]], &[]);
    let roads = MoveGraph::new(&nation);
    let (start, exit) = (nation.find("m0", "s0").unwrap(), nation.find("m0", "s1").unwrap());
    assert_eq!(roads.endings(start), []);
    assert_eq!(roads.ways(start, exit), waymark::graph::Routes::default());
    assert!(roads.arrivals(exit).is_empty());
}
