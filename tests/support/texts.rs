//! What the pages of words are made of, as the build reads it.

use std::path::Path;
use std::sync::LazyLock;

use waymark::atlas::file::from_json;
use waymark::atlas::help;
use waymark::views::texts::TextContent;

pub static CONTENT: LazyLock<TextContent> = LazyLock::new(|| {
    let text = |name: &str| std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    TextContent {
        course: from_json(&text("maps/learn.json")).unwrap(),
        reflect: from_json(&text("maps/reflect.json")).unwrap(),
        lines: help::built_in(),
        workflow: from_json(&text("maps/workflow.json")).unwrap(),
    }
});
