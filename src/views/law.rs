//! The page of a map for professionals: each step's details, what its limits rest on, its sources, and how sure all of it is.
//! The map's own reading page leaves them out, so that a family's phone has the first words soon; the app has them at each step.

use crate::atlas::MapId;
use crate::atlas::reader::Reader;
use crate::markup::{Html, el, link};
use crate::scene::address;
use crate::scene::map::{Extras, MapParts, SideContent, map_grounds};
use crate::scene::outline::reading_order;
use crate::scene::panel::Panel;
use crate::scene::step::StepFacts;
use crate::views::cx::ViewContext;
use crate::views::panel::before;
use crate::views::parts::sentences;
use crate::views::step::{doubts, facts_as_of, for_professionals, label, source_item};
use crate::world::World;

/// The name of the page below its map's.
pub const LAW: &str = "law";

/// The page of a map.
pub fn law(cx: &ViewContext, world: &World, map: MapId) -> Html {
    let words = &cx.words.pages;
    let world = &World::new(world.nation.clone().told_to(Some(Reader::Worker)), world.words);
    let parts = MapParts::new(world, map);
    let steps = reading_order(&world.nation, map).into_iter().map(|step_ref| {
        match parts.scene(world, &address(&world.nation, step_ref), Extras::default()).panel {
            SideContent::Step(panel) => step(cx, &panel),
            SideContent::Beginning(_) => Html::default(),
        }
    });
    let file = &world.nation.map(map).file;
    let grounds = map_grounds(world, map);
    // The steps link to them.
    let sources = grounds.sources.iter().map(|source| source_item(cx, source, Some(&source.id)));
    let not_certain = (!grounds.not_certain.is_empty())
        .then(|| [el("h2").text(cx.words.not_certain).into(), sentences(&grounds.not_certain).into()]);
    let not_certain: Html = not_certain.into_iter().flatten().collect();
    [
        el("h1").text(&(words.law_of)(&file.title)).into(),
        facts_as_of(cx, &file.read_up_to, &file.facts_as_of),
        el("p").child(link("../").text(words.back_to_map)).into(),
        el("div").class("steps").children(steps).into(),
        not_certain,
        el("h2").text(words.every_source).into(),
        el("ul").class("sources").children(sources).into(),
    ]
    .into_iter()
    .collect()
}

fn step(cx: &ViewContext, panel: &Panel) -> Html {
    // It is read by professionals alone: their sentence stands under its own heading.
    let facts = &StepFacts { reader: None, what: panel.facts.plain.clone(), ..panel.facts.clone() };
    let doubts = doubts(cx, facts)
        .map(|doubts| [label(cx.words.from_here.how_sure), doubts].into_iter().collect::<Html>())
        .unwrap_or_default();
    el("article")
        .attr("id", &facts.id)
        .class("panel")
        .child(el("h2").child(link(&format!("../#{}", facts.id)).text(&facts.shown_name)))
        .child(for_professionals(cx, facts))
        .child(doubts)
        .child(label(cx.words.from_here.how_we_got_here))
        .child(before(cx, &panel.before))
        .into()
}
