//! Limits that say the same: the same day for the same, on another ground or at another step.
//! Must never make one line of two things that are due on one day.

use super::{DueGroup, DueLine, DueTitle};
use crate::atlas::timescale::LimitKind;

/// Steps at which the maps tell of one thing that is due, by the ends of their names: the step that it is first, then those that tell
/// of it too.
pub const ONE_THING: &[&[&str]] = &[
    &[
        "care-management#assessment-outcome",
        "care-management#assessment-starts",
        "front-door#assessment-agreed",
        "front-door#disabled-child-or-carer-request",
    ],
    &[
        "care-management#initial-conference",
        "care-management#s47-enquiry",
        "care-management#s47-outcome",
        "care-management#chair-allocated",
    ],
    &["children-in-care#permanence-plan", "permanence-long-term-fostering#permanence-agreed-at-review"],
    &["children-in-care#final-hearing", "children-in-care#care-application"],
    &["child-protection#pre-birth-cppm", "child-protection#pre-birth-concern"],
    &["child-protection#cppm", "child-protection#child-protection-investigation"],
    &["child-protection#review-cppm", "child-protection#pre-birth-cppm"],
    &["childrens-hearings#review-hearing", "looked-after#cso-at-home", "looked-after#cso-away"],
    &["permanence#adoption-refused", "permanence#adoption-disruption"],
];

/// Adds a line to a list, or what it rests on to the line there that says the same: the same day for the same, on another
/// ground. The rule that rests on more stands.
pub(super) fn join(lines: &mut Vec<DueLine>, line: DueLine) {
    let is_same = |known: &DueLine| {
        let is_ground = |other: &DueLine| other.basis == line.basis && other.council == line.council;
        let (Ok(due), Ok(own)) = (&known.due, &line.due) else { return false };
        let is_due = (due.day, due.earliest, known.sort, known.from) == (own.day, own.earliest, line.sort, line.from);
        let is_there = is_ground(known) || known.also.iter().any(is_ground);
        let is_alike = known.group == line.group && known.title == DueTitle::Step && known.step.step == line.step.step;
        is_due && is_alike && !is_there
    };
    let Some(at) = lines.iter().position(is_same).filter(|_| line.title == DueTitle::Step) else {
        return lines.push(line);
    };
    merge(&mut lines[at], line);
}

/// Adds what a line rests on to one that says the same. The rule that rests on more stands.
fn merge(known: &mut DueLine, mut line: DueLine) {
    if (line.basis as u8) < known.basis as u8 && known.step.step == line.step.step {
        std::mem::swap(known, &mut line);
        known.also = std::mem::take(&mut line.also);
    }
    let all = std::mem::take(&mut line.also);
    let unsure: Vec<String> = line.unsure.drain(..).filter(|text| !known.unsure.contains(text)).collect();
    known.unsure.extend(unsure);
    known.also.push(line);
    known.also.extend(all);
}

/// Joins limits of several steps that are about one thing.
pub(super) fn join_steps(lines: &mut Vec<DueLine>) {
    for steps in ONE_THING {
        let place = |line: &DueLine| steps.iter().position(|step| line.step.step.ends_with(step));
        let mut at = 0;
        while let Some(told) = lines.get(at) {
            let earlier = |known: &DueLine| is_one(known, told) && place(known).is_some() && place(known) < place(told);
            let Some(lead) = lines.iter().position(earlier) else {
                at += 1;
                continue;
            };
            let told = lines.remove(at);
            join_step(&mut lines[lead - usize::from(at < lead)], told);
        }
    }
}

/// Whether limits of two steps that can be about one thing are: the same time from the same day.
fn is_one(known: &DueLine, told: &DueLine) -> bool {
    let (Ok(due), Ok(own)) = (&known.due, &told.due) else { return false };
    (due.day, due.event, due.sort) == (own.day, own.event, own.sort) && known.event == told.event
}

/// Joins a limit to that of the step where the thing itself is due. The day of a step that only tells of it says nothing of whether
/// it was done; that the road goes by that step says that it lies ahead; and what lasts may be asked about wherever one is.
fn join_step(known: &mut DueLine, told: DueLine) {
    let is_ahead = matches!(told.group, DueGroup::Next | DueGroup::Open);
    if known.group == DueGroup::Elsewhere && is_ahead {
        known.group = told.group;
    }
    if known.question.is_none() && told.sort == LimitKind::Lasts && told.question.is_some() {
        (known.group, known.question) = (told.group, told.question);
    }
    merge(known, told);
}
