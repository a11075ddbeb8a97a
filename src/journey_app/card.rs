//! The supervision card: the questions of supervision, what the maps answer, and room for words of one's own.
//! Must never write into a field while somebody types in it.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::journey_page::{ActionButton, Part, Prose};
use super::sheet::{key_of, link_code};
use crate::atlas::reflect::AskedIn;
use crate::browser::page;
use crate::journey::spot;
use crate::scene::reflect::{Asked, groups};
use crate::views;

/// The card, with the button above it.
#[component]
pub fn CardPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words().journey;
    let here = Memo::new(move |_| shared.plain.read().here.clone());
    let card = move || {
        let here = here.get();
        let (has_questions, at) = shared.world.with_value(|world| {
            let at = here.as_ref().and_then(|here| spot(&world.nation, here));
            (world.asking.is_some(), at)
        });
        match at {
            _ if !has_questions => view! { <p>{words.no_questions}</p> }.into_any(),
            None => view! { <p>{words.no_here}</p> }.into_any(),
            Some(_) => view! { <Card step=key_of(here.as_ref()) /> }.into_any(),
        }
    };
    view! {
        <Part id="card" title=words.card hint=words.card_hint />
        <p class="trail-tools">
            <ActionButton what="print-card" name=words.print_card press=|()| page::print_sheet("card") />
        </p>
        <div id="part-card" data-part="card">{card}</div>
    }
    .into_any()
}

/// The card of a step.
#[component]
fn Card(step: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words();
    let questions = shared.world.with_value(|world| {
        let here = step.split_once('/').and_then(|(map, step)| world.nation.find(map, step));
        let (Some(here), Some(asking)) = (here, &world.asking) else { return Vec::new() };
        let place = crate::scene::address(&world.nation, here);
        let groups = groups(asking, &world.world, here, &place);
        let own = groups.into_iter().find(|group| group.asked_in == AskedIn::Supervision);
        own.map(|group| group.questions).unwrap_or_default()
    });
    let name = shared.step_name(&shared.plain.read_untracked());
    let code = Memo::new(move |_| link_code(&shared.plain.read(), words));
    view! {
        <article class="sheet card" data-sheet="card">
            <h2>{format!("{}: {name}", words.journey.card)}</h2>
            <ol>{questions.into_iter().map(|asked| view! { <CardQuestion asked=asked /> }).collect_view()}</ol>
            <div inner_html=move || code.read().as_str().to_string()></div>
        </article>
    }
    .into_any()
}

#[component]
fn CardQuestion(asked: Asked) -> AnyView {
    let shared = JourneyContext::get();
    let answers = views::sheet::answers(&asked);
    let Asked { id: own, question, .. } = asked;
    let (id, question_id) = (format!("note-{own}"), format!("ask-note-{own}"));
    let known = own.clone();
    let note = Memo::new(move |_| shared.session.read().journey.note(&known).to_string());
    let mark = own.clone();
    // Words of one's own are kept as they are written.
    let write = move |event: ev::Event| {
        let text = event_target_value(&event);
        shared.change(|journey| journey.set_note(&own, &text));
    };
    view! {
        <li>
            <p class="question" id=question_id.clone()>{question}</p>
            <Prose html=answers />
            <label for=id.clone()>{shared.words().journey.own_words}</label>
            <textarea
                id=id
                data-note=mark
                rows="2"
                aria-describedby=question_id
                prop:value=move || note.get()
                on:input=write
            ></textarea>
            <p class="own-words">{move || note.get()}</p>
            <div class="note-line"></div>
            <div class="note-line"></div>
        </li>
    }
    .into_any()
}
