//! The clipboard and the device's own share sheet.

use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;

/// Whether the browser has a part of this name: older ones and pages that are not secure lack some, or have its name alone.
pub fn has(part: &str) -> bool {
    js_sys::Reflect::get(&window().navigator(), &part.into()).is_ok_and(|part| part.is_truthy())
}

/// Whether this device has a share sheet.
pub fn has_sheet() -> bool {
    has("share")
}

/// Copies a text; says whether it worked.
pub async fn copy(text: String) -> bool {
    has("clipboard") && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok()
}

/// Opens the share sheet with an address; says whether it was used.
pub async fn share(url: String) -> bool {
    let data = web_sys::ShareData::new();
    data.set_url(&url);
    JsFuture::from(window().navigator().share_with_data(&data)).await.is_ok()
}
