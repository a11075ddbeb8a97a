//! The files of the site: found, read, tidied and written, each fault with the file's name.

use std::fs;
use std::path::{Path, PathBuf};

/// The journey's own program.
pub const JOURNEY: [&str; 2] = ["journey.js", "journey_bg.wasm"];

/// What its pages look like beside all others.
pub const JOURNEY_STYLE: &str = "journey.css";

/// Easy read: its script, and its look.
pub const EASY: [&str; 2] = ["easy.js", "easy.css"];
/// The single file's name in `dist/`.
pub const SINGLE_FILE: &str = "waymark.html";

/// Every file below a folder, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in crate::folder(folder)? {
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

pub fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0.to_string())
}

/// A style sheet without its comments and indents: they are written for whoever changes it.
pub fn tidied_style(style: &str) -> String {
    let mut parts = style.split("/*");
    let first = parts.next().unwrap_or_default().to_string();
    let rules = parts.fold(first, |all, part| all + part.split_once("*/").map_or("", |(_, rest)| rest));
    rules.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A script without its comment lines and indents. None of ours has a text of several lines, nor has what wasm-bindgen writes.
pub fn tidied_script(script: &str) -> String {
    let is_code = |line: &&str| !line.is_empty() && !["//", "/*", "*"].iter().any(|sign| line.starts_with(sign));
    script.lines().map(str::trim_start).filter(is_code).collect::<Vec<_>>().join("\n")
}

/// The body of a page without what HTML lets one leave out: quotes round a value of letters alone, ends of items of a list.
pub fn tidied_html(body: &str) -> String {
    let is_plain = |value: &str| {
        !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"#./:-_".contains(&byte))
    };
    // Texts have no quotation marks: the writer escapes them.
    let mut parts = body.split("=\"");
    let first = parts.next().unwrap_or_default().to_string();
    let unquoted = parts.fold(first, |all, part| match part.split_once('"') {
        Some((value, rest)) if is_plain(value) => all + "=" + value + rest,
        _ => all + "=\"" + part,
    });
    ["</li>", "</dt>", "</dd>"].iter().fold(unquoted, |html, end| html.replace(end, ""))
}

pub fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

pub fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<(), String> {
    write(path, &serde_json::to_string(value).map_err(|error| format!("{}: {error}", path.display()))?)
}

pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidied_page_says_the_same() {
        let body = "<ul class=\"a b\"><li><a href=\"../../kinship/#step\">It says &quot;yes&quot; = no</a></li><li>b</li></ul>\
                    <input value=\"\" id=\"x\"><dl><dt>a</dt><dd title=\"it's\">b</dd></dl>";
        assert_eq!(
            tidied_html(body),
            "<ul class=\"a b\"><li><a href=../../kinship/#step>It says &quot;yes&quot; = no</a><li>b</ul>\
             <input value=\"\" id=x><dl><dt>a<dd title=\"it's\">b</dl>"
        );
    }
}
