//! The rules between the parts of a map, one function each.

use std::collections::{BTreeMap, BTreeSet};

use super::{MOST_PROBLEMS, StepIdsByMap};
use crate::atlas::file::{MapFile, MoveKind, Step, StepKind};
use crate::atlas::problem::Problem;
use crate::atlas::spelling::nearest;
use crate::atlas::texts::TextKind;
use crate::atlas::timescale::{Basis, Timescale, Unit};

/// One rule: every place where the map breaks it.
type Rule = fn(&MapFile, &StepIdsByMap) -> Vec<Problem>;

/// Every rule that can be checked on a map alone or with the doors it may lead to.
pub const ALL: [Rule; 15] = [
    own_name,
    ids_are_unique,
    ids_are_plain,
    stages_are_known,
    sources_are_known,
    words_are_there,
    exits_are_exits,
    advice_is_there,
    actors_are_there,
    moves_lead_somewhere,
    moves_are_unique,
    nothing_ends_blindly,
    main_road_holds_together,
    questions_are_about_steps,
    timescales_can_be_counted,
];

/// The main road has at least so many steps.
const SHORTEST_ROAD: usize = 10;
/// And at most so many besides its exits, so that a person can take it in.
const LONGEST_ROAD: usize = 20;

/// The moves within the map, each by its place in the list and the present ids of its ends; an old id counts for its step.
fn inner_moves(map: &MapFile) -> Vec<(usize, &str, &str)> {
    let present = present_ids(map);
    (map.moves.iter().enumerate())
        .filter_map(|(idx, step_move)| {
            Some((idx, *present.get(step_move.from.as_str())?, *present.get(step_move.to.as_str())?))
        })
        .collect()
}

/// The present id of every id, old ones included.
fn present_ids(map: &MapFile) -> BTreeMap<&str, &str> {
    let old = map.steps.iter().flat_map(|step| step.aliases.iter().map(|alias| (alias.as_str(), step.id.as_str())));
    old.chain(map.steps.iter().map(|step| (step.id.as_str(), step.id.as_str()))).collect()
}

/// The present ids of the steps from which a move leads to another map.
fn doorsteps(map: &MapFile) -> Vec<&str> {
    let present = present_ids(map);
    let to_other_maps = map.moves.iter().filter(|step_move| step_move.to.contains('#'));
    to_other_maps.filter_map(|step_move| present.get(step_move.from.as_str()).copied()).collect()
}

pub(super) fn step_place(idx: usize, step: &Step) -> String {
    format!("steps[{idx}] {:?}", step.id)
}

pub(super) fn move_place(map: &MapFile, idx: usize) -> String {
    let step_move = &map.moves[idx];
    format!("moves[{idx}] \"{}>{}\"", step_move.from, step_move.to)
}

/// A line of what to do now is at most so long, in letters: three of them stand on the first screen of a phone.
const LONGEST_ADVICE: usize = 120;

/// Whoever stands at a step is told what to do now; on an exit there is nothing to do.
fn advice_is_there(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let mut found = Vec::new();
    for (idx, step) in map.steps.iter().enumerate() {
        let place = format!("{} › do_now", step_place(idx, step));
        let is_exit = step.kind == StepKind::Exit;
        if step.do_now.is_empty() && !is_exit {
            let hint = "add up to three lines; where there is nothing to do but wait, say so and what to ask";
            found.push(Problem::new(place, "nothing says what to do now", hint));
        } else if is_exit && !step.do_now.is_empty() {
            found.push(Problem::new(
                place,
                "an exit has nothing to do now",
                "take the lines away, or tell them in the step before",
            ));
        } else {
            let long = step.do_now.iter().enumerate().filter(|(_, line)| LONGEST_ADVICE < line.chars().count());
            found.extend(long.map(|(nth, line)| {
                let what = format!("the line has {} letters", line.chars().count());
                Problem::new(format!("{place}[{nth}]"), what, format!("at most {LONGEST_ADVICE}"))
            }));
        }
    }
    found
}

/// Of every step it is told whose move it is; an exit waits for nobody.
fn actors_are_there(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let fault = |step: &Step| match (step.kind == StepKind::Exit, &step.acts[..]) {
        (true, []) | (false, [_]) => None,
        (false, [first, then]) if first != then => None,
        (true, _) => Some(("an exit waits for nobody", "take \"acts\" out")),
        (false, []) => {
            Some(("nothing says whose move it is", "name one or two, who has to act first before who acts then"))
        }
        (false, _) => {
            Some(("names too many, or one twice", "name one or two, who has to act first before who acts then"))
        }
    };
    (map.steps.iter().enumerate())
        .filter_map(|(idx, step)| {
            let (what, hint) = fault(step)?;
            Some(Problem::new(format!("{} › acts", step_place(idx, step)), what, hint))
        })
        .collect()
}

fn own_name(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    match map.map.split_once('/') {
        // Some addresses are pages of words that belong to no nation.
        Some((nation, slug))
            if nation == map.nation && is_plain(slug) && is_plain(nation) && TextKind::named(nation).is_none() =>
        {
            Vec::new()
        }
        _ => vec![Problem::new(
            "map",
            format!("{:?} is no address of a map", map.map),
            format!("write nation and map with a stroke between: \"{}/kinship\"", map.nation),
        )],
    }
}

fn ids_are_unique(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen = |list: &str, ids: &mut dyn Iterator<Item = (usize, &str)>| {
        let mut known = BTreeMap::new();
        for (idx, id) in ids {
            if let Some(first) = known.insert(id.to_string(), idx) {
                let what = format!("the id {id:?} is used twice, first in {list}[{first}]");
                found.push(Problem::new(format!("{list}[{idx}]"), what, "give one of them another id"));
            }
        }
    };
    seen("stages", &mut map.stages.iter().map(|stage| stage.id.as_str()).enumerate());
    seen("sources", &mut map.sources.iter().map(|source| source.id.as_str()).enumerate());
    let steps = map.steps.iter().enumerate();
    seen(
        "steps",
        &mut steps.flat_map(|(idx, step)| step.aliases.iter().chain([&step.id]).map(move |id| (idx, id.as_str()))),
    );
    found
}

fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

fn ids_are_plain(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    (map.steps.iter().enumerate())
        .filter(|(_, step)| !step.aliases.iter().chain([&step.id]).all(|id| is_plain(id)))
        .map(|(idx, step)| {
            Problem::new(
                step_place(idx, step),
                "its id cannot stand in an address",
                "use small letters a-z, digits and hyphens",
            )
        })
        .collect()
}

fn stages_are_known(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let ids: Vec<&str> = map.stages.iter().map(|stage| stage.id.as_str()).collect();
    (map.steps.iter().enumerate())
        .filter(|(_, step)| !ids.contains(&step.stage.as_str()))
        .map(|(idx, step)| {
            let what = format!("the stage {:?} is not known", step.stage);
            Problem::new(step_place(idx, step), what, suggestion(&step.stage, &ids))
        })
        .collect()
}

fn suggestion(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean {near:?}?"),
        None => format!("known here: {}", known.join(", ")),
    }
}

fn sources_are_known(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let ids: Vec<&str> = map.sources.iter().map(|source| source.id.as_str()).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    let mut used: Vec<(String, &str)> = Vec::new();
    for (idx, step) in map.steps.iter().enumerate() {
        let place = step_place(idx, step);
        used.extend(step.sources.iter().map(|id| (place.clone(), id.as_str())));
        let limits = step.timescales.iter().map(|timescale| timescale.source.as_str());
        used.extend(limits.enumerate().map(|(idx, id)| (format!("{place} › timescales[{idx}]"), id)));
        let coming = step.coming.iter().map(|coming| coming.source.as_str());
        let local = step.local_rules.iter().map(|rule| rule.source.as_str());
        used.extend(coming.chain(local).map(|id| (place.clone(), id)));
    }
    for (idx, step_move) in map.moves.iter().enumerate() {
        used.push((move_place(map, idx), step_move.source.as_str()));
    }
    (used.into_iter())
        .filter(|(_, id)| !known.contains(id))
        .take(MOST_PROBLEMS)
        .map(|(place, id)| Problem::new(place, format!("the source {id:?} is not in the list"), suggestion(id, &ids)))
        .collect()
}

fn words_are_there(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut want = |place: &str, key: &str, is_there: bool| {
        if !is_there {
            found.push(Problem::new(
                place,
                format!("{key:?} is empty"),
                "a reader needs it: write it, or take the step out",
            ));
        }
    };
    want("file", "title", !map.title.trim().is_empty());
    want("file", "purpose", !map.purpose.trim().is_empty());
    want("file", "read_up_to", !map.read_up_to.trim().is_empty());
    want("file", "facts_as_of", !map.facts_as_of.trim().is_empty());
    for (idx, step) in map.steps.iter().enumerate() {
        let place = step_place(idx, step);
        let texts = [("name", &step.name), ("plain", &step.plain), ("child", &step.child), ("what", &step.what)];
        for (key, text) in texts {
            want(&place, key, !text.trim().is_empty());
        }
        want(&place, "sources", !step.sources.is_empty());
        want(&place, "who_decides", !step.who_decides.is_empty());
        for (idx, timescale) in step.timescales.iter().enumerate() {
            let place = format!("{place} › timescales[{idx}]");
            want(&place, "rule", !timescale.rule.trim().is_empty());
            want(&place, "from", !timescale.from.trim().is_empty());
            want(&place, "count", timescale.count != Some(0));
        }
    }
    for (idx, step_move) in map.moves.iter().enumerate() {
        want(&move_place(map, idx), "when", !step_move.when.trim().is_empty());
    }
    found
}

fn exits_are_exits(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let present = present_ids(map);
    let mut found = Vec::new();
    for (idx, step) in map.steps.iter().enumerate() {
        match (step.kind == StepKind::Exit, step.exit.is_some()) {
            (true, false) => {
                found.push(Problem::new(
                    step_place(idx, step),
                    "an exit without its kind of ending",
                    "add \"exit\": { \"type\": … }",
                ));
            }
            (false, true) => {
                found.push(Problem::new(
                    step_place(idx, step),
                    "has an ending but is no exit",
                    "make its kind \"exit\", or take \"exit\" out",
                ));
            }
            _ => {}
        }
        let leaves = |from: &str| present.get(from).is_some_and(|from| *from == step.id);
        if step.kind == StepKind::Exit
            && let Some(idx) = map.moves.iter().position(|step_move| leaves(&step_move.from))
        {
            found.push(Problem::new(
                move_place(map, idx),
                "leads on from an exit",
                "an exit ends the road: take the move out",
            ));
        }
    }
    found
}

fn moves_lead_somewhere(map: &MapFile, step_ids: &StepIdsByMap) -> Vec<Problem> {
    let ids: Vec<&str> =
        map.steps.iter().flat_map(|step| step.aliases.iter().chain([&step.id])).map(String::as_str).collect();
    let known_ids: BTreeSet<&str> = ids.iter().copied().collect();
    let mut found = Vec::new();
    for (idx, step_move) in map.moves.iter().enumerate() {
        // Looking for the nearest spelling takes time; more problems than are listed need none.
        if MOST_PROBLEMS <= found.len() {
            break;
        }
        let place = move_place(map, idx);
        if !known_ids.contains(step_move.from.as_str()) {
            let what = format!("leaves {:?}, which is no step", step_move.from);
            found.push(Problem::new(&place, what, suggestion(&step_move.from, &ids)));
        }
        let Some((other, step)) = step_move.to.split_once('#') else {
            if !known_ids.contains(step_move.to.as_str()) {
                let what = format!("leads to {:?}, which is no step", step_move.to);
                found.push(Problem::new(&place, what, suggestion(&step_move.to, &ids)));
            }
            if step_move.kind == MoveKind::LeadsToMap {
                let hint = "give it another kind, or lead it to nation/map#step";
                found.push(Problem::new(&place, "is to another map but stays in this one", hint));
            }
            continue;
        };
        if step_move.kind != MoveKind::LeadsToMap {
            found.push(Problem::new(&place, "leads to another map", "make its kind \"leads-to-map\""));
        }
        if other.split('/').next() != Some(map.nation.as_str()) {
            found.push(Problem::new(&place, "leads to another nation", "a move never crosses nations"));
        }
        if step_ids.is_empty() {
            continue;
        }
        found.extend(missing_target(&place, "leads to", (other, step), step_ids));
    }
    found
}

/// What is wrong with `nation/map#step`, named by its two parts: the map is not there, or the step is none of its own.
fn missing_target(place: &str, verb: &str, (map, step): (&str, &str), step_ids: &StepIdsByMap) -> Option<Problem> {
    match step_ids.get(map) {
        None => {
            let known: Vec<&str> = step_ids.keys().map(String::as_str).collect();
            let what = format!("{verb} the map {map:?}, which is not there");
            Some(Problem::new(place, what, suggestion(map, &known)))
        }
        Some(steps) if !steps.contains(step) => {
            let known: Vec<&str> = steps.iter().map(String::as_str).collect();
            let what = format!("{verb} {step:?}, which is no step of {map}");
            Some(Problem::new(place, what, suggestion(step, &known)))
        }
        Some(_) => None,
    }
}

fn moves_are_unique(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let mut known = BTreeMap::new();
    let mut found = Vec::new();
    for (idx, step_move) in map.moves.iter().enumerate() {
        let key = (step_move.from.as_str(), step_move.to.as_str(), step_move.kind);
        if let Some(first) = known.insert(key, idx) {
            let what = format!("has the same ends and kind as moves[{first}]");
            found.push(Problem::new(move_place(map, idx), what, "make one of the two, with both conditions"));
        }
    }
    found
}

/// Every step of `within` reached from `roots` along the moves, forwards or (with `back`) against them.
fn reached<'a>(
    map: &'a MapFile,
    roots: impl IntoIterator<Item = &'a str>,
    within: impl Fn(&str) -> bool,
    way: Traversal,
) -> BTreeSet<&'a str> {
    let moves = inner_moves(map);
    let mut seen: BTreeSet<&str> = roots.into_iter().collect();
    let mut queue: Vec<&str> = seen.iter().copied().collect();
    while let Some(here) = queue.pop() {
        for (_, from, to) in &moves {
            let (from, to) = match way {
                Traversal::Forward => (*from, *to),
                Traversal::Backward => (*to, *from),
            };
            if from == here && within(to) && seen.insert(to) {
                queue.push(to);
            }
        }
    }
    seen
}

#[derive(Clone, Copy)]
enum Traversal {
    Forward,
    Backward,
}

/// Steps that no road from a start leads to, nor one from `entries`, the steps that other maps lead to.
pub fn unreachable(map: &MapFile, entries: BTreeSet<&str>) -> Vec<Problem> {
    let starts = map.steps.iter().filter(|step| step.kind == StepKind::Start).map(|step| step.id.as_str());
    let present = present_ids(map);
    let entered = entries.into_iter().filter_map(|id| present.get(id).copied());
    let seen = reached(map, starts.chain(entered), |_| true, Traversal::Forward);
    (map.steps.iter().enumerate())
        .filter(|(_, step)| !seen.contains(step.id.as_str()))
        .map(|(idx, step)| {
            Problem::new(
                step_place(idx, step),
                "no road from a start leads here",
                "add the move by which a child gets here",
            )
        })
        .collect()
}

fn nothing_ends_blindly(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let exits = map.steps.iter().filter(|step| step.kind == StepKind::Exit).map(|step| step.id.as_str());
    let doorsteps = doorsteps(map);
    let moves = inner_moves(map);
    let sees_an_end = reached(map, exits.chain(doorsteps.iter().copied()), |_| true, Traversal::Backward);
    let mut found = Vec::new();
    for (idx, step) in map.steps.iter().enumerate().filter(|(_, step)| step.kind != StepKind::Exit) {
        let leads_within = moves.iter().any(|(_, from, to)| *from == step.id && *to != step.id);
        let leads_on = leads_within || doorsteps.contains(&step.id.as_str());
        if !leads_on {
            let hint = "add what can happen next, or make it an exit";
            found.push(Problem::new(step_place(idx, step), "a dead end that is no exit", hint));
        } else if !sees_an_end.contains(step.id.as_str()) {
            let hint = "add the move by which it can end, or a door to another map";
            found.push(Problem::new(step_place(idx, step), "no exit can be reached from here", hint));
        }
    }
    found
}

fn main_road_holds_together(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let main: BTreeSet<&str> = map.steps.iter().filter(|step| step.is_main()).map(|step| step.id.as_str()).collect();
    let mut found = Vec::new();
    if main.len() < SHORTEST_ROAD {
        let what = format!("the main road has {} steps", main.len());
        found.push(Problem::new("steps", what, format!("choose at least {SHORTEST_ROAD} essential ones")));
    }
    let n_on = map.steps.iter().filter(|step| step.is_main() && step.kind != StepKind::Exit).count();
    if LONGEST_ROAD < n_on {
        let what = format!("the main road has {n_on} steps besides its exits");
        found.push(Problem::new("steps", what, format!("choose at most {LONGEST_ROAD}, the essential ones")));
    }
    let is_main = |id: &str| main.contains(id);
    let of_kind = |kind: StepKind| {
        (map.steps.iter()).filter(move |step| step.is_main() && step.kind == kind).map(|step| step.id.as_str())
    };
    let from_start = reached(map, of_kind(StepKind::Start), is_main, Traversal::Forward);
    let doorsteps = doorsteps(map).into_iter().filter(|id| is_main(id));
    let to_exit = reached(map, of_kind(StepKind::Exit).chain(doorsteps), is_main, Traversal::Backward);
    for (idx, step) in map.steps.iter().enumerate().filter(|(_, step)| step.is_main()) {
        let hint = "put a step between on the main road, or this one on the side";
        if !from_start.contains(step.id.as_str()) {
            found.push(Problem::new(step_place(idx, step), "the main road does not lead here from a start", hint));
        }
        if !to_exit.contains(step.id.as_str()) {
            found.push(Problem::new(
                step_place(idx, step),
                "the main road leads from here to no exit and no door",
                hint,
            ));
        }
    }
    let endings = |is_wanted: &dyn Fn(&Step) -> bool| -> BTreeSet<_> {
        map.steps.iter().filter(|step| is_wanted(step)).filter_map(Step::ending).collect()
    };
    let shown = endings(&|step| step.is_main());
    for ending in endings(&|_| true).difference(&shown) {
        let what = format!("no exit of the kind {ending:?} stands on the main road");
        found.push(Problem::new("steps", what, "put one there: no ending may be hidden"));
    }
    for (idx, from, to) in inner_moves(map) {
        if is_main(from) && is_main(to) && map.moves[idx].short.is_empty() {
            let hint = "say the condition in at most 24 characters";
            found.push(Problem::new(move_place(map, idx), "a move of the main road without \"short\"", hint));
        }
    }
    found
}

fn questions_are_about_steps(map: &MapFile, _: &StepIdsByMap) -> Vec<Problem> {
    let ids: Vec<&str> = present_ids(map).into_keys().collect();
    let mut found = Vec::new();
    for (idx, question) in map.open_questions.iter().enumerate() {
        for about in question.about.iter().filter(|about| !ids.contains(&about.as_str())) {
            let what = format!("is about {about:?}, which is no step");
            found.push(Problem::new(format!("open_questions[{idx}]"), what, suggestion(about, &ids)));
        }
    }
    found
}

/// Every timescale with its place.
fn timescales(map: &MapFile) -> impl Iterator<Item = (String, &Timescale)> {
    map.steps.iter().enumerate().flat_map(|(idx, step)| {
        let place = step_place(idx, step);
        (step.timescales.iter().enumerate()).map(move |(idx, limit)| (format!("{place} › timescales[{idx}]"), limit))
    })
}

fn timescales_can_be_counted(map: &MapFile, step_ids: &StepIdsByMap) -> Vec<Problem> {
    let ids: Vec<&str> = present_ids(map).into_keys().collect();
    let known_ids: BTreeSet<&str> = ids.iter().copied().collect();
    let mut found = Vec::new();
    for (place, limit) in timescales(map) {
        if MOST_PROBLEMS <= found.len() {
            break;
        }
        if limit.least.is_some() && limit.count < limit.least {
            let hint = "\"least\" is the lower end of a range, \"count\" the upper";
            found.push(Problem::new(&place, "its least is more than its count", hint));
        }
        if limit.days.is_some() && limit.unit != Unit::WorkingDays {
            let hint = "take \"days\" out, or make the unit \"working-days\"";
            found.push(Problem::new(&place, "says which working days it counts but counts none", hint));
        }
        if limit.days.is_some() && map.nation != "scotland" {
            found.push(Problem::new(&place, "counts by an Act of Scotland alone", "take \"days\" out"));
        }
        if (limit.basis == Basis::Local) == limit.councils.is_empty() {
            let hint = "name in \"councils\" whose practice a local limit is; no other limit names any";
            found.push(Problem::new(&place, "its basis and its councils do not go together", hint));
        }
        if limit.counted.is_some() && limit.unit == Unit::Hours {
            let hint = "take \"counted\" out: hours run from the hour of the event";
            found.push(Problem::new(&place, "says whether the day of the event counts but counts hours", hint));
        }
        match limit.step.as_deref().map(|step| (step, step.split_once('#'))) {
            Some((_, Some((other, _)))) if other.split('/').next() != Some(map.nation.as_str()) => {
                found.push(Problem::new(&place, "runs from a step of another nation", "name a step of this nation"));
            }
            Some((_, Some(target))) if !step_ids.is_empty() => {
                found.extend(missing_target(&place, "runs from", target, step_ids));
            }
            Some((step, None)) if !known_ids.contains(step) => {
                let what = format!("runs from {step:?}, which is no step");
                found.push(Problem::new(&place, what, suggestion(step, &ids)));
            }
            _ => {}
        }
    }
    found
}

/// What only the build writes. No rule of [`ALL`]: the app holds built files against those.
pub fn not_authored(map: &MapFile) -> Vec<Problem> {
    let written = map.steps.iter().enumerate().filter(|(_, step)| !step.taught.is_empty());
    let report = |(idx, step): (usize, &Step)| {
        let hint = "take it out, and name the step in maps/learn.json";
        Problem::new(format!("{} › taught", step_place(idx, step)), "is written by the build alone", hint)
    };
    let road = (!map.main_road.is_empty())
        .then(|| Problem::new("main_road", "is written by the build alone", "take it out: the build writes it anew"));
    written.map(report).chain(road).collect()
}
