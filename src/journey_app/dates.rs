//! The dates a reader knows, field by field, and the days that follow from them.
//! Must never take a field away while somebody is in it: fields are known by their events.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Part, Prose, buttons, choices, list, memo, switch};
use crate::browser::fields;
use crate::calendar::day::Day;
use crate::export::calendar::calendar;
use crate::journey::due::{EventDate, Events};
use crate::journey::{Event, step_ref};
use crate::views;

/// The fields for dates, and how far recurring days are laid out.
#[component]
pub fn DatesPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let months = memo(move || words.months.iter().map(|(number, _)| number.to_string()).collect());
    let name = move |key: &str| {
        let known = words.months.iter().find(|(number, _)| number.to_string() == key);
        known.map(|(_, name)| name.to_string()).unwrap_or_default()
    };
    let chosen = memo(move || shared.months.get().to_string());
    let choose = move |event: ev::Event| {
        if let Ok(months) = event_target_value(&event).parse() {
            shared.months.set(months);
        }
    };
    view! {
        <DateGroup title=words.dates_been of=|events| &events.been />
        <DateGroup title=words.dates_here of=|events| &events.here />
        <LaterDates />
        <p>
            <label for="months">{words.how_far}</label>
            " "
            <select id="months" data-months="" on:change=choose>{choices(months, chosen, name)}</select>
        </p>
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

/// The field of the event with this key.
#[component]
fn DateField(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let Some(event) = Event::read(&key) else { return ().into_any() };
    let id = format!("date-{}", key.replace(char::is_whitespace, "-"));
    let name = event_name(shared, &event);
    let own = event.clone();
    let day = memo(move || shared.session.read().journey.day(&own).map(|day| day.to_string()).unwrap_or_default());
    let give = move |given: ev::Event| give_day(shared, &event, &given);
    view! {
        <li>
            <label for=id.clone()>{name}</label>
            <input
                type="date"
                id=id
                data-date=key
                min="1900-01-01"
                max="2199-12-31"
                prop:value=day
                on:change=give
            />
        </li>
    }
    .into_any()
}

/// An event as a reader knows it: the step, and what happens there if it is not the step itself.
fn event_name(shared: JourneyContext, event: &Event) -> String {
    let step = shared.around.with_value(|around| {
        step_ref(&around.nation, &event.step)
            .map(|step_ref| around.nation.step(step_ref).name.clone())
            .unwrap_or_default()
    });
    if event.what.is_empty() { step } else { format!("{step}: {}", event.what) }
}

/// Takes the day of an event from its field.
fn give_day(shared: JourneyContext, event: &Event, given: &ev::Event) {
    let text = event_target_value(given);
    // A year is typed digit by digit: 0002, 0020, 0202. Nothing is said until it is one.
    if text.starts_with('0') {
        return;
    }
    // The browser says beside the field why a day cannot be.
    fields::report(given);
    match Day::parse(&text) {
        Ok(day) => {
            shared.change(|journey| journey.set_day(event.clone(), Some(day)));
            if shared.notice.read_untracked().is_empty() {
                shared.say(&shared.n_dated());
            }
        }
        Err(_) if text.is_empty() => shared.change(|journey| journey.set_day(event.clone(), None)),
        Err(why) => shared.say((shared.words.calendar.bad_day)(why)),
    }
}

/// The days that follow, and what can be done with them.
#[component]
pub fn DuePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let html = move || {
        let scene = shared.scene.read();
        let name = |event: &Event| event_name(shared, event);
        views::journey::due(&scene.lines, &scene.journey, scene.today, &name, words)
    };
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
