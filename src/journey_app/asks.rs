//! The questions to take along.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{list, memo};

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
