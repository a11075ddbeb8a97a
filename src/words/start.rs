//! What is said before the program runs or without it: by the start script, on the page about this device, on the page for an
//! address that is not there. The build writes these into the pages.
//! Must never decide when a sentence is shown.

/// Turns leaving by the Shift key off, or on again.
pub const NO_SHIFT: &str = "Turn leaving by the Shift key off, or on again";
/// Heading of the page for an address that is not there.
pub const NOT_HERE_TITLE: &str = "This page is not here";
/// What to do about it.
pub const NOT_HERE_WHY: &str = "The link may have been changed on its way to you, or typed differently. You can find every map from the first page.";

/// The tab's title while the page is left.
pub const LEAVING: &str = "Loading";
/// Shift was pressed once.
pub const SHIFT_TWICE_MORE: &str = "Shift twice more leaves this page.";
/// Shift was pressed twice.
pub const SHIFT_ONCE_MORE: &str = "Shift once more leaves this page.";
/// The program cannot run here.
pub const IN_WORDS: &str = "The chart cannot be shown on this device. Everything is here in words.";
/// While the journey's program is fetched again.
pub const FETCHING: &str = "Fetching …";
/// It could not be fetched.
pub const NOT_FETCHED: &str = "This could not be fetched. Look at the connection.";
/// A newer release is on the device.
pub const NEWER: &str = "A newer map is ready.";
/// Opens it.
pub const OPEN_NEWER: &str = "Open it";
/// The maps are due to be read again since a day, which takes the place of `{day}`.
pub const OVERDUE: &str = "These maps were due to be checked again by {day}. Law and guidance may have changed. Ask before you rely on a time limit.";
/// What the device may hold: the names it is kept under, each with its words.
pub const HELD: [(&str, &str); 4] = [
    ("discreet", "your wish for a neutral tab title"),
    ("worker", "your wish for the worker’s layer"),
    ("no-copy", "your wish to keep no copy"),
    ("no-shift", "your wish that the Shift key does not leave the page"),
];
/// A child's journey in `{nation}`.
pub const HELD_JOURNEY: &str = "a child’s journey ({nation})";
/// A child's journey that could not be read and was put aside.
pub const HELD_JOURNEY_ASIDE: &str = "a child’s journey ({nation}, set aside)";
/// The copy of the site.
pub const HELD_COPY: &str = "a copy of these pages for use without a signal";
/// Files of a copy that is not whole.
pub const HELD_PARTS: &str = "parts of a copy of these pages; it is not whole, and not used yet";
/// Nothing.
pub const HELD_NOTHING: &str = "This device holds nothing of Waymark’s.";
/// The browser does not say.
pub const HELD_UNKNOWN: &str = "This browser does not let us look. Clear its data for this site in its settings.";
