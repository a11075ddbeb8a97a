//! What is kept: the question which journey is meant, its label, the word of another tab, and what can be done with it.
//! Must never show anything of a kept journey that the reader has not asked for.

use leptos::ev;
use leptos::prelude::*;

use super::context::{JourneyContext, SessionAction};
use super::device::Device;
use super::pieces::{buttons, choices, list, memo, switch};
use crate::atlas::Index;
use crate::browser::{address, fields, fragment, page, spawn};
use crate::calendar::day::Day;
use crate::journey::keep::{JourneyFile, KeptList, step_name, write};
use crate::journey::session::{KeptJourney, Session, SessionNotice, SessionState};
use crate::place::{Page, Place};
use crate::views::journey::unread;
use crate::words::Words;

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
    let start_new = move || {
        answer(&mut |session, _, _| {
            session.start_new();
            SessionNotice::Nothing
        });
    };
    let (fitting, n_others) = shared.session.read_untracked().fitting(&Device);
    let is_none = fitting.is_empty();
    let choices = fitting.into_iter().filter_map(|kept| {
        let KeptJourney { slot, file, .. } = kept;
        let file = file.ok()?;
        let text = (words.go_on)(&file.label);
        let step = file.here.as_deref().and_then(step_name).map(|here| shared.name_of(&here)).unwrap_or_default();
        let line = journey_line(&file, shared.words);
        let go_on = move || answer(&mut |session, nation, storage| session.go_on(nation, storage, &slot));
        let item = view! {
            <li>
                <span class="swatch" data-colour=file.colour.to_string() aria-hidden="true"></span>
                <button type="button" data-do="go-on" on:click=move |_| go_on()>{text}</button>
                " "
                {step}
                <span class="note">{format!(" {line}")}</span>
            </li>
        };
        Some(item.into_any())
    });
    let choices: Vec<AnyView> = choices.collect();
    let others = (0 < n_others).then(|| view! { <p>{(words.n_others)(n_others)}</p> }.into_any());
    view! {
        <section class="notice" data-part="which" role="group" aria-labelledby="which" aria-describedby="which-hint">
            <h2 id="which" tabindex="-1">{words.which}</h2>
            <p id="which-hint">{words.which_hint}</p>
            {is_none.then(|| view! { <p>{words.none_fits}</p> }.into_any())}
            <ul class="asks-list">{choices}</ul>
            {others}
            {buttons([("start-new", words.start_new, Box::new(start_new))])}
            <ListLink />
        </section>
    }
    .into_any()
}

/// Says as long as it is so that what is given here is not kept, and why.
#[component]
pub fn NotKept() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let state = memo(move || shared.session.read().state);
    let said = switch(move || match state.get() {
        SessionState::Open | SessionState::Asking => ().into_any(),
        SessionState::Refused => {
            let tools = buttons([("save-now", words.save, Box::new(move || save(shared)))]);
            view! { <div class="notice"><p>{words.not_kept}</p>{tools}</div> }.into_any()
        }
        SessionState::Gone => {
            let again = move || shared.act(&mut |session, nation, storage| session.keep_again(nation, storage));
            let tools = buttons([("keep-again", words.keep_again, Box::new(again))]);
            view! { <div class="notice"><p>{words.gone}</p>{tools}</div> }.into_any()
        }
    });
    view! { <div data-part="state" role="status">{said}</div> }.into_any()
}

/// Saves the journey as a file.
fn save(shared: JourneyContext) {
    let text = write(&shared.session.read_untracked().journey);
    shared.save("waymark-journey.json", "application/json", &text);
}

/// Whose journey this is: the worker's label and a colour; and the way to all others.
#[component]
pub fn WhosePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let label = memo(move || shared.session.read().journey.label.clone());
    let colour = memo(move || shared.session.read().journey.colour);
    let name = move |event: ev::Event| {
        let label = event_target_value(&event).trim().to_string();
        shared.change(|journey| journey.label.clone_from(&label));
    };
    let choose = move |event: ev::Event| {
        let colour = event_target_value(&event).parse().unwrap_or_default();
        shared.change(|journey| journey.colour = colour);
    };
    let keys = memo(move || (0..words.colours.len()).map(|colour| colour.to_string()).collect());
    let chosen = memo(move || colour.get().to_string());
    let named = move |key: &str| {
        let colour = key.parse::<usize>().ok().and_then(|colour| words.colours.get(colour));
        colour.copied().unwrap_or_default().to_string()
    };
    let step = memo(move || {
        let from = shared.session.read().came_from.clone();
        from.map(|from| shared.name_of(&from)).unwrap_or_default()
    });
    let came_from = switch(move || match step.get() {
        step if step.is_empty() => ().into_any(),
        step => {
            let move_on = move || shared.act(&mut |session, nation, storage| session.move_on(nation, storage));
            view! {
                <div class="notice" data-part="came-from">
                    <p>{(words.came_from)(&step)}</p>
                    {buttons([("move-on", words.move_on, Box::new(move_on))])}
                </div>
            }
            .into_any()
        }
    });
    view! {
        <div class="whose" data-part="whose">
            <span class="swatch" data-colour=move || colour.get().to_string() aria-hidden="true"></span>
            <label for="label">{words.label}</label>
            <input
                id="label"
                maxlength="40"
                autocomplete="off"
                aria-describedby="label-hint"
                prop:value=label
                on:change=name
            />
            <label for="colour">{words.colour}</label>
            <select id="colour" on:change=choose>{choices(keys, chosen, named)}</select>
            <p class="hint" id="label-hint">{words.label_hint}</p>
        </div>
        <ListLink />
        {came_from}
    }
    .into_any()
}

/// The way to all journeys of the device.
#[component]
fn ListLink() -> AnyView {
    let words = JourneyContext::get().words;
    view! { <p><a href=Place::from(Page::Journeys).print() data-trail="">{words.map.journeys}</a></p> }.into_any()
}

/// What a journey of the device holds, in a line.
pub fn journey_line(file: &JourneyFile, words: &'static Words) -> String {
    let index = Index::built_in();
    let nation = index.nation(&file.nation).map_or(file.nation.as_str(), |entry| entry.name.as_str());
    let changed = Day::parse(&file.changed).ok().map(words.calendar.day);
    let n_steps = file.trail.len() + usize::from(file.here.is_some());
    (words.journey.journey_line)(nation, n_steps, file.dates.len(), changed.as_deref())
}

/// The fields that were given two values, each with both and with buttons that settle it.
#[component]
pub fn AlsoPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let also = memo(move || {
        let session = shared.session.read();
        session.journey.also.iter().map(|(key, value)| format!("{key}\n{value}")).collect::<Vec<_>>()
    });
    let is_empty = memo(move || also.read().is_empty());
    let said = switch(move || match is_empty.get() {
        true => ().into_any(),
        false => {
            let items = list(also, |key| view! { <AlsoItem key=key /> }.into_any());
            view! {
                <div class="notice">
                    <h2>{words.also}</h2>
                    <p>{words.also_hint}</p>
                    <ul class="asks-list">{items}</ul>
                </div>
            }
            .into_any()
        }
    });
    view! { <div data-part="also" role="status">{said}</div> }.into_any()
}

#[component]
fn AlsoItem(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let (field, other) =
        key.split_once('\n').map(|(field, other)| (field.to_string(), other.to_string())).unwrap_or_default();
    let name = field_name(shared, &field);
    let (own, said) = (name.clone(), other.clone());
    let of = field.clone();
    let line = memo(move || {
        let stands = JourneyFile::of(&shared.session.read().journey).value(&of);
        let stands = stands.map_or(words.nothing_given.to_string(), |value| field_text(shared, &of, &value));
        (words.also_line)(&own, &stands, &field_text(shared, &of, &said))
    });
    let settle = move |is_other: bool| {
        shared.act(&mut |session, nation, storage| session.settle(nation, storage, &field, &other, is_other));
        page::after_paint(|| page::focus_if_lost("label"));
    };
    let drop = settle.clone();
    view! {
        <li>
            <p>{line}</p>
            <button type="button" data-do="use-other" on:click=move |_| settle(true)>{(words.use_other)(&name)}</button>
            " "
            <button type="button" data-do="drop-other" on:click=move |_| drop(false)>{(words.drop_other)(&name)}</button>
        </li>
    }
    .into_any()
}

/// A field of a journey as a reader knows it.
fn field_name(shared: JourneyContext, key: &str) -> String {
    let words = shared.words;
    let (kind, name) = key.split_once(' ').unwrap_or((key, ""));
    let text = match kind {
        "label" => words.journey.label,
        "colour" => words.journey.colour,
        "here" => words.here,
        "trail" => words.trail.trail,
        "earlier" => words.trail.earlier,
        "plans" => words.journey.plans,
        "date" => return (words.journey.date_of)(&step_text(shared, name)),
        "note" => words.journey.own_words,
        _ => kind,
    };
    text.to_string()
}

/// What a field says, as a reader knows it.
fn field_text(shared: JourneyContext, key: &str, value: &str) -> String {
    let words = shared.words;
    match key.split(' ').next().unwrap_or_default() {
        "here" | "trail" | "earlier" | "others" | "plans" => {
            let names = value.split(' ').map(|step| step_text(shared, step));
            names.collect::<Vec<_>>().join(", ")
        }
        "date" => Day::parse(value).map_or(value.to_string(), words.calendar.day),
        "colour" => {
            let colour = value.parse::<usize>().ok().and_then(|colour| words.journey.colours.get(colour));
            colour.copied().unwrap_or(value).to_string()
        }
        _ => value.to_string(),
    }
}

/// A step or an event by its name, or as it is written where it is on no map.
fn step_text(shared: JourneyContext, key: &str) -> String {
    let (step, what) = key.split_once('|').unwrap_or((key, ""));
    let name = step_name(step).map(|step| shared.name_of(&step)).unwrap_or_default();
    let name = if name.is_empty() { step } else { &name };
    if what.is_empty() { name.to_string() } else { format!("{name}: {what}") }
}

/// What is kept with the journey though it is on no map, or is no date.
#[component]
pub fn UnusablePart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let lines = memo(move || {
        let session = shared.session.read();
        let lines = session.journey.unusable.iter().map(|apart| {
            let step = step_text(shared, &apart.text);
            match Day::parse(&apart.day) {
                Err(_) if apart.list == KeptList::Dates => (words.no_date)(&step, &apart.day),
                Ok(day) => format!("{} ({})", (words.no_step)(&step), (shared.words.calendar.day)(day)),
                Err(_) => (words.no_step)(&step),
            }
        });
        lines.collect::<Vec<_>>()
    });
    let is_empty = memo(move || lines.read().is_empty());
    switch(move || match is_empty.get() {
        true => ().into_any(),
        false => {
            let items = list(lines, |line| view! { <li>{line}</li> }.into_any());
            view! {
                <h3>{words.unusable}</h3>
                <ul data-list="unusable">{items}</ul>
            }
            .into_any()
        }
    })
}

/// What is kept, and what can be done with it.
#[component]
pub fn KeptPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let said = memo(move || match shared.session.read().state {
        SessionState::Refused => words.not_kept.to_string(),
        _ => words.kept_here.to_string(),
    });
    let reminder = switch(move || match shared.may_forget.get() {
        true => view! { <p class="hint" data-part="may-forget">{words.may_forget}</p> }.into_any(),
        false => ().into_any(),
    });
    let label = memo(move || shared.session.read().journey.label.clone());
    let forget = move || {
        let slot = shared.session.read_untracked().slot().to_string();
        shared.session.update(|session| session.forget(&Device, &slot));
        address::go(&Place::from(Page::Journeys).print());
    };
    let is_there = memo(move || !shared.session.read().slot().is_empty());
    let forgetting = switch(move || match is_there.get() {
        true => view! { <ForgetFold label=label words=shared.words press=Box::new(forget) /> }.into_any(),
        false => ().into_any(),
    });
    view! {
        <p>{said}</p>
        {reminder}
        {buttons([("save", words.save, Box::new(move || save(shared)))])}
        <OpenFile session=shared.session notice=shared.notice words=shared.words />
        {forgetting}
        <ListLink />
    }
    .into_any()
}

/// Asks whether a journey is to be forgotten, and forgets it.
#[component]
pub fn ForgetFold(label: Memo<String>, words: &'static Words, press: Box<dyn Fn()>) -> AnyView {
    let journey = &words.journey;
    let title = memo(move || format!("{} {}", journey.forget, label.read()));
    let sure = memo(move || (journey.forget_sure)(&label.read()));
    view! {
        <details data-list="forget">
            <summary>{title}</summary>
            <p>{sure}</p>
            {buttons([("forget", journey.forget_yes, press)])}
        </details>
    }
    .into_any()
}

/// Opens a journey from a file.
#[component]
pub fn OpenFile(session: RwSignal<Session>, notice: RwSignal<String>, words: &'static Words) -> AnyView {
    let open = move |event: ev::Event| {
        spawn(async move {
            let Some(text) = fields::chosen_file(&event).await else { return };
            let is_nation = |id: &str| Index::built_in().nation(id).is_some();
            let opened = session.try_update(|session| session.open(&is_nation, &Device, &text));
            match opened {
                // The page of another journey comes when the address does; the same is shown anew.
                Some(Ok(place)) if Place::parse(&fragment(), None).0 == place => super::show(),
                Some(Ok(place)) => address::go(&place.print()),
                Some(Err(why)) => notice.set(unread(&why, words)),
                None => {}
            }
        });
    };
    view! {
        <p>
            <label for="open-file">{words.journey.open}</label>
            " "
            <input type="file" id="open-file" accept=".json,application/json" data-open="" on:change=open />
        </p>
    }
    .into_any()
}
