//! The course: modules, what each lets a worker do, the maps it is taught with, and scenarios to talk through.
//! Must never name a map or a step that is not there; `check` finds those that do.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Map;
use super::check::Doors;
use super::file::Source;
use super::problem::Problem;
use super::spelling::nearest;

/// The course as it lies in `maps/learn.json`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// Its name as a reader sees it.
    pub title: String,
    /// The course that the outcomes are from, in words of our own.
    pub source: Source,
    /// The modules in the order they are taught.
    pub modules: Vec<Module>,
    /// Tools that the course names.
    pub tools: Vec<Tool>,
}

/// A module.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// Its id: `m1`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub theme: String,
    /// What a worker can do afterwards, in the order of the course.
    pub outcomes: Vec<Outcome>,
    /// Scenarios to talk through. They are made up: nobody in them is real.
    pub scenarios: Vec<Scenario>,
}

/// What a worker can do after the module.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its id, which counts the module's outcomes: `m1-o2`.
    pub id: String,
    /// The outcome, as what a worker can do.
    pub outcome: String,
    /// What it can be taught with.
    pub teach_with: Vec<Material>,
}

/// Steps of one map that an outcome is taught with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// The map as in an address: `england/early-help`.
    pub map: String,
    /// Ids of the steps to open; none where the whole map is the material.
    pub steps: Vec<String>,
    /// What to do with them, in one sentence.
    #[serde(rename = "use")]
    pub how: String,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its id, which counts the module's scenarios: `m1-s1`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What has happened.
    pub setup: String,
    /// What to do.
    pub task: String,
    /// The maps to do it with, as in an address.
    pub maps: Vec<String>,
}

/// A tool that the course names.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Ids of the outcomes it belongs to.
    #[serde(rename = "where")]
    pub outcomes: Vec<String>,
    /// What is known of it.
    pub note: String,
}

/// Reads the course. Fails with what is not of its shape.
pub fn read(file: &str, text: &str) -> Result<Course, Vec<Problem>> {
    serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let hint = "mend it there; src/atlas/course.rs says which keys there are";
        vec![Problem::new(place, format!("not readable as the course ({error})"), hint).in_file(file)]
    })
}

/// Everything that is wrong with the course beside these maps.
pub fn check(file: &str, course: &Course, maps: &Doors) -> Vec<Problem> {
    let mut check = Check { maps, ids: BTreeSet::new(), found: Vec::new() };
    check.texts("file", &[&course.title, &course.source.title, &course.source.publisher]);
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
                check.steps(&place, material);
            }
        }
        for (idx, scenario) in module.scenarios.iter().enumerate() {
            let place = format!("{place} › scenarios[{idx}] {:?}", scenario.id);
            check.id(&place, &scenario.id);
            check.counted(&place, &scenario.id, &format!("{}-s{}", module.id, idx + 1));
            check.texts(&place, &[&scenario.title, &scenario.setup, &scenario.task]);
            check.some(&place, "maps", scenario.maps.len());
            for map in &scenario.maps {
                check.map(&place, map);
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
    maps: &'a Doors,
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

    fn steps(&mut self, place: &str, material: &Material) {
        if !self.map(place, &material.map) {
            return;
        }
        let Some(known) = self.maps.get(&material.map) else { return };
        for step in material.steps.iter().filter(|step| !known.contains(*step)) {
            let hint = near(step, known.iter().map(String::as_str));
            self.report(place, format!("{} has no step {step:?}", material.map), hint);
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

impl Course {
    /// Writes into each step of a map where the course teaches it.
    pub fn mark(&self, map: &mut Map) {
        for module in &self.modules {
            for outcome in &module.outcomes {
                let here = outcome.teach_with.iter().filter(|material| material.map == map.file.map);
                for id in here.flat_map(|material| &material.steps) {
                    let Some(step) = map.find(id) else { continue };
                    let taught = format!("{} {}", outcome.id, module.title);
                    let known = &mut map.file.steps[step.index()].taught;
                    if !known.contains(&taught) {
                        known.push(taught);
                    }
                }
            }
        }
    }

    /// Every scenario with its module.
    pub fn scenarios(&self) -> impl Iterator<Item = (&Module, &Scenario)> {
        self.modules.iter().flat_map(|module| module.scenarios.iter().map(move |scenario| (module, scenario)))
    }
}
