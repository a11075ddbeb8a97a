//! The shape of a map file: what an author writes, key for key.
//! What a map has to keep is in `check`.

use serde::{Deserialize, Serialize};

use super::reader::Reader;
use super::timescale::{Basis, SourceRead, Timescale};
use crate::listed::listed;

/// One system of one nation as a map: its steps, the moves between them, its words and its sources.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct MapFile {
    /// Where the description of this format lies; for editors of the file only.
    #[serde(rename = "$schema", default, skip_serializing_if = "String::is_empty")]
    pub schema: String,
    /// Nation and map as they stand in an address: `scotland/kinship`.
    pub map: String,
    /// The map's name as a reader sees it.
    #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
    pub title: String,
    /// The nation whose law and guidance the map tells.
    pub nation: String,
    /// Whom its sentences mean by “you”: a parent, where it does not say.
    #[serde(default, skip_serializing_if = "Reader::is_usual")]
    pub speaks_to: Reader,
    /// One sentence: what the map shows.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true), length(max = 400)))]
    pub purpose: String,
    /// Up to when law and guidance were read: a month and a year, or a year, never later than its newest source says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true), length(max = 20)))]
    pub read_up_to: String,
    /// Which law and guidance the map tells, and in which state.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub facts_as_of: String,
    /// The stages in the order a child meets them.
    pub stages: Vec<Stage>,
    /// Every step, in reading order.
    pub steps: Vec<Step>,
    /// Every move, in the order a reader should meet the ways on.
    pub moves: Vec<Move>,
    /// Words explained where they stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub glossary: Vec<Term>,
    /// Where every fact comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub sources: Vec<Source>,
    /// What could not be made sure of, told to the reader.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub open_questions: Vec<OpenQuestion>,
    /// Remarks on how the map was made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The main road as HTML, with the app's links: it is the same for everybody, but for its marks. The build writes this, no author.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub main_road: String,
}

/// A stage of the road, drawn as a band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Stage {
    /// Its id within the map.
    pub id: String,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(length(max = 40)))]
    pub title: String,
}

/// What of a step is told under a label of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepField {
    /// Who decides.
    Decides,
    /// Who takes part.
    TakesPart,
    /// By when.
    Timescales,
    /// What one council does.
    LocalRules,
    /// Law to come.
    Coming,
}

/// One step: a meeting, a decision, an order, a way out …
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Step {
    /// Its id within the map; stands in addresses and is kept for good.
    #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
    pub id: String,
    /// Its name.
    #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
    pub name: String,
    /// Its name in everyday words; left out where the name is plain already.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 48)))]
    pub plain_name: String,
    /// The same for the child, where the name in everyday words speaks to somebody else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 48)))]
    pub child_name: String,
    /// What sort of step it is.
    pub kind: StepKind,
    /// The stage it belongs to.
    pub stage: String,
    /// Whether it stands on the main road, the depth a map opens in.
    pub road: Prominence,
    /// One sentence for whom the map speaks to.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true), length(max = 120)))]
    pub plain: String,
    /// The same for a parent, on a map that speaks to somebody else, where a parent needs other words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
    pub plain_parent: String,
    /// The same for a relative, friend or foster carer, on a map that speaks to somebody else, where a carer needs other words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 120)))]
    pub plain_carer: String,
    /// One or two short sentences for a child of 8 to 12.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true), length(max = 120)))]
    pub child: String,
    /// What it is, with the law, for a professional.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true), length(max = 500)))]
    pub what: String,
    /// What kind of ending it is, on steps of kind `exit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit: Option<Exit>,
    /// Whose move it is: one or two, who has to act first before who acts then; on every step that is no exit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 2)))]
    pub acts: Vec<Actor>,
    /// Who decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub who_decides: Vec<String>,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub who_takes_part: Vec<String>,
    /// By when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub timescales: Vec<Timescale>,
    /// What whoever the map speaks to should do now, in up to three lines; on every step that is no exit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 3)))]
    pub do_now: Vec<String>,
    /// What a family can ask for here; left out where only workers act.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<String>,
    /// Law that is passed but not in force and will change this step.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coming: Vec<Coming>,
    /// What one council does here beside or beyond the national rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub local_rules: Vec<LocalRule>,
    /// What a worker does in a council's case system at this step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<CaseSystem>,
    /// Ids of the sources the step rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub sources: Vec<String>,
    /// Everyday words people look for it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Ids it had before; links to them still arrive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where the course teaches it: id of the outcome, a space, title of its module. The build writes this, no author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub taught: Vec<String>,
}

/// What sort of step it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// Where the map begins.
    Start,
    /// Something that happens.
    #[default]
    Step,
    /// People meet.
    Meeting,
    /// Somebody decides.
    Decision,
    /// An order of a hearing or a court.
    Order,
    /// Before a court.
    Court,
    /// A plan or order is looked at again.
    Review,
    /// Help.
    Support,
    /// A decision is challenged.
    Appeal,
    /// A way out of the system.
    Exit,
}

impl StepKind {
    /// The word that stands for it in a link and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            StepKind::Start => "start",
            StepKind::Step => "step",
            StepKind::Meeting => "meeting",
            StepKind::Decision => "decision",
            StepKind::Order => "order",
            StepKind::Court => "court",
            StepKind::Review => "review",
            StepKind::Support => "support",
            StepKind::Appeal => "appeal",
            StepKind::Exit => "exit",
        }
    }
}

/// Whether people come together at a step of this kind, so that there is something to prepare.
pub fn is_meeting(kind: StepKind) -> bool {
    matches!(kind, StepKind::Meeting | StepKind::Review | StepKind::Court)
}

listed! {
    /// Who has to act at a step: whoever it waits for, not all who take part.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(rename_all = "kebab-case")]
    pub enum Actor {
        /// Whom the map speaks to.
        Family,
        /// The parents, where the map speaks to somebody else.
        Parents,
        /// The child or young person, where the page speaks to somebody else.
        Child,
        /// Who cares for the child or wants to, where the parent who reads is somebody else.
        Carer,
        /// A council, its social workers, managers and meetings.
        Council,
        /// A children's hearing, or a panel that advises a council.
        Panel,
        /// The children's reporter.
        Reporter,
        /// A court, a sheriff, a judge.
        Court,
        /// Police, health, school, the Home Office, adopters and anybody else.
        Others,
    }
}

impl Actor {
    /// The word that stands for it in a link and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            Actor::Family => "family",
            Actor::Parents => "parents",
            Actor::Child => "child",
            Actor::Carer => "carer",
            Actor::Council => "council",
            Actor::Panel => "panel",
            Actor::Reporter => "reporter",
            Actor::Court => "court",
            Actor::Others => "others",
        }
    }
}

/// Whether a step stands on the main road.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Prominence {
    /// Essential: shown when the map opens.
    Main,
    /// Shown with everything.
    #[default]
    Side,
}

/// What kind of ending an exit is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Exit {
    /// The group of endings it belongs to.
    #[serde(rename = "type")]
    pub ending: Ending,
    /// A short remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

listed! {
    /// The ways it can end, the lasting home first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(rename_all = "kebab-case")]
    pub enum Ending {
        /// A lasting home, marked by the yellow heart.
        Permanence,
        /// At home with the family.
        Home,
        /// The young person is an adult.
        Adulthood,
        /// Help is no longer needed.
        SupportEnds,
        /// Nothing more is done.
        NoFurtherAction,
        /// Another system takes over.
        OtherSystem,
    }
}

impl Ending {
    /// The word that stands for it in links and in the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            Ending::Permanence => "permanence",
            Ending::Home => "home",
            Ending::Adulthood => "adulthood",
            Ending::SupportEnds => "support-ends",
            Ending::NoFurtherAction => "no-further-action",
            Ending::OtherSystem => "other-system",
        }
    }
}

/// A change of law that is passed and has not started.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Coming {
    /// What it will change.
    #[cfg_attr(feature = "schema", schemars(length(max = 260)))]
    pub text: String,
    /// Act and section.
    pub law: String,
    /// Id of the source.
    pub source: String,
}

/// One council's rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct LocalRule {
    /// The rule in words.
    pub rule: String,
    /// The national rule it differs from, in words; left out where there is none or they agree.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 140)))]
    pub national: String,
    /// What it rests on.
    pub basis: Basis,
    /// Id of the source.
    pub source: String,
}

/// The worker's layer: what to do in a council's case system.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
#[serde(default)]
pub struct CaseSystem {
    /// The workstep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workstep: Option<String>,
    /// Who completes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_by: Option<String>,
    /// Where it is opened from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens_from: Option<String>,
    /// The form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
    /// The form's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The form's sections to fill in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sections: Option<String>,
    /// The request to send.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// Whom the request goes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_to: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The next action to add.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_action: Option<String>,
    /// Whom the work passes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pass_to: Option<String>,
    /// How the workstep is finished.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
}

impl CaseSystem {
    /// What it says, by the key it stands under in the file.
    pub fn entries(&self) -> [(&'static str, Option<&str>); 12] {
        [
            ("workstep", &self.workstep),
            ("completed_by", &self.completed_by),
            ("opens_from", &self.opens_from),
            ("form", &self.form),
            ("number", &self.number),
            ("sections", &self.sections),
            ("request", &self.request),
            ("send_to", &self.send_to),
            ("reason", &self.reason),
            ("next_action", &self.next_action),
            ("pass_to", &self.pass_to),
            ("closes", &self.closes),
        ]
        .map(|(key, text)| (key, text.as_deref()))
    }
}

/// How a council's case system is spoken of: `maps/case-system.json`, the one file in which a council puts its own words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CaseLabels {
    /// Heading of the worker's layer.
    pub title: String,
    /// Whose system it is, for the reader.
    pub note: String,
    /// The link to the page that tells a workstep click by click.
    pub in_order: String,
    /// Keys of [`CaseSystem`] in the order they are shown, each with its label.
    pub labels: Vec<(String, String)>,
    /// Words of the maps' own council, each with the word to show in its place.
    pub words: Vec<(String, String)>,
}

/// A way on from one step to another, on a condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Move {
    /// The step it leaves.
    #[cfg_attr(feature = "schema", schemars(length(max = 60)))]
    pub from: String,
    /// The step it enters: an id of this map, or `nation/map#step` of another.
    #[cfg_attr(feature = "schema", schemars(length(max = 180)))]
    pub to: String,
    /// What sort of move it is.
    pub kind: MoveKind,
    /// On what condition.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true), length(max = 80)))]
    pub when: String,
    /// The condition in a few words for the line of the main road.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 24)))]
    pub short: String,
    /// Id of the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("x-required" = true)))]
    pub source: String,
}

listed! {
    /// What sort of move it is.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(rename_all = "kebab-case")]
    pub enum MoveKind {
        /// The ordinary way on.
        #[default]
        Next,
        /// Less involvement of social work, a hearing or a court.
        StepDown,
        /// More involvement of social work, a hearing or a court.
        Escalate,
        /// What was hoped for or asked for does not come about: refused, not found, broken down, run out.
        Setback,
        /// A decision is challenged.
        Appeal,
        /// It goes round again.
        Repeat,
        /// It happens at the same time.
        Parallel,
        /// On to a step of another map.
        LeadsToMap,
    }
}

/// A word and its meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Term {
    /// The word.
    pub term: String,
    /// What it means.
    pub meaning: String,
}

/// A document a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct Source {
    /// Its id within the map.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^https://")))]
    pub url: Option<String>,
    /// Its date, as it gives it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Whether its words were read.
    pub checked: SourceRead,
    /// What of it was read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What could not be made sure of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
pub struct OpenQuestion {
    /// In readers' words.
    #[cfg_attr(feature = "schema", schemars(length(max = 260)))]
    pub plain: String,
    /// In full, for those who keep the map.
    pub detail: String,
    /// Ids of the steps it bears on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
}

/// The JSON Schema of a map file, as it lies in `maps/map.schema.json`. Keys that a skeleton leaves out are required of an
/// author all the same.
#[cfg(feature = "schema")]
pub fn schema() -> schemars::Schema {
    let mut schema = schemars::schema_for!(MapFile);
    require(&mut schema);
    schema
}

/// Moves the mark `x-required` of an object's keys to its list of required ones.
#[cfg(feature = "schema")]
fn require(schema: &mut schemars::Schema) {
    schemars::transform::transform_subschemas(&mut require, schema);
    let mut needed: Vec<String> = Vec::new();
    if let Some(keys) = schema.get_mut("properties").and_then(serde_json::Value::as_object_mut) {
        for (key, value) in keys {
            if value.as_object_mut().is_some_and(|value| value.remove("x-required").is_some()) {
                needed.push(key.clone());
            }
        }
    }
    if needed.is_empty() {
        return;
    }
    let required = schema.get("required").and_then(serde_json::Value::as_array).cloned().unwrap_or_default();
    let required: Vec<_> = required.into_iter().chain(needed.into_iter().map(Into::into)).collect();
    schema.insert("required".to_string(), required.into());
}

/// Reads a value from JSON.
pub fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}
