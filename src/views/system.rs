//! The whole system: every map of a nation as a region, and the doors between them.
//! Must never draw a door whose two ends are not named in words as well.

use crate::markup::{Html, el, link};
use crate::scene::chart::BoxText;
use crate::scene::system::Region;
use crate::views::links::Links;
use crate::views::parts::{arrow, class_of, heart, kind, step_link};
use crate::words;

/// What stands in the page's main part.
pub fn system(links: &Links, nation: &str, regions: &[Region]) -> Html {
    let marks = el("p").child(heart()).text(words::HEART_MARKS);
    let regions_view = regions.iter().map(|region| region_view(links, region, regions));
    [
        el("h1").text(&format!("{nation}: the whole system")).into(),
        el("p").text(words::SYSTEM_HINT).into(),
        marks.into(),
        regions_view.collect(),
    ]
    .into_iter()
    .collect()
}

fn region_view(links: &Links, region: &Region, regions: &[Region]) -> Html {
    let stages = region.chart.stages.iter().map(|(idx, title)| {
        let steps = region.chart.boxes.iter().filter(|step| step.stage == *idx);
        let list = el("ul").children(steps.map(|step| el("li").child(mini(links, step)).into()));
        el("li").class("mini-stage").child(el("p").class("stage-name").text(title)).child(list).into()
    });
    let doors = regions.iter().map(|other| {
        let doors: Vec<_> = region.doors.iter().filter(|door| door.to_map == other.map).collect();
        let items = doors.iter().map(|door| {
            let item = el("li").child(step_link(links, &door.from)).text(&format!(": {}", door.when));
            item.child(arrow()).child(step_link(links, &door.to)).into()
        });
        let title = format!("Doors to {} ({})", other.title, doors.len());
        let group = el("details").class("door-group").child(el("summary").text(&title)).child(el("ul").children(items));
        Html::from((!doors.is_empty()).then_some(group))
    });
    let id = format!("region-{}", region.slug);
    el("section")
        .class("region")
        .attr("data-region", &region.slug)
        .attr("aria-labelledby", &id)
        .child(el("h2").attr("id", &id).child(link(&links.href(&region.href)).text(&region.title)))
        .child(el("ol").class("mini-road").children(stages))
        .child(el("div").class("region-doors").children(doors))
        .into()
}

fn mini(links: &Links, step: &BoxText) -> Html {
    let doors = (!step.doors.is_empty()).then(|| el("span").class("doors").text(&step.door_words()));
    link(&links.href(&step.href))
        .class(&format!("mini kind-box-{}", class_of(step.kind)))
        .attr("data-step", &step.step)
        .child(kind(step.kind, step.ending))
        .child(el("span").class("name").text(&step.name))
        .child(doors)
        .into()
}
