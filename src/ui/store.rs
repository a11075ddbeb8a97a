//! What has been fetched of the site's maps and pages of words, or why not.

use std::sync::Arc;

use crate::atlas::file::from_json;
use crate::atlas::reader::Reader;
use crate::atlas::{Index, Map, MapId, Nation};
use crate::browser::fetch;
use crate::place::{Page, Place};
use crate::scene::map::{Extras, MapParts};
use crate::scene::page::{Fetched, TextPage, Trouble};
use crate::words::Words;
use crate::world::World;

/// What has been fetched, or why not.
#[derive(Clone, Debug)]
pub struct Store {
    words: &'static Words,
    /// Who reads, if they said so.
    reader: Option<Reader>,
    world: Option<Arc<World>>,
    /// What is the same at every place of a map, of those maps of the world that are there whole.
    maps: Vec<(MapId, Arc<MapParts>)>,
    /// The file that is in the way, and why.
    trouble: Option<(String, Trouble)>,
    texts: Vec<Arc<TextPage>>,
    /// How often it was tried: each try that fails shows its reason anew.
    pub n_tries: usize,
}

/// The folder of the pages of words.
const TEXTS: &str = "pages/";

impl Store {
    /// Nothing yet.
    pub fn new(words: &'static Words, reader: Option<Reader>) -> Store {
        Store { words, reader, world: None, maps: Vec::new(), trouble: None, texts: Vec::new(), n_tries: 0 }
    }

    /// The same for a reader.
    pub fn told_to(&self, reader: Option<Reader>) -> Store {
        if self.reader == reader {
            return self.clone();
        }
        let world =
            self.world.as_ref().map(|world| Arc::new(World::new(world.nation.clone().told_to(reader), self.words)));
        let parts = |map: MapId| world.as_ref().map(|world| (map, Arc::new(MapParts::new(world, map))));
        let maps = self.maps.iter().filter_map(|(map, _)| parts(*map)).collect();
        Store { reader, maps, world, ..self.clone() }
    }

    /// What a place still needs, as paths of files: the page's ready-made words, or the nation's skeleton and the map.
    pub fn missing(&self, place: &Place, index: &Index) -> Vec<String> {
        if let Some(name) = place.text() {
            let text = self.text_of(place).is_none().then(|| format!("{TEXTS}{name}.json"));
            return text.into_iter().collect();
        }
        let Page::Map { nation, map, .. } = &place.page else { return Vec::new() };
        if index.nation(nation).and_then(|entry| entry.map(map)).is_none() {
            return Vec::new();
        }
        let skeleton = self.world_of(place).is_none().then(|| format!("maps/{nation}/nation.json"));
        let map = self.map_of(place).is_none().then(|| format!("maps/{nation}/{map}.json"));
        skeleton.into_iter().chain(map).collect()
    }

    /// The nation a place speaks of, once its skeleton is there.
    pub fn world_of(&self, place: &Place) -> Option<&World> {
        self.world.as_deref().filter(|world| place.nation() == Some(world.nation.id.as_str()))
    }

    /// What there is for a place.
    pub fn fetched<'a>(&'a self, place: &Place, extras: Extras<'a>) -> Fetched<'a> {
        let trouble = self.trouble.as_ref().map(|(_, trouble)| trouble);
        Fetched { map: self.map_of(place), text: self.text_of(place), trouble, extras }
    }

    /// Whether a file could not be had or not be read.
    pub fn is_in_trouble(&self) -> bool {
        self.trouble.is_some()
    }

    fn text_of(&self, place: &Place) -> Option<&Arc<TextPage>> {
        self.texts.iter().find(|text| Some(text.name.as_str()) == place.text())
    }

    /// The map of a place, if it is there whole.
    fn map_of(&self, place: &Place) -> Option<(&World, &MapParts)> {
        let world = self.world_of(place)?;
        let Page::Map { map, .. } = &place.page else { return None };
        let map = world.nation.find_map(map)?;
        let (_, parts) = self.maps.iter().find(|(known, _)| *known == map)?;
        Some((world, parts))
    }

    /// Takes in a file that has been fetched.
    fn take(&mut self, path: &str, text: Result<String, String>) {
        let name = path.trim_start_matches("maps/");
        let trouble = |trouble| Some((path.to_string(), trouble));
        let text = match text {
            Ok(text) => text,
            Err(reason) => {
                self.trouble = trouble(Trouble::Fetch { what: name.to_string(), reason });
                return;
            }
        };
        if let Some(page) = path.strip_prefix(TEXTS) {
            let page = page.trim_end_matches(".json");
            match from_json::<(String, String)>(&text) {
                Ok((title, html)) => self.texts.push(Arc::new(TextPage { name: page.to_string(), title, html })),
                Err(reason) => self.trouble = trouble(Trouble::Fetch { what: name.to_string(), reason }),
            }
            return;
        }
        let nation = name.split('/').next().unwrap_or_default();
        let mut whole = None;
        let nation = if name.ends_with("/nation.json") {
            match Nation::read_skeleton(nation, &text) {
                Ok(nation) => nation,
                Err(reason) => {
                    self.trouble = trouble(Trouble::Damaged { what: name.to_string(), reason });
                    return;
                }
            }
        } else {
            let known = self.world.as_ref().filter(|world| world.nation.id == nation).map(|world| world.nation.clone());
            match Map::read(name, &text) {
                Ok(map) => {
                    whole = Some(map.file.map.clone());
                    known.unwrap_or(Nation::new(nation, &name_of(nation), Vec::new())).with_map(map)
                }
                Err(reason) => {
                    self.trouble = trouble(Trouble::Damaged { what: name.to_string(), reason });
                    return;
                }
            }
        };
        if self.trouble.as_ref().is_some_and(|(known, _)| known == path) {
            self.trouble = None;
        }
        let world = World::new(nation.told_to(self.reader), self.words);
        // A skeleton counts the maps anew; a map that comes to its skeleton leaves the others' places.
        match whole.and_then(|map| world.nation.find_map(&map)) {
            Some(map) => self.maps.push((map, Arc::new(MapParts::new(&world, map)))),
            None => self.maps.clear(),
        }
        self.world = Some(Arc::new(world));
    }
}

/// The nation's name, whether its maps have been fetched or not.
fn name_of(nation: &str) -> String {
    Index::built_in().nation(nation).map_or(nation.to_string(), |entry| entry.name.clone())
}

/// Fetches what a place needs, all at once, until nothing is missing or something is in the way.
pub async fn fetch_all(mut store: Store, place: &Place, index: &Index) -> Store {
    store.trouble = None;
    store.n_tries += 1;
    let missing = store.missing(place, index);
    // All are asked for before the first is waited for.
    let asked: Vec<_> = missing.iter().map(|path| fetch::start(path)).collect();
    for (path, asked) in missing.iter().zip(asked) {
        let text = fetch::text(asked, store.words).await;
        store.take(path, text);
    }
    store
}
