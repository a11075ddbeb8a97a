//! The address bar: reads the fragment, follows its changes, goes to a place.
//! Must never put anything before the `#`.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};

/// The fragment as it stands, with its `#`.
pub fn fragment() -> String {
    leptos::prelude::window().location().hash().unwrap_or_default()
}

/// Calls back whenever the fragment changes, until the caller's owner goes.
pub fn on_change(call: impl Fn() + 'static) {
    let handle = window_event_listener(ev::hashchange, move |_| call());
    on_cleanup(move || handle.remove());
}

/// Goes to a place as a link would. Where the reader wants to be discreet, it takes the old one's place in the browser's
/// history.
pub fn go(fragment: &str) {
    let location = leptos::prelude::window().location();
    let _ = if is_discreet() { location.replace(fragment) } else { location.set_hash(fragment) };
}

/// Whether the reader wants to be discreet.
pub fn is_discreet() -> bool {
    !page_mark(DISCREET).is_empty()
}

/// From now on places leave one entry in the browser's history, or one each.
pub fn set_discreet(is_discreet: bool) {
    if let Some(root) = leptos::prelude::document().document_element() {
        let _ = root.set_attribute(&format!("data-{DISCREET}"), if is_discreet { "yes" } else { "" });
    }
}

const DISCREET: &str = "discreet";

/// What the page says of itself on its root element: `own` (nation/map) or `root` (the way to the site's root).
pub fn page_mark(name: &str) -> String {
    let root = leptos::prelude::document().document_element();
    root.and_then(|root| root.get_attribute(&format!("data-{name}"))).unwrap_or_default()
}

/// The nation and map of the page the reader came in by, if it is a map's.
pub fn own_map() -> Option<(String, String)> {
    let mark = page_mark("own");
    mark.split_once('/').map(|(nation, map)| (nation.to_string(), map.to_string()))
}

/// Whether the page is a file on this device: it has no address that others could open.
pub fn is_file() -> bool {
    leptos::prelude::window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// The whole address of a path from the site's root.
pub fn absolute(path: &str) -> String {
    let base = leptos::prelude::document().base_uri().ok().flatten().unwrap_or_default();
    let root = format!("{}{path}", page_mark("root"));
    let root = if root.is_empty() { "./".to_string() } else { root };
    web_sys::Url::new_with_base(&root, &base).map(|url| url.href()).unwrap_or(root)
}
