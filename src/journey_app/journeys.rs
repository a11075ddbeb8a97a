//! The list of all journeys of the device: each can be opened, called otherwise, saved, forgotten and put back.
//! Must never forget without asking, and needs no map: it is there at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::file_name;
use super::device::Device;
use super::fetched::{SurroundingsLoad, fetch_all};
use super::kept::OpenFile;
use super::pieces::{LivePanel, LiveProse};
use crate::atlas::Index;
use crate::browser::{clock, fields, files, spawn, storage};
use crate::journey::glance::glance;
use crate::journey::keep::read;
use crate::journey::scene::Surroundings;
use crate::journey::session::{KeptJourney, Session};
use crate::markup::{self, Html, el};
use crate::views::kept;
use crate::words::Words;

/// The list.
#[component]
pub fn JourneyList(session: RwSignal<Session>, words: &'static Words) -> AnyView {
    session.update(Session::close);
    storage::on_other_tab(move || session.update(|_| ()));
    let notice = RwSignal::new(String::new());
    let said = move || match &*notice.read() {
        text if text.is_empty() => Html::default(),
        text => el("p").class("notice").text(text).into(),
    };
    // Where each is and what is due next is known once the maps of its nation are there.
    let maps = StoredValue::new(Vec::<Arc<Surroundings>>::new());
    spawn(async move {
        for nation in &Index::built_in().nations {
            let own = |kept: &KeptJourney| kept.file.as_ref().is_ok_and(|file| file.nation == nation.id);
            let all = session.with_untracked(|session| session.all(&Device));
            let SurroundingsLoad::Ready(around) = (match all.iter().any(own) {
                true => fetch_all(&nation.id, words).await,
                false => continue,
            }) else {
                continue;
            };
            maps.try_update_value(|maps| maps.push(around));
            // What is opened or written in the list stays. The reader may have left meanwhile.
            for kept in &all {
                fields::fill(&kept::glance_id(&kept.slot), &markup::text(&told_of(maps, kept, words)).into_string());
            }
        }
    });
    let html = move || kept::list(&session.read(), &Device, &|kept| told_of(maps, kept, words), words);
    let press = move |what: &str, slot: &str, label: &str| {
        do_in_list(session, what, slot, label);
        if matches!(what, "rename" | "put-back") { slot.to_string() } else { String::new() }
    };
    view! {
        <h1 id="journeys" tabindex="-1">{words.map.journeys}</h1>
        <p>{words.journey.list_hint}</p>
        <div role="status"><LiveProse part="notice" html=Box::new(said) /></div>
        <LivePanel part="list" home="journeys" html=Box::new(html) press=Box::new(press) />
        <OpenFile session=session notice=notice words=words />
    }
    .into_any()
}

/// Where a journey is and what is due next, as far as the maps of its nation are there.
fn told_of(maps: StoredValue<Vec<Arc<Surroundings>>>, kept: &KeptJourney, words: &'static Words) -> String {
    let maps = maps.try_get_value().unwrap_or_default();
    for around in maps {
        if let (Ok(journey), Some(today)) = (read(&kept.text, &around.nation), clock::today()) {
            return glance(&around.world, &around.calendar, &journey, today).text(words);
        }
    }
    String::new()
}

/// Does what a button of the list says, with what stands in the field beside it.
fn do_in_list(session: RwSignal<Session>, what: &str, slot: &str, label: &str) {
    match what {
        "open" => session.update_untracked(|session| session.choose(slot)),
        "rename" => session.update(|session| session.rename(&Device, slot, label)),
        "forget" => session.update(|session| session.forget(&Device, slot)),
        "put-back" => session.update(|session| session.put_back(&Device, slot)),
        _ => {
            let all = session.read_untracked().all(&Device);
            for kept in all.iter().filter(|kept| kept.slot == slot) {
                let label = kept.file.as_ref().map(|file| file.label.as_str()).unwrap_or_default();
                files::save(&file_name("waymark-journey.json", label), "application/json", &kept.text);
            }
        }
    }
}
