//! In English: what is said before the program runs or without it.

use crate::words::start::StartWords;

/// What is said before the program runs or without it.
pub const START: StartWords = StartWords {
    no_shift: "Switch leaving by the Shift key off or on",
    not_here_title: "Page not found",
    not_here_why: "The link may be damaged, or typed differently. You can find every map from the start page.",
    leaving: "Loading",
    still_here: "If you still see this, close the window.",
    show_again: "Show the page",
    no_print: "This browser cannot print. Open this page in another one.",
    shift_once_more: "Press Shift once more to leave.",
    in_words: "Your device cannot show the chart. Everything is here in words.",
    fetching: "Loading …",
    not_fetched: "We could not load this. Check your connection.",
    newer: "A newer version is ready.",
    open_newer: "Open it",
    overdue: "We were due to check these maps again by {day}. Law and guidance may have changed. Ask before you rely on a time limit.",
    held: &[
        ("discreet", "your choice of a neutral tab title"),
        ("worker", "your choice to see case system notes"),
        ("nation", "the nation you chose"),
        ("reader", "who you said you are"),
        ("easy", "your choice of easy read"),
        ("council", "the council you chose"),
        ("no-copy", "your choice to keep no copy"),
        ("walk", "a walk with a group"),
        ("no-shift", "your choice that Shift does not leave the page"),
    ],
    held_journey: "a child’s journey ({nation})",
    held_copy: "a copy of these pages for use without a signal",
    held_parts: "part of a copy of these pages, not used yet",
    held_refused: "part of a copy of these pages, not used: the site or a filter on your network holds some files back",
    held_words: "a copy of these pages for use without a signal, without some of the charts: the site or a filter on your network holds their files back",
    held_nothing: "This device keeps nothing from Waymark.",
    held_sure: "This forgets every journey, child’s page and walk with a group on this device. It cannot be undone. Forget everything?",
    held_unknown: "Your browser does not let us look. Clear its data for this site in its settings.",
};
