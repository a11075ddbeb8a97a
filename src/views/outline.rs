//! The outline: every step in reading order with its next moves, the chart's equal in words.

use crate::atlas::file::Actor;
use crate::markup::{Html, el, link, text};
use crate::scene::outline::{OutlineMove, OutlineStage, OutlineStep, steps_of};
use crate::views::cx::ViewContext;
use crate::views::parts::{acts, arrow, class_of_move, kind, step_link};

/// The kind of a step, and whose move it is.
pub fn tags(cx: &ViewContext, step: &OutlineStep) -> Html {
    [kind(cx, step.kind, step.ending).into(), text(" "), acts(cx, &step.acts)].into_iter().collect()
}

/// The steps by who has to act at them, folded: a step that two act at stands with both.
pub fn by_actor(cx: &ViewContext, stages: &[OutlineStage]) -> Html {
    let mut fold = el("details").class("contents").child(el("summary").text(cx.words.by_actor));
    for actor in Actor::ALL {
        let links: Html = steps_of(stages, *actor)
            .map(|step| el("li").child(link(&cx.href(&step.place)).text(&step.name)).into())
            .collect();
        if links != Html::default() {
            fold = fold.child(el("p").class("label").child(acts(cx, &[*actor]))).child(el("ul").child(links));
        }
    }
    fold.into()
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
