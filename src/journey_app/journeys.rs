//! The list of all journeys of the device: each can be opened, called otherwise, saved, forgotten and put back.
//! Must never forget without asking, and needs no map: it is there at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::context::{file_name, saved};
use super::device::Device;
use super::fetched::{SurroundingsLoad, fetch_all};
use super::kept::OpenFile;
use super::pieces::LivePanel;
use crate::atlas::Index;
use crate::browser::{clock, fields, files, page, spawn, storage};
use crate::journey::glance::{JourneyGlance, glance};
use crate::journey::keep::read;
use crate::journey::scene::Surroundings;
use crate::journey::session::{KeptJourney, Session};
use crate::markup::Html;
use crate::views::kept;
use crate::words::Words;

/// The list.
#[component]
pub fn JourneyList(session: RwSignal<Session>, words: &'static Words) -> AnyView {
    session.update(Session::close);
    storage::on_other_tab(move || session.update(|_| ()));
    // What is seen in the list is told to whom hears it.
    let told = RwSignal::new(String::new());
    // What became of a file is seen nowhere else.
    let of_file = RwSignal::new("");
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
            // The reader may have left meanwhile.
            if maps.try_update_value(|maps| maps.push(around)).is_none() {
                return;
            }
            // What is opened in the list stays open, and who writes there is not disturbed.
            let html = session.with_untracked(|session| list_html(session, maps, words));
            fields::show_form("part-list", &html.into_string());
        }
    });
    let html = move || list_html(&session.read(), maps, words);
    let press = move |what: &str, slot: &str, label: &str| {
        let before = label_of(session, slot, words);
        of_file.set("");
        match what {
            "save" => {
                let slot = slot.to_string();
                spawn(async move {
                    let asked = save(session, slot).await;
                    let _ = of_file.try_set(saved(asked, words));
                })
            }
            _ => do_in_list(session, what, slot, label),
        }
        let (said, focus) = match what {
            "forget" => ((words.journey.forgotten)(&before), kept::back_id(slot)),
            "put-back" => ((words.journey.is_back)(&before), slot.to_string()),
            "rename" => ((words.journey.is_renamed)(&label_of(session, slot, words)), slot.to_string()),
            _ => return String::new(),
        };
        told.set(said);
        focus
    };
    // Forgotten on its own page: it can be put back here.
    let last = session.with_untracked(|session| session.forgotten.last().cloned());
    page::after_paint(move || match last {
        Some(kept) => {
            told.set((words.journey.forgotten)(&kept::label(&kept, words)));
            page::focus(&kept::back_id(&kept.slot));
        }
        None => page::focus_title("journeys"),
    });
    view! {
        <h1 id="journeys" tabindex="-1">{words.map.journeys}</h1>
        <p>{words.journey.list_hint}</p>
        <p role="status" class="visually-hidden" data-part="told">{told}</p>
        <p role="status" data-part="of-file">{of_file}</p>
        <LivePanel part="list" home="journeys" html=Box::new(html) press=Box::new(press) />
        <OpenFile session=session words=words />
    }
    .into_any()
}

/// The list, with where each journey is and what is due next as far as the maps of its nation are there.
fn list_html(session: &Session, maps: StoredValue<Vec<Arc<Surroundings>>>, words: &'static Words) -> Html {
    let maps = maps.try_get_value().unwrap_or_default();
    let glance = |kept: &KeptJourney| -> Option<JourneyGlance> {
        let today = clock::today()?;
        let read = |around: &Arc<Surroundings>| Some((around.clone(), read(&kept.text, &around.nation).ok()?));
        let (around, journey) = maps.iter().find_map(read)?;
        Some(glance(&around.world, &around.calendar, &journey, today))
    };
    kept::list(session, &Device, &glance, words)
}

/// What a journey is called, kept or forgotten.
fn label_of(session: RwSignal<Session>, slot: &str, words: &'static Words) -> String {
    let session = session.read_untracked();
    let all = session.all(&Device);
    let found = all.iter().chain(&session.forgotten).find(|kept| kept.slot == slot);
    found.map(|kept| kept::label(kept, words)).unwrap_or_default()
}

/// Does what a button of the list says, with what stands in the field beside it.
fn do_in_list(session: RwSignal<Session>, what: &str, slot: &str, label: &str) {
    match what {
        "open" => session.update_untracked(|session| session.choose(slot)),
        "rename" => session.update(|session| session.rename(&Device, slot, label)),
        "forget" => session.update(|session| session.forget(&Device, slot)),
        _ => session.update(|session| session.put_back(&Device, slot)),
    }
}

/// Asks the browser to save a journey as a file; nothing where it could not be asked.
async fn save(session: RwSignal<Session>, slot: String) -> Option<()> {
    let kept = session.with_untracked(|session| session.all(&Device).into_iter().find(|kept| kept.slot == slot));
    let kept = kept?;
    let label = kept.file.as_ref().map(|file| file.label.as_str()).unwrap_or_default();
    files::save(&file_name("waymark-journey.json", label), "application/json", &kept.text).await.ok()
}
