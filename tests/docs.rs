//! The documents say what is there: paths, links and commands they name, and the shape of a decision.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every document for those who change, host or check Waymark, as its path from the root and its text.
fn documents() -> Vec<(String, String)> {
    let mut paths = vec!["README.md".to_string(), "CONTRIBUTING.md".to_string(), "SECURITY.md".to_string()];
    for folder in ["docs", "docs/decisions", "docs/tasks"] {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let pages = entries.map(|name| format!("{folder}/{}", name.to_string_lossy()));
        paths.extend(pages.filter(|path| path.ends_with(".md")));
    }
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(root().join(path)).unwrap())).collect()
}

/// The folders whose files a document may name from the root.
const FOLDERS: [&str; 11] =
    ["src/", "xtask/", "tests/", "maps/", "docs/", "style/", "benches/", "fuzz/", "icons/", ".github/", ".ci/"];

/// The paths from the root that a text names; those with a part to be put in (`maps/<nation>/`) end before it.
fn named_paths(text: &str) -> Vec<String> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "/._-".contains(letter);
    let words = text.split(|letter| !is_part(letter));
    let from_root = words.filter(|word| FOLDERS.iter().any(|folder| word.starts_with(folder)));
    from_root.map(|word| word.trim_end_matches(['.', '/', '-']).to_string()).collect()
}

#[test]
fn every_path_in_the_documents_is_there() {
    let mut missing = Vec::new();
    for (document, text) in documents() {
        // What `cargo fuzz` is given grows on the machine that runs it.
        let paths = named_paths(&text).into_iter().filter(|path| !path.starts_with("fuzz/corpus"));
        missing.extend(paths.filter(|path| !root().join(path).exists()).map(|path| format!("{document}: {path}")));
    }
    assert_eq!(missing, [""; 0], "these are named and not there");
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    for (document, text) in documents() {
        let folder = root().join(Path::new(&document).parent().unwrap());
        for rest in text.split("](").skip(1) {
            let address = rest.split([')', '#']).next().unwrap();
            let is_elsewhere = address.contains("://") || address.is_empty();
            assert!(is_elsewhere || folder.join(address).exists(), "{document} leads to {address}");
        }
    }
}

#[test]
fn every_decision_and_every_task_is_in_its_list() {
    for folder in ["docs/decisions", "docs/tasks"] {
        let list = fs::read_to_string(root().join(folder).join("README.md")).unwrap();
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(name == "README.md" || list.contains(&format!("({name})")), "{folder}/README.md leaves out {name}");
        }
    }
}

#[test]
fn every_decision_says_its_context_what_was_decided_and_what_follows() {
    for (document, text) in documents() {
        if document.starts_with("docs/decisions/") && !document.ends_with("README.md") {
            let parts = ["**Context.**", "**Decision.**", "**Consequences.**"].map(|part| text.find(part));
            assert!(parts.iter().all(Option::is_some) && parts.is_sorted(), "{document}: {parts:?}");
        }
    }
}

#[test]
fn every_command_in_the_documents_is_known() {
    let tasks = fs::read_to_string(root().join("xtask/src/main.rs")).unwrap();
    for (document, text) in documents() {
        for rest in text.split("cargo xtask ").skip(1) {
            let task = rest.split(|letter: char| !letter.is_ascii_lowercase()).next().unwrap();
            assert!(task.is_empty() || tasks.contains(&format!("\"{task}\"")), "{document} names cargo xtask {task}");
        }
        for rest in text.split("cargo test --test ").skip(1) {
            for name in rest.split(['`', '\n']).next().unwrap().split(" --test ") {
                assert!(root().join(format!("tests/{name}.rs")).exists(), "{document} names cargo test --test {name}");
            }
        }
    }
}
