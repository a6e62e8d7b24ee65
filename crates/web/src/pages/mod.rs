//! The pages, one file each.

pub mod area;
pub mod areas;
mod areas_edit;
pub mod away;
pub mod first_run;
pub mod growth;
pub mod help;
pub mod knowledge;
pub mod log;
pub mod normal;
pub mod people;
pub mod people_said;
pub mod reading;
pub mod readings;
pub mod reasons;
pub mod scope;
pub mod scorecard;
pub mod settings;
pub mod settings_said;
pub mod shifts;
pub mod signal;
pub mod signals;
pub mod sources;
pub mod sources_said;
pub mod today;
pub mod undo;
pub mod week;
