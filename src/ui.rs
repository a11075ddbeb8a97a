//! The live app: leptos components for what is pressed, focused, opened or dragged, around prose that the views write.
//!
//! Components change by attribute and by keyed part, so that focus, what has been opened and where the page is scrolled
//! survive. Prose is put in whole, as HTML from the one escaping writer: so a browser's translator, which swaps text for its
//! own, never leaves old words standing.
//!
//! What is fetched is a typed [`Load`](crate::world::Load) in a signal, not a `LocalResource`: nothing here suspends, and a
//! resource would bring its own futures and suspense for each type fetched. Memos and effects are made of boxed closures,
//! because each sort of closure would compile them anew.

pub mod app;
pub mod components;
pub mod context;
pub mod store;

use std::sync::Arc;

use leptos::prelude::*;

/// A value that follows what it reads.
pub fn memo<T: PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Memo::new(move |_| make())
}

/// A value that follows what it reads while that gives one, and then stays as it was: a page that is left, or a step that
/// makes way for another, is not written once more before it goes.
pub fn last_known<T: PartialEq + Send + Sync + 'static>(
    first: Arc<T>,
    read: impl Fn() -> Option<Arc<T>> + Send + Sync + 'static,
) -> Memo<Arc<T>> {
    let last = StoredValue::new(first);
    memo(move || {
        if let Some(new) = read() {
            last.set_value(new);
        }
        last.get_value()
    })
}

/// Something done whenever what it reads changes.
pub fn effect(call: impl Fn() + 'static) {
    let call: Box<dyn Fn()> = Box::new(call);
    Effect::new(move |_| call());
}
