//! A step in the chart: a link over the lines. Its words stay; where it stands and how it is marked change by attribute.

use std::sync::Arc;

use leptos::prelude::*;

use crate::decimal::Decimal;
use crate::geometry::Point;
use crate::scene::chart::{BoxHighlight, BoxText};
use crate::views::chart::box_class;
use crate::views::cx::ViewContext;

/// The box of a step.
#[component]
pub fn StepBox<'a>(
    /// How links are written.
    cx: &'static ViewContext,
    /// The step.
    step: &'a BoxText,
    /// Its marks.
    highlight: &'a BoxHighlight,
    /// What stands in it.
    words: Arc<str>,
    /// Where the drawing puts it, if there is one.
    at: Option<Point>,
    /// Whether it is the chart's one stop for the Tab key.
    #[prop(optional)]
    is_stop: TabStop,
) -> impl IntoView + use<> {
    let been = highlight.footprint.words(&cx.words.trail);
    view! {
        <a
            class=box_class(step, highlight)
            href=cx.href(&step.place)
            data-step=step.step.clone()
            data-way=highlight.number.map(|number| number.to_string())
            data-been=(!been.is_empty()).then_some(been)
            aria-current=highlight.is_here.then_some("step")
            tabindex=match is_stop {
                TabStop::Yes => "0",
                TabStop::No => "-1",
            }
            draggable="false"
            style:transform=at.map(moved)
            inner_html=words
        ></a>
    }
}

/// Whether a box is the chart's one stop for the Tab key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TabStop {
    /// It is.
    Yes,
    /// It is reached by the arrow keys.
    #[default]
    No,
}

/// What moves an element of the stage to its place.
pub fn moved(at: Point) -> String {
    format!("translate({}px,{}px)", Decimal::tenths(at.x), Decimal::tenths(at.y))
}
