//! The maps as charts, their texts measured by estimate instead of in a browser.
//! Must never be taken for the page's own measures: it knows no font.

use std::fs;

use waymark::atlas::file::ChartOrder;
use waymark::atlas::{Index, Map, MapId, Nation};
use waymark::camera::READABLE;
use waymark::export::width::{text_width, wrapped};
use waymark::geometry::Size;
use waymark::layout::{self, Direction, Drawing, Graph, Order};
use waymark::scene::chart::{BoxText, Chart, chart, graph};
use waymark::words;

/// A chart of one map with the room its texts take.
pub struct Sheet {
    /// What it shows.
    pub chart: Chart,
    /// The lines of text in each box.
    pub texts: Vec<Vec<TextLine>>,
    /// The lines of text on each move.
    pub labels: Vec<Vec<String>>,
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
    let read = |nation: &str, map: &str| -> Result<Map, String> {
        let path = crate::root().join(format!("maps/{nation}/{map}.json"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Map::new(waymark::atlas::file::from_json(&text)?))
    };
    let nations = index.nations.iter().map(|nation| {
        let maps: Result<Vec<Map>, String> = nation.maps.iter().map(|map| read(&nation.id, &map.id)).collect();
        Ok(Nation::new(&nation.id, maps?))
    });
    nations.collect()
}

/// The chart of a map at a depth, measured for a wide screen (to the right) or a phone (down).
pub fn sheet(nation: &Nation, map: MapId, is_main_road: bool, direction: Direction) -> Sheet {
    let chart = chart(nation, map, is_main_road);
    let width = match direction {
        Direction::Right => 168.0,
        Direction::Down => 153.6,
    };
    let texts: Vec<Vec<TextLine>> = chart.boxes.iter().map(|step| text_lines(step, width - 17.4)).collect();
    let height = |lines: &[TextLine]| (19.2 * lines.len() as f64 + 11.0).max(32.0);
    let doors = chart.boxes.iter().map(|step| if step.doors.is_empty() { 0.0 } else { 5.0 });
    let sizes: Vec<Size> =
        texts.iter().zip(doors).map(|(lines, doors)| Size::new(width, height(lines) + doors)).collect();
    let labels: Vec<Vec<String>> = chart.lines.iter().map(|line| wrapped(&line.label, 16.0, 108.8)).collect();
    let label_sizes: Vec<Option<Size>> = labels
        .iter()
        .map(|lines| {
            let widest = lines.iter().map(|line| text_width(line, 16.0)).fold(0.0, f64::max);
            (!lines.is_empty()).then(|| Size::new(widest + 6.4, 18.4 * lines.len() as f64))
        })
        .collect();
    let graph = graph(&chart, &sizes, &label_sizes);
    Sheet { chart, texts, labels, graph }
}

fn text_lines(step: &BoxText, room: f64) -> Vec<TextLine> {
    let (kind, sign) = match step.ending {
        Some(_) if step.is_apart => {
            (format!("{} {}", (words::ENGLISH.step_kind)(step.kind), words::ENGLISH.by_side_steps), "")
        }
        Some(_) => ((words::ENGLISH.step_kind)(step.kind).to_string(), ""),
        None => (String::new(), "○ "),
    };
    let doors = if step.doors.is_empty() { String::new() } else { format!("⇥ {}", step.doors.join(", ")) };
    let mut lines = Vec::new();
    // A name is bold, and so a little wider than its size says.
    let name = format!("{sign}{}", step.name);
    for (text, size, is_name) in [(kind, 16.0, false), (name, 17.0, true), (doors, 16.0, false)] {
        lines.extend(wrapped(&text, size, room).into_iter().map(|text| TextLine { text, is_name }));
    }
    lines
}

/// The room on a desk for a chart whose words are 13 px large, in pixels of the drawing: 1040 by 800 on the screen.
pub const DESK: Size = Size { width: 1040.0 / READABLE, height: 800.0 / READABLE };

/// The room a sheet is drawn in: main roads on a desk are cut into rows.
fn room(sheet: &Sheet, direction: Direction) -> Option<Size> {
    (direction == Direction::Right && sheet.chart.is_main_road).then_some(DESK)
}

/// How much more work is done than for one drawing: what takes no more than a moment for all maps together.
const EFFORT: usize = 12;

/// The order in which the chart of a map is drawn, found with all the work a build has time for.
pub fn order(nation: &Nation, map: MapId, is_main_road: bool) -> ChartOrder {
    let sheet = sheet(nation, map, is_main_road, Direction::Right);
    let Order { columns, gaps, back } = layout::order(&sheet.graph, room(&sheet, Direction::Right), EFFORT);
    ChartOrder { columns, gaps, back }
}

/// Draws a sheet as the app does.
pub fn drawn(sheet: &Sheet, direction: Direction) -> Result<Drawing, String> {
    let order = layout::order(&sheet.graph, room(sheet, Direction::Right), EFFORT);
    layout::arrange_ordered(&sheet.graph, &order, direction, room(sheet, direction))
}
