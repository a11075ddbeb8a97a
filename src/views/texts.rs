//! The pages of words, the same for everybody: which view writes which, and out of what.

use crate::atlas::course::Course;
use crate::atlas::help::Helpline;
use crate::atlas::reflect::Reflect;
use crate::atlas::texts::TextKind;
use crate::atlas::workflow::Workflow;
use crate::atlas::{Index, Nation};
use crate::markup::{Html, el};
use crate::views::cx::ViewContext;

mod about;
mod glossary;
mod help;
pub mod learn;
mod reflect;
mod workflow;

/// What the pages are made of beside the maps.
#[derive(Clone, Debug)]
pub struct TextContent {
    /// The course.
    pub course: Course,
    /// The questions practice asks.
    pub reflect: Reflect,
    /// People and lines to talk to.
    pub lines: Vec<Helpline>,
    /// What workers click in a case system.
    pub workflow: Workflow,
}

/// What stands in the main part of a page of words.
pub fn text(cx: &ViewContext, kind: TextKind, index: &Index, nations: &[Nation], content: &TextContent) -> Html {
    let words = (cx.words.pages.text)(kind);
    let title = el("h1").text(words.title).into();
    let hint = el("p").text(words.hint).into();
    let rest = match kind {
        TextKind::Help => help::help(cx, index, &content.lines),
        TextKind::Words => glossary::glossary(cx, index, nations),
        TextKind::Reflect => reflect::questions(cx, &content.reflect, nations),
        TextKind::Learn => learn::course(cx, index, nations, &content.course),
        TextKind::CaseSystem => workflow::workflow(cx, nations, &content.workflow),
        TextKind::About => about::about(cx, nations),
    };
    [title, hint, rest].into_iter().collect()
}

/// The prose of a page that has some: sections with a heading. A page of nothing else needs no view of its own.
fn sections(cx: &ViewContext, kind: TextKind) -> Html {
    let section = |(title, texts): &(&str, &[&str])| {
        let texts = texts.iter().map(|text| el("p").text(text).into());
        [el("h2").text(title).into(), texts.collect()].into_iter().collect()
    };
    (cx.words.pages.text)(kind).sections.iter().map(section).collect()
}
