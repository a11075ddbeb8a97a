//! The questions practice asks: at a step, with what answers them there.
//! Must never leave out a reason that the scene gives, and never show a question as a test of anybody.

use crate::atlas::texts::TextKind;
use crate::markup::{Element, Html, el, link};
use crate::scene::reflect::{AnswerPart, AnsweredQuestion, Group};
use crate::views::cx::ViewContext;
use crate::views::parts::{heart, sentences, step_link, stop_after};
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
    el("p").child(link(&cx.text_page(TextKind::Reflect)).text(cx.words.reflect.about_them)).into()
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

/// A part that is closed until it is asked for.
pub fn folded(class: &str) -> Element {
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
            let item = item.text(&format!("{label}: ")).child(step_link(cx, to)).text(stop_after(to));
            match after {
                Some(after) => item.text(&format!(" {after}")).into(),
                None => item.into(),
            }
        }
        AnswerPart::Nothing(reason) => item.class("nothing").text(reason).into(),
    }
}
