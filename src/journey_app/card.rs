//! The supervision card: the questions of supervision, what the maps answer, and room for words of one's own.
//! Must never write into a field while somebody types in it.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Part, Prose, Region, buttons, memo, switch};
use super::sheet::link_code;
use crate::atlas::reflect::AskedIn;
use crate::browser::page;
use crate::place::joined;
use crate::scene::reflect::{AnsweredQuestion, groups};
use crate::views;

/// The card, with the button above it.
#[component]
pub fn CardPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = &shared.words.journey;
    let here = memo(move || shared.scene.read().journey.here.as_ref().map(joined).unwrap_or_default());
    let has_questions = shared.around.with_value(|around| around.asking.is_some());
    let card = switch(move || match here.get() {
        _ if !has_questions => view! { <p>{words.no_questions}</p> }.into_any(),
        step if step.is_empty() => view! { <p>{words.no_here}</p> }.into_any(),
        step => view! { <Card step=step /> }.into_any(),
    });
    view! {
        <Part id="card" title=words.card hint=words.card_hint />
        {buttons([("print-card", words.print_card, Box::new(|| page::print_sheet("card")))])}
        <Region part="card">{card}</Region>
    }
    .into_any()
}

/// The card of a step.
#[component]
fn Card(step: String) -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let questions = shared.around.with_value(|around| {
        let here = step.split_once('/').and_then(|(map, step)| around.nation.find(map, step));
        let (Some(here), Some(asking)) = (here, &around.asking) else { return Vec::new() };
        let place = crate::scene::address(&around.nation, here);
        let groups = groups(asking, &around.world, here, &place);
        let own = groups.into_iter().find(|group| group.asked_in == AskedIn::Supervision);
        own.map(|group| group.questions).unwrap_or_default()
    });
    let name = shared.step_name(&shared.scene.read_untracked().journey);
    let code = move || link_code(&shared.scene.read().journey, words);
    let questions: Vec<AnyView> =
        questions.into_iter().map(|asked| view! { <CardQuestion asked=asked /> }.into_any()).collect();
    view! {
        <article class="sheet card" data-sheet="card">
            <h2>{format!("{}: {name}", words.journey.card)}</h2>
            <ol>{questions}</ol>
            <LiveProse part="card-code" html=Box::new(code) />
        </article>
    }
    .into_any()
}

#[component]
fn CardQuestion(asked: AnsweredQuestion) -> AnyView {
    let shared = JourneyContext::get();
    let answers = views::sheet::answers(&asked);
    let AnsweredQuestion { id: own, question, .. } = asked;
    let (id, question_id) = (format!("note-{own}"), format!("ask-note-{own}"));
    let (known, mark) = (own.clone(), own.clone());
    let note = memo(move || shared.session.read().journey.note(&known).to_string());
    // Words of one's own are kept as they are written.
    let write = move |event: ev::Event| {
        let text = event_target_value(&event);
        shared.change(|journey| journey.set_note(&own, &text));
    };
    view! {
        <li>
            <p class="question" id=question_id.clone()>{question}</p>
            <Prose html=answers />
            <label for=id.clone()>{shared.words.journey.own_words}</label>
            <textarea id=id data-note=mark rows="2" aria-describedby=question_id prop:value=note on:input=write></textarea>
            <p class="own-words">{note}</p>
            <div class="note-line"></div>
            <div class="note-line"></div>
        </li>
    }
    .into_any()
}
