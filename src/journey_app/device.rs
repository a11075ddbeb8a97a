//! The device as a place to keep journeys.

use crate::browser::{clock, storage};
use crate::calendar::day::Day;
use crate::journey::session::{KEPT, Storage};

/// The device.
pub struct Device;

impl Storage for Device {
    fn names(&self) -> Vec<String> {
        storage::names(KEPT)
    }

    fn kept(&self, name: &str) -> Option<String> {
        storage::kept(name)
    }

    fn keep(&self, name: &str, text: &str) -> bool {
        storage::keep(name, text)
    }

    fn forget(&self, name: &str) {
        storage::forget(name);
    }

    fn new_id(&self) -> String {
        storage::new_id()
    }

    fn today(&self) -> Option<Day> {
        clock::today()
    }
}
