//! Earlier involvements, each with its steps and the worker's words, and where other children are.
//! Must never take a field away while somebody is in it: fields are known by their involvement.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::device::Device;
use super::find::FindStep;
use super::pieces::{LivePanel, buttons, list, memo};
use crate::calendar::typed::{TypedDay, read};
use crate::journey::history::{Involvement, PastField, PastLine, others, past_line, time_text};
use crate::journey::session::Storage;
use crate::place::MOST_OTHERS;
use crate::scene::trail::letters;
use crate::views;

/// All of it.
#[component]
pub fn HistoryPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let ids =
        memo(move || shared.session.read().journey.involvements().into_iter().map(|past| past.id).collect::<Vec<_>>());
    let add = move || {
        let id = Device.new_id();
        shared.change(|journey| journey.add_involvement(id.clone()));
    };
    view! {
        <h3>{words.journey.history}</h3>
        {list(ids, |id| view! { <PastView id=id /> }.into_any())}
        {buttons([("add-past", words.journey.add_past, Box::new(add))])}
        <OtherChildren />
    }
    .into_any()
}

/// The involvement with an id, as it is shown.
fn line(shared: JourneyContext, id: &str) -> PastLine {
    let journey = &shared.session.read().journey;
    let past = journey.involvements().into_iter().find(|past| past.id == id);
    let past = past.unwrap_or_else(|| Involvement { id: id.to_string(), ..Involvement::default() });
    shared.around.with_value(|around| past_line(&around.nation, journey, past))
}

/// One earlier involvement. It opens by itself while nothing is said of it.
#[component]
fn PastView(id: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let first = untrack(|| line(shared, &id));
    let is_new = first.steps.is_empty() && first.past.said.iter().all(String::is_empty);
    let (own, known, gone, found) = (id.clone(), id.clone(), id.clone(), id.clone());
    let title = memo(move || line(shared, &own).title(words));
    let fields = memo(|| (0..PastField::ALL.len()).map(|at| at.to_string()).collect::<Vec<_>>());
    let field = id.clone();
    let fields = list(fields, move |at| view! { <PastText id=field.clone() at=at /> }.into_any());
    let html = move || views::journey::past_steps(&line(shared, &known), words);
    let press = move |what: &str, at: &str, _: &str| {
        let at = at.parse().unwrap_or_default();
        shared.change(|journey| match what {
            "take-past" => journey.take_involvement(&gone),
            _ => journey.take_past_step(&gone, at),
        });
    };
    let take = move |step| shared.change(|journey| journey.add_past_step(&found, Clone::clone(&step)));
    view! {
        <details class="shared" data-past=id.clone() prop:open=is_new>
            <summary>{title}</summary>
            {fields}
            <FindStep
                id=format!("find-past-{id}")
                label=words.journey.find_step.to_string().into()
                words=words.journey.add_step
                take=Box::new(take)
            />
            <LivePanel part="past" home="journey-road" html=Box::new(html) press=Box::new(press) />
        </details>
    }
    .into_any()
}

/// A text of an earlier involvement. Words are kept as they are written; a whole day is understood when the field is left.
#[component]
fn PastText(id: String, at: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let Some((nth, field)) = at.parse().ok().and_then(|nth: usize| Some((nth, *PastField::ALL.get(nth)?))) else {
        return ().into_any();
    };
    let name = format!("past-{id}-{at}");
    let known = id.clone();
    let value = memo(move || time_text(line(shared, &known).past.said(field), shared.words));
    let say = move |event: ev::Event| {
        let text = event_target_value(&event);
        let is_day = event.type_() == "change" && matches!(field, PastField::From | PastField::To);
        let text = match read(&text, shared.today()) {
            Ok(TypedDay::Whole(day)) if is_day => day.to_string(),
            _ => text,
        };
        shared.change(|journey| journey.say_of_involvement(&id, field, &text));
    };
    let on_change = say.clone();
    let rows = if nth < 3 { "1" } else { "2" };
    view! {
        <p>
            <label for=name.clone()>{words.past_field[nth]}</label>
            <textarea id=name data-past-field=field.word() rows=rows prop:value=value on:input=say on:change=on_change></textarea>
        </p>
    }
    .into_any()
}

/// Where brothers, sisters and other children are: letters only.
#[component]
fn OtherChildren() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    // Which of them is found a step for: one who is there, or the next.
    let moved = RwSignal::new(None::<usize>);
    let all = move || {
        let journey = &shared.session.read().journey;
        shared.around.with_value(|around| others(&around.nation, journey))
    };
    let at = move || moved.get().unwrap_or_else(|| all().len().min(MOST_OTHERS - 1));
    let label = Signal::derive(move || {
        let letter = letters().nth(at()).unwrap_or_default();
        (words.journey.add_child)(letter)
    });
    let html = move || views::journey::other_children(&all(), words);
    let press = move |what: &str, nth: &str, _: &str| match what {
        "move-child" => moved.set(nth.parse().ok()),
        _ => shared.change(|journey| drop(journey.trail.others.pop())),
    };
    let take = move |step| {
        let at = untrack(at);
        moved.set(None);
        shared.change(|journey| journey.set_other(at, Clone::clone(&step)));
    };
    view! {
        <details data-past="others">
            <summary>{words.trail.other_children}</summary>
            <LivePanel part="others" home="find-child" html=Box::new(html) press=Box::new(press) />
            <FindStep
                id="find-child".to_string()
                label=label
                words=words.journey.add_step
                take=Box::new(take)
            />
        </details>
    }
    .into_any()
}
