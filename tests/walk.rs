//! A trainer's walk with a group: what is shown and hidden, where groups go, what their routes come to, and what a file keeps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use waymark::atlas::StepRef;
use waymark::atlas::check::course::read;
use waymark::atlas::course::Course;
use waymark::atlas::file::StepKind;
use waymark::atlas::reader::Reader;
use waymark::journey::keep::Unread;
use waymark::journey::name;
use waymark::journey::walk::{Debrief, GroupRoad, Reveal, Walk, WalkField, debrief, walk_scene};
use waymark::place::{Place, joined};
use waymark::views::texts::learn::walk_place;
use waymark::views::walk::{WalkDesk, WalkView, handout, walk_page};
use waymark::words::ENGLISH;
use waymark::world::World;

#[path = "support/nations.rs"]
mod nations;

static COURSE: LazyLock<Course> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/learn.json");
    read("maps/learn.json", &std::fs::read_to_string(path).unwrap()).unwrap()
});

static WORLDS: LazyLock<Vec<World>> =
    LazyLock::new(|| nations::NATIONS.iter().map(|nation| World::new(nation.clone(), &ENGLISH)).collect());

fn world(nation: &str) -> &'static World {
    WORLDS.iter().find(|world| world.nation.id == nation).unwrap()
}

fn is_nation(id: &str) -> bool {
    WORLDS.iter().any(|world| world.nation.id == id)
}

const PLAN: &str = "children-in-care/permanence-plan";
const HOME: &str = "children-in-care/return-home-plan";
const KIN: &str = "children-in-care/kinship-order-assessment";
const COURT: &str = "children-in-care/care-application";

fn walk() -> Walk {
    Walk::new("england", PLAN, "m1-s1")
}

fn page(walk: &Walk, desk: Option<&WalkDesk>) -> String {
    let scene = walk_scene(world(&walk.nation), Some(&COURSE), walk).unwrap();
    walk_page(&scene, walk, &WalkView::Step, desk, &ENGLISH).into_string()
}

#[test]
fn every_step_can_be_walked_from_and_its_options_are_numbered_as_on_the_map() {
    for world in WORLDS.iter() {
        for (map, own) in world.nation.maps() {
            for (id, _) in own.steps() {
                let key = joined(&name(&world.nation, StepRef { map, step: id }));
                let walk = Walk::new(&world.nation.id, &key, "");
                let scene = walk_scene(world, None, &walk).unwrap();
                let here = scene.here().unwrap();
                assert!(!here.name.is_empty() && !here.plain.is_empty(), "{key}");
                for (idx, option) in here.options.iter().enumerate() {
                    assert_eq!(option.way.number, idx + 1, "{key}");
                    assert_eq!(option.way.to.step, format!("{}/{}", world.nation.id, option.key.replacen('/', "#", 1)));
                }
            }
        }
    }
}

#[test]
fn each_module_has_three_walks_and_each_begins_with_a_choice_and_two_sentences() {
    for module in &COURSE.modules {
        let starts =
            module.scenarios.iter().flat_map(|scenario| scenario.start.iter().map(move |start| (scenario, start)));
        assert!(3 <= starts.clone().count(), "{}", module.id);
        for (scenario, start) in starts {
            let place = walk_place(scenario, start);
            assert_eq!(Place::parse(&place.print(), None), (place.clone(), None));
            let walk = Walk::of_place(&place).unwrap();
            assert_eq!((walk.place(), walk.scenario.as_str()), (place, scenario.id.as_str()));
            let scene = walk_scene(world(&walk.nation), Some(&COURSE), &walk).unwrap();
            assert_eq!((&scene.title, &scene.case), (&scenario.title, &scenario.setup));
            assert!(2 <= scene.here().unwrap().options.len(), "{}: {}", scenario.id, walk.start);
            let n_sentences = scene.case.matches(['.', '?', '!']).count();
            assert!(n_sentences <= 2, "{}: {n_sentences} sentences", scenario.id);
        }
    }
}

#[test]
fn an_option_is_not_on_the_page_before_it_is_shown() {
    let mut walk = walk();
    let scene = walk_scene(world("england"), Some(&COURSE), &walk).unwrap();
    let options = scene.here().unwrap().options.clone();
    let told = |walk: &Walk| -> Vec<bool> {
        let html = page(walk, Some(&WalkDesk::default()));
        options.iter().map(|option| html.contains(&format!("data-of=\"{}\"", option.key))).collect()
    };
    assert!(told(&walk).iter().all(|is_told| !is_told));
    walk.reveal(Reveal::One, options.len());
    let first: Vec<bool> = (0..options.len()).map(|idx| idx == 0).collect();
    assert_eq!(told(&walk), first);
    let html = page(&walk, Some(&WalkDesk::default()));
    assert!(html.contains(&options[0].way.when) && !html.contains(&options[1].way.when));
    walk.reveal(Reveal::All, options.len());
    assert!(told(&walk).iter().all(|is_told| *is_told));
    walk.reveal(Reveal::Nothing, options.len());
    assert!(told(&walk).iter().all(|is_told| !is_told));
    // The room's page has no buttons at all, and what was shown of a step is known when one comes back to it.
    walk.reveal(Reveal::One, options.len());
    let room = page(&walk, None);
    assert!(room.contains(&options[0].way.when) && !room.contains("<button") && !room.contains("<textarea"));
    walk.take(HOME);
    assert_eq!(walk.n_shown(), 0);
    assert!(walk.back());
    assert_eq!(walk.n_shown(), 1);
}

#[test]
fn another_option_begins_another_route_and_the_first_is_kept() {
    let mut walk = walk();
    walk.take(HOME);
    assert!(walk.back() && !walk.back());
    walk.take(KIN);
    assert_eq!(walk.routes, [vec![PLAN, HOME], vec![PLAN, KIN]]);
    assert_eq!((walk.current(), walk.here()), (1, KIN));
    // The first again is the first route, walked on where it ends.
    walk.go_to(0);
    walk.take(HOME);
    assert_eq!((walk.current(), walk.routes.len()), (0, 2));
    walk.take("children-in-care/looked-after-review");
    assert_eq!(walk.routes[0].len(), 3);
    walk.go_along(1);
    assert_eq!(walk.so_far(), [PLAN, KIN]);
}

#[test]
fn each_group_goes_where_it_chooses_and_with_the_room_where_it_has_not_chosen() {
    let mut walk = walk();
    walk.set_groups(3);
    walk.choose('A', HOME);
    walk.choose('B', KIN);
    walk.choose('C', KIN);
    walk.choose('C', KIN);
    assert_eq!(walk.choice('C', PLAN), None, "the same once more takes it away");
    assert_eq!(walk.route_of('A'), [PLAN, HOME]);
    walk.take(COURT);
    let next = walk_scene(world("england"), None, &walk).unwrap().here().unwrap().options[0].key.clone();
    walk.choose('C', &next);
    assert_eq!(walk.route_of('C'), [PLAN, COURT, &next]);
    walk.follow('B');
    assert_eq!(walk.so_far(), [PLAN, KIN]);
    // A group that goes and comes again finds its choices; one that goes round is not led round for ever.
    walk.set_groups(1);
    walk.set_groups(3);
    assert_eq!(walk.route_of('B'), [PLAN, KIN]);
    walk.choose('B', PLAN);
    assert_eq!(walk.route_of('B'), [PLAN, KIN, PLAN]);
}

fn came_to(walk: &Walk) -> Debrief {
    debrief(world("england"), Some(&COURSE), walk)
}

#[test]
fn the_debrief_sets_routes_side_by_side_and_counts_what_they_meant() {
    let mut walk = walk();
    walk.take(HOME);
    let walked = came_to(&walk);
    assert_eq!(walked.roads.iter().map(|road| road.name.as_str()).collect::<Vec<_>>(), ["Route 1"]);
    assert!(walked.parted.is_empty());
    walk.set_groups(2);
    walk.go_to(0);
    walk.choose('A', HOME);
    walk.choose('B', COURT);
    let both = came_to(&walk);
    assert_eq!(both.roads.iter().map(|road| road.name.as_str()).collect::<Vec<_>>(), ["Group A", "Group B"]);
    assert_eq!(both.parted.len(), 1);
    assert_eq!(both.parted[0].1.iter().map(|(who, _)| who.as_str()).collect::<Vec<_>>(), ["Group A", "Group B"]);
    let nation = &world("england").nation;
    let kind = |step: &str| nation.step(nation.find("children-in-care", step).unwrap()).kind;
    assert_eq!(kind("care-application"), StepKind::Court);
    assert_eq!((both.roads[0].counts[2], both.roads[1].counts[2]), (0, 1));
    assert!(both.roads.iter().all(|road| road.steps.last().unwrap().ends_with(" (not finished)")));
    // Every learning outcome that is taught with one of these steps, in the course's own words.
    let steps = ["permanence-plan", "return-home-plan", "care-application"];
    for outcome in COURSE.modules.iter().flat_map(|module| &module.outcomes) {
        let is_taught = outcome.teach_with.iter().any(|material| {
            material.map == "england/children-in-care"
                && material.steps.iter().any(|step| steps.contains(&step.as_str()))
        });
        let is_told = both.outcomes.iter().any(|(_, _, words)| *words == outcome.outcome);
        assert_eq!(is_taught, is_told, "{}", outcome.id);
    }
    walk.tick(&both.outcomes[0].0);
    let text = both.text("The title", "The case.", &walk, &ENGLISH);
    for part in
        ["The title", "Group A: ", "Group B: ", "Steps where a court decides: 1", "(not finished)", "[x] ", "[ ] "]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[test]
fn a_walk_is_read_again_as_it_was_written_and_a_bad_file_says_why() {
    let mut walk = walk();
    walk.set_groups(2);
    walk.choose('A', HOME);
    walk.reveal(Reveal::All, 7);
    walk.take(KIN);
    walk.write(WalkField::Notes, "Let them argue.");
    walk.write(WalkField::Minutes, "10");
    walk.write(WalkField::Title, "Mine");
    walk.write(WalkField::Case, "One. Two.");
    let text = walk.text();
    assert_eq!(Walk::read(&text, &is_nation), Ok(walk.clone()));
    assert!(walk.is_worth_keeping() && !self::walk().is_worth_keeping());
    let scene = walk_scene(world("england"), Some(&COURSE), &walk).unwrap();
    assert_eq!((scene.title.as_str(), scene.case.as_str()), ("Mine", "One. Two."));
    let bad = |from: &str, to: &str| {
        let changed = text.replace(from, to);
        assert_ne!(changed, text);
        Walk::read(&changed, &is_nation).unwrap_err()
    };
    assert!(matches!(Walk::read(&text[..text.len() / 2], &is_nation), Err(Unread::Damaged(_))));
    assert!(matches!(Walk::read("a letter", &is_nation), Err(Unread::Damaged(_))));
    assert_eq!(Walk::read(&" ".repeat(600_000), &is_nation), Err(Unread::TooLarge));
    assert_eq!(bad("\"waymark\":\"walk\"", "\"waymark\":\"journey\""), Unread::Foreign);
    assert_eq!(bad("\"version\":1", "\"version\":2"), Unread::Newer);
    assert_eq!(bad("\"england\"", "\"narnia\""), Unread::OtherNation("narnia".to_string()));
    assert!(matches!(bad("\"start\":\"children-in-care/permanence-plan\"", "\"start\":\"<b>\""), Unread::Damaged(_)));
    assert!(matches!(
        bad("[\"children-in-care/permanence-plan\"", "[\"children-in-care/care-order\""),
        Unread::Damaged(_)
    ));
    // Numbers that lead nowhere are brought back.
    let far = text.replace("\"current\":0,\"at\":1", "\"current\":9,\"at\":9");
    assert_ne!(far, text);
    assert_eq!(Walk::read(&far, &is_nation).unwrap().here(), KIN);
    // A step that the maps do not have is named.
    let gone = Walk::read(&text.replace(KIN, "children-in-care/gone"), &is_nation).unwrap();
    assert_eq!(gone.unknown_step(&world("england").nation), Some("children-in-care/gone"));
    assert_eq!(walk_scene(world("england"), None, &gone), None);
}

#[test]
fn the_room_is_sent_nothing_that_is_the_trainers_own_and_no_address_holds_a_word() {
    let mut walk = walk();
    walk.write(WalkField::Notes, "Mind Ola at the back.");
    walk.write(WalkField::Minutes, "12 min");
    walk.write(WalkField::Title, "Mine");
    walk.tick("m1-o7");
    let sent = walk.for_room().text();
    assert!(!sent.contains("Ola") && !sent.contains("12 min") && !sent.contains("m1-o7"), "{sent}");
    assert!(!page(&walk, None).contains("Ola"));
    assert_eq!(walk.place().print(), format!("#/england/walk/{PLAN}?lit=m1-s1"));
    assert_eq!(walk.room_place().print(), format!("#/england/walk/{PLAN}?lit=m1-s1.room"));
    assert_eq!(Walk::of_place(&walk.room_place()).unwrap().slot(), walk.slot());
}

/// What a route of these steps comes to.
fn road(nation: &str, scenario: &str, steps: &[&str]) -> GroupRoad {
    let mut walk = Walk::new(nation, steps[0], scenario);
    steps[1..].iter().for_each(|step| walk.take(step));
    debrief(world(nation), Some(&COURSE), &walk).roads.remove(0)
}

#[test]
fn an_order_that_is_an_outcome_counts_as_an_order_and_a_review_where_all_begin_as_a_review() {
    let care = |step: &str| format!("children-in-care/{step}");
    let [irh, last, sgo] = ["issues-resolution-hearing", "final-hearing", "special-guardianship-order"].map(care);
    let guardian = road("england", "m3-s1", &[&irh, &last, &sgo]);
    assert_eq!(guardian.counts, [1, 0, 3], "a special guardianship order");
    let [placement, hearing, adopted] = ["placement-order", "adoption-hearing", "adoption-order"].map(care);
    let adoption = road("england", "m3-s1", &[&last, &placement, &hearing, &adopted]);
    assert_eq!(adoption.counts[0], 2, "a placement order and an adoption order");
    let [planning, kin] =
        ["family-group-decision-making", "exit-family-network"].map(|step| format!("care-management/{step}"));
    let network = road("england", "", &[&planning, &kin]);
    assert_eq!((network.counts[0], network.counts[2]), (1, 1), "a court says where the child lives for good");
    let reviews = road("england", "m4-s1", &["leaving-care/in-care-reviews-continue"]);
    assert_eq!(reviews.counts[1], 1, "care plan reviews until 18");
    // An order that a road goes through is the same order at its outcome.
    let [made, guardian] = ["sgo-made", "exit-guardian"].map(|step| format!("kinship/{step}"));
    assert_eq!(road("england", "", &[&made, &guardian]).counts[0], 1);
    // What is before a court counts as an order where its name is one.
    for (step, is_order) in
        [("secure-accommodation", true), ("deprivation-of-liberty", true), ("care-order-discharge", false)]
    {
        assert_eq!(road("england", "", &[&care(step)]).counts[0], usize::from(is_order), "{step}");
    }
    assert!(is_finished(&adoption) && !is_finished(&reviews));
}

fn is_finished(road: &GroupRoad) -> bool {
    !road.steps.last().unwrap().ends_with("(not finished)")
}

#[test]
fn the_debrief_tells_every_limit_of_time_that_a_card_told() {
    let road = road("england", "m1-s3", &["care-management/cp-plan", "care-management/first-core-group"]);
    assert!(road.limits.iter().any(|limit| limit.contains("within 10 working days")), "{:?}", road.limits);
}

#[test]
fn a_walk_speaks_to_workers_whoever_reads() {
    let walk = Walk::new("england", "care-management/cp-plan", "m1-s3");
    let [parent, worker] = [Reader::Parent, Reader::Worker].map(|reader| {
        let own = world("england");
        let world = World { nation: own.nation.clone().told_to(Some(reader)), ..own.clone() };
        let scene = walk_scene(&world, Some(&COURSE), &walk).unwrap();
        let stop = scene.here().unwrap().clone();
        (stop.name, stop.plain, stop.options.into_iter().map(|option| option.name).collect::<Vec<_>>())
    });
    assert_eq!(parent, worker);
    assert!(!worker.1.starts_with("Your child"), "{}", worker.1);
}

#[test]
fn details_of_one_option_are_open_at_a_time_and_the_room_sees_them_beside_the_options() {
    let mut walk = walk();
    let options = walk_scene(world("england"), Some(&COURSE), &walk).unwrap().here().unwrap().options.clone();
    let n_open = |walk: &Walk| {
        let [trainer, room] = [page(walk, Some(&WalkDesk::default())), page(walk, None)];
        let open = trainer.matches("class=\"walk-answer\"").count();
        assert_eq!(open, room.matches("class=\"walk-pane\"").count());
        (open, walk.opened())
    };
    walk.reveal(Reveal::One, options.len());
    walk.reveal(Reveal::One, options.len());
    assert_eq!(n_open(&walk), (1, 2), "the one shown last");
    walk.open(1);
    assert_eq!(n_open(&walk), (1, 1));
    walk.open(1);
    assert_eq!(n_open(&walk), (0, 0));
    walk.open(7);
    assert_eq!(n_open(&walk), (0, 0), "none that is not shown");
    walk.reveal(Reveal::All, options.len());
    assert_eq!(n_open(&walk), (0, 0), "all of them, to choose from");
    walk.open(3);
    walk.take(HOME);
    assert_eq!(n_open(&walk), (0, 0));
}

#[test]
fn at_an_outcome_nothing_is_asked_and_the_task_is_told_at_the_first_step() {
    let mut walk = Walk::new("england", "children-in-care/final-hearing", "m3-s1");
    let task = "half-sister";
    let told = |walk: &Walk| page(walk, None);
    assert!(told(&walk).contains("Your task") && told(&walk).contains(task) && told(&walk).contains("Who decides?"));
    walk.take("children-in-care/special-guardianship-order");
    assert!(!told(&walk).contains("Your task") && !told(&walk).contains("Who decides?"));
    assert!(told(&walk).contains("compare the routes"));
}

#[test]
fn a_code_opens_a_walk_that_begins_here_and_the_minutes_of_all_steps_are_told() {
    let mut walk = walk();
    walk.write(WalkField::Minutes, "10");
    walk.take(KIN);
    walk.write(WalkField::Minutes, "about 5 min");
    assert_eq!(walk.n_minutes(), 15);
    walk.reveal(Reveal::One, 3);
    assert_eq!(walk.place_here().print(), format!("#/england/walk/{KIN}?lit=m1-s1"));
    assert_eq!(Walk::of_place(&walk.place_here()).unwrap().n_shown(), 0);
}

#[test]
fn the_handout_asks_without_giving_away_and_has_the_answers_on_a_sheet_of_their_own() {
    let mut walk = walk();
    let sheets = |walk: &Walk| {
        let scene = walk_scene(world("england"), Some(&COURSE), walk).unwrap();
        let html = handout(&scene, walk, &ENGLISH).into_string();
        let sheets: Vec<String> = html.split("class=\"sheet-page").skip(1).map(str::to_string).collect();
        assert_eq!(sheets.len(), 2);
        (scene, sheets)
    };
    let (scene, first) = sheets(&walk);
    let options = &scene.so_far[0].options;
    assert!(
        first[0].contains(&scene.case) && first[0].contains(&scene.task) && 15 <= first[0].matches("note-line").count()
    );
    for option in options {
        assert!(!first[0].contains(&option.name) && first[1].contains(&option.name), "{}", option.name);
    }
    walk.reveal(Reveal::One, options.len());
    walk.take(KIN);
    let (_, sheets) = sheets(&walk);
    assert!(sheets[0].contains(&options[0].name) && !sheets[0].contains(&options.last().unwrap().name));
    assert!(!sheets[0].contains(&options[0].way.when) && sheets[1].contains(&options[0].way.when));
    assert!(sheets[1].contains("(Chosen)"));
}
