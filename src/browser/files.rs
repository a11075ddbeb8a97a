//! Files that are saved: among the device's downloads, or where its share sheet leads from inside another app.
//! Must never say that a file was saved: a browser does not tell.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use gloo_file::Blob;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement};

use super::clipboard::has;

/// How long a browser may take to begin to save what a link was pressed for, in milliseconds.
const TO_SAVE: u32 = 60_000;

/// What browsers inside other apps call themselves. They ignore a link to a file.
const IN_APP: [&str; 8] = ["; wv)", "FBAN", "FBAV", "Instagram", "Line/", "MicroMessenger", "Snapchat", "Teams/"];

/// Whether this is a browser inside another app.
pub fn is_in_app() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    IN_APP.iter().any(|app| agent.contains(app))
}

/// Asks the browser to save a text as a file. Fails where it would not be asked.
pub async fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    save_blob(name, kind, Blob::new_with_options(text, Some(kind))).await
}

async fn save_blob(name: &str, kind: &str, blob: Blob) -> Result<(), JsValue> {
    let blob = web_sys::Blob::from(blob);
    if is_in_app()
        && let Some(sheet) = share_sheet(name, kind, &blob)
    {
        // Whether the reader sent it anywhere is not ours to know.
        let _ = sheet.await;
        return Ok(());
    }
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(TO_SAVE, move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}

/// The device's share sheet with a file, if it takes that.
fn share_sheet(name: &str, kind: &str, blob: &web_sys::Blob) -> Option<JsFuture> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type(kind);
    let file = web_sys::File::new_with_blob_sequence_and_options(&js_sys::Array::of1(blob), name, &options).ok()?;
    let data = web_sys::ShareData::new();
    data.set_files(&js_sys::Array::of1(&file));
    let navigator = window().navigator();
    let takes = has("canShare") && navigator.can_share_with_data(&data);
    takes.then(|| JsFuture::from(navigator.share_with_data(&data)))
}

/// Draws an SVG picture as PNG, twice as large, the whole of it, and asks the browser to save that. Fails where it could not be
/// drawn.
pub async fn save_png(name: String, svg: &str, width: f64, height: f64) -> Result<(), JsValue> {
    let picture = Blob::new_with_options(svg, Some("image/svg+xml"));
    let url = web_sys::Url::create_object_url_with_blob(picture.as_ref())?;
    let drawn = draw_png(&url, width, height).await;
    let _ = web_sys::Url::revoke_object_url(&url);
    save_blob(&name, PNG, drawn?.into()).await
}

const PNG: &str = "image/png";

async fn draw_png(url: &str, width: f64, height: f64) -> Result<web_sys::Blob, JsValue> {
    let image = HtmlImageElement::new()?;
    image.set_src(url);
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    canvas.set_width((2.0 * width) as u32);
    canvas.set_height((2.0 * height) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, 2.0 * width, 2.0 * height)?;
    let made = js_sys::Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    });
    // A browser that has no room for the picture makes nothing of it.
    JsFuture::from(made).await?.dyn_into()
}
