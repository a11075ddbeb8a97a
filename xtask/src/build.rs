//! Builds the site and serves it.
//! Must never leave anything in `dist/` that the site does not need.

use crate::tools::{for_building, run as spawn, with_tools};

/// `build [--single-file]`: the release site into `dist/`, and all of it once more as one file.
pub fn run(args: &[String]) -> Result<(), String> {
    let is_single_file = match args {
        [] => false,
        [arg] if arg == "--single-file" => true,
        _ => return Err("build takes only --single-file".to_string()),
    };
    build()?;
    if is_single_file {
        let n_bytes = crate::alone::write(&crate::root().join("dist"))?;
        println!("dist/{}: the whole site in one file of {n_bytes} bytes", crate::alone::NAME);
    }
    Ok(())
}

/// The release site into `dist/`.
fn build() -> Result<(), String> {
    for_building()?;
    // The program says where in its source it panicked; that needs no folder of the machine it was built on.
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home =
        home.or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".cargo"))).unwrap_or_default();
    let flags = format!(
        "--remap-path-prefix={}/registry/src=.. --remap-path-prefix={}=.",
        home.display(),
        crate::root().display()
    );
    let mut trunk = with_tools("trunk");
    trunk.args(["build", "--release", "--dist", "dist", "--color", "never", "--log", "error"]);
    spawn(trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags))
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
