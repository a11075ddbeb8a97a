//! What a worker's hands do with journeys: the list of them, steps so far, days of meetings, what is typed for a page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::collections::BTreeMap;

use waymark::atlas::reader::Reader;
use waymark::calendar::day::Day;
use waymark::journey::due::HELD;
use waymark::journey::glance::glance;
use waymark::journey::keep::{read, write};
use waymark::journey::meeting::{OwnLine, meeting_page};
use waymark::journey::session::{KeptJourney, Session, Storage};
use waymark::journey::{Event, Journey};
use waymark::words::ENGLISH;

#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/nations.rs"]
mod nations;

use journeys::{CALENDAR, day, nation, step};

const TODAY: &str = "2026-11-28";

const CPPM: &str = "child-protection/cppm";

fn dated(nation: &str, here: &str, dates: &[(&str, &str)]) -> Journey {
    let dates = dates.iter().map(|(at, on)| (Event::read(at).unwrap(), day(on))).collect();
    Journey { nation: nation.to_string(), here: Some(step(here)), dates, ..Journey::default() }
}

#[test]
fn what_is_typed_for_a_meeting_is_on_its_page_and_what_is_not_is_a_line_to_write_on() {
    let world = nation("scotland");
    let at = world.nation.find("child-protection", "cppm").unwrap();
    let mut journey = dated("scotland", CPPM, &[(CPPM, "2026-12-08")]);
    let text =
        |journey: &Journey, reader| meeting_page(world, &CALENDAR, journey, (at, reader), day(TODAY)).text(&ENGLISH);
    let empty = text(&journey, Reader::Parent);
    assert!(empty.contains("Place: ____") && empty.contains("Social worker: ____"), "{empty}");
    for (line, typed) in OwnLine::ALL.into_iter().zip([
        "10:30",
        "Town hall, room 4",
        "M. Reid",
        "0141 496 0000",
        "Who decides?\nWhat if not?",
    ]) {
        for reader in [Reader::Parent, Reader::Worker] {
            journey.write_on_page(&line.key(CPPM, reader), typed);
        }
    }
    for reader in [Reader::Parent, Reader::Worker] {
        let told = text(&journey, reader);
        for typed in [
            "Day and time: Tue 8 December 2026, 10:30\n",
            "Place: Town hall, room 4\n",
            "Social worker: M. Reid\n",
            "Number: 0141 496 0000\n",
            "\nWho decides?\nWhat if not?\n",
        ] {
            assert!(told.contains(typed), "{typed} in\n{told}");
        }
    }
    // The name and the number go along to the next meeting; place and questions do not.
    let other = world.nation.find("child-protection", "core-group").unwrap();
    let other = meeting_page(world, &CALENDAR, &journey, (other, Reader::Parent), day(TODAY)).text(&ENGLISH);
    assert!(other.contains("Social worker: M. Reid\n") && !other.contains("Town hall"), "{other}");
    // It is in the file and comes back; what is emptied is gone.
    assert_eq!(read(&write(&journey), &world.nation).unwrap(), journey);
    journey.write_on_page(&OwnLine::Place.key(CPPM, Reader::Parent), "  ");
    assert!(!write(&journey).contains("Town hall"));
}

#[test]
fn a_workers_page_says_that_the_day_planned_is_outside_its_limit() {
    let world = nation("scotland");
    let at = world.nation.find("child-protection", "cppm").unwrap();
    let told = |planned: &str, reader| {
        let dates = [("child-protection/concern-raised", "2026-11-20"), (CPPM, planned)];
        let journey = dated("scotland", "child-protection/investigation-outcome", &dates);
        meeting_page(world, &CALENDAR, &journey, (at, reader), day(TODAY)).text(&ENGLISH)
    };
    let late = told("2027-01-29", Reader::Worker);
    assert!(late.contains("This is after the last day for it, "), "{late}");
    assert!(!told("2026-12-07", Reader::Worker).contains("after the last day"));
    assert!(!told("2027-01-29", Reader::Parent).contains("after the last day"), "a family is not asked for reasons");
}

#[test]
fn a_meeting_keeps_its_last_day_when_the_next_is_planned_and_loses_the_plan_once_it_is_held() {
    let core = "child-protection/core-group";
    let days = |given: &[&str]| {
        let mut journey = dated("scotland", CPPM, &[]);
        for on in given {
            journey.give_meeting_day(Event::of_step(step(core)), day(on), day(TODAY));
        }
        // That one was held today is told apart from one that is planned for today.
        let dates = journey.dates.iter().filter(|(event, _)| event.what != HELD);
        let mut days: Vec<String> = dates.map(|(event, on)| format!("{}{on}", event.what)).collect();
        days.sort();
        days
    };
    assert_eq!(days(&["2026-12-10"]), ["2026-12-10"], "planned for the first time");
    assert_eq!(days(&["2026-12-10", "2026-12-11"]), ["2026-12-11"], "planned anew");
    assert_eq!(days(&["2026-11-12", "2026-12-10"]), ["2026-11-12", "next time2026-12-10"]);
    assert_eq!(days(&["2026-11-12", "2026-12-10", TODAY]), [TODAY, "next time2026-12-10"], "an extra one in between");
    assert_eq!(days(&["2026-11-02", "2026-11-12"]), ["2026-11-12"]);
    // The day planned has come: held then, or after it.
    let mut journey = dated("scotland", CPPM, &[(core, "2026-11-02"), (&format!("{core}|next time"), "2026-11-16")]);
    journey.give_meeting_day(Event::of_step(step(core)), day("2026-11-16"), day(TODAY));
    assert_eq!(journey.dates.len(), 1);
    assert_eq!(journey.day(&Event::of_step(step(core))), Some(day("2026-11-16")));
}

#[test]
fn steps_so_far_are_moved_and_any_of_them_is_where_we_are_without_losing_one() {
    let mut journey = dated("scotland", "kinship/kinship-panel", &[]);
    let names = ["child-protection/concern-raised", CPPM, "kinship/family-meeting"];
    journey.trail.been = names.map(step).to_vec();
    journey.move_step(2, 1);
    assert_eq!(journey.trail.been, [names[0], names[2], names[1]].map(step));
    journey.move_step(0, 3);
    assert_eq!(journey.trail.been.len(), 3, "there is no such place");
    assert_eq!(journey.trail.been[0], step(names[0]));
    journey.come_to(1);
    assert_eq!(journey.here, Some(step(names[2])));
    assert_eq!(journey.trail.been, [names[0], names[1], "kinship/kinship-panel"].map(step));
    // The list may end where we are: that is no step behind.
    journey.trail.been.push(step(names[2]));
    journey.come_to(0);
    assert_eq!(journey.trail.been, [names[1], "kinship/kinship-panel", names[2]].map(step));
}

/// The labels of the list of journeys as they follow each other, what was forgotten with a mark.
fn rows(html: &str) -> Vec<String> {
    let marks = html.split("<li data-").skip(1);
    marks
        .map(|row| {
            format!("{}{}", row.split('=').next().unwrap(), row.split('.').nth(2).unwrap().split('"').next().unwrap())
        })
        .collect()
}

#[test]
fn the_list_begins_with_whom_a_day_has_passed_then_goes_by_the_next_day_and_a_forgotten_one_keeps_its_place() {
    let england = nation("england");
    let glance_of = |dates: &[(&str, &str)]| {
        glance(england, &CALENDAR, &dated("england", "care-management/strategy-meeting", dates), day(TODAY))
    };
    let soon = glance_of(&[("care-management/initial-conference", "2026-11-30")]);
    let later = glance_of(&[("care-management/initial-conference", "2026-12-03")]);
    let order = dated("scotland", "childrens-hearings/icso", &[("childrens-hearings/icso", "2026-06-01")]);
    let passed = glance(nation("scotland"), &CALENDAR, &order, day(TODAY));
    let told = passed.lines(&ENGLISH).join(" ");
    assert!(told.contains("⚠ Date passed, to ask about: "), "a sign and words: {told}");
    assert!(passed.needed_by() < soon.needed_by() && soon.needed_by() < later.needed_by(), "{told}");
    let device = Shelf::default();
    for (id, label) in [("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")] {
        let journey = Journey {
            id: id.to_string(),
            label: label.to_string(),
            ..dated("england", "care-management/strategy-meeting", &[])
        };
        device.keep(&format!("journey.england.{id}"), &write(&journey));
    }
    let mut session = Session::default();
    let html = |session: &Session| {
        let told = |kept: &KeptJourney| match kept.slot.rsplit('.').next() {
            Some("a") => Some(later.clone()),
            Some("b") => None,
            Some("c") => Some(passed.clone()),
            _ => Some(soon.clone()),
        };
        waymark::views::kept::list(session, &device, &told, &ENGLISH).into_string()
    };
    assert_eq!(rows(&html(&session)), ["keptc", "keptd", "kepta", "keptb"]);
    session.forget(&device, "journey.england.d");
    let gone = html(&session);
    assert_eq!(rows(&gone), ["keptc", "goned", "kepta", "keptb"]);
    assert!(gone.contains("D is forgotten.") && gone.contains("id=\"back-journey.england.d\""), "{gone}");
    session.put_back(&device, "journey.england.d");
    assert_eq!(rows(&html(&session)), ["keptc", "keptd", "kepta", "keptb"]);
}

/// A device that keeps everything.
#[derive(Default)]
struct Shelf(RefCell<BTreeMap<String, String>>);

impl Storage for Shelf {
    fn names(&self) -> Vec<String> {
        self.0.borrow().keys().cloned().collect()
    }

    fn kept(&self, name: &str) -> Option<String> {
        self.0.borrow().get(name).cloned()
    }

    fn keep(&self, name: &str, text: &str) -> bool {
        self.0.borrow_mut().insert(name.to_string(), text.to_string());
        true
    }

    fn forget(&self, name: &str) {
        self.0.borrow_mut().remove(name);
    }

    fn new_id(&self) -> String {
        "new".to_string()
    }

    fn today(&self) -> Option<Day> {
        Some(day(TODAY))
    }
}
