//! Sharing a place: says exactly what the link holds before it is copied.
//! Must never put more into the link than it says.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser;
use crate::markup::{Html, el};
use crate::place::Place;
use crate::ui::browser::{page, share};
use crate::ui::{keyed, live, memo};
use crate::views::parts::sentences;
use crate::words::Words;

/// The button and its dialog. `holds` says what the link holds; `layer` whether the worker's layer is on, on a map that
/// has one: then the sharer is asked whether the link shall ask for it.
pub fn share_button(
    words: &'static Words,
    place: Memo<Place>,
    layer: Option<Memo<bool>>,
    holds: impl Fn() -> Vec<String> + Send + Sync + 'static,
) -> AnyView {
    let is_with_layer = RwSignal::new(false);
    let dialog = NodeRef::<Dialog>::new();
    let said = RwSignal::new("");
    let is_code_wanted = RwSignal::new(false);
    let url = move || {
        let is_for_workers = is_with_layer.get() && layer.is_some_and(|layer| layer.get());
        let place = Place { is_for_workers, ..place.get() };
        if browser::is_file() { place.print() } else { browser::absolute(&place.print_short()) }
    };
    let open = move || {
        said.set("");
        is_code_wanted.set(false);
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let copy = move || {
        leptos::task::spawn_local(async move {
            said.set(if share::copy(url()).await { words.copied } else { words.not_copied });
        });
    };
    let send = move || {
        leptos::task::spawn_local(async move {
            let _ = share::share(url()).await;
        });
    };
    let show_code = move || {
        is_code_wanted.set(true);
        page::after_paint(|| page::dispatch("waymark-code"));
    };
    let code = (!browser::is_file()).then(|| button(words.show_code, "", Box::new(show_code)));
    // Another link is another code: the old one goes.
    let code_place = keyed(memo(move || format!("{}{}", is_code_wanted.get(), url())), || {
        view! { <div class="link-code" data-code=""></div> }.into_any()
    });
    let send = (share::has_sheet() && !browser::is_file()).then(|| button(words.send, "", Box::new(send)));
    view! {
        {button(words.share, "tool", Box::new(open))}
        <dialog class="share" node_ref=dialog aria-labelledby="share-title">
            <h2 id="share-title">{words.share}</h2>
            <p>{words.link_holds}</p>
            {live(move || sentences(&holds()).into())}
            <p>{words.link_holds_not}</p>
            {layer.map(|layer| layer_choice(words, layer, is_with_layer))}
            <label for="share-link">{if browser::is_file() { words.file_share } else { words.the_link }}</label>
            <input id="share-link" type="text" readonly prop:value=url />
            <p class="share-tools">
                {button(words.copy, "", Box::new(copy))}
                {send}
                {code}
                {button(words.close, "", Box::new(close))}
            </p>
            {code_place}
            <div role="status">{live(move || Html::from(el("p").text(said.get())))}</div>
            // While a dialog is open the page's own cannot be pressed. Last, so that it has not the focus at first.
            <a class="leave" href=words.leave_to rel="noreferrer nofollow" data-leave="">
                {words.leave}
            </a>
        </dialog>
    }
    .into_any()
}

/// Asks whether the link shall ask for the worker's layer, while it is on.
fn layer_choice(words: &'static Words, layer: Memo<bool>, is_with_layer: RwSignal<bool>) -> AnyView {
    let choose = move |event| is_with_layer.set(event_target_checked(&event));
    view! {
        <label class="choice" prop:hidden=move || !layer.get()>
            <input type="checkbox" prop:checked=is_with_layer on:change=choose />
            {words.share_worker}
        </label>
    }
    .into_any()
}

/// A button.
pub fn button(name: &'static str, class: &'static str, press: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| press()>{name}</button> }.into_any()
}
