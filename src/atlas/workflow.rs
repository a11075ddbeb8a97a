//! What workers click in one council's case system, workstep by workstep, as it lies in `maps/workflow.json`.
//! Must never say anything that the steps of its map do not say too: `check::workflow` compares them.

use serde::Deserialize;

/// The file as its author writes it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Workflow {
    /// The map whose steps it goes with.
    pub map: String,
    /// The source of the map that it comes from.
    pub source: String,
    /// Whose system it is.
    pub note: String,
    /// Short words and what they mean.
    pub short: Vec<(String, String)>,
    /// The worksteps, in the order they are opened.
    pub worksteps: Vec<Workstep>,
}

/// A workstep: one form, the people who work on it one after the other.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Workstep {
    /// Its name on the screen.
    pub name: String,
    /// The form's name.
    pub form: Option<String>,
    /// The form's number.
    pub number: Option<String>,
    /// The steps of the map that are worked on in it.
    pub steps: Vec<String>,
    /// What to do, in order.
    pub clicks: Vec<Click>,
}

/// What one person does at a time.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Click {
    /// Who does it.
    pub who: String,
    /// What they do.
    pub does: String,
    /// The request they send.
    pub request: Option<Request>,
    /// Requests they can send besides.
    #[serde(default)]
    pub requests: Vec<String>,
    /// The next actions they add, or choose from.
    #[serde(default)]
    pub add: Vec<NextAction>,
}

/// A request to somebody.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Request {
    /// Its name on the screen.
    pub name: String,
    /// To whom.
    pub to: String,
}

/// The workstep that comes next.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NextAction {
    /// When it is the one that fits.
    pub when: Option<String>,
    /// Its name on the screen.
    pub action: String,
    /// Whom it is passed to.
    pub pass_to: Option<String>,
    /// The reason to choose.
    pub reason: Option<String>,
}

impl Workflow {
    /// The workstep of this name.
    pub fn workstep(&self, name: &str) -> Option<&Workstep> {
        self.worksteps.iter().find(|workstep| workstep.name == name)
    }
}

impl Workstep {
    /// The requests sent in it.
    pub fn requests(&self) -> impl Iterator<Item = &Request> {
        self.clicks.iter().filter_map(|click| click.request.as_ref())
    }

    /// The next actions added in it.
    pub fn next_actions(&self) -> impl Iterator<Item = &NextAction> {
        self.clicks.iter().flat_map(|click| &click.add)
    }
}

/// The part of the page that tells a workstep: its name in small letters, with hyphens.
pub fn workstep_id(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
}
