//! The sentences round the questions practice asks. The questions themselves stand in `maps/reflect.json`.

use crate::atlas::file::{Ending, MoveKind};
use crate::atlas::reflect::AskedIn;
use crate::atlas::timescale::Basis;

/// The sentences round the questions practice asks. The questions themselves stand in `maps/reflect.json`.
#[derive(Debug)]
pub struct ReflectWords {
    /// In the panel, before the groups.
    pub open_one: &'static str,
    /// Below the groups.
    pub about_them: &'static str,
    /// While they are fetched.
    pub fetching: &'static str,
    /// The step in plain words.
    pub in_plain_words: &'static str,
    /// How to keep the picture.
    pub keep_the_picture: &'static str,
    /// Which buttons do.
    pub print_or_share: &'static str,
    /// To the outline.
    pub every_step: &'static str,
    /// The endings for comparing.
    pub compare: &'static str,
    /// Label of a step with advice or advocacy.
    pub someone_to_help: &'static str,
    /// To the list of helpers.
    pub who_can_help: &'static str,
    /// Label of a next step that has a limit of time.
    pub next_limit: &'static str,
    /// Label of who decides at this step.
    pub decides_here: &'static str,
    /// Label of who takes part in this step.
    pub takes_part_here: &'static str,
    /// No limit of time.
    pub no_limit: &'static str,
    /// This step is a challenge itself.
    pub is_challenge: &'static str,
    /// No right.
    pub no_rights: &'static str,
    /// No lasting home.
    pub no_lasting_home: &'static str,
    /// Where questions are asked.
    pub asked_in: fn(asked_in: AskedIn) -> &'static str,
    /// How many there are.
    pub n_questions: fn(count: usize) -> String,
    /// The questions could not be had.
    pub failed: fn(reason: &str) -> String,
    /// Where we are.
    pub place: fn(step: &str, stage: &str, map: &str) -> String,
    /// This step is an ending.
    pub is_ending: fn(kind: Option<Ending>) -> String,
    /// The ways on.
    pub next: fn(count: usize) -> String,
    /// How one can have got here.
    pub trail: fn(count: usize) -> String,
    /// Every ending.
    pub endings: fn(count: usize, n_lasting: usize) -> String,
    /// The usual route to an ending: the most usual that is a lasting home, or that is not. No count of steps: it would read as how
    /// near or likely the ending is.
    pub way: fn(ending: Ending, name: &str) -> String,
    /// Turns for the better or the worse, with the nearest.
    pub turns: fn(kind: MoveKind, count: usize, nearest: &str) -> String,
    /// No move of a kind lies ahead.
    pub no_turn: fn(kind: MoveKind) -> &'static str,
    /// Moves of a kind that leave here.
    pub from_here: fn(kind: MoveKind, names: &str) -> String,
    /// Label of a step ahead that has a move of the kind.
    pub further_on: fn(kind: MoveKind) -> &'static str,
    /// Label of a step that a move of the kind leads to; `after` is the step it leaves, if that is not this one.
    pub target: fn(kind: MoveKind, after: Option<&str>) -> String,
    /// A limit of time and what it rests on.
    pub limit: fn(text: &str, basis: Basis) -> String,
}
