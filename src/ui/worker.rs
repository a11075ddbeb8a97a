//! The worker's layer: off for families, remembered on the device, its words fetched when it is first wanted.
//! Must never keep a map from being shown.

use leptos::prelude::*;

use crate::atlas::file::{CaseLabels, from_json};
use crate::browser::fetch;
use crate::place::Place;
use crate::ui::browser::page;
use crate::ui::share::button;
use crate::ui::{effect, memo};
use crate::words::Words;
use crate::world::Load;

const LABELS: &str = "maps/case-system.json";
const WISH: &str = "worker";

/// The switch and what it shows.
#[derive(Clone, Copy)]
pub struct Worker {
    /// Whether the layer is wanted: by this device, or by the link.
    pub is_on: Memo<bool>,
    is_wished: RwSignal<bool>,
    /// How a council's case system is spoken of, as far as it has been fetched.
    pub labels: RwSignal<Load<CaseLabels>>,
}

impl Worker {
    /// The layer at a place.
    pub fn new(place: Memo<Place>) -> Worker {
        // A link that asks for the layer turns it on until the reader turns it off.
        let is_wished = RwSignal::new(page::remembers(WISH));
        effect(move || {
            if place.read().is_for_workers {
                is_wished.set(true);
            }
        });
        let is_on = memo(move || is_wished.get());
        let labels = RwSignal::new(Load::Waiting);
        effect(move || {
            if is_on.get() && labels.read_untracked().ready().is_none() {
                leptos::task::spawn_local(async move {
                    let text = fetch::text(fetch::start(LABELS)).await;
                    labels.set(text.and_then(|text| from_json(&text)).into());
                });
            }
        });
        effect(move || page::set_pressed("worker-switch", is_on.get()));
        Worker { is_on, is_wished, labels }
    }

    /// The button that turns it on and off.
    pub fn switch(self, words: &'static Words) -> AnyView {
        let toggle = move || {
            self.is_wished.update(|is_wished| *is_wished = !*is_wished);
            page::remember(WISH, self.is_wished.get_untracked());
        };
        view! { <span id="worker-switch">{button(words.worker, "tool", Box::new(toggle))}</span> }.into_any()
    }
}
