//! What hosts and devices are told of the site: the copy for use without a signal, headers, installing, a list of the pages.
//! No host is named but the one the build was told.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use waymark::atlas::Index;
use waymark::markup::escaped;
use waymark::views::law::LAW;
use waymark::words;

use crate::site::{files, read, tidied_script, write, write_json};

/// The copy for use without a signal: what keeps it, with the list of all that the site's answers need. Each file is listed with the digest
/// of what it holds, so that no device keeps a page that a filter has put in its place.
pub fn write_offline(source: &Path, site: &Path, release: &str) -> Result<(), String> {
    let script = tidied_script(&read(&source.join("src/offline.js"))?);
    let (mut needed, mut extras) = (Vec::new(), Vec::new());
    for path in files(site)? {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        // The pages for professionals say what the app says at each step: a phone with little data need not keep them too.
        if name.ends_with(&format!("/{LAW}/index.html")) {
            continue;
        }
        let list = if serves_installing(&name) { &mut extras } else { &mut needed };
        list.push((name, STANDARD.encode(Sha256::digest(bytes))));
    }
    let list = |files: &[(String, String)]| serde_json::to_string(files).map_err(|error| error.to_string());
    let (needed, extras) = (list(&needed)?, list(&extras)?);
    write(
        &site.join("offline.js"),
        &format!("const RELEASE = '{release}';\nconst FILES = {needed};\nconst EXTRAS = {extras};\n{script}"),
    )
}

/// Whether only installing the site as an app needs a file. Many hosts do not know `.webmanifest` and refuse it; the copy is
/// whole without.
fn serves_installing(name: &str) -> bool {
    name.ends_with(".webmanifest") || name.starts_with("icons/")
}

/// The headers worth setting, in the format that hosts of static sites read (`_headers`); others copy them from there.
pub fn headers(policy: &str) -> String {
    format!(
        "/*\n  Content-Security-Policy: {policy}; frame-ancestors 'self'\n  Referrer-Policy: no-referrer\n  \
         X-Content-Type-Options: nosniff\n  Permissions-Policy: camera=(), geolocation=(), microphone=()\n  \
         Cross-Origin-Opener-Policy: same-origin\n  Cache-Control: no-cache\n\n\
         /{}\n  Content-Disposition: attachment\n",
        crate::site::SINGLE_FILE
    )
}

/// What a device needs to install the site as an app: under its own name, and under a neutral one.
pub fn write_install(source: &Path, site: &Path, index: &Index) -> Result<(), String> {
    for icon in ["icon.svg", "icon-192.png", "icon-512.png", "maskable-512.png", "plain-192.png"] {
        let from = source.join("icons").join(icon);
        let bytes = fs::read(&from).map_err(|error| format!("{}: {error}", from.display()))?;
        fs::create_dir_all(site.join("icons"))
            .and_then(|()| fs::write(site.join("icons").join(icon), bytes))
            .map_err(|error| format!("icons/{icon}: {error}"))?;
    }
    let icon = |file: &str, sizes: &str, purpose: &str| {
        let kind = if file.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
        serde_json::json!({ "src": format!("icons/{file}"), "sizes": sizes, "type": kind, "purpose": purpose })
    };
    let shortcuts = index.nations.iter().filter(|nation| !nation.maps.is_empty());
    let shortcuts =
        shortcuts.map(|nation| serde_json::json!({ "name": nation.name, "url": format!("{}/", nation.id) }));
    let manifest = |name: &str, icons: serde_json::Value, shortcuts: Vec<serde_json::Value>| {
        serde_json::json!({
            "name": name, "short_name": name, "start_url": "./", "scope": "./", "display": "standalone", "lang": words::SPOKEN.pages.language,
            "background_color": "#fbfaf7", "theme_color": "#ffffff", "icons": icons, "shortcuts": shortcuts,
        })
    };
    let own = serde_json::json!([
        icon("icon.svg", "any", "any"),
        icon("icon-192.png", "192x192", "any"),
        icon("icon-512.png", "512x512", "any"),
        icon("maskable-512.png", "512x512", "maskable"),
    ]);
    let plain = serde_json::json!([icon("plain-192.png", "192x192", "any")]);
    write_json(&site.join("waymark.webmanifest"), &manifest(words::SPOKEN.name, own, shortcuts.collect()))?;
    write_json(&site.join("plain.webmanifest"), &manifest(words::SPOKEN.neutral_title, plain, Vec::new()))
}

/// What a site at a known address can say of its pages: the list of them.
pub fn write_sitemap(site: &Path, address: &str, pages: &[&str]) -> Result<(), String> {
    let pages: String =
        pages.iter().map(|path| format!("<url><loc>{}</loc></url>\n", escaped(&format!("{address}{path}")))).collect();
    let list = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    );
    write(&site.join("sitemap.xml"), &list)
}
