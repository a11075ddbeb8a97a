//! The days that follow from those given: as the law counts them, by group, with what is asked of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use waymark::atlas::timescale::{Basis, LimitKind, Unit};
use waymark::calendar::day::Day;
use waymark::calendar::{Calendar, Refusal};
use waymark::export::calendar::{EntryTitles, calendar};
use waymark::journey::bases::joined_bases;
use waymark::journey::due::{
    DriftQuestion, DueGroup, DueLine, DueTitle, NEXT_TIME, ONE_THING, OrderQuestion, SET_THEIR_NEXT, councils,
    day_passed_by, due, events, handed, n_from, other_councils, planned,
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

#[path = "journey_dates/asked.rs"]
mod asked;
#[path = "support/dated.rs"]
mod dated;
#[path = "journey_dates/held.rs"]
mod held;
#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/nations.rs"]
mod nations;
#[path = "journey_dates/planned.rs"]
mod planned;
#[path = "journey_dates/repeats.rs"]
mod repeats;

fn lines(journey: &Journey, today: &str) -> Vec<DueLine> {
    due(nation(&journey.nation), &CALENDAR, journey, day(today))
}

/// The line of a step's limit, found by a part of its rule.
#[track_caller]
fn line(journey: &Journey, today: &str, at: &str, rule: &str) -> DueLine {
    let lines = lines(journey, today);
    let mut all = lines.iter().flat_map(DueLine::all);
    let line = all.find(|line| line.step.step.ends_with(at) && line.rule.to_lowercase().contains(rule));
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
        let steps = step_refs(nation).into_iter().flat_map(|at| &nation.step(at).timescales);
        let every_council: BTreeSet<String> = steps.flat_map(|limit| limit.councils.clone()).collect();
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
            let every = every_council.iter().cloned().chain([String::new()]);
            let shown: BTreeSet<String> = every
                .flat_map(|council| lines(&Journey { council, ..journey.clone() }, "2026-03-23"))
                .flat_map(|line| line.all().map(|one| format!("{} {}", one.step.step, one.rule)).collect::<Vec<_>>())
                .collect();
            assert_eq!(shown.len(), number, "{}/{map}/{at}", nation.id);
        }
    }
    assert!(40 < n_named, "{n_named} steps are named");
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
                        let is_it =
                            |line: &&DueLine| line.all().any(|one| one.rule.to_lowercase() == rule.to_lowercase());
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
fn a_council_not_chosen_is_never_mixed_in_and_the_chosen_one_stands_beside_the_nation() {
    let journey = dated("england", "care-management/cp-plan", "2026-01-05");
    let england = &nation("england").nation;
    assert!(lines(&journey, "2026-01-05").iter().all(|line| line.basis != Basis::Local));
    assert_eq!(other_councils(england, &journey), ["Bolton", "Walsall"]);
    let bolton = Journey { council: "Bolton".to_string(), ..journey.clone() };
    let local: Vec<DueLine> =
        lines(&bolton, "2026-01-05").into_iter().filter(|line| line.basis == Basis::Local).collect();
    assert!(!local.is_empty() && local.iter().all(|line| line.council == "Bolton"), "{local:#?}");
    assert!(due_text(&local[0], &ENGLISH).contains("(local practice, Bolton)"));
    assert_eq!(other_councils(england, &bolton), ["Walsall"]);
    for world in NATIONS.iter() {
        let known = councils(&world.nation);
        assert!(3 < known.len() && known.iter().all(|name| !name.is_empty()), "{known:?}");
        let is_no_name = |name: &String| name.contains("named") || name.contains("councils");
        assert!(!known.iter().any(is_no_name), "a worker cannot choose {known:?}");
    }
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
    // The first three working days may end on the 18th, if the first counts: the sooner day, taken once.
    assert_eq!(by("#kin-extension", "before 6 weeks"), (day("2026-12-30"), true));
    assert_eq!(by("#kin-extension", "12 more weeks"), (day("2027-02-10"), true));
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

/// A second hand: three working days counted one by one, with the first or from the day after it, and then so many weeks from there.
#[test]
fn what_follows_a_time_takes_the_sooner_end_of_that_time_once_and_names_the_later_one() {
    let holidays: BTreeSet<Day> = CALENDAR.nations["scotland"].iter().map(|(day, _)| *day).collect();
    let third = |mut on: Day, mut n_left: usize| {
        loop {
            n_left -= usize::from(!on.is_weekend() && !holidays.contains(&on));
            if n_left == 0 {
                return on;
            }
            on = on.plus_days(1).unwrap();
        }
    };
    let mut n_later = 0;
    for nth in 0..120 {
        let placed = day("2026-09-01").plus_days(nth).unwrap();
        let journey = dated("scotland", "kinship/emergency-with-kin", &placed.to_string());
        let (sooner, later) = (third(placed, 3), third(placed.plus_days(1).unwrap(), 3));
        for (rule, n_days) in [("before 6 weeks", 42), ("12 more weeks", 84)] {
            let found = line(&journey, &placed.to_string(), "#kin-extension", rule);
            let after = |end: Day| end.plus_days(n_days).unwrap();
            assert_eq!(found.due.unwrap().day, after(sooner), "{placed}: {rule}");
            assert_eq!(found.later, (later != sooner).then(|| after(later)), "{placed}: {rule}");
            n_later += usize::from(found.later.is_some());
        }
    }
    assert!(100 < n_later, "{n_later}");
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
