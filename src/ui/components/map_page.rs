//! The page of one map: picture, panel and outline of the same scene.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser;
use crate::markup::el;
use crate::place::{Depth, Grouping};
use crate::scene::map::{MapPicture, MapScene};
use crate::scene::page::Main;
use crate::ui::components::chart::MapChart;
use crate::ui::components::legend::MapLegend;
use crate::ui::components::outline::MapOutline;
use crate::ui::components::panel::SidePanel;
use crate::ui::components::parts::{Key, Parts};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::components::questions::TryAgain;
use crate::ui::components::road::Road;
use crate::ui::components::share::ShareDialog;
use crate::ui::components::worker::WorkerSwitch;
use crate::ui::context::{MapContext, app_context, map_scene};
use crate::ui::once::once;
use crate::ui::{last_known, live, memo};
use crate::views::links::TABLE;
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
    let table = browser::absolute(&format!("{own}/{TABLE}/"));
    let scene = last_known(first.into(), move || match &app.scene.read().main {
        Main::Map(map) if map.chart.map == own => Some(map.clone().into()),
        _ => None,
    });
    provide_context(MapContext(scene));
    // Each picture is made when it is first looked at: a reader of one step waits for none.
    let pictures = memo(move || match scene.read().picture {
        MapPicture::FromHere => Vec::new(),
        MapPicture::MainRoad => vec![Key::MainRoad],
        MapPicture::EveryStep => vec![Key::EveryStep],
    });
    let picture = move |key| match key {
        Key::MainRoad => once(view! { <Road /> }),
        _ => once(view! {
            <div class="map-chart">
                <MapLegend />
                <MapChart chart=scene.read_untracked().chart.clone() />
            </div>
        }),
    };
    // In the order of the picture: by the same groups.
    let outlines = memo(move || match scene.read().picture {
        MapPicture::FromHere => Vec::new(),
        MapPicture::MainRoad => vec![Key::Outline(Grouping::Stage)],
        MapPicture::EveryStep => vec![Key::Outline(scene.read().place.grouping)],
    });
    let outline = move |_| {
        once(view! {
            <section class="map-outline" id="outline" tabindex="-1" aria-labelledby="outline-title">
                <h2 id="outline-title">{words.outline}</h2>
                <MapOutline />
            </section>
        })
    };
    let class = live(move || match scene.read().picture {
        MapPicture::FromHere => "map step",
        MapPicture::MainRoad => "map at-a-glance",
        MapPicture::EveryStep => "map at-a-glance",
    });
    let overview = move || {
        let scene = scene.read();
        let is_needed = scene.picture != MapPicture::FromHere;
        is_needed.then(|| el("p").text(&scene.overview)).into()
    };
    let said = move || el("p").text(&scene.read().announcement).into();
    let link = live(move || browser::absolute(&app.place.read().print_short()));
    view! {
        <main id="main" class=class data-view="map" tabindex="-1">
            <div class="map-head">
                <h1>{head.title.clone()}{" "}<span class="nation-name">{head.nation.clone()}</span></h1>
            </div>
            <DepthLink />
            <div class="visually-hidden"><LiveProse html=live(overview) /></div>
            <Parts keys=pictures make=Box::new(picture) />
            <div class="map-side">
                <SidePanel />
                <TryAgain />
            </div>
            {head.has_worker_layer.then(|| view! { <WorkerSwitch /> })}
            <Parts keys=outlines make=Box::new(outline) />
            <div class="map-foot">
                <Prose html=facts_as_of(app.cx, &head.read_up_to, &head.facts_as_of) />
                <p><a href=table hidden=browser::is_file()>{app.cx.words.map.table}</a></p>
                <div class="print-code" data-link=link></div>
            </div>
            <div class="visually-hidden" role="status"><LiveProse html=live(said) /></div>
            <ShareDialog />
        </main>
    }
}

/// From the main road to every step, and back. It stays one link, so that the focus stays on it.
#[component]
fn DepthLink() -> impl IntoView {
    let (cx, scene) = (app_context().cx, map_scene());
    let is_every_step = move || scene.read().picture == MapPicture::EveryStep;
    let depth = move || if is_every_step() { Depth::Main } else { Depth::Everything };
    let says = live(move || if is_every_step() { cx.words.show_main } else { cx.words.show_all });
    view! {
        <p class="depth" hidden=move || scene.read().picture == MapPicture::FromHere>
            <a class="tool" href=live(move || cx.href(&scene.read().place.with_depth(depth())))>{says}</a>
        </p>
    }
}
