//! How it can end from a step, and from there on other maps.

use crate::atlas::file::Ending;
use crate::markup::{Element, Html, el, link, text};
use crate::place::{Page, Place};
use crate::scene::endings::{EndingGroup, EndingLine, Endings, MapEndings};
use crate::scene::panel::Panel;
use crate::views::cx::ViewContext;
use crate::views::parts::{heart_if, route};

/// How it can end, in three rings: what lies nearest, other maps, and what else there is if things change.
pub fn endings(cx: &ViewContext, panel: &Panel) -> Html {
    let words = &cx.words.from_here;
    let title = el("h3").attr_if("id", cx.mark("endings-title")).text(cx.words.endings);
    let rings = if panel.endings.is_empty() {
        el("p").text(words.no_ending).into()
    } else if cx.is_app() {
        rings(cx, &panel.endings)
    } else {
        in_short(cx, panel)
    };
    el("section").class("endings-part").attr_if("data-list", cx.mark("endings")).child(title).child(rings).into()
}

fn rings(cx: &ViewContext, endings: &Endings) -> Html {
    let words = &cx.words.from_here;
    let Endings { here, by_map, other } = endings;
    let most = most_named(here.len());
    let nearest = here.iter().map(|group| ending_kind(cx, group, most)).collect();
    let maps =
        (!by_map.is_empty()).then(|| {
            // Where nothing lies nearer, the other maps are the answer.
            let is_answer = here.is_empty();
            let maps = by_map.iter().map(|map| map_endings(cx, map));
            let fold = el("details").class("by-map").attr_if("open", is_answer.then_some(""));
            fold.child(el("summary").text(&(words.by_other_map)(
                &by_map.iter().map(|map| map.title.as_str()).collect::<Vec<_>>().join(", "),
            )))
            .child(if is_answer { kinds_elsewhere(cx, by_map) } else { None })
            .children(maps)
        });
    let rest = (!other.is_empty()).then(|| {
        // Where nothing nearer is known, what can happen at all is the answer.
        let is_all = here.is_empty() && by_map.is_empty();
        let groups = other.iter().map(|group| {
            if is_all { ending_kind(cx, group, most_named(other.len())) } else { ending_names(cx, group) }
        });
        let told = (words.if_things_change)(Endings::count(other));
        el("details").attr_if("open", is_all.then_some("")).child(el("summary").text(&told)).children(groups)
    });
    [nearest, maps.into(), rest.into()].into_iter().collect()
}

/// On a reading page, where every step of the map stands: the names alone. Under which condition is told at the step before an
/// ending, and what else there is on the page of the whole system.
fn in_short(cx: &ViewContext, panel: &Panel) -> Html {
    let words = &cx.words.from_here;
    let Endings { here, by_map, other } = &panel.endings;
    let is_all = here.is_empty() && by_map.is_empty();
    let nearest = if is_all { other } else { here };
    let groups = nearest.iter().map(|group| {
        let title = el("strong").child(heart_if(Some(group.ending))).text((cx.words.ending)(group.ending)).text(": ");
        named(title, group.exits.iter().map(|line| link(&cx.href(&line.exit.place)).text(&line.exit.shown_name)))
    });
    let maps = (!by_map.is_empty()).then(|| {
        let title = el("strong").text(&(words.by_other_map)(""));
        named(title, by_map.iter().map(|map| link(&cx.href(&map.entry.place)).text(&map.title)))
    });
    let rest = (!is_all && !other.is_empty()).then(|| {
        let nation = panel.main_road.nation().unwrap_or_default().to_string();
        let told = (words.if_things_change)(Endings::count(other));
        el("li").child(link(&cx.href(&Place::from(Page::System { nation }))).text(&told)).into()
    });
    el("ul").class("in-short").children(groups.chain(maps).chain(rest)).into()
}

/// A title and links in a line.
fn named(title: Element, links: impl Iterator<Item = Element>) -> Html {
    let links = links.enumerate().map(|(idx, link)| {
        let mark = if idx == 0 { "" } else { " · " };
        [text(mark), link.into()].into_iter().collect()
    });
    el("li").child(title).children(links).into()
}

/// Endings that stand in view together at the most; each kind has at least one there.
const MOST_ENDINGS: usize = 6;

/// How many endings of each of so many kinds stand in view; the others open when they are asked for.
fn most_named(n_kinds: usize) -> usize {
    MOST_ENDINGS.checked_div(n_kinds).unwrap_or(MOST_ENDINGS).max(1)
}

/// The endings of one kind, the `most` most usual of them in view.
fn ending_kind(cx: &ViewContext, group: &EndingGroup, most: usize) -> Html {
    let (first, rest) = group.exits.split_at(most.min(group.exits.len()));
    let lines = |lines: &[EndingLine]| el("ul").children(lines.iter().map(|line| ending_line(cx, line)));
    let rest = (!rest.is_empty()).then(|| {
        let summary = el("summary").text(&(cx.words.from_here.and_more)(rest.len()));
        el("details").child(summary).child(lines(rest))
    });
    el("div")
        .class("ending-kind")
        .attr("data-ending", group.ending.word())
        .child(el("h4").child(heart_if(Some(group.ending))).text((cx.words.ending)(group.ending)))
        .child(lines(first))
        .child(rest)
        .into()
}

fn ending_line(cx: &ViewContext, line: &EndingLine) -> Html {
    let words = &cx.words.from_here;
    let begins = line.begins_with.map(|number| (words.begins_with)(number));
    let told: Vec<&str> = [Some(line.condition()), begins.as_deref()].into_iter().flatten().collect();
    let told = told.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let told: Html = if 1 < line.route.len() {
        let others = link(&cx.href(&line.routes)).text(words.other_routes);
        let unseen = el("span").class("visually-hidden").text(&format!("{}: ", words.show_route));
        let summary = el("summary").class("meta").child(unseen).text(&told);
        el("details").class("route").child(summary).child(route(cx, &line.route)).child(others).into()
    } else if told.is_empty() {
        Html::default()
    } else {
        el("span").class("meta").text(&told).into()
    };
    el("li")
        .attr("data-step", &line.exit.step)
        .child(link(&cx.href(&line.exit.place)).text(&line.exit.shown_name))
        .child(told)
        .into()
}

/// The endings of one kind in a line.
fn ending_names(cx: &ViewContext, group: &EndingGroup) -> Html {
    let title = el("strong").child(heart_if(Some(group.ending))).text((cx.words.ending)(group.ending));
    let names = group.exits.iter().map(|line| {
        let name = link(&cx.href(&line.exit.place)).text(&line.exit.shown_name);
        el("li").attr_if("data-step", cx.mark(&line.exit.step)).child(name).into()
    });
    el("div").class("ending-names").child(title).child(el("ul").children(names)).into()
}

/// A map that lies ahead, its endings folded.
fn map_endings(cx: &ViewContext, map: &MapEndings) -> Html {
    let words = &cx.words.from_here;
    let entry = link(&cx.href(&map.entry.place)).text(&map.title);
    let told = format!("{} · {}", map.when, (words.begins_with)(map.begins_with));
    let count = Endings::count(&map.endings);
    let endings = (0 < count).then(|| {
        let n_endings = (words.n_endings)(count);
        let groups = map.endings.iter().map(|group| ending_names(cx, group));
        el("details").child(el("summary").text(&n_endings)).children(groups)
    });
    el("div").class("map-ahead").child(entry).child(el("span").class("meta").text(&told)).child(endings).into()
}

/// The kinds of ending that other maps have, where none lies nearer.
fn kinds_elsewhere(cx: &ViewContext, maps: &[MapEndings]) -> Option<Element> {
    let has = |ending: Ending| maps.iter().flat_map(|map| &map.endings).any(|group| group.ending == ending);
    let kinds: Vec<Html> = (Ending::ALL.iter().copied().filter(|ending| has(*ending)))
        .map(|ending| {
            let kind = el("li").attr("data-ending", ending.word()).child(heart_if(Some(ending)));
            kind.text((cx.words.ending)(ending)).into()
        })
        .collect();
    (!kinds.is_empty()).then(|| el("ul").class("kinds-there").children(kinds))
}
