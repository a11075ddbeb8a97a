//! A link as a code that a phone's camera opens (QR code, ISO/IEC 18004).
//! Must never hold more than the link.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::markup::{Html, drawing, el};

/// The most modules on a side, with the quiet zone, that a camera reads from a small code on paper (22 mm), and from a large one
/// (42 mm): a module is a third of a millimetre. As `style/print.css` has them.
const MOST_SMALL: i32 = 66;
const MOST_LARGE: i32 = 127;

/// The code as an SVG element, black on white with the quiet zone of four modules; none if the link is too long for one that can be read.
pub fn code(link: &str, name: &str) -> Option<Html> {
    let of = |level| QrCode::encode_text(link, level).ok();
    let small = of(QrCodeEcc::Medium).filter(|code| code.size() + 8 <= MOST_SMALL);
    let class = if small.is_some() { "code" } else { "code code-large" };
    let code = small.or_else(|| of(QrCodeEcc::Low).filter(|code| code.size() + 8 <= MOST_LARGE))?;
    let size = code.size();
    let mut path = String::new();
    for (x, y) in (0..size).flat_map(|y| (0..size).map(move |x| (x, y))) {
        if code.get_module(x, y) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + 4, y + 4));
        }
    }
    let side = (size + 8) as u32;
    let white = format!("M0 0h{side}v{side}h-{side}z");
    let svg = drawing(class, side, side, &[("code-ground", &white), ("code-dark", &path)]);
    Some(el("span").attr("role", "img").attr("aria-label", name).child(svg).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_has_a_code_and_a_book_has_none() {
        let html = code("https://example.org/scotland/kinship/#kinship-panel", "Code").unwrap_or_default();
        assert!(html.as_str().contains("M4 4h1v1h-1z"), "the corner's mark begins after the quiet zone");
        assert_eq!(code(&"x".repeat(4000), "Code"), None);
    }

    #[test]
    fn no_code_has_smaller_modules_on_paper_than_a_camera_reads() {
        for length in (20..1500).step_by(40) {
            let Some(html) = code(&"x".repeat(length), "Code") else { continue };
            let html = html.as_str();
            let side: f64 = html
                .split("viewBox=\"0 0 ")
                .nth(1)
                .and_then(|rest| rest.split(' ').next()?.parse().ok())
                .unwrap_or(0.0);
            let width = if html.contains("code-large") { 42.0 } else { 22.0 };
            assert!(0.33 <= width / side, "{length} letters: {side} modules on {width} mm");
        }
        assert!(code(&"x".repeat(1200), "Code").is_some(), "a road of sixty steps has one");
    }
}
