//! Which days are asked for, and what a day given is asked about; a case on time is asked nothing.

use super::*;

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
            let is_dated = nation.step(at).timescales.iter().any(|limit| limit.gives_a_day() && limit.can_hold());
            assert!(!asked.is_empty() || !is_dated, "{}", nation.name(at));
            for (idx, (mark, _)) in asked.iter().enumerate() {
                let text = format!("{}{} 2026-11-02", nation.name(at), mark);
                let (event, typed) = handed(nation, &text).unwrap();
                let day = Day::parse(typed).unwrap();
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

#[test]
fn a_day_from_which_nothing_is_counted_says_so_and_names_the_way_to_a_council() {
    let world = nation("england");
    let asked = |council: &str| {
        let journey =
            Journey { council: council.to_string(), ..dated("england", "care-management/core-group", "2026-11-02") };
        let events = events(world, &CALENDAR, &journey, day("2026-11-05"));
        let own = events.all().find(|asked| asked.event.key() == "care-management/core-group").unwrap().clone();
        let lines = lines(&journey, "2026-11-05");
        (n_from(&lines, &own.event.key()), own.n_councils, lines.len())
    };
    // Of two councils with a rhythm of their own one has no name, and nobody can choose it.
    assert_eq!(asked(""), (0, 1, 0));
    assert_eq!(asked("Tees"), (1, 0, 1));
    assert_eq!(asked("Norfolk"), (0, 1, 0));
    let said = (ENGLISH.journey.understood)("Mon 2 November 2026", 0, 2);
    assert!(said.contains("no national time limit") && said.contains(ENGLISH.journey.council), "{said}");
    assert!((ENGLISH.journey.understood)("Mon 2 November 2026", 0, 0).contains("no time limit"));
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
