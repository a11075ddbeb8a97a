//! The page that a child makes their own: what is pressed, written and drawn on it, and what can be taken back.
//! Must never send a word anywhere: a voice that is not the device's own is not used.

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::pieces::LiveProse;
use crate::browser::{aloud, fields, page, pen};
use crate::journey::child::{ChildPage as Shown, DRAWING, MOST_OF_DRAWING, child_page};
use crate::markup::{Html, el};
use crate::place::{Place, StepName};
use crate::views;

/// So many things can be taken back.
const MOST_BACK: usize = 200;

const FORM: &str = "child-page";

/// The page of a step.
#[component]
pub fn ChildPage(step: StepName) -> AnyView {
    let shared = JourneyContext::get();
    let (words, told) = (shared.words, &shared.words.child);
    let map_page = Place::map(&shared.around.with_value(|around| around.nation.id.clone()), &step.0, Some(&step.1));
    let about = StoredValue::new(step);
    let shown = move || -> Option<Shown> {
        let journey = &shared.session.read_untracked().journey;
        shared.around.with_value(|around| about.with_value(|step| child_page(&around.world, journey, step, words)))
    };
    let html = move || match shown() {
        Some(page) => views::child::child_page(&page, &shared.session.read_untracked().journey, words),
        None => Html::from(el("p").attr("id", "child-title").attr("tabindex", "-1").text(told.no_step)),
    };
    // What is printed is a sheet of its own, made of what the child has said may be there.
    let paper = move || {
        shared.session.with(|_| ());
        let page =
            shown().map(|page| views::child::child_sheet(&page, &shared.session.read_untracked().journey, words));
        page.unwrap_or_default()
    };
    let said = RwSignal::new(String::new());
    let say = move |text: &str| {
        // The same twice is said twice.
        said.set(if said.get_untracked() == text { format!("{text} ") } else { text.to_string() });
    };
    // The field of each thing that was done, and what stood in it before: another tab's fields stay as they are.
    let back = StoredValue::new(Vec::<(String, String)>::new());
    let last_written = StoredValue::new(String::new());
    // One line of the drawing, from the finger's touch until it is lifted: the picture under the finger stays meanwhile.
    let line = StoredValue::new(String::new());
    // While a finger or the mouse is down the button under it stays: what is written anew hears no press that began before.
    let is_held = StoredValue::new(false);
    // What is written anew loses the focus for a moment: it is only where something has changed.
    let first = untrack(html).into_string();
    let last_shown = StoredValue::new(first.clone());
    let show = move || {
        let now = untrack(html).into_string();
        let is_drawing = !line.with_value(String::is_empty);
        if !is_drawing
            && !is_held.get_value()
            && last_shown.with_value(|last| *last != now)
            && fields::show_form(FORM, &now)
        {
            last_shown.set_value(now);
        }
    };
    // What is done here, in another tab or taken back is shown, except to whom it would disturb in writing.
    Effect::new(move |_| {
        shared.session.with(|_| ());
        show();
    });
    let of_child = move |field: &str| shared.session.read_untracked().journey.of_child(field).to_string();
    let change = move |field: &str, text: &str| {
        let before = of_child(field);
        if before == text {
            return;
        }
        shared.change(|journey| journey.set_of_child(field, text));
        back.update_value(|back| {
            if MOST_BACK <= back.len() {
                back.remove(0);
            }
            back.push((field.to_string(), before));
        });
    };
    let put = move |field: &str, text: &str| {
        change(field, text);
        last_written.set_value(String::new());
    };
    let undo = move || {
        let before = back.try_update_value(Vec::pop).flatten();
        let text = if before.is_some() { told.undone } else { told.nothing_to_undo };
        if let Some((field, before)) = before {
            shared.change(|journey| journey.set_of_child(&field, &before));
            last_written.set_value(String::new());
        }
        say(text);
    };
    let read_aloud = move || {
        if let Some(page) = shown() {
            aloud::read(&format!("{}. {}", page.name, page.sentence));
        }
    };
    // To who sits opposite; the next page is as it ever was.
    let is_turned = RwSignal::new(false);
    let press = move |event: ev::MouseEvent| {
        let Some((what, of, _)) = fields::pressed(&event) else { return };
        match what.as_str() {
            "write" => {}
            "turn" => {
                is_turned.update(|is_turned| *is_turned = !*is_turned);
                page::after_paint(|| page::bring_into_view("child-title"));
            }
            "undo" => undo(),
            "print" => page::print_sheet("child"),
            "read" => read_aloud(),
            "draw-back" => put(&of, of_child(&of).rsplit_once('M').map_or("", |(rest, _)| rest)),
            "draw-clear" => put(&of, ""),
            "add-person" => {
                let field = views::kept::field_id("child", &of.replacen(" with", " add-person", 1));
                let name = fields::text_of(&field).trim().to_string();
                if !name.is_empty() {
                    put(&format!("{of} {name}"), "yes");
                    say(&(told.wanted)(&name));
                }
                // Where nothing is written yet, there is where to write it.
                page::after_paint(move || page::focus(&field));
            }
            // The same pressed again is taken away.
            value if of_child(&of) == value => put(&of, ""),
            value => put(&of, value),
        }
    };
    let write = move |event: ev::Event| {
        let Some((_, of)) = fields::written(&event) else { return };
        let text = event_target_value(&event);
        is_held.set_value(false);
        // What is written in one field is taken back as one.
        if last_written.get_value() == of {
            shared.change(|journey| journey.set_of_child(&of, &text));
        } else {
            change(&of, &text);
            last_written.set_value(of);
        }
    };
    let settle = move || {
        page::after_paint(move || {
            if about.try_get_value().is_some() {
                show();
            }
        })
    };
    let begin = move |event: ev::PointerEvent| {
        is_held.set_value(true);
        let Some((x, y)) = pen::touched(&event, "child-pad", DRAWING) else { return };
        line.set_value(format!("M{x} {y}"));
    };
    let go_on = move |event: ev::PointerEvent| {
        if line.with_value(String::is_empty) {
            return;
        }
        if let Some((x, y)) = pen::moved(&event, "child-pad", DRAWING) {
            line.update_value(|line| line.push_str(&format!("L{x} {y}")));
            pen::show("child-line-now", &line.get_value());
        }
    };
    let end = move |_: ev::PointerEvent| {
        is_held.set_value(false);
        settle();
        let new = line.try_update_value(std::mem::take).unwrap_or_default();
        let Some(field) = pen::field("child-pad").filter(|_| !new.is_empty()) else { return };
        // A dot is a line that goes nowhere.
        let new = if new.contains('L') { new } else { format!("{new}l0 0") };
        let all = of_child(&field) + &new;
        if MOST_OF_DRAWING < all.len() {
            pen::show("child-line-now", "");
            return say(told.draw_full);
        }
        put(&field, &all);
    };
    page::after_paint(|| page::focus_title("child-title"));
    let voice = RwSignal::new(aloud::has_own_voice());
    aloud::on_voices(move || {
        let _ = voice.try_set(aloud::has_own_voice());
    });
    let reading = move || if voice.get() { views::child::read_aloud(told) } else { Html::default() };
    let class = move || if is_turned.get() { "for-child child-turned" } else { "for-child" };
    view! {
        <div class=class data-fold="child" on:click=press>
            <div inner_html=views::child::tools(&map_page, told).into_string()></div>
            <LiveProse part="child-read" html=Box::new(reading) />
            <p role="status" class="visually-hidden" data-part="told">{said}</p>
            <div
                id=FORM
                data-part=FORM
                inner_html=first
                on:input=write
                on:focusout=move |_| settle()
                on:pointerdown=begin
                on:pointermove=go_on
                on:pointerup=end
                on:pointercancel=end
            ></div>
            <LiveProse part="child-paper" html=Box::new(paper) />
        </div>
    }
    .into_any()
}
