//! The chart of every step: which steps and moves it shows, in which groups and columns they stand, and how a place lights
//! them. A move between neighbours is a line; every other one is a stub at the step it leaves, which names its end.
//! Must never know a coordinate, and must never leave a move untold.

use crate::atlas::file::{Actor, Ending, MoveKind, StepKind};
use crate::atlas::{Map, MapId, Nation, StepId, StepRef, Target};
use crate::geometry::Size;
use crate::layout::{self, Across, ColumnDrawing, ColumnLimits, ColumnLine, EdgeWeight, Run, in_columns};
use crate::place::{Grouping, Lens, Place};
use crate::scene::address;
use crate::scene::panel::{highlighted_moves, line_name, next_groups};
use crate::scene::step::capitalised;
use crate::scene::trail::{Footprint, footprint, walked};
use crate::sorting::sort_by_key;
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
    /// The titles of the map's stages.
    pub stages: Vec<String>,
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
    /// The moves to other maps; of several to one map the first.
    pub doors: Vec<Door>,
    /// Who has to act first; nobody at an ending.
    pub acts: Option<Actor>,
    /// Its stage's place in the order of stages.
    pub stage: usize,
}

/// A move to another map.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    /// `from>map#step`.
    pub name: String,
    /// The other map's title.
    pub title: String,
    /// The step it leads to.
    pub place: Place,
    /// The condition.
    pub when: String,
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
    /// The condition.
    pub when: String,
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
                when: text.when.clone(),
            })
        })
        .collect();
    let stages = map.file.stages.iter().map(|stage| stage.title.clone()).collect();
    Chart { map: map.file.map.clone(), boxes, lines, stages }
}

fn box_text(nation: &Nation, map: &Map, id: StepId) -> BoxText {
    let step = map.step(id);
    let mut doors: Vec<Door> = Vec::new();
    for link in map.moves.iter().filter(|link| link.from == id) {
        let Target::Door { map: other, .. } = &link.to else { continue };
        let Some(title) = nation.find_map(other).map(|map| &nation.map(map).file.title) else { continue };
        let to = nation.find_map(&map.file.map).and_then(|own| nation.target(own, link));
        if let Some(to) = to.filter(|_| doors.iter().all(|door| door.title != *title)) {
            let text = map.text(link);
            let name = format!("{}>{}", text.from, text.to);
            let (place, when) = (address(nation, to), text.when.clone());
            doors.push(Door { name, title: title.clone(), place, when });
        }
    }
    let stage = map.stage_index(&step.stage);
    BoxText {
        id,
        step: step.id.clone(),
        place: Place::map(&nation.id, map.slug(), Some(&step.id)),
        name: step.chart_name(nation.reader).to_string(),
        kind: step.kind,
        ending: step.ending(),
        doors,
        acts: map.file.acts_for(step, nation.reader).first().copied(),
        stage,
    }
}

/// The graph of the layout's own measures: every box with its size, every move.
#[cfg(not(feature = "browser"))]
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
        graph.add_edge(
            nodes[line.from],
            nodes[line.to],
            layout::Edge { weight: weight(line), kind: line.kind as u8, label: None },
        );
    }
    graph
}

/// What the chart is shown on. Ends of a line stand one row apart at most: so no line is longer than a third of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A window, or a sheet of A4.
    Screen,
    /// A sheet of A3, where twelve columns of small type stand side by side.
    LargePaper,
}

impl Ground {
    fn limits(self) -> ColumnLimits {
        match self {
            Ground::Screen => ColumnLimits { most_apart: 1, ..ColumnLimits::SCREEN },
            Ground::LargePaper => ColumnLimits { most_apart: 1, most_columns: 12 },
        }
    }
}

/// So many lines of stubs stand at a step; of more, those that weigh most and, as the last line, how many more there are.
const MOST_STUBS: usize = 4;

/// The chart in columns, as a place groups and folds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EveryStep {
    /// The groups, in order; none without a step.
    pub groups: Vec<ChartGroup>,
    /// The columns: a long group takes several.
    pub columns: Vec<ChartColumn>,
    /// The lines across the channels: the move's place in the chart's list, the column it leaves, and how it runs.
    pub lines: Vec<(usize, usize, Across)>,
}

/// Steps that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartGroup {
    /// Its id in a link.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its steps, by their places in the chart's list.
    pub steps: Vec<usize>,
    /// Whether it is folded.
    pub is_folded: bool,
    /// The place with it folded, or unfolded.
    pub turned: Place,
}

/// A column of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartColumn {
    /// The place of its group in the list.
    pub group: usize,
    /// Whether the group begins here.
    pub is_first: bool,
    /// Its steps from top to bottom; none where the group is folded.
    pub stops: Vec<Stop>,
}

/// A step as it stands in a column. Moves are named by their places in the chart's list.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The step, by its place in the chart's list.
    pub step: usize,
    /// The line down to the next step of the column.
    pub down: Option<usize>,
    /// The line to the next column that leads to the next step where all steps stand below each other.
    pub on: Option<usize>,
    /// The moves that are no line, in the author's order, and after them those to other maps.
    pub stubs: Vec<ChartStub>,
    /// How many of them do not stand there unless they are lit, or on paper.
    pub n_more: usize,
}

/// A move that is no line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChartStub {
    /// Which.
    pub way: Way,
    /// Whether it is a line on a wide screen and a stub only on a narrow one.
    pub is_narrow: bool,
    /// Whether it stands there only when it is lit, or on paper.
    pub is_rest: bool,
}

/// A move of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On this map, by its place in the chart's list.
    Line(usize),
    /// To another map, by its place among those of the step.
    Door(usize),
}

/// The chart in columns, as a place groups and folds it. The group of the step chosen is never folded.
pub fn every_step(
    world: &World,
    chart: &Chart,
    map: MapId,
    place: &Place,
    here: Option<StepRef>,
    ground: Ground,
) -> EveryStep {
    let groups = groups(world, chart, map, place, here);
    // One box for each step that is shown, and one for each group that is folded, which no move leads to or from.
    let mut shown: Vec<(usize, Option<usize>)> = Vec::new();
    let mut graph = layout::Graph::with_capacity(chart.boxes.len(), chart.lines.len());
    for (nth, group) in groups.iter().enumerate() {
        let steps = group.steps.iter().map(|step| Some(*step)).take(if group.is_folded { 0 } else { usize::MAX });
        let folded = group.is_folded.then_some(None);
        for step in steps.chain(folded) {
            shown.push((nth, step));
            graph.add_node(layout::Node { size: Size::default(), stage: Some(nth), is_start: false, is_exit: false });
        }
    }
    let at = |step: usize| shown.iter().position(|(_, own)| *own == Some(step));
    let mut edges: Vec<usize> = Vec::new();
    for (nth, line) in chart.lines.iter().enumerate() {
        if let Some((from, to)) = at(line.from).zip(at(line.to)).filter(|(from, to)| from != to) {
            let [from, to] = [from, to].map(|at| at as u32).map(Into::into);
            graph.add_edge(from, to, layout::Edge { weight: weight(line), kind: line.kind as u8, label: None });
            edges.push(nth);
        }
    }
    let ColumnDrawing { columns, lines, .. } = in_columns(&graph, ground.limits());
    let drawn = |line: &ColumnLine| edges[line.edge];
    let mut chart_columns: Vec<ChartColumn> = Vec::new();
    for (column, own) in columns.iter().enumerate() {
        let is_first = chart_columns.last().is_none_or(|before| before.group != own.stage);
        let mut stops = Vec::new();
        for (row, step) in own.boxes.iter().enumerate() {
            let Some(step) = shown[*step].1 else { continue };
            let leaving: Vec<(usize, Run)> = (lines.iter())
                .filter(|line| line.column == column && row_of(line.run) == row)
                .map(|line| (drawn(line), line.run))
                .collect();
            let is_last = own.boxes.len() == row + 1;
            let leads_on = |run: Run| is_last && matches!(run, Run::Across(Across { rows: [_, 0], .. }));
            let find = |is: &dyn Fn(Run) -> bool| leaving.iter().find(|(_, run)| is(*run)).map(|(line, _)| *line);
            let narrow = leaving.iter().filter(|(_, run)| matches!(run, Run::Across(_)) && !leads_on(*run));
            let narrow: Vec<usize> = narrow.map(|(line, _)| *line).collect();
            let is_line = |line: usize| leaving.iter().any(|(own, _)| *own == line);
            stops.push(
                Stop {
                    step,
                    down: find(&|run| matches!(run, Run::Down { .. })),
                    on: find(&leads_on),
                    stubs: Vec::new(),
                    n_more: 0,
                }
                .with_stubs(chart, &is_line, &narrow),
            );
        }
        chart_columns.push(ChartColumn { group: own.stage, is_first, stops });
    }
    let across = lines.iter().filter_map(|line| match line.run {
        Run::Across(run) => Some((drawn(line), line.column, run)),
        Run::Down { .. } => None,
    });
    EveryStep { lines: across.collect(), groups, columns: chart_columns }
}

impl Stop {
    /// Tells every move that is no line here.
    fn with_stubs(mut self, chart: &Chart, is_line: &dyn Fn(usize) -> bool, narrow: &[usize]) -> Stop {
        let lines = chart.lines.iter().enumerate().filter(|(_, line)| line.from == self.step).map(|(nth, _)| nth);
        let told = lines.filter(|line| !is_line(*line) || narrow.contains(line));
        let told = told.map(|line| (Way::Line(line), narrow.contains(&line)));
        let doors = (0..chart.boxes[self.step].doors.len()).map(|door| (Way::Door(door), false));
        self.stubs = told.chain(doors).map(|(way, is_narrow)| ChartStub { way, is_narrow, is_rest: false }).collect();
        // Ways out first, then what weighs most; of equals the author's first.
        let rank = |stub: &ChartStub| match stub.way {
            Way::Line(line) if chart.boxes[chart.lines[line].to].ending.is_some() => 0,
            Way::Line(line) => 1 + EdgeWeight::Main as usize - weight(&chart.lines[line]) as usize,
            Way::Door(_) => 3,
        };
        let mut order: Vec<(usize, usize)> = (self.stubs.iter().enumerate())
            .filter(|(_, stub)| !stub.is_narrow)
            .map(|(nth, stub)| (rank(stub), nth))
            .collect();
        crate::sorting::sort_by_key(&mut order, |place| *place);
        if MOST_STUBS < order.len() {
            let rest = &order[MOST_STUBS - 1..];
            rest.iter().for_each(|(_, nth)| self.stubs[*nth].is_rest = true);
            self.n_more = rest.len();
        }
        self
    }
}

/// The groups in order: stages as the map has them, who acts and kinds as they are listed, endings last.
fn groups(world: &World, chart: &Chart, map: MapId, place: &Place, here: Option<StepRef>) -> Vec<ChartGroup> {
    let text = world.nation.map(map);
    let title_of = |step: &BoxText, nearest: Option<Ending>| -> (usize, String) {
        if let Some(ending) = nearest {
            return (ending as usize, (world.words.ending)(ending).to_string());
        }
        match place.grouping {
            Grouping::Stage => (step.stage, chart.stages[step.stage].clone()),
            Grouping::Who => match step.acts {
                Some(actor) => (actor as usize, capitalised((world.words.actor)(actor))),
                None => (usize::MAX, (world.words.step_kind)(step.kind).to_string()),
            },
            Grouping::Kind | Grouping::Ending => (step.kind as usize, (world.words.step_kind)(step.kind).to_string()),
        }
    };
    let mut groups: Vec<(usize, ChartGroup)> = Vec::new();
    for (nth, step) in chart.boxes.iter().enumerate() {
        let nearest = (place.grouping == Grouping::Ending)
            .then(|| world.graph.nearest_ending(StepRef { map, step: step.id }))
            .flatten();
        let id = place.grouping.group_of(text.step(step.id), nearest);
        match groups.iter_mut().find(|(_, group)| group.id == id) {
            Some((_, group)) => group.steps.push(nth),
            None => {
                let (rank, title) = title_of(step, nearest);
                let turned = place.with_turned(id);
                groups
                    .push((rank, ChartGroup { id: id.to_string(), title, steps: vec![nth], is_folded: false, turned }));
            }
        }
    }
    sort_by_key(&mut groups, |(rank, _)| *rank);
    let mut groups: Vec<ChartGroup> = groups.into_iter().map(|(_, group)| group).collect();
    for group in &mut groups {
        let is_here = |step: &usize| here.is_some_and(|here| chart.boxes[*step].id == here.step && here.map == map);
        group.is_folded = place.folded.contains(&group.id) && !group.steps.iter().any(is_here);
    }
    groups
}

fn row_of(run: Run) -> usize {
    match run {
        Run::Down { row } => row,
        Run::Across(Across { rows: [row, _], .. }) => row,
    }
}

fn weight(line: &LineText) -> EdgeWeight {
    edge_weight(line.kind, if line.is_main { EdgeWeight::Main } else { EdgeWeight::Next })
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
