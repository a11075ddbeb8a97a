//! How a nation's maps hang together, as a person holds it in their head: `maps/system.json`. Only the build reads it.
//! Must never tell a way from map to map that no move of theirs goes: `check` holds it.

use serde::{Deserialize, Serialize};

/// A nation's maps round the heart they lead to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// The nation.
    pub nation: String,
    /// What the picture is, in a sentence or two.
    pub note: String,
    /// What all maps are to lead to.
    pub heart: String,
    /// The same in a sentence or two.
    pub heart_words: String,
    /// The maps, in the order in which they are read.
    pub places: Vec<MapPlace>,
    /// What leads from one to another.
    pub links: Vec<SystemLink>,
    /// Pairs of maps with moves between them that the picture does not tell.
    pub left_out: Vec<LeftOut>,
}

/// A map in the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapPlace {
    /// The map's own part of its address.
    pub map: String,
    /// Where it stands.
    pub at: Spot,
    /// The lasting homes that are reached there, in everyday words; empty where none is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub homes: String,
    /// When one comes there from any other map, where that is told once for all of them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub from_all: String,
}

/// Where a map can stand: round the heart, or beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// Above the heart, where lines begin.
    TopLeft,
    /// Above the heart.
    TopMiddle,
    /// Above the heart, where lines end.
    TopRight,
    /// Below the heart, where lines begin.
    BottomLeft,
    /// Below the heart, where lines end.
    BottomRight,
    /// Beside the heart: one of the homes, told in detail.
    ByHeart,
    /// Over the whole picture: what comes before all others.
    Above,
    /// Under the whole picture: what goes on beside all others.
    Below,
}

/// When one goes from one map to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemLink {
    /// The map one leaves.
    pub from: String,
    /// The map one comes to.
    pub to: String,
    /// When, in a short sentence.
    pub words: String,
    /// The steps of the one map whose moves to the other say so.
    pub by: Vec<String>,
}

/// Two maps with moves from the one to the other that the picture does not tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOut {
    /// The map one leaves.
    pub from: String,
    /// The map one comes to.
    pub to: String,
    /// Why not.
    pub why: String,
}

/// Every nation's. Empty only if the file does not parse, which a test rules out.
pub fn built_in() -> Vec<System> {
    super::file::from_json(include_str!("../../maps/system.json")).unwrap_or_default()
}
