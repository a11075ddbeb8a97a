//! Home: what this is, the nations, their maps.
//! Must never hide that a nation's maps are missing.

use leptos::prelude::*;

use crate::atlas::{Index, NationEntry};
use crate::place::Place;
use crate::ui::parts::href;
use crate::words;

/// The page's main part. `search` is the app's own box; reading pages have none.
pub fn home(index: &Index, search: AnyView) -> AnyView {
    let nations = index.nations.iter().map(nation).collect_view();
    view! {
        <main id="main" class="home" data-view="home" tabindex="-1">
            <h1>"Where are we, and what can happen next?"</h1>
            <p>{words::ABOUT_1}" "{words::ABOUT_2}" "{words::ABOUT_3}</p>
            {search}
            <h2>{words::WHICH_NATION}</h2>
            {nations}
        </main>
    }
    .into_any()
}

fn nation(nation: &NationEntry) -> AnyView {
    let maps = nation.maps.iter().map(|map| {
        let link = Place::map(&nation.id, &map.id, None).print();
        view! { <li><a class="map-link" href=href(&link)>{map.title.clone()}</a><p>{map.purpose.clone()}</p></li> }
    });
    let maps = (!nation.maps.is_empty()).then(|| {
        let whole = href(&format!("#/{}", nation.id));
        view! { <ul class="map-list">{maps.collect_view()}</ul><p><a href=whole>{words::WHOLE_SYSTEM}</a></p> }
    });
    let id = format!("nation-{}", nation.id);
    view! {
        <section class="nation" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{nation.name.clone()}</h3>
            <p>{nation.note.clone()}</p>
            {maps}
        </section>
    }
    .into_any()
}
