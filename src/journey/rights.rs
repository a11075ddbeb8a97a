//! Whose a line is among what the law and the guidance give at a step: the reader's, to be asked for, or what others do.
//! Must never change a line, only say under which heading it stands.

use super::paper::names_you;
use crate::atlas::reader::Reader;

/// Words that such a line begins with when it tells its reader what to do.
const TO_DO: [&str; 33] = [
    "afterwards",
    "appeal",
    "apply",
    "ask",
    "attend",
    "be",
    "bring",
    "challenge",
    "choose",
    "complain",
    "disagree",
    "get",
    "give",
    "have",
    "hear",
    "know",
    "name",
    "oppose",
    "put",
    "raise",
    "read",
    "receive",
    "say",
    "see",
    "send",
    "skip",
    "speak",
    "start",
    "take",
    "talk",
    "tell",
    "write",
    "work",
];

/// Words that make a line one about what somebody does.
const DOES: [&str; 21] = [
    "are", "attend", "attends", "can", "cannot", "checks", "does", "get", "gets", "give", "has", "hears", "is", "keep",
    "keeps", "may", "meet", "must", "need", "should", "speaks",
];

/// Whether a line tells what others than the reader can or must do.
pub fn is_of_others(line: &str, reader: Reader) -> bool {
    let line = line.to_lowercase().replace([',', '’'], " ");
    // What it depends on says nothing of who acts.
    let main = line.split(" if ").next().unwrap_or_default();
    let own = if main.starts_with("if ") { "" } else { reader.word() };
    let mut words = main.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_own = !own.is_empty() && [first, second].iter().any(|word| word.trim_end_matches('s') == own);
    let is_you = first.starts_with("you") && !main.contains(" must be ");
    let is_to_do = TO_DO.contains(&first) || main.starts_with("if you ");
    !is_to_do && !is_own && !is_you && std::iter::once(second).chain(words).any(|word| DOES.contains(&word))
}

/// Whether a line says what the child has or can do, and speaks to nobody else.
pub fn is_of_child(line: &str) -> bool {
    let line = line.to_lowercase();
    let first = line.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).take(3);
    let is_child = |word: &str| matches!(word, "child" | "children" | "young");
    !names_you(&line) && first.take_while(|word| !TO_DO.contains(word)).any(is_child)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, reader: Reader, expected: bool) {
        assert_eq!(is_of_others(line, reader), expected, "{line} for {reader:?}");
    }

    #[test]
    fn what_others_do_is_nothing_to_ask_for() {
        check("The court must think of abuse, and what it does to the child", Reader::Parent, true);
        check("Guardian speaks for the child", Reader::Parent, true);
        check("an independent person checks both plans", Reader::Child, true);
        check("If the child stays, there must be a full assessment and a child’s plan", Reader::Carer, true);
        check("You, the child and the parents must be asked", Reader::Carer, true);
        check("Parents are told and can be heard", Reader::Carer, true);
    }

    #[test]
    fn a_child_has_what_is_said_of_them_and_nothing_said_to_an_adult() {
        for line in
            ["Child can attend, send views or have an advocate", "The child’s lawyer is free", "Young person is heard"]
        {
            assert!(is_of_child(line), "{line}");
        }
        for line in ["Ask that the child is heard", "Child can bring you", "Say you do not accept", "Legal aid"] {
            assert!(!is_of_child(line), "{line}");
        }
    }

    #[test]
    fn what_the_reader_can_have_or_do_is_theirs() {
        check("Parents are told and can be heard", Reader::Parent, false);
        check("Say you do not accept; that is not held against you", Reader::Parent, false);
        check("Written record of decisions, and a way to complain or appeal", Reader::Parent, false);
        check("You can usually attend and speak", Reader::Carer, false);
        check("If you are excused but want to take part, ask to join by phone or video", Reader::Parent, false);
        check("Interpreter or intermediary; screens if someone in the case abused you", Reader::Parent, false);
        check("Child can attend, send views or have an advocate", Reader::Child, false);
    }
}
