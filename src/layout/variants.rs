//! Other ways to show the same map: mirrored for scripts that run from right to left, and with a stage folded to one box.
//! Must never be needed to draw a map in full.

use crate::geometry::{Point, Rect, Size};

use super::{Drawing, Graph, Node};

/// The same drawing for a script that runs from right to left: everything changes sides, nothing its size.
pub fn mirrored(mut drawing: Drawing) -> Drawing {
    let width = drawing.size.width;
    let mirror = |area: Rect| Rect { origin: Point::new(width - area.right(), area.top()), size: area.size };
    drawing.boxes.iter_mut().for_each(|area| *area = mirror(*area));
    drawing.bands.iter_mut().for_each(|band| band.area = mirror(band.area));
    for line in &mut drawing.lines {
        line.points.iter_mut().for_each(|point| point.x = width - point.x);
        line.label = line.label.map(mirror);
        line.joins.iter_mut().for_each(|point| point.x = width - point.x);
    }
    drawing
}

/// A graph with a stage folded.
pub struct Folded {
    /// The smaller graph: the boxes that are left in their order, the folded one where its first step stood.
    pub graph: Graph,
    /// For each box of the whole graph its box in the smaller one.
    pub boxes: Vec<usize>,
    /// For each move of the whole graph its line in the smaller one; none for moves inside the fold.
    pub lines: Vec<Option<usize>>,
}

/// Folds all steps of a stage into one box of a size. Moves inside it are left out; of several moves between the same two
/// boxes the heaviest stands for all.
pub fn fold(graph: &Graph, stage: usize, size: Size) -> Folded {
    let is_inside = |node: &Node| node.stage == Some(stage);
    let mut folded = Folded { graph: Graph::new(), boxes: Vec::new(), lines: Vec::new() };
    let mut fold = None;
    for node in graph.node_weights() {
        let number = match fold.filter(|_| is_inside(node)) {
            Some(number) => number,
            None => folded.graph.add_node(*node),
        };
        if is_inside(node) {
            let whole = &mut folded.graph[number];
            let is_start = (fold.is_some() && whole.is_start) || node.is_start;
            *whole = Node { size, stage: Some(stage), is_start, is_exit: false };
            fold = Some(number);
        }
        folded.boxes.push(number.index());
    }
    for edge in graph.raw_edges() {
        let [from, to] = [edge.source(), edge.target()].map(|end| folded.boxes[end.index()]);
        let is_hidden = from == to && graph.node_weight(edge.source()).is_some_and(is_inside);
        let (from, to) = ((from as u32).into(), (to as u32).into());
        let touches = fold.is_some_and(|fold| fold == from || fold == to);
        let line = match folded.graph.find_edge(from, to).filter(|_| touches) {
            _ if is_hidden => None,
            Some(line) => {
                let whole = &mut folded.graph[line];
                if whole.weight < edge.weight.weight {
                    *whole = edge.weight;
                }
                Some(line.index())
            }
            None => Some(folded.graph.add_edge(from, to, edge.weight).index()),
        };
        folded.lines.push(line);
    }
    folded
}
