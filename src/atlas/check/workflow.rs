//! What the file of the clicks in a case system must keep: its shape, and that it says what the steps of its map say.

use crate::atlas::file::{CaseSystem, MapFile, from_json};
use crate::atlas::problem::Problem;
use crate::atlas::workflow::{Workflow, Workstep};

/// Reads the file and checks it against the maps. Fails with every problem there is.
pub fn read(file: &str, text: &str, maps: &[MapFile]) -> Result<Workflow, Vec<Problem>> {
    let workflow: Workflow = from_json(text).map_err(|reason| {
        let hint = "compare the key with src/atlas/workflow.rs";
        vec![Problem::new("file", reason, hint).in_file(file)]
    })?;
    let Some(map) = maps.iter().find(|map| map.map == workflow.map) else {
        let what = format!("{:?} is no map", workflow.map);
        return Err(vec![Problem::new("map", what, "name one of maps/atlas.json").in_file(file)]);
    };
    let problems = faults(&workflow, map);
    if problems.is_empty() {
        return Ok(workflow);
    }
    Err(problems.into_iter().map(|problem| problem.in_file(file)).collect())
}

fn faults(workflow: &Workflow, map: &MapFile) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut hold = |is_held: bool, place: &str, what: String, hint: &str| {
        if !is_held {
            found.push(Problem::new(place, what, hint));
        }
    };
    let source = &workflow.source;
    let is_known = map.sources.iter().any(|known| known.id == *source);
    hold(is_known, "source", format!("{source:?} is no source of the map"), "name one of its \"sources\"");
    for workstep in &workflow.worksteps {
        let place = format!("worksteps {:?}", workstep.name);
        hold(!workstep.clicks.is_empty(), &place, "it has no clicks".to_string(), "say what to do first");
        let systems = systems(workstep, map);
        hold(
            systems.len() == workstep.steps.len() && !systems.is_empty(),
            &format!("{place} › steps"),
            "one is not on the map, or has no \"system\"".to_string(),
            "name steps of the map that have one",
        );
        let says = |part: fn(&CaseSystem) -> &Option<String>, text: &str| {
            let text = plain(text);
            systems.iter().any(|system| part(system).as_ref().is_some_and(|known| plain(known).contains(&text)))
        };
        let mut said = |is_said: bool, part: &str, text: &str| {
            let hint = "write it as the \"system\" of the workstep’s steps does, or mend it there";
            hold(is_said, &format!("{place} › {part}"), format!("{text:?} is at none of its steps"), hint);
        };
        if let Some(form) = &workstep.form {
            said(says(|system| &system.form, form), "form", form);
        }
        if let Some(number) = &workstep.number {
            said(says(|system| &system.number, number), "number", number);
        }
        for request in workstep.requests() {
            said(says(|system| &system.request, &request.name), "request", &request.name);
        }
        for next in workstep.next_actions() {
            let is_said = says(|system| &system.next_action, &next.action);
            said(is_said, "add", &next.action);
        }
    }
    for step in &map.steps {
        let Some(name) = step.system.as_ref().and_then(|system| system.workstep.as_ref()) else { continue };
        let is_listed = workflow.workstep(name).is_some_and(|workstep| workstep.steps.contains(&step.id));
        let what = format!("the workstep {name:?} does not list the step {:?}", step.id);
        hold(is_listed, "worksteps", what, "add it to the \"steps\" of that workstep");
    }
    found
}

fn systems<'a>(workstep: &Workstep, map: &'a MapFile) -> Vec<&'a CaseSystem> {
    let steps = workstep.steps.iter().filter_map(|id| map.steps.iter().find(|step| step.id == *id));
    steps.filter_map(|step| step.system.as_ref()).collect()
}

/// A name without what differs between screens: spaces, signs, capitals.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const FILE: &str = include_str!("../../../maps/workflow.json");
    const MAP: &str = include_str!("../../../maps/england/permanence-long-term-fostering.json");

    fn found(change: impl Fn(&str) -> String) -> Vec<String> {
        let map: MapFile = from_json(MAP).unwrap();
        let problems = read("maps/workflow.json", &change(FILE), &[map]).err().unwrap_or_default();
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_file_says_what_the_map_says() {
        assert_eq!(found(str::to_string), Vec::<String>::new());
    }

    #[test]
    fn a_form_a_request_or_a_step_that_the_map_does_not_have_is_told() {
        for (old, new) in [
            ("\"C0057\"", "\"C0058\""),
            ("SC Permanence Match Agreed", "SC Match Agreed"),
            ("and Acknowledge Request", "the Request"),
            ("\"placed-permanently\"", "\"placed\""),
            ("\"source\": \"P1\"", "\"source\": \"P99\""),
            ("long-term-fostering\"", "fostering\""),
            ("\"worksteps\"", "\"steps\""),
        ] {
            assert_ne!(found(|text| text.replacen(old, new, 1)), Vec::<String>::new(), "{old}");
        }
    }
}
