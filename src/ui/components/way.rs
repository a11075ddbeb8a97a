//! The way to an ending, and the choice among several.

use leptos::prelude::*;

use crate::markup::text;
use crate::scene::panel::{Panel, Question, WayThere};
use crate::ui::components::link::{Control, ControlItems};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::context::app_context;
use crate::ui::{Shared, last_known, live};
use crate::views::panel::{way_steps, way_title};
use crate::views::step::label;

/// The way to one ending: the steps follow the way chosen, and the choice keeps the focus.
#[component]
pub fn WaySection(
    /// The way first shown.
    first: Shared<WayThere>,
    /// The panel of the step.
    panel: Memo<Shared<Panel>>,
) -> impl IntoView {
    let cx = app_context().cx;
    let title = way_title(cx, &first);
    let has_choice = 1 < first.ways.len();
    let exit = first.exit.step.clone();
    let way = last_known(first, move || match &panel.read().question {
        Some(Question::Way(way)) if way.exit.step == exit => Some(Shared::new(WayThere::clone(way))),
        _ => None,
    });
    let choices = live(move || {
        let way = way.read();
        let links = way.ways.iter().map(|way| Control {
            href: cx.href(&way.place),
            says: text(&way.name).as_str().into(),
            current: way.is_shown.then_some("true"),
            lens: None,
        });
        links.collect()
    });
    let choices = has_choice.then(|| {
        view! {
            <Prose html=label(cx.words.ways_found) />
            <ul class="other-ways"><ControlItems controls=choices /></ul>
        }
    });
    view! {
        <section class="answer" data-list="way">
            <Prose html=title />
            <LiveProse html=live(move || way_steps(cx, &way.read())) />
            {choices}
        </section>
    }
}
