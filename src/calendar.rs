//! From a limit of time and the day of its event to the day that is due: a value with the days left out, or a refusal.
//! Must never guess: past the years whose bank holidays are known no working day is counted. Must never speak to a reader;
//! `words::calendar` does.
//!
//! How days are counted:
//!
//! - The day of the event is not counted, unless the law is known to count it ([`Timescale::counted`]). Where neither is
//!   known of a rule of law, [`Calendar::sooner`] gives the day that follows if it does.
//! - A week is 7 days. A month runs to the same day of a later month, or to its last day where it has none.
//! - Hours are turned into days, 24 to a day: 72 hours end three days later by the same hour. No clock time is worked out.
//! - Working days leave out weekends and the bank holidays of the nation, or, where the limit rests on the Children's
//!   Hearings (Scotland) Act 2011, the days its section 202 leaves out and no others.
//! - Days that recur are counted from the last time where that is known. Else they are all counted from the first event, so
//!   that a short month does not shift those after it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::atlas::file::Source;
use crate::atlas::file::from_json;
use crate::atlas::timescale::{Basis, EventDay, LimitKind, Timescale, Undated, Unit, WorkingDays};

pub mod age;
pub mod day;
pub mod ics;
pub mod typed;

use day::Day;

/// The bank holidays of the nations, and the days the hearings Act leaves out: `maps/holidays.json`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Calendar {
    /// When the file was last held against its sources.
    pub facts_as_of: String,
    /// The first and the last year whose bank holidays are known.
    pub years: (i32, i32),
    /// Each nation's id with its bank holidays, weekdays only, in order.
    pub nations: BTreeMap<String, Vec<(Day, String)>>,
    /// Month and day of each date that is no working day under the Children's Hearings (Scotland) Act 2011, section 202.
    pub hearings: Vec<(u32, u32)>,
    /// Where the days come from.
    pub sources: Vec<Source>,
}

/// What follows from a limit of time and the day of its event.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The rule in the map's words.
    pub rule: String,
    /// How it counts.
    pub sort: LimitKind,
    /// How many.
    pub count: u32,
    /// The fewest, where the rule gives a range.
    pub least: Option<u32>,
    /// Of what.
    pub unit: Unit,
    /// Whether the day of the event is the first day counted.
    pub counted: bool,
    /// The day of the event.
    pub event: Day,
    /// Which of the days that recur it is, from 1; 1 for every other sort.
    pub nth: u32,
    /// The first day it can fall on, where the rule gives a range; the same as `day` where it names one day alone.
    pub earliest: Option<Day>,
    /// The last day in time: for [`LimitKind::Before`] the last day on which it is still soon enough, for [`LimitKind::NotBefore`]
    /// the first day on which it may be, for [`LimitKind::Lasts`] the last day it can last.
    pub day: Day,
    /// Whether weekends were left out between event and day.
    pub weekends: bool,
    /// The other days that were left out, in order, each with its name; empty for a date of the hearings Act.
    pub left_out: Vec<(Day, String)>,
    /// What is to be known of `day` where it falls on a weekend or a bank holiday.
    pub off: Option<DueOff>,
}

/// A due day on which most offices are closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueOff {
    /// The bank holiday; empty on a Saturday or a Sunday.
    pub holiday: String,
    /// The last working day before it; for [`LimitKind::NotBefore`] the first one after it. None where the bank holidays
    /// there are not known, or where the hearings Act counts the day as a working day.
    pub working: Option<Day>,
}

/// Why no day follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The rule gives no number ("without delay").
    NoNumber,
    /// It counts weeks of pregnancy.
    Pregnancy,
    /// It is a total of days that need not follow one another.
    Total,
    /// It counts hours that are not whole days.
    PartOfDay,
    /// It counts working days past the years whose bank holidays are known.
    NotCovered {
        /// The first year known.
        first: i32,
        /// The last year known.
        last: i32,
    },
    /// The bank holidays of the nation are not known.
    UnknownNation,
    /// The day lies past [`day::YEARS`].
    TooFar,
}

/// A limit of time that has been passed: ground for a question, never a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drift {
    /// How the limit counts: [`LimitKind::Within`], [`LimitKind::Every`] or [`LimitKind::Lasts`].
    pub sort: LimitKind,
    /// How many were allowed.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
    /// How many whole ones have gone by; not fewer than `count`, and the same where a part of one is over.
    pub been: u32,
}

/// The days that are working days for one limit of time.
#[derive(Clone, Copy)]
enum WorkingDayCalendar<'a> {
    /// All but weekends and these days; nothing is known outside these years.
    Bank { years: (i32, i32), holidays: &'a [(Day, String)] },
    /// All but weekends and these months and days.
    Hearings(&'a [(u32, u32)]),
}

/// A day on which nothing is counted.
enum DayOff<'a> {
    Weekend,
    Holiday(&'a str),
}

/// Where a count ended, and what it left out on its way.
struct Counted {
    day: Day,
    weekends: bool,
    left_out: Vec<(Day, String)>,
}

impl Calendar {
    /// As it comes with the program. Knows no nation only if `maps/holidays.json` does not parse, which a test rules out.
    pub fn built_in() -> Calendar {
        let nothing = || Calendar {
            facts_as_of: String::new(),
            years: (0, 0),
            nations: BTreeMap::new(),
            hearings: Vec::new(),
            sources: Vec::new(),
        };
        from_json(include_str!("../maps/holidays.json")).unwrap_or_else(|_| nothing())
    }

    /// The day that follows from a limit of a nation's map and the day of its event; of days that recur the first.
    pub fn due(&self, nation: &str, limit: &Timescale, event: Day) -> Result<Due, Refusal> {
        self.nth(nation, limit, event, 1)
    }

    /// The first day that recurs from `today` on, however far it is from the event.
    pub fn next(&self, nation: &str, limit: &Timescale, event: Day, today: Day) -> Result<Due, Refusal> {
        let mut nth = 1;
        loop {
            let due = self.nth(nation, limit, event, nth)?;
            if today <= due.day {
                return Ok(due);
            }
            nth += 1;
        }
    }

    /// What is to be known of a due day on which most offices are closed; nothing of any other.
    fn off(&self, nation: &str, limit: &Timescale, day: Day) -> Option<DueOff> {
        let holidays = self.nations.get(nation).map(Vec::as_slice).unwrap_or_default();
        let bank = WorkingDayCalendar::Bank { years: self.years, holidays };
        let holiday = holidays.iter().find(|(known, _)| *known == day).map(|(_, name)| name.clone());
        if !day.is_weekend() && holiday.is_none() {
            return None;
        }
        let way = if limit.sort == LimitKind::NotBefore { 1 } else { -1 };
        let is_worked = holiday.is_some() && limit.days == Some(WorkingDays::Hearings);
        let near = bank.walk(day, 1, way, EventDay::LeftOut).ok().filter(|_| !is_worked && !holidays.is_empty());
        Some(DueOff { holiday: holiday.unwrap_or_default(), working: near.map(|near| near.day) })
    }

    /// What would be due if the law counted the day of the event as the first day, as many Acts do ("beginning with the
    /// day"): for limits of law in days, working days, weeks or months of which it is not known. Nothing for any other, and
    /// nothing where it comes to the same day, as it does for working days from a Saturday.
    pub fn sooner(&self, nation: &str, limit: &Timescale, event: Day) -> Result<Option<Due>, Refusal> {
        let is_law = matches!(limit.basis, Basis::Statute | Basis::Regulation);
        let is_open = limit.counted.is_none()
            && limit.least.is_none()
            && matches!(limit.sort, LimitKind::Within | LimitKind::Lasts);
        if !is_law || !is_open || limit.unit == Unit::Hours {
            return Ok(None);
        }
        let sooner = self.due(nation, &Timescale { counted: Some(true), ..limit.clone() }, event)?;
        Ok((sooner.day != self.due(nation, limit, event)?.day).then_some(sooner))
    }

    /// Whether a limit that counts from `event` has been passed `today`, and by how much. A limit counted back from an
    /// event to come, or one that only says what is too soon, is never passed.
    pub fn drift(&self, nation: &str, limit: &Timescale, event: Day, today: Day) -> Result<Option<Drift>, Refusal> {
        let due = self.due(nation, limit, event)?;
        if today <= due.day || matches!(due.sort, LimitKind::Before | LimitKind::NotBefore) {
            return Ok(None);
        }
        let days = u32::try_from(today.days_after(event)).unwrap_or_default() + u32::from(limit.counts_event_day());
        let been = match due.unit {
            Unit::Hours => days * 24,
            Unit::Days => days,
            Unit::Weeks => days / 7,
            Unit::Months => today.months_after(event),
            Unit::WorkingDays => self.working(nation, limit)?.number(event, today, limit.event_day())?,
        };
        Ok(Some(Drift { sort: due.sort, count: due.count, unit: due.unit, been: been.max(due.count) }))
    }

    /// One of the days that recur, from 1; of any other limit its day, for 1.
    pub fn nth(&self, nation: &str, limit: &Timescale, event: Day, nth: u32) -> Result<Due, Refusal> {
        match limit.undated {
            Some(Undated::Pregnancy) => return Err(Refusal::Pregnancy),
            Some(Undated::Total) => return Err(Refusal::Total),
            None => {}
        }
        let count = limit.count.filter(|count| 0 < *count).ok_or(Refusal::NoNumber)?;
        let before = i64::from(nth - 1) * i64::from(count);
        let end = self.count(nation, limit, event, before + i64::from(count))?;
        let start = match limit.least {
            Some(least) => Some(self.count(nation, limit, event, before + i64::from(least))?.day),
            None => None,
        };
        let (earliest, day) = match (limit.sort, start) {
            (LimitKind::Before, Some(start)) => (Some(end.day), start),
            (_, start) => (start, end.day),
        };
        Ok(Due {
            rule: limit.rule.clone(),
            sort: limit.sort,
            count,
            least: limit.least,
            unit: limit.unit,
            counted: limit.counts_event_day(),
            event,
            nth,
            earliest,
            day,
            weekends: end.weekends,
            left_out: end.left_out,
            off: self.off(nation, limit, day),
        })
    }

    /// So many of the limit's units from the event: back for [`LimitKind::Before`], else on.
    fn count(&self, nation: &str, limit: &Timescale, event: Day, number: i64) -> Result<Counted, Refusal> {
        let way = if limit.sort == LimitKind::Before { -1 } else { 1 };
        let first = if limit.counts_event_day() { way } else { 0 };
        let days = |days: i64| event.plus_days(way * days - first);
        let day = match limit.unit {
            Unit::WorkingDays => {
                return self.working(nation, limit)?.walk(event, number, way, limit.event_day());
            }
            Unit::Hours if number % 24 != 0 => return Err(Refusal::PartOfDay),
            Unit::Hours => days(number / 24),
            Unit::Days => days(number),
            Unit::Weeks => days(number * 7),
            Unit::Months => event.plus_months(way * number).and_then(|day| day.plus_days(-first)),
        };
        Ok(Counted { day: day.ok_or(Refusal::TooFar)?, weekends: false, left_out: Vec::new() })
    }

    fn working(&self, nation: &str, limit: &Timescale) -> Result<WorkingDayCalendar<'_>, Refusal> {
        match limit.days {
            Some(WorkingDays::Hearings) => Ok(WorkingDayCalendar::Hearings(&self.hearings)),
            None => {
                let holidays = self.nations.get(nation).ok_or(Refusal::UnknownNation)?;
                Ok(WorkingDayCalendar::Bank { years: self.years, holidays })
            }
        }
    }
}

impl WorkingDayCalendar<'_> {
    /// Why a day is not counted, if it is not. Fails where that is not known.
    fn free(&self, day: Day) -> Result<Option<DayOff<'_>>, Refusal> {
        let (year, month, date) = day.civil();
        match self {
            WorkingDayCalendar::Bank { years: (first, last), .. } if !(*first..=*last).contains(&year) => {
                Err(Refusal::NotCovered { first: *first, last: *last })
            }
            _ if day.is_weekend() => Ok(Some(DayOff::Weekend)),
            WorkingDayCalendar::Bank { holidays, .. } => {
                Ok(holidays.iter().find(|(holiday, _)| *holiday == day).map(|(_, name)| DayOff::Holiday(name)))
            }
            WorkingDayCalendar::Hearings(dates) => Ok(dates.contains(&(month, date)).then_some(DayOff::Holiday(""))),
        }
    }

    /// Goes on from the event, or back where `way` is negative, until so many working days are counted.
    fn walk(&self, event: Day, number: i64, way: i64, event_day: EventDay) -> Result<Counted, Refusal> {
        let mut end = Counted { day: event, weekends: false, left_out: Vec::new() };
        let (mut left, mut is_counted) = (number, event_day == EventDay::Counted);
        self.free(event)?;
        while 0 < left {
            if !std::mem::take(&mut is_counted) {
                end.day = end.day.plus_days(way).ok_or(Refusal::TooFar)?;
            }
            match self.free(end.day)? {
                None => left -= 1,
                Some(DayOff::Weekend) => end.weekends = true,
                Some(DayOff::Holiday(name)) => end.left_out.push((end.day, name.to_string())),
            }
        }
        // The earliest stands first, whichever way it was counted.
        if way < 0 {
            end.left_out.reverse();
        }
        Ok(end)
    }

    /// How many working days lie after the event, or from it on where it is counted, up to and including `last`.
    fn number(&self, event: Day, last: Day, event_day: EventDay) -> Result<u32, Refusal> {
        let mut number = 0;
        let first = match event_day {
            EventDay::Counted => 0,
            EventDay::LeftOut => 1,
        };
        for days in first..=i64::from(last.days_after(event)) {
            let day = event.plus_days(days).ok_or(Refusal::TooFar)?;
            number += u32::from(self.free(day)?.is_none());
        }
        Ok(number)
    }
}
