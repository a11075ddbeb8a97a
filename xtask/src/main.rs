//! Builds, serves, tests, checks and measures Waymark: `cargo xtask serve`, `cargo xtask test` and their helpers.

use std::process::ExitCode;

mod bench;
mod build;
mod bundle;
mod check;
mod endings;
mod estimate;
mod facts;
mod function_order;
mod gallery;
mod grades;
mod hosting;
mod layout;
mod measure;
mod missing;
mod pages;
mod preview;
mod program;
mod sbom;
mod schema;
mod serve;
mod single_file;
mod site;
mod start;
mod test;
mod tools;

const HELP: &str = "\
cargo xtask serve [--port N] [--release]   build and serve the site on http://localhost:8080
cargo xtask test                           everything: format, lints, tests, maps, budgets, browser journeys
cargo xtask build [--address URL] [--frame ORIGIN]… [--into FOLDER] [--single-file]  the release site into dist/; the whole site as one file, dist/waymark.html
cargo xtask audit                          known faults of the dependencies, asked of the RustSec database on the network
cargo xtask check [--json] [FILE…]         every problem of the map files
cargo xtask schema                         write maps/map.schema.json anew
cargo xtask layout [--direction right|down] < graph.json > drawing.json
cargo xtask gate                           crossings and bends of every chart beside the most there may be; lowers that where it can
cargo xtask facts MAP                      every fact of a map with its source, to be ticked off
cargo xtask grades                         how hard each map is to read, by field, into docs/grades.md
cargo xtask endings                        how many different answers each map gives to how it can end, into docs/endings.md
cargo xtask gallery                        every map at both depths and directions, into target/gallery/index.html
cargo xtask measure                        every budget beside what it measures, and the programs' bytes by crate and module
cargo xtask measure --bytes                only the bytes of the last build beside their budgets
cargo xtask measure --programs             only the programs' bytes by crate and module, of the last build
cargo xtask measure --peers                the speed of one map beside pages of other engines, into docs/speed.md
cargo xtask measure --layout [--peers [ENGINE…]]  the drawing of maps and graphs beside its targets (and other engines, drawn anew)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = args.split_first().map_or(("help", &[][..]), |(task, rest)| (task.as_str(), rest));
    let outcome = match task {
        "serve" => serve::run(rest),
        "test" => test::test(),
        "build" => build::run(rest),
        "measure" => measure::run(rest),
        "check" => check::run(rest),
        "pages" => pages::run(),
        "gate" => bench::gate::run(),
        "endings" => endings::run(),
        "facts" => facts::run(rest),
        "grades" => grades::run(),
        "gallery" => gallery::run(),
        "schema" => schema::run(),
        "layout" => layout::run(rest),
        "audit" => tools::deny(&["advisories"]),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("no task called {other:?}\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the project.
fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Into::into).unwrap_or_default()
}

/// The map files in the order of their names.
fn map_files() -> Result<Vec<std::path::PathBuf>, String> {
    let mut found = Vec::new();
    for nation in folder(&root().join("maps"))?.into_iter().filter(|path| path.is_dir()) {
        found.extend(folder(&nation)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")));
    }
    Ok(found)
}

/// Writes a table into a page, below the line that says who writes it.
fn replace_table(page: &str, task: &str, table: &str) -> Result<(), String> {
    let mark = format!("<!-- cargo xtask {task} writes what follows -->\n");
    let path = root().join(page);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{page}: {error}"))?;
    let (before, _) =
        text.split_once(&mark).ok_or(format!("{page}: the line {mark:?} is gone: put it above the table"))?;
    std::fs::write(&path, format!("{before}{mark}\n{table}")).map_err(|error| format!("{page}: {error}"))
}

fn folder(path: &std::path::Path) -> Result<Vec<std::path::PathBuf>, String> {
    let read = std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut entries: Vec<_> = read.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    entries.sort();
    Ok(entries)
}
