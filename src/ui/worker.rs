//! The worker's layer: off for families, remembered on the device, its words fetched when it is first wanted.
//! Must never keep a map from being shown.

use leptos::prelude::*;

use crate::atlas::file::{CaseLabels, from_json};
use crate::browser::fetch;
use crate::markup::{Html, el};
use crate::place::Place;
use crate::scene::step::StepFacts;
use crate::ui::browser::page;
use crate::ui::share::button;
use crate::ui::{effect, memo};
use crate::views::step::worker_facts;
use crate::words;

const LABELS: &str = "maps/case-system.json";
const WISH: &str = "worker";

/// The switch and what it shows.
#[derive(Clone, Copy)]
pub struct Worker {
    /// Whether the layer is wanted: by this device, or by the link.
    pub is_on: Memo<bool>,
    is_wished: RwSignal<bool>,
    labels: RwSignal<Option<Result<CaseLabels, String>>>,
}

impl Worker {
    /// The layer at a place.
    pub fn new(place: Memo<Place>) -> Worker {
        // A link that asks for the layer turns it on until the reader turns it off.
        let is_wished = RwSignal::new(page::remembers(WISH) || place.read_untracked().is_for_workers);
        let is_on = memo(move || is_wished.get());
        let labels = RwSignal::new(None);
        effect(move || {
            if is_on.get() && !matches!(*labels.read_untracked(), Some(Ok(_))) {
                leptos::task::spawn_local(async move {
                    let text = fetch::text(fetch::start(LABELS)).await;
                    labels.set(Some(text.and_then(|text| from_json(&text))));
                });
            }
        });
        effect(move || page::set_pressed("worker-switch", is_on.get()));
        Worker { is_on, is_wished, labels }
    }

    /// The button that turns it on and off.
    pub fn switch(self) -> AnyView {
        let toggle = move || {
            self.is_wished.update(|is_wished| *is_wished = !*is_wished);
            page::remember(WISH, self.is_wished.get_untracked());
        };
        view! { <span id="worker-switch">{button(words::ENGLISH.worker, "tool", Box::new(toggle))}</span> }.into_any()
    }

    /// What it adds to a step.
    pub fn facts(self, facts: &StepFacts) -> Html {
        match (self.is_on.get(), &*self.labels.read()) {
            (true, Some(Ok(labels))) => worker_facts(labels, facts),
            (true, Some(Err(reason))) => {
                el("p").class("notice").text(&(words::ENGLISH.labels_not_fetched)(reason)).into()
            }
            _ => Html::default(),
        }
    }
}
