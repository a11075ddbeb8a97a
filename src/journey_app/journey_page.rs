//! The page from top to bottom.
//! Must never show anything of a journey while the reader is asked which is meant.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::child::ChildPage;
use super::context::JourneyContext;
use super::dates::{DatesPart, DuePart};
use super::fetched::{SurroundingsLoad, fetch_all};
use super::history::{AsksPart, PlansPart};
use super::kept::{ChooseJourney, KeptPart, NotKept, UnusablePart, WhosePart};
use super::meeting::MeetingPart;
use super::pieces::{LiveProse, Part, Prose, Region, buttons, memo, switch};
use super::record::RecordPart;
use super::remember;
use super::sheet::{RoadPart, SheetPart};
use crate::atlas::reader::Reader;
use crate::browser::{fragment, page, spawn};
use crate::journey::scene::Surroundings;
use crate::journey::session::{Session, SessionState};
use crate::place::{Page, Place};
use crate::views;
use crate::views::cx::ViewContext;
use crate::words::Words;

/// Fetches what the page is made from, and shows it. `known` is what this tab has fetched before.
#[component]
pub fn App(
    nation: String,
    known: Option<Arc<Surroundings>>,
    session: RwSignal<Session>,
    words: &'static Words,
) -> AnyView {
    let load = RwSignal::new(known.map_or(SurroundingsLoad::Waiting, SurroundingsLoad::Ready));
    let fetch = move || {
        let nation = nation.clone();
        load.set(SurroundingsLoad::Waiting);
        spawn(async move {
            let fetched = fetch_all(&nation, words).await;
            // The reader may have left meanwhile.
            let _ = load.try_set(fetched);
        });
    };
    if matches!(*load.read_untracked(), SurroundingsLoad::Waiting) {
        fetch();
    }
    switch(move || match load.get() {
        SurroundingsLoad::Waiting => view! { <p role="status">{words.fetching}</p> }.into_any(),
        SurroundingsLoad::Failed(why) => view! {
            <Prose html=views::trouble::trouble(&ViewContext::app(words), &why) />
            {buttons([("again", words.try_again, Box::new(fetch.clone()))])}
        }
        .into_any(),
        SurroundingsLoad::Ready(around) => {
            remember(around.clone());
            view! { <JourneyPage around=around session=session words=words /> }.into_any()
        }
    })
}

/// The page, once everything is there.
#[component]
fn JourneyPage(around: Arc<Surroundings>, session: RwSignal<Session>, words: &'static Words) -> AnyView {
    let shared = JourneyContext::new(around, session, words);
    provide_context(shared);
    let place = Place::parse(&fragment(), None).0;
    shared.come(&place);
    shared.listen();
    let childs = match place.page {
        Page::Child { step, .. } => Some(step),
        _ => None,
    };
    let is_childs = childs.is_some();
    let is_asking = memo(move || session.read().state == SessionState::Asking);
    let parts = switch(move || match is_asking.get() {
        true => view! { <ChooseJourney /> }.into_any(),
        false => match childs.clone() {
            Some(step) => view! { <ChildPage step=step /> }.into_any(),
            None => view! { <Parts /> }.into_any(),
        },
    });
    if is_childs {
        return view! { <NotKept not_kept=words.child.not_kept /> {parts} }.into_any();
    }
    let title = memo(move || match &session.read().journey.label {
        label if label.is_empty() => words.journey.title.to_string(),
        label => format!("{}: {label}", words.journey.title),
    });
    let is_worker = shared.around.with_value(|around| around.nation.reader == Some(Reader::Worker));
    page::after_paint(|| page::focus_title("journey-title"));
    let note = is_worker.then(|| view! { <p class="note">{words.journey.speaks_to_family}</p> }.into_any());
    view! {
        <h1 id="journey-title" tabindex="-1">{title}</h1>
        <p>{words.journey.hint}</p>
        {note}
        <NotKept not_kept=words.journey.not_kept />
        {parts}
    }
    .into_any()
}

#[component]
fn Parts() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let journey = &words.journey;
    let notice = switch(move || match shared.notice.get() {
        text if text.is_empty() => ().into_any(),
        text => view! { <p class="notice">{text}</p> }.into_any(),
    });
    // A link to a part opens it too.
    let open_part = |event: ev::MouseEvent| {
        if let Some(part) = page::skip_target(&event) {
            page::open_around(&format!("#{part}"));
        }
    };
    let child_pages = move || {
        shared.around.with_value(|around| views::child::pages_of(&around.nation, &shared.session.read().journey, words))
    };
    view! {
        <WhosePart />
        <div on:click=open_part>
            <Prose html=views::journey::contents(words) />
        </div>
        <LiveProse part="child-pages" html=Box::new(child_pages) />
        <div id="part-notice" data-part="notice" role="status">{notice}</div>
        <Part id="road" title=words.trail.trail>
            <RoadPart />
            <UnusablePart />
        </Part>
        <Part id="give" title=journey.give_dates hint=journey.dates_hint>
            <p class="hint" id="date-form">{journey.date_form}</p>
            <Region part="dates">
                <DatesPart />
            </Region>
        </Part>
        <DuePart />
        <Part id="plans" title=journey.plans hint=journey.plans_hint>
            <PlansPart />
        </Part>
        <Part id="asks" title=journey.asks hint=journey.asks_hint>
            <AsksPart />
        </Part>
        <MeetingPart />
        <SheetPart />
        <RecordPart />
        <Part id="kept" title=journey.kept>
            <KeptPart />
        </Part>
    }
    .into_any()
}
