//! The device: what it keeps, files it saves and opens, printing, the day.
//! Must never send anything anywhere.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, HtmlElement, HtmlImageElement, HtmlSelectElement,
    Storage, Url,
};

use crate::browser::document;
use crate::calendar::day::Day;
use crate::place::{StepName, joined};

/// The day by the device's clock; none if the clock stands outside the years we know.
pub fn today() -> Option<Day> {
    let now = js_sys::Date::new_0();
    Day::new(i32::try_from(now.get_full_year()).ok()?, now.get_month() + 1, now.get_date()).ok()
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is kept under a name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(&format!("waymark.{name}")).ok().flatten()
}

/// Keeps a text under a name; says whether the device did.
pub fn keep(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&format!("waymark.{name}"), text).is_ok())
}

/// Forgets what is kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("waymark.{name}"));
    }
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(text)), &options).ok()
}

/// Saves a text as a file among the device's downloads.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    blob(text, kind).and_then(|blob| save_blob(name, &blob)).is_some()
}

fn save_blob(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let revoke = Closure::once_into_js(move || Url::revoke_object_url(&url));
    web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 60_000).ok()?;
    Some(())
}

/// Saves an SVG picture as PNG, twice as large, the whole of it.
pub async fn save_png(name: &'static str, svg: &str, width: f64, height: f64) -> Result<(), JsValue> {
    let gone = || JsValue::from_str("no page");
    let blob = blob(svg, "image/svg+xml").ok_or_else(gone)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    JsFuture::from(image.decode()).await?;
    let document = document().ok_or_else(gone)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width((2.0 * width) as u32);
    canvas.set_height((2.0 * height) as u32);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or_else(gone)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, 2.0 * width, 2.0 * height)?;
    Url::revoke_object_url(&url)?;
    let saved = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            save_blob(name, &blob);
        }
    });
    canvas.to_blob(saved.unchecked_ref())
}

/// The text of the file chosen in a field.
pub async fn chosen_file(field: &web_sys::HtmlInputElement) -> Option<String> {
    let file = field.files()?.get(0)?;
    let text = JsFuture::from(file.text()).await.ok()?.as_string();
    field.set_value("");
    text
}

/// Copies a text; says whether it worked.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    if !js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or_default() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Prints one of the page's sheets and nothing else.
pub fn print(sheet: &str) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = root.set_attribute("data-print", sheet);
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
    let _ = root.remove_attribute("data-print");
}

/// Moves the focus to a heading, if what had it is no longer there.
pub fn refocus(id: &str) {
    let Some(document) = document() else { return };
    let is_lost = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let heading = document.get_element_by_id(id).and_then(|heading| heading.dyn_into::<HtmlElement>().ok());
    if let (true, Some(heading)) = (is_lost, heading) {
        let _ = heading.focus();
    }
}

/// Sets each of the lists `name-0`, `name-1` to the step chosen in it, or to none.
pub fn choose(name: &str, chosen: &[StepName]) {
    for idx in 0..2 {
        let list = document().and_then(|document| document.get_element_by_id(&format!("{name}-{idx}")));
        if let Some(list) = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
            list.set_value(&chosen.get(idx).map(joined).unwrap_or_default());
        }
    }
}

/// The part of the page with an id.
pub fn part(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(&format!("part-{id}"))?.dyn_into().ok()
}
