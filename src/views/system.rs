//! The whole system: every map of a nation as a region, and the doors between them.
//! Must never draw a door whose two ends are not named in words as well.

use crate::geometry::Size;
use crate::layout::Direction;
use crate::markup::{Html, el, link};
use crate::scene::chart::BoxText;
use crate::scene::path::{head, rounded};
use crate::scene::system::{Overview, Region, overview};
use crate::views::cx::ViewContext;
use crate::views::parts::{arrow, class_of, heart, kind, step_link};

/// What stands in the page's main part.
pub fn system(cx: &ViewContext, nation: &str, regions: &[Region]) -> Html {
    let marks = el("p").child(heart()).text(cx.words.pages.heart_marks);
    let regions_view = regions.iter().map(|region| region_view(cx, region, regions));
    [
        el("h1").text(&(cx.words.map.whole_system_of)(nation)).into(),
        el("p").text(cx.words.pages.system_hint).into(),
        marks.into(),
        overview_view(cx, regions),
        regions_view.collect(),
    ]
    .into_iter()
    .collect()
}

/// The maps as boxes, the doors between them as lines: once for wide screens, once for narrow ones.
fn overview_view(cx: &ViewContext, regions: &[Region]) -> Html {
    let drawn =
        [("doors-map wide", Direction::Right), ("doors-map tall", Direction::Down)].map(|(class, direction)| {
            let Overview { drawing, pairs } = overview(regions, direction);
            let lines = drawing.lines.iter().zip(&pairs).map(|(line, pair)| {
                let back: Vec<_> = line.points.iter().rev().copied().collect();
                let ends = [(pair.n_on, &line.points), (pair.n_back, &back)].into_iter().filter(|end| 0 < end.0);
                let number = line.label.map(|area| {
                    let (x, y) = (area.centre().x.to_string(), (area.bottom() - 3.0).to_string());
                    let n = (pair.n_on + pair.n_back).to_string();
                    el("text").attr("x", &x).attr("y", &y).attr("text-anchor", "middle").text(&n)
                });
                el("g")
                    .class("line full")
                    .child(el("path").class("way").attr("d", &rounded(&line.points)))
                    .children(ends.map(|(_, points)| el("path").class("head").attr("d", &head(points)).into()))
                    .child(number)
                    .into()
            });
            let boxes = drawing.boxes.iter().zip(regions).map(|(area, region)| {
                el("foreignObject")
                    .attr("x", &area.left().to_string())
                    .attr("y", &area.top().to_string())
                    .attr("width", &area.size.width.to_string())
                    .attr("height", &area.size.height.to_string())
                    .child(link(&cx.href(&region.place)).text(&region.title))
                    .into()
            });
            let Size { width, height } = drawing.size;
            let picture = el("svg")
                .attr("viewBox", &format!("0 0 {width:.0} {height:.0}"))
                .attr("width", &format!("{:.2}rem", width / 16.0))
                .attr("height", &format!("{:.2}rem", height / 16.0))
                .child(el("g").attr("aria-hidden", "true").children(lines))
                .children(boxes);
            el("nav").class(class).attr("aria-label", cx.words.pages.doors_map).child(picture).into()
        });
    [el("p").text(cx.words.pages.doors_map_hint).into()].into_iter().chain(drawn).collect()
}

fn region_view(cx: &ViewContext, region: &Region, regions: &[Region]) -> Html {
    let stages = region.chart.stages.iter().map(|(idx, title)| {
        let steps = region.chart.boxes.iter().filter(|step| step.stage == *idx);
        let list = el("ul").children(steps.map(|step| el("li").child(mini(cx, step)).into()));
        el("li").class("mini-stage").child(el("p").class("stage-name").text(title)).child(list).into()
    });
    let doors = regions.iter().map(|other| {
        let doors: Vec<_> = region.links.iter().filter(|door| door.to_map == other.map).collect();
        let items = doors.iter().map(|door| {
            let item = el("li").child(step_link(cx, &door.from)).text(&format!(": {}", door.when));
            item.child(arrow()).child(step_link(cx, &door.to)).into()
        });
        let title = (cx.words.map.doors_to)(&other.title, doors.len());
        let group = el("details").class("door-group").child(el("summary").text(&title)).child(el("ul").children(items));
        Html::from((!doors.is_empty()).then_some(group))
    });
    let id = format!("region-{}", region.slug);
    el("section")
        .class("region")
        .attr("data-region", &region.slug)
        .attr("aria-labelledby", &id)
        .child(el("h2").attr("id", &id).child(link(&cx.href(&region.place)).text(&region.title)))
        .child(el("ol").class("mini-road").children(stages))
        .child(el("div").class("region-doors").children(doors))
        .into()
}

fn mini(cx: &ViewContext, step: &BoxText) -> Html {
    let doors = (!step.doors.is_empty())
        .then(|| el("span").class("doors").text(&format!("{}: {}", cx.words.door_to, step.doors.join(", "))));
    link(&cx.href(&step.place))
        .class(&format!("mini kind-box-{}", class_of(step.kind)))
        .attr("data-step", &step.step)
        .child(kind(cx, step.kind, step.ending))
        .child(el("span").class("name").text(&step.name))
        .child(doors)
        .into()
}
