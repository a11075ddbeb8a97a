//! Everything that must hold before a change is taken: the README's second command.
//! Each part is counted, and the last line says how many passed and failed.

use std::process::Command;

use crate::bundle::Profile;
use crate::tools::{cargo, for_browsing, run};

/// The part that builds the site as readers get it.
const RELEASE: &str = "release build and budgets";

/// One part of the whole: fails with the reason.
type TestPart = fn() -> Result<(), String>;

/// Runs every part, even after one has failed, and ends with `N passed, N failed`.
pub fn test() -> Result<(), String> {
    let (mut passed, mut failed) = (0, 0);
    // What readers get is linked on one core for minutes: the checks before its own part run meanwhile on the other.
    crate::tools::for_building()?;
    let mut compiling = Some(std::thread::spawn(|| crate::bundle::compile_all(Profile::Release)));
    let parts: [(&str, TestPart); 9] = [
        ("formatting", || run(cargo().args(["fmt", "--all", "--check"]))),
        ("lints of the core and the tools", || lint(&["--workspace", "--all-targets"])),
        ("lints of the app", || {
            // As they are built for the site: without the checker.
            for program in ["web", "journey"] {
                lint(&["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", program])?;
            }
            Ok(())
        }),
        ("unit and property tests", || run(cargo().args(["test", "--workspace", "--quiet"]))),
        ("documentation", || run(cargo().args(["doc", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"))),
        ("licences, doubles and origins of the dependencies", || crate::tools::deny(&["licenses", "bans", "sources"])),
        ("map files", || crate::check::run(&[])),
        (RELEASE, || {
            // For the journeys in a frame. First: what is measured is the site.
            let framed = ["--frame", "http://localhost:47110", "--into", "target/framed"].map(str::to_string);
            crate::build::run(&framed)?;
            crate::build::run(&["--single-file".to_string()]).and_then(|()| crate::measure::budgets())
        }),
        ("browser journeys", journeys),
    ];
    for (name, part) in parts {
        println!("── {name}");
        if name == RELEASE {
            // A fault is told by the part itself, which compiles what is missing.
            let _ = compiling.take().map(std::thread::JoinHandle::join);
        }
        match part() {
            Ok(()) => passed += 1,
            Err(message) => {
                failed += 1;
                eprintln!("{name} failed: {message}");
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 { Ok(()) } else { Err(String::new()) }
}

fn lint(scope: &[&str]) -> Result<(), String> {
    run(cargo().args(["clippy", "--quiet"]).args(scope).args(["--", "-D", "warnings"]))
}

fn journeys() -> Result<(), String> {
    let browsers = for_browsing()?;
    let folder = crate::root().join("tests/browser");
    run(Command::new("node")
        .arg("journeys.mjs")
        .arg(crate::root().join("dist"))
        .env("CHROMIUM", browsers.chromium)
        .env("FIREFOX", browsers.firefox)
        .envs(browsers.webkit.map(|driver| ("WEBKIT", driver)))
        .env("PDFTOTEXT", browsers.pdftotext)
        .current_dir(folder))
}
