//! What stands beside the chart: the step in words, or where the map begins.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::browser::page;
use crate::place::kind_word;
use crate::scene::map::SideContent;
use crate::scene::panel::{LensAnswer, Panel, PanelPart};
use crate::ui::components::lens_bar::LensBar;
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
                SideContent::Beginning(told) => views::panel::beginning(cx, told, scene.read().picture),
                SideContent::Step(_) => Default::default(),
            };
            once(view! { <LiveProse html=live(html) /> })
        }
    };
    view! { <Parts keys make=Box::new(make) /> }
}

/// The page of one step: the picture *from here*, and below it what is told to whoever asks. What only the step says is written
/// once; the answer to a lens comes and goes.
#[component]
fn StepPanel(first: Arc<Panel>) -> impl IntoView {
    let (app, scene) = (app_context(), map_scene());
    let cx = app.cx;
    let step = first.step.clone();
    let own = step.clone();
    let panel = last_known(first.into(), move || match &scene.read().panel {
        SideContent::Step(panel) if panel.step == own => Some(panel.clone().into()),
        _ => None,
    });
    let keys = memo(move || panel.read().parts.iter().map(|part| Key::Panel(*part)).collect());
    let make = move |key| match key {
        Key::Panel(PanelPart::Lenses) => once(view! { <LensBar /> }),
        Key::Panel(PanelPart::Question) => once(view! { <QuestionPart panel /> }),
        // Where we are may change while the same step is looked at, and with it where the links lead.
        Key::Panel(part) => {
            once(view! { <LiveProse html=live(move || views::panel::prose(cx, &panel.read(), part)) /> })
        }
        _ => once(()),
    };
    let below = PanelPart::BELOW.map(|part| match part {
        PanelPart::Trail => once(view! { <TrailSection panel /> }),
        part => once(view! { <LiveProse html=live(move || views::panel::prose(cx, &panel.read(), part)) /> }),
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || page::is_typing() {
            return;
        }
        let key = event.key();
        let chosen = key
            .parse::<usize>()
            .ok()
            .and_then(|number| scene.read_untracked().next.get(number.checked_sub(1)?).cloned());
        if let Some(place) = chosen {
            app.go(&place);
        } else if page::travel_picture(&key) {
            event.prevent_default();
        }
    };
    view! {
        <article class="panel" data-panel=step aria-labelledby="panel-name">
            <div class="from-here" data-picture="from-here" role="group" aria-label=cx.words.from_here.picture on:keydown=on_key>
                <Parts keys make=Box::new(make) />
            </div>
            {below.into_iter().collect::<Vec<_>>()}
            <LiveProse html=live(move || views::panel::whole_map(cx, &panel.read()).into()) />
        </article>
    }
}

/// The answer to what the lens asks.
#[component]
fn QuestionPart(panel: Memo<Shared<Panel>>) -> impl IntoView {
    let cx = app_context().cx;
    let keys = memo(move || match &panel.read().question {
        Some(LensAnswer::Turns { kind, .. }) => vec![Key::Lens(kind_word(*kind))],
        Some(LensAnswer::Before(_)) => vec![Key::Lens("before")],
        Some(LensAnswer::Way(way)) => vec![Key::Way(way.exit.step.clone())],
        Some(LensAnswer::Reflect(_)) => vec![Key::Lens("reflect")],
        None => Vec::new(),
    });
    let make = move |key| match (key, &panel.read_untracked().question) {
        (_, Some(LensAnswer::Way(way))) => once(view! { <WaySection first=way panel /> }),
        (_, Some(LensAnswer::Reflect(_))) => once(view! { <QuestionSection panel /> }),
        (_, Some(LensAnswer::Before(routes))) => once(view! { <Prose html=views::panel::before_answer(cx, routes) /> }),
        (_, Some(LensAnswer::Turns { kind, turns })) => {
            once(view! { <Prose html=views::panel::turns(cx, *kind, turns) /> })
        }
        (_, None) => once(()),
    };
    view! { <Parts keys make=Box::new(make) /> }
}
