//! The panel of the step chosen: where we are, what can happen next, how it can end, how one can have got here.

use crate::atlas::file::{Ending, MoveKind};
use crate::markup::{Html, el, link};
use crate::place::Lens;
use crate::scene::StepLink;
use crate::scene::map::{Beginning, SideContent};
use crate::scene::panel::{
    EndingGroup, IncomingRoutes, LensAnswer, MoveGroup, NextMove, Panel, PanelPart, RouteToEnding, Turn,
};
use crate::views::cx::ViewContext;
use crate::views::parts::{arrow, class_of_move, heart_if, road, step_link};
use crate::views::reflect::reflection;
use crate::views::step::{key_facts, label, more_facts, opening_words, worker_words};
use crate::views::trail::behind;

/// What stands beside the chart, whole.
pub fn side(cx: &ViewContext, side: &SideContent) -> Html {
    match side {
        SideContent::Step(step) => panel(cx, step),
        SideContent::Beginning(told) => beginning(cx, told),
    }
}

/// The panel, whole. The app puts the same parts in one by one, and what is pressed in them as components.
pub fn panel(cx: &ViewContext, panel: &Panel) -> Html {
    let parts = panel.parts.iter().map(|part| match part {
        PanelPart::Question => panel.question.as_ref().map(|asked| question(cx, asked)).unwrap_or_default(),
        PanelPart::Trail => section("trail", cx.words.trail.trail, behind(cx, &panel.road)),
        part => prose(cx, panel, *part),
    });
    el("article")
        .class("panel")
        .attr("data-panel", &panel.step)
        .attr("aria-labelledby", "panel-name")
        .child(el("p").class("here-mark").text(cx.words.here))
        .child(el("h2").attr("id", "panel-name").attr("tabindex", "-1").text(&panel.facts.name))
        .children(parts)
        .into()
}

/// A part of the panel that is words alone.
pub fn prose(cx: &ViewContext, panel: &Panel, part: PanelPart) -> Html {
    let facts = &panel.facts;
    match part {
        PanelPart::Opening => opening_words(cx, facts),
        PanelPart::Next => section("next", cx.words.next, next_list(cx, &panel.next)),
        PanelPart::Endings => section("endings", cx.words.endings, ending_list(cx, &panel.endings)),
        PanelPart::Before => section("before", cx.words.before, before_list(cx, &panel.before)),
        PanelPart::KeyFacts => key_facts(cx, facts),
        PanelPart::Worker => panel.worker.as_ref().map(|worker| worker_words(cx, worker)).unwrap_or_default(),
        PanelPart::More => {
            el("details").class("more").child(el("summary").text(cx.words.more)).child(more_facts(cx, facts)).into()
        }
        PanelPart::Question | PanelPart::Trail => Html::default(),
    }
}

/// The panel of a map on which no step is chosen: the steps lit, if any, what it shows and where it begins.
pub fn beginning(cx: &ViewContext, told: &Beginning) -> Html {
    let item = |(step, plain): &(StepLink, String)| {
        let words = el("p").text(plain);
        el("li").attr("data-step", &step.step).child(step_link(cx, step)).child(words).into()
    };
    let highlighted = (!told.highlighted.is_empty()).then(|| {
        let steps = el("ol").class("ways").children(told.highlighted.iter().map(item));
        el("section").attr("data-list", "lit").child(el("h2").text(cx.words.highlighted)).child(steps)
    });
    let items = told.starts.iter().map(item);
    el("div")
        .class("panel")
        .attr("data-panel", "")
        .child(highlighted)
        .child(el("p").class("purpose").text(&told.purpose))
        .child(el("p").text(cx.words.choose_a_step))
        .child(label(cx.words.begins_with))
        .child(el("ul").class("ways").children(items))
        .into()
}

fn section(list: &str, title: &str, content: Html) -> Html {
    let title = (!title.is_empty()).then(|| el("h3").text(title));
    el("section").class("answer").attr("data-list", list).child(title).child(content).into()
}

/// The ways on, grouped by kind and numbered through.
pub fn next_list(cx: &ViewContext, groups: &[MoveGroup]) -> Html {
    if groups.is_empty() {
        return el("p").text(cx.words.ends_here).into();
    }
    let groups = groups.iter().map(|group| {
        let start = group.moves.first().map_or(1, |way| way.number).to_string();
        let list = (group.kind == MoveKind::LeadsToMap).then_some("doors");
        let items = group.moves.iter().map(|way| way_on(cx, way));
        el("div")
            .class(&format!("group {}", class_of_move(group.kind)))
            .child(el("h4").text((cx.words.move_group)(group.kind)))
            .child(el("ol").class("ways").attr("start", &start).attr_if("data-list", list).children(items))
            .into()
    });
    groups.collect()
}

/// One way on in a sentence: the condition, where it leads, who decides there and by when.
fn way_on(cx: &ViewContext, way: &NextMove) -> Html {
    let by_when = way.by_when.as_ref().map(|text| el("span").class("by-when").text(&format!(" {text}.")));
    el("li")
        .attr("data-step", &way.to.step)
        .text(&way.when)
        .child(arrow())
        .child(step_link(cx, &way.to))
        .text(". ")
        .child(decides_there(cx, &way.decides))
        .child(by_when)
        .into()
}

fn decides_there(cx: &ViewContext, who: &str) -> Html {
    el("span").class("decides").text(&(cx.words.map.decides_there)(who)).into()
}

fn ending_list(cx: &ViewContext, groups: &[EndingGroup]) -> Html {
    let groups = groups.iter().map(|group| {
        let items = group.exits.iter().map(|line| {
            let way = (0 < line.n_steps).then(|| {
                link(&cx.href(&line.way))
                    .class("show-way")
                    .attr("aria-label", &format!("{}: {}", cx.words.show_way, line.exit.name))
                    .text(cx.words.show_way)
            });
            let far = el("span").class("far").text(&format!(" {} ", (cx.words.steps_away)(line.n_steps)));
            el("li").attr("data-step", &line.exit.step).child(step_link(cx, &line.exit)).child(far).child(way).into()
        });
        el("div")
            .class("group")
            .child(el("h4").child(heart_if(Some(group.ending))).text((cx.words.ending)(group.ending)))
            .child(el("ul").class("endings").children(items))
            .into()
    });
    groups.collect()
}

/// Every ending in a line for each kind, nearest first: for reading pages.
pub fn short_endings(cx: &ViewContext, groups: &[EndingGroup]) -> Html {
    let items = groups.iter().map(|group| {
        let mut item =
            el("li").child(heart_if(Some(group.ending))).child(el("strong").text((cx.words.ending)(group.ending)));
        for (idx, line) in group.exits.iter().enumerate() {
            let mark = if idx == 0 { ": " } else { "; " };
            let exit = link(&cx.href(&line.exit.place)).text(&line.exit.name);
            item = item.text(mark).child(exit);
        }
        item.text(".").into()
    });
    el("ul").class("endings").children(items).into()
}

/// The moves that lead here, and the shortest roads from a beginning.
pub fn before_list(cx: &ViewContext, before: &IncomingRoutes) -> Html {
    if before.moves.is_empty() {
        return el("p").text(cx.words.begins_here).into();
    }
    let moves = before.moves.iter().map(|(step, when)| {
        let item = el("li").attr("data-step", &step.step).text(cx.words.map.from).child(step_link(cx, step));
        if when.is_empty() { item.text(".").into() } else { item.text(&format!(": {when}.")).into() }
    });
    let title = (!before.routes.is_empty()).then(|| el("h4").text(cx.words.shortest_roads));
    let routes = before.routes.iter().map(|steps| road(cx, steps));
    [el("ul").class("before").children(moves).into(), title.into(), routes.collect()].into_iter().collect()
}

/// The answer to what the lens asks, if it is none of those that are always answered.
fn question(cx: &ViewContext, question: &LensAnswer) -> Html {
    match question {
        LensAnswer::Turns { kind, turns } => self::turns(cx, *kind, turns),
        LensAnswer::Way(way) => section("way", "", [way_title(cx, way), way_steps(cx, way)].into_iter().collect()),
        LensAnswer::Reflect(questions) => {
            section("reflect", (cx.words.lens)(&Lens::Reflect), reflection(cx, questions))
        }
    }
}

/// The turns for the better or the worse.
pub fn turns(cx: &ViewContext, kind: MoveKind, turns: &[Turn]) -> Html {
    match kind {
        MoveKind::StepDown => section("better", cx.words.better, turn_list(cx, turns, cx.words.nothing_better)),
        _ => section("worse", cx.words.worse, turn_list(cx, turns, cx.words.nothing_worse)),
    }
}

fn turn_list(cx: &ViewContext, turns: &[Turn], nothing: &str) -> Html {
    if turns.is_empty() {
        return el("p").text(nothing).into();
    }
    let items = turns.iter().map(|turn| {
        let mut item = el("li").attr("data-step", &turn.to.step);
        if !turn.after.is_empty() {
            item = item.child(el("span").class("after").text(cx.words.map.after)).child(road(cx, &turn.after));
        }
        item = item.text(&turn.when).child(arrow()).child(step_link(cx, &turn.to)).text(". ");
        item = item.child(decides_there(cx, &turn.decides));
        match &turn.nearest {
            Some((_, 0)) => item.text(cx.words.map.is_way_out).into(),
            Some((exit, n_steps)) => {
                let far = (cx.words.map.nearest_from_there)(&(cx.words.steps_away)(*n_steps));
                item.child(el("span").class("far").text(&far).child(step_link(cx, exit)).text(".")).into()
            }
            None => item.into(),
        }
    });
    el("ul").class("turns").children(items).into()
}

/// Which ending the way leads to.
pub fn way_title(cx: &ViewContext, way: &RouteToEnding) -> Html {
    let heart = heart_if(way.exit.ending.filter(|ending| *ending == Ending::Permanence));
    el("h3").child(heart).text(&format!("{}: {}", cx.words.way_to, way.exit.name)).into()
}

/// How long the way is, its steps, and those that every way goes through.
pub fn way_steps(cx: &ViewContext, way: &RouteToEnding) -> Html {
    let steps = way.steps.iter().map(|(step, when)| {
        let item = el("li").attr("data-step", &step.step);
        let item = if when.is_empty() { item } else { item.text(when).child(arrow()) };
        item.child(step_link(cx, step)).into()
    });
    let common = (!way.common.is_empty()).then(|| [label(cx.words.every_way), road(cx, &way.common)]);
    let common: Html = common.into_iter().flatten().collect();
    let title = el("p").text(&way.title).into();
    [title, el("ol").class("ways").children(steps).into(), common].into_iter().collect()
}
