//! The search box: finds a step by any word a reader knows it by.
//! Must never move the reader: hits are shown, and only a choice goes there.

use leptos::ev;
use leptos::prelude::*;

use crate::atlas::Index;
use crate::atlas::file::from_json;
use crate::browser::fetch;
use crate::search::{Entry, search};
use crate::ui::live;
use crate::views::cx::Cx;
use crate::views::search::{found, hits};

/// The box and its hits. The index is fetched when the box is first used.
pub fn search_box(cx: &'static Cx) -> AnyView {
    let words = cx.words;
    let query = RwSignal::new(String::new());
    let index = RwSignal::new(None::<Result<Vec<Entry>, String>>);
    let load = move || {
        if matches!(index.get_untracked(), None | Some(Err(_))) {
            leptos::task::spawn_local(async move {
                index.set(Some(fetch::text(fetch::start("maps/search.json")).await.and_then(|text| from_json(&text))));
            });
        }
    };
    let status = move || match (query.read().trim(), index.read().as_ref()) {
        ("", _) => found(""),
        (_, None) => found(words.looking),
        (_, Some(Err(reason))) => found(&(words.not_fetched)(reason)),
        (query, Some(Ok(entries))) => found(&(words.n_found)(search(entries, query).len())),
    };
    let nations = Index::built_in();
    let list = move || match index.read().as_ref() {
        Some(Ok(entries)) => hits(cx, &nations, &search(entries, &query.read())),
        _ => hits(cx, &nations, &[]),
    };
    view! {
        <search class="search">
            <form on:submit=move |event: ev::SubmitEvent| event.prevent_default()>
                <label for="search">{words.search}</label>
                <input
                    id="search"
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="search-hint"
                    on:focus=move |_| load()
                    prop:value=move || query.get()
                    on:input=move |event| {
                        load();
                        query.set(event_target_value(&event));
                    }
                    on:keydown=move |event| if event.key() == "Escape" { query.set(String::new()) }
                />
                <p class="hint" id="search-hint">{words.search_hint}</p>
            </form>
            <div role="status">{live(status)}</div>
            <div on:click=move |_| query.set(String::new())>{live(list)}</div>
        </search>
    }
    .into_any()
}
