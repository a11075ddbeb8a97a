//! The app: the place from the address, what has been fetched for it, and the scene made of both. The only place they meet.

use std::sync::Arc;

use leptos::prelude::*;

use crate::atlas::Index;
use crate::atlas::reader::Reader;
use crate::browser;
use crate::browser::{address, events, page};
use crate::place::{Depth, Lens, Notice, Page, Place, StepName};
use crate::scene::map::Extras;
use crate::scene::page::{Main, page_scene};
use crate::ui::components::questions::questions;
use crate::ui::components::shell::Shell;
use crate::ui::components::worker::worker_layer;
use crate::ui::context::{AppContext, Carried, PageKey, chosen_reader};
use crate::ui::once::once;
use crate::ui::store::{Store, fetch_all};
use crate::ui::{Shared, effect, live, memo};
use crate::views::cx::ViewContext;
use crate::words::Words;

/// Reads the address, fetches what its place needs, and mounts the app over the reading page in one frame.
pub fn run(words: &'static Words) {
    browser::spawn(async move {
        let index = Index::built_in();
        let (place, _) = parsed(&index);
        let store = fetch_all(Store::new(words, chosen_reader()), &place, &index).await;
        let is_map_of_page = match (&place.page, address::own_map()) {
            (Page::Map { nation, map, .. }, Some(own)) => (nation, map) == (&own.0, &own.1),
            _ => false,
        };
        let is_own = is_map_of_page || !browser::fragment().starts_with("#/");
        if is_own && store.is_in_trouble() {
            // The reading page has the words of this very place: it stays.
            page::dispatch("waymark-keep-reading");
            return;
        }
        let reading = page::ReadingPosition::now();
        let came = browser::page_mark("came");
        let place = match read_on(&place, reading.step()).or_else(|| came_from(&place, &came)) {
            Some(other) => {
                address::replace(&other.print());
                other
            }
            None => place,
        };
        let chosen = match &place.page {
            Page::Map { step, .. } => step.clone(),
            _ => None,
        };
        let Some(root) = page::prepare_mount() else { return };
        leptos::mount::mount_to(root, move || app(words, index, store)).forget();
        page::finish_mount(move || reading.restore(chosen.as_deref()));
    });
}

/// Where a reader is who came for one step and has read on to another before the app was there: its page shows one step alone, so
/// the other is looked at from the one they came for. Nothing where the app shows what they read.
fn read_on(place: &Place, read: Option<&str>) -> Option<Place> {
    let Page::Map { nation, map, step: Some(step) } = &place.page else { return None };
    let read = read.filter(|read| read != step && place.depth == Depth::Fitting)?;
    let from = place.here.clone().unwrap_or_else(|| (map.clone(), step.clone()));
    let page = Page::Map { nation: nation.clone(), map: map.clone(), step: Some(read.to_string()) };
    Some(Place { page, ..place.clone() }.looked_at_from(Some(&from)))
}

/// A step that was gone to on the reading page, looked at from the one the reader came for; nothing where they went nowhere.
fn came_from(place: &Place, came: &str) -> Option<Place> {
    let Page::Map { map, step: Some(step), .. } = &place.page else { return None };
    let is_new = !came.is_empty() && step != came && place.here.is_none();
    is_new.then(|| place.looked_at_from(Some(&(map.clone(), came.to_string()))))
}

/// The place in the address, and what of it could not be followed.
fn parsed(index: &Index) -> (Place, Option<Notice>) {
    let own = address::own_map();
    let own = own.as_ref().map(|(nation, map)| (nation.as_str(), map.as_str()));
    let fragment = browser::fragment();
    // On a page that is not a map's, an empty fragment is that page, and one without a stroke a part of it.
    let page_fragment = browser::page_mark("page");
    let is_part = fragment.len() < 2 || page::has_part(&fragment[1..]);
    let fragment = if own.is_none() && is_part { page_fragment } else { fragment };
    let (place, notice) = Place::parse(&fragment, own);
    let (place, settled) = place.settled(index, None);
    (place, settled.or(notice))
}

fn app(words: &'static Words, index: Index, store: Store) -> AnyView {
    // Lives as long as the page.
    let cx: &'static ViewContext = Box::leak(Box::new(ViewContext::app(words)));
    let raw = RwSignal::new(parsed(&index));
    let store = RwSignal::new(store);
    let index = StoredValue::new(index);
    let carried = StoredValue::new(raw.with_untracked(|(place, _)| Carried::of(place)));

    // What is said of the choice, until another place is gone to.
    let told_to = RwSignal::new(None::<Reader>);
    // How far the page was scrolled at the place that the browser's own key has brought back.
    let scrolled = StoredValue::new(None::<f64>);
    address::on_change(move || {
        let new = index.with_value(parsed);
        // The start page begins anew: what comes after it may be about another child.
        if new.0.nation().is_some() || new.0.page == Page::Home {
            carried.set_value(Carried::of(&new.0));
        }
        let [is_page_change, is_step_change] = raw.with_untracked(|(old, _)| {
            let shown = |place: &Place| place.step_name().map(|step| (step, place.depth == Depth::Fitting));
            let is_step_change = shown(old) != shown(&new.0);
            [PageKey::of(old) != PageKey::of(&new.0), is_step_change]
        });
        // What another step begins with gets the focus once it is there.
        if is_page_change || is_step_change {
            page::leave_main();
        }
        scrolled.set_value(address::scrolled_before());
        told_to.set(None);
        raw.set(new);
        if is_page_change {
            arrive(scrolled, page::to_top);
        }
    });
    events::on_window("waymark-reader", move |_| {
        store.update(|store| *store = store.told_to(chosen_reader()));
        told_to.set(chosen_reader());
        if page::close_menu() {
            page::focus_menu();
        }
    });
    let fetch_missing = move || {
        let place = raw.with_untracked(|(place, _)| place.clone());
        let known = store.get_untracked();
        let index = index.get_value();
        leptos::task::spawn_local(async move {
            let new = fetch_all(known, &place, &index).await;
            // What comes late, for a place left since, must not take the place of what was asked for after it.
            if raw.with_untracked(|(now, _)| *now == place) {
                // Who reads may have been said while it was fetched.
                store.set(new.told_to(chosen_reader()));
            }
        });
    };
    effect(move || {
        let place = raw.with(|(place, _)| place.clone());
        if index.with_value(|index| !store.read_untracked().missing(&place, index).is_empty()) {
            fetch_missing();
        }
    });
    let settled = memo(move || {
        let (place, notice) = raw.get();
        let store = store.read();
        let nation = store.world_of(&place).map(|world| &world.nation);
        let (place, found) = index.with_value(|index| place.settled(index, nation));
        (place, found.or(notice))
    });
    let place = memo(move || settled.read().0.clone());
    let questions = questions(place, words);
    let worker = worker_layer(place, words);
    let scene = memo(move || {
        let (place, notice) = settled.get();
        let (store, asking, labels) = (store.read(), questions.read(), worker.labels.read());
        let extras = Extras { asking: Some(&*asking), labels: worker.is_on.get().then_some(&*labels) };
        let fetched = store.fetched(&place, extras);
        index.with_value(|index| Shared::new(page_scene(words, index, &place, notice, &fetched)))
    });
    provide_context(AppContext { cx, index, place, scene, carried, worker, questions, told_to });

    follow_focus(place, scrolled);
    effect(move || {
        let place = place.read();
        let is_text = matches!(scene.read().main, Main::Text(_));
        if let (true, Page::Text(_), Some(part)) = (is_text, &place.page, place.highlighted.first().cloned()) {
            page::after_paint(move || page::focus(&part));
        }
        if let (true, Page::System { nation }, Some((map, step))) = (is_text, &place.page, place.here.clone()) {
            let back = Place::map(nation, &map, Some(&step)).print();
            page::after_paint(move || page::mark_here(&map, &back));
        }
    });
    let n_tries = live(move || store.read().n_tries);
    once(view! { <Shell n_tries retry=Arc::new(fetch_missing) /> })
}

/// Brings what a place begins with into view; where the browser's own key has brought the place back, it stands as it was left.
fn arrive(scrolled: StoredValue<Option<f64>>, bring: impl FnOnce()) {
    match scrolled.get_value() {
        Some(scrolled) => page::after_paint(move || page::scroll_to(scrolled)),
        None => bring(),
    }
}

/// When another step is chosen the focus goes to its name. When another question is asked of it, its answer comes into view and
/// the focus stays where it is.
fn follow_focus(place: Memo<Place>, scrolled: StoredValue<Option<f64>>) {
    let last = StoredValue::new(None::<(Option<String>, Lens)>);
    // The link that said “We are here now” is gone with the words round it.
    let last_from = StoredValue::new(None::<StepName>);
    effect(move || {
        let from = place.read().here.clone();
        let before = last_from.try_update_value(|last| std::mem::replace(last, from.clone())).flatten();
        if before != from {
            page::after_paint(|| page::focus_if_lost("panel-name"));
        }
    });
    // The picture from here and the chart stand at the top of the same page, one in the place of the other.
    let was_from_here = StoredValue::new(None::<bool>);
    effect(move || {
        let is_from_here = place.read().depth == Depth::Fitting;
        let before = was_from_here.try_update_value(|was| was.replace(is_from_here)).flatten();
        if before.is_some_and(|before| before != is_from_here) && place.read().step_name().is_some() {
            page::after_paint(move || {
                page::to_top();
                if is_from_here {
                    page::focus("panel-name")
                } else {
                    page::focus_picture()
                }
                arrive(scrolled, || ());
            });
        }
    });
    effect(move || {
        let place = place.read();
        let step = match &place.page {
            Page::Map { step, .. } => step.clone(),
            _ => None,
        };
        let new = (step.clone(), place.lens.clone());
        let before = last.try_update_value(|last| last.replace(new)).flatten();
        let is_from_here = place.depth == Depth::Fitting;
        if step.is_none() {
            // Back on the map alone the focus is on the box that was left, or on the picture where none of its name stands there.
            page::after_paint(move || {
                if let Some(step) = before.and_then(|(step, _)| step) {
                    page::focus_in_chart("data-step", &step);
                    page::focus_if_lost("chart");
                    arrive(scrolled, || ());
                }
            });
            return;
        }
        match before {
            Some((before, _)) if before != step => page::after_paint(move || {
                if is_from_here {
                    page::to_top();
                }
                page::focus("panel-name");
                arrive(scrolled, || ());
            }),
            Some((_, lens)) if lens == place.lens => {}
            _ => {
                let part = match place.lens {
                    Lens::Next if before.is_none() => return,
                    Lens::Next => "next-title",
                    Lens::Endings => "endings-title",
                    _ => "answer-title",
                };
                page::after_paint(move || arrive(scrolled, || page::bring_into_view(part)));
            }
        }
    });
}
