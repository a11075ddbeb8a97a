//! A day as people in Britain type it: `6 3 26`, `06/03/2026`, `6 March`, `Fri 6th March 2026`, `2026-03-06`.
//! Must never take a year that was not written whole: it is asked about.

use super::day::{BadDay, Day};

/// The months by the beginnings of their names.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedDay {
    /// A day.
    Whole(Day),
    /// A day whose year was left out or not written whole: the day it probably is.
    Guess(Day),
}

/// Reads a day, day before month. `today` is what a year that is not whole is guessed by.
pub fn read(text: &str, today: Day) -> Result<TypedDay, BadDay> {
    if let Ok(day) = Day::parse(text) {
        return Ok(TypedDay::Whole(day));
    }
    let (mut numbers, mut month) = (Vec::new(), None);
    for part in parts(&text.to_lowercase()) {
        if part.starts_with(|letter: char| letter.is_ascii_digit()) {
            numbers.push(part);
        } else if let Some(idx) = MONTHS.iter().position(|name| part.starts_with(name)) {
            month = Some(idx as u32 + 1);
        } else if !is_small_word(&part) {
            return Err(BadDay::Form);
        }
    }
    // In one go: 06032026, 060326.
    if let ([all], None) = (&numbers[..], month)
        && matches!(all.len(), 6 | 8)
    {
        numbers = vec![all[..2].to_string(), all[2..4].to_string(), all[4..].to_string()];
    }
    let is_year_first = numbers.first().is_some_and(|first| first.len() == 4);
    let number = |text: &String| text.parse::<u32>().map_err(|_| BadDay::Form);
    let (day, month, year) = match (&numbers[..], month) {
        ([year, month, day], None) if is_year_first => (number(day)?, number(month)?, Some(year)),
        ([day, month], None) => (number(day)?, number(month)?, None),
        ([day, month, year], None) => (number(day)?, number(month)?, Some(year)),
        ([day], Some(month)) => (number(day)?, month, None),
        ([day, year], Some(month)) => (number(day)?, month, Some(year)),
        _ => return Err(BadDay::Form),
    };
    let this_year = today.civil().0;
    let Some(written) = year else {
        // The nearest day of that name.
        let near = (this_year - 1..=this_year + 1).filter_map(|year| Day::new(year, month, day).ok());
        let nearest = near.min_by_key(|day| day.days_after(today).abs());
        // 29 February may lie further off.
        return match nearest {
            Some(day) => Ok(TypedDay::Guess(day)),
            None => Day::new(2024, month, day).and(Err(BadDay::Form)),
        };
    };
    let year = number(written)? as i32;
    match (written.len(), year) {
        (4, 100..) => Day::new(year, month, day).map(TypedDay::Whole),
        (2 | 4, _) => {
            // A worker's days lie behind more often than far ahead.
            let century = if this_year + 10 < 2000 + year { 1900 } else { 2000 };
            Day::new(century + year, month, day).map(TypedDay::Guess)
        }
        _ => Err(BadDay::Form),
    }
}

/// Words that say nothing of which day it is: endings of numbers, days of the week.
fn is_small_word(part: &str) -> bool {
    let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    matches!(part, "st" | "nd" | "rd" | "th" | "of" | "the") || weekdays.iter().any(|day| part.starts_with(day))
}

/// Runs of digits and runs of letters; what stands between them only parts them.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = None;
    for letter in text.chars() {
        let kind = (letter.is_alphabetic() || letter.is_ascii_digit()).then(|| letter.is_ascii_digit());
        match (kind, parts.last_mut()) {
            (Some(_), Some(part)) if kind == before => part.push(letter),
            (Some(_), _) => parts.push(letter.to_string()),
            (None, _) => {}
        }
        before = kind;
    }
    parts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn reads(texts: &[&str], expected: Result<TypedDay, BadDay>) {
        let today = Day::parse("2026-11-28").unwrap();
        for text in texts {
            assert_eq!(read(text, today), expected, "{text}");
        }
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_usual_british_ways_are_one_day() {
        let whole = [
            "06/03/2026",
            "6/3/2026",
            "6 3 2026",
            "6.3.2026",
            "06-03-2026",
            "06032026",
            "6 March 2026",
            "6th of March, 2026",
            "Fri 6 Mar 2026",
            "friday 6 march 2026",
            "March 6, 2026",
            "6mar2026",
            " 2026-03-06 ",
            "2026/3/6",
        ];
        reads(&whole, Ok(TypedDay::Whole(day("2026-03-06"))));
        reads(&["1 Sept 2026", "1 September 2026"], Ok(TypedDay::Whole(day("2026-09-01"))));
    }

    #[test]
    fn a_year_that_is_not_whole_is_a_guess() {
        let short = ["6 3 26", "06/03/26", "060326", "6 March 26", "06/03/0026", "6 march 26"];
        reads(&short, Ok(TypedDay::Guess(day("2026-03-06"))));
        reads(&["6 March", "6/3", "6 mar"], Ok(TypedDay::Guess(day("2027-03-06"))));
        reads(&["6 October", "6/10"], Ok(TypedDay::Guess(day("2026-10-06"))));
        reads(&["6 3 36"], Ok(TypedDay::Guess(day("2036-03-06"))));
        reads(&["6 3 85", "6/3/1985"][..1], Ok(TypedDay::Guess(day("1985-03-06"))));
        reads(&["0026-03-06"], Ok(TypedDay::Guess(day("2026-03-06"))));
    }

    #[test]
    fn what_is_no_day_says_why() {
        let form = ["", "soon", "6", "March 2026 or so", "6 3 2 026", "6 3 026", "1 2 3 4", "6 March April", "٦ ٣ ٢٦"];
        reads(&form, Err(BadDay::Form));
        reads(&["31/04/2026", "29 Feb 2026", "6 13 2026", "0 3 2026", "31 2", "13/13"], Err(BadDay::NoSuchDay));
        reads(&["6 3 1026", "6 3 2226", "6/3/9999"], Err(BadDay::OutOfRange));
    }
}
