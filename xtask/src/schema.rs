//! Writes the JSON Schema of the map format from the Rust types.
//! To change it, change `src/atlas/file.rs` and write it anew.

/// Writes `maps/map.schema.json`.
pub fn run() -> Result<(), String> {
    let path = crate::root().join("maps/map.schema.json");
    std::fs::write(&path, text()?).map_err(|error| format!("{}: {error}", path.display()))
}

/// The schema as it should lie in the file.
fn text() -> Result<String, String> {
    let text = serde_json::to_string_pretty(&waymark::atlas::file::schema()).map_err(|error| error.to_string())?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_beside_the_maps_is_that_of_the_types() {
        let on_disk = std::fs::read_to_string(crate::root().join("maps/map.schema.json"));
        assert_eq!(on_disk.ok(), super::text().ok(), "run `cargo xtask schema`");
    }
}
