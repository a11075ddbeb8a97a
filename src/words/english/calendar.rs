//! In English: the words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.

use super::amount;
use crate::atlas::timescale::{Basis, LimitKind, Unit};
use crate::calendar::day::{BadDay, Day};
use crate::calendar::{Drift, Due, Refusal};
use crate::words::calendar::CalendarWords;

/// The words of days and limits of time: a day, how a due day was counted, why none follows, a question about a passed one.
pub const CALENDAR: CalendarWords = CalendarWords {
    rules: &[
        "We do not count the day of the event, unless the rule says it counts. Where we have read that the law counts it, or does not, the rule says so.",
        "A week is 7 days.",
        "Months run to the same day of a later month, or to its last day if it has no such day.",
        "24 hours run to the same hour of the next day. We do not work out the time of day.",
        "Working days leave out weekends and the bank holidays of the nation. A council may close on other days too. We count those.",
        "Some laws count the day of the event as the first day. If we have not read which it is, we say so, give the sooner day and name the later one. Ask the court, the reporter or a solicitor for the exact date.",
        "We count what repeats from the last time, if you give its day. If not, we count on from the first event, show the next day and ask about the one before.",
        "We know bank holidays for some years only. Beyond them we count no working days.",
    ],
    hearings_rule: "Working days under the Children’s Hearings (Scotland) Act 2011 leave out weekends, 25 and 26 December, and 1 and 2 January, and no other day. So a hearing can be due on a bank holiday.",
    day,
    month,
    bad_day,
    kept_day: |kept| format!("We still count from {}.", day(kept)),
    due,
    end,
    short,
    later,
    stands_in: |step| format!("Counted from the date of “{step}”."),
    if_another_day: "If it was another day, give that day.",
    off,
    refusal,
    drift,
    given,
    then: |what, then| format!("Then the next {what} by {}.", day(then)),
    held: "Was it held? If it was, give the day.",
    guess,
    guess_right,
    before,
    after,
    to_come: "This day is still to come, but you marked this step as done. Is it right?",
    too_late: |last| format!("This is after the last day for it, {}. Is there a reason?", day(last)),
};

const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

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

fn day(day: Day) -> String {
    format!("{} {} {}", WEEKDAYS[day.weekday()], date(day), day.civil().0)
}

fn month(day: Day) -> String {
    let (year, month, _) = day.civil();
    format!("{} {year}", MONTHS[month as usize - 1])
}

/// `9 March`.
fn date(day: Day) -> String {
    let (_, month, date) = day.civil();
    format!("{date} {}", MONTHS[month as usize - 1])
}

fn bad_day(bad: BadDay) -> &'static str {
    match bad {
        BadDay::Form => "We cannot read this date. Write day, month and year, such as 6 March 2026 or 6/3/2026.",
        BadDay::NoSuchDay => "There is no such day in the calendar. Check the date.",
        BadDay::OutOfRange => "Give a date between the years 1900 and 2199.",
    }
}

fn due(due: &Due) -> String {
    let event = day(due.event);
    let amount = span(due);
    let start = match due.sort {
        LimitKind::Before if due.least == Some(0) => format!("The last {amount} before {event}"),
        LimitKind::Before => format!("{amount} before {event}"),
        LimitKind::Every => format!("Every {amount} from {event}"),
        _ => format!("{amount} from {event}"),
    };
    let counted = if due.counted { ", counting that day" } else { "" };
    format!("{start}{counted}{}: {}.", left_out(due), end(due))
}

fn short(due: &Due) -> String {
    let amount = span(due);
    match due.sort {
        LimitKind::Within if due.earliest == Some(due.day) => format!("{amount} after"),
        LimitKind::Within => format!("within {amount}"),
        LimitKind::Before => format!("{amount} before"),
        LimitKind::Every => format!("every {amount}"),
        LimitKind::NotBefore => format!("not before {amount}"),
        LimitKind::Lasts => format!("lasts {amount}"),
    }
}

/// `6 to 8 weeks`.
fn span(due: &Due) -> String {
    let amount = amount(due.count, due.unit);
    match due.least {
        Some(least) if 0 < least && least < due.count => format!("{least} to {amount}"),
        _ => amount,
    }
}

fn later(later: Day) -> String {
    format!(
        "We have not read whether this law counts the first day. If it does not, the last day is {}. Ask which applies.",
        day(later)
    )
}

fn off(due: &Due) -> String {
    let Some(off) = &due.off else { return String::new() };
    let what = match (off.holiday.as_str(), due.day.weekday()) {
        ("", 5) => "a Saturday".to_string(),
        ("", _) => "a Sunday".to_string(),
        (holiday, _) => format!("a bank holiday ({holiday})"),
    };
    let near = match (off.working, due.sort) {
        (Some(working), LimitKind::NotBefore) => format!(" The first working day after it is {}.", day(working)),
        (Some(working), _) => format!(" The last working day before it is {}.", day(working)),
        (None, _) if off.holiday.is_empty() => " We do not know the bank holidays around it.".to_string(),
        (None, _) => " The hearings Act counts it as a working day.".to_string(),
    };
    format!("That is {what}.{near}")
}

fn given(given: Day) -> String {
    format!("The day you gave, {}, is outside this. Is there a reason?", day(given))
}

fn guess(guess: Day) -> String {
    format!("Do you mean {}? It counts once you say yes.", day(guess))
}

fn guess_right(guess: Day) -> String {
    format!("Yes, {}", guess.civil().0)
}

fn before(name: &str, other: Day) -> String {
    format!("This is before “{name}”, {}. Is it right?", day(other))
}

fn after(name: &str, other: Day) -> String {
    format!("This is after “{name}”, {}. Is it right?", day(other))
}

/// `, leaving out weekends and Good Friday 3 April`; nothing where no day was left out.
fn left_out(due: &Due) -> String {
    let weekends = due.weekends.then(|| "weekends".to_string());
    let days = due.left_out.iter().map(|(day, name)| format!("{name} {}", date(*day)).trim_start().to_string());
    let parts: Vec<String> = weekends.into_iter().chain(days).collect();
    match parts.as_slice() {
        [] => String::new(),
        [part] => format!(", leaving out {part}"),
        [parts @ .., last] => format!(", leaving out {} and {last}", parts.join(", ")),
    }
}

/// `by Mon 30 March 2026`.
fn end(due: &Due) -> String {
    let last = match due.unit {
        Unit::Hours => format!("the same hour on {}", day(due.day)),
        _ => day(due.day),
    };
    match (due.sort, due.earliest) {
        (LimitKind::NotBefore, _) => format!("not before {last}"),
        (LimitKind::Lasts, Some(first)) => format!("until a day from {} to {last}", day(first)),
        (LimitKind::Lasts, None) => format!("until {last} at the latest"),
        (_, Some(first)) if first == due.day => format!("on {last}"),
        (_, Some(first)) => format!("from {} to {last}", day(first)),
        (_, None) => format!("by {last}"),
    }
}

fn refusal(refusal: Refusal) -> String {
    let text = match refusal {
        Refusal::NoNumber => "This rule gives no number of days, so we cannot count a date.",
        Refusal::Pregnancy => "This counts weeks of pregnancy. Ask the midwife or doctor which date that is.",
        Refusal::Total => {
            "This is a total of days that need not follow one another, so we cannot count a date from the first."
        }
        Refusal::PartOfDay => "This counts hours that make no whole days. It needs a clock, not a calendar.",
        Refusal::NotCovered { first, last } => {
            return format!("We know the bank holidays of the years {first} to {last} only, and do not guess others.");
        }
        Refusal::UnknownNation => "We do not know the bank holidays of this nation, and do not guess them.",
        Refusal::TooFar => "We cannot count to a date so far away.",
    };
    text.to_string()
}

fn drift(drift: &Drift, basis: Basis) -> String {
    let amount = amount(drift.count, drift.unit);
    let been = match drift.been == drift.count {
        true => "a little longer".to_string(),
        false => drift.been.to_string(),
    };
    let is_law = matches!(basis, Basis::Statute | Basis::Regulation);
    let [happens, lasts, follows] = match is_law {
        true => ["should happen", "should last", "should follow"],
        false => ["usually happens", "usually lasts", "usually follows"],
    };
    match drift.sort {
        LimitKind::Every => format!("This {happens} every {amount}. It has been {been}. You can ask why."),
        LimitKind::Lasts => {
            format!("This {lasts} {amount} at most. It has been {been}. Has it ended, or been renewed?")
        }
        _ => format!("This {follows} within {amount}. It has been {been}. You can ask why."),
    }
}
