//! The address bar: reads the fragment, follows its changes, goes to a place.
//! Must never put anything before the `#`.

use std::cell::{Cell, RefCell};

use gloo::utils::{document_element, history, window};

use super::{events, page_mark};

/// The fragment as it stands, with its `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Calls back whenever the fragment changes, until the caller's owner goes.
pub fn on_change(call: impl Fn() + 'static) {
    events::on_window("hashchange", move |_| call());
}

thread_local! {
    /// How far the page was scrolled at each place when a link was followed from it, in pixels.
    static SCROLLED: RefCell<Vec<(String, f64)>> = const { RefCell::new(Vec::new()) };
    /// Whether the change of the fragment that comes next was asked for by a link.
    static IS_BY_LINK: Cell<bool> = const { Cell::new(false) };
}

/// How far the page was scrolled when the place that stands in the address bar was left; none where a link has led here.
pub fn scrolled_before() -> Option<f64> {
    if IS_BY_LINK.replace(false) {
        return None;
    }
    let place = fragment();
    SCROLLED.with_borrow(|known| known.iter().find(|(other, _)| *other == place).map(|(_, scrolled)| *scrolled))
}

/// Goes to a place as a link does, and remembers how far the page is scrolled: whoever comes back by the browser's own key
/// finds it as it was. Where the reader wants to be discreet, the place takes the old one's in the browser's history.
pub fn go(to: &str) {
    let from = fragment();
    if from == to {
        return;
    }
    IS_BY_LINK.set(true);
    if is_discreet() {
        replace(to);
        return;
    }
    let scrolled = window().scroll_y().unwrap_or_default();
    SCROLLED.with_borrow_mut(|known| {
        known.retain(|(other, _)| *other != from);
        known.push((from, scrolled));
    });
    let _ = window().location().set_hash(to);
}

/// Goes to a place that takes the old one's place in the browser's history.
pub fn replace(fragment: &str) {
    let _ = window().location().replace(fragment);
}

/// What this entry of the browser's history was marked with; empty if it was not. Marks stay with an entry: they are there
/// again after reloading and by the back key, and nowhere else.
pub fn mark() -> String {
    history().state().ok().and_then(|state| state.as_string()).unwrap_or_default()
}

/// Marks this entry of the browser's history. The mark is not sent, and stands in no link.
pub fn set_mark(mark: &str) {
    let _ = history().replace_state(&mark.into(), "");
}

/// Whether the reader wants to be discreet.
fn is_discreet() -> bool {
    !page_mark(DISCREET).is_empty()
}

/// What places leave in the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEntries {
    /// An entry each.
    OneEach,
    /// One entry for all: the reader wants to be discreet.
    OneForAll,
}

/// From now on places leave this in the browser's history.
pub fn set_history_entries(entries: HistoryEntries) {
    let mark = match entries {
        HistoryEntries::OneEach => "",
        HistoryEntries::OneForAll => "yes",
    };
    let _ = document_element().set_attribute(&format!("data-{DISCREET}"), mark);
}

const DISCREET: &str = "discreet";

/// The nation and map of the page the reader came in by, if it is a map's.
pub fn own_map() -> Option<(String, String)> {
    let mark = page_mark("own");
    mark.split_once('/').map(|(nation, map)| (nation.to_string(), map.to_string()))
}
