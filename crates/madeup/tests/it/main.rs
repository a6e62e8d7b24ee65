//! The made-up teams, as git sees them.

mod kassa;
mod notes;
