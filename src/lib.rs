//! Waymark: where a child and family are in the systems of social work, what can happen next, and every way it can end.
//!
//! The content is data. Each map of `maps/` is one JSON file of steps and moves; reading them all gives the [`atlas`]. The
//! [`graph`] answers where every route leads, across maps. The [`place`] is the address: which map, which step, which
//! question. From these three the [`scene`] makes everything that is shown, as finished values, and the [`views`] write it as
//! HTML, for the app and for the pages that are there before any program. The [`layout`] turns a graph and the sizes of its
//! boxes into a drawing; the [`calendar`] counts the days of a time limit; the [`journey`] adds up what a child's own route
//! and dates come to. All of it runs and is tested without a browser. Only `ui` and `browser`, which are compiled for the
//! programs alone, know one.
//!
//! # From a map file to an answer
//!
//! ```
//! use waymark::atlas::file::{Ending, MoveKind, from_json};
//! use waymark::atlas::{Map, Nation};
//! use waymark::graph::MoveGraph;
//!
//! let file = from_json(r#"{
//!     "map": "land/care", "title": "Care", "nation": "land",
//!     "stages": [{ "id": "all", "title": "All of it" }],
//!     "steps": [
//!         { "id": "worry", "name": "Somebody worries", "kind": "start", "stage": "all", "road": "main" },
//!         { "id": "hearing", "name": "A hearing decides", "kind": "decision", "stage": "all", "road": "main" },
//!         { "id": "help-ends", "name": "Help ends", "kind": "exit", "stage": "all", "road": "main",
//!           "exit": { "type": "support-ends" } },
//!         { "id": "adoption", "name": "A lasting home", "kind": "exit", "stage": "all", "road": "main",
//!           "exit": { "type": "permanence" } }
//!     ],
//!     "moves": [
//!         { "from": "worry", "to": "hearing", "kind": "next", "when": "If the worry stays" },
//!         { "from": "worry", "to": "help-ends", "kind": "step-down", "when": "If help was enough" },
//!         { "from": "hearing", "to": "adoption", "kind": "next", "when": "If the child needs a new home" }
//!     ]
//! }"#)?;
//! let nation = Nation::new("land", "Land", vec![Map::new(file)]);
//! let graph = MoveGraph::new(&nation);
//! let here = nation.find("land/care", "worry").ok_or("no such step")?;
//!
//! // What can happen next, in the author's order.
//! let next: Vec<_> = graph.next(here).iter().map(|edge| (nation.step(edge.to).name.as_str(), edge.kind)).collect();
//! assert_eq!(next, [("A hearing decides", MoveKind::Next), ("Help ends", MoveKind::StepDown)]);
//!
//! // How it can end, a lasting home first, each with its usual route.
//! let endings = graph.endings(here);
//! assert_eq!(endings[0].ending, Ending::Permanence);
//! assert_eq!(endings[0].route.len(), 2);
//! # Ok::<(), String>(())
//! ```
//!
//! # Reading on
//!
//! `docs/architecture.md` draws the layers, follows one link and one time limit through them, and says what always holds;
//! `docs/decisions` says why; `docs/tasks` how to make a common change.

mod listed;

pub mod chart_order;
pub mod decimal;
pub mod geometry;

pub mod atlas;

pub mod calendar;

pub mod graph;

pub mod layout;

pub mod place;

pub mod words;

pub mod world;

pub mod scene;

pub mod search;

pub mod sorting;

#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod width;

// The app's own program leaves the journey to the other: else it would carry all its words.
#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod journey;

#[cfg(any(feature = "journey", not(feature = "web")))]
pub mod export;

pub mod markup;

pub mod views;

#[cfg(feature = "browser")]
pub mod browser;

#[cfg(feature = "journey")]
pub mod journey_app;

#[cfg(feature = "web")]
pub mod ui;
