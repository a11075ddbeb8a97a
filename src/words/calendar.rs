//! The words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.

use crate::calendar::day::{BadDay, Day};
use crate::calendar::{Drift, Due, Refusal};

/// The words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.
#[derive(Debug)]
pub struct CalendarWords {
    /// How days are counted, for the reader.
    pub rules: &'static [&'static str],
    /// `Mon 9 March 2026`.
    pub day: fn(day: Day) -> String,
    /// Why a text a reader gave is no day.
    pub bad_day: fn(bad: BadDay) -> &'static str,
    /// How a due day was counted, and the day: `15 working days from Mon 9 March 2026, leaving out weekends: by Mon 30 March 2026.`
    pub due: fn(due: &Due) -> String,
    /// What [`crate::calendar::Calendar::sooner`] found, for the reader.
    pub sooner: fn(due: &Due) -> String,
    /// Why no day follows from a limit.
    pub refusal: fn(refusal: Refusal) -> String,
    /// A question about a limit that has been passed; never a verdict.
    pub drift: fn(drift: &Drift) -> String,
}
