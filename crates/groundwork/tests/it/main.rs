//! The program from outside: what it prints and how it ends.

mod asked;
mod assigned_issues;
mod block_test;
#[cfg(unix)]
mod calendar_servers;
#[cfg(unix)]
mod calendars;
mod cases;
mod commands;
mod connect;
#[cfg(unix)]
mod connected;
mod content;
mod demo;
mod disk;
mod edge_of_days;
mod evidence;
mod forge_of_the_demo;
mod guide;
#[cfg(unix)]
mod hook;
mod hostile;
mod incident_issues;
mod incidents;
mod kill;
mod kill_notes;
mod kinds;
mod lead;
mod leaving;
mod leaving_names;
mod left_out;
mod lines;
mod load;
mod losing;
mod names;
mod no_repository;
mod notes_at_once;
mod odd;
mod open;
mod oracle;
mod pages;
#[cfg(unix)]
mod prompt;
#[cfg(unix)]
mod proposals;
mod read_again;
mod replay;
mod repositories;
mod requests;
mod rewritten;
mod same;
mod terminal;
mod together;
mod week;
