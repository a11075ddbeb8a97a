//! A trainer's walk with a group as it lives: what is pressed and typed, the device, the file, and the room's window.
//! Must never keep anything from the room's window, and must never send it what is the trainer's own.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::context::file_name;
use super::fetched::{SurroundingsLoad, fetch_all};
use super::pieces::{Prose, buttons, switch};
use super::remember;
use crate::atlas::Index;
use crate::atlas::course::Course;
use crate::atlas::file::from_json;
use crate::browser::channel::{WindowChannel, has_channels};
use crate::browser::{absolute, address, clipboard, clock, fetch, fields, files, is_file, page, spawn, storage};
use crate::export::code::code;
use crate::journey::keep::Unread;
use crate::journey::scene::Surroundings;
use crate::journey::walk::{ROOM, Reveal, Walk, WalkField, WalkScene, debrief, walk_scene};
use crate::markup::Html;
use crate::place::Place;
use crate::views;
use crate::views::cx::ViewContext;
use crate::views::walk::{WalkDesk, WalkView};
use crate::words::Words;
use crate::words::walk::WalkWords;

const FORM: &str = "walk-page";

const TITLE: &str = "walk-title";

/// What a room's window sends to be told where the walk is.
const HELLO: &str = "hello";

thread_local! {
    /// A walk opened from a file whose page is another, and the one that page had before.
    static HANDED: RefCell<Option<(Walk, Option<Walk>)>> = const { RefCell::new(None) };
}

/// What the page shows: the step, the routes side by side, or the code of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenView {
    Step,
    Debrief,
    Code,
}

impl OpenView {
    const ALL: [OpenView; 3] = [OpenView::Step, OpenView::Debrief, OpenView::Code];

    /// The word that stands for it in the page's own marks and between windows.
    const fn word(self) -> &'static str {
        match self {
            OpenView::Step => "step",
            OpenView::Debrief => "debrief",
            OpenView::Code => "code",
        }
    }
}

/// What the page works on.
struct WalkWork {
    walk: Walk,
    view: OpenView,
    /// The walk that was here before this one was begun or opened.
    before: Option<Walk>,
    /// Whether the device keeps it, as far as it was asked to.
    is_kept: bool,
    /// Whether what lies on the device under its name can be written over.
    can_keep: bool,
    wrong: String,
    /// When the step was come to.
    since: String,
}

/// What the page is made from.
struct WalkSurroundings {
    around: Arc<Surroundings>,
    course: Option<Course>,
}

#[derive(Clone)]
enum WalkLoad {
    Waiting,
    Failed(crate::scene::page::Trouble),
    Ready(Arc<WalkSurroundings>),
}

/// Loads what the page is made from, and shows it. `known` is what this tab has loaded before.
#[component]
pub fn WalkApp(nation: String, place: Place, known: Option<Arc<Surroundings>>, words: &'static Words) -> AnyView {
    let load = RwSignal::new(WalkLoad::Waiting);
    let ask = move || {
        let (nation, known) = (nation.clone(), known.clone());
        load.set(WalkLoad::Waiting);
        let course = fetch::start("maps/learn.json");
        spawn(async move {
            let around = match known {
                Some(around) => SurroundingsLoad::Ready(around),
                None => fetch_all(&nation, words).await,
            };
            // Without the course the page does without scenarios and learning outcomes.
            let course = fetch::text(course, words).await.and_then(|text| from_json(&text)).ok();
            let loaded = match around {
                SurroundingsLoad::Ready(around) => WalkLoad::Ready(Arc::new(WalkSurroundings { around, course })),
                SurroundingsLoad::Failed(why) => WalkLoad::Failed(why),
                SurroundingsLoad::Waiting => WalkLoad::Waiting,
            };
            // The reader may have left meanwhile.
            let _ = load.try_set(loaded);
        });
    };
    ask();
    switch(move || match load.get() {
        WalkLoad::Waiting => view! { <p role="status">{words.fetching}</p> }.into_any(),
        WalkLoad::Failed(why) => view! {
            <Prose html=views::trouble::trouble(&ViewContext::app(words), &why) />
            {buttons([("again", words.try_again, Box::new(ask.clone()))])}
        }
        .into_any(),
        WalkLoad::Ready(from) => {
            remember(from.around.clone());
            view! { <WalkPage from=from place=place.clone() words=words /> }.into_any()
        }
    })
}

fn is_nation(id: &str) -> bool {
    Index::built_in().nation(id).is_some()
}

/// The walk that the device keeps under a name, and whether that name may be written over.
fn kept(slot: &str) -> (Option<Walk>, bool) {
    match storage::kept(slot).map(|text| Walk::read(&text, &is_nation)) {
        None => (None, true),
        Some(Ok(walk)) => (Some(walk), true),
        Some(Err(_)) => (None, false),
    }
}

fn why(told: &WalkWords, unread: &Unread) -> String {
    let at = match unread {
        Unread::TooLarge => 0,
        Unread::Foreign => 1,
        Unread::Newer => 2,
        Unread::OtherNation(_) => 3,
        Unread::Damaged(_) => 4,
    };
    (told.unread)(told.why[at])
}

/// The page, once everything is there.
#[component]
fn WalkPage(from: Arc<WalkSurroundings>, place: Place, words: &'static Words) -> AnyView {
    let told = &words.walk;
    let is_room = place.highlighted.iter().any(|mark| mark == ROOM);
    let new = Walk::of_place(&place).unwrap_or_default();
    let slot = StoredValue::new(new.slot());
    let is_known = |walk: &Walk| walk.unknown_step(&from.around.nation).is_none();
    let (known, can_keep) = kept(&new.slot());
    let handed = HANDED.with_borrow_mut(Option::take).filter(|(walk, _)| walk.slot() == new.slot());
    let first_words = match &handed {
        Some((walk, _)) if is_known(walk) => told.opened.to_string(),
        Some((walk, _)) => {
            (told.unread)(&(told.unknown_step)(walk.unknown_step(&from.around.nation).unwrap_or_default()))
        }
        None => String::new(),
    };
    let (opened, before) = handed.filter(|(walk, _)| is_known(walk)).unzip();
    let is_opened = opened.is_some();
    let walk = opened.or(known.filter(is_known)).unwrap_or(new);
    let wrong = if is_opened { String::new() } else { first_words.clone() };
    let view = OpenView::Step;
    let work = StoredValue::new(WalkWork {
        walk,
        view,
        before: before.flatten(),
        is_kept: true,
        can_keep,
        wrong,
        since: clock::time(),
    });
    let from = StoredValue::new(from);
    let said = RwSignal::new(first_words);
    let say = move |text: String| {
        // The same twice is said twice.
        let again = said.try_get_untracked().is_some_and(|before| before == text);
        let _ = said.try_set(if again { text + " " } else { text });
    };
    let scene = move || -> Option<WalkScene> {
        from.try_with_value(|from| {
            work.try_with_value(|work| walk_scene(&from.around.world, from.course.as_ref(), &work.walk))
        })??
    };
    let debrief_now = move || {
        from.with_value(|from| work.with_value(|work| debrief(&from.around.world, from.course.as_ref(), &work.walk)))
    };
    let code_now = move || {
        let address = absolute(&work.with_value(|work| work.walk.place_here()).print());
        let typed = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_string();
        WalkView::Code(code(&address, told.code_of).unwrap_or_default(), typed)
    };
    let html = move || -> Html {
        let Some(scene) = scene() else { return views::walk::no_step(words) };
        let (walk, view) = work.with_value(|work| (work.walk.clone(), work.view));
        let view = match view {
            OpenView::Step => WalkView::Step,
            OpenView::Debrief => WalkView::Debrief(debrief_now()),
            OpenView::Code => code_now(),
        };
        let desk = work.with_value(|work| WalkDesk {
            room: has_channels().then(|| absolute(&work.walk.room_place().print_short())),
            since: work.since.clone(),
            has_link: !is_file(),
            is_kept: work.is_kept,
            can_put_back: work.before.is_some(),
            wrong: work.wrong.clone(),
        });
        let desk = (!is_room).then_some(desk);
        let page = views::walk::walk_page(&scene, &walk, &view, desk.as_ref(), words);
        let paper = if is_room { Html::default() } else { views::walk::handout(&scene, &walk, words) };
        [page, paper].into_iter().collect()
    };
    let show = move || {
        if work.try_with_value(|_| ()).is_some() {
            fields::show_form(FORM, &html().into_string());
            page::focus_if_lost(TITLE);
        }
    };
    // The window beside this one: the room's is told of everything, and asks once.
    let channel = StoredValue::new(None::<WindowChannel>);
    let tell_room = move || {
        let text = work.try_with_value(|work| format!("{} {}", work.view.word(), work.walk.for_room().text()));
        let _ = channel.try_with_value(|channel| channel.as_ref().zip(text).map(|(channel, text)| channel.send(&text)));
    };
    let hear = move |text: String| {
        if !is_room {
            if text == HELLO {
                tell_room();
            }
            return;
        }
        let Some((word, text)) = text.split_once(' ') else { return };
        let Ok(walk) = Walk::read(text, &is_nation) else { return };
        let view = OpenView::ALL.into_iter().find(|view| view.word() == word).unwrap_or(OpenView::Step);
        let _ = work.try_update_value(|work| (work.walk, work.view) = (walk, view));
        show();
    };
    channel.set_value(WindowChannel::open(&slot.get_value(), hear));
    if is_room {
        channel.with_value(|channel| channel.as_ref().map(|channel| channel.send(HELLO)));
    }
    let keep = move || {
        if is_room {
            return;
        }
        let _ = work.try_update_value(|work| {
            let slot = slot.get_value();
            if work.walk.is_worth_keeping() || storage::kept(&slot).is_some() {
                work.is_kept = work.can_keep && storage::keep(&slot, &work.walk.text());
            }
        });
    };
    let settle = move || {
        keep();
        tell_room();
        show();
    };
    // Forgotten elsewhere, or walked on there: so it is here.
    storage::on_other_tab(move || {
        let stored = slot.try_get_value().and_then(|slot| storage::kept(&slot));
        let has_changed = work.try_update_value(|work| {
            let was_there = work.walk.is_worth_keeping() && work.is_kept && work.can_keep && !is_room;
            let now = match &stored {
                _ if !was_there => return false,
                None => Walk::new(&work.walk.nation, &work.walk.start, &work.walk.scenario),
                Some(text) => Walk::read(text, &is_nation).unwrap_or(work.walk.clone()),
            };
            std::mem::replace(&mut work.walk, now.clone()) != now
        });
        if has_changed == Some(true) {
            tell_room();
            show();
        }
    });
    let copy = move || {
        let Some(scene) = scene() else { return };
        let text = work.with_value(|work| debrief_now().text(&scene.title, &scene.case, &work.walk, words));
        spawn(async move {
            let is_copied = clipboard::copy(text).await;
            say((if is_copied { words.journey.text_copied } else { words.journey.text_not_copied }).to_string());
        });
    };
    let save = move || {
        let (text, title) = work.with_value(|work| (work.walk.text(), work.walk.title.clone()));
        let name = file_name("waymark-walk.json", &title);
        spawn(async move {
            let is_asked = files::save(&name, "application/json", &text).await.is_ok();
            say((if is_asked { words.journey.saved } else { words.journey.not_saved }).to_string());
        });
    };
    let change = move |change: &mut dyn FnMut(&mut Walk)| work.update_value(|work| change(&mut work.walk));
    let name_here = move || {
        let name = scene().and_then(|scene| Some(scene.here()?.name.clone())).unwrap_or_default();
        (told.now_at)(&name)
    };
    // Goes where a change leads, and says where that is.
    let go = move |there: &mut dyn FnMut(&mut Walk)| {
        change(there);
        work.update_value(|work| (work.view, work.since) = (OpenView::Step, clock::time()));
        settle();
        page::to_top();
        page::focus(TITLE);
        name_here()
    };
    let act = move |what: &str, of: &str| {
        let Some(here) = scene().and_then(|scene| scene.here().cloned()) else { return };
        let n_shown = work.with_value(|work| work.walk.n_shown());
        let (letter, step) = of.split_once(' ').unwrap_or((of, ""));
        let letter = letter.chars().next().unwrap_or_default();
        let number = of.parse::<usize>().unwrap_or_default();
        let option_name = |key: &str| {
            here.options.iter().find(|option| option.key == key).map(|option| option.name.clone()).unwrap_or_default()
        };
        let text = match what {
            "show-one" | "show-all" | "hide" => {
                let reveal = match what {
                    "show-one" => Reveal::One,
                    "show-all" => Reveal::All,
                    _ => Reveal::Nothing,
                };
                change(&mut |walk| walk.reveal(reveal, here.options.len()));
                settle();
                let n_shown = work.with_value(|work| work.walk.n_shown());
                if what == "show-one" {
                    page::keep_in_view(&format!("walk-option-{n_shown}"));
                }
                match here.options.get(n_shown.wrapping_sub(1)) {
                    None => if here.options.is_empty() { told.no_options } else { told.all_hidden }.to_string(),
                    Some(last) if what == "show-one" => (told.shown)(n_shown, &last.name),
                    Some(_) => (told.all_shown)(n_shown),
                }
            }
            "number" => match here.options.get(number.wrapping_sub(1)) {
                Some(option) if number <= n_shown => go(&mut |walk| walk.take(&option.key)),
                Some(_) => told.show_first.to_string(),
                None => return,
            },
            "open" => {
                change(&mut |walk| walk.open(number));
                settle();
                let is_open = work.with_value(|work| work.walk.opened() == number);
                let name = here.options.get(number.wrapping_sub(1)).filter(|_| is_open);
                name.map(|option| (told.shown)(number, &option.name)).unwrap_or_default()
            }
            "take" => go(&mut |walk| walk.take(of)),
            "back" => {
                let mut could = false;
                let name = go(&mut |walk| could = walk.back());
                if could { name } else { told.at_start.to_string() }
            }
            "go-to" => go(&mut |walk| walk.go_to(number)),
            "route" => go(&mut |walk| walk.go_along(number)),
            "follow" => go(&mut |walk| walk.follow(letter)),
            "choose" => {
                change(&mut |walk| walk.choose(letter, step));
                settle();
                let is_chosen = work.with_value(|work| work.walk.choice(letter, &here.key).is_some());
                if is_chosen { (told.chooses)(letter, &option_name(step)) } else { (told.chooses_not)(letter) }
            }
            "add-group" | "remove-group" => {
                change(&mut |walk| {
                    let n_groups = walk.n_groups;
                    walk.set_groups(if what == "add-group" { n_groups + 1 } else { n_groups.saturating_sub(1) });
                });
                settle();
                (told.n_groups)(work.with_value(|work| work.walk.n_groups))
            }
            "debrief" | "code" | "step" => {
                let view = OpenView::ALL.into_iter().find(|view| view.word() == what).unwrap_or(OpenView::Step);
                work.update_value(|work| work.view = view);
                settle();
                page::focus(TITLE);
                match view {
                    OpenView::Step => name_here(),
                    OpenView::Debrief => told.debrief.to_string(),
                    OpenView::Code => told.code_of.to_string(),
                }
            }
            "again" => {
                work.update_value(|work| work.before = Some(work.walk.clone()));
                go(&mut |walk| *walk = Walk::new(&walk.nation, &walk.start, &walk.scenario));
                told.begun.to_string()
            }
            "put-back" => {
                work.update_value(|work| {
                    if let Some(before) = work.before.take() {
                        work.before = Some(std::mem::replace(&mut work.walk, before));
                    }
                });
                settle();
                told.is_back.to_string()
            }
            "copy" => return copy(),
            "print" => return page::print_sheet("debrief"),
            "handout" => return page::print_sheet("handout"),
            "save" => return save(),
            _ => return,
        };
        say(text);
    };
    let press = move |event: ev::MouseEvent| {
        if let Some((what, of, _)) = fields::pressed(&event) {
            act(&what, &of);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let is_other = event.ctrl_key() || event.alt_key() || event.meta_key();
        let is_at_step = work.with_value(|work| work.view == OpenView::Step);
        if is_room || is_other || !is_at_step || page::is_typing() {
            return;
        }
        let key = event.key();
        match key.as_str() {
            // What has the focus is pressed by Space.
            " " if fields::is_on_control(&event) => return,
            " " => act("show-one", ""),
            "b" | "B" | "Backspace" => act("back", ""),
            digit if digit.len() == 1 && digit.parse().is_ok_and(|number: usize| 0 < number) => act("number", digit),
            _ => return,
        }
        event.prevent_default();
    };
    let write = move |event: ev::Event| {
        let Some(field) = WalkField::named(&fields::name_of(&event)) else { return };
        let text = event_target_value(&event);
        change(&mut |walk| walk.write(field, &text));
        if field == WalkField::Minutes {
            let since = work.with_value(|work| (told.since)(&work.since, work.walk.n_minutes()));
            fields::fill("walk-since", &since);
        }
        keep();
        tell_room();
    };
    let open = move |event: ev::Event| {
        spawn(async move {
            let Some(text) = fields::chosen_file(&event).await else { return };
            let read = Walk::read(&text, &is_nation).map_err(|unread| why(told, &unread));
            let read = read.and_then(|walk| {
                let unknown = from.try_with_value(|from| {
                    let is_here = from.around.nation.id == walk.nation;
                    walk.unknown_step(&from.around.nation).filter(|_| is_here).map(str::to_string)
                });
                match unknown.flatten() {
                    Some(step) => Err((told.unread)(&(told.unknown_step)(&step))),
                    None => Ok(walk),
                }
            });
            page::leave_field();
            let (is_opened, text) = match read {
                Ok(walk) if slot.try_get_value().is_some_and(|slot| slot == walk.slot()) => {
                    let _ = work.try_update_value(|work| {
                        work.before = Some(std::mem::replace(&mut work.walk, walk));
                        work.wrong = String::new();
                        work.view = OpenView::Step;
                    });
                    (true, told.opened.to_string())
                }
                Ok(walk) => {
                    let to = walk.place().print();
                    let (before, _) = kept(&walk.slot());
                    HANDED.with_borrow_mut(|handed| *handed = Some((walk, before)));
                    return address::go(&to);
                }
                Err(why) => {
                    let _ = work.try_update_value(|work| work.wrong.clone_from(&why));
                    (false, why)
                }
            };
            settle();
            page::focus(if is_opened { TITLE } else { "walk-open" });
            say(text);
        });
    };
    let choose = move |event: ev::Event| match fields::name_of(&event).as_str() {
        "open" => open(event),
        "tick" => {
            let outcome = event_target_value(&event);
            change(&mut |walk| walk.tick(&outcome));
            keep();
        }
        _ => {}
    };
    if is_opened {
        keep();
    }
    page::after_paint(move || {
        page::focus_title(TITLE);
        page::focus_if_lost(TITLE);
        tell_room();
    });
    let class = if is_room { "walk walk-room" } else { "walk" };
    view! {
        <p role="status" class="visually-hidden" data-part="told">{said}</p>
        <div
            id=FORM
            class=class
            data-fold=FORM
            tabindex="-1"
            inner_html=html().into_string()
            on:click=press
            on:keydown=on_key
            on:input=write
            on:change=choose
        ></div>
    }
    .into_any()
}
