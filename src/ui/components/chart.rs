//! The chart of every step as it lives: regrouped and folded by the link, walked by keys; a move that is pressed is told in one
//! sentence beside it. It is written anew only when the place changes.
//!
//! ```text
//! section[data-chart] > nav.group-by | .written > .every-step | .move-note[role=status]
//! ```

use std::cell::Cell;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::browser::page;
use crate::markup::{Html, el};
use crate::place::Grouping;
use crate::scene::chart::{Chart, Ground, LineText};
use crate::scene::map::MapScene;
use crate::ui::components::link::{Control, ControlItems};
use crate::ui::components::prose::LiveProse;
use crate::ui::context::{AppContext, app_context, map_scene};
use crate::ui::{Shared, effect, live};
use crate::views::chart::{chosen_move, every_step, moves_of};

/// What every closure below knows.
#[derive(Clone, Copy)]
struct ChartState {
    app: AppContext,
    scene: Memo<Shared<MapScene>>,
    /// The move chosen, by its name; of a step that none leaves, the step.
    chosen: RwSignal<Option<String>>,
    /// The group that was folded or unfolded just now: its title takes the focus once it is written anew.
    turned: StoredValue<Option<String>>,
    /// The steps whose lines were followed, by their ids, the last last.
    followed: StoredValue<Vec<String>>,
}

/// The chart of every step, marked as the scene says.
#[component]
pub fn MapChart(
    /// The steps and moves shown.
    chart: Arc<Chart>,
) -> impl IntoView {
    let (app, scene) = (app_context(), map_scene());
    let words = app.cx.words;
    let state = ChartState {
        app,
        scene,
        chosen: RwSignal::new(None),
        turned: StoredValue::new(None),
        followed: StoredValue::default(),
    };
    effect(move || {
        drop(scene.read());
        let chosen = state.chosen.get();
        page::after_paint(move || {
            page::mark_move(chosen.as_deref());
            if let Some(group) = state.turned.try_update_value(Option::take).flatten() {
                page::focus_in_chart("data-fold", &group);
            }
        });
    });
    let ground = RwSignal::new(Ground::Screen);
    page::on_print(
        move || ground.set(if page::is_paper_large() { Ground::LargePaper } else { Ground::Screen }),
        move || ground.set(Ground::Screen),
    );
    // Where to look first; after the focus has come to the chart.
    let shown = Cell::new(None);
    effect(move || {
        let first = Some(scene.read().highlights.first());
        if shown.replace(first) != first {
            page::after_paint(|| page::after_paint(page::show_step_in_chart));
        }
    });
    let groupings = live(move || {
        let place = scene.read().place.clone();
        let link = |grouping: &Grouping| Control {
            href: app.cx.href(&place.with_grouping(*grouping)),
            says: (words.map.grouping)(*grouping).into(),
            current: Some(if *grouping == place.grouping { "true" } else { "false" }),
            lens: None,
        };
        Grouping::ALL.iter().map(link).collect()
    });
    let told = move || match &*state.chosen.read() {
        Some(way) => chosen_move(app.cx, &scene.read().chart, way),
        None => Html::default(),
    };
    let here = move || {
        let scene = scene.read();
        let here = scene.highlights.boxes.iter().position(|highlight| highlight.is_here);
        let name = here.map(|here| el("p").text(&(words.map.here_on_paper)(&scene.chart.boxes[here].name)));
        Html::from(name)
    };
    view! {
        <section class="chart" id="chart" data-chart=chart.map.clone() aria-label=words.chart tabindex="-1">
            <h2 class="visually-hidden">{words.chart}</h2>
            <nav class="group-by" aria-label=words.map.group_by>
                <span aria-hidden="true">{words.map.group_by}</span>
                <ul>
                    <ControlItems controls=groupings />
                </ul>
            </nav>
            <p class="visually-hidden" id="chart-help">{words.chart_help}</p>
            <div class="only-on-paper"><LiveProse html=live(here) /></div>
            <div
                on:click=move |event| state.on_click(&event)
                on:keydown=move |event| state.on_key(&event)
                on:focusin=move |_| page::rove()
            >
                <LiveProse html=live(move || every_step(app.cx, &scene.read(), ground.get())) />
            </div>
            <div class="move-note" role="status"><LiveProse html=live(told) /></div>
        </section>
    }
}

impl ChartState {
    fn on_click(self, event: &ev::MouseEvent) {
        if let Some(group) = page::pressed(event, "data-fold") {
            self.turn(&group);
        } else if let Some(way) = page::pressed(event, "data-move") {
            self.chosen.set(Some(way));
        }
    }

    fn turn(self, group: &str) {
        let turned = self.scene.with_untracked(|scene| {
            let group = scene.every_step.groups.iter().find(|known| known.id == group);
            group.map(|group| group.turned.clone())
        });
        if let Some(place) = turned {
            self.turned.set_value(Some(group.to_string()));
            self.app.go(&place);
        }
    }

    fn on_key(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let by = match key.as_str() {
            "m" => 1,
            "M" => -1,
            _ => 0,
        };
        let number: usize = key.parse().unwrap_or_default();
        let next = self.scene.with_untracked(|scene| scene.next.get(number.wrapping_sub(1)).cloned());
        let is_taken = match key.as_str() {
            "Enter" => self.follow(),
            "b" => self.go_back(),
            _ if by != 0 => {
                self.choose_beside(by);
                true
            }
            _ => match next {
                Some(place) => {
                    self.app.go(&place);
                    true
                }
                None => page::travel_road(&key),
            },
        };
        if is_taken {
            event.prevent_default();
        }
    }

    /// Goes along the move chosen, if it leaves the step that has the focus: to the step at its end, or to another map. Says whether
    /// it did.
    fn follow(self) -> bool {
        let (Some(chosen), Some(from)) = (self.chosen.get_untracked(), page::focused_step()) else { return false };
        let ends = self.scene.with_untracked(|scene| {
            let chart = &scene.chart;
            let own = chart.boxes.iter().find(|own| own.step == from)?;
            let is_it = |line: &&LineText| line.name == chosen && chart.boxes[line.from].step == from;
            let here = chart.lines.iter().find(is_it).map(|line| chart.boxes[line.to].step.clone());
            let elsewhere = own.doors.iter().find(|door| door.name == chosen).map(|door| door.place.clone());
            Some((here, elsewhere))
        });
        match ends {
            Some((Some(step), _)) => {
                page::focus_in_chart("data-step", &step);
                self.followed.update_value(|followed| followed.push(from));
                self.chosen.set(None);
            }
            Some((None, Some(elsewhere))) => self.app.go(&elsewhere),
            _ => return false,
        }
        true
    }

    /// Goes back along the line that was followed last; says whether there was one.
    fn go_back(self) -> bool {
        let before = self.followed.try_update_value(Vec::pop).flatten();
        if let Some(step) = &before {
            page::focus_in_chart("data-step", step);
        }
        before.is_some()
    }

    /// Chooses the move after, or before, the one chosen among those of the step that has the focus.
    fn choose_beside(self, by: isize) {
        let Some(step) = page::focused_step() else { return };
        let moves = self.scene.with_untracked(|scene| moves_of(&scene.chart, &step));
        let chosen = self.chosen.get_untracked();
        let at = moves.iter().position(|way| Some(way) == chosen.as_ref());
        let next = match (at, by) {
            (Some(at), by) => (at + moves.len()).wrapping_add_signed(by) % moves.len(),
            (None, 1) => 0,
            (None, _) => moves.len().saturating_sub(1),
        };
        self.chosen.set(moves.get(next).cloned().or(Some(step)));
    }
}
