//! The live app: the place from the address, the chart, search and sharing; everything else is put in as the views write it.
//! Must never decide anything: what is shown and in which order stands in the scene.
//!
//! Every view is HTML from `views`, put in anew whenever it changes ([`live`]). So a browser's translator, which swaps text
//! for its own, never leaves old words standing; and the program stays small, because each sort of signal and effect is
//! compiled once, for boxed closures, not once for every use.

pub mod app;
pub mod browser;
pub mod chart;
pub mod map_page;
pub mod questions;
pub mod search;
pub mod share;
pub mod worker;

use std::sync::Arc;

use leptos::prelude::*;

use crate::markup::Html;

/// A view that follows what it reads, and is put in anew when it changes.
pub fn live(make: impl Fn() -> Html + Send + Sync + 'static) -> AnyView {
    let html = memo(make);
    view! { <div class="written" inner_html=move || html.read().as_str().to_string()></div> }.into_any()
}

/// A view that never changes.
pub fn written(html: Html) -> AnyView {
    view! { <div class="written" inner_html=html.into_string()></div> }.into_any()
}

/// A view made anew, with all that belongs to it, when its key changes.
pub fn keyed(key: Memo<String>, make: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let make: Arc<dyn Fn() -> AnyView + Send + Sync> = Arc::new(make);
    view! { <For each=move || [key.get()] key=String::clone children=move |_| make() /> }.into_any()
}

/// A value that follows what it reads.
pub fn memo<T: PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Memo::new(move |_| make())
}

/// Something done whenever what it reads changes.
pub fn effect(call: impl Fn() + 'static) {
    let call: Box<dyn Fn()> = Box::new(call);
    Effect::new(move |_| call());
}
