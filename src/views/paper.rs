//! Parts of a page for paper, as they are printed.

use crate::journey::paper::{PaperPart, PartForm};
use crate::markup::{self, Html, el};

/// A part with its heading.
pub fn part(part: &PaperPart) -> Html {
    let item = |item: &String| match part.form {
        PartForm::Room => el("p").class("note-line").text(item).into(),
        PartForm::Told => el("p").text(item).into(),
        PartForm::Numbered | PartForm::Listed | PartForm::Ticked => el("li").text(item).into(),
    };
    let list = match part.form {
        PartForm::Ticked => el("ul").class("ticks"),
        PartForm::Numbered => el("ol"),
        PartForm::Listed => el("ul"),
        PartForm::Room if part.title.is_empty() => el("div").class("when-and-where"),
        PartForm::Room | PartForm::Told => el("div"),
    };
    let title = (!part.title.is_empty()).then(|| el("h3").text(part.title));
    let meanings = part.meanings.iter().flat_map(|(term, meaning)| -> [Html; 2] {
        [el("strong").text(term).into(), markup::text(&format!(": {meaning} "))]
    });
    let meanings = (!part.meanings.is_empty()).then(|| el("p").class("meta").children(meanings));
    el("section").child(title).child(list.children(part.items.iter().map(item))).child(meanings).into()
}
