//! The whole system: all maps of a nation as regions, their main roads and exits, and the doors between them.
//! Must never need more than the nation's skeleton.

use crate::atlas::{MapId, Nation, StepRef, Target};
use crate::geometry::Size;
use crate::layout::{Direction, Drawing, Edge, EdgeWeight, Graph, Node, arrange};
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
    /// The place that opens it.
    pub place: Place,
    /// Its main road and exits.
    pub chart: Chart,
    /// The doors out of it, in the author's order.
    pub links: Vec<MapLink>,
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
            place: Place::map(&nation.id, text.slug(), None),
            chart: chart(nation, map),
            links: (text.moves.iter())
                .filter(|link| matches!(link.to, Target::Door { .. }))
                .filter_map(|link| {
                    let to = nation.target(map, link)?;
                    Some(MapLink {
                        from: step_link(nation, map, StepRef { map, step: link.from }),
                        when: capitalised(&text.text(link).when),
                        to: step_link(nation, map, to),
                        to_map: to.map,
                    })
                })
                .collect(),
        })
        .collect()
}

/// The maps as boxes and the doors between them as lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// Where everything stands: one box for each region, one line for each pair.
    pub drawing: Drawing,
    /// The pairs of maps with doors between them.
    pub pairs: Vec<RegionPair>,
}

/// Two maps with doors between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegionPair {
    /// The region that comes first.
    pub first: usize,
    /// The region that comes later.
    pub later: usize,
    /// How many doors lead on, from the first to the later.
    pub n_on: usize,
    /// How many lead back.
    pub n_back: usize,
}

/// How wide a box of the overview is; two and the lines beside them fit on a narrow phone.
const BOX: f64 = 120.0;
/// How high one line of its text is.
const TEXT_LINE: f64 = 20.0;
/// About how many letters a line of its text holds.
const LETTERS: usize = 11;
/// Room for a number on a line.
const NUMBER: Size = Size { width: 22.0, height: 18.0 };

/// The overview of some regions: numbers on the lines say how many doors there are.
pub fn overview(regions: &[Region], direction: Direction) -> Overview {
    let n_links = |from: &Region, to: &Region| from.links.iter().filter(|link| link.to_map == to.map).count();
    let mut pairs = Vec::new();
    for (first, one) in regions.iter().enumerate() {
        for (later, two) in regions.iter().enumerate().skip(first + 1) {
            let pair = RegionPair { first, later, n_on: n_links(one, two), n_back: n_links(two, one) };
            pairs.extend((0 < pair.n_on + pair.n_back).then_some(pair));
        }
    }
    let mut graph = Graph::new();
    let nodes: Vec<_> = (regions.iter().enumerate())
        .map(|(nth, region)| {
            let size = Size::new(BOX, TEXT_LINE * n_lines(&region.title) as f64 + 16.0);
            graph.add_node(Node { size, stage: None, is_start: nth == 0, is_exit: false })
        })
        .collect();
    for pair in &pairs {
        graph.add_edge(
            nodes[pair.first],
            nodes[pair.later],
            Edge { weight: EdgeWeight::Next, kind: 0, label: Some(NUMBER) },
        );
    }
    Overview { drawing: arrange(&graph, direction), pairs }
}

/// How many lines a title takes; two at least, so that a finger finds every box.
fn n_lines(title: &str) -> usize {
    let (mut n, mut room) = (1, LETTERS);
    for word in title.split(' ').map(|word| word.chars().count()) {
        if room < word && room < LETTERS {
            (n, room) = (n + 1, LETTERS);
        }
        room = room.saturating_sub(word + 1);
    }
    n.max(2)
}
