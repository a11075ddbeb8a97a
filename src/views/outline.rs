//! The outline: every step in reading order with its ways on, the chart's equal in words.
//! Must never show a step twice.

use crate::markup::{Html, el, link};
use crate::scene::outline::{OutlineStage, OutlineStep, OutlineWay};
use crate::views::cx::Cx;
use crate::views::parts::{arrow, class_of_move, kind, step_link};

/// The outline of a map.
pub fn outline(cx: &Cx, stages: &[OutlineStage]) -> Html {
    let stages = stages.iter().map(|stage| {
        let start = stage.steps.first().map_or(1, |step| step.number).to_string();
        let steps = stage.steps.iter().map(|step| outline_step(cx, step));
        let list = el("ol").attr("start", &start).children(steps);
        el("section").class("outline-stage").child(el("h3").text(&stage.title)).child(list).into()
    });
    el("div").attr("data-outline", "").children(stages).into()
}

fn outline_step(cx: &Cx, step: &OutlineStep) -> Html {
    let ways = step.ways.iter().map(|OutlineWay { kind, label, way }| {
        let label = if label.is_empty() { String::new() } else { format!("{label}. ") };
        el("li")
            .class(&format!("way {}", class_of_move(*kind)))
            .child(el("span").class("move-kind").text(&format!("{}: ", (cx.words.move_kind)(*kind))))
            .text(&label)
            .text(&way.when)
            .child(arrow())
            .child(step_link(cx, &way.to))
            .into()
    });
    let ways = (!step.ways.is_empty()).then(|| el("ul").class("outline-ways").children(ways));
    el("li")
        .attr("data-step", &step.step)
        .child(link(&cx.href(&step.place)).class("outline-name").text(&step.name))
        .child(el("p").class("tags").child(kind(cx, step.kind, step.ending)))
        .child(el("p").class("plain").text(&step.plain))
        .child(ways)
        .into()
}
