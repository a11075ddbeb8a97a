//! In English: the sentences round the questions practice asks. The questions themselves stand in `maps/reflect.json`.

use crate::atlas::file::{Ending, MoveKind};
use crate::atlas::reflect::AskedIn;
use crate::atlas::timescale::Basis;
use crate::words::reflect::ReflectWords;

/// The sentences round the questions practice asks. The questions themselves stand in `maps/reflect.json`.
pub const REFLECT: ReflectWords = ReflectWords {
    open_one: "Open a question to see what this map says about it at this step.",
    about_them: "Where these questions come from",
    fetching: "Loading the questions …",
    in_plain_words: "In plain words",
    keep_the_picture: "To keep this picture",
    print_or_share: "Use “Print” or “Share this page”. A link never has a name in it.",
    every_step: "Every step of this map in words",
    compare: "Every outcome, by kind",
    someone_to_help: "Advice, or someone to help you be heard",
    who_can_help: "Who can help you, independent of the council",
    next_limit: "Then at",
    decides_here: "Who decides here",
    takes_part_here: "Who takes part here",
    no_limit: "No time limit is set at this step or the next ones.",
    is_challenge: "This step is where you challenge a decision.",
    no_rights: "The map lists nothing to ask for at this step. Only workers act here.",
    no_lasting_home: "These maps show no route from here to a lasting home.",
    asked_in,
    n_questions,
    failed,
    place,
    is_ending,
    next,
    trail,
    endings,
    way,
    turns,
    no_turn,
    from_here,
    further_on,
    target,
    limit,
};

fn asked_in(asked_in: AskedIn) -> &'static str {
    match asked_in {
        AskedIn::DirectWork => "With the child and family",
        AskedIn::Supervision => "In supervision",
        AskedIn::Planning => "In planning",
    }
}

fn n_questions(count: usize) -> String {
    if count == 1 { "1 question".to_string() } else { format!("{count} questions") }
}

fn failed(reason: &str) -> String {
    format!("We could not load the questions: {reason}. The map and the rest of this page still work.")
}

fn place(step: &str, stage: &str, map: &str) -> String {
    format!("{step}, in the stage “{stage}” of the map “{map}”.")
}

fn is_ending(kind: Option<Ending>) -> String {
    let kind = kind.map(|kind| format!(": {}", super::ending(kind).to_lowercase())).unwrap_or_default();
    format!("This step is an outcome{kind}. Nothing follows it on this map.")
}

fn next(count: usize) -> String {
    format!("What can happen next: {}", ways(count, "option", "options"))
}

fn trail(count: usize) -> String {
    format!("How you might have got here: {}", ways(count, "way", "ways"))
}

fn endings(count: usize, n_lasting: usize) -> String {
    let lasting = match n_lasting {
        0 => String::new(),
        1 => ", one of them a lasting home".to_string(),
        n_lasting => format!(", {n_lasting} of them lasting homes"),
    };
    format!("How it can end: {}{lasting}", ways(count, "outcome", "outcomes"))
}

fn way(ending: Ending, name: &str) -> String {
    let what = if ending == Ending::Permanence { "a lasting home" } else { "another outcome" };
    format!("The usual route to {what}: {name}")
}

fn turns(kind: MoveKind, count: usize, nearest: &str) -> String {
    let title = super::turns(kind);
    match count {
        1 => format!("{title}: 1 option, “{nearest}”"),
        count => format!("{title}: {count} options, the nearest is “{nearest}”"),
    }
}

pub(super) fn no_turn(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::StepDown => "The maps show no step from here to less involvement.",
        MoveKind::Escalate => "The maps show no step from here to more involvement.",
        MoveKind::Setback => "The maps show nothing from here that may not work out.",
        MoveKind::Appeal => "The maps show no challenge to a decision from this step.",
        MoveKind::Repeat => "The maps show nothing that happens again from here.",
        MoveKind::Parallel => "Nothing happens at the same time as this step or later ones.",
        MoveKind::LeadsToMap => "The maps show no link from here to another map.",
        MoveKind::Next => super::ENGLISH.ends_here,
    }
}

fn from_here(kind: MoveKind, names: &str) -> String {
    match kind {
        MoveKind::Repeat => format!("From here you can go back to: {names}"),
        _ => format!("At the same time as this step: {names}"),
    }
}

fn further_on(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Repeat => "Later you can go back, at",
        _ => "Later, something happens at the same time, at",
    }
}

fn target(kind: MoveKind, after: Option<&str>) -> String {
    match (kind, after) {
        (MoveKind::Appeal, None) => "To challenge a decision made here".to_string(),
        (MoveKind::Appeal, Some(step)) => format!("To challenge a later decision, after “{step}”"),
        (_, None) => "Link to another map".to_string(),
        (_, Some(step)) => format!("The nearest link to another map, after “{step}”"),
    }
}

fn limit(text: &str, basis: Basis) -> String {
    format!("{text} ({}).", super::basis(basis))
}

fn ways(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
