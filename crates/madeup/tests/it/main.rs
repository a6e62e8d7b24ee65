//! The made-up teams, as git sees them.

mod calendar;
mod forge;
mod incidents;
mod kassa;
mod notes;
