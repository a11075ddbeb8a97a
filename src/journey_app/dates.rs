//! The dates a reader knows, field by field, and the days that follow from them.
//! Must never take a field away while somebody is in it: fields are known by their events. Must never move anything while a
//! date is typed: what is said of it stands on a line of its own beside the field, and is said when the field is left.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Part, Prose, buttons, choices, list, memo, switch};
use crate::browser::fields;
use crate::calendar::day::Day;
use crate::calendar::typed::{TypedDay, read};
use crate::export::calendar::calendar;
use crate::journey::due::{EventDate, Events, OrderQuestion, councils};
use crate::journey::Event;
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

/// What is said of what was typed, if it is no whole day: a question with the day it probably is, or why it is none.
#[derive(Clone, Copy, PartialEq)]
enum Typed {
    Fine,
    Guess(Day),
    Bad(&'static str),
}

/// The field of the event with this key: text, since most people type a day faster than they find it in a calendar, and a
/// reader of screens says one field better than three; beside it the browser's calendar, where it has one.
#[component]
fn DateField(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let Some(event) = Event::read(&key) else { return ().into_any() };
    let id = format!("date-{}", key.replace(char::is_whitespace, "-"));
    let note_id = format!("{id}-note");
    let own = event.clone();
    let asked = memo(move || shared.scene.read().events.all().find(|asked| asked.event == own).cloned());
    let day = memo(move || asked.read().as_ref().and_then(|asked| asked.day));
    let in_words = move |day: Option<Day>| {
        let text = day.map(|day| (words.calendar.day)(day)).unwrap_or_default();
        text.split_once(' ').map(|(_, date)| date.to_string()).unwrap_or_default()
    };
    let text = RwSignal::new(in_words(day.get_untracked()));
    let typed = RwSignal::new(Typed::Fine);
    // A day that comes from elsewhere; what is just being typed stays as it is typed.
    Effect::new(move || {
        let day = day.get();
        let is_typed = read(&text.read_untracked(), shared.today()).ok() == day.map(TypedDay::Whole);
        if !is_typed && typed.get_untracked() == Typed::Fine {
            text.set(in_words(day));
        }
    });
    let set = StoredValue::new(move |day: Option<Day>| {
        shared.change(|journey| journey.set_day(event.clone(), day));
    });
    let take = move |day: Option<Day>| {
        typed.set(Typed::Fine);
        text.set(in_words(day));
        set.with_value(|set| set(day));
    };
    // A whole day counts at once; everything else when the field is left.
    let on_input = move |given: ev::Event| {
        text.set(event_target_value(&given));
        if let Ok(TypedDay::Whole(day)) = read(&text.read_untracked(), shared.today()) {
            typed.set(Typed::Fine);
            set.with_value(|set| set(Some(day)));
        }
    };
    let on_change = move |given: ev::Event| {
        let value = event_target_value(&given);
        match read(&value, shared.today()) {
            Ok(TypedDay::Whole(day)) => take(Some(day)),
            _ if value.trim().is_empty() => take(None),
            Ok(TypedDay::Guess(day)) => typed.set(Typed::Guess(day)),
            Err(why) => typed.set(Typed::Bad((words.calendar.bad_day)(why))),
        }
    };
    let on_pick = move |given: ev::Event| {
        if let Ok(day) = Day::parse(&event_target_value(&given)) {
            take(Some(day));
        }
    };
    let label = memo(move || asked.read().as_ref().map(|asked| event_name(shared, asked)).unwrap_or_default());
    let note = switch(move || {
        let said = match typed.get() {
            Typed::Bad(why) => why.to_string(),
            Typed::Guess(day) => (words.calendar.guess)(day),
            Typed::Fine => asked.read().as_ref().map(|asked| said_of(shared, asked)).unwrap_or_default(),
        };
        let yes = match typed.get() {
            Typed::Guess(day) => {
                let right = (words.calendar.guess_right)(day);
                view! { " " <button type="button" data-do="guess" on:click=move |_| take(Some(day))>{right}</button> }
                    .into_any()
            }
            _ => ().into_any(),
        };
        view! { {said} {yes} }.into_any()
    });
    let iso = memo(move || day.get().map(|day| day.to_string()).unwrap_or_default());
    let picker = fields::can_pick().then(|| {
        let name = memo(move || format!("{}: {}", words.journey.pick, label.get()));
        view! {
            <button type="button" data-do="pick" aria-label=name on:click=move |event| fields::pick(&event)>
                {words.journey.pick}
            </button>
            <input type="date" class="picker" tabindex="-1" aria-hidden="true" prop:value=iso on:change=on_pick />
        }
        .into_any()
    });
    let is_bad = memo(move || (typed.get() != Typed::Fine).to_string());
    view! {
        <li>
            <label for=id.clone()>{label}</label>
            <span class="date-input">
                <input
                    type="text"
                    id=id
                    data-date=key
                    data-day=iso
                    autocomplete="off"
                    aria-describedby=note_id.clone()
                    aria-invalid=is_bad
                    prop:value=text
                    on:input=on_input
                    on:change=on_change
                />
                {picker}
            </span>
            <p class="date-note" id=note_id role="status">{note}</p>
        </li>
    }
    .into_any()
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
