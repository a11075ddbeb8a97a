//! The maps as charts, their texts measured by the widths of one font instead of in a browser.

mod roboto;

use std::fs;

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

// What a box takes besides its text in the drawings of the measures, the gallery and the pictures of links, in pixels.

/// How wide a box is on a desk.
const BOX_ON_DESK: f64 = 168.0;
/// How wide it is on a phone.
const BOX_ON_PHONE: f64 = 153.6;
/// The space between its border and its text on the left and right, and above and below.
const BOX_PADDING: Size = Size { width: 7.2, height: 4.0 };
/// The least height of a box.
const BOX_LEAST_HEIGHT: f64 = 32.0;
/// The height of a line in it.
const BOX_LINE: f64 = 19.2;
/// What stands between its name and its links to other maps.
const DOORS_RULE: f64 = 5.0;
/// The size of all text in it.
const TEXT: f64 = 16.0;

/// How thick the border of a box is.
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
    EstimatedChart { chart, texts, graph }
}

fn text_lines(step: &BoxText, room: f64) -> Vec<TextLine> {
    // The signs are those of `.kind` in `style/page.css`; which one stands there makes no odds.
    let heart = if step.ending == Some(Ending::Permanence) { "♥ " } else { "" };
    let (kind, sign) = match step.ending {
        Some(_) => (format!("■ {heart}{}", (words::SPOKEN.step_kind)(step.kind)), ""),
        None => (String::new(), "○ "),
    };
    let doors = if step.doors.is_empty() {
        String::new()
    } else {
        format!("⇥ {}", step.doors.iter().map(|door| door.title.as_str()).collect::<Vec<_>>().join(", "))
    };
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

/// The order in which all steps and moves of a map are drawn in both directions, found with more work than one drawing takes.
pub fn order(nation: &Nation, map: MapId) -> ChartOrder {
    layout::find_order(&estimated(nation, map, Direction::Right).graph, EFFORT)
}

/// Draws a map in an order found before.
pub fn drawn(estimated: &EstimatedChart, order: &ChartOrder, direction: Direction) -> Result<Drawing, String> {
    layout::arrange_ordered(&estimated.graph, order, direction)
}
