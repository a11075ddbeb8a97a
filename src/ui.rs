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
pub mod fetched;
pub mod once;
pub mod store;

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

/// A value of an attribute, or prose, that follows what it reads. Boxed, so that each sort of value is compiled once.
pub type Live<T> = Box<dyn Fn() -> T + Send + Sync>;

/// A value of an attribute, or prose, that follows what it reads.
pub fn live<T>(make: impl Fn() -> T + Send + Sync + 'static) -> Live<T> {
    Box::new(make)
}

/// A value that follows what it reads.
pub fn memo<T: PartialEq + Send + Sync + 'static>(make: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let make: Box<dyn Fn() -> T + Send + Sync> = Box::new(make);
    Memo::new(move |_| make())
}

/// A shared value that is another whenever it has been made anew: scenes are large, and what is shown of them is compared
/// part by part where it is shown.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// A value made just now.
    pub fn new(value: T) -> Shared<T> {
        Shared(Arc::new(value))
    }
}

impl<T> From<Arc<T>> for Shared<T> {
    fn from(value: Arc<T>) -> Shared<T> {
        Shared(value)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(self.0.clone())
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A value that follows what it reads while that gives one, and then stays as it was: a page that is left, or a step that
/// makes way for another, is not written once more before it goes.
pub fn last_known<T: Send + Sync + 'static>(
    first: Shared<T>,
    read: impl Fn() -> Option<Shared<T>> + Send + Sync + 'static,
) -> Memo<Shared<T>> {
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
