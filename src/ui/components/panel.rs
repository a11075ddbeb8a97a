//! What stands beside the chart: the step in words, or where the map begins.

use std::sync::Arc;

use leptos::prelude::*;

use crate::place::kind_word;
use crate::scene::map::SideContent;
use crate::scene::panel::{LensAnswer, Panel, PanelPart};
use crate::ui::components::parts::{Key, Parts};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::components::questions::QuestionSection;
use crate::ui::components::trail::TrailSection;
use crate::ui::components::way::WaySection;
use crate::ui::context::{app_context, map_scene};
use crate::ui::once::once;
use crate::ui::{Shared, last_known, live, memo};
use crate::views;

/// The panel of the step chosen, or of none.
#[component]
pub fn SidePanel() -> impl IntoView {
    let (cx, scene) = (app_context().cx, map_scene());
    let keys = memo(move || match &scene.read().panel {
        SideContent::Step(panel) => vec![Key::Step(panel.step.clone())],
        SideContent::Beginning(_) => vec![Key::Beginning],
    });
    let make = move |_| match &scene.read_untracked().panel {
        SideContent::Step(panel) => once(view! { <StepPanel first=panel.clone() /> }),
        SideContent::Beginning(_) => {
            let html = move || match &scene.read().panel {
                SideContent::Beginning(told) => views::panel::beginning(cx, told),
                SideContent::Step(_) => Default::default(),
            };
            once(view! { <LiveProse html=live(html) /> })
        }
    };
    view! { <Parts keys make=Box::new(make) /> }
}

/// The panel of one step. What only the step says is written once; what the lens asks comes first, and the rest makes way.
#[component]
fn StepPanel(first: Arc<Panel>) -> impl IntoView {
    let (cx, scene) = (app_context().cx, map_scene());
    let (step, name) = (first.step.clone(), first.facts.name.clone());
    let own = step.clone();
    let panel = last_known(first.into(), move || match &scene.read().panel {
        SideContent::Step(panel) if panel.step == own => Some(panel.clone().into()),
        _ => None,
    });
    let keys = memo(move || panel.read().parts.iter().map(|part| Key::Panel(*part)).collect());
    let make = move |key| match key {
        Key::Panel(PanelPart::Question) => once(view! { <QuestionPart panel /> }),
        Key::Panel(PanelPart::Trail) => once(view! { <TrailSection panel /> }),
        Key::Panel(PanelPart::Worker) => {
            let html = move || views::panel::prose(cx, &panel.read(), PanelPart::Worker);
            once(view! { <LiveProse html=live(html) /> })
        }
        Key::Panel(part) => once(view! { <Prose html=views::panel::prose(cx, &panel.read_untracked(), part) /> }),
        _ => once(()),
    };
    view! {
        <article class="panel" data-panel=step aria-labelledby="panel-name">
            <p class="here-mark">{cx.words.here}</p>
            <h2 id="panel-name" tabindex="-1">{name}</h2>
            <Parts keys make=Box::new(make) />
        </article>
    }
}

/// The answer to what the lens asks.
#[component]
fn QuestionPart(panel: Memo<Shared<Panel>>) -> impl IntoView {
    let cx = app_context().cx;
    let keys = memo(move || match &panel.read().question {
        Some(LensAnswer::Turns { kind, .. }) => vec![Key::Lens(kind_word(*kind))],
        Some(LensAnswer::Way(way)) => vec![Key::Way(way.exit.step.clone())],
        Some(LensAnswer::Reflect(_)) => vec![Key::Lens("reflect")],
        None => Vec::new(),
    });
    let make = move |key| match (key, &panel.read_untracked().question) {
        (_, Some(LensAnswer::Way(way))) => once(view! { <WaySection first=way panel /> }),
        (_, Some(LensAnswer::Reflect(_))) => once(view! { <QuestionSection panel /> }),
        (_, Some(LensAnswer::Turns { kind, turns })) => {
            once(view! { <Prose html=views::panel::turns(cx, *kind, turns) /> })
        }
        (_, None) => once(()),
    };
    view! { <Parts keys make=Box::new(make) /> }
}
