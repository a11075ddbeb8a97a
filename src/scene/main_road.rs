//! The main road of a map: the usual steps in the columns of their stages, ways out as flags on the step where one can leave,
//! lines between neighbours, and every other move as a stub that names its end.
//! Must never leave a move unmentioned: what is neither line, flag nor stub is counted at its step.

use crate::atlas::file::{Actor, Ending, MoveKind, Step, StepKind};
use crate::atlas::{Link, Map, MapId, Nation, StepId, StepRef, Target};
use crate::geometry::Size;
use crate::layout::{self, Across, ColumnDrawing, ColumnLimits, Run, in_columns};
use crate::place::Place;
use crate::scene::address;
use crate::scene::chart::edge_weight;

/// The main road.
#[derive(Clone, Debug, PartialEq)]
pub struct MainRoad {
    /// Its columns, in the order of the stages; a long stage takes two.
    pub columns: Vec<RoadColumn>,
    /// The lines across the channels between the columns.
    pub lines: Vec<RoadLine>,
    /// The ways out that no step of the road leads to.
    pub apart: Vec<Flag>,
    /// The titles of the stages that have steps, but none on the road and none that is an ending.
    pub stages_left_out: Vec<String>,
    /// The kinds of move that are drawn or named, in the order they are told.
    pub kinds: Vec<MoveKind>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadColumn {
    /// The stage's title; none where the column goes on with the stage before it.
    pub title: Option<String>,
    /// Its steps from top to bottom.
    pub steps: Vec<RoadStep>,
}

/// A step of the road.
#[derive(Clone, Debug, PartialEq)]
pub struct RoadStep {
    /// Its id.
    pub step: String,
    /// The place that chooses it.
    pub place: Place,
    /// Its name.
    pub name: RoadName,
    /// What sort of step it is.
    pub kind: StepKind,
    /// Whose move it is; none where it waits for nobody.
    pub first_to_act: Option<Actor>,
    /// The ways out of here.
    pub flags: Vec<Flag>,
    /// The moves that are no line.
    pub stubs: Vec<Stub>,
    /// The line down to the next step of the column.
    pub down: Option<RoadMove>,
    /// The line to the next column that on a narrow screen, where all steps stand below each other, leads to the next step.
    pub on: Option<RoadMove>,
    /// How many moves more lead to steps beside the road.
    pub n_more: usize,
}

/// A name on the road, which is written once for all readers: the style sheet shows each the one that is theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoadName {
    /// In everyday words.
    pub everyday: String,
    /// As a letter gives it, if that is another.
    pub official: Option<String>,
}

impl RoadName {
    fn of(step: &Step) -> RoadName {
        RoadName { everyday: step.shown_name(None).to_string(), official: step.other_name(None).map(str::to_string) }
    }
}

/// A way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The id of the ending.
    pub step: String,
    /// The place that chooses it.
    pub place: Place,
    /// Its name.
    pub name: RoadName,
    /// What kind of ending.
    pub ending: Option<Ending>,
    /// The condition, in a few words.
    pub when: String,
}

/// A move that is no line: a short one that names its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Stub {
    /// The move.
    pub way: RoadMove,
    /// The place at its end.
    pub place: Place,
    /// The name of its end: a step, or the map it leads to.
    pub name: RoadName,
    /// The condition, in a few words; none where the author gave none.
    pub when: String,
    /// Whether it leads to another map.
    pub is_elsewhere: bool,
    /// Whether it is a line on a wide screen and a stub only on a narrow one.
    pub is_narrow: bool,
}

/// A move of the road.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoadMove {
    /// `from>to`.
    pub name: String,
    /// What kind of move.
    pub kind: MoveKind,
}

/// A line across a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoadLine {
    /// The move.
    pub way: RoadMove,
    /// The column it leaves.
    pub column: usize,
    /// How it runs.
    pub run: Across,
}

/// The main road of a map.
pub fn main_road(nation: &Nation, map_id: MapId) -> MainRoad {
    let map = nation.map(map_id);
    let steps: Vec<StepId> =
        map.steps().filter(|(_, step)| step.is_main() && !step.is_exit()).map(|(id, _)| id).collect();
    let at = |id: StepId| steps.binary_search(&id).ok();
    let joints: Vec<(usize, usize, &Link)> = (map.moves.iter())
        .filter_map(|link| match link.to {
            Target::Here(to) => Some((at(link.from)?, at(to)?, link)),
            Target::Door { .. } => None,
        })
        .collect();
    let ColumnDrawing { columns, lines, stubs } = in_columns(&graph(map, &steps, &joints), ColumnLimits::SCREEN);
    let way = |edge: usize| road_move(map, joints[edge].2);
    let road_step = |column: usize, row: usize, own: usize| {
        let outgoing = |line: &&layout::ColumnLine| line.column == column && row_of(line.run) == row;
        let is_last = columns[column].boxes.len() == row + 1;
        let leads_on = |run: Run| is_last && matches!(run, Run::Across(Across { rows: [_, 0], .. }));
        let find = |is: &dyn Fn(Run) -> bool| {
            lines.iter().filter(outgoing).find(|line| is(line.run)).map(|line| way(line.edge))
        };
        let narrow = lines.iter().filter(outgoing);
        let narrow = narrow.filter(|line| matches!(line.run, Run::Across(_)) && !leads_on(line.run));
        let told = stubs.iter().map(|edge| (*edge, false)).filter(|(edge, _)| joints[*edge].0 == own);
        let told = told.chain(narrow.map(|line| (line.edge, true)));
        let mut here: Vec<Stub> = Vec::new();
        for (edge, is_narrow) in told {
            let name = RoadName::of(map.step(steps[joints[edge].1]));
            let place = address(nation, StepRef { map: map_id, step: steps[joints[edge].1] });
            let when = map.text(joints[edge].2).short.clone();
            here.push(Stub { way: way(edge), place, name, when, is_elsewhere: false, is_narrow });
        }
        let id = steps[own];
        for link in map.moves.iter().filter(|link| link.from == id) {
            let Target::Door { map: other, .. } = &link.to else { continue };
            let found = nation.find_map(other).zip(nation.target(map_id, link));
            let Some((other, to)) = found else { continue };
            let name = RoadName { everyday: nation.map(other).file.title.clone(), official: None };
            if here.iter().all(|stub| !stub.is_elsewhere || stub.name != name) {
                let place = address(nation, to);
                let when = map.text(link).short.clone();
                here.push(Stub { way: road_move(map, link), place, name, when, is_elsewhere: true, is_narrow: false });
            }
        }
        let step = map.step(id);
        let mut flags: Vec<Flag> = Vec::new();
        let mut n_more = 0;
        for link in map.moves.iter().filter(|link| link.from == id) {
            match link.to {
                Target::Here(to) if map.step(to).is_exit() => {
                    flags.push(Flag { when: map.text(link).short.clone(), ..flag(nation, map_id, to) });
                }
                Target::Here(to) if at(to).is_none() => n_more += 1,
                _ => {}
            }
        }
        RoadStep {
            step: step.id.clone(),
            place: address(nation, StepRef { map: map_id, step: id }),
            name: RoadName::of(step),
            kind: step.kind,
            flags,
            stubs: here,
            down: find(&|run| matches!(run, Run::Down { .. })),
            on: find(&leads_on),
            first_to_act: step.acts.first().copied(),
            n_more,
        }
    };
    let mut title_before = None;
    let road_columns: Vec<RoadColumn> = (columns.iter().enumerate())
        .map(|(nth, column)| {
            let title = map.file.stages.get(column.stage).map(|stage| stage.title.clone());
            let is_new = title_before != Some(column.stage);
            title_before = Some(column.stage);
            let steps = column.boxes.iter().enumerate().map(|(row, own)| road_step(nth, row, *own));
            RoadColumn { title: title.filter(|_| is_new), steps: steps.collect() }
        })
        .collect();
    let lines: Vec<RoadLine> = (lines.iter())
        .filter_map(|line| match line.run {
            Run::Across(run) => Some(RoadLine { way: way(line.edge), column: line.column, run }),
            Run::Down { .. } => None,
        })
        .collect();
    let all = || road_columns.iter().flat_map(|column| &column.steps);
    let exits = map.steps().filter(|(_, step)| step.is_exit());
    let apart = exits.filter(|(_, exit)| all().all(|step| step.flags.iter().all(|flag| flag.step != exit.id)));
    let apart = apart.map(|(exit, _)| flag(nation, map_id, exit)).collect();
    let shown = |kind: MoveKind| {
        lines.iter().any(|line| line.way.kind == kind)
            || all().any(|step| {
                step.down.as_ref().is_some_and(|way| way.kind == kind)
                    || step.stubs.iter().any(|stub| !stub.is_elsewhere && stub.way.kind == kind)
            })
    };
    let kinds = MoveKind::ALL.iter().copied().filter(|kind| shown(*kind)).collect();
    let is_drawn = |stage: &str| map.steps().any(|(_, step)| step.stage == stage && (step.is_main() || step.is_exit()));
    let left_out = map.file.stages.iter().filter(|stage| !is_drawn(&stage.id)).map(|stage| stage.title.clone());
    MainRoad { columns: road_columns, lines, apart, stages_left_out: left_out.collect(), kinds }
}

fn row_of(run: Run) -> usize {
    match run {
        Run::Down { row } => row,
        Run::Across(Across { rows: [row, _], .. }) => row,
    }
}

fn road_move(map: &Map, link: &Link) -> RoadMove {
    let text = map.text(link);
    RoadMove { name: format!("{}>{}", text.from, text.to), kind: text.kind }
}

fn flag(nation: &Nation, map: MapId, exit: StepId) -> Flag {
    let step = nation.map(map).step(exit);
    Flag {
        step: step.id.clone(),
        place: address(nation, StepRef { map, step: exit }),
        name: RoadName::of(step),
        ending: step.ending(),
        when: String::new(),
    }
}

/// The graph the columns are made of.
fn graph(map: &Map, steps: &[StepId], joints: &[(usize, usize, &Link)]) -> layout::Graph {
    let mut graph = layout::Graph::with_capacity(steps.len(), joints.len());
    let nodes: Vec<_> = (steps.iter())
        .map(|id| {
            let step = map.step(*id);
            graph.add_node(layout::Node {
                size: Size::default(),
                stage: Some(map.stage_index(&step.stage)),
                is_start: step.kind == StepKind::Start,
                is_exit: false,
            })
        })
        .collect();
    for (from, to, link) in joints {
        let kind = map.text(link).kind;
        let edge = layout::Edge { weight: edge_weight(kind, layout::EdgeWeight::Main), kind: kind as u8, label: None };
        graph.add_edge(nodes[*from], nodes[*to], edge);
    }
    graph
}
