//! A link as a code that a phone's camera opens (QR code, ISO/IEC 18004).
//! Must never hold more than the link.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::markup::{Html, drawing, el};

/// The code as an SVG element, black on white with the quiet zone of four modules; none if the link is too long for one.
pub fn code(link: &str, name: &str) -> Option<Html> {
    let code = QrCode::encode_text(link, QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for (x, y) in (0..size).flat_map(|y| (0..size).map(move |x| (x, y))) {
        if code.get_module(x, y) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + 4, y + 4));
        }
    }
    let side = (size + 8) as u32;
    let white = format!("M0 0h{side}v{side}h-{side}z");
    let svg = drawing("code", side, side, &[("code-ground", &white), ("code-dark", &path)]);
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
}
