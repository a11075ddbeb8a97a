//! Builds the site.

use std::fs;
use std::path::Path;

use crate::bundle::{Profile, programs};
use crate::pages::write_site;
use crate::tools::for_building;

/// `build [--single-file] [--address URL]`: the release site into `dist/`; all of it once more as one file; made for an
/// address, it names itself there to search engines and to those who preview a link. `build --quick` is what `serve` shows.
pub fn run(args: &[String]) -> Result<(), String> {
    const USE: &str = "use: cargo xtask build [--single-file] [--address https://example.org/waymark/]";
    let (mut is_single_file, mut address, mut profile) = (false, None, Profile::Release);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--single-file" => is_single_file = true,
            "--quick" => profile = Profile::Quick,
            "--address" => {
                let is_whole = |url: &&String| url.starts_with("https://") && url.ends_with('/');
                address = Some(args.next().filter(is_whole).ok_or(format!("--address takes https://…/; {USE}"))?);
            }
            other => return Err(format!("{other} is not known here; {USE}")),
        }
    }
    for_building()?;
    let root = crate::root();
    if profile == Profile::Quick {
        return site(&root.join(QUICK), profile, None);
    }
    let dist = root.join("dist");
    site(&dist, profile, address.cloned())?;
    if is_single_file {
        let n_bytes = crate::single_file::write(&dist)?;
        println!("dist/{}: the whole site in one file of {n_bytes} bytes", crate::site::SINGLE_FILE);
    }
    // Last: it is for those who host the site, and no part of what a device keeps.
    let n_parts = crate::sbom::write(&dist)?;
    println!("dist/{}: the {n_parts} crates the program is made of", crate::sbom::NAME);
    Ok(())
}

/// Where the site stands while one works on it.
pub const QUICK: &str = "target/serve";

/// Writes a site beside the folder and puts it in its place once it is whole: a build that fails leaves what is there.
fn site(folder: &Path, profile: Profile, address: Option<String>) -> Result<(), String> {
    let staged = crate::root().join("target/stage").join(folder.file_name().unwrap_or_default());
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    if staged.exists() {
        fs::remove_dir_all(&staged).map_err(fault)?;
    }
    let program = programs(&staged, profile)?;
    write_site(&crate::root(), &staged, &program, profile, address)?;
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(fault)?;
    }
    fs::rename(&staged, folder).map_err(fault)
}
