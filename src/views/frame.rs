//! What stands round every page: skip links, the name, the way out, the foot.
//! Must never stand between a reader and the way out.

use crate::atlas::Index;
use crate::markup::{Element, Html, el, link};
use crate::views::links::Links;
use crate::views::parts::{fact, heart};
use crate::words;

/// The head of every page. `nation` is the one the page speaks of: id and name.
pub fn header(links: &Links, nation: Option<(&str, &str)>) -> Html {
    let whole =
        nation.map(|(id, name)| link(&links.href(&format!("#/{id}"))).text(&format!("{name}: the whole system")));
    let pages = [
        ("#/words", words::ENGLISH.words_link),
        ("#/reflect", words::ENGLISH.reflect.link),
        ("#/learn", words::ENGLISH.learn_link),
        ("#/about", words::ENGLISH.help_link),
    ];
    let pages = pages.map(|(address, name)| link(&links.href(address)).text(name).into());
    el("header")
        .class("head")
        .child(link(&links.href("#/")).class("brand").child(heart()).text(words::ENGLISH.name))
        .child(el("nav").class("main-nav").attr("aria-label", "Main").child(whole).children(pages))
        .child(leave())
        .into()
}

/// The way out. Each dialog has one of its own: while it is open the page's cannot be pressed.
pub fn leave() -> Element {
    let leave = link(words::ENGLISH.leave_to).class("leave").attr("rel", "noreferrer nofollow").attr("data-leave", "");
    leave.text(words::ENGLISH.leave)
}

/// The foot of every page.
pub fn footer(links: &Links, index: &Index) -> Html {
    el("footer")
        .class("foot")
        .child(el("p").text(words::ENGLISH.no_advice))
        .child(el("p").text(&format!("{} {}.", words::ENGLISH.all_as_of, index.facts_as_of)))
        .child(el("p").text(words::ENGLISH.leave_hint))
        .child(el("p").child(link(&links.href("#/about")).text(words::ENGLISH.about_link)))
        .into()
}

/// The list of keys, to be opened over the page.
pub fn keys() -> Html {
    let keys = words::ENGLISH.key_list.iter().map(|(key, what)| fact(key, *what));
    let close = el("form").attr("method", "dialog").child(el("button").text(words::ENGLISH.close));
    el("dialog")
        .attr("id", "keys")
        .attr("aria-labelledby", "keys-title")
        .child(el("h2").attr("id", "keys-title").text(words::ENGLISH.keys))
        .child(el("dl").class("facts").children(keys))
        .child(close)
        // Last, so that it is not what has the focus when the dialog opens.
        .child(leave())
        .into()
}

/// Skip links to the parts a page has: id and words. In the app they move the focus and leave the address alone.
pub fn skip_links(links: &Links, parts: &[(&str, &str)]) -> Html {
    let items = parts.iter().map(|(id, text)| {
        let skip = links.is_app().then_some(*id);
        link(&format!("#{id}")).class("skip").attr_if("data-skip", skip).text(text).into()
    });
    el("div").class("skips").children(items).into()
}
