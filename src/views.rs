//! What the reader sees, as HTML made from the scene: one view for each thing, the same in the app and on reading pages.
//! Must never decide anything: what is shown and in which order stands in the scene.

// Pages that the build writes: the programs put them in ready-made.
pub mod chart;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod child;
pub mod cx;
pub mod endings;
pub mod frame;
pub mod help;
#[cfg(not(feature = "browser"))]
pub mod home;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod journey;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod kept;
#[cfg(not(feature = "browser"))]
pub mod law;
pub mod links;
#[cfg(not(feature = "browser"))]
pub mod main_road;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod meeting;
#[cfg(not(feature = "browser"))]
pub mod moves;
pub mod outline;
pub mod panel;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod paper;
pub mod parts;
#[cfg(not(feature = "browser"))]
pub mod reading;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod record;
pub mod reflect;
pub mod road_lines;
pub mod road_marks;
pub mod search;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod sheet;
pub mod step;
#[cfg(not(feature = "browser"))]
pub mod system;
#[cfg(not(feature = "browser"))]
pub mod texts;
pub mod trail;
pub mod trouble;
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod walk;
