//! In English: the words of the journey's page: the road so far, dates, plans, the page for the file, and what is kept.

use crate::words::journey::JourneyWords;

/// The words of the journey's page: the road so far, dates, plans, the page for the file, and what is kept.
pub const JOURNEY: JourneyWords = JourneyWords {
    title: super::map::MAP.journey_title,
    hint: "Put down the road so far. Add dates, and see what follows from them. Compare two plans. Make one page for the file. All of it stays on this device.",
    on_this_page: "On this page",
    no_here: "Choose a step on a map first, and come here from it.",
    take_away: "Take away",
    dates: "Dates that follow",
    give_dates: "Dates you know",
    dates_hint: "Give the day a step was done or is planned, as far as you know it: 6 3 2026, 6/3/2026 or 6 March 2026. Every time limit that runs from it becomes a date.",
    dates_been: "On the road so far",
    dates_here: "Here",
    dates_next: "For the steps that can follow",
    dates_again: "What comes again: the last time",
    last_time: "last time",
    council: "My council",
    council_hint: "National limits always stand. Those of a council stand beside them only if you choose it. This device remembers your choice.",
    no_council: "none: national limits only",
    other_councils,
    pick: "Calendar",
    understood,
    no_dates: "No date was given yet.",
    nothing_follows: "The maps know no time limit that runs from these dates.",
    how_counted: "How days are counted",
    due_asked: "What the dates ask about",
    due_elsewhere: "At other steps",
    due_elsewhere_hint: "These limits run from the same dates, at steps that are neither among the steps so far nor ahead.",
    source: "Where this stands",
    source_unsure: "Where this stands, and what we are not sure of",
    due_next: "What is next",
    nothing_next: "No day ahead follows from these dates.",
    due_again: "What comes again",
    due_behind: "What lies behind",
    due_behind_hint: "These days have gone by, or their steps are done. This page does not know what was done on days you have not given.",
    done: |day| format!("Given: {day}."),
    last_was: |day| format!("Last time: {day}."),
    no_last: "Give the day of the last time above, and the next one follows from it.",
    not_read: "words not read",
    no_day: "Limits that give no date",
    plans: "Two plans side by side",
    plans_hint: "Choose one ending, or two. A second plan is no decision: it is there in case the first does not work out.",
    plan: &["Plan A leads to", "Plan B leads to"],
    no_plan: "no ending chosen",
    plan_name: &["Plan A", "Plan B"],
    shared: "Both begin with",
    in_both: "in both plans",
    deciders: "Who decides on the way",
    waits: "What takes its time",
    no_waits: "The maps know no least time on this way.",
    asks: "Questions to take along",
    asks_hint: "Tick what you want to ask. It goes onto the page.",
    sheet: "Journey sheet",
    sheet_hint: "One page: the road so far, where we are, what can happen next, how it can end, dates and questions.",
    made: "Made on",
    card: "Supervision card",
    card_hint: "The questions of supervision, answered as far as the maps can. The rest is for people: write it here, or by hand on the print.",
    own_words: "Your own words",
    no_questions: "The questions could not be fetched. Open this page again with a connection.",
    code_name: "The link to this place as a code for a phone’s camera",
    code: "A phone’s camera opens this place from the code. It holds steps only: no name, no date, none of your words.",
    label: "Label",
    label_hint: "Letters or a reference, to tell journeys apart. Do not use a name.",
    colour: "Colour",
    colours: &["blue", "green", "orange", "purple", "pink", "grey"],
    rename: "Change the label",
    rename_yes: "Use this label",
    list_hint: "They stay on this device. Nobody else is told of them. Anyone who uses this device can open them.",
    no_journeys: "No journey is kept on this device. To begin one, choose a step on a map, and “Dates, plans and a page for the file” there.",
    journey_line,
    open_journey: |label| format!("Open {label}"),
    cannot_read: "A journey that cannot be read",
    go_on: |label| format!("Go on with {label}"),
    none_fits: "None of the journeys on this device fits the steps you came with.",
    n_others,
    came_from: |step| format!("You came from the step “{step}”."),
    move_on: "We are here now",
    joined: "Another tab has changed this journey too. What was given there is here as well.",
    also: "Given twice",
    also_hint: "Another tab or a file says something else. Nothing is lost until you choose.",
    also_line: |field, stands, other| format!("{field}: “{stands}” stands. Also given: “{other}”."),
    nothing_given: "nothing",
    use_other: |field| format!("Use the other one: {field}"),
    drop_other: |field| format!("Keep what stands: {field}"),
    date_of: |step| format!("Date of {step}"),
    gone: "Another tab has forgotten this journey. It is not kept now, and goes when you leave this page.",
    keep_again: "Keep it again",
    not_kept_there: "This browser does not keep the journey in this tab. It is lost when the tab is closed. Save it as a file",
    may_forget: "This browser may forget it: Safari after seven days without a visit, a private window when it is closed, the browser inside another app at any time. Save it as a file.",
    unusable: "Kept with this journey, but not on these maps",
    no_step: |step| format!("{step}: no such step"),
    no_date: |step, day| format!("{step}: “{day}” is no date"),
    forget_sure: |label| format!("Forget {label} on this device? You can put it back until you go to another page."),
    forget_yes: "Forget it",
    forgotten: |label| format!("{label} is forgotten."),
    reference: "Reference",
    kept: "What is kept",
    kept_here: "As soon as you give something, this browser keeps this journey: steps, dates, plans, questions and your words. Nobody else is told. Anyone who uses this device can open it.",
    not_kept: "This browser does not let us keep anything, or its space is full. This journey stays only in this tab, and is lost when the tab is closed. Save it as a file to keep it.",
    which: "Which journey is this?",
    which_hint: "Journeys are kept on this device. Nothing of them is shown or changed until you choose.",
    start_new: "Begin a new journey",
    print_sheet: "Print the sheet",
    print_card: "Print the card",
    save_svg: "Save the picture (SVG)",
    save_png: "Save the picture (PNG)",
    copy_text: "Copy as text",
    save_text: "Save as text",
    save_ics: "Save the dates for a calendar",
    save: "Save as a file",
    open: "Open a journey from a file",
    forget: "Forget",
    put_back: "Put it back",
    saved: "Saved to this device’s downloads.",
    text_copied: "Text copied.",
    text_not_copied: "This browser does not let us copy. Save it as text instead.",
    opened: "The journey from the file is here now.",
    back_again: "It is kept again.",
    no_picture: "This browser could not make the picture. Save it as SVG instead.",
    last_turn: "Can still turn to the other plan at",
    no_turn: "From here on the other ending cannot be reached by the maps.",
    n_moves,
    n_dated,
    day_replaced: |before| format!("The date takes the place of {before}."),
    unread,
    too_large: "it is too large to be a journey",
    foreign: "it is damaged, or no journey of Waymark",
    newer: "a newer Waymark has written it. Open the newer release first",
    damaged,
    described,
    decides_there,
    other_nation,
};

fn journey_line(nation: &str, n_steps: usize, n_dates: usize, changed: Option<&str>) -> String {
    let dates = if n_dates == 1 { "date" } else { "dates" };
    let changed = changed.map(|day| format!(", last changed {day}")).unwrap_or_default();
    format!("{nation}: {}, {n_dates} {dates}{changed}", n_moves(n_steps))
}

fn n_others(count: usize) -> String {
    match count {
        1 => "One other journey of this nation is on this device.".to_string(),
        _ => format!("{count} other journeys of this nation are on this device."),
    }
}

fn described(road: &[String], here: Option<&str>, n_next: usize, n_endings: usize) -> String {
    let road = if road.is_empty() { String::new() } else { format!("The road so far: {}. ", road.join(", then ")) };
    let here = here.map(|here| format!("You are here: {here}. ")).unwrap_or_default();
    let next = if n_next == 1 { "next step" } else { "next steps" };
    let endings = if n_endings == 1 { "ending" } else { "endings" };
    format!("{road}{here}{n_next} {next}, {n_endings} {endings}.")
}

fn decides_there(who: &str) -> String {
    format!("Who decides there: {who}.")
}

fn n_moves(count: usize) -> String {
    format!("{count} {}", if count == 1 { "step" } else { "steps" })
}

fn other_councils(councils: &[String]) -> String {
    format!(
        "Limits of their own also run from these dates in: {}. They are left out, unless you choose the council under “{}”.",
        councils.join(", "),
        JOURNEY.council
    )
}

fn understood(day: &str, n_limits: usize) -> String {
    match n_limits {
        0 => day.to_string(),
        1 => format!("{day}: 1 limit runs from it"),
        _ => format!("{day}: {n_limits} limits run from it"),
    }
}

fn n_dated(count: usize) -> String {
    match count {
        0 => JOURNEY.nothing_follows.to_string(),
        1 => format!("1 time limit has a date now, under “{}”.", JOURNEY.dates),
        _ => format!("{count} time limits have a date now, under “{}”.", JOURNEY.dates),
    }
}

fn unread(reason: &str) -> String {
    format!("This could not be opened: {reason}. Nothing here was changed.")
}

fn damaged(reason: &str) -> String {
    format!("it is damaged, or no journey of Waymark ({reason})")
}

fn other_nation(nation: &str) -> String {
    format!("it lies in a nation that is not here, {nation}")
}
