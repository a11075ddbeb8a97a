//! The pages of words, the same for everybody: their list, from which addresses, menu, build and tests take them.

use crate::listed::listed;

listed! {
    /// A page of words, in the order of the menu.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum TextKind {
        /// People and lines to talk to.
        Help,
        /// What each word of the maps means.
        Words,
        /// The questions practice asks.
        Reflect,
        /// The course. It alone has pages below its own: the scenarios.
        Learn,
        /// What workers click in one council's case system.
        CaseSystem,
        /// What this is, and what is kept.
        About,
    }
}

/// The scenarios of the course by their ids (maps/learn.json): each has a page below the course's. Nothing else that stands there in
/// an address is ever asked of a host.
pub const SCENARIOS: [&str; 12] =
    ["m1-s1", "m1-s2", "m1-s3", "m2-s1", "m2-s2", "m2-s3", "m3-s1", "m3-s2", "m3-s3", "m4-s1", "m4-s2", "m4-s3"];

impl TextKind {
    /// Its name in addresses, kept for good; no nation is called so.
    pub const fn name(self) -> &'static str {
        match self {
            TextKind::Help => "help",
            TextKind::Words => "words",
            TextKind::Reflect => "reflect",
            TextKind::Learn => "learn",
            TextKind::CaseSystem => "case-system",
            TextKind::About => "about",
        }
    }

    /// Whether the menu leads there: a page for workers alone is reached from their part of a step, and from the course.
    pub fn is_in_menu(self) -> bool {
        self != TextKind::CaseSystem
    }

    /// The page of this name.
    pub fn named(name: &str) -> Option<TextKind> {
        TextKind::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}
