//! People and lines a family can talk to: `maps/help.json`, and which of them a step shows. The build reads and chooses; the app
//! is handed what was chosen.
//!
//! A council that runs its own copy of Waymark puts its own lines into this file, or takes others out.

use serde::{Deserialize, Serialize};

use super::file::{Step, StepKind};
use super::reader::Reader;
use super::{Map, MapId, Nation, PhoneLine, StepRef};
use crate::sorting::sort_by_key;

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
    /// A home, or the lack of one.
    Housing,
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
    /// What it is for, the main thing first.
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
    /// What a step shows of it.
    pub fn short(&self) -> PhoneLine {
        PhoneLine {
            name: self.name.clone(),
            telephone: self.telephone.clone().unwrap_or_default(),
            hours: match self.telephone {
                Some(_) => self.hours.clone().unwrap_or_default(),
                None => {
                    let first = self.what.split(". ").next().unwrap_or_default().trim_end_matches('.');
                    [first, self.note.as_deref().unwrap_or_default()].join(". ")
                }
            },
            is_free: self.free == Some(true),
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

/// Lines a step shows at the most.
const MOST: usize = 3;

/// Words by which a step shows that its reader needs the law explained.
const OF_LAW: [&str; 4] = ["solicitor", "lawyer", "legal advice", "legal aid"];

/// What a step asks for besides advice: law where a court acts or a solicitor is named, complaint where a decision is questioned.
fn besides_advice(step: &Step) -> Option<Topic> {
    let names_law = |text: &String| OF_LAW.iter().any(|word| text.to_lowercase().contains(word));
    match step.kind {
        StepKind::Court | StepKind::Order => Some(Topic::Legal),
        _ if step.do_now.iter().chain(&step.rights).chain([&step.plain]).any(names_law) => Some(Topic::Legal),
        StepKind::Appeal => Some(Topic::Complaint),
        _ => None,
    }
}

/// Lines to talk to at a step: those that the file puts on this very step; then the one that fits the adult best, or on the map
/// of young people the one that fits them best; then, where the step asks for it, one whose main thing is law or complaints; then
/// one for the child, and what else fits. No line stands twice.
pub fn talk<'a>(lines: &'a [Helpline], nation: &Nation, step: StepRef) -> Vec<&'a Helpline> {
    let known = || lines.iter().filter(|line| line.serves(&nation.id) && line.telephone.is_some());
    let name = nation.name(step);
    let map = &nation.map(step.map).file.map;
    let fit = |line: &Helpline| {
        let (is_put_here, is_of_map) = (line.steps.contains(&name), line.maps.contains(map));
        4 * usize::from(is_put_here) + 2 * usize::from(is_of_map) + usize::from(line.topics.contains(&Topic::Advice))
    };
    let best = |readers: &[Reader]| {
        let mut fitting: Vec<&Helpline> = known()
            .filter(|line| line.maps.is_empty() || line.maps.contains(map))
            .filter(|line| readers.iter().any(|reader| line.readers.contains(reader)))
            .filter(|line| line.topics.iter().any(|topic| matches!(topic, Topic::Advice | Topic::LeavingCare)))
            .collect();
        sort_by_key(&mut fitting, |line| usize::MAX - fit(line));
        fitting
    };
    let here = known().filter(|line| line.steps.contains(&name));
    let child = best(&[Reader::Child]);
    let own = if nation.map(step.map).file.speaks_to == Reader::Child {
        child.clone()
    } else {
        best(&[Reader::Parent, Reader::Carer]).into_iter().take(MOST - 1).collect()
    };
    let topic = besides_advice(nation.step(step));
    let special = known().filter(|line| topic.is_some() && line.topics.first() == topic.as_ref());
    let first = own.iter().copied().take(1);
    let wanted =
        here.chain(first).chain(special.take(1)).chain(child.iter().copied().take(1)).chain(own.iter().copied());
    let mut told: Vec<&Helpline> = Vec::new();
    for line in wanted {
        if told.len() < MOST && !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

/// Lines for a child or young person at a step: those that the file puts on this very step, then the one for every child, then
/// those for children of this map. One without a number of its own comes last, and only where the file puts it.
fn talk_to_children<'a>(lines: &'a [Helpline], nation: &Nation, step: StepRef) -> Vec<&'a Helpline> {
    let (map, name) = (&nation.map(step.map).file.map, nation.name(step));
    let is_here = |line: &Helpline| line.steps.contains(&name);
    let is_theirs = |line: &&Helpline| {
        let is_of_map = line.maps.contains(map) || line.maps.is_empty() && line.steps.is_empty();
        let is_for_children = line.readers.contains(&Reader::Child) && line.topics.contains(&Topic::Child);
        let is_told = is_here(line) || is_of_map && line.telephone.is_some();
        line.serves(&nation.id) && is_told && is_for_children
    };
    let mut told: Vec<&Helpline> = lines.iter().filter(is_theirs).collect();
    let is_of_every_child = |line: &Helpline| line.maps.is_empty() && line.topics.first() == Some(&Topic::Child);
    sort_by_key(&mut told, |line| {
        let bare = line.telephone.is_none();
        (bare, !is_here(line), !is_of_every_child(line), line.maps.is_empty(), line.readers.len())
    });
    told.truncate(MOST);
    told
}

impl Nation {
    /// The nation with the lines to talk to that each of its steps shows.
    pub fn with_help<'a>(self, all: &'a [Helpline]) -> Nation {
        let mut lines: Vec<PhoneLine> = Vec::new();
        let mut place_of = |line: &Helpline| {
            let short = line.short();
            lines.iter().position(|known| *known == short).unwrap_or_else(|| {
                lines.push(short);
                lines.len() - 1
            })
        };
        let mut of_steps = |talk: fn(&'a [Helpline], &Nation, StepRef) -> Vec<&'a Helpline>| {
            let of_map = |(map, text): (MapId, &Map)| {
                let at = |step| talk(all, &self, StepRef { map, step });
                text.steps().map(|(step, _)| at(step).into_iter().map(&mut place_of).collect()).collect()
            };
            self.maps().map(of_map).collect()
        };
        let (lines_of_steps, lines_of_children) = (of_steps(talk), of_steps(talk_to_children));
        Nation { lines, lines_of_steps, lines_of_children, ..self }
    }
}
