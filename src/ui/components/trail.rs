//! The road so far, and the links that change it.

use leptos::prelude::*;

use crate::browser::page;
use crate::markup::text;
use crate::place::{Place, Trail};
use crate::scene::panel::Panel;
use crate::scene::trail::RoadSoFar;
use crate::ui::components::prose::LiveProse;
use crate::ui::context::app_context;
use crate::ui::{Live, Shared, effect, live};
use crate::views::cx::ViewContext;
use crate::views::trail::behind;

/// The road so far at a step.
#[component]
pub fn TrailSection(
    /// The panel of the step.
    panel: Memo<Shared<Panel>>,
) -> impl IntoView {
    let cx = app_context().cx;
    let words = &cx.words.trail;
    let add = tool(panel, |road, cx| Some((road.add.clone()?, cx.words.trail.add_to_trail.to_string())));
    let undo = tool(panel, |road, cx| Some((road.undo.clone()?, cx.words.trail.undo_trail.to_string())));
    let earlier = tool(panel, |road, cx| Some((road.add_earlier.clone(), cx.words.trail.add_earlier.to_string())));
    let other = tool(panel, |road, cx| {
        let (letter, place) = road.add_other.clone()?;
        Some((place, (cx.words.trail.child_is_here)(letter)))
    });
    let forget = tool(panel, |road, cx| Some((road.forget.clone()?, cx.words.trail.forget_trail.to_string())));
    let journey = live(move || cx.href(&panel.read().road.journey));
    let child = live(move || cx.href(&panel.read().road.child));
    let walk = live(move || cx.href(&panel.read().road.walk));
    // A link that has done its work may go: then the focus is with the list that it changed.
    let last = StoredValue::new(None::<Trail>);
    effect(move || {
        let now = panel.read().road.add_earlier.trail.clone();
        let before = last.try_update_value(|last| last.replace(now.clone())).flatten();
        if before.is_some_and(|before| before != now) {
            page::after_paint(|| page::focus_if_lost("trail-title"));
        }
    });
    view! {
        <details class="fold" data-list="trail">
            <summary id="trail-title">{cx.words.from_here.road}</summary>
            <div role="status"><LiveProse html=live(move || behind(cx, &panel.read().road)) /></div>
            <p class="trail-tools">{add} {undo} <a class="tool" href=journey>{words.open_journey}</a> <a class="tool" href=child>{cx.words.map.child_page}</a> <a class="tool" href=walk>{cx.words.map.walk_page}</a></p>
            <details>
                <summary>{words.more_of_trail}</summary>
                <p class="trail-tools">{earlier} {other} {forget}</p>
            </details>
        </details>
    }
}

/// What a link of the road so far leads to and says, if it is there.
type TrailLink = fn(&RoadSoFar, &ViewContext) -> Option<(Place, String)>;

/// A link that changes the road so far: the app follows it as it stands.
fn tool(panel: Memo<Shared<Panel>>, tool: TrailLink) -> impl IntoView {
    let cx = app_context().cx;
    let now = move || tool(&panel.read().road, cx);
    let href: Live<Option<String>> = live(move || Some(cx.href(&now()?.0)));
    let name = live(move || now().map(|(_, name)| text(&name).into_string()).unwrap_or_default());
    let is_gone = live(move || now().is_none());
    view! { <a class="tool" data-trail="" href=href hidden=is_gone inner_html=name></a> }
}
