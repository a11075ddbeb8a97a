//! The hits of a search.
//! Must never leave out the nation a hit speaks of.

use crate::atlas::Index;
use crate::markup::{Html, el, link};
use crate::place::Place;
use crate::search::SearchEntry;
use crate::views::cx::ViewContext;
use crate::views::parts::heart_if;

/// How many were found, or why not.
pub fn found(text: &str) -> Html {
    el("p").class("found").text(text).into()
}

/// The steps found: name, map, nation, kind and plain words.
pub fn hits(cx: &ViewContext, index: &Index, entries: &[&SearchEntry]) -> Html {
    el("ul").class("hits").children(entries.iter().map(|entry| hit(cx, index, entry))).into()
}

fn hit(cx: &ViewContext, index: &Index, entry: &SearchEntry) -> Html {
    let (map, step) = entry.step.split_once('#').unwrap_or_default();
    let (nation, map) = map.split_once('/').unwrap_or_default();
    let place = Place::map(nation, map, Some(step));
    let kind = (cx.words.step_kind)(entry.kind).to_lowercase();
    let nation_name = index.nation(nation).map_or(nation, |entry| entry.name.as_str());
    let about = format!(" {}, {nation_name}, {kind}", entry.map);
    el("li")
        .attr("data-step", &entry.step)
        .child(link(&cx.href(&place)).child(heart_if(entry.ending)).text(&entry.name))
        .child(el("span").class("other-map").text(&about))
        .child(el("p").text(&entry.plain))
        .into()
}
