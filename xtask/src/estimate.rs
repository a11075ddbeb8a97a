//! The maps as charts, their texts measured by the widths of one font instead of in a browser.

mod roboto;

use std::fs;

use serde_json::{Map, Value, json};
use waymark::atlas::file::{Ending, StepKind};
use waymark::atlas::{self, Index, MapId, Nation};
use waymark::chart_order::ChartOrder;
use waymark::geometry::Size;
use waymark::layout::{self, Direction, Drawing, Graph};
use waymark::scene::chart::{BoxText, Chart, chart, graph};
use waymark::words;

use roboto::{RobotoWeight, wrapped};

/// A chart of one map with the room its texts take.
pub struct EstimatedChart {
    /// What it shows.
    pub chart: Chart,
    /// The lines of text in each box.
    pub texts: Vec<Vec<TextLine>>,
    /// How large the boxes are, in CSS pixels.
    pub sizes: Vec<Size>,
    /// What the engine draws.
    pub graph: Graph,
}

/// A line of text in a box.
pub struct TextLine {
    /// Its words.
    pub text: String,
    /// Whether it is the step's name.
    pub is_name: bool,
}

/// All nations with their maps.
pub fn nations() -> Result<Vec<Nation>, String> {
    let index = Index::built_in();
    let read = |nation: &str, map: &str| -> Result<atlas::Map, String> {
        let path = crate::root().join(format!("maps/{nation}/{map}.json"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(atlas::Map::new(waymark::atlas::file::from_json(&text)?))
    };
    let nations = index.nations.iter().map(|nation| {
        let maps: Result<Vec<atlas::Map>, String> = nation.maps.iter().map(|map| read(&nation.id, &map.id)).collect();
        Ok(Nation::new(&nation.id, &nation.name, maps?))
    });
    nations.collect()
}

// What a box and a label take besides their text, in CSS pixels of a root font of 16 px. `style/tokens.css` and
// `style/chart.css` decide these; tests below and the browser journey `estimate.mjs` hold them together.

/// How wide a box is on a desk: `--box`.
const BOX_ON_DESK: f64 = 168.0;
/// How wide it is on a phone: `--box` below 700 px, which 43vw makes narrower only on screens below 358 px.
const BOX_ON_PHONE: f64 = 153.6;
/// The space between its border and its text on the left and right, and above and below: `padding` of `.box`.
const BOX_PADDING: Size = Size { width: 7.2, height: 4.0 };
/// The least height of a box: `min-height` of `.box`.
const BOX_LEAST_HEIGHT: f64 = 32.0;
/// The height of a line in it: `line-height` of `.box`.
const BOX_LINE: f64 = 19.2;
/// What stands between its name and its links to other maps: margin, border and padding of `.box .doors`.
const DOORS_RULE: f64 = 5.0;
/// The size of all text in it.
const TEXT: f64 = 16.0;

/// How thick the border of a box is: `.box` and the `.kind-box-…` of its kind.
fn border(kind: StepKind) -> f64 {
    match kind {
        StepKind::Decision => 4.0,
        StepKind::Exit => 2.5,
        _ => 1.5,
    }
}

/// The chart of a map, measured for a wide screen (to the right) or a phone (down).
pub fn estimated(nation: &Nation, map: MapId, direction: Direction) -> EstimatedChart {
    let chart = chart(nation, map);
    let width = match direction {
        Direction::Right => BOX_ON_DESK,
        Direction::Down => BOX_ON_PHONE,
    };
    let frame = |step: &BoxText| {
        // A desk’s screen mostly has one pixel to a CSS pixel, and borders are drawn in whole ones, cut down.
        let border = match direction {
            Direction::Right => border(step.kind).floor(),
            Direction::Down => border(step.kind),
        };
        Size::new(BOX_PADDING.width + border, BOX_PADDING.height + border)
    };
    let texts: Vec<Vec<TextLine>> =
        chart.boxes.iter().map(|step| text_lines(step, width - 2.0 * frame(step).width)).collect();
    let height = |step: &BoxText, lines: &[TextLine]| {
        let rule = if step.doors.is_empty() { 0.0 } else { DOORS_RULE };
        (BOX_LINE * lines.len() as f64 + rule + 2.0 * frame(step).height).max(BOX_LEAST_HEIGHT)
    };
    let sizes: Vec<Size> =
        chart.boxes.iter().zip(&texts).map(|(step, lines)| Size::new(width, height(step, lines))).collect();
    let graph = graph(&chart, &sizes);
    EstimatedChart { chart, texts, sizes, graph }
}

fn text_lines(step: &BoxText, room: f64) -> Vec<TextLine> {
    // The signs are those of `.kind` in `style/page.css`; which one stands there makes no odds.
    let heart = if step.ending == Some(Ending::Permanence) { "♥ " } else { "" };
    let (kind, sign) = match step.ending {
        Some(_) => (format!("■ {heart}{}", (words::SPOKEN.step_kind)(step.kind)), ""),
        None => (String::new(), "○ "),
    };
    let doors = if step.doors.is_empty() { String::new() } else { format!("⇥ {}", step.doors.join(", ")) };
    let name = format!("{sign}{}", step.name);
    let mut lines = Vec::new();
    for (text, weight) in
        [(kind, RobotoWeight::Regular), (name, RobotoWeight::Semibold), (doors, RobotoWeight::Regular)]
    {
        let is_name = weight == RobotoWeight::Semibold;
        lines.extend(wrapped(text.trim_end(), TEXT, weight, room).into_iter().map(|text| TextLine { text, is_name }));
    }
    lines
}

/// How many times the work of one drawing is done: what takes no more than a moment for all maps together.
const EFFORT: usize = 12;

/// The order in which the chart of a map is drawn in both directions, found with all the work a build has time for.
pub fn order(nation: &Nation, map: MapId) -> ChartOrder {
    layout::find_order(&estimated(nation, map, Direction::Right).graph, EFFORT)
}

/// Draws a chart as the app does.
pub fn drawn(estimated: &EstimatedChart, order: &ChartOrder, direction: Direction) -> Result<Drawing, String> {
    layout::arrange_ordered(&estimated.graph, order, direction)
}

/// `estimate`: the estimated sizes of every box on a desk, by map, as JSON on standard output; the browser journey
/// `estimate.mjs` compares them with the page.
pub fn run() -> Result<(), String> {
    let mut maps = Map::new();
    for nation in &nations()? {
        for (id, map) in nation.maps() {
            let EstimatedChart { chart, sizes, .. } = estimated(nation, id, Direction::Right);
            let boxes: Map<String, Value> = (chart.boxes.iter().zip(&sizes))
                .map(|(step, size)| (step.step.clone(), json!([size.width, size.height])))
                .collect();
            maps.insert(map.file.map.clone(), Value::Object(boxes));
        }
    }
    println!("{}", Value::Object(maps));
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// What stands after `key:` in the first rule of a style sheet that opens with `selector {`.
    fn declared(sheet: &str, selector: &str, key: &str) -> String {
        let text = fs::read_to_string(crate::root().join("style").join(sheet)).unwrap();
        let opening = format!("{selector} {{");
        let rules = text.split(&opening).skip(1).filter_map(|rest| rest.split('}').next());
        let found =
            rules.flat_map(|rule| rule.split(';')).find_map(|part| part.trim().strip_prefix(key)).map(str::trim);
        found.unwrap_or_else(|| unreachable!("{sheet}: {selector} says nothing of {key}")).to_string()
    }

    /// A length in CSS pixels.
    fn pixels(length: &str) -> f64 {
        match (length.strip_suffix("rem"), length.strip_suffix("px")) {
            (Some(number), _) => 16.0 * number.parse::<f64>().unwrap(),
            (_, number) => number.unwrap_or(length).parse().unwrap(),
        }
    }

    fn lengths(text: &str) -> Vec<f64> {
        text.split_whitespace().map(pixels).collect()
    }

    #[track_caller]
    fn same(one: f64, two: f64) {
        assert!((one - two).abs() < 1e-9, "the estimate says {one}, the style sheet {two}");
    }

    #[test]
    fn a_box_is_as_wide_as_the_style_sheets_say() {
        same(BOX_ON_DESK, pixels(&declared("tokens.css", ":root", "--box:")));
        let phone = declared("chart.css", "(max-width: 699px) { :root", "--box:");
        same(BOX_ON_PHONE, pixels(phone.trim_start_matches("min(").split(',').next().unwrap()));
    }

    #[test]
    fn a_box_has_the_frame_and_the_lines_the_style_sheet_gives_it() {
        let padding = lengths(&declared("chart.css", "\n.box", "padding:"));
        same(BOX_PADDING.height, padding[0]);
        same(BOX_PADDING.width, padding[1]);
        same(BOX_LINE, TEXT * pixels(&declared("chart.css", "\n.box", "line-height:")));
        same(BOX_LEAST_HEIGHT, pixels(&declared("chart.css", "\n.box", "min-height:")));
        let first = |selector: &str, key: &str| {
            pixels(declared("chart.css", selector, key).split_whitespace().next().unwrap_or_default())
        };
        same(border(StepKind::Step), first("\n.box", "border:"));
        same(border(StepKind::Decision), first(".kind-box-decision", "border-width:"));
        same(border(StepKind::Exit), first(".kind-box-exit", "border:"));
        let doors = ["border-top:", "margin-top:", "padding-top:"].map(|key| first(".box .doors", key));
        same(DOORS_RULE, doors.iter().sum());
    }
}
