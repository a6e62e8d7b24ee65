//! What stands after notes, lines and plans as they are typed, content: each held to what was worked out or written by hand.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod content;
mod cycle;
mod experiment;
mod figures;
mod forecast;
mod given;
mod kept;
mod line;
mod load;
mod log;
mod madr;
mod notes;
mod null;
mod plan;
mod recurrence;
mod table;
mod today;
mod trial;
