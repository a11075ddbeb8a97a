//! The few ways in which anything on the page changes. Each is compiled once, for boxed closures and texts, and not once
//! for every use: that keeps the program at two thirds of the size it would have.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::browser::{fields, page};
use crate::markup::{Html, el};
use crate::views;

/// A value that follows what it reads.
pub fn memo<T: PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Memo::new(move |_| make())
}

/// A view made anew, with all that belongs to it, when what it reads changes.
pub fn switch(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(make);
    (move || make()).into_any()
}

/// A view for each key, in their order; a view stays, with its focus and all that was typed, as long as its key does.
pub fn list(keys: Memo<Vec<String>>, make: impl Fn(String) -> AnyView + Send + Sync + 'static) -> AnyView {
    let make: Arc<dyn Fn(String) -> AnyView + Send + Sync> = Arc::new(make);
    view! { <For each=move || keys.get() key=String::clone children=move |key| make(key) /> }.into_any()
}

/// A part of the page under its heading, which links lead to.
#[component]
pub fn Part(
    id: &'static str,
    title: &'static str,
    #[prop(default = "")] hint: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> AnyView {
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> }.into_any());
    view! {
        <section class="journey-part">
            <h2 id=format!("journey-{id}") tabindex="-1">{title}</h2>
            {hint}
            {children.map(|children| children())}
        </section>
    }
    .into_any()
}

/// A part of the page that is closed until it is asked for; while it is open, what the browser prints is its sheet.
#[component]
pub fn FoldedPart(id: &'static str, title: &'static str, hint: &'static str, parts: Vec<AnyView>) -> AnyView {
    on_cleanup(|| page::print_first(None));
    view! {
        <details class="journey-part" data-fold=id on:toggle=move |event| page::print_first(fields::is_open(&event).then_some(id))>
            <summary>
                <h2 id=format!("journey-{id}") tabindex="-1">{title}</h2>
            </summary>
            <p class="hint">{hint}</p>
            {parts}
        </details>
    }
    .into_any()
}

/// Where a part of the page stands, by the name that tests and style know it by.
#[component]
pub fn Region(part: &'static str, children: Children) -> AnyView {
    view! { <div id=format!("part-{part}") data-part=part>{children()}</div> }.into_any()
}

/// Words as the writer of pages makes them, which never change.
#[component]
pub fn Prose(html: Html) -> AnyView {
    view! { <div inner_html=html.into_string()></div> }.into_any()
}

/// Words as the writer of pages makes them, put in anew when they change.
#[component]
pub fn LiveProse(part: &'static str, html: Box<dyn Fn() -> Html + Send + Sync>) -> AnyView {
    let text = memo(move || html().into_string());
    view! { <div id=format!("part-{part}") data-part=part inner_html=text></div> }.into_any()
}

/// Hears what a button does, to which, and what stands in the field beside it. Gives the id of what has the focus next, if the
/// button is gone; nothing for the usual one.
pub type Press = Box<dyn Fn(&str, &str, &str) -> String>;

/// Words as the writer of pages makes them, put in anew when they change, with buttons in them: `press` is told what a button
/// does, to which, and what stands in the field beside it. Where the focus is gone with what was pressed, `home` has it.
#[component]
pub fn LivePanel(
    part: &'static str,
    home: &'static str,
    html: Box<dyn Fn() -> Html + Send + Sync>,
    press: Press,
) -> AnyView {
    let text = memo(move || html().into_string());
    let hear = move |event: ev::MouseEvent| {
        if let Some((what, of, value)) = fields::pressed(&event) {
            let next = press(&what, &of, &value);
            page::after_paint(move || page::focus_in_view_if_lost(if next.is_empty() { home } else { &next }));
        }
    };
    view! { <div id=format!("part-{part}") data-part=part inner_html=text on:click=hear></div> }.into_any()
}

/// Hears the name of a field and what stands in it now.
pub type TypeIn = Box<dyn Fn(String, String)>;

/// A form as the writer of pages makes it, put in anew when it changes, with what is typed in it and pressed.
#[component]
pub fn LiveForm(
    part: &'static str,
    html: Box<dyn Fn() -> Html + Send + Sync>,
    type_in: TypeIn,
    press: Press,
) -> AnyView {
    let hear = move |event: ev::Event| type_in(fields::name_of(&event), event_target_value(&event));
    view! { <div on:input=hear>{view! { <LivePanel part=part home="" html=html press=press /> }}</div> }.into_any()
}

/// What a button is known by, its words, and what it does.
pub type Button = (&'static str, &'static str, Box<dyn Fn()>);

/// Buttons in a row.
pub fn buttons<const N: usize>(all: [Button; N]) -> AnyView {
    button_row(Vec::from(all))
}

fn button_row(all: Vec<Button>) -> AnyView {
    let written = all.iter().map(|(what, text, _)| views::kept::button(what, "", text).into());
    let row = el("p").class("trail-tools").children(written);
    let hear = move |event: ev::MouseEvent| {
        let pressed = fields::pressed(&event).map(|(what, ..)| what);
        if let Some((_, _, press)) = all.iter().find(|(what, ..)| pressed.as_deref() == Some(*what)) {
            press();
        }
    };
    view! { <div inner_html=Html::from(row).into_string() on:click=hear></div> }.into_any()
}
