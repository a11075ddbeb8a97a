//! What is said before the program runs or without it: by the start script, on the page about this device, on the page for an
//! address that is not there. The build writes these into the pages.
//! Must never decide when a sentence is shown.

/// Turns leaving by the Shift key off, or on again.
pub const NO_SHIFT: &str = "Turn leaving by the Shift key off, or on again";
/// Heading of the page for an address that is not there.
pub const NOT_HERE_TITLE: &str = "This page is not here";
/// What to do about it.
pub const NOT_HERE_WHY: &str = "The link may have been changed on its way to you, or typed differently. You can find every map from the first page.";
