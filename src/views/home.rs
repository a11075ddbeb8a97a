//! Home: what this is, the nations, their maps.
//! Must never hide that a nation's maps are missing.

use crate::atlas::{Index, MapEntry, NationEntry};
use crate::markup::{Html, el, link};
use crate::place::{Page, Place};
use crate::views::cx::ViewContext;
use crate::views::parts::heart;

/// What stands in the page's main part.
pub fn home(cx: &ViewContext, index: &Index) -> Html {
    let about = format!("{} {} {}", cx.words.about_1, cx.words.about_2, cx.words.about_3);
    let nations = index.nations.iter().map(|entry| nation(cx, entry));
    [
        el("h1").text(cx.words.home_title).into(),
        el("p").text(&about).into(),
        el("h2").text(cx.words.which_nation).into(),
        el("ul").class("nation-choice").children(index.nations.iter().map(choice)).into(),
        nations.collect(),
    ]
    .into_iter()
    .collect()
}

/// Jumps to a nation's maps: in the app the focus moves and the address stays.
fn choice(nation: &NationEntry) -> Html {
    let id = format!("nation-{}", nation.id);
    let jump = link(&format!("#{id}")).class("tool").attr("data-skip", &id).text(&nation.name);
    el("li").child(jump).into()
}

fn nation(cx: &ViewContext, nation: &NationEntry) -> Html {
    let id = format!("nation-{}", nation.id);
    let mut section = el("section")
        .class("nation")
        .attr("aria-labelledby", &id)
        .child(el("h3").attr("id", &id).attr("tabindex", "-1").text(&nation.name))
        .child(el("p").text(&nation.note));
    if !nation.maps.is_empty() {
        let item = |map: &MapEntry| {
            let place = Place::map(&nation.id, &map.id, None);
            let name = link(&cx.href(&place)).class("map-link").text(&map.title);
            el("li").child(name).child(el("p").text(&map.purpose))
        };
        let detail = nation.journey.as_ref().and_then(|journey| Some((journey, nation.map(&journey.detail)?)));
        let is_service = |map: &&MapEntry| detail.as_ref().is_none_or(|(_, detail)| detail.id != map.id);
        let maps = nation.maps.iter().filter(is_service).map(|map| item(map).into());
        let list = if detail.is_some() { el("ol").class("map-list journey") } else { el("ul").class("map-list") };
        let heart = detail.map(|(journey, detail)| {
            let title = el("p").class("journey-heart").child(heart()).child(el("strong").text(&journey.heart));
            let below = el("ul").class("map-list").child(item(detail));
            el("div").class("journey-end").child(title).child(el("p").text(cx.words.lead_here)).child(below)
        });
        let whole =
            link(&cx.href(&Place::from(Page::System { nation: nation.id.clone() }))).text(cx.words.whole_system);
        section = section.child(list.children(maps)).child(heart).child(el("p").child(whole));
    }
    section.into()
}
