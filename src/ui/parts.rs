//! Small parts that many views share: links to steps, kinds, the yellow heart.
//! Must never hold a sentence: words stand in `words`.

use leptos::prelude::*;

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::place::kind_word;
use crate::scene::StepLink;
use crate::ui::links::Links;
use crate::words;

/// The address of a fragment where the views are shown.
pub fn href(fragment: &str) -> String {
    use_context::<Links>().unwrap_or(Links::App).href(fragment)
}

/// The yellow heart of a lasting home; drawn, so that it is yellow and outlined everywhere.
pub fn heart() -> AnyView {
    view! {
        <svg class="heart" viewBox="0 0 24 22" width="20" height="18" aria-hidden="true" focusable="false">
            <path d="M12 21C5 15 1 11 1 6.500a5.500 5.500 0 0 1 11-1.500a5.500 5.500 0 0 1 11 1.500C23 11 19 15 12 21Z"></path>
        </svg>
    }
    .into_any()
}

/// The kind of a step as icon and word; of an exit, its ending, with the heart where it is a lasting home.
pub fn kind(kind: StepKind, ending: Option<Ending>) -> AnyView {
    let class = format!("kind kind-{}", class_of(kind));
    let text = match ending {
        Some(ending) => format!("{}: {}", words::step_kind(kind), words::ending(ending).to_lowercase()),
        None => words::step_kind(kind).to_string(),
    };
    let heart = (ending == Some(Ending::Permanence)).then(heart);
    view! { <span class=class>{heart}{text}</span> }.into_any()
}

/// The class of a kind of step.
pub fn class_of(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Start => "start",
        StepKind::Step => "step",
        StepKind::Meeting => "meeting",
        StepKind::Decision => "decision",
        StepKind::Order => "order",
        StepKind::Court => "court",
        StepKind::Review => "review",
        StepKind::Support => "support",
        StepKind::Appeal => "appeal",
        StepKind::Exit => "exit",
    }
}

/// The class of a kind of move.
pub fn class_of_move(kind: MoveKind) -> String {
    format!("move-{}", kind_word(kind))
}

/// A link to a step: its name, and the map it lies on if that is another.
pub fn step_link(link: &StepLink) -> AnyView {
    let heart = (link.ending == Some(Ending::Permanence)).then(heart);
    let map = link.map_title.clone().map(|title| view! { <span class="other-map">" (" {title} ")"</span> });
    view! { <a href=href(&link.href) class:exit=link.ending.is_some()>{heart}{link.name.clone()}</a>{map} }.into_any()
}

/// Links to steps in a row, with arrows between.
pub fn road(links: &[StepLink]) -> AnyView {
    let steps = links.iter().enumerate().map(|(idx, link)| {
        let arrow = (0 < idx).then(|| view! { <span class="arrow" aria-hidden="true">" → "</span> });
        view! { <li>{arrow}{step_link(link)}</li> }
    });
    view! { <ol class="road">{steps.collect_view()}</ol> }.into_any()
}

/// A list of sentences.
pub fn sentences(list: &[String]) -> AnyView {
    let items = list.iter().map(|text| view! { <li>{text.clone()}</li> }.into_any()).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
