//! The list of all journeys of the device: each can be opened, called otherwise, saved, forgotten and put back.
//! Must never forget without asking, and needs no map: it is there at once.

use leptos::prelude::*;

use super::context::file_name;
use super::device::Device;
use super::kept::OpenFile;
use super::pieces::{LivePanel, LiveProse};
use crate::browser::{files, storage};
use crate::journey::session::Session;
use crate::markup::{Html, el};
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
    let html = move || kept::list(&session.read(), &Device, words);
    let press = move |what: &str, slot: &str, label: &str| match what {
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
