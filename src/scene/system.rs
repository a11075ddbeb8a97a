//! The whole system of a nation: its maps round the heart they lead to, what leads from one to another, and every link in words.
//! Must never need more than the nation's skeleton and what `maps/system.json` tells.

use crate::atlas::system::{Spot, System};
use crate::atlas::{Nation, NationEntry, StepRef, Target};
use crate::place::Place;
use crate::scene::step::capitalised;
use crate::scene::{StepLink, step_link};

/// The maps of a nation round the heart.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemPicture {
    /// What it is.
    pub note: String,
    /// The maps, in the order in which they are read.
    pub places: Vec<SystemPlace>,
    /// What all of them lead to.
    pub heart: String,
    /// The same in a sentence or two.
    pub heart_words: String,
}

/// A map in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemPlace {
    /// The map's own part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What it is, in a line.
    pub purpose: String,
    /// Where it stands.
    pub at: Spot,
    /// The place that opens it.
    pub place: Place,
    /// The lasting homes that are reached there; empty where none is.
    pub homes: String,
    /// When one comes there from any other map; empty where that is told way by way.
    pub from_all: String,
    /// What leads to a neighbour in the picture, as arrows between the two.
    pub arrows: Vec<(Gap, Lead)>,
    /// What leads further.
    pub others: Vec<Lead>,
}

/// What leads from one map to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Lead {
    /// When.
    pub when: String,
    /// The title of the map one comes to.
    pub title: String,
    /// The place that opens it.
    pub place: Place,
    /// Where that map stands in the order of reading.
    pub turn: ReadOrder,
}

/// Where a lead goes to in the order of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadOrder {
    /// To the map read next.
    Next,
    /// To one read later.
    Later,
    /// Back to one read earlier.
    Back,
}

/// Between which neighbours an arrow lies, and to which of its two ends it points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Which neighbours.
    pub between: Between,
    /// Whether it points from the first of the two to the second.
    pub is_on: bool,
}

/// Two neighbours of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// The first and the second above the heart.
    TopStart,
    /// The second and the third.
    TopEnd,
    /// The upper and the lower where lines begin.
    Start,
    /// The upper and the lower where lines end.
    End,
    /// The two below the heart.
    Bottom,
}

impl Gap {
    /// Where the arrow from one map to another lies, if they are neighbours.
    fn of(from: Spot, to: Spot) -> Option<Gap> {
        let gaps = [
            (Spot::TopLeft, Spot::TopMiddle, Between::TopStart),
            (Spot::TopMiddle, Spot::TopRight, Between::TopEnd),
            (Spot::TopLeft, Spot::BottomLeft, Between::Start),
            (Spot::TopRight, Spot::BottomRight, Between::End),
            (Spot::BottomLeft, Spot::BottomRight, Between::Bottom),
        ];
        gaps.into_iter().find_map(|(first, second, between)| {
            let is_on = (first, second) == (from, to);
            (is_on || (first, second) == (to, from)).then_some(Gap { between, is_on })
        })
    }
}

/// The picture of a nation's maps.
pub fn picture(nation: &NationEntry, told: &System) -> SystemPicture {
    let place_of = |map: &str| Place::map(&nation.id, map, None);
    let title_of = |map: &str| nation.map(map).map(|entry| entry.title.clone()).unwrap_or_default();
    let places = (told.places.iter().enumerate()).map(|(idx, own)| {
        let (mut arrows, mut others) = (Vec::new(), Vec::new());
        for link in told.links.iter().filter(|link| link.from == own.map) {
            let Some(to) = told.places.iter().position(|other| other.map == link.to) else { continue };
            let turn = match to {
                to if to == idx + 1 => ReadOrder::Next,
                to if idx < to => ReadOrder::Later,
                _ => ReadOrder::Back,
            };
            let (when, title, place) = (link.words.clone(), title_of(&link.to), place_of(&link.to));
            let lead = Lead { when, title, place, turn };
            match Gap::of(own.at, told.places[to].at) {
                Some(gap) => arrows.push((gap, lead)),
                None => others.push(lead),
            }
        }
        // What leads on to the map read next is heard just before it.
        arrows.sort_by_key(|(_, lead)| lead.turn == ReadOrder::Next);
        SystemPlace {
            slug: own.map.clone(),
            title: title_of(&own.map),
            purpose: nation.map(&own.map).map(|entry| entry.purpose.clone()).unwrap_or_default(),
            at: own.at,
            place: place_of(&own.map),
            homes: own.homes.clone(),
            from_all: own.from_all.clone(),
            arrows,
            others,
        }
    });
    SystemPicture {
        note: told.note.clone(),
        places: places.collect(),
        heart: told.heart.clone(),
        heart_words: told.heart_words.clone(),
    }
}

/// One map in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The map's own part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The place that opens it.
    pub place: Place,
    /// Its stages, in their order.
    pub stages: Vec<String>,
    /// How it can end.
    pub endings: Vec<StepLink>,
    /// What leads to each other map, by that map's title, in the author's order.
    pub links: Vec<(String, Vec<MapLink>)>,
}

/// A move from one map to another.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLink {
    /// The step it leaves.
    pub from: StepLink,
    /// The condition.
    pub when: String,
    /// Where it leads.
    pub to: StepLink,
}

/// The maps of a nation in words, in the order a reader meets them.
pub fn regions(nation: &Nation) -> Vec<Region> {
    (nation.maps())
        .map(|(map, text)| {
            let links_to = |other| {
                let doors = text.moves.iter().filter(|link| matches!(link.to, Target::Door { .. }));
                doors.filter_map(move |link| {
                    let to = nation.target(map, link).filter(|to| to.map == other)?;
                    Some(MapLink {
                        from: step_link(nation, map, StepRef { map, step: link.from }),
                        when: capitalised(&text.text(link).when),
                        to: step_link(nation, to.map, to),
                    })
                })
            };
            let exits = text.steps().filter(|(_, step)| step.is_exit());
            Region {
                slug: text.slug().to_string(),
                title: text.file.title.clone(),
                place: Place::map(&nation.id, text.slug(), None),
                stages: text.file.stages.iter().map(|stage| stage.title.clone()).collect(),
                endings: exits.map(|(step, _)| step_link(nation, map, StepRef { map, step })).collect(),
                links: (nation.maps())
                    .map(|(other, text)| (text.file.title.clone(), links_to(other).collect::<Vec<_>>()))
                    .filter(|(_, links)| !links.is_empty())
                    .collect(),
            }
        })
        .collect()
}
