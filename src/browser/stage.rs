//! The chart's boxes and lines on the page: put where the drawing says, marked as the place says.
//! Must never hold a word: what stands in the boxes was written before.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::camera::Sheets;
use crate::geometry::{Point, Rect};
use crate::layout::Drawing;
use crate::scene::chart::Lights;
use crate::words::Words;

/// The elements below `stage` that a selector names, in order.
fn all(stage: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = stage.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|idx| list.get(idx)?.dyn_into::<HtmlElement>().ok()).collect()
}

fn put(element: &HtmlElement, at: Point) {
    let _ = element.style().set_property("transform", &format!("translate({}px,{}px)", at.x, at.y));
}

/// Puts boxes, labels and bands where the drawing says; bands, their titles and `lines` (SVG) are written for it.
pub fn place(stage: &Element, drawing: &Drawing, lines: &str, bands: [&str; 2]) {
    for (element, rect) in all(stage, ".boxes > a").iter().zip(&drawing.boxes) {
        put(element, rect.origin);
    }
    let labels: Vec<Option<Rect>> = drawing.lines.iter().map(|line| line.label).collect();
    for element in all(stage, ".labels > span") {
        let line: Option<usize> = element.get_attribute("data-line").and_then(|idx| idx.parse().ok());
        match line.and_then(|line| labels.get(line).copied().flatten()) {
            Some(rect) => put(&element, rect.origin),
            None => element.set_hidden(true),
        }
    }
    for (layer, written) in [".bands", ".titles"].iter().zip(bands) {
        if let Ok(Some(layer)) = stage.query_selector(layer) {
            layer.set_inner_html(written);
        }
        for (element, band) in all(stage, &format!("{layer} > div")).iter().zip(&drawing.bands) {
            put(element, band.area.origin);
            let _ = element.style().set_property("width", &format!("{}px", band.area.size.width));
            let _ = element.style().set_property("height", &format!("{}px", band.area.size.height));
        }
    }
    if let Ok(Some(svg)) = stage.query_selector("svg.lines") {
        let _ = svg.set_attribute("width", &drawing.size.width.to_string());
        let _ = svg.set_attribute("height", &drawing.size.height.to_string());
        svg.set_inner_html(lines);
    }
    let has_rows = drawing.bands.iter().any(|band| 0.0 < band.area.top());
    mark(stage, &[("drawn", true), ("rows", has_rows)]);
}

/// Says in the window of the chart why there is none.
pub fn say(view: &Element, words: &str) {
    view.set_text_content(Some(words));
}

/// Marks boxes and lines as the place says; the chosen step is the chart's one stop for the Tab key, else the first lit, else the first.
pub fn light(words: &Words, stage: &Element, lights: &Lights) {
    let here = lights.first();
    for (idx, (element, light)) in all(stage, ".boxes > a").iter().zip(&lights.boxes).enumerate() {
        mark(element, &[("here", light.is_here), ("lit", light.is_lit), ("dim", light.is_dim)]);
        set(element, "aria-current", light.is_here.then_some("step"));
        set(element, "tabindex", Some(if idx == here { "0" } else { "-1" }));
        let number = light.number.map(|number| number.to_string());
        set(element, "data-way", number.as_deref());
        let print = light.footprint.words(&words.trail);
        set(element, "data-been", (!print.is_empty()).then_some(&print));
    }
    let Ok(lines) = stage.query_selector_all("svg.lines > g") else { return };
    for (idx, light) in lights.lines.iter().enumerate() {
        let Some(element) = lines.get(idx as u32).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        mark(
            &element,
            &[("lit", light.is_lit), ("full", light.is_full), ("dim", light.is_dim), ("walked", light.is_walked)],
        );
    }
    for element in all(stage, ".labels > span") {
        let line: Option<usize> = element.get_attribute("data-line").and_then(|idx| idx.parse().ok());
        let light = line.and_then(|line| lights.lines.get(line)).copied().unwrap_or_default();
        mark(&element, &[("dim", light.is_dim && !light.is_lit)]);
    }
}

/// Puts copies of the stage on sheets of paper below the chart, each with a caption, until [`put_sheets_away`]; `place` puts
/// everything on a copy in its place.
pub fn lay_out_sheets(words: &Words, stage: &Element, sheets: Sheets, place: impl Fn(&Element)) {
    let Some(document) = stage.owner_document() else { return };
    let n_sheets = sheets.n_columns * sheets.n_rows;
    let new = |class: &str| {
        let element = document.create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
        element.set_class_name(class);
        Some(element)
    };
    let Some(all) = new("sheets") else { return };
    for (row, column, camera) in sheets.cameras() {
        let (Some(sheet), Some(window)) = (new("one-sheet"), new("sheet-window")) else { return };
        let Some(copy) = stage.clone_node_with_deep(true).ok().and_then(|copy| copy.dyn_into::<HtmlElement>().ok())
        else {
            return;
        };
        place(&copy);
        super::measure::set_camera(&copy, camera);
        let style = window.style();
        let _ = style.set_property("width", &format!("{}px", sheets.window.width));
        let _ = style.set_property("height", &format!("{}px", sheets.window.height));
        let _ = window.append_child(&copy);
        if 1 < n_sheets
            && let Some(caption) = new("sheet-caption")
        {
            caption.set_inner_text(&(words.sheet_caption)(row, column, sheets.n_rows, sheets.n_columns));
            let _ = sheet.append_child(&caption);
        }
        let _ = sheet.append_child(&window);
        let _ = all.append_child(&sheet);
    }
    if let Some(view) = stage.parent_element() {
        let _ = view.after_with_node_1(&all);
    }
}

/// Takes the sheets away again.
pub fn put_sheets_away(stage: &Element) {
    let next = stage.parent_element().and_then(|view| view.next_element_sibling());
    if let Some(sheets) = next.filter(|next| next.class_name() == "sheets") {
        sheets.remove();
    }
}

fn mark(element: &Element, marks: &[(&str, bool)]) {
    for (class, is_on) in marks {
        let _ = element.class_list().toggle_with_force(class, *is_on);
    }
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}
