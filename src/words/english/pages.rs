//! In English: the words of the pages that are the same for everybody.

use super::ENGLISH;
use super::texts::{ABOUT, text};
use crate::atlas::reflect::Origin;
use crate::words::pages::{HelpWords, PagesWords, QuestionWords, WorkflowWords};

/// The words of the pages that are the same for everybody, and of what stands round a reading page.
pub const PAGES: PagesWords = PagesWords {
    about: ABOUT,
    text,
    help: HelpWords {
        text: "By text or chat: ",
        sign: "In sign language: ",
        checked: |day| format!("Checked on {day}"),
        source: "on this page",
        without_number: "No number listed here",
    },
    reflect: QuestionWords {
        how_to_ask: "To ask them about your own step, open a map, choose the step, then “Questions”.",
        practice: "Good practice with the map",
        how_to_read: "How to use them",
        try_at: "Try it at:",
        origin,
    },
    workflow: WorkflowWords {
        goes_with: "They belong to the steps of this map:",
        on_one_page: "The whole workflow on one page",
        columns: ["Workstep, form, who works on it", "Requests", "Next actions"],
        opens: |form| format!("Form: {form}."),
        to: |name, to| format!("{name} → {to}"),
        request: |request| format!("Request: {request}"),
        next_action: |action| format!("Next action: {action}"),
        reason: |reason| format!(" (reason: {reason})"),
        on_the_map: "On the map",
    },
    which_nation: "Where does the child live?",
    whole_system: "The whole system on one page",
    pairs_title: "Same thing, different names",
    pairs_hint: "These have different names in each nation. Each nation has its own law.",
    lead_here: "Every service leads here. In more detail:",
    other_nation: |name| format!("Show {name} instead"),
    the_maps: "The maps",
    home_title: "What has happened?",
    no_script: "You can read every step here. Only search, dates, sharing and the page to take to a meeting need JavaScript.",
    about_this_map: "About this map",
    every_source: "Every source for this map",
    law_of: |title| format!("{title}: law and sources"),
    law_hint: |title| format!("What each step of the map “{title}” rests on, and how sure it is. For professionals."),
    back_to_map: "Back to the map",
    back_to_step: "Back to this step",
    law_of_map: "Law and sources of every step",
    table_of: |title| format!("{title}: every next step in a table"),
    table_hint: |title| {
        format!("Every next step of the map “{title}”: from which step, if what happens, who decides and by when.")
    },
    table_columns: ["From", "If", "Next step", "Who decides there", "By when"],
    table_file: "Save this table for a spreadsheet (CSV)",
    in_full: "In full, for professionals",
    not_a_forecast: " A map shows what the law, guidance and usual practice allow. It cannot tell you what will happen to you.",
    course_is: "The course:",
    on_this_page: "Modules and scenarios",
    scenarios: "Scenarios to project or print",
    scenarios_made_up: "They are made up. Nobody in them is real.",
    tools: "Tools the course names",
    setup: "What has happened",
    task: "Your task",
    takes: |minutes| format!("About {minutes} minutes."),
    all_take: |count, minutes| {
        format!(
            "{count} scenarios to walk through, about {minutes} minutes in all. That is our estimate for a room of twenty: reading, 10 minutes for each step, and comparing the routes."
        )
    },
    prepare: "Prepare: ",
    serves: "Outcomes it serves",
    open_as_journey: "Open this child’s journey",
    maps_to_use: "Maps to use",
    notes: "Notes",
    who_can_help: "Who can help you",
    list_kept: "List what this device keeps",
    no_copy: "Do not keep a copy of these pages",
    homes_reached: "Lasting homes: ",
    from_any: "From any other map:",
    links_in_words: "Every link in words",
    on_the_wall: "To make a poster, print this page on one sheet, from A4 to A1. The text grows with it.",
    stages_are: |stages| format!("Stages: {stages}"),
    links_to: |title| format!("Links to {title}"),
    links_to_others: |n_links| {
        if n_links == 1 { "1 link to another map".to_string() } else { format!("{n_links} links to other maps") }
    },
    file_wait: "One moment. This file opens by itself. If you still see this, your browser cannot run it. \
     Ask whoever sent it for the link to the site instead.",
    file_failed: "Your browser cannot open this file. Ask whoever sent it for the link to the site, or try a newer browser.",
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
        Origin::Asked => "the note asks this",
        Origin::DrawnOut => "we drew this out",
    }
}
