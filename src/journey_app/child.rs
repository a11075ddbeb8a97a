//! The page that a child makes their own: what is pressed, written and drawn on it, and what can be taken back.
//! Must never send a word anywhere: a voice that is not the device's own is not used.

use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::context::JourneyContext;
use super::device::Device;
use super::pieces::LiveProse;
use crate::browser::sound::Heard;
use crate::browser::{address, aloud, fields, fragment, page, pen, sound};
use crate::journey::child::{ChildPage as Shown, DRAWING, child_page, is_full, with_line};
use crate::journey::session::SessionState;
use crate::markup::{Html, el};
use crate::place::{Place, StepName};
use crate::views;
use crate::views::child::{ChildNow, Voice};

/// So many things can be taken back.
const MOST_BACK: usize = 200;

const FORM: &str = "child-page";

/// The page of a step.
#[component]
pub fn ChildPage(step: StepName) -> AnyView {
    let shared = JourneyContext::get();
    let (words, told) = (shared.words, &shared.words.child);
    let map_page = Place::map(&shared.around.with_value(|around| around.nation.id.clone()), &step.0, Some(&step.1));
    let away = map_page.print();
    let about = StoredValue::new(step);
    let shown = move || -> Option<Shown> {
        let journey = &shared.session.read_untracked().journey;
        shared.around.with_value(|around| about.with_value(|step| child_page(&around.world, journey, step, words)))
    };
    let rest = if sound::can_record() { Voice::Still } else { Voice::None };
    let voice = StoredValue::new(rest);
    let html = move || match shown() {
        Some(page) => {
            let session = shared.session.read_untracked();
            let is_kept = session.state != SessionState::Refused;
            let now = ChildNow { voice: voice.get_value(), is_kept, reminder: shared.reminder() };
            views::child::child_page(&page, &session.journey, now, words)
        }
        None => Html::from(el("p").attr("id", "child-title").attr("tabindex", "-1").text(told.no_step)),
    };
    // What is printed is a sheet of its own, made of what the child has said may be there.
    let paper = move || {
        shared.session.with(|_| ());
        let page = shown().map(|page| {
            views::child::child_sheet(&page, &shared.session.read_untracked().journey, shared.today(), words)
        });
        page.unwrap_or_default()
    };
    let said = RwSignal::new(String::new());
    let say = move |text: &str| {
        // The same twice is said twice.
        said.set(if said.get_untracked() == text { format!("{text} ") } else { text.to_string() });
    };
    // What is told of the journey, such as that it was saved, is told here too.
    Effect::new(move |_| {
        let notice = shared.notice.get();
        if !notice.is_empty() {
            say(&notice);
        }
    });
    // The field of each thing that was done, and what stood in it before: another tab's fields stay as they are.
    let back = StoredValue::new(Vec::<(String, String)>::new());
    let last_written = StoredValue::new(String::new());
    // One line of the drawing, from the finger's touch until it is lifted: the picture under the finger stays meanwhile.
    let line = StoredValue::new(String::new());
    // While a finger or the mouse is down the button under it stays: what is written anew hears no press that began before.
    let is_held = StoredValue::new(false);
    let n_held = StoredValue::new(0_u32);
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
        shared.may_forget.with(|_| ());
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
        let Some((field, before)) = before else { return say(told.nothing_to_undo) };
        shared.change(|journey| journey.set_of_child(&field, &before));
        last_written.set_value(String::new());
        let part = Shown::part_of(&field);
        let shared_now = (field.contains(" share ")).then(|| {
            let step = field.split(' ').next().unwrap_or_default();
            told.share[shared.session.read_untracked().journey.share_of(step, part) as usize]
        });
        say(&(told.undone)(told.part[part as usize], shared_now));
        page::after_paint(move || page::keep_in_view(&views::child::part_id(part)));
    };
    let read_aloud = move || {
        if let Some(page) = shown() {
            aloud::read(&format!("{}. {}", page.name, page.sentence));
        }
    };
    // Put away while it records, the page goes once the voice is kept.
    let leaves_to = StoredValue::new(None::<String>);
    let set_voice = move |to: Voice| {
        let is_there = voice.try_update_value(|voice| *voice = to).is_some();
        if is_there {
            show();
        }
        is_there
    };
    let record = move |field: String| {
        if voice.get_value() == Voice::Recorded {
            return sound::stop();
        }
        sound::record(Rc::new(move |heard| {
            let to = match heard {
                Heard::Begun => Voice::Recorded,
                Heard::Said(_) => rest,
                Heard::Refused => Voice::Refused,
            };
            if !set_voice(to) {
                return;
            }
            match heard {
                Heard::Begun => say(told.recording),
                Heard::Refused => say(told.no_microphone),
                Heard::Said(sound) => {
                    // Where nothing came of it, what was said before stays.
                    if !sound.is_empty() {
                        put(&field, &sound);
                        say(told.recorded);
                    }
                    if let Some(to) = leaves_to.get_value() {
                        shared.session.update_untracked(|session| session.put_away(&Device));
                        address::go(&to);
                    }
                }
            }
        }));
    };
    let listen = move |field: &str| {
        if voice.get_value() == Voice::Played {
            sound::stop();
            set_voice(rest);
            return;
        }
        set_voice(Voice::Played);
        let tell = move |how: &str| {
            if set_voice(rest) && how == "error" {
                say(told.not_played);
            }
        };
        sound::play(&of_child(field), Rc::new(tell));
    };
    on_cleanup(sound::stop);
    // To who sits opposite; the next page is as it ever was.
    let is_turned = RwSignal::new(false);
    let press = move |event: ev::MouseEvent| {
        let Some((what, of, _)) = fields::pressed(&event) else { return };
        is_held.set_value(false);
        let told_before = said.get_untracked();
        match what.as_str() {
            "write" => {}
            // What is being said is kept first.
            "away" if voice.get_value() == Voice::Recorded => {
                event.prevent_default();
                leaves_to.set_value(Some(away.clone()));
                sound::stop();
            }
            "away" => shared.session.update_untracked(|session| session.put_away(&Device)),
            "other" => {
                let place = Place::parse(&fragment(), None).0;
                shared.act(&mut |session, nation, storage| session.ask_again(nation, storage, &place));
                page::after_paint(|| page::focus("journey-road"));
            }
            "record" => record(of),
            "listen" => listen(&of),
            "unrecord" => {
                sound::stop();
                set_voice(rest);
                put(&of, "");
                say(told.unrecorded);
                page::after_paint(|| page::focus_if_lost("child-record"));
            }
            "turn" => {
                is_turned.update(|is_turned| *is_turned = !*is_turned);
                let is_turned = is_turned.get_untracked();
                fields::set_pressed("child-turn", &is_turned.to_string());
                say(told.is_turned[usize::from(is_turned)]);
                page::after_paint(|| page::bring_into_view("child-title"));
            }
            "undo" => undo(),
            "print" => {
                let counts = shown().map(|page| page.n_on_paper(&shared.session.read_untracked().journey));
                let (n_on_paper, n_all) = counts.unwrap_or_default();
                say(&(told.on_paper)(n_on_paper, n_all));
                page::print_sheet("child");
            }
            "save" => shared.save_journey(),
            "read" => read_aloud(),
            "draw-back" => put(&of, of_child(&of).rsplit_once('M').map_or("", |(rest, _)| rest)),
            "draw-clear" => put(&of, ""),
            "add-yes" | "add-no" => {
                let field = views::kept::field_id("child", &of.replacen(" with", " add-person", 1));
                let name = fields::text_of(&field).trim().to_string();
                let (wish, text) = if what == "add-yes" { ("yes", told.wanted) } else { ("no", told.unwanted) };
                if !name.is_empty() {
                    put(&format!("{of} {name}"), wish);
                    say(&text(&name));
                }
                // Where nothing is written yet, there is where to write it.
                page::after_paint(move || page::focus(&field));
            }
            // The same pressed again is taken away.
            value if of_child(&of) == value => put(&of, ""),
            value => put(&of, value),
        }
        // What was told of the press before says nothing of this one.
        if said.try_get_untracked() == Some(told_before) {
            said.set(String::new());
        }
    };
    let settle = move || {
        page::after_paint(move || {
            if about.try_get_value().is_some() {
                show();
            }
        })
    };
    let write = move |event: ev::Event| {
        let Some((_, of)) = fields::written(&event) else { return };
        let text = event_target_value(&event);
        is_held.set_value(false);
        // The field has what the page has not: it is written anew even where the page comes out as it was.
        last_shown.set_value(String::new());
        if !text.trim().is_empty() {
            fields::show_words(&views::kept::field_id("child-stop", &of), &text);
        }
        // What is written in one field is taken back as one.
        if last_written.get_value() == of {
            shared.change(|journey| journey.set_of_child(&of, &text));
        } else {
            change(&of, &text);
            last_written.set_value(of);
        }
    };
    let begin = move |event: ev::PointerEvent| {
        is_held.set_value(true);
        n_held.update_value(|n_held| *n_held += 1);
        let Some((x, y)) = pen::touched(&event, "child-pad", DRAWING) else { return };
        // A finger on the picture leaves a field in focus, and what is in focus keeps the page from being written anew.
        page::leave_field();
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
        let new = line.try_update_value(std::mem::take).unwrap_or_default();
        let Some(field) = pen::field("child-pad").filter(|_| !new.is_empty()) else {
            // Of a tap one hears only after the finger is lifted: until then what is under it stays.
            let n_then = n_held.get_value();
            return page::after_press(move || {
                if n_held.try_get_value() == Some(n_then) {
                    is_held.set_value(false);
                    show();
                }
            });
        };
        is_held.set_value(false);
        settle();
        // A dot is a line that goes nowhere.
        let new = if new.contains('L') { new } else { format!("{new}l0 0") };
        let all = with_line(&of_child(&field), &new);
        if is_full(&all) {
            say(told.draw_full);
        }
        put(&field, &all);
    };
    page::after_paint(|| page::focus_title("child-title"));
    let can_read = RwSignal::new(aloud::has_own_voice());
    aloud::on_voices(move || {
        let _ = can_read.try_set(aloud::has_own_voice());
    });
    let reading = move || if can_read.get() { views::child::read_aloud(told) } else { Html::default() };
    let whose = move || views::child::whose(&shared.session.read().journey, told);
    let class = move || if is_turned.get() { "for-child child-turned" } else { "for-child" };
    view! {
        <div class=class data-fold="child" on:click=press>
            <LiveProse part="child-whose" html=Box::new(whose) />
            <div class="child-head">
                <div inner_html=views::child::tools(&map_page, told).into_string()></div>
                <p role="status" class="child-told" data-part="told">{said}</p>
            </div>
            <LiveProse part="child-read" html=Box::new(reading) />
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
