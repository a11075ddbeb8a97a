//! The journey sheet and the supervision card, as they are printed.

use crate::atlas::file::StepField;
use crate::journey::sheet::Sheet;
use crate::markup::{Html, el};
use crate::scene::StepLink;
use crate::scene::reflect::{AnswerPart, AnsweredQuestion};
use crate::views::parts::{heart_if, sentences};
use crate::words::Words;

/// The sheet. `picture` is its drawing, `code` the code of the link.
pub fn sheet(sheet: &Sheet, picture: Html, code: Html, words: &'static Words) -> Html {
    let dated = |step: &StepLink, day: Option<crate::calendar::day::Day>| {
        let day = day.map(|day| format!(", {}", (words.calendar.day)(day))).unwrap_or_default();
        let map = step.map_title.as_ref().map(|map| format!(" ({map})")).unwrap_or_default();
        el("li").text(&format!("{}{map}{day}", step.name)).into()
    };
    let been = (!sheet.been.is_empty()).then(|| {
        let steps = sheet.been.iter().map(|(step, day)| dated(step, *day));
        el("section").child(el("h3").text(words.trail.trail)).child(el("ol").children(steps))
    });
    let here = sheet.here.as_ref().map(|here| {
        let day = here.day.map(|day| format!(", {}", (words.calendar.day)(day))).unwrap_or_default();
        let name = format!("{} ({}){day}", here.step.name, here.map);
        el("section")
            .child(el("h3").text(words.here))
            .child(el("p").child(el("strong").text(&name)))
            .child(el("p").text(&here.plain))
            .child(el("p").text(&format!("{}: {}.", (words.field)(StepField::Decides), here.decides)))
    });
    let next = sheet.next.iter().map(|way| {
        let by_when = way.by_when.as_ref().map(|text| format!(" {text}.")).unwrap_or_default();
        el("li")
            .text(&format!("{} → ", way.when))
            .child(el("strong").text(&way.to.name))
            .text(&format!(".{by_when}"))
            .into()
    });
    let endings = sheet.endings.iter().map(|group| {
        let exits = group.exits.iter().map(|line| line.exit.name.clone());
        let exits = exits.collect::<Vec<_>>().join("; ");
        let kind = el("strong").text(&format!("{}: ", (words.ending)(group.ending)));
        el("li").child(heart_if(Some(group.ending))).child(kind).text(&exits).into()
    });
    let due = sheet.due_texts(words);
    let part = |title: &str, list: crate::markup::Element| el("section").child(el("h3").text(title)).child(list);
    let list = |title: &str, texts: &[String]| (!texts.is_empty()).then(|| part(title, sentences(texts))).into();
    let endings = part(words.endings, el("ul").children(endings));
    let endings = (!sheet.endings.is_empty()).then_some(endings);
    el("article")
        .class("sheet")
        .attr("data-sheet", "journey")
        .child(el("h2").text(&format!("{}: {}", words.journey.sheet, sheet.nation)))
        .child(el("p").class("note").text(&format!("{}: {}", words.journey.reference, sheet.reference)))
        .child(el("p").class("note").text(&format!("{} {}", words.journey.made, (words.calendar.day)(sheet.made))))
        .child(el("div").class("picture").child(picture))
        .child(el("div").class("sheet-words").children([
            el("div").class("in-picture").child(been).into(),
            list(words.journey.history, &sheet.history_texts(words)),
            list(words.trail.other_children, &sheet.other_texts(words)),
            here.into(),
            (!sheet.next.is_empty()).then(|| part(words.next, el("ol").children(next))).into(),
            el("div").class("in-picture").child(endings).into(),
            list(words.journey.plans, &sheet.plans.texts(words)),
            list(words.journey.dates, &due),
            list(words.journey.asks, &sheet.asks),
            list(words.sources, &sheet.sources),
            el("p").class("note").text(&(words.read_up_to)(&sheet.read_up_to)).into(),
            el("p").class("note").text(words.no_advice).into(),
            code,
        ]))
        .into()
}

/// What the maps answer to a question of supervision, for paper.
pub fn answers(asked: &AnsweredQuestion) -> Html {
    let answers = asked.parts.iter().map(|part| el("li").text(&part_words(part)).into());
    el("ul").class("answers").children(answers).into()
}

/// A part of an answer in words alone: paper has no links.
fn part_words(part: &AnswerPart) -> String {
    match part {
        AnswerPart::Words { label, texts } => format!("{label}: {}", texts.join("; ")),
        AnswerPart::View { text, .. } | AnswerPart::Within { text, .. } => text.clone(),
        AnswerPart::Step { label, to, after } => {
            let after = after.as_ref().map(|after| format!(". {after}")).unwrap_or_default();
            format!("{label}: {}{after}", to.name)
        }
        AnswerPart::Nothing(reason) => reason.clone(),
    }
}
