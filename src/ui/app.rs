//! The app: the place from the address, the maps from the host, and the views made of both. The only place they meet.
//! Must never change a place but by a link.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::atlas::check::{Doors, check, read};
use crate::atlas::problem::Problem;
use crate::atlas::{Index, Map, MapId, Nation, Spot};
use crate::graph::Roads;
use crate::place::{Depth, Lens, Notice, Page, Place};
use crate::scene::chart::{announcement, chart, is_main_road, legend, lights};
use crate::scene::outline::outline;
use crate::scene::panel::{next_groups, panel};
use crate::scene::system::regions;
use crate::ui::browser::{address, fetch, page};
use crate::ui::chart::ChartView;
use crate::ui::frame::{footer, header, skip_links};
use crate::ui::links::Links;
use crate::ui::parts::href;
use crate::ui::search::SearchBox;
use crate::ui::share::Share;
use crate::ui::{about, home, panel as panel_view, system};
use crate::words;

/// A nation's maps and the roads between them.
#[derive(Clone, Debug)]
pub struct World {
    nation: Nation,
    roads: Roads,
}

/// Why a map cannot be shown.
#[derive(Clone, Debug, PartialEq)]
enum Trouble {
    /// It could not be fetched.
    Fetch { what: String, reason: String },
    /// It is damaged.
    Damaged(Vec<Problem>),
}

/// What has been fetched, or why not.
#[derive(Clone, Debug, Default)]
struct Store {
    world: Option<Arc<World>>,
    trouble: Option<(String, Trouble)>,
}

impl Store {
    /// What a place still needs, as paths of files: the nation's skeleton, its map, or all its maps.
    fn missing(&self, place: &Place, index: &Index) -> Vec<String> {
        let nation = match &place.page {
            Page::Home => return Vec::new(),
            Page::About => index.nations.iter().find(|nation| !nation.maps.is_empty()).map(|nation| nation.id.as_str()),
            Page::System { nation } | Page::Map { nation, .. } => Some(nation.as_str()),
        };
        let Some(entry) = nation.and_then(|nation| index.nation(nation)).filter(|entry| !entry.maps.is_empty()) else {
            return Vec::new();
        };
        let world = self.world.as_ref().filter(|world| world.nation.id == entry.id);
        let is_whole = |map: &str| {
            world.is_some_and(|world| world.nation.find_map(map).is_some_and(|map| world.nation.map(map).is_whole()))
        };
        let skeleton = world.is_none().then(|| format!("maps/{}/nation.json", entry.id));
        let maps = entry.maps.iter().filter(|map| match &place.page {
            Page::About => true,
            Page::Map { map: wanted, .. } => map.id == *wanted,
            _ => false,
        });
        let maps = maps.filter(|map| !is_whole(&map.id)).map(|map| format!("maps/{}/{}.json", entry.id, map.id));
        skeleton.into_iter().chain(maps).collect()
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
        let nation = name.split('/').next().unwrap_or_default();
        let nation = if name.ends_with("/nation.json") {
            match Nation::read_skeleton(nation, &text) {
                Ok(nation) => nation,
                Err(reason) => {
                    let problem = Problem::new("file", reason, "build the site anew").in_file(name);
                    self.trouble = trouble(Trouble::Damaged(vec![problem]));
                    return;
                }
            }
        } else {
            let map = read(name, &text).and_then(|file| {
                let problems = check(name, &file, &Doors::new());
                if problems.is_empty() { Ok(Map::new(file)) } else { Err(problems) }
            });
            let known = self.world.as_ref().filter(|world| world.nation.id == nation).map(|world| world.nation.clone());
            match map {
                Ok(map) => known.unwrap_or(Nation::new(nation, Vec::new())).with_map(map),
                Err(problems) => {
                    self.trouble = trouble(Trouble::Damaged(problems));
                    return;
                }
            }
        };
        if self.trouble.as_ref().is_some_and(|(known, _)| known == path) {
            self.trouble = None;
        }
        self.world = Some(Arc::new(World { roads: Roads::new(&nation), nation }));
    }

    fn world_of(&self, place: &Place) -> Option<Arc<World>> {
        self.world.clone().filter(|world| place.nation().is_none_or(|nation| nation == world.nation.id))
    }
}

/// Fetches one after the other what a place needs, until nothing is missing or something is in the way.
async fn fetch_all(mut store: Store, place: &Place, index: &Index) -> Store {
    store.trouble = None;
    let missing = store.missing(place, index);
    let texts = missing.iter().map(|path| fetch::text(path));
    // All are under way before the first is waited for.
    let texts = futures_util::future::join_all(texts).await;
    for (path, text) in missing.iter().zip(texts) {
        store.take(path, text);
    }
    store
}

/// Reads the address, fetches what its place needs, and mounts the app over the reading page in one frame.
pub fn run() {
    leptos::task::spawn_local(async {
        let index = Index::built_in();
        let (place, _) = parsed(&index);
        let store = fetch_all(Store::default(), &place, &index).await;
        let reading = page::Reading::now();
        let chosen = match &place.page {
            Page::Map { step, .. } => step.clone(),
            _ => None,
        };
        let Some(root) = page::prepare_mount() else { return };
        leptos::mount::mount_to(root, move || view! { <App index=index store=store /> }).forget();
        page::finish_mount(move || reading.restore(chosen.as_deref()));
    });
}

fn parsed(index: &Index) -> (Place, Option<Notice>) {
    let own = address::own_map();
    let own = own.as_ref().map(|(nation, map)| (nation.as_str(), map.as_str()));
    let fragment = address::fragment();
    // On a page that is not a map's, an empty fragment is that page.
    let page_fragment = address::page_mark("page");
    let fragment = if fragment.len() < 2 && own.is_none() { page_fragment } else { fragment };
    let (place, notice) = Place::parse(&fragment, own);
    let (place, settled) = place.settled(index, None);
    (place, settled.or(notice))
}

#[component]
fn App(index: Index, store: Store) -> impl IntoView {
    provide_context(Links::App);
    let raw = RwSignal::new(parsed(&index));
    let store = RwSignal::new(store);
    let index = StoredValue::new(index);
    let is_discreet = RwSignal::new(page::remembers("discreet"));

    address::on_change(move || {
        let new = index.with_value(parsed);
        let is_page_change = raw.with_untracked(|(old, _)| page_key(old) != page_key(&new.0));
        raw.set(new);
        if is_page_change {
            page::to_top();
        }
    });
    let fetch_missing = move || {
        let place = raw.with_untracked(|(place, _)| place.clone());
        let known = store.get_untracked();
        let index = index.get_value();
        leptos::task::spawn_local(async move { store.set(fetch_all(known, &place, &index).await) });
    };
    Effect::new(move |_| {
        let place = raw.with(|(place, _)| place.clone());
        if index.with_value(|index| !store.read_untracked().missing(&place, index).is_empty()) {
            fetch_missing();
        }
    });

    let settled = Memo::new(move |_| {
        let (place, notice) = raw.get();
        let world = store.read().world_of(&place);
        let (place, found) = index.with_value(|index| place.settled(index, world.as_ref().map(|world| &world.nation)));
        (place, found.or(notice))
    });
    let place = Memo::new(move |_| settled.read().0.clone());
    let notice = Memo::new(move |_| settled.read().1);
    let shown = Memo::new(move |_| {
        let place = place.read();
        let store = store.read();
        let is_ready = index.with_value(|index| store.missing(&place, index).is_empty());
        let state = match (is_ready, &store.trouble) {
            (true, _) => "ready".to_string(),
            (false, Some((path, _))) => format!("trouble {path}"),
            (false, None) => "wait".to_string(),
        };
        (page_key(&place), state)
    });

    Effect::new(move |_| {
        let title = title(&place.read(), &store.read());
        page::set_title(if is_discreet.get() { words::NEUTRAL_TITLE } else { &title });
    });
    Effect::new(move |before: Option<Option<String>>| {
        let step = match &place.read().page {
            Page::Map { step, .. } => step.clone(),
            _ => None,
        };
        if before.is_some_and(|before| before != step) && step.is_some() {
            page::after_paint(|| page::focus("panel-name"));
        }
        step
    });

    let head = Memo::new(move |_| {
        let nation = place.read().nation().map(ToString::to_string);
        let name = |id: &str| index.with_value(|index| index.nation(id).map(|nation| nation.name.clone()));
        nation.and_then(|id| name(&id).map(|name| (id, name)))
    });
    let discreet_toggle = move |_| {
        is_discreet.update(|is_discreet| *is_discreet = !*is_discreet);
        page::remember("discreet", is_discreet.get_untracked());
    };
    let discreet = move || {
        let state = if is_discreet.get() { "true" } else { "false" };
        view! { <button type="button" class="tool" aria-pressed=state on:click=discreet_toggle>"Neutral tab title"</button> }
    };
    let skips = move || {
        let is_map = matches!(place.read().page, Page::Map { .. });
        match is_map {
            true => skip_links(&[("main", "Skip to the step"), ("chart", "Skip to the chart"), ("outline", "Skip to every step in words")]),
            false => skip_links(&[("main", "Skip to the main part")]),
        }
    };
    view! {
        <div on:click=skip_click on:keydown=keys>
            {skips}
            <For each=move || [head.get()] key=|nation| nation.clone() children=move |nation| {
                let tools = view! { <div class="tools"><SearchBox id="search" />{discreet}</div> };
                header(nation, tools.into_any())
            } />
            <For each=move || notice.get() key=|notice| *notice as usize children=|notice| {
                view! { <p class="notice" role="status">{words::notice(notice)}</p> }
            } />
            <For each=move || [shown.get()] key=|shown| shown.clone() children=move |(_, state)| {
                body(&state, place, store, index, move || fetch_missing())
            } />
            {footer()}
        </div>
    }
}

/// A skip link moves the focus and leaves the address alone.
fn skip_click(event: ev::MouseEvent) {
    if let Some(id) = page::skip_target(&event) {
        event.prevent_default();
        page::focus(&id);
    }
}

/// Keys that work anywhere but in a text field: `/` goes to the search box, Esc from the panel back to the step's box.
fn keys(event: ev::KeyboardEvent) {
    if page::is_typing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    match event.key().as_str() {
        "/" => {
            event.prevent_default();
            page::focus("search");
        }
        "Escape" => page::focus_here(),
        _ => {}
    }
}

fn page_key(place: &Place) -> String {
    match &place.page {
        Page::Home => "home".to_string(),
        Page::About => "about".to_string(),
        Page::System { nation } => format!("system {nation}"),
        Page::Map { nation, map, .. } => format!("map {nation}/{map}"),
    }
}

fn title(place: &Place, store: &Store) -> String {
    let world = store.world_of(place);
    let page = match (&place.page, world) {
        (Page::Home, _) => return format!("{}: where are we, what next?", words::NAME),
        (Page::About, _) => "About and help".to_string(),
        (Page::System { nation }, _) => format!("{}: the whole system", crate::scene::step::capitalised(nation)),
        (Page::Map { map, step, .. }, Some(world)) => {
            let Some(map) = world.nation.find_map(map) else { return words::NAME.to_string() };
            let map = world.nation.map(map);
            let step = step.as_deref().and_then(|step| map.find(step)).map(|step| map.step(step).name.clone());
            match step {
                Some(step) => format!("{step} – {}", map.file.title),
                None => map.file.title.clone(),
            }
        }
        (Page::Map { .. }, None) => return words::NAME.to_string(),
    };
    format!("{page} – {}", words::NAME)
}

fn body(
    state: &str,
    place: Memo<Place>,
    store: RwSignal<Store>,
    index: StoredValue<Index>,
    retry: impl Fn() + Clone + Send + Sync + 'static,
) -> AnyView {
    let now = place.get_untracked();
    let known = store.get_untracked();
    if state == "wait" {
        return view! { <main id="main" data-view="wait" tabindex="-1"><p role="status">"Fetching the map …"</p></main> }.into_any();
    }
    if let (true, Some((_, trouble))) = (state.starts_with("trouble"), &known.trouble) {
        return trouble_view(trouble, retry);
    }
    match (&now.page, known.world_of(&now)) {
        (Page::Home, _) => {
            let hint = view! { <p class="hint">"You can also find a step by a word you know: use the box at the top."</p> };
            index.with_value(|index| home::home(index, hint.into_any()))
        }
        (Page::About, world) => {
            let nations: Vec<&Nation> = world.iter().map(|world| &world.nation).collect();
            index.with_value(|index| about::about(index, &nations))
        }
        (Page::System { nation }, Some(world)) => {
            let name = index.with_value(|index| index.nation(nation).map(|nation| nation.name.clone()));
            system::system(&name.unwrap_or_default(), &regions(&world.nation))
        }
        (Page::System { .. }, None) => index.with_value(|index| home::home(index, ().into_any())),
        (Page::Map { map, .. }, Some(world)) => match world.nation.find_map(map) {
            Some(map) => map_page(world, map, place).into_any(),
            None => index.with_value(|index| home::home(index, ().into_any())),
        },
        (Page::Map { .. }, None) => index.with_value(|index| home::home(index, ().into_any())),
    }
}

fn trouble_view(trouble: &Trouble, retry: impl Fn() + Clone + Send + Sync + 'static) -> AnyView {
    let (title, detail) = match trouble {
        Trouble::Fetch { what, reason } => {
            let text = format!("“{what}” could not be fetched: {reason}. Check the connection and try again. Maps already opened still work.");
            ("This map is not here yet", view! { <p>{text}</p> }.into_any())
        }
        Trouble::Damaged(problems) => {
            let items = problems.iter().map(|problem| view! { <li><code>{problem.to_string()}</code></li> }).collect_view();
            let text = "The file of this map is damaged, so we do not show it: a wrong step could mislead you. The other maps still work. For those who keep the map, these are its problems:";
            ("This map cannot be shown", view! { <p>{text}</p><ul class="problems">{items}</ul> }.into_any())
        }
    };
    view! {
        <main id="main" data-view="trouble" tabindex="-1">
            <h1>{title}</h1>
            {detail}
            <p><button type="button" on:click=move |_| retry()>"Try again"</button></p>
            <p><a href=href("#/")>"To the first page"</a></p>
        </main>
    }
    .into_any()
}

/// The page of one map: panel, chart and outline of the same place.
fn map_page(world: Arc<World>, map: MapId, place: Memo<Place>) -> impl IntoView {
    let nation = &world.nation;
    let title = nation.map(map).file.title.clone();
    let purpose = nation.map(map).file.purpose.clone();
    let facts_as_of = nation.map(map).file.facts_as_of.clone();
    let main_road = Arc::new(chart(nation, map, true));
    let everything = Arc::new(chart(nation, map, false));
    let stages = outline(nation, &world.roads, map);

    let at = world.clone();
    let here = Memo::new(move |_| match &place.read().page {
        Page::Map { step: Some(step), .. } => at.nation.map(map).find(step).map(|step| Spot { map, step }),
        _ => None,
    });
    let at = world.clone();
    let is_short = Memo::new(move |_| is_main_road(at.nation.map(map), &place.read(), here.get().map(|spot| spot.step)));
    let chart_of = move |is_short: bool| if is_short { main_road.clone() } else { everything.clone() };
    let at = world.clone();
    let charts = chart_of.clone();
    let lit = Memo::new(move |_| {
        lights(&at.nation, &at.roads, &charts(is_short.get()), map, &place.read(), here.get())
    });
    let at = world.clone();
    let ways = Memo::new(move |_| {
        let groups = here.get().map(|here| next_groups(&at.nation, &at.roads, here)).unwrap_or_default();
        groups.into_iter().flat_map(|group| group.moves).map(|way| way.to.href).collect::<Vec<_>>()
    });
    let at = world.clone();
    let holds = Memo::new(move |_| link_holds(&at.nation, map, here.get(), &place.read()));
    let at = world.clone();
    let charts = chart_of.clone();
    let said = Memo::new(move |_| {
        let name = here.get().map(|here| at.nation.step(here).name.clone());
        announcement(&charts(is_short.get()), name.as_deref(), ways.read().len())
    });

    let at = world.clone();
    let panel_children = move |place: Place| match here.get_untracked() {
        Some(here) => panel_view::panel(&panel(&at.nation, &at.roads, here, &place), &place.lens),
        None => {
            let steps = at.nation.map(map).steps();
            let starts = steps.filter(|(_, text)| text.kind == crate::atlas::file::StepKind::Start).map(|(step, text)| {
                let link = crate::scene::address(&at.nation, Spot { map, step }).print();
                view! { <li><a href=href(&link)>{text.name.clone()}</a><p>{text.plain.clone()}</p></li> }
            });
            view! {
                <div class="panel" data-panel="">
                    <p>{words::CHOOSE_A_STEP}</p>
                    <p class="label">"It begins with:"</p>
                    <ul>{starts.collect_view()}</ul>
                </div>
            }
            .into_any()
        }
    };
    let charts = chart_of.clone();
    let legend_children = move |(place, is_short): (Place, bool)| {
        let entries = legend(&charts(is_short), &place);
        let (name, depth) = match is_short {
            true => ("Show every step", Depth::Everything),
            false => ("Show the main road only", Depth::Main),
        };
        let link = place.with_depth(depth).print();
        view! {
            <p class="depth"><span>{if is_short { "Main road and every way out" } else { "Every step" }}". "</span>
                <a href=href(&link)>{name}</a></p>
            {crate::ui::chart::legend(&entries)}
        }
    };
    let mark = move |step: String| {
        let is_here = move || matches!(&place.read().page, Page::Map { step: Some(here), .. } if *here == step);
        view! { <span class="here-mark" class:on=is_here.clone() aria-hidden=move || (!is_here()).to_string()>{words::HERE}</span> }
            .into_any()
    };
    let outline_view = crate::ui::outline::outline(&stages, mark);
    view! {
        <main id="main" class="map" data-view="map" tabindex="-1">
            <div class="map-head">
                <h1>{title}</h1>
                <p class="purpose">{purpose}</p>
                <div class="map-tools">
                    <Share place=place holds=holds />
                    <button type="button" class="tool" on:click=move |_| page::print()>"Print"</button>
                </div>
            </div>
            <For each=move || [place.get()] key=Place::print children=lens_bar />
            <div class="map-panel">
                <For each=move || [place.get()] key=Place::print children=panel_children />
            </div>
            <div class="map-chart">
                <For each=move || [(place.get(), is_short.get())] key=|(place, is_short)| format!("{}{is_short}", place.print()) children=legend_children />
                <For each=move || [is_short.get()] key=|is_short| *is_short children=move |is_short| {
                    view! { <ChartView chart=chart_of(is_short) lights=lit ways=ways /> }
                } />
            </div>
            <section class="map-outline" id="outline" tabindex="-1" aria-labelledby="outline-title">
                <h2 id="outline-title">{words::OUTLINE}</h2>
                {outline_view}
            </section>
            <p class="facts-as-of"><strong>"Facts as of: "</strong>{facts_as_of}</p>
            <For each=move || [said.get()] key=|text| text.clone() children=|text| {
                view! { <p class="visually-hidden" role="status">{text}</p> }
            } />
        </main>
    }
}

fn lens_bar(place: Place) -> AnyView {
    let Page::Map { step: Some(_), .. } = &place.page else { return ().into_any() };
    let way = matches!(place.lens, Lens::Way { .. }).then(|| place.lens.clone());
    let lenses = [Lens::Next, Lens::Endings, Lens::Better, Lens::Worse, Lens::Before].into_iter().chain(way);
    let items = lenses.map(|lens| {
        let current = (lens == place.lens).then_some("true");
        let link = place.with_lens(lens.clone()).print();
        view! { <li><a href=href(&link) aria-current=current data-lens=lens.word()>{words::lens(&lens)}</a></li> }
    });
    view! { <nav class="lenses" aria-label="Questions about this step"><ul>{items.collect_view()}</ul></nav> }.into_any()
}

/// What a link to the place holds, in words.
fn link_holds(nation: &Nation, map: MapId, here: Option<Spot>, place: &Place) -> Vec<String> {
    let mut holds = vec![format!("the map: {}", nation.map(map).file.title)];
    holds.extend(here.map(|here| format!("the step: {}", nation.step(here).name)));
    if place.lens != Lens::Next {
        holds.push(format!("the question: {}", words::lens(&place.lens)));
    }
    if let Lens::Way { map, step, .. } = &place.lens {
        holds.extend(nation.find(map, step).map(|exit| format!("the ending: {}", nation.step(exit).name)));
    }
    if place.depth != Depth::Fitting || !place.shown.is_empty() {
        holds.push("how much the chart shows".to_string());
    }
    holds
}
