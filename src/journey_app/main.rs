//! The journey's own program: it waits for the page to ask it to show the journey.

use waymark as _;

fn main() {}
