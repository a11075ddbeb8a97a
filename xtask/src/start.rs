//! What the build writes into a page for the scripts that run before the program or without it.
//! Must never hold a sentence of its own: they stand in `src/words/start.rs`.

use waymark::words::{self, start};

/// The sentences of the scripts, as a block of data for the page's head: in ASCII, so that it can stand in a page of any
/// encoding.
pub fn sentences() -> String {
    let held: serde_json::Map<String, serde_json::Value> =
        start::HELD.iter().map(|(key, name)| ((*key).to_string(), (*name).into())).collect();
    let sentences = serde_json::json!({
        "leaving": start::LEAVING,
        "shift_twice_more": start::SHIFT_TWICE_MORE,
        "shift_once_more": start::SHIFT_ONCE_MORE,
        "in_words": start::IN_WORDS,
        "try_again": words::ENGLISH.try_again,
        "fetching": start::FETCHING,
        "not_fetched": start::NOT_FETCHED,
        "newer": start::NEWER,
        "open_newer": start::OPEN_NEWER,
        "overdue": start::OVERDUE,
        "held": held,
        "held_journey": start::HELD_JOURNEY,
        "held_journey_aside": start::HELD_JOURNEY_ASIDE,
        "held_copy": start::HELD_COPY,
        "held_parts": start::HELD_PARTS,
        "held_nothing": start::HELD_NOTHING,
        "held_unknown": start::HELD_UNKNOWN,
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
