//! The only files that touch the browser: address, fetching, measuring, gestures, storage, sharing.
//! Must never know what a map says.

pub mod address;
pub mod gestures;
pub mod measure;
pub mod page;
pub mod share;
pub mod stage;
