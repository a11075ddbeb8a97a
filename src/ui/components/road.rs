//! The main road as it lives: the HTML of the reading page with the marks of the place, walked by the arrow keys.

use leptos::ev;
use leptos::prelude::*;

use crate::browser::page;
use crate::ui::context::{app_context, map_scene};
use crate::ui::live;
use crate::views::road_marks::marked;

/// The main road of the map.
#[component]
pub fn Road() -> impl IntoView {
    let (app, scene) = (app_context(), map_scene());
    let on_key = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let chosen = key
            .parse::<usize>()
            .ok()
            .and_then(|number| scene.read_untracked().next.get(number.checked_sub(1)?).cloned());
        if let Some(place) = chosen {
            app.go(&place);
        } else if page::travel_road(&key) {
            event.prevent_default();
        }
    };
    view! {
        <div class="map-road" id="chart" tabindex="-1" on:keydown=on_key>
            <div class="written" inner_html=live(move || marked(app.cx, &scene.read()))></div>
        </div>
    }
}
