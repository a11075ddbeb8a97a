//! The road so far, and the one page for the file with what can be done with it.
//! Must never leave out of the picture, the print or the text what the others say.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::journey_page::{ActionButton, LiveProse, Part};
use crate::browser::{absolute, clipboard, files, is_file, page, spawn};
use crate::export::code::code;
use crate::export::picture::{WIDTH, picture};
use crate::journey::{Journey, spot};
use crate::markup::{Html, el};
use crate::place::{Place, StepName, Trail, joined};
use crate::scene::step_link;
use crate::views;
use crate::views::cx::Cx;
use crate::words::Words;

/// The road so far: each step with a link that takes it away, then where we are.
#[component]
pub fn RoadPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words();
    // The same step can lie on a road twice.
    let steps = Memo::new(move |_| {
        let been = shared.plain.read().trail.been.clone();
        let nth = |idx: usize| been[..idx].iter().filter(|step| **step == been[idx]).count();
        been.iter().enumerate().map(|(idx, step)| (nth(idx), step.clone())).collect::<Vec<_>>()
    });
    let is_empty = Memo::new(move |_| steps.read().is_empty());
    let here = Memo::new(move |_| match &shared.sheet.read().here {
        Some(here) => el("p")
            .child(el("strong").text(&format!("{}: ", words.here)))
            .child(views::parts::step_link(&Cx::app(words), &here.step))
            .child(el("span").class("other-map").text(&format!(" ({})", here.map)))
            .into(),
        None => Html::from(el("p").text(words.journey.no_here)),
    });
    let road = move || {
        match is_empty.get() {
        true => view! { <p>{words.trail.no_trail}</p> }.into_any(),
        false => view! {
            <ol class="trail">
                <For each=move || steps.get() key=Clone::clone children=|(nth, step)| view! { <RoadStep nth=nth step=step /> } />
            </ol>
        }
        .into_any(),
    }
    };
    view! {
        <div id="part-road" data-part="road">
            {road}
            <LiveProse part="here" html=here />
        </div>
    }
    .into_any()
}

#[component]
fn RoadStep(nth: usize, step: StepName) -> AnyView {
    let shared = JourneyContext::get();
    let away = shared.words().journey.take_away;
    let link = shared.world.with_value(|world| {
        let home = crate::journey::home(&world.nation, &shared.plain.read_untracked())?;
        Some(step_link(&world.nation, home, spot(&world.nation, &step)?))
    });
    let Some(link) = link else { return ().into_any() };
    let name = format!("{away}: {}", link.name);
    let step_html = views::parts::step_link(&Cx::app(shared.words()), &link).into_string();
    let without = move || without(&shared.plain.read(), nth, &step);
    let target = without.clone();
    // The app follows the link; the journey goes along, as the page itself has taken the step away.
    let follow = move |event: ev::MouseEvent| {
        if page::place_target(&event).is_some() {
            shared.session.update_untracked(|session| session.follow(&target()));
        }
    };
    view! {
        <li>
            <span inner_html=step_html></span>
            " "
            <a href=move || without().print() data-trail="" aria-label=name on:click=follow>{away}</a>
        </li>
    }
    .into_any()
}

/// The place of a journey whose road lacks one of its steps.
fn without(journey: &Journey, nth: usize, step: &StepName) -> Place {
    let mut been = journey.trail.been.clone();
    let at = been.iter().enumerate().filter(|(_, known)| *known == step).nth(nth).map(|(at, _)| at);
    if let Some(at) = at {
        been.remove(at);
    }
    journey.place().with_trail(Trail { been, ..journey.trail.clone() })
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
    let words = shared.words();
    let journey = &words.journey;
    let html = Memo::new(move |_| {
        let sheet = shared.sheet.read();
        views::sheet::sheet(&sheet, picture(&sheet, words).0, link_code(&shared.plain.read(), words), words)
    });
    let text = move || shared.sheet.read_untracked().text(words);
    let drawn = move || picture(&shared.sheet.read_untracked(), words);
    let svg = move |()| shared.save("waymark-journey.svg", "image/svg+xml", drawn().0.as_str());
    let png = move |()| {
        spawn(async move {
            let (svg, height) = drawn();
            let is_saved = files::save_png("waymark-journey.png", svg.as_str(), WIDTH, height).await;
            shared.say(if is_saved { journey.saved } else { journey.no_picture });
        });
    };
    let copy = move |()| {
        spawn(async move {
            let is_copied = clipboard::copy(text()).await;
            shared.say(if is_copied { journey.text_copied } else { journey.text_not_copied });
        });
    };
    let save = move |()| shared.save("waymark-journey.txt", "text/plain;charset=utf-8", &text());
    view! {
        <Part id="sheet" title=journey.sheet hint=journey.sheet_hint />
        <p class="trail-tools">
            <ActionButton what="print-sheet" name=journey.print_sheet press=|()| page::print_sheet("journey") />
            <ActionButton what="svg" name=journey.save_svg press=svg />
            <ActionButton what="png" name=journey.save_png press=png />
            <ActionButton what="copy" name=journey.copy_text press=copy />
            <ActionButton what="text" name=journey.save_text press=save />
        </p>
        <LiveProse part="sheet" html=html />
    }
    .into_any()
}

/// What a step is known by in a list.
pub fn key_of(step: Option<&StepName>) -> String {
    step.map(joined).unwrap_or_default()
}
