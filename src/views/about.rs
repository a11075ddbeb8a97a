//! About: what this is and is not, how sure each map is, and every source.
//! Must never leave out an open question.

use crate::atlas::{Map, Nation};
use crate::markup::{Element, Html, el, link};
use crate::place::Place;
use crate::views::cx::ViewContext;
use crate::views::parts::sentences;
use crate::views::step::source_list;

/// What stands in the page's main part.
pub fn about(cx: &ViewContext, nations: &[Nation]) -> Html {
    let about = format!("{} {} {}", cx.words.about_1, cx.words.about_2, cx.words.about_3);
    let kept = cx.words.kept.iter().map(|text| el("p").text(text).into());
    let maps = nations.iter().flat_map(|nation| nation.maps.iter().map(|map| about_map(cx, nation, map)));
    [
        el("h1").text(cx.words.about_title).into(),
        el("p").text(&about).into(),
        el("p").child(el("strong").text(cx.words.no_advice)).text(cx.words.not_a_forecast).into(),
        el("p").child(link(&cx.text_page("help")).text(cx.words.who_can_help)).into(),
        el("h2").text(cx.words.why_five_title).into(),
        el("p").text(cx.words.why_five).into(),
        el("h2").text(cx.words.kept_title).into(),
        kept.collect(),
        device(cx).into(),
        el("h2").text(cx.words.how_sure).into(),
        maps.collect(),
    ]
    .into_iter()
    .collect()
}

/// What this device holds, to be listed and forgotten; the start script does both.
fn device(cx: &ViewContext) -> Element {
    let press = |what: &str, name: &str| el("button").attr("type", "button").attr("data-device", what).text(name);
    let buttons = [
        ("list", cx.words.list_kept),
        ("forget", cx.words.forget),
        ("no-copy", cx.words.no_copy),
        ("no-shift", cx.words.start.no_shift),
    ];
    let buttons = buttons.map(|(what, name)| press(what, name).into());
    let said = el("ul").attr("data-held", "").attr("role", "status");
    el("div").class("device").child(el("p").class("device-tools").children(buttons)).child(said)
}

fn about_map(cx: &ViewContext, nation: &Nation, map: &Map) -> Html {
    let place = Place::map(&nation.id, map.slug(), None);
    let questions = map.file.open_questions.iter().map(|question| {
        let detail = el("details").child(el("summary").text(cx.words.in_full)).text(&question.detail);
        el("li").text(&question.plain).child(detail).into()
    });
    let count = format!("{} ({})", cx.words.every_source, map.file.sources.len());
    el("section")
        .class("about-map")
        .child(el("h3").child(link(&cx.href(&place)).text(&map.file.title)))
        .child(facts_as_of(cx, &map.file.facts_as_of))
        .child(sentences(&map.file.notes))
        .child(el("h4").text(cx.words.not_certain))
        .child(el("ul").children(questions))
        .child(el("details").child(el("summary").text(&count)).child(source_list(cx, &map.file.sources)))
        .into()
}

/// Which state of the law a map tells.
pub fn facts_as_of(cx: &ViewContext, date: &str) -> Html {
    let title = el("strong").text(cx.words.facts_as_of);
    el("p").class("facts-as-of").child(title).text(date).into()
}
