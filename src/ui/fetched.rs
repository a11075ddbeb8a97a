//! Fetching into a signal.

use leptos::prelude::*;

use crate::browser::fetch;
use crate::words::Words;
use crate::world::Load;

/// Fetches a file of the site and reads it into a signal, unless it is there already: what has been read stays, should a
/// second answer be worse than the first.
pub fn load<T: Send + Sync + 'static>(
    path: &'static str,
    words: &'static Words,
    into: RwSignal<Load<T>>,
    read: fn(&str) -> Result<T, String>,
) {
    if into.read_untracked().ready().is_some() {
        return;
    }
    // Boxed, so that waiting for an answer is compiled once.
    let take: Box<dyn FnOnce(Result<String, String>)> = Box::new(move |text| {
        if into.read_untracked().ready().is_none() {
            into.set(text.and_then(|text| read(&text)).into());
        }
    });
    fetch_then(path, words, take);
}

fn fetch_then(path: &'static str, words: &'static Words, take: Box<dyn FnOnce(Result<String, String>)>) {
    leptos::task::spawn_local(async move { take(fetch::text(fetch::start(path), words).await) });
}
