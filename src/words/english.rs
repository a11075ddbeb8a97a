//! In English: the interface's own words, all of them, ready for a second language. What a map says stands in the map.

use super::Words;
use crate::atlas::file::{Actor, Ending, MoveKind, StepField, StepKind};
use crate::atlas::timescale::{Basis, Unit};
use crate::place::{Lens, Notice};

#[cfg(any(feature = "journey", not(feature = "web")))]
mod calendar;
mod from_here;
#[cfg(any(feature = "journey", not(feature = "web")))]
mod journey;
mod map;
#[cfg(not(feature = "browser"))]
mod pages;
mod reflect;
#[cfg(not(feature = "browser"))]
mod start;
mod texts;
mod trail;

/// The interface’s words in English.
pub static ENGLISH: Words = SENTENCES;

/// The same as a constant: a language in the making takes from it what it cannot say yet.
pub const SENTENCES: Words = Words {
    name: "Waymark",
    neutral_title: "Notes",
    next: "What can happen next",
    endings: "How this can end",
    before: "How you can have got here",
    turns,
    outline: "Every step in words",
    chart: "Chart of the steps",
    field,
    sources: "Where this comes from",
    terms: "Words used here",
    in_one_council: "In one council: ",
    nationally: "National guidance: ",
    worker: "For workers: the case system",
    share_worker: "Show the worker’s layer to whoever opens the link",
    not_certain: "What we could not make sure of",
    here: "You are here",
    leave: "Leave now",
    leave_to: "https://www.bbc.co.uk/weather",
    not_read: "We have not read the exact words of this source. Please check before you rely on it.",
    choose_a_step: "Choose the step where you are: in the chart, or in the list of every step.",
    ends_here: "This is one of the ways it can end.",
    begins_here: "This is where it begins. No earlier step leads here.",
    no_way: "No route on these maps leads from here to this ending.",
    no_turns,
    not_found: "Nothing found. Try another word, or one of these:",
    happened: ["A letter has come", "Someone came to the door", "My child is not living with me"],
    hit_help: "help",
    hit_word: "a word explained",
    search: "Find a step",
    search_hint: "Any word you know it by, such as “taken away”, “the panel” or “gran looking after”.",
    no_advice: "Waymark is information, not legal advice. A solicitor can advise you about your own situation.",
    step_kind,
    actor,
    by_actor: "By whose move it is",
    ending,
    move_group,
    move_kind,
    basis,
    amount,
    lens,
    notice,
    way_of,
    home_link: "Start page",
    menu: "Menu",
    begins_with: "It begins with:",
    way_to: "The route to",
    every_way: "Every route there goes through:",
    ways_found: "The routes found, the most usual first:",
    questions: "Questions about this step",
    leave_hint: "To leave quickly, press Shift three times or use the button at the top. Leaving cannot clear your browser’s history.",
    about_link: "What this is, who can help, and where every fact comes from",
    skip_to_main: "Skip to the main part",
    skip_to_step: "Skip to the step",
    skip_to_chart: "Skip to the chart",
    skip_to_outline: "Skip to every step in words",
    read_up_to: |month| format!("Law and guidance read up to {month}."),
    text_link: texts::text_link,
    highlighted: "The steps lit for you",
    taught_in: "For trainers: taught in",
    keys: "Keys for the keyboard",
    key_list: &[
        ("Tab", "From part to part. The chart is one stop."),
        (
            "Arrow keys",
            "On the page of a step: from the step to what can happen next, to how it can end, and back. In the chart: from step to step, and up to the title of a group, where Enter folds it.",
        ),
        ("Enter", "In the chart: you are here. The page of the step opens."),
        ("1 to 9", "Look ahead to that next step, on the page of a step and in the chart."),
        (
            "Home, End",
            "On the page of a step: the first and the last next step. In the chart: the first and the last step.",
        ),
        (
            "m, Shift with m",
            "In the chart: the next or the last move of a step, told below the chart with links to both ends.",
        ),
        (
            "Esc",
            "On the page of a step: back to the step, or to where we are. Beside the chart: to the step’s box in it. Closes what has opened.",
        ),
        ("/", "In the chart: to the search box."),
        ("?", "In the chart: this list."),
        ("Shift three times", "Leave this page at once."),
    ],
    forget: "Forget everything on this device",
    how_sure: "How sure each map is",
    door_to: "Door to",
    leads_to: "Leads to",
    show_all: "Show every step",
    show_main: "Show the main road",
    legend: "What the lines mean",
    kinds: "What the signs of the steps mean",
    shown_strongly: "shown strongly",
    shown_thinly: "shown thinly",
    chart_help: "Arrow keys go from step to step, and up to the titles of the groups: Enter folds a group or opens a step. Key m goes through the moves of a step. Keys 1 to 9 take that way on from the step chosen. The same steps stand as a list further down.",
    looking: "Looking …",
    share: "Share this place",
    link_holds: "The link holds:",
    link_holds_not: "It holds no name, no date and nothing about you. Whoever opens it sees this place on the map.",
    the_link: "The link",
    all_as_of: "Each map says up to when its law was read. All were last checked in",
    file_share: "This is a file on this device. Send the file itself. Whoever has it opens it and puts this after its name in the address:",
    copy: "Copy the link",
    show_code: "Show as a code for a phone",
    copied: "Link copied.",
    not_copied: "This browser does not let us copy. Choose the link above and copy it yourself.",
    send: "Send with this device",
    close: "Close",
    print: "Print",
    print_large: "Print on A3",
    neutral: "Show a neutral title in the browser’s tab",
    fetching: "Fetching the map …",
    try_again: "Try again",
    to_home: "To the first page",
    not_here_yet: "This page is not here yet",
    damaged: "This map cannot be shown",
    damaged_why: "The file of this map is damaged, so we do not show it: a wrong step could mislead you. The other maps still work. For those who keep the map, this is what is wrong:",
    not_fetched,
    map_not_fetched,
    labels_not_fetched,
    n_found,
    also_in,
    no_connection: "no connection",
    host_answered,
    broken_off: "the answer broke off",
    outcome_of,
    map_of,
    #[cfg(any(feature = "journey", not(feature = "web")))]
    calendar: calendar::CALENDAR,
    #[cfg(any(feature = "journey", not(feature = "web")))]
    journey: journey::JOURNEY,
    from_here: from_here::FROM_HERE,
    map: map::MAP,
    #[cfg(not(feature = "browser"))]
    pages: pages::PAGES,
    reflect: reflect::REFLECT,
    #[cfg(not(feature = "browser"))]
    start: start::START,
    trail: trail::TRAIL,
};

fn field(field: StepField) -> &'static str {
    match field {
        StepField::What => "What it is",
        StepField::Decides => "Who decides",
        StepField::TakesPart => "Who takes part",
        StepField::Timescales => "By when",
        StepField::Rights => "What you can ask for",
        StepField::LocalRules => "Local practice",
        StepField::Coming => "Coming, not in force yet",
    }
}

fn step_kind(kind: StepKind) -> &'static str {
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

fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Family => "you",
        Actor::Parents => "parents",
        Actor::Child => "child",
        Actor::Carer => "carer",
        Actor::Council => "council",
        Actor::Panel => "panel",
        Actor::Reporter => "reporter",
        Actor::Court => "court",
        Actor::Others => "others",
    }
}

fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Permanence => "A lasting home",
        Ending::Home => "At home with the family",
        Ending::Adulthood => "Grown up",
        Ending::SupportEnds => "Help ends",
        Ending::NoFurtherAction => "No further action",
        Ending::OtherSystem => "Another system takes over",
    }
}

fn move_group(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "What usually happens next",
        MoveKind::StepDown => "Less involvement",
        MoveKind::Escalate => "More involvement",
        MoveKind::Setback => "If it does not work out",
        MoveKind::Appeal => "If you disagree with a decision",
        MoveKind::Repeat => "It happens again",
        MoveKind::Parallel => "At the same time",
        MoveKind::LeadsToMap => "On another map",
    }
}

fn turns(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::StepDown => "If less is needed",
        MoveKind::Escalate => "If more is needed",
        _ => move_group(kind),
    }
}

fn no_turns(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::StepDown => {
            "The maps show no step to less involvement from here, nor from the steps that usually follow."
        }
        MoveKind::Escalate => {
            "The maps show no step to more involvement from here, nor from the steps that usually follow."
        }
        _ => reflect::no_turn(kind),
    }
}

fn move_kind(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "usual next step",
        MoveKind::StepDown => "less involvement",
        MoveKind::Escalate => "more involvement",
        MoveKind::Setback => "does not work out",
        MoveKind::Appeal => "disagreeing",
        MoveKind::Repeat => "again",
        MoveKind::Parallel => "at the same time",
        MoveKind::LeadsToMap => "to another map",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Statute => "law",
        Basis::Regulation => "regulation",
        Basis::Guidance => "guidance",
        Basis::Local => "local practice",
    }
}

fn amount(count: u32, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Hours => ("hour", "hours"),
        Unit::Days => ("day", "days"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

fn lens(lens: &Lens) -> &'static str {
    match lens {
        Lens::Next => "What next",
        Lens::Endings => "How it can end",
        Lens::Way { .. } => "The route there",
        Lens::Better => "If less is needed",
        Lens::Worse => "If more is needed",
        Lens::Before => "How we got here",
        Lens::Reflect => "Questions",
    }
}

fn notice(notice: Notice) -> &'static str {
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

fn steps_away(n_steps: usize) -> String {
    match n_steps {
        0 => "you are here".to_string(),
        1 => "1 step".to_string(),
        n_steps => format!("{n_steps} steps"),
    }
}

fn way_of(number: usize, total: usize, n_steps: usize) -> String {
    let which = if number == 1 { "The usual route".to_string() } else { format!("Route {number} of {total}") };
    format!("{which}: {}", steps_away(n_steps))
}

fn not_fetched(reason: &str) -> String {
    format!("The list of steps could not be fetched: {reason}. Type again to try once more.")
}

fn map_not_fetched(what: &str, reason: &str) -> String {
    format!(
        "“{what}” could not be fetched: {reason}. Check the connection and try again. Maps already opened still work."
    )
}

fn labels_not_fetched(reason: &str) -> String {
    format!("The words of the case system could not be fetched: {reason}. Turn the layer off and on to try again.")
}

fn also_in(nation: &str) -> String {
    format!("Also in {nation}")
}

fn n_found(count: usize) -> String {
    match count {
        0 => ENGLISH.not_found.to_string(),
        count => format!("{count} found"),
    }
}

fn host_answered(status: u16) -> String {
    format!("the host answered {status}")
}

fn outcome_of(module: &str, number: &str) -> String {
    format!("{module}, outcome\u{a0}{number}")
}

fn map_of(nation: &str, title: &str) -> String {
    let (first, rest) = title.split_at(title.chars().next().map_or(0, char::len_utf8));
    format!("{nation}: {}{rest}", first.to_lowercase())
}
