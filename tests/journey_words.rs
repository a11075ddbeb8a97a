//! What the journey's page, the page before a meeting and the list of journeys say, and to whom.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use waymark::atlas::help;
use waymark::atlas::reader::Reader;
use waymark::calendar::Calendar;
use waymark::calendar::day::Day;
use waymark::export::picture::{PictureUse, picture};
use waymark::journey::find::find_steps;
use waymark::journey::glance::glance;
use waymark::journey::history::history;
use waymark::journey::keep::{JourneyFile, Unread};
use waymark::journey::meeting::{MeetingPage, meeting_page};
use waymark::journey::plans::plans;
use waymark::journey::sheet::sheet;
use waymark::journey::{Event, Journey, name};
use waymark::place::{StepName, Trail};
use waymark::views::journey::{road, unread};
use waymark::words::ENGLISH;
use waymark::world::World;

#[path = "support/nations.rs"]
mod nations;

fn world(id: &str, reader: Option<Reader>) -> World {
    let nation = nations::NATIONS.iter().find(|nation| nation.id == id).unwrap().clone();
    World::new(nation.with_help(&help::built_in()).told_to(reader), &ENGLISH)
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn step(text: &str) -> StepName {
    let (map, step) = text.split_once('/').unwrap();
    (map.to_string(), step.to_string())
}

/// A journey over two maps of Scotland, with an earlier involvement, a brother and a plan.
fn journey() -> Journey {
    let steps = |all: &[&str]| all.iter().map(|text| step(text)).collect();
    Journey {
        nation: "scotland".to_string(),
        here: Some(step("kinship/kinship-panel")),
        trail: Trail {
            been: steps(&["child-protection/cppm", "looked-after/becomes-looked-after", "kinship/emergency-with-kin"]),
            earlier: steps(&["childrens-hearings/grounds-hearing"]),
            others: steps(&["looked-after/residential-placement"]),
        },
        dates: vec![(Event::of_step(step("child-protection/cppm")), day("2026-11-20"))],
        plans: steps(&["kinship/exit-kco"]),
        ..Journey::default()
    }
}

const TODAY: &str = "2026-11-28";

#[test]
fn every_step_of_a_journey_has_the_name_its_reader_gets_first_wherever_it_is_named() {
    for reader in [None, Some(Reader::Worker), Some(Reader::Parent), Some(Reader::Carer)] {
        let world = world("scotland", reader);
        let (nation, calendar) = (&world.nation, Calendar::built_in());
        let journey = journey();
        let told = |text: &str| {
            let (map, id) = text.split_once('/').unwrap();
            let found = nation.step(nation.find(map, id).unwrap());
            let is_family = reader.is_some_and(|reader| reader != Reader::Worker);
            let (own, other) = (&found.name, &found.plain_name);
            if is_family && !other.is_empty() { (other.clone(), own.clone()) } else { (own.clone(), other.clone()) }
        };
        let own = sheet(&world, &calendar, &journey, day(TODAY));
        let text = own.text(&ENGLISH);
        let drawn = picture(&own, &ENGLISH, PictureUse::File).0.as_str().to_string();
        let html = road(nation, &journey, &ENGLISH).into_string();
        for place in ["child-protection/cppm", "looked-after/becomes-looked-after", "kinship/emergency-with-kin"] {
            let (first, second) = told(place);
            assert!(text.contains(&first), "{place} for {reader:?}: “{first}” in\n{text}");
            assert!(html.contains(&first), "{place} for {reader:?}: “{first}” in\n{html}");
            assert!(
                second.is_empty() || first.contains(&second) || !html.contains(&second),
                "{place} for {reader:?}: {html}"
            );
        }
        assert!(drawn.contains(told("kinship/kinship-panel").0.split(' ').next().unwrap()), "{reader:?}");
        let past = history(nation, &journey);
        assert_eq!(past[0].steps[0].name, told("childrens-hearings/grounds-hearing").0, "{reader:?}");
        let plan = plans(&world, &journey, &[], Day::parse("2026-11-28").unwrap()).unwrap();
        assert_eq!(plan.plans[0].goal.name, told("kinship/exit-kco").0, "{reader:?}");
        for taken in plan.plans[0].steps.iter().chain(&plan.shared) {
            let (_, at) = taken.step.step.split_once('/').unwrap();
            assert_eq!(taken.step.name, told(&at.replace('#', "/")).0, "{reader:?}");
            assert_eq!(taken.step.name, taken.step.shown_name, "{reader:?}");
        }
        for (key, found) in find_steps(&world, &journey, "hearing") {
            assert_eq!(found.name, told(&key).0, "{reader:?}");
        }
    }
}

#[test]
fn a_workers_sheet_has_the_professional_sentence_and_says_whom_you_means() {
    let at = |reader| sheet(&world("scotland", reader), &Calendar::built_in(), &journey(), day(TODAY)).text(&ENGLISH);
    let (worker, parent) = (at(Some(Reader::Worker)), at(Some(Reader::Parent)));
    let world = world("scotland", None);
    let found = world.nation.step(world.nation.find("kinship", "kinship-panel").unwrap());
    assert!(worker.contains(&found.what) && !worker.contains(&found.plain), "{worker}");
    assert!(worker.contains(ENGLISH.journey.speaks_to_family) && !parent.contains(ENGLISH.journey.speaks_to_family));
    assert!(!parent.contains(&found.what), "{parent}");
}

fn page(nation: &str, at: &str, reader: Reader) -> MeetingPage {
    let world = world(nation, None);
    let (map, id) = at.split_once('/').unwrap();
    let at = world.nation.find(map, id).unwrap();
    let here = Some(name(&world.nation, at));
    let journey = Journey { nation: nation.to_string(), here, ..Journey::default() };
    meeting_page(&world, &Calendar::built_in(), &journey, (at, reader), day(TODAY))
}

fn items(page: &MeetingPage, title: &str) -> Vec<String> {
    page.parts.iter().filter(|part| part.title == title).flat_map(|part| part.items.clone()).collect()
}

#[test]
fn a_parents_page_explains_its_words_and_has_room_for_the_social_worker() {
    let hearing = page("scotland", "childrens-hearings/grounds-hearing", Reader::Parent);
    let text = hearing.text(&ENGLISH);
    for told in ["(Safeguarder: An independent person", "Social worker: ____", "Number: ____"] {
        assert!(text.contains(told), "{told} in\n{text}");
    }
    assert_eq!(text.matches("(Safeguarder:").count(), 1, "where it is met first, and once");
    // Where a page is full, what is explained in brackets makes room first; elsewhere everything is explained.
    assert!(text.contains("relevant persons (usually parents)"), "{text}");
    let steps =
        ["pre-hearing-panel", "review-hearing", "further-icso", "contact-direction-review", "proof-application"];
    let all: String =
        steps.map(|at| page("scotland", &format!("childrens-hearings/{at}"), Reader::Parent).text(&ENGLISH)).concat();
    for term in ["(Relevant person: A parent or anyone", "(Children’s reporter: An independent official"] {
        assert!(all.contains(term), "{term} in\n{all}");
    }
    let html = waymark::views::meeting::meeting(&hearing, &ENGLISH).into_string();
    assert!(html.contains("<strong>Safeguarder</strong>: An independent person"), "printed too: {html}");
    let worker = page("scotland", "childrens-hearings/grounds-hearing", Reader::Worker).text(&ENGLISH);
    assert!(!worker.contains("(Safeguarder:"), "{worker}");
    assert!(
        worker.contains("Social worker: ____") && worker.contains("Number: ____"),
        "the worker hands it over: {worker}"
    );
}

#[test]
fn what_others_must_do_is_not_among_what_one_can_ask_for() {
    let order = page("scotland", "kinship/kco-application", Reader::Carer);
    let (own, others) = (items(&order, "What you can ask for"), items(&order, ENGLISH.journey.decided));
    assert!(others.iter().any(|line| line.contains("The court must think of abuse")), "{others:?}");
    assert!(own.iter().all(|line| !line.contains("must")), "{own:?}");
    let conference = page("england", "care-management/initial-conference", Reader::Parent);
    let own = items(&conference, "What you can ask for");
    assert!(
        own.iter().any(|line| line.starts_with("Parents are normally invited")),
        "a parent reads of themselves: {own:?}"
    );
}

#[test]
fn a_child_before_a_hearing_reads_of_advocacy_and_lawyers() {
    let text = page("scotland", "childrens-hearings/grounds-hearing", Reader::Child).text(&ENGLISH);
    for told in [
        "Children’s hearings advocacy (free): A free advocacy worker",
        "Clan Childlaw (free): Lawyers for children",
        "Childline: 0800 1111",
    ] {
        assert!(text.contains(told), "{told} in\n{text}");
    }
    assert!(!text.contains("Runaway"), "{text}");
}

#[test]
fn a_workers_page_says_whom_you_means_before_it_says_you() {
    let worker = page("england", "care-management/initial-conference", Reader::Worker);
    let (from, whom) = worker.you_means.unwrap();
    assert_eq!(whom, Reader::Parent);
    let before = worker.parts[..from].iter().flat_map(|part| &part.items);
    assert!(
        before.clone().all(|line| !format!(" {line}").to_lowercase().contains(" you")),
        "{:?}",
        before.collect::<Vec<_>>()
    );
    assert!(worker.text(&ENGLISH).contains("From here on, “you” means the child’s parent."));
}

#[test]
fn the_list_says_where_a_journey_is_and_what_is_due_next_with_what_it_rests_on() {
    let world = world("england", None);
    let calendar = Calendar::built_in();
    let at = |dates: &[(&str, &str)], today: &str| {
        let dates = dates.iter().map(|(at, on)| (Event::read(at).unwrap(), day(on))).collect();
        let here = Some(step("care-management/strategy-meeting"));
        let journey = Journey { nation: "england".to_string(), here, dates, ..Journey::default() };
        glance(&world, &calendar, &journey, day(today)).lines(&ENGLISH).join(" ")
    };
    let told = at(&[("care-management/strategy-meeting", "2026-11-23")], TODAY);
    assert!(
        told.starts_with("Now: Strategy meeting. Next: ") && told.contains("2026, ") && told.contains("(guidance"),
        "{told}"
    );
    assert_eq!(at(&[], TODAY), format!("Now: Strategy meeting. {}", ENGLISH.journey.nothing_next));
    // A day that was given is planned, and nothing due comes before it.
    let given = at(&[("care-management/initial-conference", "2026-11-30")], TODAY);
    assert!(given.contains("Next: Mon 30 November 2026, ") && given.contains("(you gave this day)"), "{given}");
}

#[test]
fn a_file_that_is_none_is_refused_with_what_and_where_and_how_to_mend_it() {
    let told = |text: &str| unread(&JourneyFile::parse(text).unwrap_err(), &ENGLISH);
    let cut = told("{\"waymark\":\"journey\",\n\"version\":");
    assert!(cut.contains("damaged: its end is missing") && cut.contains("“Save as a file”"), "{cut}");
    let slip = told("{\"waymark\":\"journey\",\n\"version\":?}");
    assert!(slip.contains("damaged at line 2, letter 11"), "{slip}");
    let part = told("{\"waymark\":\"journey\",\"version\":1}");
    assert!(part.contains("in the part “nation”"), "{part}");
    for text in ["", "{", "[]", "{\"waymark\":7}", "{\"waymark\":\"journey\",\"version\":1,\"nation\":[]}"] {
        let told = told(text);
        for word in ["EOF", "parsing", "expected", "invalid type", "column", "`"] {
            assert!(!told.contains(word), "{told}");
        }
    }
    assert!(matches!(JourneyFile::parse("{}"), Err(Unread::Damaged(_))));
}

#[test]
fn a_step_is_added_behind_where_we_are() {
    let mut journey = journey();
    journey.add_step(step("child-protection/core-group"));
    assert_eq!(journey.trail.been.last(), Some(&step("child-protection/core-group")));
    // The road may end where we are: the step comes before it.
    journey.trail.been.push(step("kinship/kinship-panel"));
    journey.add_step(step("kinship/family-meeting"));
    let been = &journey.trail.been;
    assert_eq!(been[been.len() - 2..], [step("kinship/family-meeting"), step("kinship/kinship-panel")]);
}

#[test]
fn a_hearing_says_that_attending_is_a_right_and_a_duty_unless_excused() {
    for (reader, told) in [
        (Reader::Parent, "Attend, a right as well as a duty; or ask to be excused"),
        (Reader::Parent, "must go unless they are excused"),
        (Reader::Worker, "The child and each relevant person has the right to attend, and must unless excused."),
        (Reader::Child, "You must go, unless you are excused."),
    ] {
        let text = page("scotland", "childrens-hearings/grounds-hearing", reader).text(&ENGLISH);
        assert!(text.contains(told), "{told} for {reader:?} in\n{text}");
    }
}
