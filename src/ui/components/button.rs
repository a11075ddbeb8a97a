//! Buttons.

use leptos::prelude::*;

use crate::ui::live;

/// A button; `pressed` says of one that stays in whether it is.
#[component]
pub fn Button(
    /// What it is called.
    name: &'static str,
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// Whether it is pressed in.
    #[prop(optional)]
    pressed: Option<RwSignal<bool>>,
    /// What it does.
    press: Box<dyn Fn()>,
) -> impl IntoView {
    let pressed = live(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }));
    view! {
        <button type="button" class=class aria-pressed=pressed on:click=move |_| press()>
            {name}
        </button>
    }
}
