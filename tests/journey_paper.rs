//! What is made for paper: the page before a meeting, the sheet as text and print, and the picture.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use waymark::atlas::file::is_meeting;
use waymark::atlas::reader::Reader;
use waymark::atlas::reflect::{Reflect, StepQuestions};
use waymark::atlas::{Nation, StepRef};
use waymark::calendar::day::Day;
use waymark::export::picture::{PictureUse, picture};
use waymark::journey::answers::answered;
use waymark::journey::due::{councils, due};
use waymark::journey::meeting::{PAPER, meeting_page, meetings, offered};
use waymark::journey::paper::names_you;
use waymark::journey::record;
use waymark::journey::scene::{Surroundings, journey_scene};
use waymark::journey::sheet::sheet;
use waymark::journey::{Event, Journey, name};
use waymark::place::{StepName, Trail};
use waymark::scene::StepLink;
use waymark::words::ENGLISH;
use waymark::world::World;

use dated::{dated, sara, step_refs};
use journeys::{CALENDAR, NATIONS, day, nation, step};
use kept::is_as_kept;

#[path = "support/dated.rs"]
mod dated;
#[path = "support/journeys.rs"]
mod journeys;
#[path = "support/kept.rs"]
mod kept;
#[path = "support/nations.rs"]
mod nations;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/reached.rs"]
mod reached;

/// Every step at which people come together, with its nation.
/// The meetings to choose from on a day.
fn choices(world: &World, journey: &Journey, today: Day) -> Vec<(String, StepLink)> {
    meetings(world, &due(world, &CALENDAR, journey, today), journey, today)
}

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
    // Once it was held, what comes next is not measured by what was kept.
    let held = meeting_page(world, &CALENDAR, &journey, (at, Reader::Worker), day("2026-10-28")).text(&ENGLISH);
    assert!(held.contains("Last time: Mon 26 October 2026.") && !held.contains("within 15 working days"), "{held}");
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
        let found = choices(world, &journey, day("2026-11-28"));
        assert_eq!(found[0].0, format!("{}/{}", here.0, here.1));
        let reached = reached::reached(&world.nation, &here);
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
        choices(world, &journey, day("2026-11-28")).into_iter().map(|(key, _)| key).collect()
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
fn the_meeting_with_a_day_ahead_comes_first_and_one_that_was_held_or_is_for_a_baby_does_not() {
    let today = day("2026-11-28");
    let keys = |journey: &Journey| -> Vec<String> {
        choices(nation(&journey.nation), journey, today).into_iter().map(|(key, _)| key).collect()
    };
    let (conference, core_group) = ("care-management/initial-conference", "care-management/core-group");
    let mut journey = dated("england", conference, "2026-11-23");
    journey.here = Some(step(conference));
    let held = keys(&journey);
    assert!(1 < held.len() && held[0] != conference && held.contains(&conference.to_string()), "{held:?}");
    // The next time of what repeats, then the day of a step itself.
    let next_time = Event { step: step(core_group), what: "next time".to_string() };
    journey.set_day(Event::of_step(step(core_group)), Some(day("2026-11-26")));
    journey.set_day(next_time, Some(day("2026-12-08")));
    assert_eq!(keys(&journey)[0], core_group);
    let at = nation("england").nation.find("care-management", "core-group").unwrap();
    let page = meeting_page(nation("england"), &CALENDAR, &journey, (at, Reader::Parent), today).text(&ENGLISH);
    assert!(page.contains("Tue 8 December 2026"), "{page}");
    journey.set_day(Event::of_step(step("care-management/review-conference")), Some(day("2026-12-03")));
    assert_eq!(keys(&journey)[..2], ["care-management/review-conference", core_group]);
    // What the reader asked for is shown, else the next with a day, before the step they came from.
    let around =
        Surroundings { world: World::new(nations_of("england"), &ENGLISH), calendar: CALENDAR.clone(), asking: None };
    let scene = journey_scene(&around, &journey, today);
    let came = || Some("care-management/strategy-meeting".to_string());
    assert_eq!(offered(&scene, None, came())[0], "care-management/review-conference");
    assert_eq!(offered(&scene, came(), None)[0], "care-management/strategy-meeting");
    journey.dates.clear();
    assert_eq!(offered(&journey_scene(&around, &journey, today), None, came())[0], "care-management/strategy-meeting");
    // By age.
    for (age, is_there) in [("", true), ("2026-11", true), ("2013-05", false)] {
        let here = Some(step("child-protection/registration"));
        let child = Journey { nation: "scotland".to_string(), here, age: age.to_string(), ..Journey::default() };
        let nation = &nation("scotland").nation;
        let at = nation.find("child-protection", "pre-discharge-meeting").unwrap();
        assert_eq!(!child.is_past(nation, at, today), is_there, "{age}");
        assert!(is_there || !keys(&child).iter().any(|key| key.contains("pre-")), "{:?}", keys(&child));
    }
    for (known, _) in waymark::journey::age::MOST_AGES {
        let (map, at) = step(known);
        assert!(NATIONS.iter().any(|world| world.nation.find(&map, &at).is_some()), "{known}");
    }
}

fn nations_of(id: &str) -> Nation {
    nations::NATIONS.iter().find(|nation| nation.id == id).unwrap().clone()
}

#[test]
fn supervision_is_told_the_plans_the_planned_days_and_nothing_years_ahead() {
    let reflect: Reflect = serde_json::from_str(include_str!("../maps/reflect.json")).unwrap();
    let asking = StepQuestions::from_rows(reflect.rows()).unwrap();
    let world = World::new(nations_of("england"), &ENGLISH);
    let around = Surroundings { world, calendar: CALENDAR.clone(), asking: Some(asking) };
    let told = |journey: &Journey| {
        let scene = journey_scene(&around, journey, day("2026-11-28"));
        let all = answered(&around, &scene);
        all.iter().map(|asked| waymark::views::record::answers(asked, &ENGLISH).into_string()).collect::<String>()
    };
    let mut journey = dated("england", "children-in-care/looked-after-review", "2026-12-09");
    journey.here = Some(step("children-in-care/looked-after-review"));
    let asks_of_before = |journey: &Journey| {
        let scene = journey_scene(&around, journey, day("2026-11-28"));
        scene.questions.iter().any(|question| question.contains("last time"))
    };
    assert!(!asks_of_before(&journey), "nothing is asked of an involvement that nobody has given");
    let again = Journey {
        trail: Trail { earlier: vec![step("care-management/cp-plan")], ..Trail::default() },
        ..journey.clone()
    };
    assert!(asks_of_before(&again));
    let without_age = told(&journey);
    assert!(without_age.contains("; Leaving care planning starts"), "{without_age}");
    assert!(!without_age.contains("another map"), "what the maps lead to besides is no answer: {without_age}");
    assert!(without_age.contains("Wed 9 December 2026"), "{without_age}");
    let (home, lasting) =
        (without_age.find("being at home with the family"), without_age.find("route to a lasting home"));
    assert!(home.is_some() && home < lasting, "{without_age}");
    journey.age = "2021-06".to_string();
    let five = told(&journey);
    assert!(!five.contains("; Leaving care") && !five.contains("; Turning 18"), "{five}");
    assert!(five.contains("Not before 2036: Leaving care planning starts") && !five.contains("another map"), "{five}");
    journey.plans = vec![step("children-in-care/adoption-order")];
    let planned = told(&journey);
    assert!(planned.contains("Plan A: Adoption order") && !planned.contains("The usual route to"), "{planned}");
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
                    assert!(*reader != Reader::Child, "{place}: a child is handed nothing that is said to another");
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
                None => {
                    assert!(!text.contains("“you” means"), "{place}");
                    if *reader == Reader::Child {
                        n_for_children += 1;
                        let step = world.nation.step(at);
                        for right in step.rights.iter().filter(|right| names_you(right)) {
                            assert!(!text.to_lowercase().contains(&right.to_lowercase()), "{place}: {right}\n{text}");
                        }
                        let titles = [
                            ENGLISH.journey.in_time,
                            ENGLISH.journey.beforehand,
                            (ENGLISH.from_here.rights)(Some(*reader)),
                        ];
                        let lines =
                            page.parts.iter().filter(|part| titles.contains(&part.title)).flat_map(|part| &part.items);
                        lines.for_each(|line| assert!(!names_you(line), "{place}: {line}"));
                    }
                }
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
    assert!(past.contains("Day and time: ____"), "{past}");
    let ahead = dated("england", "care-management/initial-conference", "2026-12-01");
    let ahead = text(&ahead, "care-management/initial-conference", Reader::Parent);
    assert!(ahead.contains("Day and time: Tue 1 December 2026"), "{ahead}");
    let review = dated("england", "children-in-care/looked-after-review", "2026-11-20");
    let review =
        text(&Journey { label: "S".to_string(), ..review }, "children-in-care/looked-after-review", Reader::Worker);
    assert!(review.contains("Day and time of the next one: ____") && review.contains("Reference: S"), "{review}");
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
        let ahead = due(nation(&journey.nation), &CALENDAR, &journey, day(today))
            .into_iter()
            .filter(|line| line.is_ahead(day(today)));
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
    let told = "held Fri 23 October 2026, due by Mon 26 October 2026 (guidance)";
    assert!(on_time.contains(told), "{on_time}");
    let late = text(&sara("2026-11-23"));
    assert!(late.contains("held Mon 23 November 2026, due by Mon 26 October 2026 (guidance)"), "{late}");
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
    let (svg, _) = picture(&sheet, &ENGLISH, PictureUse::File);
    let due = sheet.due_texts(&ENGLISH);
    assert!(!due.is_empty());
    for word in due.iter().flat_map(|text| text.split(' ')) {
        assert!(svg.as_str().contains(word), "the picture for a file says what is due: {word}");
    }
}

#[test]
fn what_was_done_at_a_step_beside_the_road_stands_on_the_sheet_with_its_limit() {
    let world = nation("scotland");
    let mut journey = dated("scotland", "kinship/emergency-with-kin", "2026-11-27");
    journey.here = Some(step("kinship/kin-emergency-review"));
    let sheet_of = |journey: &Journey| sheet(world, &CALENDAR, journey, day("2026-11-29"));
    assert!(!sheet_of(&journey).text(&ENGLISH).contains("held Sun 29 November"));
    let visit = Event { step: step("kinship/kinship-reviews"), what: "previous visit".to_string() };
    journey.give_meeting_day(visit, day("2026-11-29"), day("2026-11-29"));
    let text = sheet_of(&journey).text(&ENGLISH);
    assert!(text.contains("held Sun 29 November 2026, due by Fri 4 December 2026 (regulation)"), "{text}");
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
                picture::check_picture(&format!("{place} {to:?}"), svg.as_str(), height);
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

#[test]
fn what_cannot_come_for_years_at_a_childs_age_is_said_later_or_left_out() {
    let world = nation("england");
    let on = day("2026-11-28");
    let sheet_at = |age: &str, here: &str| {
        let journey = Journey {
            nation: "england".to_string(),
            here: Some(step(here)),
            age: age.to_string(),
            ..Journey::default()
        };
        sheet(world, &CALENDAR, &journey, on)
    };
    let turns_18 = |sheet: &waymark::journey::sheet::Sheet| {
        let exits = sheet.endings.iter().flat_map(|group| &group.exits);
        exits.filter(|line| line.exit.step.ends_with("#exit-adulthood")).count()
    };
    let here = "care-management/review-conference";
    let (unknown, five) = (sheet_at("", here), sheet_at("5 2026-11-28", here));
    assert_eq!((turns_18(&unknown), turns_18(&five)), (1, 0));
    assert!(five.text(&ENGLISH).contains("Not before 2038: Turns 18."), "{}", five.text(&ENGLISH));
    assert!(!unknown.text(&ENGLISH).contains("Not before 20"));
    let (svg, _) = picture(&five, &ENGLISH, PictureUse::File);
    assert!(!svg.as_str().contains("Turns 18"));
    let all = |sheet: &waymark::journey::sheet::Sheet| {
        let exits: usize = sheet.endings.iter().map(|group| group.exits.len()).sum();
        exits + sheet.later.len()
    };
    assert_eq!(all(&unknown), all(&five), "none is lost");
    // Who is seventeen turns eighteen soon; by the month of birth too.
    assert_eq!(turns_18(&sheet_at("17 2026-11-28", here)), 1);
    assert_eq!(turns_18(&sheet_at("2009-11", here)), 1);
    assert_eq!(turns_18(&sheet_at("2010-01", here)), 0);
    // Next steps and meetings of leaving care are left out too, and come back with the years.
    let next = |age: &str| {
        let sheet = sheet_at(age, "children-in-care/looked-after-review");
        sheet.next.iter().filter(|way| way.to.step.contains("leaving-care#")).count()
    };
    assert!(
        0 < next("") && next("5 2026-11-28") == 0 && next("15 2026-11-28") == 1 && next("17 2026-11-28") == next("")
    );
    for World { nation, .. } in NATIONS.iter() {
        for at in step_refs(nation).into_iter().filter(|at| waymark::journey::age::least_age(nation, *at).is_none()) {
            let age = "0 2026-11-28".to_string();
            assert_eq!(Journey { age, ..Journey::default() }.comes_later(nation, at, on), None);
        }
    }
}

#[test]
fn every_step_with_a_least_age_is_on_a_map_that_speaks_of_that_age() {
    for (known, years) in waymark::journey::age::LEAST_AGES {
        let (map, id) = known.split_once('/').unwrap();
        let mut found = 0;
        for World { nation, .. } in NATIONS.iter() {
            for at in step_refs(nation) {
                let (own, step) = name(nation, at);
                found += usize::from(own == map && (id.is_empty() || step == id));
                // Whatever ends with an age has its years here.
                let ends = nation.step(at).ending() == Some(waymark::atlas::file::Ending::Adulthood);
                let is_known = waymark::journey::age::least_age(nation, at).is_some();
                assert!(!ends || is_known || step == "exit-own-home", "{own}/{step}");
            }
        }
        assert!(0 < found && (13..=26).contains(years), "{known}");
    }
}
