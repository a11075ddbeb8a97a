//! The single-file edition: the whole site of `dist/`, and nothing else, in one HTML file that runs without a host.

use std::fs;
use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use waymark::markup::{Html, el, escaped};
use waymark::views::cx::ViewContext;
use waymark::views::frame::header;
use waymark::words;

use crate::site::{EASY, JOURNEY, JOURNEY_STYLE, SINGLE_FILE, between, files, read, tidied_script};

/// The look of the page until its own style sheet is unpacked: readable, and the way out in its place.
const WAIT_STYLE: &str = "body{font:1.1rem/1.5 sans-serif;margin:1rem;max-width:40rem}\
    .leave{background:#9a1f10;color:#fff;padding:.6rem 1rem;border-radius:.4rem;position:fixed;top:.6rem;right:.6rem}";

/// Writes the single file from the site in a folder, and says how many bytes it has.
pub fn write(site: &Path) -> Result<usize, String> {
    let page = read(&site.join("index.html"))?;
    let part = |before: &str, after: &str| {
        between(&page, before, after).ok_or(format!("index.html: nothing between {before:?} and {after:?}"))
    };
    let later = read(&site.join(part("media=\"print\" href=\"", "\"")?))?;
    let beside = read(&site.join(JOURNEY_STYLE))? + &read(&site.join(EASY[1]))?;
    let style = part("<style>", "</style>")? + &later + &beside;
    let (app, wasm, aids) = (part("data-app=\"", "\"")?, part("data-wasm=\"", "\"")?, part("data-aids=\"", "\"")?);
    let boot = plain(&read(&site.join(part("type=\"module\" src=\"", "\"")?))?, in_script);
    let packed = letters(&packed(&archive(site, &style, &[&app, &wasm, &aids, EASY[0], JOURNEY[0], JOURNEY[1]])?)?);
    // One script: a second one would not wait until the first has unpacked what it needs.
    let script =
        format!("{}\n{boot}", plain(&tidied_script(&read(&crate::root().join("src/single_file.js"))?), in_script));
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let policy = format!(
        "default-src 'none'; script-src {} blob: 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; media-src data:; base-uri 'none'; form-action 'none'",
        hash(&script),
        hash(WAIT_STYLE)
    );
    let wait = el("main").attr("id", "main").class("home").child(el("p").text(words::SPOKEN.pages.file_wait));
    let body = header(&ViewContext::app(words::SPOKEN), None).into_string() + &Html::from(wait).into_string();
    let marks = part("<html ", ">")?;
    let before = format!(
        "<!doctype html>\n<html {marks}>\n<head>\n<meta charset=\"windows-1252\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"format-detection\" content=\"telephone=no\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <title>{}</title>\n<style>{WAIT_STYLE}</style>\n</head>\n<body>\n<div id=\"reading\" data-failed=\"{}\">{body}</div>\n\
         <script type=\"text/plain\" id=\"packed\">",
        escaped(words::SPOKEN.name),
        escaped(words::SPOKEN.pages.file_failed),
    );
    let after = format!(
        "</script>\n<script type=\"module\" data-aids=\"{aids}\" data-app=\"{app}\" data-wasm=\"{wasm}\" data-easy=\"{}\" data-journey=\"{}\" data-journey-wasm=\"{}\">{script}</script>\n\
         </body>\n</html>\n",
        EASY[0], JOURNEY[0], JOURNEY[1],
    );
    let html = [plain(&before, in_html).as_bytes(), &packed, after.as_bytes()].concat();
    fs::write(site.join(SINGLE_FILE), &html).map_err(|error| format!("{SINGLE_FILE}: {error}"))?;
    Ok(html.len())
}

/// What the app asks for: a line that lists the names and lengths, then all files one behind the other.
fn archive(site: &Path, style: &str, program: &[&str]) -> Result<Vec<u8>, String> {
    let mut names = program.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    for folder in ["maps", "pages"] {
        let found = files(&site.join(folder))?;
        names.extend(
            found.iter().map(|path| path.strip_prefix(site).unwrap_or(path).to_string_lossy().replace('\\', "/")),
        );
    }
    let mut list = vec![("style.css", style.len())];
    let mut all = style.as_bytes().to_vec();
    for name in &names {
        let bytes = fs::read(site.join(name)).map_err(|error| format!("{name}: {error}"))?;
        list.push((name.as_str(), bytes.len()));
        all.extend(bytes);
    }
    let mut archive = serde_json::to_vec(&list).map_err(|error| error.to_string())?;
    archive.push(b'\n');
    archive.extend(all);
    Ok(archive)
}

/// Packed as gzip, whose sum at the end tells a browser that a file is damaged.
fn packed(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| error.to_string())
}

/// Each byte as one letter that may stand in a page of windows-1252, 42 on; after `=` one that may not, 64 further on (the
/// way of yEnc, J. Helbing 2001). The page is that much larger than what it holds: two in a hundred.
fn letters(bytes: &[u8]) -> Vec<u8> {
    let mut letters = Vec::with_capacity(bytes.len() + bytes.len() / 40);
    for byte in bytes {
        let letter = byte.wrapping_add(42);
        if matches!(letter, 0 | b'\r' | b'<' | b'=') {
            letters.extend([b'=', letter.wrapping_add(64)]);
        } else {
            letters.push(letter);
        }
    }
    letters
}

/// Text without a letter that is not ASCII: each is written as `escape` does.
fn plain(text: &str, escape: fn(u32) -> String) -> String {
    text.chars().map(|letter| if letter.is_ascii() { letter.to_string() } else { escape(u32::from(letter)) }).collect()
}

/// A letter in HTML.
fn in_html(letter: u32) -> String {
    format!("&#{letter};")
}

/// A letter in a script.
fn in_script(letter: u32) -> String {
    format!("\\u{{{letter:x}}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_ends_the_script_it_stands_in() {
        let all: Vec<u8> = (0..=255).collect();
        let letters = letters(&all);
        assert_eq!(letters.len(), 260);
        assert!(!letters.iter().any(|letter| matches!(letter, 0 | b'\r' | b'<')));
    }
}
