//! Lines of one kind into one box, joined to a trunk on the last part of their way.

use super::input_graph::InputGraph;
use super::layered_graph::{LayeredGraph, Segment};

/// Joins lines of one kind to the same box where their dummies run beside each other up to it: one ends in a dummy of
/// the other and goes on along that one's way (confluent drawing, Dickerson, Eppstein, Goodrich and Meng 2005, of
/// lines with a common end only). Dummies that carry words are not shared.
pub fn join(input: &InputGraph, layered: &mut LayeredGraph) {
    let mut lines: Vec<Vec<usize>> = vec![Vec::new(); input.boxes.len()];
    for (line, a) in input.edges.iter().enumerate().filter(|(_, a)| !a.is_self_loop()) {
        lines[a.to].push(line);
    }
    let mut unused = Vec::new();
    for lines in &lines {
        while let Some((trunk, branch, n)) = pair(input, layered, lines) {
            append(layered, trunk, branch, n, &mut unused);
        }
    }
    layered.drop_nodes(&unused);
}

/// Two lines that can be joined, the heavier first, and how many dummies they share then.
fn pair(input: &InputGraph, layered: &LayeredGraph, lines: &[usize]) -> Option<(usize, usize, usize)> {
    for (nth, &one) in lines.iter().enumerate() {
        for &two in &lines[nth + 1..] {
            let (a, b) = (&input.edges[one], &input.edges[two]);
            let n = if a.kind == b.kind { n_shared(layered, one, two) } else { 0 };
            if 0 < n {
                return Some(if a.weight < b.weight { (two, one, n) } else { (one, two, n) });
            }
        }
    }
    None
}

/// How many of their last dummies stand right beside each other, all the way to a common end.
fn n_shared(layered: &LayeredGraph, trunk: usize, branch: usize) -> usize {
    let (one, two) = (&layered.paths[trunk], &layered.paths[branch]);
    if one.last().map(|segment| segment.to) != two.last().map(|segment| segment.to) {
        return 0;
    }
    let onward = one.iter().rev().zip(two.iter().rev());
    let are_beside = |(a, b): (usize, usize)| {
        let (a, b) = (&layered.nodes[a], &layered.nodes[b]);
        a.layer == b.layer && a.position.abs_diff(b.position) == 1 && a.label.is_none() && b.label.is_none()
    };
    // The segment that leaves a dummy is the one after the segment that enters it.
    let dummies = one.iter().rev().skip(1).zip(two.iter().rev().skip(1)).map(|(a, b)| (a.to, b.to));
    onward.zip(dummies).take_while(|&((a, b), dummies)| a.channel == b.channel && are_beside(dummies)).count()
}

/// Ends one line in the dummy of another, `n` dummies before their common end.
fn append(layered: &mut LayeredGraph, trunk: usize, branch: usize, n: usize, unused: &mut Vec<usize>) {
    let dummy = |path: &[Segment], nth: usize| path[path.len() - 1 - nth].to;
    for nth in 1..=n {
        let (kept, gone) = (dummy(&layered.paths[trunk], nth), dummy(&layered.paths[branch], nth));
        let layer = layered.nodes[gone].layer;
        layered.layers[layer].retain(|&node| node != gone);
        layered.renumber(layer);
        unused.push(gone);
        let others = layered.paths.iter_mut().enumerate().filter(|(line, _)| *line != branch);
        for segment in others.filter_map(|(_, path)| path.last_mut()).filter(|segment| segment.to == gone) {
            segment.to = kept;
        }
    }
    let end = dummy(&layered.paths[trunk], n);
    let path = &mut layered.paths[branch];
    path.truncate(path.len() - n);
    if let Some(segment) = path.last_mut() {
        segment.to = end;
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::EdgeWeight;
    use super::super::testing::input_of;
    use super::super::{crossing_minimization, labels};
    use super::*;

    #[test]
    fn lines_to_one_end_share_their_last_dummies() {
        let edges = [(0, 1), (1, 2), (2, 3), (0, 4), (1, 4)].map(|(from, to)| (from, to, EdgeWeight::Next));
        let input = input_of(&[0, 1, 2, 3, 3], &edges);
        let mut layered = crossing_minimization::best(&input);
        labels::reserve(&input, &mut layered);
        let n_dummies = layered.nodes.len();
        join(&input, &mut layered);
        assert_eq!(layered.nodes.len(), n_dummies - 1);
        let (trunk, branch) = (&layered.paths[3], &layered.paths[4]);
        assert_eq!(branch.last().map(|segment| segment.to), trunk.get(1).map(|segment| segment.to));
    }
}
