//! Two plans to choose and compare, and the questions to take along.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Region, choices, list, memo, switch};
use crate::atlas::file::Ending;
use crate::browser::fields;
use crate::place::joined;
use crate::views;

/// The choice of one ending or two, and the plans side by side.
#[component]
pub fn PlansPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let is_here = memo(move || shared.scene.read().plans.is_some());
    let choice = switch(move || match is_here.get() {
        true => view! {
            <div class="plan-choice">
                <PlanChoice idx=0 />
                <PlanChoice idx=1 />
            </div>
        }
        .into_any(),
        false => view! { <p>{words.journey.no_here}</p> }.into_any(),
    });
    let html = move || views::journey::plans(shared.scene.read().plans.as_ref(), words);
    view! {
        <Region part="choice">{choice}</Region>
        <LiveProse part="plans" html=Box::new(html) />
    }
    .into_any()
}

#[component]
fn PlanChoice(idx: usize) -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let id = format!("plan-{idx}");
    let chosen = memo(move || shared.scene.read().journey.plans.get(idx).map(joined).unwrap_or_default());
    let endings = memo(move || {
        let scene = shared.scene.read();
        let known = scene.plans.iter().flat_map(|plans| &plans.endings).map(|(key, _)| key.clone());
        std::iter::once(String::new()).chain(known).collect()
    });
    let name = move |key: &str| {
        let scene = shared.scene.read_untracked();
        let mut known = scene.plans.iter().flat_map(|plans| &plans.endings);
        let Some((_, exit)) = known.find(|(known, _)| known == key) else { return words.no_plan.to_string() };
        let heart = if exit.ending == Some(Ending::Permanence) { "♥ " } else { "" };
        let map = exit.map_title.as_ref().map(|map| format!(" ({map})")).unwrap_or_default();
        format!("{heart}{}{map}", exit.name)
    };
    let choose = move |event: ev::Event| {
        let value = event_target_value(&event);
        let exit = value.split_once('/').map(|(map, step)| (map.to_string(), step.to_string()));
        shared.change(|journey| journey.set_plan(idx, exit.clone()));
        // The same ending twice, or a second without a first, is one plan.
        fields::set_value(&event, &chosen.get_untracked());
    };
    view! {
        <p>
            <label for=id.clone()>{words.plan[idx]}</label>
            <select id=id data-plan=idx.to_string() on:change=choose>{choices(endings, chosen, name)}</select>
        </p>
    }
    .into_any()
}

/// The questions to take along, each to be ticked.
#[component]
pub fn AsksPart() -> AnyView {
    let shared = JourneyContext::get();
    let questions = memo(move || shared.scene.read().questions.clone());
    let items = list(questions, |question| view! { <AskChoice question=question /> }.into_any());
    view! { <ul class="asks-list">{items}</ul> }.into_any()
}

#[component]
fn AskChoice(question: String) -> AnyView {
    let shared = JourneyContext::get();
    let (own, toggled) = (question.clone(), question.clone());
    let is_taken = memo(move || shared.scene.read().journey.asks.contains(&own));
    let toggle = move |_: ev::Event| shared.change(|journey| journey.toggle_ask(&toggled));
    let text = format!(" {question}");
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" data-ask=question prop:checked=is_taken on:change=toggle />
                {text}
            </label>
        </li>
    }
    .into_any()
}
