//! The journey sheet, as it is printed: one page, and what does not fit there on a second that the first announces.

use crate::journey::sheet::Sheet;
use crate::markup::{Element, Html, el};
use crate::views::paper::part;
use crate::words::Words;

/// How tall a page is between its margins, and what of it head, lines to fill in and foot take, in points.
const PAGE: f64 = 770.0;
const FIXED: f64 = 155.0;

/// The sheet. `picture` is its drawing and how tall that is on paper, in points, `code` the code of the link, `own` words of the worker's and the child's own
/// for the second page, each with its title.
pub fn sheet(sheet: &Sheet, picture: (Html, f64), code: Html, own: Vec<(&str, Html)>, words: &'static Words) -> Html {
    let journey = &words.journey;
    let (drawn, height) = picture;
    let free = PAGE - FIXED - height;
    let [first, second] = sheet.pages(free, words);
    let has_second = !own.is_empty() || !second.is_empty();
    let day = (words.calendar.day)(sheet.made);
    let line = |label: &str, text: &str| el("p").class("note-line").text(&format!("{label}: {text}")).into();
    let reference = (journey.reference, sheet.reference.as_str());
    let empty = journey.sheet_lines.iter().map(|label| (*label, ""));
    let lines = [reference].into_iter().chain(empty).map(|(label, text)| line(label, text));
    let titles = second.iter().map(|part| part.title).chain(own.iter().map(|(title, _)| *title));
    let on_second: Vec<&str> = titles.collect();
    let announced = has_second.then(|| el("p").child(el("strong").text(&(journey.on_second)(&on_second.join(", ")))));
    let columns =
        |parts: &[crate::journey::paper::PaperPart]| el("div").class("sheet-words").children(parts.iter().map(part));
    let title = format!("{}: {}", journey.sheet, sheet.nation);
    let first = el("div")
        .class("sheet-page")
        .child(el("h2").text(&format!("{title}. {} {day}", journey.made)))
        .child(el("div").class("when-and-where").children(lines))
        .child(el("div").class("picture").child(drawn))
        .child(columns(&first))
        .child(announced)
        .child(el("div").class("sheet-foot").child(code).child(el("p").class("note").text(&format!(
            "{} {}",
            (words.read_up_to)(&sheet.read_up_to),
            words.no_advice
        ))));
    let second = has_second.then(|| -> Element {
        el("div")
            .class("sheet-page")
            .child(el("h2").text(&(journey.second_page)(&title, &sheet.reference, &day)))
            .child(columns(&second))
            .children(own.into_iter().map(|(_, part)| part))
    });
    el("article").class("sheet").attr("data-sheet", "journey").child(first).child(second).into()
}
