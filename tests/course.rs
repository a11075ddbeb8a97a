//! The course stands on its pages in all its words, every link of it leads to steps that are there, and each of those leads back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Value, json};
use waymark::atlas::check::course::{check, read};
use waymark::atlas::check::{check_all, step_ids};
use waymark::atlas::course::{Course, ScenarioStart};
use waymark::atlas::file::MapFile;
use waymark::atlas::texts::{SCENARIOS, TextKind};
use waymark::atlas::{Index, Map, Nation};
use waymark::markup::escaped;
use waymark::place::{Page, Place};
use waymark::scene::highlighted::highlighted_steps;
use waymark::views::cx::ViewContext;
use waymark::views::reading::{ReadingPage, body, main};
use waymark::words;
use waymark::world::World;

#[path = "support/nations.rs"]
mod nations;
#[path = "support/texts.rs"]
mod texts;

const FILE: &str = "maps/learn.json";

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

static COURSE: LazyLock<Course> = LazyLock::new(|| read(FILE, &text(FILE)).unwrap());

/// The page of the course.
fn learn() -> ReadingPage<'static> {
    ReadingPage::Text(TextKind::Learn, &texts::CONTENT)
}

static MAPS: LazyLock<Vec<MapFile>> =
    LazyLock::new(|| nations::NATIONS.iter().flat_map(|nation| &nation.maps).map(|map| map.file.clone()).collect());

/// The nations as the build has them: every step says where it is taught.
static NATIONS: LazyLock<Vec<Nation>> = LazyLock::new(|| {
    let of = |nation: &str| {
        let mut maps: Vec<Map> = MAPS.iter().filter(|map| map.nation == nation).cloned().map(Map::new).collect();
        maps.iter_mut().for_each(|map| COURSE.mark(map));
        maps
    };
    Index::built_in().nations.iter().map(|nation| Nation::new(&nation.id, &nation.name, of(&nation.id))).collect()
});

fn between<'a>(html: &'a str, start: &'a str, end: char) -> impl Iterator<Item = &'a str> {
    html.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

/// The page's main part as the app shows it.
fn in_app(page: ReadingPage<'_>) -> String {
    main(page, &Index::built_in(), &NATIONS, &ViewContext::app(&words::ENGLISH)).into_string()
}

fn in_words(page: ReadingPage<'_>, root: &str) -> String {
    body(page, &words::ENGLISH, &Index::built_in(), &NATIONS, root)
}

fn place(fragment: &str) -> Place {
    let (place, notice) = Place::parse(fragment, None);
    assert_eq!((place.print().as_str(), notice), (fragment, None));
    place
}

#[test]
fn the_course_has_no_problem_and_something_in_each_of_its_parts() {
    let problems = check(FILE, &COURSE, &step_ids(MAPS.iter()));
    assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
    assert!(!COURSE.modules.is_empty() && COURSE.modules.iter().all(|module| !module.outcomes.is_empty()));
    assert!(0 < COURSE.scenarios().count() && !COURSE.tools.is_empty());
    // An address names these pages and no others.
    let ids: Vec<&str> = COURSE.scenarios().map(|(_, scenario)| scenario.id.as_str()).collect();
    assert_eq!(ids, SCENARIOS);
    for id in ids {
        assert_eq!(
            Place::parse(&format!("#/learn/{id}"), None),
            (Place::from(Page::Text(format!("learn/{id}"))), None)
        );
    }
    assert_eq!(Place::parse("#/learn/sara", None).0.text(), Some("learn"), "other letters are never asked of a host");
}

#[test]
fn each_module_has_three_walks_and_each_walk_more_than_one_outcome_to_come_to() {
    for module in &COURSE.modules {
        assert!(3 <= module.scenarios.len(), "{}", module.id);
    }
    for (_, scenario) in COURSE.scenarios() {
        for start in &scenario.start {
            let (nation, map) = start.map.split_once('/').unwrap();
            let nation = NATIONS.iter().find(|known| known.id == nation).unwrap().clone();
            let world = World::new(nation, &words::ENGLISH);
            let at = world.nation.find(map, &start.step).unwrap();
            assert!(2 <= world.graph.endings(at).len(), "{}: {}", scenario.id, start.step);
        }
    }
}

#[test]
fn the_page_says_every_word_of_the_course() {
    for html in [in_app(learn()), in_words(learn(), "../")] {
        let has = |text: &str| assert!(!text.is_empty() && html.contains(&escaped(text)), "{text}");
        has(&COURSE.source.title);
        for module in &COURSE.modules {
            [&module.title, &module.theme].into_iter().for_each(|text| has(text));
            for outcome in &module.outcomes {
                assert!(html.contains(&format!("<li id=\"{}\"", outcome.id)), "{}", outcome.id);
                has(&outcome.outcome);
                outcome.teach_with.iter().for_each(|material| has(&material.how));
            }
            for scenario in &module.scenarios {
                [&scenario.title, &scenario.setup, &scenario.task].into_iter().for_each(|text| has(text));
            }
        }
        for tool in &COURSE.tools {
            has(&tool.name);
            has(&tool.note);
        }
    }
}

#[test]
fn each_outcome_links_to_its_maps_with_its_steps_lit_and_nothing_else() {
    let html = in_app(learn());
    let mut n_links = 0;
    for outcome in COURSE.modules.iter().flat_map(|module| &module.outcomes) {
        let own = html.split(&format!("<li id=\"{}\"", outcome.id)).nth(1).unwrap();
        let own = &own[..own.find("</ul>").unwrap()];
        let hrefs: Vec<&str> = between(own, "href=\"", '"').collect();
        assert_eq!(hrefs.len(), outcome.teach_with.len(), "{}", outcome.id);
        for (href, material) in hrefs.into_iter().zip(&outcome.teach_with) {
            let place = place(href);
            let nation = NATIONS.iter().find(|nation| place.nation() == Some(nation.id.as_str())).unwrap();
            let map = nation.find_map(&material.map).unwrap();
            let (settled, notice) = place.settled(&Index::built_in(), Some(nation));
            assert_eq!((&settled, notice, &place.highlighted), (&place, None, &material.steps), "{}", outcome.id);
            assert_eq!(place.page, Place::map(&nation.id, nation.map(map).slug(), None).page);
            let shown = highlighted_steps(nation, map, &place);
            assert_eq!(shown.len(), material.steps.len());
            for ((step, plain), id) in shown.iter().zip(&material.steps) {
                assert_eq!(step.step, format!("{}#{id}", material.map));
                assert!(!plain.is_empty() && own.contains(&escaped(&step.name)), "{}", step.step);
            }
            n_links += 1;
        }
    }
    assert!(60 < n_links, "{n_links} links");
}

#[test]
fn a_link_to_lit_steps_is_shared_with_them() {
    let place = place("#/england/children-in-care?lit=permanence-plan.care-plan");
    let shared = place.print_short();
    assert_eq!(shared, "england/children-in-care/#/england/children-in-care?lit=permanence-plan.care-plan");
    let (_, fragment) = shared.split_once('#').unwrap();
    assert_eq!(Place::parse(fragment, Some(("england", "children-in-care"))).0, place);
}

#[test]
fn without_the_app_every_link_of_the_course_leads_to_a_page_and_a_part_of_it() {
    let learn = in_words(learn(), "../");
    let pages = COURSE
        .scenarios()
        .map(|(_, scenario)| (in_words(ReadingPage::Scenario(&COURSE, scenario), "../../"), "../../"));
    let ids_of = |html: &str| between(html, " id=\"", '"').map(str::to_string).collect::<Vec<_>>();
    let parts: BTreeSet<String> = ids_of(&learn).into_iter().collect();
    assert_eq!(parts.len(), ids_of(&learn).len(), "an id stands twice");
    for (html, root) in pages.chain([(learn.clone(), "../")]) {
        let ids = ids_of(&html);
        for href in between(&html, "href=\"", '"').filter(|href| !href.starts_with("https://")) {
            if let Some(id) = href.strip_prefix('#') {
                assert!(ids.iter().any(|own| own == id), "{href}");
                continue;
            }
            // The journey and a walk have no page of words: the link opens the app on them.
            if href.contains("#/england/journey/") || href.contains("/walk/") {
                continue;
            }
            let (path, id) = href.strip_prefix(root).unwrap().split_once('#').unwrap_or((&href[root.len()..], ""));
            let place = place(&format!("#/{}", path.trim_end_matches('/')));
            let nation = NATIONS.iter().find(|nation| place.nation() == Some(nation.id.as_str()));
            let is_there = match &place.page {
                Page::Home | Page::Journeys | Page::System { .. } | Page::Journey { .. } => id.is_empty(),
                Page::Child { .. } | Page::Walk { .. } => false,
                Page::Text(name) if name == "learn" => id.is_empty() || parts.contains(id),
                Page::Text(name) => match name.strip_prefix("learn/") {
                    Some(wanted) => COURSE.scenarios().any(|(_, scenario)| scenario.id == wanted),
                    None => id.is_empty(),
                },
                Page::Map { map, .. } => {
                    let nation = nation.unwrap();
                    nation.find_map(map).is_some() && (id.is_empty() || nation.find(map, id).is_some())
                }
            };
            assert!(is_there, "{href}");
        }
    }
    for material in COURSE.modules.iter().flat_map(|module| &module.outcomes).flat_map(|outcome| &outcome.teach_with) {
        assert!(learn.contains(&format!("href=\"../{}/#{}\"", material.map, material.steps[0])), "{}", material.map);
    }
}

#[test]
fn a_link_into_the_course_keeps_its_outcome_and_other_pages_of_words_keep_nothing() {
    let settled = |fragment| place(fragment).settled(&Index::built_in(), None).0.print();
    assert_eq!(settled("#/learn?lit=m1-o2"), "#/learn?lit=m1-o2");
    assert_eq!(settled("#/learn/m1-s1?lit=m1-o2"), "#/learn/m1-s1");
    assert_eq!(settled("#/about?lit=m1-o2"), "#/about");
}

#[test]
fn a_scenario_has_a_page_of_its_own_that_leads_to_its_maps_and_back() {
    for (module, scenario) in COURSE.scenarios() {
        let html = in_app(ReadingPage::Scenario(&COURSE, scenario));
        for text in [&scenario.title, &scenario.setup, &scenario.task, &module.title] {
            assert!(html.contains(&escaped(text)), "{text}");
        }
        let hrefs: Vec<String> = between(&html, "href=\"", '"').map(str::to_string).collect();
        for start in &scenario.start {
            assert!(scenario.maps.contains(&start.map), "{}: {}", scenario.id, start.map);
        }
        let walk = |start: &ScenarioStart| {
            let (nation, map) = start.map.split_once('/').unwrap();
            format!("#/{nation}/walk/{map}/{}?lit={}", start.step, scenario.id)
        };
        let maps = scenario.maps.iter().flat_map(|map| {
            let walks = scenario.start.iter().filter(move |start| start.map == *map).map(walk);
            std::iter::once(format!("#/{map}")).chain(walks)
        });
        let expected: Vec<_> = [format!("#/learn?lit={}", module.id)].into_iter().chain(maps).collect();
        let (links, journey) = hrefs.split_at(expected.len());
        assert_eq!(links, expected);
        assert_eq!(journey.len(), usize::from(scenario.journey.is_some()), "{}", scenario.id);
        for href in journey {
            let example = scenario.journey.as_ref().unwrap();
            let place = place(&href.replace("&amp;", "&"));
            let nation = NATIONS.iter().find(|nation| place.nation() == Some(nation.id.as_str())).unwrap();
            assert_eq!(place.settled(&Index::built_in(), Some(nation)), (place.clone(), None), "{href}");
            let counts = (place.trail.been.len(), place.trail.earlier.len());
            assert_eq!(counts, (example.been.len(), example.earlier.len()));
        }
        let n_words = format!("{} {}", scenario.setup, scenario.task).split_whitespace().count();
        assert!(n_words < 85, "{}: {n_words} words do not fit a screen in large type", scenario.id);
        let back = format!("../../learn/#{}", module.id);
        assert!(in_words(ReadingPage::Scenario(&COURSE, scenario), "../../").contains(&back), "{back}");
    }
}

#[test]
fn every_step_says_where_it_is_taught_and_the_skeleton_leaves_it_out() {
    let mut n_marks = 0;
    for nation in NATIONS.iter() {
        let world = World::new(nation.clone(), &words::ENGLISH);
        for (id, map) in nation.maps() {
            let html = in_words(ReadingPage::Law(&world, id), "../../../");
            for (_, step) in map.steps() {
                let expected = COURSE
                    .modules
                    .iter()
                    .flat_map(|module| module.outcomes.iter().map(move |outcome| (module, outcome)));
                let expected = expected.filter(|(_, outcome)| {
                    let mut own = outcome.teach_with.iter().filter(|material| material.map == map.file.map);
                    own.any(|material| material.steps.contains(&step.id))
                });
                let article = html.split(&format!("<article id=\"{}\"", step.id)).nth(1).unwrap();
                let article = article.split("</article>").next().unwrap();
                let expected: Vec<_> = expected.collect();
                assert_eq!(article.matches("../../../learn/#").count(), expected.len(), "{}", step.id);
                for ((module, outcome), taught) in expected.iter().zip(&step.taught) {
                    assert_eq!(*taught, format!("{} {}", outcome.id, module.title));
                    let number = outcome.id.split_once("-o").unwrap().1;
                    let link = format!(
                        "learn/#{}\">{}, learning outcome\u{a0}{number}</a>",
                        outcome.id,
                        escaped(&module.title)
                    );
                    assert!(article.contains(&link), "{link}");
                    n_marks += 1;
                }
            }
            assert!(map.skeleton().steps.iter().all(|step| step.taught.is_empty()));
        }
    }
    assert!(100 < n_marks, "{n_marks}");
}

/// Every problem of the course with a change.
fn broken(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value: Value = serde_json::from_str(&text(FILE)).unwrap();
    change(&mut value);
    let problems = match read(FILE, &value.to_string()) {
        Ok(course) => check(FILE, &course, &step_ids(MAPS.iter())),
        Err(problems) => problems,
    };
    problems.iter().map(|problem| problem.to_string().replace("maps/learn.json: ", "")).collect()
}

#[test]
fn whatever_is_wrong_with_the_course_is_told() {
    let first = "modules \"m1\" › outcomes[0] \"m1-o1\"";
    assert_eq!(
        broken(|course| course["modules"][0]["outcomes"][0]["teach_with"][0]["map"] = json!("england/early-hlep")),
        [format!(
            "{first} › teach_with[0]: no map is called \"england/early-hlep\": did you mean \"england/early-help\"?"
        )]
    );
    assert_eq!(
        broken(|course| course["modules"][0]["outcomes"][0]["teach_with"][0]["steps"][0] = json!("need-notice")),
        [format!(
            "{first} › teach_with[0]: england/early-help has no step \"need-notice\": did you mean \"need-noticed\"?"
        )]
    );
    assert_eq!(
        broken(|course| course["modules"][0]["outcomes"][0]["outcome"] = json!(" ")),
        [format!("{first}: a text is empty: write it, or take the entry out")]
    );
    assert_eq!(
        broken(|course| course["modules"][0]["scenarios"][1]["id"] = json!("m1-s1")),
        [
            "modules \"m1\" › scenarios[1] \"m1-s1\": the id \"m1-s1\" stands twice: give each its own id",
            "modules \"m1\" › scenarios[1] \"m1-s1\": the id is \"m1-s1\": ids count in order: \"m1-s2\""
        ]
    );
    assert_eq!(
        broken(|course| course["modules"][0]["scenarios"][0]["maps"] = json!([])),
        ["modules \"m1\" › scenarios[0] \"m1-s1\": \"maps\" is empty: name at least one map"]
    );
    assert_eq!(
        broken(|course| course["modules"][0]["theme"] = json!("Open england/early-help")),
        ["modules \"m1\": a sentence holds the address \"england/early-help\": \
          say its title in words: “the map England: children in care”"]
    );
    assert_eq!(
        broken(|course| course["modules"][0]["theme"] = json!("a child's plan")),
        ["modules \"m1\": \"a child's plan\" has a straight quotation mark or apostrophe: use the curved signs: ’ “ ”"]
    );
    assert_eq!(
        broken(|course| course["tools"][0]["where"] = json!(["m9-o1"])),
        [
            "tools \"SMART and ExACT planning\": no outcome is called \"m9-o1\": name an outcome of the course: \"m1-o2\""
        ]
    );
    let misspelt = broken(|course| course["modules"][0]["tilte"] = json!("x"));
    assert!(misspelt[0].contains("unknown field `tilte`"), "{misspelt:?}");
}

#[test]
fn an_author_never_writes_where_a_step_is_taught() {
    let marked = NATIONS[0].maps.iter().find(|map| map.file.steps.iter().any(|step| !step.taught.is_empty())).unwrap();
    let (_, problems) = check_all(&[("built.json".to_string(), serde_json::to_string(&marked.file).unwrap())]);
    let told: Vec<String> = problems.iter().map(ToString::to_string).filter(|told| told.contains("taught")).collect();
    assert_eq!(told.len(), marked.file.steps.iter().filter(|step| !step.taught.is_empty()).count());
    assert!(
        told[0]
            .ends_with(" › taught: is written by the build alone: take it out, and name the step in maps/learn.json")
    );
}
