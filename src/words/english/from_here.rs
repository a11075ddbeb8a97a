//! In English: the words of the page of a step.

use crate::atlas::Bearing;
use crate::atlas::file::{Actor, StepKind};
use crate::atlas::reader::Reader;
use crate::words::ended;
use crate::words::from_here::FromHereWords;

/// The words of the page of a step.
pub const FROM_HERE: FromHereWords = FromHereWords {
    looking,
    looking_from: |way| match way {
        Bearing::Ahead(Some(1)) => "1 step on from ".to_string(),
        Bearing::Ahead(Some(n_steps)) if 1 < n_steps => format!("{n_steps} steps on from "),
        Bearing::Ahead(_) => "You are still at ".to_string(),
        Bearing::Back(1) => "1 step before ".to_string(),
        Bearing::Back(n_steps) => format!("{n_steps} steps before "),
    },
    back: "Back to where we are",
    we_are_here: "We are here now",
    ahead_announced: |way, step, from, n_next| {
        format!("{}: {} {}. You are still at: {}", looking(way), ended(step), next_steps(n_next), ended(from))
    },
    ahead_title: |way, step, from| format!("{}: {step} (from {from})", looking(way)),
    before: "Before this: ",
    and_more: |count| format!("and {count} more"),
    official_name: |name| format!("In letters: {name}"),
    everyday_name: |name| format!("In everyday words: {name}"),
    you_means: |reader| match reader {
        Reader::Parent => "From here on, “you” means the child’s parent.",
        Reader::Carer => "From here on, “you” means the relative or friend who cares for the child.",
        Reader::Child | Reader::Worker => "From here on, “you” means the young person.",
    },
    do_now_child,
    do_now: |reader| match reader {
        Some(Reader::Worker) => "What the family can do now",
        _ => "What to do now",
    },
    rights: |reader| match reader {
        Some(Reader::Worker) => "What the family can ask for",
        _ => "What you can ask for",
    },
    other_words: |reader| match reader {
        Some(Reader::Worker) => "In words for the family",
        _ => "What it is",
    },
    get_ready: "Get ready: a page to take along",
    own_page: "Get ready: a page of your own",
    talk: "Talk to someone",
    free: "free",
    more_help: "More people who can help",
    whose_move: |first| match first {
        Actor::Family => "You act now",
        Actor::Parents => "The parents act now",
        Actor::Child => "The child acts now",
        Actor::Carer => "The carer acts now",
        Actor::Council => "The council acts now",
        Actor::Panel => "The panel acts now",
        Actor::Reporter => "The reporter acts now",
        Actor::Court => "The court acts now",
        Actor::Others => "Others act now",
    },
    then_yours: "then you act",
    decides: |who| format!("Who decides: {who}"),
    on_other_map: |title| format!("On another map: {title}"),
    begins_with: |number| format!("Starts with next step {number}"),
    show_route: "Show the steps",
    other_routes: "Other routes to this outcome",
    by_other_map: |titles| format!("Or it continues on another map: {titles}"),
    n_endings: |count| if count == 1 { "1 outcome there".to_string() } else { format!("{count} outcomes there") },
    if_things_change: |count| format!("If things change: {count} more"),
    no_ending: "The maps show no other outcome from here.",
    not_printed: "Closed parts do not print. Open them on the page first.",
    child: "In words for a child",
    how_we_got_here: "How we might have got here",
    usual_route: "The usual route here:",
    professional: "For professionals: details, law and sources",
    how_sure: "How sure is this?",
    when: "By when",
    day_of: |event| format!("Date to count from: {event}"),
    see_dates: "See the dates that follow",
    day_hint: "For example, 6 March 2026. The date stays on this device. It is never part of a link.",
    road: "Steps so far, dates and a page for the file",
    all_steps: "All steps of this map",
    whole_map: "The whole map",
    skip_to_next: "Skip to what can happen next",
    picture: "From here",
};

/// How many next steps there are.
pub fn next_steps(count: usize) -> String {
    if count == 1 { "1 next step".to_string() } else { format!("{count} next steps") }
}

/// What a child or young person can do: it never tells them to do what is for an adult.
fn do_now_child(kind: StepKind) -> &'static [&'static str] {
    match kind {
        StepKind::Start | StepKind::Step => &[
            "Ask an adult you trust what is happening. You can ask more than once.",
            "Tell someone if you do not feel safe.",
        ],
        StepKind::Meeting | StepKind::Review => &[
            "Say what you think. You can talk, write or draw, or ask someone to speak for you.",
            "Ask for an advocate. That is someone who helps you to be heard.",
        ],
        StepKind::Decision | StepKind::Order => {
            &["Ask what was decided, and why.", "If it feels wrong, tell your advocate or a lawyer for children."]
        }
        StepKind::Court => {
            &["Ask who will tell the court what you want.", "You can ask for an advocate or a lawyer of your own."]
        }
        StepKind::Appeal => {
            &["Say what feels wrong, and what you want instead.", "Ask for an advocate to help you say it."]
        }
        StepKind::Support => &["Say which help you want, and what does not help."],
        StepKind::Exit => &[],
    }
}

fn looking(way: Bearing) -> &'static str {
    match way {
        Bearing::Ahead(_) => "Looking ahead",
        Bearing::Back(_) => "Looking back",
    }
}
