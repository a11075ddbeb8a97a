//! The steps that a link has lit, in the order of the link.
//! Must never name a step that the chart does not light.

use crate::atlas::{MapId, Nation, StepRef};
use crate::place::Place;
use crate::scene::{StepLink, step_link};

/// Each step lit, with its plain line.
pub fn highlighted_steps(nation: &Nation, map: MapId, place: &Place) -> Vec<(StepLink, String)> {
    let steps = place.highlighted.iter().filter_map(|id| nation.map(map).find(id));
    steps
        .map(|step| (step_link(nation, map, StepRef { map, step }), nation.map(map).step(step).plain.clone()))
        .collect()
}
