//! The words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.

use crate::atlas::timescale::Basis;
use crate::calendar::day::{BadDay, Day};
use crate::calendar::{Drift, Due, Refusal};

/// The words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.
#[derive(Debug)]
pub struct CalendarWords {
    /// How days are counted, for the reader.
    pub rules: &'static [&'static str],
    /// The same where limits count the days of the hearings Act.
    pub hearings_rule: &'static str,
    /// `Mon 9 March 2026`.
    pub day: fn(day: Day) -> String,
    /// `March 2026`.
    pub month: fn(day: Day) -> String,
    /// Why a text a reader gave is no day.
    pub bad_day: fn(bad: BadDay) -> &'static str,
    /// After it: the day that was given before and still counts.
    pub kept_day: fn(day: Day) -> String,
    /// The due day alone, by how it counts: by, not before, until.
    pub end: fn(due: &Due) -> String,
    /// How a due day was counted, and the day: `15 working days from Mon 9 March 2026, leaving out weekends: by Mon 30 March 2026.`
    pub due: fn(due: &Due) -> String,
    /// The limit in a few words: `within 15 working days`.
    pub short: fn(due: &Due) -> String,
    /// The later day where it is not known whether the law counts the first day in, after the sooner one.
    pub later: fn(day: Day) -> String,
    /// The day of a step was taken for what the limit counts from.
    pub stands_in: fn(step: &str) -> String,
    /// After it: what to do if that is not so.
    pub if_another_day: &'static str,
    /// What is to be known of a due day on a weekend or a bank holiday; empty for any other.
    pub off: fn(due: &Due) -> String,
    /// Why no day follows from a limit.
    pub refusal: fn(refusal: Refusal) -> String,
    /// A question about a limit that has been passed, by what it rests on; never a verdict.
    pub drift: fn(drift: &Drift, basis: Basis) -> String,
    /// A question about a day given that lies outside a limit; never a verdict.
    pub given: fn(day: Day) -> String,
    /// The day after this one, of what comes again: `core group`.
    pub then: fn(what: &str, day: Day) -> String,
    /// A question about a day that has gone by without a word of whether it was kept; never a verdict.
    pub held: &'static str,
    /// A day given whose year was not written whole: asks whether this one is meant.
    pub guess: fn(day: Day) -> String,
    /// Yes, the year of this day is meant.
    pub guess_right: fn(day: Day) -> String,
    /// A day given lies before the day of something that comes first: asks.
    pub before: fn(name: &str, day: Day) -> String,
    /// A day given lies after the day of something that comes later: asks.
    pub after: fn(name: &str, day: Day) -> String,
    /// A day given is still to come, though the road says that the step is behind: asks.
    pub to_come: &'static str,
    /// A day given lies after the last day for it.
    pub too_late: fn(Day) -> String,
}
