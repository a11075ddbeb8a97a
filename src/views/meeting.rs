//! The page to have before a meeting, as it is printed.

use crate::atlas::reader::Reader;
use crate::journey::Journey;
use crate::journey::meeting::{MeetingPage, OwnLine};
use crate::markup::{Html, el};
use crate::views::kept::field_id;
use crate::views::paper::part;
use crate::words::Words;

/// What there is to choose from, by key and name.
type Choices = [(String, String)];

/// The choice of a meeting and of a reader.
pub fn choice(meetings: &Choices, meeting: &str, readers: &Choices, reader: &str, words: &'static Words) -> Html {
    let list = |name: &str, label: &str, all: &Choices, chosen: &str| -> [Html; 2] {
        let options = all.iter().map(|(key, text)| {
            el("option").attr("value", key).attr_if("selected", (key == chosen).then_some("")).text(text).into()
        });
        let list = el("select").attr("id", name).attr("name", name).children(options);
        [el("label").attr("for", name).text(label).into(), list.into()]
    };
    let journey = &words.journey;
    let lists = [
        list("meeting", journey.which_meeting, meetings, meeting),
        list("meeting-for", journey.page_for, readers, reader),
    ];
    el("p").class("whose").children(lists.into_iter().flatten()).into()
}

/// The fields for what the reader writes on the page before a meeting with this name in a file.
pub fn own_lines(journey: &Journey, meeting: &str, reader: Reader, words: &'static Words) -> Html {
    let fields = OwnLine::ALL.iter().map(|line| {
        let key = line.key(meeting, reader);
        let id = field_id("meeting", &key);
        let is_long = *line == OwnLine::Questions;
        let text = el(if is_long { "textarea" } else { "input" }).attr("id", &id).attr("data-do", "meeting");
        let text = text.attr("autocomplete", "off");
        let text = text.attr("data-of", &key).attr("aria-describedby", "own-lines-hint");
        let text = match is_long {
            true => text.attr("rows", "3").text(journey.on_page(&key)),
            false => text.attr("value", journey.on_page(&key)),
        };
        el("p").child(el("label").attr("for", &id).text(line.label(reader, words))).child(text).into()
    });
    let hint = el("p").class("hint").attr("id", "own-lines-hint").text(words.journey.own_lines_hint);
    [Html::from(hint), el("div").class("fields").children(fields).into()].into_iter().collect()
}

/// The page: in large letters for the family.
pub fn meeting(page: &MeetingPage, words: &'static Words) -> Html {
    let class = if page.reader == Reader::Worker { "sheet to-take" } else { "sheet to-take large" };
    let move_of = page.acts.first().map(|first| el("p").child(el("strong").text((words.from_here.whose_move)(*first))));
    let parts = page.parts.iter().enumerate().map(|(idx, text)| {
        let note = page.note(idx, words).map(|note| el("p").class("note").text(note));
        [note.into(), part(text)].into_iter().collect()
    });
    let reference = (!page.reference.is_empty()).then(|| format!("{}: {}. ", words.journey.reference, page.reference));
    let made = format!("{} {}. ", words.journey.made, (words.calendar.day)(page.made));
    let foot = format!("{}{made}{}", reference.unwrap_or_default(), words.no_advice);
    el("article")
        .class(class)
        .attr("data-sheet", "meeting")
        .child(el("p").text(&format!("{} · {}", (words.journey.before_meeting)(page.kind), page.map)))
        .child(el("h2").text(&page.name))
        .child(move_of)
        .children(parts)
        .child(el("p").class("note").text(&foot))
        .into()
}
