//! The hits of a search.
//! Must never leave out the nation a hit speaks of.

use crate::atlas::Index;
use crate::atlas::reader::Reader;
use crate::atlas::texts::TextKind;
use crate::markup::{Html, el, link};
use crate::place::{Page, Place};
use crate::search::{Finder, Found, HitSort, Near, SearchEntry};
use crate::views::cx::ViewContext;
use crate::views::parts::heart_if;

/// How many were found, or why not.
pub fn found(text: &str) -> Html {
    el("p").class("found").text(text).into()
}

/// Where a hit leads.
pub fn place_of(entry: &SearchEntry) -> Place {
    let (map, step) = entry.to.split_once('#').unwrap_or_default();
    match map.split_once('/') {
        Some((nation, map)) => Place::map(nation, map, Some(step)),
        None => Place::from(Page::Text(entry.to.clone())),
    }
}

/// What is near to a place; on pages that speak of no nation, the one that was `chosen` before.
pub fn near<'a>(place: &'a Place, chosen: Option<&'a str>) -> Option<Near<'a>> {
    let map = match &place.page {
        Page::Map { map, .. } => Some(map.as_str()),
        _ => None,
    };
    place.nation().or(chosen).map(|nation| Near { nation, map })
}

/// What was found: what is near, and under a heading of its own what another nation has.
pub fn hits(cx: &ViewContext, index: &Index, found: &Found<'_>, reader: Option<Reader>) -> Html {
    let list = |entries: &[&SearchEntry]| -> Html {
        el("ul").children(entries.iter().map(|entry| hit(cx, index, entry, reader))).into()
    };
    let mut html = vec![list(&found.first)];
    for (nation, entries) in &found.elsewhere {
        let title = (cx.words.also_in)(name_of(index, nation));
        html.push(el("h2").class("also-in").text(&title).into());
        html.push(list(entries));
    }
    el("div").class("hits").children(html).into()
}

/// What to try where nothing was found: what has happened, in words, and those who help.
pub fn nothing(cx: &ViewContext, index: &Index, finder: &Finder, near: Option<Near<'_>>) -> Html {
    let mut links: Vec<Html> = Vec::new();
    for happened in cx.words.happened {
        let nations = index.nations.iter().map(|entry| entry.id.as_str());
        for nation in nations.filter(|nation| near.is_none_or(|near| near.nation == *nation)) {
            let there = finder.found(happened, Some(Near { nation, map: None }));
            let Some(entry) = there.first.first() else { continue };
            let text = match near {
                Some(_) => happened.to_string(),
                None => format!("{happened} ({})", name_of(index, nation)),
            };
            links.push(link(&cx.href(&place_of(entry))).text(&text).into());
        }
    }
    links.push(link(&cx.text_page(TextKind::Help)).text((cx.words.text_link)(TextKind::Help)).into());
    let list = el("ul").children(links.into_iter().map(|link| el("li").child(link).into()));
    el("div").class("hits").child(list).into()
}

fn name_of<'a>(index: &'a Index, nation: &'a str) -> &'a str {
    index.nation(nation).map_or(nation, |entry| entry.name.as_str())
}

/// A hit: the name its reader knows, then the other one, where it belongs, and what it is.
fn hit(cx: &ViewContext, index: &Index, entry: &SearchEntry, reader: Option<Reader>) -> Html {
    let words = cx.words;
    let (shown, other) = match entry.plain_name.as_str() {
        "" => (entry.name.as_str(), ""),
        plain if reader == Some(Reader::Worker) => (entry.name.as_str(), plain),
        plain => (plain, entry.name.as_str()),
    };
    let kind = match entry.sort {
        HitSort::Step => (words.step_kind)(entry.kind).to_lowercase(),
        HitSort::Help => words.hit_help.to_string(),
        HitSort::Word => words.hit_word.to_string(),
    };
    let nations: Vec<&str> = entry.nations.iter().map(|nation| name_of(index, nation)).collect();
    let about = [other, &entry.map, &nations.join(", "), &kind]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let digits: String = entry.telephone.chars().filter(char::is_ascii_digit).collect();
    let telephone = (!digits.is_empty()).then(|| link(&format!("tel:{digits}")).text(&entry.telephone));
    let step = (entry.sort == HitSort::Step).then_some(entry.to.as_str());
    el("li")
        .attr_if("data-step", step)
        .child(link(&cx.href(&place_of(entry))).child(heart_if(entry.ending)).text(shown))
        .child(el("span").class("other-map").text(&format!(" {about}")))
        .child(el("p").text(&entry.plain))
        .child(Html::from(telephone))
        .into()
}
