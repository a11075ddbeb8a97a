//! The sources keep the house's rules: who may know whom, how a file opens, how long it is, and what it never says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every module of the core, and the modules it may know besides itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("decimal", &[]),
    ("geometry", &[]),
    ("listed", &[]),
    ("sorting", &[]),
    ("width", &[]),
    ("markup", &[]),
    ("chart_order", &[]),
    ("atlas", &["listed", "sorting"]),
    ("calendar", &["atlas"]),
    ("graph", &["atlas", "sorting"]),
    ("layout", &["chart_order", "geometry", "sorting"]),
    ("place", &["atlas", "graph", "listed", "sorting"]),
    ("words", &["atlas", "calendar", "place"]),
    ("world", &["atlas", "graph", "words"]),
    ("scene", &["atlas", "geometry", "graph", "layout", "place", "sorting", "words", "world"]),
    ("search", &["atlas", "scene", "sorting"]),
    ("journey", &["atlas", "calendar", "graph", "listed", "place", "scene", "sorting", "width", "words", "world"]),
    ("export", &["atlas", "calendar", "decimal", "geometry", "journey", "markup", "scene", "width", "words"]),
    (
        "views",
        &[
            "atlas", "calendar", "decimal", "geometry", "graph", "journey", "layout", "markup", "place", "scene",
            "search", "sorting", "words", "world",
        ],
    ),
    ("browser", &["calendar", "words"]),
    (
        "journey_app",
        &[
            "atlas", "browser", "calendar", "export", "graph", "journey", "markup", "place", "scene", "views", "words",
            "world",
        ],
    ),
    ("ui", &["atlas", "browser", "graph", "markup", "place", "scene", "search", "views", "words", "world"]),
];

/// Classes without a look of their own: hooks for the page's script, for tests, or for the sense of the markup alone.
const HOOKS: [&str; 3] = ["exit", "outline-stage", "sample"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of ours, as its path from the root and its text; what is built or brought is left out.
fn files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if ["target", "dist", "node_modules", ".git"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if let Ok(text) = fs::read_to_string(&path) {
            found.push((path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"), text));
        }
    }
    found.sort();
    found
}

fn rust(folder: &str) -> Vec<(String, String)> {
    files(folder).into_iter().filter(|(path, _)| path.ends_with(".rs")).collect()
}

/// What ships of a source file: without comments and without its tests, which stand last.
fn shipped(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(|line| match line.trim_start().starts_with("//") {
        true => "",
        false => line.split(" // ").next().unwrap_or_default(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The module of the core a source file belongs to: `atlas` of `src/atlas/check.rs`.
fn module(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap_or(path);
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The words that follow a mark, up to the first letter that cannot be in a name.
fn names_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

fn says(text: &str, word: &str) -> bool {
    let is_edge = |letter: Option<char>| !letter.is_some_and(|letter| letter.is_alphanumeric());
    text.match_indices(word).any(|(at, _)| is_edge(text[..at].chars().next_back()))
}

#[test]
fn imports_point_one_way_only() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    for (path, text) in rust("src").iter().filter(|(path, _)| !["src/lib.rs", "src/main.rs"].contains(&path.as_str())) {
        let own = module(path);
        let allowed = layers.get(own).unwrap_or_else(|| panic!("{path}: say in LAYERS whom {own:?} may know"));
        for known in names_after(&shipped(text), "crate::") {
            assert!(known == own || allowed.contains(&known), "{path} knows {known:?}");
        }
    }
}

#[test]
fn no_layer_knows_one_that_knows_it() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let mut finished: BTreeSet<&str> = BTreeSet::new();
    while finished.len() < layers.len() {
        let next = layers
            .iter()
            .find(|(own, known)| !finished.contains(*own) && known.iter().all(|known| finished.contains(known)));
        finished.insert(next.expect("LAYERS has no circle").0);
    }
}

/// The modules of the layout that one of its files names, by `super::name` or `super::{name, …}`.
fn stages_named(text: &str) -> BTreeSet<String> {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    let mut named = BTreeSet::new();
    for rest in shipped(text).split("super::").skip(1) {
        let list = rest.strip_prefix('{').and_then(|rest| rest.split('}').next()).unwrap_or(rest);
        let n_names = if rest.starts_with('{') { usize::MAX } else { 1 };
        let names = list.split(',').take(n_names).map(|name| name.trim().split(|letter| !is_letter(letter)).next());
        named.extend(names.flatten().filter(|name| !name.is_empty()).map(str::to_string));
    }
    named
}

#[test]
fn no_stage_of_the_layout_knows_the_pipeline_or_one_that_knows_it() {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in rust("src/layout") {
        assert!(!shipped(&text).contains("crate::layout"), "{path} knows the pipeline");
        let own = path.trim_start_matches("src/layout/").trim_end_matches(".rs").to_string();
        known.insert(own, stages_named(&text));
    }
    for (own, others) in &known {
        for other in others {
            assert!(known.contains_key(other), "src/layout/{own}.rs takes {other:?} from the pipeline");
        }
    }
    while !known.is_empty() {
        let finished: Vec<String> =
            known.iter().filter(|(_, others)| others.is_empty()).map(|(own, _)| own.clone()).collect();
        assert!(!finished.is_empty(), "there is a circle among these: {known:?}");
        finished.iter().for_each(|own| drop(known.remove(own)));
        known.values_mut().for_each(|others| others.retain(|other| !finished.contains(other)));
    }
}

#[test]
fn the_address_takes_nothing_from_the_graph_but_a_number() {
    let text = fs::read_to_string(root().join("src/place.rs")).unwrap();
    for name in names_after(&shipped(&text), "crate::graph::") {
        assert_eq!(name, "MOST_ROUTES");
    }
}

#[test]
fn petgraph_is_named_by_the_graph_and_the_layout_alone() {
    for (path, text) in rust("src") {
        let is_allowed = path == "src/graph.rs" || module(&path) == "layout";
        assert!(is_allowed || !says(&shipped(&text), "petgraph"), "{path}");
    }
}

#[test]
fn the_style_sheet_shows_every_nation_alone_once_it_is_chosen() {
    let style = fs::read_to_string(root().join("style/page.css")).unwrap();
    for nation in waymark::atlas::Index::built_in().nations {
        let id = nation.id;
        let rule = format!("[data-nation=\"{id}\"] .nation-home:not([data-of=\"{id}\"])");
        assert!(style.contains(&rule), "style/page.css: {rule}");
    }
}

#[test]
fn the_browser_is_named_in_one_layer_alone() {
    for (path, text) in rust("src") {
        let text = shipped(&text);
        let own = module(&path);
        let is_seen = ["ui", "journey_app", "browser"].contains(&own);
        assert!(is_seen || !says(&text, "leptos"), "{path} names leptos");
        for name in ["web_sys", "js_sys", "gloo", "gloo_file", "gloo_net", "wasm_bindgen"] {
            // What a program offers the start script is marked so where it stands.
            let is_entry = (path.as_str(), name) == ("src/journey_app.rs", "wasm_bindgen");
            assert!(own == "browser" || is_entry || !says(&text, name), "{path} names {name}");
        }
        let reaches = text.contains("window()") || text.contains("document()");
        assert!(own == "browser" || !reaches, "{path} reaches the browser");
    }
}

#[test]
fn what_is_followed_is_read() {
    // A memo that nobody has read follows nothing: to track it alone never tells of a change.
    for (path, text) in rust("src") {
        assert!(!shipped(&text).contains(".track()"), "{path}: read what is to be followed, do not only track it");
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for (path, text) in ["src", "xtask", "tests"].iter().flat_map(|folder| rust(folder)) {
        assert!(text.starts_with("//! "), "{path} opens without saying what it is");
    }
}

#[test]
fn nothing_that_ships_is_unfinished_or_gives_up() {
    let unfinished = ["TO", "FIX"].map(|word| format!("{word}{}", if word == "TO" { "DO" } else { "ME" }));
    for (path, text) in rust("src").into_iter().chain(rust("xtask")) {
        for word in &unfinished {
            assert!(!text.contains(word), "{path} says {word}");
        }
    }
    for (path, text) in rust("src") {
        for word in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!(", "dbg!(", "println!("] {
            assert!(!shipped(&text).contains(word), "{path} says {word}");
        }
    }
}

/// The names of the types that a file declares. One that is indented belongs to a trait, which gives it its name.
fn types_declared(text: &str) -> Vec<String> {
    let declared = |line: &str| {
        let is_indented = line.starts_with(' ');
        let line = line.trim_start();
        let line = match line.strip_prefix("pub(") {
            Some(rest) => rest.split_once(") ").map_or("", |(_, rest)| rest),
            None => line.strip_prefix("pub ").unwrap_or(line),
        };
        let (keyword, name) = line.split_once(' ')?;
        let is_type = ["struct", "enum", "union", "trait"].contains(&keyword) || keyword == "type" && !is_indented;
        let name = name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next()?;
        (is_type && name.starts_with(char::is_uppercase)).then(|| name.to_string())
    };
    shipped(text).lines().filter_map(declared).collect()
}

#[test]
fn no_two_types_share_a_name() {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (path, text) in rust("src").into_iter().chain(rust("xtask")) {
        for name in types_declared(&text) {
            if let Some(other) = known.insert(name.clone(), path.clone()) {
                panic!("{path} and {other} both declare {name}");
            }
        }
    }
    for (name, path) in [("Place", "src/place.rs"), ("Ending", "src/atlas/file.rs"), ("BenchRow", "xtask/src/bench.rs")]
    {
        assert_eq!(known.get(name).map(String::as_str), Some(path), "{name} was not found");
    }
}

/// What stands between a parenthesis that is open already and the one that closes it.
fn within_parentheses(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

/// The parameters of a file's functions, and of its types of functions, that are a `bool` and nothing more.
fn bare_bools(text: &str) -> Vec<String> {
    let text = shipped(text);
    let named = text.split("fn ").skip(1).flat_map(|rest| {
        let signature = rest.split(['{', ';']).next().unwrap_or_default();
        signature.split([',', '(', ')']).filter(|part| part.ends_with(": bool"))
    });
    let pointers = ["fn(", "Fn(", "FnMut(", "FnOnce("].iter().flat_map(|mark| text.split(mark).skip(1));
    let unnamed = pointers.flat_map(|rest| within_parentheses(rest).split(','));
    let unnamed = unnamed.filter(|part| part.trim() == "bool" || part.ends_with(": bool"));
    named.chain(unnamed).map(|part| part.trim().to_string()).collect()
}

#[test]
fn no_function_takes_a_bare_bool() {
    let bad = "fn a(b: usize, is_c: bool) -> bool {}\nfn d<E: Fn(bool)>(\n    is_f: bool,\n) {}\npub g: fn(&str, is_h: bool),";
    assert_eq!(bare_bools(bad), ["is_c: bool", "is_f: bool", "is_h: bool", "bool"]);
    let good =
        "fn a(b: &[bool], c: Vec<(usize, bool)>) -> bool {}\nstruct D {\n    is_e: bool,\n    f: fn() -> bool,\n}";
    assert_eq!(bare_bools(good), [""; 0]);
    for (path, text) in rust("src").into_iter().chain(rust("xtask")) {
        // What implements a trait of leptos takes what that trait hands over.
        if path != "src/ui/once.rs" {
            assert_eq!(bare_bools(&text), [""; 0], "{path}: an enum says at the call what is meant");
        }
    }
}

/// The texts in quotation marks that stand right after a mark.
fn quoted_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark).skip(1).filter_map(|rest| rest.split('"').next())
}

/// Every class the views and the ui write. Where part of it is put in later, only its beginning is given, with a `*`.
fn written_classes() -> BTreeMap<String, String> {
    let marks = [
        "class(\"",
        "class(&format!(\"",
        "class=\"",
        "(\"class\", \"",
        "hidden(\"",
        "drawing(\"",
        "_with_force(\"",
        "add_1(\"",
    ];
    let mut found = BTreeMap::new();
    for (path, text) in ["src/views", "src/ui", "src/ui.rs", "src/journey_app"].iter().flat_map(|folder| rust(folder)) {
        let text = shipped(&text);
        let mut texts: Vec<&str> = marks.iter().flat_map(|mark| quoted_after(&text, mark)).collect();
        for line in text.lines().filter(|line| line.contains("let class = ") || line.contains("let lasting = ")) {
            texts.extend(line.split('"').skip(1).step_by(2));
        }
        for line in text.lines().filter(|line| line.contains("drawing(")) {
            texts.extend(quoted_after(line, "(\""));
        }
        for word in texts.iter().flat_map(|text| text.split_whitespace()) {
            let word = match word.split_once('{') {
                Some((start, _)) => format!("{start}*"),
                None => word.to_string(),
            };
            if word != "*" && word.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                found.insert(word, path.clone());
            }
        }
    }
    found
}

/// Every class that has a look.
fn styled_classes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in files("style") {
        let text: String = text.split("/*").map(|part| part.split("*/").last().unwrap_or_default()).collect();
        for rest in text.split('.').skip(1) {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(rest.len());
            if rest.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                found.insert(rest[..end].to_string());
            }
        }
    }
    found
}

#[test]
fn every_class_has_a_look_or_is_a_known_hook() {
    let styled = styled_classes();
    let has_look = |class: &str| match class.strip_suffix('*') {
        Some(start) => styled.iter().any(|known| known.starts_with(start)),
        None => styled.contains(class),
    };
    let written = written_classes();
    let plain: Vec<String> = (written.iter())
        .filter(|(class, _)| !has_look(class) && !HOOKS.contains(&class.as_str()))
        .map(|(class, path)| format!("{class} in {path}"))
        .collect();
    assert_eq!(plain, [""; 0], "give each a look, or list it as a hook");
    let stale: Vec<&str> = HOOKS.into_iter().filter(|hook| !written.contains_key(*hook) || has_look(hook)).collect();
    assert_eq!(stale, [""; 0], "these are no hooks any more");
}

#[test]
fn every_look_is_of_a_class_that_is_written() {
    let texts: String = [files("src"), files("index.html")].concat().into_iter().map(|(_, text)| text).collect();
    let written: BTreeSet<&str> = texts.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
    let is_put_together = |class: &str| {
        // A place in a grid: a letter and a number.
        let letter = class.trim_end_matches(|digit: char| digit.is_ascii_digit());
        if letter.len() == 1 && letter != class {
            return written.contains(letter);
        }
        ["acts-", "kind-box-", "kind-", "move-"].iter().any(|start| {
            class.strip_prefix(start).is_some_and(|rest| written.contains(rest)) && written.contains(*start)
        })
    };
    let dead: Vec<String> = (styled_classes().into_iter())
        .filter(|class| !written.contains(class.as_str()) && !is_put_together(class))
        .collect();
    assert_eq!(dead, [""; 0], "nothing on the page has these classes");
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    let homes = [["/ho", "me/"], ["/Us", "ers/"], ["/ro", "ot/"], ["\\Us", "ers\\"]].map(|parts| parts.concat());
    for (path, text) in files("") {
        for home in &homes {
            assert!(!text.contains(home), "{path} names {home}");
        }
    }
}

#[test]
fn everything_brought_comes_from_the_public_registries() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    for line in lock.lines().filter(|line| line.starts_with("source = ")) {
        assert_eq!(line, "source = \"registry+https://github.com/rust-lang/crates.io-index\"");
    }
    for (path, text) in [files("tests/browser"), files("benches")].concat() {
        if path.ends_with("package-lock.json") {
            for address in quoted_after(&text, "\"resolved\": \"") {
                assert!(address.starts_with("https://registry.npmjs.org/"), "{path} brings {address}");
            }
        }
    }
    for (path, text) in files(".cargo") {
        let is_plain = !text.contains("[source") && !text.contains("[registr");
        assert!(is_plain, "{path} names another registry");
    }
    assert!(!Path::new(&root().join(".npmrc")).exists());
}

/// The declarations of each rule of a style sheet.
fn rules(style: &str) -> impl Iterator<Item = Vec<&str>> {
    style.split('{').skip(1).map(|rest| {
        let end = rest.find('}').unwrap_or(rest.len());
        rest[..end].split("; ").map(|line| line.trim().trim_end_matches(';')).collect()
    })
}

#[test]
fn signs_drawn_by_style_are_seen_in_browsers_that_know_no_spoken_text_for_them() {
    let mut n_signs = 0;
    for (path, text) in files("style") {
        for rule in rules(&text) {
            for (idx, line) in rule.iter().enumerate() {
                // Safari before 17.4 and Firefox before 128 drop the whole line for its slash.
                let Some((plain, _)) = line.split_once(" / ").filter(|(plain, _)| plain.starts_with("content:")) else {
                    continue;
                };
                n_signs += 1;
                assert!(rule[..idx].contains(&plain), "{path}: no line without the slash before {line:?}");
            }
        }
    }
    assert!(0 < n_signs, "the signs are looked for where they are not");
}

/// Whether a text reads as words for a reader, not as a name, a class or a mark.
fn is_sentence(text: &str) -> bool {
    const LITTLE: [&str; 12] = ["the", "of", "and", "is", "are", "in", "from", "this", "not", "no", "for", "to"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &str| word.chars().all(|letter| letter.is_lowercase() || "’,.:;?".contains(letter));
    let starts = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    };
    let pairs = words.windows(2);
    pairs.enumerate().any(|(idx, pair)| {
        let has_little = LITTLE.contains(&pair[0]) || LITTLE.contains(&pair[1]);
        (has_little && is_word(pair[0]) && is_word(pair[1])) || (idx == 0 && starts(pair[0]) && is_word(pair[1]))
    })
}

/// The texts in quotation marks of a line of code.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn what_a_reader_reads_stands_in_the_words_and_nowhere_else() {
    assert!(is_sentence("the server answered {}") && is_sentence("You are here") && is_sentence("Zoom in"));
    assert!(!is_sentence("noreferrer nofollow") && !is_sentence("line full") && !is_sentence("M1 6L28 6"));
    let parts = ["views", "scene", "ui", "journey", "journey_app", "export", "browser", "markup"];
    let mut n_texts = 0;
    for (path, text) in rust("src").iter().filter(|(path, _)| parts.contains(&module(path))) {
        let text = shipped(text);
        let code = text.lines().filter(|line| !line.contains("assert!"));
        for quoted in code.flat_map(|line| quoted(line).collect::<Vec<_>>()) {
            n_texts += 1;
            assert!(!is_sentence(quoted), "{path} says {quoted:?}: it belongs into src/words");
        }
    }
    assert!(0 < n_texts);
    for (path, text) in files("style") {
        for written in
            text.split("content:").skip(1).flat_map(|rest| quoted(rest.split(';').next().unwrap_or_default()))
        {
            let n_letters = written.chars().filter(|letter| letter.is_alphabetic()).count();
            assert!(n_letters < 2, "{path} writes {written:?}: it belongs into src/words");
        }
    }
    for (path, text) in rust("src").iter().filter(|(path, _)| module(path) != "words") {
        assert!(!says(&shipped(text), "ENGLISH"), "{path} names a language");
    }
}

/// Where a word that readers never see is meant as everybody means it: the word, the text it stands in, and why.
const MEANT: [(&str, &str, &str); 4] = [
    ("door", "Someone came to the door", "the door of a home"),
    ("panel", "panel", "people who decide, among those who act"),
    ("panel", "The panel acts now", "the same people"),
    ("panel", "Use any word you know, such as “taken away”, “the panel” or “gran looking after”.", "the same people"),
];

/// The rows of a table of `docs/words.md`, each as its cells.
fn rows<'a>(page: &'a str, title: &str) -> Vec<Vec<&'a str>> {
    let table = page.split("\n## ").find(|part| part.starts_with(title)).unwrap();
    let lines = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    lines.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// What the interface says in English, with the file of each text; what is put in later is left out.
fn said_in_english() -> Vec<(String, String)> {
    let mut said = Vec::new();
    for (path, text) in rust("src/words").iter().filter(|(path, _)| path.starts_with("src/words/english")) {
        for text in quoted(&shipped(text)) {
            let pieces = text.split('{').enumerate().map(|(idx, piece)| match idx {
                0 => piece,
                _ => piece.split_once('}').map_or(piece, |(_, rest)| rest),
            });
            said.push((path.clone(), pieces.collect::<Vec<_>>().join("…")));
        }
    }
    assert!(300 < said.len(), "the English is looked for where it is not");
    said
}

fn says_whole(text: &str, word: &str) -> bool {
    let is_edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .any(|(at, _)| is_edge(text[..at].chars().next_back()) && is_edge(text[at + word.len()..].chars().next()))
}

#[test]
fn readers_never_see_the_words_that_are_not_for_them() {
    let page = fs::read_to_string(root().join("docs/words.md")).unwrap();
    let refused: Vec<&str> = rows(&page, "Words readers never see").iter().flat_map(|row| row[0].split(", ")).collect();
    assert!(refused.contains(&"road") && refused.contains(&"this place"), "{refused:?}");
    assert!(says_whole("the road, so far", "road") && !says_whole("roads abroad", "road"));
    let mut said = said_in_english();
    let questions = fs::read_to_string(root().join("maps/reflect.json")).unwrap();
    said.extend(quoted_after(&questions, "\"answer\": \"").map(|text| ("maps/reflect.json".into(), text.into())));
    let mut met: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (path, text) in &said {
        let small = text.to_lowercase();
        for word in refused.iter().filter(|word| says_whole(&small, word)) {
            match MEANT.iter().find(|(meant, whole, _)| meant == word && whole == text) {
                Some((meant, whole, _)) => _ = met.insert((*meant, *whole)),
                None => panic!("{path} says {word:?}: {text:?}; docs/words.md has a plain word for it"),
            }
        }
    }
    assert_eq!(met.len(), MEANT.len(), "an exception that nothing needs goes: {met:?}");
}

#[test]
fn the_page_of_words_has_what_readers_see_and_what_the_code_has() {
    let page = fs::read_to_string(root().join("docs/words.md")).unwrap();
    let said = said_in_english().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n").to_lowercase();
    let rows = rows(&page, "Words readers see");
    assert!(40 <= rows.len(), "{} rows", rows.len());
    for row in rows {
        for word in row[0].split("; ") {
            assert!(says_whole(&said, &word.to_lowercase()), "docs/words.md: nothing says {word:?}");
        }
        let (module, name) = row[2].trim_matches('`').rsplit_once("::").unwrap();
        let path = format!("src/{}.rs", module.replace("::", "/"));
        let text = fs::read_to_string(root().join(&path)).unwrap_or_else(|_| panic!("docs/words.md: {path}"));
        assert!(types_declared(&text).iter().any(|own| own == name), "docs/words.md: {path} has no {name}");
    }
}

/// Each rule of the style sheets without their comments: its file, its selectors, its declarations.
fn style_rules() -> Vec<(String, String, Vec<String>)> {
    let mut found = Vec::new();
    for (path, text) in files("style") {
        let text: String = text.split("/*").map(|part| part.split("*/").last().unwrap_or_default()).collect();
        for piece in text.split('}') {
            let Some((before, declared)) = piece.rsplit_once('{') else { continue };
            let selectors = before.rsplit(['{', ';']).next().unwrap_or_default().trim().to_string();
            let declared = declared.split(';').map(|line| line.trim().to_string()).filter(|line| !line.is_empty());
            found.push((path.clone(), selectors, declared.collect()));
        }
    }
    assert!(500 < found.len(), "the rules are looked for where they are not");
    found
}

/// The selectors of a list, which commas within parentheses do not part.
fn selectors(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, letter) in list.char_indices() {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        if letter == ',' && depth == 0 {
            found.push(list[start..at].trim());
            start = at + 1;
        }
    }
    found.push(list[start..].trim());
    found
}

#[test]
fn nothing_is_faded_by_letting_through_what_lies_behind() {
    for (path, selectors, declared) in style_rules() {
        for line in declared {
            assert!(!line.starts_with("opacity"), "{path}: {selectors} {{ {line} }}: --faded is seen by everybody");
        }
    }
}

#[test]
fn a_list_stays_one_where_its_marks_are_not_shown() {
    for (path, selectors, declared) in style_rules() {
        // WebKit takes a list without marks for none; one whose marks are empty stays a list.
        let is_bare = declared.iter().any(|line| line.starts_with("list-style") && line.ends_with("none"));
        assert!(!is_bare || selectors.contains("summary"), "{path}: {selectors} {{ list-style: \"\" }}");
    }
}

#[test]
fn what_is_at_the_start_of_a_line_is_at_its_start_from_right_to_left_too() {
    let is_uneven = |line: &str| {
        let Some((name, value)) = line.split_once(": ") else { return false };
        let sides: Vec<&str> = value.split_whitespace().collect();
        match name {
            "padding" | "margin" => sides.len() == 4 && sides[1] != sides[3],
            "border-radius" => {
                1 < sides.len() && (sides[0] != sides[1] || sides[2..].windows(2).any(|two| two[0] != two[1]))
            }
            // Where the pointer is, the script says from the left.
            "left" | "right" => !value.contains("var(--x)"),
            _ => ["-left", "-right"].iter().any(|side| name.contains(side)),
        }
    };
    assert!(is_uneven("padding: 0 1rem 0 0") && is_uneven("left: 0") && is_uneven("border-left-width: 1px"));
    assert!(!is_uneven("padding: 0 1rem") && !is_uneven("padding-inline: 0 1rem"));
    for (path, selectors, declared) in style_rules() {
        // The foot of a sheet of paper is no text.
        for line in declared.iter().filter(|_| !selectors.starts_with('@')) {
            assert!(!is_uneven(line), "{path}: {selectors} {{ {line} }}: say inline-start and inline-end");
        }
    }
}

#[test]
fn what_an_old_browser_does_not_know_takes_nothing_else_along() {
    // A browser drops a whole rule for one selector it does not know (docs/browsers.md).
    for newer in [":has(", "::details-content", ":popover-open", ":dir("] {
        for (path, list, _) in style_rules().iter().filter(|(_, list, _)| list.contains(newer)) {
            if list.starts_with("@supports") {
                continue;
            }
            for selector in selectors(list) {
                assert!(
                    selector.contains(newer),
                    "{path}: {selector:?} is lost with {newer:?}; give it a rule of its own"
                );
            }
        }
    }
    for (path, list, _) in style_rules() {
        assert!(
            !list.contains('&'),
            "{path}: {list}: rules within rules are newer than the browsers of docs/browsers.md"
        );
    }
}

#[test]
fn what_a_control_is_called_is_text_of_the_page() {
    // A browser that translates a page leaves attributes as they are.
    for (path, text) in ["src/views", "src/ui", "src/journey_app"].iter().flat_map(|folder| rust(folder)) {
        for line in
            shipped(&text).lines().filter(|line| line.contains("aria-label") && !line.contains("aria-labelledby"))
        {
            let is_control =
                ["button", "summary", "link(", "field", "\"input\"", "<a "].iter().any(|name| line.contains(name));
            assert!(!is_control, "{path}: {}: say it in text that is not seen", line.trim());
        }
    }
}
