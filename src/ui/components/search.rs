//! The search box: finds steps, help and words by any word a reader knows them by. Hits are shown; only a choice goes there.

use leptos::ev;
use leptos::prelude::*;

use crate::atlas::Index;
use crate::atlas::file::from_json;
use crate::browser::page;
use crate::markup::Html;
use crate::search::{Finder, SearchIndex};
use crate::ui::components::prose::LiveProse;
use crate::ui::context::{app_context, chosen_reader};
use crate::ui::fetched::load;
use crate::ui::{live, memo};
use crate::views::search::{found, hits, near, nothing, place_of};
use crate::world::Load;

/// The file, from the site's root.
const PATH: &str = "maps/search.json";

/// What the arrow keys go through.
const THROUGH: &str = "#search, .search .hits a";

fn read(text: &str) -> Result<Finder, String> {
    from_json(text).and_then(SearchIndex::from_rows).map(Finder::new)
}

/// The box and its hits. The index is fetched when the box is first used.
#[component]
pub fn Search() -> impl IntoView {
    let app = app_context();
    let (cx, place) = (app.cx, app.place);
    let words = cx.words;
    let query = RwSignal::new(String::new());
    let finder = RwSignal::new(Load::<Finder>::Waiting);
    let load = move || load(PATH, words, finder, read);
    let nations = Index::built_in();
    let answer = memo(move || match (query.read().trim(), &*finder.read()) {
        ("", _) => (found(""), Html::default()),
        (_, Load::Waiting) => (found(words.looking), Html::default()),
        (_, Load::Failed(reason)) => (found(&(words.not_fetched)(reason)), Html::default()),
        (query, Load::Ready(finder)) => {
            let place = place.read();
            let chosen = page::chosen_nation();
            let near = near(&place, chosen.as_deref());
            let all = finder.found(query, near);
            let n_hits = all.hits().count();
            let list = if n_hits == 0 {
                nothing(cx, &nations, finder, near)
            } else {
                hits(cx, &nations, &all, chosen_reader())
            };
            (found(&(words.n_found)(n_hits)), list)
        }
    });
    let clear = move || {
        query.set(String::new());
        page::after_paint(|| page::focus_if_lost("main"));
    };
    // Enter opens the first hit. The box is left either way, so that a phone's keyboard makes room for what was found.
    let open = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let first = finder.with_untracked(|finder| {
            let place = place.read_untracked();
            let chosen = page::chosen_nation();
            let all = finder.ready()?.found(&query.read_untracked(), near(&place, chosen.as_deref()));
            all.hits().next().map(place_of)
        });
        match first {
            Some(place) => {
                page::leave_field();
                app.go(&place);
                clear();
            }
            None => page::focus_beside(THROUGH, 1),
        }
    };
    let arrows = |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        page::focus_beside(THROUGH, by);
    };
    view! {
        <search class="search" on:keydown=arrows>
            <form on:submit=open>
                <label for="search">{words.search}</label>
                <input
                    id="search"
                    type="search"
                    enterkeyhint="go"
                    placeholder=words.search
                    autocomplete="off"
                    maxlength="100"
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
            <div role="status"><LiveProse html=live(move || answer.read().0.clone()) /></div>
            <div on:click=move |_| clear()><LiveProse html=live(move || answer.read().1.clone()) /></div>
        </search>
    }
}
