//! The desk as a command and a page use it: opened over repositories that git wrote, corrected, watched while it reads, and asked
//! about a week whose every act is known.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod calendar;
mod corrections;
mod cycle_teams;
mod cycles;
mod far_off;
mod forge;
mod history;
mod leave;
mod measures;
mod meetings;
mod messages;
mod moments;
mod moments_of_calendars;
mod moments_of_forges;
mod opened;
mod proposals;
mod requests;
mod undo;
mod watch;
mod week;
