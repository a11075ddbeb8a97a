//! A journey as a text to keep or to hand over: JSON with a version, read with a reason where it cannot be.
//! Must never lose what it cannot use without saying so.

use serde::{Deserialize, Serialize};

use super::{Event, Journey, step_ref};
use crate::atlas::Nation;
use crate::atlas::file::from_json;
use crate::calendar::day::Day;
use crate::place::{StepName, Trail, joined};

/// The version this program writes.
const VERSION: u32 = 1;

/// Larger texts are no journeys of ours, in bytes.
const MOST_BYTES: usize = 1_000_000;

/// The text as it lies on the device or in a file.
#[derive(Serialize, Deserialize)]
struct JourneyFile {
    waymark: String,
    version: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    id: String,
    nation: String,
    #[serde(default)]
    here: Option<String>,
    #[serde(default)]
    trail: Vec<String>,
    #[serde(default)]
    earlier: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
    #[serde(default)]
    dates: Vec<KeptDay>,
    #[serde(default)]
    plans: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    notes: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct KeptDay {
    event: String,
    day: Day,
}

/// The little that tells whose file it is, before the whole is read.
#[derive(Deserialize)]
struct Label {
    waymark: String,
    version: u32,
}

/// Why a text is no journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is too large.
    TooLarge,
    /// It is no file of ours, or a part is missing or broken: the reason.
    Damaged(String),
    /// It is JSON, but no journey.
    Foreign,
    /// A newer program has written it.
    Newer,
    /// It lies in another nation: its id.
    OtherNation(String),
}

/// The journey as text.
pub fn write(journey: &Journey) -> String {
    let names = |steps: &[StepName]| steps.iter().map(joined).collect();
    let kept = JourneyFile {
        waymark: "journey".to_string(),
        version: VERSION,
        id: journey.id.clone(),
        nation: journey.nation.clone(),
        here: journey.here.as_ref().map(joined),
        trail: names(&journey.trail.been),
        earlier: names(&journey.trail.earlier),
        others: names(&journey.trail.others),
        dates: journey.dates.iter().map(|(event, day)| KeptDay { event: event.key(), day: *day }).collect(),
        plans: names(&journey.plans),
        asks: journey.asks.clone(),
        notes: journey.notes.clone(),
    };
    serde_json::to_string(&kept).unwrap_or_default()
}

/// Reads a journey of a nation, and how many of its steps are no longer on the maps.
pub fn read(text: &str, nation: &Nation) -> Result<(Journey, usize), Unread> {
    if MOST_BYTES < text.len() {
        return Err(Unread::TooLarge);
    }
    let label: Label = from_json(text).map_err(Unread::Damaged)?;
    if label.waymark != "journey" {
        return Err(Unread::Foreign);
    }
    if VERSION < label.version {
        return Err(Unread::Newer);
    }
    let kept: JourneyFile = from_json(text).map_err(Unread::Damaged)?;
    if kept.nation != nation.id {
        return Err(Unread::OtherNation(kept.nation));
    }
    let mut n_lost = 0;
    let mut known = |text: &str| {
        let name = text.split_once('/').map(|(map, step)| (map.to_string(), step.to_string()));
        let found = name.and_then(|name| step_ref(nation, &name)).map(|step_ref| super::name(nation, step_ref));
        n_lost += usize::from(found.is_none());
        found
    };
    let mut all = |steps: &[String]| steps.iter().filter_map(|step| known(step)).collect::<Vec<_>>();
    let trail = Trail { been: all(&kept.trail), earlier: all(&kept.earlier), others: all(&kept.others) };
    let plans = all(&kept.plans);
    let here = kept.here.as_deref().and_then(&mut known);
    let dates = kept.dates.iter().filter_map(|kept| {
        let event = Event::read(&kept.event);
        // What names no step at all is counted too.
        let step = known(&event.as_ref().map(|event| joined(&event.step)).unwrap_or_default())?;
        Some((Event { step, ..event? }, kept.day))
    });
    let dates = dates.collect();
    let JourneyFile { id, nation, asks, notes, .. } = kept;
    let journey = Journey { id, nation, here, trail, dates, plans, asks, notes, ..Journey::default() };
    Ok((journey, n_lost))
}
