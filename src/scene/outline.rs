//! The outline: every step of a map in reading order, with where it leads and on what condition.
//! Must never copy a step: a join or a loop is a link to it.

use crate::atlas::file::{Actor, Ending, MoveKind, StepKind};
use crate::atlas::{MapId, Nation, StepRef};
use crate::place::Place;
use crate::scene::address;
use crate::scene::chart::{Chart, ChartGroup};
use crate::scene::panel::{NextMove, next_groups};
use crate::sorting::sort_by_key;
use crate::world::World;

/// The steps of one stage.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineStage {
    /// The stage's title.
    pub title: String,
    /// Its steps.
    pub steps: Vec<OutlineStep>,
}

/// A step in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineStep {
    /// Its number in the map's reading order, from 1.
    pub number: usize,
    /// Its id.
    pub step: String,
    /// Its name.
    pub name: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, if it is one.
    pub ending: Option<Ending>,
    /// Whose move it is; none on an ending.
    pub acts: Vec<Actor>,
    /// One sentence for a parent.
    pub plain: String,
    /// The place that chooses it.
    pub place: Place,
    /// Its ways on, with the kind of move.
    pub ways: Vec<OutlineMove>,
}

/// A way on in the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineMove {
    /// The kind of move.
    pub kind: MoveKind,
    /// Where it leads, and when.
    pub way: NextMove,
}

/// The outline of a map. Stages in order; steps in reading order within.
pub fn outline(world: &World, map: MapId) -> Vec<OutlineStage> {
    let nation = &world.nation;
    let text = nation.map(map);
    let numbers = reading_order(nation, map);
    (text.file.stages.iter().enumerate())
        .map(|(idx, stage)| OutlineStage {
            title: stage.title.clone(),
            steps: (numbers.iter().enumerate())
                .filter(|(_, step_ref)| text.stage_index(&text.step(step_ref.step).stage) == idx)
                .map(|(number, step_ref)| outline_step(world, *step_ref, number + 1))
                .collect(),
        })
        .filter(|stage| !stage.steps.is_empty())
        .collect()
}

/// The same steps standing together by the groups of a chart, each with the number it has in reading order.
pub fn regrouped(stages: &[OutlineStage], chart: &Chart, groups: &[ChartGroup]) -> Vec<OutlineStage> {
    let steps = || stages.iter().flat_map(|stage| &stage.steps);
    let find = |at: &usize| steps().find(|step| step.step == chart.boxes[*at].step).cloned();
    let stage = |group: &ChartGroup| OutlineStage {
        title: group.title.clone(),
        steps: group.steps.iter().filter_map(find).collect(),
    };
    groups.iter().map(stage).collect()
}

/// Every step of a map as it is read: by stage, and in the author's order within.
pub fn reading_order(nation: &Nation, map: MapId) -> Vec<StepRef> {
    let text = nation.map(map);
    let mut step_refs: Vec<StepRef> = text.steps().map(|(step, _)| StepRef { map, step }).collect();
    sort_by_key(&mut step_refs, |step_ref| (text.stage_index(&text.step(step_ref.step).stage), step_ref.step));
    step_refs
}

fn outline_step(world: &World, step_ref: StepRef, number: usize) -> OutlineStep {
    let nation = &world.nation;
    let (step, file) = (nation.step(step_ref), &nation.map(step_ref.map).file);
    let ways = next_groups(world, step_ref, None)
        .into_iter()
        .flat_map(|group| group.moves.into_iter().map(move |way| OutlineMove { kind: group.kind, way }))
        // One name for each step of the page: the chart's.
        .map(|mut own| {
            if nation.reader.is_none() {
                own.way.to.shown_name.clone_from(&own.way.to.name);
            }
            own
        });
    OutlineStep {
        number,
        step: step.id.clone(),
        name: step.chart_name(nation.reader).to_string(),
        kind: step.kind,
        ending: step.ending(),
        acts: file.acts_for(step, nation.reader),
        plain: file.plain_for(step, nation.reader).to_string(),
        place: address(nation, step_ref),
        ways: ways.collect(),
    }
}
