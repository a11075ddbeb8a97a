//! The road so far, and the one page for the file with what can be done with it.
//! Must never leave out of the picture, the print or the text what the others say.

use leptos::prelude::*;

use super::context::JourneyContext;
use super::history::HistoryPart;
use super::pieces::{LivePanel, LiveProse, Part, buttons};
use crate::browser::{absolute, clipboard, files, is_file, page, spawn};
use crate::export::code::code;
use crate::export::picture::{WIDTH, picture};
use crate::journey::Journey;
use crate::markup::{Html, el};
use crate::place::Place;
use crate::views;
use crate::views::cx::ViewContext;
use crate::words::Words;

/// The road so far: each step with a link that takes it away, then where we are.
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
        [road, el("div").attr("data-part", "here").child(here).into()].into_iter().collect()
    };
    // The app follows the link; the journey goes along, as the page itself has taken the step away.
    let follow = move |_: &str, place: &str, _: &str| {
        let place = Place::parse(place, None).0;
        shared.session.update_untracked(|session| session.follow(&place));
    };
    view! {
        <LivePanel part="road" home="journey-road" html=Box::new(html) press=Box::new(follow) />
        <HistoryPart />
    }
    .into_any()
}

/// The code of the journey's link, with what it holds; none in the single file, which has no address.
pub fn link_code(journey: &Journey, words: &'static Words) -> Html {
    let link = absolute(&journey.place().print_short());
    match code(&link, words.journey.code_name).filter(|_| !is_file()) {
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
    let html = move || {
        let scene = shared.scene.read();
        let code = link_code(&scene.journey, words);
        views::sheet::sheet(&scene.sheet, picture(&scene.sheet, words).0, code, words)
    };
    let text = move || shared.scene.read_untracked().sheet.text(words);
    let drawn = move || picture(&shared.scene.read_untracked().sheet, words);
    let svg = move || shared.save("waymark-journey.svg", "image/svg+xml", drawn().0.as_str());
    let png = move || {
        let name = shared.file_name("waymark-journey.png");
        spawn(async move {
            let (svg, height) = drawn();
            let is_saved = files::save_png(name, svg.as_str(), WIDTH, height).await;
            shared.say(if is_saved { journey.saved } else { journey.no_picture });
        });
    };
    let copy = move || {
        spawn(async move {
            let is_copied = clipboard::copy(text()).await;
            shared.say(if is_copied { journey.text_copied } else { journey.text_not_copied });
        });
    };
    let save = move || shared.save("waymark-journey.txt", "text/plain;charset=utf-8", &text());
    let tools = buttons([
        ("print-sheet", journey.print_sheet, Box::new(|| page::print_sheet("journey"))),
        ("svg", journey.save_svg, Box::new(svg)),
        ("png", journey.save_png, Box::new(png)),
        ("copy", journey.copy_text, Box::new(copy)),
        ("text", journey.save_text, Box::new(save)),
    ]);
    view! {
        <Part id="sheet" title=journey.sheet hint=journey.sheet_hint />
        {tools}
        <LiveProse part="sheet" html=Box::new(html) />
    }
    .into_any()
}
