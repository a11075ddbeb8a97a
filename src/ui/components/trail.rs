//! The road so far, and the links that change it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::markup::text;
use crate::place::Place;
use crate::scene::panel::Panel;
use crate::ui::components::prose::LiveProse;
use crate::ui::context::app_context;
use crate::ui::effect;
use crate::views::trail::behind;

/// The road so far at a step.
#[component]
pub fn TrailSection(
    /// The panel of the step.
    panel: Memo<Arc<Panel>>,
) -> impl IntoView {
    let cx = app_context().cx;
    let words = &cx.words.trail;
    let main = move || {
        let panel = panel.read();
        let road = &panel.road;
        [(&road.add, words.add_to_trail), (&road.undo, words.undo_trail)]
            .map(|(place, name)| place.as_ref().map(|place| change(cx.href(place), name)))
            .into_iter()
            .collect::<Vec<_>>()
    };
    let more = move || {
        let panel = panel.read();
        let road = &panel.road;
        let other = road.add_other.as_ref().map(|(letter, place)| (place, (words.child_is_here)(*letter)));
        [
            Some((&road.add_earlier, words.add_earlier.to_string())),
            other,
            road.forget.as_ref().map(|place| (place, words.forget_trail.to_string())),
        ]
        .map(|tool| tool.map(|(place, name)| change(cx.href(place), &name)))
        .into_iter()
        .collect::<Vec<_>>()
    };
    // A link that has done its work may go: then the focus is with the list that it changed.
    let last = StoredValue::new(None::<Place>);
    effect(move || {
        let now = panel.read().road.add_earlier.clone();
        let before = last.try_update_value(|last| last.replace(now.clone())).flatten();
        if before.is_some_and(|before| before.trail != now.trail) {
            page::after_paint(|| page::focus_if_lost("trail-title"));
        }
    });
    view! {
        <section class="answer" data-list="trail">
            <h3 id="trail-title" tabindex="-1">{words.trail}</h3>
            <LiveProse html=Box::new(move || behind(cx, &panel.read().road)) />
            <p class="trail-tools">
                {main} <a class="tool" href=move || cx.href(&panel.read().road.journey)>{words.open_journey}</a>
            </p>
            <details>
                <summary>{words.more_of_trail}</summary>
                <p class="trail-tools">{more}</p>
            </details>
        </section>
    }
}

/// A link that changes the road so far: the app follows it as it stands.
fn change(href: String, name: &str) -> impl IntoView + use<> {
    view! { <a class="tool" data-trail="" href=href inner_html=text(name).into_string()></a> }
}
