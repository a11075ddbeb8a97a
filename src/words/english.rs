//! In English: the interface's own words, all of them, ready for a second language. What a map says stands in the map.

use super::Words;
use crate::atlas::file::{Actor, Ending, MoveKind, StepField, StepKind};
use crate::atlas::timescale::{Basis, Unit};
use crate::place::{Lens, Notice};

#[cfg(any(feature = "journey", not(feature = "web")))]
mod calendar;
#[cfg(any(feature = "journey", not(feature = "web")))]
mod child;
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
#[cfg(any(feature = "journey", not(feature = "web")))]
mod walk;

/// The interface’s words in English.
pub static ENGLISH: Words = SENTENCES;

/// The same as a constant: a language in the making takes from it what it cannot say yet.
pub const SENTENCES: Words = Words {
    name: "Waymark",
    neutral_title: "Notes",
    next: "What can happen next",
    endings: "How this can end",
    before: "How you might have got here",
    turns,
    outline: "Every step in words",
    chart: "Chart of the steps",
    field,
    sources: "Where this comes from",
    terms: "Words used here",
    in_one_council: "In one council: ",
    in_councils: |councils| match councils {
        "" => String::new(),
        unnamed if unnamed.ends_with(')') => ENGLISH.in_one_council.to_string(),
        _ => format!("In {councils}: "),
    },
    nationally: "National guidance: ",
    worker: "Case system notes for workers",
    share_worker: "Show case system notes to anyone who opens the link",
    not_certain: "What we could not confirm",
    here: "You are here",
    leave: "Leave now",
    leave_leads: "Leave now: opens the weather",
    leave_to: "https://www.bbc.co.uk/weather",
    not_read: "We have not read its own words. Check before you rely on it.",
    choose_a_step: "Choose the step you are at, in the chart or in the list of every step.",
    ends_here: "This is one of the ways it can end.",
    begins_here: "This is where it begins. No earlier step leads here.",
    no_way: "These maps show no route from here to this outcome.",
    no_turns,
    not_found: "Nothing found. Try another word, or one of these:",
    happened: ["A letter has come", "Someone came to the door", "My child is not living with me"],
    hit_help: "help",
    hit_word: "a word explained",
    search: "Find a step",
    search_hint: "Use any word you know, such as “taken away”, “the panel” or “gran looking after”.",
    no_advice: "Waymark is information, not legal advice. A solicitor can advise you about your own situation.",
    step_kind,
    actor,
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
    every_way: "Every route goes through:",
    ways_found: "Routes, the most usual first:",
    questions: "Questions about this step",
    leave_hint: "To leave quickly, press Shift three times or use the button at the top. This does not clear your browser’s history.",
    about_link: "What this is, who can help, and where the facts come from",
    skip_to_main: "Skip to main content",
    skip_to_step: "Skip to the step",
    skip_to_chart: "Skip to the chart",
    skip_to_outline: "Skip to every step in words",
    read_up_to: |month| format!("The newest law or guidance we read is from {month}."),
    text_link: texts::text_link,
    highlighted: "Steps highlighted for you",
    taught_in: "Trainers use this in",
    keys: "Keyboard shortcuts",
    key_list: &[
        ("Tab", "Goes from part to part. The chart is one stop."),
        (
            "Arrow keys",
            "On a step’s page: go between the step, what can happen next and how it can end. In the chart: go from step to step, and up to the title of a group.",
        ),
        ("Enter", "In the chart: marks the step as where you are and opens its page, or opens and closes a group."),
        ("1 to 9", "Looks ahead to that next step, on a step’s page and in the chart."),
        ("Home, End", "Go to the first or last next step on a step’s page, or the first or last step in the chart."),
        (
            "m, Shift with m",
            "In the chart: the next or previous line of a step. Below the chart you see where it goes. Enter goes there; b goes back.",
        ),
        ("Esc", "Goes back: to the step, to where you are, or to the step in the chart. Closes what is open."),
        ("/", "In the chart: goes to the search box."),
        ("?", "In the chart: opens this list."),
        ("Shift three times", "Leaves this page at once."),
    ],
    forget: "Forget everything on this device",
    how_sure: "How sure we are of each map",
    door_to: "On another map",
    leads_to: "Leads to",
    show_all: "Show every step",
    show_main: "Show the main steps",
    legend: "What the lines mean",
    kinds: "What the symbols mean",
    shown_strongly: "thick line",
    shown_thinly: "thin line",
    chart_help: "Use the arrow keys to go from step to step, and up to group titles. Press Enter to mark a step as where you are and open its page, or to open and close a group. Press m to go through a step’s lines, Enter to go along one, b to go back. Once you have marked where you are, 1 to 9 look ahead to a next step. Further down you find the same steps as a list.",
    looking: "Searching …",
    share: "Share this page",
    link_holds: "The link shows:",
    link_holds_not: "It has no name, no date and nothing about you. Anyone who opens it sees this page.",
    the_link: "The link",
    all_as_of: "We last checked all maps against their sources in",
    file_share: "You are using a file on this device. Send the file itself. To see this page, people open it and add this to the end of its address:",
    copy: "Copy the link",
    show_code: "Show a QR code",
    copied: "Link copied.",
    not_copied: "Your browser does not let us copy. Select the link above and copy it yourself.",
    send: "Send from this device",
    close: "Close",
    print: "Print",
    print_large: "Print on A3",
    neutral: "Show a neutral title in the browser tab",
    fetching: "Loading the map …",
    try_again: "Try again",
    to_home: "Go to the start page",
    not_here_yet: "This page did not load",
    damaged: "We cannot show this map",
    damaged_why: "The file for this map is damaged, and a wrong step could mislead you. The other maps still work. For those who look after the map, this is what is wrong:",
    not_fetched,
    map_not_fetched,
    labels_not_fetched,
    n_found,
    also_in,
    no_connection: "no connection",
    host_answered,
    broken_off: "the download broke off",
    outcome_of,
    map_of,
    #[cfg(any(feature = "journey", not(feature = "web")))]
    calendar: calendar::CALENDAR,
    #[cfg(any(feature = "journey", not(feature = "web")))]
    journey: journey::JOURNEY,
    #[cfg(any(feature = "journey", not(feature = "web")))]
    child: child::CHILD,
    from_here: from_here::FROM_HERE,
    map: map::MAP,
    #[cfg(not(feature = "browser"))]
    pages: pages::PAGES,
    reflect: reflect::REFLECT,
    #[cfg(not(feature = "browser"))]
    start: start::START,
    trail: trail::TRAIL,
    #[cfg(any(feature = "journey", not(feature = "web")))]
    walk: walk::WALK,
};

fn field(field: StepField) -> &'static str {
    match field {
        StepField::Decides => "Who decides",
        StepField::TakesPart => "Who takes part",
        StepField::Timescales => "By when",
        StepField::LocalRules => "Local practice",
        StepField::Coming => "Not in force yet",
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
        StepKind::Exit => "Outcome",
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
            "The maps show no step to less involvement from here, or from the steps that usually follow."
        }
        MoveKind::Escalate => {
            "The maps show no step to more involvement from here, or from the steps that usually follow."
        }
        _ => reflect::no_turn(kind),
    }
}

fn move_kind(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "usual next step",
        MoveKind::StepDown => "less involvement",
        MoveKind::Escalate => "more involvement",
        MoveKind::Setback => "not working out",
        MoveKind::Appeal => "if you disagree",
        MoveKind::Repeat => "it happens again",
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
        Notice::UnknownNation => "Waymark has no maps of the nation in this link. Here is the start page instead.",
        Notice::UnknownMap => "We do not have the map in this link. This is the nearest one.",
        Notice::UnknownStep => "The step in this link is not on this map. Choose yours from the list of every step.",
        Notice::StepOfOtherMap => "The step in this link is on another map. Here it is.",
        Notice::UnknownEnding => "The outcome in this link is not on these maps. Here is every outcome instead.",
        Notice::UnknownPart => "We could not read part of this link and left it out. The rest is as it was sent.",
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
    format!("We could not load the list of steps: {reason}. Type again to try once more.")
}

fn map_not_fetched(what: &str, reason: &str) -> String {
    format!(
        "We could not load “{what}”: {reason}. Check your connection and try again. Maps you have opened still work."
    )
}

fn labels_not_fetched(reason: &str) -> String {
    format!("We could not load the case system notes: {reason}. Switch them off and on to try again.")
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
    format!("the server answered {status}")
}

fn outcome_of(module: &str, number: &str) -> String {
    format!("{module}, learning outcome\u{a0}{number}")
}

fn map_of(nation: &str, title: &str) -> String {
    let (first, rest) = title.split_at(title.chars().next().map_or(0, char::len_utf8));
    format!("{nation}: {}{rest}", first.to_lowercase())
}
