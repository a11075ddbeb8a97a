//! Steps found by a part of their name.

use super::{Journey, home, name, step_link};
use crate::atlas::StepRef;
use crate::place::joined;
use crate::scene::StepLink;
use crate::world::World;

/// So many are found at the most.
const MOST_FOUND: usize = 8;

/// The steps of the nation whose name holds every word of a text, those of the map where we are first: each with its name in a
/// file. Nothing is found by fewer than two letters.
pub fn find_steps(world: &World, journey: &Journey, text: &str) -> Vec<(String, StepLink)> {
    let nation = &world.nation;
    let text = text.to_lowercase();
    let Some(home) = home(nation, journey).filter(|_| 2 <= text.trim().chars().count()) else { return Vec::new() };
    let is_meant = |at: &StepRef| {
        let step = nation.step(*at);
        let names = format!("{} {}", step.name, step.plain_name).to_lowercase();
        text.split_whitespace().all(|word| names.contains(word))
    };
    let all = || nation.maps().flat_map(|(map, text)| text.steps().map(move |(step, _)| StepRef { map, step }));
    let own = all().filter(|at| at.map == home);
    let found = own.chain(all().filter(|at| at.map != home)).filter(is_meant).take(MOST_FOUND);
    found.map(|at| (joined(&name(nation, at)), step_link(nation, home, at))).collect()
}
