//! A move in the chart: a line, marked by attribute.

use std::sync::Arc;

use leptos::prelude::*;

use crate::scene::chart::{LineHighlight, LineText};
use crate::views::chart::line_class;

/// The line of a move.
#[component]
pub fn MoveLine<'a>(
    /// Its words.
    line: &'a LineText,
    /// Its marks.
    highlight: LineHighlight,
    /// What it is drawn with.
    paths: Arc<str>,
) -> impl IntoView + use<> {
    view! { <g class=line_class(line, highlight) data-move=line.name.clone() inner_html=paths></g> }
}
