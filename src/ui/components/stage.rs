//! Everything on the stage of the chart, as the drawing places it and the scene marks it.
//!
//! ```text
//! .bands > div   svg.lines > g[data-move]   .labels > span   .boxes > a[data-step]   .titles > div
//! ```

use std::sync::Arc;

use leptos::prelude::*;

use crate::geometry::{Point, Rect};
use crate::layout::Drawing;
use crate::markup::{Html, text};
use crate::scene::chart::{Chart, Lights};
use crate::scene::trail::Footprint;
use crate::ui::components::move_line::MoveLine;
use crate::ui::components::step_box::{StepBox, Stop, moved};
use crate::views::chart::{band_title, box_words, line_paths};
use crate::views::cx::Cx;

/// The words of a chart, written once.
pub struct ChartWords {
    cx: &'static Cx,
    chart: Arc<Chart>,
    boxes: Vec<Arc<str>>,
}

/// A drawing with its lines written: what is drawn anew only when sizes change.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Where everything stands.
    pub drawing: Arc<Drawing>,
    lines: Arc<Vec<Arc<str>>>,
}

fn shared(html: &Html) -> Arc<str> {
    html.as_str().into()
}

impl Drawn {
    /// A drawing.
    pub fn new(drawing: Drawing) -> Drawn {
        let lines = drawing.lines.iter().map(|line| shared(&line_paths(line))).collect();
        Drawn { drawing: Arc::new(drawing), lines: Arc::new(lines) }
    }

    /// Whether the road is cut into rows, as text wraps.
    pub fn has_rows(&self) -> bool {
        self.drawing.bands.iter().any(|band| 0.0 < band.area.top())
    }
}

impl ChartWords {
    /// The words of a chart.
    pub fn new(cx: &'static Cx, chart: Arc<Chart>) -> ChartWords {
        let boxes = chart.boxes.iter().map(|step| shared(&box_words(cx, step, &Footprint::default()))).collect();
        ChartWords { cx, chart, boxes }
    }

    /// What follows the drawing alone: the ground of the stages, or their titles, which stand above all else.
    pub fn bands(&self, drawn: Option<&Drawn>, which: Bands) -> impl IntoView + use<> {
        let bands = drawn.map(|drawn| drawn.drawing.bands.as_slice()).unwrap_or_default();
        let band = |band: &crate::layout::Band| {
            let (class, words) = match which {
                Bands::Grounds => ("band", Html::default()),
                Bands::Titles => ("band-title", band_title(&self.chart, band.stage)),
            };
            let Rect { origin, size } = band.area;
            view! {
                <div
                    class=class
                    style:transform=moved(origin)
                    style:width=format!("{}px", size.width)
                    style:height=format!("{}px", size.height)
                    inner_html=words.into_string()
                ></div>
            }
        };
        bands.iter().map(band).collect::<Vec<_>>()
    }

    /// The lines, once they are drawn.
    pub fn lines(&self, drawn: Option<&Drawn>, lights: &Lights) -> impl IntoView + use<> {
        let lines =
            self.chart.lines.iter().zip(&lights.lines).zip(drawn.map(|drawn| &**drawn.lines).into_iter().flatten());
        lines
            .map(|((line, light), paths)| view! { <MoveLine line light=*light paths=paths.clone() /> })
            .collect::<Vec<_>>()
    }

    /// The words on the lines.
    pub fn labels(&self, drawn: Option<&Drawn>, lights: &Lights) -> impl IntoView + use<> {
        let labels = self.chart.lines.iter().enumerate().filter(|(_, line)| !line.label.is_empty());
        let label = |(idx, line): (usize, &crate::scene::chart::LineText)| {
            let light = lights.lines.get(idx).copied().unwrap_or_default();
            let class = if light.is_dim && !light.is_lit { "dim" } else { "" };
            let place = drawn.map(|drawn| drawn.drawing.lines.get(idx).and_then(|line| line.label));
            let at: Option<Point> = place.flatten().map(|area| area.origin);
            view! {
                <span
                    class=class
                    hidden=place.is_some() && at.is_none()
                    style:transform=at.map(moved)
                    inner_html=text(&line.label).into_string()
                ></span>
            }
        };
        labels.map(label).collect::<Vec<_>>()
    }

    /// The boxes of the steps. They are on the page before there is a drawing, to be measured.
    pub fn boxes(&self, drawn: Option<&Drawn>, lights: &Lights) -> impl IntoView + use<> {
        let stop = lights.first();
        let boxes = self.chart.boxes.iter().zip(&lights.boxes).zip(&self.boxes).enumerate();
        let step_box = |(idx, ((step, light), words)): (usize, ((_, &crate::scene::chart::BoxLight), &Arc<str>))| {
            let words = match light.footprint == Footprint::default() {
                true => words.clone(),
                false => shared(&box_words(self.cx, step, &light.footprint)),
            };
            let at = drawn.and_then(|drawn| drawn.drawing.boxes.get(idx)).map(|area| area.origin);
            let is_stop = if idx == stop { Stop::Yes } else { Stop::No };
            view! { <StepBox cx=self.cx step light words at is_stop /> }
        };
        boxes.map(step_box).collect::<Vec<_>>()
    }
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
pub fn still(words: &ChartWords, drawn: &Drawn, lights: &Lights) -> AnyView {
    let size = drawn.drawing.size;
    let drawn = Some(drawn);
    view! {
        <div class="bands" aria-hidden="true">{words.bands(drawn, Bands::Grounds)}</div>
        <svg class="lines" aria-hidden="true" width=size.width.to_string() height=size.height.to_string()>
            {words.lines(drawn, lights)}
        </svg>
        <div class="labels" aria-hidden="true">{words.labels(drawn, lights)}</div>
        <div class="boxes">{words.boxes(drawn, lights)}</div>
        <div class="titles" aria-hidden="true">{words.bands(drawn, Bands::Titles)}</div>
    }
    .into_any()
}
