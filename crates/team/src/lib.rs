//! The common ground of all signals: who is who, who is in the team, what a change is, what an area
//! is, which files count, who has worked on what, and which weeks are looked at.
//!
//! **Invariant.** Everything here is a pure function of records, of what the lead said, and of the
//! moment given: the same arguments give the same answer. Window, team, unit, areas and knowledge
//! are defined here once; a signal holds no number of days of its own. The definitions, with their
//! numbering, are in `docs/signals.md`.
//!
//! **Does not** read files, clocks or databases, and prints nothing.

mod accounts;
pub mod agents;
pub mod areas;
pub mod attributes;
pub mod authorship;
pub mod bots;
mod branch;
pub mod chain;
mod changes;
pub mod classes;
pub mod clock;
pub mod codeowners;
pub mod fold;
pub mod glob;
mod ground;
pub mod ignored_revs;
mod imports;
mod knowledge;
mod left_out;
pub mod mailmap;
mod members;
mod names;
mod owners;
mod persons;
mod proposals;
mod regimes;
mod requests;
mod reviewed;
mod settings;
mod syncs;
mod tables;
pub mod trailer_identity;
mod tree;
mod weekdays;
mod working_time;

pub use accounts::Who;
pub use branch::{Branch, FileIx, teaches, touches};
pub use changes::{BULK, Change, ChangeIx, Changes, Import, Kind};
pub use ground::{Ground, Inputs, lies_in};
pub use knowledge::{Knowers, Knowledge, Rule};
pub use members::{ACTIVE_DAYS, Active, Members, TOO_MANY, Visitors};
pub use persons::{NoLead, People, Person, PersonIx};
pub use proposals::Proposal;
pub use regimes::Regime;
pub use settings::{
    AreaEdit, CameBack, HandOver, KnownBy, Membership, Proposed, Recurrences, Settings, Talked,
};
pub use syncs::Sync;
pub use tables::tables_version;
pub use weekdays::weekday_seconds;
pub use working_time::WorkingTime;
