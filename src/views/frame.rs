//! What stands round every page: skip links, the name, the way out, the foot.

use crate::atlas::Index;
use crate::atlas::texts::TextKind;
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place};
use crate::views::cx::ViewContext;
use crate::views::parts::{fact, heart_of_head, who_reads};
use crate::words::Words;

/// The place a page is of, as the head names it: a map with its nation, or a nation.
#[derive(Clone, Copy, Debug)]
pub struct HeadPlace<'a> {
    /// The nation's id and name.
    pub nation: (&'a str, &'a str),
    /// The map's own part of its address and its title, on the page of a map.
    pub map: Option<(&'a str, &'a str)>,
}

/// The head of a page without the app.
pub fn header(cx: &ViewContext, place: Option<HeadPlace<'_>>) -> Html {
    let menu = el("details")
        .class("menu")
        .child(el("summary").text(cx.words.menu))
        .child(el("div").class("menu-list").child(menu_links(cx, place)));
    el("header").class("head").child(head_start(cx, place)).child(menu).child(leave(cx.words)).into()
}

/// The beginning of the head: the name, and which map this is.
pub fn head_start(cx: &ViewContext, place: Option<HeadPlace<'_>>) -> Html {
    let home = cx.href(&Place::from(Page::Home));
    let brand = link(&home).class("brand").child(heart_of_head()).child(el("span").text(cx.words.name));
    let map = place.map(|HeadPlace { nation: (nation, nation_name), map }| {
        let (href, title) = match map {
            Some((map, title)) => (cx.href(&Place::map(nation, map, None)), title),
            None => (cx.href(&Place::from(Page::System { nation: nation.to_string() })), ""),
        };
        let title = (!title.is_empty()).then(|| el("strong").text(title));
        link(&href).class("head-place").child(title).text(" ").child(el("span").class("nation-name").text(nation_name))
    });
    [brand.into(), map.into()].into_iter().collect()
}

/// The links of the menu, and who reads.
pub fn menu_links(cx: &ViewContext, place: Option<HeadPlace<'_>>) -> Html {
    let whole = place.map(|HeadPlace { nation: (id, name), .. }| {
        let place = Place::from(Page::System { nation: id.to_string() });
        link(&cx.href(&place)).text(&(cx.words.map.whole_system_of)(name))
    });
    let pages = TextKind::ALL.iter().filter(|kind| kind.is_in_menu());
    let pages = pages.map(|kind| link(&cx.text_page(*kind)).text((cx.words.text_link)(*kind)).into());
    let home = link(&cx.href(&Place::from(Page::Home))).text(cx.words.home_link);
    // They are what the programs show: a page without them has none.
    let journeys = Place::from(Page::Journeys);
    let journeys = cx.is_app().then(|| link(&cx.href(&journeys)).text(cx.words.map.journeys));
    let links = el("nav")
        .class("main-nav")
        .attr("aria-label", cx.words.map.main_nav)
        .child(home)
        .child(whole)
        .child(journeys)
        .children(pages);
    [who_reads(cx).into(), links.into()].into_iter().collect()
}

/// The way out. Each dialog has one of its own: while it is open the page's cannot be pressed.
pub fn leave(words: &Words) -> Element {
    way_out(words, "leave").text(words.leave)
}

fn way_out(words: &Words, class: &str) -> Element {
    let leave = link(words.leave_to).class(class).attr("rel", "noreferrer nofollow").attr("data-leave", "");
    // In a frame the whole window leaves.
    leave.attr("target", "_top")
}

/// The foot of every page.
pub fn footer(cx: &ViewContext, index: &Index) -> Html {
    el("footer")
        .class("foot")
        .child(el("p").text(cx.words.no_advice))
        .child(el("p").text(&format!("{} {}.", cx.words.all_as_of, index.facts_as_of)))
        .child(el("p").text(cx.words.leave_hint))
        .child(el("p").child(link(&cx.text_page(TextKind::About)).text(cx.words.about_link)))
        .into()
}

/// The list of keys, to be opened over the page.
pub fn keys(cx: &ViewContext) -> Html {
    let keys = cx.words.key_list.iter().map(|(key, what)| fact(key, *what));
    let close = el("form").attr("method", "dialog").child(el("button").text(cx.words.close));
    el("dialog")
        .attr("id", "keys")
        .attr("aria-labelledby", "keys-title")
        .child(el("h2").attr("id", "keys-title").attr("tabindex", "-1").attr("autofocus", "").text(cx.words.keys))
        .child(el("dl").class("facts").children(keys))
        .child(close)
        .child(leave(cx.words))
        .into()
}

/// Skip links: out of here, which is the first stop of every page, and to the parts it has: id and words. In the app they move the
/// focus and leave the address alone.
pub fn skip_links(cx: &ViewContext, parts: &[(&str, &str)]) -> Html {
    let items = parts.iter().map(|(id, text)| {
        let skip = cx.is_app().then_some(*id);
        link(&format!("#{id}")).class("skip").attr_if("data-skip", skip).text(text).into()
    });
    let leave = way_out(cx.words, "skip").text(cx.words.leave_leads);
    el("div").class("skips").child(leave).children(items).into()
}
