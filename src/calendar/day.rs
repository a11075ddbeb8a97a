//! A date of the calendar, without a time of day or a zone.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The first and the last year a [`Day`] can lie in.
pub const YEARS: (i32, i32) = (1900, 2199);

/// A day of the Gregorian calendar, from 1 January 1900 to 31 December 2199. In files it is text: `2026-03-09`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDay {
    /// It is not year, month and day with hyphens between: `2026-03-09`.
    Form,
    /// The month has no such day, or the year no such month.
    NoSuchDay,
    /// The year lies outside [`YEARS`].
    OutOfRange,
}

impl Day {
    /// The first day there is: 1 January 1900.
    pub const EARLIEST: Day = Day(-25_567);

    /// The day with these numbers, month and day counted from 1. Fails as [`BadDay`] says, never with `Form`.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Day, BadDay> {
        if !(YEARS.0..=YEARS.1).contains(&year) {
            return Err(BadDay::OutOfRange);
        }
        match (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day) {
            true => Ok(Day(days_from_civil(year, month, day))),
            false => Err(BadDay::NoSuchDay),
        }
    }

    /// Reads `2026-03-09`, the form in which a browser's date field gives its value; blanks around it do no harm.
    pub fn parse(text: &str) -> Result<Day, BadDay> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let [year, month, day] = parts[..] else { return Err(BadDay::Form) };
        let number = |part: &str, length: usize| {
            let is_number = part.len() == length && part.bytes().all(|letter| letter.is_ascii_digit());
            part.parse().ok().filter(|_| is_number).ok_or(BadDay::Form)
        };
        let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
        Day::new(year as i32, month, day)
    }

    /// Year, month from 1 to 12, day from 1 to 31.
    pub fn civil(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The day of the week: 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> usize {
        // 1 January 1970 was a Thursday.
        (self.0 + 3).rem_euclid(7) as usize
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(self) -> bool {
        5 <= self.weekday()
    }

    /// So many days later, or sooner where the number is negative; nothing beyond [`YEARS`].
    pub fn plus_days(self, days: i64) -> Option<Day> {
        let moved = i32::try_from(i64::from(self.0).checked_add(days)?).ok()?;
        let range = days_from_civil(YEARS.0, 1, 1)..=days_from_civil(YEARS.1, 12, 31);
        range.contains(&moved).then_some(Day(moved))
    }

    /// The same day so many months later, or sooner where the number is negative; the month's last day where the month is
    /// too short. Nothing beyond [`YEARS`].
    pub fn plus_months(self, months: i64) -> Option<Day> {
        let (year, month, day) = self.civil();
        let months = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
        let (year, month) = (i32::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as u32 + 1);
        Day::new(year, month, day.min(days_in(year, month))).ok()
    }

    /// How many days it lies after another; negative where it lies before.
    pub fn days_after(self, other: Day) -> i32 {
        self.0 - other.0
    }

    /// How many whole months it lies after an earlier day, counted as [`Day::plus_months`] does.
    pub fn months_after(self, other: Day) -> u32 {
        let ((year, month, _), (old_year, old_month, _)) = (self.civil(), other.civil());
        let months = (year - old_year) * 12 + month as i32 - old_month as i32;
        let is_whole = other.plus_months(months.into()).is_some_and(|day| day <= self);
        u32::try_from(if is_whole { months } else { months - 1 }).unwrap_or_default()
    }
}

/// `2026-03-09`, for files and for a browser's date field.
impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Day, &'static str> {
        Day::parse(&text).map_err(|_| "not a day such as 2026-03-09")
    }
}

/// The number of days in a month; `month` from 1 to 12.
fn days_in(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1 January 1970. Howard Hinnant's `days_from_civil`: years begin in March, so the leap day comes last.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let (month, day) = (month as i32, day as i32);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The way back: Howard Hinnant's `civil_from_days`.
fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + days.div_euclid(146_097) * 400;
    (if month <= 2 { year + 1 } else { year }, month as u32, day as u32)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_day_of_three_centuries_follows_the_one_before() {
        let mut expected = (YEARS.0, 1, 1);
        let mut day = Some(Day::new(1900, 1, 1).unwrap());
        let mut weekday = 0; // 1 January 1900 was a Monday.
        while let Some(here) = day {
            assert_eq!((here.civil(), here.weekday()), (expected, weekday));
            assert_eq!(Day::parse(&here.to_string()), Ok(here));
            let (year, month, date) = expected;
            expected = match (date == days_in(year, month), month) {
                (false, _) => (year, month, date + 1),
                (true, 12) => (year + 1, 1, 1),
                (true, _) => (year, month + 1, 1),
            };
            weekday = (weekday + 1) % 7;
            day = here.plus_days(1);
        }
        assert_eq!(expected, (YEARS.1 + 1, 1, 1));
    }

    #[test]
    fn what_is_no_day_says_why() {
        let forms =
            ["", "9 March 2026", "2026-3-9", "26-03-09", "2026-03-09T10:00", "2026-03", "+026-03-09", "２０２６-03-09"];
        for text in forms {
            assert_eq!(Day::parse(text), Err(BadDay::Form), "{text}");
        }
        for text in ["2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00"] {
            assert_eq!(Day::parse(text), Err(BadDay::NoSuchDay), "{text}");
        }
        for text in ["1899-12-31", "2200-01-01", "0001-01-01"] {
            assert_eq!(Day::parse(text), Err(BadDay::OutOfRange), "{text}");
        }
        assert_eq!(Day::parse(" 2024-02-29\n").unwrap().civil(), (2024, 2, 29));
    }

    #[test]
    fn months_keep_the_day_or_take_the_last() {
        let plus = |text: &str, months| Day::parse(text).unwrap().plus_months(months).map(String::from);
        assert_eq!(plus("2026-01-31", 1).as_deref(), Some("2026-02-28"));
        assert_eq!(plus("2024-01-31", 1).as_deref(), Some("2024-02-29"));
        assert_eq!(plus("2024-02-29", 12).as_deref(), Some("2025-02-28"));
        assert_eq!(plus("2026-05-31", -3).as_deref(), Some("2026-02-28"));
        assert_eq!(plus("2026-01-15", -1).as_deref(), Some("2025-12-15"));
        assert_eq!(plus("2026-01-15", i64::MAX), None);
        let after = |late: &str, soon: &str| Day::parse(late).unwrap().months_after(Day::parse(soon).unwrap());
        assert_eq!(after("2026-02-28", "2026-01-31"), 1);
        assert_eq!(after("2026-03-30", "2026-01-31"), 1);
        assert_eq!(after("2026-06-08", "2026-01-09"), 4);
        assert_eq!(after("2026-06-09", "2026-01-09"), 5);
    }
}
