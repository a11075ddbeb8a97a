//! In English: the words of the pages that are the same for everybody.

use super::ENGLISH;
use super::texts::{ABOUT, text};
use crate::atlas::reflect::Origin;
use crate::words::pages::{HelpWords, PagesWords, QuestionWords};

/// The words of the pages that are the same for everybody, and of what stands round a reading page.
pub const PAGES: PagesWords = PagesWords {
    about: ABOUT,
    text,
    help: HelpWords {
        text: "By text or chat: ",
        sign: "In sign language: ",
        checked: |day| format!("Read on {day}"),
        source: "on this page",
        without_number: "Without a number here",
    },
    reflect: QuestionWords {
        how_to_ask: "To ask them at a step of your own, open a map, choose the step, and then “Questions”.",
        practice: "Good practice with the map",
        how_to_read: "How to use them",
        try_at: "Try it at:",
        origin,
    },
    which_nation: "Where does the child live?",
    whole_system: "The whole system on one page",
    pairs_title: "The same thing under two names",
    pairs_hint: "What is called one thing in one nation and another in the next. The law behind each is the nation’s own.",
    lead_here: "Every service leads here. In more detail:",
    other_nation: |name| format!("Show {name} instead"),
    the_maps: "The maps",
    home_title: "What has happened?",
    no_script: "This page works without scripts. Only search, dates and sharing need them.",
    about_this_map: "About this map",
    every_source: "Every source of this map",
    in_full: "In full, for professionals",
    not_a_forecast: " A map shows what the law, guidance and usual practice allow. It cannot tell you what will happen to you.",
    course_is: "The course:",
    on_this_page: "Modules and scenarios",
    scenarios: "Scenarios to project or print",
    scenarios_made_up: "They are made up. Nobody in them is real.",
    tools: "Tools the course names",
    setup: "What has happened",
    task: "Your task",
    open_as_journey: "Open this child’s journey",
    maps_to_use: "Maps to use",
    notes: "Notes",
    who_can_help: "Who can help you",
    list_kept: "List what this device holds",
    no_copy: "Keep no copy for use without a signal",
    homes_reached: "Homes reached here: ",
    from_any: "From any of the others:",
    links_in_words: "Every link in words",
    on_the_wall: "For the wall: print this page on one sheet of A4 to A1. The letters grow with the sheet.",
    stages_are: |stages| format!("Stages: {stages}"),
    links_to: |title| format!("Links to {title}"),
    links_to_others: |n_links| {
        if n_links == 1 { "1 link to another map".to_string() } else { format!("{n_links} links to other maps") }
    },
    file_wait: "One moment: this file opens by itself. If these words stay, this browser does not run the file’s own script. \
     Ask whoever sent it for the link to the site instead.",
    file_failed: "This file cannot be opened in this browser. Ask whoever sent it for the link to the site, or try a newer browser.",
    module,
    language: "en-GB",
    home_asks: "where are we, what next?",
    tab,
    whole_system_of,
    whole_system_hint,
    map_in,
};

fn module(number: usize, title: &str) -> String {
    format!("Module {number}. {title}")
}

fn tab(title: &str) -> String {
    format!("{title} – {}", ENGLISH.name)
}

fn whole_system_of(nation: &str) -> String {
    format!("{nation}: the whole system")
}

fn whole_system_hint(nation: &str) -> String {
    format!("{nation}: every map on one page, and the links between them.")
}

fn map_in(nation: &str, title: &str) -> String {
    format!("{title} in {nation}")
}

fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Asked => "asked by the note",
        Origin::DrawnOut => "drawn out by us",
    }
}
