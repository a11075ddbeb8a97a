//! How steady the drawing is: random small edits of our maps, and how many steps keep their neighbours' order.
//! Must never take its seed from a clock.

use waymark::layout::{Direction, Drawing, Graph, arrange, arrange_like};

use super::evaluate::evaluate;
use super::picture;
use crate::estimate;

/// How many edits are tried.
const N_EDITS: usize = 200;

/// The share of kept steps that keep their neighbours' order, over all edits.
pub fn table() -> Result<String, String> {
    let mut charts = Vec::new();
    for nation in &estimate::nations()? {
        for (id, _) in nation.maps() {
            charts.push(estimate::estimated(nation, id, Direction::Right).graph);
        }
    }
    let before: Vec<Drawing> = charts.iter().map(|graph| arrange(graph, Direction::Right)).collect();
    let mut state = 1_u64;
    let mut below = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % bound.max(1)
    };
    let (mut shares, mut crossings) = ([[0; 3]; 2], [0; 2]);
    for nth in 0..N_EDITS {
        let chart = nth % charts.len();
        let graph = &charts[chart];
        let (edited, lines) = edited(graph, &mut below);
        let boxes: Vec<Option<usize>> = (0..graph.node_count()).map(Some).collect();
        let anew = arrange(&edited, Direction::Right);
        let like = arrange_like(&edited, &before[chart], &boxes, &lines);
        for (way, after) in [anew, like].iter().enumerate() {
            let kept = kept(graph, &before[chart], after);
            crossings[way] += evaluate(&picture(&edited, after)).crossings;
            shares[way].iter_mut().zip(kept).for_each(|(sum, n)| *sum += n);
        }
    }
    let mut text = format!(
        "## Steadiness\n\n{N_EDITS} random edits of one step or one move. Steps that keep the order of the steps they lead to and of those that lead to \
         them, across the flow (target 90 %); in brackets, those that also keep where all these and they themselves stand to each other along it:\n\n\
         | drawn | share | crossings |\n|---|---:|---:|\n"
    );
    let ways = ["from nothing", "like the drawing before"];
    for ((way, share), crossings) in ways.iter().zip(&shares).zip(&crossings) {
        let cell = |n: [usize; 3]| {
            let percent = |n_kept: usize| 100.0 * n_kept as f64 / n[2].max(1) as f64;
            format!(
                "{} ({:.1})",
                super::marked(format!("{:.1}", percent(n[0])), super::at_most(90.0, percent(n[0]))),
                percent(n[1])
            )
        };
        text += &format!("| {way} | {} | {crossings} |\n", cell(*share));
    }
    Ok(text)
}

/// The graph with one move or one step more, or one move less, and for each of its moves its number before. A new step comes
/// last, so that all others keep their numbers.
fn edited(graph: &Graph, below: &mut impl FnMut(usize) -> usize) -> (Graph, Vec<Option<usize>>) {
    let mut edited = graph.clone();
    let (n, m) = (graph.node_count(), graph.edge_count());
    let mut lines: Vec<Option<usize>> = (0..m).map(Some).collect();
    let (Some(like), Some(any)) = (graph.raw_nodes().get(below(n)), graph.raw_edges().get(below(m))) else {
        return (edited, lines);
    };
    match below(3) {
        0 => {
            let to = (below(n) as u32).into();
            edited.add_edge(any.source(), to, any.weight);
        }
        1 => {
            let mut node = like.weight;
            (node.is_start, node.is_exit) = (false, false);
            node.stage = graph[any.target()].stage;
            let new = edited.add_node(node);
            edited.add_edge(any.source(), new, any.weight);
            edited.add_edge(new, any.target(), any.weight);
        }
        _ => {
            let gone = below(m);
            edited.remove_edge((gone as u32).into());
            lines.swap_remove(gone);
        }
    }
    lines.resize(edited.edge_count(), None);
    (edited, lines)
}

/// How many steps keep their neighbours' order, how many keep it along the flow and towards themselves too, and how many
/// there are. The first looks at each two steps that both lead to it or that it leads to: neither may have changed sides across the flow. The second looks at each two of all these
/// and the step itself, along and across.
fn kept(graph: &Graph, before: &Drawing, after: &Drawing) -> [usize; 3] {
    let order = |drawing: &Drawing, one: usize, two: usize| {
        let apart = drawing.boxes[two].centre() - drawing.boxes[one].centre();
        let sign = |value: f64| if value.abs() < 1.0 { 0 } else { value.signum() as i8 };
        [sign(apart.x), sign(apart.y)]
    };
    let is_kept = |near: &[usize], axes: std::ops::Range<usize>| {
        near.iter().enumerate().all(|(nth, &one)| {
            near[nth + 1..].iter().all(|&two| {
                let (old, new) = (order(before, one, two), order(after, one, two));
                axes.clone().all(|axis| old[axis] * new[axis] != -1)
            })
        })
    };
    let mut n = [0, 0, graph.node_count()];
    for node in graph.node_indices() {
        let edges = || graph.raw_edges().iter().map(|edge| (edge.source(), edge.target()));
        let mut ahead: Vec<usize> = edges().filter(|(from, _)| *from == node).map(|(_, to)| to.index()).collect();
        let mut behind: Vec<usize> = edges().filter(|(_, to)| *to == node).map(|(from, _)| from.index()).collect();
        for near in [&mut ahead, &mut behind] {
            near.sort_unstable();
            near.dedup();
        }
        n[0] += usize::from(is_kept(&ahead, 1..2) && is_kept(&behind, 1..2));
        let mut all: Vec<usize> = ahead.into_iter().chain(behind).chain([node.index()]).collect();
        all.sort_unstable();
        all.dedup();
        n[1] += usize::from(is_kept(&all, 0..2));
    }
    n
}
