//! The road so far, and the one page for the file with what can be done with it.
//! Must never leave out of the picture, the print or the text what the others say.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::{LiveProse, Part, Region, buttons, list, memo, switch};
use crate::browser::{absolute, clipboard, files, is_file, page, spawn};
use crate::export::code::code;
use crate::export::picture::{WIDTH, picture};
use crate::journey::{Journey, home, step_ref};
use crate::markup::{Html, el};
use crate::place::{Place, Trail, joined};
use crate::scene::step_link;
use crate::views;
use crate::views::cx::ViewContext;
use crate::words::Words;

/// The road so far: each step with a link that takes it away, then where we are.
#[component]
pub fn RoadPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let keys = memo(move || road_keys(&shared.scene.read().journey));
    let is_empty = memo(move || keys.read().is_empty());
    let road = switch(move || match is_empty.get() {
        true => view! { <p>{words.trail.no_trail}</p> }.into_any(),
        false => {
            let steps = list(keys, |key| view! { <RoadStep key=key /> }.into_any());
            view! { <ol class="trail">{steps}</ol> }.into_any()
        }
    });
    let here = move || match &shared.scene.read().sheet.here {
        Some(here) => el("p")
            .child(el("strong").text(&format!("{}: ", words.here)))
            .child(views::parts::step_link(&ViewContext::app(words), &here.step))
            .child(el("span").class("other-map").text(&format!(" ({})", here.map)))
            .into(),
        None => Html::from(el("p").text(words.journey.no_here)),
    };
    view! {
        <Region part="road">
            {road}
            <LiveProse part="here" html=Box::new(here) />
        </Region>
    }
    .into_any()
}

/// The steps of a road, each by its name and by how many of the same lie before it: a road can pass a step twice.
fn road_keys(journey: &Journey) -> Vec<String> {
    let been = &journey.trail.been;
    let n_before = |idx: usize| been[..idx].iter().filter(|step| **step == been[idx]).count();
    been.iter().enumerate().map(|(idx, step)| format!("{} {}", joined(step), n_before(idx))).collect()
}

/// The place of a journey whose road lacks one of its steps.
fn without(journey: &Journey, key: &str) -> Place {
    let keys = road_keys(journey);
    let kept = journey.trail.been.iter().zip(&keys).filter(|(_, known)| *known != key).map(|(step, _)| step.clone());
    journey.place().with_trail(Trail { been: kept.collect(), ..journey.trail.clone() })
}

#[component]
fn RoadStep(key: String) -> AnyView {
    let shared = JourneyContext::get();
    let away = shared.words.journey.take_away;
    let link = shared.around.with_value(|around| {
        let (step, _) = key.split_once(' ')?;
        let (map, step) = step.split_once('/')?;
        let home = home(&around.nation, &shared.scene.read_untracked().journey)?;
        Some(step_link(&around.nation, home, step_ref(&around.nation, &(map.to_string(), step.to_string()))?))
    });
    let Some(link) = link else { return ().into_any() };
    let name = format!("{away}: {}", link.name);
    let step = views::parts::step_link(&ViewContext::app(shared.words), &link).into_string();
    let own = key.clone();
    let href = memo(move || without(&shared.scene.read().journey, &own).print());
    // The app follows the link; the journey goes along, as the page itself has taken the step away.
    let follow = move |event: ev::MouseEvent| {
        if page::place_target(&event).is_some() {
            let place = without(&shared.scene.read_untracked().journey, &key);
            shared.session.update_untracked(|session| session.follow(&place));
        }
    };
    view! {
        <li>
            <span inner_html=step></span>
            " "
            <a href=href data-trail="" aria-label=name on:click=follow>{away}</a>
        </li>
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
