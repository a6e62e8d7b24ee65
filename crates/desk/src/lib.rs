//! What a command or a page works with: the data directory opened for a team, its repositories read, what the
//! lead said, the report of all signals, and the words that are the same on a terminal and in a page.
//!
//! **Invariant.** Nothing here knows a terminal, the home directory, the environment or the clock: where things
//! are kept, the instant, the zone and the lead are arguments.
//!
//! **Does not** print, break lines or colour, and computes no number.

pub mod area;
pub mod areas;
mod asked;
pub mod away;
pub mod calendars;
pub mod come;
mod content;
pub mod corrections;
pub mod cycles;
pub mod days;
pub mod decisions;
mod desk;
pub mod effect;
pub mod failure;
pub mod forges;
pub mod found;
pub mod incidents;
pub mod json;
pub mod knowledge;
pub mod lead;
pub mod leave;
pub mod lines;
pub mod load;
pub mod measures;
pub mod missing;
pub mod moments;
pub mod named;
pub mod notes;
pub mod others;
pub mod owners;
pub mod people;
pub mod prompt;
pub mod questions;
pub mod reading;
pub mod reasons;
mod report;
mod repositories;
pub mod scope;
pub mod scorecard;
pub mod shifts;
pub mod signal;
pub mod since;
pub mod sources;
pub mod steps;
pub mod text;
pub mod today;
pub mod values;
mod watch;
pub mod week;

pub use asked::Asked;
pub use content::{behaviour, capability, content, content_in};
pub use desk::{Desk, ReadNow, keep_areas, key, open_data, team_of};
pub use failure::Failure;
pub use report::Report;
pub use watch::Watch;
