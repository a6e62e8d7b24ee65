//! A week, as a lead looks back on it.

mod days;

pub use days::Week;
