//! A journey as a text to keep or to hand over: JSON with a version, read with a reason where it cannot be; and two such texts
//! of one journey brought together. Must never lose what it cannot use: that stays with the journey, and is written again.

use serde::{Deserialize, Serialize};

use super::record::{FIRST, question_key, words_key};
use super::{Event, Journey, set, step_ref};
use crate::atlas::Nation;
use crate::atlas::file::from_json;
use crate::calendar::day::Day;
use crate::place::{Page, Place, StepName, Trail, joined};

/// The version this program writes.
const VERSION: u32 = 1;

/// Larger texts are no journeys of ours, in bytes.
const MOST_BYTES: usize = 1_000_000;

/// The text as it lies on the device or in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JourneyFile {
    waymark: String,
    version: u32,
    /// What tells it from other journeys.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// What the worker calls it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Which of the colours it has.
    #[serde(default)]
    pub colour: usize,
    /// The day it was last changed, `2026-11-03`; empty if that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub changed: String,
    /// How often it was changed.
    #[serde(default)]
    n_changes: u32,
    /// The id of its nation.
    pub nation: String,
    /// The council whose own limits stand beside the national ones.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    council: String,
    /// The child's age.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    age: String,
    /// "We are here."
    #[serde(default)]
    pub here: Option<String>,
    /// The road so far.
    #[serde(default)]
    pub trail: Vec<String>,
    #[serde(default)]
    earlier: Vec<String>,
    #[serde(default)]
    others: Vec<String>,
    /// The days given.
    #[serde(default)]
    pub dates: Vec<KeptDay>,
    #[serde(default)]
    plans: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    turns: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    history: Vec<(String, String)>,
    #[serde(default)]
    asks: Vec<String>,
    /// Words of one's own as programs wrote them that knew no records; they become the first.
    #[serde(default, skip_serializing)]
    notes: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    records: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    meetings: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    child: Vec<(String, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also: Vec<(String, String)>,
}

/// The day of an event, as it stands in the text: it may name no event and no day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptDay {
    event: String,
    day: String,
}

/// A list of a journey's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptList {
    /// Where we are.
    Here,
    /// The road so far.
    Trail,
    /// An earlier involvement.
    Earlier,
    /// Where other children are.
    Others,
    /// Days of events.
    Dates,
    /// The plans.
    Plans,
}

/// What of a text this program cannot use: a step that is on no map, or a date that is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Unusable {
    /// The list it stands in.
    pub list: KeptList,
    /// Its place there.
    pub at: usize,
    /// The step or event.
    pub text: String,
    /// What stands as its day.
    pub day: String,
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

impl JourneyFile {
    /// Reads a text, whatever the nation.
    pub fn parse(text: &str) -> Result<JourneyFile, Unread> {
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
        let mut file: JourneyFile = from_json(text).map_err(Unread::Damaged)?;
        for (id, note) in std::mem::take(&mut file.notes) {
            set(&mut file.records, words_key(FIRST, &question_key(&id)), Some(note));
        }
        Ok(file)
    }

    /// A journey as it is written.
    pub fn of(journey: &Journey) -> JourneyFile {
        let names = |steps: &[StepName]| steps.iter().map(joined).collect();
        let mut file = JourneyFile {
            waymark: "journey".to_string(),
            version: VERSION,
            id: journey.id.clone(),
            label: journey.label.clone(),
            colour: journey.colour,
            changed: journey.changed.map(|day| day.to_string()).unwrap_or_default(),
            n_changes: journey.n_changes,
            nation: journey.nation.clone(),
            council: journey.council.clone(),
            age: journey.age.clone(),
            here: journey.here.as_ref().map(joined),
            trail: names(&journey.trail.been),
            earlier: names(&journey.trail.earlier),
            others: names(&journey.trail.others),
            dates: (journey.dates.iter())
                .map(|(event, day)| KeptDay { event: event.key(), day: day.to_string() })
                .collect(),
            plans: names(&journey.plans),
            turns: journey.turns.clone(),
            history: journey.history.clone(),
            asks: journey.asks.clone(),
            notes: Vec::new(),
            records: journey.records.clone(),
            meetings: journey.meetings.clone(),
            child: journey.child.clone(),
            also: journey.also.clone(),
        };
        for Unusable { list, at, text, day } in &journey.unusable {
            match list {
                KeptList::Here => {
                    file.here.get_or_insert_with(|| text.clone());
                }
                KeptList::Dates => {
                    let kept = KeptDay { event: text.clone(), day: day.clone() };
                    file.dates.insert((*at).min(file.dates.len()), kept);
                }
                _ => {
                    let list = file.steps(*list);
                    list.insert((*at).min(list.len()), text.clone());
                }
            }
        }
        file
    }

    /// As text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The place that shows it.
    pub fn place(&self) -> Place {
        let steps = |steps: &[String]| steps.iter().filter_map(|step| step_name(step)).collect();
        let here = self.here.as_deref().and_then(step_name);
        let trail = Trail { been: steps(&self.trail), earlier: steps(&self.earlier), others: steps(&self.others) };
        Place::from(Page::Journey { nation: self.nation.clone(), here }).with_trail(trail)
    }

    fn steps(&mut self, list: KeptList) -> &mut Vec<String> {
        match list {
            KeptList::Earlier => &mut self.earlier,
            KeptList::Others => &mut self.others,
            KeptList::Plans => &mut self.plans,
            _ => &mut self.trail,
        }
    }

    /// What it says, field by field, each with a key: `label`, `date kinship/kinship-panel`, `record first ask s-1`.
    fn fields(&self) -> Vec<(String, String)> {
        let text = |key: &str, value: String| (key.to_string(), value);
        let mut fields = vec![
            text("label", self.label.clone()),
            text("colour", self.colour.to_string()),
            text("council", self.council.clone()),
            text("age", self.age.clone()),
            text("here", self.here.clone().unwrap_or_default()),
            text("trail", self.trail.join(" ")),
            text("earlier", self.earlier.join(" ")),
            text("others", self.others.join(" ")),
            text("plans", self.plans.join(" ")),
        ];
        fields.retain(|(_, value)| !value.is_empty());
        fields.extend(self.dates.iter().map(|kept| (format!("date {}", kept.event), kept.day.clone())));
        fields.extend(self.records.iter().map(|(name, text)| (format!("record {name}"), text.clone())));
        fields.extend(self.meetings.iter().map(|(name, text)| (format!("meeting {name}"), text.clone())));
        fields.extend(self.child.iter().map(|(name, said)| (format!("child {name}"), said.clone())));
        fields.extend(self.history.iter().map(|(name, said)| (format!("past {name}"), said.clone())));
        fields.extend(self.turns.iter().map(|(name, to)| (format!("turn {name}"), to.clone())));
        fields.extend(self.asks.iter().map(|ask| (format!("ask {ask}"), "yes".to_string())));
        fields.extend(self.also.iter().map(|(key, value)| (format!("also {key}\n{value}"), "yes".to_string())));
        fields
    }

    /// Whether days were given, or a child has put something on their page.
    pub fn holds_days_or_words(&self) -> bool {
        !(self.dates.is_empty() && self.child.is_empty())
    }

    /// What a field says; nothing where it says nothing.
    pub fn value(&self, key: &str) -> Option<String> {
        self.fields().into_iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// Sets a field, or takes it away.
    pub fn set(&mut self, key: &str, value: Option<&str>) {
        let (kind, name) = key.split_once(' ').unwrap_or((key, ""));
        let text = value.unwrap_or_default();
        let steps = || text.split_whitespace().map(str::to_string).collect();
        match kind {
            "label" => self.label = text.to_string(),
            "colour" => self.colour = text.parse().unwrap_or_default(),
            "council" => self.council = text.to_string(),
            "age" => self.age = text.to_string(),
            "here" => self.here = value.map(str::to_string),
            "trail" => self.trail = steps(),
            "earlier" => self.earlier = steps(),
            "others" => self.others = steps(),
            "plans" => self.plans = steps(),
            "record" => set(&mut self.records, name.to_string(), value.map(str::to_string)),
            "meeting" => set(&mut self.meetings, name.to_string(), value.map(str::to_string)),
            "child" => set(&mut self.child, name.to_string(), value.map(str::to_string)),
            "past" => set(&mut self.history, name.to_string(), value.map(str::to_string)),
            "turn" => set(&mut self.turns, name.to_string(), value.map(str::to_string)),
            "date" => {
                let at = self.dates.iter().position(|kept| kept.event == name).unwrap_or(self.dates.len());
                let value = value.map(|day| KeptDay { event: name.to_string(), day: day.to_string() });
                self.dates.splice(at..(at + 1).min(self.dates.len()), value);
            }
            "ask" => toggle(&mut self.asks, name.to_string(), value),
            _ => {
                let (key, other) = name.split_once('\n').unwrap_or_default();
                toggle(&mut self.also, (key.to_string(), other.to_string()), value);
            }
        }
    }
}

/// Has a list hold a thing once, or without a value not at all.
fn toggle<T: PartialEq>(list: &mut Vec<T>, thing: T, value: Option<&str>) {
    let at = list.iter().position(|known| *known == thing);
    match at {
        Some(at) if value.is_none() => drop(list.remove(at)),
        None if value.is_some() => list.push(thing),
        _ => {}
    }
}

/// Brings two texts of one journey together, field by field. `base` is what both have come from: what only one of them has
/// changed stands. Where both have, `mine` stands and the other value is kept beside it, for the reader to choose.
pub fn merged(base: Option<&JourneyFile>, mine: &JourneyFile, theirs: &JourneyFile) -> JourneyFile {
    let n_before = base.map_or(0, |base| base.n_changes);
    let base = base.map(JourneyFile::fields).unwrap_or_default();
    let (own, other) = (mine.fields(), theirs.fields());
    let of = |fields: &[(String, String)], key: &str| {
        fields.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone())
    };
    let mut merged = theirs.clone();
    // What both have changed counts for both.
    merged.n_changes =
        (mine.n_changes + theirs.n_changes).saturating_sub(n_before).max(mine.n_changes).max(theirs.n_changes);
    for (key, value) in &own {
        let (was, there) = (of(&base, key), of(&other, key));
        if was.as_ref() == Some(value) || there.as_ref() == Some(value) {
            continue;
        }
        if let Some(there) = there.filter(|there| Some(there) != was.as_ref()) {
            merged.set(&format!("also {key}\n{there}"), Some("yes"));
        }
        merged.set(key, Some(value));
    }
    for (key, was) in &base {
        if of(&own, key).is_none() && of(&other, key).as_ref() == Some(was) {
            merged.set(key, None);
        }
    }
    merged
}

/// The journey as text.
pub fn write(journey: &Journey) -> String {
    JourneyFile::of(journey).text()
}

/// Reads a journey of a nation. What is on no map of it, and what is no date, stays with it apart.
pub fn read(text: &str, nation: &Nation) -> Result<Journey, Unread> {
    let file = JourneyFile::parse(text)?;
    if file.nation != nation.id {
        return Err(Unread::OtherNation(file.nation));
    }
    Ok(journey_of(file, nation))
}

/// The journey that a text of this nation says.
fn journey_of(file: JourneyFile, nation: &Nation) -> Journey {
    let mut unusable = Vec::new();
    let known = |text: &str| Some(super::name(nation, step_ref(nation, &step_name(text)?)?));
    let mut all = |list: KeptList, steps: &[String]| {
        let mut found = Vec::new();
        for (at, text) in steps.iter().enumerate() {
            match known(text) {
                Some(step) => found.push(step),
                None => unusable.push(Unusable { list, at, text: text.clone(), day: String::new() }),
            }
        }
        found
    };
    let trail = Trail {
        been: all(KeptList::Trail, &file.trail),
        earlier: all(KeptList::Earlier, &file.earlier),
        others: all(KeptList::Others, &file.others),
    };
    let plans = all(KeptList::Plans, &file.plans);
    let here = all(KeptList::Here, file.here.as_slice()).pop();
    let mut dates = Vec::new();
    for (at, KeptDay { event, day }) in file.dates.into_iter().enumerate() {
        let read = Event::read(&event).and_then(|event| Some(Event { step: known(&joined(&event.step))?, ..event }));
        match (read, Day::parse(&day)) {
            (Some(event), Ok(day)) => dates.push((event, day)),
            _ => unusable.push(Unusable { list: KeptList::Dates, at, text: event, day }),
        }
    }
    Journey {
        id: file.id,
        label: file.label,
        colour: file.colour,
        changed: Day::parse(&file.changed).ok(),
        n_changes: file.n_changes,
        nation: file.nation,
        council: file.council,
        age: file.age,
        here,
        trail,
        dates,
        plans,
        turns: file.turns,
        history: file.history,
        asks: file.asks,
        records: file.records,
        meetings: file.meetings,
        child: file.child,
        also: file.also,
        unusable,
    }
}

/// The step that a text names.
pub fn step_name(text: &str) -> Option<StepName> {
    text.split_once('/').map(|(map, step)| (map.to_string(), step.to_string()))
}
