//! What is typed of a limit of time stands in its own words: the number, the sort, the day that is counted, the step.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use waymark::atlas::timescale::{Basis, LimitKind, SourceRead, Unit};

#[path = "support/limits.rs"]
mod limits;

use limits::limits;

/// The words of a rule with its numbers as digits.
fn words(rule: &str) -> Vec<String> {
    let numbers =
        [("one", "1"), ("two", "2"), ("second", "2"), ("three", "3"), ("four", "4"), ("six", "6"), ("eighth", "8")];
    rule.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| numbers.iter().find(|(name, _)| *name == word).map_or(word, |(_, digits)| digits).to_lowercase())
        .collect()
}

/// Words of limits whose number is not in the rule as it is typed, and why each is right all the same.
const ELSEWHERE: [(&str, &str); 8] = [
    ("same day", "the day itself is the one day"),
    ("15 years 9 months", "15 times 12 months and 9"),
    ("from 18 until 21", "from 18 to 21 are 36 months"),
    ("by 16 and a half", "half a year is 6 months"),
    ("from 21 until 25", "from 21 to 25 are 48 months"),
    ("the next working day", "the next is the first"),
    ("at least monthly", "said as a word: monthly"),
    ("for 2 years", "2 years are 24 months"),
];

#[test]
fn the_number_typed_stands_in_the_rule() {
    let mut elsewhere = Vec::new();
    for (map, step, limit) in limits() {
        let place = format!("{}#{}", map.map, step.id);
        let Some(count) = limit.count else { continue };
        let words = words(&limit.rule);
        let unit = match limit.unit {
            Unit::Hours => "hour",
            Unit::Days => "day",
            Unit::WorkingDays => "working",
            Unit::Weeks => "week",
            Unit::Months => "month",
        };
        let says = |number: u32, unit: &str| {
            words.iter().enumerate().any(|(at, word)| {
                let mut near = words[at.saturating_sub(3)..].iter().take(9);
                *word == number.to_string() && near.any(|word| word.starts_with(unit))
            })
        };
        let is_year = limit.unit == Unit::Months && count == 12 && says(1, "year");
        if !says(count, unit) && !is_year {
            let known = ELSEWHERE.iter().position(|(start, _)| limit.rule.contains(start));
            elsewhere.push(known.unwrap_or_else(|| panic!("{place}: {:?} is typed as {count} {unit}", limit.rule)));
        }
        if let Some(least) = limit.least.filter(|least| 0 < *least) {
            assert!(words.contains(&least.to_string()), "{place}: {:?} does not say {least}", limit.rule);
        }
    }
    elsewhere.sort_unstable();
    elsewhere.dedup();
    assert_eq!(elsewhere, (0..ELSEWHERE.len()).collect::<Vec<_>>(), "take out what is no exception any more");
}

#[test]
fn the_sort_typed_is_the_one_the_words_say() {
    for (map, step, limit) in limits() {
        let place = format!("{}#{}", map.map, step.id);
        let text = format!("{} {}", limit.rule, limit.from);
        let says = |marks: &[&str]| marks.iter().any(|mark| text.contains(mark));
        let is_right = match limit.sort {
            LimitKind::Within => !says(&["lasts", "then at least", "then every 6 months from", "notice period before"]),
            LimitKind::Before => says(&["before", "notice", "in the last"]),
            LimitKind::Every => says(&["every", "at least", "weekly", "last ", "previous", "interval"]),
            LimitKind::NotBefore => says(&["after", "at least", "notice", "or more", "for 2 years"]),
            LimitKind::Lasts => says(&[
                "up to",
                "no more than",
                "no later than",
                "lasts",
                "at most",
                "no longer",
                "until",
                "by the",
                "duty to",
                "each stay",
                "one year at first",
                "whole period",
            ]),
        };
        assert!(is_right, "{place}: {text:?} is typed as {:?}", limit.sort);
    }
}

#[test]
fn the_day_of_the_event_is_counted_where_the_words_say_so_and_nowhere_else() {
    for (map, step, limit) in limits() {
        let place = format!("{}#{}", map.map, step.id);
        let text = format!("{} {}", limit.rule, limit.from);
        let is_same_day = limit.rule.contains("same day") && limit.count == Some(1) && limit.unit == Unit::Days;
        let marks = ["counting th", "counted in", "beginning with"];
        let says = match () {
            _ if text.contains("not counting that day") => Some(false),
            _ if is_same_day || marks.iter().any(|mark| text.contains(mark)) => Some(true),
            _ => None,
        };
        assert_eq!(limit.counted, says, "{place}: {text}");
    }
}

#[test]
fn where_it_was_not_read_that_the_law_counts_the_day_the_limit_and_the_map_say_so() {
    for (map, step, limit) in limits() {
        let is_law = matches!(limit.basis, Basis::Statute | Basis::Regulation);
        if is_law && limit.counted.is_some() && limit.checked == Some(SourceRead::No) {
            let is_told = map.open_questions.iter().any(|question| question.about.contains(&step.id));
            assert!(is_told, "{}#{}: no open question about it", map.map, step.id);
        }
    }
}

#[test]
fn the_days_of_the_hearings_act_are_counted_where_the_source_is_that_act_alone() {
    let mut is_any_found = false;
    for (map, _, limit) in limits().into_iter().filter(|(_, _, limit)| limit.days.is_some()) {
        let source = map.sources.iter().find(|source| source.id == limit.source).unwrap();
        let is_of_the_act = source.title.starts_with("Children's Hearings (Scotland) Act 2011");
        assert!(is_of_the_act && source.checked == SourceRead::Yes, "{}: {}", limit.rule, source.title);
        is_any_found = true;
    }
    assert!(is_any_found);
}

/// A council, a school or a firm can tell what a national rule says; its own words are then not read, and the limit says so.
#[test]
fn what_holds_everywhere_rests_on_a_national_source_or_says_that_its_words_were_not_read() {
    const LOCAL: &[&str] = &["Council", "Highland", "School", "Solicitors", "tri.x", "councils"];
    const NATIONAL: &[&str] = &["legislation.gov.uk", "DfE", "Government"];
    // These two quote the words of the court rule themselves.
    const QUOTES: &str = "(quotes Civil Procedure Rule 54.5)";
    let (mut n_unread, mut n_known) = (0, 0);
    for (map, step, limit) in limits() {
        let source = map.sources.iter().find(|source| source.id == limit.source).unwrap();
        let names = |names: &[&str]| names.iter().any(|name| source.publisher.contains(name));
        if limit.basis == Basis::Local || !names(LOCAL) || names(NATIONAL) || source.title.contains(QUOTES) {
            n_known += usize::from(limit.basis != Basis::Local);
            continue;
        }
        let place = format!("{}#{}: {}", map.map, step.id, source.publisher);
        assert_eq!(limit.checked, Some(SourceRead::No), "{place}");
        n_unread += 1;
    }
    assert!(10 < n_unread && 200 < n_known, "{n_unread} {n_known}");
}
