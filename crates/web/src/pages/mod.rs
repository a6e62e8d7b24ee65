//! The pages, one file each.

pub mod help;
pub mod normal;
pub mod reading;
pub mod scorecard;
pub mod undo;
