//! Earlier involvements, each with its steps and the worker's words, where other children are, and the plans: what a worker
//! says of a child beside the dates. Must never take a word away while somebody is writing it.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::device::Device;
use crate::browser::{fields, page};
use crate::calendar::day::Day;
use crate::calendar::typed::{TypedDay, read};
use crate::journey::Event;
use crate::journey::due::thing_name;
use crate::journey::find::find_steps;
use crate::journey::history::{PastField, past_line, time_text};
use crate::journey::keep::step_name;
use crate::journey::plans::{MOST_PLANS, removed_text};
use crate::journey::session::Storage;
use crate::markup::{Html, el, text as text_of};
use crate::scene::trail::letters;
use crate::views::journey::{asks_form, found, found_text, give_id, history_form, plans_form};
use crate::views::kept::button;

/// Earlier involvements, and where other children are.
#[component]
pub fn HistoryPart() -> AnyView {
    let shared = JourneyContext::get();
    form("history", move || {
        let journey = &shared.scene.read().journey;
        shared.around.with_value(|around| history_form(&around.nation, journey, shared.words))
    })
}

/// The choice of up to four plans, and the plans side by side.
#[component]
pub fn PlansPart() -> AnyView {
    let shared = JourneyContext::get();
    form("plans", move || plans_form(&shared.scene.read(), shared.words))
}

/// The questions to take along.
#[component]
pub fn AsksPart() -> AnyView {
    let shared = JourneyContext::get();
    form("asks", move || asks_form(&shared.scene.read()))
}

/// A form whose words are put in anew when the journey changes, but not while somebody writes in it: then when they leave the
/// field. What is open stays open, and what has the focus keeps it.
pub fn form(part: &'static str, html: impl Fn() -> Html + 'static) -> AnyView {
    form_of(part, Rc::new(html))
}

fn form_of(part: &'static str, html: Rc<dyn Fn() -> Html>) -> AnyView {
    let shared = JourneyContext::get();
    let id = format!("part-{part}");
    let own = id.clone();
    let first = untrack(|| html()).into_string();
    // What stands there, with the words that were written since.
    let shown = StoredValue::new(first.clone());
    let own_html = html.clone();
    let show: Rc<dyn Fn()> = Rc::new(move || {
        // The reader may have left meanwhile.
        if shared.scene.try_read_untracked().is_none() {
            return;
        }
        let now = own_html().into_string();
        if shown.with_value(|shown| *shown != now) && fields::show_form(&own, &now) {
            shown.set_value(now);
        }
    });
    let later = show.clone();
    let later = move || {
        let show = later.clone();
        page::after_paint(move || untrack(|| show()));
    };
    Effect::new(move |_| show());
    // What the reader knows to stand in the field they write in: another tab may give something else meanwhile.
    let known = StoredValue::new(String::new());
    let enter = move |event: ev::FocusEvent| {
        if let Some((_, of)) = fields::written(&event) {
            known.set_value(said(shared, &of));
        }
    };
    let settle = later.clone();
    let leave = move |_: ev::FocusEvent| settle();
    let press = move |event: ev::MouseEvent| {
        if let Some((what, of, _)) = fields::pressed(&event) {
            let next = hear(shared, &what, &of, None);
            page::after_paint(move || page::focus_if_lost(&next));
        }
    };
    let write = move |event: ev::Event| {
        let Some((what, of)) = fields::written(&event) else { return };
        let unseen = said(shared, &of);
        let is_said = matches!(what.as_str(), "past" | "meeting");
        if is_said && !unseen.is_empty() && unseen != known.get_value() {
            shared.put_beside(&format!("{what} {of}"), &unseen);
        }
        hear(shared, &what, &of, Some((&event.type_(), &event_target_value(&event))));
        if what == "plan" {
            // A goal that was not taken is not shown either.
            shown.set_value(String::new());
            later();
        } else if is_said {
            known.set_value(said(shared, &of));
            shown.set_value(untrack(|| html()).into_string());
        }
    };
    view! {
        <div
            id=id
            data-part=part
            inner_html=first
            on:click=press
            on:input=write.clone()
            on:change=write
            on:focusin=enter
            on:focusout=leave
        ></div>
    }
    .into_any()
}

/// What is said in a field of an earlier involvement or of a page before a meeting, as it is kept.
fn said(shared: JourneyContext, field: &str) -> String {
    let journey = &shared.session.read_untracked().journey;
    let found = journey.history.iter().chain(&journey.meetings).find(|(known, _)| known == field);
    found.map(|(_, text)| text.clone()).unwrap_or_default()
}

/// Does what a field or a button says; `written` is the sort of event and the value of a field. Gives what has the focus next, if
/// the button is gone.
fn hear(shared: JourneyContext, what: &str, of: &str, written: Option<(&str, &str)>) -> String {
    let (first, rest) = of.split_once(' ').unwrap_or((of, ""));
    let nth = first.parse::<usize>().unwrap_or_default();
    let stays = format!("find-{first}");
    match (what, written) {
        ("find", Some(("input", text))) => {
            let scene = shared.scene.read_untracked();
            let steps = shared.around.with_value(|around| find_steps(around, &scene.journey, text));
            let html = found(of, text, &steps, shared.words);
            fields::fill(&format!("found-{of}"), &html.into_string());
            fields::fill(&format!("count-{of}"), &text_of(&found_text(text, steps.len(), shared.words)).into_string());
        }
        ("meeting", Some((_, text))) => shared.change(|journey| journey.write_on_page(of, text)),
        ("past", Some((kind, text))) => {
            let Some(field) = PastField::ALL.iter().find(|field| field.word() == rest) else { return stays };
            // Words are kept as they are written; a whole day is understood when the field is left.
            let is_day = kind == "change" && matches!(field, PastField::From | PastField::To);
            let said = match read(text, shared.today()) {
                Ok(TypedDay::Whole(day)) if is_day => day.to_string(),
                _ => text.to_string(),
            };
            shared.change(|journey| journey.say_of_involvement(first, *field, &said));
            let journey = &shared.session.read_untracked().journey;
            let past = journey.involvements().into_iter().find(|past| past.id == first).unwrap_or_default();
            let line = shared.around.with_value(|around| past_line(&around.nation, journey, past));
            fields::fill(&format!("title-past-{first}"), &text_of(&line.title(shared.words)).into_string());
            let order = line.time_fault(shared.words);
            fields::fill(&format!("past-{first}-note"), order);
            if is_day {
                fields::write(&format!("past-{first}-{rest}"), &time_text(&said, shared.words));
            }
        }
        ("plan", Some(("change", goal))) => {
            let before = shared.session.read_untracked().journey.plans.clone();
            shared.change(|journey| journey.set_plan(nth, step_name(goal)));
            if goal.is_empty() && nth < before.len() {
                shared.say(&shared.around.with_value(|around| removed_text(around, &before, nth)));
            }
        }
        ("take-step", _) => {
            let Some(step) = step_name(rest) else { return stays };
            // Steps so far are no part of the form, which would be made anew.
            fields::fill(&format!("found-{first}"), "");
            shared.change(|journey| match first {
                "been" => journey.add_step(step.clone()),
                "plan" => journey.set_plan(journey.plans.len().min(MOST_PLANS - 1), Some(step.clone())),
                _ if first.starts_with("child") => {
                    journey.set_other(first[5..].parse().unwrap_or_default(), step.clone());
                }
                id => journey.add_past_step(id, step.clone()),
            });
            shared.say(&(shared.words.journey.added)(&shared.name_of(&step)));
        }
        ("turn", _) => {
            if let [goal, at, to] = of.split(' ').collect::<Vec<_>>()[..] {
                shared.change(|journey| journey.set_turn(goal, at, to));
            }
            return "journey-plans".to_string();
        }
        ("add-past", _) => {
            let id = Device.new_id();
            shared.change(|journey| journey.add_involvement(id.clone()));
            shared.say(&(shared.words.journey.added)(shared.words.trail.earlier));
            let all = shared.session.read_untracked().journey.involvements();
            return all.last().map(|past| format!("past-{}-area", past.id)).unwrap_or_default();
        }
        ("take-past", _) => {
            shared.change(|journey| journey.take_involvement(first));
            shared.say(&(shared.words.journey.removed)(shared.words.trail.earlier));
            return "history".to_string();
        }
        ("take-away", _) => {
            let at = rest.parse().unwrap_or_default();
            let all = shared.session.read_untracked().journey.involvements();
            let step = all.iter().find(|past| past.id == first).and_then(|past| past.steps.get(at).cloned());
            shared.change(|journey| journey.take_past_step(first, at));
            shared.say(&(shared.words.journey.removed)(&step.map(|step| shared.name_of(&step)).unwrap_or_default()));
        }
        ("take-child", _) => {
            shared.change(|journey| drop(journey.trail.others.pop()));
            let letter = letters().nth(shared.session.read_untracked().journey.trail.others.len()).unwrap_or_default();
            shared.say(&(shared.words.journey.removed)(&(shared.words.trail.child)(letter)));
            return format!("find-child{}", shared.session.read_untracked().journey.trail.others.len());
        }
        ("ask", Some(("change", _))) => shared.change(|journey| journey.toggle_ask(of)),
        ("day", Some(("change", text))) => return give(shared, of, text),
        ("held", _) => {
            let (key, day) = of.rsplit_once(' ').unwrap_or_default();
            if let (Some(event), Ok(day)) = (Event::read(key), Day::parse(day)) {
                give_day(shared, event, day);
            }
            return "journey-due".to_string();
        }
        _ => {}
    }
    stays
}

/// Takes what was typed as the day of a meeting that is next, or says beside the field why it is none.
fn give(shared: JourneyContext, key: &str, text: &str) -> String {
    let (id, words) = (give_id(key), &shared.words.calendar);
    let said: Html = match (read(text, shared.today()), Event::read(key)) {
        _ if text.trim().is_empty() => Html::default(),
        (Ok(TypedDay::Whole(day)), Some(event)) => {
            give_day(shared, event, day);
            return id;
        }
        (Ok(TypedDay::Guess(day)), _) => {
            let yes = button("held", &format!("{key} {day}"), &(words.guess_right)(day));
            el("span").text(&(words.guess)(day)).text(" ").child(yes).into()
        }
        (Err(why), _) => text_of((words.bad_day)(why)),
        _ => Html::default(),
    };
    fields::fill(&format!("{id}-note"), &said.into_string());
    id
}

/// Gives a meeting a day, and says how it was understood.
fn give_day(shared: JourneyContext, event: Event, day: Day) {
    let today = shared.today();
    shared.change(|journey| journey.give_meeting_day(event.clone(), day, today));
    let words = &shared.words.journey;
    let told = if day <= today { words.was_held } else { words.is_planned };
    let name = thing_name(&shared.name_of(&event.step), &event.what);
    shared.say(&told(&name, &(shared.words.calendar.day)(day)));
}
