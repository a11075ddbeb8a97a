//! Texts as they were last looked at: kept beside the tests, and compared line by line.

use std::path::{Path, PathBuf};

/// Rewrites the texts kept, instead of comparing: for whoever has looked at what changes.
const UPDATE: &str = "UPDATE_GOLDEN";

/// The file in which a text is kept, from `tests/fixtures`.
pub fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Holds a text against the one kept. `test` is the name of the tests' file, without its end.
#[track_caller]
pub fn is_as_kept(name: &str, told: &str, test: &str) {
    let path = kept(name);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, told).unwrap();
        return;
    }
    let known = std::fs::read_to_string(path).unwrap_or_default();
    let differs = told.lines().zip(known.lines()).enumerate().find(|(_, (new, old))| new != old);
    assert!(
        told == known,
        "{name} is otherwise than before, first in {differs:?}. Is it meant? Then look at it with git diff after \
         {UPDATE}=1 cargo test --test {test}"
    );
}
