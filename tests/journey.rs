//! A journey is kept and read back whole, its dates follow from the rules, its plans from the maps, and its picture holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use waymark::atlas::file::is_meeting;
use waymark::atlas::reader::Reader;
use waymark::atlas::reflect::{AskedIn, Origin, Reflect, StepQuestions};
use waymark::atlas::timescale::{Basis, LimitKind, Unit};
use waymark::atlas::{Nation, StepRef};
use waymark::calendar::day::Day;
use waymark::calendar::{Calendar, Refusal};
use waymark::export::calendar::calendar;
use waymark::export::picture::{PictureUse, WIDTH, WIDTH_ON_PAPER, picture};
use waymark::journey::answers::answered;
use waymark::journey::due::{
    DriftQuestion, DueGroup, DueLine, OrderQuestion, councils, due, events, handed, other_councils, planned,
};
use waymark::journey::find::find_steps;
use waymark::journey::goals::{APART, PlanKind, goals};
use waymark::journey::history::{MARKED, PastField};
use waymark::journey::keep::{Unread, read, write};
use waymark::journey::meeting::{PAPER, meeting_page, meetings};
use waymark::journey::plans::{Plans, plans};
use waymark::journey::record::{self, Record, action_key, question_key};
use waymark::journey::scene::{Surroundings, journey_scene};
use waymark::journey::sheet::{due_text, sheet};
use waymark::journey::{Event, Journey, name};
use waymark::place::{Place, StepName, Trail};
use waymark::scene::step::{FIRST_LIMIT, step_facts};
use waymark::views::record::RecordView;
use waymark::width::text_width;
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
        let histories = prop::collection::vec((any::<String>(), any::<String>()), 0..4);
        (named, places, events, steps(2), texts, (notes, histories)).prop_map(
            move |(
                (id, label, colour, changed, also),
                (been, earlier, others, here),
                events,
                plans,
                asks,
                (notes, history),
            )| {
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
                    turns: history.clone(),
                    history,
                    asks,
                    records: notes,
                    also,
                    unusable: Vec::new(),
                    council: if colour % 2 == 0 { String::new() } else { "Tees".to_string() },
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
        text["records"] = json!([["first ask s-1", "Words"]]);
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
    assert_eq!((journey.asks.len(), journey.words("first", "ask s-1"), &journey.here), (1, "Words", &None));
}

#[test]
fn the_words_of_an_older_journey_are_its_first_record_and_no_later_one_takes_their_place() {
    let World { nation, .. } = nation("scotland");
    let old = r#"{"waymark":"journey","version":1,"nation":"scotland","notes":[["q-threshold","Right level"],["q-parallel-plan","Gran"]]}"#;
    let mut journey = read(old, nation).unwrap();
    assert_eq!(journey.words("first", &question_key("q-threshold")), "Right level");
    assert_eq!(journey.words("first", record::DAY), "", "no date is made up");
    journey.set_words("second", record::DAY, Some("5 October 2026"));
    journey.set_words("second", &question_key("q-threshold"), Some("Lower now"));
    for (part, text) in record::ACTION.iter().zip(["Visit school", "Ayesha", "Fri 9 October"]) {
        journey.set_words("second", &action_key(1, part), Some(text));
    }
    let again = read(&write(&journey), nation).unwrap();
    assert_eq!(again, journey);
    assert_eq!(again.words("first", &question_key("q-threshold")), "Right level");
    assert_eq!(again.record_list()[1].actions(), [(1, ["Visit school", "Ayesha", "Fri 9 October"])]);
    let asking = StepQuestions::from_rows(reflect().rows()).unwrap();
    let text = record::text(&again.record_list(), Some(&asking), &ENGLISH);
    for words in
        ["Right level", "Gran", "Lower now", "Visit school; by whom: Ayesha; by when: Fri 9 October", "5 October 2026"]
    {
        assert!(text.contains(words), "{words} is missing:\n{text}");
    }
    assert!(text.find("Lower now") < text.find("Right level"), "the last first");
    // A question that is asked no more keeps its words.
    journey.set_words("second", &question_key("q-gone"), Some("Old words"));
    assert!(record::text(&journey.record_list(), Some(&asking), &ENGLISH).contains("Old words"));
    assert!(record::text(&journey.record_list(), None, &ENGLISH).contains("Lower now"), "without the questions too");
    journey.set_words("first", &question_key("q-threshold"), None);
    journey.set_words("first", &question_key("q-parallel-plan"), Some(" "));
    assert_eq!(journey.record_list().len(), 1, "a record without a word is none");
}

#[test]
fn the_record_asks_the_seven_questions_of_the_practice_note_in_its_order() {
    let reflect = reflect();
    let asked = reflect.asked_in(AskedIn::Supervision).filter(|ask| ask.origin == Origin::Asked);
    let asked: Vec<String> = asked.map(|ask| ask.question.clone()).collect();
    let asking = StepQuestions::from_rows(reflect.rows()).unwrap();
    let questions = Record::default().questions(Some(&asking));
    assert_eq!(questions.iter().map(|ask| ask.question.clone()).collect::<Vec<_>>(), asked);
    assert_eq!(asked.len(), 7);
}

fn reflect() -> Reflect {
    serde_json::from_str(include_str!("../maps/reflect.json")).unwrap()
}

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
            let events = events(nation, graph, &journey, day("2026-03-23"));
            let all: Vec<_> = events.all().cloned().collect();
            let keys: BTreeSet<String> = all.iter().map(|asked| asked.event.key()).collect();
            assert_eq!(keys.len(), all.len(), "no event is asked for twice");
            for asked in all {
                let read = Event::read(&asked.event.key()).unwrap();
                assert_eq!(read, asked.event);
                let is_own = asked.event.what.is_empty();
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
                    let events = events(nation, &world.graph, &journey, day);
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
        let World { nation, graph, .. } = nation("england");
        events(nation, graph, journey, day("2026-11-10"))
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
    let World { nation, graph, .. } = nation("england");
    let asked = |council: &str| {
        let journey =
            Journey { council: council.to_string(), ..dated("england", "care-management/core-group", "2026-11-02") };
        let events = events(nation, graph, &journey, day("2026-11-05"));
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

/// The practice note's child: a road of six steps with the days of a case on time.
fn sara(conference: &str) -> Journey {
    let days = [
        ("front-door/referral-accepted", "2026-10-01"),
        ("care-management/assessment-starts", "2026-10-02"),
        ("care-management/strategy-meeting", "2026-10-05"),
        ("care-management/s47-enquiry", "2026-10-06"),
        ("care-management/s47-outcome", "2026-10-19"),
        ("care-management/initial-conference", conference),
    ];
    let (here, been) = days.split_last().unwrap();
    Journey {
        nation: "england".to_string(),
        here: Some(step(here.0)),
        trail: Trail { been: been.iter().map(|(name, _)| step(name)).collect(), ..Trail::default() },
        dates: days.iter().map(|(name, on)| (Event::of_step(step(name)), day(on))).collect(),
        ..Journey::default()
    }
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
            let asked = events(&world.nation, &world.graph, &journey, day(today));
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
    let World { nation, graph, .. } = nation("england");
    let asks = |journey: &Journey| -> Vec<(String, OrderQuestion)> {
        let events = events(nation, graph, journey, day("2026-11-28"));
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

/// Every step at which people come together, with its nation.
fn all_meetings() -> Vec<(&'static World, StepRef)> {
    let all = NATIONS.iter().flat_map(|world| step_refs(&world.nation).into_iter().map(move |at| (world, at)));
    all.filter(|(world, at)| is_meeting(world.nation.step(*at).kind)).collect()
}

#[test]
fn every_meeting_has_one_page_for_each_reader_that_says_what_whom_to_call_and_nothing_that_is_not_on_the_map() {
    let mut n_pages = 0;
    for (world, at) in all_meetings() {
        let nation = &world.nation;
        let step = nation.step(at);
        let here = name(nation, at);
        let full = Journey {
            dates: vec![(Event::of_step(here.clone()), day("2026-12-07"))],
            asks: (0..12)
                .map(|nth| format!("A question to take along, number {nth}: who will tell us what was decided?"))
                .collect(),
            ..Journey::default()
        };
        for journey in [Journey::default(), full] {
            let journey = Journey { nation: nation.id.clone(), here: Some(here.clone()), ..journey };
            for reader in Reader::ALL {
                let page = meeting_page(world, &CALENDAR, &journey, (at, *reader), day("2026-11-28"));
                let place = format!("{} for {reader:?}", nation.name(at));
                let text = page.text(&ENGLISH);
                n_pages += 1;
                assert_eq!(page.name, step.shown_name(Some(*reader)), "{place}");
                let of = |title: &str| page.parts.iter().find(|part| part.title == title);
                let decided = of(ENGLISH.journey.decided).unwrap_or_else(|| panic!("{place} does not say what it is"));
                assert!(decided.items.iter().all(|item| !item.is_empty()), "{place}");
                if *reader != Reader::Worker {
                    assert!(of(ENGLISH.from_here.talk).is_some(), "{place}: whom to call\n{text}");
                    assert!(of(ENGLISH.journey.own_questions).is_some(), "{place}: room for questions");
                }
                assert!(page.parts.iter().all(|part| !part.items.is_empty()), "{place}: a heading over nothing");
                assert!(page.height() <= PAPER, "{place} is {} points tall:\n{text}", page.height());
            }
        }
    }
    assert!(100 * 2 * 4 <= n_pages, "{n_pages} pages");
}

#[test]
fn what_counts_back_from_a_meeting_stands_on_its_page_with_the_working_day() {
    let world = nation("england");
    let at = world.nation.find("care-management", "initial-conference").unwrap();
    // A Monday: two days before is a Saturday.
    let journey = Journey { council: "East Riding".to_string(), ..sara("2026-10-26") };
    let page = |reader| meeting_page(world, &CALENDAR, &journey, (at, reader), day("2026-10-20")).text(&ENGLISH);
    let family = page(Reader::Parent);
    assert!(family.contains("at least 48 hours before the first conference. By Fri 23 October 2026."), "{family}");
    let worker = page(Reader::Worker);
    assert!(worker.contains("within 15 working days") && worker.contains("by Mon 26 October 2026"), "{worker}");
    assert!(worker.contains("(local practice, East Riding)") && worker.contains("Fri 23 October 2026"), "{worker}");
    assert!(worker.contains("Outcome of the enquiry") || worker.contains("Mon 19 October 2026"), "{worker}");
    let none = Journey { council: String::new(), ..journey.clone() };
    let none = meeting_page(world, &CALENDAR, &none, (at, Reader::Parent), day("2026-10-20")).text(&ENGLISH);
    assert!(!none.contains("48 hours"), "another council's limit: {none}");
    let mut told = journey.clone();
    told.set_words("first", record::DECISIONS, Some("Keep the plan at home."));
    let told = meeting_page(world, &CALENDAR, &told, (at, Reader::Worker), day("2026-10-20")).text(&ENGLISH);
    assert!(told.contains("Keep the plan at home."), "{told}");
    let child = page(Reader::Child);
    assert!(child.contains("Childline") && child.contains("advocate"), "{child}");
}

#[test]
fn the_meetings_to_choose_from_begin_here_and_lie_ahead() {
    for (world, at) in all_meetings() {
        let here = name(&world.nation, at);
        let journey = Journey { nation: world.nation.id.clone(), here: Some(here.clone()), ..Journey::default() };
        let found = meetings(world, &journey, day("2026-11-28"));
        assert_eq!(found[0].0, format!("{}/{}", here.0, here.1));
        let reached = reached(&world.nation, &here);
        assert!(found.iter().all(|(key, link)| reached.contains(&step(key)) && is_meeting(link.kind)), "{here:?}");
    }
}

#[test]
fn the_nearest_meeting_comes_first_with_what_repeats_and_neither_applications_nor_what_lies_behind() {
    let world = nation("england");
    let keys = |here: &str, been: &[&str], given: &[(&str, &str)]| -> Vec<String> {
        let trail = Trail { been: been.iter().map(|text| step(text)).collect(), ..Trail::default() };
        let dates = given.iter().map(|(at, on)| (Event::of_step(step(at)), day(on))).collect();
        let nation = "england".to_string();
        let journey = Journey { nation, here: Some(step(here)), trail, dates, ..Journey::default() };
        meetings(world, &journey, day("2026-11-28")).into_iter().map(|(key, _)| key).collect()
    };
    let plan = keys("care-management/cp-plan", &[], &[]);
    assert!(!plan.contains(&"care-management/care-application".to_string()), "{plan:?}");
    let placed = keys("children-in-care/foster-placement", &["children-in-care/looked-after-review"], &[]);
    assert!(
        placed.iter().take(2).any(|key| key == "children-in-care/looked-after-review"),
        "it comes again: {placed:?}"
    );
    let strategy = keys(
        "care-management/s47-outcome",
        &["front-door/referral-accepted", "care-management/strategy-meeting"],
        &[("care-management/strategy-meeting", "2026-11-20")],
    );
    assert!(strategy.iter().any(|key| key == "care-management/initial-conference"), "{strategy:?}");
    assert!(!strategy.contains(&"care-management/strategy-meeting".to_string()), "{strategy:?}");
    let held = keys("care-management/s47-outcome", &[], &[("care-management/initial-conference", "2026-11-20")]);
    assert!(!held.contains(&"care-management/initial-conference".to_string()), "{held:?}");
}

#[test]
fn the_page_speaks_to_its_reader_and_says_where_it_speaks_to_another() {
    let page = |world: &World, map: &str, at: &str, reader| {
        let at = world.nation.find(map, at).unwrap();
        let journey =
            Journey { nation: world.nation.id.clone(), here: Some(name(&world.nation, at)), ..Journey::default() };
        meeting_page(world, &CALENDAR, &journey, (at, reader), day("2026-11-28"))
    };
    let child = page(nation("england"), "care-management", "initial-conference", Reader::Child);
    let text = child.text(&ENGLISH);
    assert!(text.contains("[ ] Say what you think.") && !text.contains("“you” means"), "{text}");
    let parent = page(nation("scotland"), "kinship", "kinship-panel", Reader::Parent).text(&ENGLISH);
    assert!(
        parent.contains("“you” means the relative or friend") && !parent.contains("means the child’s parent"),
        "{parent}"
    );
    let mut n_for_children = 0;
    // Every page: the note stands above lines that speak to somebody else, and those alone.
    for (world, at) in all_meetings() {
        let map = world.nation.map(at.map);
        let (slug, id) = name(&world.nation, at);
        for reader in Reader::ALL {
            let page = page(world, &slug, &id, *reader);
            let place = format!("{slug}#{id} for {reader:?}");
            if *reader == map.file.speaks_to {
                assert_eq!(page.you_means, None, "{place}");
                continue;
            }
            let text = page.text(&ENGLISH);
            let childs = (ENGLISH.from_here.do_now_child)(page.kind);
            match page.you_means {
                Some((0, whom)) => {
                    assert_eq!(whom, map.file.speaks_to, "{place}");
                    assert!(*reader != Reader::Child && text.contains("This page speaks to"), "{place}:\n{text}");
                }
                Some((from, whom)) => {
                    assert_eq!(whom, map.file.speaks_to, "{place}");
                    n_for_children += usize::from(*reader == Reader::Child);
                    let has_you = |line: &String| {
                        line.to_lowercase()
                            .split(|letter: char| !letter.is_alphabetic())
                            .any(|word| matches!(word, "you" | "your"))
                    };
                    let own = page.parts[..from].iter().flat_map(|part| &part.items);
                    let own: Vec<&String> = own.collect();
                    let step = world.nation.step(at);
                    assert!(
                        !(step.rights.iter().filter(|right| has_you(right)))
                            .any(|right| own.iter().any(|line| line.eq_ignore_ascii_case(right))),
                        "{place}"
                    );
                    let theirs = page.parts[from..].iter().flat_map(|part| &part.items);
                    assert!(!theirs.clone().any(|line| childs.contains(&line.as_str())), "{place}");
                    assert!(theirs.clone().any(has_you), "{place}:\n{text}");
                }
                None => assert!(!text.contains("“you” means"), "{place}"),
            }
        }
    }
    assert!(0 < n_for_children);
}

#[test]
fn the_family_reads_by_when_and_a_day_gone_by_leaves_room_for_the_next() {
    let world = nation("england");
    let text = |journey: &Journey, at: &str, reader| {
        let (map, at) = at.split_once('/').unwrap();
        let at = world.nation.find(map, at).unwrap();
        meeting_page(world, &CALENDAR, journey, (at, reader), day("2026-11-28")).text(&ENGLISH)
    };
    // Ten working days after the conference.
    let held = dated("england", "care-management/initial-conference", "2026-11-23");
    let group = text(&held, "care-management/first-core-group", Reader::Parent);
    assert!(group.contains("By Mon 7 December 2026."), "{group}");
    let past = text(&held, "care-management/initial-conference", Reader::Parent);
    assert!(past.contains("Day and time:  ____"), "{past}");
    let ahead = dated("england", "care-management/initial-conference", "2026-12-01");
    let ahead = text(&ahead, "care-management/initial-conference", Reader::Parent);
    assert!(ahead.contains("Day and time: Tue 1 December 2026"), "{ahead}");
    let review = dated("england", "children-in-care/looked-after-review", "2026-11-20");
    let review =
        text(&Journey { label: "S".to_string(), ..review }, "children-in-care/looked-after-review", Reader::Worker);
    assert!(review.contains("Day and time of the next one:  ____") && review.contains("Reference: S"), "{review}");
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

/// A journey at a step with plans.
fn planning(id: &str, here: &str, plans: &[&str]) -> Journey {
    let plans = plans.iter().map(|plan| step(plan)).collect();
    Journey { nation: id.to_string(), here: Some(step(here)), plans, ..Journey::default() }
}

fn planned_plans(journey: &Journey) -> Plans {
    let world = nation(&journey.nation);
    plans(world, journey, &due(world, &CALENDAR, journey, day("2026-11-28"))).unwrap()
}

/// The steps of a plan's whole route after here.
fn route(plans: &Plans, number: usize) -> Vec<String> {
    let plan = plans.plans.iter().find(|plan| plan.number == number).unwrap();
    let steps = plans.shared.iter().chain(&plan.steps).map(|taken| named(&taken.step.place));
    steps.map(|(map, at)| format!("{map}/{at}")).collect()
}

/// The step before another on a plan's route stands right before it on the maps.
fn is_a_move(nation: &Nation, from: &str, to: &str) -> bool {
    let find = |text: &str| {
        let (map, at) = step(text);
        nation.find(&map, &at).unwrap()
    };
    let (from, to) = (find(from), find(to));
    let map = nation.map(from.map);
    map.file.moves.iter().any(|way| {
        let there = match way.to.split_once('#') {
            Some((map, at)) => nation.find(map, at),
            None => map.find(&way.to).map(|step| StepRef { map: from.map, step }),
        };
        map.find(&way.from) == Some(from.step) && there == Some(to)
    })
}

const PLANNED_FROM: [(&str, &str); 8] = [
    ("england", "care-management/assessment-starts"),
    ("england", "care-management/initial-conference"),
    ("england", "care-management/cp-plan"),
    ("england", "children-in-care/becomes-looked-after"),
    ("scotland", "child-protection/cppm"),
    ("scotland", "childrens-hearings/grounds-hearing"),
    ("scotland", "looked-after/becomes-looked-after"),
    ("scotland", "kinship/kinship-panel"),
];

#[test]
fn every_goal_is_on_the_maps_and_every_step_it_is_usually_reached_by() {
    let mut apart: BTreeSet<&str> = APART.iter().copied().collect();
    for World { nation, .. } in NATIONS.iter() {
        let is_there = |text: &str| {
            let (map, at) = step(text);
            nation.find(&map, &at).is_some_and(|found| nation.step(found).id == at)
        };
        assert!(10 <= goals(&nation.id).len());
        for goal in goals(&nation.id) {
            let by = goal.by.iter().flat_map(|any| any.split('|'));
            for text in by.chain([goal.step]) {
                assert!(is_there(text), "{}: {text}", nation.id);
            }
        }
        apart.retain(|text| !is_there(text));
    }
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn a_short_list_of_goals_by_kind_without_outcomes_that_are_no_plan_for_a_child() {
    for (id, here) in PLANNED_FROM {
        let all = planned_plans(&planning(id, here, &[]));
        let kinds: Vec<PlanKind> = all.choices.iter().map(|choice| choice.kind).collect();
        for kind in [PlanKind::Home, PlanKind::Relatives, PlanKind::Fostering, PlanKind::Adoption] {
            assert!(kinds.contains(&kind), "{here}: {kind:?}");
        }
        let mut by_kind = kinds.clone();
        by_kind.sort_by_key(|kind| *kind as usize);
        assert_eq!(kinds, by_kind, "{here}");
        assert!((5..=12).contains(&kinds.len()), "{here}: {kinds:?}");
        let names: Vec<&str> = all.choices.iter().map(|choice| choice.goal.name.as_str()).collect();
        for word in ["LADO", "Turn", "Private fostering", "18", "Another area", "No further"] {
            assert!(!names.iter().any(|name| name.contains(word)), "{here}: {names:?}");
        }
        assert!(all.plans.is_empty() && all.shared.is_empty());
    }
}

#[test]
fn plans_go_by_moves_of_the_maps_to_their_goals_and_none_by_another_plans_goal_or_an_outcome() {
    for (id, here) in PLANNED_FROM {
        let world = nation(id);
        let all: Vec<String> =
            planned_plans(&planning(id, here, &[])).choices.into_iter().map(|choice| choice.key).collect();
        for first in 0..all.len() {
            for second in first + 1..all.len() {
                let third = (second + 1) % all.len();
                let mut chosen = vec![all[first].as_str(), &all[second], &all[third]];
                chosen.dedup();
                chosen.truncate(if third == first { 2 } else { 3 });
                let plans = planned_plans(&planning(id, here, &chosen));
                assert_eq!(plans.plans.len(), chosen.len(), "{here} {chosen:?}");
                for plan in &plans.plans {
                    let route = route(&plans, plan.number);
                    assert_eq!(route.last(), Some(&plan.key));
                    let from = std::iter::once(here.to_string()).chain(route.iter().cloned());
                    for (from, to) in from.zip(&route) {
                        assert!(is_a_move(&world.nation, &from, to), "{here}: {from} does not lead to {to}");
                    }
                    let between = &route[..route.len() - 1];
                    assert!(!chosen.iter().any(|other| between.iter().any(|at| at == other)), "{chosen:?}: {route:?}");
                    let is_end =
                        |at: &String| world.nation.step(world.nation.find(&step(at).0, &step(at).1).unwrap()).is_exit();
                    assert!(!between.iter().any(is_end), "{route:?}");
                    let text = plans.texts(&ENGLISH).join(" ");
                    assert!(!text.contains(" steps"), "no count: {text}");
                }
            }
        }
    }
}

/// What the review of the plans found, and what is right.
#[test]
fn the_usual_routes_are_those_of_the_worked_cases() {
    let cp_plan = |goal: &str| {
        let plans = planned_plans(&planning("england", "care-management/cp-plan", &[goal]));
        route(&plans, 0).join(" ")
    };
    let adoption = cp_plan("children-in-care/adoption-order");
    let on_the_way = [
        "care-management/review-conference",
        "care-management/legal-planning-meeting",
        "care-management/letter-before-proceedings care-management/pre-proceedings-meeting care-management/pre-proceedings-review care-management/care-application care-management/interim-order care-management/final-hearing",
        "children-in-care/becomes-looked-after",
        "children-in-care/permanence-plan",
        "children-in-care/adoption-decision",
        "children-in-care/placement-order",
        "children-in-care/adoption-matching",
        "children-in-care/placed-for-adoption",
        "children-in-care/adoption-hearing",
    ];
    let places: Vec<usize> =
        on_the_way.iter().map(|at| adoption.find(at).unwrap_or_else(|| panic!("{at}: {adoption}"))).collect();
    assert!(places.is_sorted(), "{adoption}");
    let fostering = cp_plan("permanence-long-term-fostering/placed-permanently");
    assert!(
        !fostering.contains("older-teenager")
            && fostering.contains("/permanence-panel")
            && fostering.contains("/adm-matching-decision"),
        "{fostering}"
    );
    assert_eq!(
        cp_plan("care-management/exit-safe-at-home"),
        "care-management/first-core-group care-management/core-group care-management/review-conference care-management/exit-safe-at-home"
    );
    assert!(
        cp_plan("children-in-care/returned-home").contains("children-in-care/return-home-plan"),
        "reunification is a plan"
    );
    let relatives = cp_plan("care-management/exit-family-network");
    let court = "care-management/pre-proceedings-review care-management/care-application care-management/final-hearing care-management/exit-family-network";
    assert!(relatives.starts_with("care-management/first-core-group") && relatives.ends_with(court), "{relatives}");
    // A child who is looked after goes through care proceedings too, unless an order was made.
    let looked_after = |been: &[&str]| {
        let mut journey = planning("england", "children-in-care/permanence-plan", &["children-in-care/adoption-order"]);
        journey.here = Some(step("children-in-care/care-plan"));
        journey.trail.been = been.iter().map(|at| step(at)).collect();
        route(&planned_plans(&journey), 0).join(" ")
    };
    assert!(looked_after(&[]).contains("children-in-care/care-application"));
    let with_order = looked_after(&["care-management/care-application", "care-management/final-hearing"]);
    assert!(!with_order.contains("care-application") && with_order.contains("placement-order"), "{with_order}");
    // In Scotland a child whose name is on the register: no step down on the way into care.
    let scotland = planned_plans(&planning("scotland", "child-protection/cppm", &["permanence/exit-adopted"]));
    let scotland = route(&scotland, 0).join(" ");
    for at in ["review-cppm", "becomes-looked-after", "permanence-panel", "agency-decision", "adoption-petition"] {
        assert!(scotland.contains(at), "{at}: {scotland}");
    }
    assert!(!scotland.contains("child-plan-support") && !scotland.contains("move-between-areas"), "{scotland}");
}

#[test]
fn where_the_routes_of_plans_part_is_told_as_no_deadline_and_a_trivial_place_is_not() {
    let goals = [
        "children-in-care/returned-home",
        "children-in-care/special-guardianship-order",
        "children-in-care/adoption-order",
    ];
    let mut journey = planning("england", "care-management/cp-plan", &goals);
    let turns = |journey: &Journey| -> Vec<(String, Option<Day>, Vec<usize>)> {
        let plans = planned_plans(journey).plans.into_iter();
        let turns = plans.flat_map(|plan| plan.last_turns);
        turns.map(|turn| (turn.step.step.clone(), turn.day, turn.plans)).collect()
    };
    let at = || "england/children-in-care#permanence-plan".to_string();
    assert_eq!(turns(&journey), [(at(), None, vec![1, 2]), (at(), None, vec![0, 2]), (at(), None, vec![0, 1])]);
    let others = "Plan A, Plan B after “Permanence plan agreed (with a back-up plan)”";
    let told = format!("The route shown here parts from {others}. This is no legal deadline.");
    journey.set_day(Event::of_step(step("children-in-care/permanence-plan")), Some(day("2027-03-12")));
    assert_eq!(turns(&journey)[2], (at(), None, vec![0, 1]), "a meeting's day is no deadline");
    let text = planned_plans(&journey).texts(&ENGLISH).join("\n");
    assert!(text.contains(&told), "{text}");
    // It is none: by all moves every goal can still be reached from the step after it, and later.
    let World { nation, .. } = nation("england");
    for plan in planned_plans(&journey).plans {
        for taken in &plan.steps[..plan.steps.len() - 1] {
            let ahead = reached(nation, &named(&taken.step.place));
            assert!(goals.iter().all(|goal| ahead.contains(&step(goal))), "{}", taken.step.step);
        }
    }
    // From the step before the goal one can turn until the end: that says nothing.
    let near = planning(
        "england",
        "children-in-care/kinship-order-assessment",
        &["children-in-care/special-guardianship-order", "children-in-care/child-arrangements-order"],
    );
    assert_eq!(turns(&near), []);
}

#[test]
fn another_step_of_a_route_can_be_chosen_and_stays_with_its_plan() {
    let goal = "children-in-care/adoption-order";
    let mut journey = planning("england", "care-management/cp-plan", &[goal]);
    let usual = planned_plans(&journey);
    let step_to =
        |plans: &Plans, to: &str| plans.plans[0].steps.iter().find(|taken| taken.step.step.ends_with(to)).cloned();
    let consent = "children-in-care/agreeing-to-adoption";
    let every = usual.plans[0].steps.iter().flat_map(|taken| &taken.others);
    assert!(
        !every.map(|(key, _)| key.as_str()).any(|key| key.ends_with("/becomes-looked-after")),
        "no order without the court"
    );
    let order = step_to(&usual, "#placement-order").unwrap();
    assert_eq!(order.at, "children-in-care/adoption-decision");
    assert_eq!(order.others.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), [consent]);
    journey.set_turn(goal, &order.at, consent);
    let turned = planned_plans(&journey);
    assert!(route(&turned, 0).contains(&consent.to_string()));
    assert!(
        !route(&turned, 0).contains(&"children-in-care/placement-order".to_string()),
        "with consent no order is needed"
    );
    let back = step_to(&turned, "#agreeing-to-adoption").unwrap();
    assert_eq!(
        back.others.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(),
        ["children-in-care/placement-order"]
    );
    let World { nation, .. } = nation("england");
    assert_eq!(read(&write(&journey), nation), Ok(journey.clone()), "it stays in the file");
    journey.set_turn(goal, &order.at, "children-in-care/placement-order");
    assert_eq!(planned_plans(&journey).plans, usual.plans);
    journey.set_turn(goal, &order.at, "narnia/lion");
    assert_eq!(planned_plans(&journey).plans, usual.plans, "what leads nowhere changes nothing");
    journey.set_plan(0, None);
    assert_eq!((journey.plans.len(), journey.turns.len()), (0, 0), "what was chosen goes with its plan");
    // Every other step offered anywhere leads to the goal as well.
    for (id, here) in PLANNED_FROM {
        for choice in planned_plans(&planning(id, here, &[])).choices {
            let journey = planning(id, here, &[&choice.key]);
            for taken in &planned_plans(&journey).plans[0].steps {
                assert!(taken.others.len() <= 3);
                for (other, _) in &taken.others {
                    let mut turned = journey.clone();
                    turned.set_turn(&choice.key, &taken.at, other);
                    let route = route(&planned_plans(&turned), 0);
                    assert!(
                        route.contains(other) && route.last() == Some(&choice.key),
                        "{here} {} by {other}: {route:?}",
                        choice.key
                    );
                }
            }
        }
    }
}

#[test]
fn up_to_four_plans_stand_side_by_side_and_any_step_can_be_one() {
    let mut journey = planning("england", "care-management/cp-plan", &[]);
    let goals = [
        "children-in-care/returned-home",
        "children-in-care/connected-person-placement",
        "children-in-care/permanence-plan",
        "children-in-care/adoption-order",
        "kinship/exit-guardian",
    ];
    for (at, goal) in goals.iter().enumerate() {
        journey.set_plan(at, Some(step(goal)));
    }
    assert_eq!(journey.plans.len(), 4);
    let before = journey.plans.clone();
    journey.set_plan(2, Some(step(goals[0])));
    assert_eq!(journey.plans, before, "the same twice is one");
    let plans = planned_plans(&journey);
    assert_eq!(plans.plans.len(), 4);
    let own = plans.choices.iter().find(|choice| choice.key == goals[2]).unwrap();
    assert_eq!(own.kind, PlanKind::Step);
    let text = plans.texts(&ENGLISH).join("\n");
    for name in [
        "Plan A: Living safely",
        "Plan B: Connected person",
        "Plan C: Permanence plan agreed",
        "Plan D: Adoption order",
    ] {
        assert!(text.contains(name), "{text}");
    }
    let unknown = Journey { plans: vec![step("narnia/lion")], ..journey.clone() };
    assert!(planned_plans(&unknown).plans.is_empty());
    assert_eq!(plans.plans.len(), sheet(nation("england"), &CALENDAR, &journey, day("2026-11-28")).plans.plans.len());
}

/// The practice note's child with two earlier involvements, a brother and a sister, and plans.
fn with_history() -> Journey {
    let mut journey = sara("2026-10-26");
    journey.trail.earlier = vec![step("care-management/cin-plan-meeting"), step("care-management/cin-review")];
    journey.trail.others = vec![step("care-management/first-core-group"), step("children-in-care/foster-placement")];
    for (field, text) in [
        (PastField::Area, "Dudley"),
        (PastField::From, "2021-03-08"),
        (PastField::To, "summer 2022"),
        (PastField::Helped, "Grandmother & nursery"),
    ] {
        journey.say_of_involvement(MARKED, field, text);
    }
    journey.add_involvement("q7".to_string());
    journey.say_of_involvement("q7", PastField::Area, "Area S");
    journey.say_of_involvement("q7", PastField::From, "2019");
    journey.say_of_involvement("q7", PastField::Ended, "The family moved");
    journey.add_past_step("q7", step("care-management/cp-plan"));
    journey.add_past_step("q7", step("care-management/review-conference"));
    journey.plans = vec![step("children-in-care/returned-home"), step("children-in-care/special-guardianship-order")];
    journey
}

#[test]
fn supervision_is_told_the_days_worked_out_and_no_ending_by_age() {
    let mut journey = sara("2026-11-02");
    journey.here = Some(step("care-management/initial-conference"));
    journey.set_day(Event::of_step(step("care-management/initial-conference")), Some(day("2026-11-23")));
    let nation = nations::NATIONS.iter().find(|nation| nation.id == "england").unwrap().clone();
    let asking = StepQuestions::from_rows(reflect().rows()).unwrap();
    let around =
        Surroundings { world: World::new(nation, &ENGLISH), calendar: Calendar::built_in(), asking: Some(asking) };
    let told = |journey: &Journey| {
        let scene = journey_scene(&around, journey, day("2026-11-28"));
        let all = answered(&around, &scene);
        all.iter().map(|asked| waymark::views::record::answers(asked, &ENGLISH).into_string()).collect::<String>()
    };
    let conference = told(&journey);
    assert!(conference.contains("by Mon 7 December 2026") && !conference.contains("In one council"), "{conference}");
    let mut n_other = 0;
    for at in step_refs(&around.nation) {
        let here = Some(name(&around.nation, at));
        let text = told(&Journey { nation: "england".to_string(), here, ..Journey::default() });
        let other = text.split("The usual route to another outcome: ").nth(1);
        n_other += usize::from(other.is_some());
        assert!(!other.is_some_and(|other| other.starts_with("Turn")), "{}: {text}", around.nation.name(at));
    }
    assert!(0 < n_other);
}

#[test]
fn the_text_bears_the_reference_and_two_records_of_one_day_are_told_apart() {
    let mut journey = Journey { label: "S".to_string(), ..sara("2026-11-23") };
    let text = sheet(nation("england"), &CALENDAR, &journey, day("2026-11-28")).text(&ENGLISH);
    assert!(text.contains("\nReference: S\n"), "{text}");
    journey.set_words("one", record::DAY, Some("Sat 28 November 2026"));
    journey.set_words("two", record::DAY, Some("Sat 28 November 2026"));
    let records = journey.record_list();
    let view =
        RecordView { record: &records[1], last: None, questions: vec![], answers: &[], n_rows: 3, words: &ENGLISH };
    let form = view.form(&records).into_string();
    assert!(form.contains(">Sat 28 November 2026<") && form.contains(">Sat 28 November 2026 (2)<"), "{form}");
}

#[test]
fn several_earlier_involvements_are_kept_corrected_and_taken_away_step_by_step() {
    let World { nation, .. } = nation("england");
    let mut journey = with_history();
    assert_eq!(read(&write(&journey), nation), Ok(journey.clone()));
    let ids = |journey: &Journey| journey.involvements().into_iter().map(|past| past.id).collect::<Vec<_>>();
    assert_eq!(ids(&journey), [MARKED, "q7"]);
    assert!(!journey.place().print().contains("Dudley") && !journey.place().print().contains("q7"));
    journey.take_past_step("q7", 0);
    assert_eq!(journey.involvements()[1].steps, [step("care-management/review-conference")]);
    journey.say_of_involvement("q7", PastField::Ended, "  ");
    assert_eq!(journey.involvements()[1].said(PastField::Ended), "");
    journey.take_past_step(MARKED, 1);
    assert_eq!(
        journey.trail.earlier,
        [step("care-management/cin-plan-meeting")],
        "those marked on a map are the trail’s"
    );
    journey.take_involvement(MARKED);
    assert_eq!((ids(&journey), journey.trail.earlier.len()), (vec!["q7".to_string()], 0));
    journey.add_involvement("r8".to_string());
    assert_eq!(ids(&journey), ["q7", MARKED], "the next is the one that maps can add to");
    assert_eq!(read(&write(&journey), nation), Ok(journey.clone()), "one of which nothing is said is kept");
    // A journey of an earlier release: its one list is the first involvement.
    let old = r#"{"waymark":"journey","version":1,"nation":"england","here":null,"trail":[],"earlier":["care-management/cp-plan"],"others":[],"dates":[],"plans":[],"asks":[],"notes":[]}"#;
    let old = read(old, nation).unwrap();
    assert_eq!(old.involvements()[0].steps, [step("care-management/cp-plan")]);
    let mut emptied = old.clone();
    emptied.take_past_step(MARKED, 0);
    assert_eq!(ids(&emptied), [MARKED]);
}

#[test]
fn the_sheet_its_text_and_the_picture_hold_involvements_other_children_and_plans() {
    let world = nation("england");
    let journey = with_history();
    let sheet = sheet(world, &CALENDAR, &journey, day("2026-11-28"));
    let titles: Vec<String> = sheet.history.iter().map(|past| past.title(&ENGLISH)).collect();
    assert_eq!(titles, ["Area S, 2019", "Dudley, Mon 8 March 2021 to summer 2022"], "the earliest first");
    let (svg, height) = picture(&sheet, &ENGLISH, PictureUse::File);
    check_picture("with history", svg.as_str(), height);
    let text = sheet.text(&ENGLISH);
    let page =
        waymark::views::sheet::sheet(&sheet, Default::default(), Default::default(), Default::default(), &ENGLISH)
            .into_string();
    for words in
        ["Area S, 2019", "Child in need review", "Child B", "Plan A: Living safely", "Plan B: Special guardianship"]
    {
        assert!(text.contains(words), "{words}: {text}");
        assert!(page.contains(words), "{words}: {page}");
    }
    for words in ["Why it ended: The family moved", "What helped: Grandmother & nursery"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    for words in [
        "Area S, 2019",
        "Dudley",
        "Child in need review",
        "Review child protection",
        "Foster family",
        "Plan A",
        "Plan B",
    ] {
        assert!(svg.as_str().contains(words), "{words} is not in the picture");
    }
    assert!(sheet.description(&ENGLISH).starts_with("2 earlier involvements."));
    // Where we are is told once.
    let mut here_twice = journey.clone();
    here_twice.trail.been.push(step("care-management/initial-conference"));
    assert_eq!(own_sheet(&here_twice).been, sheet.been);
}

fn own_sheet(journey: &Journey) -> waymark::journey::sheet::Sheet {
    sheet(nation(&journey.nation), &CALENDAR, journey, day("2026-11-28"))
}

#[test]
fn the_questions_of_supervision_are_answered_by_the_childs_own_journey() {
    let nation = nations::NATIONS.iter().find(|nation| nation.id == "england").unwrap().clone();
    let reflect: Reflect = serde_json::from_str(include_str!("../maps/reflect.json")).unwrap();
    let asking = StepQuestions::from_rows(reflect.rows()).unwrap();
    let around =
        Surroundings { world: World::new(nation, &ENGLISH), calendar: Calendar::built_in(), asking: Some(asking) };
    let told = |journey: &Journey, id: &str| {
        let scene = journey_scene(&around, journey, day("2026-11-28"));
        let asked = answered(&around, &scene).into_iter().find(|asked| asked.id == id).unwrap();
        waymark::views::record::answers(&asked, &ENGLISH).into_string()
    };
    let journey = with_history();
    let came = told(&journey, "q-how-did-they-get-here");
    for words in
        ["Strategy meeting; Section 47 enquiry", "Area S, 2019", "The family moved", "Child B: First core group"]
    {
        assert!(came.contains(words), "{words}: {came}");
    }
    let days = told(&journey, "q-timescales-and-checkpoints");
    assert!(
        days.contains("Dates that follow") && days.contains("2026") && !days.contains(ENGLISH.reflect.next_limit),
        "{days}"
    );
    assert!(told(&journey, "q-parallel-plan").contains("Plan B: Special guardianship order"));
    // Where the journey says nothing, the maps do.
    let bare = Journey { nation: "england".to_string(), here: journey.here.clone(), ..Journey::default() };
    assert!(told(&bare, "q-timescales-and-checkpoints").contains(ENGLISH.reflect.next_limit));
    assert!(!told(&bare, "q-how-did-they-get-here").contains("Earlier involvements"));
}

#[test]
fn steps_are_found_by_a_part_of_their_name_those_of_the_own_map_first() {
    let journey = planning("england", "care-management/cp-plan", &[]);
    let find =
        |text: &str| find_steps(nation("england"), &journey, text).into_iter().map(|(key, _)| key).collect::<Vec<_>>();
    assert_eq!(
        find("core group"),
        ["care-management/first-core-group", "care-management/core-group", "care-management/minutes-shared"]
    );
    assert_eq!(find("ORDER placement"), ["children-in-care/placement-order"]);
    assert_eq!((find("c"), find("narnia")), (Vec::<String>::new(), Vec::new()));
    assert!(find("the").len() <= 8);
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
    sheet(world, &CALENDAR, &journey, day("2026-11-26"))
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
            let been = sheet.been.iter().map(|been| been.step.name.clone());
            let next = world.graph.next(at).iter().map(|edge| world.nation.step(edge.to).name.clone());
            for name in endings.chain(been).chain(next) {
                assert!(text.contains(&name), "{name:?} is missing at {}:\n{text}", world.nation.step(at).id);
            }
        }
    }
}

#[test]
fn the_sheet_holds_the_days_ahead_with_what_they_rest_on_and_no_other() {
    let world = nation("england");
    let journey = dated("england", "care-management/initial-conference", "2026-01-05");
    for today in ["2026-01-05", "2026-02-05", "2027-01-06"] {
        let sheet = sheet(world, &CALENDAR, &journey, day(today));
        let ahead = lines(&journey, today).into_iter().filter(|line| line.is_ahead(day(today)));
        assert_eq!(sheet.due, ahead.collect::<Vec<_>>());
        let text = sheet.text(&ENGLISH);
        for line in &sheet.due {
            assert!(text.contains((ENGLISH.basis)(line.basis)) && text.contains(&line.rule), "{text}");
        }
    }
}

#[test]
fn a_step_given_as_held_stands_on_the_sheet_with_its_limit_and_no_other_does() {
    let world = nation("england");
    let text = |journey: &Journey| sheet(world, &CALENDAR, journey, day("2026-11-28")).text(&ENGLISH);
    let on_time = text(&sara("2026-10-23"));
    let told = "held Fri 23 October 2026, by Mon 26 October 2026 (guidance)";
    assert!(on_time.contains(told), "{on_time}");
    let late = text(&sara("2026-11-23"));
    assert!(late.contains("held Mon 23 November 2026, by Mon 26 October 2026 (guidance)"), "{late}");
    assert!(!["late", "missed", "overdue"].iter().any(|word| late.contains(&format!(" {word}"))), "{late}");
    let mut open = sara("2026-10-23");
    open.set_day(Event::of_step(step("care-management/initial-conference")), None);
    let open = text(&open);
    let here = open.lines().find(|line| line.starts_with("Initial child protection conference")).unwrap();
    assert_eq!(here, "Initial child protection conference (Care management)", "no limit without a day:\n{open}");
    assert!(!open.contains("within 15 working days"), "what lies behind without a day is not mentioned:\n{open}");
    // Of what comes again the last time was given: its next day is told, though it has gone by.
    let visit = dated("england", "care-management/cp-visits", "2026-09-01");
    let again = text(&Journey { council: councils(&world.nation)[0].clone(), ..visit });
    assert!(again.contains("Tue 1 September 2026"), "{again}");
}

#[test]
fn where_we_are_is_told_once_though_the_road_ends_there() {
    let world = nation("scotland");
    let mut journey = dated("scotland", "kinship/kinship-panel", "2026-11-02");
    journey.trail.been = vec![step("kinship/emergency-with-kin"), step("kinship/kinship-panel")];
    let sheet = sheet(world, &CALENDAR, &journey, day("2026-11-02"));
    assert_eq!(
        sheet.been.iter().map(|been| been.step.name.as_str()).collect::<Vec<_>>(),
        ["Emergency placement with kin"]
    );
    for to in [PictureUse::File, PictureUse::Paper] {
        let (svg, _) = picture(&sheet, &ENGLISH, to);
        assert_eq!(svg.as_str().matches(">Kinship panel ").count(), 1);
    }
}

#[test]
fn what_does_not_fit_on_the_first_page_is_on_the_second_and_nothing_is_left_out() {
    let (mut n_second, mut n_whole) = (0, 0);
    for world in NATIONS.iter() {
        for at in step_refs(&world.nation) {
            let mut sheet = sheet_at(world, at);
            sheet.asks = (0..4).map(|nth| format!("A question of some length to take along, number {nth}?")).collect();
            for free in [120.0, 350.0] {
                let [first, second] = sheet.pages(free, &ENGLISH);
                let mut all: Vec<_> = first.iter().chain(&second).map(|part| part.title).collect();
                let mut parts: Vec<_> = sheet.parts(&ENGLISH).iter().map(|part| part.title).collect();
                all.sort_unstable();
                parts.sort_unstable();
                assert_eq!(all, parts);
                n_second += usize::from(!second.is_empty());
                n_whole += usize::from(second.is_empty());
            }
        }
    }
    assert!(0 < n_second && 0 < n_whole, "{n_second} {n_whole}");
}

#[test]
fn the_picture_of_every_step_is_plain_svg_whose_words_stay_in_their_boxes() {
    let mut n_steps = 0;
    for world in NATIONS.iter() {
        for at in step_refs(&world.nation) {
            n_steps += 1;
            let sheet = sheet_at(world, at);
            let place = format!("{} {}", world.nation.id, world.nation.step(at).id);
            for to in [PictureUse::File, PictureUse::Paper] {
                let (svg, height) = picture(&sheet, &ENGLISH, to);
                check_picture(&format!("{place} {to:?}"), svg.as_str(), height);
                let here = svg.as_str().matches(&format!("{} ·", ENGLISH.here)).count();
                assert_eq!(here, 1, "{place}: where we are is drawn once");
            }
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
        let (svg, height) =
            picture(&sheet_at(world, world.nation.find(map, step).unwrap()), &ENGLISH, PictureUse::File);
        // A line for each element, so that a difference shows where it is.
        let told = format!("{height}\n{}\n", svg.as_str().replace("><", ">\n<"));
        is_as_kept(&format!("pictures/{step}.svg.txt"), &told, "journey");
    }
}

fn check_picture(place: &str, svg: &str, height: f64) {
    let width = if place.ends_with("Paper") { WIDTH_ON_PAPER } else { WIDTH };
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
        assert!(is_within(text, &[0.0, 0.0, width, height]), "{place}: {words:?} leaves the picture");
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
