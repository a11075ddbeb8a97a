//! The page of all questions that practice asks.

use crate::atlas::Nation;
use crate::atlas::reflect::{AskedIn, Question, Reflect};
use crate::markup::{Html, el, link};
use crate::place::Lens;
use crate::views::cx::ViewContext;
use crate::views::parts::sentences;
use crate::views::reflect::folded;
use crate::views::step::source_list;

/// The page below its title and hint: each question with its answer and a step to try it on.
pub fn questions(cx: &ViewContext, reflect: &Reflect, nations: &[Nation]) -> Html {
    let groups = AskedIn::ALL.into_iter().map(|(asked_in, _)| {
        let questions: Vec<Html> = reflect.asked_in(asked_in).map(|own| question(cx, nations, own)).collect();
        let count = el("span").class("far").text(&(cx.words.reflect.n_questions)(questions.len()));
        let title = el("summary").child(el("h2").text((cx.words.reflect.asked_in)(asked_in))).text(" ").child(count);
        folded("asks").child(title).child(el("ul").class("questions").children(questions)).into()
    });
    let how = reflect.how_to_read.iter().map(|text| el("p").text(text).into());
    [
        el("p").child(el("strong").text(cx.words.pages.reflect.how_to_ask)).into(),
        groups.collect(),
        el("h2").text(cx.words.pages.reflect.how_to_read).into(),
        how.collect(),
        el("h2").text(cx.words.pages.reflect.practice).into(),
        sentences(&reflect.practice_points).into(),
        el("h2").text(cx.words.sources).into(),
        source_list(cx, std::slice::from_ref(&reflect.source)),
        el("h2").text(cx.words.not_certain).into(),
        sentences(&reflect.open_questions).into(),
    ]
    .into_iter()
    .collect()
}

fn question(cx: &ViewContext, nations: &[Nation], question: &Question) -> Html {
    let example = &question.example;
    let found = nations.iter().find_map(|nation| Some((nation, nation.find(&example.map, &example.step)?)));
    let example = found.map(|(nation, step_ref)| {
        let place = crate::scene::address(nation, step_ref).with_lens(Lens::Reflect);
        let name = link(&cx.href(&place)).text(&nation.step(step_ref).name);
        let map = format!(" ({})", nation.map(step_ref.map).file.title);
        el("p")
            .text(cx.words.pages.reflect.try_at)
            .text(" ")
            .child(name)
            .child(el("span").class("other-map").text(&map))
    });
    let origin = el("span").class("badge").text((cx.words.pages.reflect.origin)(question.origin));
    el("li")
        .attr("id", &question.id)
        .child(el("p").class("question").text(&question.question))
        .child(el("p").text(&question.answer).text(" ").child(origin))
        .child(example)
        .into()
}
