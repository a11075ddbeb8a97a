//! The questions practice asks: the file keeps its promises, and at every step of every map each has a link or a reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use waymark::atlas::check::StepIdsByMap;
use waymark::atlas::check::reflect::read;
use waymark::atlas::file::MoveKind;
use waymark::atlas::reader::Reader;
use waymark::atlas::reflect::{AskedIn, Reflect, Show, StepQuestions};
use waymark::atlas::texts::TextKind;
use waymark::atlas::{Index, Nation, StepRef};
use waymark::markup::escaped;
use waymark::place::{Depth, Lens, Page, Place};
use waymark::scene::address;
use waymark::scene::panel::{LensAnswer, panel};
use waymark::scene::reflect::{AnswerPart, AnsweredQuestion, groups};
use waymark::views;
use waymark::views::cx::ViewContext;
use waymark::views::reading::{ReadingPage, body, main};
use waymark::words;
use waymark::world::{Load, World};

#[path = "support/nations.rs"]
mod nations;
#[path = "support/texts.rs"]
mod texts;

use nations::NATIONS;

const FILE: &str = "maps/reflect.json";

fn text(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

static DOORS: LazyLock<StepIdsByMap> = LazyLock::new(|| {
    let maps = NATIONS.iter().flat_map(|nation| &nation.maps);
    maps.map(|map| (map.file.map.clone(), map.file.steps.iter().map(|step| step.id.clone()).collect())).collect()
});

/// As the app reads it.
static ASKING: LazyLock<StepQuestions> = LazyLock::new(|| {
    let json = serde_json::to_string(&REFLECT.rows()).unwrap();
    StepQuestions::from_rows(waymark::atlas::file::from_json(&json).unwrap()).unwrap()
});

static REFLECT: LazyLock<Reflect> = LazyLock::new(|| read(FILE, &text(FILE), &DOORS).unwrap());

/// Every question at every step of every map.
fn everywhere(mut look: impl FnMut(&World, StepRef, Vec<AnsweredQuestion>)) {
    for nation in NATIONS.iter() {
        let world = world(nation);
        for step_ref in step_refs(nation) {
            look(&world, step_ref, asked(&world, step_ref));
        }
    }
}

fn step_refs(nation: &Nation) -> Vec<StepRef> {
    nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step })).collect()
}

fn world(nation: &Nation) -> World {
    World::new(nation.clone(), &words::ENGLISH)
}

fn asked(world: &World, step_ref: StepRef) -> Vec<AnsweredQuestion> {
    let place = address(&world.nation, step_ref).with_lens(Lens::Reflect);
    groups(&ASKING, world, step_ref, &place).into_iter().flat_map(|group| group.questions).collect()
}

/// The lenses the links of a question lead to.
fn lenses(asked: &AnsweredQuestion) -> Vec<Lens> {
    let views = asked.parts.iter().filter_map(|part| match part {
        AnswerPart::View { place, .. } => Some(place.clone()),
        _ => None,
    });
    views.filter(|place| matches!(place.page, Page::Map { .. })).map(|place| place.lens).collect()
}

fn steps(asked: &AnsweredQuestion) -> Vec<&str> {
    let steps = asked.parts.iter().filter_map(|part| match part {
        AnswerPart::Step { to, .. } => Some(to.step.as_str()),
        _ => None,
    });
    steps.collect()
}

fn shows(asked: &AnsweredQuestion, show: Show) -> bool {
    REFLECT.questions.iter().find(|known| known.id == asked.id).unwrap().show.contains(&show)
}

#[test]
fn the_file_holds_every_question_in_its_group() {
    let counts = AskedIn::ALL.map(|(asked_in, _)| REFLECT.asked_in(asked_in).count());
    assert!(counts.iter().all(|count| 0 < *count), "{counts:?}");
    assert_eq!(counts.iter().sum::<usize>(), REFLECT.questions.len());
    assert!(
        !REFLECT.how_to_read.is_empty() && !REFLECT.practice_points.is_empty() && !REFLECT.open_questions.is_empty()
    );
    for question in &REFLECT.questions {
        assert!(question.question.ends_with('?') && question.answer.ends_with('.'), "{}", question.id);
        assert!(question.answer.chars().count() <= 160, "{} is short", question.id);
    }
    let file = text(FILE).to_lowercase();
    let is_edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    let is_word = |at: usize| is_edge(file[..at].chars().next_back()) && is_edge(file[at + 4..].chars().next());
    assert!(!file.match_indices("case").any(|(at, _)| is_word(at)), "a child is never a case");
}

/// The file with a change makes problems that name this.
#[track_caller]
fn check(from: &str, to: &str, expected: &str) {
    let whole = text(FILE);
    assert!(whole.contains(from), "{from}");
    let problems = read(FILE, &whole.replacen(from, to, 1), &DOORS).unwrap_err();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|problem| problem.contains(expected)), "{told:?}");
    assert!(problems.iter().all(|problem| problem.file == FILE && !problem.hint.is_empty()));
}

#[test]
fn a_damaged_file_is_told_with_its_place() {
    check("\"step\": \"core-group\"", "\"step\": \"core-grup\"", "questions[0] \"q-not-involved\" › try");
    check("\"map\": \"england/care-management\"", "\"map\": \"england/care\"", "no step england/care#core-group");
    check("\"q-if-worse\"", "\"q-if-better\"", "another question has it too");
    check("\"q-if-worse\"", "\"Q 1\"", "is no id");
    check("\"escalate\"", "\"escalat\"", "escalat");
    check("\"escalate\"", "\"rights\"", "stands twice");
    check("\"direct-work\"", "\"at-home\"", "at-home");
    check("\"How will they get there?\"", "\" \"", "the text is empty");
    check("child’s file", "child's file", "practice_points[0]");
    check("children-in-care#advocacy-and-visitor", "children-in-care#nobody", "advice[0]");
    check("{", "[", "file");
}

#[test]
fn the_app_is_handed_every_question_whole() {
    assert_eq!(ASKING.advice, REFLECT.advice);
    assert_eq!(ASKING.questions.len(), REFLECT.questions.len());
    for (ask, question) in ASKING.questions.iter().zip(&REFLECT.questions) {
        assert_eq!((&ask.id, &ask.question, &ask.answer), (&question.id, &question.question, &question.answer));
        assert_eq!((ask.asked_in, &ask.show), (question.asked_in, &question.show));
        assert_eq!(ask.example, format!("{}#{}", question.example.map, question.example.step));
    }
    for damaged in
        [vec!["q"; 4], vec!["q", "?", ".", "a/b#c", "at-home"], vec!["q", "?", ".", "a/b#c", "planning", "escalat"]]
    {
        let rows = vec![Vec::new(), damaged.iter().map(ToString::to_string).collect()];
        assert!(StepQuestions::from_rows(rows).is_err(), "{damaged:?}");
    }
}

#[test]
fn every_question_has_a_link_or_a_reason_at_every_step() {
    let mut n_steps = 0;
    everywhere(|World { nation, .. }, step_ref, asked| {
        n_steps += 1;
        assert_eq!(asked.len(), REFLECT.questions.len());
        for question in asked {
            let place = format!("{} {}", nation.name(step_ref), question.id);
            let says = |part: &AnswerPart| match part {
                AnswerPart::Words { .. } => false,
                AnswerPart::Nothing(reason) => !reason.is_empty(),
                AnswerPart::View { text, .. } | AnswerPart::Within { text, .. } => !text.is_empty(),
                AnswerPart::Step { to, .. } => !to.name.is_empty(),
            };
            assert!(question.parts.iter().any(says), "{place}");
            assert!(question.parts.len() <= 10, "{place}: {} parts are too many to read", question.parts.len());
            for (idx, part) in question.parts.iter().enumerate() {
                assert!(!question.parts[..idx].contains(part), "{place}: {part:?} stands twice");
                if let AnswerPart::Words { label, texts } = part {
                    let is_said = !texts.is_empty() && texts.iter().all(|text| !text.trim().is_empty());
                    assert!(is_said, "{place}: {label} says nothing");
                }
            }
        }
    });
    assert_eq!(n_steps, NATIONS.iter().map(|nation| step_refs(nation).len()).sum::<usize>());
    assert!(0 < n_steps);
}

#[test]
fn no_link_leads_to_an_empty_view_and_each_keeps_the_step() {
    everywhere(|world, step_ref, asked| {
        let nation = &world.nation;
        let own = address(nation, step_ref);
        let mut met = BTreeSet::new();
        for (question, part) in asked.iter().flat_map(|asked| asked.parts.iter().map(move |part| (&asked.id, part))) {
            let what = format!("{} {question}: {part:?}", nation.name(step_ref));
            match part {
                AnswerPart::Within { part, .. } => assert_eq!(*part, "outline"),
                AnswerPart::View { place, .. } if !met.insert(place.print()) => {}
                AnswerPart::View { place, .. } => {
                    let (settled, later) = place.settled(&Index::built_in(), Some(nation));
                    assert_eq!((later, &settled), (None, place), "{what}");
                    if place.page == Page::Text("about".to_string()) {
                        continue;
                    }
                    assert_eq!(place.page, own.page, "{what}");
                    // The list of every step stands with the chart, whatever the question.
                    if place.depth != Depth::Fitting {
                        continue;
                    }
                    let shown = panel(world, step_ref, place);
                    let is_full = match &place.lens {
                        Lens::Next => !shown.next.is_empty(),
                        Lens::Endings => !shown.endings.is_empty(),
                        Lens::Before => !shown.before.moves.is_empty(),
                        _ => match &shown.question {
                            Some(LensAnswer::Turns { turns, .. }) => !turns.is_empty(),
                            Some(LensAnswer::Way(way)) => !way.steps.is_empty(),
                            _ => false,
                        },
                    };
                    assert!(is_full, "{what}");
                }
                AnswerPart::Step { to, .. } => {
                    let (map, step) = to.step.split_once('#').unwrap();
                    let there = nation.find(map, step).unwrap_or_else(|| panic!("{what}"));
                    assert_ne!(there, step_ref, "{what}");
                    assert_eq!(to.place, address(nation, there));
                }
                AnswerPart::Words { .. } | AnswerPart::Nothing(_) => {}
            }
        }
    });
}

#[test]
fn each_view_is_offered_exactly_where_the_graph_has_an_answer() {
    let mut met = BTreeSet::new();
    everywhere(|world, step_ref, asked| {
        let World { nation, graph, .. } = world;
        let leaves = |kind| graph.next(step_ref).iter().any(|edge| edge.kind == kind);
        let lies_ahead = |kind| {
            let is_there = !graph.turns(step_ref, kind).is_empty();
            assert!(is_there || !leaves(kind));
            is_there
        };
        let is_exit = nation.step(step_ref).is_exit();
        let others_before = graph.before(step_ref).iter().any(|edge| edge.from != step_ref);
        for question in asked {
            let what = format!("{} {}", nation.name(step_ref), question.id);
            let (lenses, steps) = (lenses(&question), steps(&question));
            let mut hold = |show: Show, is_offered: bool, is_answered: bool| {
                if shows(&question, show) {
                    assert_eq!(is_offered, is_answered, "{what} {show:?}");
                    met.insert((show, is_offered));
                }
            };
            hold(Show::StepDown, lenses.contains(&Lens::Better), lies_ahead(MoveKind::StepDown));
            hold(Show::Escalate, lenses.contains(&Lens::Worse), lies_ahead(MoveKind::Escalate));
            hold(Show::Trail, lenses.contains(&Lens::Before), others_before);
            hold(Show::Exits, lenses.contains(&Lens::Endings), !is_exit);
            hold(Show::Compare, lenses.contains(&Lens::Endings), !is_exit);
            hold(Show::Next, lenses.contains(&Lens::Next), !graph.next(step_ref).is_empty());
            hold(Show::Route, lenses.iter().any(|lens| matches!(lens, Lens::Way { .. })), !is_exit);
            let leads_to = |kind| {
                let mut last = graph.turns(step_ref, kind).into_iter().filter_map(|turn| turn.last().copied());
                last.any(|edge| steps.contains(&nation.name(edge.to).as_str()))
            };
            hold(Show::OtherMaps, leads_to(MoveKind::LeadsToMap), lies_ahead(MoveKind::LeadsToMap));
            // A challenge that leads to where one is already is none to be offered.
            let mut challenges =
                graph.turns(step_ref, MoveKind::Appeal).into_iter().filter_map(|turn| turn.last().copied());
            hold(Show::Appeal, leads_to(MoveKind::Appeal), challenges.any(|edge| edge.to != step_ref));
            for (show, kind) in [(Show::Repeat, MoveKind::Repeat), (Show::Parallel, MoveKind::Parallel)] {
                let turns = graph.turns(step_ref, kind);
                let nearest = turns.first().and_then(|turn| turn.last());
                let is_offered = nearest.is_some_and(|edge| match edge.from == step_ref {
                    true => lenses.contains(&Lens::Next),
                    false => steps.contains(&nation.name(edge.from).as_str()),
                });
                hold(show, is_offered, nearest.is_some());
            }
            let limits = |step_ref| !nation.step(step_ref).timescales.is_empty();
            let has_limits = limits(step_ref) || graph.next(step_ref).iter().any(|edge| limits(edge.to));
            let no_limit = AnswerPart::Nothing(words::ENGLISH.reflect.no_limit.to_string());
            hold(Show::Clock, !question.parts.contains(&no_limit), has_limits);
            let no_right = AnswerPart::Nothing(words::ENGLISH.reflect.no_rights.to_string());
            hold(Show::Rights, !question.parts.contains(&no_right), !nation.step(step_ref).rights.is_empty());
        }
    });
    // What can be asked for is told on every step, so that nothing has to explain why it is not.
    let once = met.iter().filter(|(show, is_offered)| !met.contains(&(*show, !is_offered)));
    assert_eq!(
        once.collect::<Vec<_>>(),
        [&(Show::Rights, true)],
        "each view is offered somewhere and explained away somewhere"
    );
}

#[test]
fn the_words_of_other_maps_are_not_needed() {
    for nation in NATIONS.iter() {
        let whole = world(nation);
        let bare = Nation::read_skeleton(&nation.id, &serde_json::to_string(&nation.skeleton()).unwrap()).unwrap();
        for (id, map) in nation.maps() {
            let known = world(&bare.clone().with_map(map.clone()));
            for step_ref in step_refs(nation).into_iter().filter(|step_ref| step_ref.map == id) {
                assert_eq!(asked(&whole, step_ref), asked(&known, step_ref), "{}", nation.name(step_ref));
            }
        }
    }
}

#[test]
fn a_question_opens_unfolded_at_its_example_alone() {
    let mut found = Vec::new();
    everywhere(|World { nation, .. }, step_ref, asked| {
        found.extend(asked.into_iter().filter(|asked| asked.is_open).map(|asked| (asked.id, nation.name(step_ref))));
    });
    let examples = REFLECT.questions.iter().map(|question| {
        let example = &question.example;
        (question.id.clone(), format!("{}#{}", example.map, example.step))
    });
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), examples.collect());
}

#[test]
fn the_links_keep_what_else_the_place_says() {
    let nation = &NATIONS[0];
    let step_ref = step_refs(nation)[0];
    let (place, _) =
        Place::parse(&format!("{}?depth=all&lens=reflect&show=worse", address(nation, step_ref).print()), None);
    let groups = groups(&ASKING, &world(nation), step_ref, &place);
    let parts = groups.iter().flat_map(|group| &group.questions).flat_map(|asked| &asked.parts);
    let views = parts.filter_map(|part| if let AnswerPart::View { place, .. } = part { Some(place) } else { None });
    for view in views.filter(|view| view.lens != Lens::Next) {
        assert_eq!((view.depth, view.shown), (place.depth, place.shown), "{view:?}");
    }
}

#[test]
fn the_panel_asks_every_question_first() {
    let nation = &NATIONS[0];
    let world = world(nation);
    for step_ref in step_refs(nation).into_iter().step_by(11) {
        let place = address(nation, step_ref).with_lens(Lens::Reflect);
        let mut panel = panel(&world, step_ref, &place);
        let show = |panel: &_| views::panel::page(&ViewContext::app(&words::ENGLISH), panel).into_string();
        panel.question = Some(LensAnswer::Reflect(Load::Ready(groups(&ASKING, &world, step_ref, &place))));
        let html = show(&panel);
        let at = |text: &str| html.find(&escaped(text)).unwrap_or_else(|| panic!("{text}"));
        assert!(html.contains("data-list=\"reflect\""));
        for question in &REFLECT.questions {
            assert!(at(&question.question) < at(words::ENGLISH.endings), "{}", question.id);
        }
        panel.question = Some(LensAnswer::Reflect(Load::Failed("no connection".to_string())));
        let html = show(&panel);
        assert!(html.contains("no connection") && html.contains(words::ENGLISH.next), "the rest of the panel stays");
    }
}

#[test]
fn a_family_is_asked_what_is_asked_with_families() {
    let world = world(&NATIONS[0]);
    let here = step_refs(&NATIONS[0])[0];
    let asked_of = |reader: Option<Reader>| -> Vec<AskedIn> {
        let groups = groups(&ASKING, &world, here, &address(&world.nation, here));
        groups.iter().filter(|group| group.is_for(reader)).map(|group| group.asked_in).collect()
    };
    let all = [AskedIn::DirectWork, AskedIn::Supervision, AskedIn::Planning];
    for reader in [None, Some(Reader::Worker)] {
        assert_eq!(asked_of(reader), all);
    }
    for reader in [Reader::Parent, Reader::Carer, Reader::Child] {
        assert_eq!(asked_of(Some(reader)), [AskedIn::DirectWork]);
    }
}

#[test]
fn the_page_of_questions_leaves_none_out_and_links_each_to_its_example() {
    let index = Index::built_in();
    let page = ReadingPage::Text(TextKind::Reflect, &texts::CONTENT);
    let html = body(page, &words::ENGLISH, &index, &NATIONS, "../");
    let in_app = main(page, &index, &NATIONS, &ViewContext::app(&words::ENGLISH)).into_string();
    let has = |text: &str| assert!(html.contains(&escaped(text)), "{text}");
    let lists = [&REFLECT.how_to_read, &REFLECT.practice_points, &REFLECT.open_questions];
    lists.into_iter().flatten().for_each(|text| has(text));
    [&REFLECT.source.title, &REFLECT.source.publisher].into_iter().for_each(|text| has(text));
    for question in &REFLECT.questions {
        let example = &question.example;
        [&question.question, &question.answer].into_iter().for_each(|text| has(text));
        has((words::ENGLISH.pages.reflect.origin)(question.origin));
        assert!(html.contains(&format!("href=\"../{}/#{}\"", example.map, example.step)), "{}", question.id);
        assert!(in_app.contains(&format!("href=\"#/{}/{}?lens=reflect\"", example.map, example.step)));
    }
}
