//! The browser, for both programs of the page: the one layer that names web-sys, js-sys, wasm-bindgen and gloo.
//! Must never ask another host, and must never decide what is shown.
//!
//! gloo where it serves: [`events`] and timers that end when they are dropped, [`files`], [`fetch`], the page's window and
//! document. Ours is what it has not (measuring, gestures, clipboard, print), and [`storage`].

pub mod address;
#[cfg(feature = "journey")]
pub mod aloud;
#[cfg(feature = "journey")]
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod events;
pub mod fetch;
pub mod fields;
pub mod files;
pub mod page;
#[cfg(feature = "journey")]
pub mod pen;
#[cfg(feature = "journey")]
pub mod sound;
pub mod storage;

use gloo::utils::{document, document_element, window};

pub use address::fragment;
/// Does something that waits, such as fetching, while the page goes on. It may be called before the app is mounted.
pub use wasm_bindgen_futures::spawn_local as spawn;

/// What the page says of itself on its root element: `own` (nation/map) or `root` (the way to the site's root).
pub fn page_mark(name: &str) -> String {
    document_element().get_attribute(&format!("data-{name}")).unwrap_or_default()
}

/// Whether the page is a file on this device: it has no address that others could open.
pub fn is_file() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// The whole address of a path from the site's root.
pub fn absolute(path: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let root = format!("{}{path}", page_mark("root"));
    let root = if root.is_empty() { "./".to_string() } else { root };
    web_sys::Url::new_with_base(&root, &base).map(|url| url.href()).unwrap_or(root)
}
