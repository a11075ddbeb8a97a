//! What is next: planned days and limits in one list by day, each said once.

use super::*;

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
    let file =
        calendar(&planned_on("2026-11-28"), &[], &journey, day("2026-11-28"), EntryTitles::Whole, &ENGLISH).unwrap();
    assert!(file.contains("DTSTART;VALUE=DATE:20261203") && file.contains(&hearing.step.name), "{file}");
    let text = sheet(nation("scotland"), &CALENDAR, &journey, day("2026-11-28")).text(&ENGLISH);
    assert!(text.contains(&format!("{}: Thu 3 December 2026.", hearing.step.name)), "{text}");
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
fn what_several_steps_tell_of_one_thing_is_one_line_that_names_each_basis_once() {
    let referred = dated("england", "front-door/referral-accepted", "2026-11-27");
    let all = lines(&referred, "2026-11-28");
    // 45 working days from Friday 27 November 2026, counted on a calendar: without Christmas, Boxing Day's substitute and New Year.
    let on_the_day = all.iter().filter(|line| line.due.as_ref().is_ok_and(|due| due.day == day("2027-02-03")));
    let [assessment] = &on_the_day.collect::<Vec<_>>()[..] else { panic!("{all:#?}") };
    assert_eq!(
        (assessment.step.step.as_str(), assessment.all().count()),
        ("england/care-management#assessment-outcome", 4)
    );
    assert_eq!(waymark::journey::sheet::basis(assessment, &ENGLISH), format!("guidance, {}", ENGLISH.journey.not_read));
    assert_eq!(assessment.group, DueGroup::Next);
    // As many limits as are said to run from the day stand in the list.
    assert_eq!(n_from(&all, &referred.dates[0].0.key()), all.iter().filter(|line| line.is_dated()).count());
    let strategy = dated("england", "care-management/strategy-meeting", "2026-11-02");
    let strategy = Journey { council: PROCESS_MAP.to_string(), ..strategy };
    let all = lines(&strategy, "2026-11-05");
    let conference = all.iter().filter(|line| line.due.as_ref().is_ok_and(|due| due.day == day("2026-11-23")));
    let [conference] = &conference.collect::<Vec<_>>()[..] else { panic!("{all:#?}") };
    assert_eq!(
        (conference.step.step.as_str(), conference.title),
        ("england/care-management#initial-conference", DueTitle::Step)
    );
    // That the enquiry began says nothing of the conference; that this was held does.
    let mut enquiry = strategy.clone();
    enquiry.set_day(Event::of_step(step("care-management/s47-enquiry")), Some(day("2026-11-03")));
    assert_eq!(line(&enquiry, "2026-11-05", "#initial-conference", "15 working days").group, DueGroup::Next);
    enquiry.set_day(Event::of_step(step("care-management/initial-conference")), Some(day("2026-11-20")));
    assert_eq!(line(&enquiry, "2026-11-24", "#initial-conference", "15 working days").group, DueGroup::Behind);
}

/// As the maps' files say it: a limit at the first step and one at each other run from one event for one time.
#[test]
fn steps_that_tell_of_one_thing_have_the_same_time_from_the_same_event() {
    let limits = |step: &str| -> Vec<(String, Option<u32>, Unit, LimitKind)> {
        let all = NATIONS.iter().flat_map(|world| step_refs(&world.nation).into_iter().map(move |at| (world, at)));
        let found: Vec<_> = all.filter(|(world, at)| world.nation.name(*at).ends_with(step)).collect();
        let [(world, at)] = found[..] else { panic!("{step} is {} steps", found.len()) };
        let map = world.nation.map(at.map).file.map.clone();
        let whole = |own: &String| if own.contains('#') { own.clone() } else { format!("{map}#{own}") };
        let limits = world.nation.step(at).timescales.iter();
        let limits =
            limits.filter_map(|limit| Some((whole(limit.step.as_ref()?), limit.count, limit.unit, limit.sort)));
        limits.collect()
    };
    for steps in ONE_THING {
        let first = limits(steps[0]);
        for step in &steps[1..] {
            assert!(limits(step).iter().any(|limit| first.contains(limit)), "{step}: {first:?}");
        }
    }
}

#[test]
fn a_limit_gone_by_without_a_day_is_in_sight_and_is_no_verdict() {
    let contact = dated("england", "front-door/contact-made", "2026-11-16");
    let group = |journey: &Journey, today: &str| line(journey, today, "#threshold-decision", "one working day").group;
    assert_eq!(group(&contact, "2026-11-17"), DueGroup::Next);
    assert_eq!(group(&contact, "2026-11-18"), DueGroup::Open);
    let mut decided = contact.clone();
    decided.set_day(Event::of_step(step("front-door/threshold-decision")), Some(day("2026-11-17")));
    assert_eq!(group(&decided, "2026-11-18"), DueGroup::Behind);
    let around = Surroundings {
        world: World::new(nation("england").nation.clone(), &ENGLISH),
        calendar: Calendar::built_in(),
        asking: None,
    };
    let scene = journey_scene(&around, &contact, day("2026-11-28"));
    assert!(scene.lines.iter().filter(|line| line.group == DueGroup::Open).all(|line| line.question.is_none()));
    let html = waymark::views::journey::due(&scene, &ENGLISH).into_string();
    let (_, open) = html.split_once(ENGLISH.journey.due_open).unwrap();
    assert!(open.contains("1 working day from Mon 16 November 2026: by Tue 17 November 2026"), "{open}");
    assert!(
        html.find(ENGLISH.journey.due_open) < html.find(ENGLISH.journey.due_behind),
        "before what is folded: {html}"
    );
    let words = ENGLISH.journey.due_open.to_lowercase();
    assert!(!["late", "overdue", "missed", "breach"].iter().any(|word| words.contains(word)), "{words}");
    // Nobody has to challenge anything, and a page for the file is silent.
    let all = lines(&dated("scotland", "child-protection/cppm", "2026-03-23"), "2026-11-26");
    let kinds = all.iter().filter(|line| line.group == DueGroup::Open).map(|line| line.step.step.as_str());
    assert_eq!(kinds.collect::<Vec<_>>(), ["scotland/child-protection#core-group"]);
    let text = sheet(nation("england"), &CALENDAR, &contact, day("2026-11-28")).text(&ENGLISH);
    assert!(!text.contains("17 November 2026"), "{text}");
}
