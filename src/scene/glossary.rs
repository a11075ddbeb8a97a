//! Every word that a nation's maps explain, in one list.
//! Must never make one meaning of two: where maps explain a word differently, both stand.

use crate::atlas::{MapId, Nation};
use crate::sorting::sort_by_key;

/// A word with its meanings.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The word.
    pub term: String,
    /// Each meaning with the maps that give it.
    pub meanings: Vec<(String, Vec<MapId>)>,
}

/// The words of a nation's glossaries by the alphabet.
pub fn words(nation: &Nation) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (map, text) in nation.maps() {
        for term in &text.file.glossary {
            let is_it = |word: &&mut Word| word.term.to_lowercase() == term.term.to_lowercase();
            let Some(word) = words.iter_mut().find(is_it) else {
                words.push(Word { term: term.term.clone(), meanings: vec![(term.meaning.clone(), vec![map])] });
                continue;
            };
            match word.meanings.iter_mut().find(|(meaning, _)| *meaning == term.meaning) {
                Some((_, maps)) => maps.push(map),
                None => word.meanings.push((term.meaning.clone(), vec![map])),
            }
        }
    }
    sort_by_key(&mut words, |word| word.term.to_lowercase());
    words
}
