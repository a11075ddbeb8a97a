//! The list of parts: every crate that is linked into the program, as CycloneDX 1.5, for those who must know what they host.
//! How much of each is used the linker decides.
//! What only builds the site is left out: macros, build scripts and the tools of this folder (`docs/decisions/sbom.md`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use crate::tools::{cargo, printed};

/// Its name in `dist/`.
pub const NAME: &str = "sbom.cdx.json";

/// Writes the list into the site's folder, and says how many parts it names.
pub fn write(site: &Path) -> Result<usize, String> {
    let list = list()?;
    let text = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
    let path = site.join(NAME);
    std::fs::write(&path, text + "\n").map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(list["components"].as_array().map_or(0, Vec::len))
}

/// A crate of the program.
struct SbomComponent {
    name: String,
    version: String,
    licence: String,
    asks_for: BTreeSet<String>,
}

fn list() -> Result<Value, String> {
    let (root, parts) = parts()?;
    let sums = checksums()?;
    let component = |kind: &str, name: &str, part: &SbomComponent| {
        json!({
            "type": kind,
            "bom-ref": name,
            "name": part.name,
            "version": part.version,
            "licenses": [{ "expression": part.licence }],
            "purl": name,
        })
    };
    let components = parts.iter().filter(|(name, _)| **name != root).map(|(name, part)| {
        let mut component = component("library", name, part);
        if let Some(sum) = sums.get(name) {
            component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        }
        component
    });
    let asks = parts.iter().map(|(name, part)| json!({ "ref": name, "dependsOn": part.asks_for }));
    let own = parts.get(&root).map(|part| component("application", &root, part));
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": own },
        "components": components.collect::<Vec<_>>(),
        "dependencies": asks.collect::<Vec<_>>(),
    }))
}

/// The crates the program is made of, by their package addresses, and the address of our own. Each line of Cargo's tree is
/// its depth, name and licence; what a line stands under asks for it.
fn parts() -> Result<(String, BTreeMap<String, SbomComponent>), String> {
    let mut tree = cargo();
    tree.args([
        "tree",
        "--locked",
        "-p",
        "waymark",
        "--no-default-features",
        "--features",
        "web",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    tree.args(["-e", "normal,no-proc-macro", "--prefix", "depth", "-f", "|{p}|{l}|"]);
    let mut parts: BTreeMap<String, SbomComponent> = BTreeMap::new();
    let mut above: Vec<String> = Vec::new();
    for line in printed(&mut tree)?.lines() {
        let fields: Vec<&str> = line.split('|').collect();
        let [depth, package, licence, _] = fields[..] else { return Err(format!("not understood: {line}")) };
        let depth: usize = depth.parse().map_err(|_| format!("not understood: {line}"))?;
        let mut words = package.split(' ');
        let (Some(name), Some(version)) = (words.next(), words.next().and_then(|word| word.strip_prefix('v'))) else {
            return Err(format!("not understood: {line}"));
        };
        let purl = format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"));
        above.truncate(depth);
        if let Some(asking) = above.last().and_then(|above| parts.get_mut(above)) {
            asking.asks_for.insert(purl.clone());
        }
        above.push(purl.clone());
        parts.entry(purl).or_insert_with(|| SbomComponent {
            name: name.to_string(),
            version: version.to_string(),
            // The older way of writing a choice.
            licence: licence.replace('/', " OR "),
            asks_for: BTreeSet::new(),
        });
    }
    let root = above.first().cloned().ok_or("Cargo's tree is empty")?;
    Ok((root, parts))
}

/// The checksum of every package in `Cargo.lock`, by its package address.
fn checksums() -> Result<BTreeMap<String, String>, String> {
    let lock = crate::site::read(&crate::root().join("Cargo.lock"))?;
    let value = |package: &str, key: &str| {
        package
            .lines()
            .find_map(|line| Some(line.strip_prefix(key)?.strip_prefix(" = \"")?.trim_end_matches('"').to_string()))
    };
    let sums = lock.split("[[package]]").filter_map(|package| {
        let (name, version) = (value(package, "name")?, value(package, "version")?);
        Some((format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")), value(package, "checksum")?))
    });
    Ok(sums.collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_program_is_named_with_its_version_licence_and_sum() {
        let list = list().unwrap();
        assert_eq!((&list["bomFormat"], &list["specVersion"]), (&json!("CycloneDX"), &json!("1.5")));
        assert_eq!(list["metadata"]["component"]["name"], "waymark");
        let parts = list["components"].as_array().unwrap();
        let words = |part: &Value, key: &str| part[key].as_str().unwrap_or_default().to_string();
        for part in parts {
            let (name, version) = (words(part, "name"), words(part, "version"));
            assert_eq!(part["type"], "library");
            assert_eq!(words(part, "purl"), format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")));
            assert_eq!(words(part, "bom-ref"), words(part, "purl"));
            let licence = words(&part["licenses"][0], "expression");
            assert!(!licence.is_empty() && !licence.contains('/'), "{name}: {licence:?}");
            assert_eq!(words(&part["hashes"][0], "content").len(), 64, "{name}");
        }
        let names: Vec<_> = parts.iter().map(|part| words(part, "name")).collect();
        for there in ["leptos", "petgraph", "serde_json", "wasm-bindgen"] {
            assert!(names.contains(&there.to_string()), "no {there}");
        }
        // Macros, build tools and what only the maps' schema needs are not in the program.
        for not_there in ["serde_derive", "leptos_macro", "schemars", "brotli", "flate2", "xtask", "waymark"] {
            assert!(!names.contains(&not_there.to_string()), "{not_there}");
        }
        let known: BTreeSet<_> = parts.iter().map(|part| words(part, "purl")).collect();
        for asks in list["dependencies"].as_array().unwrap() {
            for asked in asks["dependsOn"].as_array().unwrap() {
                assert!(known.contains(asked.as_str().unwrap()), "{asked} is asked for and not named");
            }
        }
    }
}
