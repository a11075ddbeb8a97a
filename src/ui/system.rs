//! The whole system: every map of a nation as a region, and the doors between them.
//! Must never draw a door whose two ends are not named in words as well.

use leptos::prelude::*;

use crate::scene::system::Region;
use crate::ui::parts::{class_of, heart, href, kind, step_link};
use crate::words;

/// The page's main part.
pub fn system(nation: &str, regions: &[Region]) -> AnyView {
    let regions_view = regions.iter().map(|region| region_view(region, regions)).collect_view();
    view! {
        <main id="main" class="system" data-view="system" tabindex="-1">
            <h1>{nation.to_string()}": the whole system"</h1>
            <p>"Every map with its main road and its ways out. Choose a step to open its map there. Doors lead from one map to another."</p>
            <p class="legend-line">{heart()}" marks a "{words::HEART}"."</p>
            {regions_view}
        </main>
    }
    .into_any()
}

fn region_view(region: &Region, regions: &[Region]) -> AnyView {
    let stages = region.chart.stages.iter().map(|title| {
        let steps = region.chart.boxes.iter().filter(|step| &step.stage_title == title).map(|step| {
            let link = format!("{}/{}", region.href, step.step);
            let class = format!("mini kind-box-{}", class_of(step.kind));
            let doors = (!step.doors.is_empty())
                .then(|| view! { <span class="doors">"Door to: "{step.doors.join(", ")}</span> });
            view! {
                <li><a class=class data-step=step.step.clone() href=href(&link)>
                    {kind(step.kind, step.ending)}<span class="name">{step.name.clone()}</span>{doors}</a></li>
            }
            .into_any()
        });
        view! { <li class="mini-stage"><p class="stage-name">{title.clone()}</p><ul>{steps.collect_view()}</ul></li> }.into_any()
    });
    let doors = regions.iter().filter(|other| other.map != region.map).filter_map(|other| {
        let doors: Vec<_> = region.doors.iter().filter(|door| door.to_map == other.map).collect();
        let items = doors.iter().map(|door| {
            view! { <li>{step_link(&door.from)}": "{door.when.clone()}<span class="arrow" aria-hidden="true">" → "</span>{step_link(&door.to)}</li> }
                .into_any()
        });
        let n_doors = doors.len();
        (0 < n_doors).then(|| {
            view! {
                <details class="door-group"><summary>"Doors to "{other.title.clone()}" ("{n_doors}")"</summary>
                    <ul>{items.collect_view()}</ul></details>
            }
            .into_any()
        })
    });
    let id = format!("region-{}", region.slug);
    view! {
        <section class="region" data-region=region.slug.clone() aria-labelledby=id.clone()>
            <h2 id=id.clone()><a href=href(&region.href)>{region.title.clone()}</a></h2>
            <ol class="mini-road">{stages.collect_view()}</ol>
            <div class="region-doors">{doors.collect_view()}</div>
        </section>
    }
    .into_any()
}
