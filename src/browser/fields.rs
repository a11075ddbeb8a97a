//! Fields of a form, by the events they send: what the framework's own helpers leave out.

use gloo_file::Blob;
use gloo_file::futures::read_as_text;
use leptos::ev::Event;
use leptos::prelude::event_target;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// Has the browser say beside a field why its value cannot be.
pub fn report(event: &Event) {
    let field: HtmlInputElement = event_target(event);
    field.report_validity();
}

/// What of the words that were pressed does something: what it does, and to which. Of a button with a field beside it also
/// what stands in that.
pub fn pressed(event: &Event) -> Option<(String, String, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let pressed = target.closest("[data-do]").ok().flatten()?;
    let beside = pressed.parent_element().and_then(|beside| beside.query_selector("input").ok().flatten());
    let field = beside.and_then(|beside| beside.dyn_into::<HtmlInputElement>().ok());
    let of = |name: &str| pressed.get_attribute(name).unwrap_or_default();
    Some((of("data-do"), of("data-of"), field.map(|field| field.value()).unwrap_or_default()))
}

/// Sets the choice of a list.
pub fn set_value(event: &Event, value: &str) {
    if let Some(list) = event.target().and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
        list.set_value(value);
    }
}

/// The text of the file chosen in a field, which is empty again afterwards.
pub async fn chosen_file(event: &Event) -> Option<String> {
    let field: HtmlInputElement = event_target(event);
    let file = Blob::from(field.files()?.get(0)?);
    let text = read_as_text(&file).await.ok();
    field.set_value("");
    text
}
