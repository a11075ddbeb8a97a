//! The page of a step: the picture *from here* and what stands below it. Picture and list are one: the same links, once.

use crate::atlas::file::{Actor, Ending, MoveKind, is_meeting};
use crate::atlas::reader::Reader;
use crate::atlas::texts::TextKind;
use crate::markup::{Element, Html, el, link, text};
use crate::place::{Lens, kind_word};
use crate::scene::StepLink;
use crate::scene::map::{Beginning, MapPicture, SideContent};
use crate::scene::panel::{IncomingRoutes, LensAnswer, NextMove, Panel, PanelPart, RouteToEnding, Turn};
use crate::scene::step::{StepFacts, capitalised};
use crate::views::cx::ViewContext;
use crate::views::endings::endings;
use crate::views::help::{call, call_short};
use crate::views::parts::{acts, arrow, class_of_move, heart_if, kind, road, route, signed, step_link, stop_after};
use crate::views::reflect::reflection;
use crate::views::step::{
    doubts, ending, explained, for_a_child, for_professionals, label, limits, rights, worker_words,
};
use crate::views::trail::behind;
use crate::words::ended;

/// Steps that lead here which are named above the step at the most.
const MOST_BEFORE: usize = 4;

/// What stands beside the chart, whole.
pub fn side(cx: &ViewContext, side: &SideContent) -> Html {
    match side {
        SideContent::Step(step) => {
            el("article").class("panel").attr("data-panel", &step.step).child(page(cx, step)).into()
        }
        SideContent::Beginning(told) => beginning(cx, told, MapPicture::EveryStep),
    }
}

/// The page of a step, whole. The app puts the same parts in one by one, and what is pressed in them as components.
pub fn page(cx: &ViewContext, panel: &Panel) -> Html {
    let picture = panel.parts.iter().map(|part| whole(cx, panel, *part));
    let picture = el("div").class("from-here").attr_if("data-picture", cx.mark("from-here")).children(picture);
    let below = PanelPart::BELOW.iter().map(|part| whole(cx, panel, *part));
    [picture.into(), below.collect(), whole_map(cx, panel).into()].into_iter().collect()
}

/// A part of the page, with what the app makes of components as prose.
fn whole(cx: &ViewContext, panel: &Panel, part: PanelPart) -> Html {
    match part {
        PanelPart::Question => panel.question.as_ref().map(|asked| question(cx, asked)).unwrap_or_default(),
        PanelPart::Trail if cx.is_app() => fold("trail", cx.words.from_here.road, behind(cx, &panel.road)),
        // On a reading page they stand on the map's page for professionals.
        PanelPart::Before | PanelPart::More | PanelPart::Doubts if !cx.is_app() => Html::default(),
        part => prose(cx, panel, part),
    }
}

/// A part of the page that is words alone.
pub fn prose(cx: &ViewContext, panel: &Panel, part: PanelPart) -> Html {
    let (facts, words) = (&panel.facts, &cx.words.from_here);
    match part {
        PanelPart::Here => here(cx, panel),
        PanelPart::Next => next_steps(cx, panel),
        PanelPart::Talk => talk(cx, panel).into(),
        PanelPart::Endings => endings(cx, panel),
        PanelPart::Rights => rights(cx, facts),
        PanelPart::When => when(cx, panel),
        PanelPart::Child if facts.child.is_empty() => Html::default(),
        PanelPart::Child => {
            let note = cx.is_app().then(|| el("p").class("not-printed").text(words.not_printed));
            [note.into(), fold("child", words.child, for_a_child(cx, facts))].into_iter().collect()
        }
        PanelPart::Before => fold("before", words.how_we_got_here, before(cx, &panel.before)),
        PanelPart::More => worker_fold(facts, "more", words.professional, for_professionals(cx, facts)),
        PanelPart::Doubts => match doubts(cx, facts) {
            Some(doubts) => worker_fold(facts, "doubts", words.how_sure, doubts),
            None => Html::default(),
        },
        PanelPart::Worker => panel.worker.as_ref().map(|worker| worker_words(cx, worker)).unwrap_or_default(),
        PanelPart::Lenses | PanelPart::Question | PanelPart::Trail => Html::default(),
    }
}

/// Where we are: the step, what it means and what to do now; on a phone with a line to talk to at the foot of the window.
fn here(cx: &ViewContext, panel: &Panel) -> Html {
    let (facts, words) = (&panel.facts, &cx.words.from_here);
    let mark = panel.ahead.as_ref().map_or(cx.words.here, |ahead| (words.looking)(ahead.way));
    let other_name = match facts.reader {
        Some(Reader::Worker) => words.everyday_name,
        _ => words.official_name,
    };
    let other_name = facts.other_name.as_ref().map(|name| el("p").class("official").text(&other_name(name)));
    let you_means = facts.you_means.map(|reader| el("p").class("note").text((words.you_means)(reader)));
    // What a child can do is said to the child; what others are to do is said to whom the map speaks to.
    let (before, after) = if facts.reader == Some(Reader::Child) { (None, you_means) } else { (you_means, None) };
    let decides = (!facts.decides_in_short.is_empty())
        .then(|| el("p").class("meta").text(&(words.decides)(&facts.decides_in_short)));
    let do_now = (!facts.do_now.is_empty()).then(|| {
        let lines = facts.do_now.iter().map(|line| el("li").text(line).into());
        // Without script it is not seen: the page it leads to is made by the program.
        let child_page = |text| link(&cx.href(&panel.road.child)).text(text);
        let get_ready = is_meeting(facts.kind).then(|| {
            let ready = || link(&cx.href(&panel.road.meeting)).text(words.get_ready);
            // A child gets ready on a page of their own, and a worker with a child on it too.
            let links = match facts.reader {
                Some(Reader::Child) => [Some(child_page(words.own_page)), None],
                Some(Reader::Worker) => [Some(ready()), Some(child_page(cx.words.map.child_page))],
                _ => [Some(ready()), None],
            };
            let links = links.into_iter().flatten().enumerate();
            let links = links.flat_map(|(idx, link)| [text(if idx == 0 { "" } else { " · " }), link.into()]);
            el("p").class("hint").children(links)
        });
        el("div")
            .class("do-now")
            .child(el("h3").text((words.do_now)(facts.reader)))
            .child(el("ul").children(lines))
            .child(get_ready)
    });
    let card = el("div")
        .class("here-card")
        .attr_if("data-here", cx.mark(&panel.step))
        .child(
            el("p")
                .class("here-line")
                .child(el("span").class("here-mark").text(mark))
                .child(whose_move(cx, facts))
                .child(tags(cx, panel)),
        )
        .child(el("h2").attr_if("id", cx.mark("panel-name")).attr_if("tabindex", cx.mark("-1")).text(&facts.shown_name))
        .child(other_name)
        .child(el("p").class("plain").child(explained(cx, facts, &facts.plain)))
        .child(ending(cx, facts))
        .child(decides)
        .child(before);
    let call_bar = panel.talk.first().map(|line| el("div").class("call-bar").child(call_short(cx, line)));
    el("section")
        .class("here-part")
        .child(looking_ahead(cx, panel))
        .child(before_this(cx, &panel.before))
        .child(card)
        .child(do_now)
        .child(after)
        .child(call_bar)
        .into()
}

/// Whose move it is, told before anything else of the step; none on an ending.
fn whose_move(cx: &ViewContext, facts: &StepFacts) -> Html {
    let words = &cx.words.from_here;
    let first = facts.acts.first().map(|first| signed(*first, (words.whose_move)(*first)));
    let then = (facts.acts.get(1) == Some(&Actor::Family)).then(|| signed(Actor::Family, words.then_yours));
    let comma = if then.is_some() { ", " } else { "" };
    [text(" "), first.into(), text(comma), then.into()].into_iter().collect()
}

/// Kind and stage, in a line; the stage leads to the whole map, where it stands among the others.
fn tags(cx: &ViewContext, panel: &Panel) -> Html {
    let facts = &panel.facts;
    let ending = facts.ending.as_ref().map(|(ending, _)| *ending);
    // Without the app the whole map stands on this very page.
    let map = if cx.is_app() { cx.href(&panel.main_road) } else { "#top".to_string() };
    let stage = link(&map).class("stage-name").text(&facts.stage);
    [text(" "), kind(cx, facts.kind, ending).into(), text(" "), stage.into()].into_iter().collect()
}

/// That the step is looked at from another, with the way back.
fn looking_ahead(cx: &ViewContext, panel: &Panel) -> Option<Element> {
    let words = &cx.words.from_here;
    panel.ahead.as_ref().map(|ahead| {
        let from = link(&cx.href(&ahead.from.place)).attr("data-back", "").text(words.back);
        let here = link(&cx.href(&ahead.we_are_here)).text(words.we_are_here);
        let told =
            el("p").text(&(words.looking_from)(ahead.way)).child(el("strong").text(&ended(&ahead.from.shown_name)));
        el("div").class("ahead").child(told).child(el("p").class("ahead-tools").child(from).child(here))
    })
}

/// The steps that lead here, in a line.
fn before_this(cx: &ViewContext, before: &IncomingRoutes) -> Option<Element> {
    let words = &cx.words.from_here;
    let mut steps: Vec<&StepLink> = Vec::new();
    for (step, _) in &before.moves {
        if !steps.iter().any(|known| known.step == step.step) {
            steps.push(step);
        }
    }
    if steps.is_empty() {
        return None;
    }
    let links = steps
        .iter()
        .take(MOST_BEFORE)
        .map(|step| el("li").child(link(&cx.href(&step.place)).text(&step.shown_name)).into());
    let n_more = steps.len().saturating_sub(MOST_BEFORE);
    let more = (0 < n_more).then(|| el("li").text(&(words.and_more)(n_more)));
    let list = el("ul").children(links).child(more);
    Some(el("div").class("before-this").child(el("span").text(words.before)).child(list))
}

/// Whom to talk to.
fn talk(cx: &ViewContext, panel: &Panel) -> Option<Element> {
    let words = &cx.words.from_here;
    if panel.talk.is_empty() {
        return None;
    }
    // On a reading page, where every step has them, the nearest; the link leads to all.
    let most = if cx.is_app() { usize::MAX } else { 2 };
    let lines = panel.talk.iter().take(most).map(|line| el("li").child(call(cx, line)).into());
    let nation = panel.step.split('/').next().unwrap_or_default();
    let more = link(&cx.part(TextKind::Help, &format!("help-{nation}"))).class("more-help").text(words.more_help);
    let title = el("h3").text(words.talk);
    Some(el("section").class("talk").child(title).child(el("ul").children(lines)).child(more))
}

/// What can happen next: each step with its condition first, numbered through.
fn next_steps(cx: &ViewContext, panel: &Panel) -> Html {
    let title = el("h3").attr_if("id", cx.mark("next-title")).attr_if("tabindex", cx.mark("-1")).text(cx.words.next);
    let list: Html = if panel.next.is_empty() {
        el("p").text(cx.words.ends_here).into()
    } else {
        let items = panel.next.iter().flat_map(|group| group.moves.iter().map(|next| next_step(cx, group.kind, next)));
        let count = panel.next.iter().map(|group| group.moves.len()).sum::<usize>();
        let class = if MANY < count { "next-steps many" } else { "next-steps" };
        el("ol").class(class).attr("role", "list").attr_if("data-list", cx.mark("next")).children(items).into()
    };
    el("section").class("next-part").child(title).child(list).into()
}

/// More next steps than this stand closer together.
const MANY: usize = 6;

fn next_step(cx: &ViewContext, kind: MoveKind, next: &NextMove) -> Html {
    let words = &cx.words.from_here;
    let kind_words = (kind != MoveKind::Next)
        .then(|| el("span").class("move-kind").text(&format!("{}: ", (cx.words.move_group)(kind))));
    let map = next.to.map_title.as_ref().map(|title| (words.on_other_map)(title));
    // Who has to act stands for who decides, but where no word says who that is.
    let who = match next.acts[..] {
        [] => text(&capitalised(&next.decides_in_short)),
        [Actor::Others, ..] => signed(Actor::Others, &capitalised(&next.decides_in_short)).into(),
        _ => acts(cx, &next.acts),
    };
    let told: String =
        [map.as_deref(), next.due.as_deref()].into_iter().flatten().map(|told| format!(" · {told}")).collect();
    let card = link(&cx.href(&next.to.place))
        .child(el("span").class("number").text(&next.number.to_string()))
        .text(" ")
        .child(el("span").class("when").child(kind_words).text(&next.when))
        .child(el("strong").child(heart_if(next.to.ending)).text(&next.to.shown_name))
        .child(el("span").class("meta").child(who).text(&told));
    el("li")
        .class(&class_of_move(kind))
        .attr_if("data-way", cx.mark(&next.number.to_string()))
        .attr_if("data-step", cx.mark(&next.to.step))
        .child(card)
        .into()
}

/// By when, and in the app a field for the day of the event. The script of small aids takes the day from it, hands it over on the
/// device and opens the page on which days are counted: it has no name, so no form could send it.
fn when(cx: &ViewContext, panel: &Panel) -> Html {
    if panel.facts.timescales.is_empty() {
        return Html::default();
    }
    let words = &cx.words.from_here;
    let days = panel.facts.counts_from.iter().filter(|_| cx.is_app()).map(|(mark, event)| {
        let id = ["day", mark].concat();
        // Most people type a day faster than they find it in a calendar; the journey's page reads every way of writing one.
        let field = el("input").attr("id", &id).attr("autocomplete", "off").attr("aria-describedby", "day-hint");
        el("form")
            .attr("data-day", &[&panel.step, mark.as_str()].concat())
            .attr("action", &cx.href(&panel.road.journey))
            .child(el("label").attr("for", &id).text(&(words.day_of)(event)))
            .child(field)
            .child(el("button").text(words.see_dates))
            .into()
    });
    let part = el("section").class("when-part").child(el("h3").text(words.when)).child(limits(cx, &panel.facts));
    let is_asking = cx.is_app() && !panel.facts.counts_from.is_empty();
    let hint = is_asking.then(|| el("p").attr("id", "day-hint").class("hint").text(words.day_hint));
    part.children(days).child(hint).into()
}

/// The links to the whole of the map: in the app to its chart and its list of every step, each with this step marked.
pub fn whole_map(cx: &ViewContext, panel: &Panel) -> Element {
    let words = &cx.words.from_here;
    // Without the app the whole map stands on this very page, below its title, and what a step rests on on a page of its own.
    let links: Vec<Html> = if cx.is_app() {
        let links = [(&panel.main_road, words.whole_map), (&panel.every_step, words.all_steps)];
        links.map(|(place, name)| link(&cx.href(place)).text(name).into()).into()
    } else {
        let law = format!("law/#{}", panel.facts.id);
        vec![link("#top").text(words.all_steps).into(), link(&law).text(words.professional).into()]
    };
    el("p").class("whole-map").children(links)
}

/// A part that opens when it is asked for.
pub fn fold(list: &str, title: &str, content: Html) -> Html {
    folded(list, title, None, content)
}

/// The same, open for those who work with families.
fn worker_fold(facts: &StepFacts, list: &str, title: &str, content: Html) -> Html {
    folded(list, title, (facts.reader == Some(Reader::Worker)).then_some(""), content)
}

fn folded(list: &str, title: &str, open: Option<&str>, content: Html) -> Html {
    let fold = el("details").class("fold").attr("data-list", list).attr_if("open", open);
    fold.child(el("summary").text(title)).child(content).into()
}

/// The panel of a map on which no step is chosen: the steps lit, if any, what it shows and where it begins. The main road shows
/// that itself.
pub fn beginning(cx: &ViewContext, told: &Beginning, picture: MapPicture) -> Html {
    let item = |(step, plain): &(StepLink, String)| {
        let words = el("p").text(plain);
        el("li").attr_if("data-step", cx.mark(&step.step)).child(step_link(cx, step)).child(words).into()
    };
    let highlighted = (!told.highlighted.is_empty()).then(|| {
        let steps = el("ol").class("ways").children(told.highlighted.iter().map(item));
        el("section").attr("data-list", "lit").child(el("h2").text(cx.words.highlighted)).child(steps)
    });
    let starts = (picture != MapPicture::MainRoad).then(|| {
        let items = el("ul").class("ways").children(told.starts.iter().map(item));
        let hint = el("p").text(cx.words.choose_a_step);
        [hint.into(), label(cx.words.begins_with), items.into()].into_iter().collect::<Html>()
    });
    el("div")
        .class("panel")
        .attr("data-panel", "")
        .child(highlighted)
        .child(el("p").class("purpose").text(&told.purpose))
        .child(starts.unwrap_or_default())
        .into()
}

/// The answer to what a lens asks, in a section of its own.
fn answer(list: &str, title: &str, content: Html) -> Html {
    let title = (!title.is_empty()).then(|| el("h3").attr("id", "answer-title").text(title));
    el("section").class("answer").attr("data-list", list).child(title).child(content).into()
}

/// The moves that lead here, and the usual route.
pub fn before(cx: &ViewContext, before: &IncomingRoutes) -> Html {
    if before.moves.is_empty() {
        return el("p").text(cx.words.begins_here).into();
    }
    let moves = before.moves.iter().map(|(step, when)| {
        let item =
            el("li").attr_if("data-step", cx.mark(&step.step)).text(cx.words.map.from).child(step_link(cx, step));
        // On a reading page the condition stands once: at the step that the move leaves, one press away.
        let told = if when.is_empty() || !cx.is_app() { stop_after(step).to_string() } else { format!(": {when}.") };
        item.text(&told).into()
    });
    let usual = (!before.route.is_empty()).then(|| [label(cx.words.from_here.usual_route), road(cx, &before.route)]);
    let usual: Html = usual.into_iter().flatten().collect();
    // On a reading page the line above the step names them already, where they are few.
    let moves = (cx.is_app() || MOST_BEFORE < before.moves.len() || usual == Html::default())
        .then(|| el("ul").class("before").children(moves));
    [moves.into(), usual].into_iter().collect()
}

/// The answer to what the lens asks, if it is none of those that are always told.
fn question(cx: &ViewContext, question: &LensAnswer) -> Html {
    match question {
        LensAnswer::Turns { kind, turns } => self::turns(cx, *kind, turns),
        LensAnswer::Before(routes) => before_answer(cx, routes),
        LensAnswer::Way(way) => answer("way", "", [way_title(cx, way), way_steps(cx, way)].into_iter().collect()),
        LensAnswer::Reflect(questions) => answer("reflect", (cx.words.lens)(&Lens::Reflect), reflection(cx, questions)),
    }
}

/// How one can have got here, as the answer to the lens.
pub fn before_answer(cx: &ViewContext, routes: &IncomingRoutes) -> Html {
    answer("before", (cx.words.lens)(&Lens::Before), before(cx, routes))
}

/// The moves of one kind that lie ahead.
pub fn turns(cx: &ViewContext, kind: MoveKind, turns: &[Turn]) -> Html {
    answer(kind_word(kind), (cx.words.turns)(kind), turn_list(cx, turns, (cx.words.no_turns)(kind)))
}

fn turn_list(cx: &ViewContext, turns: &[Turn], nothing: &str) -> Html {
    if turns.is_empty() {
        return el("p").text(nothing).into();
    }
    let items = turns.iter().map(|turn| {
        let mut item = el("li").attr_if("data-step", cx.mark(&turn.to.step));
        if !turn.after.is_empty() {
            item =
                item.child(el("span").class("after").text(cx.words.map.after)).child(road(cx, &turn.after)).text(": ");
        }
        item = item.text(&turn.when).child(arrow()).child(step_link(cx, &turn.to)).text(stop_after(&turn.to)).text(" ");
        item.child(el("span").class("meta").text(&(cx.words.map.decides_there)(&turn.decides))).into()
    });
    el("ul").class("turns").children(items).into()
}

/// Which ending the route leads to.
pub fn way_title(cx: &ViewContext, way: &RouteToEnding) -> Html {
    let heart = heart_if(way.exit.ending.filter(|ending| *ending == Ending::Permanence));
    let name = format!("{}: {}", cx.words.way_to, &way.exit.shown_name);
    el("h3").attr("id", "answer-title").child(heart).text(&name).into()
}

/// How long the route is, its steps, and those that every route goes through.
pub fn way_steps(cx: &ViewContext, way: &RouteToEnding) -> Html {
    let common = (!way.common.is_empty()).then(|| [label(cx.words.every_way), road(cx, &way.common)]);
    let common: Html = common.into_iter().flatten().collect();
    [el("p").text(&way.title).into(), route(cx, &way.steps), common].into_iter().collect()
}
