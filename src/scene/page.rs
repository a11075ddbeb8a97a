//! Everything shown on a page of the app, whatever page it is: one value, made of the place and of what has been fetched.

use std::sync::Arc;

use crate::atlas::Index;
use crate::place::{Notice, Page, Place};
use crate::scene::map::{Extras, MapParts, MapScene};
use crate::words::Words;
use crate::world::World;

/// A page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageScene {
    /// The title of the browser's tab.
    pub title: String,
    /// The nation the page speaks of: id and name.
    pub nation: Option<(String, String)>,
    /// What of the link could not be followed.
    pub notice: Option<Notice>,
    /// The page's main part.
    pub main: Main,
}

/// A page's main part.
#[derive(Clone, Debug, PartialEq)]
pub enum Main {
    /// A map.
    Map(Arc<MapScene>),
    /// A page of words.
    Text(Arc<TextPage>),
    /// The journey's page, which has a program of its own.
    Journey,
    /// What the page needs cannot be had.
    Trouble(Trouble),
    /// What the page needs is being fetched.
    Waiting,
}

/// A page of words as the build has made it.
#[derive(Clone, Debug, PartialEq)]
pub struct TextPage {
    /// Its name: `about`, `learn/m1-s1`, a nation's id.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its words.
    pub html: String,
}

/// Why a page cannot be shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// It could not be fetched.
    Fetch {
        /// Which file.
        what: String,
        /// Why not.
        reason: String,
    },
    /// It is damaged.
    Damaged {
        /// Which file.
        what: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// What has been fetched for a place.
#[derive(Clone, Debug, Default)]
pub struct Fetched<'a> {
    /// The place's map, whole, in its world.
    pub map: Option<(&'a World, &'a MapParts)>,
    /// The place's page of words.
    pub text: Option<&'a Arc<TextPage>>,
    /// What is in the way of the rest.
    pub trouble: Option<&'a Trouble>,
    /// What the map's page shows beside the map.
    pub extras: Extras<'a>,
}

/// The page at a place that has been settled with `notice`.
pub fn page_scene(
    words: &'static Words,
    index: &Index,
    place: &Place,
    notice: Option<Notice>,
    fetched: &Fetched<'_>,
) -> PageScene {
    let main = match (&place.page, fetched) {
        (Page::Map { .. }, Fetched { map: Some((world, parts)), extras, .. }) => {
            Main::Map(Arc::new(parts.scene(world, place, *extras)))
        }
        (Page::Journey { .. } | Page::Child { .. } | Page::Walk { .. } | Page::Journeys, _) => Main::Journey,
        (Page::Home | Page::Text(_) | Page::System { .. }, Fetched { text: Some(text), .. }) => {
            Main::Text((*text).clone())
        }
        (_, Fetched { trouble: Some(trouble), .. }) => Main::Trouble((*trouble).clone()),
        _ => Main::Waiting,
    };
    let nation = place.nation().and_then(|id| index.nation(id));
    let title = match (&main, &place.page) {
        (Main::Map(map), _) => map.title.clone(),
        (Main::Text(text), _) => text.title.clone(),
        (Main::Journey, Page::Journey { nation: id, .. }) => {
            let name = nation.map_or(id.clone(), |nation| nation.name.clone());
            format!("{} – {}", (words.map.map_of_nation)(words.map.journey_title, &name), words.name)
        }
        (_, Page::Child { .. }) => format!("{} – {}", words.map.child_page, words.name),
        (_, Page::Walk { .. }) => format!("{} – {}", words.map.walk_page, words.name),
        (_, Page::Journeys) => format!("{} – {}", words.map.journeys, words.name),
        _ => words.name.to_string(),
    };
    PageScene { title, nation: nation.map(|nation| (nation.id.clone(), nation.name.clone())), notice, main }
}
