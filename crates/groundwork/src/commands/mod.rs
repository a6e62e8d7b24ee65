//! One file a command: its arguments, whose comments are its help, then one function.

pub mod add;
pub mod areas;
pub mod away;
pub mod backup;
pub mod calendar;
pub mod completions;
pub mod config;
pub mod connect;
pub mod days_off;
pub mod debug;
pub mod decisions;
pub mod demo;
pub mod disagree;
pub mod disconnect;
pub mod exclude;
pub mod export;
pub mod forget;
pub mod grow;
pub mod hook;
pub mod hours;
pub mod import;
pub mod knowledge;
pub mod load;
pub mod log;
pub mod man;
pub mod me;
pub mod meetings;
pub mod open;
pub mod people;
pub mod prompt;
pub mod proposals;
pub mod reasons;
pub mod records;
pub mod restore;
pub mod role;
pub mod scorecard;
pub mod search;
pub mod signal;
pub mod sources;
pub mod team;
pub mod today;
pub mod truck_factor;
pub mod undo;
pub mod week;

use ::team::Ground;
use desk::{Desk, missing};

use crate::term::say;

/// Says on standard error what is missing.
pub(crate) fn say_what_is_missing(desk: &Desk, ground: &Ground) {
    missing::sentences(desk, ground).iter().for_each(|sentence| say(sentence));
}
