//! What the build writes into a page for the scripts that run before the program or without it.
//! Must never hold a sentence of its own: they stand in `src/words/start.rs`.

use waymark::words;

/// The sentences of the scripts, as a block of data for the page's head: in ASCII, so that it can stand in a page of any
/// encoding.
pub fn sentences() -> String {
    let held: serde_json::Map<String, serde_json::Value> =
        words::ENGLISH.start.held.iter().map(|(key, name)| ((*key).to_string(), (*name).into())).collect();
    let sentences = serde_json::json!({
        "leaving": words::ENGLISH.start.leaving,
        "shift_twice_more": words::ENGLISH.start.shift_twice_more,
        "shift_once_more": words::ENGLISH.start.shift_once_more,
        "in_words": words::ENGLISH.start.in_words,
        "try_again": words::ENGLISH.try_again,
        "fetching": words::ENGLISH.start.fetching,
        "not_fetched": words::ENGLISH.start.not_fetched,
        "newer": words::ENGLISH.start.newer,
        "open_newer": words::ENGLISH.start.open_newer,
        "overdue": words::ENGLISH.start.overdue,
        "held": held,
        "held_journey": words::ENGLISH.start.held_journey,
        "held_journey_aside": words::ENGLISH.start.held_journey_aside,
        "held_copy": words::ENGLISH.start.held_copy,
        "held_parts": words::ENGLISH.start.held_parts,
        "held_nothing": words::ENGLISH.start.held_nothing,
        "held_unknown": words::ENGLISH.start.held_unknown,
    });
    let mut units = [0; 2];
    let mut escaped = String::new();
    for letter in sentences.to_string().chars() {
        if letter.is_ascii() && letter != '<' {
            escaped.push(letter);
        } else {
            letter.encode_utf16(&mut units).iter().for_each(|unit| escaped += &format!("\\u{unit:04x}"));
        }
    }
    format!("<script type=\"application/json\" id=\"start-words\">{escaped}</script>\n")
}
