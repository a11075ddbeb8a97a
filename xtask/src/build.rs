//! Builds the site and serves it.
//! Must never leave anything in `dist/` that the site does not need.

use crate::tools::{for_building, run, with_tools};

/// The release site into `dist/`.
pub fn build() -> Result<(), String> {
    for_building()?;
    run(with_tools("trunk").args(["build", "--release", "--dist", "dist", "--color", "never", "--log", "error"]))
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
    run(&mut command)
}
