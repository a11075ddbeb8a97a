//! The days that follow from a journey, as a calendar file: what is due by when, with the rule, what it rests on and the sum.
//! Must never hold more than the page says of a day, and no day that lies behind.

use crate::calendar::day::Day;
use crate::calendar::ics::{DiaryEntry, write};
use crate::journey::due::DueLine;
use crate::journey::sheet::{basis, due_text};
use crate::words::Words;

/// The calendar file of the days that follow. `journey` is the journey's id: two children whose steps fall on the same day
/// have an entry each. `today` is the day the file is made.
pub fn calendar(lines: &[DueLine], journey: &str, today: Day, words: &'static Words) -> String {
    write(&entries(lines, journey, today, words), today)
}

/// One entry for each day ahead.
pub fn entries(lines: &[DueLine], journey: &str, today: Day, words: &'static Words) -> Vec<DiaryEntry> {
    let ahead = lines.iter().filter(|line| line.is_ahead(today));
    let entry = |line: &DueLine| {
        let due = line.due.as_ref().ok()?;
        Some(DiaryEntry {
            key: format!("{journey} {} {}", line.step.step, line.rule).trim_start().to_string(),
            day: due.day,
            title: format!(
                "{}: {}, {} ({})",
                words.name,
                line.step.name,
                (words.calendar.short)(due),
                basis(line, words)
            ),
            note: due_text(line, words),
        })
    };
    ahead.filter_map(entry).collect()
}
