//! The chart of every step as HTML: the grid of the main road, with every step in it and every move, as a line between neighbours
//! or as a stub that names its end. Must never place anything by a coordinate.
//!
//! ```text
//! .main-road.every-step[data-picture] > .road-band | h3.road-stage > button[data-fold] | ol.road-steps > li.stop | .across[data-move]
//!   li.stop > a.road-box[data-step], .stop-told > ul.stubs > li[data-move], .down[data-move]
//! ```

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::markup::{Element, Html, drawing, el, link, text};
use crate::place::Place;
use crate::scene::chart::{
    BoxHighlight, BoxText, Chart, ChartGroup, ChartStub, Door, EveryStep, Ground, LegendEntry, LineHighlight, LineText,
    Stop, Way,
};
use crate::scene::map::MapScene;
use crate::scene::trail::Footprint;
use crate::views::cx::ViewContext;
use crate::views::parts::{class_of, class_of_move, heart_if, kind};
use crate::views::road_lines::{Choice, line_across, line_down};

/// The chart of every step, in columns.
pub fn every_step(cx: &ViewContext, scene: &MapScene, ground: Ground) -> Html {
    let EveryStep { groups, columns, lines } = match ground {
        Ground::Screen => &scene.every_step,
        Ground::LargePaper => &scene.every_step_on_paper,
    };
    let over = |nth: usize| {
        let n_more = columns.iter().skip(nth + 1).take_while(|next| !next.is_first).count();
        format!("c{} w{}", nth + 1, n_more + 1)
    };
    let first = || columns.iter().enumerate().filter(|(_, column)| column.is_first);
    let bands =
        first().map(|(nth, _)| el("div").class(&format!("road-band {}", over(nth))).attr("aria-hidden", "true").into());
    let columns = columns.iter().enumerate().map(|(nth, column)| {
        let title = column.is_first.then(|| group_title(cx, &groups[column.group], &over(nth)));
        let stops = column.stops.iter().enumerate().map(|(row, stop)| {
            let class = format!("stop c{} r{}", nth + 1, row + 1);
            el("li").class(&class).children(step(cx, scene, stop)).into()
        });
        let steps =
            (!column.stops.is_empty()).then(|| el("ol").class("road-steps").attr("role", "list").children(stops));
        [title.into(), steps.into()].into_iter().collect()
    });
    let lines = lines.iter().map(|(line, column, run)| {
        let class = move_class("line", &scene.chart.lines[*line], scene.highlights.lines[*line]);
        line_across(&class, &scene.chart.lines[*line].name, *column, *run, Choice::Offered).into()
    });
    el("div")
        .class("main-road every-step")
        .attr("data-picture", "every-step")
        .attr("role", "group")
        .attr("aria-label", cx.words.chart)
        .attr("aria-describedby", "chart-help")
        .children(bands)
        .children(columns)
        .children(lines)
        .into()
}

/// The title of a group, which folds it: of one that is folded, how many steps it holds.
fn group_title(cx: &ViewContext, group: &ChartGroup, over: &str) -> Element {
    let (class, open) = if group.is_folded { ("fold-group folded", "false") } else { ("fold-group", "true") };
    let held = group.is_folded.then(|| format!(" ({})", (cx.words.map.n_steps)(group.steps.len())));
    let button = el("button")
        .attr("type", "button")
        .class(class)
        .attr("data-fold", &group.id)
        .attr("aria-expanded", open)
        .attr("tabindex", "-1")
        .text(&group.title)
        .text(&held.unwrap_or_default());
    el("h3").class(&format!("road-stage {over}")).child(button)
}

/// A step with the moves that leave it, except those that are lines to the next column.
fn step(cx: &ViewContext, scene: &MapScene, stop: &Stop) -> [Html; 3] {
    let own = &scene.chart.boxes[stop.step];
    let highlight = &scene.highlights.boxes[stop.step];
    let been = highlight.footprint.words(&cx.words.trail);
    let is_stop = scene.highlights.first() == stop.step;
    let link_to_step = link(&cx.href(&own.place))
        .class(&box_class(own, highlight))
        .attr("data-step", &own.step)
        .attr_if("data-way", highlight.number.map(|number| number.to_string()).as_deref())
        .attr_if("data-been", (!been.is_empty()).then_some(been.as_str()))
        .attr_if("aria-current", highlight.is_here.then_some("step"))
        .attr("tabindex", if is_stop { "0" } else { "-1" })
        .child(box_words(cx, own, &highlight.footprint));
    let stubs = stop.stubs.iter().map(|own| stub(cx, scene, stop.step, own));
    let more = (0 < stop.n_more).then(|| {
        let link = link(&cx.href(&own.place)).attr("tabindex", "-1").text(&(cx.words.map.more_moves)(stop.n_more));
        el("li").class("more-moves").child(link)
    });
    let stubs =
        (!stop.stubs.is_empty()).then(|| el("ul").class("stubs").attr("role", "list").children(stubs).child(more));
    let down = match (stop.down, stop.on) {
        (Some(line), _) => Some((line, "")),
        (None, on) => on.map(|line| (line, " narrow")),
    };
    let down: Html = match down {
        Some((line, narrow)) => {
            let class = move_class("line", &scene.chart.lines[line], scene.highlights.lines[line]);
            line_down(&format!("{class} down{narrow}"), &scene.chart.lines[line].name, Choice::Offered).into()
        }
        None => el("div").class("down").into(),
    };
    let told = el("div").class("stop-told").child(heard_moves(cx, &scene.chart, stop.step)).child(stubs);
    [link_to_step.into(), told.into(), down]
}

/// A move that is no line: the sign of its kind, which chooses it, and the name of its end, a link.
fn stub(cx: &ViewContext, scene: &MapScene, step: usize, stub: &ChartStub) -> Html {
    let told = match stub.way {
        Way::Line(line) => Told::of_line(&scene.chart, &scene.chart.lines[line]),
        Way::Door(door) => Told::of_door(&scene.chart, step, &scene.chart.boxes[step].doors[door]),
    };
    let mut class = match stub.way {
        Way::Line(line) => move_class("", &scene.chart.lines[line], scene.highlights.lines[line]),
        Way::Door(_) => "elsewhere".to_string(),
    };
    for (mark, is_on) in [(" narrow", stub.is_narrow), (" rest", stub.is_rest)] {
        class.push_str(if is_on { mark } else { "" });
    }
    let look = told.ending.map(|ending| if ending == Ending::Permanence { "flag lasting" } else { "flag" });
    let kind = format!("{}: ", told.kind_words(cx));
    let end = link(&cx.href(told.place))
        .attr_if("class", look)
        .attr("tabindex", "-1")
        .child(el("span").class("visually-hidden").text(&kind))
        .child(heart_if(told.ending))
        .text(told.name);
    el("li").class(class.trim()).attr("data-move", told.way).child(end).into()
}

/// What is told of a move.
struct Told<'a> {
    way: &'a str,
    from: &'a BoxText,
    name: &'a str,
    place: &'a Place,
    kind: Option<MoveKind>,
    ending: Option<Ending>,
    when: &'a str,
}

impl Told<'_> {
    fn of_line<'a>(chart: &'a Chart, line: &'a LineText) -> Told<'a> {
        let (from, to) = (&chart.boxes[line.from], &chart.boxes[line.to]);
        let (name, place, ending) = (&to.name, &to.place, to.ending);
        Told { way: &line.name, from, name, place, kind: Some(line.kind), ending, when: &line.when }
    }

    fn of_door<'a>(chart: &'a Chart, step: usize, door: &'a Door) -> Told<'a> {
        let (from, name, place) = (&chart.boxes[step], &door.title, &door.place);
        Told { way: &door.name, from, name, place, kind: None, ending: None, when: &door.when }
    }

    fn kind_words(&self, cx: &ViewContext) -> &'static str {
        self.kind.map_or(cx.words.door_to, cx.words.move_kind)
    }
}

/// The move of this name in one sentence: which of its step's it is, both ends, of what kind it is, on what condition. Of a step
/// that none leaves: that it is an outcome.
pub fn chosen_move(cx: &ViewContext, chart: &Chart, way: &str) -> Html {
    let line = chart.lines.iter().find(|line| line.name == way).map(|line| Told::of_line(chart, line));
    let door = || {
        let mut steps = chart.boxes.iter().enumerate();
        steps.find_map(|(nth, own)| Some(Told::of_door(chart, nth, own.doors.iter().find(|door| door.name == way)?)))
    };
    let Some(told) = line.or_else(door) else { return el("p").text(cx.words.ends_here).into() };
    let words = &cx.words.map;
    let moves = moves_of(chart, &told.from.step);
    let nth = moves.iter().position(|own| own == way).map_or(0, |nth| nth + 1);
    let end = |place: &Place, name: &str| link(&cx.href(place)).text(name);
    let kind = told.kind.map_or(String::new(), |kind| format!(" ({})", (cx.words.move_kind)(kind)));
    el("p")
        .text(&(words.line_of)(nth, moves.len()))
        .text(words.from)
        .child(end(&told.from.place, &told.from.name))
        .text(words.to)
        .child(end(told.place, told.name))
        .text(&format!("{kind}: {}", told.when))
        .into()
}

/// The moves that leave a step, in the author's order, by their names.
pub fn moves_of(chart: &Chart, step: &str) -> Vec<String> {
    let Some(at) = chart.boxes.iter().position(|own| own.step == step) else { return Vec::new() };
    let lines = chart.lines.iter().filter(|line| line.from == at).map(|line| line.name.clone());
    let mut moves: Vec<String> = lines.chain(chart.boxes[at].doors.iter().map(|door| door.name.clone())).collect();
    // Two moves between the same two steps are one way to go.
    moves.dedup();
    moves
}

/// What stands in a step's box.
fn box_words(cx: &ViewContext, step: &BoxText, footprint: &Footprint) -> Html {
    // The sign of an ordinary step stands before its name, its word below the chart; a way out says that it is one. Who listens
    // hears the name first.
    let word = (cx.words.step_kind)(step.kind);
    let sign = kind_sign(step.kind);
    let (sign, heard) = match step.ending {
        Some(ending) => {
            (sign.child(heart_if(step.ending)).text(word), format!("{word}: {}", (cx.words.ending)(ending)))
        }
        None => (sign, word.to_string()),
    };
    let name = el("span").class("name").text(&step.name);
    [sign.text(" ").into(), name.into(), kind_heard(&heard), mark(cx, footprint)].into_iter().collect()
}

/// The sign of a kind of step, for the eye alone.
pub fn kind_sign(kind: StepKind) -> Element {
    el("span").class(&format!("kind kind-{}", class_of(kind))).attr("aria-hidden", "true")
}

/// What kind of step it is, for the ear alone, after its name.
pub fn kind_heard(kind: &str) -> Html {
    el("span").class("visually-hidden").text(&format!(" ({})", kind.to_lowercase())).into()
}

/// The moves of a step for the ear: where each leads, of what kind it is and on what condition, and the steps that lead here.
/// The eye has lines and stubs.
pub fn heard_moves(cx: &ViewContext, chart: &Chart, step: usize) -> Html {
    let own = &chart.boxes[step];
    let lines = chart.lines.iter().filter(|line| line.from == step).map(|line| Told::of_line(chart, line));
    let told = lines.chain(own.doors.iter().map(|door| Told::of_door(chart, step, door)));
    let move_heard = |told: Told<'_>| {
        let on = if told.when.is_empty() { String::new() } else { format!(": {}", told.when) };
        el("li").text(&format!("{}{} ({})", told.name, on, told.kind_words(cx))).into()
    };
    let moves: Vec<Html> = told.map(move_heard).collect();
    let mut before: Vec<&str> = Vec::new();
    for line in chart.lines.iter().filter(|line| line.to == step) {
        let name = chart.boxes[line.from].name.as_str();
        if !before.contains(&name) {
            before.push(name);
        }
    }
    let before = (!before.is_empty()).then(|| el("p").text(cx.words.map.comes_from).text(&before.join("; ")));
    let leads = (!moves.is_empty()).then(|| el("p").text(cx.words.leads_to).text(":"));
    let moves = leads.is_some().then(|| el("ul").attr("role", "list").children(moves));
    el("div").class("visually-hidden").child(leads).child(moves).child(before).into()
}

/// The mark on a step: "You are here", shown only where it is the one chosen, and what the road so far says of it.
pub fn mark(cx: &ViewContext, footprint: &Footprint) -> Html {
    let been = footprint.words(&cx.words.trail);
    let been = (!been.is_empty()).then(|| el("span").class("been-word").text(&been));
    // That it is the one chosen is told by `aria-current`.
    let here = el("span").class("here-word").attr("aria-hidden", "true").text(cx.words.here);
    el("span").class("mark").child(here).child(been).into()
}

/// The classes of a step's box.
fn box_class(step: &BoxText, highlight: &BoxHighlight) -> String {
    let lasting = if step.ending == Some(Ending::Permanence) { " lasting" } else { "" };
    let mut class = format!("road-box box kind-box-{}{lasting}", class_of(step.kind));
    for (mark, is_on) in [(" here", highlight.is_here), (" lit", highlight.is_highlighted), (" dim", highlight.is_dim)]
    {
        class.push_str(if is_on { mark } else { "" });
    }
    class
}

/// The classes of a line or a stub.
fn move_class(class: &str, line: &LineText, highlight: LineHighlight) -> String {
    let mut class = format!("{class} {}", class_of_move(line.kind));
    let marks = [
        (" lit", highlight.is_highlighted),
        (" full", highlight.is_full),
        (" dim", highlight.is_dim),
        (" walked", highlight.is_walked),
    ];
    for (mark, is_on) in marks {
        class.push_str(if is_on { mark } else { "" });
    }
    class
}

/// The sign of a kind of move, and how its lines are drawn.
pub fn move_sample(kind: MoveKind) -> Html {
    let kind = class_of_move(kind);
    let sample =
        drawing(&format!("sample line full {kind}"), 36, 12, &[("way", "M1 6L28 6"), ("head", "M35 6L27 2L27 10Z")]);
    [el("span").class(&format!("sign {kind}")).into(), sample].into_iter().collect()
}

/// What an entry of the legend says: how the lines are drawn, what they are, how many there are.
pub fn legend_entry(cx: &ViewContext, entry: &LegendEntry) -> Html {
    let name = format!("{} ({})", (cx.words.move_kind)(entry.kind), entry.count);
    let state = entry.switch.is_some().then(|| {
        let state = if entry.is_on { cx.words.shown_strongly } else { cx.words.shown_thinly };
        el("span").class("visually-hidden").text(&format!(" {state}"))
    });
    [move_sample(entry.kind), text(&name), state.into()].into_iter().collect()
}

/// What the signs of the steps mean.
pub fn kinds(cx: &ViewContext, kinds: &[StepKind]) -> Html {
    kinds.iter().map(|step| el("li").child(kind(cx, *step, None)).into()).collect()
}
