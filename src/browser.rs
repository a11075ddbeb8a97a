//! What both programs of the page ask of the browser: its window, the page's own marks, and files of its own host.
//! Must never ask another host.

pub mod fetch;

/// The page.
pub fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// What the page says of itself on its root element: `own` (nation/map) or `root` (the way to the site's root).
pub fn page_mark(name: &str) -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute(&format!("data-{name}"))).unwrap_or_default()
}

/// Whether the page is a file on this device: it has no address that others could open.
pub fn is_file() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "file:")
}

/// The fragment as it stands, with its `#`.
pub fn fragment() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address of a path from the site's root.
pub fn absolute(path: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let root = format!("{}{path}", page_mark("root"));
    let root = if root.is_empty() { "./".to_string() } else { root };
    web_sys::Url::new_with_base(&root, &base).map(|url| url.href()).unwrap_or(root)
}
