//! In English: what is said before the program runs or without it.

use crate::words::start::StartWords;

/// What is said before the program runs or without it.
pub const START: StartWords = StartWords {
    no_shift: "Turn leaving by the Shift key off, or on again",
    not_here_title: "This page is not here",
    not_here_why: "The link may have been changed on its way to you, or typed differently. You can find every map from the first page.",
    leaving: "Loading",
    shift_twice_more: "Shift twice more leaves this page.",
    shift_once_more: "Shift once more leaves this page.",
    in_words: "The chart cannot be shown on this device. Everything is here in words.",
    fetching: "Fetching …",
    not_fetched: "This could not be fetched. Look at the connection.",
    newer: "A newer map is ready.",
    open_newer: "Open it",
    bad_day: "Give day, month and year.",
    overdue: "These maps were due to be checked again by {day}. Law and guidance may have changed. Ask before you rely on a time limit.",
    held: &[
        ("discreet", "your wish for a neutral tab title"),
        ("worker", "your wish for the worker’s layer"),
        ("nation", "the nation you chose"),
        ("no-copy", "your wish to keep no copy"),
        ("no-shift", "your wish that the Shift key does not leave the page"),
    ],
    held_journey: "a child’s journey ({nation})",
    held_copy: "a copy of these pages for use without a signal",
    held_parts: "parts of a copy of these pages; it is not whole, and not used yet",
    held_nothing: "This device holds nothing of Waymark’s.",
    held_unknown: "This browser does not let us look. Clear its data for this site in its settings.",
};
