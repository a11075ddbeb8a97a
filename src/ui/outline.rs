//! The outline: every step in reading order with its ways on, the chart's equal in words.
//! Must never show a step twice.

use leptos::prelude::*;

use crate::scene::outline::{OutlineStage, OutlineStep};
use crate::ui::parts::{class_of_move, href, kind, step_link};
use crate::words;

/// The outline of a map. The step chosen is marked by the app through `aria-current` on its link.
pub fn outline(stages: &[OutlineStage], mark: impl Fn(String) -> AnyView) -> AnyView {
    let stages = stages.iter().map(|stage| {
        let start = stage.steps.first().map_or(1, |step| step.number).to_string();
        let steps = stage.steps.iter().map(|step| outline_step(step, mark(step.step.clone()))).collect_view();
        view! { <section class="outline-stage"><h3>{stage.title.clone()}</h3><ol start=start>{steps}</ol></section> }
            .into_any()
    });
    view! { <div data-outline="">{stages.collect_view()}</div> }.into_any()
}

fn outline_step(step: &OutlineStep, mark: AnyView) -> AnyView {
    let ways = step.ways.iter().map(|(kind, way)| {
        let class = format!("way {}", class_of_move(*kind));
        view! {
            <li class=class><span class="move-kind">{words::move_kind(*kind)}": "</span>{way.when.clone()}
                <span class="arrow" aria-hidden="true">" → "</span>{step_link(&way.to)}</li>
        }
        .into_any()
    });
    let ways = (!step.ways.is_empty()).then(|| view! { <ul class="outline-ways">{ways.collect_view()}</ul> });
    let plain = (!step.plain.is_empty()).then(|| view! { <p class="plain">{step.plain.clone()}</p> });
    view! {
        <li data-step=step.step.clone()>
            <a class="outline-name" href=href(&step.href)>{step.name.clone()}</a>{mark}
            <p class="tags">{kind(step.kind, step.ending)}</p>
            {plain}
            {ways}
        </li>
    }
    .into_any()
}
