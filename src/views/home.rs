//! Home: what has happened, by nation; and the maps.

use crate::atlas::situations::{Situations, built_in};
use crate::atlas::{Index, MapEntry, NationEntry};
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place};
use crate::views::cx::ViewContext;
use crate::views::parts::{heart, who_reads};

/// What stands in the page's main part: what has happened, by nation, and below it the maps for those who know them.
///
/// Both nations stand there. Once one is chosen the script of small aids hides the other, and remembers the choice.
pub fn home(cx: &ViewContext, index: &Index) -> Html {
    let situations = built_in();
    let choice = index.nations.iter().map(|nation| choose(nation, &nation.name));
    let choice = el("div")
        .class("nation-ask")
        .child(el("p").text(cx.words.pages.which_nation))
        .child(el("p").class("nation-choice").children(choice));
    let nations = index.nations.iter().map(|nation| {
        let own = situations.iter().find(|situations| situations.nation == nation.id);
        let others = index.nations.iter().filter(|other| other.id != nation.id && !other.maps.is_empty());
        let others = others.map(|other| choose(other, &(cx.words.pages.other_nation)(&other.name)));
        let title = el("h2").attr("id", &format!("nation-{}", nation.id)).attr("tabindex", "-1").text(&nation.name);
        let head = el("div").class("nation-head").child(title).child(el("p").class("nation-other").children(others));
        el("section")
            .class("nation-home")
            .attr("data-of", &nation.id)
            .child(head)
            .child(own.map(|own| happened(cx, own)))
            .child(who_reads(cx))
            .child(maps(cx, nation))
            .into()
    });
    [
        el("h1").text(cx.words.pages.home_title).into(),
        choice.into(),
        nations.collect(),
        el("p").class("device").child(link(&cx.href(&Place::from(Page::Journeys))).text(cx.words.map.journeys)).into(),
        el("p").text(cx.words.pages.about).into(),
    ]
    .into_iter()
    .collect()
}

/// Chooses a nation.
fn choose(nation: &NationEntry, name: &str) -> Html {
    el("button").attr("type", "button").attr("data-choose", &format!("nation {}", nation.id)).text(name).into()
}

/// What can have happened, each with the steps that it can mean.
fn happened(cx: &ViewContext, situations: &Situations) -> Element {
    let items = situations.list.iter().map(|situation| {
        let steps = situation.steps.iter().map(|meaning| {
            let (map, step) =
                meaning.step.split_once('#').map_or((meaning.step.as_str(), None), |(map, step)| (map, Some(step)));
            let (nation, map) = map.split_once('/').unwrap_or_default();
            // Whoever follows it has said who they are.
            let reader = situation.reader.map(|reader| format!("reader {}", reader.word()));
            let link = link(&cx.href(&Place::map(nation, map, step))).attr_if("data-choose", reader.as_deref());
            el("li").child(link.text(&meaning.name)).into()
        });
        let name = el("strong").text(&situation.name);
        let summary = el("summary").child(name).text(" ").child(el("span").class("meta").text(&situation.say));
        el("details").class("situation").child(summary).child(el("ul").children(steps)).into()
    });
    el("div").class("situations").children(items)
}

/// The maps of a nation, for those who know them.
fn maps(cx: &ViewContext, nation: &NationEntry) -> Html {
    let title = el("h3").text(cx.words.pages.the_maps);
    let mut section = el("div").class("nation-maps").child(title).child(el("p").text(&nation.note));
    if !nation.maps.is_empty() {
        let item = |map: &MapEntry| {
            let place = Place::map(&nation.id, &map.id, None);
            let name = link(&cx.href(&place)).class("map-link").text(&map.title);
            el("li").child(name).child(el("p").text(&map.purpose))
        };
        let journey = nation.journey.as_ref();
        let is_home = |map: &&MapEntry| journey.is_some_and(|journey| journey.homes.contains(&map.id));
        let maps = nation.maps.iter().filter(|map| !is_home(map)).map(|map| item(map).into());
        let list = if journey.is_some() { el("ol").class("map-list journey") } else { el("ul").class("map-list") };
        let heart = journey.map(|journey| {
            let title = el("p").class("journey-heart").child(heart()).child(el("strong").text(&journey.heart));
            let homes = nation.maps.iter().filter(is_home).map(|map| item(map).into());
            let below = el("ul").class("map-list").children(homes);
            el("div").class("journey-end").child(title).child(el("p").text(cx.words.pages.lead_here)).child(below)
        });
        let whole =
            link(&cx.href(&Place::from(Page::System { nation: nation.id.clone() }))).text(cx.words.pages.whole_system);
        section = section.child(list.children(maps)).child(heart).child(el("p").child(whole));
    }
    section.into()
}
