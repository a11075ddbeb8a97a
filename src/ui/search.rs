//! The search box: finds a step by any word a reader knows it by.
//! Must never move the reader: hits are shown, and only a choice goes there.

use leptos::ev;
use leptos::prelude::*;

use crate::place::Place;
use crate::search::{Entry, search};
use crate::ui::browser::fetch;
use crate::ui::parts::{heart, href};
use crate::words;

/// The box and its hits. The index is fetched when the box is first used.
#[component]
pub fn SearchBox(
    /// The id of the box, for its label.
    id: &'static str,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let index = RwSignal::new(None::<Result<Vec<Entry>, String>>);
    let load = move || {
        if matches!(index.get_untracked(), None | Some(Err(_))) {
            leptos::task::spawn_local(async move {
                let text = fetch::text("maps/search.json").await;
                index.set(Some(text.and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()))));
            });
        }
    };
    let hits = Memo::new(move |_| match index.read().as_ref() {
        Some(Ok(entries)) => search(entries, &query.read()).into_iter().cloned().collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    let status = move || {
        let (query, n_hits) = (query.get(), hits.read().len());
        match index.read().as_ref() {
            _ if query.trim().is_empty() => String::new(),
            None => "Looking …".to_string(),
            Some(Err(reason)) => format!("The list of steps could not be fetched ({reason}). Type again to try once more."),
            Some(Ok(_)) if n_hits == 0 => words::NOT_FOUND.to_string(),
            Some(Ok(_)) if n_hits == 1 => "1 step found".to_string(),
            Some(Ok(_)) => format!("{n_hits} steps found"),
        }
    };
    let hint = format!("{id}-hint");
    view! {
        <search class="search">
            <form on:submit=move |event: ev::SubmitEvent| event.prevent_default()>
                <label for=id>{words::SEARCH}</label>
                <input
                    id=id
                    type="search"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=hint.clone()
                    on:focus=move |_| load()
                    prop:value=move || query.get()
                    on:input=move |event| {
                        load();
                        query.set(event_target_value(&event));
                    }
                    on:keydown=move |event| if event.key() == "Escape" { query.set(String::new()) }
                />
                <p class="hint" id=hint>{words::SEARCH_HINT}</p>
            </form>
            <For each=move || [status()] key=|text| text.clone() children=|text| view! { <p class="found" role="status">{text}</p> } />
            <ul class="hits" on:click=move |_| query.set(String::new())>
                <For each=move || hits.get() key=|entry| entry.step.clone() children=|entry| hit(&entry) />
            </ul>
        </search>
    }
}

fn hit(entry: &Entry) -> AnyView {
    let (map, step) = entry.step.split_once('#').unwrap_or_default();
    let (nation, map) = map.split_once('/').unwrap_or_default();
    let link = Place::map(nation, map, Some(step)).print();
    let heart = (entry.ending == Some(crate::atlas::file::Ending::Permanence)).then(heart);
    let nation = crate::scene::step::capitalised(nation);
    view! {
        <li data-step=entry.step.clone()>
            <a href=href(&link)>{heart}{entry.name.clone()}</a>
            <span class="other-map">" "{entry.map.clone()}", "{nation}", "{words::step_kind(entry.kind).to_lowercase()}</span>
            <p>{entry.plain.clone()}</p>
        </li>
    }
    .into_any()
}
