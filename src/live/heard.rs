//! What the reader does on the journey's page: fields changed, words typed, buttons pressed, another place in the address.
//! Must never change the journey itself: it tells the page what was done.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event as Happening, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::{LIVE, device, page, show, with_live};
use crate::browser::{document, fragment};
use crate::export::picture::{WIDTH, picture};
use crate::journey::Event;
use crate::place::{Page, Place};
use crate::words;

/// Listens to the whole page, once.
pub fn listen() {
    thread_local! { static IS_LISTENING: RefCell<bool> = const { RefCell::new(false) } }
    let (Some(window), Some(document)) = (web_sys::window(), document()) else { return };
    if IS_LISTENING.replace(true) {
        return;
    }
    let on = |target: &web_sys::EventTarget, name: &str, call: fn(&Happening)| {
        let call = Closure::<dyn Fn(Happening)>::new(move |event: Happening| call(&event)).into_js_value();
        let _ = target.add_event_listener_with_callback(name, call.unchecked_ref());
    };
    on(&document, "change", changed);
    on(&document, "input", typed);
    on(&document, "click", pressed);
    on(&window, "hashchange", |_| {
        let place = Place::parse(&fragment(), None).0;
        if page().is_some() && matches!(place.page, Page::Journey { .. }) {
            with_live(|live| {
                if place.nation() == Some(live.world.nation.id.as_str()) {
                    live.arrive(&place);
                }
            });
            device::refocus("journey-road");
        }
    });
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
            spawn_local(async move {
                if let Some(text) = device::chosen_file(&field).await {
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
        "again" => spawn_local(show()),
        "print-sheet" => device::print("journey"),
        "print-card" => device::print("card"),
        "copy" => spawn_local(async {
            let text = LIVE.with_borrow(|live| live.as_ref().map(|live| live.sheet().text())).unwrap_or_default();
            let is_copied = device::copy(&text).await;
            with_live(|live| {
                live.say(if is_copied {
                    words::ENGLISH.journey.text_copied
                } else {
                    words::ENGLISH.journey.text_not_copied
                })
            });
        }),
        "png" => spawn_local(async {
            let made = LIVE.with_borrow(|live| live.as_ref().map(|live| picture(&live.sheet())));
            let Some((svg, height)) = made else { return };
            let is_saved = device::save_png("waymark-journey.png", svg.as_str(), WIDTH, height).await.is_ok();
            with_live(|live| {
                live.say(if is_saved { words::ENGLISH.journey.saved } else { words::ENGLISH.journey.no_picture })
            });
        }),
        what => with_live(|live| live.press(what)),
    }
}
