//! The way to an ending, and the choice among several.

use leptos::prelude::*;

use crate::markup::text;
use crate::scene::panel::{LensAnswer, Panel, RouteChoice, RouteToEnding};
use crate::ui::components::link::{Control, ControlItems};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::context::app_context;
use crate::ui::{Shared, live};
use crate::views::panel::{way_steps, way_title};
use crate::views::step::label;

/// The way to one ending: the steps follow the way chosen, and the choice keeps the focus.
#[component]
pub fn WaySection<'a>(
    /// The way first shown.
    first: &'a RouteToEnding,
    /// The panel of the step.
    panel: Memo<Shared<Panel>>,
) -> impl IntoView + use<> {
    let cx = app_context().cx;
    let steps = live(move || match &panel.read().question {
        Some(LensAnswer::Way(way)) => way_steps(cx, way),
        _ => Default::default(),
    });
    let choices = live(move || match &panel.read().question {
        Some(LensAnswer::Way(way)) => {
            let control = |way: &RouteChoice| Control {
                href: cx.href(&way.place),
                says: text(&way.name).as_str().into(),
                current: way.is_shown.then_some("true"),
                lens: None,
            };
            way.ways.iter().map(control).collect()
        }
        _ => Vec::new(),
    });
    let choices = (1 < first.ways.len()).then(|| {
        view! {
            <Prose html=label(cx.words.ways_found) />
            <ul class="other-ways"><ControlItems controls=choices /></ul>
        }
    });
    view! {
        <section class="answer" data-list="way">
            <Prose html=way_title(cx, first) />
            <LiveProse html=steps />
            {choices}
        </section>
    }
}
