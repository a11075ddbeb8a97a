//! The whole system of a nation: its maps round the heart, with what leads from one to the next; below it every link in words.
//! Must never say by an arrow what its sentence and the name of its end do not say: who hears the page hears all of it.

use crate::atlas::system::Spot;
use crate::markup::{Element, Html, el, link};
use crate::scene::system::{Between, Gap, Lead, ReadOrder, Region, SystemPicture, SystemPlace};
use crate::views::cx::ViewContext;
use crate::views::parts::{arrow, heart, heart_if, step_link};

/// What stands in the page's main part.
pub fn system(cx: &ViewContext, nation: &str, picture: Option<&SystemPicture>, regions: &[Region]) -> Html {
    let words = &cx.words.pages;
    let in_words = el("section")
        .class("system-words")
        .child(el("p").class("hint").text(words.on_the_wall))
        .child(el("h2").text(words.links_in_words))
        .children(regions.iter().map(|region| region_view(cx, region)));
    let head = el("h1").text(&(cx.words.map.whole_system_of)(nation));
    let picture = picture.into_iter().flat_map(|picture| picture_view(cx, picture));
    [Html::from(head)].into_iter().chain(picture).chain([in_words.into()]).collect()
}

/// The maps and the heart as one list.
fn picture_view(cx: &ViewContext, picture: &SystemPicture) -> [Html; 2] {
    let places = picture.places.iter().map(|place| place_view(cx, place));
    let end = el("li")
        .class("system-heart")
        .child(heart())
        .child(el("h2").text(&picture.heart))
        .child(el("p").text(&picture.heart_words));
    let list = el("ol").class("system-picture").children(places).child(end);
    [el("p").class("system-note").text(&picture.note).into(), list.into()]
}

fn place_view(cx: &ViewContext, place: &SystemPlace) -> Html {
    let words = &cx.words.pages;
    let homes = (!place.homes.is_empty())
        .then(|| el("p").class("homes").child(hidden(words.homes_reached)).child(heart()).text(&place.homes));
    let from_all = (!place.from_all.is_empty())
        .then(|| el("p").class("from-all").text(&format!("{} {}", words.from_any, place.from_all)));
    // Whoever comes from a step of the map finds it said here, with the way back to the step: the app shows and fills it.
    let here = cx.is_app().then(|| el("p").class("system-here").attr("hidden", "").child(el("a").text(cx.words.here)));
    let others = (!place.others.is_empty())
        .then(|| el("ul").class("leads").children(place.others.iter().map(|lead| lead_view(cx, lead, "").into())));
    let card = el("div")
        .class("system-card")
        .child(el("h2").child(link(&cx.href(&place.place)).text(&place.title)))
        .child(here)
        .child(el("p").text(&place.purpose))
        .child(homes)
        .child(from_all)
        .child(others);
    let arrows = place.arrows.iter().map(|(gap, lead)| lead_view(cx, lead, class_of_gap(*gap)).into());
    let arrows = (!place.arrows.is_empty()).then(|| el("ul").class("leads arrows").children(arrows));
    el("li").class(class_of_spot(place.at)).attr("data-place", &place.slug).child(card).child(arrows).into()
}

/// Words that are heard and not seen.
fn hidden(text: &str) -> Element {
    el("span").class("visually-hidden").text(text)
}

/// When one goes on, and where to.
fn lead_view(cx: &ViewContext, lead: &Lead, class: &str) -> Element {
    let turn = match lead.turn {
        ReadOrder::Next => "to-next",
        ReadOrder::Later => "",
        ReadOrder::Back => "back",
    };
    let to = el("span").class("lead-to").child(hidden(": ")).child(arrow()).child(el("strong").text(&lead.title));
    let content = link(&cx.href(&lead.place)).text(&lead.when).child(to);
    el("li").class(format!("{turn} {class}").trim()).child(content)
}

fn class_of_spot(spot: Spot) -> &'static str {
    match spot {
        Spot::TopLeft => "at-top-start",
        Spot::TopMiddle => "at-top",
        Spot::TopRight => "at-top-end",
        Spot::BottomLeft => "at-bottom-start",
        Spot::BottomRight => "at-bottom-end",
        Spot::ByHeart => "at-heart",
        Spot::Above => "at-edge at-above",
        Spot::Below => "at-edge at-below",
    }
}

fn class_of_gap(gap: Gap) -> &'static str {
    match (gap.between, gap.is_on) {
        (Between::TopStart, true) => "gap gap-top-start to-end",
        (Between::TopStart, false) => "gap gap-top-start to-start",
        (Between::TopEnd, true) => "gap gap-top-end to-end",
        (Between::TopEnd, false) => "gap gap-top-end to-start",
        (Between::Start, true) => "gap gap-start to-bottom",
        (Between::Start, false) => "gap gap-start to-top",
        (Between::End, true) => "gap gap-end to-bottom",
        (Between::End, false) => "gap gap-end to-top",
        (Between::Bottom, true) => "gap gap-bottom to-end",
        (Between::Bottom, false) => "gap gap-bottom to-start",
    }
}

/// A map in words: its stages, how it can end, and what leads to the others.
fn region_view(cx: &ViewContext, region: &Region) -> Html {
    let words = &cx.words.pages;
    let id = format!("region-{}", region.slug);
    let endings = region.endings.iter().map(|ending| {
        let name = link(&cx.href(&ending.place)).attr("data-step", &ending.step);
        el("li").child(name.child(heart_if(ending.ending)).text(&ending.shown_name)).into()
    });
    let n_links = region.links.iter().map(|(_, links)| links.len()).sum();
    let groups = region.links.iter().flat_map(|(title, links)| {
        let items = links.iter().map(|told| {
            let item = el("li").child(step_link(cx, &told.from)).text(&format!(": {}", told.when));
            item.child(arrow()).child(step_link(cx, &told.to)).into()
        });
        [el("h4").text(&(words.links_to)(title)).into(), el("ul").children(items).into()]
    });
    let links = el("details").child(el("summary").text(&(words.links_to_others)(n_links))).children(groups);
    el("section")
        .class("region")
        .attr("data-region", &region.slug)
        .attr("aria-labelledby", &id)
        .child(el("h3").attr("id", &id).child(link(&cx.href(&region.place)).text(&region.title)))
        .child(el("p").text(&(words.stages_are)(&region.stages.join(" · "))))
        .child(el("h4").text(cx.words.endings))
        .child(el("ul").children(endings))
        .child((0 < n_links).then_some(links))
        .into()
}
