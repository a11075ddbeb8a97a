//! The marks of a place on a main road that comes ready-made: where we are, the road so far, and what a link has marked.
//! Must never change anything of it but the marks.

use crate::markup::escaped;
use crate::scene::map::MapScene;
use crate::views::chart::mark;
use crate::views::cx::ViewContext;

/// The main road of a map as the build wrote it, with the marks of a place put in: attributes of a step's link and the words
/// in its `.mark`, and an attribute of each line behind us.
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
    for name in &scene.walked {
        let line = format!("data-move=\"{}\"", escaped(name));
        html = html.replace(&line, &format!("{line} data-walked"));
    }
    html
}
