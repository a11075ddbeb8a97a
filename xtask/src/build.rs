//! Builds the site.

use std::fs;
use std::path::Path;

use crate::bundle::{Profile, programs};
use crate::hosting::{HostWishes, is_origin};
use crate::pages::write_site;
use crate::tools::for_building;

/// `build [--single-file] [--address URL] [--frame ORIGIN]… [--into FOLDER]`: the release site into `dist/`, or another folder; all
/// of it once more as one file; made for an address, it names itself there to search engines and to those who preview a link; made
/// for a frame, the sites at these origins may show it in their pages. `build --quick` is what `serve` shows.
pub fn run(args: &[String]) -> Result<(), String> {
    const USE: &str = "use: cargo xtask build [--single-file] [--address https://example.org/waymark/] [--frame https://moodle.example] [--into FOLDER]";
    let (mut is_single_file, mut profile, mut dist) = (false, Profile::Release, crate::root().join("dist"));
    let mut wishes = HostWishes::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--single-file" => is_single_file = true,
            "--quick" => profile = Profile::Quick,
            "--address" => {
                let is_whole = |url: &&String| url.starts_with("https://") && url.ends_with('/');
                let address = args.next().filter(is_whole).ok_or(format!("--address takes https://…/; {USE}"))?;
                wishes.address = Some(address.clone());
            }
            "--frame" => {
                let origin = args.next().filter(|origin| is_origin(origin));
                let origin = origin.ok_or(format!("--frame takes the https://… of a site, without a path; {USE}"))?;
                wishes.frames.push(origin.clone());
            }
            "--into" => dist = crate::root().join(args.next().ok_or(USE)?),
            other => return Err(format!("{other} is not known here; {USE}")),
        }
    }
    for_building()?;
    let root = crate::root();
    if profile == Profile::Quick {
        return site(&root.join(QUICK), profile, &wishes);
    }
    site(&dist, profile, &wishes)?;
    if is_single_file {
        let n_bytes = crate::single_file::write(&dist)?;
        println!("{}: the whole site in one file of {n_bytes} bytes", dist.join(crate::site::SINGLE_FILE).display());
    }
    // Last: it is for those who host the site, and no part of what a device keeps.
    let n_parts = crate::sbom::write(&dist)?;
    println!("{}: the {n_parts} crates the program is made of", dist.join(crate::sbom::NAME).display());
    Ok(())
}

/// Where the site stands while one works on it.
pub const QUICK: &str = "target/serve";

/// Writes a site beside the folder and puts it in its place once it is whole: a build that fails leaves what is there.
fn site(folder: &Path, profile: Profile, wishes: &HostWishes) -> Result<(), String> {
    let staged = crate::root().join("target/stage").join(folder.file_name().unwrap_or_default());
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    if staged.exists() {
        fs::remove_dir_all(&staged).map_err(fault)?;
    }
    let program = programs(&staged, profile)?;
    write_site(&crate::root(), &staged, &program, profile, wishes)?;
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(fault)?;
    }
    fs::rename(&staged, folder).map_err(fault)
}
