//! A field that finds steps by a part of their name, with a button for each that takes it.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::memo;
use crate::browser::{fields, page};
use crate::journey::find::find_steps;
use crate::journey::keep::step_name;
use crate::place::StepName;
use crate::views;

/// The field under an id and a label. `words` are those of the button for a step.
#[component]
pub fn FindStep(
    id: String,
    label: Signal<String>,
    words: fn(step: &str) -> String,
    take: Box<dyn Fn(StepName)>,
) -> AnyView {
    let shared = JourneyContext::get();
    let text = RwSignal::new(String::new());
    let found = memo(move || {
        let typed = text.get();
        let found = shared.around.with_value(|around| find_steps(around, &shared.scene.read().journey, &typed));
        views::journey::found(&typed, &found, words, shared.words).into_string()
    });
    let type_in = move |event: ev::Event| text.set(event_target_value(&event));
    let own = id.clone();
    let press = move |event: ev::MouseEvent| {
        let pressed = fields::pressed(&event).and_then(|(_, step, _)| step_name(&step));
        if let Some(step) = pressed {
            text.set(String::new());
            take(step);
            let field = own.clone();
            page::after_paint(move || page::focus(&field));
        }
    };
    view! {
        <p class="whose">
            <label for=id.clone()>{label}</label>
            <input id=id autocomplete="off" data-find="" prop:value=text on:input=type_in />
        </p>
        <div role="status" inner_html=found on:click=press></div>
    }
    .into_any()
}
