//! A road in columns: stages side by side, their boxes below each other, lines between neighbours only. It gives rows, ports
//! and lanes and no coordinate: whoever shows it lets the boxes take the room of their text, and the lines follow.
//!
//! A stage takes several columns where that makes the drawing lower: there are as few rows, three at least, as need no more than
//! eight columns.
//!
//! Which moves become lines, by rule:
//! 1. a move to the next box of the same column is a line downwards;
//! 2. a move to a box of the next column is a line across the channel between them, unless its ends stand more rows apart
//!    than the drawing allows: the main road allows any, every step one, so that no line is longer than a box is high;
//! 3. of the lines across one channel those are kept that together weigh most and of which no two cross
//!    (a heaviest increasing subsequence, by rows at both ends);
//! 4. of several moves between the same two boxes the heaviest is the line;
//! 5. every other move is a stub: it is told at the box it leaves, with the name of its end.

use petgraph::visit::EdgeRef;

use crate::sorting::sort_by_key;

use super::model::{EdgeWeight, Graph};

/// How far a drawing in columns may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnLimits {
    /// No more columns than this stand side by side where fewer can.
    pub most_columns: usize,
    /// The ends of a line stand at most so many rows apart.
    pub most_apart: usize,
}

impl ColumnLimits {
    /// On a screen: at 1,366 pixels each of so many columns has room for a word of fourteen letters.
    pub const SCREEN: ColumnLimits = ColumnLimits { most_columns: 8, most_apart: usize::MAX };
}

/// No drawing is lower than so many rows, if it has that many boxes in a stage.
const LEAST_ROWS: usize = 3;

/// A road in columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnDrawing {
    /// The columns, in the order of the stages.
    pub columns: Vec<Column>,
    /// The lines; of two that go out of one box, or into one, none crosses the other.
    pub lines: Vec<ColumnLine>,
    /// The other moves, by their numbers in the graph.
    pub stubs: Vec<usize>,
}

/// A column of boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The stage it shows, or a half of.
    pub stage: usize,
    /// Its boxes from top to bottom, by their numbers in the graph; row 0 is the first.
    pub boxes: Vec<usize>,
}

/// A move drawn as a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnLine {
    /// Its number in the graph.
    pub edge: usize,
    /// The column it leaves.
    pub column: usize,
    /// How it runs.
    pub run: Run,
}

/// How a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// From the box in this row down to the one below it.
    Down {
        /// The row it leaves.
        row: usize,
    },
    /// Out of one side of a box, along its lane in the channel, into the box of the next column.
    Across(Across),
}

/// A line across a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Across {
    /// The rows of the box it leaves and of the box it enters.
    pub rows: [usize; 2],
    /// Which of the lines it is at either box, from the top.
    pub ports: [usize; 2],
    /// Which lane of the channel it takes between its rows, from the left; 0 where it runs straight.
    pub lane: usize,
    /// How many lanes the channel has.
    pub n_lanes: usize,
}

/// Draws a graph in columns by the stages of its boxes; a box without a stage stands in the first.
pub fn in_columns(graph: &Graph, limits: ColumnLimits) -> ColumnDrawing {
    let columns = columns(graph, limits.most_columns);
    let mut places = vec![(0, 0); graph.node_count()];
    for (nth, column) in columns.iter().enumerate() {
        for (row, own) in column.boxes.iter().enumerate() {
            places[*own] = (nth, row);
        }
    }
    let edges: Vec<Joint> = (graph.edge_references().enumerate())
        .map(|(edge, own)| Joint {
            edge,
            weight: own.weight().weight,
            from: places[own.source().index()],
            to: places[own.target().index()],
        })
        .collect();
    let mut lines = Vec::new();
    for column in 0..columns.len() {
        let down = edges.iter().filter(|edge| edge.from.0 == column && edge.to == (column, edge.from.1 + 1));
        let down = heaviest_of_each_pair(down.copied().collect());
        lines.extend(down.iter().map(|joint| ColumnLine {
            edge: joint.edge,
            column,
            run: Run::Down { row: joint.from.1 },
        }));
        let is_near = |edge: &&Joint| edge.from.1.abs_diff(edge.to.1) <= limits.most_apart;
        let across = edges.iter().filter(|edge| edge.from.0 == column && edge.to.0 == column + 1).filter(is_near);
        let across = without_crossings(&heaviest_of_each_pair(across.copied().collect()));
        lines.extend(routed(&across).into_iter().map(|(edge, run)| ColumnLine { edge, column, run: Run::Across(run) }));
    }
    let is_line = |edge: usize| lines.iter().any(|line| line.edge == edge);
    let stubs = (0..edges.len()).filter(|edge| !is_line(*edge)).collect();
    ColumnDrawing { columns, lines, stubs }
}

/// A move between two places: column and row.
#[derive(Clone, Copy)]
struct Joint {
    edge: usize,
    weight: EdgeWeight,
    from: (usize, usize),
    to: (usize, usize),
}

impl Joint {
    fn rows(&self) -> [usize; 2] {
        [self.from.1, self.to.1]
    }

    /// How much it is to the story to see it as a line: one of the main road as much as six side moves.
    fn worth(&self) -> usize {
        match self.weight {
            EdgeWeight::Again | EdgeWeight::Side => 1,
            EdgeWeight::Next => 3,
            EdgeWeight::Main => 6,
        }
    }
}

fn columns(graph: &Graph, most_columns: usize) -> Vec<Column> {
    let mut boxes: Vec<(usize, usize)> = graph
        .node_indices()
        .map(|node| (graph.node_weight(node).and_then(|node| node.stage).unwrap_or_default(), node.index()))
        .collect();
    sort_by_key(&mut boxes, |own| *own);
    let stages: Vec<&[(usize, usize)]> = boxes.chunk_by(|one, two| one.0 == two.0).collect();
    let longest = stages.iter().map(|stage| stage.len()).max().unwrap_or_default();
    let n_columns = |n_rows: usize| stages.iter().map(|stage| stage.len().div_ceil(n_rows)).sum::<usize>();
    let n_rows = (LEAST_ROWS..longest).find(|n_rows| n_columns(*n_rows) <= most_columns).unwrap_or(longest.max(1));
    let mut columns: Vec<Column> = Vec::new();
    for stage in stages {
        // Its columns are as equal as they can be, the longer ones first.
        let n_own = stage.len().div_ceil(n_rows);
        let mut rest = stage;
        for nth in 0..n_own {
            let (column, after) = rest.split_at(rest.len().div_ceil(n_own - nth));
            rest = after;
            columns.push(Column { stage: column[0].0, boxes: column.iter().map(|own| own.1).collect() });
        }
    }
    columns
}

/// One move for each two boxes, sorted by rows.
fn heaviest_of_each_pair(mut joints: Vec<Joint>) -> Vec<Joint> {
    sort_by_key(&mut joints, |joint| (joint.rows(), std::cmp::Reverse(joint.weight), joint.edge));
    joints.dedup_by_key(|joint| joint.rows());
    joints
}

/// The moves that together weigh most and of which no two cross: rows at neither end run against each other. Of equals the one
/// whose last move comes first in the author's order.
fn without_crossings(joints: &[Joint]) -> Vec<Joint> {
    // For each move the most that a set ending with it is worth, and the one before it in that set.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(joints.len());
    for (at, joint) in joints.iter().enumerate() {
        let earlier = (0..at).filter(|earlier| joints[*earlier].to.1 <= joint.to.1);
        let before = earlier.reduce(|one, two| if best[one].0 < best[two].0 { two } else { one });
        best.push((joint.worth() + before.map_or(0, |before| best[before].0), before));
    }
    let mut at = (0..best.len()).reduce(|one, two| if best[one].0 < best[two].0 { two } else { one });
    let mut kept = Vec::new();
    while let Some(own) = at {
        kept.push(joints[own]);
        at = best[own].1;
    }
    kept.reverse();
    kept
}

/// Ports and lanes for lines sorted by rows that do not cross. Of lines that run down, the upper takes the lane further
/// on, of those that run up the lower does: so none runs over another on its way to its lane or from it.
fn routed(joints: &[Joint]) -> Vec<(usize, Across)> {
    let is_down = |joint: &&Joint| joint.from.1 < joint.to.1;
    let is_up = |joint: &&Joint| joint.to.1 < joint.from.1;
    let n_down = joints.iter().filter(is_down).count();
    let n_up = joints.iter().filter(is_up).count();
    // Lines that run down and up never pass the same rows, so they may share their lanes.
    let n_lanes = n_down.max(n_up);
    let (mut downs, mut ups) = (0, 0);
    let lanes: Vec<usize> = joints
        .iter()
        .map(|joint| {
            if is_down(&joint) {
                downs += 1;
                n_down - downs
            } else if is_up(&joint) {
                ups += 1;
                ups - 1
            } else {
                0
            }
        })
        .collect();
    // How many ports each row has given out, on the side of the column and on that of the next. A straight line needs the
    // same at both ends.
    let n_rows = joints.iter().flat_map(Joint::rows).max().map_or(0, |last| last + 1);
    let mut given = [vec![0; n_rows], vec![0; n_rows]];
    let mut routed = Vec::with_capacity(joints.len());
    for (joint, lane) in joints.iter().zip(lanes) {
        let rows = joint.rows();
        let mut ports = [given[0][rows[0]], given[1][rows[1]]];
        if rows[0] == rows[1] {
            ports = [ports[0].max(ports[1]); 2];
        }
        for end in [0, 1] {
            given[end][rows[end]] = ports[end] + 1;
        }
        routed.push((joint.edge, Across { rows, ports, lane, n_lanes }));
    }
    routed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::model::{Edge, Node};
    use crate::layout::rng::Rng;

    fn graph(stages: &[usize], edges: &[(usize, usize, EdgeWeight)]) -> Graph {
        let mut graph = Graph::new();
        let node =
            |stage: &usize| Node { size: Default::default(), stage: Some(*stage), is_start: false, is_exit: false };
        let nodes: Vec<_> = stages.iter().map(|stage| graph.add_node(node(stage))).collect();
        for (from, to, weight) in edges {
            graph.add_edge(nodes[*from], nodes[*to], Edge { weight: *weight, kind: 0, label: None });
        }
        graph
    }

    /// What a line covers, as an oracle draws it: rows a thousand apart, ports ten, columns a hundred, lanes one.
    fn polyline(line: &ColumnLine) -> Vec<(i64, i64)> {
        let number = |number: usize| i64::try_from(number).unwrap_or_default();
        let left = 100 * number(line.column);
        match line.run {
            Run::Down { row } => vec![(left, 1000 * number(row) + 900), (left, 1000 * number(row) + 1000)],
            Run::Across(Across { rows, ports, lane, .. }) => {
                let y = [0, 1].map(|end| 1000 * number(rows[end]) + 10 * number(ports[end]));
                let lane = left + 10 + number(lane);
                vec![(left + 5, y[0]), (lane, y[0]), (lane, y[1]), (left + 95, y[1])]
            }
        }
    }

    fn meet(one: &[(i64, i64)], two: &[(i64, i64)]) -> bool {
        let span = |a: i64, b: i64| (a.min(b), a.max(b));
        let overlap = |one: (i64, i64), two: (i64, i64)| one.0 <= two.1 && two.0 <= one.1;
        one.windows(2).any(|one| {
            two.windows(2).any(|two| {
                overlap(span(one[0].0, one[1].0), span(two[0].0, two[1].0))
                    && overlap(span(one[0].1, one[1].1), span(two[0].1, two[1].1))
            })
        })
    }

    #[test]
    fn every_move_is_a_line_between_neighbours_or_a_stub_and_no_two_lines_meet() {
        let mut rng = Rng::new(7);
        for _ in 0..400 {
            let n_boxes = 2 + rng.below(24);
            let stages: Vec<usize> = (0..n_boxes).map(|_| rng.below(6)).collect();
            let weights = [EdgeWeight::Again, EdgeWeight::Side, EdgeWeight::Next, EdgeWeight::Main];
            let edges: Vec<_> =
                (0..rng.below(60)).map(|_| (rng.below(n_boxes), rng.below(n_boxes), weights[rng.below(4)])).collect();
            let limits = ColumnLimits { most_columns: 6 + rng.below(7), most_apart: [1, 2, usize::MAX][rng.below(3)] };
            let drawn = in_columns(&graph(&stages, &edges), limits);
            let mut told: Vec<usize> = drawn.lines.iter().map(|line| line.edge).chain(drawn.stubs.clone()).collect();
            told.sort_unstable();
            assert_eq!(told, (0..edges.len()).collect::<Vec<_>>());
            for line in &drawn.lines {
                let column = &drawn.columns[line.column];
                let (from, to, _) = edges[line.edge];
                let ends = match line.run {
                    Run::Down { row } => (column.boxes[row], column.boxes[row + 1]),
                    Run::Across(Across { rows, lane, n_lanes, .. }) => {
                        assert!(lane < n_lanes || rows[0] == rows[1]);
                        assert!(rows[0].abs_diff(rows[1]) <= limits.most_apart);
                        (column.boxes[rows[0]], drawn.columns[line.column + 1].boxes[rows[1]])
                    }
                };
                assert_eq!(ends, (from, to));
            }
            let shapes: Vec<_> = drawn.lines.iter().map(polyline).collect();
            for (at, one) in shapes.iter().enumerate() {
                for (other, two) in shapes.iter().enumerate().skip(at + 1) {
                    assert!(!meet(one, two), "{:?} meets {:?}", drawn.lines[at], drawn.lines[other]);
                }
            }
            let n_stages = drawn.columns.chunk_by(|one, two| one.stage == two.stage).count();
            assert!(drawn.columns.len() <= limits.most_columns.max(n_stages));
        }
    }

    #[test]
    fn of_lines_that_would_cross_the_main_road_stays() {
        use EdgeWeight::{Main, Side};
        let drawn =
            in_columns(&graph(&[0, 0, 0, 1, 1], &[(0, 4, Side), (1, 4, Side), (2, 3, Main)]), ColumnLimits::SCREEN);
        assert_eq!((drawn.lines.len(), drawn.stubs), (1, vec![0, 1]));
        let drawn = in_columns(
            &graph(&[0, 0, 1, 1], &[(0, 2, Side), (0, 2, Main), (0, 3, Side), (1, 3, Side)]),
            ColumnLimits::SCREEN,
        );
        assert_eq!(drawn.stubs, [0]);
    }

    #[test]
    fn a_long_stage_takes_several_columns_and_they_are_neighbours() {
        let drawn =
            in_columns(&graph(&[0; 8], &[(2, 3, EdgeWeight::Main), (0, 7, EdgeWeight::Main)]), ColumnLimits::SCREEN);
        assert_eq!(drawn.columns.iter().map(|column| column.boxes.len()).collect::<Vec<_>>(), [3, 3, 2]);
        assert_eq!((drawn.lines.len(), drawn.stubs.len()), (1, 1));
        let many: Vec<usize> = (0..7).flat_map(|stage| [stage; 5]).collect();
        let rows = in_columns(&graph(&many, &[]), ColumnLimits::SCREEN).columns;
        assert_eq!(rows.iter().map(|column| column.boxes.len()).collect::<Vec<_>>(), [5; 7]);
    }
}
