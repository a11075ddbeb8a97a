//! What leaves the page as a file: the picture of a journey, its dates for a calendar, and the code of a link.

pub mod calendar;
pub mod code;
pub mod picture;
