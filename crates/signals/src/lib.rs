//! The signals: what records say of the lead's part in how the team works.
//!
//! **Invariant.** The subject is always the lead; others enter as counts. A signal is one file: its
//! definition as data, and one plain function from the common ground to its answer. No signal holds
//! a window, a team or an area of its own. There is no default and no zero for "unknown".
//!
//! **Does not** print, and knows no database, clock or repository.

mod answer;
mod blocks;
pub mod calendar;
mod carried;
mod coverage;
pub mod drafts;
mod evidence;
pub mod fresh_truck_factor;
pub mod handover;
pub mod incidents;
mod outside;
pub mod proposals;
pub mod published;
mod requests;
pub mod reviews;
pub mod s10g;
pub mod s12;
pub mod s12g;
pub mod s14;
pub mod s15;
pub mod s16;
pub mod s1a;
pub mod s1b;
pub mod s2;
pub mod s3;
pub mod s3w;
pub mod s4;
pub mod s5a;
pub mod s5b;
pub mod s6a;
pub mod s6b;
pub mod s6c;
pub mod s7;
pub mod s7f;
pub mod s8;
pub mod s9;
mod signal;
pub mod stats;
pub mod taken_on;
pub mod talks;
pub mod weekly;
pub mod weight;

pub use answer::Answer;
pub use blocks::{LINES_VERSION, began};
pub use carried::{EVERYTHING, Needs, begins, knows_who_is_active, was_read, weeks_read};
pub use coverage::line_is_whole;
pub use evidence::{of_change, of_file};
pub use outside::Named;
pub use requests::FORGE;
pub use signal::{Count, Coverage, Definition, Point, Record, Requests, Signal, Status};

/// Why signals about a team have no answer in a team of one.
pub const ALONE: &str = "you work here alone";
/// Why they have none where others changed something, but nobody is active, the lead neither: a team in
/// its first weeks, say.
pub const NOBODY: &str = "nobody is active here";
/// Why they have none in a team of two.
pub const TWO: &str = "with two people each figure is the other's";
/// Why figures of the others have none in a team of three.
pub const THREE: &str = "what one other person did would show, so nothing is said about the others together";

/// Which of the two holds where nobody else is active.
pub fn why_alone(ground: &team::Ground) -> &'static str {
    let visited = !ground.active.lead && ground.visitors.people > 0;
    if visited && ground.weeks(team::clock::HALF, 0).iter().any(|change| is_leads(ground, change)) {
        NOBODY
    } else {
        ALONE
    }
}

fn is_leads(ground: &team::Ground, change: &team::Change) -> bool {
    change.person == ground.lead() && !change.files.is_empty()
}

/// Every signal, in the order of the definitions.
pub static DEFINITIONS: &[&Definition] = &[
    &s1a::DEFINITION,
    &s1b::DEFINITION,
    &s2::DEFINITION,
    &s3::DEFINITION,
    &s3w::DEFINITION,
    &s4::DEFINITION,
    &s5a::DEFINITION,
    &s5b::DEFINITION,
    &s6a::DEFINITION,
    &s6b::DEFINITION,
    &s6c::DEFINITION,
    &s7::DEFINITION,
    &s7f::DEFINITION,
    &s8::DEFINITION,
    &s9::DEFINITION,
    &s10g::DEFINITION,
    &s12::DEFINITION,
    &s12g::DEFINITION,
    &s14::DEFINITION,
    &s15::DEFINITION,
    &s16::DEFINITION,
];
