//! Builds the site and serves it.

use crate::tools::{for_building, run as spawn, with_tools};

/// `build [--single-file] [--address URL]`: the release site into `dist/`; all of it once more as one file; made for an
/// address, it names itself there to search engines and to those who preview a link.
pub fn run(args: &[String]) -> Result<(), String> {
    const USE: &str = "use: cargo xtask build [--single-file] [--address https://example.org/waymark/]";
    let (mut is_single_file, mut address) = (false, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--single-file" => is_single_file = true,
            "--address" => {
                let is_whole = |url: &&String| url.starts_with("https://") && url.ends_with('/');
                address = Some(args.next().filter(is_whole).ok_or(format!("--address takes https://…/; {USE}"))?);
            }
            other => return Err(format!("{other} is not known here; {USE}")),
        }
    }
    for_building()?;
    let mut trunk = with_tools("trunk");
    trunk.args(["build", "--release", "--dist", "dist", "--color", "never", "--log", "error"]);
    trunk.envs(address.map(|address| (crate::hosting::ADDRESS, address)));
    spawn(trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless_paths()))?;
    if is_single_file {
        let n_bytes = crate::single_file::write(&crate::root().join("dist"))?;
        println!("dist/{}: the whole site in one file of {n_bytes} bytes", crate::site::SINGLE_FILE);
    }
    // Last: it is for those who host the site, and no part of what a device keeps.
    let n_parts = crate::sbom::write(&crate::root().join("dist"))?;
    println!("dist/{}: the {n_parts} crates the program is made of", crate::sbom::NAME);
    Ok(())
}

/// The program says where in its source it panicked; that needs no folder of the machine it was built on.
fn nameless_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home =
        home.or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".cargo"))).unwrap_or_default();
    format!("--remap-path-prefix={}/registry/src=.. --remap-path-prefix={}=.", home.display(), crate::root().display())
}

/// `serve [--port N] [--release]`: builds, serves, and builds again when a file changes.
pub fn serve(args: &[String]) -> Result<(), String> {
    let mut port = "8080".to_string();
    let mut is_release = false;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--release" => is_release = true,
            "--port" => {
                let number = args.next().and_then(|number| number.parse::<u16>().ok());
                port = number.ok_or("--port takes a number from 1 to 65535")?.to_string();
            }
            other => return Err(format!("{other} is not known here; use: cargo xtask serve [--port N] [--release]")),
        }
    }
    for_building()?;
    println!("Waymark will be at http://localhost:{port} when the first build is done. Ctrl+C stops it.");
    let mut command = with_tools("trunk");
    command.args(["serve", "--port", &port, "--no-autoreload", "--color", "never", "--dist", "target/serve"]);
    if is_release {
        command.arg("--release");
    }
    spawn(&mut command)
}
