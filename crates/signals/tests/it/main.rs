//! Stories of change requests, proposals and incidents that were worked out by hand, and what must hold of any.

mod by_hand;
mod calendar;
mod far_off;
mod ground;
mod happened;
mod incident_issues;
mod incidents_at_random;
mod joined;
mod oracle;
mod oracle_calendar;
mod oracle_issues;
mod oracle_proposals;
mod oracle_records;
mod oracle_talks;
mod properties;
mod proposals;
mod proposed;
mod questions;
mod recurrence;
mod requests;
mod requests_at_random;
mod story;
mod team;
mod whose_act;
mod your_calendar;
