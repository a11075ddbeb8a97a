//! The main road as HTML: a grid of columns whose rows take the room of their text, and lines that are cells of the same grid.
//! So the lines follow the boxes at any size of text, in any language and direction, on paper and without a script.
//! Must never place anything by a coordinate: columns, rows, ports and lanes are classes of `style/road.css`.
//!
//! ```text
//! .main-road[data-picture="main-road"] > .road-band | h3.road-stage | ol.road-steps > li.stop > a.box, .flags, .stubs, .down
//!                                 | .across[data-move] | .apart
//! ```

use crate::atlas::file::{MoveKind, StepKind};
use crate::atlas::{MapId, Nation, StepRef};
use crate::markup::{Html, el, link, text};
use crate::scene::main_road::{Flag, MainRoad, RoadColumn, RoadLine, RoadMove, RoadName, RoadStep, Stub};
use crate::scene::{self, step_link};
use crate::views::chart::{kind_heard, kind_sign, move_sample};
use crate::views::cx::ViewContext;
use crate::views::parts::{acts, class_of, class_of_move, heart_if, kind};
use crate::views::road_lines::{Choice, line_across, line_down};
use crate::world::World;

/// The main road, with where the map begins above it, and below it what its lines mean. No place is marked: `road_marks` does.
pub fn main_road(cx: &ViewContext, world: &World, map: MapId) -> Html {
    let road = scene::main_road::main_road(&world.nation, map);
    let n_rows = road.columns.iter().map(|column| column.steps.len()).max().unwrap_or_default();
    let bands = road.columns.iter().enumerate().map(|(nth, column)| {
        let class = format!("road-band {}", column_class(&road.columns, nth));
        Html::from(column.title.is_some().then(|| el("div").class(&class).attr("aria-hidden", "true")))
    });
    let columns = road.columns.iter().enumerate().map(|(nth, own)| column(cx, &road, nth, own));
    let lines = road.lines.iter().map(|RoadLine { way, column, run }| {
        line_across(&line_class(way), &way.name, *column, *run, Choice::None).into()
    });
    let apart = (!road.apart.is_empty()).then(|| {
        el("div").class("apart").child(el("h3").text(cx.words.map.other_ways_out)).child(flags(cx, &road.apart))
    });
    let left_out = (!road.stages_left_out.is_empty()).then(|| {
        let told = format!("{} {}", cx.words.map.stages_left_out, road.stages_left_out.join(", "));
        el("p").class("left-out").text(&told)
    });
    let picture = el("div")
        .class(&format!("main-road n{n_rows}"))
        .attr("data-picture", "main-road")
        .attr("role", "group")
        .attr("aria-label", cx.words.map.main_road)
        .children(bands)
        .children(columns)
        .children(lines)
        .child(apart);
    [starts(cx, &world.nation, map), picture.into(), left_out.into(), legend(cx, &road)].into_iter().collect()
}

/// Where the map begins, in a family's words.
fn starts(cx: &ViewContext, nation: &Nation, map: MapId) -> Html {
    let starts = nation.map(map).steps().filter(|(_, step)| step.kind == StepKind::Start);
    let items = starts.map(|(step, _)| {
        let step = step_link(nation, map, StepRef { map, step });
        el("li").child(link(&cx.href(&step.place)).text(&step.shown_name)).into()
    });
    let title = el("h2").text(cx.words.map.starts);
    let section = el("section").class("road-starts").attr("data-list", "starts");
    section.child(title).child(el("ol").children(items)).into()
}

/// The classes of what stands over the columns of a stage: where it begins, and over how many columns it goes.
fn column_class(columns: &[RoadColumn], nth: usize) -> String {
    let n_more = columns.iter().skip(nth + 1).take_while(|next| next.title.is_none()).count();
    format!("c{} w{}", nth + 1, n_more + 1)
}

fn column(cx: &ViewContext, road: &MainRoad, nth: usize, own: &RoadColumn) -> Html {
    let title = own.title.as_ref().map(|title| {
        el("h3").class(&format!("road-stage {}", column_class(&road.columns, nth))).child(el("span").text(title))
    });
    let is_last = road.columns.len() == nth + 1;
    let stops = own.steps.iter().enumerate().map(|(row, step)| {
        let class = format!("stop c{} r{}", nth + 1, row + 1);
        let end = if is_last && own.steps.len() == row + 1 { End::OfRoad } else { End::No };
        el("li").class(&class).child(stop(cx, step)).child(down(step, end)).into()
    });
    let steps = el("ol").class("road-steps").attr("role", "list").children(stops);
    [title.into(), steps.into()].into_iter().collect()
}

fn stop(cx: &ViewContext, step: &RoadStep) -> Html {
    let more = (0 < step.n_more).then(|| {
        let before = if step.first_to_act.is_some() { " · " } else { " " };
        el("span").class("road-more").text(before).text(&(cx.words.map.more_options)(step.n_more))
    });
    let acts = step.first_to_act.map(|actor| el("span").class("road-acts").child(acts(cx, &[actor])));
    let name = link(&cx.href(&step.place))
        .class(&format!("road-box kind-box-{}", class_of(step.kind)))
        .attr("data-step", &step.step)
        .child(kind_sign(step.kind))
        .child(el("span").class("name").child(road_name(&step.name)))
        .child(kind_heard((cx.words.step_kind)(step.kind)))
        .child(text(" "))
        .child(acts)
        .child(more)
        .child(el("span").class("mark"));
    let stubs: Vec<Html> = step.stubs.iter().map(|own| stub(cx, own)).collect();
    let stubs = (!stubs.is_empty()).then(|| el("ul").class("stubs").attr("role", "list").children(stubs));
    let told: Html = [if step.flags.is_empty() { Html::default() } else { flags(cx, &step.flags) }, stubs.into()]
        .into_iter()
        .collect();
    [Html::from(name), el("div").class("stop-told").child(told).into()].into_iter().collect()
}

/// Both names of a step, each in what shows it to its readers.
fn road_name(name: &RoadName) -> Html {
    match &name.official {
        None => text(&name.everyday),
        Some(official) => {
            let everyday = el("span").class("everyday").text(&name.everyday);
            [everyday.into(), el("span").class("formal").text(official).into()].into_iter().collect()
        }
    }
}

fn flags(cx: &ViewContext, flags: &[Flag]) -> Html {
    let items = flags.iter().map(|flag| {
        let lasting = if flag.ending.is_some_and(|ending| ending == crate::atlas::file::Ending::Permanence) {
            "flag lasting"
        } else {
            "flag"
        };
        let kind = flag.ending.map(|ending| {
            let kind = format!("{}: ", (cx.words.ending)(ending));
            el("span").class("visually-hidden").text(&kind)
        });
        let way_out = link(&cx.href(&flag.place)).class(lasting).attr("data-exit", &flag.step);
        el("li")
            .child(condition(&flag.when))
            .child(way_out.child(kind).child(heart_if(flag.ending)).child(road_name(&flag.name)))
            .into()
    });
    el("ul").class("flags").attr("role", "list").children(items).into()
}

fn stub(cx: &ViewContext, stub: &Stub) -> Html {
    let kind = match stub.is_elsewhere {
        true => cx.words.door_to,
        false => (cx.words.move_kind)(stub.way.kind),
    };
    let class = match (stub.is_elsewhere, stub.is_narrow) {
        (true, _) => "elsewhere".to_string(),
        (false, true) => format!("{} narrow", class_of_move(stub.way.kind)),
        (false, false) => class_of_move(stub.way.kind),
    };
    let end = link(&cx.href(&stub.place)).attr("data-stub", &stub.way.name);
    let end = end.child(el("span").class("visually-hidden").text(&format!("{kind}: "))).child(road_name(&stub.name));
    el("li").class(&class).child(condition(&stub.when)).child(end).into()
}

/// Whether a step is the last of all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// It is.
    OfRoad,
    /// It is not.
    No,
}

/// The condition of a move: it is seen where there is room, and read aloud everywhere.
fn condition(when: &str) -> Option<crate::markup::Element> {
    (!when.is_empty()).then(|| el("span").class("road-when").text(&format!("{when}: ")))
}

/// The line to the step below: within a column, and on a narrow screen also from the last step of a stage to the first of
/// the next. Where there is none, the room between two boxes stays.
fn down(step: &RoadStep, end: End) -> Html {
    let (way, narrow) = match (&step.down, &step.on) {
        (Some(way), _) => (way, ""),
        (None, Some(way)) => (way, " narrow"),
        (None, None) => return (end == End::No).then(|| el("div").class("down")).into(),
    };
    line_down(&format!("{} down{narrow}", line_class(way)), &way.name, Choice::None).into()
}

fn line_class(way: &RoadMove) -> String {
    format!("line full {}", class_of_move(way.kind))
}

/// What the lines and signs mean, as far as they are there.
fn legend(cx: &ViewContext, road: &MainRoad) -> Html {
    let words = &cx.words.map;
    let entry = |kind: &MoveKind| el("li").child(move_sample(*kind)).text((cx.words.move_kind)(*kind)).into();
    let steps = || road.columns.iter().flat_map(|column| &column.steps);
    let sign = |class: &str, sign: &str, says: &str| -> Html {
        el("li").child(el("span").class(class).attr("aria-hidden", "true").text(sign)).text(says).into()
    };
    let elsewhere = steps().any(|step| step.stubs.iter().any(|stub| stub.is_elsewhere));
    let elsewhere = elsewhere.then(|| sign("sign", "⇥", words.other_map));
    let more = steps().any(|step| 0 < step.n_more);
    let more = more.then(|| sign("sign", &(words.more_options)(2), words.more_sign));
    let exit = sign("sign flag", "■", words.way_out);
    let signs = [elsewhere, more, Some(exit)].into_iter().flatten();
    let mut kinds: Vec<StepKind> = Vec::new();
    for step in steps().filter(|step| step.kind != StepKind::Step) {
        if !kinds.contains(&step.kind) {
            kinds.push(step.kind);
        }
    }
    let kinds = kinds.into_iter().map(|own| el("li").child(kind(cx, own, None)).into());
    let signs = road.kinds.iter().map(entry).chain(signs).chain(kinds);
    el("ul").class("legend road-legend").attr("aria-label", cx.words.legend).children(signs).into()
}
