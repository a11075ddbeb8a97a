//! The browser as the app's files know it: the one layer for both programs, `crate::browser`.
//! Must never hold more than names.

pub use crate::browser::{address, clipboard as share, gestures, measure, page, stage};
