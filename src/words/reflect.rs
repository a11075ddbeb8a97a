//! The sentences round the questions practice asks. The questions themselves stand in `maps/reflect.json`.
//! Must never promise a view that is not there.

use crate::atlas::file::{Ending, MoveKind};
use crate::atlas::reflect::{AskedIn, Origin};
use crate::atlas::timescale::Basis;

/// Link to the page of questions.
pub const LINK: &str = "Reflect";
/// Heading of the page.
pub const TITLE: &str = "Reflect: questions to think about";
/// What the page is, for search engines and lists.
pub const HINT: &str = "Questions for work with a child and family, for supervision and for planning. Each opens the view of a map that answers it.";
/// How to get the questions at a step of one's own.
pub const HOW_TO_ASK: &str = "To ask them at a step of your own, open a map, choose the step, and then “Questions to think about” above its words.";
/// In the panel, before the groups.
pub const OPEN_ONE: &str = "Open a question to see what on this map answers it at this step.";
/// Below the groups.
pub const ABOUT_THEM: &str = "Where these questions come from";
/// While they are fetched.
pub const FETCHING: &str = "Fetching the questions …";
/// Heading of the practice points.
pub const PRACTICE: &str = "Good practice with the map";
/// Heading of how to read them.
pub const HOW_TO_READ: &str = "How to use them";
/// Before the link to the example of a question.
pub const TRY_AT: &str = "Try it at:";
/// The step in plain words.
pub const IN_PLAIN_WORDS: &str = "In plain words";
/// How to keep the picture.
pub const KEEP_THE_PICTURE: &str = "To keep this picture";
/// Which buttons do.
pub const PRINT_OR_SHARE: &str = "Use “Print” or “Share this place” at the top of the map. A link holds no name.";
/// To the outline.
pub const EVERY_STEP: &str = "Every step of this map in words";
/// The endings for comparing.
pub const COMPARE: &str = "The endings one under another, with how far each is";
/// Label of a step with advice or advocacy.
pub const SOMEONE_TO_HELP: &str = "Advice, or someone to help you be heard";
/// To the list of helpers.
pub const WHO_CAN_HELP: &str = "Who can help you, independent of the council";
/// Label of a next step that has a limit of time.
pub const NEXT_LIMIT: &str = "Then at";
/// Label of who decides at this step.
pub const DECIDES_HERE: &str = "Who decides here";
/// Label of who takes part in this step.
pub const TAKES_PART_HERE: &str = "Who takes part here";
/// No limit of time.
pub const NO_LIMIT: &str = "No time limit is set at this step or the next ones.";
/// This step is a challenge itself.
pub const IS_CHALLENGE: &str = "This step is itself where a decision is challenged.";
/// No right.
pub const NO_RIGHTS: &str = "The map lists nothing to ask for at this step: here only workers act.";
/// No lasting home.
pub const NO_LASTING_HOME: &str = "No road on these maps leads from here to an ending marked as a lasting home.";

/// Where questions are asked.
pub const fn asked_in(asked_in: AskedIn) -> &'static str {
    match asked_in {
        AskedIn::DirectWork => "With the child and family",
        AskedIn::Supervision => "In supervision",
        AskedIn::Planning => "In planning",
    }
}

/// How many there are.
pub fn n_questions(count: usize) -> String {
    if count == 1 { "1 question".to_string() } else { format!("{count} questions") }
}

/// Where a question's words come from.
pub const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Asked => "asked by the note",
        Origin::DrawnOut => "drawn out by us",
    }
}

/// The questions could not be had.
pub fn failed(reason: &str) -> String {
    format!("The questions could not be fetched: {reason}. The map and the other questions about this step still work.")
}

/// Where we are.
pub fn place(step: &str, stage: &str, map: &str) -> String {
    format!("{step}, in the stage “{stage}” of the map “{map}”.")
}

/// This step is an ending.
pub fn is_ending(kind: Option<Ending>) -> String {
    let kind = kind.map(|kind| format!(": {}", super::ending(kind).to_lowercase())).unwrap_or_default();
    format!("This step is an ending{kind}. Nothing on this map leads on from here.")
}

/// The ways on.
pub fn next(count: usize) -> String {
    format!("What can happen next: {}", ways(count, "way on", "ways on"))
}

/// How one can have got here.
pub fn trail(count: usize) -> String {
    format!("How you can have got here: {}", ways(count, "way in", "ways in"))
}

/// Every ending.
pub fn endings(count: usize, n_lasting: usize) -> String {
    let lasting = match n_lasting {
        0 => String::new(),
        1 => ", one of them a lasting home".to_string(),
        n_lasting => format!(", {n_lasting} of them a lasting home"),
    };
    format!("Every ending from here: {count}{lasting}")
}

/// The way to the nearest ending.
pub fn way(is_lasting: bool, name: &str, n_steps: usize) -> String {
    let what = if is_lasting { "nearest lasting home" } else { "nearest other ending" };
    format!("The way to the {what}: {name}, {}", super::steps_away(n_steps))
}

/// Turns for the better or the worse, with the nearest.
pub fn turns(kind: MoveKind, count: usize, nearest: &str) -> String {
    let title = if kind == MoveKind::StepDown { super::BETTER } else { super::WORSE };
    match count {
        1 => format!("{title}: 1 turn, to “{nearest}”"),
        count => format!("{title}: {count} turns, the nearest to “{nearest}”"),
    }
}

/// No move of a kind lies ahead.
pub const fn no_turn(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::StepDown => "No step down lies ahead on these maps.",
        MoveKind::Escalate => "Nothing on these maps gets worse from here.",
        MoveKind::Appeal => "The maps show no challenge to a decision from this step.",
        MoveKind::Repeat => "The road does not go round again from here.",
        MoveKind::Parallel => "Nothing runs at the same time as this step or those ahead.",
        MoveKind::LeadsToMap => "No door to another map lies ahead on this road.",
        MoveKind::Next => super::ENDS_HERE,
    }
}

/// Moves of a kind that leave here.
pub fn from_here(kind: MoveKind, names: &str) -> String {
    match kind {
        MoveKind::Repeat => format!("From here it can go round again, to: {names}"),
        _ => format!("At the same time as this step: {names}"),
    }
}

/// Label of a step ahead that has a move of the kind.
pub const fn further_on(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Repeat => "Further on it can go round again, at",
        _ => "Further on something runs at the same time, at",
    }
}

/// Label of a step that a move of the kind leads to; `after` is the step it leaves, if that is not this one.
pub fn target(kind: MoveKind, after: Option<&str>) -> String {
    match (kind, after) {
        (MoveKind::Appeal, None) => "To challenge a decision made here".to_string(),
        (MoveKind::Appeal, Some(step)) => format!("To challenge a decision further on, after “{step}”"),
        (_, None) => "Door to another map".to_string(),
        (_, Some(step)) => format!("The nearest door to another map, after “{step}”"),
    }
}

/// A limit of time and what it rests on.
pub fn limit(text: &str, basis: Basis) -> String {
    format!("{text} ({}).", super::basis(basis))
}

fn ways(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
