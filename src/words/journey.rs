//! The words of the journey's page: the road so far, dates, plans, the page for the file, and what is kept.
//! Must never say that somebody is late, and never promise a date that the rule does not give.

/// Title of the page.
pub const TITLE: &str = "The journey";
/// What it is for.
pub const HINT: &str = "Put down the road so far. Add dates, and see what follows from them. Compare two plans. Make one page for the file. All of it stays on this device.";
/// Name of the list of the page's parts.
pub const ON_THIS_PAGE: &str = "On this page";
/// While no step is chosen.
pub const NO_HERE: &str = "Choose a step on a map first, and come here from it.";
/// Takes a step off the road.
pub const TAKE_AWAY: &str = "Take away";
/// Title of the dates given and of those that follow.
pub const DATES: &str = "Dates that follow";
/// Title of the dates to give.
pub const GIVE_DATES: &str = "Dates you know";
/// What giving a date does.
pub const DATES_HINT: &str =
    "Give the day of a step, as far as you know it. Every time limit that runs from it becomes a date.";
/// Dates of the road so far.
pub const DATES_BEEN: &str = "On the road so far";
/// Dates here.
pub const DATES_HERE: &str = "Here";
/// Dates of the steps that can follow.
pub const DATES_NEXT: &str = "For the steps that can follow";
/// While no date was given.
pub const NO_DATES: &str = "No date was given yet.";
/// Dates were given, but no limit runs from them.
pub const NOTHING_FOLLOWS: &str = "The maps know no time limit that runs from these dates.";
/// Title of how days are counted.
pub const HOW_COUNTED: &str = "How days are counted";
/// Label of how far recurring days are laid out.
pub const HOW_FAR: &str = "Lay out what comes again for";
/// The choices.
pub const MONTHS: [(u32, &str); 4] = [(3, "3 months"), (6, "6 months"), (12, "a year"), (24, "two years")];
/// Title of the timeline.
pub const TIMELINE: &str = "In the order of days";
/// Title of the list by rule.
pub const BY_RULE: &str = "By rule, with the sum";
/// Today, in the timeline.
pub const TODAY: &str = "Today";
/// A day that was given.
pub const GIVEN: &str = "given";
/// A last day.
pub const LAST_DAY: &str = "last day";
/// A day that recurs.
pub const AGAIN: &str = "comes again";
/// Earliest day.
pub const NOT_BEFORE: &str = "not before";
/// Title of limits that give no day.
pub const NO_DAY: &str = "Limits that give no date";
/// Title of the plans.
pub const PLANS: &str = "Two plans side by side";
/// What they are for.
pub const PLANS_HINT: &str =
    "Choose one ending, or two. A second plan is no decision: it is there in case the first does not work out.";
/// Label of the choice of an ending.
pub const PLAN: [&str; 2] = ["Plan A leads to", "Plan B leads to"];
/// No ending chosen.
pub const NO_PLAN: &str = "no ending chosen";
/// Names of the plans.
pub const PLAN_NAME: [&str; 2] = ["Plan A", "Plan B"];
/// Title of the steps that both share.
pub const SHARED: &str = "Both begin with";
/// Marks a step that the other plan goes through too.
pub const IN_BOTH: &str = "in both plans";
/// Label of who decides along the way.
pub const DECIDERS: &str = "Who decides on the way";
/// Label of what takes its time.
pub const WAITS: &str = "What takes its time";
/// The maps know none.
pub const NO_WAITS: &str = "The maps know no least time on this way.";
/// Title of the questions to take along.
pub const ASKS: &str = "Questions to take along";
/// How to collect them.
pub const ASKS_HINT: &str = "Tick what you want to ask. It goes onto the page.";
/// Title of the page for the file.
pub const SHEET: &str = "Journey sheet";
/// What it is.
pub const SHEET_HINT: &str =
    "One page: the road so far, where we are, what can happen next, every ending, dates and questions.";
/// Before the day it was made.
pub const MADE: &str = "Made on";
/// Title of the supervision card.
pub const CARD: &str = "Supervision card";
/// What it is.
pub const CARD_HINT: &str = "The questions of supervision, answered as far as the maps can. The rest is for people: write it here, or by hand on the print.";
/// Label of one's own words.
pub const OWN_WORDS: &str = "Your own words";
/// The questions could not be fetched.
pub const NO_QUESTIONS: &str = "The questions could not be fetched. Open this page again with a connection.";
/// What the code is, for whoever cannot see it.
pub const CODE_NAME: &str = "The link to this place as a code for a phone’s camera";
/// Under the code.
pub const CODE: &str =
    "A phone’s camera opens this place from the code. It holds steps only: no name, no date, none of your words.";
/// Title of what is kept.
pub const KEPT: &str = "What is kept";
/// Nothing is.
pub const KEPT_NOTHING: &str = "Nothing of this journey is kept on this device. The steps stand in the address; as soon as you give a date or write a word, this browser keeps the whole until you forget it.";
/// Something is.
pub const KEPT_HERE: &str = "This browser keeps this journey: steps, dates, plans, questions and your words. Nobody else is told. Anyone who uses this device can open it.";
/// The browser refuses.
pub const NOT_KEPT: &str = "This browser does not let us keep anything, or its space is full. What you give stays only until this page is left. Save it to a file to keep it.";
/// A journey was kept before; leads to it.
pub const GO_ON: &str = "Go on with the journey kept on this device";
/// The kept journey made way for this one.
pub const OTHER_ASIDE: &str =
    "This journey is kept now. The one kept before can be put back below, under “What is kept”.";
/// The address has fewer steps than what was kept.
pub const SHORTER: &str = "The road here is shorter than the one kept on this device. What was kept can be put back.";
/// The buttons.
pub const PRINT_SHEET: &str = "Print the sheet";
/// Prints the card.
pub const PRINT_CARD: &str = "Print the card";
/// Saves the picture, which can be made larger.
pub const SAVE_SVG: &str = "Save the picture (SVG)";
/// Saves the picture for slides and documents.
pub const SAVE_PNG: &str = "Save the picture (PNG)";
/// Copies the text.
pub const COPY_TEXT: &str = "Copy as text";
/// Saves the text.
pub const SAVE_TEXT: &str = "Save as text";
/// Saves the dates.
pub const SAVE_ICS: &str = "Save the dates for a calendar";
/// Saves the journey.
pub const SAVE: &str = "Save the journey to a file";
/// Opens one.
pub const OPEN: &str = "Open a journey from a file";
/// Forgets it.
pub const FORGET: &str = "Forget this journey on this device";
/// Puts back what a file took the place of.
pub const PUT_BACK: &str = "Put back what was here before";
/// It was saved.
pub const SAVED: &str = "Saved to this device’s downloads.";
/// The text was copied.
pub const TEXT_COPIED: &str = "Text copied.";
/// The text was not copied.
pub const TEXT_NOT_COPIED: &str = "This browser does not let us copy. Save it as text instead.";
/// It is forgotten.
pub const FORGOTTEN: &str = "Forgotten. The steps in the address stay until you leave the page.";
/// A file was opened.
pub const OPENED: &str = "The journey from the file is here now.";
/// Put back.
pub const BACK_AGAIN: &str = "What was here before is here again.";
/// The picture could not be made.
pub const NO_PICTURE: &str = "This browser could not make the picture. Save it as SVG instead.";
/// Label of the last step at which one plan can turn to the other.
pub const LAST_TURN: &str = "Can still turn to the other plan at";
/// There is none.
pub const NO_TURN: &str = "From here on the other ending cannot be reached by the maps.";

/// How long a plan is.
pub fn n_moves(count: usize) -> String {
    format!("{count} {}", if count == 1 { "step" } else { "steps" })
}

/// How many limits of time have a date now: said aloud when a day was given.
pub fn n_dated(count: usize) -> String {
    match count {
        0 => NOTHING_FOLLOWS.to_string(),
        1 => format!("1 time limit has a date now, under “{DATES}”."),
        _ => format!("{count} time limits have a date now, under “{DATES}”."),
    }
}

/// How many limits the page for the file leaves out.
pub fn n_left_out(count: usize) -> String {
    match count {
        1 => "One more time limit has passed or gives no date. It stands on the journey’s page.".to_string(),
        _ => format!("{count} more time limits have passed or give no date. They stand on the journey’s page."),
    }
}

/// Steps that are no longer on the maps were left out.
pub fn n_lost(count: usize) -> String {
    match count {
        1 => "One step or date was left out: the step is no longer on the maps.".to_string(),
        _ => format!("{count} steps or dates were left out: their steps are no longer on the maps."),
    }
}

/// A file or a kept journey could not be read: why.
pub fn unread(reason: &str) -> String {
    format!("This could not be opened: {reason}. Nothing here was changed.")
}

/// Why: it is too large.
pub const TOO_LARGE: &str = "it is too large to be a journey";
/// Why: a newer program has written it.
pub const NEWER: &str = "a newer Waymark has written it. Open the newer release first";

/// Why: a part of it is broken.
pub fn damaged(reason: &str) -> String {
    format!("it is damaged, or no journey of Waymark ({reason})")
}

/// Why: it lies in another nation.
pub fn other_nation(nation: &str) -> String {
    format!("it lies in another nation, {nation}. Open that nation’s journey first")
}
