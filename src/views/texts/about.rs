//! About: what this is and is not, how sure each map is, and every source.
//! Must never leave out an open question.

use std::collections::BTreeMap;

use crate::atlas::texts::TextKind;
use crate::atlas::{Map, Nation};
use crate::markup::{Element, Html, el, link};
use crate::place::{Page, Place};
use crate::views::cx::ViewContext;
use crate::views::parts::sentences;
use crate::views::step::{facts_as_of, source_list};
use crate::views::texts::sections;

/// The page below its title and hint.
pub fn about(cx: &ViewContext, nations: &[Nation]) -> Html {
    let maps = nations.iter().flat_map(|nation| nation.maps.iter().map(|map| about_map(cx, nation, map)));
    [
        el("p").child(el("strong").text(cx.words.no_advice)).text(cx.words.pages.not_a_forecast).into(),
        el("p").child(link(&cx.text_page(TextKind::Help)).text(cx.words.pages.who_can_help)).into(),
        sections(cx, TextKind::About),
        device(cx).into(),
        // Every source of every map would be fifty sheets.
        el("p").class("not-printed").text(cx.words.from_here.not_printed).into(),
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
        ("list", cx.words.pages.list_kept),
        ("forget", cx.words.forget),
        ("no-copy", cx.words.pages.no_copy),
        ("no-shift", cx.words.start.no_shift),
    ];
    let buttons = buttons.map(|(what, name)| press(what, name).into());
    // The script finds its sentences here: it is on every page, and they are for this one.
    let start = &cx.words.start;
    let mut held: BTreeMap<&str, &str> = start.held.iter().copied().collect();
    held.extend([
        ("journey", start.held_journey),
        ("copy", start.held_copy),
        ("parts", start.held_parts),
        ("refused", start.held_refused),
        ("words", start.held_words),
        ("nothing", start.held_nothing),
        ("unknown", start.held_unknown),
        ("sure", start.held_sure),
    ]);
    let held = serde_json::to_string(&held).unwrap_or_default();
    let said = el("div").attr("role", "status").child(el("ul").attr("data-held", &held));
    let journeys = link(&cx.href(&Place::from(Page::Journeys))).text(cx.words.map.journeys);
    el("div")
        .class("device")
        .child(el("p").child(journeys))
        .child(el("p").class("device-tools").children(buttons))
        .child(said)
}

fn about_map(cx: &ViewContext, nation: &Nation, map: &Map) -> Html {
    let place = Place::map(&nation.id, map.slug(), None);
    let questions = map.file.open_questions.iter().map(|question| {
        let detail = el("details").child(el("summary").text(cx.words.pages.in_full)).text(&question.detail);
        el("li").text(&question.plain).child(detail).into()
    });
    let count = format!("{} ({})", cx.words.pages.every_source, map.file.sources.len());
    el("section")
        .class("about-map")
        .child(el("h3").child(link(&cx.href(&place)).text(&map.file.title)))
        .child(facts_as_of(cx, &map.file.read_up_to, &map.file.facts_as_of))
        .child(sentences(&map.file.notes))
        .child(el("h4").text(cx.words.not_certain))
        .child(el("ul").children(questions))
        .child(el("details").child(el("summary").text(&count)).child(source_list(cx, &map.file.sources)))
        .into()
}
