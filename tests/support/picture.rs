//! What must hold for every picture of a journey: a plain drawing, every text in its box, no two boxes or texts over one another.

use waymark::export::picture::{WIDTH, WIDTH_ON_PAPER};
use waymark::width::text_width;

/// Checks a picture of a height in pixels, made at a place that ends in `Paper` where it is for paper.
pub fn check_picture(place: &str, svg: &str, height: f64) {
    let width = if place.ends_with("Paper") { WIDTH_ON_PAPER } else { WIDTH };
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{place}: {error}\n{svg}"));
    let number = |node: &roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
    let mut boxes: Vec<[f64; 4]> = Vec::new();
    let mut texts: Vec<([f64; 4], String)> = Vec::new();
    for node in document.root_element().descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        assert!(
            ["svg", "title", "desc", "rect", "text", "path"].contains(&tag),
            "{place}: <{tag}> is no plain drawing"
        );
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{place}");
        assert!(!node.has_attribute("class") && !node.has_attribute("style"), "{place}: needs a style sheet");
        if tag == "rect" && node.has_attribute("x") {
            let [x, y] = ["x", "y"].map(|name| number(&node, name));
            boxes.push([x, y, x + number(&node, "width"), y + number(&node, "height")]);
        } else if tag == "text" {
            let size = number(&node, "font-size");
            let bold = if node.attribute("font-weight") == Some("600") { 0.9 } else { 1.0 };
            let words = node.text().unwrap_or_default().trim_end();
            let width = text_width(words, size) / bold;
            let [x, y] = ["x", "y"].map(|name| number(&node, name));
            texts.push(([x, y - 0.75 * size, x + width, y + 0.2 * size], words.to_string()));
        }
    }
    let is_within = |text: &[f64; 4], frame: &[f64; 4]| {
        frame[0] <= text[0] && frame[1] <= text[1] && text[2] <= frame[2] && text[3] <= frame[3]
    };
    let meet =
        |a: &[f64; 4], b: &[f64; 4]| 1.0 < a[2].min(b[2]) - a[0].max(b[0]) && 1.0 < a[3].min(b[3]) - a[1].max(b[1]);
    for (idx, (text, words)) in texts.iter().enumerate() {
        assert!(is_within(text, &[0.0, 0.0, width, height]), "{place}: {words:?} leaves the picture");
        for frame in boxes.iter().filter(|frame| meet(text, frame)) {
            assert!(is_within(text, frame), "{place}: {words:?} at {text:?} leaves its box {frame:?}");
        }
        for (other, others) in &texts[..idx] {
            assert!(!meet(text, other), "{place}: {words:?} lies over {others:?}");
        }
    }
    for (idx, frame) in boxes.iter().enumerate() {
        assert!(boxes[..idx].iter().all(|other| !meet(frame, other)), "{place}: two boxes overlap");
    }
}
