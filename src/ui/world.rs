//! What the pages of the app are made from, once it has been fetched.
//! Must never be changed: a new map makes a new world.

use crate::atlas::Nation;
use crate::graph::Roads;

/// A nation's maps and the roads between them.
#[derive(Clone, Debug)]
pub struct World {
    /// The maps, some perhaps still skeletons.
    pub nation: Nation,
    /// The roads.
    pub roads: Roads,
}
