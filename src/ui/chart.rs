//! The chart: lines in an SVG that is hidden from assistive technology, and over it each step as a real link.
//! Must never place anything itself: the drawing does, from sizes measured here.
//!
//! ```text
//! section[data-chart] > .chart-tools
//!                     > .chart-view (the window) > .chart-stage (moved by the camera) > .bands, svg.lines, .boxes > a[data-step]
//! ```

use std::sync::Arc;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;

use crate::atlas::file::Ending;
use crate::camera::Camera;
use crate::geometry::{Point, Size, Vec2};
use crate::layout::{Direction, Drawing, arrange};
use crate::scene::chart::{BoxLight, BoxText, Chart, LegendEntry, Lights, LineLight, graph};
use crate::scene::path::{head, rounded};
use crate::scene::travel::{Toward, travel};
use crate::ui::browser::gestures::{Gesture, Motion, wheel};
use crate::ui::browser::{address, measure, page};
use crate::ui::parts::{class_of, class_of_move, href, kind};
use crate::words;

/// Wider than this, in pixels, the story runs to the right; else down.
const WIDE: f64 = 700.0;
/// How much a press on a button pans, in pixels, and zooms.
const PAN: f64 = 160.0;
const ZOOM: f64 = 1.25;

/// What the chart is to show: fixed for a map and depth, but for the lights.
#[component]
pub fn ChartView(
    /// The steps and lines.
    chart: Arc<Chart>,
    /// Their marks at the place.
    lights: Memo<Lights>,
    /// The ways on by number, as fragments.
    ways: Memo<Vec<String>>,
) -> impl IntoView {
    let view_ref = NodeRef::<Div>::new();
    let stage_ref = NodeRef::<Div>::new();
    let drawing = RwSignal::new(None::<Arc<Drawing>>);
    let camera = RwSignal::new(Camera::PLAIN);
    let room = RwSignal::new(Size::default());
    let gesture = StoredValue::new(Gesture::default());
    let here = Memo::new(move |_| lights.read().boxes.iter().position(|light| light.is_here));

    let drawn_size = move || drawing.read().as_ref().map_or(Size::default(), |drawing| drawing.size);
    let move_camera = move |change: &dyn Fn(Camera) -> Camera| {
        let (size, view) = (drawn_size(), room.get_untracked());
        camera.update(|camera| *camera = change(*camera).settled(size, view));
    };
    let show_box = move |idx: usize| {
        let target = drawing.read_untracked().as_ref().and_then(|drawing| drawing.boxes.get(idx).copied());
        if let Some(target) = target {
            let (size, view) = (drawn_size(), room.get_untracked());
            camera.update(|camera| *camera = camera.showing(target, size, view));
        }
    };

    // Sizes are measured when the boxes are on the page, and again when the window or the text changes its size.
    let measured = chart.clone();
    let draw = move || {
        let (Some(view), Some(stage)) = (view_ref.get_untracked(), stage_ref.get_untracked()) else { return };
        let width = measure::room(&view).width;
        let direction = if width < WIDE { Direction::Down } else { Direction::Right };
        let sizes = measure::sizes(&stage, ".boxes > a");
        let mut words = measure::sizes(&stage, ".labels > span").into_iter();
        let labels: Vec<Option<Size>> =
            measured.lines.iter().map(|line| if line.label.is_empty() { None } else { words.next() }).collect();
        let new = arrange(&graph(&measured, &sizes, &labels), direction);
        if drawing.read_untracked().as_ref().is_some_and(|old| **old == new) && room.get_untracked().width == width {
            return;
        }
        let height = match direction {
            Direction::Down => new.size.height,
            Direction::Right => new.size.height.min((measure::window_height() * 0.74).max(360.0)),
        };
        let view = Size::new(width, height);
        room.set(view);
        camera.set(Camera::opening(new.size, view));
        drawing.set(Some(Arc::new(new)));
        show_box(here.get_untracked().unwrap_or(0));
    };
    let redraw = draw.clone();
    Effect::new(move |_| {
        let (Some(view), Some(stage)) = (view_ref.get(), stage_ref.get()) else { return };
        redraw();
        let again = redraw.clone();
        let mut watched: Vec<web_sys::Element> = vec![view.into()];
        watched.extend(stage.query_selector(".boxes > a").ok().flatten());
        measure::on_resize(&watched, move || again());
    });
    Effect::new(move |_| {
        if let Some(idx) = here.get() {
            show_box(idx);
        }
    });
    page::on_print(
        move || camera.set(Camera::fitting(drawn_size(), Size::new(1000.0, 640.0))),
        move || camera.set(Camera::opening(drawn_size(), room.get_untracked())),
    );

    let apply = move |motion: Motion| {
        let Some(view) = view_ref.get_untracked() else { return };
        let at = measure::inside(&view, motion.at.0, motion.at.1);
        move_camera(&|camera| camera.panned(motion.pan).zoomed(motion.zoom, at));
    };
    let middle = move || Point::new(room.get_untracked().width / 2.0, room.get_untracked().height / 2.0);
    let zoom = move |factor: f64| move_camera(&|camera| camera.zoomed(factor, middle()));
    let pan = move |x: f64, y: f64| move_camera(&|camera| camera.panned(Vec2::new(x, y)));
    let fit = move || {
        let (size, view) = (drawn_size(), room.get_untracked());
        camera.set(Camera::fitting(size, view));
    };
    let is_zoomed = move || {
        let (size, view) = (drawn_size(), room.get());
        Camera::opening(size, view).scale + 0.001 < camera.get().scale
    };

    let travelled = chart.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(step) = page::focused_step() else { return };
        let Some(at) = travelled.boxes.iter().position(|known| known.step == step) else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let is_down = drawing.read_untracked().as_ref().is_some_and(|drawing| drawing.direction == Direction::Down);
        let toward = match (event.key().as_str(), is_down) {
            ("ArrowRight", false) | ("ArrowDown", true) => Some(Toward::On),
            ("ArrowLeft", false) | ("ArrowUp", true) => Some(Toward::Back),
            ("ArrowUp", false) | ("ArrowLeft", true) => Some(Toward::Before),
            ("ArrowDown", false) | ("ArrowRight", true) => Some(Toward::After),
            ("Home", _) => Some(Toward::First),
            ("End", _) => Some(Toward::Last),
            _ => None,
        };
        if let Some(toward) = toward {
            event.prevent_default();
            let to = drawing.read_untracked().as_ref().and_then(|drawing| travel(&travelled, drawing, at, toward));
            if let Some(to) = to {
                page::focus_step(&travelled.boxes[to].step);
                show_box(to);
            }
            return;
        }
        match event.key().as_str() {
            "+" | "=" => zoom(ZOOM),
            "-" => zoom(1.0 / ZOOM),
            "0" => fit(),
            digit => {
                let number: Option<usize> = digit.parse().ok();
                if let Some(way) = number.and_then(|number| ways.get_untracked().get(number.wrapping_sub(1)).cloned()) {
                    address::go(&way);
                }
            }
        }
    };
    let focused = chart.clone();
    let on_focus = move |_: ev::FocusEvent| {
        let at = page::focused_step().and_then(|step| focused.boxes.iter().position(|known| known.step == step));
        if let Some(view) = view_ref.get_untracked() {
            view.set_scroll_left(0);
            view.set_scroll_top(0);
        }
        if let Some(at) = at {
            show_box(at);
        }
    };

    let boxes = (chart.boxes.iter().enumerate())
        .map(|(idx, text)| box_view(text, idx, lights, drawing, move || here.get().unwrap_or(0) == idx))
        .collect_view();
    let labels = chart.lines.iter().enumerate().filter(|(_, line)| !line.label.is_empty()).map(|(idx, line)| {
        let place = move || {
            let drawing = drawing.read();
            let label = drawing.as_ref().and_then(|drawing| drawing.lines.get(idx)?.label);
            label.map_or("scale(0)".to_string(), |label| format!("translate({}px,{}px)", label.left(), label.top()))
        };
        let is_dim = move || lights.read().lines.get(idx).is_some_and(|light| light.is_dim && !light.is_lit);
        view! { <span class:dim=is_dim style:transform=place>{line.label.clone()}</span> }
    });
    let labels = labels.collect_view();
    let lined = chart.clone();
    let lines = move || drawing.get().map(|drawing| lines_view(&lined, &drawing, lights));
    let banded = chart.clone();
    let bands = move || drawing.get().map(|drawing| bands_view(&banded, &drawing));

    let stage_style = move || {
        let camera = camera.get();
        format!("translate({}px,{}px) scale({})", camera.shift.x, camera.shift.y, camera.scale)
    };
    let title = format!("{}: steps as a chart", words::CHART);
    view! {
        <section class="chart" id="chart" data-chart=chart.map.clone() aria-label=title tabindex="-1">
            <div class="chart-tools" role="group" aria-label="Move the chart">
                <button type="button" on:click=move |_| zoom(ZOOM) aria-label="Zoom in">"+"</button>
                <button type="button" on:click=move |_| zoom(1.0 / ZOOM) aria-label="Zoom out">"−"</button>
                <button type="button" on:click=move |_| fit()>"Fit"</button>
                <button type="button" on:click=move |_| pan(PAN, 0.0) aria-label="Move left">"←"</button>
                <button type="button" on:click=move |_| pan(-PAN, 0.0) aria-label="Move right">"→"</button>
                <button type="button" on:click=move |_| pan(0.0, PAN) aria-label="Move up">"↑"</button>
                <button type="button" on:click=move |_| pan(0.0, -PAN) aria-label="Move down">"↓"</button>
            </div>
            <p class="visually-hidden" id="chart-help">
                "Arrow keys follow the moves from step to step. Enter chooses a step. Keys 1 to 9 take that way on from the step chosen. Plus, minus and 0 zoom. The same steps stand as a list further down."
            </p>
            <div
                class="chart-view"
                class:zoomed=is_zoomed
                node_ref=view_ref
                aria-describedby="chart-help"
                style:height=move || format!("{}px", room.get().height.max(120.0))
                on:pointerdown=move |event| gesture.update_value(|gesture| gesture.down(&event))
                on:pointermove=move |event| {
                    let Some(view) = view_ref.get_untracked() else { return };
                    let motion = gesture.try_update_value(|gesture| gesture.moved(&event, &view)).flatten();
                    if let Some(motion) = motion { apply(motion) }
                }
                on:pointerup=move |event| gesture.update_value(|gesture| gesture.up(&event))
                on:pointercancel=move |event| gesture.update_value(|gesture| gesture.up(&event))
                on:wheel=move |event| if let Some(motion) = wheel(&event) { apply(motion) }
                on:click=move |event| if gesture.with_value(Gesture::was_drag) { event.prevent_default() }
                on:keydown=on_key
                on:focusin=on_focus
            >
                <div class="chart-stage" class:drawn=move || drawing.read().is_some() node_ref=stage_ref style:transform=stage_style>
                    {bands}
                    <svg
                        class="lines"
                        aria-hidden="true"
                        width=move || drawn_size().width
                        height=move || drawn_size().height
                    >
                        {lines}
                    </svg>
                    <div class="labels" aria-hidden="true">{labels}</div>
                    <div class="boxes">{boxes}</div>
                </div>
            </div>
        </section>
    }
}

/// A step as a link over the lines. Its text never changes, so a translator's changes to it do no harm.
fn box_view(
    text: &BoxText,
    idx: usize,
    lights: Memo<Lights>,
    drawing: RwSignal<Option<Arc<Drawing>>>,
    is_stop: impl Fn() -> bool + Send + Sync + 'static,
) -> AnyView {
    let light = Memo::new(move |_| lights.read().boxes.get(idx).copied().unwrap_or_default());
    let place = move || {
        let drawing = drawing.read();
        let corner = drawing.as_ref().and_then(|drawing| drawing.boxes.get(idx)).map_or(Point::ZERO, |rect| rect.origin);
        format!("translate({}px,{}px)", corner.x, corner.y)
    };
    let marks = move |mark: fn(BoxLight) -> bool| move || mark(light.get());
    let class = format!("box kind-box-{}{}", class_of(text.kind), if text.ending == Some(Ending::Permanence) { " lasting" } else { "" });
    let doors = (!text.doors.is_empty()).then(|| view! { <span class="doors">"Door to: "{text.doors.join(", ")}</span> });
    let leads = (!text.leads_to.is_empty())
        .then(|| view! { <span class="visually-hidden">". Leads to: "{text.leads_to.clone()}</span> });
    view! {
        <a
            class=class
            class:here=marks(|light| light.is_here)
            class:lit=marks(|light| light.is_lit)
            class:dim=marks(|light| light.is_dim)
            href=href(&text.href)
            data-step=text.step.clone()
            data-way=move || light.get().number.map(|number| number.to_string())
            aria-current=move || light.get().is_here.then_some("step")
            tabindex=move || if is_stop() { "0" } else { "-1" }
            draggable="false"
            style:transform=place
        >
            {kind(text.kind, text.ending)}
            <span class="name">{text.name.clone()}</span>
            {doors}
            {leads}
        </a>
    }
    .into_any()
}

fn lines_view(chart: &Chart, drawing: &Drawing, lights: Memo<Lights>) -> AnyView {
    let lines = chart.lines.iter().zip(&drawing.lines).enumerate().map(|(idx, (text, line))| {
        let light = Memo::new(move |_| lights.read().lines.get(idx).copied().unwrap_or_default());
        let marks = move |mark: fn(LineLight) -> bool| move || mark(light.get());
        view! {
            <g
                class=format!("line {}", class_of_move(text.kind))
                class:lit=marks(|light| light.is_lit)
                class:full=marks(|light| light.is_full)
                class:dim=marks(|light| light.is_dim)
                data-move=text.name.clone()
            >
                <path class="way" d=rounded(&line.points)></path>
                <path class="head" d=head(&line.points)></path>
            </g>
        }
        .into_any()
    });
    lines.collect_view().into_any()
}

fn bands_view(chart: &Chart, drawing: &Drawing) -> AnyView {
    let bands = drawing.bands.iter().map(|band| {
        let title = chart.boxes.iter().find(|text| text.stage == band.stage).map(|text| text.stage_title.clone());
        let place = format!("translate({}px,{}px)", band.area.left(), band.area.top());
        let (width, height) = (format!("{}px", band.area.size.width), format!("{}px", band.area.size.height));
        view! { <div class="band" style:transform=place style:width=width style:height=height><span>{title}</span></div> }
            .into_any()
    });
    view! { <div class="bands" aria-hidden="true">{bands.collect_view()}</div> }.into_any()
}

/// The legend: made from what is in the chart; each kind of move can be turned on or off.
pub fn legend(entries: &[LegendEntry]) -> AnyView {
    let items = entries.iter().map(|entry| {
        let name = format!("{} ({})", words::move_kind(entry.kind), entry.count);
        let sample = view! {
            <svg class=format!("sample line full {}", class_of_move(entry.kind)) width="36" height="12" aria-hidden="true">
                <path class="way" d="M1 6L28 6"></path><path class="head" d="M35 6L27 2L27 10Z"></path>
            </svg>
        };
        let content = match &entry.href {
            Some(link) => {
                let state = if entry.is_on { "true" } else { "false" };
                let title = if entry.is_on { "shown strongly" } else { "shown thinly" };
                view! { <a href=href(link) aria-current=state>{sample}{name}<span class="visually-hidden">", "{title}</span></a> }
                    .into_any()
            }
            None => view! { <span>{sample}{name}</span> }.into_any(),
        };
        view! { <li>{content}</li> }.into_any()
    });
    view! { <ul class="legend" aria-label="What the lines mean">{items.collect_view()}</ul> }.into_any()
}
