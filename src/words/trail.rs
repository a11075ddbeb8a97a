//! The words of the road so far.
//! Must never name a child: children are letters.

/// Title of the steps that lie behind.
pub const TRAIL: &str = "The road so far";
/// While there are none.
pub const NO_TRAIL: &str = "Mark the steps that lie behind, one after the other: they are numbered on the map, and stay while you look around.";
/// Puts the step on the road so far.
pub const ADD_TO_TRAIL: &str = "We were here before";
/// Takes the step last put there away.
pub const UNDO_TRAIL: &str = "Take the last step away";
/// Opens the rest of what can be done with it.
pub const MORE_OF_TRAIL: &str = "Earlier involvement, other children";
/// Puts the step into an earlier involvement.
pub const ADD_EARLIER: &str = "We were here in an earlier involvement";
/// Title of the steps of an earlier involvement.
pub const EARLIER: &str = "An earlier involvement";
/// Title of where the other children are.
pub const OTHER_CHILDREN: &str = "Other children";
/// Takes all of it away.
pub const FORGET_TRAIL: &str = "Forget the whole road";
/// Leads to the journey's page.
pub const OPEN_JOURNEY: &str = "Dates, plans and a page for the file";

/// A child by letter: no name is ever kept.
pub fn child(letter: char) -> String {
    format!("Child {letter}")
}

/// Says that a child is at this step.
pub fn child_is_here(letter: char) -> String {
    format!("Child {letter} is here")
}

/// Marks a step passed on the road so far, with its place on it.
pub fn been_here(number: usize) -> String {
    format!("been here ({number})")
}

/// Marks a step of an earlier involvement.
pub const BEEN_EARLIER: &str = "been here earlier";

/// Marks where another child is.
pub fn child_mark(letter: char) -> String {
    format!("child {letter}")
}
