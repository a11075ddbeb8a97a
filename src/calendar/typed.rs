//! A day as people in Britain type it: `6 3 26`, `06/03/2026`, `6 March`, `Fri 6th March 2026`, `2026-03-06`.
//! Must never take a year that was not written whole: it is asked about.

use super::day::{BadDay, Day};

/// The months by the beginnings of their names.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The beginnings of words that say nothing of which day it is: endings of numbers, days of the week.
const SMALL: [&str; 13] = ["st", "nd", "rd", "th", "of", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "the"];

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
    let (mut numbers, mut month) = (Vec::new(), 0);
    for part in parts(text) {
        match part.parse::<u32>() {
            Ok(number) if part.len() <= 8 => numbers.push((number, part.len())),
            _ => match MONTHS.iter().position(|name| begins(part, name)) {
                Some(idx) if month == 0 => month = idx as u32 + 1,
                _ if SMALL.iter().any(|word| begins(part, word)) => {}
                _ => return Err(BadDay::Form),
            },
        }
    }
    if month != 0 {
        numbers.insert(1.min(numbers.len()), (month, 2));
    }
    // In one go: 06032026, 060326.
    if let [(all, length @ (6 | 8))] = numbers[..] {
        let (year, all) = if length == 8 { (all % 10_000, all / 10_000) } else { (all % 100, all / 100) };
        numbers = vec![(all / 100, 2), (all % 100, 2), (year, length - 4)];
    }
    let is_year_first = numbers.first().is_some_and(|(_, length)| *length == 4);
    if is_year_first {
        numbers.reverse();
    }
    let this_year = today.civil().0;
    match numbers[..] {
        [(day, 1 | 2), (month, 1 | 2), (year, 4)] if 99 < year => {
            Day::new(year as i32, month, day).map(TypedDay::Whole)
        }
        [(day, 1 | 2), (month, 1 | 2), (year, 2 | 4)] => {
            // A worker's days lie behind more often than far ahead.
            let century = if this_year + 10 < 2000 + year as i32 { 1900 } else { 2000 };
            Day::new(century + year as i32, month, day).map(TypedDay::Guess)
        }
        [(day, 1 | 2), (month, 1 | 2)] => {
            // The nearest day of that name.
            let mut nearest = Day::new(this_year, month, day);
            for year in [this_year - 1, this_year + 1] {
                let far = |day: Day| day.days_after(today).abs();
                let other = Day::new(year, month, day);
                if other.is_ok_and(|other| nearest.is_ok_and(|nearest| far(other) < far(nearest))) {
                    nearest = other;
                }
            }
            nearest.map(TypedDay::Guess)
        }
        _ => Err(BadDay::Form),
    }
}

/// Whether a word begins with another, whatever the size of its letters.
fn begins(part: &str, word: &str) -> bool {
    part.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Runs of digits and runs of letters; what stands between them only parts them.
fn parts(text: &str) -> Vec<&str> {
    let kind = |letter: char| (letter.is_alphabetic() || letter.is_ascii_digit()).then(|| letter.is_ascii_digit());
    let (mut parts, mut start, mut before) = (Vec::new(), 0, None);
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let now = kind(letter);
        if now != before {
            if before.is_some() {
                parts.push(&text[start..at]);
            }
            (start, before) = (at, now);
        }
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
        let none = ["31/04/2026", "29 Feb 2026", "6 13 2026", "0 3 2026", "31 2", "13/13", "29 February"];
        reads(&none, Err(BadDay::NoSuchDay));
        reads(&["6 3 1026", "6 3 2226", "6/3/9999"], Err(BadDay::OutOfRange));
    }
}
