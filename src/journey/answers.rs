//! The questions of supervision as a child's own journey answers them: by its steps, earlier involvements, other children, days
//! and plans; where it says nothing, as the maps do. Must never answer for a worker.

use super::due::{DueGroup, own_limits};
use super::scene::{JourneyScene, Surroundings};
use super::sheet::due_in_short;
use super::step_ref;
use crate::atlas::file::{Ending, StepField};
use crate::atlas::reflect::{AskedIn, Show};
use crate::place::Lens;
use crate::scene::reflect::{AnswerPart, AnsweredQuestion, groups};
use crate::scene::step::limit_text;
use crate::words::Words;

/// So many days are named at the most.
const MOST_DAYS: usize = 6;

/// The questions of supervision at the step where we are, with their answers; none without a step or without questions.
pub fn answered(around: &Surroundings, scene: &JourneyScene) -> Vec<AnsweredQuestion> {
    let JourneyScene { journey, sheet, lines, .. } = scene;
    let words = around.words;
    let here = journey.here.as_ref().and_then(|here| step_ref(&around.nation, here));
    let (Some(here), Some(asking)) = (here, &around.asking) else { return Vec::new() };
    let place = crate::scene::address(&around.nation, here);
    let groups = groups(asking, &around.world, here, &place);
    let own = groups.into_iter().find(|group| group.asked_in == AskedIn::Supervision);
    let mut questions = own.map(|group| group.questions).unwrap_or_default();
    let part = |label: &str, texts: Vec<String>| {
        (!texts.is_empty()).then(|| AnswerPart::Words { label: label.to_string(), texts })
    };
    let days = lines.iter().filter(|line| matches!(line.group, DueGroup::Asked | DueGroup::Next | DueGroup::Again));
    let days = days.filter(|line| line.due.is_ok()).take(MOST_DAYS);
    let days: Vec<String> = days.map(|line| format!("{}: {}", line.step.name, due_in_short(line, words))).collect();
    for asked in &mut questions {
        asked.parts.retain(|part| !is_by_age(around, part));
        let show = asking.questions.iter().find(|known| known.id == asked.id).map(|known| known.show.as_slice());
        let shows = |what: Show| show.is_some_and(|show| show.contains(&what));
        if shows(Show::Trail) {
            let been = sheet.been.iter().map(|been| been.step.name.clone());
            let own = [
                part(words.trail.trail, been.collect()),
                part(words.journey.history, sheet.history_texts(words)),
                part(words.trail.other_children, sheet.other_texts(words)),
            ];
            asked.parts.splice(0..0, own.into_iter().flatten());
        }
        if shows(Show::Clock) {
            match part(words.journey.dates, days.clone()) {
                Some(days) => {
                    asked.parts.retain(|part| !is_limit(part, words));
                    asked.parts.insert(0, days);
                }
                None => own_councils(around, scene, &mut asked.parts),
            }
        }
        if shows(Show::Parallel) {
            asked.parts.splice(0..0, part(words.journey.plans, sheet.plans.texts(words)));
        }
    }
    questions
}

/// Leaves limits out of an answer that other councils have set than the journey's own.
fn own_councils(around: &Surroundings, scene: &JourneyScene, parts: &mut Vec<AnswerPart>) {
    let words = around.words;
    let texts = |step: &str| -> Vec<String> {
        let own = own_limits(&around.nation, &scene.journey, step).into_iter();
        own.map(|limit| (words.reflect.limit)(&limit_text(words, limit), limit.basis)).collect()
    };
    let here = scene.sheet.here.as_ref().map(|here| texts(&here.step.step)).unwrap_or_default();
    for part in parts.iter_mut() {
        match part {
            AnswerPart::Words { label, texts } if label == (words.field)(StepField::Timescales) => {
                texts.clone_from(&here)
            }
            AnswerPart::Step { label, to, after } if label == words.reflect.next_limit => {
                *after = texts(&to.step).into_iter().next();
            }
            _ => {}
        }
    }
    parts.retain(|part| match part {
        AnswerPart::Words { texts, .. } => !texts.is_empty(),
        AnswerPart::Step { label, after, .. } => label != words.reflect.next_limit || after.is_some(),
        _ => true,
    });
    if !parts.iter().any(|part| is_limit(part, words)) {
        parts.insert(0, AnswerPart::Nothing(words.reflect.no_limit.to_string()));
    }
}

/// Whether a part of an answer is the way to an ending that comes with age alone: it is no plan for a child.
fn is_by_age(around: &Surroundings, part: &AnswerPart) -> bool {
    let AnswerPart::View { place, .. } = part else { return false };
    let Lens::Way { map, step, .. } = &place.lens else { return false };
    let exit = around.nation.find(map, step).map(|exit| around.nation.step(exit));
    exit.is_some_and(|exit| exit.ending() == Some(Ending::Adulthood))
}

/// Whether a part of an answer is a limit of the maps, or that there is none.
fn is_limit(part: &AnswerPart, words: &'static Words) -> bool {
    match part {
        AnswerPart::Words { label, .. } => label == (words.field)(StepField::Timescales),
        AnswerPart::Step { label, .. } => label == words.reflect.next_limit,
        AnswerPart::Nothing(reason) => reason == words.reflect.no_limit,
        _ => false,
    }
}
