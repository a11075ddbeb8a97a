//! The page of one map: panel, chart and outline of the same place.
//! Must never show two places at once: all three follow the one signal.

use std::sync::Arc;

use leptos::prelude::*;

use crate::atlas::file::StepKind;
use crate::atlas::{Map, MapId, Nation, Spot};
use crate::browser;
use crate::markup::{Html, el};
use crate::place::{Depth, Kinds, Lens, LensKind, Page, Place, Trail};
use crate::scene::chart::{announcement, chart, is_main_road, kinds, legend, lights};
use crate::scene::lit::lit_steps;
use crate::scene::outline::outline;
use crate::scene::panel::{Question, next_groups, panel};
use crate::scene::step_link;
use crate::scene::trail::footprint;
use crate::ui::browser::page;
use crate::ui::chart::chart_view;
use crate::ui::questions::{Questions, reflection, try_again};
use crate::ui::share::{button, share_button};
use crate::ui::worker::Worker;
use crate::ui::world::World;
use crate::ui::{effect, keyed, live, memo, written};
use crate::views;
use crate::views::links::Links;
use crate::words;

/// The page's main part.
pub fn map_page(world: Arc<World>, map: MapId, place: Memo<Place>, asked: Questions) -> AnyView {
    let nation = &world.nation;
    let text = nation.map(map);
    let (title, purpose) = (text.file.title.clone(), text.file.purpose.clone());
    let nation_name = nation.name.clone();
    let as_of = written(views::about::facts_as_of(text));
    let outline = written(views::outline::outline(&Links::App, &outline(nation, &world.roads, map)));
    let starts: Vec<_> = (text.steps())
        .filter(|(_, step)| step.kind == StepKind::Start)
        .map(|(step, text)| (step_link(nation, map, Spot { map, step }), text.plain.clone()))
        .collect();
    let has_layer = text.file.steps.iter().any(|step| step.system.is_some());
    let worker = Worker::new(place);
    let charts = StoredValue::new([Arc::new(chart(nation, map, false)), Arc::new(chart(nation, map, true))]);
    let world = StoredValue::new(world);

    let chart_of = move |is_short: bool| charts.with_value(|charts| charts[usize::from(is_short)].clone());
    let here_at = move |place: &Place| match &place.page {
        Page::Map { step: Some(step), .. } => {
            world.with_value(|world| world.nation.map(map).find(step)).map(|step| Spot { map, step })
        }
        _ => None,
    };
    let is_short_at = move |place: &Place| {
        let here = here_at(place).map(|spot| spot.step);
        world.with_value(|world| is_main_road(world.nation.map(map), place, here))
    };
    let depth = memo(move || is_short_at(&place.read()).to_string());
    let lit = memo(move || {
        let place = place.read();
        let chart = chart_of(is_short_at(&place));
        let here = here_at(&place);
        world.with_value(|world| Arc::new(lights(&world.nation, &world.roads, &chart, map, &place, here)))
    });
    let ways = memo(move || {
        let place = place.read();
        world.with_value(|world| match here_at(&place) {
            Some(here) => {
                let groups = next_groups(&world.nation, &world.roads, here);
                groups.into_iter().flat_map(|group| group.moves).map(|way| way.to.href).collect::<Vec<_>>()
            }
            None => lit_steps(&world.nation, map, &place).into_iter().map(|(step, _)| step.href).collect(),
        })
    });
    effect(move || {
        if let Page::Map { step, .. } = &place.read().page {
            page::mark_here(step.as_deref());
        }
    });
    effect(move || {
        let trail = &place.read().trail;
        page::mark_been(&world.with_value(|world| footprints(world.nation.map(map), trail)));
    });

    let panel = move || {
        let place = place.read();
        world.with_value(|world| match here_at(&place) {
            Some(here) => {
                let mut panel = panel(&world.nation, &world.roads, here, &place);
                if place.lens == Lens::Reflect {
                    panel.question = Some(Question::Reflect(reflection(asked, world, here, &place)));
                }
                let worker = worker.facts(&panel.facts);
                views::panel::panel(&Links::App, &panel, &place.lens, worker)
            }
            None => {
                let lit = lit_steps(&world.nation, map, &place);
                views::panel::beginning(&Links::App, &purpose, &lit, &starts)
            }
        })
    };
    let lens_bar = move || match &place.read().page {
        Page::Map { step: Some(_), .. } => {
            let place = place.read();
            views::panel::lens_bar(&Links::App, &lenses(&place), &place.lens)
        }
        _ => Html::default(),
    };
    let legend = move || {
        let place = place.read();
        let is_short = is_short_at(&place);
        let chart = chart_of(is_short);
        views::chart::legend(&place, is_short, &legend(&chart, &place), &kinds(&chart))
    };
    let said = move || {
        let place = place.read();
        let here = here_at(&place).map(|here| world.with_value(|world| world.nation.step(here).name.clone()));
        let text = announcement(&chart_of(is_short_at(&place)), here.as_deref(), ways.read().len());
        el("p").text(&text).into()
    };
    let holds = move || {
        let place = place.read();
        world.with_value(|world| link_holds(&world.nation, map, here_at(&place), &place))
    };
    let chart = move || chart_view(chart_of(*depth.read_untracked() == true.to_string()), lit, ways);
    let link = move || browser::absolute(&place.read().print_short());
    view! {
        <main id="main" class="map" data-view="map" tabindex="-1">
            <div class="map-head">
                <h1>{title}{" "}<span class="nation-name">{nation_name}</span></h1>
                <div class="map-tools">
                    {share_button(place, has_layer.then_some(worker.is_on), holds)}
                    {has_layer.then(|| worker.switch())}
                    {button(words::ENGLISH.print, "tool", Box::new(|| page::print(false)))}
                    {button(words::ENGLISH.print_large, "tool", Box::new(|| page::print(true)))}
                    <a class="jump" href="#chart" data-skip="chart">{words::ENGLISH.to_chart}</a>
                    <a class="jump" href="#outline" data-skip="outline">{words::ENGLISH.to_outline}</a>
                </div>
            </div>
            <div class="map-side">
                {live(lens_bar)}
                {live(panel)}
                {try_again(asked, place)}
            </div>
            <div class="map-chart">{live(legend)}{keyed(depth, chart)}</div>
            <section class="map-outline" id="outline" tabindex="-1" aria-labelledby="outline-title">
                <h2 id="outline-title">{words::ENGLISH.outline}</h2>
                {outline}
            </section>
            <div class="map-foot">{as_of}<div class="print-code" data-link=link></div></div>
            <div class="visually-hidden" role="status">{live(said)}</div>
        </main>
    }
    .into_any()
}

/// The steps of a map that the road so far says something of, with its words.
fn footprints(map: &Map, trail: &Trail) -> Vec<(String, String)> {
    let prints = map.steps().map(|(_, step)| (step.id.clone(), footprint(map, &step.id, trail).words()));
    prints.filter(|(_, words)| !words.is_empty()).collect()
}

/// The questions a reader can ask at a place, as fragments.
fn lenses(place: &Place) -> Vec<(Lens, String)> {
    let way = matches!(place.lens, Lens::Way { .. }).then(|| place.lens.clone());
    let lenses = LensKind::ALL.iter().filter_map(|kind| Lens::of(*kind, None, 1)).chain(way);
    lenses.map(|lens| (lens.clone(), place.with_lens(lens).print())).collect()
}

/// What a link to the place holds, in words.
fn link_holds(nation: &Nation, map: MapId, here: Option<Spot>, place: &Place) -> Vec<String> {
    let mut holds = vec![format!("the map: {}", nation.map(map).file.title)];
    holds.extend(here.map(|here| format!("the step: {}", nation.step(here).name)));
    let lit: Vec<_> = lit_steps(nation, map, place).into_iter().map(|(step, _)| step.name).collect();
    if !lit.is_empty() {
        holds.push(format!("the steps lit: {}", lit.join("; ")));
    }
    if place.lens != Lens::Next {
        holds.push(format!("the question: {}", (words::ENGLISH.lens)(&place.lens)));
    }
    if let Lens::Way { map, step, .. } = &place.lens {
        holds.extend(nation.find(map, step).map(|exit| format!("the ending: {}", nation.step(exit).name)));
    }
    let trail = &place.trail;
    for (steps, name) in [
        (&trail.been, "the road so far"),
        (&trail.earlier, "an earlier involvement"),
        (&trail.others, "where other children are"),
    ] {
        let names = steps.iter().filter_map(|(map, step)| Some(nation.step(nation.find(map, step)?).name.as_str()));
        let names = names.collect::<Vec<_>>().join("; ");
        if !names.is_empty() {
            holds.push(format!("{name}: {names}"));
        }
    }
    if place.depth != Depth::Fitting || place.shown != Kinds::default() {
        holds.push("how much the chart shows".to_string());
    }
    holds
}
