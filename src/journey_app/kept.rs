//! What is kept: the question whether it is the one meant, the word of another tab, and what can be done with it.
//! Must never show anything of a kept journey that the reader has not asked for.

use leptos::ev;
use leptos::prelude::*;

use super::context::{JourneyContext, SessionAction};
use super::pieces::{ActionButton, buttons, list, memo, switch};
use crate::browser::{fields, page, spawn};
use crate::journey::keep::write;
use crate::journey::session::{SessionNotice, SessionState};

/// Asks which journey is meant.
#[component]
pub fn ChooseJourney() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let answer = move |answer: SessionAction<'_>| {
        // A day that was handed over leads to what follows from it.
        let is_handed = shared.session.with_untracked(|session| session.handed.is_some());
        shared.act(answer);
        if !is_handed {
            page::after_paint(|| page::focus("journey-road"));
        }
    };
    let go_on = move || answer(&mut |session, nation, storage| session.go_on(nation, storage));
    let start_new = move || {
        answer(&mut |session, nation, storage| {
            session.start_new(nation, storage);
            SessionNotice::Nothing
        });
    };
    let tools = buttons([("go-on", words.go_on, Box::new(go_on)), ("start-new", words.start_new, Box::new(start_new))]);
    view! {
        <section class="notice" data-part="which" role="group" aria-labelledby="which" aria-describedby="which-hint">
            <h2 id="which" tabindex="-1">{words.which}</h2>
            <p id="which-hint">{words.which_hint}</p>
            {tools}
            <p class="hint">{words.start_new_hint}</p>
        </section>
    }
    .into_any()
}

/// Says as long as it is so that what is given here is not kept, and why.
#[component]
pub fn NotKept() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let state = memo(move || match shared.session.read().state {
        SessionState::Elsewhere => words.elsewhere.to_string(),
        SessionState::Refused => words.not_kept.to_string(),
        SessionState::Open | SessionState::Asking => String::new(),
    });
    let load = move || shared.act(&mut |session, nation, storage| session.load_other(nation, storage));
    let said = switch(move || {
        let text = state.get();
        if text.is_empty() {
            return ().into_any();
        }
        let is_elsewhere = shared.session.read_untracked().state == SessionState::Elsewhere;
        let tools = is_elsewhere.then(|| buttons([("load-other", words.load_other, Box::new(load))]));
        view! { <div class="notice"><p>{text}</p>{tools}</div> }.into_any()
    });
    view! { <div data-part="state" role="status">{said}</div> }.into_any()
}

/// What is kept, and what can be done with it.
#[component]
pub fn KeptPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let said = memo(move || {
        let session = shared.session.read();
        let said = match session.state {
            SessionState::Refused => words.not_kept,
            SessionState::Elsewhere => words.elsewhere,
            _ if session.journey.is_worth_keeping() => words.kept_here,
            _ => words.kept_nothing,
        };
        said.to_string()
    });
    let save = move || {
        let text = write(&shared.session.read_untracked().journey);
        shared.save("waymark-journey.json", "application/json", &text);
    };
    let forget = move || {
        shared.act(&mut |session, nation, storage| session.forget(nation, storage));
        page::after_paint(|| page::focus_if_lost("journey-kept"));
    };
    let open = move |event: ev::Event| {
        spawn(async move {
            if let Some(text) = fields::chosen_file(&event).await {
                shared.act(&mut |session, nation, storage| session.open(nation, storage, &text));
            }
        });
    };
    view! {
        <p>{said}</p>
        {buttons([("save", words.save, Box::new(save)), ("forget", words.forget, Box::new(forget))])}
        <AsideList />
        <p>
            <label for="open-file">{words.open}</label>
            " "
            <input type="file" id="open-file" accept=".json,application/json" data-open="" on:change=open />
        </p>
    }
    .into_any()
}

/// The journeys that have made way.
#[component]
fn AsideList() -> AnyView {
    let shared = JourneyContext::get();
    // Another journey under the same name is another entry.
    let keys = memo(move || {
        let session = shared.session.read();
        session.aside.iter().map(|aside| format!("{} {}", aside.slot, aside.journey.id)).collect()
    });
    let is_empty = memo(move || Vec::is_empty(&keys.read()));
    switch(move || match is_empty.get() {
        true => ().into_any(),
        false => {
            let items = list(keys, |key| view! { <AsideItem key=key /> }.into_any());
            view! {
                <h3>{shared.words.journey.aside}</h3>
                <ul data-list="aside">{items}</ul>
            }
            .into_any()
        }
    })
}

/// A journey that has made way, with buttons that bring it back or forget it.
#[component]
fn AsideItem(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let slot = key.split(' ').next().unwrap_or_default().to_string();
    let name = {
        let session = shared.session.read_untracked();
        let Some(aside) = session.aside.iter().find(|aside| aside.slot == slot) else { return ().into_any() };
        (words.aside_line)(&shared.step_name(&aside.journey), aside.journey.dates.len())
    };
    let own = slot.clone();
    let put_back = move || {
        shared.act(&mut |session, nation, storage| session.put_back(nation, storage, &own));
        page::after_paint(|| page::focus_if_lost("journey-kept"));
    };
    let forget = move || {
        shared.act(&mut |session, nation, storage| session.forget_aside(nation, storage, &slot));
        page::after_paint(|| page::focus_if_lost("journey-kept"));
    };
    let names = [words.put_back, words.forget_aside].map(|what| format!("{what}: {name}"));
    let [back_name, forget_name] = names;
    view! {
        <li>
            {name}
            " "
            <ActionButton what="put-back" text=words.put_back name=back_name press=Box::new(put_back) />
            " "
            <ActionButton what="forget-aside" text=words.forget_aside name=forget_name press=Box::new(forget) />
        </li>
    }
    .into_any()
}
