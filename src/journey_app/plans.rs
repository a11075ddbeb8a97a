//! Up to four plans to choose and compare, and the questions to take along.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::find::FindStep;
use super::pieces::{LivePanel, LiveProse, Region, choices, list, memo, switch};
use crate::atlas::file::Ending;
use crate::browser::fields;
use crate::journey::keep::step_name;
use crate::journey::plans::{MOST_PLANS, Plan, Plans};
use crate::markup::Html;
use crate::place::joined;
use crate::views;

/// The choice of up to four plans, and the plans side by side.
#[component]
pub fn PlansPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let is_here = memo(move || shared.scene.read().plans.is_some());
    let choice = switch(move || match is_here.get() {
        true => view! { <PlanChoices /> }.into_any(),
        false => view! { <p>{words.journey.no_here}</p> }.into_any(),
    });
    let html = move || views::journey::shared(shared.scene.read().plans.as_ref(), words);
    let keys = memo(move || {
        let scene = shared.scene.read();
        scene.plans.iter().flat_map(|plans| &plans.plans).map(|plan| plan.key.clone()).collect::<Vec<_>>()
    });
    view! {
        <Region part="choice">{choice}</Region>
        <LiveProse part="shared" html=Box::new(html) />
        <div class="plans" data-part="plans">{list(keys, |key| view! { <PlanView key=key /> }.into_any())}</div>
    }
    .into_any()
}

/// One list to choose from for each plan there is and the next, and the search for any other step.
#[component]
fn PlanChoices() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let places = memo(move || {
        let n_plans = shared.scene.read().journey.plans.len();
        (0..(n_plans + 1).min(MOST_PLANS)).map(|idx| idx.to_string()).collect::<Vec<_>>()
    });
    let choice = |idx: String| view! { <PlanChoice idx=idx.parse().unwrap_or_default() /> }.into_any();
    let take = move |step| {
        shared.change(|journey| journey.set_plan(journey.plans.len().min(MOST_PLANS - 1), Some(Clone::clone(&step))));
    };
    view! {
        <div class="plan-choice">{list(places, choice)}</div>
        <FindStep
            id="find-plan".to_string()
            label=words.other_plan.to_string().into()
            words=words.add_plan
            take=Box::new(take)
        />
    }
    .into_any()
}

#[component]
fn PlanChoice(idx: usize) -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let id = format!("plan-{idx}");
    let chosen = memo(move || shared.scene.read().journey.plans.get(idx).map(joined).unwrap_or_default());
    let goals = memo(move || {
        let scene = shared.scene.read();
        let known = scene.plans.iter().flat_map(|plans| &plans.choices).map(|choice| choice.key.clone());
        std::iter::once(String::new()).chain(known).collect::<Vec<_>>()
    });
    let name = move |key: &str| {
        let scene = shared.scene.read_untracked();
        let mut known = scene.plans.iter().flat_map(|plans| &plans.choices);
        known.find(|known| known.key == key).map_or(words.no_plan.to_string(), |choice| {
            let heart = if choice.goal.ending == Some(Ending::Permanence) { "♥ " } else { "" };
            format!("{}: {heart}{}", words.plan_kind[choice.kind as usize], choice.goal.name)
        })
    };
    let choose = move |event: ev::Event| {
        let goal = step_name(&event_target_value(&event));
        shared.change(|journey| journey.set_plan(idx, goal.clone()));
        // The same goal twice is one plan.
        fields::set_value(&event, &chosen.get_untracked());
    };
    view! {
        <p>
            <label for=id.clone()>{(words.plan)(&(words.plan_name)(idx))}</label>
            <select id=id data-plan=idx.to_string() on:change=choose>{choices(goals, chosen, name)}</select>
        </p>
    }
    .into_any()
}

/// A plan: its name, until when one can turn, and its route folded.
#[component]
fn PlanView(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let own = key.clone();
    let with = move |key: &str, show: &dyn Fn(&Plans, &Plan) -> Html| {
        let scene = shared.scene.read();
        let Some(plans) = &scene.plans else { return Html::default() };
        plans.plans.iter().find(|plan| plan.key == key).map(|plan| show(plans, plan)).unwrap_or_default()
    };
    let title = move || with(&own, &|_, plan| views::journey::plan(plan, words));
    let known = key.clone();
    let route = move || with(&known, &|plans, plan| views::journey::plan_route(plan, plans.shared.len() + 1, words));
    let press = move |_: &str, turn: &str, _: &str| {
        if let [goal, at, to] = turn.split(' ').collect::<Vec<_>>()[..] {
            shared.change(|journey| journey.set_turn(goal, at, to));
        }
    };
    view! {
        <section class="plan" data-plan-view=key>
            <LiveProse part="plan" html=Box::new(title) />
            <details>
                <summary>{words.journey.plan_steps}</summary>
                <LivePanel part="plan-route" home="journey-plans" html=Box::new(route) press=Box::new(press) />
            </details>
        </section>
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
