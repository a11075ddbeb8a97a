//! The journey's page in parts, each written anew when what it shows has changed.
//! Must never put a field and what follows from it into one part: a part that is written anew loses the focus.

use crate::calendar::day::Day;
use crate::journey::due::{Asked, DueLine, Events, due_days};
use crate::journey::keep::Unread;
use crate::journey::plans::{Plan, PlanStep, Plans};
use crate::journey::sheet::{Sheet, due_texts};
use crate::journey::{Event, Journey};
use crate::markup::{Element, Html, el, link};
use crate::place::joined;
use crate::views::cx::Cx;
use crate::views::parts::{arrow, heart_if, step_link};
use crate::words;

/// Parts that hold fields: written anew only when the place changes or a file is opened.
pub const FIELDS: [&str; 5] = ["road", "dates", "choice", "asks", "card"];
/// Parts that follow from what was given: written anew whenever it changes.
pub const ANSWERS: [&str; 5] = ["notice", "due", "plans", "sheet", "keep"];

/// The page before anything is known: an empty place for each part, in the order they are read.
pub fn frame() -> Html {
    let part = |id: &str| el("div").attr("id", &format!("part-{id}")).attr("data-part", id).into();
    let section = |id: &str, title: &str, hint: &str, parts: &[&str]| {
        let hint = (!hint.is_empty()).then(|| el("p").class("hint").text(hint));
        let heading = el("h2").attr("id", &format!("journey-{id}")).attr("tabindex", "-1").text(title);
        let section = el("section").class("journey-part").child(heading).child(hint);
        section.children(parts.iter().map(|id| part(id))).into()
    };
    let presses = |list: &[(&str, &str)]| -> Html {
        let buttons = list.iter().map(|(what, name)| button(what, name).into());
        el("p").class("trail-tools").children(buttons).into()
    };
    let sheet_tools = presses(&[
        ("print-sheet", words::ENGLISH.journey.print_sheet),
        ("svg", words::ENGLISH.journey.save_svg),
        ("png", words::ENGLISH.journey.save_png),
        ("copy", words::ENGLISH.journey.copy_text),
        ("text", words::ENGLISH.journey.save_text),
    ]);
    let counted = words::ENGLISH.calendar.rules.iter().map(|rule| el("li").text(rule).into());
    let counted =
        el("details").child(el("summary").text(words::ENGLISH.journey.how_counted)).child(el("ul").children(counted));
    [
        el("h1").text(words::ENGLISH.journey.title).into(),
        el("p").text(words::ENGLISH.journey.hint).into(),
        contents(),
        el("div").attr("id", "part-notice").attr("data-part", "notice").attr("role", "status").into(),
        section("road", words::ENGLISH.trail.trail, "", &["road"]),
        section("give", words::ENGLISH.journey.give_dates, words::ENGLISH.journey.dates_hint, &["dates"]),
        section("due", words::ENGLISH.journey.dates, "", &["due"]),
        el("div")
            .class("journey-part")
            .child(counted)
            .child(presses(&[("ics", words::ENGLISH.journey.save_ics)]))
            .into(),
        section("plans", words::ENGLISH.journey.plans, words::ENGLISH.journey.plans_hint, &["choice", "plans"]),
        section("asks", words::ENGLISH.journey.asks, words::ENGLISH.journey.asks_hint, &["asks"]),
        section("sheet", words::ENGLISH.journey.sheet, words::ENGLISH.journey.sheet_hint, &[]),
        sheet_tools,
        part("sheet"),
        section("card", words::ENGLISH.journey.card, words::ENGLISH.journey.card_hint, &[]),
        presses(&[("print-card", words::ENGLISH.journey.print_card)]),
        part("card"),
        section("kept", words::ENGLISH.journey.kept, "", &["keep"]),
    ]
    .into_iter()
    .collect()
}

/// The parts of the page, each with a link that moves the focus there.
fn contents() -> Html {
    let parts = [
        ("give", words::ENGLISH.journey.give_dates),
        ("due", words::ENGLISH.journey.dates),
        ("plans", words::ENGLISH.journey.plans),
        ("asks", words::ENGLISH.journey.asks),
        ("sheet", words::ENGLISH.journey.sheet),
        ("card", words::ENGLISH.journey.card),
        ("kept", words::ENGLISH.journey.kept),
    ];
    let items = parts.iter().map(|(id, name)| {
        let id = format!("journey-{id}");
        el("li").child(el("a").attr("href", &format!("#{id}")).attr("data-skip", &id).text(name)).into()
    });
    let list = el("ul").children(items);
    el("nav").class("journey-contents").attr("aria-label", words::ENGLISH.journey.on_this_page).child(list).into()
}

fn button(what: &str, name: &str) -> Element {
    el("button").attr("type", "button").attr("data-do", what).text(name)
}

/// The road so far: each step with a link that takes it away, then where we are.
pub fn road(journey: &Journey, sheet: &Sheet) -> Html {
    let cx = Cx::app(&words::ENGLISH);
    let without = |idx: usize| {
        let mut trail = journey.trail.clone();
        trail.been.remove(idx);
        journey.place().with_trail(trail).print()
    };
    let items = sheet.been.iter().enumerate().map(|(idx, (step, _))| {
        let name = format!("{}: {}", words::ENGLISH.journey.take_away, step.name);
        let away =
            link(&without(idx)).attr("data-trail", "").attr("aria-label", &name).text(words::ENGLISH.journey.take_away);
        el("li").child(step_link(&cx, step)).text(" ").child(away).into()
    });
    let been = match sheet.been.is_empty() {
        true => el("p").text(words::ENGLISH.trail.no_trail),
        false => el("ol").class("trail").children(items),
    };
    let here = sheet.here.as_ref().map(|here| {
        el("p")
            .child(el("strong").text(&format!("{}: ", words::ENGLISH.here)))
            .child(step_link(&cx, &here.step))
            .child(el("span").class("other-map").text(&format!(" ({})", here.map)))
    });
    let none = sheet.here.is_none().then(|| el("p").text(words::ENGLISH.journey.no_here));
    [been.into(), here.into(), none.into()].into_iter().collect()
}

/// The fields for dates, and how far recurring days are laid out.
pub fn dates(events: &Events, months: u32) -> Html {
    let group = |title: &str, list: &[Asked], is_folded: bool| {
        if list.is_empty() {
            return Html::default();
        }
        let fields = el("ul").class("date-fields").children(list.iter().map(field));
        match is_folded && list.iter().all(|asked| asked.day.is_none()) {
            true => el("details").child(el("summary").text(title)).child(fields).into(),
            false => el("div").child(el("h3").text(title)).child(fields).into(),
        }
    };
    let choices = words::ENGLISH.journey.months.iter().map(|(number, name)| {
        let chosen = (*number == months).then_some("");
        el("option").attr("value", &number.to_string()).attr_if("selected", chosen).text(name).into()
    });
    let far = el("p")
        .child(el("label").attr("for", "months").text(words::ENGLISH.journey.how_far))
        .text(" ")
        .child(el("select").attr("id", "months").attr("data-months", "").children(choices));
    [
        group(words::ENGLISH.journey.dates_been, &events.been, false),
        group(words::ENGLISH.journey.dates_here, &events.here, false),
        group(words::ENGLISH.journey.dates_next, &events.next, true),
        far.into(),
    ]
    .into_iter()
    .collect()
}

fn field(asked: &Asked) -> Html {
    let key = asked.event.key();
    let id = format!("date-{}", key.replace(char::is_whitespace, "-"));
    let name = match asked.event.what.is_empty() {
        true => asked.step.name.clone(),
        false => format!("{}: {}", asked.step.name, asked.event.what),
    };
    let day = asked.day.map(|day| day.to_string());
    let input = el("input").attr("type", "date").attr("id", &id).attr("data-date", &key);
    let input = input.attr("min", "1900-01-01").attr("max", "2199-12-31").attr_if("value", day.as_deref());
    el("li").child(el("label").attr("for", &id).text(&name)).child(input).into()
}

/// The days that follow: in their order, and by rule with the sum.
pub fn due(lines: &[DueLine], journey: &Journey, today: Day, names: &dyn Fn(&Event) -> String) -> Html {
    if journey.dates.is_empty() {
        return el("p").text(words::ENGLISH.journey.no_dates).into();
    }
    if lines.is_empty() {
        return el("p").text(words::ENGLISH.journey.nothing_follows).into();
    }
    let mut days = due_days(lines);
    days.extend(
        journey.dates.iter().map(|(event, day)| (*day, format!("{} ({})", names(event), words::ENGLISH.journey.given))),
    );
    days.push((today, words::ENGLISH.journey.today.to_string()));
    crate::sorting::sort_by_key(&mut days, |(day, _)| *day);
    let items = days.iter().map(|(day, text)| {
        let class = match day.cmp(&today) {
            std::cmp::Ordering::Less => "gone",
            std::cmp::Ordering::Equal => "today",
            std::cmp::Ordering::Greater => "ahead",
        };
        let time = el("time").attr("datetime", &day.to_string()).text(&(words::ENGLISH.calendar.day)(*day));
        el("li").class(class).child(time).text(&format!(" {text}")).into()
    });
    let (dated, undated): (Vec<&DueLine>, Vec<&DueLine>) = lines.iter().partition(|line| line.days.is_ok());
    let none = (!undated.is_empty()).then(|| {
        let items = undated.iter().map(|line| due_line(line));
        el("div").child(el("h3").text(words::ENGLISH.journey.no_day)).child(el("ul").class("due").children(items))
    });
    [
        el("h3").text(words::ENGLISH.journey.timeline).into(),
        el("ol").class("timeline").children(items).into(),
        el("h3").text(words::ENGLISH.journey.by_rule).into(),
        el("ul").class("due").children(dated.iter().map(|line| due_line(line))).into(),
        none.into(),
    ]
    .into_iter()
    .collect()
}

fn due_line(line: &DueLine) -> Html {
    let texts = due_texts(line).into_iter().map(|text| el("p").text(&text).into());
    let source = line.source.as_ref().map(|source| format!(" {}", source.title)).unwrap_or_default();
    let basis =
        el("p").class("note").child(el("span").class("badge").text((words::ENGLISH.basis)(line.basis))).text(&source);
    let drift =
        line.drift.as_ref().map(|drift| el("p").class("question").text(&(words::ENGLISH.calendar.drift)(drift)));
    el("li").attr("data-step", &line.step.step).children(texts).child(basis).child(drift).into()
}

/// The choice of one ending or two.
pub fn choice(plans: Option<&Plans>, journey: &Journey) -> Html {
    let Some(plans) = plans else { return el("p").text(words::ENGLISH.journey.no_here).into() };
    let select = |idx: usize| {
        let chosen = journey.plans.get(idx).map(joined);
        let none = el("option").attr("value", "").text(words::ENGLISH.journey.no_plan);
        let options = plans.endings.iter().map(|(key, exit)| {
            let heart = if exit.ending == Some(crate::atlas::file::Ending::Permanence) { "♥ " } else { "" };
            let map = exit.map_title.as_ref().map(|map| format!(" ({map})")).unwrap_or_default();
            let is_chosen = (chosen.as_ref() == Some(key)).then_some("");
            let text = format!("{heart}{}{map}", exit.name);
            el("option").attr("value", key).attr_if("selected", is_chosen).text(&text).into()
        });
        let id = format!("plan-{idx}");
        let list = el("select").attr("id", &id).attr("data-plan", &idx.to_string());
        el("p")
            .child(el("label").attr("for", &id).text(words::ENGLISH.journey.plan[idx]))
            .child(list.child(none).children(options))
            .into()
    };
    el("div").class("plan-choice").children([select(0), select(1)]).into()
}

/// The plans side by side.
pub fn plans(plans: Option<&Plans>) -> Html {
    let Some(plans) = plans.filter(|plans| !plans.plans.is_empty()) else { return Html::default() };
    let shared = (!plans.shared.is_empty()).then(|| {
        let steps = plans.shared.iter().map(plan_step);
        el("div")
            .class("shared")
            .child(el("h3").text(words::ENGLISH.journey.shared))
            .child(el("ol").class("ways").children(steps))
    });
    let first = (plans.shared.len() + 1).to_string();
    let columns = plans.plans.iter().enumerate().map(|(idx, own)| plan(idx, own, &first, plans.plans.len() == 2));
    [shared.into(), el("div").class("plans").children(columns).into()].into_iter().collect()
}

fn plan(idx: usize, plan: &Plan, first: &str, is_pair: bool) -> Html {
    let steps = el("ol").class("ways").attr("start", first).children(plan.steps.iter().map(plan_step));
    let needs = plan.needs.iter().map(|(kind, names)| {
        let name = el("strong").text(&format!("{} ({}): ", (words::ENGLISH.step_kind)(*kind), names.len()));
        el("li").child(name).text(&names.join("; ")).into()
    });
    let waits = match plan.waits.is_empty() {
        true => el("p").text(words::ENGLISH.journey.no_waits),
        false => crate::views::parts::sentences(&plan.waits),
    };
    let turn = is_pair.then(|| {
        let line = el("p").class("last-turn");
        match &plan.last_turn {
            Some(step) => line
                .text(&format!("{}: ", words::ENGLISH.journey.last_turn))
                .child(step_link(&Cx::app(&words::ENGLISH), step)),
            None => line.text(words::ENGLISH.journey.no_turn),
        }
    });
    el("section")
        .class("plan")
        .attr("data-plan-view", &idx.to_string())
        .child(el("h3").child(heart_if(plan.exit.ending)).text(&format!(
            "{}: {}",
            words::ENGLISH.journey.plan_name[idx.min(1)],
            plan.exit.name
        )))
        .child(el("p").text(&(words::ENGLISH.journey.n_moves)(plan.n_moves)))
        .child(steps)
        .child(el("ul").children(needs))
        .child(el("p").text(&format!("{}: {}.", words::ENGLISH.journey.deciders, plan.deciders)))
        .child(el("h4").text(words::ENGLISH.journey.waits))
        .child(waits)
        .child(turn)
        .into()
}

fn plan_step(step: &PlanStep) -> Html {
    let when = if step.when.is_empty() { Html::default() } else { el("span").text(&step.when).child(arrow()).into() };
    let both = step.is_shared.then(|| el("span").class("note").text(&format!(" ({})", words::ENGLISH.journey.in_both)));
    el("li")
        .attr("data-step", &step.step.step)
        .child(when)
        .child(step_link(&Cx::app(&words::ENGLISH), &step.step))
        .child(both)
        .into()
}

/// The questions to take along: what can be asked for at the step, and the questions of direct work.
pub fn asks(questions: &[String], journey: &Journey) -> Html {
    let own = journey.asks.iter().filter(|ask| !questions.contains(ask));
    let items = questions.iter().chain(own).map(|question| {
        let chosen = journey.asks.contains(question).then_some("");
        let tick = el("input").attr("type", "checkbox").attr("data-ask", question).attr_if("checked", chosen);
        el("li").child(el("label").class("choice").child(tick).text(&format!(" {question}"))).into()
    });
    el("ul").class("asks-list").children(items).into()
}

/// What is kept, and what can be done with it.
pub fn keep(journey: &Journey, state: Keeping, can_put_back: bool) -> Html {
    let text = match &state {
        Keeping::Refused => words::ENGLISH.journey.not_kept,
        _ if journey.is_worth_keeping() => words::ENGLISH.journey.kept_here,
        _ => words::ENGLISH.journey.kept_nothing,
    };
    let go_on = match state {
        Keeping::Other(place) => {
            Some(el("p").child(link(&place).class("tool").attr("data-trail", "").text(words::ENGLISH.journey.go_on)))
        }
        _ => None,
    };
    let file = el("input").attr("type", "file").attr("id", "open-file").attr("accept", ".json,application/json");
    let file = el("p")
        .child(el("label").attr("for", "open-file").text(words::ENGLISH.journey.open))
        .text(" ")
        .child(file.attr("data-open", ""));
    let back = can_put_back.then(|| button("put-back", words::ENGLISH.journey.put_back));
    let tools = el("p")
        .class("trail-tools")
        .child(button("save", words::ENGLISH.journey.save))
        .child(button("forget", words::ENGLISH.journey.forget));
    let tools = tools.child(back);
    [el("p").text(text).into(), go_on.into(), tools.into(), file.into()].into_iter().collect()
}

/// How this device keeps the journey.
#[derive(Clone, Debug, PartialEq)]
pub enum Keeping {
    /// It does, or would.
    Possible,
    /// It does, and what it keeps has another road than the address: the fragment of its place.
    Other(String),
    /// It refuses.
    Refused,
}

/// A sentence of what was done, or why not.
pub fn notice(text: &str, can_put_back: bool) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    let back = can_put_back.then(|| button("put-back", words::ENGLISH.journey.put_back));
    el("p").class("notice").text(&format!("{text} ")).child(back).into()
}

/// Why a journey could not be read.
pub fn unread(why: &Unread) -> String {
    match why {
        Unread::TooLarge => (words::ENGLISH.journey.unread)(words::ENGLISH.journey.too_large),
        Unread::Newer => (words::ENGLISH.journey.unread)(words::ENGLISH.journey.newer),
        Unread::Damaged(reason) => (words::ENGLISH.journey.unread)(&(words::ENGLISH.journey.damaged)(reason)),
        Unread::OtherNation(nation) => (words::ENGLISH.journey.unread)(&(words::ENGLISH.journey.other_nation)(nation)),
    }
}
