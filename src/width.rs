//! How much room a text takes in a drawing, by estimate.
//! It knows no font, so it is never right to a pixel.

/// A text broken into lines that take no more than `room`.
pub fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| text_width(line, size) + text_width(word, size) + 0.3 * size <= room) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_string()),
        }
    }
    lines
}

/// About how wide a text is in a plain sans-serif font of a size.
pub fn text_width(text: &str, size: f64) -> f64 {
    let share = |letter: char| match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.27,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' => 0.34,
        'm' | 'w' | 'M' | 'W' => 0.84,
        letter if letter.is_uppercase() => 0.67,
        _ => 0.56,
    };
    text.chars().map(share).sum::<f64>() * size
}
