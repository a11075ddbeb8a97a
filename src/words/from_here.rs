//! The words of the page of a step: where we are, what to do now, whom to talk to, what can happen next and how it can end.

use crate::atlas::Bearing;
use crate::atlas::file::{Actor, StepKind};
use crate::atlas::reader::Reader;

/// The words of the page of a step.
#[derive(Debug)]
pub struct FromHereWords {
    /// Mark of a step that is looked at from another.
    pub looking: fn(way: Bearing) -> &'static str,
    /// From where, and how many moves away, if there is a way.
    pub looking_from: fn(way: Bearing) -> String,
    /// Leads back.
    pub back: &'static str,
    /// Says that we are at the step shown.
    pub we_are_here: &'static str,
    /// What is said aloud when another step is looked at.
    pub ahead_announced: fn(way: Bearing, step: &str, from: &str, n_next: usize) -> String,
    /// The title of the browser's tab when another step is looked at.
    pub ahead_title: fn(way: Bearing, step: &str, from: &str) -> String,
    /// Before the steps that lead here.
    pub before: &'static str,
    /// How many more there are.
    pub and_more: fn(count: usize) -> String,
    /// The name that a letter gives the step.
    pub official_name: fn(name: &str) -> String,
    /// The name that everyday words give the step.
    pub everyday_name: fn(name: &str) -> String,
    /// Whom the sentences from here on mean by “you”.
    pub you_means: fn(reader: Reader) -> &'static str,
    /// What a child or young person can do at a step of this kind, in one or two lines.
    pub do_now_child: fn(kind: StepKind) -> &'static [&'static str],
    /// Heading of what the family can do now, for a reader.
    pub do_now: fn(reader: Option<Reader>) -> &'static str,
    /// Heading of what the family can ask for, for a reader.
    pub rights: fn(reader: Option<Reader>) -> &'static str,
    /// Heading of the sentence that is not for the reader: the professional one, or for a worker the family's.
    pub other_words: fn(reader: Option<Reader>) -> &'static str,
    /// Leads to the page to have before a meeting.
    pub get_ready: &'static str,
    /// The same for a child: the page that is their own.
    pub own_page: &'static str,
    /// Heading of the lines to talk to.
    pub talk: &'static str,
    /// A line that costs nothing.
    pub free: &'static str,
    /// Leads to all lines.
    pub more_help: &'static str,
    /// Whose move it is, of who has to act first.
    pub whose_move: fn(first: Actor) -> &'static str,
    /// After another's move: whoever the page speaks to acts next.
    pub then_yours: &'static str,
    /// Who decides.
    pub decides: fn(who: &str) -> String,
    /// A next step that stands on another map.
    pub on_other_map: fn(title: &str) -> String,
    /// Which next step the route to an ending begins with.
    pub begins_with: fn(number: usize) -> String,
    /// Opens the usual route to an ending.
    pub show_route: &'static str,
    /// Leads to the other routes there.
    pub other_routes: &'static str,
    /// Opens the second ring.
    pub by_other_map: fn(titles: &str) -> String,
    /// How many endings a map has.
    pub n_endings: fn(count: usize) -> String,
    /// Opens the third ring.
    pub if_things_change: fn(count: usize) -> String,
    /// Where nothing else can end from here.
    pub no_ending: &'static str,
    /// On paper, before the parts that open when they are asked for.
    pub not_printed: &'static str,
    /// Opens the words for a child.
    pub child: &'static str,
    /// Opens how one can have got here.
    pub how_we_got_here: &'static str,
    /// Before the usual route here.
    pub usual_route: &'static str,
    /// Opens the words for professionals.
    pub professional: &'static str,
    /// Opens what could not be made sure of.
    pub how_sure: &'static str,
    /// Heading of the limits of time.
    pub when: &'static str,
    /// The field for the day of the event that time is counted from.
    pub day_of: fn(event: &str) -> String,
    /// Leads to the dates that follow from it.
    pub see_dates: &'static str,
    /// Where the day goes, and where it does not.
    pub day_hint: &'static str,
    /// Opens the road so far.
    pub road: &'static str,
    /// Leads to every step of the map.
    pub all_steps: &'static str,
    /// Leads to the map's main road.
    pub whole_map: &'static str,
    /// A skip link.
    pub skip_to_next: &'static str,
    /// Name of the picture.
    pub picture: &'static str,
}
