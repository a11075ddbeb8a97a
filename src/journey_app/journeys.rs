//! The list of all journeys of the device: each can be opened, called otherwise, saved, forgotten and put back.
//! Must never forget without asking, and needs no map: it is there at once.

use leptos::ev;
use leptos::prelude::*;

use super::context::file_name;
use super::device::Device;
use super::kept::{ForgetFold, OpenFile, journey_line};
use super::pieces::{buttons, list, memo, switch};
use crate::browser::{files, page, storage};
use crate::journey::keep::JourneyFile;
use crate::journey::session::{KeptJourney, Session};
use crate::views::journey::unread;
use crate::words::Words;

/// The list.
#[component]
pub fn JourneyList(session: RwSignal<Session>, words: &'static Words) -> AnyView {
    session.update(Session::close);
    storage::on_other_tab(move || session.update(|_| ()));
    let journey = &words.journey;
    let notice = RwSignal::new(String::new());
    let all = memo(move || session.read().all(&Device));
    let keys = memo(move || all.read().iter().map(|kept| kept.slot.clone()).collect::<Vec<_>>());
    let items = list(keys, move |key| view! { <JourneyItem key=key all=all session=session words=words /> }.into_any());
    let is_unkept = memo(move || session.read().is_unkept());
    let is_empty = memo(move || keys.read().is_empty());
    let state = switch(move || match is_unkept.get() {
        true => view! { <p class="notice">{journey.not_kept}</p> }.into_any(),
        false => ().into_any(),
    });
    let none = switch(move || match is_empty.get() {
        true => view! { <p>{journey.no_journeys}</p> }.into_any(),
        false => ().into_any(),
    });
    let said = switch(move || match notice.get() {
        text if text.is_empty() => ().into_any(),
        text => view! { <p class="notice">{text}</p> }.into_any(),
    });
    let gone = memo(move || session.read().forgotten.iter().map(|kept| kept.slot.clone()).collect::<Vec<_>>());
    let forgotten = list(gone, move |key| view! { <ForgottenItem key=key session=session words=words /> }.into_any());
    view! {
        <h1 id="journeys" tabindex="-1">{words.map.journeys}</h1>
        <p>{journey.list_hint}</p>
        <div data-part="state" role="status">{state}</div>
        <div data-part="notice" role="status">{said}</div>
        <div data-part="forgotten" role="status">{forgotten}</div>
        {none}
        <ul class="asks-list" data-list="journeys">{items}</ul>
        <OpenFile session=session notice=notice words=words />
    }
    .into_any()
}

/// What a journey is called in the list.
fn label_of(kept: &KeptJourney, words: &'static Words) -> String {
    kept.file.as_ref().map_or(words.journey.cannot_read.to_string(), |file| file.label.clone())
}

/// A journey of the list, known by the name it is kept under.
#[component]
fn JourneyItem(key: String, all: Memo<Vec<KeptJourney>>, session: RwSignal<Session>, words: &'static Words) -> AnyView {
    let slot = StoredValue::new(key);
    let own = memo(move || all.read().iter().find(|kept| slot.with_value(|slot| kept.slot == *slot)).cloned());
    let of_file = move |read: &dyn Fn(&JourneyFile) -> String| {
        let own = own.read();
        own.as_ref().and_then(|kept| kept.file.as_ref().ok()).map(read).unwrap_or_default()
    };
    let label = memo(move || own.read().as_ref().map(|kept| label_of(kept, words)).unwrap_or_default());
    let line = memo(move || of_file(&|file| journey_line(file, words)));
    let href = memo(move || of_file(&|file| file.place().print()));
    let colour = memo(move || of_file(&|file| file.colour.to_string()));
    let open = memo(move || (words.journey.open_journey)(&label.read()));
    let save = move || {
        let text = own.read_untracked().as_ref().map(|kept| kept.text.clone()).unwrap_or_default();
        files::save(&file_name("waymark-journey.json", &label.read_untracked()), "application/json", &text);
    };
    let forget = move || {
        session.update(|session| slot.with_value(|slot| session.forget(&Device, slot)));
        page::after_paint(|| page::focus_if_lost("journeys"));
    };
    let choose = move |_: ev::MouseEvent| {
        session.update_untracked(|session| slot.with_value(|slot| session.choose(slot)));
    };
    let rename = move |event: ev::Event| {
        let label = event_target_value(&event);
        session.update(|session| slot.with_value(|slot| session.rename(&Device, slot, &label)));
    };
    let id = format!("label-{}", slot.get_value());
    let why = own.read_untracked().as_ref().and_then(|kept| kept.file.as_ref().err().map(|why| unread(why, words)));
    let about = match why {
        Some(why) => view! { <p>{why}</p> }.into_any(),
        None => view! {
            <p>{line}</p>
            <p><a href=href data-trail="" data-do="open" on:click=choose>{open}</a></p>
            <p class="whose">
                <label for=id.clone()>{words.journey.label}</label>
                <input id=id maxlength="40" autocomplete="off" prop:value=label on:change=rename />
            </p>
        }
        .into_any(),
    };
    view! {
        <li data-kept=slot.get_value()>
            <h2><span class="swatch" data-colour=colour aria-hidden="true"></span>{label}</h2>
            {about}
            {buttons([("save", words.journey.save, Box::new(save))])}
            <ForgetFold label=label words=words press=Box::new(forget) />
        </li>
    }
    .into_any()
}

/// A journey that was forgotten since the reader came here.
#[component]
fn ForgottenItem(key: String, session: RwSignal<Session>, words: &'static Words) -> AnyView {
    let label = {
        let session = session.read_untracked();
        session.forgotten.iter().find(|kept| kept.slot == key).map(|kept| label_of(kept, words)).unwrap_or_default()
    };
    let put_back = move || {
        session.update(|session| session.put_back(&Device, &key));
        page::after_paint(|| page::focus_if_lost("journeys"));
    };
    view! {
        <div class="notice">
            <p>{(words.journey.forgotten)(&label)}</p>
            {buttons([("put-back", words.journey.put_back, Box::new(put_back))])}
        </div>
    }
    .into_any()
}
