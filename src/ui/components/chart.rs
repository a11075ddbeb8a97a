//! The chart as it lives: measured, drawn, moved by the camera, walked by keys. It places nothing itself: the drawing does,
//! from sizes measured here.
//!
//! ```text
//! section[data-chart] > .chart-tools
//!                     > .chart-view (the window) > .chart-stage (moved by the camera) > the layers of `stage`
//! ```

use std::sync::Arc;

use leptos::ev;
use leptos::html::Div;
use leptos::mount::UnmountHandle;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

use crate::browser::gestures::{Gesture, Motion, wheel};
use crate::browser::{measure, page};
use crate::camera::{Camera, Sheets};
use crate::decimal::Decimal;
use crate::geometry::{Point, Rect, Size, Vec2};
use crate::layout::{Direction, Drawing, arrange_ordered};
use crate::markup::el;
use crate::scene::chart::{Chart, Highlights, graph};
use crate::scene::map::MapScene;
use crate::scene::travel::{Toward, travel};
use crate::ui::components::button::Button;
use crate::ui::components::prose::LiveProse;
use crate::ui::components::stage::{Bands, ChartWords, DrawnChart, Layer, still};
use crate::ui::context::{AppContext, app_context, map_scene};
use crate::ui::once::once;
use crate::ui::{Shared, effect, live};

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

/// A button's sign and name.
type Named = (&'static str, &'static str);

/// The sheets of paper that are laid out while the page is printed.
type Laid = UnmountHandle<AnyViewState>;

/// What moves and is measured; the same for every closure below.
#[derive(Clone, Copy)]
struct ChartState {
    app: AppContext,
    scene: Memo<Shared<MapScene>>,
    cell: StoredValue<Cell, LocalStorage>,
    view: NodeRef<Div>,
    stage: NodeRef<Div>,
    paper: NodeRef<Div>,
    drawn: RwSignal<Option<DrawnChart>>,
    /// Why the chart cannot be drawn.
    refused: RwSignal<Option<String>>,
    /// Whether one finger moves it; else that is the page's.
    is_moved: RwSignal<bool>,
}

/// What is not shown by itself, but by what is moved or measured with it.
struct Cell {
    words: Arc<ChartWords>,
    chart: Arc<Chart>,
    camera: Camera,
    room: Size,
    gesture: Gesture,
    /// The marks the camera has been aimed by.
    aimed_by: Option<Highlights>,
    sheets: Option<Laid>,
}

/// The chart of every step, marked as the scene says.
#[component]
pub fn MapChart(
    /// The steps and lines shown.
    chart: Arc<Chart>,
) -> impl IntoView {
    let (app, scene) = (app_context(), map_scene());
    let words = app.cx.words;
    let map = chart.map.clone();
    let state = ChartState {
        app,
        scene,
        cell: StoredValue::new_local(Cell {
            words: Arc::new(ChartWords::new(app.cx, chart.clone())),
            chart,
            camera: Camera::PLAIN,
            room: Size::default(),
            gesture: Gesture::default(),
            aimed_by: None,
            sheets: None,
        }),
        view: NodeRef::new(),
        stage: NodeRef::new(),
        paper: NodeRef::new(),
        drawn: RwSignal::new(None),
        refused: RwSignal::new(None),
        is_moved: RwSignal::new(false),
    };
    effect(move || {
        let (Some(view), Some(stage)) = (state.view.get(), state.stage.get()) else { return };
        state.draw();
        measure::on_resize(&view, &stage, ".boxes > a", move || state.draw());
    });
    effect(move || {
        let highlights = &state.scene.read().highlights;
        let is_new = state.cell.with_value(|cell| cell.aimed_by.as_ref() != Some(highlights));
        if is_new {
            state.cell.update_value(|cell| cell.aimed_by = Some(highlights.clone()));
            state.aim();
        }
    });
    page::on_print(move || state.lay_out_sheets(), move || state.put_sheets_away());

    let names = &words.map.chart_buttons;
    let buttons: [(Named, Box<dyn Fn()>); 7] = [
        (names.zoom_in, Box::new(move || state.zoom(ZOOM))),
        (names.zoom_out, Box::new(move || state.zoom(1.0 / ZOOM))),
        (names.fit, Box::new(move || state.fit(state.room()))),
        (names.left, Box::new(move || state.pan(Vec2::new(PAN, 0.0)))),
        (names.right, Box::new(move || state.pan(Vec2::new(-PAN, 0.0)))),
        (names.up, Box::new(move || state.pan(Vec2::new(0.0, PAN)))),
        (names.down, Box::new(move || state.pan(Vec2::new(0.0, -PAN)))),
    ];
    let buttons = buttons.map(|((sign, name), press)| view! { <Button name sign press /> });
    let size = move |side: fn(&Size) -> f64| {
        live(move || state.drawn.read().as_ref().map(|drawn| Decimal::tenths(side(&drawn.drawing.size)).to_string()))
    };
    let bands = move |which| live(move || state.words().bands(state.drawn.read().as_ref(), which));
    let stage_class = live(move || match &*state.drawn.read() {
        Some(_) => "chart-stage drawn",
        None => "chart-stage",
    });
    let view_class = live(move || if state.is_moved.get() { "chart-view zoomed" } else { "chart-view" });
    let refused = move || match &*state.refused.read() {
        Some(why) => el("p").text(&(words.no_chart)(why)).into(),
        None => Default::default(),
    };
    view! {
        <section class="chart" id="chart" data-chart=map aria-label=words.chart tabindex="-1">
            <div class="chart-tools" role="group" aria-label=words.move_chart>{buttons}</div>
            <p class="visually-hidden" id="chart-help">{words.chart_help}</p>
            <div
                class=view_class
                node_ref=state.view
                role="group"
                aria-label=words.chart
                aria-describedby="chart-help"
                on:pointerdown=move |event| state.cell.update_value(|cell| cell.gesture.down(&event))
                on:pointermove=move |event| state.on_move(&event)
                on:pointerup=move |event| state.cell.update_value(|cell| cell.gesture.up(&event))
                on:pointercancel=move |event| state.cell.update_value(|cell| cell.gesture.up(&event))
                on:wheel=move |event| state.on_wheel(&event)
                on:click=move |event| state.on_click(&event)
                on:keydown=move |event| state.on_key(&event)
                on:focusin=move |_| state.on_focus()
            >
                <LiveProse html=live(refused) />
                <div
                    class=stage_class
                    node_ref=state.stage
                >
                    <Layer class="bands" placed=bands(Bands::Grounds) />
                    <svg
                        class="lines"
                        aria-hidden="true"
                        width=size(|size| size.width)
                        height=size(|size| size.height)
                    >
                        {move || state.with_marks(|words, drawn, highlights| words.lines(drawn, highlights))}
                    </svg>
                    <div class="boxes">{move || state.with_marks(|words, drawn, highlights| words.boxes(drawn, highlights))}</div>
                    <Layer class="titles" placed=bands(Bands::Titles) />
                </div>
            </div>
            <div node_ref=state.paper></div>
        </section>
    }
}

/// A sheet of paper with a part of the chart.
#[component]
fn PaperSheet(
    /// Which of several sheets it is, and where the drawing goes on.
    caption: Option<String>,
    window: Size,
    camera: Camera,
    stage: AnyView,
) -> impl IntoView {
    let [transform, above] = measure::camera_style(camera);
    view! {
        <div class="one-sheet">
            {caption.map(|caption| view! { <div class="sheet-caption">{caption}</div> })}
            <div
                class="sheet-window"
                style:width=format!("{}px", Decimal::tenths(window.width))
                style:height=format!("{}px", Decimal::tenths(window.height))
            >
                <div class="chart-stage drawn" style:transform=transform style=("--above", above)>{stage}</div>
            </div>
        </div>
    }
}

impl ChartState {
    /// What follows both the drawing and the marks of the scene.
    fn with_marks<T>(self, show: impl Fn(&ChartWords, Option<&DrawnChart>, &Highlights) -> T) -> T {
        let (drawn, scene) = (self.drawn.read(), self.scene.read());
        show(&self.words(), drawn.as_ref(), &scene.highlights)
    }

    fn words(self) -> Arc<ChartWords> {
        self.cell.with_value(|cell| cell.words.clone())
    }

    fn chart(self) -> Arc<Chart> {
        self.cell.with_value(|cell| cell.chart.clone())
    }

    fn room(self) -> Size {
        self.cell.with_value(|cell| cell.room)
    }

    fn camera(self) -> Camera {
        self.cell.with_value(|cell| cell.camera)
    }

    fn drawing(self) -> Option<Arc<Drawing>> {
        self.drawn.read_untracked().as_ref().map(|drawn| drawn.drawing.clone())
    }

    /// Measures the boxes and draws, if their sizes or the window's have changed.
    fn draw(self) {
        let (Some(view), Some(element)) = (self.view.get_untracked(), self.stage.get_untracked()) else { return };
        let chart = self.chart();
        let width = measure::room(&view).width;
        if width < 1.0 {
            return;
        }
        let direction = if width < WIDE { Direction::Down } else { Direction::Right };
        let sizes = measure::sizes(&element, ".boxes > a");
        let most = measure::most_height(&view).max(LEAST_HEIGHT);
        let new = match arrange_ordered(&graph(&chart, &sizes), &chart.order, direction) {
            Ok(new) => new,
            Err(why) => {
                self.refused.set(Some(why));
                return;
            }
        };
        let is_same = self.drawing().is_some_and(|old| *old == new);
        if is_same && self.room().width == width {
            return;
        }
        let height = match direction {
            Direction::Down => new.size.height,
            Direction::Right => most.min(new.size.height * Camera::opening(new.size, Size::new(width, most)).scale),
        };
        measure::set_height(&view, height);
        self.cell.update_value(|cell| cell.room = Size::new(width, height));
        self.drawn.set(Some(DrawnChart::new(new)));
        self.open();
    }

    fn size(self) -> Size {
        self.drawing().map_or(Size::default(), |drawing| drawing.size)
    }

    fn here(self) -> usize {
        self.scene.read_untracked().highlights.first()
    }

    fn look(self, camera: Camera) {
        self.cell.update_value(|cell| cell.camera = camera);
        let Some(stage) = self.stage.get_untracked() else { return };
        let (size, room) = (self.size(), self.room());
        let opening = Camera::opening(size, room);
        measure::set_camera(&stage, camera);
        // What reaches below the window, or was made larger, is moved with one finger; else that is the page's.
        let is_moved = opening.scale + 0.001 < camera.scale || room.height + 1.0 < size.height * camera.scale;
        if self.is_moved.get_untracked() != is_moved {
            self.is_moved.set(is_moved);
        }
    }

    fn change(self, change: impl Fn(Camera) -> Camera) {
        self.look(change(self.camera()).settled(self.size(), self.room()));
    }

    /// As the map opens: readable, with the chosen step in view.
    fn open(self) {
        self.look(Camera::opening(self.size(), self.room()));
        self.aim();
    }

    /// Looks at the chosen step; if there is none, at all steps that are lit, or at the first where not all are in view.
    fn aim(self) {
        let (Some(drawing), room) = (self.drawing(), self.room()) else { return };
        let camera = self.camera();
        let highlighted = drawing.boxes.iter().zip(self.highlighted());
        let all =
            highlighted.filter(|(_, is_highlighted)| *is_highlighted).map(|(frame, _)| *frame).reduce(Rect::union);
        let fits =
            |all: &Rect| all.size.width * camera.scale <= room.width && all.size.height * camera.scale <= room.height;
        match all.filter(fits) {
            Some(all) => self.look(camera.centred(all, drawing.size, room)),
            None => self.show(self.here(), Camera::centred),
        }
    }

    /// Which steps are lit while none is chosen.
    fn highlighted(self) -> Vec<bool> {
        let scene = self.scene.read_untracked();
        let is_chosen = scene.highlights.boxes.iter().any(|highlight| highlight.is_here);
        scene.highlights.boxes.iter().map(|highlight| highlight.is_highlighted && !is_chosen).collect()
    }

    /// Lays the chart out on sheets of paper, at once: the browser does not wait with printing.
    fn lay_out_sheets(self) {
        let window = if page::is_paper_large() { LARGE_PAPER } else { PAPER };
        let (Some(place), Some(paper)) = (self.paper.get_untracked(), self.drawn.get_untracked()) else { return };
        let words = self.words();
        let scene = self.scene.get_untracked();
        let caption = self.app.cx.words.sheet_caption;
        let sheets = move || {
            let sheets = Sheets::new(paper.drawing.size, window);
            let sheet = |(row, column, camera)| {
                let is_one = sheets.n_columns * sheets.n_rows == 1;
                let caption = (!is_one).then(|| caption(row, column, sheets.n_rows, sheets.n_columns));
                let stage = still(&words, &paper, &scene.highlights);
                view! { <PaperSheet caption window camera stage=once(stage) /> }
            };
            once(view! { <div class="sheets">{sheets.cameras().map(sheet).collect::<Vec<_>>()}</div> })
        };
        let laid = leptos::mount::mount_to(place.into(), sheets);
        self.cell.update_value(|cell| cell.sheets = Some(laid));
    }

    fn put_sheets_away(self) {
        drop(self.cell.try_update_value(|cell| cell.sheets.take()));
    }

    fn fit(self, view: Size) {
        self.look(Camera::fitting(self.size(), view));
    }

    /// Brings a box into view, as the camera does it: just so, or into the middle.
    fn show(self, idx: usize, how: fn(Camera, Rect, Size, Size) -> Camera) {
        let target = self.drawing().and_then(|drawing| drawing.boxes.get(idx).copied());
        if let Some(target) = target {
            self.look(how(self.camera(), target, self.size(), self.room()));
        }
    }

    fn zoom(self, factor: f64) {
        let room = self.room();
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
        let motion = self.cell.try_update_value(|cell| cell.gesture.moved(event, &view)).flatten();
        if let Some(motion) = motion {
            self.apply(motion);
        }
    }

    fn on_click(self, event: &ev::MouseEvent) {
        if self.cell.with_value(|cell| cell.gesture.ends_drag(event)) {
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
        self.chart().boxes.iter().position(|known| known.step == step)
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
        let Some(drawing) = self.drawing() else { return };
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
            let chart = self.chart();
            if let Some(to) = travel(&chart, &drawing, at, toward) {
                page::focus_step(&chart.boxes[to].step);
                self.show(to, Camera::showing);
            }
            return;
        }
        match key.as_str() {
            "+" | "=" => self.zoom(ZOOM),
            "-" => self.zoom(1.0 / ZOOM),
            "0" => self.fit(self.room()),
            digit => {
                let number: usize = digit.parse().unwrap_or_default();
                let next = self.scene.read_untracked().next.get(number.wrapping_sub(1)).cloned();
                if let Some(next) = next {
                    self.app.go(&next);
                }
            }
        }
    }
}
