//! A child's age as a worker gives it: in whole years, or as month and year of birth. Must never hold a day of birth.

use super::day::Day;
use super::typed::{self, TypedDay};

/// The oldest that these maps follow anybody.
const OLDEST: u32 = 26;

/// Between which days a child was born.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChildAge {
    /// The first and the last day it can have been.
    pub born: (Day, Day),
}

/// Why a text is no age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAge {
    /// It is written in another way.
    Form,
    /// The month of birth is still to come.
    ToCome,
    /// These maps follow nobody so long.
    TooOld,
}

/// Reads an age as it is typed, nothing where nothing is: `5`, `5 years`, `18 months`, `March 2021`, `3/2021`. Gives it as it is kept:
/// `2021-03`, or the years with the day on which they were so: `5 2026-11-28`.
pub fn read(text: &str, today: Day) -> Result<String, BadAge> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(String::new());
    }
    if let Some(years) = years(text) {
        return if OLDEST < years { Err(BadAge::TooOld) } else { Ok(format!("{years} {today}")) };
    }
    let is_year_first = text.chars().take_while(char::is_ascii_digit).count() == 4;
    let with_day = if is_year_first { format!("{text} 1") } else { format!("1 {text}") };
    let Some(TypedDay::Whole(born)) = [&with_day, text].into_iter().find_map(|text| typed::read(text, today).ok())
    else {
        return Err(BadAge::Form);
    };
    let (year, month, _) = born.civil();
    let (this_year, this_month, _) = today.civil();
    match (this_year - year) * 12 + this_month as i32 - month as i32 {
        ..0 => Err(BadAge::ToCome),
        months if OLDEST as i32 * 12 + 11 < months => Err(BadAge::TooOld),
        _ => Ok(format!("{year:04}-{month:02}")),
    }
}

/// Whole years, where a text says nothing but them.
fn years(text: &str) -> Option<u32> {
    let (number, rest) = text.split_at(text.chars().take_while(char::is_ascii_digit).count());
    let number: u32 = number.parse().ok().filter(|number| *number < 1000)?;
    let rest = rest.trim();
    let begins = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if rest.bytes().any(|letter| letter.is_ascii_digit()) {
        None
    } else if rest.is_empty() || begins("y") {
        Some(number)
    } else if begins("mo") {
        Some(number / 12)
    } else {
        begins("week").then_some(number / 52)
    }
}

impl ChildAge {
    /// Reads what [`read`] gives.
    pub fn parse(kept: &str) -> Option<ChildAge> {
        let born = match kept.split_once(' ') {
            Some((years, day)) => {
                let (years, day): (i64, Day) = (years.parse().ok()?, Day::parse(day).ok()?);
                (day.plus_months(-12 * (years + 1))?.plus_days(1)?, day.plus_months(-12 * years)?)
            }
            None => {
                let first = Day::parse(&format!("{kept}-01")).ok()?;
                (first, first.plus_months(1)?.plus_days(-1)?)
            }
        };
        Some(ChildAge { born })
    }

    /// The fewest and the most whole years on a day.
    pub fn years(self, today: Day) -> (u32, u32) {
        let years = |born: Day| if born <= today { today.months_after(born) / 12 } else { 0 };
        (years(self.born.1), years(self.born.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn an_age_is_years_or_a_month_of_birth_and_what_is_neither_says_why() {
        let read = |text: &str| read(text, day("2026-11-28"));
        for text in ["5", " 5 years", "5y", "5 years old"] {
            assert_eq!(read(text).as_deref(), Ok("5 2026-11-28"), "{text}");
        }
        assert_eq!(read("18 months").as_deref(), Ok("1 2026-11-28"));
        assert_eq!(read("3 weeks").as_deref(), Ok("0 2026-11-28"));
        for text in ["March 2021", "3/2021", "03 2021", "2021-03", "mar 2021", "6 March 2021", "6/3/2021"] {
            assert_eq!(read(text).as_deref(), Ok("2021-03"), "{text}: no day is kept");
        }
        for text in ["five", "-5", "March", "Mar 21", "13/2021", "5 or 6", "Sara"] {
            assert_eq!(read(text), Err(BadAge::Form), "{text}");
        }
        assert_eq!(read("December 2026"), Err(BadAge::ToCome));
        assert_eq!(read("27"), Err(BadAge::TooOld));
        assert_eq!(read("March 1999"), Err(BadAge::TooOld));
    }

    #[test]
    fn years_go_on_after_they_were_given() {
        let years = |kept: &str, today: &str| ChildAge::parse(kept).unwrap().years(day(today));
        assert_eq!(years("5 2026-11-28", "2026-11-28"), (5, 5));
        assert_eq!(years("5 2026-11-28", "2026-11-29"), (5, 6));
        assert_eq!(years("5 2026-11-28", "2027-11-28"), (6, 6));
        assert_eq!(years("2021-03", "2026-03-15"), (4, 5));
        assert_eq!(years("2021-03", "2026-04-01"), (5, 5));
        assert_eq!(ChildAge::parse("soon"), None);
    }
}
