//! The course: the page of its modules, and a page for each scenario that fills a screen or a sheet of paper.
//! Must never name an outcome without a way into the maps.

use crate::atlas::course::{Course, LearningOutcome, Material, Module, Scenario, ScenarioStart, WorkedExample};
use crate::atlas::texts::TextKind;
use crate::atlas::{Index, Nation};
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place, Trail};
use crate::scene::learn::{lesson, map_link};
use crate::views::cx::ViewContext;
use crate::views::step::source_list;

/// Lines for notes on the printed page of a scenario.
const NOTE_LINES: usize = 10;

/// The page of the course.
pub fn course(cx: &ViewContext, index: &Index, nations: &[Nation], course: &Course) -> Html {
    let modules = (course.modules.iter().enumerate())
        .map(|(idx, text)| module(cx, index, nations, course, &(cx.words.pages.module)(idx + 1, &text.title), text));
    let tools = course.tools.iter().map(|tool| {
        let mut note = el("dd").text(&tool.note).text(" ");
        for id in &tool.outcomes {
            if let Some(name) = outcome_name(cx, course, id) {
                note = note.child(within(cx, id).text(&name)).text(" ");
            }
        }
        el("div").class("fact").child(el("dt").text(&tool.name)).child(note).into()
    });
    [
        contents(cx, course),
        modules.collect(),
        el("h2").text(cx.words.pages.tools).into(),
        el("dl").class("facts").children(tools).into(),
        el("h2").text(cx.words.pages.course_is).into(),
        source_list(cx, std::slice::from_ref(&course.source)),
    ]
    .into_iter()
    .collect()
}

/// The page of a scenario: few words, large.
pub fn scenario(cx: &ViewContext, index: &Index, course: &Course, scenario: &Scenario) -> Html {
    let is_own = |module: &&Module| module.scenarios.iter().any(|own| own.id == scenario.id);
    let back = course.modules.iter().zip(1..).find(|(module, _)| is_own(module)).map(|(module, number)| {
        let address = cx.part(TextKind::Learn, &module.id);
        el("p").class("scenario-module").child(link(&address).text(&(cx.words.pages.module)(number, &module.title)))
    });
    let maps = maps(cx, index, scenario);
    let journey = scenario.journey.as_ref().map(|example| {
        let open = link(&cx.href(&journey_place(example))).text(cx.words.pages.open_as_journey);
        el("li").child(open)
    });
    let lines = (0..NOTE_LINES).map(|_| el("div").class("note-line").into());
    el("article")
        .class("scenario")
        .attr("data-scenario", &scenario.id)
        .child(back)
        .child(el("h1").text(&scenario.title))
        .child(el("h2").text(cx.words.pages.setup))
        .child(el("p").text(&scenario.setup))
        .child(el("h2").text(cx.words.pages.task))
        .child(el("p").text(&scenario.task))
        .child(el("h2").text(cx.words.pages.maps_to_use))
        .child(el("ul").class("scenario-maps").children(maps).child(journey))
        .child(el("div").class("hint").child(plan(cx, course, scenario)))
        .child(el("div").class("notes").child(el("h2").text(cx.words.pages.notes)).children(lines))
        .into()
}

/// The modules, and under each its scenarios.
fn contents(cx: &ViewContext, course: &Course) -> Html {
    let items = course.modules.iter().enumerate().map(|(idx, module)| {
        let name = within(cx, &module.id).text(&(cx.words.pages.module)(idx + 1, &module.title));
        let scenarios =
            module.scenarios.iter().map(|scenario| el("li").child(scenario_link(cx, scenario, None)).into());
        el("li").child(name).child(el("ul").children(scenarios)).into()
    });
    let list = el("ul").class("learn-contents").children(items);
    el("nav").attr("aria-label", cx.words.pages.on_this_page).child(list).into()
}

/// How long a scenario takes, what to have ready, and the outcomes it serves in their own words: for the trainer.
fn plan(cx: &ViewContext, course: &Course, scenario: &Scenario) -> Html {
    let all = course.modules.iter().flat_map(|module| &module.outcomes);
    let all: Vec<&LearningOutcome> = all.collect();
    let outcomes = scenario.outcomes.iter().filter_map(|id| all.iter().find(|outcome| outcome.id == *id));
    let outcomes = outcomes.map(|outcome| el("li").text(&outcome.outcome).into());
    let prepare =
        [(cx.words.pages.takes)(scenario.minutes).as_str(), " ", cx.words.pages.prepare, &scenario.prepare].concat();
    el("div")
        .child(el("p").text(&prepare))
        .child(el("p").text(cx.words.pages.serves))
        .child(el("ul").children(outcomes))
        .into()
}

/// The maps of a scenario, and beside each the walks through it that begin there.
fn maps<'a>(cx: &'a ViewContext, index: &'a Index, scenario: &'a Scenario) -> impl Iterator<Item = Html> + 'a {
    let walk = |start: &ScenarioStart| {
        let map = format!(" ({})", map_link(cx.words, index, &start.map).0);
        let walk = link(&cx.href(&walk_place(scenario, start))).text(cx.words.map.walk_page);
        let walk = walk.child(el("span").class("visually-hidden").text(&map));
        [Html::from(" – "), walk.into()].into_iter().collect()
    };
    scenario.maps.iter().map(move |map| {
        let walks = scenario.start.iter().filter(|start| start.map == *map).map(walk);
        el("li").child(opening(cx, index, map)).children(walks).into()
    })
}

fn module(cx: &ViewContext, index: &Index, nations: &[Nation], course: &Course, title: &str, module: &Module) -> Html {
    let outcomes = module.outcomes.iter().map(|text| outcome(cx, index, nations, text));
    let scenarios = module.scenarios.iter().map(|scenario| {
        let maps = maps(cx, index, scenario);
        let setup = el("p").text(&scenario.setup);
        let task = el("p").text(&scenario.task);
        let maps = el("ul").class("lessons").children(maps);
        let link = scenario_link(cx, scenario, Some("map-link"));
        el("li").child(link).child(setup).child(task).child(maps).child(plan(cx, course, scenario)).into()
    });
    let minutes = module.scenarios.iter().map(|scenario| scenario.minutes).sum();
    let all_take = (cx.words.pages.all_take)(module.scenarios.len(), minutes);
    el("section")
        .class("region")
        .attr("aria-labelledby", &module.id)
        .child(el("h2").attr("id", &module.id).attr("tabindex", "-1").text(title))
        .child(el("p").text(&module.theme))
        .child(el("p").text(&all_take))
        .child(el("ol").class("outcomes").children(outcomes))
        .child(el("h3").text(cx.words.pages.scenarios))
        .child(el("p").text(cx.words.pages.scenarios_made_up))
        .child(el("ul").class("map-list").children(scenarios))
        .into()
}

fn outcome(cx: &ViewContext, index: &Index, nations: &[Nation], outcome: &LearningOutcome) -> Html {
    let lessons = outcome.teach_with.iter().map(|material| taught_with(cx, index, nations, material));
    el("li")
        .attr("id", &outcome.id)
        .attr("tabindex", "-1")
        .child(el("strong").text(&outcome.outcome))
        .child(el("ul").class("lessons").children(lessons))
        .into()
}

fn taught_with(cx: &ViewContext, index: &Index, nations: &[Nation], material: &Material) -> Html {
    let lesson = lesson(cx.words, index, nations, material);
    let steps = lesson.steps.join(" · ");
    let name = if steps.is_empty() { lesson.map } else { format!("{} – {steps}", lesson.map) };
    let how = el("span").class("how").text(" ").text(&lesson.how);
    el("li").child(link(&cx.href(&lesson.place)).text(&name)).child(how).into()
}

/// The page of a scenario, below the course's.
pub fn scenario_place(scenario: &Scenario) -> Place {
    Place::from(Page::Text(format!("{}/{}", TextKind::Learn.name(), scenario.id)))
}

/// The made-up child's way so far as a journey: nothing of it is kept before somebody writes to it.
fn journey_place(example: &WorkedExample) -> Place {
    let (nation, map) = example.map.split_once('/').unwrap_or_default();
    let names = |steps: &[String]| steps.iter().map(|step| (map.to_string(), step.clone())).collect();
    let here = Some((map.to_string(), example.here.clone()));
    let trail = Trail { been: names(&example.been), earlier: names(&example.earlier), others: Vec::new() };
    Place { trail, ..Place::from(Page::Journey { nation: nation.to_string(), here }) }
}

/// A walk with a group through the scenario.
pub fn walk_place(scenario: &Scenario, start: &ScenarioStart) -> Place {
    let (nation, map) = start.map.split_once('/').unwrap_or_default();
    let walk = Page::Walk { nation: nation.to_string(), step: (map.to_string(), start.step.clone()) };
    Place { highlighted: vec![scenario.id.clone()], ..Place::from(walk) }
}

fn scenario_link(cx: &ViewContext, scenario: &Scenario, class: Option<&str>) -> Html {
    link(&cx.href(&scenario_place(scenario))).attr_if("class", class).text(&scenario.title).into()
}

fn opening(cx: &ViewContext, index: &Index, map: &str) -> Html {
    let (name, address) = map_link(cx.words, index, map);
    link(&cx.href(&address)).text(&name).into()
}

/// A link to a part of the same page. In the app it moves the focus and leaves the address alone.
fn within(cx: &ViewContext, id: &str) -> Element {
    link(&format!("#{id}")).attr_if("data-skip", cx.is_app().then_some(id))
}

fn outcome_name(cx: &ViewContext, course: &Course, id: &str) -> Option<String> {
    let module = course.modules.iter().find(|module| module.outcomes.iter().any(|outcome| outcome.id == id))?;
    let number = module.outcomes.iter().position(|outcome| outcome.id == id)? + 1;
    Some((cx.words.outcome_of)(&module.title, &number.to_string()))
}
