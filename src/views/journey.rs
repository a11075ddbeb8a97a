//! What stands in words on the journey's page: what follows from the dates, the plans side by side, how days are counted.
//! Must never hold a field or a button: those are components.

use crate::atlas::Nation;
use crate::atlas::file::Source;
use crate::journey::due::{DriftQuestion, DueGroup, DueLine, DueTitle};
use crate::journey::keep::Unread;
use crate::journey::plans::{Plan, PlanStep, Plans};
use crate::journey::scene::JourneyScene;
use crate::journey::sheet::{basis, due_sum, due_text};
use crate::journey::{Journey, home, step_ref};
use crate::markup::{Element, Html, el};
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

/// The days that follow: what is next by its day, how what comes again goes on, what lies behind, and limits that give none.
pub fn due(scene: &JourneyScene, words: &'static Words) -> Html {
    let journey = &words.journey;
    let JourneyScene { lines, other_councils: others, .. } = scene;
    if scene.journey.dates.is_empty() {
        return el("p").text(journey.no_dates).into();
    }
    let others = (!others.is_empty()).then(|| note(&(journey.other_councils)(others)));
    let council = &scene.journey.council;
    let is_own = |line: &DueLine| line.council == *council || line.also.iter().any(|also| also.council == *council);
    let own = (!council.is_empty() && !lines.iter().any(is_own)).then(|| note(&(journey.own_nothing)(council)));
    if lines.is_empty() {
        let nothing = if others.is_some() { journey.no_national } else { journey.nothing_follows };
        return [el("p").text(nothing).into(), own.into(), others.into()].into_iter().collect();
    }
    let list = |groups: &[DueGroup], item: fn(&DueLine, &'static Words) -> Html| {
        let own = lines.iter().filter(|line| groups.contains(&line.group));
        let items: Vec<Html> = own.map(|line| item(line, words)).collect();
        (!items.is_empty()).then(|| el("ul").class("due").children(items))
    };
    let part = |title: &str, list: Option<Element>| list.map(|list| [el("h3").text(title).into(), list.into()]);
    let next = list(&[DueGroup::Next, DueGroup::Again], due_line).unwrap_or_else(|| el("p").text(journey.nothing_next));
    let folded = |title: &str, hint: &str, list: Option<Element>| {
        let list = list?;
        let hint = el("p").class("note").text(hint);
        Some(el("details").child(el("summary").text(title)).child(hint).child(list).into())
    };
    let folded = [
        folded(journey.due_elsewhere, journey.due_elsewhere_hint, list(&[DueGroup::Elsewhere], due_line)),
        folded(journey.due_behind, journey.due_behind_hint, list(&[DueGroup::Behind], due_line)),
    ];
    let parts = [
        part(journey.due_asked, list(&[DueGroup::Asked], due_line)),
        part(journey.due_next, Some(next)),
        part(journey.due_again, list(&[DueGroup::Again], again_line)),
        part(journey.no_day, list(&[DueGroup::Undated], due_line)),
    ];
    parts
        .into_iter()
        .flatten()
        .flatten()
        .chain(folded.into_iter().flatten())
        .chain([own.into(), others.into()])
        .collect()
}

/// How what comes again goes on: its day stands among what is next.
fn again_line(line: &DueLine, words: &'static Words) -> Html {
    let journey = &words.journey;
    let rhythm = line.due.as_ref().map(words.calendar.short).unwrap_or_default();
    let last = match line.done {
        None => journey.no_last.to_string(),
        Some(last) => (journey.last_was)(&(words.calendar.day)(last)),
    };
    let name = el("strong").text(&line.step.name);
    el("li").child(el("p").child(name).text(&format!(": {rhythm}. {last}"))).into()
}

fn due_line(line: &DueLine, words: &'static Words) -> Html {
    let (journey, calendar) = (&words.journey, &words.calendar);
    let day = |day| (calendar.day)(day);
    let time = line.due.as_ref().ok().map(|due| el("time").attr("datetime", &due.day.to_string()).text(&day(due.day)));
    let title = el("strong").text(line.title());
    let done = line.done.filter(|_| line.group != DueGroup::Again).map(|done| (journey.done)(&day(done)));
    let text = match line.title {
        DueTitle::Step => due_text(line, words),
        DueTitle::Rule => format!("{} ({}). {}", line.step.name, basis(line, words), due_sum(line, words)),
    };
    let question = line.question.as_ref().map(|question| match question {
        DriftQuestion::Given(given) => (calendar.given)(*given),
        DriftQuestion::Passed(drift) => (calendar.drift)(drift, line.basis),
        DriftQuestion::Held => calendar.held.to_string(),
    });
    let unsure = line.unsure.iter().map(|text| note(text).into());
    let source = |source: &Option<Source>| source.as_ref().map(|source| el("p").class("note").text(&source.title));
    let also =
        line.also.iter().map(|also| [note(&also.rule).into(), source(&also.source).into()].into_iter().collect());
    let label = if line.unsure.is_empty() { journey.source } else { journey.source_unsure };
    el("li")
        .attr("data-step", &line.step.step)
        .child(el("p").child(time).text(" ").child(title))
        .child(question.map(|text| el("p").class("question").text(&text)))
        .child(el("p").text(&text).text(&done.map(|done| format!(" {done}")).unwrap_or_default()))
        .child(
            el("details").child(el("summary").text(label)).children(unsure).child(source(&line.source)).children(also),
        )
        .into()
}

fn note(text: &str) -> Element {
    el("p").class("note").text(text)
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
