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
    /// Its sign, where its name is not what stands on it.
    #[prop(optional)]
    sign: Option<&'static str>,
    /// Whether it is pressed in.
    #[prop(optional)]
    pressed: Option<RwSignal<bool>>,
    /// What it does.
    press: Box<dyn Fn()>,
) -> impl IntoView {
    let pressed = live(move || pressed.map(|pressed| if pressed.get() { "true" } else { "false" }));
    view! {
        <button type="button" class=class aria-label=sign.map(|_| name) aria-pressed=pressed on:click=move |_| press()>
            {sign.unwrap_or(name)}
        </button>
    }
}
