//! The words of the pages that are the same for everybody: the first page, about, the glossary, the course, the whole system;
//! and of what stands round a reading page. The build writes these into the pages; no program carries them.

use crate::atlas::reflect::Origin;
use crate::atlas::texts::TextKind;

/// What a page of words says itself.
#[derive(Debug)]
pub struct TextWords {
    /// Its heading, and its title in a browser's tab.
    pub title: &'static str,
    /// What it holds, below its heading and in lists of pages found.
    pub hint: &'static str,
    /// Its sections: heading and paragraphs.
    pub sections: &'static [(&'static str, &'static [&'static str])],
}

/// Round the people and lines to talk to.
#[derive(Debug)]
pub struct HelpWords {
    /// Before the way to reach a line by text.
    pub text: &'static str,
    /// Before the way to reach it in sign language.
    pub sign: &'static str,
    /// When and where the number was read; the page's name is a link of its own.
    pub checked: fn(day: &str) -> String,
    /// The link to the page on which it was read.
    pub source: &'static str,
    /// Heading of the lines without a number.
    pub without_number: &'static str,
}

/// Round the questions practice asks, on their page.
#[derive(Debug)]
pub struct QuestionWords {
    /// How to get the questions at a step of one's own.
    pub how_to_ask: &'static str,
    /// Heading of the practice points.
    pub practice: &'static str,
    /// Heading of how to read them.
    pub how_to_read: &'static str,
    /// Before the link to the example of a question.
    pub try_at: &'static str,
    /// Where a question's words come from.
    pub origin: fn(origin: Origin) -> &'static str,
}

/// Round the clicks in a case system.
#[derive(Debug)]
pub struct WorkflowWords {
    /// Before the link to the map.
    pub goes_with: &'static str,
    /// Heading of the table.
    pub on_one_page: &'static str,
    /// Of its columns: the workstep with its form and people, requests, next actions.
    pub columns: [&'static str; 3],
    /// Which form a workstep opens.
    pub opens: fn(form: &str) -> String,
    /// A request or next action and whom it goes to.
    pub to: fn(name: &str, to: &str) -> String,
    /// A request to send.
    pub request: fn(request: &str) -> String,
    /// A next action to add.
    pub next_action: fn(action: &str) -> String,
    /// After a next action: the reason to choose.
    pub reason: fn(reason: &str) -> String,
    /// Heading of the steps of the map that a workstep belongs to.
    pub on_the_map: &'static str,
}

/// The words of the pages that are the same for everybody, and of what stands round a reading page.
#[derive(Debug)]
pub struct PagesWords {
    /// What it is and for whom.
    pub about: &'static str,
    /// What a page of words says itself.
    pub text: fn(kind: TextKind) -> TextWords,
    /// Round the people and lines to talk to.
    pub help: HelpWords,
    /// Round the questions practice asks.
    pub reflect: QuestionWords,
    /// Round the clicks in a case system.
    pub workflow: WorkflowWords,
    /// The question home asks.
    pub which_nation: &'static str,
    /// Link to the page of all maps.
    pub whole_system: &'static str,
    /// The list of where two nations name the same thing differently.
    pub pairs_title: &'static str,
    /// On that list.
    pub pairs_hint: &'static str,
    /// What the yellow heart on a nation's journey says.
    pub lead_here: &'static str,
    /// Chooses another nation.
    pub other_nation: fn(name: &str) -> String,
    /// Heading of the maps on the first page.
    pub the_maps: &'static str,
    /// Home's heading.
    pub home_title: &'static str,
    /// Without script.
    pub no_script: &'static str,
    /// Heading.
    pub about_this_map: &'static str,
    /// All sources.
    pub every_source: &'static str,
    /// Title of a map's page for professionals.
    pub law_of: fn(title: &str) -> String,
    /// What that page is.
    pub law_hint: fn(title: &str) -> String,
    /// Link from that page.
    pub back_to_map: &'static str,
    /// Link from a step there.
    pub back_to_step: &'static str,
    /// Link to that page.
    pub law_of_map: &'static str,
    /// Title of the table of a map's next steps.
    pub table_of: fn(title: &str) -> String,
    /// What that page is.
    pub table_hint: fn(title: &str) -> String,
    /// Its columns: the step, the condition, the next step, who decides there, by when.
    pub table_columns: [&'static str; 5],
    /// Link to the same rows as a file.
    pub table_file: &'static str,
    /// An open question in full.
    pub in_full: &'static str,
    /// After `no_advice`.
    pub not_a_forecast: &'static str,
    /// Before the course that the outcomes are from.
    pub course_is: &'static str,
    /// Name of the list of modules and scenarios.
    pub on_this_page: &'static str,
    /// Heading of a module's scenarios.
    pub scenarios: &'static str,
    /// Whom the scenarios are about.
    pub scenarios_made_up: &'static str,
    /// Heading of the tools.
    pub tools: &'static str,
    /// What has happened in a scenario.
    pub setup: &'static str,
    /// What to do with it.
    pub task: &'static str,
    /// How long a scenario takes, about.
    pub takes: fn(minutes: usize) -> String,
    /// How long those of a module take together, about.
    pub all_take: fn(count: usize, minutes: usize) -> String,
    /// Before what a trainer has ready for a scenario.
    pub prepare: &'static str,
    /// Before the outcomes that a scenario serves.
    pub serves: &'static str,
    /// Before the maps of a scenario.
    pub maps_to_use: &'static str,
    /// Opens the made-up child's way so far as a journey.
    pub open_as_journey: &'static str,
    /// Above the lines for notes, on paper.
    pub notes: &'static str,
    /// Heading.
    pub who_can_help: &'static str,
    /// Lists what the device holds.
    pub list_kept: &'static str,
    /// Keeps no copy from now on.
    pub no_copy: &'static str,
    /// Before the lasting homes that a map of the whole system leads to.
    pub homes_reached: &'static str,
    /// Before when one comes to a map from any other.
    pub from_any: &'static str,
    /// Heading.
    pub links_in_words: &'static str,
    /// How the picture of a whole system is put on a wall.
    pub on_the_wall: &'static str,
    /// The stages of a map.
    pub stages_are: fn(stages: &str) -> String,
    /// Over the links from one map to another.
    pub links_to: fn(title: &str) -> String,
    /// How many links lead from a map to others.
    pub links_to_others: fn(n_links: usize) -> String,
    /// In the single-file edition until the app is there.
    pub file_wait: &'static str,
    /// In the single-file edition when the app cannot run.
    pub file_failed: &'static str,
    /// A module with its place among the modules.
    pub module: fn(number: usize, title: &str) -> String,
    /// The language of all these words, as a browser is told it.
    pub language: &'static str,
    /// After the name, in the title of the first page.
    pub home_asks: &'static str,
    /// The title of a page in a browser's tab and in a list of pages found.
    pub tab: fn(title: &str) -> String,
    /// The title of a nation's page.
    pub whole_system_of: fn(nation: &str) -> String,
    /// What a nation's page is, for search engines and lists.
    pub whole_system_hint: fn(nation: &str) -> String,
    /// The title of a map's page.
    pub map_in: fn(nation: &str, title: &str) -> String,
}
