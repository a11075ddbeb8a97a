//! The interface's own words, all of them, ready for a second language. What a map says stands in the map.
//! Must never decide when a sentence is shown.

use crate::atlas::file::{Basis, Ending, MoveKind, StepKind, Unit};
use crate::place::{Lens, Notice};

/// The product's name.
pub const NAME: &str = "Waymark";
/// The tab's title in discreet mode.
pub const NEUTRAL_TITLE: &str = "Notes";
/// What it is and for whom, one.
pub const ABOUT_1: &str = "Waymark is a map of what can happen when social work becomes involved with a child.";
/// What it is and for whom, two.
pub const ABOUT_2: &str =
    "It shows where you are, what can happen next, every way it can end, and what you can ask for at each step.";
/// What it is and for whom, three.
pub const ABOUT_3: &str =
    "It is for children, parents and carers, for the workers beside them, and for people who train those workers.";
/// The question home asks.
pub const WHICH_NATION: &str = "Where does the child live?";
/// Link to the page of all maps.
pub const WHOLE_SYSTEM: &str = "The whole system on one page";
/// Heading of the panel's first list.
pub const NEXT: &str = "What can happen next";
/// Heading of the endings.
pub const ENDINGS: &str = "How this can end";
/// Heading of the moves that lead here.
pub const BEFORE: &str = "How you can have got here";
/// Heading of the moves to better.
pub const BETTER: &str = "If things get better";
/// Heading of the moves to worse.
pub const WORSE: &str = "If things get worse";
/// Heading of the outline.
pub const OUTLINE: &str = "Every step in words";
/// Heading of the chart.
pub const CHART: &str = "Chart";
/// Heading of the rights.
pub const RIGHTS: &str = "What you can ask for";
/// Label of who decides.
pub const DECIDES: &str = "Who decides";
/// Label of who takes part.
pub const TAKES_PART: &str = "Who takes part";
/// Label of the timescales.
pub const BY_WHEN: &str = "By when";
/// Label of the professional words.
pub const WHAT: &str = "What it is";
/// Label of the words for a child.
pub const FOR_A_CHILD: &str = "For a child";
/// Label of the sources.
pub const SOURCES: &str = "Where this comes from";
/// Label of the glossary.
pub const TERMS: &str = "Words used here";
/// Label of law to come.
pub const COMING: &str = "Coming, not in force yet";
/// Label of open questions.
pub const NOT_CERTAIN: &str = "What we could not make sure of";
/// Label of the details.
pub const MORE: &str = "More about this step: what it is, who takes part, sources";
/// The mark of the step chosen.
pub const HERE: &str = "You are here";
/// Leave at once.
pub const LEAVE: &str = "Leave this page now";
/// Where leaving leads: a page nobody wonders about.
pub const LEAVE_TO: &str = "https://www.bbc.co.uk/weather";
/// A timescale or source whose words were not read.
pub const NOT_READ: &str = "We have not read the exact words of this source. Please check before you rely on it.";
/// On a map without a step chosen.
pub const CHOOSE_A_STEP: &str = "Choose the step where you are: in the chart, or in the list of every step.";
/// Nothing leads on.
pub const ENDS_HERE: &str = "This is one of the ways it can end.";
/// No move leads here.
pub const BEGINS_HERE: &str = "This is where the road begins. No earlier step leads here.";
/// No way to the ending.
pub const NO_WAY: &str = "No road on these maps leads from here to this ending.";
/// No better.
pub const NOTHING_BETTER: &str = "The maps show no step down from here, nor from the steps that usually follow.";
/// No worse.
pub const NOTHING_WORSE: &str =
    "The maps show nothing that gets worse from here, nor from the steps that usually follow.";
/// No search hit.
pub const NOT_FOUND: &str = "Nothing found. Try another word, such as “panel”, “gran” or “court”.";
/// The search box.
pub const SEARCH: &str = "Find a step";
/// What the search box takes.
pub const SEARCH_HINT: &str = "Any word you know it by, such as “taken away”, “the panel” or “gran looking after”.";
/// What the yellow heart means.
pub const HEART: &str = "lasting home";
/// Not legal advice.
pub const NO_ADVICE: &str =
    "Waymark is information, not legal advice. A solicitor can advise you about your own situation.";

/// A kind of step in one word or two.
pub const fn step_kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Start => "Start",
        StepKind::Step => "Step",
        StepKind::Meeting => "Meeting",
        StepKind::Decision => "Decision",
        StepKind::Order => "Order",
        StepKind::Court => "Court",
        StepKind::Review => "Review",
        StepKind::Support => "Help",
        StepKind::Appeal => "Challenge",
        StepKind::Exit => "Way out",
    }
}

/// A kind of ending.
pub const fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Permanence => "A lasting home",
        Ending::Home => "At home with the family",
        Ending::Adulthood => "Grown up",
        Ending::SupportEnds => "Help ends",
        Ending::NoFurtherAction => "No further action",
        Ending::OtherSystem => "Another system takes over",
    }
}

/// The heading of a group of moves.
pub const fn move_group(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "The usual ways on",
        MoveKind::StepDown => "Better: less is needed",
        MoveKind::Escalate => "Worse: more is needed",
        MoveKind::Appeal => "Challenge: disagreeing with a decision",
        MoveKind::Repeat => "Again: it goes round once more",
        MoveKind::Parallel => "At the same time",
        MoveKind::LeadsToMap => "To another map",
    }
}

/// A kind of move for the legend.
pub const fn move_kind(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "usual way on",
        MoveKind::StepDown => "better",
        MoveKind::Escalate => "worse",
        MoveKind::Appeal => "challenge",
        MoveKind::Repeat => "again",
        MoveKind::Parallel => "at the same time",
        MoveKind::LeadsToMap => "door to another map",
    }
}

/// What a rule rests on.
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Statute => "law",
        Basis::Regulation => "regulation",
        Basis::Guidance => "guidance",
        Basis::Local => "local practice",
    }
}

/// How many of what.
pub fn amount(count: u32, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Hours => ("hour", "hours"),
        Unit::Days => ("day", "days"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A question that can be asked of a step.
pub const fn lens(lens: &Lens) -> &'static str {
    match lens {
        Lens::Next => "What next",
        Lens::Endings => "Every ending",
        Lens::Way { .. } => "The way there",
        Lens::Better => "If better",
        Lens::Worse => "If worse",
        Lens::Before => "How we got here",
    }
}

/// What of a link could not be followed.
pub const fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::UnknownNation => "The link names a nation that Waymark has no maps of. Here is the first page instead.",
        Notice::UnknownMap => "The link names a map that is not here. This is the nearest one we have.",
        Notice::UnknownStep => {
            "The link names a step that is not on this map. Choose yours from the list of every step."
        }
        Notice::UnknownEnding => "The link names an ending that is not on these maps. Here is every ending instead.",
        Notice::UnknownPart => "Part of the link could not be read and was left out. The rest is as it was sent.",
    }
}

/// How far an ending is.
pub fn steps_away(n_steps: usize) -> String {
    match n_steps {
        0 => "you are here".to_string(),
        1 => "1 step".to_string(),
        n_steps => format!("{n_steps} steps"),
    }
}

/// Which of the ways is shown.
pub fn way_of(number: usize, total: usize, n_steps: usize) -> String {
    let which = if number == 1 { "A shortest way".to_string() } else { format!("Way {number} of {total}") };
    format!("{which}: {}", steps_away(n_steps))
}
