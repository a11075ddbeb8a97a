//! The dates a reader knows, field by field, and the days that follow from them.
//! Must never take a field away while somebody is in it: fields are known by their events. Must never move anything while a
//! date is typed: what is said of it stands on a line of its own beside the field, and is said when the field is left.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Part, Prose, buttons, choices, list, memo, switch};
use crate::browser::{fields, page::pressed};
use crate::calendar::day::{BadDay, Day};
use crate::calendar::typed::{TypedDay, read};
use crate::export::calendar::calendar;
use crate::journey::Event;
use crate::journey::due::{EventDate, Events, OrderQuestion, councils};
use crate::markup::{self, Html, el};
use crate::views;

/// The council, and the fields for dates.
#[component]
pub fn DatesPart() -> AnyView {
    let words = &JourneyContext::get().words.journey;
    view! {
        <CouncilChoice />
        <DateGroup title=words.dates_been of=|events| &events.been />
        <DateGroup title=words.dates_here of=|events| &events.here />
        <DateGroup title=words.dates_again of=|events| &events.again />
        <LaterDates />
    }
    .into_any()
}

/// Whose limits stand beside the national ones.
#[component]
fn CouncilChoice() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let known = shared.around.with_value(|around| councils(&around.nation));
    let keys = memo(move || std::iter::once(String::new()).chain(known.clone()).collect());
    let name = move |key: &str| if key.is_empty() { words.no_council.to_string() } else { key.to_string() };
    let chosen = memo(move || shared.council.get());
    let choose = move |event: ev::Event| shared.choose_council(event_target_value(&event));
    view! {
        <p>
            <label for="council">{words.council}</label>
            " "
            <select id="council" data-council="" aria-describedby="council-hint" on:change=choose>
                {choices(keys, chosen, name)}
            </select>
        </p>
        <p class="note" id="council-hint">{words.council_hint}</p>
    }
    .into_any()
}

/// Which of the events to ask for.
type EventChoice = fn(&Events) -> &Vec<EventDate>;

fn keys(of: EventChoice) -> Memo<Vec<String>> {
    let shared = JourneyContext::get();
    memo(move || of(&shared.scene.read().events).iter().map(|asked| asked.event.key()).collect())
}

/// Fields under a heading; nothing where there are none.
#[component]
fn DateGroup(title: &'static str, of: EventChoice) -> AnyView {
    let keys = keys(of);
    let is_there = memo(move || !keys.read().is_empty());
    switch(move || match is_there.get() {
        true => view! {
            <h3>{title}</h3>
            <DateFields keys=keys />
        }
        .into_any(),
        false => ().into_any(),
    })
}

/// Fields of the steps that can follow, folded until one of them has a date; then the page does not shut them again.
#[component]
fn LaterDates() -> AnyView {
    let shared = JourneyContext::get();
    let keys = keys(|events| &events.next);
    let is_there = memo(move || !keys.read().is_empty());
    let is_given = memo(move || shared.scene.read().events.next.iter().any(|asked| asked.day.is_some()));
    let was_given = StoredValue::new(false);
    let is_open = memo(move || {
        was_given.update_value(|was_given| *was_given |= is_given.get());
        was_given.get_value()
    });
    switch(move || match is_there.get() {
        true => view! {
            <details prop:open=is_open>
                <summary>{shared.words.journey.dates_next}</summary>
                <DateFields keys=keys />
            </details>
        }
        .into_any(),
        false => ().into_any(),
    })
}

#[component]
fn DateFields(keys: Memo<Vec<String>>) -> AnyView {
    let fields = list(keys, |key| view! { <DateField key=key /> }.into_any());
    view! { <ul class="date-fields">{fields}</ul> }.into_any()
}

/// What was typed, if it is no whole day: the day it probably is, or why it is none.
type Typed = Option<Result<Day, BadDay>>;

/// The field of the event with this key: text, since most people type a day faster than they find it in a calendar, and a
/// reader of screens says one field better than three; beside it the browser's calendar, where it has one. The item is
/// written once and only its values change: a view of each of its parts would make the program a tenth larger.
#[component]
fn DateField(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let calendar = &shared.words.calendar;
    let Some(event) = Event::read(&key) else { return ().into_any() };
    let id = format!("date-{}", key.replace(char::is_whitespace, "-"));
    let own = event.clone();
    let asked = memo(move || shared.scene.read().events.all().find(|asked| asked.event == own).cloned());
    let typed: RwSignal<Typed> = RwSignal::new(None);
    let label = asked.with_untracked(|asked| asked.as_ref().map(|asked| event_name(shared, asked)).unwrap_or_default());
    let html = date_field(shared, &id, &key, &label).into_string();
    Effect::new(move || {
        let asked = asked.get();
        let day = asked.as_ref().and_then(|asked| asked.day);
        let note = match typed.get() {
            Some(Ok(day)) => {
                let yes = el("button").attr("type", "button").attr("data-do", "guess");
                let asking = el("span").text(&(calendar.guess)(day)).text(" ");
                asking.child(yes.text(&(calendar.guess_right)(day))).into()
            }
            Some(Err(why)) => markup::text((calendar.bad_day)(why)),
            None => markup::text(&asked.map(|asked| said_of(shared, &asked)).unwrap_or_default()),
        };
        let iso = day.map(|day| day.to_string()).unwrap_or_default();
        let in_words = day.map(|day| (calendar.day)(day)).unwrap_or_default();
        // Its weekday stands beside the field.
        let in_words = in_words.split_once(' ').map(|(_, date)| date).unwrap_or_default();
        let is_bad = typed.read_untracked().is_some().to_string();
        fields::show_day(&id, &iso, in_words, &is_bad, note.as_str());
    });
    let set = move |day: Option<Day>| {
        typed.set(None);
        shared.change(|journey| journey.set_day(event.clone(), day));
    };
    let set: Arc<dyn Fn(Option<Day>)> = Arc::new(set);
    let own = set.clone();
    // A whole day counts at once; everything else when the field is left.
    let give: Arc<dyn Fn(ev::Event)> = Arc::new(move |given| {
        let value = event_target_value(&given);
        match read(&value, shared.today()) {
            Ok(TypedDay::Whole(day)) => own(Some(day)),
            _ if given.type_() == "input" => {}
            _ if value.trim().is_empty() => own(None),
            Ok(TypedDay::Guess(day)) => typed.set(Some(Ok(day))),
            Err(why) => typed.set(Some(Err(why))),
        }
    });
    let on_input = give.clone();
    let press = move |event: ev::MouseEvent| match (pressed(&event, "data-do").as_deref(), typed.get_untracked()) {
        (Some("pick"), _) => fields::pick(&event),
        (Some("guess"), Some(Ok(day))) => set(Some(day)),
        _ => {}
    };
    view! {
        <li
            inner_html=html
            on:input=move |event| on_input(event)
            on:change=move |event| give(event)
            on:click=press
        ></li>
    }
    .into_any()
}

/// The label, the field, the browser's calendar and the line beside them.
fn date_field(shared: JourneyContext, id: &str, key: &str, label: &str) -> Html {
    let note = format!("{id}-note");
    let field = el("input").attr("type", "text").attr("id", id).attr("data-date", key).attr("autocomplete", "off");
    let pick = shared.words.journey.pick;
    let picker = fields::can_pick().then(|| {
        let name = format!("{pick}: {label}");
        let button = el("button").attr("type", "button").attr("data-do", "pick").attr("aria-label", &name).text(pick);
        let picker =
            el("input").attr("type", "date").class("picker").attr("tabindex", "-1").attr("aria-hidden", "true");
        [Html::from(button), picker.into()].into_iter().collect::<Html>()
    });
    let input =
        el("span").class("date-input").child(field.attr("aria-describedby", &note)).child(picker.unwrap_or_default());
    let line = el("p").class("date-note").attr("id", &note).attr("role", "status");
    [Html::from(el("label").attr("for", id).text(label)), input.into(), line.into()].into_iter().collect()
}

/// An event as a reader knows it: the step, and what happens there if it is not the step itself.
fn event_name(shared: JourneyContext, asked: &EventDate) -> String {
    let step = &asked.step.name;
    match (asked.event.what.as_str(), asked.is_last_time) {
        ("", true) => format!("{step}: {}", shared.words.journey.last_time),
        ("", false) => step.clone(),
        (what, _) => format!("{step}: {what}"),
    }
}

/// What is said of a day given: that it may be a slip, or how it was understood.
fn said_of(shared: JourneyContext, asked: &EventDate) -> String {
    let words = &shared.words.calendar;
    match (&asked.question, asked.day) {
        (Some(OrderQuestion::Before(name, day)), _) => (words.before)(name, *day),
        (Some(OrderQuestion::After(name, day)), _) => (words.after)(name, *day),
        (Some(OrderQuestion::ToCome), _) => words.to_come.to_string(),
        (None, Some(day)) => (shared.words.journey.understood)(&(words.day)(day), asked.n_limits),
        (None, None) => String::new(),
    }
}

/// The days that follow, and what can be done with them.
#[component]
pub fn DuePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let html = move || views::journey::due(&shared.scene.read(), words);
    let save = move || {
        let scene = shared.scene.get_untracked();
        let text = calendar(&scene.lines, &scene.journey.id, scene.today, words);
        shared.save("waymark-dates.ics", "text/calendar;charset=utf-8", &text);
    };
    view! {
        <Part id="due" title=words.journey.dates>
            <LiveProse part="due" html=Box::new(html) />
        </Part>
        <div class="journey-part">
            <Prose html=views::journey::how_counted(words) />
            {buttons([("ics", words.journey.save_ics, Box::new(save))])}
        </div>
    }
    .into_any()
}
