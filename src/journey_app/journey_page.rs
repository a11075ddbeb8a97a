//! The page from top to bottom.
//! Must never show anything of a journey while the reader is asked which is meant.

use std::sync::Arc;

use leptos::prelude::*;

use super::card::CardPart;
use super::context::JourneyContext;
use super::dates::{DatesPart, DuePart};
use super::fetched::{JourneyWorld, Load, fetch_world};
use super::kept::{ChooseJourney, KeptPart, NotKept};
use super::plans::{AsksPart, PlansPart};
use super::remember;
use super::sheet::{RoadPart, SheetPart};
use crate::browser::{fragment, spawn};
use crate::journey::session::{Session, State};
use crate::markup::Html;
use crate::place::Place;
use crate::views;
use crate::views::cx::Cx;
use crate::words::Words;

/// Fetches what the page is made from, and shows it. `known` is what this tab has fetched before, and its work.
#[component]
pub fn App(nation: String, known: Option<(Arc<JourneyWorld>, ArcRwSignal<Session>)>, words: &'static Words) -> AnyView {
    let session = known.as_ref().map(|(_, session)| session.clone()).unwrap_or_default();
    let load = RwSignal::new(known.map_or(Load::Waiting, |(world, _)| Load::Ready(world)));
    let fetch = move || {
        let nation = nation.clone();
        load.set(Load::Waiting);
        spawn(async move {
            let fetched = fetch_world(&nation, words).await;
            // The reader may have left meanwhile.
            let _ = load.try_set(fetched);
        });
    };
    if matches!(*load.read_untracked(), Load::Waiting) {
        fetch();
    }
    let shown = move || match load.get() {
        Load::Waiting => view! { <p role="status">{words.fetching}</p> }.into_any(),
        Load::Failed(why) => {
            let again = fetch.clone();
            let why = views::trouble::trouble(&Cx::app(words), &why).into_string();
            view! {
                <div inner_html=why></div>
                <button type="button" data-do="again" on:click=move |_| again()>{words.try_again}</button>
            }
            .into_any()
        }
        Load::Ready(world) => {
            remember(world.clone(), session.clone());
            view! { <JourneyPage world=world session=session.clone().into() /> }.into_any()
        }
    };
    view! { {shown} }.into_any()
}

/// The page, once everything is there.
#[component]
fn JourneyPage(world: Arc<JourneyWorld>, session: RwSignal<Session>) -> AnyView {
    let shared = JourneyContext::new(world, session);
    provide_context(shared);
    shared.come(&Place::parse(&fragment(), None).0);
    shared.listen();
    let words = shared.words();
    let is_asking = Memo::new(move |_| session.read().state == State::Asking);
    let parts = move || match is_asking.get() {
        true => view! { <ChooseJourney /> }.into_any(),
        false => view! { <Parts /> }.into_any(),
    };
    view! {
        <h1>{words.journey.title}</h1>
        <p>{words.journey.hint}</p>
        <NotKept />
        {parts}
    }
    .into_any()
}

#[component]
fn Parts() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words();
    let journey = &words.journey;
    let notice =
        move || (!shared.notice.read().is_empty()).then(|| view! { <p class="notice">{shared.notice.get()}</p> });
    view! {
        <Prose html=views::journey::contents(words) />
        <div id="part-notice" data-part="notice" role="status">{notice}</div>
        <Part id="road" title=words.trail.trail>
            <RoadPart />
        </Part>
        <Part id="give" title=journey.give_dates hint=journey.dates_hint>
            <DatesPart />
        </Part>
        <DuePart />
        <Part id="plans" title=journey.plans hint=journey.plans_hint>
            <PlansPart />
        </Part>
        <Part id="asks" title=journey.asks hint=journey.asks_hint>
            <AsksPart />
        </Part>
        <SheetPart />
        <CardPart />
        <Part id="kept" title=journey.kept>
            <KeptPart />
        </Part>
    }
    .into_any()
}

/// A part of the page under its heading, which links lead to.
#[component]
pub fn Part(
    id: &'static str,
    title: &'static str,
    #[prop(default = "")] hint: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> AnyView {
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> });
    view! {
        <section class="journey-part">
            <h2 id=format!("journey-{id}") tabindex="-1">{title}</h2>
            {hint}
            {children.map(|children| children())}
        </section>
    }
    .into_any()
}

/// Words as the writer of pages made them, which never change.
#[component]
pub fn Prose(html: Html) -> AnyView {
    view! { <div inner_html=html.into_string()></div> }.into_any()
}

/// Words as the writer of pages makes them, written anew when they change, in the part of the page with this id.
#[component]
pub fn LiveProse(part: &'static str, html: Memo<Html>) -> AnyView {
    let text = move || html.read().as_str().to_string();
    view! { <div id=format!("part-{part}") data-part=part inner_html=text></div> }.into_any()
}

/// A button of the page; `what` is what tests and style know it by.
#[component]
pub fn ActionButton(what: &'static str, name: &'static str, #[prop(into)] press: Callback<()>) -> AnyView {
    view! { <button type="button" data-do=what on:click=move |_| press.run(())>{name}</button> }.into_any()
}
