//! The rules of how a map speaks: to whom, how hard, in which words.

use super::grade::{grade, mean};
use super::rules::{move_place, step_place};
use crate::atlas::file::{MapFile, Step};
use crate::atlas::problem::Problem;
use crate::atlas::reader::Reader;

/// One rule of wording: every place where the map breaks it.
type WordingRule = fn(&MapFile) -> Vec<Problem>;

/// Every rule of wording.
pub const ALL: [WordingRule; 7] = [
    plain_speaks_to_the_family,
    child_is_spoken_to,
    texts_are_two,
    names_are_easy,
    conditions_are_sentences,
    nobody_is_puzzled,
    maps_are_easy,
];

/// A field of a map that families read: its name, the highest mean grade it may have, and its texts.
pub type Field = (&'static str, f64, fn(&MapFile) -> Vec<&str>);

/// The fields that families read. A grade is that of [`grade`]; 5 is for a child of ten.
pub const FIELDS: [Field; 8] = [
    ("purpose", 8.0, |map| vec![&map.purpose]),
    ("names", 7.0, |map| each(map, |step| vec![step.shown_name(None)])),
    ("plain", 5.0, |map| each(map, |step| vec![&step.plain])),
    ("child", 5.0, |map| each(map, |step| vec![&step.child])),
    ("do_now", 5.0, |map| each(map, |step| step.do_now.iter().map(String::as_str).collect())),
    ("rights", 7.0, |map| each(map, |step| step.rights.iter().map(String::as_str).collect())),
    ("timescales", 6.0, |map| each(map, |step| step.timescales.iter().map(|limit| limit.rule.as_str()).collect())),
    ("conditions", 5.0, |map| map.moves.iter().map(|step_move| step_move.when.as_str()).collect()),
];

fn each<'a>(map: &'a MapFile, texts: fn(&'a Step) -> Vec<&'a str>) -> Vec<&'a str> {
    map.steps.iter().flat_map(texts).collect()
}

fn maps_are_easy(map: &MapFile) -> Vec<Problem> {
    let found = FIELDS.iter().filter_map(|(name, most, texts)| {
        let grade = mean(texts(map)).filter(|grade| most < grade)?;
        let what = format!("read at grade {grade:.1} in the mean");
        Some(Problem::new(*name, what, format!("at most {most}: shorter sentences, everyday words")))
    });
    found.collect()
}

/// Whom only a child has, lives with or lives as.
const TO_A_CHILD: [&str; 10] = [
    "your parents",
    "your mum",
    "your dad",
    "your mother",
    "your father",
    "your foster carer",
    "your foster carers",
    "your new family",
    "grown-ups",
    "where you live",
];

/// Whom only a parent or carer has.
const TO_A_PARENT: [&str; 4] = ["your child", "your children", "your baby", "your grandchild"];

/// The highest grade of a name, for names of so few words that each counts; familiar words count as short ones.
const HARDEST_NAME: f64 = 10.0;

/// Long words that every reader of these maps knows.
const FAMILIAR: [&str; 24] = [
    "adopted",
    "adoption",
    "another",
    "area",
    "brothers",
    "carer",
    "council",
    "court",
    "deciding",
    "decides",
    "family",
    "hearing",
    "meeting",
    "meetings",
    "permanent",
    "sheriff",
    "sisters",
    "social",
    "visiting",
    "visits",
    "worker",
    "children",
    "baby",
    "services",
];

/// Pictures and jargon with a plain word for each: the reader gets that one.
const PLAINER: [(&str, &str); 22] = [
    ("ascertain", "find out"),
    ("commence", "start"),
    ("disposal", "decision"),
    ("escalate", "get more serious, or ask for more"),
    ("expedite", "speed up"),
    ("going forward", "from now on"),
    ("holistic", "whole"),
    ("in respect of", "about"),
    ("interface", "link"),
    ("multi-agency", "of several services"),
    ("notwithstanding", "even if"),
    ("prior to", "before"),
    ("pursuant", "under"),
    ("robust", "strong"),
    ("signpost", "tell where to go"),
    ("stakeholder", "the people named"),
    ("step down", "less help is needed"),
    ("step up", "more help is needed"),
    ("substantiated", "found to be true"),
    ("triage", "first check"),
    ("way on", "next step"),
    ("wraparound", "of all kinds"),
];

/// What belongs to one council alone.
const LOCAL: [&str; 4] = ["one council", "one authority", "mosaic", "london areas"];

/// Whether a text has the phrase as whole words.
fn says(text: &str, phrase: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    let is_edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    text.match_indices(phrase).any(|(start, found)| {
        is_edge(text[..start].chars().next_back()) && is_edge(text[start + found.len()..].chars().next())
    })
}

fn each_step(map: &MapFile, fault: impl Fn(&Step) -> Vec<(&'static str, String, String)>) -> Vec<Problem> {
    let found = map.steps.iter().enumerate().flat_map(|(idx, step)| {
        let place = step_place(idx, step);
        fault(step).into_iter().map(move |(key, what, hint)| Problem::new(format!("{place} › {key}"), what, hint))
    });
    found.collect()
}

fn plain_speaks_to_the_family(map: &MapFile) -> Vec<Problem> {
    if map.speaks_to == Reader::Child {
        return Vec::new();
    }
    each_step(map, |step| {
        let texts = [("plain", &step.plain), ("plain_parent", &step.plain_parent), ("plain_carer", &step.plain_carer)];
        let told = texts.into_iter().filter_map(|(key, text)| {
            let phrase = TO_A_CHILD.iter().find(|phrase| says(text, phrase))?;
            let hint = format!("{key:?} speaks to the parent or carer; what is for the child stands in \"child\"");
            Some((key, format!("{phrase:?} speaks to the child"), hint))
        });
        told.collect()
    })
}

fn child_is_spoken_to(map: &MapFile) -> Vec<Problem> {
    each_step(map, |step| {
        let texts = [("child", &step.child), ("child_name", &step.child_name)];
        let told = texts.into_iter().filter_map(|(key, text)| {
            let phrase = TO_A_PARENT.iter().find(|phrase| says(text, phrase))?;
            let hint = format!("{key:?} speaks to the child: say \"you\"");
            Some((key, format!("{phrase:?} speaks to the parent"), hint))
        });
        told.collect()
    })
}

fn texts_are_two(map: &MapFile) -> Vec<Problem> {
    each_step(map, |step| {
        let is_same = !step.plain.is_empty() && step.plain.eq_ignore_ascii_case(&step.child);
        let hint = "parent and child each get words of their own";
        if is_same {
            vec![("child", "is the same sentence as \"plain\"".to_string(), hint.to_string())]
        } else {
            Vec::new()
        }
    })
}

fn names_are_easy(map: &MapFile) -> Vec<Problem> {
    each_step(map, |step| {
        let name = step.shown_name(None);
        let short = |word: &str| FAMILIAR.contains(&word.to_lowercase().trim_end_matches("’s").trim_end_matches("'s"));
        let told: Vec<&str> = name.split(' ').map(|word| if short(word) { "one" } else { word }).collect();
        let found = grade(&told.join(" "));
        if found <= HARDEST_NAME {
            return Vec::new();
        }
        let what = format!("{name:?} reads at grade {found:.0}");
        vec![("plain_name", what, "say it in everyday words, as you would on the phone".to_string())]
    })
}

fn conditions_are_sentences(map: &MapFile) -> Vec<Problem> {
    let fault = |when: &str| -> Option<(&'static str, &'static str)> {
        let first = when.chars().next()?;
        match () {
            () if first.is_lowercase() => Some(("begins small", "write it as a sentence, with a capital")),
            () if when.ends_with('.') => Some(("ends with a full stop", "leave the full stop out")),
            () if when.contains(';') => Some(("has a semicolon", "say one condition, or join two by \"and\"")),
            () if when.starts_with("If ") => {
                Some(("begins with \"if\"", "leave \"if\" out: the page says it where it is needed"))
            }
            () => None,
        }
    };
    (map.moves.iter().enumerate())
        .filter_map(|(idx, step_move)| {
            let (what, hint) = fault(&step_move.when)?;
            Some(Problem::new(format!("{} › when", move_place(map, idx)), what, hint))
        })
        .collect()
}

/// No jargon that has a plain word, and nothing of one council, in what every family reads.
fn nobody_is_puzzled(map: &MapFile) -> Vec<Problem> {
    let puzzle = |text: &str| {
        let plainer = PLAINER.iter().find(|(word, _)| says(text, word));
        let plainer = plainer.map(|(word, plain)| (format!("says {word:?}"), format!("say {plain:?}")));
        let local = LOCAL.iter().find(|word| says(text, word)).map(|word| {
            (format!("{word:?} is of one council alone"), "put it into \"local_rules\" or \"system\"".to_string())
        });
        plainer.or(local)
    };
    let mut found = each_step(map, |step| {
        let lines = step.do_now.iter().map(|line| ("do_now", line.as_str()));
        let own = [("plain_name", step.plain_name.as_str()), ("plain", &step.plain), ("child", &step.child)];
        let told =
            own.into_iter().chain(lines).filter_map(|(key, text)| puzzle(text).map(|(what, hint)| (key, what, hint)));
        told.collect()
    });
    found.extend(map.moves.iter().enumerate().filter_map(|(idx, step_move)| {
        let (what, hint) = puzzle(&step_move.when)?;
        Some(Problem::new(format!("{} › when", move_place(map, idx)), what, hint))
    }));
    found
}
