//! The pages as a browser meets them; most without a socket.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod areas;
mod assets;
mod attacks;
mod away;
mod calendar;
mod calendars;
mod capabilities;
mod connections;
mod contrast;
mod door;
mod first_run;
#[path = "../../../desk/tests/it/forge.rs"]
mod forge;
mod growth;
mod hostile;
mod incident_issues;
mod incidents;
mod knowledge;
mod log;
#[path = "../../../desk/tests/it/calendar.rs"]
mod made_up_calendar;
mod markup;
mod meetings;
mod numbers;
mod owner;
mod pages;
mod people;
mod print;
mod readings;
mod reasons;
mod requests;
#[cfg(unix)]
mod running;
mod scorecard;
mod serve;
mod settings;
mod signal;
mod sources;
mod stress;
mod team;
mod typed;
mod valid;
mod visitor;
mod week;
