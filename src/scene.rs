//! Everything shown, in words and marks, from the maps and the place: finished values that views only format.

use crate::atlas::file::{Ending, StepKind};
use crate::atlas::{Nation, StepRef};
use crate::place::{Lens, Place, StepName};

pub mod chart;
pub mod endings;
// What only the pages show that the build writes.
#[cfg(not(feature = "browser"))]
pub mod glossary;
pub mod highlighted;
#[cfg(not(feature = "browser"))]
pub mod learn;
#[cfg(not(feature = "browser"))]
pub mod main_road;
pub mod map;
pub mod outline;
pub mod page;
pub mod panel;
pub mod reflect;
pub mod step;
#[cfg(not(feature = "browser"))]
pub mod system;
pub mod trail;

/// A link to a step, with all a view needs to show it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLink {
    /// Its name, as a letter would give it.
    pub name: String,
    /// The name that the reader gets first: in everyday words, where those are known, or for a worker as a letter gives it.
    pub shown_name: String,
    /// The place it leads to.
    pub place: Place,
    /// The step as `nation/map#step`.
    pub step: String,
    /// The other map's title, if it lies on another map.
    pub map_title: Option<String>,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What kind of ending, if it is one.
    pub ending: Option<Ending>,
}

impl StepLink {
    /// The same link for a reader who looks ahead from where we are.
    pub fn looked_at_from(self, here: Option<&StepName>) -> StepLink {
        StepLink { place: self.place.looked_at_from(here), ..self }
    }
}

/// A link from one map to a step anywhere in the nation. Everyday names of other maps' steps are not at hand with that map
/// alone, but for endings.
pub fn step_link(nation: &Nation, from: crate::atlas::MapId, to: StepRef) -> StepLink {
    let link = entry_link(nation, from, to);
    let is_known = to.map == from || link.ending.is_some();
    StepLink { shown_name: if is_known { link.shown_name } else { link.name.clone() }, ..link }
}

/// The same where a move leads from the one map to the other: everyday names of such steps are at hand everywhere.
pub fn entry_link(nation: &Nation, from: crate::atlas::MapId, to: StepRef) -> StepLink {
    let map = nation.map(to.map);
    let step = map.step(to.step);
    StepLink {
        name: step.name.clone(),
        shown_name: step.shown_name(nation.reader).to_string(),
        place: address(nation, to),
        step: nation.name(to),
        map_title: (to.map != from).then(|| map.file.title.clone()),
        kind: step.kind,
        ending: step.ending(),
    }
}

/// A step by its name in the nation.
pub fn step_name(nation: &Nation, step_ref: StepRef) -> StepName {
    (nation.map(step_ref.map).slug().to_string(), nation.step(step_ref).id.clone())
}

/// The place of a step.
pub fn address(nation: &Nation, step_ref: StepRef) -> Place {
    let map = nation.map(step_ref.map);
    Place::map(&nation.id, map.slug(), Some(&map.step(step_ref.step).id))
}

/// The question of the way to an ending; `number` is which of the ways found, from 1.
pub fn route_lens(nation: &Nation, exit: StepRef, number: usize) -> Lens {
    Lens::Way { map: nation.map(exit.map).slug().to_string(), step: nation.step(exit).id.clone(), number }
}
