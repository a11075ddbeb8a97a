//! The questions practice asks: fetched when the lens is first asked for, and shown on the map page.
//! Must never keep the map from being used: until they are there, or where they cannot be, the panel says so.

use std::sync::Arc;

use leptos::prelude::*;

use crate::atlas::file::from_json;
use crate::atlas::reflect::Asking;
use crate::browser::fetch;
use crate::place::{Lens, Page, Place};
use crate::ui::share::button;
use crate::ui::{effect, keyed, memo};
use crate::words::Words;
use crate::world::Load;

/// The questions, as far as they have been fetched.
pub type Questions = RwSignal<Load<Arc<Asking>>>;

/// The file, from the site's root.
const PATH: &str = "maps/reflect.json";

/// Questions that are fetched as soon as a place asks for them.
pub fn questions(place: Memo<Place>) -> Questions {
    let questions = RwSignal::new(Load::Waiting);
    effect(move || {
        let is_asked = asks(&place.read());
        if is_asked && questions.read_untracked().ready().is_none() {
            fetch_into(questions);
        }
    });
    questions
}

/// Whether a place asks for them: of a step, with the lens.
fn asks(place: &Place) -> bool {
    place.lens == Lens::Reflect && matches!(place.page, Page::Map { step: Some(_), .. })
}

fn fetch_into(questions: Questions) {
    leptos::task::spawn_local(async move {
        let text = fetch::text(fetch::start(PATH)).await;
        let read = text.and_then(|text| from_json(&text)).and_then(Asking::from_rows).map(Arc::new);
        // What has been read stays, should a second answer be worse than the first.
        if questions.read_untracked().ready().is_none() {
            questions.set(read.into());
        }
    });
}

/// A button that tries once more, where the questions are asked for and could not be read.
pub fn try_again(words: &'static Words, questions: Questions, place: Memo<Place>) -> AnyView {
    let is_failed = memo(move || (asks(&place.read()) && matches!(&*questions.read(), Load::Failed(_))).to_string());
    let again = move || match *is_failed.read_untracked() == true.to_string() {
        true => button(words.try_again, "tool", Box::new(move || fetch_into(questions))),
        false => ().into_any(),
    };
    keyed(is_failed, again)
}
