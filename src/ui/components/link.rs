//! Links that are controls: they change by attribute, so that the focus stays on them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::Live;

/// What a link that is a control says of itself.
#[derive(Clone, Debug, Default)]
pub struct Control {
    /// Where it leads.
    pub href: String,
    /// What it says, as a view has written it.
    pub says: Arc<str>,
    /// `aria-current`: whether it is the one shown, where one of several is.
    pub current: Option<&'static str>,
    /// `data-lens`: the question it asks.
    pub lens: Option<&'static str>,
}

/// A link of a list of controls.
#[component]
fn ControlLink(control: Control) -> impl IntoView {
    let Control { href, says, current, lens } = control;
    view! { <a href=href aria-current=current data-lens=lens inner_html=says></a> }
}

/// The entries of a list of controls, which change in their places: entry by entry, attribute by attribute.
#[component]
pub fn ControlItems(
    /// In order.
    controls: Live<Vec<Control>>,
) -> impl IntoView {
    move || controls().into_iter().map(|control| view! { <li><ControlLink control /></li> }).collect::<Vec<_>>()
}
