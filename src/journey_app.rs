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

use crate::browser::{address, events, fragment, page};
use crate::export::code::code;
use crate::journey::scene::Surroundings;
use crate::journey::session::Session;
use crate::place::{Page, Place};
use crate::words::SPOKEN;

mod card;
mod context;
mod dates;
mod fetched;
mod journey_page;
mod kept;
mod pieces;
mod plans;
mod sheet;

/// What this tab works on, from one showing of the page to the next.
#[derive(Default)]
struct Tab {
    /// The nation's maps, once fetched, and the work on the journey in it.
    work: Option<(Arc<Surroundings>, ArcRwSignal<Session>)>,
    /// The page, while it is shown.
    shown: Option<Box<dyn Any>>,
    /// Hears where the reader goes.
    listener: Option<events::WindowListener>,
}

thread_local! {
    static TAB: RefCell<Tab> = RefCell::default();
}

/// Shows the page in the place the app has made for it.
#[wasm_bindgen]
pub fn show() {
    let place = Place::parse(&fragment(), None).0;
    let (Some(nation), Some(room)) = (place.nation().map(str::to_string), page::view("journey")) else { return };
    room.set_inner_html("");
    let known = TAB.with_borrow(|tab| tab.work.clone()).filter(|(around, _)| around.nation.id == nation);
    let shown =
        mount_to(room, move || journey_page::App(journey_page::AppProps { nation, known, words: SPOKEN }).into_any());
    TAB.with_borrow_mut(|tab| {
        tab.shown = Some(Box::new(shown));
        tab.listener.get_or_insert_with(|| events::WindowListener::new("hashchange", |_| on_navigation()));
    });
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
    TAB.with_borrow_mut(|tab| {
        let Some((around, session)) = &tab.work else { return };
        let is_here = matches!(&place.page, Page::Journey { nation, .. } if *nation == around.nation.id);
        if !is_here {
            session.write_untracked().went(&place);
            tab.shown = None;
        }
    });
}

/// Keeps what was fetched for the next time the page is shown.
fn remember(around: Arc<Surroundings>, session: ArcRwSignal<Session>) {
    TAB.with_borrow_mut(|tab| tab.work = Some((around, session)));
}

/// Marks this entry of the browser's history with the journey that is open here.
fn mark(id: &str) {
    if !id.is_empty() && address::mark() != id {
        address::set_mark(id);
    }
}
