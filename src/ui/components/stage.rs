//! Everything on the stage of the chart, as the drawing places it and the scene marks it.
//!
//! ```text
//! .bands > span   svg.lines > g[data-move]   .boxes > a[data-step]   .titles > span
//! ```

use std::sync::Arc;

use leptos::prelude::*;

use crate::decimal::Decimal;
use crate::geometry::{Point, Rect, Size};
use crate::layout::Drawing;
use crate::markup::Html;
use crate::scene::chart::{Chart, Highlights};
use crate::scene::trail::Footprint;
use crate::ui::Live;
use crate::ui::components::move_line::MoveLine;
use crate::ui::components::step_box::{StepBox, TabStop, moved};
use crate::views::chart::{band_title, box_words, line_paths};
use crate::views::cx::ViewContext;

/// The words of a chart, written once.
pub struct ChartWords {
    cx: &'static ViewContext,
    chart: Arc<Chart>,
    boxes: Vec<Arc<str>>,
}

/// A drawing with its lines written: what is drawn anew only when sizes change.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnChart {
    /// Where everything stands.
    pub drawing: Arc<Drawing>,
    lines: Arc<Vec<Arc<str>>>,
}

fn shared(html: &Html) -> Arc<str> {
    html.as_str().into()
}

impl DrawnChart {
    /// A drawing.
    pub fn new(drawing: Drawing) -> DrawnChart {
        let lines = drawing.lines.iter().map(|line| shared(&line_paths(line))).collect();
        DrawnChart { drawing: Arc::new(drawing), lines: Arc::new(lines) }
    }
}

impl ChartWords {
    /// The words of a chart.
    pub fn new(cx: &'static ViewContext, chart: Arc<Chart>) -> ChartWords {
        let boxes = chart.boxes.iter().map(|step| shared(&box_words(cx, step, &Footprint::default()))).collect();
        ChartWords { cx, chart, boxes }
    }

    /// The ground of the stages, or their titles, which stand above all else.
    pub fn bands(&self, drawn: Option<&DrawnChart>, which: Bands) -> Vec<Placed> {
        let bands = drawn.map(|drawn| drawn.drawing.bands.as_slice()).unwrap_or_default();
        let band = |band: &crate::layout::Band| {
            let (class, words) = match which {
                Bands::Grounds => ("band", Html::default()),
                Bands::Titles => ("band-title", band_title(&self.chart, band.stage)),
            };
            let Rect { origin, size } = band.area;
            Placed { class, at: Some(origin), size: Some(size), words }
        };
        bands.iter().map(band).collect()
    }

    /// The lines, once they are drawn.
    pub fn lines(&self, drawn: Option<&DrawnChart>, highlights: &Highlights) -> impl IntoView + use<> {
        let lines =
            self.chart.lines.iter().zip(&highlights.lines).zip(drawn.map(|drawn| &**drawn.lines).into_iter().flatten());
        lines
            .map(|((line, highlight), paths)| view! { <MoveLine line highlight=*highlight paths=paths.clone() /> })
            .collect::<Vec<_>>()
    }

    /// The boxes of the steps. They are on the page before there is a drawing, to be measured.
    pub fn boxes(&self, drawn: Option<&DrawnChart>, highlights: &Highlights) -> impl IntoView + use<> {
        let stop = highlights.first();
        let boxes = self.chart.boxes.iter().zip(&highlights.boxes).zip(&self.boxes).enumerate();
        let step_box =
            |(idx, ((step, highlight), words)): (usize, ((_, &crate::scene::chart::BoxHighlight), &Arc<str>))| {
                let words = match highlight.footprint == Footprint::default() {
                    true => words.clone(),
                    false => shared(&box_words(self.cx, step, &highlight.footprint)),
                };
                let at = drawn.and_then(|drawn| drawn.drawing.boxes.get(idx)).map(|area| area.origin);
                let is_stop = if idx == stop { TabStop::Yes } else { TabStop::No };
                view! { <StepBox cx=self.cx step highlight words at is_stop /> }
            };
        boxes.map(step_box).collect::<Vec<_>>()
    }
}

/// Something on the stage that is not pressed: where it stands, how large it is if it does not say so itself, its words.
pub struct Placed {
    class: &'static str,
    at: Option<Point>,
    size: Option<Size>,
    words: Html,
}

/// A layer of what is not pressed.
pub fn layer(placed: Vec<Placed>) -> impl IntoView {
    let view = |Placed { class, at, size, words }: Placed| {
        let side = |side: fn(&Size) -> f64| size.as_ref().map(|size| format!("{}px", Decimal::tenths(side(size))));
        view! {
            <span
                class=class
                style:transform=at.map(moved)
                style:width=side(|size| size.width)
                style:height=side(|size| size.height)
                inner_html=words.into_string()
            ></span>
        }
    };
    placed.into_iter().map(view).collect::<Vec<_>>()
}

/// A layer that follows what it reads.
#[component]
pub fn Layer(
    /// Which of the layers.
    class: &'static str,
    /// What stands on it.
    placed: Live<Vec<Placed>>,
) -> impl IntoView {
    view! { <div class=class aria-hidden="true">{move || layer(placed())}</div> }
}

/// The two layers of the stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bands {
    /// Below all else.
    Grounds,
    /// Above all else: no line crosses a title out.
    Titles,
}

/// A stage that stays as it is, for paper.
pub fn still(words: &ChartWords, drawn: &DrawnChart, highlights: &Highlights) -> impl IntoView + use<> {
    let size = drawn.drawing.size;
    let sides = [size.width, size.height].map(Decimal::tenths);
    let drawn = Some(drawn);
    view! {
        <div class="bands" aria-hidden="true">{layer(words.bands(drawn, Bands::Grounds))}</div>
        <svg class="lines" aria-hidden="true" width=sides[0].to_string() height=sides[1].to_string()>
            {words.lines(drawn, highlights)}
        </svg>
        <div class="boxes">{words.boxes(drawn, highlights)}</div>
        <div class="titles" aria-hidden="true">{layer(words.bands(drawn, Bands::Titles))}</div>
    }
}
