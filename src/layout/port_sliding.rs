//! Lines that are nearly straight made straight: their ends slide along the sides of the boxes.

use super::alignment::{port_room, port_step, stiffness};
use super::coordinate_assignment::CrossAxis;
use super::input_graph::InputGraph;
use super::layered_graph::{AFTER, BEFORE, LayeredGraph, NodeKind, Port};
use super::spacing::ROUNDING;
use crate::geometry::held_between;

/// How often all sides are looked at. One pass does on our maps; a box on a chain of straight lines may need its neighbours
/// to have moved first.
const N_PASSES: usize = 3;

/// Slides the ends of the lines along the sides of the boxes so that as many lines as can be leave straight, the
/// heavier before the lighter: on each side the heaviest chain of wishes that leaves the ends between them their room
/// (a heaviest increasing subsequence, Fredman 1975).
pub fn straighten(input: &InputGraph, layered: &LayeredGraph, cross: &mut CrossAxis) {
    let ports = layered.ports(input);
    for _ in 0..N_PASSES {
        for side in [AFTER, BEFORE] {
            for (idx, ports) in ports.iter().enumerate().take(input.boxes.len()) {
                let ends = &ports[side];
                for (port, height) in ends.iter().zip(slid(input, layered, cross, idx, ends)) {
                    *end(cross, port) = height;
                }
            }
        }
    }
}

fn end<'a>(cross: &'a mut CrossAxis, port: &Port) -> &'a mut f64 {
    let ends = &mut cross.segments[port.line][port.step];
    if port.is_start { &mut ends.0 } else { &mut ends.1 }
}

/// Where the ends on one side of a box shall stand.
fn slid(input: &InputGraph, layered: &LayeredGraph, cross: &CrossAxis, idx: usize, ports: &[Port]) -> Vec<f64> {
    let n = ports.len();
    let room = port_room(input, idx);
    let step = port_step(room, n) - ROUNDING;
    // The least and the greatest height of each end, while all others have room.
    let low = |nth: usize| cross.nodes[idx] - room / 2.0 + step * nth as f64;
    let high = |nth: usize| cross.nodes[idx] + room / 2.0 - step * (n - 1 - nth) as f64;
    let wishes: Vec<Option<(f64, f64)>> = ports
        .iter()
        .enumerate()
        .map(|(nth, port)| {
            let segment = &layered.paths[port.line][port.step];
            let (from, to) = cross.segments[port.line][port.step];
            let (other, there) = if port.is_start { (segment.to, to) } else { (segment.from, from) };
            let reach = match layered.nodes[other].kind {
                NodeKind::Dummy(_) => (there, there),
                NodeKind::Box(idx) => {
                    let half = port_room(input, idx) / 2.0;
                    (cross.nodes[idx] - half, cross.nodes[idx] + half)
                }
            };
            let (low, high) = (low(nth).max(reach.0), high(nth).min(reach.1));
            (layered.is_across(segment) && low <= high)
                .then(|| (held_between(there, low, high), stiffness(input.edges[port.line].weight)))
        })
        .collect();
    // For each end the weight of the best chain that ends with it, and the end before it there.
    let mut chains: Vec<(f64, Option<usize>)> = vec![(0.0, None); n];
    for nth in 0..n {
        let Some((height, weight)) = wishes[nth] else { continue };
        let fits = |before: usize| {
            wishes[before].filter(|wish| wish.0 + step * (nth - before) as f64 <= height + ROUNDING).map(|_| before)
        };
        let before = (0..nth).filter_map(fits).max_by(|&one, &two| chains[one].0.total_cmp(&chains[two].0));
        chains[nth] = (weight + before.map_or(0.0, |before| chains[before].0), before);
    }
    let mut at = (0..n).max_by(|&one, &two| chains[one].0.total_cmp(&chains[two].0));
    let mut is_granted = vec![false; n];
    while let Some(nth) = at {
        is_granted[nth] = wishes[nth].is_some();
        at = chains[nth].1;
    }
    let mut slid = Vec::with_capacity(n);
    let mut least = f64::NEG_INFINITY;
    for (nth, port) in ports.iter().enumerate() {
        let next = (nth..n).find(|&later| is_granted[later]);
        let most = match next.and_then(|next| Some((next, wishes[next]?.0))) {
            Some((next, height)) => height - step * (next - nth) as f64,
            None => high(nth),
        };
        let (from, to) = cross.segments[port.line][port.step];
        let here = if port.is_start { from } else { to };
        let height = match wishes[nth].filter(|_| is_granted[nth]) {
            Some((height, _)) => height,
            None => here.min(most).max(low(nth)).max(least),
        };
        slid.push(height);
        least = height + step;
    }
    slid
}
