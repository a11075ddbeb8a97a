//! A journey is kept and read back whole: what was before, where other children are, the records of supervision.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use waymark::atlas::reflect::{AskedIn, Origin, Reflect, StepQuestions};
use waymark::calendar::Calendar;
use waymark::calendar::day::Day;
use waymark::export::picture::{PictureUse, picture};
use waymark::journey::answers::answered;
use waymark::journey::find::find_steps;
use waymark::journey::history::{MARKED, PastField, past_line};
use waymark::journey::keep::{Unread, read, write};
use waymark::journey::record::{self, Record, action_key, question_key};
use waymark::journey::scene::{Surroundings, journey_scene};
use waymark::journey::sheet::sheet;
use waymark::journey::{Event, Journey, name};
use waymark::place::{Place, StepName, Trail};
use waymark::scene::reflect::AnswerPart;
use waymark::views::record::RecordView;
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
#[path = "support/picture.rs"]
mod picture;
#[path = "support/properties.rs"]
mod properties;

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
                    n_changes: colour as u32,
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
                    meetings: also.clone(),
                    child: also.clone(),
                    also,
                    unusable: Vec::new(),
                    age: if colour % 3 == 0 { String::new() } else { format!("{colour} 2026-11-28") },
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
    picture::check_picture("with history", svg.as_str(), height);
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
    let here = Some(step("care-management/strategy-meeting"));
    let bare = Journey { nation: "england".to_string(), here, ..Journey::default() };
    let limits = told(&bare, "q-timescales-and-checkpoints");
    assert!(
        limits.contains("Police protection: The police can keep your child safe for no longer than 72 hours"),
        "{limits}"
    );
    assert!(!told(&bare, "q-how-did-they-get-here").contains("Earlier involvements"));
}

#[test]
fn steps_are_found_by_a_part_of_their_name_those_of_the_own_map_first() {
    let journey =
        Journey { nation: "england".to_string(), here: Some(step("care-management/cp-plan")), ..Journey::default() };
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

#[test]
fn no_limit_of_a_council_that_is_not_the_journeys_own_is_on_its_sheet_or_in_its_answers() {
    let reflect: Reflect = serde_json::from_str(include_str!("../maps/reflect.json")).unwrap();
    let mut n_own = 0;
    for nation in nations::NATIONS.iter() {
        let asking = StepQuestions::from_rows(reflect.rows()).unwrap();
        let world = World::new(nation.clone(), &ENGLISH);
        let around = Surroundings { world, calendar: Calendar::built_in(), asking: Some(asking) };
        for at in step_refs(nation) {
            let near = around.graph.next(at).iter().map(|edge| edge.to).chain([at]);
            let near = near.flat_map(|at| nation.step(at).timescales.iter());
            let local: Vec<_> = near.filter(|limit| !limit.councils.is_empty()).collect();
            for council in ["", "Sefton"].into_iter().take(if local.is_empty() { 0 } else { 2 }) {
                let here = Some(name(nation, at));
                let journey =
                    Journey { nation: nation.id.clone(), here, council: council.to_string(), ..Journey::default() };
                let scene = journey_scene(&around, &journey, day("2026-11-28"));
                let mut told = scene.sheet.text(&ENGLISH);
                for asked in answered(&around, &scene) {
                    told.push_str(&waymark::views::record::answers(&asked, &ENGLISH).into_string());
                }
                for limit in &local {
                    let rule = (ENGLISH.in_councils)(&limit.councils.join(", "));
                    let is_own = limit.councils.iter().any(|own| own == council);
                    assert!(
                        is_own || !told.contains(&format!("{rule}{}", &limit.rule[..9])),
                        "{}: {rule}",
                        nation.name(at)
                    );
                    n_own += usize::from(is_own && told.contains(&rule));
                }
            }
        }
    }
    assert!(0 < n_own, "the own council's limits are told");
}

#[test]
fn an_action_can_be_done_and_what_is_not_goes_on_to_the_next_record() {
    let mut journey = sara("2026-10-26");
    journey.start_record("one", "Mon 2 November 2026");
    for (row, what) in [(1, "Ask Gran"), (3, "Call school")] {
        journey.set_words("one", &action_key(row, "what"), Some(what));
        journey.set_words("one", &action_key(row, "by"), Some("Fri 6 November 2026"));
    }
    journey.set_words("one", &action_key(3, record::DONE), Some("on"));
    journey.set_words("one", &action_key(5, record::DONE), Some("on"));
    assert_eq!(journey.record_list()[0].actions().len(), 2, "a tick alone is no action");
    let text = record::text(&journey.record_list(), None, &ENGLISH);
    assert!(text.contains("[ ] Ask Gran; by when: Fri 6 November 2026\n[x] Call school;"), "{text}");
    journey.start_record("two", "Mon 30 November 2026");
    let records = journey.record_list();
    assert_eq!(records[1].actions(), [(1, ["Ask Gran", "", "Fri 6 November 2026"])]);
    assert!(!records[1].is_done(1) && records[1].text(record::DAY) == "Mon 30 November 2026");
    assert_eq!(records[0].actions().len(), 2, "the earlier one stays as it was");
    let last = Some(&records[0]);
    let view = RecordView { record: &records[1], last, questions: vec![], answers: &[], n_rows: 3, words: &ENGLISH };
    let form = view.form(&records).into_string();
    assert!(form.contains("Call school; by when: Fri 6 November 2026 (Done)"), "{form}");
    assert!(form.contains("Ask Gran; by when: Fri 6 November 2026 (Not done yet)"), "{form}");
    assert_eq!(form.matches(r#"type="checkbox""#).count(), 3);
    for row in 1..=3 {
        let named = (ENGLISH.journey.action_part)(row, ENGLISH.journey.action[1]);
        assert!(named.contains(&row.to_string()) && form.contains(&format!(">{named}<")), "{named}: {form}");
    }
    // On paper a tick without an action says nothing.
    let ticked = RecordView { record: &records[0], last: None, n_rows: 5, ..view };
    let paper = ticked.sheet("", "").into_string();
    assert_eq!(paper.matches("(Done)").count(), 1, "{paper}");
    assert_eq!(read(&write(&journey), &nation("england").nation), Ok(journey));
}

#[test]
fn a_record_has_room_for_the_childs_own_words_and_when_the_child_was_last_seen() {
    let mut journey = sara("2026-10-26");
    let own = [(record::CHILDS_WORDS, "I want to stay with Gran."), (record::SEEN, "Mon 2 November 2026")];
    for (key, text) in own {
        journey.set_words("one", key, Some(text));
    }
    journey.set_words("two", record::DAY, Some("Mon 30 November 2026"));
    let records = journey.record_list();
    let view = |at: usize, last| RecordView {
        record: &records[at],
        last,
        questions: vec![],
        answers: &[],
        n_rows: 3,
        words: &ENGLISH,
    };
    let (first, second) = (view(0, None), view(1, Some(&records[0])));
    let text = record::text(&records, None, &ENGLISH);
    let [form, paper] = [first.form(&records), first.sheet("S", "Core group")].map(|html| html.into_string());
    for (_, said) in own {
        assert!(form.contains(said) && paper.contains(said) && text.contains(said), "{said}");
    }
    // Last time's words stand beside this time's room.
    assert!(second.form(&records).into_string().contains(own[0].1));
    assert!(second.sheet("S", "Core group").into_string().contains(own[0].1));
    // What is no date is told there whenever the form is written.
    let mut vague = journey.clone();
    vague.set_words("one", record::SEEN, Some("last week"));
    let told = RecordView { record: &vague.record_list()[0], ..view(0, None) }.form(&records).into_string();
    assert!(told.contains((ENGLISH.calendar.bad_day)(waymark::calendar::day::BadDay::Form)), "{told}");
    assert!(!form.contains("cannot read this date"), "{form}");
    for key in [record::DAY, record::SEEN] {
        assert!(
            form.contains(&format!("id=\"record-{key}-note\"")),
            "what is said of the day stands beside it: {form}"
        );
    }
    assert_eq!(read(&write(&journey), &nation("england").nation), Ok(journey));
}

#[test]
fn an_involvement_that_ends_before_it_begins_says_so_and_no_other_does() {
    let fault = |from: &str, to: &str| {
        let mut journey = sara("2026-10-26");
        journey.say_of_involvement(MARKED, PastField::From, from);
        journey.say_of_involvement(MARKED, PastField::To, to);
        let past = journey.involvements().pop().unwrap();
        past_line(&nation("england").nation, &journey, past).time_fault(&ENGLISH)
    };
    let turned = |from: &str, to: &str| fault(from, to) == ENGLISH.journey.past_order;
    for (from, to) in [("31 Feb 2023", ""), ("", "31/11/2022"), ("31 Feb 2023", "2022")] {
        assert!(fault(from, to).starts_with("There is no such day"), "{from} to {to}");
    }
    for (from, to) in [
        ("2022", "2021"),
        ("2022-03-06", "2022-03-05"),
        ("6 March 2022", "5 March 2022"),
        ("March 2022", "February 2022"),
        ("2022-03-06", "February 2022"),
        ("2022-03-06", "2021"),
        ("early 2022", "2021"),
    ] {
        assert!(turned(from, to), "{from} to {to}");
    }
    for (from, to) in [
        ("2021", "2022"),
        ("2021", "2021"),
        ("March 2022", "2022"),
        ("2022", "March 2022"),
        ("2022-03-06", "March 2022"),
        ("2022-03-06", "2022-03-06"),
        ("a while ago", "2021"),
        ("2022", ""),
        ("", "2021"),
    ] {
        assert_eq!(fault(from, to), "", "{from} to {to}");
    }
}

#[test]
fn what_cannot_come_for_years_is_told_in_a_record_with_its_first_year() {
    let nation = nations::NATIONS.iter().find(|nation| nation.id == "england").unwrap().clone();
    let asking = StepQuestions::from_rows(reflect().rows()).unwrap();
    let around =
        Surroundings { world: World::new(nation, &ENGLISH), calendar: Calendar::built_in(), asking: Some(asking) };
    let mut n_told = 0;
    for at in step_refs(&around.nation) {
        let here = Some(name(&around.nation, at));
        let mut journey = Journey { nation: "england".to_string(), here, ..Journey::default() };
        let links = |journey: &Journey| {
            let scene = journey_scene(&around, journey, day("2026-11-28"));
            let all = answered(&around, &scene);
            let parts = all.iter().flat_map(|asked| asked.parts.clone());
            let links = parts.filter(|part| matches!(part, AnswerPart::Step { .. })).count();
            (
                links,
                all.iter()
                    .map(|asked| waymark::views::record::answers(asked, &ENGLISH).into_string())
                    .collect::<String>(),
            )
        };
        let (n_all, _) = links(&journey);
        journey.age = "2021-03".to_string();
        let (n_left, told) = links(&journey);
        assert!(n_all <= n_left || told.contains("Not before 20"), "{}: {told}", around.nation.name(at));
        n_told += usize::from(told.contains("Not before 20"));
    }
    assert!(0 < n_told);
}
