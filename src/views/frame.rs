//! What stands round every page: skip links, the name, the way out, the foot.

use crate::atlas::Index;
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place};
use crate::views::cx::ViewContext;
use crate::views::parts::{fact, heart};
use crate::words::Words;

/// The head of every page. `nation` is the one the page speaks of: id and name.
pub fn header(cx: &ViewContext, nation: Option<(&str, &str)>) -> Html {
    let whole = nation.map(|(id, name)| {
        let place = Place::from(Page::System { nation: id.to_string() });
        link(&cx.href(&place)).text(&(cx.words.map.whole_system_of)(name))
    });
    let pages = [
        ("words", cx.words.words_link),
        ("reflect", cx.words.reflect.link),
        ("learn", cx.words.learn_link),
        ("about", cx.words.help_link),
    ];
    let pages = pages.map(|(page, name)| link(&cx.text_page(page)).text(name).into());
    el("header")
        .class("head")
        .child(link(&cx.href(&Place::from(Page::Home))).class("brand").child(heart()).text(cx.words.name))
        .child(el("nav").class("main-nav").attr("aria-label", cx.words.map.main_nav).child(whole).children(pages))
        .child(leave(cx.words))
        .into()
}

/// The way out. Each dialog has one of its own: while it is open the page's cannot be pressed.
pub fn leave(words: &Words) -> Element {
    let leave = link(words.leave_to).class("leave").attr("rel", "noreferrer nofollow").attr("data-leave", "");
    leave.text(words.leave)
}

/// The foot of every page.
pub fn footer(cx: &ViewContext, index: &Index) -> Html {
    el("footer")
        .class("foot")
        .child(el("p").text(cx.words.no_advice))
        .child(el("p").text(&format!("{} {}.", cx.words.all_as_of, index.facts_as_of)))
        .child(el("p").text(cx.words.leave_hint))
        .child(el("p").child(link(&cx.text_page("about")).text(cx.words.about_link)))
        .into()
}

/// The list of keys, to be opened over the page.
pub fn keys(cx: &ViewContext) -> Html {
    let keys = cx.words.key_list.iter().map(|(key, what)| fact(key, *what));
    let close = el("form").attr("method", "dialog").child(el("button").text(cx.words.close));
    el("dialog")
        .attr("id", "keys")
        .attr("aria-labelledby", "keys-title")
        .child(el("h2").attr("id", "keys-title").text(cx.words.keys))
        .child(el("dl").class("facts").children(keys))
        .child(close)
        // Last, so that it is not what has the focus when the dialog opens.
        .child(leave(cx.words))
        .into()
}

/// Skip links to the parts a page has: id and words. In the app they move the focus and leave the address alone.
pub fn skip_links(cx: &ViewContext, parts: &[(&str, &str)]) -> Html {
    let items = parts.iter().map(|(id, text)| {
        let skip = cx.is_app().then_some(*id);
        link(&format!("#{id}")).class("skip").attr_if("data-skip", skip).text(text).into()
    });
    el("div").class("skips").children(items).into()
}
