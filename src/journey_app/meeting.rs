//! The page before a meeting: which meeting, for whom, and what can be done with the page.

use leptos::prelude::*;

use super::context::JourneyContext;
use super::history;
use super::pieces::{FoldedPart, LiveForm, LiveProse, buttons};
use crate::atlas::file::is_meeting;
use crate::atlas::reader::Reader;
use crate::browser::{page, storage};
use crate::journey::keep::step_name;
use crate::journey::meeting::{MeetingPage, meeting_page, offered};
use crate::journey::{Journey, step_ref};
use crate::markup::{Html, el};
use crate::place::joined;
use crate::views;

/// The choice of a meeting and of a reader, and the page.
#[component]
pub fn MeetingPart() -> AnyView {
    let shared = JourneyContext::get();
    let words = shared.words;
    let journey = &words.journey;
    let (chosen, reader) = (RwSignal::new(String::new()), RwSignal::new(storage::kept("reader").unwrap_or_default()));
    let form = move || {
        let keys = keys(shared);
        let meetings =
            keys.iter().map(|key| (key.clone(), step_name(key).map(|step| shared.name_of(&step)).unwrap_or_default()));
        let readers =
            Reader::ALL.iter().map(|reader| (reader.word().to_string(), (words.map.reader)(*reader).to_string()));
        // What is chosen is not put in anew: the list keeps the focus.
        let (step, reader) = (shown(&keys, &chosen.read_untracked()), read_by(&reader.read_untracked()));
        views::meeting::choice(&meetings.collect::<Vec<_>>(), &step, &readers.collect::<Vec<_>>(), reader.word(), words)
    };
    let page = move || -> Option<MeetingPage> {
        let step = step_name(&shown(&keys(shared), &chosen.read()))?;
        shared.around.with_value(|around| {
            let at = step_ref(&around.nation, &step)?;
            let scene = shared.scene.read();
            let own = &shared.session.read().journey;
            let (records, meetings) = (own.records.clone(), own.meetings.clone());
            let journey = Journey { records, meetings, ..scene.journey.clone() };
            Some(meeting_page(&around.world, &around.calendar, &journey, (at, read_by(&reader.read())), scene.today))
        })
    };
    let html = move || match page() {
        Some(page) => views::meeting::meeting(&page, words),
        None => Html::from(el("p").text(journey.no_meetings)),
    };
    let text = move || untrack(page).map(|page| page.text(words)).unwrap_or_default();
    let type_in =
        move |field: String, text: String| if field == "meeting" { chosen.set(text) } else { reader.set(text) };
    let form = view! { <LiveForm part="meetings" html=Box::new(form) type_in=Box::new(type_in) press=Box::new(|_, _, _| String::new()) /> };
    let save = move || shared.save("waymark-meeting.txt", "text/plain;charset=utf-8", &text());
    let tools = buttons([
        ("print-meeting", journey.print_meeting, Box::new(|| page::print_sheet("meeting"))),
        ("copy-meeting", journey.copy_text, Box::new(move || shared.copy(text()))),
        ("save-meeting", journey.save_text, Box::new(save)),
    ]);
    let own = history::form("own-lines", move || {
        let meeting = shown(&keys(shared), &chosen.read());
        let own =
            || views::meeting::own_lines(&shared.session.read().journey, &meeting, read_by(&reader.read()), words);
        if meeting.is_empty() { Html::default() } else { own() }
    });
    let paper = view! { <LiveProse part="meeting" html=Box::new(html) /> };
    let parts = vec![form.into_any(), own, tools, paper.into_any()];
    view! { <FoldedPart id="meeting" title=journey.meeting hint=journey.meeting_hint parts=parts /> }.into_any()
}

/// Who reads, by their word.
fn read_by(word: &str) -> Reader {
    Reader::of_word(word).unwrap_or_default()
}

/// The meeting that is shown: the one chosen, as long as it is there to be chosen.
fn shown(keys: &[String], chosen: &str) -> String {
    keys.iter().find(|key| *key == chosen).or(keys.first()).cloned().unwrap_or_default()
}

/// The meetings there are to choose from.
fn keys(shared: JourneyContext) -> Vec<String> {
    let is_one = |key: &String| {
        let step = step_name(key);
        shared.around.with_value(|around| {
            let at = step.and_then(|step| step_ref(&around.nation, &step));
            at.is_some_and(|at| is_meeting(around.nation.step(at).kind))
        })
    };
    let wanted = Some(shared.wanted.get()).filter(is_one);
    let came_from = shared.session.read().came_from.as_ref().map(joined).filter(is_one);
    offered(&shared.scene.read(), wanted, came_from)
}
