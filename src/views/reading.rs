//! The reading pages: home, words, questions, course, about, the whole system and every map, whole without any script.
//! Must never say less than the app: they are made from the same scene and the same views.

use crate::atlas::course::{Course, Scenario};
use crate::atlas::reflect::Reflect;
use crate::atlas::{Index, MapId, Nation, Spot};
use crate::graph::Roads;
use crate::markup::{Html, el, link};
use crate::scene::address;
use crate::scene::outline::{outline, reading_order};
use crate::scene::panel::{Panel, panel};
use crate::scene::system::regions;
use crate::views::about::{about, facts_as_of};
use crate::views::frame::{footer, header, skip_links};
use crate::views::glossary::glossary;
use crate::views::home::home;
use crate::views::learn::{learn, scenario};
use crate::views::links::Links;
use crate::views::panel::{before_list, next_list, short_endings};
use crate::views::parts::{fact, sentences};
use crate::views::reflect::page as reflect;
use crate::views::step::{key_facts, more_facts, opening_words, source_list};
use crate::views::system::system;
use crate::words;

/// Which page.
#[derive(Clone, Copy, Debug)]
pub enum Reading<'a> {
    /// The first page.
    Home,
    /// About and help.
    About,
    /// Every word of the maps' glossaries.
    Words,
    /// The questions practice asks.
    Reflect(&'a Reflect),
    /// The course.
    Learn(&'a Course),
    /// A scenario of the course.
    Scenario(&'a Course, &'a Scenario),
    /// All maps of a nation.
    System(&'a Nation),
    /// One map.
    Map(&'a Nation, &'a Roads, MapId),
}

/// The page's body. `root` is the way from the page to the site's root: `../../` for a map.
pub fn body(page: Reading<'_>, index: &Index, nations: &[Nation], root: &str) -> String {
    let own = match page {
        Reading::Map(nation, _, map) => Some((nation.id.clone(), nation.map(map).slug().to_string())),
        _ => None,
    };
    let links = Links::Reading { root: root.to_string(), own };
    let nation = match page {
        Reading::System(nation) | Reading::Map(nation, ..) => index.nation(&nation.id),
        _ => None,
    };
    let class = match page {
        Reading::Home => "home",
        Reading::About => "about",
        Reading::Words => "words",
        Reading::Reflect(_) => "reflect",
        Reading::Learn(_) | Reading::Scenario(..) => "learn",
        Reading::System(_) => "system",
        Reading::Map(..) => "reading",
    };
    let content = main(page, index, nations, &links);
    let main =
        el("main").attr("id", "main").class(class).attr("data-view", class).attr("tabindex", "-1").child(content);
    let page: Html = el("div")
        .attr("id", "reading")
        .child(skip_links(&links, &[("main", words::ENGLISH.skip_to_main)]))
        .child(header(&links, nation.map(|nation| (nation.id.as_str(), nation.name.as_str()))))
        .child(el("noscript").child(el("p").class("notice").text(words::ENGLISH.no_script)))
        .child(main)
        .child(footer(&links, index))
        .into();
    page.into_string()
}

/// What stands in the page's main part: on the reading page, or, with the app's links, ready-made for the app.
pub fn main(page: Reading<'_>, index: &Index, nations: &[Nation], links: &Links) -> Html {
    match page {
        Reading::Home => home(links, index),
        Reading::About => about(links, index, nations),
        Reading::Words => glossary(links, index, nations),
        Reading::Reflect(questions) => reflect(links, questions, nations),
        Reading::Learn(course) => learn(links, index, nations, course),
        Reading::Scenario(course, text) => scenario(links, index, course, text),
        Reading::System(nation) => {
            let name = index.nation(&nation.id).map(|entry| entry.name.as_str()).unwrap_or_default();
            system(links, name, &regions(nation))
        }
        Reading::Map(nation, roads, map) => map_page(links, nation, roads, map),
    }
}

fn map_page(links: &Links, nation: &Nation, roads: &Roads, map: MapId) -> Html {
    let text = nation.map(map);
    let contents = outline(nation, roads, map).into_iter().map(|stage| {
        let steps =
            stage.steps.iter().map(|step| el("li").child(link(&links.href(&step.href)).text(&step.name)).into());
        el("li").text(&stage.title).child(el("ol").children(steps)).into()
    });
    let nation_name = el("span").class("nation-name").text(&nation.name);
    let head = el("div")
        .class("map-head")
        .child(el("h1").attr("id", "top").text(&format!("{} ", text.file.title)).child(nation_name))
        .child(el("p").class("purpose").text(&text.file.purpose));
    let contents = el("details")
        .class("contents")
        .child(el("summary").text(words::ENGLISH.outline))
        .child(el("ol").children(contents));
    let steps = reading_order(nation, map).into_iter().map(|spot| article(links, nation, roads, spot));
    let questions: Vec<String> = text.file.open_questions.iter().map(|question| question.plain.clone()).collect();
    let terms = text.file.glossary.iter().map(|term| fact(&term.term, term.meaning.as_str()));
    let about_map = el("section")
        .class("about-map")
        .child(el("h2").text(words::ENGLISH.about_this_map))
        .child(facts_as_of(text))
        .child(sentences(&text.file.notes))
        .child(el("h3").text(words::ENGLISH.not_certain))
        .child(sentences(&questions))
        .child(el("h3").text(words::ENGLISH.terms))
        .child(el("dl").class("facts").children(terms))
        .child(el("h3").text(words::ENGLISH.every_source))
        .child(source_list(&text.file.sources));
    let steps = el("div").class("steps").child(head).child(contents).children(steps);
    [steps.into(), about_map.into()].into_iter().collect()
}

fn article(links: &Links, nation: &Nation, roads: &Roads, spot: Spot) -> Html {
    let Panel { facts, next, endings, before, .. } = panel(nation, roads, spot, &address(nation, spot));
    el("article")
        .attr("id", &facts.id)
        .class("panel")
        .child(el("h2").text(&facts.name))
        .child(opening_words(links, &facts))
        .child(el("h3").text(words::ENGLISH.next))
        .child(next_list(links, &next))
        .child(el("h3").text(words::ENGLISH.endings))
        .child(short_endings(links, &endings))
        .child(key_facts(links, &facts))
        .child(more_facts(links, &facts))
        .child(el("h3").text(words::ENGLISH.before))
        .child(before_list(links, &before))
        .into()
}
