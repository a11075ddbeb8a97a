//! The words of a map's page: its chart, its panel, and what a link to it holds.

use crate::atlas::reader::Reader;
use crate::place::Grouping;

/// The words of a map's page.
#[derive(Debug)]
pub struct MapWords {
    /// Before the readers to choose from.
    pub who_reads: &'static str,
    /// A reader, as one says it of oneself.
    pub reader: fn(reader: Reader) -> &'static str,
    /// Shows steps in short lines, each with a symbol.
    pub easy_read: &'static str,
    /// Of the one that is chosen, for those who do not see the tick.
    pub chosen: &'static str,
    /// What the app says once a reader is chosen.
    pub now_told_to: &'static str,
    /// Name of the links in the head of every page.
    pub main_nav: &'static str,
    /// A nation's page: the whole system.
    pub whole_system_of: fn(nation: &str) -> String,
    /// Who decides where a move leads.
    pub decides_there: fn(who: &str) -> String,
    /// Before the step a move comes from.
    pub from: &'static str,
    /// Before the steps on the way to a turn.
    pub after: &'static str,
    /// How long something lasts from when it begins: “Lasts up to 22 days”.
    pub lasts: fn(amount: &str) -> String,
    /// By when something is due, counted from the step that one stands at.
    pub within: fn(amount: &str) -> String,
    /// Before the source of a single fact.
    pub source: fn(title: &str) -> String,
    /// A map with its nation.
    pub map_of_nation: fn(title: &str, nation: &str) -> String,
    /// Title of the journey's page, in the browser's tab.
    pub journey_title: &'static str,
    /// Title of the page that a child makes their own, and of the link that leads there.
    pub child_page: &'static str,
    /// Title of a trainer's walk, and of the links that lead there.
    pub walk_page: &'static str,
    /// Title of the list of all journeys of the device, and of the link that leads there.
    pub journeys: &'static str,
    /// What is said aloud when a step is chosen.
    pub step_chosen: fn(name: &str, n_next: usize) -> String,
    /// What a map holds, heard before its pictures: steps, stages, outcomes, and how many of these are a lasting home.
    pub overview: fn(counts: [usize; 4]) -> String,
    /// What is said aloud when the chart of every step is shown: in which groups.
    pub grouped: fn(n_steps: usize, grouping: Grouping) -> String,
    /// Before the steps that lead to a step.
    pub comes_from: &'static str,
    /// The picture of the usual steps.
    pub main_road: &'static str,
    /// Over the steps with which the map begins.
    pub starts: &'static str,
    /// How many moves more lead to steps that the main road does not show.
    pub more_options: fn(count: usize) -> String,
    /// Over the ways out that no step of the main road leads to.
    pub other_ways_out: &'static str,
    /// Before the titles of the stages that a main road leaves out.
    pub stages_left_out: &'static str,
    /// The link to the table of a map's next steps.
    pub table: &'static str,
    /// What the sign before the name of a map says.
    pub other_map: &'static str,
    /// What the number in a box says.
    pub more_sign: &'static str,
    /// What a flag is.
    pub way_out: &'static str,
    /// Which line of its step a move is.
    pub line_of: fn(nth: usize, total: usize) -> String,
    /// Between the two ends of a move.
    pub to: &'static str,
    /// How many steps a folded group holds.
    pub n_steps: fn(count: usize) -> String,
    /// How many moves more a step has than stand at it.
    pub more_moves: fn(count: usize) -> String,
    /// Name of the links that say what the steps stand together by.
    pub group_by: &'static str,
    /// What they can stand together by.
    pub grouping: fn(Grouping) -> &'static str,
    /// On paper, before the name of the step chosen.
    pub here_on_paper: fn(name: &str) -> String,
    /// What a link can hold.
    pub holds: HoldsWords,
}

/// What a link can hold, each with what it is of.
#[derive(Debug)]
pub struct HoldsWords {
    /// The map.
    pub map: fn(title: &str) -> String,
    /// The step chosen.
    pub step: fn(name: &str) -> String,
    /// Where one is, while another step is looked at.
    pub here: fn(name: &str) -> String,
    /// The steps a trainer has lit.
    pub highlighted: fn(names: &str) -> String,
    /// The question asked.
    pub question: fn(question: &str) -> String,
    /// The ending the way leads to.
    pub ending: fn(name: &str) -> String,
    /// The road so far.
    pub been: fn(names: &str) -> String,
    /// An earlier involvement.
    pub earlier: fn(names: &str) -> String,
    /// Where other children are.
    pub others: fn(names: &str) -> String,
    /// How much the chart shows.
    pub depth: &'static str,
}
