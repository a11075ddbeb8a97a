//! What is kept: the question whether it is the one meant, the word of another tab, and what can be done with it.
//! Must never show anything of a kept journey that the reader has not asked for.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::journey_page::ActionButton;
use crate::browser::{fields, page, spawn};
use crate::journey::keep::write;
use crate::journey::session::{Aside, State};

/// Asks which journey is meant.
#[component]
pub fn ChooseJourney() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let settle = || page::after_paint(|| page::focus("journey-road"));
    let go_on = move |()| {
        shared.act(|session, world, storage| session.go_on(&world.nation, storage));
        settle();
    };
    let start_new = move |()| {
        shared.act(|session, world, storage| {
            session.start_new(&world.nation, storage);
            Default::default()
        });
        settle();
    };
    view! {
        <section class="notice" data-part="which" role="group" aria-labelledby="which" aria-describedby="which-hint">
            <h2 id="which" tabindex="-1">{words.which}</h2>
            <p id="which-hint">{words.which_hint}</p>
            <p class="trail-tools">
                <ActionButton what="go-on" name=words.go_on press=go_on />
                <ActionButton what="start-new" name=words.start_new press=start_new />
            </p>
            <p class="hint">{words.start_new_hint}</p>
        </section>
    }
    .into_any()
}

/// Says as long as it is so that what is given here is not kept, and why.
#[component]
pub fn NotKept() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let state = Memo::new(move |_| shared.session.read().state);
    let load = move |()| shared.act(|session, world, storage| session.load_other(&world.nation, storage));
    let said = move || match state.get() {
        State::Elsewhere => view! {
            <div class="notice">
                <p>{words.elsewhere}</p>
                <p class="trail-tools">
                    <ActionButton what="load-other" name=words.load_other press=load />
                </p>
            </div>
        }
        .into_any(),
        State::Refused => view! { <p class="notice">{words.not_kept}</p> }.into_any(),
        State::Open | State::Asking => ().into_any(),
    };
    view! { <div data-part="state" role="status">{said}</div> }.into_any()
}

/// What is kept, and what can be done with it.
#[component]
pub fn KeptPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let said = move || {
        let session = shared.session.read();
        match session.state {
            State::Refused => words.not_kept,
            State::Elsewhere => words.elsewhere,
            _ if session.journey.is_worth_keeping() => words.kept_here,
            _ => words.kept_nothing,
        }
    };
    let settle = || page::after_paint(|| page::focus_if_lost("journey-kept"));
    let save = move |()| {
        let text = write(&shared.session.read_untracked().journey);
        shared.save("waymark-journey.json", "application/json", &text);
    };
    let forget = move |()| {
        shared.act(|session, world, storage| session.forget(&world.nation, storage));
        settle();
    };
    let open = move |event: ev::Event| {
        spawn(async move {
            if let Some(text) = fields::chosen_file(&event).await {
                shared.act(|session, world, storage| session.open(&world.nation, storage, &text));
            }
        });
    };
    view! {
        <div id="part-keep" data-part="keep">
            <p>{said}</p>
            <p class="trail-tools">
                <ActionButton what="save" name=words.save press=save />
                <ActionButton what="forget" name=words.forget press=forget />
            </p>
            <AsideList />
            <p>
                <label for="open-file">{words.open}</label>
                " "
                <input type="file" id="open-file" accept=".json,application/json" data-open="" on:change=open />
            </p>
        </div>
    }
    .into_any()
}

/// The journeys that have made way, each with a button that brings it back.
#[component]
fn AsideList() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let all = Memo::new(move |_| shared.session.read().aside.clone());
    let is_empty = Memo::new(move |_| all.read().is_empty());
    let item = move |Aside { slot, journey }: Aside| {
        let name = (words.aside_line)(&shared.step_name(&journey), journey.dates.len());
        let (back, away) = (slot.clone(), slot);
        let settle = || page::after_paint(|| page::focus_if_lost("journey-kept"));
        let put_back = move |_| {
            shared.act(|session, world, storage| session.put_back(&world.nation, storage, &back));
            settle();
        };
        let forget = move |_| {
            shared.act(|session, world, storage| session.forget_aside(&world.nation, storage, &away));
            settle();
        };
        view! {
            <li>
                {name.clone()}
                " "
                <button type="button" data-do="put-back" aria-label=format!("{}: {name}", words.put_back) on:click=put_back>
                    {words.put_back}
                </button>
                " "
                <button type="button" data-do="forget-aside" aria-label=format!("{}: {name}", words.forget_aside) on:click=forget>
                    {words.forget_aside}
                </button>
            </li>
        }
    };
    let list = move || {
        (!is_empty.get()).then(|| {
            view! {
                <h3>{words.aside}</h3>
                <ul data-list="aside">
                    <For each=move || all.get() key=|aside| (aside.slot.clone(), aside.journey.id.clone()) children=item />
                </ul>
            }
        })
    };
    view! { <div>{list}</div> }.into_any()
}
