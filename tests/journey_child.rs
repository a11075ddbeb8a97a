//! The page that a child makes their own: what it says of each step, and what of it goes where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use waymark::atlas::{StepRef, help};
use waymark::journey::child::{ChildPage, ChildPart, ChildShare, StopPlace, child_page, share_field, text_for_file};
use waymark::journey::keep::{JourneyFile, merged, read, write};
use waymark::journey::{Journey, name};
use waymark::place::{Page, Place, StepName, Trail};
use waymark::words::ENGLISH;
use waymark::world::World;

#[path = "support/nations.rs"]
mod nations;

fn worlds() -> Vec<World> {
    let worlds = nations::NATIONS.iter().map(|nation| nation.clone().with_help(&help::built_in()));
    worlds.map(|nation| World::new(nation, &ENGLISH)).collect()
}

fn step(text: &str) -> StepName {
    let (map, step) = text.split_once('/').unwrap();
    (map.to_string(), step.to_string())
}

const PANEL: &str = "kinship/kinship-panel";

fn journey() -> Journey {
    let mut journey =
        Journey { nation: "scotland".to_string(), here: Some(step(PANEL)), id: "x".to_string(), ..Journey::default() };
    journey.set_of_child(&format!("{PANEL} feel"), "bad");
    journey.set_of_child(&format!("{PANEL} say"), "i dont wanna go, Gran is nice");
    journey.set_of_child(&format!("{PANEL} with Aunty Bee"), "yes");
    journey.set_of_child(&format!("{PANEL} ask no"), "yes");
    journey
}

#[test]
fn every_step_has_a_page_with_a_name_a_sentence_and_a_road_that_ends_in_the_heart() {
    for world in worlds() {
        let nation = &world.nation;
        for (map, own) in nation.maps() {
            for (id, _) in own.steps() {
                let step_ref = waymark::atlas::StepRef { map, step: id };
                let step = name(nation, step_ref);
                let page = child_page(&world, &Journey::default(), &step, &ENGLISH).unwrap();
                let place = format!("{step:?}");
                assert!(!page.name.is_empty() && !page.sentence.is_empty(), "{place}");
                assert!((2..=5).contains(&page.road.len()), "{place}: {:?}", page.road);
                assert_eq!(page.road.last().unwrap().lies, StopPlace::Heart, "{place}");
                assert_eq!(page.road.iter().filter(|stop| stop.lies == StopPlace::Here).count(), 1, "{place}");
                // A helpline that a child is given has a number that the map has for this step.
                let helps = page.questions.iter().find(|question| question.text.contains("help me")).unwrap();
                let lines = nation.lines_for(step_ref, Some(waymark::atlas::reader::Reader::Child));
                let has_number = |line: &&waymark::atlas::PhoneLine| {
                    !line.telephone.is_empty() && helps.answer.ends_with(&format!("{}: {}.", line.name, line.telephone))
                };
                assert_eq!(
                    lines.iter().any(has_number),
                    lines.iter().any(|line| !line.telephone.is_empty()),
                    "{place}"
                );
                // And first there is somebody whose job it is, by the map's own line where it has one.
                let free = lines.iter().find(|line| line.telephone.is_empty() && line.hours.contains("advocacy"));
                let own = free.map_or(ENGLISH.child.speaks_up.to_string(), |line| line.hours.clone());
                assert!(helps.answer.contains(&own), "{place}: {}", helps.answer);
            }
        }
    }
}

#[test]
fn the_road_has_the_step_before_and_goes_the_way_of_the_plan() {
    let world = worlds().into_iter().find(|world| world.nation.id == "scotland").unwrap();
    let been = vec![step("looked-after/becomes-looked-after"), step("kinship/emergency-with-kin")];
    let mut journey = Journey { trail: Trail { been, ..Trail::default() }, ..journey() };
    let lies = |journey: &Journey| -> Vec<StopPlace> {
        child_page(&world, journey, &step(PANEL), &ENGLISH).unwrap().road.iter().map(|stop| stop.lies).collect()
    };
    assert_eq!(lies(&journey)[..2], [StopPlace::Before, StopPlace::Here]);
    assert_eq!(lies(&journey).last(), Some(&StopPlace::Heart));
    let names = |journey: &Journey, at: &str| -> Vec<String> {
        child_page(&world, journey, &step(at), &ENGLISH).unwrap().road.iter().map(|stop| stop.name.clone()).collect()
    };
    // Two plans part where the plan is chosen.
    let [home, adopted] = ["permanence/exit-home", "permanence/exit-adopted"].map(|goal| {
        journey.plans = vec![step(goal)];
        names(&journey, "permanence/permanence-options")
    });
    assert_ne!(home, adopted);
    // A stop bears the child's own name.
    journey.set_of_child(&format!("{PANEL} name"), "The big table");
    journey.set_of_child("heart name", "Grans house");
    let names = names(&journey, PANEL);
    assert!(names.contains(&"The big table".to_string()) && names.contains(&"Grans house".to_string()), "{names:?}");
}

/// Looks at the page of every step, before a child has given anything.
fn on_every_page(mut look: impl FnMut(&World, StepRef, &ChildPage)) {
    for world in worlds() {
        for (map, own) in world.nation.maps() {
            for (step, _) in own.steps() {
                let at = StepRef { map, step };
                let page = child_page(&world, &Journey::default(), &name(&world.nation, at), &ENGLISH).unwrap();
                look(&world, at, &page);
            }
        }
    }
}

#[test]
fn without_a_plan_the_road_has_the_one_usual_step_or_says_that_nothing_is_decided() {
    use waymark::atlas::file::MoveKind;
    let mut n_ahead = 0;
    let mut n_undecided = 0;
    on_every_page(|world, at, page| {
        let Some(next) = page.road.iter().find(|stop| stop.lies == StopPlace::Ahead) else {
            return assert!(world.nation.step(at).is_exit(), "{}: {:?}", page.step, page.road);
        };
        if next.name == ENGLISH.child.undecided {
            n_undecided += 1;
            return;
        }
        let is_it = |to| next.field == format!("{} name", waymark::place::joined(&name(&world.nation, to)));
        let moves = world.graph.next(at).iter().filter(|edge| is_it(edge.to));
        let kinds: Vec<MoveKind> = moves.map(|edge| edge.kind).collect();
        assert!(kinds.contains(&MoveKind::Next), "{}: {} {kinds:?}", page.step, next.name);
        n_ahead += 1;
    });
    assert!(150 < n_ahead && 50 < n_undecided, "{n_ahead} {n_undecided}");
    // A review of a young person's plan does not lead to a home by a prison.
    let england = worlds().into_iter().find(|world| world.nation.id == "england").unwrap();
    let page = child_page(&england, &Journey::default(), &step("leaving-care/pathway-review"), &ENGLISH).unwrap();
    assert!(page.road.iter().all(|stop| !stop.name.contains("custody")), "{:?}", page.road);
    // A review of an order promises no home for good, and its plainest outcome is among what can come.
    let scotland = worlds().into_iter().find(|world| world.nation.id == "scotland").unwrap();
    let page =
        child_page(&scotland, &Journey::default(), &step("childrens-hearings/review-hearing"), &ENGLISH).unwrap();
    let names: Vec<&str> = page.road.iter().map(|stop| stop.name.as_str()).collect();
    assert_eq!(names[1..], [ENGLISH.child.undecided, ENGLISH.child.heart]);
    let next = page.questions.iter().find(|question| question.text.contains("happen next")).unwrap();
    assert!(next.answer.starts_with("An order: social work must help; The order ends"), "{}", next.answer);
}

#[test]
fn nothing_goes_on_the_file_that_the_child_has_not_let_go_there() {
    let world = worlds().into_iter().find(|world| world.nation.id == "scotland").unwrap();
    let mut journey = journey();
    assert_eq!(text_for_file(&world.nation, &journey, &ENGLISH), "");
    journey.set_of_child(&share_field(PANEL, ChildPart::Say), ChildShare::Paper.word());
    assert_eq!(text_for_file(&world.nation, &journey, &ENGLISH), "");
    journey.set_of_child(&share_field(PANEL, ChildPart::Say), ChildShare::File.word());
    let text = text_for_file(&world.nation, &journey, &ENGLISH);
    assert!(text.contains("i dont wanna go, Gran is nice"), "{text}");
    for own in ["Not good", "Aunty Bee", "Can I say no?"] {
        assert!(!text.contains(own), "{text}");
    }
    for part in ChildPart::ALL {
        journey.set_of_child(&share_field(PANEL, *part), ChildShare::File.word());
    }
    let text = text_for_file(&world.nation, &journey, &ENGLISH);
    for own in ["How do you feel about it?: Not good", "Aunty Bee: I want them there", "Can I say no?"] {
        assert!(text.contains(own), "{own}: {text}");
    }
}

#[test]
fn what_a_child_can_ask_for_in_the_room_is_what_the_map_says_of_the_child_there_and_nothing_else() {
    let mut n_lines = 0;
    on_every_page(|world, at, page| {
        let (step, known) = (&page.step, world.nation.step(at));
        assert!(page.rights.is_empty() || page.is_meeting, "{step}");
        for right in &page.rights {
            assert!(known.rights.iter().any(|line| line.to_lowercase() == right.text.to_lowercase()), "{step}");
            let is_for_others = right.text.contains("arent") && !right.text.contains("hild");
            assert!(!is_for_others && right.answer.is_empty() && !right.is_asked, "{step}: {}", right.text);
        }
        n_lines += page.rights.len();
    });
    assert!(10 < n_lines, "{n_lines}");
}

#[test]
fn what_a_child_took_along_stays_in_the_words_it_had_and_goes_where_they_let_it() {
    let world = worlds().into_iter().find(|world| world.nation.id == "scotland").unwrap();
    let hearing = "childrens-hearings/grounds-hearing";
    let mut journey = journey();
    journey.set_of_child(&format!("{hearing} may A line of an older map"), "yes");
    let page = child_page(&world, &journey, &step(hearing), &ENGLISH).unwrap();
    let asked = page.rights.iter().filter(|right| right.is_asked).map(|right| right.text.as_str());
    assert_eq!(asked.collect::<Vec<_>>(), ["A line of an older map"]);
    assert!(page.has(&journey, ChildPart::Rights) && !page.is_for_paper(&journey, ChildPart::Rights));
    journey.set_of_child(&share_field(hearing, ChildPart::Rights), ChildShare::Paper.word());
    assert!(page.is_for_paper(&journey, ChildPart::Rights));
    assert!(!text_for_file(&world.nation, &journey, &ENGLISH).contains("A line of an older map"));
    journey.set_of_child(&share_field(hearing, ChildPart::Rights), ChildShare::File.word());
    assert!(text_for_file(&world.nation, &journey, &ENGLISH).contains("A line of an older map"));
}

#[test]
fn it_is_kept_read_and_merged_field_by_field() {
    let world = worlds().into_iter().find(|world| world.nation.id == "scotland").unwrap();
    let journey = journey();
    let text = write(&journey);
    assert_eq!(read(&text, &world.nation).unwrap().child, journey.child);
    assert!(journey.is_worth_keeping());
    let base = JourneyFile::parse(&text).unwrap();
    let (mut mine, mut theirs) = (journey.clone(), journey);
    mine.set_of_child(&format!("{PANEL} feel"), "good");
    theirs.set_of_child(&format!("{PANEL} say"), "");
    theirs.set_of_child(&format!("{PANEL} ask-own"), "why me");
    let both = merged(Some(&base), &JourneyFile::of(&mine), &JourneyFile::of(&theirs));
    let both = read(&both.text(), &world.nation).unwrap();
    assert_eq!(both.of_child(&format!("{PANEL} feel")), "good");
    assert_eq!(both.of_child(&format!("{PANEL} say")), "");
    assert_eq!(both.of_child(&format!("{PANEL} ask-own")), "why me");
}

#[test]
fn its_address_says_the_step_and_nothing_of_the_child() {
    let child = Page::Child { nation: "scotland".to_string(), step: step(PANEL) };
    let place = Place { here: Some(step("kinship/living-with-kin")), ..Place::from(child) };
    let printed = place.print();
    assert_eq!(printed, format!("#/scotland/child/{PANEL}?here=kinship/living-with-kin"));
    assert_eq!(Place::parse(&printed, None), (place.clone(), None));
    // Whoever looks ahead is still where they are.
    assert_eq!(Journey::of_place(&place).here, Some(step("kinship/living-with-kin")));
}
