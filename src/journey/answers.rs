//! The questions of supervision as a child's own journey answers them: by its steps, earlier involvements, other children, days
//! and plans; where it says nothing, as the maps do. Must never answer for a worker.

use super::due::{DueGroup, own_limits};
use super::scene::{JourneyScene, Surroundings};
use super::sheet::due_in_short;
use super::step_ref;
use crate::atlas::file::{Ending, StepField};
use crate::atlas::reflect::{AskedIn, Show};
use crate::place::Lens;
use crate::scene::panel::by_when;
use crate::scene::reflect::{AnswerPart, AnsweredQuestion, groups};
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
    let limits = sheet.here.iter().flat_map(|here| own_limits(&around.nation, journey, &here.step.step));
    let limits = limits.map(|limit| by_when(words, limit));
    let limits =
        limits.chain(sheet.next.iter().filter_map(|way| Some(format!("{}: {}", way.to.name, way.by_when.as_ref()?))));
    let limits: Vec<String> = limits.collect();
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
            // Where the journey says nothing, the maps do, but for councils that are not its own.
            let days =
                part(words.journey.dates, days.clone()).or(part((words.field)(StepField::Timescales), limits.clone()));
            asked.parts.retain(|part| !is_limit(part, words));
            asked.parts.insert(0, days.unwrap_or(AnswerPart::Nothing(words.reflect.no_limit.to_string())));
        }
        if shows(Show::Parallel) {
            asked.parts.splice(0..0, part(words.journey.plans, sheet.plans.texts(words)));
        }
    }
    questions
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
