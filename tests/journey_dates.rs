//! The days that follow from those given: as the law counts them, by group, with what is asked of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use waymark::atlas::timescale::{Basis, LimitKind, Unit};
use waymark::calendar::day::Day;
use waymark::calendar::{Calendar, Refusal};
use waymark::export::calendar::calendar;
use waymark::journey::bases::joined_bases;
use waymark::journey::due::{
    DriftQuestion, DueGroup, DueLine, NEXT_TIME, OrderQuestion, SET_THEIR_NEXT, councils, day_passed_by, due, events,
    handed, other_councils, planned,
};
use waymark::journey::scene::{Surroundings, journey_scene};
use waymark::journey::sheet::{due_text, sheet};
use waymark::journey::{Event, Journey, name};
use waymark::place::{StepName, Trail};
use waymark::scene::step::{FIRST_LIMIT, step_facts};
use waymark::words::ENGLISH;
use waymark::world::World;

use dated::{dated, sara, step_refs};
use journeys::{CALENDAR, NATIONS, day, nation, step};

#[path = "support/dated.rs"]
mod dated;
#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/nations.rs"]
mod nations;

fn lines(journey: &Journey, today: &str) -> Vec<DueLine> {
    due(nation(&journey.nation), &CALENDAR, journey, day(today))
}

/// The line of a step's limit, found by a part of its rule.
#[track_caller]
fn line(journey: &Journey, today: &str, at: &str, rule: &str) -> DueLine {
    let lines = lines(journey, today);
    let line = lines.iter().find(|line| line.step.step.ends_with(at) && line.rule.to_lowercase().contains(rule));
    line.unwrap_or_else(|| panic!("{at} has no line with {rule:?}: {lines:#?}")).clone()
}

/// The one day a step's limit gives.
#[track_caller]
fn gives(nation: &str, event: (&str, &str), at: &str, rule: &str, last: &str) {
    gives_in("", nation, event, at, rule, last);
}

#[track_caller]
fn gives_in(council: &str, nation: &str, event: (&str, &str), at: &str, rule: &str, last: &str) {
    let journey = Journey { council: council.to_string(), ..dated(nation, event.0, event.1) };
    let line = line(&journey, event.1, at, rule);
    assert_eq!(line.due.as_ref().unwrap().day, day(last), "{at}: {}", line.rule);
    assert_eq!(line.from, day(event.1));
}

/// The council whose process map was read.
const PROCESS_MAP: &str = "Process map council (not named)";

/// Counted by hand on a calendar. Good Friday was 3 April 2026; Easter Monday is a bank holiday in England alone.
#[test]
fn days_come_out_as_counted_by_hand() {
    let meeting = ("care-management/strategy-meeting", "2026-03-23");
    gives("england", meeting, "initial-conference", "within 15 working days", "2026-04-15");
    gives_in(PROCESS_MAP, "england", meeting, "chair-allocated", "within 15 working days", "2026-04-15");
    gives("scotland", ("child-protection/cppm", "2026-03-23"), "core-group", "15 working days", "2026-04-14");
    gives("scotland", ("child-protection/concern-raised", "2026-02-10"), "investigation-outcome", "28", "2026-03-10");
    // Whether the day of the placement is counted in was not read: the sooner day.
    let kin = ("kinship/emergency-with-kin", "2026-12-24");
    gives("scotland", kin, "emergency-with-kin", "up to 3 working days", "2026-12-30");
    let moved = ("looked-after/urgent-transfer", "2026-12-24");
    gives("scotland", moved, "urgent-transfer", "beginning with the day", "2026-12-29");
    let becomes = ("children-in-care/becomes-looked-after", "2026-11-26");
    gives("england", becomes, "first-review", "within 20 working days", "2026-12-24");
}

#[test]
fn a_hearing_that_is_planned_stands_among_what_is_next_on_page_sheet_and_calendar() {
    let journey = dated("scotland", "childrens-hearings/grounds-hearing", "2026-12-03");
    let planned_on = |today: &str| planned(&nation("scotland").nation, &journey, day(today));
    let [hearing] = &planned_on("2026-11-28")[..] else { panic!("one day is planned") };
    assert_eq!(
        (hearing.day, hearing.step.step.as_str()),
        (day("2026-12-03"), "scotland/childrens-hearings#grounds-hearing")
    );
    assert_eq!(planned_on("2026-12-03").len(), 1, "today it is still to come");
    assert_eq!(planned_on("2026-12-04"), [], "what lies behind is not planned");
    let file = calendar(&planned_on("2026-11-28"), &[], &journey, day("2026-11-28"), &ENGLISH);
    assert!(file.contains("DTSTART;VALUE=DATE:20261203") && file.contains(&hearing.step.name), "{file}");
    let text = sheet(nation("scotland"), &CALENDAR, &journey, day("2026-11-28")).text(&ENGLISH);
    assert!(text.contains(&format!("{}: Thu 3 December 2026.", hearing.step.name)), "{text}");
}

#[test]
fn what_is_due_before_an_event_counts_back() {
    let conference = ("care-management/initial-conference", "2026-04-15");
    gives_in("East Riding", "england", conference, "report-shared", "48 hours before", "2026-04-13");
    let review = ("care-management/review-conference", "2026-04-07");
    gives_in(PROCESS_MAP, "england", review, "minutes-shared", "5 working days before", "2026-03-27");
    gives("scotland", ("child-protection/cppm", "2026-03-02"), "cppm", "notice", "2026-02-25");
    let petition = ("permanence/po-petition", "2026-03-02");
    gives("scotland", petition, "po-petition", "4 weeks before", "2026-02-02");
}

#[test]
fn the_day_of_a_step_dates_every_limit_that_names_it() {
    let mut n_named = 0;
    for World { nation, .. } in NATIONS.iter() {
        let mut naming: BTreeMap<StepName, usize> = BTreeMap::new();
        for map in &nation.maps {
            let limits = map.file.steps.iter().flat_map(|step| step.timescales.iter().map(move |limit| (step, limit)));
            for (step, limit) in limits {
                // What comes again, without a word of its last time, is counted from its own step's day too.
                let is_again = limit.sort == LimitKind::Every && !limit.from.contains("last ");
                if is_again && !limit.from.contains("previous ") && limit.step.as_ref() != Some(&step.id) {
                    *naming.entry((map.slug().to_string(), step.id.clone())).or_default() += 1;
                }
                // What other steps of the map stand in for.
                let what = limit.from.replace(", not counting that day", "").replace(", counting that day", "");
                let keys = match &limit.step {
                    None => vec![format!("{}/{}|{what}", map.slug(), step.id)],
                    Some(step) => {
                        vec![format!("{}/{step}", map.slug()), step.replacen("england/", "", 1).replace('#', "/")]
                    }
                };
                let bases = joined_bases(&nation.id).iter().filter(|base| keys.contains(&base.event().unwrap().key()));
                for base in bases.filter(|base| base.is_for(limit)) {
                    let own = base.steps.iter().map(|step| self::step(step)).filter(|(at, _)| at == map.slug());
                    own.for_each(|own| *naming.entry(own).or_default() += 1);
                }
                let Some(at) = &limit.step else { continue };
                let (map, at) = at
                    .split_once('#')
                    .map_or((map.slug(), at.as_str()), |(map, at)| (map.split_once('/').unwrap().1, at));
                *naming.entry((map.to_string(), at.to_string())).or_default() += 1;
            }
        }
        n_named += naming.len();
        for ((map, at), number) in naming {
            let journey = dated(&nation.id, &format!("{map}/{at}"), "2026-03-23");
            let every = councils(nation).into_iter().chain([String::new()]);
            let shown: BTreeSet<String> = every
                .flat_map(|council| lines(&Journey { council, ..journey.clone() }, "2026-03-23"))
                .flat_map(|line| {
                    let rules = line.also.iter().map(|also| also.rule.clone()).chain([line.rule.clone()]);
                    rules.map(|rule| format!("{} {rule}", line.step.step)).collect::<Vec<_>>()
                })
                .collect();
            assert_eq!(shown.len(), number, "{}/{map}/{at}", nation.id);
        }
    }
    assert!(40 < n_named, "{n_named} steps are named");
}

#[test]
fn every_event_asked_for_dates_something_or_is_a_step_of_the_road() {
    for world in NATIONS.iter() {
        let World { nation, graph, .. } = world;
        for at in step_refs(nation) {
            let here = name(nation, at);
            let been = graph.before(at).iter().map(|edge| name(nation, edge.from)).collect();
            let trail = Trail { been, ..Trail::default() };
            let journey = Journey { nation: nation.id.clone(), here: Some(here), trail, ..Journey::default() };
            let events = events(world, &CALENDAR, &journey, day("2026-03-23"));
            let all: Vec<_> = events.all().cloned().collect();
            let keys: BTreeSet<String> = all.iter().map(|asked| asked.event.key()).collect();
            assert_eq!(keys.len(), all.len(), "no event is asked for twice");
            for asked in all {
                let read = Event::read(&asked.event.key()).unwrap();
                assert_eq!(read, asked.event);
                let is_own = asked.event.what.is_empty() || asked.event.what == NEXT_TIME;
                let given = Journey { dates: vec![(read, day("2026-03-23"))], ..journey.clone() };
                let follows = !due(world, &CALENDAR, &given, day("2026-03-23")).is_empty();
                assert!(follows || is_own, "nothing follows from {:?}", asked.event);
            }
        }
    }
}

#[test]
fn wherever_a_step_asks_for_a_day_a_date_or_the_reason_for_none_follows_and_the_day_can_be_changed() {
    let mut n_asking = 0;
    for world in NATIONS.iter() {
        let nation = &world.nation;
        for at in step_refs(nation) {
            let asked = step_facts(world.words, nation.map(at.map), at.step, None).counts_from;
            let is_dated = nation.step(at).timescales.iter().any(|limit| limit.gives_a_day());
            assert!(!asked.is_empty() || !is_dated, "{}", nation.name(at));
            for (idx, (mark, _)) in asked.iter().enumerate() {
                let (event, day) = handed(nation, &format!("{}{} 2026-11-02", nation.name(at), mark)).unwrap();
                assert_eq!(event == Event::of_step(name(nation, at)), mark.is_empty(), "{}", nation.name(at));
                assert!(mark == FIRST_LIMIT || idx == 0, "the step's own day comes first");
                n_asking += 1;
                // Wherever the reader is said to be.
                for here in [Some(name(nation, at)), Some(name(nation, step_refs(nation)[0])), None] {
                    let mut journey = Journey { nation: nation.id.clone(), here, ..Journey::default() };
                    journey.set_day(event.clone(), Some(day));
                    let is_dated = lines(&journey, "2026-11-02").iter().any(|line| line.due.is_ok());
                    let is_of_a_council = !other_councils(nation, &journey).is_empty();
                    assert!(is_dated || is_of_a_council, "{} is silent", nation.name(at));
                    let events = events(world, &CALENDAR, &journey, day);
                    let fields = events.all().filter(|asked| asked.event == event);
                    assert_eq!(fields.map(|asked| asked.day).collect::<Vec<_>>(), [Some(day)], "{}", nation.name(at));
                }
            }
        }
    }
    assert!(150 < n_asking, "{n_asking}");
}

/// Every step's events with a day every so often: each limit that runs from one gives a day or says why not.
#[test]
fn of_thousands_of_limits_and_dates_none_is_silent_and_every_day_off_says_so() {
    let (mut n_pairs, mut n_off, mut n_refused) = (0, 0, 0);
    for world in NATIONS.iter() {
        let nation = &world.nation;
        let holidays: BTreeSet<Day> = CALENDAR.nations[&nation.id].iter().map(|(day, _)| *day).collect();
        let mut asked: BTreeMap<Event, Vec<(String, String)>> = BTreeMap::new();
        for (step_ref, limit) in
            step_refs(nation).into_iter().flat_map(|at| nation.step(at).timescales.iter().map(move |limit| (at, limit)))
        {
            let (map, _) = name(nation, step_ref);
            let from = limit.step.as_ref().map(|step| match step.split_once('#') {
                Some((map, step)) => (map.split_once('/').unwrap().1.to_string(), step.to_string()),
                None => (map.clone(), step.clone()),
            });
            let event = match from {
                Some(step) => Event::of_step(step),
                None => Event { step: name(nation, step_ref), what: limit.from.clone() },
            };
            let council = limit.councils.first().cloned().unwrap_or_default();
            asked.entry(event).or_default().push((council, limit.rule.clone()));
        }
        for (event, limits) in asked {
            for nth in 0..14 {
                let on = day("2019-02-03").plus_days(nth * 263).unwrap();
                let today = on.plus_days(nth * 29).unwrap();
                for council in limits.iter().map(|(council, _)| council).collect::<BTreeSet<_>>() {
                    let journey = Journey {
                        here: Some(event.step.clone()),
                        council: council.clone(),
                        nation: nation.id.clone(),
                        dates: vec![(event.clone(), on)],
                        ..Journey::default()
                    };
                    let lines = due(world, &CALENDAR, &journey, today);
                    for (_, rule) in limits.iter().filter(|(own, _)| own == council) {
                        n_pairs += 1;
                        let is_it = |line: &&DueLine| {
                            let mut rules = line.also.iter().map(|also| &also.rule).chain([&line.rule]);
                            rules.any(|own| own.to_lowercase() == rule.to_lowercase())
                        };
                        let line =
                            lines.iter().find(is_it).unwrap_or_else(|| panic!("{event:?} {on}: {rule} is silent"));
                        let text = due_text(line, &ENGLISH);
                        match &line.due {
                            Ok(due) => {
                                let is_off = due.day.is_weekend() || holidays.contains(&due.day);
                                assert_eq!(due.off.is_some(), is_off, "{text}");
                                assert_eq!(text.contains("That is a "), is_off, "{text}");
                                assert!(text.contains(&(ENGLISH.calendar.day)(due.day)), "{text}");
                                let near = due.off.as_ref().and_then(|off| off.working);
                                assert!(
                                    near.is_none_or(|near| !near.is_weekend() && !holidays.contains(&near)),
                                    "{text}"
                                );
                                n_off += usize::from(is_off);
                                let next = lines.iter().filter(is_it).any(|line| line.is_ahead(today));
                                let is_to_come = line.sort != LimitKind::Every
                                    || line.done.is_some()
                                    || today <= due.day
                                    || line.question == Some(DriftQuestion::Held) && next;
                                assert!(is_to_come, "what comes again shows a day ahead: {text}");
                            }
                            Err(refusal) => {
                                assert!(text.ends_with(&(ENGLISH.calendar.refusal)(*refusal)));
                                n_refused += 1;
                            }
                        }
                    }
                }
            }
        }
    }
    println!(
        "{n_pairs} pairs of a limit and a date: {n_off} on a weekend or a holiday, {n_refused} refused with a reason"
    );
    assert!(2_000 <= n_pairs && 500 < n_off, "{n_pairs} {n_off}");
}

#[test]
fn what_comes_again_is_counted_from_the_last_time_where_it_is_given() {
    let mut journey =
        Journey { council: PROCESS_MAP.to_string(), ..dated("england", "care-management/cp-plan", "2026-01-05") };
    let visits = |journey: &Journey, today: &str| line(journey, today, "cp-visits", "every two weeks");
    let first = visits(&journey, "2026-01-10");
    assert_eq!((first.due.unwrap().day, first.done, first.question), (day("2026-01-19"), None, None));
    let asked = |journey: &Journey| {
        events(nation("england"), &CALENDAR, journey, day("2026-11-10"))
            .again
            .into_iter()
            .map(|asked| asked.event.key())
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(&journey), ["care-management/cp-visits"], "the last visit is asked for");
    journey.set_day(Event::of_step(step("care-management/cp-visits")), Some(day("2026-11-03")));
    let next = visits(&journey, "2026-11-10");
    assert_eq!((next.due.unwrap().day, next.done, next.question), (day("2026-11-17"), Some(day("2026-11-03")), None));
    assert!(matches!(visits(&journey, "2026-11-18").question, Some(DriftQuestion::Passed(_))), "too long ago");
    // It lies behind once a later step of the road has a day.
    let left = Journey {
        here: Some(step("care-management/review-conference")),
        trail: Trail {
            been: vec![step("care-management/cp-plan"), step("care-management/cp-visits")],
            ..Trail::default()
        },
        ..journey.clone()
    };
    assert!(visits(&left, "2026-12-18").question.is_some());
    let mut dated_on = left.clone();
    dated_on.set_day(Event::of_step(step("care-management/review-conference")), Some(day("2026-12-17")));
    assert_eq!(visits(&dated_on, "2026-12-18").question, None);
    let last = "children-in-care/health-and-education-plans|last assessment";
    let health = dated("england", last, "2024-06-10");
    let found = line(&health, "2026-11-10", "health-and-education-plans", "every 12 months");
    let Some(DriftQuestion::Passed(drift)) = found.question else { panic!("{found:?}") };
    assert_eq!((found.due.unwrap().day, drift.been), (day("2025-06-10"), 29));
}

#[test]
fn what_is_counted_from_a_first_time_is_asked_about_once_its_day_has_gone_by() {
    let core_group = "care-management/first-core-group";
    let journey = Journey { council: PROCESS_MAP.to_string(), ..dated("england", core_group, "2026-10-30") };
    let found = |journey: &Journey, today: &str| -> Vec<(DueGroup, Day, Option<DriftQuestion>, Option<Day>)> {
        let own = lines(journey, today).into_iter().filter(|line| line.step.step.ends_with("#core-group"));
        own.map(|line| (line.group, line.due.unwrap().day, line.question, line.then)).collect()
    };
    assert_eq!(found(&journey, "2026-11-27"), [(DueGroup::Again, day("2026-11-27"), None, None)]);
    let asked = (DueGroup::Asked, day("2026-11-27"), Some(DriftQuestion::Held), Some(day("2026-12-25")));
    let next = (DueGroup::Again, day("2026-12-25"), None, None);
    assert_eq!(found(&journey, "2026-11-28"), [asked, next]);
    // Once its day is given, the next is counted from that.
    let mut held = journey.clone();
    held.set_day(Event::of_step(step("care-management/core-group")), Some(day("2026-11-26")));
    assert_eq!(found(&held, "2026-11-28"), [(DueGroup::Again, day("2026-12-24"), None, None)]);
    // A last time alone is enough.
    held.set_day(Event::of_step(step(core_group)), None);
    assert_eq!(found(&held, "2026-11-28"), [(DueGroup::Again, day("2026-12-24"), None, None)]);
    let sheet = sheet(nation("england"), &CALENDAR, &journey, day("2026-11-28")).text(&ENGLISH);
    assert!(sheet.contains("25 December 2026") && !sheet.contains("27 November 2026"), "{sheet}");
    let text = ENGLISH.calendar.held.to_lowercase();
    assert!(text.contains('?') && !["late", "overdue", "missed", "passed"].iter().any(|word| text.contains(word)));
}

/// A second hand: every limit that recurs, of every council, counted step by step without the calendar of the program.
#[test]
fn every_limit_that_recurs_is_asked_about_ten_days_late_whoever_set_it() {
    let mut n_first = 0;
    for world in NATIONS.iter() {
        let nation = &world.nation;
        for at in step_refs(nation) {
            for limit in nation.step(at).timescales.iter().filter(|limit| limit.sort == LimitKind::Every) {
                let (map, own) = name(nation, at);
                let event = match &limit.step {
                    Some(step) => Event::of_step((map, step.clone())),
                    None => Event { step: (map, own), what: limit.from.clone() },
                };
                let on = day("2026-01-31");
                let nth = |number: i64| {
                    let count = i64::from(limit.count.unwrap()) * number;
                    match limit.unit {
                        Unit::Weeks => on.plus_days(count * 7).unwrap(),
                        Unit::Months => {
                            let (year, month) = ((count / 12) as i32, (count % 12) as u32);
                            let (year, month) = if 12 < 1 + month { (year + 1, month - 11) } else { (year, month + 1) };
                            (28..=31).rev().find_map(|date| Day::new(2026 + year, month, date).ok()).unwrap()
                        }
                        unit => panic!("{unit:?}"),
                    }
                };
                let journey = Journey {
                    nation: nation.id.clone(),
                    here: Some(event.step.clone()),
                    council: limit.councils.first().cloned().unwrap_or_default(),
                    dates: vec![(event, on)],
                    ..Journey::default()
                };
                let is_first = !["last ", "previous "].iter().any(|word| limit.from.contains(word));
                let rules = |line: &DueLine| {
                    let mut rules = line.also.iter().map(|also| &also.rule).chain([&line.rule]);
                    rules.any(|rule| rule.to_lowercase() == limit.rule.to_lowercase())
                };
                for number in 1..4 {
                    let today = nth(number).plus_days(10).unwrap();
                    let mut own = due(world, &CALENDAR, &journey, today);
                    own.retain(rules);
                    let place = format!("{}: {} on {today}: {own:#?}", nation.name(at), limit.rule);
                    assert_eq!(own[0].group, DueGroup::Asked, "{place}");
                    match is_first && 10 < nth(number + 1).days_after(nth(number)) {
                        true => {
                            n_first += 1;
                            assert_eq!(own.len(), 2, "{place}");
                            assert_eq!(own[0].due.as_ref().unwrap().day, nth(number), "{place}");
                            assert_eq!(own[0].question, Some(DriftQuestion::Held), "{place}");
                            assert_eq!(own[1].due.as_ref().unwrap().day, nth(number + 1), "{place}");
                        }
                        false => assert!(matches!(own[0].question, Some(DriftQuestion::Passed(_))), "{place}"),
                    }
                    let mut on_time = due(world, &CALENDAR, &journey, nth(1));
                    on_time.retain(rules);
                    assert!(on_time.iter().all(|line| line.question.is_none()), "{place}");
                }
            }
        }
    }
    assert!(15 < n_first, "{n_first}");
}

#[test]
fn a_first_review_that_nobody_has_told_of_is_asked_about_and_the_one_after_it_is_named() {
    let found = |journey: &Journey, today: &str, at: &str, rule: &str| {
        let found = line(journey, today, at, rule);
        (found.group, found.due.unwrap().day, found.question, found.then)
    };
    let plan = dated("scotland", "child-protection/cppm", "2026-03-02");
    let then = Some(day("2027-03-02"));
    let first = |today: &str| found(&plan, today, "#review-cppm", "first review");
    assert_eq!(first("2026-09-02"), (DueGroup::Next, day("2026-09-02"), None, then));
    assert_eq!(first("2026-09-03"), (DueGroup::Asked, day("2026-09-02"), Some(DriftQuestion::Held), then));
    let text = due_text(&line(&plan, "2026-09-02", "#review-cppm", "first review"), &ENGLISH);
    assert!(text.contains("Then by Tue 2 March 2027."), "{text}");
    let mut held = plan.clone();
    held.set_day(Event::of_step(step("child-protection/review-cppm")), Some(day("2026-08-20")));
    assert_eq!(found(&held, "2026-09-03", "#review-cppm", "first review").2, None);
    assert_eq!(found(&held, "2026-09-03", "#review-cppm", "every 6 months").1, day("2027-02-20"));
    // In care: the first review is a step of its own, and the second follows within three months of it.
    let care = dated("england", "children-in-care/becomes-looked-after", "2026-03-02");
    let (group, _, question, _) = found(&care, "2026-04-30", "#first-review", "first review");
    assert_eq!((group, question), (DueGroup::Asked, Some(DriftQuestion::Held)));
    // With kin the second review has a limit of its own: it, and not the later ones, follows the first.
    let kin = dated("scotland", "kinship/kinship-reviews|placement made, not counting that day", "2026-03-02");
    let first = found(&kin, "2026-04-01", "#kinship-reviews", "first review");
    assert_eq!((first.1, first.3), (day("2026-04-13"), Some(day("2026-07-13"))));
    // A plan that has ended is not asked about.
    let over = Journey {
        here: Some(step("child-protection/exit-safe-at-home")),
        trail: Trail { been: vec![step("child-protection/cppm")], ..Trail::default() },
        ..plan.clone()
    };
    assert_eq!(found(&over, "2026-09-03", "#review-cppm", "first review").2, None);
}

#[test]
fn what_comes_again_stands_among_what_is_next_by_its_day_on_page_and_sheet() {
    let mut journey =
        Journey { council: PROCESS_MAP.to_string(), ..dated("england", "care-management/cp-plan", "2026-11-02") };
    journey.set_day(Event::of_step(step("care-management/initial-conference")), Some(day("2026-11-02")));
    let sheet = sheet(nation("england"), &CALENDAR, &journey, day("2026-11-05"));
    let days: Vec<Day> = sheet.due.iter().map(|line| line.due.as_ref().unwrap().day).collect();
    assert!(days.is_sorted(), "{days:?}");
    let groups: BTreeSet<DueGroup> = sheet.due.iter().map(|line| line.group).collect();
    assert_eq!(groups, BTreeSet::from([DueGroup::Next, DueGroup::Again]));
}

#[test]
fn two_rules_for_one_review_on_one_day_are_one_line_that_names_both() {
    let journey = Journey {
        council: PROCESS_MAP.to_string(),
        ..dated("england", "care-management/initial-conference", "2026-11-02")
    };
    let reviews = |lines: &[DueLine], sort: LimitKind| -> Vec<DueLine> {
        let own = lines.iter().filter(|line| line.step.step.ends_with("#review-conference") && line.sort == sort);
        own.cloned().collect()
    };
    let first = reviews(&lines(&journey, "2026-11-05"), LimitKind::Within);
    assert_eq!(first.len(), 1, "{first:#?}");
    let text = due_text(&first[0], &ENGLISH);
    assert!(text.contains("(guidance; local practice, Process map council (not named))"), "{text}");
    assert_eq!(first[0].basis, Basis::Guidance);
    // Two things that are due on one day stay two: a report for the family, and a copy for the service.
    let reports = lines(&journey, "2026-10-05").into_iter().filter(|line| line.step.step.ends_with("#report-shared"));
    assert_eq!(reports.count(), 2);
}

#[test]
fn a_day_from_which_nothing_is_counted_says_so_and_names_the_way_to_a_council() {
    let world = nation("england");
    let asked = |council: &str| {
        let journey =
            Journey { council: council.to_string(), ..dated("england", "care-management/core-group", "2026-11-02") };
        let events = events(world, &CALENDAR, &journey, day("2026-11-05"));
        let own = events.all().find(|asked| asked.event.key() == "care-management/core-group").unwrap().clone();
        (own.n_limits, own.n_councils, lines(&journey, "2026-11-05").len())
    };
    assert_eq!(asked(""), (0, 2, 0));
    assert_eq!(asked("Tees"), (1, 1, 1));
    assert_eq!(asked("Norfolk"), (0, 2, 0));
    let said = (ENGLISH.journey.understood)("Mon 2 November 2026", 0, 2);
    assert!(said.contains("no national time limit") && said.contains(ENGLISH.journey.council), "{said}");
    assert!((ENGLISH.journey.understood)("Mon 2 November 2026", 0, 0).contains("no time limit"));
}

#[test]
fn a_notice_is_called_a_notice_and_the_meeting_the_meeting() {
    let journey = dated("scotland", "child-protection/cppm", "2026-12-24");
    let notice = line(&journey, "2026-11-28", "#cppm", "notice");
    assert_eq!((notice.due.as_ref().unwrap().day, notice.title()), (day("2026-12-19"), notice.rule.as_str()));
    let core_group = line(&journey, "2026-11-28", "#core-group", "15 working days");
    assert_eq!(core_group.title(), core_group.step.name);
    // Nowhere does the name of a step stand for something before it, or for what follows it.
    for world in NATIONS.iter() {
        for at in step_refs(&world.nation) {
            let own = dated(&world.nation.id, &waymark::place::joined(&name(&world.nation, at)), "2026-03-23");
            let found = lines(&own, "2026-03-23").into_iter().filter(|line| line.step.step == world.nation.name(at));
            for line in found.filter(|line| line.sort != LimitKind::Every) {
                assert_eq!(line.title(), line.rule);
            }
        }
    }
}

#[test]
fn a_council_not_chosen_is_never_mixed_in_and_the_chosen_one_stands_beside_the_nation() {
    let journey = dated("england", "care-management/cp-plan", "2026-01-05");
    let england = &nation("england").nation;
    assert!(lines(&journey, "2026-01-05").iter().all(|line| line.basis != Basis::Local));
    assert_eq!(other_councils(england, &journey), ["Bolton", PROCESS_MAP, "Walsall"]);
    let bolton = Journey { council: "Bolton".to_string(), ..journey.clone() };
    let local: Vec<DueLine> =
        lines(&bolton, "2026-01-05").into_iter().filter(|line| line.basis == Basis::Local).collect();
    assert!(!local.is_empty() && local.iter().all(|line| line.council == "Bolton"), "{local:#?}");
    assert!(due_text(&local[0], &ENGLISH).contains("(local practice, Bolton)"));
    assert_eq!(other_councils(england, &bolton), [PROCESS_MAP, "Walsall"]);
    for world in NATIONS.iter() {
        let known = councils(&world.nation);
        assert!(3 < known.len() && known.iter().all(|name| !name.is_empty()), "{known:?}");
    }
}

#[test]
fn a_limit_at_a_step_beside_the_road_stands_apart_and_one_ahead_of_its_event_does_not() {
    let group = |journey: &Journey, today: &str, at: &str, rule: &str| line(journey, today, at, rule).group;
    let sara = sara("2026-10-26");
    assert_eq!(group(&sara, "2026-11-02", "disabled-child-or-carer-request", "45"), DueGroup::Elsewhere);
    assert_eq!(group(&sara, "2026-11-02", "#first-core-group", "10 working days"), DueGroup::Next);
    assert_eq!(group(&sara, "2026-11-02", "#assessment-outcome", "45"), DueGroup::Next);
    assert_eq!(group(&sara, "2026-11-02", "#initial-conference", "15 working days"), DueGroup::Behind);
    // A plan made on one map is reviewed, though the road has gone on to another.
    let mut kin = dated("scotland", "child-protection/cppm", "2026-09-21");
    kin.trail.been = vec![step("child-protection/cppm")];
    kin.here = Some(step("kinship/kinship-panel"));
    assert_eq!(group(&kin, "2026-11-02", "#review-cppm", "within 6 months"), DueGroup::Next);
}

#[test]
fn where_the_law_may_count_the_first_day_the_sooner_day_is_given_and_the_later_one_named() {
    let order = dated("england", "care-management/emergency-protection-order", "2026-06-01");
    let found = line(&order, "2026-06-01", "emergency-protection-order", "8 days");
    assert_eq!((found.due.as_ref().unwrap().day, found.later.unwrap()), (day("2026-06-08"), day("2026-06-09")));
    let text = due_text(&found, &ENGLISH);
    assert!(text.contains("We have not read whether this law counts") && text.contains("Tue 9 June 2026"), "{text}");
    let known = line(&dated("scotland", "childrens-hearings/icso", "2026-12-07"), "2026-12-07", "icso", "22 days");
    assert_eq!((known.due.as_ref().unwrap().day, &known.later), (day("2026-12-28"), &None));
    assert!(!due_text(&known, &ENGLISH).contains("have not read whether"));
    assert!(
        due_text(&known, &ENGLISH).contains("That is a bank holiday (Boxing Day (substitute day))"),
        "{}",
        due_text(&known, &ENGLISH)
    );
}

#[test]
fn past_the_years_known_no_working_day_is_counted_and_it_says_so() {
    let journey = dated("england", "care-management/strategy-meeting", "2028-12-20");
    let lines = lines(&journey, "2028-12-20");
    let line = lines.iter().find(|line| line.step.step.ends_with("initial-conference")).unwrap();
    assert_eq!(line.due, Err(Refusal::NotCovered { first: 2019, last: 2028 }));
    let reason = (ENGLISH.calendar.refusal)(Refusal::NotCovered { first: 2019, last: 2028 });
    assert!(reason.contains("2028") && due_text(line, &ENGLISH).contains(&reason));
    let first_undated = lines.iter().position(|line| line.due.is_err()).unwrap();
    assert!(lines[first_undated..].iter().all(|line| line.due.is_err()), "those that give none stand last");
}

#[test]
fn a_case_on_time_is_asked_nothing_and_its_paper_says_nothing_of_missed_limits() {
    let world = nation("england");
    for council in councils(&world.nation).into_iter().chain([String::new()]) {
        let journey = Journey { council, ..sara("2026-10-26") };
        for today in ["2026-10-26", "2026-11-28", "2027-06-01"] {
            let asking = lines(&journey, today).into_iter().filter(|line| line.question.is_some());
            let asking: BTreeSet<String> =
                asking.map(|line| format!("{} {:?}", line.step.step, line.question)).collect();
            // Half a year on, the maps know of one thing that should have been since: the first review of the plan.
            let review = "england/care-management#review-conference Some(Held)".to_string();
            let expected = if today == "2027-06-01" { BTreeSet::from([review]) } else { BTreeSet::new() };
            assert_eq!(asking, expected, "{today}");
            let asked = events(world, &CALENDAR, &journey, day(today));
            assert!(asked.all().all(|asked| asked.question.is_none()));
            let sheet = sheet(world, &CALENDAR, &journey, day(today));
            assert!(sheet.due.iter().all(|line| line.is_ahead(day(today))));
            let text = sheet.text(&ENGLISH).to_lowercase();
            for word in ["passed", "overdue", "missed", "it has been", "more time limit"] {
                assert!(!text.contains(word), "{today}: {word} in\n{text}");
            }
        }
    }
}

#[test]
fn a_day_given_after_the_last_day_is_a_question_and_never_a_verdict() {
    let late = sara("2026-11-23");
    let found = line(&late, "2026-11-28", "#initial-conference", "within 15 working days");
    assert_eq!(
        (found.due.as_ref().unwrap().day, found.question),
        (day("2026-10-26"), Some(DriftQuestion::Given(day("2026-11-23"))))
    );
    let text = (ENGLISH.calendar.given)(day("2026-11-23"));
    assert!(text.ends_with('?'), "{text}");
    assert!(!["late", "overdue", "breach", "fail"].iter().any(|word| text.to_lowercase().contains(word)), "{text}");
    let asking = lines(&late, "2026-11-28").into_iter().filter(|line| line.question.is_some());
    assert_eq!(asking.map(|line| line.step.step).collect::<Vec<_>>(), ["england/care-management#initial-conference"]);
    // An order that has run out is asked about while we are there, and not once the road has gone on.
    let order = dated("scotland", "childrens-hearings/icso", "2026-06-01");
    let ask = |journey: &Journey, today: &str| line(journey, today, "#icso", "22 days").question;
    assert_eq!(ask(&order, "2026-06-22"), None, "on its last day");
    assert!(matches!(ask(&order, "2026-06-23"), Some(DriftQuestion::Passed(_))));
    let here = Some(step("childrens-hearings/disposal-hearing"));
    let trail = Trail { been: vec![step("childrens-hearings/icso")], ..Trail::default() };
    assert_eq!(ask(&Journey { here, trail, ..order }, "2026-06-23"), None);
    let lines = lines(&dated("scotland", "child-protection/cppm", "2026-03-23"), "2026-11-26");
    let asking: BTreeSet<String> =
        lines.into_iter().filter(|line| line.question.is_some()).map(|line| line.step.step).collect();
    let review = "scotland/child-protection#review-cppm".to_string();
    assert_eq!(asking, BTreeSet::from([review]), "nobody has to challenge a decision");
}

#[test]
fn an_order_of_days_that_cannot_be_is_asked_about_beside_the_field() {
    let world = nation("england");
    let asks = |journey: &Journey| -> Vec<(String, OrderQuestion)> {
        let events = events(world, &CALENDAR, journey, day("2026-11-28"));
        events.all().filter_map(|asked| Some((asked.event.step.1.clone(), asked.question.clone()?))).collect()
    };
    assert_eq!(asks(&sara("2026-10-26")), []);
    let before = asks(&sara("2026-10-04"));
    assert!(
        matches!(&before[..], [(step, OrderQuestion::Before(_, on))] if step == "initial-conference" && *on == day("2026-10-05")),
        "{before:?}"
    );
    // Without a road, by the limit alone.
    let mut bare = dated("england", "care-management/strategy-meeting", "2026-12-10");
    bare.set_day(Event::of_step(step("care-management/initial-conference")), Some(day("2026-11-02")));
    assert_eq!(asks(&bare).len(), 1);
    let mut ahead = sara("2027-01-10");
    ahead.set_day(Event::of_step(step("care-management/s47-outcome")), Some(day("2027-01-02")));
    assert_eq!(asks(&ahead), [("s47-outcome".to_string(), OrderQuestion::ToCome)], "a step behind, with a day to come");
}

#[test]
fn every_joined_event_is_one_that_a_limit_runs_from_and_its_steps_are_on_the_maps() {
    for World { nation, .. } in NATIONS.iter() {
        for base in joined_bases(&nation.id) {
            let event = base.event().unwrap();
            let at = waymark::journey::step_ref(nation, &event.step).unwrap();
            let is_from = |limit: &&waymark::atlas::timescale::Timescale| {
                let is_named = event.what.is_empty() || limit.from.starts_with(&event.what) && limit.step.is_none();
                is_named && base.is_for(limit)
            };
            assert!(nation.step(at).timescales.iter().any(|limit| is_from(&limit)), "{event:?}");
            for stands_in in base.steps {
                assert!(waymark::journey::step_ref(nation, &step(stands_in)).is_some(), "{stands_in}");
            }
        }
    }
}

/// Counted by hand: Christmas Day 2026 is a Friday, Boxing Day's substitute the Monday after it.
#[test]
fn a_journey_that_begins_with_an_emergency_with_kin_has_the_days_of_its_visit_and_reviews() {
    let kin = dated("scotland", "kinship/emergency-with-kin", "2026-11-16");
    let by = |at: &str, rule: &str| {
        let found = line(&kin, "2026-11-16", at, rule);
        assert_eq!(found.group, DueGroup::Next, "{}", found.rule);
        (found.due.clone().unwrap().day, found.stands_in.is_some())
    };
    assert_eq!(by("#kin-emergency-review", "within 3 working days"), (day("2026-11-19"), false));
    assert_eq!(by("#kinship-reviews", "must visit within one week"), (day("2026-11-23"), true));
    // The first three working days may end on the 18th, if the first counts: the sooner day.
    assert_eq!(by("#kin-extension", "before 6 weeks"), (day("2026-12-29"), true));
    assert_eq!(by("#kin-extension", "12 more weeks"), (day("2027-02-09"), true));
    let text = due_text(&line(&kin, "2026-11-16", "#kinship-reviews", "must visit within"), &ENGLISH);
    assert!(text.contains("Counted from the date of “Emergency placement with kin”"), "{text}");
    // By regulation 45(3) the first review after an emergency is another than the one within six weeks.
    let rules: Vec<String> = lines(&kin, "2026-11-16").into_iter().map(|line| line.rule).collect();
    assert!(!rules.iter().any(|rule| rule.contains("first review within 6 weeks")), "{rules:#?}");
    // With the carer approved the placement begins anew, and a day given for the event itself comes first.
    let mut living = kin.clone();
    living.set_day(Event::of_step(step("kinship/living-with-kin")), Some(day("2026-11-23")));
    let first = |journey: &Journey| line(journey, "2026-11-23", "#kinship-reviews", "first review within 6 weeks").from;
    assert_eq!(first(&living), day("2026-11-23"));
    living.set_day(
        Event::read("kinship/kinship-reviews|placement made, not counting that day").unwrap(),
        Some(day("2026-11-20")),
    );
    assert_eq!(first(&living), day("2026-11-20"));
}

#[test]
fn what_another_map_dates_counts_on_the_map_where_the_child_is_and_no_duty_is_told_twice() {
    let mut placed = dated("scotland", "looked-after/kinship-placement", "2026-11-16");
    let visits = |journey: &Journey| {
        let own = lines(journey, "2026-11-16").into_iter().filter(|line| line.rule.contains("visit within one week"));
        own.map(|line| line.step.step).collect::<Vec<_>>()
    };
    assert_eq!(visits(&placed), ["scotland/looked-after#social-work-visits"]);
    placed.here = Some(step("kinship/living-with-kin"));
    assert_eq!(visits(&placed), ["scotland/kinship#kinship-reviews"]);
    let england = dated("england", "children-in-care/foster-placement", "2026-11-16");
    for (rule, last) in [("care plan before", "2026-11-30"), ("placement plan before", "2026-11-23")] {
        assert_eq!(line(&england, "2026-11-16", "#care-plan", rule).due.unwrap().day, day(last));
    }
}

#[test]
fn who_begins_with_the_day_of_a_contact_sees_what_is_due_by_when() {
    let contact = dated("england", "front-door/contact-made", "2026-11-16");
    for (at, rule, last) in [
        ("#threshold-decision", "within one working day", "2026-11-17"),
        ("#referral-accepted", "within one working day", "2026-11-17"),
        ("#assessment-agreed", "45 working days", "2027-01-21"),
    ] {
        let found = line(&contact, "2026-11-16", at, rule);
        assert_eq!((found.due.as_ref().unwrap().day, found.group), (day(last), DueGroup::Next), "{at}");
        assert!(found.stands_in.is_some());
    }
    let mut referred = contact.clone();
    referred.set_day(Event::of_step(step("front-door/referral-accepted")), Some(day("2026-11-18")));
    let found = line(&referred, "2026-11-18", "#threshold-decision", "within one working day");
    assert_eq!((found.due.unwrap().day, found.stands_in), (day("2026-11-19"), None));
    let concern = dated("scotland", "child-protection/concern-raised", "2026-11-16");
    assert_eq!(line(&concern, "2026-11-16", "#cppm", "28 calendar days").due.unwrap().day, day("2026-12-14"));
}

#[test]
fn one_event_that_two_limits_name_with_another_word_on_its_day_is_asked_for_once() {
    let world = nation("scotland");
    let journey = Journey {
        nation: "scotland".to_string(),
        here: Some(step("child-protection/cpo-in-force")),
        ..Journey::default()
    };
    let asked = |journey: &Journey| {
        let events = events(world, &CALENDAR, journey, day("2026-11-16"));
        events.all().filter(|asked| asked.event.what.starts_with("removal of")).count()
    };
    assert_eq!(asked(&journey), 1);
    let removal = Event::read("child-protection/cpo-in-force|removal of the child, or the order").unwrap();
    let given = Journey { dates: vec![(removal, day("2026-11-16"))], ..journey };
    assert_eq!(asked(&given), 1);
    for (rule, last) in [("second working day", "2026-11-18"), ("eighth working day", "2026-11-25")] {
        assert_eq!(line(&given, "2026-11-16", "#cpo-in-force", rule).due.unwrap().day, day(last));
    }
}

#[test]
fn a_last_time_is_asked_for_only_where_the_first_can_have_been_held() {
    let world = nation("england");
    let again = |journey: &Journey, today: &str| {
        let events = events(world, &CALENDAR, journey, day(today));
        let asked = events.all().filter(|asked| asked.is_last_time);
        asked.map(|asked| asked.event.step.1.clone()).collect::<Vec<_>>()
    };
    let sara = sara("2026-10-26");
    assert_eq!(again(&sara, "2026-11-28"), Vec::<String>::new(), "no review before three months");
    assert_eq!(again(&sara, "2027-01-26"), ["review-conference"], "on the day the first is due");
    // The day of the first is asked for among the next steps, so that it can be planned.
    let events = events(world, &CALENDAR, &sara, day("2026-11-28"));
    assert!(events.next.iter().any(|asked| asked.event.step.1 == "review-conference"));
    let mut planned = sara.clone();
    planned.set_day(Event::of_step(step("care-management/review-conference")), Some(day("2027-01-20")));
    assert_eq!(again(&planned, "2026-11-28"), Vec::<String>::new());
    assert_eq!(again(&planned, "2027-01-20"), ["review-conference"]);
    // Nowhere is a last time asked for where the day the first counts from is today.
    for world in NATIONS.iter() {
        for at in step_refs(&world.nation) {
            let journey = dated(&world.nation.id, &waymark::place::joined(&name(&world.nation, at)), "2026-11-16");
            for asked in waymark::journey::due::events(world, &CALENDAR, &journey, day("2026-11-16")).again {
                let is_here = journey.here.as_ref() == Some(&asked.event.step);
                assert!(is_here, "{}: {}", world.nation.name(at), asked.event.key());
            }
        }
    }
}

#[test]
fn a_meeting_without_a_rhythm_sets_its_next_day_itself_and_the_page_says_so() {
    let world = nation("scotland");
    let open = |journey: &Journey, today: &str| {
        let events = events(world, &CALENDAR, journey, day(today));
        waymark::journey::due::open_meetings(&world.nation, &events, journey, day(today))
    };
    let mut journey = dated("scotland", "child-protection/core-group", "2026-11-02");
    assert_eq!(open(&journey, "2026-11-05").iter().map(|open| open.passed).collect::<Vec<_>>(), [None]);
    journey.set_day(Event::read("child-protection/core-group|next time").unwrap(), Some(day("2026-11-30")));
    assert_eq!(open(&journey, "2026-11-05"), []);
    let ahead = planned(&world.nation, &journey, day("2026-11-05"));
    assert_eq!(ahead.iter().map(|planned| planned.day).collect::<Vec<_>>(), [day("2026-11-30")]);
    assert_eq!(open(&journey, "2026-12-01")[0].passed, Some(day("2026-11-30")));
    journey.set_day(Event::of_step(step("child-protection/core-group")), Some(day("2026-11-30")));
    assert_eq!(open(&journey, "2026-12-01")[0].passed, None, "it was held, and the next is to be given");
    // Before the first can have been held nothing is said of the next, and a chosen council's rhythm takes its place.
    let plan = dated("scotland", "child-protection/cppm", "2026-11-02");
    assert_eq!(open(&plan, "2026-11-05"), []);
    assert_eq!(open(&plan, "2026-11-23").len(), 1);
    let tees = Journey { council: "Tees".to_string(), ..dated("england", "care-management/core-group", "2026-11-02") };
    let england = events(nation("england"), &CALENDAR, &tees, day("2026-11-05"));
    assert!(england.all().all(|asked| asked.event.what != NEXT_TIME));
    for step_name in SET_THEIR_NEXT {
        let is_there = |world: &World| waymark::journey::step_ref(&world.nation, &step(step_name)).is_some();
        assert!(NATIONS.iter().any(is_there), "{step_name}");
    }
}

/// The limits among what is next, by the end of their step.
fn next_days(journey: &Journey, today: &str, at: &str) -> Vec<Day> {
    let own =
        lines(journey, today).into_iter().filter(|line| line.group == DueGroup::Next && line.step.step.ends_with(at));
    own.map(|line| line.due.unwrap().day).collect()
}

#[test]
fn a_step_added_without_a_day_leaves_its_limit_among_what_is_next() {
    let today = "2026-11-16";
    for (start, on, added, at, last) in [
        ("child-protection/cppm", "2026-11-09", "child-protection/core-group", "#core-group", "2026-12-01"),
        (
            "kinship/emergency-with-kin",
            "2026-11-16",
            "kinship/kin-emergency-review",
            "#kin-emergency-review",
            "2026-11-19",
        ),
    ] {
        let mut journey = dated("scotland", start, on);
        assert_eq!(next_days(&journey, today, at), [day(last)], "{at}");
        journey.add_step(step(added));
        assert_eq!(journey.trail.been, [step(added)]);
        assert_eq!(next_days(&journey, today, at), [day(last)], "{at} stands on the road, without a day");
        // With its day it is done.
        let mut held = journey.clone();
        held.set_day(Event::of_step(step(added)), Some(day(today)));
        assert_eq!(next_days(&held, today, at), [], "{at}");
    }
    // Where a later step of the road has been reached since, the step is behind.
    let mut road = dated("england", "front-door/contact-made", "2026-11-16");
    road.trail.been = vec![step("front-door/contact-made"), step("front-door/threshold-decision")];
    road.here = Some(step("care-management/strategy-meeting"));
    assert_eq!(next_days(&road, "2026-11-17", "#threshold-decision"), [day("2026-11-17")]);
    road.set_day(Event::of_step(step("care-management/strategy-meeting")), Some(day("2026-11-17")));
    assert_eq!(next_days(&road, "2026-11-17", "#threshold-decision"), []);
}

#[test]
fn a_step_is_added_by_its_day_and_the_order_of_the_list_alone_raises_no_question() {
    let mut journey = sara("2026-10-26");
    let added = |journey: &mut Journey, name: &str, on: Option<&str>| {
        journey.set_day(Event::of_step(step(name)), on.map(day));
        journey.add_step(step(name));
        journey.trail.been.iter().position(|been| *been == step(name)).unwrap()
    };
    assert_eq!(added(&mut journey, "front-door/contact-made", Some("2026-09-30")), 0);
    assert_eq!(added(&mut journey, "front-door/threshold-decision", None), 6, "without a day at the end");
    assert_eq!(added(&mut journey, "care-management/s47-visit", Some("2026-10-06")), 5, "after what has its day");
    assert_eq!(journey.trail.been[6..], [step("care-management/s47-outcome"), step("front-door/threshold-decision")]);
    // A core group held after the meeting where we are stands before it in the list.
    let mut meeting = dated("scotland", "child-protection/cppm", "2026-11-09");
    added(&mut meeting, "child-protection/core-group", Some("2026-11-20"));
    let asked = events(nation("scotland"), &CALENDAR, &meeting, day("2026-11-28"));
    assert!(asked.all().all(|asked| asked.question.is_none()), "{asked:#?}");
}

#[test]
fn a_day_planned_after_its_last_day_is_asked_about_and_the_last_day_stays_in_view() {
    let mut journey = dated("scotland", "child-protection/cppm", "2026-11-09");
    for (planned_at, rule, on, last) in [
        ("child-protection/core-group", "15 working days", "2026-12-08", "2026-12-01"),
        ("child-protection/review-cppm", "first review", "2027-06-10", "2027-05-09"),
    ] {
        journey.set_day(Event::of_step(step(planned_at)), Some(day(on)));
        let at = planned_at.split_once('/').unwrap().1;
        let all = lines(&journey, "2026-11-28");
        let late = line(&journey, "2026-11-28", at, rule);
        assert_eq!((late.group, late.question), (DueGroup::Next, Some(DriftQuestion::Given(day(on)))), "{at}");
        assert_eq!(day_passed_by(&all, &late.step, day(on)), Some(day(last)));
        assert_eq!(late.due.unwrap().day, day(last));
        journey.set_day(Event::of_step(step(planned_at)), Some(day(last)));
        assert_eq!(line(&journey, "2026-11-28", at, rule).question, None, "{at} on its last day");
    }
    // What repeats by a council's rhythm.
    let core_group = "care-management/first-core-group";
    let mut again = Journey { council: PROCESS_MAP.to_string(), ..dated("england", core_group, "2026-10-30") };
    again.set_day(Event::of_step(step("care-management/core-group")), Some(day("2026-12-04")));
    let late = line(&again, "2026-11-20", "#core-group", "every");
    assert_eq!((late.group, late.question), (DueGroup::Again, Some(DriftQuestion::Given(day("2026-12-04")))));
    assert_eq!(day_passed_by(&lines(&again, "2026-11-20"), &late.step, day("2026-12-04")), Some(day("2026-11-27")));
    let text = (ENGLISH.calendar.too_late)(day("2026-11-27"));
    assert!(text.contains("Fri 27 November 2026") && text.ends_with('?'), "{text}");
}

#[test]
fn what_is_planned_and_what_is_due_are_one_list_by_day_on_page_and_sheet() {
    let mut journey = Journey {
        council: PROCESS_MAP.to_string(),
        ..dated("england", "care-management/initial-conference", "2026-11-02")
    };
    journey.set_day(Event::of_step(step("care-management/cp-visits")), Some(day("2026-11-02")));
    journey.set_day(Event::of_step(step("care-management/core-group")), Some(day("2026-11-30")));
    let around = Surroundings {
        world: World::new(nation("england").nation.clone(), &ENGLISH),
        calendar: Calendar::built_in(),
        asking: None,
    };
    let scene = journey_scene(&around, &journey, day("2026-11-05"));
    let html = waymark::views::journey::due(&scene, &ENGLISH).into_string();
    let (_, next) = html.split_once(ENGLISH.journey.due_next).unwrap();
    let (next, _) = next.split_once("</ul>").unwrap();
    let days: Vec<&str> = next.split("datetime=\"").skip(1).map(|rest| &rest[..10]).collect();
    assert!(days.is_sorted() && 3 < days.len(), "{days:?}");
    let at = days.iter().position(|on| *on == "2026-11-30").unwrap();
    assert!(0 < at && at + 1 < days.len(), "the planned day stands among the others: {days:?}");
    let texts = scene.sheet.due_texts(&ENGLISH);
    let at = texts.iter().position(|text| text.ends_with(": Mon 30 November 2026.")).unwrap();
    assert!(0 < at && at + 1 < texts.len(), "{texts:#?}");
}

#[test]
fn the_day_of_a_step_taken_away_stays_in_sight_under_a_heading_that_says_so() {
    let mut n_apart = 0;
    for idx in 0..5 {
        let mut journey = sara("2026-10-26");
        let taken = Event::of_step(journey.trail.been.remove(idx));
        let asked = events(nation("england"), &CALENDAR, &journey, day("2026-11-28"));
        let fields = asked.all().filter(|asked| asked.event == taken && asked.day == journey.day(&taken));
        assert_eq!(fields.count(), 1, "{taken:?}");
        // Unless what it dates is on the road itself.
        n_apart += asked.apart.iter().filter(|asked| asked.event == taken).count();
        assert!(asked.next.iter().all(|asked| asked.event != taken), "{taken:?} is no next step");
    }
    assert!(0 < n_apart);
    assert!(events(nation("england"), &CALENDAR, &sara("2026-10-26"), day("2026-11-28")).apart.is_empty());
}
