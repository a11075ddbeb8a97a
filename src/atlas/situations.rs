//! What can have happened to a family that opens the first page: `maps/situations.json`, by nation.

use serde::Deserialize;

use super::reader::Reader;

/// The situations of a nation, in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Situations {
    /// The nation.
    pub nation: String,
    /// What can have happened.
    pub list: Vec<Situation>,
}

/// Something that can have happened.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Its id in the file.
    pub id: String,
    /// In the family's words.
    pub name: String,
    /// What more it can be, in a line.
    pub say: String,
    /// Who it is that it has happened to, if that is sure: from then on they read the words that are theirs.
    #[serde(default)]
    pub reader: Option<Reader>,
    /// What it can mean: two to six steps or maps.
    pub steps: Vec<Meaning>,
}

/// What a situation can mean.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// The step as `nation/map#step`, or a map as `nation/map`.
    pub step: String,
    /// In the family's words.
    pub name: String,
}

/// Every situation. Empty only if the file does not parse, which a test rules out.
pub fn built_in() -> Vec<Situations> {
    super::file::from_json(include_str!("../../maps/situations.json")).unwrap_or_default()
}
