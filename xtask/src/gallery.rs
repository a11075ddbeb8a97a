//! `gallery`: every map with every step, in both directions on one page, for whoever changes the engine.
//! It is no part of the site: its texts are measured by estimate.

mod path;

use std::fmt::Write as _;
use std::fs;

use crate::estimate::{self, EstimatedChart};
use path::{head, rounded};
use waymark::atlas::file::{Ending, MoveKind, StepKind};
use waymark::layout::{Direction, Drawing};
use waymark::markup::escaped;

/// The look of the page: colours as the app has them, one for each kind of move.
const STYLE: &str = "\
body{font:16px/1.4 sans-serif;margin:1rem}figure{margin:1rem 0;overflow:auto}svg{background:#fff;border:1px solid #bbb}\
text{font:16px sans-serif;fill:#444}.name{font:600 16px sans-serif;fill:#111}.band{fill:#f2f5f7}.band.odd{fill:#fff}\
.box{fill:#fff;stroke:#5b6770;stroke-width:1.5}.box.start{fill:#e4f0ff;stroke-width:2.5}.box.exit{fill:#eef2e6;stroke:#45601d;stroke-width:2.5}\
.box.lasting{fill:#fff6cf}.heart{fill:#ffcc00;stroke:#5b4600}.way{fill:none;stroke:#7a868e;stroke-width:1.2}.next .way{stroke:#3d4a52;stroke-width:2}\
.head{fill:#3d4a52}.escalate .way{stroke:#a3321e;stroke-dasharray:3 3}.stepdown .way{stroke:#1f6b3a;stroke-dasharray:9 4}\
.challenge .way{stroke:#6b3fa0;stroke-dasharray:10 3 2 3}.repeat .way{stroke:#8a5a00;stroke-dasharray:1 4;stroke-linecap:round}";

/// Writes `target/gallery/index.html`.
pub fn run() -> Result<(), String> {
    let mut page = format!("<!doctype html><meta charset=\"utf-8\"><title>Gallery</title><style>{STYLE}</style>");
    for nation in &estimate::nations()? {
        for (id, map) in nation.maps() {
            let order = estimate::order(nation, id);
            for (direction, way) in [(Direction::Right, "right"), (Direction::Down, "down")] {
                let estimated = estimate::estimated(nation, id, direction);
                let drawing = estimate::drawn(&estimated, &order, direction)?;
                let name = format!("{}, {way}", map.file.map);
                let size = format!("{:.0} × {:.0}", drawing.size.width, drawing.size.height);
                let picture = picture(&estimated, &drawing);
                let _ = write!(page, "<figure><figcaption>{name} ({size})</figcaption>{picture}</figure>");
            }
        }
    }
    let folder = crate::root().join("target/gallery");
    let path = folder.join("index.html");
    fs::create_dir_all(&folder)
        .and_then(|()| fs::write(&path, page))
        .map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}", path.display());
    Ok(())
}

/// A drawing as SVG.
fn picture(estimated: &EstimatedChart, drawing: &Drawing) -> String {
    let mut svg = format!("<svg width=\"{:.0}\" height=\"{:.0}\">", drawing.size.width, drawing.size.height);
    for (nth, band) in drawing.bands.iter().enumerate() {
        let class = if nth % 2 == 0 { "band" } else { "band odd" };
        svg += &rect(class, band.area, 0);
        let title = estimated.chart.stages.get(band.stage).map(String::as_str);
        svg += &text("stage", band.area.left() + 6.0, band.area.top() + 14.0, title.unwrap_or_default());
    }
    for (line, words) in drawing.lines.iter().zip(&estimated.chart.lines) {
        let class = match words.kind {
            MoveKind::Next => "next",
            MoveKind::Escalate | MoveKind::Setback => "escalate",
            MoveKind::StepDown => "stepdown",
            MoveKind::Appeal => "challenge",
            MoveKind::Repeat => "repeat",
            _ => "alongside",
        };
        let (way, tip) = (rounded(&line.points), head(&line.points));
        let name = escaped(&words.name);
        let _ = write!(
            svg,
            "<g class=\"{class}\"><title>{name}</title><path class=\"way\" d=\"{way}\"/><path class=\"head\" d=\"{tip}\"/></g>"
        );
    }
    for ((area, step), lines) in drawing.boxes.iter().zip(&estimated.chart.boxes).zip(&estimated.texts) {
        let class = match (step.kind, step.ending) {
            (StepKind::Start, _) => "box start",
            (_, Some(Ending::Permanence)) => "box exit lasting",
            (_, Some(_)) => "box exit",
            _ => "box",
        };
        svg += &rect(class, *area, if step.kind == StepKind::Start { 22 } else { 6 });
        let mut y = area.top() + 6.0;
        for line in lines {
            y += 19.2;
            svg += &text(if line.is_name { "name" } else { "kind" }, area.left() + 9.0, y - 4.0, &line.text);
        }
        if step.ending == Some(Ending::Permanence) {
            let _ = write!(
                svg,
                "<path class=\"heart\" transform=\"translate({:.1} {:.1})\" d=\"M12 20C5 15 1 11 1 6.500a5.500 5.500 0 0 1 11-1.500a5.500 5.500 0 0 1 11 1.500C23 11 19 15 12 20Z\"/>",
                area.right() - 30.0,
                area.top() - 11.0
            );
        }
    }
    svg + "</svg>"
}

fn rect(class: &str, area: waymark::geometry::Rect, radius: usize) -> String {
    let (width, height) = (area.size.width, area.size.height);
    let (x, y) = (area.left(), area.top());
    format!(
        "<rect class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{radius}\"/>"
    )
}

fn text(class: &str, x: f64, y: f64, words: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>", escaped(words))
}
