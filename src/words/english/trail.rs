//! In English: the words of the road so far.

use crate::words::trail::TrailWords;

/// The words of the road so far.
pub const TRAIL: TrailWords = TrailWords {
    trail: "Steps so far",
    no_trail: "Mark the steps you have been through, in order. The map numbers them and keeps them while you look around.",
    add_to_trail: "We were here before",
    undo_trail: "Remove the last step",
    more_of_trail: "Earlier involvement, other children",
    add_earlier: "We were here in an earlier involvement",
    earlier: "An earlier involvement",
    other_children: "Other children",
    forget_trail: "Remove all of these",
    open_journey: "Dates, plans and a page for the file",
    child,
    child_is_here,
    been_here,
    been_earlier: "been here earlier",
    child_mark,
};

fn child(letter: char) -> String {
    format!("Child {letter}")
}

fn child_is_here(letter: char) -> String {
    format!("Child {letter} is here")
}

fn been_here(number: usize) -> String {
    format!("been here ({number})")
}

fn child_mark(letter: char) -> String {
    format!("child {letter}")
}
