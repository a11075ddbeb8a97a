//! Draws a neutral graph: JSON on standard input, a drawing as JSON on standard output.

use std::collections::BTreeMap;
use std::io::Read;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use waymark::geometry::{Rect, Size};
use waymark::layout::{self, Direction, Drawing, Edge, EdgeWeight, Graph, Node};

/// A neutral graph.
#[derive(Deserialize, Serialize)]
pub struct GraphIn {
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its boxes.
    pub nodes: Vec<NodeIn>,
    /// Its moves.
    pub edges: Vec<EdgeIn>,
}

/// A box of a neutral graph.
#[derive(Deserialize, Serialize)]
pub struct NodeIn {
    /// What moves call it.
    pub id: String,
    /// Its width.
    pub w: f64,
    /// Its height.
    pub h: f64,
    /// The stage it belongs to.
    #[serde(default)]
    pub stage: Option<usize>,
}

/// A move of a neutral graph.
#[derive(Deserialize, Serialize)]
pub struct EdgeIn {
    /// The box it leaves.
    pub from: String,
    /// The box it enters.
    pub to: String,
    /// Room for its words.
    #[serde(default)]
    pub label: Option<SizeIn>,
}

/// Room for words.
#[derive(Deserialize, Serialize)]
pub struct SizeIn {
    /// Its width.
    pub w: f64,
    /// Its height.
    pub h: f64,
}

/// A neutral drawing; other engines hand in theirs in this form too.
#[derive(Deserialize, Serialize)]
pub struct DrawingOut {
    name: String,
    direction: String,
    /// The boxes, in the graph's order.
    pub nodes: Vec<NodeOut>,
    /// The lines, in the graph's order.
    pub edges: Vec<EdgeOut>,
    ms: f64,
}

/// A box at its place.
#[derive(Deserialize, Serialize)]
pub struct NodeOut {
    id: String,
    /// Where it stands.
    #[serde(flatten)]
    pub area: Area,
}

/// A line of a neutral drawing.
#[derive(Deserialize, Serialize)]
pub struct EdgeOut {
    from: String,
    to: String,
    /// Its corners.
    pub points: Vec<[f64; 2]>,
    /// Where its words stand.
    pub label: Option<Area>,
    /// Whether its points are of a curve.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub curve: bool,
}

/// A place: top left corner and size. An engine that found none for a label leaves the corner out.
#[derive(Deserialize, Serialize)]
pub struct Area {
    /// The left edge.
    pub x: Option<f64>,
    /// The top edge.
    pub y: Option<f64>,
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
}

/// Reads a graph, draws it and writes the drawing; the message says what is wrong with the input.
pub fn run(args: &[String]) -> Result<(), String> {
    let direction = direction(args)?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input cannot be read: {error}"))?;
    let input: GraphIn = serde_json::from_str(&text).map_err(|error| format!("this is not a graph: {error}"))?;
    let graph = graph(&input)?;
    let begun = Instant::now();
    let drawing = layout::arrange(&graph, direction);
    let ms = begun.elapsed().as_secs_f64() * 1e3;
    let output = output(input, &drawing, ms);
    let text = serde_json::to_string(&output).map_err(|error| format!("the drawing cannot be written: {error}"))?;
    println!("{text}");
    Ok(())
}

fn direction(args: &[String]) -> Result<Direction, String> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [] | ["--direction", "right"] | ["--direction=right"] => Ok(Direction::Right),
        ["--direction", "down"] | ["--direction=down"] => Ok(Direction::Down),
        _ => Err("usage: cargo xtask layout [--direction right|down] < graph.json > drawing.json".to_string()),
    }
}

/// The start is the first node that nothing leads to, else the first; exits are the nodes that lead nowhere.
pub fn graph(input: &GraphIn) -> Result<Graph, String> {
    let mut ids = BTreeMap::new();
    for (idx, node) in input.nodes.iter().enumerate() {
        if ids.insert(node.id.as_str(), idx).is_some() {
            return Err(format!("two nodes have the id \"{}\"", node.id));
        }
        check_size(&node.id, node.w, node.h)?;
    }
    let find = |id: &str| ids.get(id).copied().ok_or(format!("an edge names the node \"{id}\", which is not there"));
    let mut ends = Vec::new();
    for edge in &input.edges {
        ends.push((find(&edge.from)?, find(&edge.to)?));
        if let Some(label) = &edge.label {
            check_size(&format!("the label from {} to {}", edge.from, edge.to), label.w, label.h)?;
        }
    }
    let is_led_to = |idx| ends.iter().any(|&(from, to)| to == idx && from != idx);
    let start = (0..input.nodes.len()).find(|&idx| !is_led_to(idx)).unwrap_or(0);
    let mut graph = Graph::new();
    let nodes: Vec<_> = input
        .nodes
        .iter()
        .enumerate()
        .map(|(idx, node)| {
            graph.add_node(Node {
                size: Size::new(node.w, node.h),
                stage: node.stage,
                is_start: idx == start,
                is_exit: ends.iter().all(|&(from, to)| from != idx || to == idx),
            })
        })
        .collect();
    for (edge, (from, to)) in input.edges.iter().zip(ends) {
        let label = edge.label.as_ref().map(|label| Size::new(label.w, label.h));
        graph.add_edge(nodes[from], nodes[to], Edge { weight: EdgeWeight::Next, kind: 0, label });
    }
    Ok(graph)
}

fn check_size(of: &str, width: f64, height: f64) -> Result<(), String> {
    match 0.0 <= width && 0.0 <= height {
        true => Ok(()),
        false => Err(format!("{of}: the size {width} by {height} is negative")),
    }
}

fn output(input: GraphIn, drawing: &Drawing, ms: f64) -> DrawingOut {
    let nodes = input.nodes.into_iter().zip(&drawing.boxes);
    let edges = input.edges.into_iter().zip(&drawing.lines);
    DrawingOut {
        name: input.name,
        direction: match drawing.direction {
            Direction::Right => "LR",
            Direction::Down => "TB",
        }
        .to_string(),
        nodes: nodes.map(|(node, rect)| NodeOut { id: node.id, area: area(*rect) }).collect(),
        edges: edges
            .map(|(edge, line)| EdgeOut {
                from: edge.from,
                to: edge.to,
                points: line.points.iter().map(|point| [point.x, point.y]).collect(),
                label: line.label.map(area),
                curve: false,
            })
            .collect(),
        ms,
    }
}

fn area(rect: Rect) -> Area {
    Area { x: Some(rect.left()), y: Some(rect.top()), w: rect.size.width, h: rect.size.height }
}
