//! What the file of the course must keep: its shape, and that every map and step it names is there.

use std::collections::BTreeSet;

use super::StepIdsByMap;
use crate::atlas::course::Course;
use crate::atlas::problem::Problem;
use crate::atlas::spelling::nearest;

/// Reads the course. Fails with what is not of its shape.
pub fn read(file: &str, text: &str) -> Result<Course, Vec<Problem>> {
    serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let hint = "mend it there; src/atlas/course.rs says which keys there are";
        vec![Problem::new(place, format!("not readable as the course ({error})"), hint).in_file(file)]
    })
}

/// Everything that is wrong with the course beside these maps.
pub fn check(file: &str, course: &Course, maps: &StepIdsByMap) -> Vec<Problem> {
    let mut check = Check { maps, ids: BTreeSet::new(), found: Vec::new() };
    check.texts("file", &[&course.source.title, &course.source.publisher]);
    for module in &course.modules {
        let place = format!("modules {:?}", module.id);
        check.id(&place, &module.id);
        check.texts(&place, &[&module.title, &module.theme]);
        for (idx, outcome) in module.outcomes.iter().enumerate() {
            let place = format!("{place} › outcomes[{idx}] {:?}", outcome.id);
            check.id(&place, &outcome.id);
            check.counted(&place, &outcome.id, &format!("{}-o{}", module.id, idx + 1));
            check.texts(&place, &[&outcome.outcome]);
            check.some(&place, "teach_with", outcome.teach_with.len());
            for (idx, material) in outcome.teach_with.iter().enumerate() {
                let place = format!("{place} › teach_with[{idx}]");
                check.texts(&place, &[&material.how]);
                check.steps(&place, &material.map, &material.steps);
            }
        }
        for (idx, scenario) in module.scenarios.iter().enumerate() {
            let place = format!("{place} › scenarios[{idx}] {:?}", scenario.id);
            check.id(&place, &scenario.id);
            check.counted(&place, &scenario.id, &format!("{}-s{}", module.id, idx + 1));
            check.texts(&place, &[&scenario.title, &scenario.setup, &scenario.task, &scenario.prepare]);
            check.some(&place, "outcomes", scenario.outcomes.len());
            for id in &scenario.outcomes {
                check.outcome(&place, id, course);
            }
            check.some(&place, "maps", scenario.maps.len());
            for map in &scenario.maps {
                check.map(&place, map);
            }
            check.some(&place, "start", scenario.start.len());
            for start in &scenario.start {
                check.steps(&place, &start.map, std::slice::from_ref(&start.step));
            }
            if let Some(journey) = &scenario.journey {
                for steps in [std::slice::from_ref(&journey.here), &journey.been, &journey.earlier] {
                    check.steps(&place, &journey.map, steps);
                }
            }
        }
    }
    for tool in &course.tools {
        let place = format!("tools {:?}", tool.name);
        check.texts(&place, &[&tool.name, &tool.note]);
        for id in &tool.outcomes {
            check.outcome(&place, id, course);
        }
    }
    check.found.into_iter().map(|problem| problem.in_file(file)).collect()
}

/// The check under way: what is known, and what has been found.
struct Check<'a> {
    maps: &'a StepIdsByMap,
    ids: BTreeSet<String>,
    found: Vec<Problem>,
}

impl Check<'_> {
    fn report(&mut self, place: &str, what: String, hint: impl Into<String>) {
        self.found.push(Problem::new(place, what, hint));
    }

    fn id(&mut self, place: &str, id: &str) {
        if id.is_empty() || !id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
            self.report(place, format!("{id:?} is no id"), "use letters, digits and hyphens: it stands in addresses");
        }
        if !self.ids.insert(id.to_string()) {
            self.report(place, format!("the id {id:?} stands twice"), "give each its own id");
        }
    }

    fn counted(&mut self, place: &str, id: &str, expected: &str) {
        if id != expected {
            self.report(place, format!("the id is {id:?}"), format!("ids count in order: {expected:?}"));
        }
    }

    fn some(&mut self, place: &str, key: &str, length: usize) {
        if length == 0 {
            self.report(place, format!("{key:?} is empty"), "name at least one map");
        }
    }

    fn texts(&mut self, place: &str, texts: &[&str]) {
        for text in texts {
            if text.trim().is_empty() {
                self.report(place, "a text is empty".to_string(), "write it, or take the entry out");
            }
            if text.contains(['\'', '"']) {
                let hint = "use the curved signs: ’ “ ”";
                self.report(place, format!("{text:?} has a straight quotation mark or apostrophe"), hint);
            }
            if let Some(map) = self.maps.keys().find(|map| text.contains(map.as_str())) {
                let hint = "say its title in words: “the map England: children in care”";
                self.report(place, format!("a sentence holds the address {map:?}"), hint);
            }
        }
    }

    fn map(&mut self, place: &str, map: &str) -> bool {
        let is_known = self.maps.contains_key(map);
        if !is_known {
            let hint = near(map, self.maps.keys().map(String::as_str));
            self.report(place, format!("no map is called {map:?}"), hint);
        }
        is_known
    }

    fn steps(&mut self, place: &str, map: &str, steps: &[String]) {
        if !self.map(place, map) {
            return;
        }
        let Some(known) = self.maps.get(map) else { return };
        for step in steps.iter().filter(|step| !known.contains(*step)) {
            let hint = near(step, known.iter().map(String::as_str));
            self.report(place, format!("{map} has no step {step:?}"), hint);
        }
    }

    fn outcome(&mut self, place: &str, id: &str, course: &Course) {
        let mut known = course.modules.iter().flat_map(|module| &module.outcomes).map(|outcome| outcome.id.as_str());
        if !known.any(|known| known == id) {
            self.report(place, format!("no outcome is called {id:?}"), "name an outcome of the course: \"m1-o2\"");
        }
    }
}

fn near<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> String {
    match nearest(word, candidates) {
        Some(near) => format!("did you mean {near:?}?"),
        None => "name one that is in maps/".to_string(),
    }
}
