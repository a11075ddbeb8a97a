//! The questions practice asks: at a step with what answers them there, and on a page of their own.
//! Must never leave out a reason that the scene gives, and never show a question as a test of anybody.

use crate::atlas::Nation;
use crate::atlas::reflect::{AskedIn, Question, Reflect};
use crate::markup::{Element, Html, el, link};
use crate::place::Lens;
use crate::scene::reflect::{AnswerPart, AnsweredQuestion, Group};
use crate::views::cx::ViewContext;
use crate::views::parts::{heart, sentences, step_link};
use crate::views::step::source_list;
use crate::world::Load;

/// The questions at a step, folded by group and by question.
pub fn reflection(cx: &ViewContext, questions: &Load<Vec<Group>>) -> Html {
    let groups = match questions {
        Load::Waiting => return el("p").text(cx.words.reflect.fetching).into(),
        Load::Failed(reason) => {
            return el("p").class("notice").text(&(cx.words.reflect.failed)(reason)).into();
        }
        Load::Ready(groups) => groups,
    };
    [hint(cx), groups.iter().map(|own| group(cx, own)).collect(), about_them(cx)].into_iter().collect()
}

/// How the questions are read.
pub fn hint(cx: &ViewContext) -> Html {
    el("p").class("note").text(cx.words.reflect.open_one).into()
}

/// Leads to the page of all questions.
pub fn about_them(cx: &ViewContext) -> Html {
    el("p").child(link(&cx.text_page("reflect")).text(cx.words.reflect.about_them)).into()
}

/// Where the questions of a group are asked, and how many there are.
pub fn group_title(cx: &ViewContext, group: &Group) -> Html {
    let count = (cx.words.reflect.n_questions)(group.questions.len());
    let title = el("strong").text((cx.words.reflect.asked_in)(group.asked_in));
    [Html::from(title), el("span").class("far").text(&format!(": {count}")).into()].into_iter().collect()
}

fn group(cx: &ViewContext, group: &Group) -> Html {
    folded("asks")
        .attr_if("open", group.is_open.then_some(""))
        .child(el("summary").child(group_title(cx, group)))
        .children(group.questions.iter().map(|own| asked(cx, own)))
        .into()
}

fn folded(class: &str) -> Element {
    el("details").class(class)
}

fn asked(cx: &ViewContext, asked: &AnsweredQuestion) -> Html {
    folded("ask")
        .attr_if("open", asked.is_open.then_some(""))
        .attr("data-question", &asked.id)
        .child(el("summary").text(&asked.question))
        .child(el("p").class("note").text(&asked.answer))
        .child(el("ul").class("answers").child(answers(cx, asked)))
        .into()
}

/// What answers a question here: the entries of a list.
pub fn answers(cx: &ViewContext, asked: &AnsweredQuestion) -> Html {
    asked.parts.iter().map(|own| part(cx, own)).collect()
}

fn part(cx: &ViewContext, part: &AnswerPart) -> Html {
    let item = el("li");
    match part {
        AnswerPart::Words { label, texts } => {
            let item = item.child(el("strong").text(&format!("{label}: ")));
            match texts.as_slice() {
                [text] => item.text(text).into(),
                texts => item.child(sentences(texts)).into(),
            }
        }
        AnswerPart::View { text, place, is_lasting } => {
            let heart = if *is_lasting { heart() } else { Html::default() };
            item.child(link(&cx.href(place)).child(heart).text(text)).into()
        }
        AnswerPart::Within { text, part } => {
            item.child(link(&format!("#{part}")).attr("data-skip", part).text(text)).into()
        }
        AnswerPart::Step { label, to, after } => {
            let item = item.text(&format!("{label}: ")).child(step_link(cx, to));
            match after {
                Some(after) => item.text(&format!(". {after}")).into(),
                None => item.text(".").into(),
            }
        }
        AnswerPart::Nothing(reason) => item.class("nothing").text(reason).into(),
    }
}

/// The page of all questions: each with its answer and a step to try it on.
pub fn page(cx: &ViewContext, reflect: &Reflect, nations: &[Nation]) -> Html {
    let groups = AskedIn::ALL.into_iter().map(|(asked_in, _)| {
        let questions: Vec<Html> = reflect.asked_in(asked_in).map(|own| question(cx, nations, own)).collect();
        let count = el("span").class("far").text(&(cx.words.reflect.n_questions)(questions.len()));
        let title = el("summary").child(el("h2").text((cx.words.reflect.asked_in)(asked_in))).text(" ").child(count);
        folded("asks").child(title).child(el("ul").class("questions").children(questions)).into()
    });
    let what = reflect.how_to_read.iter().take(1).map(|text| el("p").text(text).into());
    let how = reflect.how_to_read.iter().skip(1).map(|text| el("p").text(text).into());
    [
        el("h1").text(cx.words.reflect.title).into(),
        what.collect(),
        el("p").child(el("strong").text(cx.words.reflect.how_to_ask)).into(),
        groups.collect(),
        el("h2").text(cx.words.reflect.how_to_read).into(),
        how.collect(),
        el("h2").text(cx.words.reflect.practice).into(),
        sentences(&reflect.practice_points).into(),
        el("h2").text(cx.words.sources).into(),
        source_list(cx, std::slice::from_ref(&reflect.source)),
        el("h2").text(cx.words.not_certain).into(),
        sentences(&reflect.open_questions).into(),
    ]
    .into_iter()
    .collect::<Html>()
}

fn question(cx: &ViewContext, nations: &[Nation], question: &Question) -> Html {
    let example = &question.example;
    let found = nations.iter().find_map(|nation| Some((nation, nation.find(&example.map, &example.step)?)));
    let example = found.map(|(nation, step_ref)| {
        let place = crate::scene::address(nation, step_ref).with_lens(Lens::Reflect);
        let name = link(&cx.href(&place)).text(&nation.step(step_ref).name);
        let map = format!(" ({})", nation.map(step_ref.map).file.title);
        el("p").text(cx.words.reflect.try_at).text(" ").child(name).child(el("span").class("other-map").text(&map))
    });
    let origin = el("span").class("badge").text((cx.words.reflect.origin)(question.origin));
    el("li")
        .attr("id", &question.id)
        .child(el("p").class("question").text(&question.question))
        .child(el("p").text(&question.answer).text(" ").child(origin))
        .child(example)
        .into()
}
