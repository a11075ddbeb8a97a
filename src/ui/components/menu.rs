//! The menu in the head: what can be done with the page one looks at, and the links to every other page.

use leptos::prelude::*;

use crate::browser::page::{self, Paper};
use crate::markup::Html;
use crate::scene::page::Main;
use crate::ui::Live;
use crate::ui::components::button::Button;
use crate::ui::components::prose::LiveProse;
use crate::ui::context::app_context;

/// The menu; the journey's page has buttons of its own for what it prints, and only the place on a map is shared.
#[component]
pub fn Menu(
    /// The links to other pages.
    links: Live<Html>,
) -> impl IntoView {
    let app = app_context();
    let words = app.cx.words;
    let is_no_map = move || !matches!(app.scene.read().main, Main::Map(_));
    let is_journey = move || matches!(app.scene.read().main, Main::Journey);
    // The dialog gives the focus back to what had it: the menu's own button, as the menu closes.
    let share = || {
        page::close_menu();
        page::focus_menu();
        page::open_dialog("share");
    };
    view! {
        <details class="menu">
            <summary>{words.menu}</summary>
            <div class="menu-list">
                <div class="menu-tools" hidden=is_journey>
                    <div hidden=is_no_map><Button name=words.share press=Box::new(share) /></div>
                    <Button name=words.print press=Box::new(|| page::print(Paper::A4)) />
                    <div hidden=is_no_map>
                        <Button name=words.print_large press=Box::new(|| page::print(Paper::A3)) />
                    </div>
                </div>
                <LiveProse html=links />
            </div>
        </details>
    }
}
