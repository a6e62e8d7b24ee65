//! The pages, one file each.

pub mod area;
pub mod away;
pub mod first_run;
pub mod help;
pub mod knowledge;
pub mod normal;
pub mod reading;
pub mod readings;
pub mod reasons;
pub mod scope;
pub mod scorecard;
pub mod signal;
pub mod signals;
pub mod undo;
