//! Every step in words, the chosen one and those of the road so far marked.

use std::sync::Arc;

use leptos::prelude::*;

use crate::place::Grouping;
use crate::scene::map::MapPicture;
use crate::scene::outline::{OutlineStep, regrouped};
use crate::scene::trail::Footprint;
use crate::ui::context::{app_context, map_scene};
use crate::ui::live;
use crate::ui::once::once;
use crate::views;
use crate::views::chart::mark;

/// The outline of a map.
#[component]
pub fn MapOutline() -> impl IntoView {
    let scene = map_scene();
    let stages = scene.with_untracked(|scene| match (scene.picture, scene.place.grouping) {
        (MapPicture::EveryStep, Grouping::Who | Grouping::Kind | Grouping::Ending) => {
            Arc::new(regrouped(&scene.outline, &scene.chart, &scene.every_step.groups))
        }
        _ => scene.outline.clone(),
    });
    let stages = stages.iter().map(|stage| {
        let steps = stage.steps.iter().map(|step| view! { <OutlineItem step /> }).collect::<Vec<_>>();
        once(view! {
            <section class="outline-stage">
                <h3>{stage.title.clone()}</h3>
                <ol>{steps}</ol>
            </section>
        })
    });
    view! { <div data-outline="">{stages.collect::<Vec<_>>()}</div> }
}

/// A step of the outline. Its marks are the only thing in it that changes.
#[component]
fn OutlineItem<'a>(step: &'a OutlineStep) -> impl IntoView + use<> {
    let (cx, scene) = (app_context().cx, map_scene());
    let id = step.step.clone();
    let of_mark = move || {
        let scene = scene.read();
        let mark = scene.marks.iter().find(|mark| mark.step == id);
        mark.map(|mark| (mark.is_here, mark.footprint.clone())).unwrap_or_default()
    };
    let (id, here, been) = (step.step.clone(), of_mark.clone(), of_mark.clone());
    let been = live(move || Some(been().1.words(&cx.words.trail)).filter(|words| !words.is_empty()));
    let here = live(move || here().0.then_some("step"));
    let footprint = live(move || {
        let (_, footprint): (bool, Footprint) = of_mark();
        mark(cx, &footprint).into_string()
    });
    let ways = (!step.ways.is_empty()).then(|| {
        view! { <ul class="outline-ways" inner_html=views::outline::ways(cx, step).into_string()></ul> }
    });
    view! {
        <li data-step=id value=step.number.to_string()>
            <a
                class="outline-name"
                href=cx.href(&step.place)
                aria-current=here
                data-been=been
                inner_html=crate::markup::text(&step.name).into_string()
            ></a>
            <span class="outline-mark" inner_html=footprint></span>
            <p class="tags" inner_html=views::outline::tags(cx, step).into_string()></p>
            <p class="plain">{step.plain.clone()}</p>
            {ways}
        </li>
    }
}
