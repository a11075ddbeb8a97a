//! What the chart's lines and signs mean: each kind of move can be turned on or off.

use leptos::prelude::*;

use crate::ui::components::link::{Control, ControlItems};
use crate::ui::context::{app_context, map_scene};
use crate::ui::live;
use crate::views::chart;

/// The legend.
#[component]
pub fn MapLegend() -> impl IntoView {
    let (cx, scene) = (app_context().cx, map_scene());
    let always = live(move || {
        let scene = scene.read();
        let entries = scene.legend.moves.iter().filter(|entry| entry.switch.is_none());
        entries.map(|entry| chart::legend_entry(cx, entry).into_string()).collect::<String>()
    });
    let switches = live(move || {
        let scene = scene.read();
        let links = scene.legend.moves.iter().filter_map(|entry| {
            Some(Control {
                href: cx.href(entry.switch.as_ref()?),
                says: chart::legend_entry(cx, entry).as_str().into(),
                current: Some(if entry.is_on { "true" } else { "false" }),
                lens: None,
            })
        });
        links.collect()
    });
    let kinds = live(move || chart::kinds(cx, &scene.read().legend.kinds).into_string());
    view! {
        <ul class="legend" aria-label=cx.words.legend>
            <li><span inner_html=always></span></li>
            <ControlItems controls=switches />
        </ul>
        <ul class="legend kinds" aria-label=cx.words.kinds inner_html=kinds></ul>
    }
}
