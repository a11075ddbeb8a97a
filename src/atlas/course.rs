//! The course: modules, what each lets a worker do, the maps it is taught with, and scenarios to talk through.
//! Whether the maps and steps it names are there is for `check` to say. The browser reads of it what a walk with a group needs.

use serde::Deserialize;

use super::Map;
#[cfg(not(feature = "browser"))]
use super::file::Source;

/// The course as it lies in `maps/learn.json`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct Course {
    /// The course that the outcomes are from, in words of our own.
    #[cfg(not(feature = "browser"))]
    pub source: Source,
    /// The modules in the order they are taught.
    pub modules: Vec<Module>,
    /// Tools that the course names.
    #[cfg(not(feature = "browser"))]
    pub tools: Vec<CourseTool>,
}

/// A module.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct Module {
    /// Its id: `m1`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is about.
    #[cfg(not(feature = "browser"))]
    pub theme: String,
    /// What a worker can do afterwards, in the order of the course.
    pub outcomes: Vec<LearningOutcome>,
    /// Scenarios to talk through. They are made up: nobody in them is real.
    pub scenarios: Vec<Scenario>,
}

/// What a worker can do after the module.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct LearningOutcome {
    /// Its id, which counts the module's outcomes: `m1-o2`.
    pub id: String,
    /// The outcome, as what a worker can do.
    pub outcome: String,
    /// What it can be taught with.
    pub teach_with: Vec<Material>,
}

/// Steps of one map that an outcome is taught with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct Material {
    /// The map as in an address: `england/early-help`.
    pub map: String,
    /// Ids of the steps to open; none where the whole map is the material.
    pub steps: Vec<String>,
    /// What to do with them, in one sentence.
    #[cfg(not(feature = "browser"))]
    #[serde(rename = "use")]
    pub how: String,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct Scenario {
    /// Its id, which counts the module's scenarios: `m1-s1`.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What has happened.
    pub setup: String,
    /// What to do.
    pub task: String,
    /// How many minutes it takes a room, about.
    #[cfg(not(feature = "browser"))]
    pub minutes: usize,
    /// What a trainer has ready before.
    #[cfg(not(feature = "browser"))]
    pub prepare: String,
    /// Ids of the outcomes it serves, the first of all first.
    #[cfg(not(feature = "browser"))]
    pub outcomes: Vec<String>,
    /// The maps to do it with, as in an address.
    #[cfg(not(feature = "browser"))]
    pub maps: Vec<String>,
    /// The steps that a walk with a group can begin with.
    #[cfg(not(feature = "browser"))]
    pub start: Vec<ScenarioStart>,
    /// The made-up child's own way so far, which opens as a journey.
    #[cfg(not(feature = "browser"))]
    #[serde(default)]
    pub journey: Option<WorkedExample>,
}

/// A step that a walk of a scenario begins with.
#[cfg(not(feature = "browser"))]
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct ScenarioStart {
    /// The map, as in an address.
    pub map: String,
    /// The step's id.
    pub step: String,
}

/// A made-up child's way so far on one map.
#[cfg(not(feature = "browser"))]
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct WorkedExample {
    /// The map, as in an address.
    pub map: String,
    /// Where the child is.
    pub here: String,
    /// The steps that lie behind, the first first.
    pub been: Vec<String>,
    /// The steps of an involvement that ended earlier.
    #[serde(default)]
    pub earlier: Vec<String>,
}

/// A tool that the course names.
#[cfg(not(feature = "browser"))]
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[cfg_attr(not(feature = "browser"), serde(deny_unknown_fields))]
pub struct CourseTool {
    /// Its name.
    pub name: String,
    /// Ids of the outcomes it belongs to.
    #[serde(rename = "where")]
    pub outcomes: Vec<String>,
    /// What is known of it.
    pub note: String,
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
