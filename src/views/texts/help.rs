//! The page of all people and lines to talk to.

use crate::atlas::Index;
use crate::atlas::help::Helpline;
use crate::calendar::day::Day;
use crate::markup::{Element, Html, el, link};
use crate::views::cx::ViewContext;
use crate::views::help::call;
use crate::views::step::outside;

/// The page below its title and hint: by nation, those with a number first.
pub fn help(cx: &ViewContext, index: &Index, lines: &[Helpline]) -> Html {
    let words = &cx.words.pages.help;
    let nations = index.nations.iter().filter(|nation| lines.iter().any(|line| line.serves(&nation.id)));
    let nations = nations.flat_map(|nation| {
        let own = lines.iter().filter(|line| line.serves(&nation.id));
        let (with, without): (Vec<_>, Vec<_>) = own.partition(|line| line.telephone.is_some());
        // A line that serves several nations stands at each, and is linked to at the first.
        let first = |line: &Helpline| index.nations.iter().find(|nation| line.serves(&nation.id));
        let id = |line: &Helpline| first(line).filter(|first| first.id == nation.id).map(|_| line.id.clone());
        let list = |lines: Vec<&Helpline>| {
            el("ul").class("help-lines").children(lines.into_iter().map(|line| entry(cx, line, id(line).as_deref())))
        };
        let title = el("h2").attr("id", &format!("help-{}", nation.id)).attr("tabindex", "-1").text(&nation.name);
        let rest = (!without.is_empty()).then(|| el("h3").text(words.without_number));
        let rest: [Html; 2] = [rest.into(), list(without).into()];
        [title.into(), list(with).into()].into_iter().chain(rest)
    });
    let choice = index.nations.iter().map(|nation| {
        let id = format!("help-{}", nation.id);
        el("li")
            .child(link(&format!("#{id}")).attr_if("data-skip", cx.is_app().then_some(&id)).text(&nation.name))
            .into()
    });
    [el("ul").class("nation-choice").children(choice).into(), nations.collect()].into_iter().collect()
}

fn entry(cx: &ViewContext, line: &Helpline, id: Option<&str>) -> Html {
    let words = &cx.words.pages.help;
    let way = |before: &str, way: &Option<String>| {
        way.as_ref().map(|way| el("p").child(el("strong").text(before)).text(&sentence(way)))
    };
    let name = match &line.url {
        Some(url) => outside(url).text(&line.name),
        None => el("strong").text(&line.name),
    };
    let checked = Day::parse(&line.checked).map_or(line.checked.clone(), cx.words.calendar.day);
    let read: Element = el("p")
        .class("meta")
        .text(&(words.checked)(&checked))
        .text(" ")
        .child(outside(&line.source).text(words.source))
        .text(".");
    el("li")
        .attr_if("id", id)
        .child(line.telephone.is_some().then(|| el("p").class("talk").child(call(cx, &line.short()))))
        .child(el("p").child(name).text(&format!(". {}", line.what)))
        .child(way(words.text, &line.text))
        .child(way(words.sign, &line.sign))
        .child(line.note.as_ref().map(|note| el("p").text(note)))
        .child(read)
        .into()
}

/// A text that ends like a sentence, whether or not it did.
fn sentence(text: &str) -> String {
    if text.ends_with('.') { text.to_string() } else { format!("{text}.") }
}
