//! Makes the two programs: compiles each, has wasm-bindgen write the script beside it, and puts both into the site's folder under
//! names that change with what is in them.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::site::tidied_script;
use crate::tools::{cargo, run};

/// How the programs are compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For readers: small. Takes minutes.
    Release,
    /// For whoever works on it: soon there.
    Quick,
}

/// The map program's files in the site's folder.
pub struct MapProgram {
    /// Its script.
    pub script: String,
    /// The program.
    pub wasm: String,
}

/// The two programs and the features each is made with.
const PROGRAMS: [(&str, &str); 2] = [("waymark", "web"), ("journey", "journey")];

/// Compiles both programs.
pub fn compile_all(profile: Profile) -> Result<(), String> {
    PROGRAMS.iter().try_for_each(|(bin, features)| compile(bin, features, profile))
}

/// Compiles both programs and puts them into the site's folder.
pub fn programs(site: &Path, profile: Profile) -> Result<MapProgram, String> {
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", site.display());
    fs::create_dir_all(site).map_err(|error| fault(&error))?;
    compile_all(profile)?;
    // The journey's files keep their names: what asks for them adds the release's (`site::JOURNEY`).
    for (bin, _) in PROGRAMS {
        let folder = if profile == Profile::Release { "release" } else { "debug" };
        let compiled = crate::root().join(format!("target/wasm32-unknown-unknown/{folder}/{bin}.wasm"));
        let mut bindgen = Bindgen::new();
        bindgen.input_path(&compiled).typescript(false).out_name(bin);
        let made = bindgen.web(true).and_then(|bindgen| bindgen.generate(site));
        made.map_err(|error| format!("{}: {error:#}", compiled.display()))?;
        let script = site.join(format!("{bin}.js"));
        let text = fs::read_to_string(&script).map_err(|error| fault(&error))?;
        fs::write(&script, tidied_script(&text)).map_err(|error| fault(&error))?;
    }
    let wasm = fs::read(site.join("waymark_bg.wasm")).map_err(|error| fault(&error))?;
    let hash: String = Sha256::digest(&wasm).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let program = MapProgram { script: format!("waymark-{hash}.js"), wasm: format!("waymark-{hash}_bg.wasm") };
    for (old, new) in [("waymark.js", &program.script), ("waymark_bg.wasm", &program.wasm)] {
        fs::rename(site.join(old), site.join(new)).map_err(|error| fault(&error))?;
    }
    Ok(program)
}

fn compile(bin: &str, features: &str, profile: Profile) -> Result<(), String> {
    let mut build = cargo();
    build.args(["build", "--quiet", "--target", "wasm32-unknown-unknown", "--bin", bin]);
    build.args(["--no-default-features", "--features", features]);
    if profile == Profile::Release {
        build.arg("--release");
    }
    run(build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", nameless_paths()))
}

/// The program says where in its source it panicked; that needs no folder of the machine it was built on.
fn nameless_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(std::path::PathBuf::from);
    let home =
        home.or_else(|| Some(std::path::PathBuf::from(std::env::var_os("HOME")?).join(".cargo"))).unwrap_or_default();
    format!("--remap-path-prefix={}/registry/src=.. --remap-path-prefix={}=.", home.display(), crate::root().display())
}
