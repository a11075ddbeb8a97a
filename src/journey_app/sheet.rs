//! The road so far, and the one page for the file with what can be done with it.
//! Must never leave out of the picture, the print or the text what the others say.

use leptos::prelude::*;

use super::context::JourneyContext;
use super::history::HistoryPart;
use super::pieces::{FoldedPart, LivePanel, LiveProse, buttons};
use crate::browser::{absolute, address, files, is_file, page, spawn};
use crate::export::code::code;
use crate::export::picture::{PictureUse, WIDTH, picture, picture_on_paper};
use crate::journey::child::{for_file, text_for_file};
use crate::journey::{Journey, record};
use crate::markup::{Html, el};
use crate::place::Place;
use crate::views;
use crate::views::cx::ViewContext;
use crate::words::Words;

/// The road so far: each step with what can be done with it, then where we are.
#[component]
pub fn RoadPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let html = move || {
        let scene = shared.scene.read();
        let road = shared.around.with_value(|around| views::journey::road(&around.nation, &scene.journey, words));
        let here = match &scene.sheet.here {
            Some(here) => el("p")
                .child(el("strong").text(&format!("{}: ", words.here)))
                .child(views::parts::step_link(&ViewContext::app(words), &here.step))
                .child(el("span").class("other-map").text(&format!(" ({})", here.map))),
            None => el("p").text(words.journey.no_here),
        };
        let here = el("div").attr("id", "here").attr("tabindex", "-1").attr("data-part", "here").child(here);
        [road, here.into()].into_iter().collect()
    };
    let press = move |what: &str, at: &str, _: &str| {
        let at = at.parse::<usize>().unwrap_or_default();
        let (name, n_behind) = {
            let journey = &shared.session.read_untracked().journey;
            (journey.trail.been.get(at).map(|step| shared.name_of(step)).unwrap_or_default(), journey.n_behind())
        };
        let told = &words.journey;
        // At either end the other way is left.
        let to = if what == "earlier" { at.saturating_sub(1) } else { at + 1 };
        let other = if to == 0 { "later" } else { "earlier" };
        let next = if to == 0 || to + 1 == n_behind { other } else { what };
        let change = |journey: &mut Journey| match what {
            "earlier" | "later" => journey.move_step(at, to),
            "here" => journey.come_to(at),
            _ => drop(journey.trail.been.remove(at)),
        };
        let (said, focus) = match what {
            "earlier" | "later" => ((told.moved)(&name, to + 1, n_behind), format!("{next}-{to}")),
            "here" => ((told.now_here)(&name), "here".to_string()),
            _ => ((told.removed)(&name), format!("take-away-{}", at.min(n_behind.saturating_sub(2)))),
        };
        // It gets an entry of its own in the browser's history: the back key takes it back.
        let mut moved = shared.session.read_untracked().journey.clone();
        change(&mut moved);
        address::go(&moved.place().print());
        shared.change(change);
        shared.say(&said);
        focus
    };
    view! {
        <LivePanel part="road" home="journey-road" html=Box::new(html) press=Box::new(press) />
        <HistoryPart />
    }
    .into_any()
}

/// The code of the journey's link, with what it holds; none in the single file, which has no address.
pub fn link_code(journey: &Journey, words: &'static Words) -> Html {
    let coded = |place: Place| code(&absolute(&place.print_short()), words.journey.code_name);
    let place = journey.place();
    // A road too long for a code that can be read stays out of it.
    let code = coded(place.clone()).or_else(|| coded(Place::from(place.page)));
    match code.filter(|_| !is_file()) {
        Some(code) => el("figure").child(code).child(el("figcaption").text(words.journey.code)).into(),
        None => Html::default(),
    }
}

/// The sheet, with the buttons above it.
#[component]
pub fn SheetPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let journey = &words.journey;
    let with_record = RwSignal::new(false);
    let record = move || {
        let records = shared.session.read().journey.record_list();
        let last = records.get(records.len().saturating_sub(1)..).filter(|_| with_record.get()).unwrap_or_default();
        shared.around.with_value(|around| record::text(last, around.asking.as_ref(), words))
    };
    let own_words = move || {
        let childs =
            shared.around.with_value(|around| text_for_file(&around.nation, &shared.session.read().journey, words));
        record() + &childs
    };
    let on_second = move || {
        let record = record();
        let record = (!record.is_empty()).then(|| el("div").class("own-words").text(record.trim_start()));
        let childs = shared.around.with_value(|around| for_file(&around.nation, &shared.session.read().journey, words));
        let parts = [(journey.record, record.into()), (words.child.on_file, views::child::on_file(&childs))];
        parts.into_iter().filter(|(_, part)| *part != Html::default()).collect::<Vec<_>>()
    };
    let html = move || {
        let scene = shared.scene.read();
        let picture = picture_on_paper(&scene.sheet, words);
        views::sheet::sheet(&scene.sheet, picture, link_code(&scene.journey, words), on_second(), words)
    };
    let text = move || shared.scene.read_untracked().sheet.text(words) + &untrack(own_words);
    let drawn = move || picture(&shared.scene.read_untracked().sheet, words, PictureUse::File);
    let svg = move || shared.save("waymark-journey.svg", "image/svg+xml", drawn().0.as_str());
    let png = move || {
        let name = shared.file_name("waymark-journey.png");
        spawn(async move {
            let (svg, height) = drawn();
            let saved = files::save_png(name, svg.as_str(), WIDTH, height).await;
            shared.say(if saved.is_ok() { journey.saved } else { journey.no_picture });
        });
    };
    let copy = move || shared.copy(text());
    let save = move || shared.save("waymark-journey.txt", "text/plain;charset=utf-8", &text());
    let tools = buttons([
        ("print-sheet", journey.print_sheet, Box::new(|| page::print_sheet("journey"))),
        ("svg", journey.save_svg, Box::new(svg)),
        ("png", journey.save_png, Box::new(png)),
        ("copy", journey.copy_text, Box::new(copy)),
        ("text", journey.save_text, Box::new(save)),
    ]);
    let with = view! {
        <label class="choice">
            <input
                type="checkbox"
                id="with-record"
                prop:checked=with_record
                on:change=move |_| with_record.update(|with| *with = !*with)
            />
            {format!(" {}", journey.with_record)}
        </label>
    };
    let paper = view! { <LiveProse part="sheet" html=Box::new(html) /> };
    let parts = vec![tools, with.into_any(), paper.into_any()];
    view! {
        <FoldedPart id="sheet" title=journey.sheet hint=journey.sheet_hint parts=parts />
    }
    .into_any()
}
