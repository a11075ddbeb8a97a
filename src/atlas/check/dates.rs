//! The rules of how old a map may be: up to when its law was read, and when the maps are due to be read again.

use std::ops::RangeInclusive;

use crate::atlas::Index;
use crate::atlas::file::MapFile;
use crate::atlas::problem::Problem;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Years that a source of today can bear.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// How old what was read may be on the day on which all maps are due to be read again, in months.
const OLDEST: i32 = 18;

/// Every month or year that a text names, in months since the year 0; a year without a month as its beginning.
fn months(text: &str) -> Vec<i32> {
    let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
    let year = |word: &str| word.parse::<i32>().ok().filter(|year| word.len() == 4 && YEARS.contains(year));
    let named = |idx: usize| {
        let before = idx.checked_sub(1).and_then(|before| MONTHS.iter().position(|month| *month == words[before]));
        // As machines write it: 2026-08-25.
        let after =
            words.get(idx + 1).filter(|word| word.len() == 2 && text.contains(&format!("{}-{word}", words[idx])));
        let after = after.and_then(|word| word.parse::<usize>().ok()).and_then(|month| month.checked_sub(1));
        before.or(after.filter(|month| *month < MONTHS.len())).unwrap_or(0)
    };
    let found = words.iter().enumerate().filter_map(|(idx, word)| Some(year(word)? * 12 + named(idx) as i32));
    found.collect()
}

/// What is wrong with the date up to which the map says that it was read.
pub fn read_up_to(map: &MapFile) -> Vec<Problem> {
    let problem = |what: String, hint: &str| vec![Problem::new("read_up_to", what, hint.to_string())];
    let [own] = months(&map.read_up_to)[..] else {
        let what = format!("{:?} is no month", map.read_up_to);
        return problem(what, "a month and a year, as a reader says it: \"June 2026\"; or the year alone");
    };
    let newest = map.sources.iter().flat_map(|source| months(&source.date)).max();
    if newest < Some(own) {
        let what = format!("{:?} is later than every date that a source bears", map.read_up_to);
        return problem(what, "give the month of the newest source, or add the source that was read since");
    }
    let due = months(&Index::built_in().review_by).first().copied().unwrap_or(i32::MAX);
    if own + OLDEST < due {
        let what =
            format!("{:?} is more than {OLDEST} months before the maps are due to be read again", map.read_up_to);
        return problem(
            what,
            "read its law again (docs/tasks/check-facts.md), or bring \"review_by\" in atlas.json forward",
        );
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_as_people_and_machines_write_them() {
        let month = |year: i32, month: i32| year * 12 + month - 1;
        assert_eq!(months("29 June 2026"), [month(2026, 6)]);
        assert_eq!(months("Royal Assent 2026-05-15; read"), [month(2026, 5)]);
        assert_eq!(months("27 February 2026 and later"), [month(2026, 2)]);
        assert_eq!(months("2012-2019"), [month(2012, 1), month(2019, 1)]);
        assert_eq!(months("section 2026a, 12 May"), [0; 0]);
    }
}
