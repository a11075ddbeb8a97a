//! Prose as the views write it, put in whole.

use leptos::prelude::*;

use crate::markup::Html;
use crate::ui::{Live, live};

/// Prose that stays as it is.
#[component]
pub fn Prose(
    /// As a view has written it.
    html: Html,
) -> impl IntoView {
    view! { <div class="written" inner_html=html.into_string()></div> }
}

/// Prose that follows what it reads; put in anew only when it has become another.
#[component]
pub fn LiveProse(
    /// Writes it.
    html: Live<Html>,
) -> impl IntoView {
    view! { <div class="written" inner_html=live(move || html().into_string())></div> }
}
