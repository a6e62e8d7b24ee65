//! What stands after notes, held to hand-worked days and figures; content, held to its own rules.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod content;
//! The log and the loop, held to tables that were written by hand.
// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]
mod line;
mod plan;
mod table;
mod cycle;
mod kept;
mod log;
