//! The whole system: all maps of a nation as regions, their main roads and exits, and the doors between them.
//! Must never need more than the nation's skeleton.

use crate::atlas::{MapId, Nation, Spot, Target};
use crate::place::Place;
use crate::scene::chart::{Chart, chart};
use crate::scene::step::capitalised;
use crate::scene::{StepLink, step_link};

/// One map as a region.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The map.
    pub map: MapId,
    /// The map's own part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The fragment that opens it.
    pub href: String,
    /// Its main road and exits.
    pub chart: Chart,
    /// The doors out of it, in the author's order.
    pub doors: Vec<Door>,
}

/// A move from one map to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Door {
    /// The step it leaves.
    pub from: StepLink,
    /// The condition.
    pub when: String,
    /// Where it leads.
    pub to: StepLink,
    /// The map it leads to.
    pub to_map: MapId,
}

/// The regions of a nation, in the order a reader meets them.
pub fn regions(nation: &Nation) -> Vec<Region> {
    (nation.maps())
        .map(|(map, text)| Region {
            map,
            slug: text.slug().to_string(),
            title: text.file.title.clone(),
            href: Place::map(&nation.id, text.slug(), None).print(),
            chart: chart(nation, map, true),
            doors: (text.moves.iter())
                .filter(|link| matches!(link.to, Target::Door { .. }))
                .filter_map(|link| {
                    let to = nation.target(map, link)?;
                    Some(Door {
                        from: step_link(nation, map, Spot { map, step: link.from }),
                        when: capitalised(&text.text(link).when),
                        to: step_link(nation, map, to),
                        to_map: to.map,
                    })
                })
                .collect(),
        })
        .collect()
}
