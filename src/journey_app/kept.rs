//! What is kept: the question which journey is meant, its label, the word of another tab, and what can be done with it.
//! Must never show anything of a kept journey that the reader has not asked for.

use leptos::ev;
use leptos::prelude::*;

use super::context::{JourneyContext, SessionAction};
use super::dates::date_id;
use super::device::Device;
use super::pieces::{LivePanel, LiveProse, Region, memo, switch};
use crate::atlas::Index;
use crate::browser::{address, fields, fragment, page, spawn};
use crate::journey::session::{GivenValue, KeptJourney, Session, SessionNotice};
use crate::markup::Html;
use crate::place::{Page, Place};
use crate::views::journey::unread;
use crate::views::kept;
use crate::words::Words;

/// Asks which journey is meant.
#[component]
pub fn ChooseJourney() -> AnyView {
    let shared = JourneyContext::get();
    let answer = move |answer: SessionAction<'_>| {
        // A day that was handed over leads to what follows from it.
        let is_handed = shared.session.with_untracked(|session| session.handed.is_some());
        shared.act(answer);
        if !shared.wanted.read_untracked().is_empty() {
            JourneyContext::show_meeting();
        } else if !is_handed {
            page::after_paint(|| page::focus("journey-road"));
        }
    };
    let html = move || {
        let session = shared.session.read();
        kept::which(&session.fitting(&Device), &session.journey.trail.been, &|step| shared.name_of(step), shared.words)
    };
    let press = move |what: &str, slot: &str, _: &str| {
        match what {
            "go-on" => answer(&mut |session, nation, storage| session.go_on(nation, storage, slot)),
            "add-steps" => answer(&mut |session, nation, storage| session.add_steps(nation, storage, slot)),
            "start-with" => answer(&mut |session, _, _| {
                session.start_with_steps();
                SessionNotice::Nothing
            }),
            _ => answer(&mut |session, _, _| {
                session.start_new();
                SessionNotice::Nothing
            }),
        }
        String::new()
    };
    view! { <LivePanel part="which" home="journey-road" html=Box::new(html) press=Box::new(press) /> }.into_any()
}

/// Says as long as it is so that what is given here is not kept, and why: `not_kept`.
#[component]
pub fn NotKept(not_kept: &'static str) -> AnyView {
    let shared = JourneyContext::get();
    let html = move || kept::state(shared.session.read().state, not_kept, shared.words);
    view! {
        <div role="status" class="not-kept">
            {panel("state", html)}
        </div>
    }
    .into_any()
}

/// A part of the page that speaks of what is kept.
pub fn panel(part: &'static str, html: impl Fn() -> Html + Send + Sync + 'static) -> AnyView {
    let shared = JourneyContext::get();
    let press = move |what: &str, of: &str, _: &str| press(shared, what, of);
    view! { <LivePanel part=part home="label" html=Box::new(html) press=Box::new(press) /> }.into_any()
}

/// The field of the page, or the part of it, that has a value of this key in a journey's text.
fn id_of(key: &str) -> String {
    let (kind, name) = key.split_once(' ').unwrap_or((key, ""));
    match kind {
        "date" => date_id(name),
        "past" | "meeting" => kept::field_id(kind, name),
        "label" | "colour" | "council" => kind.to_string(),
        "record" => "journey-record".to_string(),
        "plans" | "turn" => "journey-plans".to_string(),
        _ => "journey-road".to_string(),
    }
}

/// Does what a button of these parts says; gives what it was about.
fn press(shared: JourneyContext, what: &str, of: &str) -> String {
    match what {
        "save" | "save-now" => shared.save_journey(),
        "open-file" => {
            page::open_around("#open-file");
            page::focus("open-file");
        }
        "forget" => {
            shared.session.update(|session| session.forget(&Device, of));
            address::go(&Place::from(Page::Journeys).print());
        }
        "move-on" => shared.act(&mut |session, nation, storage| session.move_on(nation, storage)),
        "keep-again" => shared.act(&mut |session, nation, storage| session.keep_again(nation, storage)),
        _ => {
            let (key, other) = of.split_once('\n').unwrap_or_default();
            let which = if what == "use-other" { GivenValue::Other } else { GivenValue::Standing };
            shared.act(&mut |session, nation, storage| session.settle(nation, storage, key, other, which));
            return id_of(key);
        }
    }
    String::new()
}

/// Whose journey this is: the worker's label and a colour; and the way to all others.
#[component]
pub fn WhosePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let label = memo(move || shared.session.read().journey.label.clone());
    let colour = memo(move || shared.session.read().journey.colour.to_string());
    // The label that the reader knows: another tab may give another while they write.
    let first = untrack(|| label.get());
    let known = StoredValue::new(first.clone());
    let shown = switch(move || {
        let label = label.get();
        if fields::show_text("label", &label) {
            known.set_value(label);
        }
        ().into_any()
    });
    let name = move |event: ev::Event| {
        let label = event_target_value(&event).trim().to_string();
        let unseen = shared.session.with_untracked(|session| session.journey.label.clone());
        let is_seen = unseen == known.get_value() || unseen == label;
        known.set_value(label.clone());
        shared.change(|journey| journey.label.clone_from(&label));
        if !is_seen {
            shared.put_beside("label", &unseen);
        }
    };
    let double = move || {
        let label = label.get();
        let session = shared.session.read_untracked();
        let all = session.all(&Device);
        let is_other = |kept: &&KeptJourney| {
            kept.slot != session.slot() && kept.file.as_ref().is_ok_and(|file| file.label == label)
        };
        kept::same_label(&label, all.iter().find(is_other).map(|kept| &kept.slot), shared.words)
    };
    let choose = move |event: ev::Event| {
        let colour = event_target_value(&event).parse().unwrap_or_default();
        shared.change(|journey| journey.colour = colour);
    };
    let colours = kept::colours(shared.words).into_string();
    let chosen = switch(move || {
        let colour = colour.get();
        page::after_paint(move || fields::choose("colour", &colour));
        ().into_any()
    });
    let came_from = move || {
        let from = shared.session.read().came_from.clone();
        kept::came_from(&from.map(|from| shared.name_of(&from)).unwrap_or_default(), shared.words)
    };
    view! {
        <div class="whose" data-part="whose">
            <span class="swatch" data-colour=colour aria-hidden="true"></span>
            <label for="label">{words.label}</label>
            <input
                id="label"
                maxlength="40"
                autocomplete="off"
                aria-describedby="label-hint part-same-label"
                value=first
                on:change=name
            />
            {shown}
            <div role="status"><LiveProse part="same-label" html=Box::new(double) /></div>
            <label for="colour">{words.colour}</label>
            <select id="colour" on:change=choose inner_html=colours></select>
            {chosen}
            <p class="hint" id="label-hint">{words.label_hint}</p>
        </div>
        {panel("came-from", came_from)}
        <div role="status">
            {panel("also", move || kept::also(&shared.session.read().journey, &|step| shared.name_of(step), shared.words))}
        </div>
    }
    .into_any()
}

/// What is kept with the journey though it is on no map, or is no date.
#[component]
pub fn UnusablePart() -> AnyView {
    let shared = JourneyContext::get();
    let html = move || kept::unusable(&shared.session.read().journey, &|step| shared.name_of(step), shared.words);
    view! { <LiveProse part="unusable" html=Box::new(html) /> }.into_any()
}

/// What is kept, and what can be done with it.
#[component]
pub fn KeptPart() -> AnyView {
    let shared = JourneyContext::get();
    let html = move || {
        let session = shared.session.read();
        kept::kept(&session, shared.reminder(), shared.words)
    };
    view! {
        <Region part="keep">
            {panel("kept", html)}
            <OpenFile session=shared.session words=shared.words />
        </Region>
    }
    .into_any()
}

/// Opens a journey from a file. Why one cannot be opened is said beside the field.
#[component]
pub fn OpenFile(session: RwSignal<Session>, words: &'static Words) -> AnyView {
    let wrong = RwSignal::new(String::new());
    let open = move |event: ev::Event| {
        spawn(async move {
            let Some(text) = fields::chosen_file(&event).await else { return };
            let is_nation = |id: &str| Index::built_in().nation(id).is_some();
            let opened = session.try_update(|session| session.open(&is_nation, &Device, &text));
            match opened {
                // The page of another journey comes when the address does; the same is shown anew.
                Some(Ok(place)) if Place::parse(&fragment(), None).0 == place => super::show(),
                Some(Ok(place)) => address::go(&place.print()),
                Some(Err(why)) => wrong.set(unread(&why, words)),
                None => {}
            }
        });
    };
    view! {
        <p>
            <label for="open-file">{words.journey.open}</label>
            " "
            <input
                type="file"
                id="open-file"
                accept=".json,application/json"
                data-open=""
                aria-describedby="open-file-note"
                on:change=open
            />
        </p>
        <p class="date-note" id="open-file-note" role="alert">{wrong}</p>
    }
    .into_any()
}
