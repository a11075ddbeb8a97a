//! What stands round every page, and which page stands in it.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::browser::address::HistoryEntries;
use crate::browser::{address, page};
use crate::markup::{Html, el};
use crate::place::{Page, Place};
use crate::scene::map::{MapPicture, SideContent};
use crate::scene::page::Main;
use crate::ui::components::button::Button;
use crate::ui::components::map_page::MapPage;
use crate::ui::components::menu::Menu;
use crate::ui::components::parts::{Key, Parts};
use crate::ui::components::prose::{LiveProse, Prose};
use crate::ui::components::search::Search;
use crate::ui::context::{AppContext, PageKey, app_context};
use crate::ui::once::once;
use crate::ui::{Live, effect, live, memo};
use crate::views::cx::ViewContext;
use crate::views::frame::{HeadPlace, footer, head_start, keys as key_list, leave, menu_links, skip_links};
use crate::views::trouble::trouble;

const DISCREET: &str = "discreet";

/// The app's outermost part.
#[component]
pub fn Shell(
    /// How often what the page needs was fetched.
    n_tries: Live<usize>,
    /// Fetches it once more.
    retry: Arc<dyn Fn() + Send + Sync>,
) -> impl IntoView {
    let app = app_context();
    let AppContext { cx, index, place, scene, .. } = app;
    let words = cx.words;
    let is_discreet = RwSignal::new(page::remembers(DISCREET));
    effect(move || {
        let scene = scene.read();
        page::set_title(if is_discreet.get() { words.neutral_title } else { &scene.title });
    });
    effect(move || {
        let (entries, install_name) = match is_discreet.get() {
            true => (HistoryEntries::OneForAll, "plain"),
            false => (HistoryEntries::OneEach, "waymark"),
        };
        address::set_history_entries(entries);
        page::set_install_name(install_name);
    });
    let toggle_discreet = move || {
        is_discreet.update(|is_discreet| *is_discreet = !*is_discreet);
        if is_discreet.get_untracked() { page::remember(DISCREET) } else { page::forget(DISCREET) }
    };
    let skips = move || {
        let mut parts = vec![("main", words.skip_to_main)];
        match &scene.read().main {
            Main::Map(map) if map.picture == MapPicture::FromHere => {
                parts.push(("next-title", words.from_here.skip_to_next));
            }
            Main::Map(map) => {
                if matches!(map.panel, SideContent::Step(_)) {
                    parts = vec![("panel-name", words.skip_to_step)];
                }
                parts.extend([("chart", words.skip_to_chart), ("outline", words.skip_to_outline)]);
            }
            _ => {}
        }
        skip_links(cx, &parts)
    };
    let head = move |write: fn(&ViewContext, Option<HeadPlace<'_>>) -> Html| {
        let scene = scene.read();
        let map = match &scene.main {
            Main::Map(map) => map.chart.map.split_once('/').map(|(_, slug)| (slug, map.head.title.as_str())),
            _ => None,
        };
        write(cx, scene.nation.as_ref().map(|(id, name)| HeadPlace { nation: (id, name), map }))
    };
    // The menu has done its work once a link of it was followed.
    effect(move || {
        drop(place.read());
        page::close_menu();
    });
    let notice = move || {
        let of_link = scene.read().notice.map(words.notice);
        let of_reader = app.told_to.get().map(|_| words.map.now_told_to);
        let told = of_link.or(of_reader);
        told.map(|told| Html::from(el("p").class("notice").text(told))).unwrap_or_default()
    };
    let keys = memo(move || {
        vec![match &scene.read().main {
            Main::Waiting => Key::Waiting,
            Main::Trouble(_) => Key::Trouble(n_tries()),
            _ => Key::Page(PageKey::of(&place.read())),
        }]
    });
    // What had the focus may be gone with the page it was on.
    let is_first = StoredValue::new(true);
    effect(move || {
        drop(keys.get());
        if !is_first.try_update_value(|is_first| std::mem::replace(is_first, false)).unwrap_or_default() {
            page::after_paint(page::focus_title_if_lost);
        }
    });
    let foot = index.with_value(|index| footer(cx, index));
    view! {
        <div on:click=move |event| clicks(app, &event) on:keydown=on_key>
            <LiveProse html=live(skips) />
            <header class="head">
                <LiveProse html=live(move || head(head_start)) />
                <div class="tools"><Search /></div>
                <Menu links=live(move || head(menu_links)) />
                <Prose html=leave(words).into() />
            </header>
            <div role="status"><LiveProse html=live(notice) /></div>
            <Parts keys make=Box::new(move |_| body(app, &retry)) />
            <Prose html=foot />
            <div class="foot app-foot">
                <p id="discreet">
                    <Button name=words.neutral class="tool" pressed=is_discreet press=Box::new(toggle_discreet) />
                </p>
                <Button name=words.keys class="tool" press=Box::new(|| page::open_dialog("keys")) />
            </div>
            <Prose html=key_list(cx) />
        </div>
    }
}

/// A skip link moves the focus and leaves the address alone. A link within the app takes along what the reader carries.
fn clicks(app: AppContext, event: &ev::MouseEvent) {
    if let Some(id) = page::skip_target(event) {
        event.prevent_default();
        page::focus(&id);
    } else if let Some((fragment, is_change)) = page::place_target(event) {
        let (place, _) = Place::parse(&fragment, None);
        let carried = app.carried.with_value(|carried| carried.along(&place)).filter(|_| !is_change);
        event.prevent_default();
        address::go(&carried.map_or(fragment, |place| place.print()));
        // A link to the page that is shown changes no place.
        page::close_menu();
    }
}

/// Esc goes from the panel back to the step's box; `/` to the search box and `?` to the list of keys, but only from the
/// chart: nobody who speaks to their device or mistypes sets them off elsewhere (WCAG 2.2, 2.1.4).
fn on_key(event: ev::KeyboardEvent) {
    if page::is_typing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    match event.key().as_str() {
        "?" if page::is_in_chart() => page::open_dialog("keys"),
        "/" if page::is_in_chart() => {
            event.prevent_default();
            page::focus("search");
        }
        "Escape" if page::close_menu() => page::focus_menu(),
        "Escape" => page::focus_here(),
        _ => {}
    }
}

/// The page's main part.
fn body(app: AppContext, retry: &Arc<dyn Fn() + Send + Sync>) -> AnyView {
    let words = app.cx.words;
    let waiting = || Html::from(el("p").attr("role", "status").text(words.fetching)).into_string();
    match &app.scene.read_untracked().main {
        Main::Waiting => once(view! { <TextMain view="wait".to_string() html=waiting() /> }),
        Main::Trouble(why) => {
            let html = trouble(app.cx, why);
            let retry = retry.clone();
            once(view! {
                <main id="main" data-view="trouble" tabindex="-1">
                    <Prose html />
                    <Button name=words.try_again class="tool" press=Box::new(move || retry()) />
                </main>
            })
        }
        Main::Map(map) => once(view! { <MapPage first=map.clone() /> }),
        Main::Journey => {
            page::after_paint(|| page::dispatch("waymark-journey"));
            once(view! { <TextMain view="journey".to_string() html=waiting() /> })
        }
        Main::Text(text) => {
            let view = match &app.place.read_untracked().page {
                Page::Text(name) => name.split('/').next().unwrap_or_default().to_string(),
                Page::System { .. } => "system".to_string(),
                _ => "home".to_string(),
            };
            once(view! { <TextMain view html=text.html.clone() /> })
        }
    }
}

/// A main part that is words alone.
#[component]
fn TextMain(view: String, html: String) -> impl IntoView {
    let class = view.clone();
    view! { <main id="main" class=class data-view=view tabindex="-1" inner_html=html></main> }
}
