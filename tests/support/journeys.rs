//! The nations with their graphs, and short ways to name steps and days.

use std::sync::LazyLock;

use waymark::calendar::Calendar;
use waymark::calendar::day::Day;
use waymark::place::StepName;
use waymark::words::ENGLISH;
use waymark::world::World;

use crate::nations;

pub static NATIONS: LazyLock<Vec<World>> =
    LazyLock::new(|| nations::NATIONS.iter().map(|nation| World::new(nation.clone(), &ENGLISH)).collect());

pub static CALENDAR: LazyLock<Calendar> = LazyLock::new(Calendar::built_in);

pub fn nation(id: &str) -> &'static World {
    NATIONS.iter().find(|world| world.nation.id == id).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn step(text: &str) -> StepName {
    let (map, step) = text.split_once('/').unwrap();
    (map.to_string(), step.to_string())
}
