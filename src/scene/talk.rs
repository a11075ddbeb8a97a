//! Whom to talk to at a step: the two or three lines that fit the nation, the reader and the step.

use crate::atlas::file::StepKind;
use crate::atlas::help::{Helpline, Reader, Topic};
use crate::atlas::{Nation, StepRef};
use crate::sorting::sort_by_key;

/// Lines a step shows at the most.
const MOST: usize = 3;

/// The map on which the reader is the young person.
const OF_YOUNG_PEOPLE: &str = "leaving-care";

/// Lines to talk to at a step: those that the file puts on this very step; then the one that fits the adult best, or on the map
/// of young people the one that fits them best; then one for the child. No line stands twice.
pub fn talk(nation: &Nation, step: StepRef) -> Vec<Helpline> {
    let name = nation.name(step);
    let map = &nation.map(step.map).file.map;
    let is_of_young_people = nation.map(step.map).slug() == OF_YOUNG_PEOPLE;
    let topics: &[Topic] = match nation.step(step).kind {
        StepKind::Court | StepKind::Order => &[Topic::Advice, Topic::Court, Topic::Legal],
        StepKind::Appeal => &[Topic::Advice, Topic::Complaint, Topic::Legal],
        _ => &[Topic::Advice],
    };
    let fit = |line: &Helpline| {
        let topics = topics.iter().filter(|topic| line.topics.contains(topic)).count();
        2 * usize::from(line.maps.contains(map)) + topics
    };
    let best = |readers: &[Reader]| {
        let mut fitting: Vec<&Helpline> = (nation.help.iter())
            .filter(|line| line.steps.is_empty() && (line.maps.is_empty() || line.maps.contains(map)))
            .filter(|line| readers.iter().any(|reader| line.readers.contains(reader)))
            .filter(|line| {
                line.topics.iter().any(|topic| matches!(topic, Topic::Advice | Topic::LeavingCare)) || 2 < fit(line)
            })
            .collect();
        sort_by_key(&mut fitting, |line| usize::MAX - fit(line));
        fitting
    };
    let urgent = nation.help.iter().filter(|line| line.steps.contains(&name));
    let adult = best(&[Reader::Parent, Reader::Carer]);
    let child = best(&[Reader::Child]);
    let wanted: Vec<&Helpline> = if is_of_young_people {
        urgent.chain(child).collect()
    } else {
        urgent.chain(adult.iter().copied().take(MOST - 1)).chain(child.iter().copied().take(1)).collect()
    };
    let mut told: Vec<Helpline> = Vec::new();
    for line in wanted {
        if told.len() < MOST && !told.contains(line) {
            told.push(line.clone());
        }
    }
    told
}
