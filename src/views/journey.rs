//! What stands in words on the journey's page: what follows from the dates, the plans side by side, how days are counted.
//! Must never hold a field or a button: those are components.

use crate::atlas::Nation;
use crate::calendar::day::Day;
use crate::journey::due::{DueLine, due_days};
use crate::journey::keep::Unread;
use crate::journey::plans::{Plan, PlanStep, Plans};
use crate::journey::sheet::due_text;
use crate::journey::{Event, Journey, home, step_ref};
use crate::markup::{Html, el};
use crate::scene::step_link as step_link_of;
use crate::views::cx::ViewContext;
use crate::views::parts::{arrow, heart_if, sentences, step_link};
use crate::words::Words;

/// The parts of the page, each with a link that moves the focus there.
pub fn contents(words: &'static Words) -> Html {
    let parts = [
        ("give", words.journey.give_dates),
        ("due", words.journey.dates),
        ("plans", words.journey.plans),
        ("asks", words.journey.asks),
        ("sheet", words.journey.sheet),
        ("card", words.journey.card),
        ("kept", words.journey.kept),
    ];
    let items = parts.iter().map(|(id, name)| {
        let id = format!("journey-{id}");
        el("li").child(el("a").attr("href", &format!("#{id}")).attr("data-skip", &id).text(name)).into()
    });
    let list = el("ul").children(items);
    el("nav").class("journey-contents").attr("aria-label", words.journey.on_this_page).child(list).into()
}

/// The road so far: each step with a link that takes it away.
pub fn road(nation: &Nation, journey: &Journey, words: &'static Words) -> Html {
    let been = &journey.trail.been;
    let items = been.iter().enumerate().filter_map(|(idx, step)| {
        let link = step_link_of(nation, home(nation, journey)?, step_ref(nation, step)?);
        let mut trail = journey.trail.clone();
        trail.been.remove(idx);
        let place = journey.place().with_trail(trail).print();
        let away = words.journey.take_away;
        let name = format!("{away}: {}", link.name);
        let away = el("a").attr("href", &place).attr("data-trail", "").attr("data-do", "take-away");
        let away = away.attr("data-of", &place).attr("aria-label", &name).text(words.journey.take_away);
        Some(el("li").child(step_link(&ViewContext::app(words), &link)).text(" ").child(away).into())
    });
    match been.is_empty() {
        true => el("p").text(words.trail.no_trail).into(),
        false => el("ol").class("trail").children(items).into(),
    }
}

/// How days are counted, folded.
pub fn how_counted(words: &'static Words) -> Html {
    let rules = words.calendar.rules.iter().map(|rule| el("li").text(rule).into());
    let title = el("summary").text(words.journey.how_counted);
    el("details").child(title).child(el("ul").children(rules)).into()
}

/// The days that follow: in their order, and by rule with the sum.
pub fn due(
    lines: &[DueLine],
    journey: &Journey,
    today: Day,
    names: &dyn Fn(&Event) -> String,
    words: &'static Words,
) -> Html {
    if journey.dates.is_empty() {
        return el("p").text(words.journey.no_dates).into();
    }
    if lines.is_empty() {
        return el("p").text(words.journey.nothing_follows).into();
    }
    let mut days = due_days(lines, words);
    days.extend(journey.dates.iter().map(|(event, day)| (*day, format!("{} ({})", names(event), words.journey.given))));
    days.push((today, words.journey.today.to_string()));
    crate::sorting::sort_by_key(&mut days, |(day, _)| *day);
    let items = days.iter().map(|(day, text)| {
        let class = match day.cmp(&today) {
            std::cmp::Ordering::Less => "gone",
            std::cmp::Ordering::Equal => "today",
            std::cmp::Ordering::Greater => "ahead",
        };
        let time = el("time").attr("datetime", &day.to_string()).text(&(words.calendar.day)(*day));
        el("li").class(class).child(time).text(&format!(" {text}")).into()
    });
    let (dated, undated): (Vec<&DueLine>, Vec<&DueLine>) = lines.iter().partition(|line| line.days.is_ok());
    let none = (!undated.is_empty()).then(|| {
        let items = undated.iter().map(|line| due_line(line, words));
        el("div").child(el("h3").text(words.journey.no_day)).child(el("ul").class("due").children(items))
    });
    [
        el("h3").text(words.journey.timeline).into(),
        el("ol").class("timeline").children(items).into(),
        el("h3").text(words.journey.by_rule).into(),
        el("ul").class("due").children(dated.iter().map(|line| due_line(line, words))).into(),
        none.into(),
    ]
    .into_iter()
    .collect()
}

fn due_line(line: &DueLine, words: &'static Words) -> Html {
    let text = el("p").text(&due_text(line, words));
    let source = line.source.as_ref().map(|source| format!(" {}", source.title)).unwrap_or_default();
    let basis = el("p").class("note").child(el("span").class("badge").text((words.basis)(line.basis))).text(&source);
    let drift = line.drift.as_ref().map(|drift| el("p").class("question").text(&(words.calendar.drift)(drift)));
    el("li").attr("data-step", &line.step.step).child(text).child(basis).child(drift).into()
}

/// The plans side by side.
pub fn plans(plans: Option<&Plans>, words: &'static Words) -> Html {
    let Some(plans) = plans.filter(|plans| !plans.plans.is_empty()) else { return Html::default() };
    let shared = (!plans.shared.is_empty()).then(|| {
        let steps = plans.shared.iter().map(|step| plan_step(step, words));
        el("div")
            .class("shared")
            .child(el("h3").text(words.journey.shared))
            .child(el("ol").class("ways").children(steps))
    });
    let first = (plans.shared.len() + 1).to_string();
    // One plan alone has no other to turn to.
    let turn_of = |own: &Plan| (plans.plans.len() == 2).then(|| turn(own, words));
    let columns = plans.plans.iter().enumerate().map(|(idx, own)| plan(idx, own, &first, turn_of(own), words));
    [shared.into(), el("div").class("plans").children(columns).into()].into_iter().collect()
}

/// Until where a plan can turn to the other.
fn turn(plan: &Plan, words: &'static Words) -> Html {
    let line = el("p").class("last-turn");
    let line = match &plan.last_turn {
        Some(step) => {
            line.text(&format!("{}: ", words.journey.last_turn)).child(step_link(&ViewContext::app(words), step))
        }
        None => line.text(words.journey.no_turn),
    };
    line.into()
}

fn plan(idx: usize, plan: &Plan, first: &str, turn: Option<Html>, words: &'static Words) -> Html {
    let steps =
        el("ol").class("ways").attr("start", first).children(plan.steps.iter().map(|step| plan_step(step, words)));
    let needs = plan.needs.iter().map(|(kind, names)| {
        let name = el("strong").text(&format!("{} ({}): ", (words.step_kind)(*kind), names.len()));
        el("li").child(name).text(&names.join("; ")).into()
    });
    let waits = match plan.waits.is_empty() {
        true => el("p").text(words.journey.no_waits),
        false => sentences(&plan.waits),
    };
    el("section")
        .class("plan")
        .attr("data-plan-view", &idx.to_string())
        .child(el("h3").child(heart_if(plan.exit.ending)).text(&format!(
            "{}: {}",
            words.journey.plan_name[idx.min(1)],
            plan.exit.name
        )))
        .child(el("p").text(&(words.journey.n_moves)(plan.n_moves)))
        .child(steps)
        .child(el("ul").children(needs))
        .child(el("p").text(&format!("{}: {}.", words.journey.deciders, plan.deciders)))
        .child(el("h4").text(words.journey.waits))
        .child(waits)
        .child(turn.unwrap_or_default())
        .into()
}

fn plan_step(step: &PlanStep, words: &'static Words) -> Html {
    let when = if step.when.is_empty() { Html::default() } else { el("span").text(&step.when).child(arrow()).into() };
    let both = step.is_shared.then(|| el("span").class("note").text(&format!(" ({})", words.journey.in_both)));
    el("li")
        .attr("data-step", &step.step.step)
        .child(when)
        .child(step_link(&ViewContext::app(words), &step.step))
        .child(both)
        .into()
}

/// Why a journey could not be read.
pub fn unread(why: &Unread, words: &'static Words) -> String {
    match why {
        Unread::TooLarge => (words.journey.unread)(words.journey.too_large),
        Unread::Foreign => (words.journey.unread)(words.journey.foreign),
        Unread::Newer => (words.journey.unread)(words.journey.newer),
        Unread::Damaged(reason) => (words.journey.unread)(&(words.journey.damaged)(reason)),
        Unread::OtherNation(nation) => (words.journey.unread)(&(words.journey.other_nation)(nation)),
    }
}
