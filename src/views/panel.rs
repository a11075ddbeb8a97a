//! The panel of the step chosen: where we are, what can happen next, how it can end, how one can have got here.
//! Must never number or order anything: the scene has.

use crate::atlas::file::{Ending, MoveKind};
use crate::markup::{Html, el, link};
use crate::place::Lens;
use crate::scene::StepLink;
use crate::scene::panel::{Before, EndingGroup, MoveGroup, Panel, Question, Turn, WayOn, WayThere};
use crate::views::links::Links;
use crate::views::parts::{arrow, class_of_move, heart_if, road, step_link};
use crate::views::reflect::reflection;
use crate::views::step::{key_facts, label, more_facts, opening_words};
use crate::views::trail::road_so_far;
use crate::words;

/// The panel. A lens other than "what next" puts its own answer first; `worker` is the worker's layer, if it is wanted.
pub fn panel(links: &Links, panel: &Panel, lens: &Lens, worker: Html) -> Html {
    let next = || section("next", words::ENGLISH.next, next_list(links, &panel.next));
    let endings = || section("endings", words::ENGLISH.endings, ending_list(links, &panel.endings));
    let before = || section("before", words::ENGLISH.before, before_list(links, &panel.before));
    let sections = match (lens, &panel.question) {
        (_, Some(question)) => vec![answer(links, question), next(), endings(), before()],
        (Lens::Endings, _) => vec![endings(), next(), before()],
        (Lens::Before, _) => vec![before(), next(), endings()],
        _ => vec![next(), endings(), before()],
    };
    let facts = &panel.facts;
    let mut sections = sections.into_iter();
    let first = sections.next().unwrap_or_default();
    let more =
        el("details").class("more").child(el("summary").text(words::ENGLISH.more)).child(more_facts(links, facts));
    el("article")
        .class("panel")
        .attr("data-panel", &panel.step)
        .attr("aria-labelledby", "panel-name")
        .child(el("p").class("here-mark").text(words::ENGLISH.here))
        .child(el("h2").attr("id", "panel-name").attr("tabindex", "-1").text(&facts.name))
        .child(opening_words(links, facts))
        .child(first)
        .child(key_facts(links, facts))
        .child(worker)
        .child(road_so_far(links, &panel.road))
        .children(sections)
        .child(more)
        .into()
}

/// The panel of a map on which no step is chosen: the steps lit, if any, what it shows and where it begins.
pub fn beginning(links: &Links, purpose: &str, lit: &[(StepLink, String)], starts: &[(StepLink, String)]) -> Html {
    let item = |(step, plain): &(StepLink, String)| {
        let words = el("p").text(plain);
        el("li").attr("data-step", &step.step).child(step_link(links, step)).child(words).into()
    };
    let lit = (!lit.is_empty()).then(|| {
        let steps = el("ol").class("ways").children(lit.iter().map(item));
        el("section").attr("data-list", "lit").child(el("h2").text(words::ENGLISH.lit)).child(steps)
    });
    let items = starts.iter().map(item);
    el("div")
        .class("panel")
        .attr("data-panel", "")
        .child(lit)
        .child(el("p").class("purpose").text(purpose))
        .child(el("p").text(words::ENGLISH.choose_a_step))
        .child(label(words::ENGLISH.begins_with))
        .child(el("ul").class("ways").children(items))
        .into()
}

fn section(list: &str, title: &str, content: Html) -> Html {
    el("section").class("answer").attr("data-list", list).child(el("h3").text(title)).child(content).into()
}

/// The ways on, grouped by kind and numbered through.
pub fn next_list(links: &Links, groups: &[MoveGroup]) -> Html {
    if groups.is_empty() {
        return el("p").text(words::ENGLISH.ends_here).into();
    }
    let groups = groups.iter().map(|group| {
        let start = group.moves.first().map_or(1, |way| way.number).to_string();
        let list = (group.kind == MoveKind::LeadsToMap).then_some("doors");
        let items = group.moves.iter().map(|way| way_on(links, way));
        el("div")
            .class(&format!("group {}", class_of_move(group.kind)))
            .child(el("h4").text((words::ENGLISH.move_group)(group.kind)))
            .child(el("ol").class("ways").attr("start", &start).attr_if("data-list", list).children(items))
            .into()
    });
    groups.collect()
}

/// One way on in a sentence: the condition, where it leads, who decides there and by when.
fn way_on(links: &Links, way: &WayOn) -> Html {
    let by_when = way.by_when.as_ref().map(|text| el("span").class("by-when").text(&format!(" {text}.")));
    el("li")
        .attr("data-step", &way.to.step)
        .text(&way.when)
        .child(arrow())
        .child(step_link(links, &way.to))
        .text(". ")
        .child(decides_there(&way.decides))
        .child(by_when)
        .into()
}

fn decides_there(who: &str) -> Html {
    el("span").class("decides").text(&format!("{} there: {who}.", words::ENGLISH.decides)).into()
}

fn ending_list(links: &Links, groups: &[EndingGroup]) -> Html {
    let groups = groups.iter().map(|group| {
        let items = group.exits.iter().map(|line| {
            let way = (0 < line.n_steps).then(|| {
                link(&links.href(&line.way_href))
                    .class("show-way")
                    .attr("aria-label", &format!("{}: {}", words::ENGLISH.show_way, line.exit.name))
                    .text(words::ENGLISH.show_way)
            });
            let far = el("span").class("far").text(&format!(" {} ", (words::ENGLISH.steps_away)(line.n_steps)));
            el("li").attr("data-step", &line.exit.step).child(step_link(links, &line.exit)).child(far).child(way).into()
        });
        el("div")
            .class("group")
            .child(el("h4").child(heart_if(Some(group.ending))).text((words::ENGLISH.ending)(group.ending)))
            .child(el("ul").class("endings").children(items))
            .into()
    });
    groups.collect()
}

/// Every ending in a line for each kind, with how many steps away it is: for reading pages.
pub fn short_endings(links: &Links, groups: &[EndingGroup]) -> Html {
    let items = groups.iter().map(|group| {
        let mut item = el("li")
            .child(heart_if(Some(group.ending)))
            .child(el("strong").text((words::ENGLISH.ending)(group.ending)));
        for (idx, line) in group.exits.iter().enumerate() {
            let mark = if idx == 0 { ": " } else { "; " };
            let exit = link(&links.href(&line.exit.href)).text(&line.exit.name);
            item = item.text(mark).child(exit).text(&format!(", {}", (words::ENGLISH.steps_away)(line.n_steps)));
        }
        item.text(".").into()
    });
    el("ul").class("endings").children(items).into()
}

/// The moves that lead here, and the shortest roads from a beginning.
pub fn before_list(links: &Links, before: &Before) -> Html {
    if before.moves.is_empty() {
        return el("p").text(words::ENGLISH.begins_here).into();
    }
    let moves = before.moves.iter().map(|(step, when)| {
        let item = el("li").attr("data-step", &step.step).text("From ").child(step_link(links, step));
        if when.is_empty() { item.text(".").into() } else { item.text(&format!(": {when}.")).into() }
    });
    let title = (!before.roads.is_empty()).then(|| el("h4").text(words::ENGLISH.shortest_roads));
    let roads = before.roads.iter().map(|steps| road(links, steps));
    [el("ul").class("before").children(moves).into(), title.into(), roads.collect()].into_iter().collect()
}

fn answer(links: &Links, question: &Question) -> Html {
    match question {
        Question::Turns { kind: MoveKind::StepDown, turns } => {
            section("better", words::ENGLISH.better, turn_list(links, turns, words::ENGLISH.nothing_better))
        }
        Question::Turns { turns, .. } => {
            section("worse", words::ENGLISH.worse, turn_list(links, turns, words::ENGLISH.nothing_worse))
        }
        Question::Way(way) => way_there(links, way),
        Question::Reflect(questions) => {
            section("reflect", (words::ENGLISH.lens)(&Lens::Reflect), reflection(links, questions))
        }
    }
}

fn turn_list(links: &Links, turns: &[Turn], nothing: &str) -> Html {
    if turns.is_empty() {
        return el("p").text(nothing).into();
    }
    let items = turns.iter().map(|turn| {
        let mut item = el("li").attr("data-step", &turn.to.step);
        if !turn.after.is_empty() {
            item = item.child(el("span").class("after").text("After: ")).child(road(links, &turn.after));
        }
        item = item.text(&turn.when).child(arrow()).child(step_link(links, &turn.to)).text(". ");
        item = item.child(decides_there(&turn.decides));
        match &turn.nearest {
            Some((_, 0)) => item.text(" That is a way out.").into(),
            Some((exit, n_steps)) => {
                let far = format!(" The nearest ending from there, {} on: ", (words::ENGLISH.steps_away)(*n_steps));
                item.child(el("span").class("far").text(&far).child(step_link(links, exit)).text(".")).into()
            }
            None => item.into(),
        }
    });
    el("ul").class("turns").children(items).into()
}

fn way_there(links: &Links, way: &WayThere) -> Html {
    let steps = way.steps.iter().map(|(step, when)| {
        let item = el("li").attr("data-step", &step.step);
        let item = if when.is_empty() { item } else { item.text(when).child(arrow()) };
        item.child(step_link(links, step)).into()
    });
    let mut section = el("section")
        .class("answer")
        .attr("data-list", "way")
        .child(el("h3").child(heart_if(way.exit.ending.filter(|ending| *ending == Ending::Permanence))).text(&format!(
            "{}: {}",
            words::ENGLISH.way_to,
            way.exit.name
        )))
        .child(el("p").text(&way.title))
        .child(el("ol").class("ways").children(steps));
    if !way.common.is_empty() {
        section = section.child(label(words::ENGLISH.every_way)).child(road(links, &way.common));
    }
    if 1 < way.others.len() {
        let items = way.others.iter().map(|(name, fragment, is_shown)| {
            let current = is_shown.then_some("true");
            el("li").child(link(&links.href(fragment)).attr_if("aria-current", current).text(name)).into()
        });
        section = section.child(label(words::ENGLISH.ways_found)).child(el("ul").class("other-ways").children(items));
    }
    section.into()
}

/// The questions that can be asked of a step, the one asked marked.
pub fn lens_bar(links: &Links, lenses: &[(Lens, String)], asked: &Lens) -> Html {
    let items = lenses.iter().map(|(lens, fragment)| {
        let current = (lens == asked).then_some("true");
        let link = link(&links.href(fragment)).attr_if("aria-current", current).attr("data-lens", lens.word());
        el("li").child(link.text((words::ENGLISH.lens)(lens))).into()
    });
    let list = el("ul").children(items);
    el("nav").class("lenses").attr("aria-label", words::ENGLISH.questions).child(list).into()
}
