//! Sharing a place: says exactly what the link holds before it is copied.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser;
use crate::browser::{clipboard, page};
use crate::markup::{Html, el};
use crate::place::Place;
use crate::ui::components::button::Button;
use crate::ui::components::parts::{Key, Parts};
use crate::ui::components::prose::LiveProse;
use crate::ui::context::{app_context, map_scene};
use crate::ui::once::once;
use crate::ui::{live, memo};
use crate::views::parts::sentences;

/// The dialog. On a map that has a worker's layer, the sharer is asked whether the link shall ask for it.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let (app, scene) = (app_context(), map_scene());
    let words = app.cx.words;
    let layer = scene.read_untracked().head.has_worker_layer.then_some(app.worker.is_on);
    let is_with_layer = RwSignal::new(false);
    let dialog = NodeRef::<Dialog>::new();
    let said = RwSignal::new("");
    let is_code_wanted = RwSignal::new(false);
    let url = move || {
        let is_for_workers = is_with_layer.get() && layer.is_some_and(|layer| layer.get());
        let place = Place { is_for_workers, ..app.place.get() };
        if browser::is_file() { place.print() } else { browser::absolute(&place.print_short()) }
    };
    let forget = move || {
        said.set("");
        is_code_wanted.set(false);
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let copy = move || {
        leptos::task::spawn_local(async move {
            said.set(if clipboard::copy(url()).await { words.copied } else { words.not_copied });
        });
    };
    let send = move || {
        leptos::task::spawn_local(async move {
            let _ = clipboard::share(url()).await;
        });
    };
    let show_code = move || {
        is_code_wanted.set(true);
        page::after_paint(|| page::dispatch("waymark-code"));
    };
    let code = (!browser::is_file()).then(|| view! { <Button name=words.show_code press=Box::new(show_code) /> });
    // Another link is another code: the old one goes.
    let code_keys = memo(move || vec![Key::Code(is_code_wanted.get().then(url))]);
    let code_place = |_| once(view! { <div class="link-code" data-code=""></div> });
    let send = (clipboard::has_sheet() && !browser::is_file())
        .then(|| view! { <Button name=words.send press=Box::new(send) /> });
    let holds = move || sentences(&scene.read().link_holds).into();
    let label = if browser::is_file() { words.file_share } else { words.the_link };
    view! {
        <dialog
            class="share"
            id="share"
            node_ref=dialog
            aria-labelledby="share-title"
            on:close=move |_| forget()
        >
            <h2 id="share-title" tabindex="-1" autofocus>{words.share}</h2>
            <p>{words.link_holds}</p>
            <LiveProse html=live(holds) />
            <p>{words.link_holds_not}</p>
            {layer.map(|layer| view! { <LayerChoice layer is_with_layer /> })}
            <label for="share-link">{label}</label>
            <input id="share-link" type="text" readonly prop:value=url />
            <p class="share-tools">
                <Button name=words.copy press=Box::new(copy) />
                {send}
                {code}
                <Button name=words.close press=Box::new(close) />
            </p>
            <Parts keys=code_keys make=Box::new(code_place) />
            <div role="status"><LiveProse html=live(move || Html::from(el("p").text(said.get()))) /></div>
            // While a dialog is open the page's own cannot be pressed.
            <a class="leave" href=words.leave_to rel="noreferrer nofollow" data-leave="" target="_top">
                {words.leave}
            </a>
        </dialog>
    }
}

/// Asks whether the link shall ask for the worker's layer, while it is on.
#[component]
fn LayerChoice(layer: RwSignal<bool>, is_with_layer: RwSignal<bool>) -> impl IntoView {
    let words = app_context().cx.words;
    let choose = move |event| is_with_layer.set(event_target_checked(&event));
    view! {
        <label class="choice" prop:hidden=move || !layer.get()>
            <input type="checkbox" prop:checked=is_with_layer on:change=choose />
            {words.share_worker}
        </label>
    }
}
