//! In English: the words of a map's page.

use crate::atlas::reader::Reader;
use crate::place::Grouping;
use crate::words::ended;
use crate::words::map::{HoldsWords, MapWords};

/// The words of a map's page.
pub const MAP: MapWords = MapWords {
    who_reads: "Who are you? We choose words to suit you.",
    reader: |reader| match reader {
        Reader::Parent => "A parent",
        Reader::Carer => "A relative or carer",
        Reader::Child => "A child or young person",
        Reader::Worker => "A worker",
    },
    easy_read: "Easy read",
    chosen: "chosen",
    now_told_to: "These words are now for you. This device remembers your choice.",
    main_nav: "Main",
    whole_system_of: |nation| format!("{nation}: the whole system"),
    decides_there: |who| format!("Who decides there: {who}."),
    from: "From ",
    after: "After ",
    lasts: |amount| format!("Lasts up to {amount}"),
    within: |amount| format!("Within {amount} of this step"),
    source: |title| format!("Source: {title}"),
    map_of_nation: |title, nation| format!("{title}, {nation}"),
    journey_title: "The journey",
    child_page: "A page for the child",
    walk_page: "Walk this with a group",
    journeys: "Journeys on this device",
    step_chosen: |name, n_next| format!("You are here: {} {}.", ended(name), super::from_here::next_steps(n_next)),
    overview: |[n_steps, n_stages, n_endings, n_lasting]| {
        let lasting = match n_lasting {
            0 => String::new(),
            1 => "; one of them is a lasting home".to_string(),
            _ => format!("; {n_lasting} of them are a lasting home"),
        };
        format!("This map has {n_steps} steps in {n_stages} stages. It can end in {n_endings} ways{lasting}.")
    },
    grouped: |n_steps, grouping| format!("Every step: {n_steps}, grouped {}.", (MAP.grouping)(grouping)),
    comes_from: "Comes from: ",
    main_road: "Main steps",
    starts: "What has happened?",
    more_options: |count| format!("{count}\u{a0}more"),
    other_ways_out: "Other outcomes, by steps not shown here",
    stages_left_out: "Also on this map, under “Show every step”:",
    table: "Every next step in a table",
    other_map: "continues on another map",
    more_sign: "next steps, on the step’s own page",
    way_out: "an outcome",
    line_of: |nth, total| format!("Line {nth} of {total}. "),
    to: " to ",
    n_steps: |count| if count == 1 { "1 step".to_string() } else { format!("{count} steps") },
    more_moves: |count| format!("and {count} more"),
    group_by: "Group steps",
    grouping: |grouping| match grouping {
        Grouping::Stage => "by stage",
        Grouping::Who => "by who acts",
        Grouping::Kind => "by kind of step",
        Grouping::Ending => "by nearest outcome",
    },
    here_on_paper: |name| format!("You are here: {name}"),
    holds: HoldsWords {
        map: |title| format!("the map: {title}"),
        step: |name| format!("the step: {name}"),
        here: |name| format!("where you are: {name}"),
        highlighted: |names| format!("the steps highlighted: {names}"),
        question: |question| format!("the question: {question}"),
        ending: |name| format!("the outcome: {name}"),
        been: |names| format!("the steps so far: {names}"),
        earlier: |names| format!("an earlier involvement: {names}"),
        others: |names| format!("where other children are: {names}"),
        depth: "how much the chart shows",
    },
};
