//! Parts of a page that come and go by key.

use std::sync::Arc;

use leptos::prelude::*;

use crate::place::Grouping;
use crate::scene::panel::PanelPart;
use crate::ui::context::PageKey;

/// What tells a part from others of its list. One type for all lists: each would compile the keyed list anew.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A page.
    Page(PageKey),
    /// A page that is being fetched.
    Waiting,
    /// A page that cannot be had, after so many tries.
    Trouble(usize),
    /// The main road.
    MainRoad,
    /// The chart of every step, with its legend.
    EveryStep,
    /// Every step in words, standing together by this.
    Outline(Grouping),
    /// The panel where no step is chosen.
    Beginning,
    /// The panel of a step, `nation/map#step`.
    Step(String),
    /// A part of a panel.
    Panel(PanelPart),
    /// The answer to a lens.
    Lens(&'static str),
    /// The way to an ending, `nation/map#step`.
    Way(String),
    /// The code of a link, if it is asked for.
    Code(Option<String>),
}

/// Makes a part.
pub type MakePart = Box<dyn Fn(Key) -> AnyView + Send + Sync>;

/// Parts in order. One whose key is new is made, with all that belongs to it; one whose key stays is left as it is, with its
/// focus and what has been opened in it.
#[component]
pub fn Parts(
    /// The keys, each once.
    keys: Memo<Vec<Key>>,
    /// Makes the part of a key. Called untracked: what follows a signal inside it does so by itself.
    make: MakePart,
) -> impl IntoView {
    let make: Arc<dyn Fn(Key) -> AnyView + Send + Sync> = make.into();
    view! { <For each=move || keys.get() key=Key::clone children=move |key| untrack(|| make(key)) /> }
}
