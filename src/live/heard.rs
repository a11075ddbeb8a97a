//! What the reader does on the journey's page: fields changed, words typed, buttons pressed, another place in the address.
//! Must never change the journey itself: it tells the page what was done.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event as Happening, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::{LIVE, page, show, with_live};
use crate::browser::{clipboard, files, fragment, page as shown, spawn};
use crate::export::picture::{WIDTH, picture};
use crate::journey::Event;
use crate::place::{Page, Place};
use crate::words;

/// Listens to the whole page, once.
pub fn listen() {
    thread_local! { static LISTENERS: RefCell<Vec<EventListener>> = const { RefCell::new(Vec::new()) } }
    let come = |_: &Happening| {
        let place = Place::parse(&fragment(), None).0;
        if page().is_some() && matches!(place.page, Page::Journey { .. }) {
            with_live(|live| {
                if place.nation() == Some(live.world.nation.id.as_str()) {
                    live.arrive(&place);
                }
            });
            shown::refocus("journey-road");
        }
    };
    LISTENERS.set(vec![
        EventListener::new(&document(), "change", changed),
        EventListener::new(&document(), "input", typed),
        EventListener::new(&document(), "click", pressed),
        EventListener::new(&window(), "hashchange", come),
    ]);
}

fn target<T: JsCast>(event: &Happening) -> Option<T> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    page()?.contains(Some(&element)).then_some(element)?.dyn_into().ok()
}

/// A field was changed.
fn changed(event: &Happening) {
    if let Some(field) = target::<HtmlInputElement>(event) {
        if let Some(event) = field.get_attribute("data-date").and_then(|key| Event::read(&key)) {
            let text = field.value();
            // The browser says beside the field why a day cannot be.
            if !text.starts_with('0') {
                field.report_validity();
            }
            with_live(|live| live.give_day(event, &text));
        } else if let Some(question) = field.get_attribute("data-ask") {
            with_live(|live| live.change(|journey| journey.toggle_ask(&question)));
        } else if field.has_attribute("data-open") {
            spawn(async move {
                if let Some(text) = files::chosen(&field).await {
                    with_live(|live| live.open(&text));
                }
            });
        }
    } else if let Some(field) = target::<HtmlSelectElement>(event) {
        let value = field.value();
        if let Some(idx) = field.get_attribute("data-plan").and_then(|idx| idx.parse().ok()) {
            let exit = value.split_once('/').map(|(map, step)| (map.to_string(), step.to_string()));
            with_live(|live| live.choose_plan(idx, exit));
        } else if field.has_attribute("data-months") {
            with_live(|live| {
                live.months = value.parse().unwrap_or(live.months);
                live.render(false);
            });
        }
    }
}

/// Words of one's own are kept as they are written.
fn typed(event: &Happening) {
    let Some(field) = target::<HtmlTextAreaElement>(event) else { return };
    let Some(id) = field.get_attribute("data-note") else { return };
    let text = field.value();
    if let Some(printed) = field.next_element_sibling() {
        printed.set_text_content(Some(&text));
    }
    with_live(|live| live.change(|journey| journey.set_note(&id, &text)));
}

/// A button was pressed.
fn pressed(event: &Happening) {
    let Some(what) = target::<Element>(event).and_then(|element| element.get_attribute("data-do")) else { return };
    match what.as_str() {
        "again" => spawn(show()),
        "print-sheet" => shown::print_sheet("journey"),
        "print-card" => shown::print_sheet("card"),
        "copy" => spawn(async {
            let text = LIVE.with_borrow(|live| live.as_ref().map(|live| live.sheet().text())).unwrap_or_default();
            let is_copied = clipboard::copy(text).await;
            with_live(|live| {
                live.say(if is_copied {
                    words::ENGLISH.journey.text_copied
                } else {
                    words::ENGLISH.journey.text_not_copied
                })
            });
        }),
        "png" => spawn(async {
            let made = LIVE.with_borrow(|live| live.as_ref().map(|live| picture(&live.sheet())));
            let Some((svg, height)) = made else { return };
            let is_saved = files::save_png("waymark-journey.png", svg.as_str(), WIDTH, height).await;
            with_live(|live| {
                live.say(if is_saved { words::ENGLISH.journey.saved } else { words::ENGLISH.journey.no_picture })
            });
        }),
        what => with_live(|live| live.press(what)),
    }
}
