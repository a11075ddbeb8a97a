//! One component for each thing the reader presses, focuses, opens or drags.

pub mod button;
pub mod chart;
pub mod legend;
pub mod lens_bar;
pub mod link;
pub mod map_page;
pub mod menu;
pub mod outline;
pub mod panel;
pub mod parts;
pub mod prose;
pub mod questions;
pub mod road;
pub mod search;
pub mod share;
pub mod shell;
pub mod trail;
pub mod way;
pub mod worker;
