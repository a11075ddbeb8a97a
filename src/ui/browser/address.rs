//! The address bar: reads the fragment, follows its changes, goes to a place.
//! Must never put anything before the `#`.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};

use crate::browser::page_mark;

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

/// The nation and map of the page the reader came in by, if it is a map's.
pub fn own_map() -> Option<(String, String)> {
    let mark = page_mark("own");
    mark.split_once('/').map(|(nation, map)| (nation.to_string(), map.to_string()))
}
