//! The questions of supervision as a child's own journey answers them: by its steps, earlier involvements, other children, days
//! and plans; where it says nothing, as the maps do. Must never answer for a worker.

use super::due::{DueGroup, own_limits};
use super::plans::plan_name;
use super::scene::{JourneyScene, Surroundings};
use super::sheet::due_in_short;
use super::step_ref;
use crate::atlas::StepRef;
use crate::atlas::file::{Ending, StepField};
use crate::atlas::reflect::{AskedIn, Show};
use crate::calendar::day::Day;
use crate::graph::cost_of_route;
use crate::place::{Lens, Place};
use crate::scene::panel::by_when;
use crate::scene::reflect::{AnswerPart, AnsweredQuestion, groups};
use crate::scene::route_lens;
use crate::sorting::sort_by_key;
use crate::words::Words;

/// So many days are named at the most.
const MOST_DAYS: usize = 6;

/// The questions of supervision at the step where we are, with their answers; none without a step or without questions.
pub fn answered(around: &Surroundings, scene: &JourneyScene) -> Vec<AnsweredQuestion> {
    let JourneyScene { journey, sheet, .. } = scene;
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
    let days = days(scene, words);
    let limits = sheet.here.iter().flat_map(|here| own_limits(&around.nation, journey, &here.step.step));
    let limits = limits.map(|limit| by_when(words, limit));
    let limits =
        limits.chain(sheet.next.iter().filter_map(|way| Some(format!("{}: {}", way.to.name, way.by_when.as_ref()?))));
    let limits: Vec<String> = limits.collect();
    let next: Vec<String> = sheet.next.iter().map(|way| way.to.name.clone()).collect();
    // Plans are told whole once, and by their names after that.
    let names: Vec<String> = sheet.plans.plans.iter().map(|plan| plan_name(plan, words)).collect();
    let mut plans = Some(sheet.plans.texts(words));
    for asked in &mut questions {
        leave_out_later(around, scene, &mut asked.parts);
        asked.parts.retain(|part| !matches!(part, AnswerPart::View { place, .. } if way_ending(around, place) == Some(Ending::Adulthood)));
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
        if shows(Show::OtherMaps) {
            // A link to another map is the maps' own, and may be for another age.
            asked.parts.retain(|part| !matches!(part, AnswerPart::Step { .. }));
        }
        if shows(Show::Next) {
            asked.parts.splice(0..0, part(words.next, next.clone()));
        }
        let told = (shows(Show::Parallel) || shows(Show::Route)).then(|| plans.take().unwrap_or(names.clone()));
        let plans = part(words.journey.plans, told.unwrap_or_default());
        if shows(Show::Parallel) {
            asked.parts.splice(0..0, plans.clone());
        }
        if shows(Show::Route) {
            let is_way = |part: &AnswerPart| matches!(part, AnswerPart::View { place, .. } if way_ending(around, place).is_some());
            if plans.is_some() {
                let no_home = AnswerPart::Nothing(words.reflect.no_lasting_home.to_string());
                asked.parts.retain(|part| !is_way(part) && *part != no_home && Some(part) != plans.as_ref());
                asked.parts.splice(0..0, plans);
            } else {
                // Home with the family comes first.
                let is_home = |part: &AnswerPart| matches!(part, AnswerPart::View { place, .. } if way_ending(around, place) == Some(Ending::Home));
                asked.parts.retain(|part| !is_home(part));
                asked.parts.splice(0..0, way_home(around, here, &place));
            }
        }
    }
    questions
}

/// The next days: what is planned and what follows from the days given, the soonest first.
fn days(scene: &JourneyScene, words: &'static Words) -> Vec<String> {
    let planned = scene.planned.iter().map(|planned| {
        (
            planned.day,
            format!("{}: {}. {}", planned.step.name, (words.calendar.day)(planned.day), words.journey.planned_day),
        )
    });
    let lines =
        scene.lines.iter().filter(|line| matches!(line.group, DueGroup::Asked | DueGroup::Next | DueGroup::Again));
    let lines = lines.filter_map(|line| {
        Some((line.due.as_ref().ok()?.day, format!("{}: {}", line.step.name, due_in_short(line, words))))
    });
    let mut days: Vec<(Day, String)> = planned.chain(lines).collect();
    sort_by_key(&mut days, |(day, _)| *day);
    days.truncate(MOST_DAYS);
    days.into_iter().map(|(_, text)| text).collect()
}

/// Takes links to steps that cannot come for years out of an answer, which says from when on they can.
fn leave_out_later(around: &Surroundings, scene: &JourneyScene, parts: &mut [AnswerPart]) {
    let nation = &around.nation;
    let first = |part: &AnswerPart| {
        let AnswerPart::Step { to, .. } = part else { return None };
        let (map, step) = to.step.split_once('#')?;
        let first = scene.journey.comes_later(nation, nation.find(map, step)?, scene.today)?;
        Some((first.civil().0, to.name.clone()))
    };
    let label = around.words.journey.not_before_year;
    for part in parts.iter_mut() {
        if let Some((year, step)) = first(part) {
            *part = AnswerPart::Words { label: label(year), texts: vec![step] };
        }
    }
}

/// The usual route to being at home with the family.
fn way_home(around: &Surroundings, here: StepRef, place: &Place) -> Option<AnswerPart> {
    let mut homes = around.graph.endings(here);
    homes.retain(|outcome| outcome.ending == Ending::Home && !outcome.route.is_empty());
    let home = homes.iter().min_by_key(|outcome| cost_of_route(&outcome.route))?;
    let steps = home.route.iter().map(|edge| around.nation.step(edge.to).name.as_str()).collect::<Vec<_>>();
    let text = (around.words.journey.way_home)(&steps.join(" → "));
    let place = place.with_lens(route_lens(&around.nation, home.exit, 1));
    Some(AnswerPart::View { text, place, is_lasting: false })
}

/// The kind of outcome that a place shows the way to.
fn way_ending(around: &Surroundings, place: &Place) -> Option<Ending> {
    let Lens::Way { map, step, .. } = &place.lens else { return None };
    around.nation.step(around.nation.find(map, step)?).ending()
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
