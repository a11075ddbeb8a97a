//! The days that follow from a journey, as a calendar file: what is due by when, with the rule, what it rests on and the sum; and what
//! was agreed in supervision, by whom.
//! Must never hold more than the page says of a day, and no day that lies behind.

use crate::atlas::timescale::LimitKind;
use crate::calendar::day::Day;
use crate::calendar::ics::{DiaryEntry, write};
use crate::calendar::typed::{TypedDay, read};
use crate::journey::Journey;
use crate::journey::due::{DueLine, DueTitle, PlannedDay};
use crate::journey::record::action_text;
use crate::journey::sheet::{basis, due_text};
use crate::words::Words;

/// What the entries of a calendar file are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTitles {
    /// By the site, the child's label and the step.
    Whole,
    /// By nothing that a lock screen should not show: the step stands in the note.
    Neutral,
}

/// The calendar file of the days that follow; none where no day is ahead. Two children whose steps fall on the same day have an entry each, by the id of
/// their journeys, and can be told apart by its label. `today` is the day the file is made.
pub fn calendar(
    planned: &[PlannedDay],
    lines: &[DueLine],
    journey: &Journey,
    today: Day,
    titles: EntryTitles,
    words: &'static Words,
) -> Option<String> {
    let mut all: Vec<DiaryEntry> = planned.iter().map(|planned| planned_entry(planned, journey, words)).collect();
    all.extend(entries(lines, journey, today, words));
    all.extend(actions(journey, today, words));
    if titles == EntryTitles::Neutral {
        let named = format!("{}: ", named(journey, words));
        for entry in &mut all {
            let what = entry.title.strip_prefix(&named).unwrap_or_default();
            entry.note = format!("{what}\n{}", entry.note);
            entry.title = format!("{} {}", words.neutral_title, journey.label).trim_end().to_string();
        }
    }
    (!all.is_empty()).then(|| write(&all, today, journey.n_changes))
}

/// The entry of a meeting or another step that is planned.
fn planned_entry(planned: &PlannedDay, journey: &Journey, words: &'static Words) -> DiaryEntry {
    DiaryEntry {
        key: format!("{} {} {}", journey.id, planned.step.step, planned.held_as.what).trim().to_string(),
        day: planned.day,
        title: format!("{}: {}", named(journey, words), planned.step.name),
        note: words.journey.planned_day.to_string(),
    }
}

/// The actions of the last record that are to be done by a day ahead. Another row or record is another entry.
fn actions(journey: &Journey, today: Day, words: &'static Words) -> Vec<DiaryEntry> {
    let Some(record) = journey.record_list().pop() else { return Vec::new() };
    let entry = |(row, [what, who, by]): (usize, [&str; 3])| {
        let Ok(TypedDay::Whole(day)) = read(by, today) else { return None };
        (today <= day && !record.is_done(row)).then(|| DiaryEntry {
            key: format!("{} {} {row}", journey.id, record.id).trim_start().to_string(),
            day,
            title: format!("{}: {what}", named(journey, words)),
            note: action_text(what, who, by, words),
        })
    };
    record.actions().into_iter().filter_map(entry).collect()
}

/// Whose calendar entries these are: what tells two children apart in one calendar.
fn named(journey: &Journey, words: &'static Words) -> String {
    format!("{} {}", words.name, journey.label).trim_end().to_string()
}

/// One entry for each day ahead; where the day counts back and is no working day, on the last working day before it.
pub fn entries(lines: &[DueLine], journey: &Journey, today: Day, words: &'static Words) -> Vec<DiaryEntry> {
    let ahead = lines.iter().filter(|line| line.is_ahead(today));
    let entry = |line: &DueLine| {
        let due = line.due.as_ref().ok()?;
        let working = due.off.as_ref().and_then(|off| off.working);
        let working = working.filter(|day| due.sort == LimitKind::Before && today <= *day);
        let what = match line.title {
            DueTitle::Step => format!("{}, {} ({})", line.step.name, (words.calendar.short)(due), basis(line, words)),
            DueTitle::Rule => line.rule.clone(),
        };
        Some(DiaryEntry {
            key: format!("{} {} {}", journey.id, line.step.step, line.rule).trim_start().to_string(),
            day: working.unwrap_or(due.day),
            title: format!("{}: {what}", named(journey, words)),
            note: format!("{}: {}", line.step.name, due_text(line, words)),
        })
    };
    ahead.filter_map(entry).collect()
}
