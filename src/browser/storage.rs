//! What this browser keeps for the site, by name.
//! Ours and not gloo's: `gloo-storage` panics where storage is refused, and readers with such browsers are to be served.
//! Must never keep where a reader has been without their having asked for it.

use gloo::utils::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::Storage;

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

/// The names of all that is kept and begins so.
pub fn names(start: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let all = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
    let names = all.filter_map(|key| key.strip_prefix(OURS).map(str::to_string));
    names.filter(|name| name.starts_with(start)).collect()
}

/// What is done about the browser's promise to keep what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepPromise {
    /// It is asked for.
    Ask,
    /// It is looked whether there is one.
    Look,
}

/// Whether the browser may forget by itself what is kept: where it has made no promise, and where its promise does not hold
/// (Safari forgets after seven days without a visit).
pub async fn may_forget(promise: KeepPromise) -> bool {
    let navigator = window().navigator();
    let storage = navigator.storage();
    let answer = match promise {
        KeepPromise::Ask => storage.persist(),
        KeepPromise::Look => storage.persisted(),
    };
    let is_promised = match answer {
        Ok(answer) => JsFuture::from(answer).await.is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    };
    // Every browser of an iPhone is Safari within.
    let agent = navigator.user_agent().unwrap_or_default();
    !is_promised || agent.contains("AppleWebKit") && !agent.contains("Chrome/")
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

/// Calls back when another tab may have changed what is kept, until the caller's owner goes. A tab that was put to sleep may
/// not have been told: it looks when the reader turns to it.
pub fn on_other_tab(call: impl Fn() + Clone + 'static) {
    let look = call.clone();
    on_window("storage", move |_| call());
    on_window("focus", move |_| look());
}
