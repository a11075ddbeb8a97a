//! The chart as it is shown, on a map small enough to see at a glance: which steps and lines are marked, in which groups the steps
//! stand, which moves are lines and which stubs, and what stands beside a fact.
#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use serde_json::json;
use waymark::atlas::file::{MoveKind, from_json};
use waymark::atlas::{Map, MapId, Nation, StepRef};
use waymark::place::Place;
use waymark::scene::chart::{Chart, EveryStep, Ground, Highlights, Way, chart, every_step, highlights, legend};
use waymark::scene::step::step_facts;
use waymark::views::cx::ViewContext;
use waymark::views::step::doubts;
use waymark::words;
use waymark::world::World;

/// Referral leads to an assessment, that to help at home or to a hearing; a decision of the hearing can be challenged, which
/// leads back to it; both ways end.
static WORLD: LazyLock<World> = LazyLock::new(|| {
    let step = |id: &str, kind: &str| json!({ "id": id, "name": format!("The {id}"), "kind": kind, "stage": "all", "road": "main", "sources": ["act"] });
    let leads = |from: &str, to: &str, kind: &str| json!({ "from": from, "to": to, "kind": kind, "when": "then" });
    let mut hearing = step("hearing", "decision");
    hearing["coming"] = json!([{ "text": "The chair will sit alone.", "law": "section 9", "source": "bill" }]);
    let exit = |id: &str| {
        let mut exit = step(id, "exit");
        exit["exit"] = json!({ "type": "home" });
        exit
    };
    let source = |id: &str, title: &str| json!({ "id": id, "title": title, "publisher": "Parliament", "url": format!("https://example.org/{id}"), "checked": "yes" });
    let map = json!({
        "map": "here/care", "title": "Care", "nation": "here", "stages": [{ "id": "all", "title": "All" }],
        "steps": [step("referral", "start"), step("assessment", "step"), step("help", "support"), hearing,
            step("appeal", "appeal"), exit("home"), exit("away")],
        "moves": [leads("referral", "assessment", "next"), leads("assessment", "help", "next"),
            leads("assessment", "hearing", "escalate"), leads("hearing", "appeal", "appeal"),
            leads("appeal", "hearing", "repeat"), leads("help", "home", "next"), leads("hearing", "away", "next")],
        "sources": [source("act", "The Act"), source("bill", "The Bill")],
    });
    let nation = Nation::new("here", "Here", vec![Map::new(from_json(&map.to_string()).unwrap())]);
    World::new(nation, &words::ENGLISH)
});

fn care() -> MapId {
    WORLD.nation.find_map("here/care").unwrap()
}

fn everything() -> Chart {
    chart(&WORLD.nation, care())
}

/// The chart's lights at a fragment.
fn highlighted(fragment: &str) -> (Chart, Highlights) {
    let (place, notice) = Place::parse(fragment, None);
    assert_eq!(notice, None, "{fragment}");
    let here = WORLD.nation.map(care()).find(fragment.split(['/', '?']).nth(3).unwrap_or_default());
    let here = here.map(|step| StepRef { map: care(), step });
    let chart = everything();
    let highlights = highlights(&WORLD, &chart, care(), &place, here);
    (chart, highlights)
}

fn at(chart: &Chart, step: &str) -> usize {
    chart.boxes.iter().position(|own| own.step == step).unwrap()
}

fn line(chart: &Chart, name: &str) -> usize {
    chart.lines.iter().position(|own| own.name == name).unwrap()
}

#[test]
fn the_step_where_you_are_is_never_dimmed() {
    for step in ["referral", "assessment", "help", "hearing", "appeal", "home", "away"] {
        let (chart, highlights) = highlighted(&format!("#/here/care/{step}"));
        let marks = &highlights.boxes[at(&chart, step)];
        assert!(marks.is_here && !marks.is_dim && !marks.is_highlighted, "{step}: {marks:?}");
        assert_eq!(highlights.boxes.iter().filter(|marks| marks.is_here).count(), 1);
    }
}

#[test]
fn what_can_come_next_is_lit_and_numbered_and_all_else_is_dim() {
    let (chart, highlights) = highlighted("#/here/care/assessment");
    let highlighted = |step: &str| &highlights.boxes[at(&chart, step)];
    for step in ["help", "hearing"] {
        assert!(highlighted(step).is_highlighted && !highlighted(step).is_dim, "{step}");
    }
    for step in ["referral", "appeal", "home", "away"] {
        assert!(
            !highlighted(step).is_highlighted && highlighted(step).is_dim && highlighted(step).number.is_none(),
            "{step}"
        );
    }
    let mut numbers = ["help", "hearing"].map(|step| highlighted(step).number);
    numbers.sort();
    assert_eq!(numbers, [Some(1), Some(2)]);
    for (line, marks) in chart.lines.iter().zip(&highlights.lines) {
        let leads_on = line.name.starts_with("assessment>");
        assert_eq!((marks.is_highlighted, marks.is_dim), (leads_on, !leads_on), "{}", line.name);
    }
}

#[test]
fn nothing_is_dim_while_nothing_is_chosen() {
    let (_, highlights) = highlighted("#/here/care");
    assert!(highlights.boxes.iter().all(|marks| !marks.is_dim && !marks.is_highlighted && !marks.is_here));
    assert!(highlights.lines.iter().all(|marks| !marks.is_dim && !marks.is_highlighted));
}

#[test]
fn steps_that_a_trainer_lights_are_numbered_in_their_order() {
    let (chart, highlights) = highlighted("#/here/care?lit=help.referral");
    let numbers = ["help", "referral", "home"].map(|step| highlights.boxes[at(&chart, step)].number);
    assert_eq!(numbers, [Some(1), Some(2), None]);
    assert!(!highlights.boxes[at(&chart, "help")].is_dim && highlights.boxes[at(&chart, "home")].is_dim);
}

#[test]
fn ordinary_moves_are_drawn_in_full_and_others_when_the_legend_turns_them_on() {
    let full = |fragment: &str| -> Vec<String> {
        let (chart, highlights) = highlighted(fragment);
        let lines = chart.lines.iter().zip(&highlights.lines).filter(|(_, marks)| marks.is_full);
        lines.map(|(line, _)| line.name.clone()).collect()
    };
    let ordinary = ["referral>assessment", "assessment>help", "help>home", "hearing>away"];
    assert_eq!(full("#/here/care"), ordinary);
    let place = Place::parse("#/here/care", None).0;
    let entries = legend(&everything(), &place);
    let challenges = entries.iter().find(|entry| entry.kind == MoveKind::Appeal).unwrap();
    assert!(!challenges.is_on && challenges.count == 1);
    let with_challenges = full(&challenges.switch.as_ref().unwrap().print());
    assert!(with_challenges.contains(&"hearing>appeal".to_string()), "{with_challenges:?}");
    assert!(ordinary.iter().all(|name| with_challenges.iter().any(|own| own == name)), "{with_challenges:?}");
    assert_eq!(with_challenges.len(), ordinary.len() + 1);
}

/// The chart in columns at a fragment.
fn in_columns(fragment: &str) -> (Chart, EveryStep) {
    let (place, notice) = Place::parse(fragment, None);
    assert_eq!(notice, None, "{fragment}");
    let here = WORLD.nation.map(care()).find(fragment.split(['/', '?']).nth(3).unwrap_or_default());
    let here = here.map(|step| StepRef { map: care(), step });
    let chart = everything();
    let every_step = every_step(&WORLD, &chart, care(), &place, here, Ground::Screen);
    (chart, every_step)
}

/// The names of the moves drawn as lines, and of those told as stubs, without those that are so on a narrow screen only.
fn told(chart: &Chart, every_step: &EveryStep) -> [Vec<String>; 2] {
    let stops = || every_step.columns.iter().flat_map(|column| &column.stops);
    let name = |line: usize| chart.lines[line].name.clone();
    let lines = every_step.lines.iter().map(|(line, ..)| *line).chain(stops().filter_map(|stop| stop.down));
    let stubs = stops().flat_map(|stop| &stop.stubs).filter(|stub| !stub.is_narrow);
    let stubs = stubs.filter_map(|stub| match stub.way {
        Way::Line(line) => Some(name(line)),
        Way::Door(_) => None,
    });
    [lines.map(name).collect(), stubs.collect()]
}

#[test]
fn every_move_is_a_line_or_a_stub_however_the_steps_stand_together() {
    for grouping in ["stage", "who", "kind", "ending"] {
        let (chart, every_step) = in_columns(&format!("#/here/care?depth=all&group={grouping}"));
        let [lines, stubs] = told(&chart, &every_step);
        let mut all: Vec<String> = lines.iter().chain(&stubs).cloned().collect();
        all.sort();
        let mut expected: Vec<String> = chart.lines.iter().map(|line| line.name.clone()).collect();
        expected.sort();
        assert_eq!(all, expected, "{grouping}");
        let mut steps: Vec<usize> = every_step.groups.iter().flat_map(|group| group.steps.clone()).collect();
        steps.sort_unstable();
        assert_eq!(steps, (0..chart.boxes.len()).collect::<Vec<_>>(), "{grouping}");
    }
    let (chart, every_step) = in_columns("#/here/care?depth=all");
    assert_eq!(
        told(&chart, &every_step)[0],
        ["assessment>hearing", "hearing>away", "referral>assessment", "assessment>help", "hearing>appeal"]
    );
}

#[test]
fn steps_stand_together_by_what_the_link_says_and_endings_last() {
    let titles = |fragment: &str| -> Vec<(String, usize)> {
        let (_, every_step) = in_columns(fragment);
        every_step.groups.iter().map(|group| (group.title.clone(), group.steps.len())).collect()
    };
    assert_eq!(titles("#/here/care?depth=all"), [("All".to_string(), 7)]);
    let kinds = titles("#/here/care?depth=all&group=kind");
    assert_eq!(kinds.first().unwrap().0, "Start");
    assert_eq!(kinds.last().unwrap(), &("Outcome".to_string(), 2));
    assert_eq!(titles("#/here/care?depth=all&group=who").last().unwrap(), &("Outcome".to_string(), 2));
}

#[test]
fn a_group_that_is_folded_holds_its_steps_back_unless_the_one_chosen_is_among_them() {
    let folded = |fragment: &str| {
        let (chart, every_step) = in_columns(fragment);
        let is_folded = every_step.groups.iter().any(|group| group.is_folded);
        let shown = every_step.columns.iter().flat_map(|column| &column.stops);
        let shown: Vec<&str> = shown.map(|stop| chart.boxes[stop.step].step.as_str()).collect();
        assert_eq!(shown.contains(&"home"), !is_folded, "{fragment}");
        let [lines, stubs] = told(&chart, &every_step);
        // Moves that lead to a folded step are told where they leave.
        assert!(lines.iter().chain(&stubs).any(|name| name == "help>home"), "{fragment}");
        is_folded
    };
    assert!(folded("#/here/care?depth=all&group=kind&fold=exit"));
    assert!(!folded("#/here/care/home?depth=all&group=kind&fold=exit"));
    assert!(!folded("#/here/care?depth=all&group=kind"));
}

#[test]
fn a_line_is_part_of_the_road_so_far_once_it_was_walked() {
    let (chart, highlights) = highlighted("#/here/care/help?trail=care/referral.assessment");
    assert!(highlights.lines[line(&chart, "referral>assessment")].is_walked);
    assert!(!highlights.lines[line(&chart, "assessment>hearing")].is_walked);
}

#[test]
fn law_that_is_coming_says_where_it_stands() {
    let map = WORLD.nation.map(care());
    let facts = step_facts(WORLD.words, map, map.find("hearing").unwrap(), None);
    let html = doubts(&ViewContext::app(WORLD.words), &facts).unwrap().into_string();
    let coming = html.split("class=\"coming\"").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap();
    assert!(coming.contains("The chair will sit alone. (section 9)"), "{coming}");
    assert!(coming.contains("https://example.org/bill") && coming.contains("Source: The Bill"), "{coming}");
}
