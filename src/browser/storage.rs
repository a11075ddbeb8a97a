//! What this browser keeps for the site, by name.
//! Ours and not gloo's: `gloo-storage` panics where storage is refused, and readers with such browsers are to be served.
//! Must never keep where a reader has been without their having asked for it.

use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use super::events::on_window;

/// Before every name: other sites may lie under the same host.
const OURS: &str = "waymark.";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a name.
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(&format!("{OURS}{name}")).ok().flatten()
}

/// Keeps a text under a name; says whether the browser did. It may refuse, and its room may be full.
pub fn keep(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&format!("{OURS}{name}"), text).is_ok())
}

/// Forgets what is kept under a name.
pub fn forget(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{OURS}{name}"));
    }
}

/// What was handed over within this tab under a name; it is gone with that.
pub fn take_handed(name: &str) -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    let name = format!("{OURS}{name}");
    let text = storage.get_item(&name).ok().flatten();
    let _ = storage.remove_item(&name);
    text
}

/// A name that no other thing on any device has, made by chance.
pub fn new_id() -> String {
    let part = || (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{:08x}{:08x}", part(), part())
}

/// Calls back when another tab has changed what is kept under a name, or all of it, until the caller's owner goes.
pub fn on_other_tab(name: &str, call: impl Fn() + 'static) {
    let name = format!("{OURS}{name}");
    on_window("storage", move |event| {
        // Without a key everything was cleared.
        let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if key.is_none_or(|key| key == name) {
            call();
        }
    });
}
