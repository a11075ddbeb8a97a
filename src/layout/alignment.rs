//! Which segments are straight, and where lines meet the sides of boxes.

use super::input_graph::InputGraph;
use super::layered_graph::{AFTER, BEFORE, LayeredGraph, NodeKind, Port, Segment};
use super::model::EdgeWeight;
use super::spacing::{ROUNDING, Reach, TRACK, least_distance};
use crate::sorting::sort_by;

/// What is left free at both ends of a box side.
const PORT_MARGIN: f64 = 7.0;

/// Only in a layered graph with no more nodes than this there is time to untie what further straight segments tie
/// together.
const MOST: usize = 800;

/// How far apart line ends on a side stand at least, if there are `n` on its `room`.
pub fn port_step(room: f64, n: usize) -> f64 {
    (room / n.saturating_sub(1).max(1) as f64).min(TRACK)
}

/// How far from the middle of its nodes each segment begins and ends, if nothing is aligned.
pub fn port_offsets(input: &InputGraph, layered: &LayeredGraph, ports: &[[Vec<Port>; 2]]) -> Vec<Vec<(f64, f64)>> {
    let mut offsets: Vec<Vec<(f64, f64)>> = layered.paths.iter().map(|path| vec![(0.0, 0.0); path.len()]).collect();
    for (node, ports) in layered.nodes.iter().zip(ports) {
        let NodeKind::Box(idx) = node.kind else { continue };
        let room = port_room(input, idx);
        for side in [BEFORE, AFTER] {
            let n = ports[side].len();
            let step = port_step(room, n);
            for (nth, port) in ports[side].iter().enumerate() {
                let offset = (nth as f64 - n.saturating_sub(1) as f64 / 2.0) * step;
                let ends = &mut offsets[port.line][port.step];
                if port.is_start { ends.0 = offset } else { ends.1 = offset }
            }
        }
    }
    offsets
}

/// How long the middle part of a box's side is on which lines may end.
pub fn port_room(input: &InputGraph, idx: usize) -> f64 {
    let height = input.boxes[idx].height;
    (height - 2.0 * PORT_MARGIN).max(height / 2.0)
}

/// How much a line wants to be straight.
pub fn stiffness(a: EdgeWeight) -> f64 {
    match a {
        EdgeWeight::Again => 1.0,
        EdgeWeight::Side => 1.5,
        EdgeWeight::Next => 2.0,
        EdgeWeight::Main => 12.0,
    }
}

fn is_dummy(layered: &LayeredGraph, node: usize) -> bool {
    matches!(layered.nodes[node].kind, NodeKind::Dummy(_))
}

/// How much a segment wants to be straight: bends inside a long line are the worst.
pub fn segment_stiffness(input: &InputGraph, layered: &LayeredGraph, line: usize, segment: &Segment) -> f64 {
    let n_dummies = usize::from(is_dummy(layered, segment.from)) + usize::from(is_dummy(layered, segment.to));
    stiffness(input.edges[line].weight) * [1.0, 2.0, 8.0][n_dummies]
}

/// The segments that shall be straight, as (line, step), the heaviest first, but those that are not the first of
/// their side last: none crosses another. A dummy has one on each side; a box as many to dummies as its side has room
/// for, their ends as far apart as the dummies. Sets these ends.
pub fn align(
    input: &InputGraph,
    layered: &LayeredGraph,
    ports: &[[Vec<Port>; 2]],
    reach: &[Reach],
    offsets: &mut [Vec<(f64, f64)>],
) -> Vec<(usize, usize)> {
    let mut wishes: Vec<(f64, usize, usize)> = Vec::new();
    for (line, path) in layered.paths.iter().enumerate() {
        for (step, segment) in path.iter().enumerate().filter(|(_, segment)| layered.is_across(segment)) {
            wishes.push((segment_stiffness(input, layered, line, segment), line, step));
        }
    }
    sort_by(&mut wishes, |a, b| b.0.total_cmp(&a.0));
    let mut stands: Vec<f64> = vec![0.0; layered.nodes.len()];
    for layer in &layered.layers {
        for pair in layer.windows(2) {
            stands[pair[1]] = stands[pair[0]] + least_distance(reach[pair[0]], reach[pair[1]]);
        }
    }
    let mut taken: Vec<[Vec<Tied>; 2]> = vec![[Vec::new(), Vec::new()]; layered.nodes.len()];
    let mut straight: Vec<Vec<(usize, usize)>> = vec![Vec::new(); layered.layers.len() + 1];
    let (mut aligned, mut further) = (Vec::new(), Vec::new());
    for (_, line, step) in wishes {
        let (before, after) = ends_in_order(layered, &layered.paths[line][step]);
        let channel = layered.paths[line][step].channel;
        let (left, right) = (layered.nodes[before].position, layered.nodes[after].position);
        let crosses = |&(one, two): &(usize, usize)| one != left && two != right && (one < left) != (two < right);
        if straight[channel].iter().any(crosses) {
            continue;
        }
        let ends = [(before, AFTER, after), (after, BEFORE, before)].map(|(node, side, other)| {
            let position = ports[node][side].iter().position(|port| (port.line, port.step) == (line, step));
            let tied = Tied { nth: position?, stands: is_dummy(layered, other).then_some(stands[other]) };
            let room = if is_dummy(layered, node) { None } else { Some(port_room(input, node)) };
            with(&taken[node][side], tied, room, ports[node][side].len()).map(|tied| (node, side, tied))
        });
        let [Some(one), Some(two)] = ends else { continue };
        let is_first = one.2.len() == 1 && two.2.len() == 1;
        for (node, side, tied) in [one, two] {
            taken[node][side] = tied;
        }
        straight[channel].push((left, right));
        if is_first { aligned.push((line, step)) } else { further.push((line, step)) }
    }
    for (idx, taken) in taken.iter().enumerate().take(input.boxes.len()) {
        for side in [BEFORE, AFTER] {
            if 1 < taken[side].len() {
                let heights = spread(&taken[side], port_room(input, idx), ports[idx][side].len());
                for (port, height) in ports[idx][side].iter().zip(heights) {
                    let ends = &mut offsets[port.line][port.step];
                    if port.is_start { ends.0 = height } else { ends.1 = height }
                }
            }
        }
    }
    if layered.nodes.len() <= MOST {
        aligned.extend(further);
    }
    aligned
}

/// A straight segment on one side of a node.
#[derive(Clone, Copy)]
struct Tied {
    /// Which of the line ends of the side it is.
    nth: usize,
    /// Where the dummy it leads to stands in its layer when that is packed; nothing if it leads to a box.
    stands: Option<f64>,
}

/// The straight segments of a side with one more, if they have room: several only on a box, and only to dummies.
fn with(tied: &[Tied], more: Tied, room: Option<f64>, n_ports: usize) -> Option<Vec<Tied>> {
    if tied.is_empty() {
        return Some(vec![more]);
    }
    let room = room.filter(|_| tied.iter().chain([&more]).all(|tied| tied.stands.is_some()))?;
    let at = tied.partition_point(|other| other.nth < more.nth);
    let mut all = tied.to_vec();
    all.insert(at, more);
    let step = port_step(room, n_ports);
    let is_apart = |pair: &[Tied]| apart(pair) + ROUNDING >= step * (pair[1].nth - pair[0].nth) as f64;
    let outside = all[0].nth + n_ports - 1 - all[all.len() - 1].nth;
    let needed: f64 = all.windows(2).map(apart).sum::<f64>() + step * outside as f64;
    (all.windows(2).all(is_apart) && needed <= room + ROUNDING).then_some(all)
}

/// How far apart two neighbouring straight segments of a side must run.
fn apart(pair: &[Tied]) -> f64 {
    pair[1].stands.zip(pair[0].stands).map_or(0.0, |(two, one)| two - one)
}

/// The ends of all lines on a side with several straight ones: those as far apart as they must run, all in the middle.
fn spread(tied: &[Tied], room: f64, n_ports: usize) -> Vec<f64> {
    let step = port_step(room, n_ports);
    let whole: f64 = tied.windows(2).map(apart).sum();
    let (first, last) = (tied[0].nth as f64 * step, (n_ports - 1 - tied[tied.len() - 1].nth) as f64 * step);
    // The least and the most may be one but for rounding.
    let (least, most) = (first - room / 2.0, room / 2.0 - last - whole);
    let mut height = (first - (first + whole + last) / 2.0).min(most).max(least);
    let mut heights = vec![0.0; n_ports];
    for (nth, end) in heights.iter_mut().enumerate().take(tied[0].nth) {
        *end = height - step * (tied[0].nth - nth) as f64;
    }
    for (at, here) in tied.iter().enumerate() {
        let upto = tied.get(at + 1).map_or(n_ports, |next| next.nth);
        let step = tied.get(at + 1).map_or(step, |next| apart(&[*here, *next]) / (next.nth - here.nth) as f64);
        for end in &mut heights[here.nth..upto] {
            *end = height;
            height += step;
        }
    }
    heights
}

/// The two nodes of a segment, the one before the channel first.
fn ends_in_order(layered: &LayeredGraph, segment: &Segment) -> (usize, usize) {
    match layered.is_beyond(segment.from, segment.channel) {
        true => (segment.to, segment.from),
        false => (segment.from, segment.to),
    }
}

/// For each node its block and its distance from the block's height, and the number of blocks.
pub fn members(
    layered: &LayeredGraph,
    offsets: &[Vec<(f64, f64)>],
    aligned: &[(usize, usize)],
) -> (Vec<(usize, f64)>, usize) {
    let mut joined: Vec<Vec<(usize, f64)>> = vec![Vec::new(); layered.nodes.len()];
    for &(line, step) in aligned {
        let segment = &layered.paths[line][step];
        let (start, end) = offsets[line][step];
        joined[segment.from].push((segment.to, start - end));
        joined[segment.to].push((segment.from, end - start));
    }
    let mut member = vec![(usize::MAX, 0.0); layered.nodes.len()];
    let mut n = 0;
    for first in 0..layered.nodes.len() {
        if member[first].0 != usize::MAX {
            continue;
        }
        let mut open = vec![(first, 0.0)];
        while let Some((node, off)) = open.pop() {
            if member[node].0 == usize::MAX {
                member[node] = (n, off);
                open.extend(joined[node].iter().map(|&(other, apart)| (other, off + apart)));
            }
        }
        n += 1;
    }
    (member, n)
}

/// Gives up a few of the segments that hold a knot of blocks together, the last ones.
pub fn loosen(layered: &LayeredGraph, aligned: &mut Vec<(usize, usize)>, knot: &[bool]) {
    let is_in_knot = |&(line, step): &(usize, usize)| knot[layered.paths[line][step].from];
    let n = aligned.iter().filter(|segment| is_in_knot(segment)).count();
    let n_kept = n.saturating_sub(1 + layered.nodes.len() / MOST);
    let mut nth = 0;
    aligned.retain(|segment| {
        nth += usize::from(is_in_knot(segment));
        !is_in_knot(segment) || nth <= n_kept
    });
}
