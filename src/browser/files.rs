//! Files that are saved among the device's downloads.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};

/// How long a browser may take to begin to save what a link was pressed for, in milliseconds.
const TO_SAVE: u32 = 60_000;

/// Saves a text as a file; says whether the browser was asked to.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    save_blob(name, Blob::new_with_options(text, Some(kind))).is_some()
}

fn save_blob(name: &str, blob: Blob) -> Option<()> {
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    let url = ObjectUrl::from(blob);
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(TO_SAVE, move || drop(url)).forget();
    Some(())
}

/// Saves an SVG picture as PNG, twice as large, the whole of it; says whether it could be drawn.
pub async fn save_png(name: String, svg: &str, width: f64, height: f64) -> bool {
    draw_png(name, svg, width, height).await.is_ok()
}

async fn draw_png(name: String, svg: &str, width: f64, height: f64) -> Result<(), JsValue> {
    // The address of the picture goes with this value, however this ends.
    let url = ObjectUrl::from(Blob::new_with_options(svg, Some("image/svg+xml")));
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width((2.0 * width) as u32);
    canvas.set_height((2.0 * height) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, 2.0 * width, 2.0 * height)?;
    let saved = Closure::once_into_js(move |blob: Option<web_sys::Blob>| {
        if let Some(blob) = blob {
            save_blob(&name, blob.into());
        }
    });
    canvas.to_blob(saved.unchecked_ref())
}
