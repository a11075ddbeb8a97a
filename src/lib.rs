//! Waymark: where a child and family are in the systems of social work, what can happen next, and every way it can end.

pub mod geometry;
pub mod layout;
