//! The chart's steps as links, its lines as SVG hidden from assistive technology, and its legend.
//! Must never place anything: that is done on the page, from the drawing.
//!
//! ```text
//! .bands > div   svg.lines > g[data-move]   .labels > span[data-line]   .boxes > a[data-step]   .titles > div
//! ```

use crate::atlas::file::Ending;
use crate::layout::Drawing;
use crate::markup::{Html, drawing, el, link};
use crate::scene::chart::{BoxText, Chart, Shown};
use crate::scene::map::Legend;
use crate::scene::path::{head, rounded};
use crate::views::cx::Cx;
use crate::views::parts::{class_of, class_of_move, heart_if, kind};

/// Everything on the chart's stage, not yet placed.
pub fn stage(cx: &Cx, chart: &Chart) -> Html {
    let labels = chart.lines.iter().enumerate().filter(|(_, line)| !line.label.is_empty());
    let labels = labels.map(|(idx, line)| el("span").attr("data-line", &idx.to_string()).text(&line.label).into());
    let hidden = |class: &str| el("div").class(class).attr("aria-hidden", "true");
    [
        hidden("bands").into(),
        el("svg").class("lines").attr("aria-hidden", "true").into(),
        hidden("labels").children(labels).into(),
        el("div").class("boxes").children(chart.boxes.iter().map(|step| step_box(cx, step))).into(),
        // Above all else: no line crosses a stage's title out.
        hidden("titles").into(),
    ]
    .into_iter()
    .collect()
}

fn step_box(cx: &Cx, step: &BoxText) -> Html {
    let lasting = if step.ending == Some(Ending::Permanence) { " lasting" } else { "" };
    let unseen = |text: String| el("span").class("visually-hidden").text(&text);
    let doors = (!step.doors.is_empty()).then(|| {
        el("span").class("doors").child(unseen(format!("{}: ", cx.words.door_to))).text(&step.doors.join(", "))
    });
    // The sign of an ordinary step stands before its name, its word below the chart; a way out says that it is one.
    let word = (cx.words.step_kind)(step.kind);
    let kind = el("span").class(&format!("kind kind-{}", class_of(step.kind)));
    let kind = match step.ending {
        Some(ending) => kind
            .child(heart_if(step.ending))
            .text(word)
            .child(unseen(format!(": {}", (cx.words.ending)(ending).to_lowercase()))),
        None => kind.child(unseen(word.to_string())),
    };
    let apart = step.is_apart.then(|| el("span").class("apart").text(cx.words.by_side_steps));
    let leads = format!(". {}: {}", cx.words.leads_to, step.leads_to);
    let leads = (!step.leads_to.is_empty()).then(|| unseen(leads));
    link(&cx.href(&step.place))
        .class(&format!("box kind-box-{}{lasting}", class_of(step.kind)))
        .attr("data-step", &step.step)
        .attr("draggable", "false")
        .child(kind)
        .text(" ")
        .child(apart)
        .child(el("span").class("name").text(&step.name))
        .text(" ")
        .child(doors)
        .child(leads)
        .into()
}

/// The lines of a drawing, what goes into `svg.lines`.
pub fn lines(chart: &Chart, drawing: &Drawing) -> Html {
    let lines = chart.lines.iter().zip(&drawing.lines).map(|(text, line)| {
        // Drawn from its end, so that the dashes of lines that share a trunk lie on each other.
        let from_end: Vec<_> = line.points.iter().rev().copied().collect();
        let joins = line.joins.iter().map(|at| {
            let [x, y] = [at.x, at.y].map(|at| format!("{at:.1}"));
            el("circle").class("join").attr("cx", &x).attr("cy", &y).attr("r", "3.5").into()
        });
        el("g")
            .class(&format!("line {}", class_of_move(text.kind)))
            .attr("data-move", &text.name)
            .child(el("path").class("way").attr("d", &rounded(&from_end)))
            .children(joins)
            .child(el("path").class("head").attr("d", &head(&line.points)))
            .into()
    });
    lines.collect()
}

/// The bands of a drawing and their titles, in its order: what goes into `.bands` and into `.titles`.
pub fn bands(chart: &Chart, drawing: &Drawing) -> [Html; 2] {
    let title =
        |stage: usize| chart.stages.iter().find(|(idx, _)| *idx == stage).map_or("", |(_, title)| title.as_str());
    let bands = drawing.bands.iter().map(|_| el("div").class("band").into()).collect();
    let titles = drawing.bands.iter();
    let titles = titles.map(|band| el("div").class("band-title").child(el("span").text(title(band.stage))).into());
    [bands, titles.collect()]
}

/// How much the chart shows, and its legend: made from what is there; each kind of move can be turned on or off, and the
/// signs of the steps are told.
pub fn legend(cx: &Cx, legend: &Legend) -> Html {
    let (shows, other) = match legend.shown {
        Shown::MainRoad => (cx.words.shows_main, cx.words.show_all),
        Shown::EveryStep => (cx.words.shows_all, cx.words.show_main),
    };
    let items = legend.moves.iter().map(|entry| {
        let class = format!("sample line full {}", class_of_move(entry.kind));
        let sample = drawing(&class, 36, 12, &[("way", "M1 6L28 6"), ("head", "M35 6L27 2L27 10Z")]);
        let name = format!("{} ({})", (cx.words.move_kind)(entry.kind), entry.count);
        let item = match &entry.switch {
            Some(place) => {
                let state = if entry.is_on { cx.words.shown_strongly } else { cx.words.shown_thinly };
                let current = if entry.is_on { "true" } else { "false" };
                let state = el("span").class("visually-hidden").text(&format!(", {state}"));
                link(&cx.href(place)).attr("aria-current", current).child(sample).text(&name).child(state)
            }
            None => el("span").child(sample).text(&name),
        };
        el("li").child(item).into()
    });
    let kinds = legend.kinds.iter().map(|step| kind(cx, *step, None));
    let switch = link(&cx.href(&legend.other_depth)).text(other);
    [
        el("p").class("depth").child(el("span").text(shows)).text(" ").child(switch).into(),
        el("ul").class("legend").attr("aria-label", cx.words.legend).children(items).into(),
        el("ul")
            .class("legend kinds")
            .attr("aria-label", cx.words.kinds)
            .children(kinds.map(|kind| el("li").child(kind).into()))
            .into(),
    ]
    .into_iter()
    .collect()
}
