//! Every next step of a map as a table: from where, on what condition, where to, who decides there, by when. The chart's equal for
//! whoever reads rows, and for a spreadsheet.
//! Must never leave out a next step that the chart draws.

use crate::atlas::MapId;
use crate::markup::{Element, Html, el, link};
use crate::scene::outline::reading_order;
use crate::scene::panel::next_groups;
use crate::scene::{StepLink, step_link};
use crate::views::cx::ViewContext;
use crate::views::parts;
use crate::world::World;

/// The file of the same rows beside the page.
pub const CSV: &str = "moves.csv";

/// A next step, as a row.
struct MoveRow {
    from: StepLink,
    /// On what condition.
    when: String,
    to: StepLink,
    decides: String,
    by_when: String,
}

fn rows(world: &World, map: MapId) -> Vec<MoveRow> {
    let steps = reading_order(&world.nation, map).into_iter();
    let rows = steps.flat_map(|step| {
        let from = step_link(&world.nation, map, step);
        let ways = next_groups(world, step, None).into_iter().flat_map(|group| group.moves);
        ways.map(move |way| MoveRow {
            from: from.clone(),
            when: way.when,
            to: way.to,
            decides: way.decides,
            by_when: way.by_when.unwrap_or_default(),
        })
    });
    rows.collect()
}

/// The page of a map.
pub fn table(cx: &ViewContext, world: &World, map: MapId) -> Html {
    let words = &cx.words.pages;
    let title = (words.table_of)(&world.nation.map(map).file.title);
    let cell = |content: Html| Html::from(el("td").child(content));
    let heads = words.table_columns.iter().map(|name| el("th").attr("scope", "col").text(name).into());
    let rows = rows(world, map).into_iter().map(|row| {
        let texts = [row.decides, row.by_when].map(|text| el("td").text(&text).into());
        el("tr")
            .child(el("th").attr("scope", "row").child(parts::step_link(cx, &row.from)))
            .child(el("td").text(&row.when))
            .child(cell(parts::step_link(cx, &row.to)))
            .children(texts)
            .into()
    });
    let table = el("table")
        .attr("data-sorts", "")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows));
    [
        el("h1").attr("id", "table-title").text(&title).into(),
        el("p").child(link("../").text(words.back_to_map)).into(),
        el("p").child(link(CSV).attr("download", "").text(words.table_file)).into(),
        Html::from(scrolled(table)),
    ]
    .into_iter()
    .collect()
}

/// A table that may be wider than the window: by keyboard too it can be moved.
fn scrolled(table: Element) -> Element {
    el("div")
        .class("workflow")
        .attr("role", "region")
        .attr("aria-labelledby", "table-title")
        .attr("tabindex", "0")
        .child(table)
}

/// The same rows as a file that spreadsheets open: fields in quotation marks, parted by commas, in UTF-8 with its mark.
pub fn csv(cx: &ViewContext, world: &World, map: MapId) -> String {
    let name = |step: &StepLink| match &step.map_title {
        Some(title) => format!("{} ({title})", step.shown_name),
        None => step.shown_name.clone(),
    };
    let line = |fields: [&str; 5]| {
        let quoted = fields.map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
        quoted.join(",") + "\r\n"
    };
    let rows = rows(world, map).into_iter();
    let rows = rows.map(|row| line([&name(&row.from), &row.when, &name(&row.to), &row.decides, &row.by_when]));
    format!("\u{feff}{}{}", line(cx.words.pages.table_columns), rows.collect::<String>())
}
