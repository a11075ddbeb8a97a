//! The words of the pages that are the same for everybody: the first page, about, the glossary, the course, the whole system;
//! and of what stands round a reading page. The build writes these into the pages; no program carries them.

/// The words of the pages that are the same for everybody, and of what stands round a reading page.
#[derive(Debug)]
pub struct PagesWords {
    /// What it is and for whom, one.
    pub about_1: &'static str,
    /// What it is and for whom, two.
    pub about_2: &'static str,
    /// What it is and for whom, three.
    pub about_3: &'static str,
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
    /// An open question in full.
    pub in_full: &'static str,
    /// About's heading.
    pub about_title: &'static str,
    /// After `no_advice`.
    pub not_a_forecast: &'static str,
    /// Heading of the page of words.
    pub words_title: &'static str,
    /// On the page of words.
    pub words_hint: &'static str,
    /// On the page of the course.
    pub learn_hint: &'static str,
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
    /// Before the maps of a scenario.
    pub maps_to_use: &'static str,
    /// Above the lines for notes, on paper.
    pub notes: &'static str,
    /// Heading.
    pub who_can_help: &'static str,
    /// Heading.
    pub why_five_title: &'static str,
    /// Our reading of the five systems.
    pub why_five: &'static str,
    /// Heading.
    pub kept_title: &'static str,
    /// Lists what the device holds.
    pub list_kept: &'static str,
    /// Keeps no copy from now on.
    pub no_copy: &'static str,
    /// What is kept.
    pub kept: &'static [&'static str],
    /// Before the lasting homes that a map of the whole system leads to.
    pub homes_reached: &'static str,
    /// Before when one comes to a map from any other.
    pub from_any: &'static str,
    /// Heading.
    pub links_in_words: &'static str,
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
