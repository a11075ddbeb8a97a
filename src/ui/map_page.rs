//! The page of one map: panel, chart and outline of the same scene.
//! Must never show two places at once: all three follow the one signal.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser;
use crate::markup::el;
use crate::place::Place;
use crate::scene::map::MapScene;
use crate::ui::browser::page;
use crate::ui::chart::chart_view;
use crate::ui::questions::{Questions, try_again};
use crate::ui::share::{button, share_button};
use crate::ui::worker::Worker;
use crate::ui::{effect, keyed, live, memo, written};
use crate::views;
use crate::views::cx::Cx;

/// The page's main part.
pub fn map_page(
    cx: &'static Cx,
    scene: Memo<Arc<MapScene>>,
    place: Memo<Place>,
    worker: Worker,
    asked: Questions,
) -> AnyView {
    let words = cx.words;
    let first = scene.get_untracked();
    let (title, nation) = (first.head.title.clone(), first.head.nation.clone());
    let has_layer = first.head.has_worker_layer;
    let as_of = written(views::about::facts_as_of(cx, &first.head.facts_as_of));
    let outline = written(views::outline::outline(cx, &first.outline));
    let depth = memo(move || format!("{:?}", scene.read().chart.shown));
    effect(move || {
        let scene = scene.read();
        let here = scene.marks.iter().find(|mark| mark.is_here);
        page::mark_here(here.map(|mark| mark.step.as_str()));
        let been = scene.marks.iter().map(|mark| (mark.step.clone(), mark.footprint.words(&words.trail)));
        page::mark_been(&been.filter(|(_, words)| !words.is_empty()).collect::<Vec<_>>());
    });
    let lens_bar = move || {
        let scene = scene.read();
        if scene.lens_bar.is_empty() { Default::default() } else { views::panel::lens_bar(cx, &scene.lens_bar) }
    };
    let side = move || views::panel::side(cx, &scene.read().panel);
    let legend = move || views::chart::legend(cx, &scene.read().legend);
    let said = move || el("p").text(&scene.read().announcement).into();
    let holds = move || scene.read().link_holds.clone();
    let chart = move || chart_view(cx, scene.read_untracked().chart.clone(), scene);
    let link = move || browser::absolute(&place.read().print_short());
    view! {
        <main id="main" class="map" data-view="map" tabindex="-1">
            <div class="map-head">
                <h1>{title}{" "}<span class="nation-name">{nation}</span></h1>
                <div class="map-tools">
                    {share_button(words, place, has_layer.then_some(worker.is_on), holds)}
                    {has_layer.then(|| worker.switch(words))}
                    {button(words.print, "tool", Box::new(|| page::print(false)))}
                    {button(words.print_large, "tool", Box::new(|| page::print(true)))}
                    <a class="jump" href="#chart" data-skip="chart">{words.to_chart}</a>
                    <a class="jump" href="#outline" data-skip="outline">{words.to_outline}</a>
                </div>
            </div>
            <div class="map-side">
                {live(lens_bar)}
                {live(side)}
                {try_again(words, asked, place)}
            </div>
            <div class="map-chart">{live(legend)}{keyed(depth, chart)}</div>
            <section class="map-outline" id="outline" tabindex="-1" aria-labelledby="outline-title">
                <h2 id="outline-title">{words.outline}</h2>
                {outline}
            </section>
            <div class="map-foot">{as_of}<div class="print-code" data-link=link></div></div>
            <div class="visually-hidden" role="status">{live(said)}</div>
        </main>
    }
    .into_any()
}
