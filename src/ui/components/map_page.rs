//! The page of one map: panel, chart and outline of the same scene.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser;
use crate::browser::page::{self, Paper};
use crate::markup::el;
use crate::scene::map::{MapPicture, MapScene};
use crate::scene::page::Main;
use crate::ui::components::button::Button;
use crate::ui::components::chart::MapChart;
use crate::ui::components::legend::MapLegend;
use crate::ui::components::outline::MapOutline;
use crate::ui::components::panel::SidePanel;
use crate::ui::components::parts::{Key, Parts};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::components::questions::TryAgain;
use crate::ui::components::share::Share;
use crate::ui::components::worker::WorkerSwitch;
use crate::ui::context::{MapContext, app_context};
use crate::ui::once::once;
use crate::ui::{last_known, live, memo};
use crate::views::step::facts_as_of;

/// The page's main part.
#[component]
pub fn MapPage(
    /// The scene the page opens with.
    first: Arc<MapScene>,
) -> impl IntoView {
    let app = app_context();
    let words = app.cx.words;
    let head = first.head.clone();
    let own = first.chart.map.clone();
    let scene = last_known(first.into(), move || match &app.scene.read().main {
        Main::Map(map) if map.chart.map == own => Some(map.clone().into()),
        _ => None,
    });
    provide_context(MapContext(scene));
    // The chart and the list of every step are made when they are first looked at: a reader of one step waits for neither.
    let charts = memo(move || match scene.read().picture {
        MapPicture::FromHere => Vec::new(),
        MapPicture::Chart(shown) => vec![Key::Chart(shown)],
    });
    let chart = move |_| once(view! { <MapChart chart=scene.read_untracked().chart.clone() /> });
    // The legend stays as it is when another depth is chosen in it, and with it the focus.
    let has_chart = move || !charts.read().is_empty();
    let pictures = memo(move || if has_chart() { vec![Key::Charts] } else { Vec::new() });
    let picture =
        move |_| once(view! { <div class="map-chart"><MapLegend /><Parts keys=charts make=Box::new(chart) /></div> });
    let outlines = memo(move || if has_chart() { vec![Key::Outline] } else { Vec::new() });
    let outline = move |_| {
        once(view! {
            <section class="map-outline" id="outline" tabindex="-1" aria-labelledby="outline-title">
                <h2 id="outline-title">{words.outline}</h2>
                <MapOutline />
            </section>
        })
    };
    let class = live(move || if has_chart() { "map" } else { "map step" });
    let said = move || el("p").text(&scene.read().announcement).into();
    let link = live(move || browser::absolute(&app.place.read().print_short()));
    view! {
        <main id="main" class=class data-view="map" tabindex="-1">
            <div class="map-head">
                <h1>{head.title.clone()}{" "}<span class="nation-name">{head.nation.clone()}</span></h1>
            </div>
            <div class="map-side">
                <SidePanel />
                <TryAgain />
            </div>
            <div class="map-tools">
                <Share />
                {head.has_worker_layer.then(|| view! { <WorkerSwitch /> })}
                <Button name=words.print class="tool" press=Box::new(|| page::print(Paper::A4)) />
                <Button name=words.print_large class="tool" press=Box::new(|| page::print(Paper::A3)) />
            </div>
            <Parts keys=pictures make=Box::new(picture) />
            <Parts keys=outlines make=Box::new(outline) />
            <div class="map-foot">
                <Prose html=facts_as_of(app.cx, &head.facts_as_of) />
                <div class="print-code" data-link=link></div>
            </div>
            <div class="visually-hidden" role="status"><LiveProse html=live(said) /></div>
        </main>
    }
}
