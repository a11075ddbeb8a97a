//! In English: the words of the pages that are the same for everybody.

use super::ENGLISH;
use crate::words::pages::PagesWords;

/// The words of the pages that are the same for everybody, and of what stands round a reading page.
pub const PAGES: PagesWords = PagesWords {
    about_1: "Waymark is a map of what can happen when social work becomes involved with a child.",
    about_2: "It shows where you are, what can happen next, every way it can end, and what you can ask for at each step.",
    about_3: "It is for children, parents and carers, for the workers beside them, and for people who train those workers.",
    which_nation: "Where does the child live?",
    whole_system: "The whole system on one page",
    pairs_title: "The same thing under two names",
    pairs_hint: "What is called one thing in one nation and another in the next. The law behind each is the nation’s own.",
    lead_here: "Every service leads here. In more detail:",
    other_nation: |name| format!("Show {name} instead"),
    the_maps: "The maps",
    home_title: "What has happened?",
    no_script: "Your browser shows this page without the chart and the search box. Everything is here in words.",
    about_this_map: "About this map",
    every_source: "Every source of this map",
    in_full: "In full, for professionals",
    about_title: "About Waymark, and who can help",
    not_a_forecast: " A map shows what the law, guidance and usual practice allow. It cannot tell you what will happen to you.",
    words_title: "Words, and what they mean",
    words_hint: "The words professionals use, by the alphabet. Behind each meaning stand the maps that use it. A word can mean something else in another nation.",
    learn_hint: "For trainers. Each outcome names maps to teach it with: the link opens the map with those steps lit. The outcomes are in our own words and keep the order of the course.",
    course_is: "The course:",
    on_this_page: "Modules and scenarios",
    scenarios: "Scenarios to project or print",
    scenarios_made_up: "They are made up. Nobody in them is real.",
    tools: "Tools the course names",
    setup: "What has happened",
    task: "Your task",
    maps_to_use: "Maps to use",
    notes: "Notes",
    who_can_help: "Who can help you",
    why_five_title: "Why five maps for Scotland",
    why_five: "A chart published by CELCIS in 2017 speaks of five systems for child protection and permanence in Scotland. We could not read which five it draws. The five maps here are our own reading. Each has its own people who decide, and its own ways out. CELCIS has not checked or approved them.",
    kept_title: "What is kept about you",
    list_kept: "List what this device holds",
    no_copy: "Keep no copy for use without a signal",
    kept: &[
        "Nothing you do here is sent to anyone. There is no account and no counting of visitors. The step you have reached stands in your address bar after the sign #, and that part of an address is never sent. The computer that hosts these pages can see which map a device fetched, but never which step, question or ending you looked at.",
        "This browser keeps a copy of these pages, all of them, so that they open without a signal. Which of them you read is not in it. If your device asks to save data, no copy is kept.",
        "If you choose a neutral tab title, or the worker’s layer, this browser remembers that wish.",
        "Your browser keeps a history of pages. Leaving with the button cannot clear it. If someone may look at this device, use a private window, or clear the history afterwards.",
    ],
    homes_reached: "Homes reached here: ",
    from_any: "From any of the others:",
    links_in_words: "Every link in words",
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
