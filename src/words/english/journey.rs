//! In English: the words of the journey's page: the steps so far, dates, plans, the page for the file, and what is kept.

use crate::atlas::file::StepKind;
use crate::atlas::reader::Reader;
use crate::calendar::age::BadAge;
use crate::words::ended;
use crate::words::journey::JourneyWords;

/// The words of the journey's page: the steps so far, dates, plans, the page for the file, and what is kept.
pub const JOURNEY: JourneyWords = JourneyWords {
    title: super::map::MAP.journey_title,
    hint: "Mark your steps so far. Add dates and see what follows. Compare plans. Make one page for the file. It all stays on this device.",
    on_this_page: "On this page",
    no_here: "Choose a step on a map first, then come here from it.",
    take_away: "Remove",
    earlier: "Earlier",
    later: "Later",
    moved: |step, place, count| format!("{step}: now step {place} of {count}."),
    now_here: |step| format!("{step}: you are here now."),
    added: |what| format!("{what} added."),
    n_found: |count| match count {
        1 => "1 step found.".to_string(),
        _ => format!("{count} steps found."),
    },
    dates: "Dates that follow",
    give_dates: "Dates you know",
    dates_hint: "Give the day of each step you know, done or planned. We then work out every time limit that runs from it.",
    dates_been: "On your steps so far",
    dates_here: "Here",
    dates_next: "On next steps",
    dates_apart: "Dates of steps not in the list",
    dates_again: "Meetings and visits that repeat",
    last_time: "last time",
    next_time: "next time",
    meeting_day: "Day it was held, or is planned for",
    date_form: "Type a day like 6 3 2026, 6/3/2026 or 6 March 2026.",
    held_today: "Held today",
    held_on: |day| format!("Held on {day}"),
    was_held: |step, day| format!("{step}: held on {day}."),
    kept_in_time: |day, basis| format!("In time: by {day} ({basis})."),
    is_planned: |step, day| format!("{step}: planned for {day}."),
    sets_next: "The sources we read give no number of days. The meeting sets the next day: give it above.",
    next_passed: |day| format!("You gave {day} for the next one. Was it held? Give its day above, and the next one."),
    age: "Child’s age",
    age_hint: "Whole years, or month and year of birth: 5 or March 2021. We then leave out what can only come years later.",
    age_now,
    bad_age: |why| match why {
        BadAge::Form => {
            "We cannot read this age. Write whole years, such as 5, or month and year of birth, such as March 2021."
        }
        BadAge::ToCome => "This month is still to come. Leave the age empty until the child is born.",
        BadAge::TooOld => "These maps end at 26 years. Check the age.",
    },
    not_before_year: |year| format!("Not before {year}"),
    not_before: |year, steps| format!("Not before {year}: {steps}."),
    council: "My council",
    council_hint: "National limits always apply. We add a council’s own only if you choose it. If your council is not in the list, the national ones hold: ask your team for its own. A new journey starts with your last choice.",
    no_council: "None, or not in this list: national limits only",
    other_councils,
    pick: "Pick a day",
    planned_day: "You gave this day.",
    understood,
    own_nothing: |council| format!("{council}: we know no limit of its own from these dates."),
    no_national: "No national time limit runs from these dates.",
    no_dates: "You have not given a date yet.",
    nothing_follows: "The maps have no time limit that runs from these dates.",
    how_counted: "How we count days",
    due_asked: "Dates to ask about",
    due_elsewhere: "At steps beside these",
    due_elsewhere_hint: "These limits run from the same dates. Their steps are not among your steps so far, nor ahead.",
    source: "Where this comes from",
    source_unsure: "Where this comes from, and what we could not confirm",
    due_next: "What is next",
    nothing_next: "These dates give no day ahead.",
    due_again: "What repeats",
    due_open: "Passed, with no date from you: if it was done, give its day above",
    due_behind: "What has passed",
    due_behind_hint: "These days have passed, or their steps are done. We do not know what was done on days you have not given.",
    done: |day| format!("You gave {day}."),
    next_is: |day| format!("Next time: {day}."),
    last_was: |day| format!("Last time: {day}."),
    no_last: "Give the day of the last time above. We count the next one from it.",
    not_read: "not read by us",
    not_read_means: "“Not read by us”: we know this rule from another page and have not read its own words. Check it with the council or a solicitor before you rely on it.",
    no_day: "Limits that give no date",
    plans: "Plans side by side",
    plans_hint: "Choose up to four. A second plan is not a decision: it is there in case the first does not work out.",
    plan: |name| format!("{name} leads to"),
    no_plan: "no plan chosen",
    plan_name: |number| format!("Plan {}", char::from(b'A' + number as u8)),
    way_home: |steps| format!("The usual route to being at home with the family: {steps}"),
    removed: |plan| format!("{plan} removed."),
    plan_renamed: |goal, plan| format!("“{goal}” is now {plan}."),
    plan_kind: &[
        "At home",
        "Relatives and connected carers",
        "Special guardianship",
        "Foster care",
        "Permanence order",
        "Adoption",
        "A step",
    ],
    shared: "All plans start with",
    plan_route: "The usual route",
    plan_steps: "Usual route, step by step",
    instead: "It could instead go to",
    choose_instead: |step| format!("Choose {step}"),
    other_plan: "Plan for another step: type part of its name",
    deciders: "Who decides along this route",
    waits: "Times on this route",
    no_waits: "The maps give no times for this route.",
    asks: "Questions to ask",
    asks_hint: "Tick what you want to ask. We put it on the sheet.",
    meeting: "Before the next meeting",
    meeting_hint: "One page to take along: what is decided, who is there, what comes before it and by when, what you can ask, whom to call.",
    which_meeting: "Meeting",
    page_for: "Page for",
    no_meetings: "The maps show no meeting, review or court step from here.",
    before_meeting,
    page_speaks_to: |reader| match reader {
        Reader::Parent => "This page speaks to the child’s parent.",
        Reader::Carer => "This page speaks to the relative or friend who cares for the child.",
        Reader::Child | Reader::Worker => "This page speaks to the young person.",
    },
    day_and_time: "Day and time",
    next_day_and_time: "Day and time of the next one",
    meeting_place: "Place",
    meeting_time: "Time",
    own_lines_hint: "What you type here is put on the page and kept with this journey. Leave a line empty to write on paper. Do not name the child.",
    decided: "What happens, and what is decided",
    beforehand: "What comes before it",
    by_day: |day| format!("By {day}."),
    do_and_bring: "What to do, and what to bring",
    own_questions: "Your own questions",
    last_decided: "The step before this",
    in_time: "When it has to be held",
    prepared: "What has to be ready before it, and who acts",
    invited: "Who has to be asked",
    social_worker: ["Social worker", "Number"],
    meeting_notes: "Notes",
    print_meeting: "Print this page",
    sheet: "Journey sheet",
    sheet_hint: "One page: your steps so far, where you are, what can happen next, how it can end, dates and questions. What does not fit goes on a second page.",
    held: |kind| if matches!(kind, StepKind::Meeting | StepKind::Review) { "held " } else { "" },
    planned: "planned for ",
    or_later: |day| format!(", or {day} if the law does not count the first day: ask which"),
    by: |day, basis| format!(", due by {day} ({basis})"),
    sheet_lines: &["Worker and team", "Who was there", "Signature and date"],
    on_second: |titles| format!("Page 1 of 2. On page 2: {titles}."),
    second_page: |title, reference, day| format!("Page 2 of 2. {title}. Reference: {reference}. Made on {day}."),
    made: "Made on",
    record: "Supervision record",
    record_hint: "One record for each supervision. A new one leaves the earlier ones as they are, shows last time’s words beside this time’s and takes over what is not done.",
    which_record: "Record of",
    new_record: "Start a new record",
    record_day: "Date",
    no_record_day: "no date",
    present: "Present",
    childs_words: "The child’s own words and wishes",
    seen: "Child last seen on",
    decisions: "Decisions",
    actions: "Actions",
    action: ["What", "By whom", "By when"],
    action_part: |row, part| format!("Action {row}: {}", part.to_lowercase()),
    action_done: "Done",
    action_open: "Not done yet",
    more_actions: "Add an action",
    last_time_was: |day| format!("Last time ({day})"),
    maps_say: "What the maps say",
    signed: &["Worker", "Manager"],
    with_record: "Add the last supervision record",
    own_words: "Your own words",
    no_questions: "We could not load the questions. Check your connection and open this page again.",
    code_name: "QR code that opens this page",
    code: "Scan the code with a phone to open this page. It holds steps only: no name, no date, none of your words.",
    label: "Label",
    label_hint: "Use letters or a reference to tell journeys apart. Do not use a name.",
    colour: "Colour",
    colours: &["blue", "green", "orange", "purple", "pink", "grey"],
    rename: "Change the label",
    rename_yes: "Use this label",
    list_hint: "They stay on this device. We send them nowhere. Anyone who uses this device can open them.",
    no_journeys: |part| {
        format!("This device keeps no journeys. To start one, choose a step on a map, then open “{part}”.")
    },
    journey_line,
    glance_here: |step| format!("Now: {}", ended(step)),
    glance_passed: |day, what, basis| format!("⚠ Date passed, to ask about: {day}, {what} ({basis})."),
    glance_open: |day, what, basis| format!("⚠ Date passed, none given: {day}, {what} ({basis})."),
    glance_next: |day, what, basis| format!("Next: {day}, {what} ({basis})."),
    glance_asked: |count| match count {
        1 => "1 date to ask about.".to_string(),
        _ => format!("{count} dates to ask about."),
    },
    you_gave: "you gave this day",
    same_label: |label| {
        format!(
            "Another journey on this device has the label {label} too. Is it the same child? If not, change one of the labels."
        )
    },
    speaks_to_family: "“You” and “your child” in the maps’ sentences mean the family.",
    more_for: |label| format!("More for {label}"),
    is_back: |label| format!("{label} is kept again."),
    is_renamed: |label| format!("The label is now {label}."),
    goes_on: |label| format!("You continue with {label}."),
    cannot_read: "A journey we cannot read",
    go_on: |label, n_steps| match n_steps {
        0 => format!("Continue {label}"),
        _ => format!("Continue {label} without {}", these_steps(n_steps)),
    },
    add_steps: |label, n_steps| format!("Add {} to {label}", these_steps(n_steps)),
    came_from: |step| format!("You came from the step “{step}”."),
    move_on: "We are here now",
    joined: "Another tab has changed this journey too. We have added its changes here.",
    also: "Given twice",
    also_hint: "Another tab or a file says something else. You lose nothing until you choose.",
    also_line: |field, stands, other| format!("{field}: we keep “{stands}”. Also given: “{other}”."),
    in_other_tab: |other| format!("In the other tab: {other}."),
    also_given: |other| format!("Also given: {other}."),
    keep_yours: |own| format!("Keep {own}"),
    take_that: |other| format!("Use {other}"),
    nothing_given: "nothing",
    use_other: |field| format!("Use the other one: {field}"),
    drop_other: |field| format!("Keep this one: {field}"),
    date_of: |step| format!("Date of {step}"),
    gone: "Another tab has forgotten this journey. This device no longer keeps it: you lose it when you leave this page.",
    keep_again: "Keep it again",
    not_kept_there: "This browser does not keep the journey in this tab. You lose it when you close the tab. Save it as a file",
    may_forget: "This browser may forget it: Safari after 7 days without a visit, a private window when you close it, a browser inside another app at any time. Save it as a file.",
    unusable: "Kept with this journey, but not on these maps",
    no_step: |step| format!("{step}: there is no such step"),
    no_date: |step, day| format!("{step}: “{day}” is not a date"),
    forget_sure: |label| format!("Forget {label} on this device? You can put it back until you go to another page."),
    forget_yes: "Forget it",
    forgotten: |label| format!("{label} is forgotten."),
    reference: "Reference",
    kept: "What is kept",
    kept_here: "Once you give something, this browser keeps this journey: steps, dates, plans, questions and your words. We send it nowhere. Anyone who uses this device can open it.",
    not_kept: "This browser does not let us keep anything, or its space is full. This journey stays only in this tab: you lose it when you close the tab or load the page again. Save it as a file to keep it.",
    which: "Which journey is this?",
    which_hint: "This device keeps journeys. We show and change none until you choose.",
    start_new: "Start a new journey",
    start_with: |n_steps| match n_steps {
        1 => "Use the step so far for a new journey".to_string(),
        _ => format!("Use these {n_steps} steps so far for a new journey"),
    },
    print_sheet: "Print the sheet",
    print_record: "Print the record",
    save_svg: "Save the picture (SVG)",
    save_png: "Save the picture (PNG)",
    copy_text: "Copy as text",
    save_text: "Save as text",
    save_ics: "Save the dates for a calendar",
    save: "Save as a file",
    saves_child: "The file also holds the child’s own page, with what the child keeps just there. It is for another device, not for a case file.",
    open: "Open a journey from a file",
    forget: "Forget",
    put_back: "Put it back",
    saved: "Look in your downloads. If the file is not there, this browser cannot save files: copy the text instead.",
    not_saved: "This browser cannot save files. Copy the text instead.",
    no_dates_kept: "No dates are kept here. If you saved a file, open it.",
    open_it: "Open a file",
    no_days_ahead: "There are no dates ahead to save. Give a date first.",
    in_app: "You are in another app’s browser. It may forget this journey at any time, and may not save or print. Open the page in your own browser.",
    text_copied: "Text copied.",
    text_not_copied: "This browser does not let us copy. Save it as text instead.",
    opened: "The journey from the file is here now.",
    opened_into: "This device had this journey already. Now it holds what was here and what is in the file. Where they \
                  differ, both values are at the top of the page: choose one. What you had removed may be back.",
    back_again: "This device keeps it again.",
    no_picture: "This browser could not make the picture. Save it as SVG instead.",
    last_turn,
    history: "Earlier involvements",
    from_to: |from, to| format!("{from} to {to}"),
    past_field: &["Area: a council or letters", "From: a day, a month or a year", "To", "Why it ended", "What helped"],
    past_order: "This ends before it begins. Check “From” and “To”.",
    add_past: "Add an earlier involvement",
    take_past: "Remove this involvement",
    take_past_yes: "Remove it, with its steps and words",
    past_steps: "Its steps",
    find_step: "Add a step: type part of its name",
    add_step: |step| format!("Add {step}"),
    no_step_found: "No step has this name.",
    add_child: |letter| format!("Where child {letter} is: type part of a step’s name"),
    n_dated,
    day_replaced: |before| format!("The date replaces {before}."),
    unread,
    too_large: "it is too large to be a journey",
    foreign: "it is damaged, or not a Waymark journey",
    newer: "a newer Waymark wrote it. Open the newer release first",
    damaged,
    described,
    decides_there,
    other_nation,
};

fn age_now(least: u32, most: u32) -> String {
    let years = |count: u32| if count == 1 { "1 year".to_string() } else { format!("{count} years") };
    match (least, most) {
        (0, 0) => "Less than 1 year old now.".to_string(),
        (least, most) if least == most => format!("{} old now.", years(most)),
        _ => format!("{least} or {} old now.", years(most)),
    }
}

fn journey_line(nation: &str, n_steps: usize, n_dates: usize, changed: Option<&str>) -> String {
    let dates = if n_dates == 1 { "date" } else { "dates" };
    let changed = changed.map(|day| format!(", last changed {day}")).unwrap_or_default();
    format!("{nation}: {}, {n_dates} {dates}{changed}", n_moves(n_steps))
}

fn before_meeting(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Review => "Before the review",
        StepKind::Court => "Before court",
        _ => "Before the meeting",
    }
}

fn these_steps(count: usize) -> String {
    match count {
        1 => "this step".to_string(),
        _ => format!("these {count} steps"),
    }
}

fn last_turn(plans: &str, step: &str, day: Option<&str>) -> String {
    let day = day.map(|day| format!(", {day}")).unwrap_or_default();
    format!("The route shown here parts from {plans} after “{step}”{day}. This is no legal deadline.")
}

fn described(n_past: usize, road: &[String], here: Option<&str>, n_next: usize, n_endings: usize) -> String {
    let road = match road.is_empty() {
        true => String::new(),
        false => format!("Steps so far: {} ", ended(&road.join(", then "))),
    };
    let here = here.map(|here| format!("You are here: {} ", ended(here))).unwrap_or_default();
    let past = match n_past {
        0 => String::new(),
        1 => "One earlier involvement. ".to_string(),
        _ => format!("{n_past} earlier involvements. "),
    };
    let next = if n_next == 1 { "next step" } else { "next steps" };
    let endings = if n_endings == 1 { "outcome" } else { "outcomes" };
    format!("{past}{road}{here}{n_next} {next}, {n_endings} {endings}.")
}

fn decides_there(who: &str) -> String {
    format!("Who decides there: {who}.")
}

fn n_moves(count: usize) -> String {
    format!("{count} {}", if count == 1 { "step" } else { "steps" })
}

fn other_councils(councils: &[String]) -> String {
    format!(
        "These councils have their own limits from these dates: {}. We leave them out, unless you choose the council under “{}”.",
        councils.join(", "),
        JOURNEY.council
    )
}

fn understood(day: &str, n_limits: usize, n_councils: usize) -> String {
    match (n_limits, n_councils) {
        (0, 0) => format!("{day}: no time limit runs from it"),
        (0, _) => format!(
            "{day}: no national time limit runs from it. A council may have its own: choose it under “{}”",
            JOURNEY.council
        ),
        (1, _) => format!("{day}: 1 limit runs from it"),
        _ => format!("{day}: {n_limits} limits run from it"),
    }
}

fn n_dated(n_shown: usize, n_folded: usize) -> String {
    let limits = |count: usize| match count {
        1 => "1 time limit has a date".to_string(),
        _ => format!("{count} time limits have a date"),
    };
    match (n_shown, n_folded) {
        (0, 0) => JOURNEY.nothing_follows.to_string(),
        (0, _) => {
            format!("{} {} under “{}”: open it to see.", JOURNEY.nothing_next, limits(n_folded), JOURNEY.due_behind)
        }
        _ => format!("{} now, under “{}”.", limits(n_shown + n_folded), JOURNEY.dates),
    }
}

fn unread(reason: &str) -> String {
    format!("We could not open this: {reason}. Nothing here has changed.")
}

/// Says what is wrong and where, without the words of the program that reads the file.
fn damaged(reason: &str) -> String {
    let (what, at) = reason.split_once(" at line ").unwrap_or((reason, ""));
    let (line, letter) = at.split_once(" column ").unwrap_or_default();
    let at = match at {
        "" => String::new(),
        _ if what.starts_with("EOF") => ": its end is missing".to_string(),
        _ => format!(" at line {line}, letter {letter}"),
    };
    let part = what.split('`').nth(1).map(|part| format!(", in the part “{part}”")).unwrap_or_default();
    format!("it is damaged{at}{part}, or not a Waymark journey. Choose a file that “{}” has made", JOURNEY.save)
}

fn other_nation(nation: &str) -> String {
    format!("it is for a nation that is not here, {nation}")
}
