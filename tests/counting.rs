//! Dates come out alike when counted a second way, day by day, with a list of holidays that is not ours.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use waymark::atlas::timescale::{LimitKind, Timescale, Unit};
use waymark::calendar::Calendar;
use waymark::calendar::day::Day;

#[path = "support/limits.rs"]
mod limits;
#[path = "support/rng.rs"]
mod rng;

use limits::limits;
use rng::TestRng;

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

/// Every weekday that is a holiday, by nation, from a list that is not ours.
static FIXTURE: LazyLock<BTreeMap<&str, BTreeSet<String>>> = LazyLock::new(|| {
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for line in include_str!("fixtures/calendar/holidays.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [nation, day, _] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        found.entry(nation).or_default().insert(day.to_string());
    }
    found
});

#[test]
fn every_holiday_is_in_the_other_list_and_none_is_missing() {
    assert_eq!(CALENDAR.years, (2019, 2028));
    assert!(
        CALENDAR.nations.keys().map(String::as_str).eq(FIXTURE.keys().copied()),
        "a nation stands in one list alone"
    );
    for (nation, holidays) in &CALENDAR.nations {
        let ours: Vec<String> = holidays.iter().map(|(day, _)| day.to_string()).collect();
        let theirs: Vec<String> = FIXTURE[nation.as_str()].iter().cloned().collect();
        assert_eq!(ours, theirs, "{nation}: the same days, in order");
        assert!(holidays.iter().all(|(day, name)| !day.is_weekend() && !name.is_empty()));
    }
    assert_eq!(CALENDAR.hearings, [(12, 25), (12, 26), (1, 1), (1, 2)]);
    assert!(CALENDAR.sources.iter().all(|source| source.url.is_some()));
}

/// A second way of counting: day by day, with the words of the rule and the other list of holidays.
mod naive {
    use super::*;

    type Date = (i32, u32, u32);

    fn length(year: i32, month: u32) -> u32 {
        let leap = if year % 400 == 0 { true } else { year % 4 == 0 && year % 100 != 0 };
        [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
    }

    fn tomorrow((year, month, day): Date) -> Date {
        match () {
            _ if day < length(year, month) => (year, month, day + 1),
            _ if month < 12 => (year, month + 1, 1),
            _ => (year + 1, 1, 1),
        }
    }

    fn yesterday((year, month, day): Date) -> Date {
        match () {
            _ if 1 < day => (year, month, day - 1),
            _ if 1 < month => (year, month - 1, length(year, month - 1)),
            _ => (year - 1, 12, 31),
        }
    }

    /// 0 for Saturday, by Zeller's rule.
    fn zeller((year, month, day): Date) -> i32 {
        let (year, month) = if month < 3 { (year - 1, month as i32 + 12) } else { (year, month as i32) };
        (day as i32 + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400).rem_euclid(7)
    }

    fn is_worked(nation: &str, hearings: bool, date: Date) -> bool {
        let (year, month, day) = date;
        let holiday = match hearings {
            true => matches!((month, day), (12, 25 | 26) | (1, 1 | 2)),
            false => FIXTURE[nation].contains(&format!("{year}-{month:02}-{day:02}")),
        };
        1 < zeller(date) && !holiday
    }

    /// Where `number` units from the event end; nothing where a bank holiday would have to be guessed.
    fn end(nation: &str, limit: &Timescale, event: Date, number: u32) -> Option<Date> {
        let back = limit.sort == LimitKind::Before;
        let next = |date| if back { yesterday(date) } else { tomorrow(date) };
        let hearings = limit.days.is_some();
        let mut date = event;
        match limit.unit {
            Unit::WorkingDays => {
                let known = |date: Date| hearings || (2019..=2028).contains(&date.0);
                let mut counted = u32::from(limit.counted == Some(true) && is_worked(nation, hearings, date));
                while counted < number && known(date) {
                    date = next(date);
                    counted += u32::from(is_worked(nation, hearings, date));
                }
                known(date).then_some(date)
            }
            Unit::Months => {
                let (mut year, mut month, day) = event;
                for _ in 0..number {
                    (year, month) = match (back, month) {
                        (false, 12) => (year + 1, 1),
                        (false, _) => (year, month + 1),
                        (true, 1) => (year - 1, 12),
                        (true, _) => (year, month - 1),
                    };
                }
                let end = (year, month, day.min(length(year, month)));
                Some(if limit.counted == Some(true) { yesterday(end) } else { end })
            }
            unit => {
                let days = match unit {
                    Unit::Hours => number / 24,
                    Unit::Weeks => number * 7,
                    _ => number,
                };
                (0..days - u32::from(limit.counted == Some(true))).for_each(|_| date = next(date));
                Some(date)
            }
        }
    }

    /// The first and the last day of the limit, or nothing where none follows.
    pub fn span(nation: &str, limit: &Timescale, event: Date) -> Option<(Option<Date>, Date)> {
        let is_part_of_day = |count: u32| limit.unit == Unit::Hours && !count.is_multiple_of(24);
        let count = limit.count.filter(|count| limit.undated.is_none() && !is_part_of_day(*count))?;
        let far = end(nation, limit, event, count)?;
        match (limit.least, limit.sort == LimitKind::Before) {
            (None, _) => Some((None, far)),
            (Some(least), true) => Some((Some(far), end(nation, limit, event, least)?)),
            (Some(least), false) => Some((Some(end(nation, limit, event, least)?), far)),
        }
    }
}

#[test]
fn ten_thousand_dates_and_rules_come_out_alike_when_counted_day_by_day() {
    let limits = limits();
    let first = Day::parse("2019-01-01").unwrap();
    let mut rng = TestRng(2011);
    let mut n_refused = 0;
    for _ in 0..10_000 {
        let (map, step, limit) = limits[rng.below(limits.len())];
        let event = first.plus_days(rng.below(3_653) as i64).unwrap();
        let found = CALENDAR.due(&map.nation, limit, event);
        n_refused += usize::from(found.is_err());
        let ours = found.ok().map(|due| (due.earliest.map(Day::civil), due.day.civil()));
        assert_eq!(ours, naive::span(&map.nation, limit, event.civil()), "{}#{} from {event}", map.map, step.id);
    }
    assert!(0 < n_refused && n_refused < 5_000, "{n_refused} of 10 000 refused");
}
