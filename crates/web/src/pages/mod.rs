//! The pages, one file each.

pub mod help;
pub mod normal;
