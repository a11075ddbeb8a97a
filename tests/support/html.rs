//! Text as it stands in a page, to look for it there.

/// The text with what would be markup escaped, by the one writer of HTML.
pub fn escaped(text: &str) -> String {
    waymark::markup::text(text).into_string()
}
