//! A journey is kept and read back whole, its dates follow from the rules, its plans from the maps, and its picture holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use waymark::atlas::timescale::LimitKind;
use waymark::atlas::{Nation, StepRef};
use waymark::calendar::day::Day;
use waymark::calendar::{Calendar, Refusal};
use waymark::export::picture::{WIDTH, picture};
use waymark::export::width::text_width;
use waymark::journey::due::{DueLine, Events, due, events, handed};
use waymark::journey::keep::{Unread, read, write};
use waymark::journey::plans::plans;
use waymark::journey::sheet::{due_text, sheet};
use waymark::journey::{Event, Journey, name};
use waymark::place::{Place, StepName, Trail};
use waymark::scene::step::step_facts;
use waymark::words::ENGLISH;
use waymark::world::World;

use kept::is_as_kept;

#[path = "support/kept.rs"]
mod kept;
#[path = "support/nations.rs"]
mod nations;
#[path = "support/properties.rs"]
mod properties;

static NATIONS: LazyLock<Vec<World>> =
    LazyLock::new(|| nations::NATIONS.iter().map(|nation| World::new(nation.clone(), &ENGLISH)).collect());

static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

fn nation(id: &str) -> &'static World {
    NATIONS.iter().find(|world| world.nation.id == id).unwrap()
}

fn step_refs(nation: &Nation) -> Vec<StepRef> {
    nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step })).collect()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn step(text: &str) -> StepName {
    let (map, step) = text.split_once('/').unwrap();
    (map.to_string(), step.to_string())
}

/// The journey of a step with the day of one event.
fn dated(nation: &str, event: &str, on: &str) -> Journey {
    let event = Event::read(event).unwrap();
    Journey {
        nation: nation.to_string(),
        here: Some(event.step.clone()),
        dates: vec![(event, day(on))],
        ..Journey::default()
    }
}

fn journeys() -> impl Strategy<Value = Journey> {
    let names = |World { nation, .. }: &World| -> Vec<StepName> {
        step_refs(nation).into_iter().map(|step_ref| name(nation, step_ref)).collect()
    };
    let all: Vec<_> = NATIONS.iter().map(|world| (world.nation.id.clone(), names(world))).collect();
    (select(all)).prop_flat_map(|(nation, names)| {
        let steps = |most: usize| prop::collection::vec(select(names.clone()), 0..=most);
        let events = prop::collection::vec((select(names.clone()), "[a-z ’|/\"]{0,12}", 0i64..70_000), 0..6);
        let texts = prop::collection::vec(any::<String>(), 0..4);
        let notes = prop::collection::vec((any::<String>(), any::<String>()), 0..4);
        let here = prop::option::of(select(names.clone()));
        let places = (steps(12), steps(4), steps(5), here);
        let named = (any::<String>(), any::<String>(), 0usize..6, prop::option::of(0i64..70_000), notes.clone());
        (named, places, events, steps(2), texts, notes).prop_map(
            move |((id, label, colour, changed, also), (been, earlier, others, here), events, plans, asks, notes)| {
                Journey {
                    id,
                    label,
                    colour,
                    changed: changed.and_then(|days| Day::EARLIEST.plus_days(days)),
                    nation: nation.clone(),
                    here,
                    trail: Trail { been, earlier, others },
                    dates: (events.into_iter())
                        .map(|(step, what, days)| (Event { step, what }, Day::EARLIEST.plus_days(days).unwrap()))
                        .collect(),
                    plans,
                    asks,
                    notes,
                    also,
                    unusable: Vec::new(),
                }
            },
        )
    })
}

proptest! {
    #![proptest_config(properties::cases(300))]

    #[test]
    fn what_is_written_is_read_again(journey in journeys()) {
        let World { nation, .. } = nation(&journey.nation);
        prop_assert_eq!(read(&write(&journey), nation), Ok(journey.clone()));
        prop_assert_eq!(Place::parse(&journey.place().print(), None).0, journey.place());
    }

    #[test]
    fn a_text_cut_short_is_refused_with_a_reason_and_never_breaks(journey in journeys(), share in 0.0f64..1.0) {
        let World { nation, .. } = nation(&journey.nation);
        let text = write(&journey);
        let cut: String = text.chars().take((text.chars().count() as f64 * share) as usize).collect();
        prop_assert!(matches!(read(&cut, nation), Err(Unread::Damaged(reason)) if !reason.is_empty()));
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        prop_assert!(read(&text, &NATIONS[0].nation).is_err());
    }
}

fn scotland_text(change: impl Fn(&mut Value)) -> String {
    let journey = Journey {
        trail: Trail { been: vec![step("kinship/kinship-panel")], ..Trail::default() },
        ..dated("scotland", "kinship/kinship-panel", "2026-11-02")
    };
    let mut value: Value = serde_json::from_str(&write(&journey)).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn what_is_no_journey_of_ours_is_refused_with_its_reason() {
    let World { nation, .. } = nation("scotland");
    let refused = |change: &dyn Fn(&mut Value)| read(&scotland_text(change), nation).unwrap_err();
    let damaged = |change: &dyn Fn(&mut Value)| match refused(change) {
        Unread::Damaged(reason) => reason,
        other => panic!("{other:?}"),
    };
    assert!(read(&scotland_text(|_| {}), nation).is_ok());
    assert_eq!(refused(&|text| text["version"] = json!(2)), Unread::Newer);
    let unlike = &|text: &mut Value| *text = json!({ "waymark": "journey", "version": 9, "road": 1 });
    assert_eq!(refused(unlike), Unread::Newer, "a newer shape is told as newer, not as damage");
    assert_eq!(refused(&|text| text["nation"] = json!("england")), Unread::OtherNation("england".to_string()));
    assert_eq!(refused(&|text| text["waymark"] = json!("map")), Unread::Foreign);
    assert!(!damaged(&|text| text["trail"] = json!("kinship/kinship-panel")).is_empty());
    assert!(!damaged(&|text| text["dates"][0]["day"] = json!(["2026-02-28"])).is_empty());
    assert!(!damaged(&|text| *text = json!([1, 2])).is_empty());
    assert!(!damaged(&|text| *text = json!({ "map": "scotland/kinship" })).is_empty());
    let large = scotland_text(|text| text["asks"] = json!(["x".repeat(1_000_001)]));
    assert_eq!(read(&large, nation), Err(Unread::TooLarge));
    assert!(matches!(read("", nation), Err(Unread::Damaged(_))));
}

#[test]
fn what_is_on_no_map_or_is_no_date_stays_with_the_journey_in_its_place_and_the_rest_opens() {
    let World { nation, .. } = nation("scotland");
    let text = scotland_text(|text| {
        text["trail"] = json!(["kinship/no-such-step", "kinship/kinship-panel", "nowhere"]);
        text["plans"] = json!(["narnia/exit-lion"]);
        text["here"] = json!("kinship/gone");
        text["asks"] = json!(["Who?"]);
        text["notes"] = json!([["s-1", "Words"]]);
        text["dates"] = json!([
            { "event": "kinship/gone|a visit", "day": "2026-11-01" },
            { "event": "no stroke at all", "day": "2026-11-01" },
            { "event": "kinship/emergency-with-kin", "day": "2026-02-30" },
            { "event": "kinship/kinship-panel", "day": "2026-11-02" },
        ]);
    });
    let journey = read(&text, nation).unwrap();
    let apart = journey.unusable.iter().map(|apart| format!("{} {}", apart.text, apart.day)).collect::<Vec<_>>();
    let named = [
        "kinship/no-such-step ",
        "nowhere ",
        "narnia/exit-lion ",
        "kinship/gone ",
        "kinship/gone|a visit 2026-11-01",
        "no stroke at all 2026-11-01",
        "kinship/emergency-with-kin 2026-02-30",
    ];
    assert_eq!(apart, named);
    let again: Value = serde_json::from_str(&write(&journey)).unwrap();
    assert_eq!(
        again,
        serde_json::from_str::<Value>(&text).unwrap(),
        "it is saved again with the rest, each in its place"
    );
    let mut mended = journey.clone();
    mended.set_day(Event::of_step(step("kinship/emergency-with-kin")), Some(day("2026-02-28")));
    assert_eq!(mended.unusable.len(), 6, "a date given anew takes the place of one that is none");
    assert_eq!(journey.trail.been, [step("kinship/kinship-panel")]);
    assert_eq!(journey.dates, [(Event::of_step(step("kinship/kinship-panel")), day("2026-11-02"))]);
    assert_eq!((journey.asks.len(), journey.note("s-1"), &journey.here), (1, "Words", &None));
}

fn lines(journey: &Journey, today: &str, until: &str) -> Vec<DueLine> {
    due(nation(&journey.nation), &CALENDAR, journey, day(today), day(until))
}

/// The one day a step's limit gives, found by the beginning of its rule.
#[track_caller]
fn gives(nation: &str, event: (&str, &str), at: &str, rule: &str, days: &[&str]) {
    let lines = lines(&dated(nation, event.0, event.1), event.1, "2027-12-31");
    let line = lines.iter().find(|line| line.step.step.ends_with(at) && line.rule.to_lowercase().contains(rule));
    let line = line.unwrap_or_else(|| panic!("{at} has no line with {rule:?}: {lines:#?}"));
    let found: Vec<String> = line.days.as_ref().unwrap().iter().map(|due| due.day.to_string()).collect();
    assert_eq!(found, days, "{at}: {}", line.rule);
    assert_eq!(line.from, day(event.1));
}

/// Counted by hand on a calendar. Good Friday was 3 April 2026; Easter Monday is a bank holiday in England alone.
#[test]
fn days_come_out_as_counted_by_hand() {
    let meeting = ("care-management/strategy-meeting", "2026-03-23");
    gives("england", meeting, "initial-conference", "within 15 working days", &["2026-04-15"]);
    gives("england", meeting, "chair-allocated", "within 15 working days", &["2026-04-15"]);
    gives("scotland", ("child-protection/cppm", "2026-03-23"), "core-group", "15 working days", &["2026-04-14"]);
    gives(
        "scotland",
        ("child-protection/concern-raised", "2026-02-10"),
        "investigation-outcome",
        "28",
        &["2026-03-10"],
    );
    let kin = ("kinship/emergency-with-kin", "2026-12-24");
    gives("scotland", kin, "emergency-with-kin", "up to 3 working days", &["2026-12-31"]);
    let moved = ("looked-after/urgent-transfer", "2026-12-24");
    gives("scotland", moved, "urgent-transfer", "beginning with the day", &["2026-12-29"]);
    let becomes = ("children-in-care/becomes-looked-after", "2026-11-26");
    gives("england", becomes, "first-review", "within 20 working days", &["2026-12-24"]);
}

#[test]
fn what_is_due_before_an_event_counts_back() {
    let conference = ("care-management/initial-conference", "2026-04-15");
    gives("england", conference, "report-shared", "48 hours before", &["2026-04-13"]);
    let review = ("care-management/review-conference", "2026-04-07");
    gives("england", review, "minutes-shared", "5 working days before", &["2026-03-27"]);
    gives("scotland", ("child-protection/cppm", "2026-03-02"), "cppm", "notice", &["2026-02-25"]);
    let petition = ("permanence/po-petition", "2026-03-02");
    gives("scotland", petition, "po-petition", "4 weeks before", &["2026-02-02"]);
}

#[test]
fn the_day_of_a_step_dates_every_limit_that_names_it() {
    let mut n_named = 0;
    for World { nation, .. } in NATIONS.iter() {
        let mut naming: BTreeMap<StepName, usize> = BTreeMap::new();
        for map in &nation.maps {
            for limit in map.file.steps.iter().flat_map(|step| &step.timescales) {
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
            assert_eq!(lines(&journey, "2026-03-23", "2026-09-23").len(), number, "{}/{map}/{at}", nation.id);
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
            let events = events(nation, graph, &journey);
            let all: Vec<_> = [events.been, events.here, events.next].concat();
            let keys: BTreeSet<String> = all.iter().map(|asked| asked.event.key()).collect();
            assert_eq!(keys.len(), all.len(), "no event is asked for twice");
            for asked in all {
                let read = Event::read(&asked.event.key()).unwrap();
                assert_eq!(read, asked.event);
                let is_own = asked.event.what.is_empty();
                let given = Journey { dates: vec![(read, day("2026-03-23"))], ..journey.clone() };
                let follows = !due(world, &CALENDAR, &given, day("2026-03-23"), day("2026-09-23")).is_empty();
                assert!(follows || is_own, "nothing follows from {:?}", asked.event);
            }
        }
    }
}

#[test]
fn wherever_a_step_asks_for_a_day_a_date_follows_and_the_day_can_be_changed() {
    let mut n_asking = 0;
    for world in NATIONS.iter() {
        let nation = &world.nation;
        for at in step_refs(nation) {
            let is_asking = step_facts(world.words, nation.map(at.map), at.step).counts_from.is_some();
            let handed = handed(nation, &format!("{} 2026-11-02", nation.name(at)));
            assert_eq!(handed.is_some(), is_asking, "{}", nation.name(at));
            let Some((event, day)) = handed else { continue };
            n_asking += 1;
            // Wherever the reader is said to be.
            for here in [Some(name(nation, at)), Some(name(nation, step_refs(nation)[0])), None] {
                let mut journey = Journey { nation: nation.id.clone(), here, ..Journey::default() };
                journey.set_day(event.clone(), Some(day));
                assert!(
                    lines(&journey, "2026-11-02", "2027-11-02").iter().any(|line| line.days.is_ok()),
                    "{}",
                    nation.name(at)
                );
                let Events { been, here, next } = events(nation, &world.graph, &journey);
                let fields = been.iter().chain(&here).chain(&next).filter(|asked| asked.event == event);
                assert_eq!(fields.map(|asked| asked.day).collect::<Vec<_>>(), [Some(day)], "{}", nation.name(at));
            }
        }
    }
    assert!(150 < n_asking, "{n_asking}");
}

#[test]
fn what_comes_again_is_laid_out_for_two_years_at_most() {
    let journey = dated("england", "care-management/cp-plan", "2026-01-05");
    for (until, last, number) in [("2026-03-05", "2026-03-02", 4), ("2099-01-01", "2028-01-03", 52)] {
        let lines = lines(&journey, "2026-01-05", until);
        let line =
            lines.iter().find(|line| line.sort == LimitKind::Every && line.rule.contains("very two weeks")).unwrap();
        let days = line.days.as_ref().unwrap();
        assert_eq!((days.last().unwrap().day, days.len()), (day(last), number), "until {until}");
        assert!(days.iter().zip(1..).all(|(due, nth)| due.nth == nth));
    }
}

#[test]
fn past_the_years_known_no_working_day_is_counted_and_it_says_so() {
    let journey = dated("england", "care-management/strategy-meeting", "2028-12-20");
    let lines = lines(&journey, "2028-12-20", "2029-06-20");
    let line = lines.iter().find(|line| line.step.step.ends_with("initial-conference")).unwrap();
    assert_eq!(line.days, Err(Refusal::NotCovered { first: 2019, last: 2028 }));
    let reason = (ENGLISH.calendar.refusal)(Refusal::NotCovered { first: 2019, last: 2028 });
    assert!(reason.contains("2028") && due_text(line, &ENGLISH).contains(&reason));
    let first_undated = lines.iter().position(|line| line.days.is_err()).unwrap();
    assert!(lines[first_undated..].iter().all(|line| line.days.is_err()), "those that give none stand last");
}

#[test]
fn a_limit_that_has_passed_is_a_question_and_none_once_the_step_was_taken() {
    let journey = dated("england", "care-management/strategy-meeting", "2026-03-23");
    let drift = |journey: &Journey, today: &str| {
        let lines = lines(journey, today, "2026-12-31");
        lines.into_iter().find(|line| line.step.step.ends_with("initial-conference")).unwrap().drift
    };
    assert_eq!(drift(&journey, "2026-04-15"), None, "on the last day it is in time");
    let text = (ENGLISH.calendar.drift)(&drift(&journey, "2026-04-16").unwrap());
    assert!(text.ends_with('?'), "{text}");
    assert!(!["late", "overdue", "breach", "fail"].iter().any(|word| text.to_lowercase().contains(word)), "{text}");
    let mut taken = journey;
    taken.set_day(Event::of_step(step("care-management/initial-conference")), Some(day("2026-05-20")));
    assert_eq!(drift(&taken, "2026-06-20"), None);
    let lines = lines(&dated("scotland", "child-protection/cppm", "2026-03-23"), "2026-11-26", "2026-12-31");
    let challenge = lines.iter().find(|line| line.rule.contains("disagreement")).unwrap();
    assert_eq!(challenge.drift, None, "nobody has to challenge a decision");
}

/// Every step that can be reached, by a search of the test's own over the files.
fn reached(nation: &Nation, from: &StepName) -> BTreeSet<StepName> {
    let mut found = BTreeSet::from([from.clone()]);
    let mut open = vec![from.clone()];
    while let Some((map, at)) = open.pop() {
        let Some(text) = nation.maps.iter().find(|text| text.slug() == map) else { continue };
        for way in text.file.moves.iter().filter(|way| way.from == at) {
            let to = match way.to.split_once('#') {
                Some((map, at)) => (map.split_once('/').unwrap().1.to_string(), at.to_string()),
                None => (map.clone(), way.to.clone()),
            };
            let is_there = nation.find(&to.0, &to.1).is_some();
            if is_there && found.insert(to.clone()) {
                open.push(to);
            }
        }
    }
    found
}

#[test]
fn two_plans_share_their_beginning_and_turn_where_they_still_can() {
    let steps = [
        ("scotland", "kinship/kinship-panel"),
        ("scotland", "child-protection/cppm"),
        ("scotland", "childrens-hearings/grounds-hearing"),
        ("england", "care-management/initial-conference"),
        ("england", "children-in-care/becomes-looked-after"),
    ];
    for (id, here) in steps {
        let world = nation(id);
        let World { nation, .. } = world;
        let journey = |plans: Vec<StepName>| Journey {
            nation: id.to_string(),
            here: Some(step(here)),
            plans,
            ..Journey::default()
        };
        let all = plans(world, &journey(Vec::new())).unwrap();
        let is_exit = |(map, at): &StepName| nation.step(nation.find(map, at).unwrap()).is_exit();
        let exits: BTreeSet<StepName> = reached(nation, &step(here)).into_iter().filter(is_exit).collect();
        assert_eq!(all.endings.iter().map(|(key, _)| step(key)).collect::<BTreeSet<_>>(), exits, "{here}");
        assert!(all.plans.is_empty());
        let told = |plan: &waymark::journey::plans::PlanStep| plan.step.place.clone();
        for one in &exits {
            for other in exits.iter().filter(|other| *other != one) {
                let both = plans(world, &journey(vec![one.clone(), other.clone()])).unwrap();
                let [a, b] = &both.plans[..] else { panic!("two plans from {here}") };
                let first = (a.steps.first().map(told), b.steps.first().map(told));
                assert!(first.0.is_none() || first.0 != first.1, "{here}: the shared beginning is told once");
                for (plan, other) in [(a, other), (b, one)] {
                    assert_eq!(both.shared.len() + plan.steps.len(), plan.n_moves);
                    let way = both.shared.iter().chain(&plan.steps);
                    let mut way: Vec<StepName> = way.map(|step| named(&step.step.place)).collect();
                    way.insert(0, step(here));
                    let last = way.iter().rev().find(|at| reached(nation, at).contains(other));
                    assert_eq!(
                        plan.last_turn.as_ref().map(|step| named(&step.place)).as_ref(),
                        last,
                        "{here} {other:?}"
                    );
                }
            }
        }
        let unreached =
            step_refs(nation).into_iter().map(|at| name(nation, at)).find(|at| is_exit(at) && !exits.contains(at));
        if let Some(unreached) = unreached {
            assert!(plans(world, &journey(vec![unreached])).unwrap().plans.is_empty(), "{here}: no way, no plan");
        }
    }
}

/// The step a place is of.
fn named(place: &Place) -> StepName {
    match &place.page {
        waymark::place::Page::Map { map, step: Some(step), .. } => (map.clone(), step.clone()),
        page => panic!("{page:?} is no step"),
    }
}

fn sheet_at(world: &World, at: StepRef) -> waymark::journey::sheet::Sheet {
    let World { nation, graph, .. } = world;
    let here = name(nation, at);
    let been: Vec<StepName> = graph.before(at).iter().map(|edge| name(nation, edge.from)).take(9).collect();
    let dates = been.iter().chain([&here]).map(|step| (Event::of_step(step.clone()), day("2026-09-30"))).collect();
    let trail = Trail { been, ..Trail::default() };
    let journey = Journey { nation: nation.id.clone(), here: Some(here), trail, dates, ..Journey::default() };
    sheet(world, &CALENDAR, &journey, day("2026-11-26"), day("2027-05-26"))
}

#[test]
fn the_sheet_as_text_holds_the_road_every_next_step_and_the_nearest_endings_of_every_step() {
    for world in NATIONS.iter() {
        for at in step_refs(&world.nation) {
            let sheet = sheet_at(world, at);
            let text = sheet.text(&ENGLISH);
            let rings = world.graph.rings(at);
            let on_maps = rings.by_map.iter().flat_map(|map| &map.exits).map(|(exit, _)| *exit);
            let mut nearest: Vec<_> = rings.here.iter().map(|outcome| outcome.exit).collect();
            if nearest.is_empty() {
                nearest = on_maps.collect();
            }
            if nearest.is_empty() {
                nearest = rings.other.iter().map(|(exit, _)| *exit).collect();
            }
            let endings = nearest.into_iter().map(|exit| world.nation.step(exit).name.clone());
            let been = sheet.been.iter().map(|(step, _)| step.name.clone());
            let next = world.graph.next(at).iter().map(|edge| world.nation.step(edge.to).name.clone());
            for name in endings.chain(been).chain(next) {
                assert!(text.contains(&name), "{name:?} is missing at {}:\n{text}", world.nation.step(at).id);
            }
        }
    }
}

#[test]
fn the_sheet_holds_the_days_ahead_and_counts_what_it_leaves_out() {
    let world = nation("england");
    let journey = dated("england", "care-management/cp-plan", "2026-01-05");
    let sheet = |today| sheet(world, &CALENDAR, &journey, day(today), day("2027-01-05"));
    let all = lines(&journey, "2026-03-05", "2027-01-05");
    for today in ["2026-01-05", "2026-03-05", "2027-01-06"] {
        let sheet = sheet(today);
        assert_eq!(sheet.due.len() + sheet.n_left_out, all.len());
        for line in &sheet.due {
            let days = line.days.as_ref().unwrap();
            assert!(days.iter().all(|due| day(today) <= due.day) && days.len() <= 2);
        }
        assert_eq!(
            sheet.text(&ENGLISH).contains("have passed or give no date"),
            1 < sheet.n_left_out,
            "{}",
            sheet.text(&ENGLISH)
        );
    }
    assert_eq!(sheet("2026-01-05").n_left_out, 0);
    assert!(sheet("2027-01-06").due.is_empty());
}

#[test]
fn the_picture_of_every_step_is_plain_svg_whose_words_stay_in_their_boxes() {
    let mut n_steps = 0;
    for world in NATIONS.iter() {
        for at in step_refs(&world.nation) {
            n_steps += 1;
            let (svg, height) = picture(&sheet_at(world, at), &ENGLISH);
            let place = format!("{} {}", world.nation.id, world.nation.step(at).id);
            check_picture(&place, svg.as_str(), height);
        }
    }
    assert!(0 < n_steps);
}

/// Nation, map and step: one with more steps before it than a row holds, and an ending that is a lasting home.
const KEPT_PICTURES: [(&str, &str, &str); 2] =
    [("scotland", "childrens-hearings", "review-hearing"), ("scotland", "permanence", "exit-adopted")];

#[test]
fn two_pictures_are_as_they_were_last_looked_at() {
    for (nation, map, step) in KEPT_PICTURES {
        let world = self::nation(nation);
        let (svg, height) = picture(&sheet_at(world, world.nation.find(map, step).unwrap()), &ENGLISH);
        // A line for each element, so that a difference shows where it is.
        let told = format!("{height}\n{}\n", svg.as_str().replace("><", ">\n<"));
        is_as_kept(&format!("pictures/{step}.svg.txt"), &told, "journey");
    }
}

fn check_picture(place: &str, svg: &str, height: f64) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{place}: {error}\n{svg}"));
    let number = |node: &roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let mut boxes: Vec<[f64; 4]> = Vec::new();
    let mut texts: Vec<([f64; 4], String)> = Vec::new();
    for node in document.root_element().descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        assert!(
            ["svg", "title", "desc", "rect", "text", "path"].contains(&tag),
            "{place}: <{tag}> is no plain drawing"
        );
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{place}");
        assert!(!node.has_attribute("class") && !node.has_attribute("style"), "{place}: needs a style sheet");
        if tag == "rect" && node.has_attribute("x") {
            let [x, y] = ["x", "y"].map(|name| number(&node, name));
            boxes.push([x, y, x + number(&node, "width"), y + number(&node, "height")]);
        } else if tag == "text" {
            let size = number(&node, "font-size");
            let bold = if node.attribute("font-weight") == Some("600") { 0.9 } else { 1.0 };
            let words = node.text().unwrap_or_default().trim_end();
            let width = text_width(words, size) / bold;
            let [x, y] = ["x", "y"].map(|name| number(&node, name));
            texts.push(([x, y - 0.75 * size, x + width, y + 0.2 * size], words.to_string()));
        }
    }
    let is_within = |text: &[f64; 4], frame: &[f64; 4]| {
        frame[0] <= text[0] && frame[1] <= text[1] && text[2] <= frame[2] && text[3] <= frame[3]
    };
    let meet =
        |a: &[f64; 4], b: &[f64; 4]| 1.0 < a[2].min(b[2]) - a[0].max(b[0]) && 1.0 < a[3].min(b[3]) - a[1].max(b[1]);
    for (idx, (text, words)) in texts.iter().enumerate() {
        assert!(is_within(text, &[0.0, 0.0, WIDTH, height]), "{place}: {words:?} leaves the picture");
        for frame in boxes.iter().filter(|frame| meet(text, frame)) {
            assert!(is_within(text, frame), "{place}: {words:?} at {text:?} leaves its box {frame:?}");
        }
        for (other, others) in &texts[..idx] {
            assert!(!meet(text, other), "{place}: {words:?} lies over {others:?}");
        }
    }
    for (idx, frame) in boxes.iter().enumerate() {
        assert!(boxes[..idx].iter().all(|other| !meet(frame, other)), "{place}: two boxes overlap");
    }
}
