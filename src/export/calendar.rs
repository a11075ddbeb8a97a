//! The days that follow from a journey, as a calendar file: what is due by when, with the rule and the sum.
//! Must never hold more than the page says of a day.

use crate::calendar::day::Day;
use crate::calendar::ics::{DiaryEntry, write};
use crate::journey::due::DueLine;
use crate::journey::sheet::due_text;
use crate::words::Words;

/// The calendar file of the days that follow. `journey` is the journey's id: two children whose steps fall on the same day
/// have an entry each. `stamp` is the day the file is made.
pub fn calendar(lines: &[DueLine], journey: &str, stamp: Day, words: &'static Words) -> String {
    write(&entries(lines, journey, words), stamp)
}

/// One entry for each day that follows; limits that give none have no entry.
pub fn entries(lines: &[DueLine], journey: &str, words: &'static Words) -> Vec<DiaryEntry> {
    let of_line = |line: &DueLine| -> Vec<DiaryEntry> {
        let note = due_text(line, words);
        let entry = |due: &crate::calendar::Due| DiaryEntry {
            key: format!("{journey} {} {} {}", line.step.step, line.rule, due.nth).trim_start().to_string(),
            day: due.day,
            title: format!("{}: {}", words.name, line.step.name),
            note: note.clone(),
        };
        line.days.iter().flatten().map(entry).collect()
    };
    lines.iter().flat_map(of_line).collect()
}
