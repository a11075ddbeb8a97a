//! Single lines taken out and put back where they cross least.
//! Must never move a box.

use super::sheet::{Plan, Sheet};

/// Nothing yet.
pub fn improve(_plan: &Plan, _sheet: &mut Sheet) {}
