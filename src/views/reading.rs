//! The reading pages: home, words, questions, course, about, the whole system and every map, whole without any script.
//! Must never say less than the app: they are made from the same scene and the same views.

use crate::atlas::course::{Course, Scenario};
use crate::atlas::system::built_in;
use crate::atlas::texts::TextKind;
use crate::atlas::{Index, MapId, Nation};
use crate::markup::{Html, el, link};
use crate::place::Place;
use crate::scene::address;
use crate::scene::map::{Extras, MapParts, MapScene, SideContent, map_grounds};
use crate::scene::outline::reading_order;
use crate::scene::panel::Panel;
use crate::scene::system::{picture, regions};
use crate::views::cx::ViewContext;
use crate::views::frame::{HeadPlace, footer, header, skip_links};
use crate::views::home::home;
use crate::views::law::{LAW, law};
use crate::views::links::{Links, TABLE};
use crate::views::main_road::main_road;
use crate::views::moves::table;
use crate::views::panel::page;
use crate::views::parts::{fact, sentences};
use crate::views::step::facts_as_of;
use crate::views::system::system;
use crate::views::texts::learn::scenario;
use crate::views::texts::{TextContent, text};
use crate::words::Words;
use crate::world::World;

/// Which page.
#[derive(Clone, Copy, Debug)]
pub enum ReadingPage<'a> {
    /// The first page.
    Home,
    /// A page of words.
    Text(TextKind, &'a TextContent),
    /// A scenario of the course.
    Scenario(&'a Course, &'a Scenario),
    /// All maps of a nation.
    System(&'a Nation),
    /// One map.
    Map(&'a World, MapId),
    /// What a map rests on, for professionals.
    Law(&'a World, MapId),
    /// Every next step of a map, in a table.
    Table(&'a World, MapId),
}

/// The page's body. `root` is the way from the page to the site's root: `../../` for a map.
pub fn body(page: ReadingPage<'_>, words: &'static Words, index: &Index, nations: &[Nation], root: &str) -> String {
    let own = match page {
        ReadingPage::Map(World { nation, .. }, map) => Some((nation.id.clone(), nation.map(map).slug().to_string())),
        _ => None,
    };
    let cx = ViewContext { links: Links::Reading { root: root.to_string(), own }, words };
    let place = match page {
        ReadingPage::System(nation) => Some(HeadPlace { nation: (&nation.id, &nation.name), map: None }),
        ReadingPage::Map(World { nation, .. }, map)
        | ReadingPage::Law(World { nation, .. }, map)
        | ReadingPage::Table(World { nation, .. }, map) => {
            let map = nation.map(map);
            Some(HeadPlace { nation: (&nation.id, &nation.name), map: Some((map.slug(), &map.file.title)) })
        }
        _ => None,
    };
    let class = match page {
        ReadingPage::Home => "home",
        ReadingPage::Text(kind, _) => kind.name(),
        ReadingPage::Scenario(..) => TextKind::Learn.name(),
        ReadingPage::System(_) => "system",
        ReadingPage::Map(..) => "reading",
        ReadingPage::Law(..) => "law",
        ReadingPage::Table(..) => TABLE,
    };
    let content = main(page, index, nations, &cx);
    let main =
        el("main").attr("id", "main").class(class).attr("data-view", class).attr("tabindex", "-1").child(content);
    let page: Html = el("div")
        .attr("id", "reading")
        .child(skip_links(&cx, &[("main", cx.words.skip_to_main)]))
        .child(header(&cx, place))
        .child(el("noscript").child(el("p").class("notice").text(cx.words.pages.no_script)))
        .child(main)
        .child(footer(&cx, index))
        .into();
    page.into_string()
}

/// What stands in the page's main part: on the reading page, or, with the app's links, ready-made for the app.
pub fn main(page: ReadingPage<'_>, index: &Index, nations: &[Nation], cx: &ViewContext) -> Html {
    match page {
        ReadingPage::Home => home(cx, index),
        ReadingPage::Text(kind, content) => text(cx, kind, index, nations, content),
        ReadingPage::Scenario(course, text) => scenario(cx, index, course, text),
        ReadingPage::System(nation) => {
            let entry = index.nation(&nation.id);
            let told = built_in().into_iter().find(|told| told.nation == nation.id);
            let picture = entry.zip(told).map(|(entry, told)| picture(entry, &told));
            system(cx, &nation.name, picture.as_ref(), &regions(nation))
        }
        ReadingPage::Map(world, map) => map_page(cx, world, map),
        ReadingPage::Law(world, map) => law(cx, world, map),
        ReadingPage::Table(world, map) => table(cx, world, map),
    }
}

/// A map: the scene of the map itself, and below it that of each step in words.
fn map_page(cx: &ViewContext, world: &World, map: MapId) -> Html {
    let parts = MapParts::new(world, map);
    let scene_at = |place: &Place| parts.scene(world, place, Extras::default());
    let whole = scene_at(&Place::map(&world.nation.id, world.nation.map(map).slug(), None));
    let MapScene { head, outline, .. } = &whole;
    let contents = outline.iter().map(|stage| {
        let steps = stage.steps.iter().map(|step| el("li").child(link(&cx.href(&step.place)).text(&step.name)).into());
        el("li").text(&stage.title).child(el("ol").children(steps)).into()
    });
    let nation_name = el("span").class("nation-name").text(&head.nation);
    let title = el("div")
        .class("map-head")
        .child(el("h1").attr("id", "top").text(&format!("{} ", head.title)).child(nation_name))
        .child(el("p").class("purpose").text(&head.purpose));
    let road = el("div").class("map-road").child(main_road(cx, world, map));
    let contents =
        el("details").class("contents").child(el("summary").text(cx.words.outline)).child(el("ol").children(contents));
    let steps = reading_order(&world.nation, map).into_iter().map(|step_ref| {
        match scene_at(&address(&world.nation, step_ref)).panel {
            SideContent::Step(panel) => article(cx, &panel),
            SideContent::Beginning(_) => Html::default(),
        }
    });
    let grounds = map_grounds(world, map);
    let terms = grounds.terms.iter().map(|term| fact(&term.term, term.meaning.as_str()));
    let about_map = el("section")
        .class("about-map")
        .child(el("h2").text(cx.words.pages.about_this_map))
        .child(facts_as_of(cx, &head.read_up_to, &head.facts_as_of))
        .child(sentences(&grounds.notes))
        .child(el("p").child(link(&format!("{LAW}/")).text(cx.words.pages.law_of_map)))
        .child(el("p").child(link(&format!("{TABLE}/")).text(cx.words.map.table)))
        .child(el("h3").text(cx.words.terms))
        .child(el("dl").class("facts").children(terms));
    let steps = el("div").class("steps").child(title).child(road).child(contents).children(steps);
    [steps.into(), about_map.into()].into_iter().collect()
}

fn article(cx: &ViewContext, panel: &Panel) -> Html {
    el("article").attr("id", &panel.facts.id).class("panel").child(page(cx, panel)).into()
}
