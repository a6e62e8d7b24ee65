//! What stands after notes, lines and plans as they are typed, content: each held to what was worked out or written by hand.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod content;
mod cycle;
mod kept;
mod line;
mod log;
mod plan;
mod table;
mod today;
//! Growth from outside.
// Tests, with functions of their own.
mod experiment;
mod figures;
mod forecast;
mod given;
mod null;
mod recurrence;
mod trial;
