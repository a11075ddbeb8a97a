//! What the reader sees: one view for each thing, made from the scene. The app puts them together.
//! Must never decide anything: what is shown and in which order stands in the scene.

#[cfg(feature = "web")]
pub mod app;
pub mod about;
#[cfg(feature = "web")]
pub mod browser;
#[cfg(feature = "web")]
pub mod chart;
pub mod frame;
pub mod home;
pub mod links;
pub mod outline;
pub mod panel;
pub mod parts;
#[cfg(feature = "markup")]
pub mod reading;
#[cfg(feature = "web")]
pub mod search;
#[cfg(feature = "web")]
pub mod share;
pub mod step;
pub mod system;
