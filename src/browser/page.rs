//! The page as a whole: its title, focus, scrolling, printing, and what this device remembers of the reader's wishes.
//! Must never remember where a reader has been.

use gloo::utils::{body, document, document_element, window};
use wasm_bindgen::JsCast;

pub use super::events::dispatch;
use super::{events, storage};

/// Sets the tab's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The page's main part, if it shows the view of this name.
pub fn view(name: &str) -> Option<web_sys::HtmlElement> {
    document().query_selector(&format!("main[data-view={name}]")).ok().flatten()?.dyn_into().ok()
}

/// Moves the focus to an element by its id and brings it into view.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_in_view(element, WindowEdge::Top);
    }
}

/// Opens the part of the page that an element stands in, if it is closed.
pub fn open_around(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(part) = found.and_then(|found| found.closest("details").ok().flatten()) {
        let _ = part.set_attribute("open", "");
    }
}

/// Moves the focus to the picture: on a main road to the step where we are, if it stands there.
pub fn focus_picture() {
    match document().query_selector("[data-picture=main-road] a[aria-current]").ok().flatten() {
        Some(here) => focus_in_view(here, WindowEdge::Bottom),
        None => focus("chart"),
    }
}

/// The edge of the window that an element is brought to, if it is out of view.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WindowEdge {
    Top,
    Bottom,
}

fn focus_in_view(element: web_sys::Element, edge: WindowEdge) {
    let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    let frame = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // What stays at the head of the page would cover it.
    if frame.top() < 60.0 || height - 80.0 < frame.bottom() {
        element.scroll_into_view_with_bool(edge == WindowEdge::Top);
    }
}

/// Takes the focus from what stands in the page's main part, before that part is written anew: to remove what has the focus a
/// browser first lays out the page as it stands half written.
pub fn leave_main() {
    if document().active_element().is_some_and(|element| element.closest("main").ok().flatten().is_some()) {
        leave_field();
    }
}

/// Moves the focus to an element by its id, if what had it is gone from the page. The page is not scrolled: the reader has
/// asked for something else.
pub fn focus_if_lost(id: &str) {
    if let Some(element) = document().get_element_by_id(id).filter(|_| is_focus_lost()) {
        focus_in_place(element);
    }
}

/// The same where the reader goes on from there: it is brought into view.
pub fn focus_in_view_if_lost(id: &str) {
    focus_if_lost(id);
    if document().active_element().is_some_and(|element| element.id() == id) {
        focus(id);
    }
}

fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Moves the focus to an element and scrolls nothing.
fn focus_in_place(element: web_sys::Element) {
    if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Moves the focus to what a page that has come anew begins with, so that it is read first: the name of its step, or its title.
pub fn focus_title_if_lost() {
    focus_if_lost("panel-name");
    let title = document().query_selector("main h1").ok().flatten().filter(|_| is_focus_lost());
    if let Some(title) = title {
        let _ = title.set_attribute("tabindex", "-1");
        focus_in_place(title);
    }
    focus_if_lost("main");
}

/// Moves the focus from the page as a whole, where a link has left it, to the title of the page by its id.
pub fn focus_title(id: &str) {
    if document().active_element().is_some_and(|element| element.tag_name() == "MAIN") {
        focus(id);
    }
}

/// Takes the focus from a field, and with it a phone's keyboard from the screen.
pub fn leave_field() {
    if let Some(field) = document().active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = field.blur();
    }
}

/// Moves the focus so many on among the elements that a selector names, or back; at either end it stays.
pub fn focus_beside(selector: &str, by: i64) {
    let Ok(list) = document().query_selector_all(selector) else { return };
    let focused = document().active_element().map(web_sys::Node::from);
    let elements = (0..list.length()).filter_map(|at| list.item(at)?.dyn_into::<web_sys::HtmlElement>().ok());
    let elements: Vec<web_sys::HtmlElement> = elements.collect();
    let here =
        elements.iter().position(|element| focused.as_ref().is_some_and(|focused| element.is_same_node(Some(focused))));
    let next = here.and_then(|here| usize::try_from(here as i64 + by).ok()).and_then(|next| elements.get(next));
    if let Some(element) = next {
        let _ = element.focus();
    }
}

/// Moves the focus to the box of a step in the chart, or to the title of a group: `attribute` names which, `id` whose.
pub fn focus_in_chart(attribute: &str, id: &str) {
    let part = document().query_selector(&format!("#chart [{attribute}=\"{id}\"]")).ok().flatten();
    if let Some(part) = part.and_then(|part| part.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = part.focus();
    }
}

/// Brings the step chosen on the chart, or the first of those a link has lit, into view, if it is out of it and the page has
/// not been scrolled.
pub fn show_step_in_chart() {
    let found = document().query_selector("#chart :is(.here, [data-way=\"1\"])").ok().flatten();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let is_at_top = window().scroll_y().is_ok_and(|y| y < 1.0);
    if let Some(frame) = found.filter(|_| is_at_top).map(|found| found.get_bounding_client_rect())
        && height < frame.bottom()
    {
        window().scroll_by_with_x_and_y(0.0, frame.top() - height / 3.0);
    }
}

/// Makes what has the focus the chart's one stop for the Tab key.
pub fn rove() {
    let Some(focused) = document().active_element().filter(|element| element.has_attribute("tabindex")) else { return };
    if let Some(before) = document().query_selector(".every-step [tabindex=\"0\"]").ok().flatten() {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = focused.set_attribute("tabindex", "0");
}

/// Marks the line and the stub of a move as the one chosen, and no other.
pub fn mark_move(name: Option<&str>) {
    let found = document().query_selector_all("#chart [data-move]").ok();
    let nodes = found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |idx| found.get(idx)));
    for element in nodes.filter_map(|node| node.dyn_into::<web_sys::Element>().ok()) {
        let is_it = name.is_some() && element.get_attribute("data-move").as_deref() == name;
        let _ = element.toggle_attribute_with_force("data-chosen", is_it);
    }
}

/// What an attribute says of the part of the page that was pressed, unless a link in it was.
pub fn pressed(event: &leptos::ev::MouseEvent, attribute: &str) -> Option<String> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest(&format!("a, [{attribute}]")).ok().flatten()?.get_attribute(attribute)
}

/// The step whose box has the focus, if one has.
pub fn focused_step() -> Option<String> {
    document().active_element()?.get_attribute("data-step")
}

/// Brings an element into view by its id, its top below what stays at the head of the page. The focus stays where it is.
pub fn bring_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view();
    }
}

/// Moves the focus within the picture *from here*, as its lines run: on from the step to what can happen next and to how it can
/// end, back again, and up and down within each. On is to the right, or to the left where the page is written from the right.
/// Returns whether the key has moved it.
pub fn travel_picture(key: &str) -> bool {
    const COLUMNS: [&str; 3] = ["#panel-name", "[data-way] > a", ".endings-part a"];
    let Some(picture) = document().query_selector("[data-picture=\"from-here\"]").ok().flatten() else { return false };
    let columns = COLUMNS.map(|selector| {
        let found = picture.query_selector_all(selector).ok();
        let nodes = found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |idx| found.get(idx)));
        nodes
            .filter_map(|node| node.dyn_into::<web_sys::HtmlElement>().ok())
            .filter(|element| 0 < element.offset_height())
            .collect::<Vec<_>>()
    });
    let focused = document().active_element();
    let is_focused = |element: &web_sys::HtmlElement| focused.as_ref() == Some(element.as_ref());
    let at = columns.iter().enumerate().find_map(|(column, list)| Some((column, list.iter().position(is_focused)?)));
    let (column, row) = at.unwrap_or((0, 0));
    let is_from_right = picture.closest("[dir=rtl]").ok().flatten().is_some();
    let wanted = match key {
        // The meaning of a word is put away first.
        "Escape" if is_explaining() => None,
        "Escape" => {
            let back = picture.query_selector("[data-back]").ok().flatten();
            let back = back.and_then(|back| back.dyn_into::<web_sys::HtmlElement>().ok());
            back.as_ref().or(columns[0].first()).cloned()
        }
        "ArrowRight" | "ArrowLeft" if (key == "ArrowRight") != is_from_right => {
            columns[column + 1..].iter().find_map(|list| list.first()).cloned()
        }
        "ArrowRight" | "ArrowLeft" => columns[..column].iter().rev().find_map(|list| list.first()).cloned(),
        "ArrowDown" if column == 0 => columns[1].first().cloned(),
        "ArrowDown" => columns[column].get(row + 1).cloned(),
        "ArrowUp" => row.checked_sub(1).and_then(|row| columns[column].get(row)).cloned(),
        "Home" => columns[1].first().cloned(),
        "End" => columns[1].last().cloned(),
        _ => None,
    };
    let Some(wanted) = wanted else { return false };
    let _ = wanted.focus();
    true
}

/// Moves the focus among the steps of the picture, and the titles of its groups, as they are seen: to the nearest in the direction of the key, those of
/// the same column, or row, counting as far nearer than others. Returns whether the key has moved it.
pub fn travel_road(key: &str) -> bool {
    let found = document().query_selector_all("[data-picture] :is(a[data-step], [data-fold])").ok();
    let nodes = found.into_iter().flat_map(|found| (0..found.length()).filter_map(move |idx| found.get(idx)));
    let boxes: Vec<web_sys::HtmlElement> = nodes.filter_map(|node| node.dyn_into().ok()).collect();
    let focused = document().active_element();
    let Some(from) = boxes.iter().find(|element| focused.as_ref() == Some(element.as_ref())) else { return false };
    let middle = |element: &web_sys::HtmlElement| {
        let area = element.get_bounding_client_rect();
        (area.left() + area.width() / 2.0, area.top())
    };
    let (x, y) = middle(from);
    let nearest = |toward: fn(f64, f64) -> (f64, f64)| {
        let far = boxes.iter().filter_map(|element| {
            let (along, across) = toward(middle(element).0 - x, middle(element).1 - y);
            (4.0 < along).then_some((along + 4.0 * across.abs(), element))
        });
        far.min_by(|one, two| one.0.total_cmp(&two.0)).map(|(_, element)| element)
    };
    let wanted = match key {
        "ArrowRight" => nearest(|x, y| (x, y)),
        "ArrowLeft" => nearest(|x, y| (-x, y)),
        "ArrowDown" => nearest(|x, y| (y, x)),
        "ArrowUp" => nearest(|x, y| (-y, x)),
        "Home" => boxes.first(),
        "End" => boxes.last(),
        _ => None,
    };
    wanted.is_some_and(|wanted| wanted.focus().is_ok())
}

/// Whether the meaning of a word lies over the page.
fn is_explaining() -> bool {
    document().query_selector(":popover-open").ok().flatten().is_some()
}

/// Marks a map of the whole system as where the reader is, with the way back to their step, and no other map.
pub fn mark_here(map: &str, back: &str) {
    let marks = document().query_selector_all("[data-place] .system-here");
    let marks = marks.into_iter().flat_map(|marks| (0..marks.length()).filter_map(move |idx| marks.get(idx)));
    for mark in marks.filter_map(|mark| mark.dyn_into::<web_sys::Element>().ok()) {
        let is_here = mark.closest(&format!("[data-place={map}]")).ok().flatten().is_some();
        let _ = mark.toggle_attribute_with_force("hidden", !is_here);
        if let Some(link) = mark.first_element_child() {
            let _ = link.set_attribute("href", back);
        }
    }
}

/// Closes the menu in the head, if it is open; says whether it was.
pub fn close_menu() -> bool {
    let menu = document().query_selector(".menu[open]").ok().flatten();
    let Some(menu) = menu else { return false };
    let _ = menu.remove_attribute("open");
    true
}

/// Moves the focus to the button that opens the menu.
pub fn focus_menu() {
    let button = document().query_selector(".menu summary").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = button.focus();
    }
}

/// Scrolls the page so far from its top, in pixels.
pub fn scroll_to(scrolled: f64) {
    window().scroll_to_with_x_and_y(0.0, scrolled);
}

/// Goes to the top of the page.
pub fn to_top() {
    scroll_to(0.0);
}

/// The paper that a page is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// What every printer has.
    A4,
    /// Twice as large.
    A3,
}

/// Opens the browser's print dialog for a paper; the start script brings the code of the link first.
pub fn print(paper: Paper) {
    let root = document_element();
    let _ = match paper {
        Paper::A4 => root.remove_attribute(PAPER),
        Paper::A3 => root.set_attribute(PAPER, "a3"),
    };
    dispatch("waymark-print");
}

/// Whether the page is to be printed on the larger paper.
pub fn is_paper_large() -> bool {
    document_element().has_attribute(PAPER)
}

const PAPER: &str = "data-paper";

/// Calls back before and after printing, until the caller's owner goes.
pub fn on_print(before: impl Fn() + 'static, after: impl Fn() + 'static) {
    events::on_window("beforeprint", move |_| before());
    events::on_window("afterprint", move |_| after());
}

/// Prints one of the page's sheets and nothing else.
pub fn print_sheet(sheet: &str) {
    let root = document_element();
    open_around(&format!("[data-sheet={sheet}]"));
    let before = root.get_attribute(PRINT);
    let _ = root.set_attribute(PRINT, sheet);
    let _ = window().print();
    print_first(before.as_deref());
}

/// Brings an element into view by its id, no farther than it has to.
pub fn keep_in_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Which sheet the browser's own print is of; the journey sheet where it is of none.
pub fn print_first(sheet: Option<&str>) {
    let root = document_element();
    let _ = match sheet {
        Some(sheet) => root.set_attribute(PRINT, sheet),
        None => root.remove_attribute(PRINT),
    };
}

const PRINT: &str = "data-print";

/// Whether this device remembers a wish.
pub fn remembers(wish: &str) -> bool {
    storage::kept(wish).is_some()
}

/// The nation that was chosen on the first page, if this device remembers one.
pub fn chosen_nation() -> Option<String> {
    storage::kept("nation")
}

/// Remembers a wish. Where the device refuses to, the wish holds until the page is left.
pub fn remember(wish: &str) {
    storage::keep(wish, "yes");
}

/// Forgets a wish.
pub fn forget(wish: &str) {
    storage::forget(wish);
}

/// What was on the page that the app replaces: where the reader was in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingPosition {
    step: Option<StepInWords>,
    focus: Option<String>,
}

/// A step in words, as it stands in the window.
#[derive(Clone, Debug, PartialEq)]
struct StepInWords {
    id: String,
    /// Where it begins.
    top: f64,
    /// How far below that its name stands.
    name: f64,
}

/// How far below the beginning of a step its name stands: in its words, or in the list of every step.
fn name_below(step: &web_sys::Element) -> Option<f64> {
    let name = step.query_selector("h2, .outline-name").ok().flatten()?;
    Some(name.get_bounding_client_rect().top() - step.get_bounding_client_rect().top())
}

impl ReadingPosition {
    /// The step nearest the top of the window, and the address of the link that has the focus.
    pub fn now() -> ReadingPosition {
        let focused = document().active_element().and_then(|element| element.get_attribute("href"));
        let mut step = None;
        let scrolled = window().scroll_y().unwrap_or_default();
        if 0.0 < scrolled
            && let Ok(articles) = document().query_selector_all("#reading article[id]")
        {
            for idx in 0..articles.length() {
                let Some(article) = articles.get(idx).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) else {
                    continue;
                };
                let frame = article.get_bounding_client_rect();
                if frame.top() <= 80.0 && 80.0 < frame.bottom() {
                    let name = name_below(&article).unwrap_or_default();
                    step = Some(StepInWords { id: article.id(), top: frame.top(), name });
                }
            }
        }
        ReadingPosition { step, focus: focused }
    }

    /// The step whose words the reader has come to.
    pub fn step(&self) -> Option<&str> {
        self.step.as_ref().map(|step| step.id.as_str())
    }

    /// Puts the reader back where they were: the same step at the same height, the same link in focus.
    pub fn restore(&self, chosen: Option<&str>) {
        if let Some(StepInWords { id, top, name }) = &self.step {
            let selector = match chosen == Some(id.as_str()) {
                true => "[data-panel]".to_string(),
                false => format!("[data-outline] li[data-step=\"{id}\"]"),
            };
            if let Ok(Some(element)) = document().query_selector(&selector) {
                // The same words may be shorter here: the step stays in view however deep in it the reader was.
                let frame = element.get_bounding_client_rect();
                let top = top + name_below(&element).map_or(0.0, |now| name - now);
                let top = top.max(80.0_f64.min(160.0 - frame.height()));
                window().scroll_by_with_x_and_y(0.0, frame.top() - top);
            }
        }
        if let Some(link) = &self.focus {
            let link = link.strip_prefix('#').unwrap_or(link).replace(['"', '\\'], "");
            // A link of the app's may go on after the step: from where it is looked at.
            let same = format!("#app [href$=\"{link}\"], #app [href*=\"/{link}?\"]");
            if let Ok(Some(element)) = document().query_selector(&same)
                && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
            {
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                let _ = element.focus_with_options(&options);
            }
        }
    }
}

/// The element the app is mounted into, below the reading page: there it is measured and drawn before anyone sees it.
pub fn prepare_mount() -> Option<web_sys::HtmlElement> {
    let root = document().create_element("div").ok()?.dyn_into::<web_sys::HtmlElement>().ok()?;
    root.set_id("app");
    body().append_child(&root).ok()?;
    Some(root)
}

/// Shows the app in the place of the reading page, in one frame, and says that it is ready. `place` puts the reader back
/// where they were.
pub fn finish_mount(place: impl FnOnce() + 'static) {
    after_effects(move || {
        if let Some(reading) = document().get_element_by_id("reading") {
            reading.remove();
        }
        place();
        let _ = document_element().set_attribute("data-ready", "");
    });
}

fn after_effects(call: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        call();
    });
}

/// Calls back once what has changed is on the page.
pub fn after_paint(call: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(call);
}

/// How long after the finger was lifted browsers may take to tell of a tap, in milliseconds.
const TAP: u32 = 400;

/// Calls back once a press that has just ended has been told of.
pub fn after_press(call: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(TAP, call).forget();
}

/// The id a skip link that was pressed leads to.
pub fn skip_target(event: &leptos::ev::MouseEvent) -> Option<String> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.get_attribute("data-skip")
}

/// The fragment of the link within the app that was pressed plainly, and whether it is one that changes the road so far.
pub fn place_target(event: &leptos::ev::MouseEvent) -> Option<(String, bool)> {
    let is_plain = event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key());
    if !is_plain || event.default_prevented() {
        return None;
    }
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = element.closest("a").ok().flatten()?;
    let address = link.get_attribute("href")?;
    address.starts_with("#/").then(|| (address, link.has_attribute("data-trail")))
}

/// Says something above every page until it is said no more: words that are a link. None takes them away.
pub fn set_banner(banner: Option<(&str, &str)>) {
    if let Some(old) = document().get_element_by_id("banner") {
        old.remove();
    }
    let Some((words, href)) = banner else { return };
    if let (Ok(line), Ok(link)) = (document().create_element("p"), document().create_element("a")) {
        link.set_text_content(Some(words));
        let _ = link.set_attribute("href", href);
        line.set_id("banner");
        line.set_class_name("notice");
        let _ = line.append_child(&link);
        let _ = body().insert_before(&line, body().first_child().as_ref());
    }
}

/// Under which name the device would install the site: the manifest of that name.
pub fn set_install_name(name: &str) {
    if let Ok(Some(link)) = document().query_selector("link[rel=manifest]") {
        let _ = link.set_attribute("href", &format!("{}{name}.webmanifest", super::page_mark("root")));
    }
}

/// Whether the page has a part of this name.
pub fn has_part(id: &str) -> bool {
    document().get_element_by_id(id).is_some()
}

/// Whether the focus is in the chart.
pub fn is_in_chart() -> bool {
    document().active_element().and_then(|element| element.closest("#chart").ok().flatten()).is_some()
}

/// Opens a dialog over the page.
pub fn open_dialog(id: &str) {
    let dialog =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Whether the reader is typing in a field.
pub fn is_typing() -> bool {
    document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"))
}

/// Moves the focus from the panel to the chosen step's box in the chart.
pub fn focus_here() {
    let in_panel = document().active_element().and_then(|element| element.closest("[data-panel]").ok().flatten());
    if in_panel.is_some()
        && let Ok(Some(element)) = document().query_selector("[data-chart] a[aria-current=\"step\"]")
        && let Some(step) = element.get_attribute("data-step")
    {
        focus_in_chart("data-step", &step);
    }
}
