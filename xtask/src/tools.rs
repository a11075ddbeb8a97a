//! Brings what a machine lacks: the wasm target, cargo-deny, browsers and the browser tests' packages.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The cargo-deny that reads `deny.toml`; built in 90 seconds of one core.
const DENY: &str = "0.20.2";

/// Runs a program and says what it was if it fails.
pub fn run(command: &mut Command) -> Result<(), String> {
    let text = format!("{command:?}").replace('"', "");
    let status = command.status().map_err(|error| format!("{text}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{text}: {status}")) }
}

/// Cargo, in the project's folder.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var("CARGO").unwrap_or("cargo".to_string()));
    command.current_dir(crate::root());
    command
}

/// What a program prints; fails if it fails.
pub fn printed(command: &mut Command) -> Result<String, String> {
    let text = format!("{command:?}").replace('"', "");
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{text}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{text}: {}", output.status))
    }
}

/// What a program prints, if it is there and succeeds.
fn output(program: &Path, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn tools_folder() -> PathBuf {
    crate::root().join("target/tools")
}

/// The search path with the project's own tools first.
fn path() -> std::ffi::OsString {
    let known = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools_folder().join("bin")).chain(std::env::split_paths(&known));
    std::env::join_paths(folders).unwrap_or(known)
}

/// Makes sure that the programs can be built: the wasm target.
pub fn for_building() -> Result<(), String> {
    let targets = output(Path::new("rustup"), &["target", "list", "--installed"]).unwrap_or_default();
    if targets.contains("wasm32-unknown-unknown") {
        return Ok(());
    }
    say("the wasm target");
    run(Command::new("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
}

/// Asks cargo-deny whether the dependencies keep these of the rules in `deny.toml`.
pub fn deny(rules: &[&str]) -> Result<(), String> {
    install("cargo-deny", "cargo-deny", DENY, &["--locked", "--no-default-features"])?;
    run(cargo().env("PATH", path()).args(["deny", "--log-level", "error", "check"]).args(rules))
}

fn install(program: &str, krate: &str, version: &str, flags: &[&str]) -> Result<(), String> {
    let is_right = |program: &Path| output(program, &["--version"]).is_some_and(|text| text.contains(version));
    if is_right(Path::new(program)) || is_right(&tools_folder().join("bin").join(program)) {
        return Ok(());
    }
    say(&format!("{krate} {version}"));
    if output(Path::new("cargo-binstall"), &["-V"]).is_some() {
        let spec = format!("{krate}@{version}");
        let root = tools_folder();
        let mut fetch = cargo();
        fetch.args(["binstall", "--no-confirm", "--root"]).arg(&root).arg(&spec);
        if run(&mut fetch).is_ok() {
            return Ok(());
        }
    }
    // Built for a quick build, not a quick program: it runs for a second at a time.
    let mut build = cargo();
    build.args(["install", krate, "--version", version, "--root"]).arg(tools_folder()).args(flags);
    build.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    build.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0").env("CARGO_TARGET_DIR", crate::root().join("target/tools-build"));
    run(&mut build)
}

/// Makes sure that pages can be tried: the packages of `tests/browser`, Chromium, Firefox and WebKitGTK.
pub fn for_browsing() -> Result<Browsers, String> {
    let folder = crate::root().join("tests/browser");
    if !folder.join("node_modules/pngjs").exists() {
        say("the browser tests' packages");
        run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))
            .map_err(|error| format!("{error}\nThe browser journeys need Node 20 or newer with npm."))?;
    }
    let webkit = if cfg!(target_os = "linux") { Some((browser(&WEBKIT)?, browser(&SCREEN)?)) } else { None };
    Ok(Browsers {
        chromium: browser(&CHROMIUM)?,
        firefox: browser(&FIREFOX)?,
        webkit: webkit.map(|(driver, _)| driver),
        pdftotext: browser(&PDFTOTEXT)?,
    })
}

/// Where the browsers of the journeys are.
pub struct Browsers {
    /// All journeys.
    pub chromium: PathBuf,
    /// The way of a reader in another engine.
    pub firefox: PathBuf,
    /// The same way in the engine of Safari, which other systems than Linux have no driver for: the driver of WebKitGTK.
    pub webkit: Option<PathBuf>,
    /// What was printed, read by another's program.
    pub pdftotext: PathBuf,
}

/// A browser, or what reads its prints: its name, the variable that names it, Debian's package, and where it usually is.
struct Browser(&'static str, &'static str, &'static str, &'static [&'static str]);

const CHROMIUM: Browser = Browser(
    "Chromium",
    "CHROMIUM",
    "chromium",
    &[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
);
const FIREFOX: Browser = Browser(
    "Firefox",
    "FIREFOX",
    "firefox-esr",
    &[
        "/usr/bin/firefox-esr",
        "/usr/bin/firefox",
        "/snap/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ],
);

const WEBKIT: Browser = Browser("WebKitGTK's driver", "WEBKIT", "webkit2gtk-driver", &["/usr/bin/WebKitWebDriver"]);
/// WebKitGTK's browser has no way to run without a screen.
const SCREEN: Browser = Browser("a screen for WebKitGTK", "XVFB_RUN", "xvfb", &["/usr/bin/xvfb-run"]);
const PDFTOTEXT: Browser = Browser(
    "pdftotext",
    "PDFTOTEXT",
    "poppler-utils",
    &["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext", "/opt/local/bin/pdftotext"],
);

/// Finds a browser, or brings it where Debian's packages are.
fn browser(&Browser(name, variable, package, usual): &Browser) -> Result<PathBuf, String> {
    let find = || {
        let named = std::env::var_os(variable).map(PathBuf::from);
        named.into_iter().chain(usual.iter().map(PathBuf::from)).find(|path| path.exists())
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    say(name);
    let _ = run(Command::new("apt-get").args(["update", "-qq"]));
    run(Command::new("apt-get")
        .args(["install", "-y", "-qq", "--no-install-recommends", package])
        .stdout(Stdio::null()))
    .map_err(|error| format!("{error}\nInstall {name}, or name one in the variable {variable}."))?;
    find().ok_or(format!("no {name} was found after installing it"))
}

fn say(what: &str) {
    eprintln!("bringing {what} …");
}
