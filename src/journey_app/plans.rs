//! Two plans to choose and compare, and the questions to take along.
//! Must never choose for the reader.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::journey_page::LiveProse;
use crate::atlas::file::Ending;
use crate::atlas::reflect::AskedIn;
use crate::browser::fields;
use crate::journey::plans::{Plans, plans};
use crate::journey::spot;
use crate::place::joined;
use crate::scene::StepLink;
use crate::scene::step::capitalised;
use crate::views;

/// The choice of one ending or two, and the plans side by side.
#[component]
pub fn PlansPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words();
    let found =
        Memo::new(move |_| shared.world.with_value(|world| plans(&world.nation, &world.roads, &shared.plain.read())));
    let html = Memo::new(move |_| views::journey::plans(found.read().as_ref(), words));
    let is_here = Memo::new(move |_| found.read().is_some());
    let choice = move || match is_here.get() {
        true => view! {
            <div class="plan-choice">
                <PlanChoice idx=0 found=found />
                <PlanChoice idx=1 found=found />
            </div>
        }
        .into_any(),
        false => view! { <p>{words.journey.no_here}</p> }.into_any(),
    };
    view! {
        <div id="part-choice" data-part="choice">{choice}</div>
        <LiveProse part="plans" html=html />
    }
    .into_any()
}

#[component]
fn PlanChoice(idx: usize, found: Memo<Option<Plans>>) -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let id = format!("plan-{idx}");
    let chosen = Memo::new(move |_| shared.plain.read().plans.get(idx).map(joined).unwrap_or_default());
    let endings = move || found.read().as_ref().map(|plans| plans.endings.clone()).unwrap_or_default();
    let choose = move |event: ev::Event| {
        let value = event_target_value(&event);
        let exit = value.split_once('/').map(|(map, step)| (map.to_string(), step.to_string()));
        shared.change(|journey| journey.set_plan(idx, exit));
        // The same ending twice, or a second without a first, is one plan.
        fields::set_value(&event, &chosen.get_untracked());
    };
    let ending = move |(key, exit): (String, StepLink)| {
        let heart = if exit.ending == Some(Ending::Permanence) { "♥ " } else { "" };
        let map = exit.map_title.map(|map| format!(" ({map})")).unwrap_or_default();
        let own = key.clone();
        view! { <option value=key prop:selected=move || *chosen.read() == own>{format!("{heart}{}{map}", exit.name)}</option> }
    };
    view! {
        <p>
            <label for=id.clone()>{words.plan[idx]}</label>
            <select id=id data-plan=idx.to_string() on:change=choose>
                <option value="" prop:selected=move || chosen.read().is_empty()>{words.no_plan}</option>
                <For each=endings key=|(key, _)| key.clone() children=ending />
            </select>
        </p>
    }
    .into_any()
}

/// The questions to take along: what can be asked for at the step, the questions of direct work, and those of one's own.
#[component]
pub fn AsksPart() -> AnyView {
    let shared = JourneyContext::get();
    let questions = Memo::new(move |_| {
        let journey = shared.plain.read();
        let mut questions = shared.world.with_value(|world| {
            let here = journey.here.as_ref().and_then(|here| spot(&world.nation, here));
            let rights = here.map(|here| world.nation.step(here).rights.as_slice()).unwrap_or_default();
            let direct = world.asking.iter().flat_map(|asking| &asking.questions);
            let direct = direct.filter(|ask| ask.asked_in == AskedIn::DirectWork).map(|ask| ask.question.clone());
            rights.iter().map(|right| capitalised(right)).chain(direct).collect::<Vec<_>>()
        });
        let own: Vec<String> = journey.asks.iter().filter(|ask| !questions.contains(ask)).cloned().collect();
        questions.extend(own);
        questions
    });
    view! {
        <div id="part-asks" data-part="asks">
            <ul class="asks-list">
                <For each=move || questions.get() key=String::clone children=|question| view! { <Ask question=question /> } />
            </ul>
        </div>
    }
    .into_any()
}

#[component]
fn Ask(question: String) -> AnyView {
    let shared = JourneyContext::get();
    let own = question.clone();
    let is_taken = Memo::new(move |_| shared.plain.read().asks.contains(&own));
    let toggled = question.clone();
    let toggle = move |_: ev::Event| shared.change(|journey| journey.toggle_ask(&toggled));
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" data-ask=question.clone() prop:checked=move || is_taken.get() on:change=toggle />
                {format!(" {question}")}
            </label>
        </li>
    }
    .into_any()
}
