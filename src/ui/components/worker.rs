//! The worker's layer: off for families, remembered on the device, its words fetched when it is first wanted.

use leptos::prelude::*;

use crate::atlas::file::from_json;
use crate::browser::page;
use crate::place::Place;
use crate::ui::components::button::Button;
use crate::ui::context::{WorkerLayer, app_context};
use crate::ui::effect;
use crate::ui::fetched::load;
use crate::words::Words;
use crate::world::Load;

const LABELS: &str = "maps/case-system.json";
const WISH: &str = "worker";

/// The layer, at the places a reader comes to.
pub fn worker_layer(place: Memo<Place>, words: &'static Words) -> WorkerLayer {
    let worker = WorkerLayer { is_on: RwSignal::new(page::remembers(WISH)), labels: RwSignal::new(Load::Waiting) };
    // A link that asks for the layer turns it on until the reader turns it off.
    effect(move || {
        if place.read().is_for_workers {
            worker.is_on.set(true);
        }
    });
    effect(move || {
        if worker.is_on.get() {
            load(LABELS, words, worker.labels, from_json);
        }
    });
    worker
}

/// The button that turns it on and off.
#[component]
pub fn WorkerSwitch() -> impl IntoView {
    let app = app_context();
    let is_on = app.worker.is_on;
    let toggle = move || {
        is_on.update(|is_on| *is_on = !*is_on);
        if is_on.get_untracked() { page::remember(WISH) } else { page::forget(WISH) }
    };
    view! {
        <div class="map-tools">
            <Button name=app.cx.words.worker class="tool" pressed=is_on press=Box::new(toggle) />
        </div>
    }
}
