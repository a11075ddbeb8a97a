//! The interface's own words, all of them, ready for a second language. What a map says stands in the map.
//! Must never decide when a sentence is shown.

use crate::atlas::file::{Ending, MoveKind, StepKind};
use crate::atlas::timescale::{Basis, Unit};
use crate::place::{Lens, Notice};

pub mod calendar;
pub mod journey;
pub mod reflect;
pub mod trail;

/// The product's name.
pub const NAME: &str = "Waymark";
/// The tab's title in discreet mode.
pub const NEUTRAL_TITLE: &str = "Notes";
/// What it is and for whom, one.
pub const ABOUT_1: &str = "Waymark is a map of what can happen when social work becomes involved with a child.";
/// What it is and for whom, two.
pub const ABOUT_2: &str =
    "It shows where you are, what can happen next, every way it can end, and what you can ask for at each step.";
/// What it is and for whom, three.
pub const ABOUT_3: &str =
    "It is for children, parents and carers, for the workers beside them, and for people who train those workers.";
/// The question home asks.
pub const WHICH_NATION: &str = "Where does the child live?";
/// Link to the page of all maps.
pub const WHOLE_SYSTEM: &str = "The whole system on one page";
/// Heading of the panel's first list.
pub const NEXT: &str = "What can happen next";
/// Heading of the endings.
pub const ENDINGS: &str = "How this can end";
/// Heading of the moves that lead here.
pub const BEFORE: &str = "How you can have got here";
/// Heading of the moves to better.
pub const BETTER: &str = "If things get better";
/// Heading of the moves to worse.
pub const WORSE: &str = "If things get worse";
/// Heading of the outline.
pub const OUTLINE: &str = "Every step in words";
/// Heading of the chart.
pub const CHART: &str = "Chart of the steps";
/// Heading of the rights.
pub const RIGHTS: &str = "What you can ask for";
/// Label of who decides.
pub const DECIDES: &str = "Who decides";
/// Label of who takes part.
pub const TAKES_PART: &str = "Who takes part";
/// Label of the timescales.
pub const BY_WHEN: &str = "By when";
/// Label of the professional words.
pub const WHAT: &str = "What it is";
/// Label of the words for a child.
pub const FOR_A_CHILD: &str = "For a child";
/// Label of the sources.
pub const SOURCES: &str = "Where this comes from";
/// Label of the glossary.
pub const TERMS: &str = "Words used here";
/// Label of one council's rules.
pub const LOCAL_RULES: &str = "Local practice";
/// Before a rule of one council.
pub const IN_ONE_COUNCIL: &str = "In one council: ";
/// Before the national rule it differs from.
pub const NATIONALLY: &str = "National guidance: ";
/// Turns the worker's layer on and off.
pub const WORKER: &str = "For workers: the case system";
/// In the share dialog.
pub const SHARE_WORKER: &str = "Show the worker’s layer to whoever opens the link";
/// The list of where two nations name the same thing differently.
pub const PAIRS_TITLE: &str = "The same thing under two names";
/// On that list.
pub const PAIRS_HINT: &str =
    "What is called one thing in one nation and another in the next. The law behind each is the nation’s own.";
/// What the yellow heart on a nation's journey says.
pub const LEAD_HERE: &str = "Every service leads here. In more detail:";
/// Label of law to come.
pub const COMING: &str = "Coming, not in force yet";
/// Label of open questions.
pub const NOT_CERTAIN: &str = "What we could not make sure of";
/// Label of the details.
pub const MORE: &str = "More about this step: what it is, who takes part, sources";
/// The mark of the step chosen.
pub const HERE: &str = "You are here";
/// Leave at once.
pub const LEAVE: &str = "Leave now";
/// Where leaving leads: a page nobody wonders about.
pub const LEAVE_TO: &str = "https://www.bbc.co.uk/weather";
/// A timescale or source whose words were not read.
pub const NOT_READ: &str = "We have not read the exact words of this source. Please check before you rely on it.";
/// On a map without a step chosen.
pub const CHOOSE_A_STEP: &str = "Choose the step where you are: in the chart, or in the list of every step.";
/// Nothing leads on.
pub const ENDS_HERE: &str = "This is one of the ways it can end.";
/// No move leads here.
pub const BEGINS_HERE: &str = "This is where the road begins. No earlier step leads here.";
/// No way to the ending.
pub const NO_WAY: &str = "No road on these maps leads from here to this ending.";
/// No better.
pub const NOTHING_BETTER: &str = "The maps show no step down from here, nor from the steps that usually follow.";
/// No worse.
pub const NOTHING_WORSE: &str =
    "The maps show nothing that gets worse from here, nor from the steps that usually follow.";
/// No search hit.
pub const NOT_FOUND: &str = "Nothing found. Try another word, such as “panel”, “gran” or “court”.";
/// The search box.
pub const SEARCH: &str = "Find a step";
/// What the search box takes.
pub const SEARCH_HINT: &str = "Any word you know it by, such as “taken away”, “the panel” or “gran looking after”.";
/// Not legal advice.
pub const NO_ADVICE: &str =
    "Waymark is information, not legal advice. A solicitor can advise you about your own situation.";

/// A kind of step in one word or two.
pub const fn step_kind(kind: StepKind) -> &'static str {
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

/// A kind of ending.
pub const fn ending(ending: Ending) -> &'static str {
    match ending {
        Ending::Permanence => "A lasting home",
        Ending::Home => "At home with the family",
        Ending::Adulthood => "Grown up",
        Ending::SupportEnds => "Help ends",
        Ending::NoFurtherAction => "No further action",
        Ending::OtherSystem => "Another system takes over",
    }
}

/// The heading of a group of moves.
pub const fn move_group(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "The usual ways on",
        MoveKind::StepDown => "Better: less is needed",
        MoveKind::Escalate => "Worse: more is needed",
        MoveKind::Appeal => "Challenge: disagreeing with a decision",
        MoveKind::Repeat => "Again: it goes round once more",
        MoveKind::Parallel => "At the same time",
        MoveKind::LeadsToMap => "To another map",
    }
}

/// A kind of move for the legend.
pub const fn move_kind(kind: MoveKind) -> &'static str {
    match kind {
        MoveKind::Next => "usual way on",
        MoveKind::StepDown => "better",
        MoveKind::Escalate => "worse",
        MoveKind::Appeal => "challenge",
        MoveKind::Repeat => "again",
        MoveKind::Parallel => "at the same time",
        MoveKind::LeadsToMap => "door to another map",
    }
}

/// What a rule rests on.
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Statute => "law",
        Basis::Regulation => "regulation",
        Basis::Guidance => "guidance",
        Basis::Local => "local practice",
    }
}

/// How many of what.
pub fn amount(count: u32, unit: Unit) -> String {
    let (one, many) = match unit {
        Unit::Hours => ("hour", "hours"),
        Unit::Days => ("day", "days"),
        Unit::WorkingDays => ("working day", "working days"),
        Unit::Weeks => ("week", "weeks"),
        Unit::Months => ("month", "months"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A question that can be asked of a step.
pub const fn lens(lens: &Lens) -> &'static str {
    match lens {
        Lens::Next => "What next",
        Lens::Endings => "Every ending",
        Lens::Way { .. } => "The way there",
        Lens::Better => "If better",
        Lens::Worse => "If worse",
        Lens::Before => "How we got here",
        Lens::Reflect => "Questions to think about",
    }
}

/// What of a link could not be followed.
pub const fn notice(notice: Notice) -> &'static str {
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

/// How far an ending is.
pub fn steps_away(n_steps: usize) -> String {
    match n_steps {
        0 => "you are here".to_string(),
        1 => "1 step".to_string(),
        n_steps => format!("{n_steps} steps"),
    }
}

/// Which of the ways is shown.
pub fn way_of(number: usize, total: usize, n_steps: usize) -> String {
    let which = if number == 1 { "A shortest way".to_string() } else { format!("Way {number} of {total}") };
    format!("{which}: {}", steps_away(n_steps))
}

/// Home's heading.
pub const HOME_TITLE: &str = "Where are we, and what can happen next?";
/// Where a map begins.
pub const BEGINS_WITH: &str = "It begins with:";
/// Shows the way to an ending.
pub const SHOW_WAY: &str = "show the way";
/// Heading of the way to an ending.
pub const WAY_TO: &str = "The way to";
/// Roads from the starts.
pub const SHORTEST_ROADS: &str = "Shortest roads from a beginning";
/// The steps common to all ways.
pub const EVERY_WAY: &str = "Every way there goes through:";
/// The list of ways.
pub const WAYS_FOUND: &str = "The ways found, shortest first:";
/// Name of the bar of lenses.
pub const QUESTIONS: &str = "Questions about this step";
/// In the foot.
pub const LEAVE_HINT: &str = "To leave quickly, press Shift three times or use the button at the top. Leaving cannot clear your browser’s history.";
/// In the foot.
pub const ABOUT_LINK: &str = "What this is, who can help, and where every fact comes from";
/// A skip link.
pub const SKIP_TO_MAIN: &str = "Skip to the main part";
/// A skip link.
pub const SKIP_TO_STEP: &str = "Skip to the step";
/// A skip link.
pub const SKIP_TO_CHART: &str = "Skip to the chart";
/// A skip link.
pub const SKIP_TO_OUTLINE: &str = "Skip to every step in words";
/// Without script.
pub const NO_SCRIPT: &str =
    "Your browser shows this page without the chart and the search box. Everything is here in words.";
/// Heading.
pub const ABOUT_THIS_MAP: &str = "About this map";
/// Before the state of the law.
pub const FACTS_AS_OF: &str = "Facts as of: ";
/// All sources.
pub const EVERY_SOURCE: &str = "Every source of this map";
/// An open question in full.
pub const IN_FULL: &str = "In full, for professionals";
/// About's heading.
pub const ABOUT_TITLE: &str = "About Waymark, and who can help";
/// After [`NO_ADVICE`].
pub const NOT_A_FORECAST: &str =
    " A map shows what the law, guidance and usual practice allow. It cannot tell you what will happen to you.";
/// Heading of the page of words.
pub const WORDS_TITLE: &str = "Words, and what they mean";
/// On the page of words.
pub const WORDS_HINT: &str = "The words professionals use, by the alphabet. Behind each meaning stand the maps that use it. A word can mean something else in another nation.";
/// Link to the page of words.
pub const WORDS_LINK: &str = "Words";
/// Link to the course.
pub const LEARN_LINK: &str = "Learn";
/// On the page of the course.
pub const LEARN_HINT: &str = "For trainers. Each outcome names maps to teach it with: the link opens the map with those steps lit. The outcomes are in our own words and keep the order of the course.";
/// Before the course that the outcomes are from.
pub const COURSE_IS: &str = "The course:";
/// Name of the list of modules and scenarios.
pub const ON_THIS_PAGE: &str = "Modules and scenarios";
/// Heading of a module's scenarios.
pub const SCENARIOS: &str = "Scenarios to project or print";
/// Whom the scenarios are about.
pub const SCENARIOS_MADE_UP: &str = "They are made up. Nobody in them is real.";
/// Heading of the tools.
pub const TOOLS: &str = "Tools the course names";
/// What has happened in a scenario.
pub const SETUP: &str = "What has happened";
/// What to do with it.
pub const TASK: &str = "Your task";
/// Before the maps of a scenario.
pub const MAPS_TO_USE: &str = "Maps to use";
/// Above the lines for notes, on paper.
pub const NOTES: &str = "Notes";
/// Heading of the steps a link has lit.
pub const LIT: &str = "The steps lit for you";
/// Before the outcomes a step is taught in.
pub const TAUGHT_IN: &str = "For trainers: taught in";
/// Link to the page about Waymark.
pub const HELP_LINK: &str = "About and help";
/// Opens the list of keys.
pub const KEYS: &str = "Keys for the keyboard";
/// Every key and what it does.
pub const KEY_LIST: [(&str, &str); 10] = [
    ("Tab", "From part to part. The chart is one stop."),
    ("Arrow keys", "In the chart: along the ways from step to step, and across."),
    ("Enter", "In the chart: you are here. The step opens beside the chart."),
    ("1 to 9", "In the chart: take that way on from the step where you are."),
    ("Home, End", "In the chart: the first and the last step."),
    ("+, −, 0", "In the chart: larger, smaller, all of it."),
    ("Esc", "From the step’s words back to its box in the chart. Closes what has opened."),
    ("/", "In the chart: to the search box."),
    ("?", "In the chart: this list."),
    ("Shift three times", "Leave this page at once."),
];
/// Heading.
pub const WHO_CAN_HELP: &str = "Who can help you";
/// Before the list of those who can help.
pub const INDEPENDENT: &str =
    "These are not the council’s social workers, or can put you in touch with someone who is not.";
/// Heading.
pub const WHY_FIVE_TITLE: &str = "Why five maps for Scotland";
/// Our reading of the five systems.
pub const WHY_FIVE: &str = "A chart published by CELCIS in 2017 speaks of five systems for child protection and permanence in Scotland. We could not read which five it draws. The five maps here are our own reading. Each has its own people who decide, and its own ways out. CELCIS has not checked or approved them.";
/// Heading.
pub const KEPT_TITLE: &str = "What is kept about you";
/// Lists what the device holds.
pub const LIST_KEPT: &str = "List what this device holds";
/// Forgets it all.
pub const FORGET: &str = "Forget everything on this device";
/// Keeps no copy from now on.
pub const NO_COPY: &str = "Keep no copy for use without a signal";
/// What is kept.
pub const KEPT: [&str; 4] = [
    "Nothing you do here is sent to anyone. There is no account and no counting of visitors. The step you have reached stands in your address bar after the sign #, and that part of an address is never sent. The computer that hosts these pages can see which map a device fetched, but never which step, question or ending you looked at.",
    "This browser keeps a copy of these pages, all of them, so that they open without a signal. Which of them you read is not in it. If your device asks to save data, no copy is kept.",
    "If you choose a neutral tab title, or the worker’s layer, this browser remembers that wish.",
    "Your browser keeps a history of pages. Leaving with the button cannot clear it. If someone may look at this device, use a private window, or clear the history afterwards.",
];
/// Heading.
pub const HOW_SURE: &str = "How sure each map is";
/// On the page of the whole system.
pub const SYSTEM_HINT: &str = "Every map with its main road and its ways out. Choose a step to open its map there. Doors lead from one map to another.";
/// The name of the picture of all maps.
pub const DOORS_MAP: &str = "The maps and the doors between them";
/// Over that picture.
pub const DOORS_MAP_HINT: &str = "A line joins two maps with doors between them; its number says how many. Every door is told in words below its map.";
/// What the heart marks.
pub const HEART_MARKS: &str = "marks a lasting home.";
/// Before the maps a step has doors to.
pub const DOOR_TO: &str = "Door to";
/// Before the steps a step leads to.
pub const LEADS_TO: &str = "Leads to";
/// The chart's depth.
pub const SHOWS_MAIN: &str = "Main road and every way out.";
/// The chart's depth.
pub const SHOWS_ALL: &str = "Every step.";
/// To the other depth.
pub const SHOW_ALL: &str = "Show every step";
/// To the other depth.
pub const SHOW_MAIN: &str = "Show the main road only";
/// Name of the legend.
pub const LEGEND: &str = "What the lines mean";
/// After "Way out", where only steps lead to it that are not shown.
pub const BY_SIDE_STEPS: &str = "by other steps";
/// In the place of a chart that cannot be drawn.
pub fn no_chart(why: &str) -> String {
    format!(
        "The chart cannot be drawn: the map does not say in which order ({why}). Every step stands in the list in words. \
         Please tell whoever looks after this site; loading the page again may help."
    )
}

/// Name of the legend of the steps.
pub const KINDS: &str = "What the signs of the steps mean";
/// A kind of move drawn in full.
pub const SHOWN_STRONGLY: &str = "shown strongly";
/// A kind of move drawn thin.
pub const SHOWN_THINLY: &str = "shown thinly";
/// Name of the buttons that move the chart.
pub const MOVE_CHART: &str = "Move the chart";
/// How keys work in the chart.
pub const CHART_HELP: &str = "Arrow keys follow the moves from step to step. Enter chooses a step. Keys 1 to 9 take that way on from the step chosen. Plus, minus and 0 zoom. The same steps stand as a list further down.";
/// While the index is fetched.
pub const LOOKING: &str = "Looking …";
/// Opens the dialog.
pub const SHARE: &str = "Share this place";
/// Before what the link holds.
pub const LINK_HOLDS: &str = "The link holds:";
/// What it does not hold.
pub const LINK_HOLDS_NOT: &str =
    "It holds no name, no date and nothing about you. Whoever opens it sees this place on the map.";
/// Label of the link.
pub const THE_LINK: &str = "The link";
/// Before when law and guidance were last read.
pub const ALL_AS_OF: &str = "The maps tell law and guidance as read up to";
/// In the single-file edition, which has no address that others could open.
pub const FILE_SHARE: &str = "This is a file on this device. Send the file itself. Whoever has it opens it and puts this after its name in the address:";
/// In the single-file edition until the app is there.
pub const FILE_WAIT: &str = "One moment: this file opens by itself. If these words stay, this browser does not run the file’s own script. \
     Ask whoever sent it for the link to the site instead.";
/// In the single-file edition when the app cannot run.
pub const FILE_FAILED: &str =
    "This file cannot be opened in this browser. Ask whoever sent it for the link to the site, or try a newer browser.";
/// Copies it.
pub const COPY: &str = "Copy the link";
/// Shows it as a code.
pub const SHOW_CODE: &str = "Show as a code for a phone";
/// It was copied.
pub const COPIED: &str = "Link copied.";
/// It was not.
pub const NOT_COPIED: &str = "This browser does not let us copy. Choose the link above and copy it yourself.";
/// Opens the device's share sheet.
pub const SEND: &str = "Send with this device";
/// What a sheet of a map printed on several says: which it is, and where the drawing goes on.
pub fn sheet_caption(row: usize, column: usize, n_rows: usize, n_columns: usize) -> String {
    let number = row * n_columns + column + 1;
    let mut text = format!("Sheet {number} of {}. The edges overlap by a centimetre.", n_rows * n_columns);
    if column + 1 < n_columns {
        text += &format!(" Goes on to the right on sheet {}.", number + 1);
    }
    if row + 1 < n_rows {
        text += &format!(" Goes on below on sheet {}.", number + n_columns);
    }
    text
}
/// Closes a dialog.
pub const CLOSE: &str = "Close";
/// Jumps to the chart.
pub const TO_CHART: &str = "To the chart";
/// Jumps to the outline.
pub const TO_OUTLINE: &str = "To every step in words";
/// Opens the print dialog.
pub const PRINT: &str = "Print";
/// Prints it on larger paper.
pub const PRINT_LARGE: &str = "Print on A3";
/// Discreet mode.
pub const NEUTRAL: &str = "Show a neutral title in the browser’s tab";
/// While a map is fetched.
pub const FETCHING: &str = "Fetching the map …";
/// Tries once more.
pub const TRY_AGAIN: &str = "Try again";
/// To home.
pub const TO_HOME: &str = "To the first page";
/// A page that could not be fetched.
pub const NOT_HERE_YET: &str = "This page is not here yet";
/// A damaged map.
pub const DAMAGED: &str = "This map cannot be shown";
/// Why a damaged map is not shown.
pub const DAMAGED_WHY: &str = "The file of this map is damaged, so we do not show it: a wrong step could mislead you. The other maps still work. For those who keep the map, these are its problems:";

/// The index could not be fetched.
pub fn not_fetched(reason: &str) -> String {
    format!("The list of steps could not be fetched: {reason}. Type again to try once more.")
}

/// A map could not be fetched.
pub fn map_not_fetched(what: &str, reason: &str) -> String {
    format!(
        "“{what}” could not be fetched: {reason}. Check the connection and try again. Maps already opened still work."
    )
}

/// The worker's words could not be fetched.
pub fn labels_not_fetched(reason: &str) -> String {
    format!("The words of the case system could not be fetched: {reason}. Turn the layer off and on to try again.")
}

/// How many steps were found.
pub fn n_found(count: usize) -> String {
    match count {
        0 => NOT_FOUND.to_string(),
        1 => "1 step found".to_string(),
        count => format!("{count} steps found"),
    }
}

/// A module with its place among the modules.
pub fn module(number: usize, title: &str) -> String {
    format!("Module {number}. {title}")
}

/// An outcome of a module, by its number.
pub fn outcome_of(module: &str, number: &str) -> String {
    format!("{module}, outcome\u{a0}{number}")
}

/// A map outside its nation's list: “England: children in care”.
pub fn map_of(nation: &str, title: &str) -> String {
    let (first, rest) = title.split_at(title.chars().next().map_or(0, char::len_utf8));
    format!("{nation}: {}{rest}", first.to_lowercase())
}
