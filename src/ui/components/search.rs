//! The search box: finds a step by any word a reader knows it by. Hits are shown; only a choice goes there.

use leptos::ev;
use leptos::prelude::*;

use crate::atlas::Index;
use crate::atlas::file::from_json;
use crate::browser::page;
use crate::search::{SearchEntry, search};
use crate::ui::components::prose::LiveProse;
use crate::ui::context::app_context;
use crate::ui::fetched::load;
use crate::ui::live;
use crate::views::search::{found, hits};
use crate::world::Load;

/// The file, from the site's root.
const PATH: &str = "maps/search.json";

/// The box and its hits. The index is fetched when the box is first used.
#[component]
pub fn Search() -> impl IntoView {
    let cx = app_context().cx;
    let words = cx.words;
    let query = RwSignal::new(String::new());
    let index = RwSignal::new(Load::<Vec<SearchEntry>>::Waiting);
    let load = move || load(PATH, words, index, from_json);
    let status = move || match (query.read().trim(), &*index.read()) {
        ("", _) => found(""),
        (_, Load::Waiting) => found(words.looking),
        (_, Load::Failed(reason)) => found(&(words.not_fetched)(reason)),
        (query, Load::Ready(entries)) => found(&(words.n_found)(search(entries, query).len())),
    };
    let nations = Index::built_in();
    let list = move || match index.read().ready() {
        Some(entries) => hits(cx, &nations, &search(entries, &query.read())),
        None => hits(cx, &nations, &[]),
    };
    let clear = move |_| {
        query.set(String::new());
        page::after_paint(|| page::focus_if_lost("main"));
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
            <div role="status"><LiveProse html=live(status) /></div>
            <div on:click=clear><LiveProse html=live(list) /></div>
        </search>
    }
}
