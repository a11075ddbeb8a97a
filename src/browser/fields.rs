//! Fields of a form, by the events they send: what the framework's own helpers leave out.

use gloo_file::Blob;
use gloo_file::futures::read_as_text;
use leptos::ev::Event;
use leptos::prelude::event_target;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

/// Has the browser say beside a field why its value cannot be.
pub fn report(event: &Event) {
    let field: HtmlInputElement = event_target(event);
    field.report_validity();
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
