//! What stands round every page: skip links, the name, the way out, the foot.
//! Must never stand between a reader and the way out: it is the first thing after the skip links.

use leptos::prelude::*;

use crate::ui::links::Links;
use crate::ui::parts::{heart, href};
use crate::words;

/// The head of every page. `tools` are the app's own: search and the like.
pub fn header(nation: Option<(String, String)>, tools: AnyView) -> AnyView {
    let whole = nation.map(|(id, name)| {
        view! { <a href=href(&format!("#/{id}"))>{name}": the whole system"</a> }
    });
    view! {
        <header class="head">
            <a class="leave" href=words::LEAVE_TO rel="noreferrer nofollow" data-leave="">{words::LEAVE}</a>
            <a class="brand" href=href("#/")>{heart()}{words::NAME}</a>
            <nav class="main-nav" aria-label="Main">
                {whole}
                <a href=href("#/about")>"About and help"</a>
            </nav>
            {tools}
        </header>
    }
    .into_any()
}

/// The foot of every page.
pub fn footer() -> AnyView {
    let quick = "To leave quickly, press Shift three times or use the button at the top. Leaving cannot clear your browser’s history.";
    view! {
        <footer class="foot">
            <p>{words::NO_ADVICE}</p>
            <p>{quick}</p>
            <p><a href=href("#/about")>"What this is, who can help, and where every fact comes from"</a></p>
        </footer>
    }
    .into_any()
}

/// Skip links to the parts a page has: fragment and words.
pub fn skip_links(parts: &[(&str, &str)]) -> AnyView {
    let is_app = use_context::<Links>().is_none_or(|links| links.is_app());
    let links = parts.iter().map(|(id, text)| {
        let (id, text) = (id.to_string(), text.to_string());
        let skip = is_app.then(|| id.clone());
        view! { <a class="skip" href=format!("#{id}") data-skip=skip>{text}</a> }
    });
    view! { <div class="skips">{links.collect_view()}</div> }.into_any()
}
