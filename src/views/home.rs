//! Home: what this is, the nations, their maps.
//! Must never hide that a nation's maps are missing.

use crate::atlas::{Index, NationEntry};
use crate::markup::{Html, el, link};
use crate::place::Place;
use crate::views::links::Links;
use crate::words;

/// What stands in the page's main part.
pub fn home(links: &Links, index: &Index) -> Html {
    let about = format!("{} {} {}", words::ABOUT_1, words::ABOUT_2, words::ABOUT_3);
    let nations = index.nations.iter().map(|entry| nation(links, entry));
    [
        el("h1").text(words::HOME_TITLE).into(),
        el("p").text(&about).into(),
        el("h2").text(words::WHICH_NATION).into(),
        nations.collect(),
    ]
    .into_iter()
    .collect()
}

fn nation(links: &Links, nation: &NationEntry) -> Html {
    let id = format!("nation-{}", nation.id);
    let mut section = el("section")
        .class("nation")
        .attr("aria-labelledby", &id)
        .child(el("h3").attr("id", &id).text(&nation.name))
        .child(el("p").text(&nation.note));
    if !nation.maps.is_empty() {
        let maps = nation.maps.iter().map(|map| {
            let place = Place::map(&nation.id, &map.id, None).print();
            let name = link(&links.href(&place)).class("map-link").text(&map.title);
            el("li").child(name).child(el("p").text(&map.purpose)).into()
        });
        let whole = link(&links.href(&format!("#/{}", nation.id))).text(words::WHOLE_SYSTEM);
        section = section.child(el("ul").class("map-list").children(maps)).child(el("p").child(whole));
    }
    section.into()
}
