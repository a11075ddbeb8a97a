//! The clipboard and the device's own share sheet.
//! Must never hand on anything but the address it is given.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Whether this device has a share sheet.
pub fn has_sheet() -> bool {
    js_sys::Reflect::has(&window().navigator(), &"share".into()).unwrap_or_default()
}

/// Copies a text; says whether it worked.
pub async fn copy(text: String) -> bool {
    let navigator = window().navigator();
    if !js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or_default() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
}

/// Opens the share sheet with an address; says whether it was used.
pub async fn share(url: String) -> bool {
    let data = web_sys::ShareData::new();
    data.set_url(&url);
    JsFuture::from(window().navigator().share_with_data(&data)).await.is_ok()
}
