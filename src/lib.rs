//! Waymark: where a child and family are in the systems of social work, what can happen next, and every way it can end.
//!
//! Map files become an [`atlas`]; the [`graph`] answers where every road leads; the [`layout`] draws it; the [`place`] is
//! the address; the [`calendar`] counts days; the [`scene`] is everything shown, and the `ui` only shows it.

pub mod camera;
pub mod chart_order;
pub mod geometry;

pub mod atlas;

pub mod calendar;

pub mod graph;

pub mod layout;

pub mod place;

pub mod words;

pub mod scene;

pub mod search;

pub mod sorting;

pub mod journey;

pub mod export;

pub mod markup;

pub mod views;

#[cfg(any(feature = "web", feature = "journey"))]
pub mod browser;

#[cfg(feature = "journey")]
pub mod live;

#[cfg(feature = "web")]
pub mod ui;
