//! What is shown when a map cannot be: why, and what still works.

use crate::markup::{Html, el, link};
use crate::place::{Page, Place};
use crate::scene::page::Trouble;
use crate::views::cx::ViewContext;

/// What stands in the page's main part, but for the button that tries again.
pub fn trouble(cx: &ViewContext, trouble: &Trouble) -> Html {
    let home = el("p").child(link(&cx.href(&Place::from(Page::Home))).text(cx.words.to_home)).into();
    match trouble {
        Trouble::Fetch { what, reason } => {
            let text = (cx.words.map_not_fetched)(what, reason);
            [el("h1").text(cx.words.not_here_yet).into(), el("p").text(&text).into(), home].into_iter().collect()
        }
        Trouble::Damaged { what, reason } => {
            let item = el("li").child(el("code").text(&format!("{what}: {reason}")));
            let list = el("ul").class("problems").child(item).into();
            let title = el("h1").text(cx.words.damaged).into();
            [title, el("p").text(cx.words.damaged_why).into(), list, home].into_iter().collect()
        }
    }
}
