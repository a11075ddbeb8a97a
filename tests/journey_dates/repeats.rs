//! What comes again: counted from its last time, and asked about once a day has gone by of which nobody has told.

use super::*;

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
        own.map(|line| (line.group, line.due.unwrap().day, line.question, line.then.map(|then| then.1))).collect()
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
                let rules = |line: &DueLine| line.all().any(|one| one.rule.to_lowercase() == limit.rule.to_lowercase());
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
    let then = Some(("review".to_string(), day("2027-03-02")));
    let first = |today: &str| found(&plan, today, "#review-cppm", "first review");
    assert_eq!(first("2026-09-02"), (DueGroup::Next, day("2026-09-02"), None, then.clone()));
    assert_eq!(first("2026-09-03"), (DueGroup::Asked, day("2026-09-02"), Some(DriftQuestion::Held), then));
    let text = due_text(&line(&plan, "2026-09-02", "#review-cppm", "first review"), &ENGLISH);
    assert!(text.contains("Then the next review by Tue 2 March 2027."), "{text}");
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
    assert_eq!((first.1, first.3), (day("2026-04-13"), Some(("review".to_string(), day("2026-07-13")))));
    // A plan that has ended is not asked about.
    let over = Journey {
        here: Some(step("child-protection/exit-safe-at-home")),
        trail: Trail { been: vec![step("child-protection/cppm")], ..Trail::default() },
        ..plan.clone()
    };
    assert_eq!(found(&over, "2026-09-03", "#review-cppm", "first review").2, None);
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

#[test]
fn where_a_later_time_is_planned_the_first_that_has_gone_by_is_asked_about_and_one_on_time_is_not() {
    let review = Event::of_step(step("child-protection/review-cppm"));
    let mut plan = dated("scotland", "child-protection/cppm", "2026-03-02");
    let asked = |plan: &Journey, today: &str| {
        let all = lines(plan, today);
        let asked = all.into_iter().filter(|line| line.question.is_some());
        asked.map(|line| (line.due.unwrap().day, line.question.unwrap())).collect::<Vec<_>>()
    };
    plan.set_day(review.clone(), Some(day("2026-09-20")));
    assert_eq!(asked(&plan, "2026-09-10"), [(day("2026-09-02"), DriftQuestion::Held)]);
    // What is planned is no last time, but the next is counted from it.
    let again = line(&plan, "2026-09-10", "#review-cppm", "every 6 months");
    assert_eq!((again.done, again.due.unwrap().day), (None, day("2027-03-20")));
    let around = Surroundings {
        world: World::new(nation("scotland").nation.clone(), &ENGLISH),
        calendar: Calendar::built_in(),
        asking: None,
    };
    let scene = journey_scene(&around, &plan, day("2026-09-10"));
    let html = waymark::views::journey::due(&scene, &ENGLISH).into_string();
    assert!(html.contains("Next time: Sun 20 September 2026."), "{html}");
    assert!(!html.contains("Last time:"), "{html}");
    // Planned while the first lies ahead, held in time: nothing.
    plan.set_day(review.clone(), Some(day("2026-08-20")));
    assert_eq!(asked(&plan, "2026-08-01"), []);
    assert_eq!(asked(&plan, "2026-09-10"), []);
    // By a council's rhythm: the first time after the first core group has gone by, and a later one is planned.
    let mut core = dated("england", "care-management/first-core-group", "2026-10-30");
    core.council = PROCESS_MAP.to_string();
    core.set_day(Event::of_step(step("care-management/core-group")), Some(day("2026-12-11")));
    assert_eq!(asked(&core, "2026-12-01"), [(day("2026-11-27"), DriftQuestion::Held)]);
    let first = line(&core, "2026-12-01", "#core-group", "every 4 weeks");
    assert_eq!(first.then.as_ref().map(|(what, _)| what.as_str()), Some("core group"));
    assert!(due_text(&first, &ENGLISH).contains("Then the next core group by Fri 25 December 2026."));
}
