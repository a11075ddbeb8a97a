//! Every drawing keeps its promises: on generated graphs, on small ones made by hand, and on graphs shaped like our maps.
//! Must never compare pixels with an earlier drawing.

#![allow(clippy::unwrap_used)]

#[path = "support/properties.rs"]
mod properties;

use proptest::prelude::*;
use waymark::chart_order::ChartOrder;
use waymark::geometry::Size;
use waymark::layout::promises::broken_promises;
use waymark::layout::{
    Direction, Drawing, Edge, EdgeWeight, Graph, Node, arrange, arrange_like, arrange_ordered, find_order,
};

const BOTH: [Direction; 2] = [Direction::Right, Direction::Down];

/// Draws a graph both ways, twice each, and in two given orders, and checks everything that every drawing promises.
fn check(graph: &Graph) -> [Drawing; 2] {
    let known = find_order(graph, 1);
    let mut upside_down = known.clone();
    upside_down.layers.iter_mut().for_each(|layer| layer.reverse());
    BOTH.map(|direction| {
        let reversed = arrange_ordered(graph, &upside_down, direction).unwrap();
        let broken = broken_promises(graph, &reversed);
        assert!(broken.is_empty(), "{direction:?}, upside down: {broken:#?}\n{graph:?}");
        let ordered = arrange_ordered(graph, &known, direction).unwrap();
        let broken = broken_promises(graph, &ordered);
        assert!(broken.is_empty(), "{direction:?}, in its order: {broken:#?}\n{graph:?}");
        let drawing = arrange(graph, direction);
        let broken = broken_promises(graph, &drawing);
        assert!(broken.is_empty(), "{direction:?}: {broken:#?}\n{graph:?}");
        assert_eq!(drawing, arrange(graph, direction), "the same graph was drawn in two ways");
        drawing
    })
}

fn step(stage: Option<usize>) -> Node {
    Node { size: Size::new(200.0, 68.0), stage, is_start: false, is_exit: false }
}

fn line(weight: EdgeWeight, label: Option<Size>) -> Edge {
    Edge { weight, kind: 0, label }
}

/// `a>b`, `a>b again` or `a>b main` on each line: steps named by letters, in the order in which they are met.
fn read(text: &str) -> (Graph, Vec<char>) {
    let mut graph = Graph::new();
    let mut names = Vec::new();
    for words in text.lines().map(str::trim).filter(|words| !words.is_empty()) {
        let letters: Vec<char> = words.chars().take(3).filter(|letter| *letter != '>').collect();
        let ends: Vec<_> = letters
            .iter()
            .map(|letter| {
                names.iter().position(|name| name == letter).unwrap_or_else(|| {
                    names.push(*letter);
                    graph.add_node(step(None)).index()
                })
            })
            .collect();
        let weight = match words.get(4..) {
            Some("again") => EdgeWeight::Again,
            Some("main") => EdgeWeight::Main,
            _ => EdgeWeight::Next,
        };
        let label = Some(Size::new(90.0, 18.0));
        graph.add_edge((ends[0] as u32).into(), (ends[1] as u32).into(), line(weight, label));
    }
    (graph, names)
}

const FORK: &str = include_str!("fixtures/layout/fork");
const LOOP_BACK: &str = include_str!("fixtures/layout/loop_back");
const TWO_EXITS: &str = include_str!("fixtures/layout/two_exits");

#[test]
fn a_fork_opens_and_closes_without_a_crossing() {
    let (graph, names) = read(FORK);
    let [right, down] = check(&graph);
    let at = |name| names.iter().position(|other| *other == name).unwrap();
    assert!(right.boxes[at('a')].right() < right.boxes[at('b')].left());
    assert!(right.boxes[at('b')].left() < right.boxes[at('d')].left());
    assert!(right.boxes[at('b')].bottom() < right.boxes[at('c')].top());
    assert!(down.boxes[at('a')].bottom() < down.boxes[at('b')].top());
    assert_eq!(crossings(&right), 0);
    assert_eq!(crossings(&down), 0);
}

#[test]
fn a_loop_is_drawn_against_the_flow() {
    let (graph, _) = read(LOOP_BACK);
    let [right, _] = check(&graph);
    let back: Vec<bool> = right.lines.iter().map(|line| line.goes_back).collect();
    assert_eq!(back, [false, false, true, false, true]);
    assert_eq!(crossings(&right), 0);
}

#[test]
fn the_main_road_to_two_exits_is_straight() {
    let (graph, _) = read(TWO_EXITS);
    let [right, down] = check(&graph);
    for drawing in [right, down] {
        assert_eq!(drawing.lines[0].points.len(), 2);
        assert_eq!(drawing.lines[1].points.len(), 2);
        assert_eq!(crossings(&drawing), 0);
    }
}

/// Places where an upright and a level part of two lines meet between their ends.
fn crossings(drawing: &Drawing) -> usize {
    let mut n = 0;
    for (idx, one) in drawing.lines.iter().enumerate() {
        for two in &drawing.lines[idx + 1..] {
            for a in one.points.windows(2) {
                n += two.points.windows(2).filter(|b| meet(a, b) || meet(b, a)).count();
            }
        }
    }
    n
}

fn meet(level: &[waymark::geometry::Point], upright: &[waymark::geometry::Point]) -> bool {
    let (left, right) = (level[0].x.min(level[1].x), level[0].x.max(level[1].x));
    let (top, bottom) = (upright[0].y.min(upright[1].y), upright[0].y.max(upright[1].y));
    left < upright[0].x && upright[0].x < right && top < level[0].y && level[0].y < bottom
}

#[test]
fn nothing_and_next_to_nothing_can_be_drawn() {
    assert_eq!(arrange(&Graph::new(), Direction::Right).size, Size::default());
    let mut graph = Graph::new();
    let only = graph.add_node(step(None));
    check(&graph);
    for _ in 0..3 {
        graph.add_edge(only, only, line(EdgeWeight::Again, Some(Size::new(260.0, 30.0))));
    }
    check(&graph);
}

/// Two boxes of one layer, the first above the second, joined by straight lines with these labels.
fn linked(width: f64, labels: &[Option<Size>]) -> (Graph, Drawing) {
    let mut graph = Graph::new();
    let node = || Node { size: Size::new(width, 68.0), ..step(None) };
    let (upper, lower) = (graph.add_node(node()), graph.add_node(node()));
    for label in labels {
        graph.add_edge(upper, lower, line(EdgeWeight::Next, *label));
    }
    let order = ChartOrder { layers: vec![vec![0, 1]], channels: vec![vec![1]; labels.len()], reversed: Vec::new() };
    let drawing = arrange_ordered(&graph, &order, Direction::Right).unwrap();
    assert_eq!(broken_promises(&graph, &drawing), [""; 0]);
    (graph, drawing)
}

#[test]
fn straight_lines_between_two_boxes_stand_side_by_side_round_their_middle() {
    for width in [20.0, 200.0] {
        let (_, drawing) = linked(width, &[None; 4]);
        let xs: Vec<f64> = drawing.lines.iter().map(|line| line.points[0].x).collect();
        assert!(drawing.lines.iter().all(|line| line.points.len() == 2), "{:?}", drawing.lines);
        assert!(xs.windows(2).all(|pair| 3.0 < pair[1] - pair[0]), "{xs:?}");
        assert!((xs.iter().sum::<f64>() / 4.0 - drawing.boxes[0].centre().x).abs() < 0.01, "{xs:?}");
    }
}

#[test]
fn the_words_on_a_straight_line_stand_free_of_both_boxes() {
    let (_, drawing) = linked(200.0, &[Some(Size::new(100.0, 30.0))]);
    let label = drawing.lines[0].label.unwrap();
    let [above, below] = [label.top() - drawing.boxes[0].bottom(), drawing.boxes[1].top() - label.bottom()];
    assert!(12.0 <= above && 12.0 <= below, "{above} above, {below} below");
}

#[test]
fn the_frame_is_as_wide_on_all_sides() {
    let (_, drawing) = linked(200.0, &[None]);
    let (first, last) = (drawing.boxes[0], drawing.boxes[1]);
    let [right, bottom] = [drawing.size.width - last.right(), drawing.size.height - last.bottom()];
    assert_eq!([first.left(), first.top(), right, bottom], [first.left(); 4]);
}

#[test]
fn steps_whose_stages_have_changed_over_stand_in_the_order_of_the_new_ones() {
    let of_stages = |stages: [usize; 2]| {
        let mut graph = Graph::new();
        let [one, two] = stages.map(|stage| graph.add_node(step(Some(stage))));
        graph.add_edge(one, two, line(EdgeWeight::Next, None));
        graph
    };
    let before = arrange(&of_stages([0, 1]), Direction::Right);
    let graph = of_stages([1, 0]);
    let after = arrange_like(&graph, &before, &[Some(0), Some(1)], &[Some(0)]);
    assert_eq!(broken_promises(&graph, &after), [""; 0]);
    assert!(after.boxes[1].right() < after.boxes[0].left());
}

#[test]
fn lines_that_crowd_a_tiny_box_run_upright_and_level() {
    let (mut graph, _) = read("a>b\nc>b\na>b\nc>b\na>b");
    graph.node_weights_mut().for_each(|node| node.size = Size::new(1.0, 1.0));
    graph.edge_weights_mut().for_each(|edge| edge.label = None);
    check(&graph);
}

#[test]
fn sizes_that_are_no_numbers_do_no_harm() {
    let mut graph = Graph::new();
    let odd = Size { width: f64::NAN, height: f64::INFINITY };
    let one = graph.add_node(Node { size: odd, ..step(Some(usize::MAX)) });
    let two = graph.add_node(step(Some(3)));
    graph.add_edge(one, two, line(EdgeWeight::Next, Some(odd)));
    for direction in BOTH {
        let drawing = arrange(&graph, direction);
        assert!(drawing.size.width.is_finite() && drawing.size.height.is_finite());
    }
}

/// A graph with the shape of our maps: local moves on, some far on, some back, a few round again, hubs among them.
fn like_a_map(n_steps: usize, n_moves: usize, n_stages: usize, seed: u64) -> Graph {
    let mut state = seed;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound
    };
    let mut graph = Graph::new();
    let steps: Vec<_> = (0..n_steps)
        .map(|nth| {
            let size = Size::new(200.0, [50.0, 68.0, 86.0][below(3)]);
            let stage = Some(nth * n_stages / n_steps);
            graph.add_node(Node { size, stage, is_start: nth == 0, is_exit: nth + 1 == n_steps })
        })
        .collect();
    for nth in 0..n_moves {
        let from = if below(4) == 0 { below(6) * n_steps / 6 } else { below(n_steps) };
        let reach = if below(4) == 0 { n_steps / 3 } else { 6 };
        let ahead = below(6) != 0;
        let to = if ahead { (from + 1 + below(reach)).min(n_steps - 1) } else { from.saturating_sub(below(reach)) };
        let weight =
            [EdgeWeight::Next, EdgeWeight::Main, EdgeWeight::Side, EdgeWeight::Again][if ahead { below(3) } else { 3 }];
        let label = (nth % 3 != 0).then(|| Size::new(140.0, [16.0, 32.0, 48.0][below(3)]));
        graph.add_edge(steps[from], steps[to], line(weight, label));
    }
    graph
}

#[test]
fn graphs_shaped_like_our_maps_keep_every_promise() {
    for seed in 0..6 {
        check(&like_a_map(46, 120, 8, seed));
        check(&like_a_map(14, 20, 5, seed));
    }
}

#[test]
fn a_thousand_steps_can_be_drawn() {
    let graph = like_a_map(1000, 1400, 20, 1);
    let drawing = arrange(&graph, Direction::Right);
    assert!(drawing.boxes.iter().all(|area| area.left().is_finite() && area.top().is_finite()));
}

fn any_label() -> impl Strategy<Value = Option<Size>> {
    prop_oneof![
        1 => Just(None),
        1 => (0.0..300.0_f64, 0.0..60.0_f64).prop_map(|(width, height)| Some(Size::new(width, height))),
    ]
}

fn any_weight() -> impl Strategy<Value = EdgeWeight> {
    prop_oneof![Just(EdgeWeight::Again), Just(EdgeWeight::Side), Just(EdgeWeight::Next), Just(EdgeWeight::Main)]
}

/// Any graph of up to `most` steps: joined or not, with loops and several moves between the same two.
fn any_graph(
    most: usize,
    stage: impl Strategy<Value = Option<usize>> + Clone + 'static,
) -> impl Strategy<Value = Graph> {
    (1..=most).prop_flat_map(move |n| {
        let node = (1.0..300.0_f64, 1.0..160.0_f64, stage.clone(), prop::bool::weighted(0.1));
        let edge = (0..n, 0..n, any_weight(), any_label());
        (prop::collection::vec(node, n), prop::collection::vec(edge, 0..3 * n)).prop_map(|(nodes, edges)| {
            let mut graph = Graph::new();
            for (width, height, stage, is_start) in nodes {
                graph.add_node(Node { size: Size::new(width, height), stage, is_start, is_exit: false });
            }
            for (from, to, weight, label) in edges {
                graph.add_edge((from as u32).into(), (to as u32).into(), line(weight, label));
            }
            graph
        })
    })
}

proptest! {
    #![proptest_config(properties::cases(400))]

    #[test]
    fn graphs_without_stages_keep_every_promise(graph in any_graph(14, Just(None))) {
        check(&graph);
    }

    #[test]
    fn graphs_with_stages_keep_every_promise(graph in any_graph(18, prop::option::weighted(0.8, 0..5_usize))) {
        check(&graph);
    }
}

#[test]
fn a_drawing_like_the_one_before_keeps_every_step_in_its_layer_and_order() {
    for direction in BOTH {
        for seed in 0..4 {
            let mut graph = like_a_map(24, 40, 5, seed);
            let before = arrange(&graph, direction);
            let new = graph.add_node(step(Some(2)));
            graph.add_edge(3.into(), new, line(EdgeWeight::Next, None));
            graph.add_edge(new, 20.into(), line(EdgeWeight::Next, Some(Size::new(90.0, 18.0))));
            let known = |n: usize| (0..n).map(Some).collect::<Vec<_>>();
            let after = arrange_like(&graph, &before, &known(24), &known(40));
            assert_eq!(broken_promises(&graph, &after), [""; 0]);
            let flat = |drawing: &Drawing, idx: usize| match direction {
                Direction::Right => drawing.boxes[idx].centre(),
                Direction::Down => drawing.boxes[idx].centre().transposed(),
            };
            for one in 0..24 {
                for two in 0..24 {
                    let (old, now) = (flat(&before, two) - flat(&before, one), flat(&after, two) - flat(&after, one));
                    assert_eq!(old.x.abs() < 1.0, now.x.abs() < 1.0, "the layers of {one} and {two}");
                    assert!(1.0 <= old.x.abs() || 0.0 <= old.y * now.y, "the order of {one} and {two}");
                }
            }
        }
    }
}

#[test]
fn both_directions_show_the_steps_in_the_same_order() {
    for seed in 0..4 {
        let [right, down] = check(&like_a_map(24, 40, 5, seed));
        for one in 0..24 {
            for two in 0..24 {
                let there = right.boxes[two].centre() - right.boxes[one].centre();
                let below = down.boxes[two].centre().transposed() - down.boxes[one].centre().transposed();
                assert_eq!(there.x.abs() < 1.0, below.x.abs() < 1.0, "the layers of {one} and {two}");
                assert!(1.0 <= there.x.abs() || 0.0 <= there.y * below.y, "the order of {one} and {two}");
            }
        }
    }
}

#[test]
fn a_graph_that_has_not_changed_is_drawn_as_before_with_no_more_crossings() {
    for direction in BOTH {
        for seed in 0..4 {
            let graph = like_a_map(24, 40, 5, seed);
            let before = arrange(&graph, direction);
            let known = |n: usize| (0..n).map(Some).collect::<Vec<_>>();
            let after = arrange_like(&graph, &before, &known(24), &known(40));
            assert_eq!(broken_promises(&graph, &after), [""; 0]);
            assert!(crossings(&after) <= crossings(&before), "{} after {}", crossings(&after), crossings(&before));
        }
    }
}

#[test]
fn an_order_that_is_none_of_the_graph_is_refused_with_the_reason() {
    let graph = like_a_map(12, 20, 4, 1);
    let good = find_order(&graph, 1);
    assert!(arrange_ordered(&graph, &good, Direction::Down).is_ok());
    let refused = |change: fn(&mut ChartOrder)| {
        let mut bad = good.clone();
        change(&mut bad);
        assert_ne!(bad, good);
        arrange_ordered(&graph, &bad, Direction::Right).unwrap_err()
    };
    assert!(refused(|order| *order = ChartOrder::default()).contains("0 lines"));
    assert!(refused(|order| order.layers[0].push(0)).contains("two layers"));
    assert!(refused(|order| order.layers[0].push(999)).contains("no node 999"));
    assert!(refused(|order| order.layers[1].clear()).contains("no layer"));
    assert!(refused(|order| order.layers.reverse()).contains("later stage"));
    assert!(refused(|order| order.channels[0][0] += 5).contains("line 0 jumps"));
    assert!(refused(|order| order.reversed.push(999)).contains("no line 999"));
}

#[test]
fn lines_of_one_kind_to_one_box_are_joined_and_the_joins_marked() {
    let mut graph = Graph::new();
    for stage in [0, 1, 2, 3, 4, 4] {
        graph.add_node(step(Some(stage)));
    }
    for (from, to) in [(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (1, 5)] {
        graph.add_edge(from.into(), to.into(), line(EdgeWeight::Next, None));
    }
    let drawing = arrange(&graph, Direction::Right);
    assert_eq!(broken_promises(&graph, &drawing), [""; 0]);
    let (one, two) = (&drawing.lines[4], &drawing.lines[5]);
    assert_eq!(one.points.last(), two.points.last());
    let joins: Vec<_> = one.joins.iter().chain(&two.joins).collect();
    assert!(!joins.is_empty());
    let mut other = graph.clone();
    other[petgraph::graph::EdgeIndex::new(5)].kind = 1;
    let apart = arrange(&other, Direction::Right);
    assert_ne!(apart.lines[4].points.last(), apart.lines[5].points.last());
    assert!(apart.lines.iter().all(|line| line.joins.is_empty()));
}
