//! The words and lines of the chart, each part by itself: the page places and marks them.

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::decimal::Decimal;
use crate::layout::Line;
use crate::markup::{Html, drawing, el, text};
use crate::scene::chart::{BoxHighlight, BoxText, Chart, LegendEntry, LineHighlight, LineText};
use crate::scene::path::{head, rounded};
use crate::scene::trail::Footprint;
use crate::views::cx::ViewContext;
use crate::views::parts::{class_of, class_of_move, heart_if, kind};

/// What stands in a step's box.
pub fn box_words(cx: &ViewContext, step: &BoxText, footprint: &Footprint) -> Html {
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
    let leads = format!(". {}: {}", cx.words.leads_to, step.leads_to);
    let leads = (!step.leads_to.is_empty()).then(|| unseen(leads));
    [
        kind.into(),
        text(" "),
        el("span").class("name").text(&step.name).into(),
        text(" "),
        doors.into(),
        leads.into(),
        mark(cx, footprint),
    ]
    .into_iter()
    .collect()
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
pub fn box_class(step: &BoxText, highlight: &BoxHighlight) -> String {
    let lasting = if step.ending == Some(Ending::Permanence) { " lasting" } else { "" };
    let mut class = format!("box kind-box-{}{lasting}", class_of(step.kind));
    for (mark, is_on) in [(" here", highlight.is_here), (" lit", highlight.is_highlighted), (" dim", highlight.is_dim)]
    {
        class.push_str(if is_on { mark } else { "" });
    }
    class
}

/// The classes of a line.
pub fn line_class(line: &LineText, highlight: LineHighlight) -> String {
    let mut class = format!("line {}", class_of_move(line.kind));
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

/// What a line is drawn with.
pub fn line_paths(line: &Line) -> Html {
    // Drawn from its end, so that the dashes of lines that share a trunk lie on each other.
    let from_end: Vec<_> = line.points.iter().rev().copied().collect();
    let joins = line.joins.iter().map(|at| {
        let [x, y] = [at.x, at.y].map(|at| Decimal::tenths(at).to_string());
        el("circle").class("join").attr("cx", &x).attr("cy", &y).attr("r", "3.5").into()
    });
    let way = Html::from(el("path").class("way").attr("d", &rounded(&from_end)));
    let head = Html::from(el("path").class("head").attr("d", &head(&line.points)));
    std::iter::once(way).chain(joins).chain([head]).collect()
}

/// The title of a band.
pub fn band_title(chart: &Chart, stage: usize) -> Html {
    let title = chart.stages.iter().find(|(idx, _)| *idx == stage).map_or("", |(_, title)| title.as_str());
    el("span").text(title).into()
}

/// How the lines of a kind of move are drawn.
pub fn move_sample(kind: MoveKind) -> Html {
    let class = format!("sample line full {}", class_of_move(kind));
    drawing(&class, 36, 12, &[("way", "M1 6L28 6"), ("head", "M35 6L27 2L27 10Z")])
}

/// What an entry of the legend says: how the lines are drawn, what they are, how many there are.
pub fn legend_entry(cx: &ViewContext, entry: &LegendEntry) -> Html {
    let name = format!("{} ({})", (cx.words.move_kind)(entry.kind), entry.count);
    let state = entry.switch.is_some().then(|| {
        let state = if entry.is_on { cx.words.shown_strongly } else { cx.words.shown_thinly };
        el("span").class("visually-hidden").text(&format!(", {state}"))
    });
    [move_sample(entry.kind), text(&name), state.into()].into_iter().collect()
}

/// What the signs of the steps mean.
pub fn kinds(cx: &ViewContext, kinds: &[StepKind]) -> Html {
    kinds.iter().map(|step| el("li").child(kind(cx, *step, None)).into()).collect()
}
