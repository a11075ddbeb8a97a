//! What the file of the questions must keep: its shape, and that every map and step it names is there.

use std::collections::BTreeSet;

use super::StepIdsByMap;
use crate::atlas::file::from_json;
use crate::atlas::problem::Problem;
use crate::atlas::reflect::Reflect;

/// Reads the file and checks it against the steps of the maps. Fails with every problem there is.
pub fn read(file: &str, text: &str, step_ids: &StepIdsByMap) -> Result<Reflect, Vec<Problem>> {
    let reflect: Reflect = from_json(text).map_err(|reason| {
        let hint = "compare the key or word with src/atlas/reflect.rs";
        vec![Problem::new("file", reason, hint).in_file(file)]
    })?;
    let problems = problems(&reflect, step_ids);
    if problems.is_empty() {
        return Ok(reflect);
    }
    Err(problems.into_iter().map(|problem| problem.in_file(file)).collect())
}

fn problems(reflect: &Reflect, step_ids: &StepIdsByMap) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut hold = |is_held: bool, place: String, what: String, hint: &str| {
        if !is_held {
            problems.push(Problem::new(place, what, hint));
        }
    };
    let is_there = |map: &str, step: &str| step_ids.get(map).is_some_and(|steps| steps.contains(step));
    let mut met = BTreeSet::new();
    for (idx, question) in reflect.questions.iter().enumerate() {
        let place = format!("questions[{idx}] {:?}", question.id);
        let at = |part: &str| format!("{place} › {part}");
        let id = question.id.as_str();
        let is_plain = !id.is_empty() && id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
        hold(is_plain, at("id"), format!("{id:?} is no id"), "small letters and hyphens");
        hold(met.insert(id), at("id"), "another question has it too".to_string(), "give each question its own");
        let example = &question.example;
        let (map, step) = (&example.map, &example.step);
        let what = format!("no step {map}#{step}");
        hold(is_there(map, step), at("try"), what, "name a map and a step that are there");
        hold(!question.show.is_empty(), at("show"), "nothing is shown".to_string(), "name what answers it");
        for (idx, show) in question.show.iter().enumerate() {
            let is_new = !question.show[..idx].contains(show);
            hold(is_new, at("show"), format!("{show:?} stands twice"), "name each once");
        }
    }
    hold(!reflect.questions.is_empty(), "questions".to_string(), "there are none".to_string(), "ask something");
    for (idx, name) in reflect.advice.iter().enumerate() {
        let is_there = name.split_once('#').is_some_and(|(map, step)| is_there(map, step));
        hold(is_there, format!("advice[{idx}]"), format!("no step {name}"), "write nation/map#step");
    }
    for (place, text) in texts(reflect) {
        hold(
            !text.trim().is_empty(),
            place.clone(),
            "the text is empty".to_string(),
            "write it, or leave the entry out",
        );
        let hint = "write ‘ ’ and “ ”";
        hold(!text.contains(['\'', '"']), place, "straight quotation marks or apostrophes".to_string(), hint);
    }
    problems
}

/// Every text a reader sees, with its place.
fn texts(reflect: &Reflect) -> Vec<(String, &str)> {
    let source = &reflect.source;
    let mut texts = vec![
        ("source › title".to_string(), source.title.as_str()),
        ("source › publisher".to_string(), source.publisher.as_str()),
        ("source › date".to_string(), source.date.as_str()),
    ];
    let lists = [
        ("how_to_read", &reflect.how_to_read),
        ("practice_points", &reflect.practice_points),
        ("open_questions", &reflect.open_questions),
    ];
    for (name, list) in lists {
        texts.extend(list.iter().enumerate().map(|(idx, text)| (format!("{name}[{idx}]"), text.as_str())));
    }
    for (idx, question) in reflect.questions.iter().enumerate() {
        let parts = [("question", &question.question), ("answer", &question.answer)];
        texts.extend(parts.map(|(part, text)| (format!("questions[{idx}] › {part}"), text.as_str())));
    }
    texts
}
