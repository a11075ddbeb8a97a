//! Fields of a form, by the events they send: what the framework's own helpers leave out.

use gloo::utils::{document, window};
use gloo_file::Blob;
use gloo_file::futures::read_as_text;
use js_sys::Reflect;
use leptos::ev::Event;
use leptos::prelude::event_target;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Whether this browser can open its own calendar for a date.
pub fn can_pick() -> bool {
    let class = Reflect::get(&window(), &"HTMLInputElement".into());
    let prototype = class.and_then(|class| Reflect::get(&class, &"prototype".into()));
    prototype.is_ok_and(|prototype| Reflect::has(&prototype, &"showPicker".into()).unwrap_or_default())
}

/// Opens the browser's own calendar: that of the field after the button that was pressed.
pub fn pick(event: &Event) {
    let button: HtmlElement = event_target(event);
    let field = button.next_element_sibling().and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        let _ = field.show_picker();
    }
}

/// Shows a text in its field, unless somebody is in it; says whether it did.
pub fn show_text(id: &str, text: &str) -> bool {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field.filter(|_| !has_focus(id)) else { return false };
    field.set_value(text);
    true
}

/// The name of the field of a form that has the focus, and what stands in it.
pub fn in_focus(form: &str) -> Option<(String, String)> {
    let (active, form) = (document().active_element()?, document().get_element_by_id(form)?);
    let value = Reflect::get(&active, &"value".into()).ok()?.as_string()?;
    Some((active.get_attribute("name").filter(|_| form.contains(Some(&active)))?, value))
}

/// Writes a text into its field as if it had been typed there, and leaves the focus in it.
pub fn retype(id: &str, text: &str) {
    write(id, text);
    if let (Some(field), Ok(event)) = (document().get_element_by_id(id), web_sys::Event::new("change")) {
        super::page::open_around(&format!("#{id}"));
        super::page::focus(id);
        // What hears it stands round the field.
        event.init_event_with_bubbles("change", true);
        let _ = field.dispatch_event(&event);
    }
}

/// Says of a button, by its id, whether what it does is done: `true` or `false`.
pub fn set_pressed(id: &str, is_pressed: &str) {
    if let Some(button) = document().get_element_by_id(id) {
        let _ = button.set_attribute("aria-pressed", is_pressed);
    }
}

/// Shows words in an element, if it is there.
pub fn show_words(id: &str, words: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_text_content(Some(words));
    }
}

/// Whether the element with this id has the focus.
pub fn has_focus(id: &str) -> bool {
    document().active_element().is_some_and(|active| active.id() == id)
}

/// Shows a day in its field under its name and in the calendar beside it, and what is said of it in the line below. While somebody is in the
/// field, and while it is asked what they mean, what is typed stays as it is typed.
pub fn show_day(id: &str, name: &str, day: &str, in_words: &str, is_bad: &str, note: &str) {
    let found = |id: &str| document().get_element_by_id(id);
    let Some(field) = found(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else { return };
    if is_bad == "false" && !has_focus(id) {
        field.set_value(in_words);
    }
    let _ = field.set_attribute("data-day", day);
    let _ = field.set_attribute("aria-invalid", is_bad);
    let around = field.parent_element();
    // A council that is chosen can make it the last time of what repeats.
    if let Some(label) = around.as_ref().and_then(Element::previous_element_sibling) {
        label.set_text_content(Some(name));
    }
    let picker = around.and_then(|around| around.last_element_child());
    if let Some(picker) =
        picker.and_then(|picker| picker.dyn_into::<HtmlInputElement>().ok()).filter(|picker| picker.id() != id)
    {
        picker.set_value(day);
    }
    // What is said already is not said aloud again.
    if let Some(line) = found(&format!("{id}-note")).filter(|line| line.inner_html() != note) {
        line.set_inner_html(note);
    }
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

/// Whether the part that was opened or closed is open now.
pub fn is_open(event: &Event) -> bool {
    event.target().and_then(|part| part.dyn_into::<Element>().ok()).is_some_and(|part| part.has_attribute("open"))
}

/// The name of the field that an event comes from.
pub fn name_of(event: &Event) -> String {
    let field = event.target().and_then(|field| field.dyn_into::<Element>().ok());
    field.and_then(|field| field.get_attribute("name")).unwrap_or_default()
}

/// What a field that is written in does, and to which.
pub fn written(event: &Event) -> Option<(String, String)> {
    let field: Element = event.target()?.dyn_into().ok()?;
    Some((field.get_attribute("data-do")?, field.get_attribute("data-of").unwrap_or_default()))
}

/// Puts words into an element by its id.
pub fn fill(id: &str, html: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_inner_html(html);
    }
}

/// Writes a text into a field by its id.
pub fn write(id: &str, text: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    if let Some(line) = field.dyn_ref::<HtmlInputElement>() {
        line.set_value(text);
    } else if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}

/// Puts the words of a form in anew, unless somebody is writing in it; says whether it did. What is open stays open, and what has the focus keeps it,
/// as far as it has an id.
pub fn show_form(id: &str, html: &str) -> bool {
    let Some(form) = document().get_element_by_id(id) else { return false };
    let active = document().active_element().filter(|active| form.contains(Some(active)));
    if active.as_ref().is_some_and(|active| matches!(active.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
        return false;
    }
    let open = form.query_selector_all("details[open]").ok();
    let open = open.iter().flat_map(|all| (0..all.length()).filter_map(|at| all.item(at)));
    let open: Vec<String> = open.filter_map(|one| one.dyn_into::<Element>().ok()).map(|one| one.id()).collect();
    form.set_inner_html(html);
    for id in open {
        if let Some(part) = document().get_element_by_id(&id) {
            let _ = part.set_attribute("open", "");
        }
    }
    if let Some(active) = active.and_then(|active| document().get_element_by_id(&active.id())) {
        // What has the focus may be far from where one reads.
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = active.dyn_into::<HtmlElement>().map(|active| active.focus_with_options(&options));
    }
    true
}

/// Whether an event comes from something that the Space key presses or writes in.
pub fn is_on_control(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("a, button, summary, input, textarea").ok().flatten().is_some())
}

/// What stands in the field with this id.
pub fn text_of(id: &str) -> String {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// Sets the choice of a list.
pub fn set_value(event: &Event, value: &str) {
    if let Some(list) = event.target().and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
        list.set_value(value);
    }
}

/// Sets the choice of the list with this id.
pub fn choose(id: &str, value: &str) {
    if let Some(list) = document().get_element_by_id(id).and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
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
