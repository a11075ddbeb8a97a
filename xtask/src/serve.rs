//! Serves the site while one works on it, and builds it again when a file changes.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tiny_http::{Header, Request, Response, Server, StatusCode};

use crate::build::QUICK;
use crate::bundle::Profile;
use crate::tools::{cargo, run as spawn};

/// `serve [--port N] [--release]`: builds, serves, and builds again when a file changes.
pub fn run(args: &[String]) -> Result<(), String> {
    let (mut port, mut profile) = (8080, Profile::Quick);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--release" => profile = Profile::Release,
            "--port" => {
                let number = args.next().and_then(|number| number.parse::<u16>().ok());
                port = number.ok_or("--port takes a number from 1 to 65535")?;
            }
            other => return Err(format!("{other} is not known here; use: cargo xtask serve [--port N] [--release]")),
        }
    }
    let server = Server::http(("127.0.0.1", port)).map_err(|error| format!("port {port}: {error}"))?;
    println!("Waymark will be at http://localhost:{port} when the first build is done. Ctrl+C stops it.");
    let site = crate::root().join(if profile == Profile::Release { "dist" } else { QUICK });
    std::thread::spawn(move || rebuild_for_ever(profile));
    loop {
        let request = server.recv().map_err(|error| error.to_string())?;
        // Whoever has gone away gets nothing.
        let _ = answer(&site, request);
    }
}

/// Builds whenever what the site is made from has changed since the last build began. The tools are built anew too: they write
/// the pages.
fn rebuild_for_ever(profile: Profile) {
    let mut built = None;
    loop {
        let newest = SOURCES.iter().filter_map(|name| changed(&crate::root().join(name))).max();
        if newest != built {
            built = newest;
            let flags: &[&str] = if profile == Profile::Release { &[] } else { &["--quick"] };
            match spawn(cargo().args(["run", "--quiet", "-p", "xtask", "--", "build"]).args(flags)) {
                Ok(()) => println!("built"),
                Err(message) => eprintln!("{message}\nWhat was there before is still served."),
            }
        }
        std::thread::sleep(Duration::from_millis(400));
    }
}

/// What the site is made from.
const SOURCES: [&str; 7] = ["src", "maps", "style", "icons", "xtask/src", "index.html", "Cargo.toml"];

/// When a file, or the newest below a folder, was last changed.
fn changed(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).and_then(|data| data.modified()).ok();
    let below =
        fs::read_dir(path).ok().into_iter().flatten().flatten().filter_map(|entry| changed(&entry.path())).max();
    own.max(below)
}

fn answer(site: &Path, request: Request) -> std::io::Result<()> {
    let path = file(site, request.url());
    match path.as_ref().and_then(|path| File::open(path).ok()) {
        Some(file) => {
            let end = path.as_ref().and_then(|path| path.extension()).unwrap_or_default().to_string_lossy();
            let kind =
                KINDS.iter().find(|(known, _)| *known == end).map_or("application/octet-stream", |(_, kind)| kind);
            let headers = [("Content-Type", kind), ("Cache-Control", "no-store")];
            let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
            request.respond(headers.fold(Response::from_file(file), Response::with_header))
        }
        None => {
            let missing = fs::read(site.join(crate::missing::NAME)).unwrap_or_else(|_| b"not built yet".to_vec());
            let html = Header::from_bytes("Content-Type", "text/html").ok();
            let response = Response::from_data(missing).with_status_code(StatusCode(404));
            request.respond(html.into_iter().fold(response, Response::with_header))
        }
    }
}

/// The file of an address; none outside the site's folder.
fn file(site: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let parts = path.split('/').filter(|part| !part.is_empty());
    let found =
        parts.clone().all(|part| part != "..").then(|| parts.fold(site.to_path_buf(), |path, part| path.join(part)))?;
    Some(if found.is_dir() { found.join("index.html") } else { found })
}

/// What each kind of file is called; a program compiles while it arrives only under its own name.
const KINDS: [(&str, &str); 9] = [
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("css", "text/css"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("webmanifest", "application/manifest+json"),
    ("txt", "text/plain"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_file_of_the_site_and_to_no_other() {
        let site = Path::new("/site");
        assert_eq!(
            file(site, "/maps/scotland/kinship.json?v=1"),
            Some(PathBuf::from("/site/maps/scotland/kinship.json"))
        );
        assert_eq!(file(site, "/a/../../etc/passwd"), None);
        assert_eq!(file(crate::root().as_path(), "/xtask/"), Some(crate::root().join("xtask/index.html")));
    }
}
