//! Journeys with days: of one step alone, and the practice note’s child; and every step of a nation.

use waymark::atlas::{Nation, StepRef};
use waymark::journey::{Event, Journey};
use waymark::place::Trail;

use crate::journeys::{day, step};

pub fn step_refs(nation: &Nation) -> Vec<StepRef> {
    nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step })).collect()
}

/// The journey of a step with the day of one event.
pub fn dated(nation: &str, event: &str, on: &str) -> Journey {
    let event = Event::read(event).unwrap();
    Journey {
        nation: nation.to_string(),
        here: Some(event.step.clone()),
        dates: vec![(event, day(on))],
        ..Journey::default()
    }
}

/// The practice note's child: a road of six steps with the days of a case on time.
pub fn sara(conference: &str) -> Journey {
    let days = [
        ("front-door/referral-accepted", "2026-10-01"),
        ("care-management/assessment-starts", "2026-10-02"),
        ("care-management/strategy-meeting", "2026-10-05"),
        ("care-management/s47-enquiry", "2026-10-06"),
        ("care-management/s47-outcome", "2026-10-19"),
        ("care-management/initial-conference", conference),
    ];
    let (here, been) = days.split_last().unwrap();
    Journey {
        nation: "england".to_string(),
        here: Some(step(here.0)),
        trail: Trail { been: been.iter().map(|(name, _)| step(name)).collect(), ..Trail::default() },
        dates: days.iter().map(|(name, on)| (Event::of_step(step(name)), day(on))).collect(),
        ..Journey::default()
    }
}
