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
    kept: "What is kept",
    kept_nothing: "Nothing of this journey is kept on this device. The steps stand in the address; as soon as you give a date or write a word, this browser keeps the whole until you forget it.",
    kept_here: "This browser keeps this journey: steps, dates, plans, questions and your words. Nobody else is told. Anyone who uses this device can open it.",
    not_kept: "This browser does not let us keep anything, or its space is full. What you give stays only until this page is left. Save it to a file to keep it.",
    which: "A journey is kept on this device",
    which_hint: "It may be another child’s. Nothing of it is shown or changed until you choose.",
    go_on: "Go on with the journey kept",
    start_new: "Start a new one",
    start_new_hint: "Nothing is mixed. The journey kept stays as it is. When you first give something for the new one, it is set aside, and can be put back under “What is kept”.",
    other_aside: "This journey is kept now. The one kept before is set aside, and can be put back below, under “What is kept”.",
    elsewhere: "Another tab of this browser has changed what is kept, perhaps for another child. What you give here is not kept now, so that nothing of either is lost.",
    load_other: "Show what the other tab has kept",
    loaded: "This is what the other tab has kept. What you gave here and was not kept is set aside, under “What is kept”.",
    aside: "Set aside on this device",
    aside_line,
    forget_aside: "Forget",
    aside_forgotten: "Forgotten.",
    print_sheet: "Print the sheet",
    print_card: "Print the card",
    save_svg: "Save the picture (SVG)",
    save_png: "Save the picture (PNG)",
    copy_text: "Copy as text",
    save_text: "Save as text",
    save_ics: "Save the dates for a calendar",
    save: "Save the journey to a file",
    open: "Open a journey from a file",
    forget: "Forget this journey on this device",
    put_back: "Put back",
    saved: "Saved to this device’s downloads.",
    text_copied: "Text copied.",
    text_not_copied: "This browser does not let us copy. Save it as text instead.",
    forgotten: "Forgotten. The steps in the address stay until you leave the page.",
    opened: "The journey from the file is here now.",
    back_again: "What was here before is here again.",
    no_picture: "This browser could not make the picture. Save it as SVG instead.",
    last_turn: "Can still turn to the other plan at",
    no_turn: "From here on the other ending cannot be reached by the maps.",
    n_moves,
    n_dated,
    day_replaced: |before| format!("The date takes the place of {before}."),
    n_lost,
    unread,
    too_large: "it is too large to be a journey",
    foreign: "it is damaged, or no journey of Waymark",
    newer: "a newer Waymark has written it. Open the newer release first",
    damaged,
    described,
    decides_there,
    other_nation,
};

fn aside_line(step: &str, n_dates: usize) -> String {
    let step = if step.is_empty() { "No step chosen" } else { step };
    format!("{step}, {n_dates} {}", if n_dates == 1 { "date" } else { "dates" })
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

fn n_lost(count: usize) -> String {
    match count {
        1 => "One step or date was left out: the step is no longer on the maps.".to_string(),
        _ => format!("{count} steps or dates were left out: their steps are no longer on the maps."),
    }
}

fn unread(reason: &str) -> String {
    format!("This could not be opened: {reason}. Nothing here was changed.")
}

fn damaged(reason: &str) -> String {
    format!("it is damaged, or no journey of Waymark ({reason})")
}

fn other_nation(nation: &str) -> String {
    format!("it lies in another nation, {nation}. Open that nation’s journey first")
}
