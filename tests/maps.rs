//! Every map in `maps/` keeps every promise, answers alike without its words, and loses none of them on its page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use waymark::atlas::check::{check_all, read};
use waymark::atlas::file::{CaseLabels, CaseSystem, MapFile, from_json};
use waymark::atlas::texts::TextKind;
use waymark::atlas::{Index, Map, Nation, StepRef, Supplements};
use waymark::calendar::Calendar;
use waymark::calendar::day::Day;
use waymark::graph::MoveGraph;
use waymark::journey::sheet::sheet;
use waymark::journey::{Journey, name};
use waymark::markup::escaped;
use waymark::scene::address;
use waymark::scene::glossary;
use waymark::scene::map::map_scene;
use waymark::scene::step::capitalised;
use waymark::search::{Found, build};
use waymark::views::cx::ViewContext;
use waymark::views::law::LAW;
use waymark::views::links::TABLE;
use waymark::views::moves::CSV;
use waymark::views::reading::{ReadingPage, body};
use waymark::views::search::hits;
use waymark::words;
use waymark::world::World;

#[path = "support/nations.rs"]
mod nations;
#[path = "support/texts.rs"]
mod texts;

use nations::{NATIONS, texts as map_texts};
use texts::CONTENT;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("maps")
}

fn files() -> impl Iterator<Item = &'static MapFile> {
    NATIONS.iter().flat_map(|nation| &nation.maps).map(|map| &map.file)
}

fn step_refs(nation: &Nation) -> Vec<StepRef> {
    nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step })).collect()
}

#[test]
fn no_map_has_a_problem() {
    for entry in &Index::built_in().nations {
        let texts = map_texts(entry);
        let (maps, problems) = check_all(&texts);
        assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
        assert_eq!(maps.len(), texts.len());
        for (name, text) in &texts {
            assert!(read(name, text).unwrap().purpose.len() > 1, "{name} says what it shows");
        }
    }
}

#[test]
fn the_list_names_exactly_the_maps_that_lie_there() {
    let index = Index::built_in();
    assert!(!index.nations.is_empty());
    let mut lying = BTreeSet::new();
    for nation in std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in std::fs::read_dir(&nation).unwrap().map(|entry| entry.unwrap().path()) {
            let path = file.strip_prefix(folder()).unwrap().to_str().unwrap().replace('\\', "/");
            lying.insert(path.strip_suffix(".json").expect("only map files lie beside maps").to_string());
        }
    }
    let listed =
        index.nations.iter().flat_map(|nation| nation.maps.iter().map(|map| format!("{}/{}", nation.id, map.id)));
    assert_eq!(listed.collect::<BTreeSet<_>>(), lying);
    for map in files() {
        let entry = index.nation(&map.nation).unwrap().map(map.map.split_once('/').unwrap().1).unwrap();
        assert_eq!(entry.title, map.title, "{}", map.map);
    }
}

#[test]
fn every_map_has_ways_out_and_a_main_road_a_person_can_take_in() {
    for map in files() {
        let n_exits = map.steps.iter().filter(|step| step.is_exit()).count();
        assert!(3 <= n_exits, "{}: {n_exits} exits", map.map);
        let n_main = map.steps.iter().filter(|step| step.is_main()).count();
        assert!((10..=26).contains(&n_main), "{}: {n_main} steps on the main road", map.map);
    }
}

#[test]
fn every_step_has_words_a_child_can_read_and_every_limit_its_number() {
    for map in files() {
        for step in &map.steps {
            let length = step.child.chars().count();
            assert!((1..=120).contains(&length), "{} {}: {length} characters", map.map, step.id);
            for timescale in &step.timescales {
                let place = format!("{} {}: {}", map.map, step.id, timescale.rule);
                assert!(timescale.count != Some(0) && !timescale.from.is_empty(), "{place}");
                assert!(map.sources.iter().any(|source| source.id == timescale.source), "{place}");
            }
        }
    }
}

#[test]
fn every_exit_can_be_reached_from_a_start() {
    for nation in NATIONS.iter() {
        let graph = MoveGraph::new(nation);
        for exit in step_refs(nation).into_iter().filter(|step_ref| nation.step(*step_ref).is_exit()) {
            assert!(!graph.arrivals(exit).is_empty(), "{}", nation.name(exit));
        }
        for step_ref in step_refs(nation) {
            assert!(!graph.endings(step_ref).is_empty(), "{} has no ending", nation.name(step_ref));
        }
    }
}

#[test]
fn the_skeleton_answers_as_the_whole_maps_do() {
    for nation in NATIONS.iter() {
        let bare = Nation::read_skeleton(&nation.id, &serde_json::to_string(&nation.skeleton()).unwrap()).unwrap();
        assert!(bare.maps.iter().all(|map| !map.is_whole()) && nation.maps.iter().all(|map| map.is_whole()));
        let (whole_roads, bare_roads) = (MoveGraph::new(nation), MoveGraph::new(&bare));
        assert_eq!(step_refs(nation), step_refs(&bare));
        for step_ref in step_refs(nation) {
            assert_eq!(nation.name(step_ref), bare.name(step_ref));
            assert_eq!(whole_roads.endings(step_ref), bare_roads.endings(step_ref), "{}", nation.name(step_ref));
            assert_eq!(whole_roads.next(step_ref), bare_roads.next(step_ref), "{}", nation.name(step_ref));
        }
    }
}

#[test]
fn the_app_shows_the_same_from_what_it_is_handed() {
    for nation in NATIONS.iter() {
        let handed = |map: &Arc<Map>| {
            let text = serde_json::to_string(&map.for_app()).unwrap();
            Arc::new(Map::read(&format!("{}.json", map.file.map), &text).unwrap())
        };
        let bare = Nation { maps: nation.maps.iter().map(handed).collect(), ..nation.clone() };
        let [whole, bare] = [nation.clone(), bare].map(|nation| World::new(nation, &words::ENGLISH));
        for step_ref in step_refs(nation) {
            let place = address(nation, step_ref);
            let scenes = [&whole, &bare].map(|world| map_scene(world, step_ref.map, &place));
            assert!(scenes[0] == scenes[1], "{}", nation.name(step_ref));
        }
    }
}

/// A nation whose name is not its id in addresses with a capital letter: Scotland's maps, called Northern Ireland's.
fn northern_ireland() -> Nation {
    let scotland = NATIONS.iter().find(|nation| nation.id == "scotland").unwrap();
    let mut maps: Vec<Map> = scotland.maps().map(|(_, map)| map.clone()).collect();
    for map in &mut maps {
        map.file.map = map.file.map.replace("scotland/", "northern-ireland/");
        map.file.nation = "northern-ireland".to_string();
    }
    Nation::new("northern-ireland", "Northern Ireland", maps)
}

#[test]
fn northern_ireland_is_never_called_northern_hyphen_ireland() {
    let nation = northern_ireland();
    let json = serde_json::to_string(&nation.skeleton()).unwrap();
    assert_eq!(Nation::read_skeleton(&nation.id, &json).unwrap().name, "Northern Ireland");
    let world = World::new(nation.clone(), &words::ENGLISH);
    let map = nation.find_map("kinship").unwrap();
    let mut index = Index::built_in();
    index.nations[0].id = nation.id.clone();
    index.nations[0].name = nation.name.clone();
    let no_words = from_json(r#"{ "help": { "name": "", "plain": "" }, "idle": [], "same": [], "asks": [] }"#).unwrap();
    let found = build(std::slice::from_ref(&nation), &[], &no_words).unwrap();
    let found = Found { first: vec![&found.entries[0]], ..Found::default() };
    let step_ref = StepRef { map, step: nation.map(map).steps().next().unwrap().0 };
    let journey = Journey { nation: nation.id.clone(), here: Some(name(&nation, step_ref)), ..Journey::default() };
    let today = Day::parse("2026-06-01").unwrap();
    let sheet = sheet(&world, &Calendar::built_in(), &journey, today);
    let shown = [
        ("the reading page", body(ReadingPage::Map(&world, map), &words::ENGLISH, &index, &[], "../../")),
        ("a hit of the search", hits(&ViewContext::app(&words::ENGLISH), &index, &found, None).into_string()),
        ("the page for the file", sheet.text(&words::ENGLISH)),
    ];
    for (what, text) in shown {
        assert!(text.contains("Northern Ireland"), "{what} names the nation");
        assert!(!text.contains("Northern-ireland"), "{what} names the nation by its address");
    }
}

/// What stands between `start` and the next `end`, wherever `start` stands.
fn between<'a>(html: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    html.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

/// Each map's page and its page for professionals, with the map.
fn map_and_law() -> Vec<(MapFile, String, String)> {
    let (index, nations) = (Index::built_in(), NATIONS.as_slice());
    let of = |nation: &Nation| {
        let world = World::new(nation.clone(), &words::ENGLISH);
        let pages = |id, map: &Map| {
            let page = body(ReadingPage::Map(&world, id), world.words, &index, nations, "../../");
            let law = body(ReadingPage::Law(&world, id), world.words, &index, nations, "../../../");
            (map.file.clone(), page, law)
        };
        nation.maps().map(|(id, map)| pages(id, map)).collect::<Vec<_>>()
    };
    nations.iter().flat_map(of).collect()
}

/// Each map's page, with its map.
fn pages() -> Vec<(MapFile, String)> {
    map_and_law().into_iter().map(|(map, page, _)| (map, page)).collect()
}

#[test]
fn the_reading_pages_leave_no_word_of_the_map_out() {
    for (map, html, law) in map_and_law() {
        let has = |text: &str| assert!(html.contains(&escaped(text)), "{}: {text}", map.map);
        let law_has = |text: &str| assert!(law.contains(&escaped(text)), "{}, law: {text}", map.map);
        has(&map.title);
        has(&map.purpose);
        has(&map.facts_as_of);
        for step in &map.steps {
            assert!(html.contains(&format!("<article id=\"{}\"", step.id)), "{} {}", map.map, step.id);
            assert!(law.contains(&format!("<article id=\"{}\"", step.id)), "{} {}, law", map.map, step.id);
            [&step.name, &step.plain, &step.child].into_iter().for_each(|text| has(text));
            [&step.name, &step.what].into_iter().for_each(|text| law_has(text));
            for limit in &step.timescales {
                has(&capitalised(&limit.rule));
                law_has(&capitalised(&limit.rule));
            }
            step.rights.iter().for_each(|right| has(&capitalised(right)));
            step.local_rules.iter().for_each(|rule| law_has(&rule.rule));
            step.coming.iter().for_each(|coming| {
                law_has(&coming.text);
                law_has(&coming.law);
            });
            step.who_decides.iter().chain(&step.who_takes_part).for_each(|who| law_has(who));
            step.exit.iter().for_each(|exit| has(&capitalised(&exit.note)));
        }
        for step_move in &map.moves {
            has(&capitalised(&step_move.when));
        }
        for source in &map.sources {
            [&source.title, &source.publisher, &source.date].into_iter().for_each(|text| law_has(text));
        }
        map.open_questions.iter().for_each(|question| law_has(&question.plain));
        for term in &map.glossary {
            has(&term.term);
            has(&term.meaning);
        }
    }
}

#[test]
fn no_sentence_of_a_reading_page_ends_twice() {
    let both = map_and_law().into_iter().flat_map(|(map, page, law)| [(map.clone(), page), (map, law)]);
    for (map, html) in both {
        for ending in ["..", "?.", ".?", "!."] {
            let found: Vec<&str> = between(&html, ">", '<').filter(|text| text.trim_end().ends_with(ending)).collect();
            assert_eq!(found, Vec::<&str>::new(), "{}", map.map);
        }
    }
}

/// Whether a link calls a number.
fn is_number(href: &str) -> bool {
    let number = href.strip_prefix("tel:").unwrap_or_default();
    3 <= number.len() && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn every_link_of_a_reading_page_leads_somewhere() {
    let (index, nations) = (Index::built_in(), NATIONS.as_slice());
    let exists = |nation: &str, map: &str, step: &str| {
        let known = nations.iter().find(|known| known.id == nation);
        known.is_some_and(|known| known.find_map(map).is_some() && (step.is_empty() || known.find(map, step).is_some()))
    };
    let below =
        TextKind::ALL.iter().map(|kind| kind.name()).chain(index.nations.iter().map(|nation| nation.id.as_str()));
    let ways: BTreeSet<String> = below.map(|name| format!("{name}/")).chain([String::new()]).collect();
    let tables = nations.iter().flat_map(|nation| {
        let world = World::new(nation.clone(), &words::ENGLISH);
        let table = |(id, map): (_, &Map)| {
            let page = body(ReadingPage::Table(&world, id), world.words, &index, nations, "../../../");
            (format!("{}/{TABLE}/", map.file.map), page)
        };
        nation.maps().map(table).collect::<Vec<_>>()
    });
    let pages = map_and_law()
        .into_iter()
        .flat_map(|(map, page, law)| [(format!("{}/", map.map), page), (format!("{}/{LAW}/", map.map), law)]);
    for (path, html) in pages.chain(tables) {
        let ids: Vec<&str> = between(&html, " id=\"", '"').collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: an id stands twice");
        for href in between(&html, "href=\"", '"') {
            let place = format!("{path}: {href}");
            if let Some(fragment) = href.strip_prefix('#') {
                assert!(ids.contains(&fragment), "{place}");
            } else if href.contains(':') {
                assert!(is_number(href) || href.starts_with("https://") && !href.contains(' '), "{place}");
            } else {
                let to = from_root(&path, href);
                let (page, step) = to.split_once('#').unwrap_or((&to, ""));
                let below = [LAW, TABLE].iter().find_map(|name| page.strip_suffix(&format!("{name}/")));
                let page = below.or((href == CSV).then_some("")).unwrap_or(page);
                let is_map =
                    page.trim_end_matches('/').split_once('/').is_some_and(|(nation, map)| exists(nation, map, step));
                assert!(is_map || ways.contains(page), "{place}");
            }
        }
    }
}

/// A relative address, from the site's root.
fn from_root(page: &str, href: &str) -> String {
    let up = href.matches("../").count();
    let mut folders: Vec<&str> = page.trim_end_matches('/').split('/').collect();
    folders.truncate(folders.len() - up);
    let folders: String = folders.iter().map(|folder| format!("{folder}/")).collect();
    folders + href.trim_start_matches("./").trim_start_matches("../")
}

#[test]
fn the_other_pages_link_only_where_it_is_safe() {
    let (index, nations) = (Index::built_in(), NATIONS.as_slice());
    let system = |nation| (ReadingPage::System(nation), "../");
    let texts = TextKind::ALL.iter().map(|kind| (ReadingPage::Text(*kind, &CONTENT), "../"));
    for (page, root) in [(ReadingPage::Home, "")].into_iter().chain(texts).chain(nations.iter().map(system)) {
        let html = body(page, &words::ENGLISH, &index, nations, root);
        let hrefs: Vec<&str> = between(&html, "href=\"", '"').collect();
        assert!(3 < hrefs.len());
        for href in hrefs {
            let is_relative = !href.contains(':') && !href.starts_with('/');
            assert!(is_relative || is_number(href) || href.starts_with("https://"), "{href}");
        }
    }
}

#[test]
fn the_case_system_has_a_label_for_every_key_and_no_other() {
    let labels: CaseLabels = from_json(&std::fs::read_to_string(folder().join("case-system.json")).unwrap()).unwrap();
    let keys: BTreeSet<&str> = CaseSystem::default().entries().iter().map(|(key, _)| *key).collect();
    assert_eq!(labels.labels.iter().map(|(key, _)| key.as_str()).collect::<BTreeSet<_>>(), keys);
    assert_eq!(labels.labels.len(), keys.len());
}

#[test]
fn a_family_sees_nothing_of_the_case_system() {
    let mut n_steps = 0;
    for (map, html) in pages() {
        for step in map.steps.iter().filter_map(|step| step.system.as_ref()) {
            n_steps += 1;
            let numbers = [&step.number, &step.form].into_iter().flatten();
            numbers.for_each(|text| assert!(!html.contains(&escaped(text)), "{}: {text}", map.map));
        }
    }
    assert!(30 <= n_steps, "{n_steps} steps with a worker's layer");
}

#[test]
fn words_that_stand_side_by_side_are_words_of_their_nations() {
    let beside = Supplements::built_in();
    assert!(5 <= beside.pairs.len());
    for (nation, word) in beside.pairs.iter().flat_map(|pair| &pair.words) {
        let known = NATIONS.iter().find(|known| known.id == *nation).unwrap();
        let word = word.to_lowercase();
        let (long, _) = word.split_once(" (").unwrap_or((&word, ""));
        let says = |text: &str| text.to_lowercase().contains(long);
        let is_used = known.maps.iter().any(|map| {
            map.file.glossary.iter().any(|term| says(&term.term))
                || map.file.steps.iter().any(|step| says(&step.name) || says(&step.what) || says(&step.plain))
        });
        assert!(is_used, "{nation} has no {word:?}");
    }
}

#[test]
fn every_step_has_an_ending_on_its_own_map_or_by_another() {
    for nation in NATIONS.iter() {
        let graph = MoveGraph::new(nation);
        for (map, text) in nation.maps() {
            for (step, words) in text.steps().filter(|(_, step)| !step.is_exit()) {
                let rings = graph.rings(StepRef { map, step });
                let by_map = rings.by_map.iter().any(|map| !map.exits.is_empty());
                assert!(!rings.here.is_empty() || by_map, "{}#{}", text.file.map, words.id);
            }
        }
    }
}

#[test]
fn what_can_have_happened_leads_to_steps_and_maps_that_are_there() {
    let index = Index::built_in();
    let situations = waymark::atlas::situations::built_in();
    let with_maps = index.nations.iter().filter(|nation| !nation.maps.is_empty());
    assert_eq!(
        situations.iter().map(|own| own.nation.as_str()).collect::<Vec<_>>(),
        with_maps.map(|nation| nation.id.as_str()).collect::<Vec<_>>()
    );
    for own in &situations {
        let nation = NATIONS.iter().find(|nation| nation.id == own.nation).unwrap();
        assert!((5..=7).contains(&own.list.len()), "{}", own.nation);
        for situation in &own.list {
            assert!((2..=6).contains(&situation.steps.len()), "{} {}", own.nation, situation.id);
            for meaning in &situation.steps {
                let (map, step) = meaning.step.split_once('#').unwrap_or((&meaning.step, ""));
                let is_there = nation
                    .maps
                    .iter()
                    .any(|known| known.file.map == map && (step.is_empty() || known.find(step).is_some()));
                assert!(is_there, "{}", meaning.step);
            }
        }
    }
}

#[test]
fn the_words_of_a_nation_stand_once_each_and_every_map_gives_its_own_meaning() {
    for nation in NATIONS.iter() {
        let words = glossary::words(nation);
        let terms: Vec<String> = words.iter().map(|word| word.term.to_lowercase()).collect();
        assert!(terms.is_sorted_by(|left, right| left < right), "{}: {terms:?}", nation.id);
        let mut n_given = 0;
        for (map, text) in nation.maps() {
            for term in &text.file.glossary {
                let word = words.iter().find(|word| word.term.to_lowercase() == term.term.to_lowercase()).unwrap();
                let own = word.meanings.iter().filter(|(_, maps)| maps.contains(&map)).map(|(meaning, _)| meaning);
                assert_eq!(own.collect::<Vec<_>>(), [&term.meaning], "{}: {}", text.file.map, term.term);
                n_given += 1;
            }
        }
        let n_told: usize = words.iter().flat_map(|word| &word.meanings).map(|(_, maps)| maps.len()).sum();
        assert_eq!(n_told, n_given, "{}", nation.id);
    }
}

#[test]
fn how_we_got_here_is_told_as_the_main_road_goes() {
    let expected = [
        ("scotland/child-protection#registration", ["child-protection-investigation", "cppm"]),
        ("scotland/child-protection#core-group", ["child-protection-investigation", "registration"]),
        ("scotland/childrens-hearings#cso", ["reporter-decision", "grounds-hearing"]),
    ];
    for (name, passes) in expected {
        let (nation, graph, to) = NATIONS
            .iter()
            .find_map(|nation| {
                let (map, step) = name.split_once('#')?;
                Some((nation, MoveGraph::new(nation), nation.find(map, step)?))
            })
            .unwrap();
        let usual = graph.arrivals(to).into_iter().next().unwrap();
        let steps: Vec<&str> = usual.iter().map(|edge| nation.step(edge.to).id.as_str()).collect();
        for step in passes {
            assert!(steps.contains(&step), "{name}: {steps:?} does not pass {step}");
        }
        let beside = usual.iter().map(|edge| nation.step(edge.to)).find(|step| !step.is_main());
        assert_eq!(beside.map(|step| &step.id), None, "{name}: {steps:?}");
    }
}
