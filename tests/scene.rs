//! What is shown at a place, as one value: twenty scenes as they were last looked at, and what a link holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/kept.rs"]
mod kept;
#[path = "support/nations.rs"]
mod nations;
mod told;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use waymark::atlas::file::{Actor, CaseLabels, from_json};
use waymark::atlas::reflect::{Reflect, StepQuestions};
use waymark::atlas::{Index, StepRef};
use waymark::markup::escaped;
use waymark::place::{Lens, Place};
use waymark::scene::address;
use waymark::scene::endings::Endings;
use waymark::scene::main_road::main_road;
use waymark::scene::map::{Extras, MapParts, MapScene, SideContent, map_scene};
use waymark::scene::page::{Fetched, Main, TextPage, Trouble, page_scene};
use waymark::scene::trail::walked;
use waymark::views::cx::ViewContext;
use waymark::views::panel::side;
use waymark::words::ENGLISH;
use waymark::world::{Load, World};

use kept::{is_as_kept, kept};
use told::{tell, tell_road};

/// The name of a scene kept, and the place it is of.
const SCENES: [(&str, &str); 23] = [
    ("beginning", "#/scotland/kinship"),
    ("beginning-every-step", "#/scotland/child-protection?depth=all"),
    ("lit", "#/england/early-help?lit=need-noticed.early-help-triage"),
    ("lit-on-main-road", "#/scotland/permanence?lit=permanence-considered.exit-adopted"),
    ("step", "#/scotland/kinship/kinship-placement-considered"),
    ("step-beside-main-road", "#/scotland/kinship/kinship-panel"),
    ("step-main-road-asked", "#/scotland/childrens-hearings/icso?depth=main"),
    ("step-every-step-asked", "#/scotland/childrens-hearings/referral-to-reporter?depth=all"),
    ("start", "#/england/front-door/contact-made"),
    ("exit", "#/scotland/permanence/exit-adopted"),
    ("endings", "#/england/early-help/early-help-triage?lens=endings"),
    ("better", "#/england/care-management/review-conference?lens=better"),
    ("worse", "#/england/care-management/cin-review?lens=worse&show=worse.again"),
    ("before", "#/england/leaving-care/in-custody?lens=before"),
    ("way", "#/scotland/kinship/kinship-panel?lens=way&to=kinship/exit-kco&way=2"),
    ("way-to-unknown", "#/scotland/kinship/kinship-panel?lens=way&to=permanence/nowhere"),
    ("reflect", "#/scotland/looked-after/siblings-together?lens=reflect"),
    (
        "trail",
        "#/scotland/kinship/kinship-panel?trail=kinship/family-meeting.kinship-panel&others=kinship/kinship-panel&earlier=kinship/exit-home",
    ),
    (
        "trail-across-maps",
        "#/scotland/permanence?trail=kinship/kinship-panel.permanence/permanence-considered.twin-track",
    ),
    ("worker", "#/england/permanence-long-term-fostering/three-month-review?layer=worker"),
    ("local-rules", "#/england/care-management/strategy-meeting"),
    ("looking-ahead", "#/scotland/childrens-hearings/hearing-decision?here=childrens-hearings/grounds-hearing"),
    ("unknown-step", "#/scotland/kinship/nowhere"),
];

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

static WORLDS: LazyLock<Vec<World>> =
    LazyLock::new(|| nations::NATIONS.iter().map(|nation| World::new(nation.clone(), &ENGLISH)).collect());

static ASKING: LazyLock<Load<Arc<StepQuestions>>> = LazyLock::new(|| {
    let maps = WORLDS.iter().flat_map(|world| &world.nation.maps);
    let step_ids =
        maps.map(|map| (map.file.map.clone(), map.file.steps.iter().map(|step| step.id.clone()).collect())).collect();
    let reflect: Reflect =
        waymark::atlas::check::reflect::read("reflect.json", &file("maps/reflect.json"), &step_ids).unwrap();
    let rows = from_json(&serde_json::to_string(&reflect.rows()).unwrap()).unwrap();
    Load::Ready(Arc::new(StepQuestions::from_rows(rows).unwrap()))
});

static LABELS: LazyLock<Load<CaseLabels>> =
    LazyLock::new(|| Load::Ready(from_json(&file("maps/case-system.json")).unwrap()));

/// The place of a fragment, settled, with its world.
fn place(fragment: &str) -> (&'static World, Place) {
    let (place, _) = Place::parse(fragment, None);
    let world = WORLDS.iter().find(|world| place.nation() == Some(world.nation.id.as_str())).unwrap();
    let (place, _) = place.settled(&Index::built_in(), Some(&world.nation));
    (world, place)
}

fn scene(fragment: &str) -> MapScene {
    let (world, place) = place(fragment);
    let waymark::place::Page::Map { map, .. } = &place.page else { panic!("{fragment} is no map") };
    let labels = place.is_for_workers.then_some(&*LABELS);
    let parts = MapParts::new(world, world.nation.find_map(map).unwrap());
    parts.scene(world, &place, Extras { asking: Some(&ASKING), labels })
}

/// The file of a scene kept.
fn kept_in(name: &str) -> String {
    format!("scenes/{name}.txt")
}

#[test]
fn every_scene_is_as_it_was_last_looked_at() {
    for (name, fragment) in SCENES {
        is_as_kept(&kept_in(name), &tell(&scene(fragment)), "scene");
    }
}

#[test]
fn every_main_road_is_as_it_was_last_looked_at() {
    for nation in WORLDS.iter().map(|world| &world.nation) {
        for (id, map) in nation.maps() {
            is_as_kept(
                &format!("roads/{}-{}.txt", nation.id, map.slug()),
                &tell_road(&main_road(nation, id)),
                "main road",
            );
        }
    }
}

#[test]
fn no_scene_is_kept_that_is_no_longer_asked_for() {
    for entry in std::fs::read_dir(kept("scenes")).unwrap() {
        let path = entry.unwrap().path();
        assert!(SCENES.iter().any(|(name, _)| kept(&kept_in(name)) == path), "{} is of no scene", path.display());
    }
}

#[test]
fn a_scene_of_shared_parts_is_that_made_alone() {
    let (world, place) = place("#/scotland/kinship/kinship-panel?lens=worse");
    let map = world.nation.find_map("kinship").unwrap();
    let parts = MapParts::new(world, map);
    parts.scene(world, &place.with_lens(Lens::Endings), Extras::default());
    assert_eq!(parts.scene(world, &place, Extras::default()), map_scene(world, map, &place));
}

#[test]
fn whose_move_it_is_is_told_before_anything_of_the_step_and_on_the_card_that_leads_there() {
    let cx = ViewContext::app(&ENGLISH);
    let words = &ENGLISH.from_here;
    let mut n_yours = 0;
    for world in WORLDS.iter() {
        for (map, text) in world.nation.maps() {
            let parts = MapParts::new(world, map);
            for (step, told) in text.steps() {
                let place = address(&world.nation, StepRef { map, step });
                let SideContent::Step(panel) = parts.scene(world, &place, Extras::default()).panel else { panic!() };
                let page = side(&cx, &SideContent::Step(panel.clone())).into_string();
                let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("{}: no {words:?}", panel.step));
                match told.acts.first() {
                    None => assert!(told.is_exit() && !page.contains("acts now"), "{}", panel.step),
                    Some(first) => {
                        let whose = (words.whose_move)(*first);
                        assert!(at(whose) < at("<h2") && at(whose) < at("Who decides"), "{}: {whose:?}", panel.step);
                    }
                }
                let is_yours = told.acts.first() == Some(&Actor::Family);
                assert_eq!(page.contains("You act now"), is_yours, "{}", panel.step);
                n_yours += usize::from(is_yours);
                assert_eq!(page.contains(words.then_yours), told.acts.get(1) == Some(&Actor::Family), "{}", panel.step);
                for next in panel.next.iter().flat_map(|group| &group.moves) {
                    let card = page.split("data-way=\"").find(|card| card.starts_with(&format!("{}\"", next.number)));
                    let card = card.and_then(|card| card.split("</li>").next()).unwrap().to_lowercase();
                    let decides = escaped(&next.decides_in_short.to_lowercase());
                    match next.acts[..] {
                        [] | [Actor::Others, ..] => assert!(card.contains(&decides), "{}: {decides:?}", panel.step),
                        _ => {
                            for actor in &next.acts {
                                let word = (ENGLISH.actor)(*actor);
                                assert!(card.contains(&format!(">{word}<")), "{}: no {word:?} at {card}", panel.step);
                            }
                        }
                    }
                    assert_eq!(next.acts.is_empty(), next.to.ending.is_some(), "{}: {:?}", panel.step, next.to.name);
                }
            }
        }
    }
    assert!(50 < n_yours, "{n_yours} moves are the reader's own");
}

#[track_caller]
fn check_holds(fragment: &str, expected: &[&str]) {
    assert_eq!(scene(fragment).link_holds, expected, "{fragment}");
}

#[test]
fn a_link_says_everything_it_holds_and_nothing_else() {
    let map = "the map: Kinship care";
    check_holds("#/scotland/kinship", &[map]);
    check_holds("#/scotland/kinship/kinship-panel", &[map, "the step: Kinship panel"]);
    check_holds(
        "#/scotland/kinship?lit=kinship-panel.living-with-kin",
        &[map, "the steps highlighted: Kinship panel; Looked after in kinship care"],
    );
    check_holds(
        "#/scotland/kinship/kinship-panel?lens=way&to=permanence/exit-adopted",
        &[map, "the step: Kinship panel", "the question: The route there", "the outcome: Adopted"],
    );
    check_holds(
        "#/scotland/kinship?trail=kinship/kinship-panel.permanence/exit-adopted&earlier=kinship/kinship-panel&others=kinship/kinship-panel",
        &[
            map,
            "the steps so far: Kinship panel; Adopted",
            "an earlier involvement: Kinship panel",
            "where other children are: Kinship panel",
        ],
    );
    check_holds(
        "#/scotland/kinship/kinship-panel?here=permanence/permanence-considered",
        &[map, "the step: Kinship panel", "where you are: Is a permanent home needed?"],
    );
    check_holds("#/scotland/kinship?depth=main", &[map, "how much the chart shows"]);
    check_holds("#/scotland/kinship?show=worse", &[map, "how much the chart shows"]);
    check_holds("#/scotland/kinship/nowhere?lens=way&to=a/b", &[map, "the question: How it can end"]);
}

#[test]
fn every_page_has_a_scene_whatever_has_been_fetched() {
    let index = Index::built_in();
    let page = |fragment: &str, fetched: &Fetched<'_>| {
        page_scene(&ENGLISH, &index, &Place::parse(fragment, None).0, None, fetched)
    };
    let nothing = Fetched::default();
    assert_eq!(page("#/scotland/kinship", &nothing).main, Main::Waiting);
    assert_eq!(page("#/about", &nothing).main, Main::Waiting);
    assert_eq!(page("#/scotland/journey", &nothing).main, Main::Journey);
    assert_eq!(page("#/scotland/journey", &nothing).nation, Some(("scotland".to_string(), "Scotland".to_string())));
    let why = Trouble::Fetch { what: "kinship.json".to_string(), reason: "no connection".to_string() };
    let trouble = Fetched { trouble: Some(&why), ..Fetched::default() };
    assert_eq!(page("#/scotland/kinship", &trouble).main, Main::Trouble(why.clone()));
    let text = TextPage { name: "about".to_string(), title: "About".to_string(), html: "<p>".to_string() };
    let text = Arc::new(text);
    let about = Fetched { text: Some(&text), ..trouble.clone() };
    assert_eq!(
        (page("#/about", &about).title.as_str(), page("#/about", &about).main),
        ("About", Main::Text(text.clone()))
    );
    let (world, place) = place("#/scotland/kinship/kinship-panel");
    let parts = MapParts::new(world, world.nation.find_map("kinship").unwrap());
    let map = page("#/scotland/kinship/kinship-panel", &Fetched { map: Some((world, &parts)), ..trouble });
    assert_eq!(map.title, "A panel gives advice about the carer – Kinship care, Scotland – Waymark");
    assert_eq!(map.main, Main::Map(Arc::new(parts.scene(world, &place, Extras::default()))));
}

#[test]
fn every_fact_of_law_names_its_source_in_the_panel() {
    for world in WORLDS.iter() {
        let cx = waymark::views::cx::ViewContext::app(world.words);
        for (map, text) in world.nation.maps() {
            for (id, step) in text.steps() {
                let facts = waymark::scene::step::step_facts(world.words, text, id, None);
                let told = waymark::views::step::for_professionals(&cx, &facts).into_string();
                let html = told + waymark::views::step::doubts(&cx, &facts).unwrap_or_default().as_str();
                let limits = step.timescales.iter().map(|limit| &limit.source);
                let coming = step.coming.iter().map(|coming| &coming.source);
                let local = step.local_rules.iter().map(|rule| &rule.source);
                let n_sources =
                    limits.chain(coming).chain(local).filter(|source| text.source(source).is_some()).count();
                assert_eq!(html.matches("class=\"cited\"").count(), n_sources, "{} {map:?}", step.id);
            }
        }
    }
}

#[test]
fn a_step_says_that_nothing_can_end_only_where_no_ring_has_an_ending_and_an_ending_its_last_condition() {
    let mut n_without = 0;
    for world in WORLDS.iter() {
        for (map, text) in world.nation.maps() {
            let parts = MapParts::new(world, map);
            for (step, _) in text.steps() {
                let at = StepRef { map, step };
                let scene = parts.scene(world, &address(&world.nation, at), Extras::default());
                let SideContent::Step(panel) = scene.panel else { panic!("{at:?} has no panel") };
                let rings = world.graph.rings(at);
                let n_endings = rings.here.len() + rings.by_map.len() + rings.other.len();
                assert_eq!(panel.endings.is_empty(), n_endings == 0, "{}", panel.step);
                n_without += usize::from(n_endings == 0);
                assert_eq!(Endings::count(&panel.endings.other), rings.other.len(), "{}", panel.step);
                for line in panel.endings.here.iter().flat_map(|group| &group.exits) {
                    let route =
                        rings.here.iter().find(|known| address(&world.nation, known.exit).page == line.exit.place.page);
                    let last = route.unwrap().route.last().unwrap();
                    let when = &world.nation.map(last.map).file.moves[last.index].when;
                    assert_eq!(line.condition().to_lowercase(), when.to_lowercase(), "{}", panel.step);
                }
            }
        }
    }
    assert!(0 < n_without, "every ending is such a step");
}

#[test]
fn what_the_case_system_calls_a_step_is_there_or_says_why_it_is_not() {
    let (world, place) = place("#/england/permanence-long-term-fostering/three-month-review?layer=worker");
    let parts = MapParts::new(world, world.nation.find_map("permanence-long-term-fostering").unwrap());
    let worker = |labels: &Load<CaseLabels>| match parts
        .scene(world, &place, Extras { asking: None, labels: Some(labels) })
        .panel
    {
        SideContent::Step(panel) => panel.worker.clone(),
        SideContent::Beginning(_) => panic!("no step is chosen"),
    };
    assert!(matches!(worker(&LABELS), Some(Load::Ready(_))));
    assert_eq!(worker(&Load::Failed("no connection".to_string())), Some(Load::Failed("no connection".to_string())));
    assert_eq!(worker(&Load::Waiting), None);
}

#[test]
fn the_links_to_both_charts_keep_the_step_and_leave_the_question() {
    let step = "#/england/early-help/early-help-triage";
    let SideContent::Step(panel) = scene(&format!("{step}?lens=endings")).panel else { panic!("no step is chosen") };
    assert_eq!(panel.main_road.print(), format!("{step}?depth=main"));
    assert_eq!(panel.every_step.print(), format!("{step}?depth=all"));
}

#[test]
fn the_moves_walked_end_at_the_step_shown_and_there_are_none_without_a_road() {
    let walked_at = |fragment: &str| {
        let (world, place) = place(fragment);
        let map = world.nation.find_map("kinship").unwrap();
        let here = world.nation.find("kinship", "kinship-panel");
        assert!(here.is_some());
        walked(&world.nation, map, &place.trail, here)
    };
    let step = "#/scotland/kinship/kinship-panel";
    assert_eq!(walked_at(&format!("{step}?trail=kinship/family-meeting")), ["family-meeting>kinship-panel"]);
    assert_eq!(walked_at(&format!("{step}?trail=permanence/permanence-considered")), [""; 0]);
    assert_eq!(walked_at(step), [""; 0]);
}
