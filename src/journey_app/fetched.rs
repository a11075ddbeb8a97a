//! What the page is made from, fetched when it is first shown: a nation's maps and the questions practice asks.

use std::sync::Arc;

use crate::atlas::file::from_json;
use crate::atlas::reader::Reader;
use crate::atlas::reflect::StepQuestions;
use crate::atlas::{Index, Map, Nation};
use crate::browser::{fetch, page_mark};
use crate::calendar::Calendar;
use crate::journey::scene::Surroundings;
use crate::scene::page::Trouble;
use crate::words::Words;
use crate::world::World;

/// What is known of it.
#[derive(Clone, Debug)]
pub enum SurroundingsLoad {
    /// It is being fetched.
    Waiting,
    /// It is here.
    Ready(Arc<Surroundings>),
    /// It could not be fetched.
    Failed(Trouble),
}

/// Who reads, if they have said so.
pub fn reader() -> Option<Reader> {
    Reader::of_word(&page_mark("reader"))
}

/// Fetches it: all is asked for before the first is waited for.
pub async fn fetch_all(nation: &str, words: &'static Words) -> SurroundingsLoad {
    let index = Index::built_in();
    let maps = index.nation(nation).map(|entry| entry.maps.clone()).unwrap_or_default();
    let asked: Vec<_> = maps.iter().map(|map| fetch::start(&format!("maps/{nation}/{}.json", map.id))).collect();
    let questions = fetch::start("maps/reflect.json");
    let lines = fetch::start(&format!("maps/{nation}/nation.json"));
    let mut read_maps = Vec::new();
    for (map, asked) in maps.iter().zip(asked) {
        // The build has checked the maps of its release; a damaged one is told whole where its map is opened.
        let path = format!("{nation}/{}.json", map.id);
        match fetch::text(asked, words).await.and_then(|text| Map::read(&path, &text)) {
            Ok(map) => read_maps.push(map),
            Err(reason) => return SurroundingsLoad::Failed(Trouble::Fetch { what: path, reason }),
        }
    }
    let rows = fetch::text(questions, words).await.and_then(|text| from_json(&text));
    let name = index.nation(nation).map_or(nation, |entry| entry.name.as_str());
    // Whom to call stands in the nation's own file. Without it the page does without.
    let text = fetch::text(lines, words).await;
    let bare = text
        .and_then(|text| Nation::read_skeleton(nation, &text))
        .unwrap_or_else(|_| Nation::new(nation, name, Vec::new()))
        .told_to(reader());
    SurroundingsLoad::Ready(Arc::new(Surroundings {
        world: World::new(read_maps.into_iter().fold(bare, Nation::with_map), words),
        calendar: Calendar::built_in(),
        asking: rows.and_then(StepQuestions::from_rows).ok(),
    }))
}
