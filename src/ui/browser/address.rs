//! The address bar: reads the fragment, follows its changes, goes to a place.
//! Must never put anything before the `#`.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};

/// Calls back whenever the fragment changes, until the caller's owner goes.
pub fn on_change(call: impl Fn() + 'static) {
    let handle = window_event_listener(ev::hashchange, move |_| call());
    on_cleanup(move || handle.remove());
}

/// Goes to a place as a link would.
pub fn go(fragment: &str) {
    let _ = leptos::prelude::window().location().set_hash(fragment);
}

/// Goes to a place that takes the old one's place in the browser's history.
pub fn replace(fragment: &str) {
    let _ = leptos::prelude::window().location().replace(fragment);
}

/// The nation and map of the page the reader came in by, if it is a map's.
pub fn own_map() -> Option<(String, String)> {
    let mark = crate::browser::page_mark("own");
    mark.split_once('/').map(|(nation, map)| (nation.to_string(), map.to_string()))
}
