//! The outline: every step in reading order with its next moves, the chart's equal in words.

use crate::markup::{Html, el, text};
use crate::scene::outline::{OutlineMove, OutlineStep};
use crate::views::cx::ViewContext;
use crate::views::parts::{acts, arrow, class_of_move, kind, step_link};

/// The kind of a step, and whose move it is.
pub fn tags(cx: &ViewContext, step: &OutlineStep) -> Html {
    [kind(cx, step.kind, step.ending).into(), text(" "), acts(cx, &step.acts)].into_iter().collect()
}

/// Where a step leads, and on what condition: the entries of a list.
pub fn ways(cx: &ViewContext, step: &OutlineStep) -> Html {
    let ways = step.ways.iter().map(|OutlineMove { kind, way }| {
        el("li")
            .class(&format!("way {}", class_of_move(*kind)))
            .child(el("span").class("move-kind").text(&format!("{}: ", (cx.words.move_kind)(*kind))))
            .text(&way.when)
            .child(arrow())
            .child(step_link(cx, &way.to))
            .into()
    });
    ways.collect()
}
