//! The interface's own words, all of them, ready for a second language. What a map says stands in the map.

use crate::atlas::file::{Actor, Ending, MoveKind, StepField, StepKind};
use crate::atlas::texts::TextKind;
use crate::atlas::timescale::{Basis, Unit};
use crate::place::{Lens, Notice};

#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod calendar;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod child;
pub mod english;
pub mod from_here;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod journey;
pub mod map;
// Written into the pages by the build: the programs do not carry them.
#[cfg(not(feature = "browser"))]
pub mod pages;
pub mod reflect;
#[cfg(not(feature = "browser"))]
pub mod start;
pub mod trail;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod walk;

#[cfg(any(feature = "journey", not(feature = "web")))]
use calendar::CalendarWords;
#[cfg(any(feature = "journey", not(feature = "web")))]
use child::ChildWords;
pub use english::ENGLISH;
use from_here::FromHereWords;
#[cfg(any(feature = "journey", not(feature = "web")))]
use journey::JourneyWords;
use map::MapWords;
#[cfg(not(feature = "browser"))]
use pages::PagesWords;
use reflect::ReflectWords;
#[cfg(not(feature = "browser"))]
use start::StartWords;
use trail::TrailWords;
#[cfg(any(feature = "journey", not(feature = "web")))]
use walk::WalkWords;

/// The words of this site, in one language: app, pages, scripts and manifest take them from here.
pub static SPOKEN: &Words = &ENGLISH;

/// What ends a sentence after a text: nothing where that is a question.
pub fn stop(text: &str) -> &'static str {
    if text.ends_with('?') { "" } else { "." }
}

/// A text as a sentence of its own.
pub fn ended(text: &str) -> String {
    [text, stop(text)].concat()
}

/// The interface's own words, all of them, ready for a second language. What a map says stands in the map.
#[derive(Debug)]
pub struct Words {
    /// The product's name.
    pub name: &'static str,
    /// The tab's title in discreet mode.
    pub neutral_title: &'static str,
    /// Heading of the panel's first list.
    pub next: &'static str,
    /// Heading of the endings.
    pub endings: &'static str,
    /// Heading of the moves that lead here.
    pub before: &'static str,
    /// Heading of the moves of one kind that lie ahead.
    pub turns: fn(kind: MoveKind) -> &'static str,
    /// Heading of the outline.
    pub outline: &'static str,
    /// Heading of the chart.
    pub chart: &'static str,
    /// The label of a field of a step.
    pub field: fn(field: StepField) -> &'static str,
    /// Label of the sources.
    pub sources: &'static str,
    /// Label of the glossary.
    pub terms: &'static str,
    /// Before a rule of one council.
    pub in_one_council: &'static str,
    /// Before a limit of these councils; empty where there are none.
    pub in_councils: fn(councils: &str) -> String,
    /// Before the national rule it differs from.
    pub nationally: &'static str,
    /// Turns the worker's layer on and off.
    pub worker: &'static str,
    /// In the share dialog.
    pub share_worker: &'static str,
    /// Label of open questions.
    pub not_certain: &'static str,
    /// The mark of the step chosen.
    pub here: &'static str,
    /// Leave at once.
    pub leave: &'static str,
    /// The same as the first stop of a page, which says where it leads.
    pub leave_leads: &'static str,
    /// Where leaving leads: a page nobody wonders about.
    pub leave_to: &'static str,
    /// A timescale or source whose words were not read.
    pub not_read: &'static str,
    /// On a map without a step chosen.
    pub choose_a_step: &'static str,
    /// Nothing leads on.
    pub ends_here: &'static str,
    /// No move leads here.
    pub begins_here: &'static str,
    /// No way to the ending.
    pub no_way: &'static str,
    /// None of that kind lies ahead.
    pub no_turns: fn(kind: MoveKind) -> &'static str,
    /// No search hit.
    pub not_found: &'static str,
    /// What may have happened, offered where nothing was found; each is looked for as if it had been typed.
    pub happened: [&'static str; 3],
    /// What a hit is: somebody who helps.
    pub hit_help: &'static str,
    /// What a hit is: a word of the glossary.
    pub hit_word: &'static str,
    /// The search box.
    pub search: &'static str,
    /// What the search box takes.
    pub search_hint: &'static str,
    /// Not legal advice.
    pub no_advice: &'static str,
    /// A kind of step in one word or two.
    pub step_kind: fn(kind: StepKind) -> &'static str,
    /// Who has to act, in a word.
    pub actor: fn(actor: Actor) -> &'static str,
    /// A kind of ending.
    pub ending: fn(ending: Ending) -> &'static str,
    /// The heading of a group of moves.
    pub move_group: fn(kind: MoveKind) -> &'static str,
    /// A kind of move for the legend.
    pub move_kind: fn(kind: MoveKind) -> &'static str,
    /// What a rule rests on.
    pub basis: fn(basis: Basis) -> &'static str,
    /// How many of what.
    pub amount: fn(count: u32, unit: Unit) -> String,
    /// A question that can be asked of a step.
    pub lens: fn(lens: &Lens) -> &'static str,
    /// What of a link could not be followed.
    pub notice: fn(notice: Notice) -> &'static str,
    /// Which of the ways is shown.
    pub way_of: fn(number: usize, total: usize, n_steps: usize) -> String,
    /// Link to the first page.
    pub home_link: &'static str,
    /// Opens the links to the other pages.
    pub menu: &'static str,
    /// Where a map begins.
    pub begins_with: &'static str,
    /// Heading of the way to an ending.
    pub way_to: &'static str,
    /// The steps common to all ways.
    pub every_way: &'static str,
    /// The list of ways.
    pub ways_found: &'static str,
    /// Name of the bar of lenses.
    pub questions: &'static str,
    /// In the foot.
    pub leave_hint: &'static str,
    /// In the foot.
    pub about_link: &'static str,
    /// A skip link.
    pub skip_to_main: &'static str,
    /// A skip link.
    pub skip_to_step: &'static str,
    /// A skip link.
    pub skip_to_chart: &'static str,
    /// A skip link.
    pub skip_to_outline: &'static str,
    /// Up to when a map’s law and guidance were read.
    pub read_up_to: fn(month: &str) -> String,
    /// Link to a page of words, in the menu.
    pub text_link: fn(kind: TextKind) -> &'static str,
    /// Heading of the steps a link has lit.
    pub highlighted: &'static str,
    /// Before the outcomes a step is taught in.
    pub taught_in: &'static str,
    /// Opens the list of keys.
    pub keys: &'static str,
    /// Every key and what it does.
    pub key_list: &'static [(&'static str, &'static str)],
    /// Forgets it all.
    pub forget: &'static str,
    /// Heading.
    pub how_sure: &'static str,
    /// Before the maps a step has doors to.
    pub door_to: &'static str,
    /// Before the steps a step leads to.
    pub leads_to: &'static str,
    /// To the other depth.
    pub show_all: &'static str,
    /// To the other depth.
    pub show_main: &'static str,
    /// Name of the legend.
    pub legend: &'static str,
    /// Name of the legend of the steps.
    pub kinds: &'static str,
    /// A kind of move drawn in full.
    pub shown_strongly: &'static str,
    /// A kind of move drawn thin.
    pub shown_thinly: &'static str,
    /// How keys work in the chart.
    pub chart_help: &'static str,
    /// While the index is fetched.
    pub looking: &'static str,
    /// Opens the dialog.
    pub share: &'static str,
    /// Before what the link holds.
    pub link_holds: &'static str,
    /// What it does not hold.
    pub link_holds_not: &'static str,
    /// Label of the link.
    pub the_link: &'static str,
    /// Before when law and guidance were last read.
    pub all_as_of: &'static str,
    /// In the single-file edition, which has no address that others could open.
    pub file_share: &'static str,
    /// Copies it.
    pub copy: &'static str,
    /// Shows it as a code.
    pub show_code: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// It was not.
    pub not_copied: &'static str,
    /// Opens the device's share sheet.
    pub send: &'static str,
    /// Closes a dialog.
    pub close: &'static str,
    /// Opens the print dialog.
    pub print: &'static str,
    /// Prints it on larger paper.
    pub print_large: &'static str,
    /// Discreet mode.
    pub neutral: &'static str,
    /// While a map is fetched.
    pub fetching: &'static str,
    /// Tries once more.
    pub try_again: &'static str,
    /// To home.
    pub to_home: &'static str,
    /// A page that could not be fetched.
    pub not_here_yet: &'static str,
    /// A damaged map.
    pub damaged: &'static str,
    /// Why a damaged map is not shown.
    pub damaged_why: &'static str,
    /// The index could not be fetched.
    pub not_fetched: fn(reason: &str) -> String,
    /// A map could not be fetched.
    pub map_not_fetched: fn(what: &str, reason: &str) -> String,
    /// The worker's words could not be fetched.
    pub labels_not_fetched: fn(reason: &str) -> String,
    /// How many hits were found.
    pub n_found: fn(count: usize) -> String,
    /// Heading of the hits in another nation.
    pub also_in: fn(nation: &str) -> String,
    /// Why a file could not be had: the network.
    pub no_connection: &'static str,
    /// Why a file could not be had: the host’s answer, by its status.
    pub host_answered: fn(status: u16) -> String,
    /// Why a file could not be had: it ended too early.
    pub broken_off: &'static str,
    /// An outcome of a module, by its number.
    pub outcome_of: fn(module: &str, number: &str) -> String,
    /// A map outside its nation's list: “England: children in care”.
    pub map_of: fn(nation: &str, title: &str) -> String,
    /// The words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.
    #[cfg(any(feature = "journey", not(feature = "web")))]
    pub calendar: CalendarWords,
    /// The words of the journey's page: the road so far, dates, plans, the page for the file, and what is kept.
    #[cfg(any(feature = "journey", not(feature = "web")))]
    pub journey: JourneyWords,
    /// The words of the page that a child makes their own.
    #[cfg(any(feature = "journey", not(feature = "web")))]
    pub child: ChildWords,
    /// The words of the page of a step.
    pub from_here: FromHereWords,
    /// The words of a map's page: its chart, its panel, and what a link to it holds.
    pub map: MapWords,
    /// The words of the pages that are the same for everybody.
    #[cfg(not(feature = "browser"))]
    pub pages: PagesWords,
    /// The sentences round the questions practice asks. The questions themselves stand in `maps/reflect.json`.
    pub reflect: ReflectWords,
    /// What is said before the program runs or without it.
    #[cfg(not(feature = "browser"))]
    pub start: StartWords,
    /// The words of the road so far.
    pub trail: TrailWords,
    /// The words of a trainer's walk with a group.
    #[cfg(any(feature = "journey", not(feature = "web")))]
    pub walk: WalkWords,
}
