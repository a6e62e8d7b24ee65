//! The made-up teams, as git sees them.

mod forge;
mod kassa;
mod notes;
