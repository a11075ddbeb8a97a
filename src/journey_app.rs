//! The journey's page as it lives: a program of its own, fetched when the page is first opened, so that families who only
//! read a map never wait for it. Must never decide anything: what follows stands in `journey`.
//!
//! The start script calls [`show`] whenever the app has made room for the page. What a tab works on outlives the page:
//! a reader who looks at a map and comes back finds it again.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::events::{self, Event};
use crate::browser::{address, fields, fragment, page};
use crate::export::code::code;
use crate::journey::scene::Surroundings;
use crate::journey::session::Session;
use crate::place::{Page, Place};
use crate::words::SPOKEN;

mod child;
mod context;
mod dates;
mod device;
mod fetched;
mod history;
mod journey_page;
mod journeys;
mod kept;
mod meeting;
mod pieces;
mod record;
mod sheet;
mod walk;

/// What this tab works on, from one showing of a page to the next.
struct Tab {
    /// The maps of the nation that was fetched last.
    around: Option<Arc<Surroundings>>,
    /// The work on the journeys. It belongs to the tab and not to a page: what a page has begun may end after it is gone.
    session: RwSignal<Session>,
    _owner: Owner,
    /// The page, while it is shown: whose journey's, by nation, or the list of all.
    shown: Option<(Page, Box<dyn Any>)>,
    /// Hear where the reader goes, and that everything was forgotten.
    listeners: Vec<events::WindowListener>,
}

impl Tab {
    fn new() -> Tab {
        let owner = Owner::new();
        let session = owner.with(|| RwSignal::new(Session::default()));
        Tab { around: None, session, _owner: owner, shown: None, listeners: Vec::new() }
    }
}

thread_local! {
    static TAB: RefCell<Tab> = RefCell::new(Tab::new());
}

/// Shows the page in the place the app has made for it.
#[wasm_bindgen]
pub fn show() {
    let place = Place::parse(&fragment(), None).0;
    let Some(room) = page::view("journey") else { return };
    leave();
    room.set_inner_html("");
    page::set_banner(None);
    let session = TAB.with_borrow(|tab| tab.session);
    let key = page_key(&place);
    let page = key.clone();
    let shown = mount_to(room, move || match key {
        Page::Journey { nation, .. } | Page::Child { nation, .. } => {
            let known = known(&nation);
            journey_page::App(journey_page::AppProps { nation, known, session, words: SPOKEN }).into_any()
        }
        Page::Walk { nation, .. } => {
            let known = known(&nation);
            walk::WalkApp(walk::WalkAppProps { nation, place, known, words: SPOKEN }).into_any()
        }
        _ => journeys::JourneyList(journeys::JourneyListProps { session, words: SPOKEN }).into_any(),
    });
    TAB.with_borrow_mut(|tab| {
        tab.shown = Some((page, Box::new(shown)));
        if tab.listeners.is_empty() {
            tab.listeners.push(events::WindowListener::new("hashchange", |_| on_navigation()));
            tab.listeners.push(events::WindowListener::new("storage", on_storage));
            // Another reader gets other words; what was given stays.
            tab.listeners.push(events::WindowListener::new("waymark-reader", |_| show()));
        }
    });
}

/// The maps that were fetched last, if they are of this nation and told to the same reader.
fn known(nation: &str) -> Option<Arc<Surroundings>> {
    let around = TAB.with_borrow(|tab| tab.around.clone());
    around.filter(|around| around.nation.id == nation && around.nation.reader == fetched::reader())
}

/// Removes the page that is shown. A field in it says what it holds before, while there is somebody to hear.
fn leave() {
    // Where a link has left the focus on the page as a whole it waits for the title.
    if !fields::has_focus("main") {
        page::leave_main();
    }
    let gone = TAB.with_borrow_mut(|tab| tab.shown.take());
    drop(gone);
}

/// Which page a place is on, whatever the step.
fn page_key(place: &Place) -> Page {
    match &place.page {
        Page::Journey { nation, .. } => Page::Journey { nation: nation.clone(), here: None },
        other => other.clone(),
    }
}

/// The code of a link as HTML, for the dialog in which a place is shared; empty if the link is too long for one.
#[wasm_bindgen]
pub fn code_of(link: &str) -> String {
    code(link, SPOKEN.journey.code_name).unwrap_or_default().into_string()
}

/// The reader has gone to another page: the one of the journey is no longer there. Whether the tab is still with the same
/// child is noted, for when it comes back.
fn on_navigation() {
    let place = Place::parse(&fragment(), None).0;
    if TAB.with_borrow(|tab| tab.shown.as_ref().is_some_and(|(page, _)| *page == page_key(&place))) {
        return;
    }
    leave();
    let session = TAB.with_borrow(|tab| tab.session);
    let mut session = session.write_untracked();
    session.went(&place);
    if !matches!(place.page, Page::Journey { .. } | Page::Child { .. } | Page::Journeys) {
        session.forgotten.clear();
        let list = Place::from(Page::Journeys).print();
        page::set_banner(session.is_unkept().then_some((SPOKEN.journey.not_kept_there, &list)));
    }
}

/// On the page that forgets everything this tab forgets what it alone holds: the script there says so. Of other tabs the pages
/// hear themselves.
fn on_storage(event: &Event) {
    if !event.is_trusted() {
        TAB.with_borrow(|tab| *tab.session.write_untracked() = Session::default());
        page::set_banner(None);
    }
}

/// Keeps what was fetched for the next time the page is shown.
fn remember(around: Arc<Surroundings>) {
    TAB.with_borrow_mut(|tab| tab.around = Some(around));
}

/// Marks this entry of the browser's history with the journey that is open here.
fn mark(slot: &str) {
    if !slot.is_empty() && address::mark() != slot {
        address::set_mark(slot);
    }
}
