//! The chart as it lives: measured, drawn, moved by the camera, walked by keys.
//! Must never place anything itself: the drawing does, from sizes measured here.
//!
//! ```text
//! section[data-chart] > .chart-tools
//!                     > .chart-view (the window) > .chart-stage (moved by the camera) > what views::chart writes
//! ```

use std::sync::Arc;

use leptos::ev;
use leptos::html::Div;
use leptos::prelude::*;

use crate::camera::{Camera, LEAST_PRINTED, READABLE, Sheets};
use crate::geometry::{Point, Rect, Size, Vec2};
use crate::layout::{Direction, Drawing, Graph, arrange_ordered};
use crate::scene::chart::{Chart, Shown, graph};
use crate::scene::map::MapScene;
use crate::scene::travel::{Toward, travel};
use crate::ui::browser::gestures::{Gesture, Motion, wheel};
use crate::ui::browser::{measure, page, stage};
use crate::ui::effect;
use crate::views;
use crate::views::cx::Cx;

/// Wider than this, in pixels, the story runs to the right; else down.
const WIDE: f64 = 700.0;
/// The chart's window is never lower than this, in pixels.
const LEAST_HEIGHT: f64 = 360.0;
/// How much a press on a button pans, in pixels.
const PAN: f64 = 160.0;
/// How much a press on a button zooms.
const ZOOM: f64 = 1.25;

/// The window of a sheet of A4 lying down, and of A3, in pixels of the paper: captions, margins and
/// the map's head taken off.
const PAPER: Size = Size { width: 1000.0, height: 535.0 };
const LARGE_PAPER: Size = Size { width: 1440.0, height: 845.0 };

/// A button of the chart: its sign, its name, and what it does.
type Button = ((&'static str, &'static str), Box<dyn Fn()>);

/// What moves and is measured; the same for every closure below.
#[derive(Clone, Copy)]
struct Live {
    chart: StoredValue<Arc<Chart>>,
    cx: &'static Cx,
    scene: Memo<Arc<MapScene>>,
    view: NodeRef<Div>,
    stage: NodeRef<Div>,
    graph: StoredValue<Graph>,
    drawing: StoredValue<Option<Arc<Drawing>>>,
    camera: StoredValue<Camera>,
    room: StoredValue<Size>,
    gesture: StoredValue<Gesture>,
}

/// The chart of a map at a depth, marked as the scene says.
pub fn chart_view(cx: &'static Cx, chart: Arc<Chart>, scene: Memo<Arc<MapScene>>) -> AnyView {
    let words = cx.words;
    let map = chart.map.clone();
    let content = views::chart::stage(cx, &chart).into_string();
    let live = Live {
        chart: StoredValue::new(chart),
        cx,
        scene,
        view: NodeRef::new(),
        stage: NodeRef::new(),
        graph: StoredValue::new(Graph::new()),
        drawing: StoredValue::new(None),
        camera: StoredValue::new(Camera::PLAIN),
        room: StoredValue::new(Size::default()),
        gesture: StoredValue::new(Gesture::default()),
    };
    effect(move || {
        let (Some(view), Some(stage)) = (live.view.get(), live.stage.get()) else { return };
        live.draw();
        let mut watched: Vec<web_sys::Element> = vec![view.into()];
        watched.extend(stage.query_selector(".boxes > a").ok().flatten());
        measure::on_resize(&watched, move || live.draw());
    });
    effect(move || {
        let scene = scene.read();
        if let Some(stage) = live.stage.get() {
            stage::light(cx.words, &stage, &scene.lights);
            live.aim();
        }
    });
    page::on_print(move || live.lay_out_sheets(), move || live.put_sheets_away());

    let names = &words.map.chart_buttons;
    let buttons: [Button; 7] = [
        (names.zoom_in, Box::new(move || live.zoom(ZOOM))),
        (names.zoom_out, Box::new(move || live.zoom(1.0 / ZOOM))),
        (names.fit, Box::new(move || live.fit(live.room.get_value()))),
        (names.left, Box::new(move || live.pan(Vec2::new(PAN, 0.0)))),
        (names.right, Box::new(move || live.pan(Vec2::new(-PAN, 0.0)))),
        (names.up, Box::new(move || live.pan(Vec2::new(0.0, PAN)))),
        (names.down, Box::new(move || live.pan(Vec2::new(0.0, -PAN)))),
    ];
    let buttons = buttons.map(|((sign, name), press)| {
        view! { <button type="button" aria-label=name on:click=move |_| press()>{sign}</button> }.into_any()
    });
    view! {
        <section class="chart" id="chart" data-chart=map aria-label=words.chart tabindex="-1">
            <div class="chart-tools" role="group" aria-label=words.move_chart>{buttons.into_iter().collect_view()}</div>
            <p class="visually-hidden" id="chart-help">{words.chart_help}</p>
            <div
                class="chart-view"
                node_ref=live.view
                role="group"
                aria-label=words.chart
                aria-describedby="chart-help"
                on:pointerdown=move |event| live.gesture.update_value(|gesture| gesture.down(&event))
                on:pointermove=move |event| live.on_move(&event)
                on:pointerup=move |event| live.gesture.update_value(|gesture| gesture.up(&event))
                on:pointercancel=move |event| live.gesture.update_value(|gesture| gesture.up(&event))
                on:wheel=move |event| live.on_wheel(&event)
                on:click=move |event| live.on_click(&event)
                on:keydown=move |event| live.on_key(&event)
                on:focusin=move |_| live.on_focus()
            >
                <div class="chart-stage" node_ref=live.stage inner_html=content></div>
            </div>
        </section>
    }
    .into_any()
}

/// Puts everything of a chart on its stage where the drawing says.
fn place(stage: &web_sys::Element, chart: &Chart, drawing: &Drawing) {
    let bands = views::chart::bands(chart, drawing);
    let bands = [bands[0].as_str(), bands[1].as_str()];
    stage::place(stage, drawing, views::chart::lines(chart, drawing).as_str(), bands);
}

impl Live {
    /// Measures the boxes and draws, if their sizes or the window's have changed.
    fn draw(self) {
        let (Some(view), Some(element)) = (self.view.get_untracked(), self.stage.get_untracked()) else { return };
        let chart = self.chart.get_value();
        let width = measure::room(&view).width;
        if width < 1.0 {
            return;
        }
        let direction = if width < WIDE { Direction::Down } else { Direction::Right };
        let sizes = measure::sizes(&element, ".boxes > a");
        let mut words = measure::sizes(&element, ".labels > span").into_iter();
        let labels: Vec<Option<Size>> =
            chart.lines.iter().map(|line| if line.label.is_empty() { None } else { words.next() }).collect();
        let most = measure::most_height(&view).max(LEAST_HEIGHT);
        let graph = graph(&chart, &sizes, &labels);
        // The main road is cut into rows, as text wraps; all steps together have too many lines between the rows.
        let is_cut = direction == Direction::Right && chart.shown == Shown::MainRoad;
        let rows = is_cut.then(|| Size::new(width / READABLE, most / READABLE));
        let new = match arrange_ordered(&graph, &chart.order, direction, rows) {
            Ok(new) => new,
            Err(why) => {
                stage::say(&view, &(self.cx.words.no_chart)(&why));
                return;
            }
        };
        let is_same = self.drawing.with_value(|old| old.as_ref().is_some_and(|old| **old == new));
        if is_same && self.room.get_value().width == width {
            return;
        }
        let height = match direction {
            Direction::Down => new.size.height,
            Direction::Right => most.min(new.size.height * Camera::opening(new.size, Size::new(width, most)).scale),
        };
        measure::set_height(&view, height);
        self.room.set_value(Size::new(width, height));
        place(&element, &chart, &new);
        self.graph.set_value(graph);
        self.drawing.set_value(Some(Arc::new(new)));
        stage::light(self.cx.words, &element, &self.scene.read_untracked().lights);
        self.open();
    }

    fn size(self) -> Size {
        self.drawing.with_value(|drawing| drawing.as_ref().map_or(Size::default(), |drawing| drawing.size))
    }

    fn here(self) -> usize {
        self.scene.read_untracked().lights.first()
    }

    fn look(self, camera: Camera) {
        self.camera.set_value(camera);
        let (Some(view), Some(stage)) = (self.view.get_untracked(), self.stage.get_untracked()) else { return };
        let (size, room) = (self.size(), self.room.get_value());
        let opening = Camera::opening(size, room);
        measure::set_camera(&stage, camera);
        // What reaches below the window, or was made larger, is moved with one finger; else that is the page's.
        let is_moved = opening.scale + 0.001 < camera.scale || room.height + 1.0 < size.height * camera.scale;
        let _ = view.class_list().toggle_with_force("zoomed", is_moved);
    }

    fn change(self, change: impl Fn(Camera) -> Camera) {
        self.look(change(self.camera.get_value()).settled(self.size(), self.room.get_value()));
    }

    /// As the map opens: readable, with the chosen step in view.
    fn open(self) {
        self.look(Camera::opening(self.size(), self.room.get_value()));
        self.aim();
    }

    /// Looks at the chosen step; if there is none, at all steps that are lit, or at the first where not all are in view.
    fn aim(self) {
        let (Some(drawing), room) = (self.drawing.get_value(), self.room.get_value()) else { return };
        let camera = self.camera.get_value();
        let lit = drawing.boxes.iter().zip(self.lit());
        let all = lit.filter(|(_, is_lit)| *is_lit).map(|(frame, _)| *frame).reduce(Rect::union);
        let fits =
            |all: &Rect| all.size.width * camera.scale <= room.width && all.size.height * camera.scale <= room.height;
        match all.filter(fits) {
            Some(all) => self.look(camera.centred(all, drawing.size, room)),
            None => self.show(self.here(), Camera::centred),
        }
    }

    /// Which steps are lit while none is chosen.
    fn lit(self) -> Vec<bool> {
        let scene = self.scene.read_untracked();
        let is_chosen = scene.lights.boxes.iter().any(|light| light.is_here);
        scene.lights.boxes.iter().map(|light| light.is_lit && !is_chosen).collect()
    }

    fn lay_out_sheets(self) {
        let window = if page::is_paper_large() { LARGE_PAPER } else { PAPER };
        let (Some(element), Some(screen)) = (self.stage.get_untracked(), self.drawing.get_value()) else { return };
        let chart = self.chart.get_value();
        // Rows as long as the paper: most main roads fit on one sheet.
        let room = Size::new(window.width / LEAST_PRINTED, window.height / LEAST_PRINTED);
        let rows = self.graph.with_value(|graph| arrange_ordered(graph, &chart.order, Direction::Right, Some(room)));
        let paper =
            rows.ok().filter(|_| chart.shown == Shown::MainRoad && screen.direction == Direction::Right).map(Arc::new);
        let paper = paper.unwrap_or(screen);
        stage::lay_out_sheets(self.cx.words, &element, Sheets::new(paper.size, window), |copy| {
            place(copy, &chart, &paper);
            stage::light(self.cx.words, copy, &self.scene.read_untracked().lights);
        });
    }

    fn put_sheets_away(self) {
        if let Some(element) = self.stage.get_untracked() {
            stage::put_sheets_away(&element);
        }
    }

    fn fit(self, view: Size) {
        self.look(Camera::fitting(self.size(), view));
    }

    /// Brings a box into view, as the camera does it: just so, or into the middle.
    fn show(self, idx: usize, how: fn(Camera, Rect, Size, Size) -> Camera) {
        let target = self.drawing.with_value(|drawing| drawing.as_ref()?.boxes.get(idx).copied());
        if let Some(target) = target {
            self.look(how(self.camera.get_value(), target, self.size(), self.room.get_value()));
        }
    }

    fn zoom(self, factor: f64) {
        let room = self.room.get_value();
        self.change(|camera| camera.zoomed(factor, Point::new(room.width / 2.0, room.height / 2.0)));
    }

    fn pan(self, by: Vec2) {
        self.change(|camera| camera.panned(by));
    }

    fn apply(self, motion: Motion) {
        let Some(view) = self.view.get_untracked() else { return };
        let at = measure::inside(&view, motion.at.0, motion.at.1);
        self.change(|camera| camera.panned(motion.pan).zoomed(motion.zoom, at));
    }

    fn on_move(self, event: &ev::PointerEvent) {
        let Some(view) = self.view.get_untracked() else { return };
        let motion = self.gesture.try_update_value(|gesture| gesture.moved(event, &view)).flatten();
        if let Some(motion) = motion {
            self.apply(motion);
        }
    }

    fn on_click(self, event: &ev::MouseEvent) {
        if self.gesture.with_value(|gesture| gesture.ends_drag(event)) {
            event.prevent_default();
        }
    }

    fn on_wheel(self, event: &ev::WheelEvent) {
        if let Some(motion) = wheel(event) {
            self.apply(motion);
        }
    }

    fn focused(self) -> Option<usize> {
        let step = page::focused_step()?;
        self.chart.with_value(|chart| chart.boxes.iter().position(|known| known.step == step))
    }

    /// The browser brings what has the focus into view by scrolling the window of the chart; the camera does it instead.
    fn on_focus(self) {
        if let Some(view) = self.view.get_untracked() {
            view.set_scroll_left(0);
            view.set_scroll_top(0);
        }
        if let Some(idx) = self.focused() {
            self.show(idx, Camera::showing);
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        let Some(at) = self.focused() else { return };
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let Some(drawing) = self.drawing.get_value() else { return };
        let is_down = drawing.direction == Direction::Down;
        let toward = match (key.as_str(), is_down) {
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
            let chart = self.chart.get_value();
            if let Some(to) = travel(&chart, &drawing, at, toward) {
                page::focus_step(&chart.boxes[to].step);
                self.show(to, Camera::showing);
            }
            return;
        }
        match key.as_str() {
            "+" | "=" => self.zoom(ZOOM),
            "-" => self.zoom(1.0 / ZOOM),
            "0" => self.fit(self.room.get_value()),
            digit => {
                let number: usize = digit.parse().unwrap_or_default();
                let way = self.scene.read_untracked().next.get(number.wrapping_sub(1)).map(|place| self.cx.href(place));
                if let Some(way) = way {
                    page::press_link(&way);
                }
            }
        }
    }
}
