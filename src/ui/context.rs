//! What every component can ask for: the place and its scene, the words, and the ways to another place.

use std::sync::Arc;

use leptos::prelude::*;

use crate::atlas::Index;
use crate::atlas::file::CaseLabels;
use crate::atlas::reader::Reader;
use crate::atlas::reflect::StepQuestions;
use crate::browser::{address, page_mark};
use crate::place::{Depth, Page, Place, StepName, Trail};
use crate::scene::map::MapScene;
use crate::scene::page::PageScene;
use crate::ui::Shared;
use crate::views::cx::ViewContext;
use crate::world::Load;

/// Who reads, if they have said so: the page bears it, and the device remembers it.
pub fn chosen_reader() -> Option<Reader> {
    Reader::of_word(&page_mark("reader"))
}

/// The questions, as far as they have been fetched.
pub type Questions = RwSignal<Load<Arc<StepQuestions>>>;

/// Whether the layer is wanted, and its words.
#[derive(Clone, Copy)]
pub struct WorkerLayer {
    /// Whether the layer is wanted: by this device, or by a link.
    pub is_on: RwSignal<bool>,
    /// How a council's case system is spoken of, as far as it has been fetched.
    pub labels: RwSignal<Load<CaseLabels>>,
}

/// What is given to every component of the app.
#[derive(Clone, Copy)]
pub struct AppContext {
    /// How links are written, and in which words.
    pub cx: &'static ViewContext,
    /// The nations and maps there are.
    pub index: StoredValue<Index>,
    /// Where the reader is.
    pub place: Memo<Place>,
    /// Everything shown there.
    pub scene: Memo<Shared<PageScene>>,
    /// The road so far, while the reader looks at pages that do not show it.
    pub carried: StoredValue<Carried>,
    /// The worker's layer.
    pub worker: WorkerLayer,
    /// The questions practice asks.
    pub questions: Questions,
    /// Who has just said that they read.
    pub told_to: RwSignal<Option<Reader>>,
}

/// The app's context. Given in `App`, above every component.
pub fn app_context() -> AppContext {
    expect_context()
}

/// The scene of the map shown. Given in `MapPage`, above every component of a map.
#[derive(Clone, Copy)]
pub struct MapContext(pub Memo<Shared<MapScene>>);

/// The scene of the map shown.
pub fn map_scene() -> Memo<Shared<MapScene>> {
    let MapContext(scene) = expect_context();
    scene
}

/// The road so far and where we are, and the nation they lie in.
#[derive(Clone, Debug)]
pub struct Carried {
    nation: String,
    trail: Trail,
    here: Option<StepName>,
    /// Whether the whole map is looked at: a step chosen there is looked at from where we are.
    is_whole_map: bool,
}

impl Carried {
    /// What a place carries.
    pub fn of(place: &Place) -> Carried {
        let nation = place.nation().unwrap_or_default().to_string();
        Carried {
            nation,
            trail: place.trail.clone(),
            here: place.here.clone().or_else(|| place.step_name()),
            is_whole_map: place.depth != Depth::Fitting,
        }
    }

    /// Links say where to go, not where one has been: the road so far goes along to every page of its nation, and where we
    /// are to the one that shows all its maps, and from a whole map to the step that is chosen there.
    pub fn along(&self, place: &Place) -> Option<Place> {
        let is_theirs = place.nation() == Some(&self.nation);
        let mut along = place.clone();
        if is_theirs && along.trail.is_empty() {
            along.trail.clone_from(&self.trail);
        }
        let is_looked_at_from_here = match &place.page {
            Page::System { .. } => true,
            Page::Map { step: Some(_), .. } => {
                self.is_whole_map && place.depth == Depth::Fitting && place.step_name() != self.here
            }
            _ => false,
        };
        if is_theirs && is_looked_at_from_here && along.here.is_none() {
            along.here.clone_from(&self.here);
        }
        (along != *place).then_some(along)
    }
}

impl AppContext {
    /// Goes to a place as a link to it would.
    pub fn go(self, place: &Place) {
        let carried = self.carried.with_value(|carried| carried.along(place));
        address::go(&carried.as_ref().unwrap_or(place).print());
    }
}

/// What is made anew when another is shown: the pages, told apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PageKey {
    /// A map.
    Map(String),
    /// A page of words.
    Text(String),
    /// The journey of a nation; the list of all where it is empty.
    Journey(String),
}

impl PageKey {
    /// The page of a place.
    pub fn of(place: &Place) -> PageKey {
        match &place.page {
            Page::Home => PageKey::Text("home".to_string()),
            Page::Text(name) | Page::System { nation: name } => PageKey::Text(name.clone()),
            Page::Journey { nation, .. } => PageKey::Journey(nation.clone()),
            Page::Child { nation, step: (map, step) } => PageKey::Journey(format!("{nation}/{map}/{step}")),
            Page::Walk { .. } => PageKey::Journey(place.print()),
            Page::Journeys => PageKey::Journey(String::new()),
            Page::Map { nation, map, .. } => PageKey::Map(format!("{nation}/{map}")),
        }
    }
}
