//! A calendar file of ours is read by another's reader as it was meant, and keeps the lengths and line ends of RFC 5545.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::BufReader;

use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use ical::property::Property;
use proptest::prelude::*;
use waymark::atlas::{Map, Nation};
use waymark::calendar::Calendar;
use waymark::calendar::day::Day;
use waymark::calendar::ics::{DiaryEntry, write};
use waymark::export::calendar::{EntryTitles, calendar, entries};
use waymark::journey::due::{DueLine, due};
use waymark::journey::{Event, Journey};
use waymark::words::ENGLISH;
use waymark::world::World;

#[path = "support/properties.rs"]
mod properties;

fn entry(key: &str, day: &str, title: &str, note: &str) -> DiaryEntry {
    DiaryEntry { key: key.to_string(), day: Day::parse(day).unwrap(), title: title.to_string(), note: note.to_string() }
}

fn stamp() -> Day {
    Day::parse("2026-03-09").unwrap()
}

fn parsed(text: &str) -> IcalCalendar {
    let mut found = ical::IcalParser::new(BufReader::new(text.as_bytes()));
    let calendar = found.next().unwrap().unwrap();
    assert!(found.next().is_none(), "one calendar a file");
    calendar
}

fn value<'a>(properties: &'a [Property], name: &str) -> &'a str {
    let found: Vec<&Property> = properties.iter().filter(|property| property.name == name).collect();
    assert_eq!(found.len(), 1, "{name}");
    found[0].value.as_deref().unwrap_or_default()
}

/// A text value as it was before it was escaped.
fn meant(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match (letter, if letter == '\\' { letters.next() } else { None }) {
            (_, Some('n')) => out.push('\n'),
            (_, Some(escaped)) => out.push(escaped),
            (letter, None) => out.push(letter),
        }
    }
    out
}

#[test]
fn a_due_day_is_one_private_day_that_takes_up_no_time() {
    let key = "scotland/childrens-hearings#appeal-to-sheriff 0";
    let text = write(
        &[entry(key, "2026-03-29", "Last day to appeal", "21 days, counting that day; ask the court")],
        stamp(),
        2,
    );
    assert_eq!(
        text,
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Waymark//Waymark//EN\r\nCALSCALE:GREGORIAN\r\n\
         BEGIN:VEVENT\r\nUID:d2cfd26a216a9ac2@waymark\r\nSEQUENCE:46090\r\nDTSTAMP:20260309T000000Z\r\n\
         DTSTART;VALUE=DATE:20260329\r\nDTEND;VALUE=DATE:20260330\r\nSUMMARY:Last day to appeal\r\n\
         DESCRIPTION:21 days\\, counting that day\\; ask the court\r\n\
         CLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    );
    let calendar = parsed(&text);
    let event = &calendar.events[0].properties;
    assert_eq!(value(&calendar.properties, "VERSION"), "2.0");
    assert_eq!(meant(value(event, "DESCRIPTION")), "21 days, counting that day; ask the court");
    let start = event.iter().find(|property| property.name == "DTSTART").unwrap();
    assert_eq!(start.params, Some(vec![("VALUE".to_string(), vec!["DATE".to_string()])]));
}

#[test]
fn a_day_that_moves_keeps_its_number_and_the_later_file_is_the_newer() {
    let event_of = |key: &str, day: &str, made: &str, n_changes: u32| {
        let text = write(&[entry(key, day, "T", "N")], Day::parse(made).unwrap(), n_changes);
        let event = parsed(&text).events.remove(0).properties;
        (value(&event, "UID").to_string(), value(&event, "SEQUENCE").parse::<i32>().unwrap())
    };
    let event = |key: &str, day: &str, made: &str| event_of(key, day, made, 3);
    let (one, first) = event("a1 scotland/kinship#kinship-reviews R", "2026-06-09", "2026-03-09");
    let (moved, second) = event("a1 scotland/kinship#kinship-reviews R", "2026-07-10", "2026-03-10");
    assert_eq!(one, moved);
    assert!(first < second);
    let (_, changed) = event_of("a1 scotland/kinship#kinship-reviews R", "2026-06-10", "2026-03-09", 4);
    assert!(first < changed, "on the same day too");
    assert_ne!(one, event("a2 scotland/kinship#kinship-reviews R", "2026-06-09", "2026-03-09").0);
    assert!(!one.contains("kin"), "a number tells nothing of the child");
}

#[test]
fn no_entry_is_still_a_calendar() {
    assert!(parsed(&write(&[], stamp(), 0)).events.is_empty());
}

/// The journey of a child, by its id and its label.
fn child(id: &str, label: &str) -> Journey {
    Journey { id: id.to_string(), label: label.to_string(), ..Journey::default() }
}

/// The days that follow in England from the day of one step, on that day.
fn lines(step: &str, day: &str, today: &str) -> Vec<DueLine> {
    let file = include_str!("../maps/england/care-management.json");
    let map = waymark::atlas::file::from_json(file).unwrap();
    let world = World::new(Nation::new("england", "England", vec![Map::new(map)]), &ENGLISH);
    let (event, day) = (Event::read(step).unwrap(), Day::parse(day).unwrap());
    let here = Some(event.step.clone());
    let journey = Journey { nation: world.nation.id.clone(), here, dates: vec![(event, day)], ..Journey::default() };
    due(&world, &Calendar::built_in(), &journey, Day::parse(today).unwrap())
}

#[test]
fn every_day_ahead_has_one_entry_with_its_step_its_rule_what_it_rests_on_and_its_sum() {
    let today = Day::parse("2026-03-23").unwrap();
    let lines = lines("care-management/strategy-meeting", "2026-03-23", "2026-03-23");
    let entries = entries(&lines, &child("a1", ""), today, &ENGLISH);
    assert!(!entries.is_empty());
    assert_eq!(entries.len(), lines.iter().filter(|line| line.is_ahead(today)).count());
    let conference = lines.iter().find(|line| line.step.step.ends_with("#initial-conference")).unwrap();
    let entry = entries.iter().find(|entry| entry.key.contains("#initial-conference")).unwrap();
    assert_eq!(entry.day, Day::parse("2026-04-15").unwrap());
    let title = format!("Waymark: {}, within 15 working days (guidance, not read by us)", conference.step.name);
    assert_eq!(entry.title, title);
    let sum = "15 working days from Mon 23 March 2026, leaving out weekends, Good Friday 3 April and Easter Monday 6 April: by Wed 15 April 2026.";
    assert!(entry.note.contains(sum) && entry.note.contains(&conference.rule), "{}", entry.note);
    for entry in &entries {
        assert!(entry.title.len() < 200 && entry.note.len() < 500, "too long for a calendar: {entry:?}");
    }
}

#[test]
fn a_day_that_lies_behind_or_a_limit_without_a_day_has_no_entry() {
    let made = Day::parse("2026-06-01").unwrap();
    let behind = lines("care-management/strategy-meeting", "2026-03-23", "2026-06-01");
    assert!(!behind.is_empty());
    assert_eq!(entries(&behind, &child("", ""), made, &ENGLISH), []);
    let made = Day::parse("2028-12-20").unwrap();
    let far = lines("care-management/strategy-meeting", "2028-12-20", "2028-12-20");
    assert!(far.iter().any(|line| line.due.is_err()));
    let days: Vec<Day> = far.iter().filter_map(|line| Some(line.due.as_ref().ok()?.day)).collect();
    assert_eq!(entries(&far, &child("", ""), made, &ENGLISH).iter().map(|entry| entry.day).collect::<Vec<_>>(), days);
}

#[test]
fn an_entry_bears_the_label_says_what_is_due_and_stands_on_a_working_day_where_it_counts_back() {
    let file = include_str!("../maps/scotland/child-protection.json");
    let map = waymark::atlas::file::from_json(file).unwrap();
    let world = World::new(Nation::new("scotland", "Scotland", vec![Map::new(map)]), &ENGLISH);
    let day = |text: &str| Day::parse(text).unwrap();
    let event = Event::read("child-protection/cppm").unwrap();
    let found = |on: &str, label: &str, today: &str| {
        let journey = Journey {
            nation: "scotland".to_string(),
            here: Some(event.step.clone()),
            dates: vec![(event.clone(), day(on))],
            ..child("a1", label)
        };
        let lines = due(&world, &Calendar::built_in(), &journey, day(today));
        entries(&lines, &journey, day(today), &ENGLISH)
    };
    let notice = |entries: &[DiaryEntry]| entries.iter().find(|entry| entry.title.contains("notice")).unwrap().clone();
    // Christmas Eve less five days is a Saturday: the Friday before it, with the legal day in the words.
    let kept = notice(&found("2026-12-24", "B", "2026-11-28"));
    assert_eq!(kept.day, day("2026-12-18"));
    assert_eq!(kept.title, "Waymark B: You should get 5 calendar days’ notice before the meeting where possible");
    assert!(
        kept.note.contains("by Sat 19 December 2026") && kept.note.contains("Fri 18 December 2026"),
        "{}",
        kept.note
    );
    assert!(kept.note.contains("(guidance"), "{}", kept.note);
    let moved = notice(&found("2026-12-23", "B", "2026-11-30"));
    assert_eq!((moved.day, &moved.key), (day("2026-12-18"), &kept.key), "the same entry, on another day");
    // On that Saturday the Friday has gone by: nothing is put where nobody looks any more.
    assert_eq!(notice(&found("2026-12-24", "", "2026-12-19")).day, day("2026-12-19"));
    for today in ["2026-11-28", "2026-12-19", "2027-01-04", "2027-06-01"] {
        let entries = found("2026-12-24", "B", today);
        assert!(entries.iter().all(|entry| day(today) <= entry.day), "{today}: {entries:#?}");
        assert!(entries.is_sorted_by_key(|entry| entry.day), "{today}");
    }
    let other = found("2026-12-24", "C", "2026-11-28");
    assert!(other.iter().all(|entry| entry.title.starts_with("Waymark C: ")));
}

#[test]
fn where_titles_are_neutral_a_lock_screen_names_neither_the_site_nor_the_step() {
    let lines = lines("care-management/initial-conference", "2026-01-05", "2026-01-05");
    let today = Day::parse("2026-01-05").unwrap();
    let titled = |titles| {
        let text = calendar(&[], &lines, &child("first", "B"), today, titles, &ENGLISH).unwrap();
        let of = |event: &IcalEvent, name| meant(value(&event.properties, name));
        parsed(&text).events.iter().map(|event| (of(event, "SUMMARY"), of(event, "DESCRIPTION"))).collect::<Vec<_>>()
    };
    let (whole, neutral) = (titled(EntryTitles::Whole), titled(EntryTitles::Neutral));
    assert!(!neutral.is_empty() && whole.len() == neutral.len());
    for ((title, _), (plain, note)) in whole.iter().zip(&neutral) {
        assert_eq!(plain, "Notes B");
        let what = title.strip_prefix("Waymark B: ").unwrap();
        assert!(note.starts_with(what) && !note.contains("Waymark"), "the step stands in the note: {note}");
    }
}

#[test]
fn of_no_day_ahead_no_calendar_is_made() {
    for titles in [EntryTitles::Whole, EntryTitles::Neutral] {
        assert_eq!(calendar(&[], &[], &child("first", "B"), stamp(), titles, &ENGLISH), None);
    }
}

#[test]
fn two_children_whose_steps_fall_on_one_day_have_an_entry_each() {
    let lines = lines("care-management/initial-conference", "2026-01-05", "2026-01-05");
    let uids = |journey: &str| {
        let text =
            calendar(&[], &lines, &child(journey, ""), Day::parse("2026-01-05").unwrap(), EntryTitles::Whole, &ENGLISH)
                .unwrap();
        let events = parsed(&text).events;
        events.iter().map(|event| value(&event.properties, "UID").to_string()).collect::<Vec<_>>()
    };
    let (one, other) = (uids("first"), uids("second"));
    assert_eq!(one, uids("first"), "a file read in twice makes no second entry");
    assert!(1 < one.len());
    assert!(one.iter().all(|uid| !other.contains(uid)));
    let mut different = one.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), one.len());
    assert!(one.iter().all(|uid| !uid.contains("first")), "a number tells nothing of the child");
}

proptest! {
    #![proptest_config(properties::cases(200))]

    #[test]
    fn any_words_come_back_as_they_were_and_no_line_is_too_long(
        texts in proptest::collection::vec((r"A[ -~é–’✓\n\\;,💛]{0,200}", r"A[ -~é–’✓\n\\;,💛]{0,400}"), 1..5)
    ) {
        let entries: Vec<DiaryEntry> =
            texts.iter().enumerate().map(|(idx, (title, note))| entry(&idx.to_string(), "2028-02-29", title, note)).collect();
        let text = write(&entries, stamp(), 0);
        prop_assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
        prop_assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        for (title, note) in &texts {
            let lines: Vec<String> = unfolded.split("\r\n").map(meant).collect();
            let wanted = [format!("SUMMARY:{title}"), format!("DESCRIPTION:{note}")];
            prop_assert!(wanted.iter().all(|line| lines.contains(line)));
        }
        let calendar = parsed(&text);
        prop_assert_eq!(calendar.events.len(), entries.len());
        for (event, entry) in calendar.events.iter().zip(&entries) {
            prop_assert_eq!(value(&event.properties, "DTSTART"), "20280229");
            let ink = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
            let read = meant(value(&event.properties, "DESCRIPTION"));
            prop_assert_eq!(ink(&read), ink(&entry.note), "this reader loses a blank where a line is cut");
        }
    }
}

#[test]
fn what_was_agreed_in_supervision_and_is_still_to_do_stands_on_its_day() {
    let mut journey = Journey { id: "a1".to_string(), label: "B".to_string(), ..Journey::default() };
    journey.start_record("r1", "2 March 2026");
    for (row, what, by, done) in [
        ("1", "Ask school for a report", "12 March 2026", ""),
        ("2", "Ring the aunt", "8 March 2026", ""),
        ("3", "Book a room", "20 March 2026", "yes"),
        ("4", "Think about it", "soon", ""),
    ] {
        let texts = [("what", what), ("who", "Ms Roy"), ("by", by), ("done", done)];
        for (part, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            journey.set_words("r1", &format!("action {row} {part}"), Some(text));
        }
    }
    let events = parsed(&calendar(&[], &[], &journey, stamp(), EntryTitles::Whole, &ENGLISH).unwrap()).events;
    let [event] = &events[..] else { panic!("one is ahead and open: {events:?}") };
    assert_eq!(value(&event.properties, "DTSTART"), "20260312");
    assert_eq!(meant(value(&event.properties, "SUMMARY")), "Waymark B: Ask school for a report");
    assert!(meant(value(&event.properties, "DESCRIPTION")).contains("Ms Roy"));
}
