//! What the build puts in front of the scripts that run before the program or without it: their sentences, which stand in
//! `src/words/start.rs`. A script of another language is another file; the pages carry none of it.

use serde_json::json;
use waymark::words;

/// The line that declares the sentences of `boot.js` or `aids.js`; empty for a script that says nothing.
pub fn declaration(script: &str) -> String {
    let start = &words::SPOKEN.start;
    let sentences = match script {
        "boot" => json!({
            "leaving": start.leaving,
            "still_here": start.still_here,
            "show_again": start.show_again,
            "no_print": start.no_print,
            "shift_once_more": start.shift_once_more,
            "in_words": start.in_words,
            "try_again": words::SPOKEN.try_again,
            "fetching": start.fetching,
            "not_fetched": start.not_fetched,
        }),
        "aids" => json!({
            "newer": start.newer,
            "open_newer": start.open_newer,
            "overdue": start.overdue,
        }),
        _ => return String::new(),
    };
    format!("const words = {};\n", in_ascii(&sentences.to_string()))
}

/// JSON in ASCII alone: a script may be sent without word of its encoding, and the single file is in none that holds these.
fn in_ascii(json: &str) -> String {
    let mut units = [0; 2];
    let mut escaped = String::new();
    for letter in json.chars() {
        if letter.is_ascii() && letter != '<' {
            escaped.push(letter);
        } else {
            letter.encode_utf16(&mut units).iter().for_each(|unit| escaped += &format!("\\u{unit:04x}"));
        }
    }
    escaped
}
