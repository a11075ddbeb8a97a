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
use waymark::views::links::TABLE;
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
        // What the app says at each step: a phone with little data need not keep it twice.
        if [LAW, TABLE].iter().any(|page| name.contains(&format!("/{page}/"))) {
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

/// What a host asks of the build.
#[derive(Clone, Debug, Default)]
pub struct HostWishes {
    /// Where the site will stand: `https://example.org/waymark/`.
    pub address: Option<String>,
    /// The origins that may show the site in a frame: `https://moodle.example`.
    pub frames: Vec<String>,
}

/// Whether a text is the origin of a site that may show this one in a frame. Browsers want the whole of it; localhost is for
/// trying.
pub fn is_origin(text: &str) -> bool {
    let host =
        text.strip_prefix("https://").or(text.strip_prefix("http://").filter(|host| host.starts_with("localhost:")));
    host.is_some_and(|host| {
        !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-:".contains(&byte))
    })
}

/// The headers worth setting.
fn headers(policy: &str, frames: &[String]) -> Vec<(&'static str, String)> {
    let frames: String = frames.iter().map(|origin| format!(" {origin}")).collect();
    vec![
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'self'{frames}")),
        ("Referrer-Policy", "no-referrer".to_string()),
        ("X-Content-Type-Options", "nosniff".to_string()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)".to_string()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_string()),
        ("Cache-Control", "no-cache".to_string()),
    ]
}

/// What the single file is sent with: it is to be downloaded, not opened there.
const ATTACHMENT: (&str, &str) = ("Content-Disposition", "attachment");

/// The types of our files that some hosts do not know and then refuse.
const TYPES: [(&str, &str); 3] =
    [(".json", "application/json"), (".wasm", "application/wasm"), (".webmanifest", "application/manifest+json")];

/// Headers and types for three families of hosts: those that read `_headers`, IIS, and Azure Static Web Apps. Others copy from there.
pub fn write_settings(site: &Path, policy: &str, frames: &[String]) -> Result<(), String> {
    let headers = headers(policy, frames);
    write(&site.join("_headers"), &for_static_hosts(&headers))?;
    write(&site.join("web.config"), &for_iis(&headers))?;
    write_json(&site.join("staticwebapp.config.json"), &for_azure(&headers))
}

fn for_static_hosts(headers: &[(&str, String)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("/*\n{lines}\n/{}\n  {}: {}\n", crate::site::SINGLE_FILE, ATTACHMENT.0, ATTACHMENT.1)
}

/// Taken out first: a type that the server knows already may not be named twice.
fn for_iis(headers: &[(&str, String)]) -> String {
    let add = |name: &str, value: &str| format!("<add name=\"{}\" value=\"{}\" />", escaped(name), escaped(value));
    let own: String = headers.iter().map(|(name, value)| add(name, value)).collect();
    let types: String = TYPES
        .iter()
        .map(|(end, kind)| {
            format!("<remove fileExtension=\"{end}\" /><mimeMap fileExtension=\"{end}\" mimeType=\"{kind}\" />")
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n<system.webServer>\n<staticContent>{types}</staticContent>\n\
         <httpProtocol><customHeaders>{own}</customHeaders></httpProtocol>\n\
         <httpErrors errorMode=\"Custom\"><remove statusCode=\"404\" /><error statusCode=\"404\" path=\"404.html\" responseMode=\"File\" /></httpErrors>\n\
         </system.webServer>\n<location path=\"{}\"><system.webServer><httpProtocol><customHeaders>{}</customHeaders></httpProtocol></system.webServer></location>\n\
         </configuration>\n",
        crate::site::SINGLE_FILE,
        add(ATTACHMENT.0, ATTACHMENT.1)
    )
}

fn for_azure(headers: &[(&str, String)]) -> serde_json::Value {
    let own: serde_json::Map<_, _> =
        headers.iter().map(|(name, value)| (name.to_string(), value.as_str().into())).collect();
    let types: serde_json::Map<_, _> = TYPES.iter().map(|(end, kind)| (end.to_string(), (*kind).into())).collect();
    serde_json::json!({
        "globalHeaders": own,
        "mimeTypes": types,
        "responseOverrides": { "404": { "rewrite": "/404.html" } },
        "routes": [{ "route": format!("/{}", crate::site::SINGLE_FILE), "headers": { ATTACHMENT.0: ATTACHMENT.1 } }],
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_origins_that_were_named_may_show_the_site_in_a_frame() {
        let told = |frames: &[String]| for_static_hosts(&headers("default-src 'none'", frames));
        assert!(told(&[]).contains("default-src 'none'; frame-ancestors 'self'\n"));
        let frames = ["https://moodle.example".to_string(), "https://learn.example:8443".to_string()];
        let named = "frame-ancestors 'self' https://moodle.example https://learn.example:8443\n";
        assert!(told(&frames).contains(named));
        assert!(frames.iter().all(|origin| is_origin(origin)) && is_origin("http://localhost:8080"));
        for bad in [
            "*",
            "https://",
            "http://moodle.example",
            "https://moodle.example/",
            "https://a b",
            "https://a;b",
            "moodle.example",
            "https://*.example",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }

    #[test]
    fn every_family_of_hosts_is_told_the_same_headers_and_the_types_of_our_files() {
        let headers = headers("script-src 'self'", &[]);
        let iis = for_iis(&headers);
        let azure = for_azure(&headers);
        for (name, value) in &headers {
            assert!(for_static_hosts(&headers).contains(&format!("  {name}: {value}\n")));
            assert!(iis.contains(&format!("<add name=\"{name}\" value=\"{}\" />", escaped(value))), "{name}: {iis}");
            assert_eq!(azure["globalHeaders"][name], **value);
        }
        for (end, kind) in TYPES {
            assert!(iis.contains(&format!("<mimeMap fileExtension=\"{end}\" mimeType=\"{kind}\" />")));
            assert_eq!(azure["mimeTypes"][end], kind);
        }
    }
}
