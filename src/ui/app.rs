//! The app: the place from the address, the maps from the host, and the views made of both. The only place they meet.
//! Must never change a place but by a link.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::atlas::file::from_json;
use crate::atlas::{Index, Map, MapId, Nation};
use crate::browser;
use crate::browser::fetch;
use crate::markup::{Html, el};
use crate::place::{Notice, Page, Place, Trail};
use crate::scene::map::{Extras, MapParts};
use crate::scene::page::{Fetched, Main, PageScene, TextPage, Trouble, page_scene};
use crate::ui::browser::{address, page};
use crate::ui::map_page::map_page;
use crate::ui::questions::{Questions, questions};
use crate::ui::search::search_box;
use crate::ui::share::button;
use crate::ui::worker::Worker;
use crate::ui::{effect, keyed, live, memo, written};
use crate::views::cx::Cx;
use crate::views::frame::{footer, header, keys as keys_list, skip_links};
use crate::views::trouble::trouble;
use crate::words::Words;
use crate::world::World;

/// What has been fetched, or why not.
#[derive(Clone, Debug)]
struct Store {
    words: &'static Words,
    world: Option<Arc<World>>,
    /// What is the same at every place of a map, of those maps of the world that are there whole.
    maps: Vec<(MapId, Arc<MapParts>)>,
    trouble: Option<(String, Trouble)>,
    texts: Vec<Arc<TextPage>>,
    tries: usize,
}

/// The folder of the pages of words.
const TEXTS: &str = "pages/";

impl Store {
    fn new(words: &'static Words) -> Store {
        Store { words, world: None, maps: Vec::new(), trouble: None, texts: Vec::new(), tries: 0 }
    }

    /// What a place still needs, as paths of files: the page's ready-made words, or the nation's skeleton and the map.
    fn missing(&self, place: &Place, index: &Index) -> Vec<String> {
        if let Some(name) = place.text() {
            let text = self.text_of(place).is_none().then(|| format!("{TEXTS}{name}.json"));
            return text.into_iter().collect();
        }
        let Page::Map { nation, map, .. } = &place.page else { return Vec::new() };
        if index.nation(nation).and_then(|entry| entry.map(map)).is_none() {
            return Vec::new();
        }
        let world = self.world_of(place);
        let is_whole = world
            .as_ref()
            .is_some_and(|world| world.nation.find_map(map).is_some_and(|map| world.nation.map(map).is_whole()));
        let skeleton = world.is_none().then(|| format!("maps/{nation}/nation.json"));
        let map = (!is_whole).then(|| format!("maps/{nation}/{map}.json"));
        skeleton.into_iter().chain(map).collect()
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
            self.maps.clear();
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
        let world = World::new(nation, self.words);
        if let Some(map) = whole.and_then(|map| world.nation.find_map(&map)) {
            self.maps.push((map, Arc::new(MapParts::new(&world, map))));
        }
        self.world = Some(Arc::new(world));
    }

    fn world_of(&self, place: &Place) -> Option<Arc<World>> {
        self.world.clone().filter(|world| place.nation() == Some(world.nation.id.as_str()))
    }

    fn text_of(&self, place: &Place) -> Option<&Arc<TextPage>> {
        self.texts.iter().find(|text| Some(text.name.as_str()) == place.text())
    }

    /// The map of a place, if it is there whole.
    fn map_of(&self, place: &Place) -> Option<(&World, &MapParts)> {
        let world = self.world.as_ref().filter(|world| place.nation() == Some(world.nation.id.as_str()))?;
        let Page::Map { map, .. } = &place.page else { return None };
        let map = world.nation.find_map(map)?;
        let (_, parts) = self.maps.iter().find(|(known, _)| *known == map)?;
        Some((world, parts))
    }
}

/// Fetches one after the other what a place needs, until nothing is missing or something is in the way.
async fn fetch_all(mut store: Store, place: &Place, index: &Index) -> Store {
    store.trouble = None;
    store.tries += 1;
    let missing = store.missing(place, index);
    // All are asked for before the first is waited for.
    let asked: Vec<_> = missing.iter().map(|path| fetch::start(path)).collect();
    for (path, asked) in missing.iter().zip(asked) {
        let text = fetch::text(asked).await;
        store.take(path, text);
    }
    store
}

/// Reads the address, fetches what its place needs, and mounts the app over the reading page in one frame.
pub fn run(words: &'static Words) {
    browser::spawn(async move {
        let index = Index::built_in();
        let (place, _) = parsed(&index);
        let store = fetch_all(Store::new(words), &place, &index).await;
        let is_own = !browser::fragment().starts_with("#/");
        if let (true, Some((_, Trouble::Fetch { .. }))) = (is_own, &store.trouble) {
            // The reading page has the words of this very place: it stays.
            page::dispatch("waymark-keep-reading");
            return;
        }
        let reading = page::Reading::now();
        let chosen = match &place.page {
            Page::Map { step, .. } => step.clone(),
            _ => None,
        };
        let Some(root) = page::prepare_mount() else { return };
        leptos::mount::mount_to(root, move || app(index, store)).forget();
        page::finish_mount(move || reading.restore(chosen.as_deref()));
    });
}

fn parsed(index: &Index) -> (Place, Option<Notice>) {
    let own = address::own_map();
    let own = own.as_ref().map(|(nation, map)| (nation.as_str(), map.as_str()));
    let fragment = browser::fragment();
    // On a page that is not a map's, an empty fragment is that page, and one without a stroke a part of it.
    let page_fragment = browser::page_mark("page");
    let is_part = fragment.len() < 2 || page::has_part(&fragment[1..]);
    let fragment = if own.is_none() && is_part { page_fragment } else { fragment };
    let (place, notice) = Place::parse(&fragment, own);
    let (place, settled) = place.settled(index, None);
    (place, settled.or(notice))
}

fn app(index: Index, store: Store) -> AnyView {
    let words = store.words;
    // Lives as long as the page.
    let cx: &'static Cx = Box::leak(Box::new(Cx::app(words)));
    let raw = RwSignal::new(parsed(&index));
    let store = RwSignal::new(store);
    let index = StoredValue::new(index);
    let is_discreet = RwSignal::new(page::remembers("discreet"));
    // The road so far, while the reader looks at pages that do not show it.
    let road = StoredValue::new(raw.with_untracked(|(place, _)| road_of(place)));

    address::on_change(move || {
        let new = index.with_value(parsed);
        if new.0.nation().is_some() {
            road.set_value(road_of(&new.0));
        }
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
        leptos::task::spawn_local(async move {
            let new = fetch_all(known, &place, &index).await;
            // What comes late, for a place left since, must not take the place of what was asked for after it.
            if raw.with_untracked(|(now, _)| *now == place) {
                store.set(new);
            }
        });
    };
    effect(move || {
        let place = raw.with(|(place, _)| place.clone());
        if index.with_value(|index| !store.read_untracked().missing(&place, index).is_empty()) {
            fetch_missing();
        }
    });
    let settled = memo(move || {
        let (place, notice) = raw.get();
        let world = store.read().world_of(&place);
        let (place, found) = index.with_value(|index| place.settled(index, world.as_ref().map(|world| &world.nation)));
        (place, found.or(notice))
    });
    let place = memo(move || settled.read().0.clone());
    let asked = questions(place);
    let worker = Worker::new(place);
    let scene = memo(move || {
        let (place, notice) = settled.get();
        let (store, asking, labels) = (store.read(), asked.read(), worker.labels.read());
        let extras = Extras { asking: Some(&*asking), labels: worker.is_on.get().then_some(&*labels) };
        let trouble = store.trouble.as_ref().map(|(_, trouble)| trouble);
        let fetched = Fetched { map: store.map_of(&place), text: store.text_of(&place), trouble, extras };
        index.with_value(|index| Arc::new(page_scene(words, index, &place, notice, &fetched)))
    });
    let shown = memo(move || {
        let place = place.read();
        let state = match &scene.read().main {
            Main::Trouble(_) => format!("{TROUBLE} {}", store.read().tries),
            Main::Waiting => WAIT.to_string(),
            _ => READY.to_string(),
        };
        format!("{state} {}", page_key(&place))
    });
    effect(move || {
        let scene = scene.read();
        page::set_title(if is_discreet.get() { words.neutral_title } else { &scene.title });
    });
    let last_step = StoredValue::new(None::<Option<String>>);
    effect(move || {
        let step = match &place.read().page {
            Page::Map { step, .. } => step.clone(),
            _ => None,
        };
        let before = last_step.try_update_value(|last| last.replace(step.clone())).flatten();
        if before.is_some_and(|before| before != step) && step.is_some() {
            page::after_paint(|| page::focus("panel-name"));
        }
    });
    effect(move || {
        let is_ready = shown.read().starts_with(READY);
        let place = place.read();
        if let (true, Page::Text(_), Some(part)) = (is_ready, &place.page, place.lit.first().cloned()) {
            page::after_paint(move || page::focus(&part));
        }
    });
    effect(move || {
        address::set_discreet(is_discreet.get());
        page::set_pressed("discreet", is_discreet.get());
        page::set_install_name(if is_discreet.get() { "plain" } else { "waymark" });
    });
    let toggle_discreet = move || {
        is_discreet.update(|is_discreet| *is_discreet = !*is_discreet);
        page::remember("discreet", is_discreet.get_untracked());
    };

    let skips = move || {
        let mut parts = vec![("main", words.skip_to_main)];
        if matches!(place.read().page, Page::Map { .. }) {
            parts[0].1 = words.skip_to_step;
            parts.extend([("chart", words.skip_to_chart), ("outline", words.skip_to_outline)]);
        }
        skip_links(cx, &parts)
    };
    let head = move || {
        let scene = scene.read();
        header(cx, scene.nation.as_ref().map(|(id, name)| (id.as_str(), name.as_str())))
    };
    let notice = move || match scene.read().notice {
        Some(notice) => el("p").class("notice").text((words.notice)(notice)).into(),
        None => Html::default(),
    };
    view! {
        <div on:click=move |event| clicks(&event, &road.get_value()) on:keydown=keys>
            {live(skips)}
            {live(head)}
            <div class="tools">{search_box(cx)}</div>
            <div role="status">{live(notice)}</div>
            {keyed(shown, move || body(cx, scene, place, worker, asked, fetch_missing))}
            {written(index.with_value(|index| footer(cx, index)))}
            <div class="foot app-foot">
                <p id="discreet">{button(words.neutral, "tool", Box::new(toggle_discreet))}</p>
                {button(words.keys, "tool", Box::new(|| page::open_dialog("keys")))}
            </div>
            {written(keys_list(cx))}
        </div>
    }
    .into_any()
}

const READY: &str = "ready";
const WAIT: &str = "wait";
const TROUBLE: &str = "trouble";

/// A skip link moves the focus and leaves the address alone. Where the reader wants to be discreet, a link within the app
/// puts the new place where the old one was in the browser's history.
fn clicks(event: &ev::MouseEvent, road: &Road) {
    if let Some(id) = page::skip_target(event) {
        event.prevent_default();
        page::focus(&id);
    } else if let Some((fragment, is_change)) = page::place_target(event) {
        let carried = if is_change { None } else { carried(&fragment, road) };
        if carried.is_some() || address::is_discreet() {
            event.prevent_default();
            address::go(carried.as_ref().unwrap_or(&fragment));
        }
    }
}

/// The road so far, and the nation it lies in.
type Road = (String, Trail);

fn road_of(place: &Place) -> Road {
    (place.nation().unwrap_or_default().to_string(), place.trail.clone())
}

/// Links say where to go, not where one has been: the road so far goes along to every page of its nation.
fn carried(fragment: &str, (nation, trail): &Road) -> Option<String> {
    let (place, _) = Place::parse(fragment, None);
    let is_theirs = place.nation() == Some(nation) && place.trail.is_empty() && !trail.is_empty();
    is_theirs.then(|| place.with_trail(trail.clone()).print())
}

/// Esc goes from the panel back to the step's box; `/` to the search box and `?` to the list of keys, but only from the
/// chart: nobody who speaks to their device or mistypes sets them off elsewhere (WCAG 2.2, 2.1.4).
fn keys(event: ev::KeyboardEvent) {
    if page::is_typing() || event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    match event.key().as_str() {
        "?" if page::is_in_chart() => page::open_dialog("keys"),
        "/" if page::is_in_chart() => {
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
        Page::Text(name) => name.clone(),
        Page::System { nation } => format!("system {nation}"),
        Page::Journey { nation, .. } => format!("journey {nation}"),
        Page::Map { nation, map, .. } => format!("map {nation}/{map}"),
    }
}

/// The nation's name, whether its maps have been fetched or not.
fn name_of(nation: &str) -> String {
    Index::built_in().nation(nation).map_or(nation.to_string(), |entry| entry.name.clone())
}

fn body(
    cx: &'static Cx,
    scene: Memo<Arc<PageScene>>,
    place: Memo<Place>,
    worker: Worker,
    asked: Questions,
    retry: impl Fn() + 'static,
) -> AnyView {
    let words = cx.words;
    match &scene.get_untracked().main {
        Main::Waiting => {
            let waiting = el("p").attr("role", "status").text(words.fetching);
            main_part("wait".to_string(), Html::from(waiting).into_string())
        }
        Main::Trouble(why) => {
            let html = trouble(cx, why).into_string();
            let retry = button(words.try_again, "tool", Box::new(retry));
            view! { <main id="main" data-view="trouble" tabindex="-1"><div inner_html=html></div>{retry}</main> }
                .into_any()
        }
        Main::Map(first) => {
            // While the page goes to another, the map stays as it was.
            let last = StoredValue::new(first.clone());
            let map = memo(move || {
                if let Main::Map(map) = &scene.read().main {
                    last.set_value(map.clone());
                }
                last.get_value()
            });
            map_page(cx, map, place, worker, asked)
        }
        Main::Journey => {
            let waiting = el("p").attr("role", "status").text(words.fetching);
            page::after_paint(|| page::dispatch("waymark-journey"));
            main_part("journey".to_string(), Html::from(waiting).into_string())
        }
        Main::Text(text) => {
            let class = match &place.read_untracked().page {
                Page::Text(name) => name.split('/').next().unwrap_or_default().to_string(),
                Page::System { .. } => "system".to_string(),
                _ => "home".to_string(),
            };
            main_part(class, text.html.clone())
        }
    }
}

fn main_part(class: String, html: String) -> AnyView {
    let view = class.clone();
    view! { <main id="main" class=class data-view=view tabindex="-1" inner_html=html></main> }.into_any()
}
