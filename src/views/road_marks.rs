//! The marks of a place on a main road that comes ready-made: where we are, the road so far, and what a link has marked; and what
//! its lines say to the ear. Must never change anything else of it.

use crate::markup::escaped;
use crate::scene::map::MapScene;
use crate::views::chart::{heard_moves, mark};
use crate::views::cx::ViewContext;

/// The main road of a map as the build wrote it, with the marks of a place put in: attributes of a step's link and the words
/// in its `.mark`, an attribute of each line behind us, and after each step its moves as they are heard.
pub fn marked(cx: &ViewContext, scene: &MapScene) -> String {
    let mut html = scene.main_road.to_string();
    for own in &scene.marks {
        let step = format!("data-step=\"{}\"", escaped(&own.step));
        let been = own.footprint.words(&cx.words.trail);
        let mut marks = step.clone();
        if own.is_here {
            marks += " aria-current=\"step\"";
        }
        if !been.is_empty() {
            marks += &format!(" data-been=\"{}\"", escaped(&been));
        }
        if let Some(number) = own.number {
            marks += &format!(" data-way=\"{number}\"");
        }
        // A step that is not on the main road has no place for its marks.
        let Some(at) = html.find(&step) else { continue };
        const EMPTY: &str = "<span class=\"mark\"></span>";
        if let Some(slot) = html[at..].find(EMPTY).filter(|_| own.is_here || !been.is_empty()) {
            html.replace_range(at + slot..at + slot + EMPTY.len(), mark(cx, &own.footprint).as_str());
        }
        html.replace_range(at..at + step.len(), &marks);
    }
    for (nth, own) in scene.chart.boxes.iter().enumerate() {
        const TOLD: &str = "<div class=\"stop-told\">";
        let at = html.find(&format!("data-step=\"{}\"", escaped(&own.step)));
        let told = at.and_then(|at| Some(at + html[at..].find(TOLD)? + TOLD.len()));
        if let Some(told) = told {
            html.insert_str(told, heard_moves(cx, &scene.chart, nth).as_str());
        }
    }
    for name in &scene.walked {
        let line = format!("data-move=\"{}\"", escaped(name));
        html = html.replace(&line, &format!("{line} data-walked"));
    }
    html
}
