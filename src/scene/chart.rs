//! The chart: which steps and lines it shows, what graph the layout gets, and how a place lights them.
//! Must never know a coordinate: those are the drawing's.

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::atlas::{Map, MapId, Nation, StepId, StepRef, Target};
use crate::chart_order::ChartOrder;
use crate::geometry::Size;
use crate::layout::{self, EdgeWeight};
use crate::place::{Lens, Place};
use crate::scene::panel::{highlighted_moves, line_name, next_groups};
use crate::scene::trail::{Footprint, footprint, walked};
use crate::world::World;

/// What of a map the chart shows. Changes only with map and depth, so that a step stays in its place when the lens changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The map as in an address: `scotland/kinship`.
    pub map: String,
    /// The steps in reading order.
    pub boxes: Vec<BoxText>,
    /// The moves between them, in the author's order.
    pub lines: Vec<LineText>,
    /// The stages that have a step here: place in the order of stages, and title.
    pub stages: Vec<(usize, String)>,
    /// In which order it is drawn, as far as the map says.
    pub order: ChartOrder,
}

/// A step in the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct BoxText {
    /// The step in its map.
    pub id: StepId,
    /// Its id as text.
    pub step: String,
    /// The place that chooses it.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, if it is one.
    pub ending: Option<Ending>,
    /// Titles of the maps it has doors to.
    pub doors: Vec<String>,
    /// What a blind reader hears after the name: where it leads.
    pub leads_to: String,
    /// Its stage's place in the order of stages.
    pub stage: usize,
}

/// A move in the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct LineText {
    /// `from>to`.
    pub name: String,
    /// What sort of move it is.
    pub kind: MoveKind,
    /// The box it leaves.
    pub from: usize,
    /// The box it enters.
    pub to: usize,
    /// Whether both ends stand on the main road.
    pub is_main: bool,
}

/// How a place lights the chart: for each box and line its marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlights {
    /// One for each box.
    pub boxes: Vec<BoxHighlight>,
    /// One for each line.
    pub lines: Vec<LineHighlight>,
}

impl Highlights {
    /// Where to look first: at the chosen step, else at the first lit, else at the first of all.
    pub fn first(&self) -> usize {
        let here = self.boxes.iter().position(|highlight| highlight.is_here);
        here.or_else(|| self.boxes.iter().position(|highlight| highlight.number == Some(1))).unwrap_or(0)
    }
}

/// The marks of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoxHighlight {
    /// "You are here."
    pub is_here: bool,
    /// Its number among the ways on, or among the steps lit while none is chosen, from 1.
    pub number: Option<usize>,
    /// Whether the lens lights it.
    pub is_highlighted: bool,
    /// Whether the lens dims it.
    pub is_dim: bool,
    /// What the road so far says of it.
    pub footprint: Footprint,
}

/// The marks of a move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineHighlight {
    /// Whether the lens lights it.
    pub is_highlighted: bool,
    /// Whether it is drawn in full: an ordinary way on, or one the legend turned on.
    pub is_full: bool,
    /// Whether the lens dims it.
    pub is_dim: bool,
    /// Whether the road so far goes along it.
    pub is_walked: bool,
}

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendEntry {
    /// The kind of move.
    pub kind: MoveKind,
    /// How many there are here.
    pub count: usize,
    /// Whether it is drawn in full.
    pub is_on: bool,
    /// The place with it turned on or off; ordinary ways on are always drawn.
    pub switch: Option<Place>,
}

/// The chart of a map: every step.
pub fn chart(nation: &Nation, map_id: MapId) -> Chart {
    let map = nation.map(map_id);
    let boxes: Vec<BoxText> = map.steps().map(|(id, _)| box_text(nation, map, id)).collect();
    let at = |id: StepId| boxes.binary_search_by_key(&id, |step| step.id).ok();
    let lines: Vec<LineText> = (map.moves.iter())
        .filter_map(|link| {
            let Target::Here(to) = link.to else { return None };
            let text = map.text(link);
            Some(LineText {
                name: format!("{}>{}", text.from, text.to),
                kind: text.kind,
                from: at(link.from)?,
                to: at(to)?,
                is_main: map.step(link.from).is_main() && map.step(to).is_main(),
            })
        })
        .collect();
    let stages = map.file.stages.iter().enumerate().filter(|(idx, _)| boxes.iter().any(|step| step.stage == *idx));
    let stages = stages.map(|(idx, stage)| (idx, stage.title.clone())).collect();
    let order = map.file.chart.clone().unwrap_or_default();
    Chart { map: map.file.map.clone(), boxes, lines, stages, order }
}

fn box_text(nation: &Nation, map: &Map, id: StepId) -> BoxText {
    let step = map.step(id);
    let mut doors: Vec<String> = Vec::new();
    let mut leads_to: Vec<String> = Vec::new();
    for link in map.moves.iter().filter(|link| link.from == id) {
        match &link.to {
            Target::Here(to) => leads_to.push(map.step(*to).name.clone()),
            Target::Door { map, .. } => {
                let title = nation.find_map(map).map(|map| nation.map(map).file.title.clone());
                if let Some(title) = title.filter(|title| !doors.contains(title)) {
                    doors.push(title);
                }
            }
        }
    }
    let stage = map.stage_index(&step.stage);
    BoxText {
        id,
        step: step.id.clone(),
        place: Place::map(&nation.id, map.slug(), Some(&step.id)),
        name: step.name.clone(),
        kind: step.kind,
        ending: step.ending(),
        doors,
        leads_to: leads_to.join("; "),
        stage,
    }
}

/// The graph the layout draws: box sizes as measured, in the chart's order.
pub fn graph(chart: &Chart, sizes: &[Size]) -> layout::Graph {
    let mut graph = layout::Graph::with_capacity(chart.boxes.len(), chart.lines.len());
    let nodes: Vec<_> = (chart.boxes.iter().enumerate())
        .map(|(idx, step)| {
            graph.add_node(layout::Node {
                size: sizes.get(idx).copied().unwrap_or_default(),
                stage: Some(step.stage),
                is_start: step.kind == StepKind::Start,
                is_exit: step.ending.is_some(),
            })
        })
        .collect();
    for line in &chart.lines {
        let weight = edge_weight(line.kind, if line.is_main { EdgeWeight::Main } else { EdgeWeight::Next });
        graph.add_edge(nodes[line.from], nodes[line.to], layout::Edge { weight, kind: line.kind as u8, label: None });
    }
    graph
}

/// What a move is to the story; `usual` is what a usual next step is.
pub fn edge_weight(kind: MoveKind, usual: EdgeWeight) -> EdgeWeight {
    match kind {
        MoveKind::Repeat => EdgeWeight::Again,
        MoveKind::Next => usual,
        _ => EdgeWeight::Side,
    }
}

/// How a place lights the chart.
pub fn highlights(world: &World, chart: &Chart, map: MapId, place: &Place, here: Option<StepRef>) -> Highlights {
    let World { nation, graph, .. } = world;
    let highlighted = here.map(|here| highlighted(world, place, here));
    let (mut highlighted_steps, highlighted_lines) = highlighted.unwrap_or_default();
    let together: Vec<StepId> = match here {
        Some(_) => Vec::new(),
        None => place.highlighted.iter().filter_map(|step| nation.map(map).find(step)).collect(),
    };
    highlighted_steps.extend(together.iter().map(|step| StepRef { map, step: *step }));
    let is_dimmed = here.is_some() || !highlighted_steps.is_empty();
    let numbers: Vec<(StepId, usize)> = match (here, &place.lens) {
        (Some(here), Lens::Next) => (next_groups(world, here, None).iter())
            .flat_map(|group| &group.moves)
            .filter_map(|way_on| {
                let edge = graph.next(here).iter().find(|edge| line_name(nation, edge) == way_on.line)?;
                (edge.to.map == map).then_some((edge.to.step, way_on.number))
            })
            .collect(),
        _ => together.into_iter().zip(1..).collect(),
    };
    let boxes = chart.boxes.iter().map(|step| {
        let step_ref = StepRef { map, step: step.id };
        let is_here = here == Some(step_ref);
        let is_highlighted = highlighted_steps.contains(&step_ref);
        BoxHighlight {
            is_here,
            number: numbers.iter().find(|(id, _)| *id == step.id).map(|(_, number)| *number),
            is_highlighted,
            is_dim: is_dimmed && !is_here && !is_highlighted,
            footprint: footprint(nation.map(map), &step.step, &place.trail),
        }
    });
    let walked = walked(nation, map, &place.trail, here);
    let lines = chart.lines.iter().map(|line| {
        let is_highlighted = highlighted_lines.contains(&(line.name.clone(), line.kind));
        LineHighlight {
            is_highlighted,
            is_full: line.kind == MoveKind::Next || place.shown.has(line.kind),
            is_dim: is_dimmed && !is_highlighted,
            is_walked: walked.contains(&line.name),
        }
    });
    Highlights { boxes: boxes.collect(), lines: lines.collect() }
}

/// Steps and lines the lens lights.
type Highlighted = (Vec<StepRef>, Vec<(String, MoveKind)>);

fn highlighted(world: &World, place: &Place, here: StepRef) -> Highlighted {
    let edges = highlighted_moves(world, here, &place.lens);
    let steps = edges.iter().flat_map(|edge| [edge.from, edge.to]).filter(|step_ref| *step_ref != here).collect();
    let lines = edges.iter().map(|edge| (line_name(&world.nation, edge), edge.kind)).collect();
    (steps, lines)
}

/// The kinds of step in the chart, in the order in which they are met; ways out say in words that they are.
pub fn kinds(chart: &Chart) -> Vec<StepKind> {
    let mut kinds: Vec<StepKind> = Vec::new();
    for step in chart.boxes.iter().filter(|step| step.ending.is_none()) {
        if !kinds.contains(&step.kind) {
            kinds.push(step.kind);
        }
    }
    kinds
}

/// The legend: the kinds of move in the chart, in the order they are told.
pub fn legend(chart: &Chart, place: &Place) -> Vec<LegendEntry> {
    (MoveKind::ALL.iter().copied())
        .filter_map(|kind| {
            let count = chart.lines.iter().filter(|line| line.kind == kind).count();
            let is_always_on = kind == MoveKind::Next;
            let entry = LegendEntry {
                kind,
                count,
                is_on: is_always_on || place.shown.has(kind),
                switch: (!is_always_on).then(|| place.with_toggled(kind)),
            };
            (0 < count).then_some(entry)
        })
        .collect()
}
