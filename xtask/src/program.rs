//! The two programs as the linker made them: made small before the site is served, and before that they say
//! which crate and which module of ours every byte is of.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef, Validator, WasmFeatures};

use crate::bundle::Profile;
use crate::function_order::in_packing_order;

/// The two programs, by the names their copies with function names have in [`folder`].
pub const PROGRAMS: [&str; 2] = ["waymark.wasm", "journey.wasm"];

/// Where each build leaves its programs with their names, for `cargo xtask measure`.
fn folder() -> PathBuf {
    crate::root().join("target/programs")
}

/// What a program may ask of a browser beyond the first WebAssembly: all of it is older than the policy that lets the program run
/// (`docs/browsers.md`).
const FEATURES: WasmFeatures = WasmFeatures::MVP
    .union(WasmFeatures::MUTABLE_GLOBAL)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT)
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::MULTI_VALUE)
    .union(WasmFeatures::REFERENCE_TYPES);

/// Fails where a program asks for more than [`FEATURES`]: a newer compiler may turn something on that old browsers refuse.
fn check_features(bytes: &[u8]) -> wasmparser::Result<()> {
    Validator::new_with_features(FEATURES).validate_all(bytes).map(drop)
}

/// Puts the functions into the order that packs best, if it is for readers, keeps a copy of the program with its names, and takes the names out of the one
/// that is served: they are a third of its bytes and serve only a debugger.
pub fn make_small(path: &Path, copy: &str, profile: Profile) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(fault)?;
    let bytes = if profile == Profile::Release { in_packing_order(&bytes)? } else { bytes };
    check_features(&bytes).map_err(|error| format!("{}: browsers of docs/browsers.md: {error}", path.display()))?;
    fs::create_dir_all(folder()).and_then(|()| fs::write(folder().join(copy), &bytes)).map_err(fault)?;
    fs::write(path, without_names(&bytes).map_err(|error| format!("{}: {error}", path.display()))?).map_err(fault)
}

/// The program without its section of names. Every other section stays, `target_features` above all: tools that read the
/// program rely on it, which is why the compiler's own `strip` is never set.
fn without_names(bytes: &[u8]) -> wasmparser::Result<Vec<u8>> {
    let mut kept = bytes.iter().take(8).copied().collect::<Vec<_>>();
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        if let Some((id, range)) = payload.as_section()
            && !matches!(&payload, Payload::CustomSection(section) if section.name() == "name")
        {
            kept.push(id);
            let mut length = range.len();
            while 127 < length {
                kept.push((length & 127) as u8 | 128);
                length >>= 7;
            }
            kept.push(length as u8);
            kept.extend_from_slice(&bytes[range]);
        }
    }
    Ok(kept)
}

/// Crates that come and go together, and the name they are told under; the first also takes what the language itself brings.
/// All others are told under their own.
const FAMILIES: [(&str, &[&str]); 5] = [
    ("core, alloc, std", &["core", "alloc", "std", "dlmalloc", "hashbrown", "compiler_builtins", "memchr"]),
    (
        "leptos and its crates",
        &[
            "leptos",
            "leptos_dom",
            "leptos_config",
            "leptos_server",
            "tachys",
            "reactive_graph",
            "reactive_stores",
            "any_spawner",
            "either_of",
            "hydration_context",
            "oco_ref",
            "or_poisoned",
            "server_fn",
            "throw_error",
            "slotmap",
            "indexmap",
            "rustc_hash",
            "async_lock",
            "event_listener",
            "guardian",
        ],
    ),
    ("serde, serde_json", &["serde", "serde_core", "serde_json", "itoa", "ryu", "zmij"]),
    ("wasm-bindgen, web-sys", &["wasm_bindgen", "wasm_bindgen_futures", "js_sys", "web_sys", "send_wrapper"]),
    ("gloo", &["gloo", "gloo_events", "gloo_file", "gloo_net", "gloo_timers", "gloo_utils"]),
];

/// Our own crate, told by module.
const OWN: &str = "waymark";

/// What one origin has of a program.
#[derive(Debug, PartialEq)]
struct Share {
    origin: String,
    n_bytes: usize,
    /// By how many bytes the whole packs to less without it.
    n_packed: usize,
}

/// Prints, for both programs of the last build, what each crate and each of our modules takes.
pub fn print_origins() -> Result<(), String> {
    for name in PROGRAMS {
        let path = folder().join(name);
        let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let bytes = fs::read(&path).map_err(|error| fault(&error))?;
        let served = without_names(&bytes).map_err(|error| fault(&error))?;
        let shares = shares(&bytes).map_err(|error| fault(&error))?;
        println!("\n{:<46} {:>9} {:>9} {:>9}", format!("{name}, by origin"), "bytes", "share", "gzip");
        for Share { origin, n_bytes, n_packed } in &shares {
            let share = 100.0 * *n_bytes as f64 / served.len() as f64;
            println!("{origin:<46} {n_bytes:>9} {share:>8.1}% {n_packed:>9}");
        }
        println!("{:<46} {:>9} {:>8.1}% {:>9}", "all of it", served.len(), 100.0, packed(&served));
    }
    println!("{LEGEND}");
    Ok(())
}

const LEGEND: &str = "\
share: of the bytes as served. gzip: by how much the packed whole shrinks without that origin; parts resemble each other, so
the sum is less than the whole. A function counts for the crate that wrote it: a generic function of a library
counts for the library though it was made for a type of ours, and what was inlined counts where it was inlined.";

/// The shares of a program: our own modules first, then crates, each the largest first.
fn shares(bytes: &[u8]) -> wasmparser::Result<Vec<Share>> {
    let Parts { origins, names } = parts(bytes)?;
    let n_whole = packed(&without(bytes, std::slice::from_ref(&names)));
    let share = |(origin, ranges): (String, Vec<Range<usize>>)| {
        let n_bytes = ranges.iter().map(Range::len).sum();
        let mut gone = ranges;
        gone.push(names.clone());
        gone.sort_by_key(|range| range.start);
        let n_packed = n_whole.saturating_sub(packed(&without(bytes, &gone)));
        Share { origin, n_bytes, n_packed }
    };
    let mut shares: Vec<Share> = origins.into_iter().map(share).collect();
    let (mut small, mut shown): (Vec<Share>, Vec<Share>) =
        shares.drain(..).partition(|share| share.n_bytes < SMALL && !share.origin.starts_with(OWN));
    shown.sort_by_key(|share| (!share.origin.starts_with(OWN), std::cmp::Reverse(share.n_bytes)));
    if !small.is_empty() {
        small.sort_by_key(|share| std::cmp::Reverse(share.n_bytes));
        let origin = format!("{} smaller crates ({}, …)", small.len(), small[0].origin);
        let sum = |of: fn(&Share) -> usize| small.iter().map(of).sum();
        shown.push(Share { origin, n_bytes: sum(|share| share.n_bytes), n_packed: sum(|share| share.n_packed) });
    }
    Ok(shown)
}

/// How many bytes these are, packed. The budgets count brotli, which takes minutes where this takes a second.
fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(0, |packed| packed.len())
}

/// Crates with fewer bytes than this are told as one.
const SMALL: usize = 1500;

/// A program without some of its bytes, which are told in order. What is left need not be a program.
fn without(bytes: &[u8], gone: &[Range<usize>]) -> Vec<u8> {
    let mut left = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for range in gone {
        left.extend_from_slice(&bytes[from..range.start]);
        from = range.end;
    }
    left.extend_from_slice(&bytes[from..]);
    left
}

/// A program cut up.
struct Parts {
    /// For each origin where in the file its functions stand.
    origins: BTreeMap<String, Vec<Range<usize>>>,
    /// Where the section of names stands.
    names: Range<usize>,
}

fn parts(bytes: &[u8]) -> wasmparser::Result<Parts> {
    let (mut n_imports, mut bodies, mut names) = (0, Vec::new(), BTreeMap::new());
    let (mut data, mut other, mut at_names) = (Vec::new(), Vec::new(), 0..0);
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        match &payload {
            Payload::ImportSection(section) => {
                for import in section.clone().into_imports() {
                    n_imports += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.range()),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(section) = section.as_known() {
                    for part in section {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
            }
            _ => {}
        }
        let Some((_, range)) = payload.as_section() else { continue };
        match payload {
            Payload::CustomSection(section) if section.name() == "name" => at_names = range,
            Payload::DataSection(_) => data.push(range),
            // Its functions are told one by one.
            Payload::CodeSectionStart { .. } => {}
            _ => other.push(range),
        }
    }
    let mut origins: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
    for (index, range) in (n_imports..).zip(bodies) {
        let origin = names.get(&index).map_or_else(|| "functions without a name".to_string(), |name| origin(name));
        origins.entry(origin).or_default().push(range);
    }
    origins.insert("data: texts and tables".to_string(), data);
    origins.insert("imports, exports, types and other sections".to_string(), other);
    Ok(Parts { origins, names: at_names })
}

/// The origin of a function by its name: `waymark::layout` of `<waymark::layout::order::Order as core::clone::Clone>::clone::h01`.
/// An implementation for any type (`<T as tachys::view::IntoAny>::into_any`) and for types of the language counts for the trait's
/// crate.
fn origin(name: &str) -> String {
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let path = name.trim_start_matches(|letter: char| !is_word(letter));
    let path = ["mut ", "dyn ", "const "].iter().fold(path, |path, word| path.strip_prefix(word).unwrap_or(path));
    let (krate, rest) = path.split_at(path.find(|letter| !is_word(letter)).unwrap_or(path.len()));
    // The newer way of writing names tells two crates of one name apart: `core[c5930c85a12de822]::fmt`.
    let rest = rest.split_once(']').filter(|_| rest.starts_with('[')).map_or(rest, |(_, rest)| rest);
    let Some(rest) = rest.strip_prefix("::") else {
        return match name.split_once(" as ") {
            Some((_, of_trait)) if name.starts_with('<') => origin(of_trait),
            _ if name.starts_with('<') => FAMILIES[0].0.to_string(),
            _ => "functions that no crate names".to_string(),
        };
    };
    if krate == OWN {
        let module = rest.split(|letter| !is_word(letter)).next().unwrap_or_default();
        return format!("{OWN}::{module}");
    }
    let family = FAMILIES.iter().find(|(_, crates)| crates.contains(&krate));
    family.map_or(krate, |(family, _)| family).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_counts_for_the_crate_that_wrote_it() {
        for (name, expected) in [
            ("waymark::layout::order::h0123456789abcdef", "waymark::layout"),
            ("<waymark::scene::chart::Chart as core::clone::Clone>::clone::h01", "waymark::scene"),
            ("<&mut waymark::atlas::Map as core::fmt::Debug>::fmt::h01", "waymark::atlas"),
            ("waymark::main::h01", "waymark::main"),
            ("core::ptr::drop_in_place<waymark::ui::chart::Live>::h01", "core, alloc, std"),
            ("<alloc::vec::Vec<T> as core::clone::Clone>::clone::h01", "core, alloc, std"),
            ("tachys::view::any_view::AnyView::build::h01", "leptos and its crates"),
            ("petgraph::algo::dominators::simple_fast::h01", "petgraph"),
            ("core[c5930c85a12de822]::fmt::float::float_to_decimal_common_exact::<f64>", "core, alloc, std"),
            ("<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc<S>>::malloc", "core, alloc, std"),
            ("<str>::to_lowercase", "core, alloc, std"),
            ("<T as tachys::view::any_view::IntoAny>::into_any::build::h01", "leptos and its crates"),
            ("<(A,B) as tachys::view::Render>::build::h01", "leptos and its crates"),
            (
                "waymark::atlas::file::_::<impl serde_core::de::Deserialize for waymark::atlas::file::MapFile>::deserialize::h01",
                "waymark::atlas",
            ),
            ("__wbindgen_malloc", "functions that no crate names"),
        ] {
            assert_eq!(origin(name), expected, "{name}");
        }
    }

    /// A program of one empty function with a name, written by hand.
    const TINY: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\0\0\
        \x03\x02\x01\0\
        \x0a\x04\x01\x02\0\x0b\
        \0\x14\x04name\x01\x0d\x01\0\x0agraph::run\
        \0\x06\x05other";

    #[test]
    fn the_names_are_dropped_and_nothing_else() {
        let served = without_names(TINY).unwrap_or_default();
        assert_eq!(served, [&TINY[..24], &TINY[46..]].concat());
        assert!(Parser::new(0).parse_all(&served).all(|payload| payload.is_ok()));
    }

    #[test]
    fn a_program_may_ask_for_what_the_oldest_browser_knows_and_for_nothing_newer() {
        assert!(check_features(TINY).is_ok());
        // The same with a body that calls itself as its last act: Chrome 112, Safari 18.2, Firefox 121.
        let newer = [&TINY[..18], b"\x0a\x06\x01\x04\0\x12\0\x0b"].concat();
        assert!(check_features(&newer).is_err_and(|error| error.message().contains("tail calls")));
        // A table of what the page holds, which the script beside each program fills.
        assert!(check_features(b"\0asm\x01\0\0\0\x04\x04\x01\x6f\0\0").is_ok());
    }

    #[test]
    fn every_byte_of_a_function_has_an_origin() {
        let (origins, names) = parts(TINY).map(|parts| (parts.origins, parts.names)).unwrap_or_default();
        let bytes = |range: &Range<usize>| &TINY[range.clone()];
        assert_eq!(origins["graph"].iter().map(bytes).collect::<Vec<_>>(), [b"\0\x0b"]);
        assert_eq!(bytes(&names), &TINY[26..46]);
    }
}
