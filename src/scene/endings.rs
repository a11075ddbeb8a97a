//! How it can end from a step: in three rings, from what lies ahead on this map to what can be reached at all.

use crate::atlas::file::Ending;
use crate::atlas::{Nation, StepRef};
use crate::graph::{MoveEdge, Rings};
use crate::place::{Place, StepName};
use crate::scene::panel::{condition, numbers};
use crate::scene::{StepLink, address, entry_link, route_lens, step_link};
use crate::world::World;

/// How it can end from a step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endings {
    /// Endings of this map that lie ahead.
    pub here: Vec<EndingGroup>,
    /// Other maps that lie ahead, each with its endings.
    pub by_map: Vec<MapEndings>,
    /// The others.
    pub other: Vec<EndingGroup>,
}

/// Endings of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingGroup {
    /// The kind.
    pub ending: Ending,
    /// The exits, the most usual first.
    pub exits: Vec<EndingLine>,
}

/// An ending that can be reached.
#[derive(Clone, Debug, PartialEq)]
pub struct EndingLine {
    /// The exit.
    pub exit: StepLink,
    /// The number of the next step that the usual route begins with, from 1; none where it is told elsewhere, or where it tells
    /// nothing because every route begins with the same.
    pub begins_with: Option<usize>,
    /// The steps of the usual route from here, each with the condition that leads there; the last is the exit. Empty where it is
    /// told elsewhere.
    pub route: Vec<(StepLink, String)>,
    /// The place that shows this route and others.
    pub routes: Place,
}

impl EndingLine {
    /// What has to happen last: the condition on which it ends so. Empty where it is told elsewhere.
    pub fn condition(&self) -> &str {
        self.route.last().map_or("", |(_, when)| when)
    }
}

/// Another map that lies ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct MapEndings {
    /// Where it is entered, by the most usual route.
    pub entry: StepLink,
    /// The map's title.
    pub title: String,
    /// The number of the next step that the route there begins with, from 1.
    pub begins_with: usize,
    /// On what condition the map is entered.
    pub when: String,
    /// The endings on it.
    pub endings: Vec<EndingGroup>,
}

impl Endings {
    /// Whether it ends here, or nowhere.
    pub fn is_empty(&self) -> bool {
        self.here.is_empty() && self.by_map.is_empty() && self.other.is_empty()
    }

    /// The endings of the first ring that has any, by kind.
    pub fn nearest(&self) -> Vec<EndingGroup> {
        if !self.here.is_empty() {
            return self.here.clone();
        }
        let lines = self
            .by_map
            .iter()
            .flat_map(|map| &map.endings)
            .flat_map(|group| group.exits.iter().map(|line| (group.ending, line.clone())));
        let on_maps = grouped(lines);
        if on_maps.is_empty() { self.other.clone() } else { on_maps }
    }

    /// How many endings there are in a ring.
    pub fn count(groups: &[EndingGroup]) -> usize {
        groups.iter().map(|group| group.exits.len()).sum()
    }
}

/// How it can end from a step, for a reader who is at `pinned`.
pub fn endings(world: &World, from: StepRef, pinned: Option<&StepName>) -> Endings {
    let Rings { here, by_map, other } = world.graph.rings(from);
    let nation = &world.nation;
    let numbers = numbers(world, from);
    let number = |route: &[MoveEdge]| route.first().and_then(|first| numbers.iter().position(|edge| edge == first));
    let bare = |(exit, ending): (StepRef, Ending)| (ending, bare_line(nation, from, pinned, exit));
    let here = here.into_iter().map(|found| {
        let step =
            |edge: &MoveEdge| (step_link(nation, from.map, edge.to).looked_at_from(pinned), condition(nation, edge));
        let line = EndingLine {
            begins_with: number(&found.route).map(|idx| idx + 1),
            route: found.route.iter().map(step).collect(),
            ..bare_line(nation, from, pinned, found.exit)
        };
        (found.ending, line)
    });
    let mut here = grouped(here);
    let mut lines: Vec<&mut EndingLine> = here.iter_mut().flat_map(|group| &mut group.exits).collect();
    if lines.windows(2).all(|two| two[0].begins_with == two[1].begins_with) && 1 < lines.len() {
        lines.iter_mut().for_each(|line| line.begins_with = None);
    }
    let by_map = by_map.into_iter().filter_map(|found| {
        let door = found.route.last()?;
        Some(MapEndings {
            entry: entry_link(nation, from.map, door.to).looked_at_from(pinned),
            title: nation.map(found.map).file.title.clone(),
            begins_with: number(&found.route)? + 1,
            when: condition(nation, door),
            endings: grouped(found.exits.into_iter().map(bare)),
        })
    });
    Endings { here, by_map: by_map.collect(), other: grouped(other.into_iter().map(bare)) }
}

fn bare_line(nation: &Nation, from: StepRef, pinned: Option<&StepName>, exit: StepRef) -> EndingLine {
    EndingLine {
        exit: step_link(nation, from.map, exit).looked_at_from(pinned),
        begins_with: None,
        route: Vec::new(),
        routes: address(nation, from).with_lens(route_lens(nation, exit, 1)).looked_at_from(pinned),
    }
}

/// Lines in groups of one kind of ending each, in the order of the kinds; within a group they keep their order.
fn grouped(lines: impl Iterator<Item = (Ending, EndingLine)>) -> Vec<EndingGroup> {
    let lines: Vec<_> = lines.collect();
    let of = |ending: Ending| {
        let exits = lines.iter().filter(|(known, _)| *known == ending).map(|(_, line)| line.clone());
        EndingGroup { ending, exits: exits.collect() }
    };
    Ending::ALL.iter().map(|ending| of(*ending)).filter(|group| !group.exits.is_empty()).collect()
}
