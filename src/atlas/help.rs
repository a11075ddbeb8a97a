//! People and lines a family can talk to: `maps/help.json`.
//!
//! A council that runs its own copy of Waymark puts its own lines into this file, or takes others out.

use serde::{Deserialize, Serialize};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// A parent.
    Parent,
    /// A relative, friend, foster or kinship carer.
    Carer,
    /// A child or young person.
    Child,
    /// Somebody who works with families.
    Worker,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Somebody is in danger now.
    Danger,
    /// General advice on children's services.
    Advice,
    /// A court case.
    Court,
    /// A children's hearing.
    Hearing,
    /// A relative or friend cares for the child.
    Kinship,
    /// The child is looked after.
    Care,
    /// The young person leaves care.
    LeavingCare,
    /// Adoption.
    Adoption,
    /// Violence or control at home.
    DomesticAbuse,
    /// Drink or drugs.
    DrinkDrugs,
    /// Mental health.
    MentalHealth,
    /// A child speaks for themselves.
    Child,
    /// A decision is complained about.
    Complaint,
    /// Law, and who pays for a lawyer.
    Legal,
    /// Help before anything else.
    EarlyHelp,
    /// A disabled child.
    Disability,
}

/// Somebody to talk to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Its id in the file.
    pub id: String,
    /// The nations it serves.
    pub nations: Vec<String>,
    /// For whom it is.
    pub readers: Vec<Reader>,
    /// The maps it is meant for; left out where it is for all maps of its nations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub maps: Vec<String>,
    /// What it is for.
    pub topics: Vec<Topic>,
    /// Steps on which it stands first: `nation/map#step`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
    /// Its name.
    pub name: String,
    /// What for, in one short sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// Its number as one reads it out: `0808 801 0366`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub telephone: Option<String>,
    /// How to reach it by text, chat or textphone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How to reach it in sign language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// When it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Whether a call is free; left out where no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free: Option<bool>,
    /// Its own page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The page on which the number, or what the line is for, was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// The page on which the way by text was read, if that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_source: Option<String>,
    /// When they were read: `2026-11-28`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checked: String,
    /// What more a reader should know, such as where the number is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Helpline {
    /// What a step shows of it: without what only the page of all lines says.
    fn short(&self) -> Helpline {
        Helpline {
            what: String::new(),
            text: None,
            sign: None,
            url: None,
            source: String::new(),
            text_source: None,
            checked: String::new(),
            note: None,
            nations: Vec::new(),
            ..self.clone()
        }
    }

    /// Whether it serves a nation.
    pub fn serves(&self, nation: &str) -> bool {
        self.nations.iter().any(|known| known == nation)
    }
}

/// Every line, as it lies in `maps/help.json`. Empty only if that does not parse, which a test rules out.
pub fn built_in() -> Vec<Helpline> {
    super::file::from_json(include_str!("../../maps/help.json")).unwrap_or_default()
}

/// The lines of a nation that have a number, as far as its steps show them.
pub fn short_list(lines: &[Helpline], nation: &str) -> Vec<Helpline> {
    let of_nation = lines.iter().filter(|line| line.serves(nation) && line.telephone.is_some());
    of_nation.map(Helpline::short).collect()
}
