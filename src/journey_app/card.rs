//! The supervision card: the questions of supervision, what the maps answer, and room for words of one's own.
//! Must never write into a field while somebody types in it.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Part, Region, buttons, memo, switch};
use super::sheet::link_code;
use crate::browser::page;
use crate::journey::answers::answered;
use crate::place::joined;
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
        _ => view! { <Card /> }.into_any(),
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
fn Card() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let answers = memo(move || {
        let scene = shared.scene.read();
        let all = shared.around.with_value(|around| answered(around, &scene));
        let told = all.into_iter().map(|asked| {
            let html = views::sheet::answers(&asked).into_string();
            [asked.id, asked.question, html]
        });
        told.collect::<Vec<_>>()
    });
    let questions = answers.get_untracked();
    let name = shared.step_name(&shared.scene.read_untracked().journey);
    let code = move || link_code(&shared.scene.read().journey, words);
    let questions: Vec<AnyView> = (questions.into_iter())
        .map(|[id, question, _]| view! { <CardQuestion id=id question=question answers=answers /> }.into_any())
        .collect();
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
fn CardQuestion(id: String, question: String, answers: Memo<Vec<[String; 3]>>) -> AnyView {
    let shared = JourneyContext::get();
    let own = id;
    let (id, question_id) = (format!("note-{own}"), format!("ask-note-{own}"));
    let (known, mark, asked) = (own.clone(), own.clone(), own.clone());
    let answer = memo(move || {
        let all = answers.read();
        all.iter().find(|[known, ..]| *known == asked).map(|[.., html]| html.clone()).unwrap_or_default()
    });
    let note = memo(move || shared.session.read().journey.note(&known).to_string());
    // Words of one's own are kept as they are written.
    let write = move |event: ev::Event| {
        let text = event_target_value(&event);
        shared.change(|journey| journey.set_note(&own, &text));
    };
    view! {
        <li>
            <p class="question" id=question_id.clone()>{question}</p>
            <div inner_html=answer></div>
            <label for=id.clone()>{shared.words.journey.own_words}</label>
            <textarea id=id data-note=mark rows="2" aria-describedby=question_id prop:value=note on:input=write></textarea>
            <p class="own-words">{note}</p>
            <div class="note-line"></div>
            <div class="note-line"></div>
        </li>
    }
    .into_any()
}
