//! What was held: of a step that holds several things that come again, each by itself; and what is planned for today.

use super::*;

const TODAY: &str = "2026-11-29";
const REVIEWS: &str = "kinship/kinship-reviews";

fn scene(journey: &Journey, today: &str) -> waymark::journey::scene::JourneyScene {
    let world = World::new(nation(&journey.nation).nation.clone(), &ENGLISH);
    let around = Surroundings { world, calendar: Calendar::built_in(), asking: None };
    journey_scene(&around, journey, day(today))
}

/// The part of the page that tells what follows, and what of it stands under a heading.
fn part(journey: &Journey, today: &str, title: &str) -> String {
    let html = waymark::views::journey::due(&scene(journey, today), &ENGLISH).into_string();
    let after = html.split_once(&format!("<h3>{title}</h3>")).map(|(_, after)| after).unwrap_or_default();
    after.split("<h3>").next().unwrap().to_string()
}

/// A child moved in an emergency on Friday 27 November 2026.
fn moved() -> Journey {
    let mut kin = dated("scotland", "kinship/emergency-with-kin", "2026-11-27");
    kin.here = Some(step("kinship/kin-emergency-review"));
    kin.trail.been = vec![step("kinship/emergency-with-kin")];
    kin
}

fn event(what: &str) -> Event {
    Event { step: step(REVIEWS), what: what.to_string() }
}

/// Counted by hand: three months from 29 November 2026 end with February, on the 28th.
#[test]
fn a_visit_held_today_is_behind_and_the_next_is_counted_from_it() {
    let mut kin = moved();
    let visit = line(&kin, TODAY, "#kinship-reviews", "must visit within one week");
    assert_eq!((visit.held_name().as_str(), &visit.held_as), ("Visits and reviews: visit", &event("previous visit")));
    let next = part(&kin, TODAY, ENGLISH.journey.due_next);
    assert!(next.contains("data-of=\"kinship/kinship-reviews|previous visit 2026-11-29\""), "{next}");
    kin.give_meeting_day(visit.held_as.clone(), day(TODAY), day(TODAY));
    let visit = line(&kin, TODAY, "#kinship-reviews", "must visit within one week");
    assert_eq!((visit.group, visit.done, visit.question), (DueGroup::Behind, Some(day(TODAY)), None));
    let again = line(&kin, TODAY, "#kinship-reviews", "every 3 months");
    assert_eq!((again.group, again.due.clone().unwrap().day), (DueGroup::Again, day("2027-02-28")));
    assert_eq!(n_from(&lines(&kin, TODAY), &visit.held_as.key()), 1, "the field says that a limit runs from it");
    // It is neither planned, nor the next of the list, nor the meeting to prepare.
    let world = nation("scotland");
    assert_eq!(planned(&world.nation, &kin, day(TODAY)), []);
    let told = waymark::journey::glance::glance(world, &CALENDAR, &kin, day(TODAY)).lines(&ENGLISH).join(" ");
    assert!(!told.contains("29 November"), "{told}");
    assert!(part(&kin, TODAY, ENGLISH.journey.due_again).contains("Last time: Sun 29 November 2026."));
    let asked = events(world, &CALENDAR, &kin, day(TODAY));
    assert_eq!(asked.again.iter().map(|asked| asked.event.clone()).collect::<Vec<_>>(), [event("previous visit")]);
    assert_eq!(asked.apart, []);
}

#[test]
fn a_day_given_for_a_visit_says_nothing_of_a_review_at_the_same_step_nor_the_other_way_round() {
    let mut kin = dated("scotland", "kinship/living-with-kin", "2026-11-02");
    let found = |kin: &Journey, rule: &str| {
        let found = line(kin, TODAY, "#kinship-reviews", rule);
        (found.due.clone().unwrap().day, found.done)
    };
    let (visit, review) = ("must visit within one week", "first review within 6 weeks");
    kin.give_meeting_day(event("previous visit"), day("2026-11-06"), day(TODAY));
    assert_eq!(found(&kin, visit), (day("2026-11-09"), Some(day("2026-11-06"))));
    assert_eq!(found(&kin, review), (day("2026-12-14"), None));
    // Planned ahead: the last visit stays, and the review is told once with its limit.
    let held_as = line(&kin, TODAY, "#kinship-reviews", review).held_as;
    kin.give_meeting_day(held_as.clone(), day("2026-12-10"), day(TODAY));
    kin.give_meeting_day(event("previous visit"), day("2027-01-08"), day(TODAY));
    assert_eq!(kin.day(&event("previous visit")), Some(day("2026-11-06")));
    let ahead = planned(&nation("scotland").nation, &kin, day(TODAY));
    let told: Vec<(&str, Day)> = ahead.iter().map(|planned| (planned.step.name.as_str(), planned.day)).collect();
    let [by_review, by_visit] = ["Visits and reviews: review", "Visits and reviews: visit"];
    assert_eq!(told, [(by_review, day("2026-12-10")), (by_visit, day("2027-01-08"))]);
    let next = part(&kin, TODAY, ENGLISH.journey.due_next);
    assert_eq!(next.matches("In time: by Mon 14 December 2026 (regulation).").count(), 1, "{next}");
    assert_eq!(next.matches("In time: by Sat 6 February 2027 (regulation).").count(), 1, "{next}");
    assert_eq!(next.matches("data-step=\"scotland/kinship#kinship-reviews\"").count(), 2, "{next}");
    // Held: the second review within three months of the first, and the visits go on as they were.
    kin.give_meeting_day(ahead[0].held_as.clone(), day("2026-12-10"), day("2026-12-10"));
    let second = line(&kin, "2026-12-10", "#kinship-reviews", "second review within 3 months");
    assert_eq!((second.due.clone().unwrap().day, second.group), (day("2027-03-10"), DueGroup::Next));
    assert_eq!(found(&kin, review).1, Some(day("2026-12-10")));
    assert_eq!(found(&kin, "every 3 months").0, day("2027-02-06"));
    kin.give_meeting_day(second.held_as.clone(), day("2027-03-01"), day("2027-03-01"));
    let again = line(&kin, "2027-03-01", "#kinship-reviews", "every 6 months").due.unwrap().day;
    assert_eq!(again, day("2027-09-01"));
    // A first visit that was held in time stays so, whatever visits came later.
    kin.give_meeting_day(event("previous visit"), day("2027-02-05"), day("2027-03-01"));
    assert_eq!(line(&kin, "2027-03-01", "#kinship-reviews", visit).question, None);
}

#[test]
fn wherever_what_comes_again_has_a_field_of_its_own_a_day_given_there_counts_for_it() {
    let mut n_held = 0;
    for World { nation, .. } in NATIONS.iter() {
        for at in step_refs(nation).into_iter().filter(|at| waymark::atlas::file::is_meeting(nation.step(*at).kind)) {
            for limit in nation.step(at).timescales.iter().filter(|limit| limit.is_from_last() && limit.step.is_none())
            {
                let event = Event { step: name(nation, at), what: limit.from.clone() };
                let council = limit.councils.first().cloned().unwrap_or_default();
                let journey = Journey { council, ..dated(&nation.id, &event.key(), "2026-11-20") };
                let own: Vec<DueLine> =
                    lines(&journey, TODAY).into_iter().filter(|line| line.held_as == event).collect();
                let goes_on = |line: &&DueLine| line.sort == LimitKind::Every && line.done == Some(day("2026-11-20"));
                assert_eq!(own.iter().filter(goes_on).count(), 1, "{event:?}");
                n_held += 1;
            }
        }
    }
    assert!(0 < n_held);
}

#[test]
fn what_is_planned_for_today_is_next_until_it_is_said_to_be_held() {
    let world = nation("scotland");
    let group = Event::of_step(step("child-protection/core-group"));
    let mut plan = dated("scotland", "child-protection/cppm", "2026-11-06");
    plan.give_meeting_day(group.clone(), day(TODAY), day("2026-11-20"));
    let ahead = |plan: &Journey| planned(&world.nation, plan, day(TODAY)).len();
    let held = "data-of=\"child-protection/core-group 2026-11-29\"";
    assert_eq!(ahead(&plan), 1);
    assert!(part(&plan, TODAY, ENGLISH.journey.due_next).contains(held));
    plan.give_meeting_day(group.clone(), day(TODAY), day(TODAY));
    assert_eq!(ahead(&plan), 0);
    let after = scene(&plan, TODAY);
    assert_eq!(after.open_meetings.len(), 1, "it sets its next day itself");
    assert!(!part(&plan, TODAY, ENGLISH.journey.due_next).contains(held));
    assert!(after.events.all().all(|asked| asked.event.what != "held"), "it is no date of its own");
    // The next is planned beside it.
    plan.give_meeting_day(group.clone(), day("2026-12-18"), day(TODAY));
    assert_eq!((plan.day(&group), ahead(&plan)), (Some(day(TODAY)), 1));
}

/// Fifteen working days from 6 November 2026 end on Friday the 27th.
#[test]
fn a_limit_gone_by_without_a_day_comes_first_in_list_page_and_choice_of_meetings() {
    let plan = dated("scotland", "child-protection/cppm", "2026-11-06");
    let world = nation("scotland");
    let glance = waymark::journey::glance::glance(world, &CALENDAR, &plan, day(TODAY));
    assert_eq!(glance.needed_by(), Some(day("2026-11-27")));
    let told = glance.lines(&ENGLISH);
    assert!(told[1].starts_with("⚠ Date passed, none given: Fri 27 November 2026, Core group meeting ("), "{told:?}");
    assert!(told[2].starts_with("Next: "), "{told:?}");
    let html = waymark::views::journey::due(&scene(&plan, TODAY), &ENGLISH).into_string();
    let place = |title: &str| html.find(&format!("<h3>{title}</h3>")).unwrap();
    assert!(place(ENGLISH.journey.due_open) < place(ENGLISH.journey.due_next), "{html}");
    let scene = scene(&plan, TODAY);
    let meetings: Vec<&str> = scene.meetings.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(meetings[0], "child-protection/core-group", "{meetings:?}");
    // Nothing on paper says that anything was missed.
    assert!(!scene.sheet.text(&ENGLISH).contains("27 November"));
    // Last and next time have a field each, which stay where they are.
    let fields = |plan: &Journey| {
        let all = events(world, &CALENDAR, plan, day(TODAY)).again;
        let own = all.into_iter().filter(|asked| asked.event.step.1 == "core-group");
        own.map(|asked| (asked.event.what, asked.is_last_time)).collect::<Vec<_>>()
    };
    let both = [(String::new(), true), (NEXT_TIME.to_string(), false)];
    assert_eq!(fields(&plan), both);
    let mut held = plan.clone();
    held.give_meeting_day(Event::of_step(step("child-protection/core-group")), day("2026-11-26"), day(TODAY));
    assert_eq!(fields(&held), both);
    assert!(events(world, &CALENDAR, &held, day(TODAY)).apart.is_empty());
}

/// Six months from 6 November 2026 end on 6 May 2027.
#[test]
fn a_planned_review_is_told_with_its_limit_and_asked_about_once() {
    let review = Event::of_step(step("child-protection/review-cppm"));
    let mut plan = dated("scotland", "child-protection/cppm", "2026-11-06");
    for (on, n_asked, n_in_time) in [("2027-04-20", 0, 1), ("2027-05-20", 1, 0)] {
        plan.set_day(review.clone(), Some(day(on)));
        let next = part(&plan, TODAY, ENGLISH.journey.due_next);
        let entries: Vec<&str> = next.split("<li").filter(|item| item.contains("#review-cppm\"")).collect();
        let own: Vec<&&str> = entries.iter().filter(|item| item.contains(ENGLISH.journey.planned_day)).collect();
        assert_eq!(own.len(), 1, "{next}");
        assert_eq!(own[0].matches("class=\"question\"").count(), n_asked, "{next}");
        assert_eq!(own[0].matches("In time: by Thu 6 May 2027").count(), n_in_time, "{next}");
        let others: String =
            entries.iter().filter(|item| !item.contains(ENGLISH.journey.planned_day)).copied().collect();
        assert!(!others.contains("6 May 2027</time>") && !others.contains("class=\"question\""), "{others}");
    }
}
