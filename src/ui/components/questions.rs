//! The questions practice asks: fetched when the lens is first asked for, and shown in the panel. Until they are there, or
//! where they cannot be, the panel says so.

use std::sync::Arc;

use leptos::prelude::*;

use crate::atlas::file::from_json;
use crate::atlas::reflect::StepQuestions;
use crate::place::{Lens, Page, Place};
use crate::scene::panel::{LensAnswer, Panel};
use crate::scene::reflect::Group;
use crate::ui::components::button::Button;
use crate::ui::components::parts::{Key, Parts};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::context::{Questions, app_context};
use crate::ui::fetched::load;
use crate::ui::once::once;
use crate::ui::{Shared, effect, live, memo};
use crate::views::reflect::{about_them, answers, group_title, hint, reflection};
use crate::words::Words;
use crate::world::Load;

/// The file, from the site's root.
const PATH: &str = "maps/reflect.json";

/// Questions that are fetched as soon as a place asks for them.
pub fn questions(place: Memo<Place>, words: &'static Words) -> Questions {
    let questions = RwSignal::new(Load::Waiting);
    effect(move || {
        if asks(&place.read()) {
            fetch_into(questions, words);
        }
    });
    questions
}

/// Whether a place asks for them: of a step, with the lens.
fn asks(place: &Place) -> bool {
    place.lens == Lens::Reflect && matches!(place.page, Page::Map { step: Some(_), .. })
}

fn fetch_into(questions: Questions, words: &'static Words) {
    load(PATH, words, questions, |text| from_json(text).and_then(StepQuestions::from_rows).map(Arc::new));
}

/// The questions at a step, folded by group and by question. What answers them follows the place; what has been opened stays.
#[component]
pub fn QuestionSection(
    /// The panel of the step.
    panel: Memo<Shared<Panel>>,
) -> impl IntoView {
    let cx = app_context().cx;
    let keys = memo(move || match &panel.read().question {
        Some(LensAnswer::Reflect(Load::Ready(_))) => vec![Key::Lens("reflect")],
        _ => vec![Key::Waiting],
    });
    let make = move |_| match &panel.read_untracked().question {
        Some(LensAnswer::Reflect(Load::Ready(groups))) => {
            let folds = groups.iter().enumerate().map(|(idx, group)| view! { <GroupFold group idx panel /> });
            once(view! {
                <Prose html=hint(cx) />
                {folds.collect::<Vec<_>>()}
                <Prose html=about_them(cx) />
            })
        }
        _ => {
            let html = move || match &panel.read().question {
                Some(LensAnswer::Reflect(questions)) => reflection(cx, questions),
                _ => Default::default(),
            };
            once(view! { <LiveProse html=live(html) /> })
        }
    };
    view! {
        <section class="answer" data-list="reflect">
            <h3 id="answer-title">{(cx.words.lens)(&Lens::Reflect)}</h3>
            <Parts keys make=Box::new(make) />
        </section>
    }
}

/// The questions of a group: the `idx`th.
#[component]
fn GroupFold<'a>(group: &'a Group, idx: usize, panel: Memo<Shared<Panel>>) -> impl IntoView + use<> {
    let cx = app_context().cx;
    let questions = group.questions.iter().enumerate().map(|(nth, asked)| {
        let parts = live(move || match &panel.read().question {
            Some(LensAnswer::Reflect(Load::Ready(groups))) => {
                let asked = groups.get(idx).and_then(|group| group.questions.get(nth));
                asked.map(|asked| answers(cx, asked).into_string()).unwrap_or_default()
            }
            _ => String::new(),
        });
        view! {
            <details class="ask" data-question=asked.id.clone() open=asked.is_open>
                <summary>{asked.question.clone()}</summary>
                <p class="note">{asked.answer.clone()}</p>
                <ul class="answers" inner_html=parts></ul>
            </details>
        }
    });
    view! {
        <details class="asks" open=group.is_open>
            <summary inner_html=group_title(cx, group).into_string()></summary>
            {questions.collect::<Vec<_>>()}
        </details>
    }
}

/// A button that tries once more, where the questions are asked for and could not be read.
#[component]
pub fn TryAgain() -> impl IntoView {
    let app = app_context();
    let is_well = live(move || !(asks(&app.place.read()) && matches!(&*app.questions.read(), Load::Failed(_))));
    let retry = Box::new(move || fetch_into(app.questions, app.cx.words));
    view! { <p hidden=is_well><Button name=app.cx.words.try_again class="tool" press=retry /></p> }
}
