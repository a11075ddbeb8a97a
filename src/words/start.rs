//! What is said before the program runs or without it: by the start script, on the page about this device, on the page
//! for an address that is not there. The build writes these into the pages.

/// What is said before the program runs or without it.
#[derive(Debug)]
pub struct StartWords {
    /// Turns leaving by the Shift key off, or on again.
    pub no_shift: &'static str,
    /// Heading of the page for an address that is not there.
    pub not_here_title: &'static str,
    /// What to do about it.
    pub not_here_why: &'static str,
    /// The tab's title while the page is left.
    pub leaving: &'static str,
    /// What a frame says in the place of its page while its window is left, which may be forbidden to it.
    pub still_here: &'static str,
    /// Shows a page that was left in a hurry.
    pub show_again: &'static str,
    /// The browser has no printing.
    pub no_print: &'static str,
    /// Shift was pressed twice.
    pub shift_once_more: &'static str,
    /// The program cannot run here.
    pub in_words: &'static str,
    /// While the journey's program is fetched again.
    pub fetching: &'static str,
    /// It could not be fetched.
    pub not_fetched: &'static str,
    /// A newer release is on the device.
    pub newer: &'static str,
    /// Opens it.
    pub open_newer: &'static str,
    /// The maps are due to be read again since a day, which takes the place of `{day}`.
    pub overdue: &'static str,
    /// What the device may hold: the names it is kept under, each with its words.
    pub held: &'static [(&'static str, &'static str)],
    /// A child's journey in `{nation}`.
    pub held_journey: &'static str,
    /// The copy of the site.
    pub held_copy: &'static str,
    /// Files of a copy that is not whole.
    pub held_parts: &'static str,
    /// The same, where a host or a filter gives one of them to nobody.
    pub held_refused: &'static str,
    /// A copy without the program.
    pub held_words: &'static str,
    /// Nothing.
    pub held_nothing: &'static str,
    /// The browser does not say.
    pub held_unknown: &'static str,
    /// Asked before everything is forgotten, journeys, children’s pages and walks with it.
    pub held_sure: &'static str,
}
