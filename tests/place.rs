//! The address keeps its promises: every place survives its own link, and every fragment whatever gives a place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/nations.rs"]
mod nations;
#[path = "support/properties.rs"]
mod properties;
#[path = "support/rng.rs"]
mod rng;

use std::collections::BTreeSet;

use proptest::prelude::*;
use waymark::atlas::file::{MapFile, MoveKind};
use waymark::atlas::texts::{SCENARIOS, TextKind};
use waymark::atlas::{Index, Map, Nation};
use waymark::place::{Depth, Grouping, JOURNEY, Kinds, Lens, LensKind, Notice, Page, Place, Trail};
use waymark::scene::map::{Extras, MapParts, MapScene};
use waymark::views;
use waymark::views::cx::ViewContext;
use waymark::words;
use waymark::world::World;

use nations::NATIONS;
use rng::TestRng;

/// An id as a map file may have it. No nation is called as a page of words is.
fn id() -> impl Strategy<Value = String> {
    "[a-z0-9-]{1,12}".prop_filter("a page of its own", |id| TextKind::named(id).is_none() && id != JOURNEY)
}

fn page() -> impl Strategy<Value = Page> {
    prop_oneof![
        Just(Page::Home),
        proptest::sample::select(TextKind::ALL).prop_map(|kind| Page::Text(kind.name().to_string())),
        proptest::sample::select(&SCENARIOS).prop_map(|below| Page::Text(format!("learn/{below}"))),
        Just(Page::Journeys),
        id().prop_map(|nation| Page::System { nation }),
        (id(), proptest::option::of((id(), id()))).prop_map(|(nation, here)| Page::Journey { nation, here }),
        (id(), (id(), id())).prop_map(|(nation, step)| Page::Walk { nation, step }),
        (id(), id(), proptest::option::of(id())).prop_map(|(nation, map, step)| Page::Map { nation, map, step }),
    ]
}

fn lens() -> impl Strategy<Value = Lens> {
    (proptest::sample::select(LensKind::ALL), id(), id(), 1..=13_usize)
        .prop_map(|(kind, map, step, number)| Lens::of(kind, Some((map, step)), number).unwrap())
}

fn trail() -> impl Strategy<Value = Trail> {
    let steps = |most| proptest::collection::vec((proptest::sample::select(vec!["a", "b-1"]), id()), 0..most);
    let steps = move |most| {
        steps(most).prop_map(|steps| steps.into_iter().map(|(map, step)| (map.to_string(), step)).collect())
    };
    (steps(6), steps(3), steps(5)).prop_map(|(been, earlier, others)| Trail { been, earlier, others })
}

fn place() -> impl Strategy<Value = Place> {
    let depth = prop_oneof![Just(Depth::Fitting), Just(Depth::Main), Just(Depth::Everything)];
    let shown = proptest::collection::btree_set(proptest::sample::select(MoveKind::ALL), 0..=MoveKind::ALL.len());
    let highlighted = proptest::collection::vec(id(), 0..4);
    let here = proptest::option::of((proptest::sample::select(vec!["a", "b-1"]).prop_map(str::to_string), id()));
    let folded = proptest::collection::btree_set(id(), 0..4).prop_map(|ids| ids.into_iter().collect());
    let groups = (proptest::sample::select(Grouping::ALL), folded);
    (page(), lens(), depth, shown, highlighted, any::<bool>(), here, trail(), groups).prop_map(
        |(page, lens, depth, shown, highlighted, is_for_workers, here, trail, (grouping, folded))| {
            let shown = shown.into_iter().fold(Kinds::default(), Kinds::with_toggled);
            Place { page, lens, depth, shown, grouping, folded, highlighted, is_for_workers, here, trail }
        },
    )
}

/// The nation and map of the page a place's short link opens.
fn own(place: &Place) -> Option<(&str, &str)> {
    match &place.page {
        Page::Map { nation, map, .. } => Some((nation, map)),
        _ => None,
    }
}

proptest! {
    #![proptest_config(properties::cases(10_000))]

    #[test]
    fn every_place_survives_its_own_link(place in place(), other in (id(), id())) {
        let printed = place.print();
        prop_assert!(printed.starts_with("#/"), "{}", printed);
        for own in [None, own(&place), Some((other.0.as_str(), other.1.as_str()))] {
            prop_assert_eq!(Place::parse(&printed, own), (place.clone(), None), "{}", printed);
        }
    }

    #[test]
    fn every_place_survives_its_short_link(place in place()) {
        let short = place.print_short();
        let (path, fragment) = short.split_once('#').unwrap_or((&short, ""));
        let folder = match &place.page {
            Page::Home | Page::Journeys | Page::Child { .. } => String::new(),
            Page::Text(name) => format!("{name}/"),
            Page::System { nation } | Page::Journey { nation, .. } | Page::Walk { nation, .. } => format!("{nation}/"),
            Page::Map { nation, map, .. } => format!("{nation}/{map}/"),
        };
        prop_assert_eq!(path, folder);
        // The pages that are no map's bring a fragment of their own where the link has none.
        if own(&place).is_some() || !fragment.is_empty() {
            prop_assert_eq!(Place::parse(fragment, own(&place)), (place.clone(), None), "{}", short);
        } else {
            prop_assert_eq!(place.clone(), Place::from(place.page.clone()), "{}", short);
        }
    }
}

#[test]
fn a_link_that_lights_a_thousand_steps_lights_no_more_than_can_be_looked_at_together() {
    let ids: Vec<String> = (0..1000).map(|nth| format!("s{nth}")).collect();
    let (place, _) = Place::parse(&format!("#/scotland/kinship?lit={}", ids.join(".")), None);
    assert!((1..=100).contains(&place.highlighted.len()), "{} steps are lit", place.highlighted.len());
    assert_eq!(place.highlighted, ids[..place.highlighted.len()], "the first ones are, in their order");
    assert_eq!(Place::parse(&place.print(), None).0, place);
}

/// One of the list by chance.
fn one_of<'a>(rng: &mut TestRng, list: &[&'a str]) -> &'a str {
    list[rng.below(list.len())]
}

const PIECES: [&str; 57] = [
    "#",
    "/",
    "/",
    "/",
    "?",
    "&",
    "=",
    ".",
    "%",
    "%2F",
    "%2f",
    "%23",
    "%3F",
    "%25",
    "%41",
    "%zz",
    "%C3%A9",
    "%ff",
    "\0",
    " ",
    "é",
    "👪",
    "scotland",
    "kinship",
    "permanence",
    "kinship-panel",
    "about",
    "england",
    "lens",
    "lens=way",
    "lens=endings",
    "lens=reflect",
    "lit=kinship-panel.x",
    "lit=",
    "layer=worker",
    "lens=better",
    "depth=all",
    "depth=main",
    "show=worse.better",
    "show=",
    "to=permanence/x",
    "to=/x",
    "to=a/b/c",
    "way=2",
    "way=99",
    "way=-1",
    "way=99999999999999999999999",
    "name=Ann",
    "trail=kinship/family-meeting.kinship-panel",
    "earlier=permanence/x",
    "others=a/b.c",
    "<img src=x onerror=zqx()>",
    "%3Cscript%3E",
    "\"'`></title>",
    "javascript:zqx()",
    "data:text/html,zqx",
    "zqx",
];

fn fragment(rng: &mut TestRng) -> String {
    let length = if rng.below(1_000) == 0 { 5_000 } else { rng.below(9) };
    let mut text: String = (0..length).map(|_| one_of(rng, &PIECES)).collect();
    if rng.below(2) == 0 {
        let base = "#/scotland/kinship/kinship-panel?depth=all&lens=way&show=better.worse&to=permanence/adopted&way=3";
        let mut letters: Vec<char> = base.chars().collect();
        for _ in 0..1 + rng.below(4) {
            let at = rng.below(letters.len());
            match rng.below(4) {
                0 => letters.truncate(at),
                1 if !letters.is_empty() => drop(letters.remove(at)),
                2 => letters.insert(at, one_of(rng, &PIECES).chars().next().unwrap()),
                _ => letters.splice(at..at, one_of(rng, &PIECES).chars()).for_each(drop),
            }
        }
        text = letters.into_iter().collect();
    }
    text
}

/// The shorter of two failing fragments is the one to look at.
fn shortest(failing: &[(String, String)]) -> Option<&(String, String)> {
    failing.iter().min_by_key(|(fragment, _)| (fragment.len(), fragment.clone()))
}

#[test]
fn every_fragment_gives_a_place_whose_link_leads_back_to_it() {
    let mut rng = TestRng(20_260_101);
    let mut failing = Vec::new();
    for _ in 0..100_000 {
        let fragment = fragment(&mut rng);
        for own in [None, Some(("scotland", "kinship"))] {
            let (place, _) = Place::parse(&fragment, own);
            let printed = place.print();
            if Place::parse(&printed, own) != (place, None) {
                failing.push((fragment.clone(), printed));
            }
        }
    }
    assert_eq!(shortest(&failing), None, "{} fragments, the shortest with what it prints", failing.len());
}

fn scotland() -> Vec<MapFile> {
    let scotland = NATIONS.iter().find(|nation| nation.id == "scotland").unwrap();
    scotland.maps.iter().map(|map| map.file.clone()).collect()
}

fn nation(maps: Vec<MapFile>) -> Nation {
    Nation::new("scotland", "Scotland", maps.into_iter().map(Map::new).collect())
}

/// A link to every step.
fn step_links(nation: &Nation) -> Vec<String> {
    let of_map = |map: &Map| -> Vec<String> {
        map.file.steps.iter().map(|step| Place::map("scotland", map.slug(), Some(&step.id)).print()).collect()
    };
    nation.maps().flat_map(|(_, map)| of_map(map)).collect()
}

fn exists(place: &Place, index: &Index, nation: &Nation) -> bool {
    let is_step =
        |map: &str, step: &str| nation.find(map, step).is_some_and(|step_ref| nation.step(step_ref).id == step);
    let is_page = match &place.page {
        Page::Home | Page::Text(_) | Page::Journeys => true,
        Page::System { nation }
        | Page::Journey { nation, .. }
        | Page::Child { nation, .. }
        | Page::Walk { nation, .. } => index.nation(nation).is_some(),
        Page::Map { nation, map, step } => {
            index.nation(nation).is_some_and(|entry| entry.map(map).is_some())
                && step.as_ref().is_none_or(|step| is_step(map, step))
        }
    };
    let is_way = match (&place.page, &place.lens) {
        (Page::Map { .. }, Lens::Way { map, step, .. }) => {
            nation.find(map, step).is_some_and(|step_ref| nation.step(step_ref).is_exit())
        }
        _ => true,
    };
    is_page && is_way
}

#[test]
fn a_kind_of_move_named_twice_is_shown_all_the_same() {
    let (place, notice) = Place::parse("#/land/map?show=worse.worse.better", None);
    assert_eq!((place.print().as_str(), notice), ("#/land/map?show=better.worse", None));
}

#[test]
fn a_bad_link_never_ends_nowhere() {
    let index = Index::built_in();
    let nation = nation(scotland());
    let mut rng = TestRng(7);
    let known = step_links(&nation);
    let mut notices = BTreeSet::new();
    for turn in 0..100_000 {
        let mut text = if turn % 3 == 0 { fragment(&mut rng) } else { known[rng.below(known.len())].clone() };
        if turn % 3 == 1 {
            let mut letters: Vec<char> = text.chars().collect();
            letters.remove(rng.below(letters.len()));
            text = letters.into_iter().collect();
        }
        let (place, _) = Place::parse(&text, Some(("scotland", "kinship")));
        let (settled, notice) = place.settled(&index, Some(&nation));
        assert!(exists(&settled, &index, &nation), "{text:?} settles at {settled:?}");
        assert_eq!(settled.settled(&index, Some(&nation)), (settled.clone(), None), "{text:?} settles twice");
        assert_eq!(notice.is_some(), settled != place, "{text:?} becomes {settled:?} with {notice:?}");
        notices.insert(format!("{notice:?}"));
        if turn % 3 == 2 {
            assert_eq!((settled, notice), (place, None), "{text:?} is a step");
        }
    }
    assert_eq!(notices.len(), 6, "every kind of notice but that of another map was met: {notices:?}");
}

#[test]
fn the_whole_system_keeps_where_we_are_if_the_map_is_one_of_its_own() {
    let settled = |fragment: &str| {
        let (place, notice) = Place::parse(fragment, None).0.settled(&Index::built_in(), None);
        (place.print(), notice)
    };
    let here = "#/scotland?here=kinship/living-with-kin";
    assert_eq!(settled(here), (here.to_string(), None));
    let meeting = "#/scotland/journey/childrens-hearings/grounds-hearing?lens=before";
    assert_eq!(settled(meeting), (meeting.to_string(), None), "the page is asked for the page before a meeting");
    for elsewhere in ["#/england?here=childrens-hearings/icso", "#/england?here=nowhere/at-all"] {
        assert_eq!(settled(elsewhere), ("#/england".to_string(), Some(Notice::UnknownPart)));
    }
    assert_eq!(settled("#/about?here=kinship/living-with-kin"), ("#/about".to_string(), Some(Notice::UnknownPart)));
}

#[test]
fn a_step_that_a_link_looks_for_on_the_wrong_map_is_shown_where_it_is() {
    let nation = nation(scotland());
    let settled = |fragment: &str| {
        let (place, notice) = Place::parse(fragment, None).0.settled(&Index::built_in(), Some(&nation));
        (place.print(), notice)
    };
    let there = "#/scotland/kinship/kinship-panel?depth=all".to_string();
    assert_eq!(settled("#/scotland/permanence/kinship-panel?depth=all"), (there, Some(Notice::StepOfOtherMap)));
    let nowhere = "#/scotland/kinship/complaint-to-nobody";
    assert_eq!(settled(nowhere), ("#/scotland/kinship".to_string(), Some(Notice::UnknownStep)));
}

/// What a map's page shows at a place, but for what is the same at every place of the map.
fn shown(place: &Place, world: &World, maps: &[MapParts]) -> Option<String> {
    let Page::Map { map, .. } = &place.page else { return None };
    let parts = &maps[world.nation.find_map(map)?.index()];
    let scene = parts.scene(world, place, Extras::default());
    assert_eq!(scene.highlights.boxes.len(), scene.chart.boxes.len());
    assert_eq!(scene.highlights.lines.len(), scene.chart.lines.len());
    let words = views::panel::side(&ViewContext::app(world.words), &scene.panel).into_string();
    Some(words + &format!("{:?}", MapScene { outline: Default::default(), ..scene }))
}

#[test]
fn no_part_of_a_link_is_shown_on_a_map() {
    let index = Index::built_in();
    let world = World::new(nation(scotland()), &words::ENGLISH);
    let nation = &world.nation;
    let maps: Vec<MapParts> = nation.maps().map(|(map, _)| MapParts::new(&world, map)).collect();
    let known = step_links(nation);
    let mut rng = TestRng(11);
    let mut places = BTreeSet::new();
    for turn in 0..100_000 {
        let mut text = fragment(&mut rng);
        if turn % 10 == 0 {
            let parts: Vec<_> = (0..rng.below(4)).map(|_| one_of(&mut rng, &PIECES)).collect();
            text = format!("{}{text}?{}", known[rng.below(known.len())], parts.join("&"));
        }
        let (settled, _) = Place::parse(&text, Some(("scotland", "kinship"))).0.settled(&index, Some(nation));
        if !places.insert(settled.print()) {
            continue;
        }
        if let Some(html) = shown(&settled, &world, &maps) {
            assert!(200 < html.len(), "{text:?} leads to a blank page");
            assert!(!html.contains("zqx") && !html.contains("onerror"), "{text:?} is shown: {html}");
        }
    }
    assert!(1_000 < places.len(), "only {} places", places.len());
}

#[test]
fn before_the_nation_is_read_its_steps_are_taken_on_trust() {
    let index = Index::built_in();
    let place = Place::map("scotland", "kinship", Some("nowhere"));
    assert_eq!(place.settled(&index, None), (place.clone(), None));
    let misspelt = Place::map("scotland", "kinsip", Some("nowhere"));
    assert_eq!(misspelt.settled(&index, None), (Place::map("scotland", "kinship", None), Some(Notice::UnknownMap)));
}

#[test]
fn a_step_is_found_by_the_id_it_had_before() {
    let mut maps = scotland();
    for map in &mut maps {
        for step in &mut map.steps {
            step.aliases.push(format!("once-{}", step.id));
        }
    }
    let nation = nation(maps);
    let index = Index::built_in();
    for (_, map) in nation.maps() {
        for step in &map.file.steps {
            let old = Place::map("scotland", map.slug(), Some(&format!("once-{}", step.id)));
            let new = Place::map("scotland", map.slug(), Some(&step.id));
            assert_eq!(old.settled(&index, Some(&nation)), (new, None));
        }
    }
}
