//! What stands on the journey's page itself: its lists and its parts.
//! Must never send anything anywhere.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use crate::place::{StepName, joined};

/// Sets each of the lists `name-0`, `name-1` to the step chosen in it, or to none.
pub fn choose(name: &str, chosen: &[StepName]) {
    for idx in 0..2 {
        let list = document().get_element_by_id(&format!("{name}-{idx}"));
        if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
            list.set_value(&chosen.get(idx).map(joined).unwrap_or_default());
        }
    }
}

/// The part of the page with an id.
pub fn part(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(&format!("part-{id}"))?.dyn_into().ok()
}
