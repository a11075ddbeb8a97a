//! The questions that can be asked of a step.

use leptos::prelude::*;

use crate::markup::text;
use crate::ui::components::link::{Control, ControlItems};
use crate::ui::context::{app_context, map_scene};
use crate::ui::live;

/// The bar of lenses; none where no step is chosen.
#[component]
pub fn LensBar() -> impl IntoView {
    let (cx, scene) = (app_context().cx, map_scene());
    let controls = live(move || {
        let scene = scene.read();
        let links = scene.lens_bar.iter().map(|link| Control {
            href: cx.href(&link.place),
            says: text((cx.words.lens)(&link.lens)).as_str().into(),
            current: link.is_asked.then_some("true"),
            lens: Some(link.lens.word()),
        });
        links.collect()
    });
    let is_hidden = live(move || scene.read().lens_bar.is_empty());
    view! {
        <nav class="lenses" aria-label=cx.words.questions hidden=is_hidden>
            <ul><ControlItems controls /></ul>
        </nav>
    }
}
