//! What every page is made from: a nation's maps, the graph of their moves, and the interface's words.

use crate::atlas::Nation;
use crate::graph::MoveGraph;
use crate::words::Words;

/// A nation's maps, the graph of their moves, and the words in which they are told. Never changed: a new map makes a new one.
#[derive(Clone, Debug)]
pub struct World {
    /// The maps, some perhaps still skeletons.
    pub nation: Nation,
    /// Its moves.
    pub graph: MoveGraph,
    /// The interface's words.
    pub words: &'static Words,
}

impl World {
    /// The world of a nation.
    pub fn new(nation: Nation, words: &'static Words) -> World {
        World { graph: MoveGraph::new(&nation), nation, words }
    }
}

/// What is fetched from the host: not there yet, not to be had, or there.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load<T> {
    /// It is still being fetched.
    #[default]
    Waiting,
    /// It could not be fetched or read, and why.
    Failed(String),
    /// It is there.
    Ready(T),
}

impl<T> Load<T> {
    /// What is there.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Load::Ready(value) => Some(value),
            Load::Waiting | Load::Failed(_) => None,
        }
    }

    /// The same for a part of it.
    pub fn map<U>(&self, change: impl FnOnce(&T) -> U) -> Load<U> {
        match self {
            Load::Waiting => Load::Waiting,
            Load::Failed(reason) => Load::Failed(reason.clone()),
            Load::Ready(value) => Load::Ready(change(value)),
        }
    }
}

impl<T> From<Result<T, String>> for Load<T> {
    fn from(read: Result<T, String>) -> Load<T> {
        match read {
            Ok(value) => Load::Ready(value),
            Err(reason) => Load::Failed(reason),
        }
    }
}
