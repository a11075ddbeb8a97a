//! Sharing a place: says exactly what the link holds before it is copied.
//! Must never put more into the link than it says.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::place::Place;
use crate::ui::browser::{address, share};

/// The button and its dialog.
#[component]
pub fn Share(
    /// The place to share.
    place: Memo<Place>,
    /// What the link holds, in words.
    holds: Memo<Vec<String>>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let said = RwSignal::new(String::new());
    let url = move || address::absolute(&place.read().print_short());
    let open = move |_| {
        said.set(String::new());
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let worked = share::copy(url()).await;
            said.set(if worked { "Link copied." } else { "This browser does not let us copy. Choose the link above and copy it." }.to_string());
        });
    };
    let send = share::has_sheet().then(|| {
        let send = move |_| {
            leptos::task::spawn_local(async move {
                let _ = share::share(url()).await;
            });
        };
        view! { <button type="button" on:click=send>"Send with this device …"</button> }
    });
    view! {
        <button type="button" class="tool" on:click=open>"Share this place"</button>
        <dialog class="share" node_ref=dialog aria-labelledby="share-title">
            <h2 id="share-title">"Share this place"</h2>
            <p>"The link holds:"</p>
            <ul><For each=move || holds.get() key=|text| text.clone() children=|text| view! { <li>{text}</li> } /></ul>
            <p>"It holds no name, no date and nothing about you. Whoever opens it sees this place on the map."</p>
            <p><label for="share-link">"The link"</label><input id="share-link" type="text" readonly prop:value=url /></p>
            <p class="share-tools">
                <button type="button" on:click=copy>"Copy the link"</button>
                {send}
                <button type="button" on:click=close>"Close"</button>
            </p>
            <For each=move || [said.get()] key=|text| text.clone() children=|text| view! { <p role="status">{text}</p> } />
        </dialog>
    }
}
