//! What is shown when a map cannot be: why, and what still works.
//! Must never be blank.

use crate::markup::{Html, el, link};
use crate::words;

/// Why a map cannot be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It could not be fetched.
    Fetch {
        /// Which file.
        what: String,
        /// Why not.
        reason: String,
    },
    /// It is damaged.
    Damaged {
        /// Which file.
        what: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// What stands in the page's main part, but for the button that tries again.
pub fn trouble(trouble: &Trouble) -> Html {
    let home = el("p").child(link("#/").text(words::ENGLISH.to_home)).into();
    match trouble {
        Trouble::Fetch { what, reason } => {
            let text = (words::ENGLISH.map_not_fetched)(what, reason);
            [el("h1").text(words::ENGLISH.not_here_yet).into(), el("p").text(&text).into(), home].into_iter().collect()
        }
        Trouble::Damaged { what, reason } => {
            let item = el("li").child(el("code").text(&format!("{what}: {reason}")));
            let list = el("ul").class("problems").child(item).into();
            let title = el("h1").text(words::ENGLISH.damaged).into();
            [title, el("p").text(words::ENGLISH.damaged_why).into(), list, home].into_iter().collect()
        }
    }
}
