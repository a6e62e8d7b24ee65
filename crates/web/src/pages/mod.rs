//! The pages, one file each.

pub mod area;
pub mod away;
pub mod help;
pub mod knowledge;
pub mod normal;
pub mod reading;
pub mod reasons;
pub mod scorecard;
pub mod undo;
