//! What is shown when a map cannot be: why, and what still works.
//! Must never be blank.

use crate::atlas::problem::Problem;
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
    Damaged(Vec<Problem>),
}

/// What stands in the page's main part, but for the button that tries again.
pub fn trouble(trouble: &Trouble) -> Html {
    let home = el("p").child(link("#/").text(words::TO_HOME)).into();
    match trouble {
        Trouble::Fetch { what, reason } => {
            let text = words::map_not_fetched(what, reason);
            [el("h1").text(words::NOT_HERE_YET).into(), el("p").text(&text).into(), home].into_iter().collect()
        }
        Trouble::Damaged(problems) => {
            let items = problems.iter().map(|problem| el("li").child(el("code").text(&problem.to_string())).into());
            let list = el("ul").class("problems").children(items).into();
            let title = el("h1").text(words::DAMAGED).into();
            [title, el("p").text(words::DAMAGED_WHY).into(), list, home].into_iter().collect()
        }
    }
}
