//! What a command or a page works with: the data directory opened for a team, its repositories read, what the
//! lead said, the report of all signals, and the words that are the same on a terminal and in a page.
//!
//! **Invariant.** Nothing here knows a terminal, the home directory, the environment or the clock: where things
//! are kept, the instant, the zone and the lead are arguments.
//!
//! **Does not** print, break lines or colour, and computes no number.

pub mod days_off;
pub mod failure;
mod report;
pub mod scope;
pub mod steps;
pub mod text;
pub mod typed;

pub use failure::Failure;
pub use report::Report;
