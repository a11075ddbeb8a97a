//! The page of words: what each means, nation by nation.
//! Must never leave out which maps use a word in which meaning.

use crate::atlas::{Index, Nation, Supplements};
use crate::markup::{Html, el, link};
use crate::place::Place;
use crate::scene::glossary::words as words_of;
use crate::views::cx::ViewContext;
use crate::views::parts::fact;

/// The page below its title and hint.
pub fn glossary(cx: &ViewContext, index: &Index, nations: &[Nation]) -> Html {
    let sections = nations.iter().map(|nation| {
        let name = index.nation(&nation.id).map(|entry| entry.name.as_str()).unwrap_or_default();
        let items = words_of(nation).into_iter().map(|word| {
            let meanings = word.meanings.iter().map(|(meaning, maps)| {
                let mut item = el("p").text(meaning).text(" ");
                for (idx, map) in maps.iter().enumerate() {
                    let map = nation.map(*map);
                    let address = cx.href(&Place::map(&nation.id, map.slug(), None));
                    let mark = if idx == 0 { "" } else { ", " };
                    item = item.text(mark).child(link(&address).class("other-map").text(&map.file.title));
                }
                item.into()
            });
            fact(&word.term, meanings.collect::<Html>())
        });
        [Html::from(el("h2").text(name)), el("dl").class("facts").children(items).into()].into_iter().collect()
    });
    let beside = Supplements::built_in();
    let pairs = beside.pairs.iter().map(|pair| {
        let names = pair.words.iter().map(|(nation, word)| {
            let name = index.nation(nation).map(|entry| entry.name.as_str()).unwrap_or_default();
            el("p").child(el("strong").text(&format!("{name}: "))).text(word).into()
        });
        fact(&pair.what, names.collect::<Html>())
    });
    let pairs: [Html; 3] = [
        el("h2").text(cx.words.pages.pairs_title).into(),
        el("p").text(cx.words.pages.pairs_hint).into(),
        el("dl").class("facts").children(pairs).into(),
    ];
    pairs.into_iter().chain(sections).collect()
}
