//! What the lead corrects: from what was typed to words that can be kept, or what is to be said of it. A command
//! and a form of a page ask the same function.

pub mod areas;
mod content;
mod days_off;
mod disagree;
mod exclude;
pub mod hours;
mod me;
pub mod meetings;
pub mod once;
mod people;
pub mod proposals;
mod reasons;
pub mod repository;
mod role;
mod target;
pub mod team;
mod undo;
mod upstream;
mod zone;

use records::Said;

pub use content::content;
pub use days_off::{days_off, days_off_proposed, not_days_off};
pub use disagree::disagree;
pub use exclude::{exclude, exclude_area, reason_given};
pub use me::me;
pub use people::people;
pub use reasons::{Waiting, of_week, reason, waiting};
pub use role::role;
pub use target::{TAKE_TARGETS, target};
pub use undo::{Held, Undone, held, in_words, last_act, take_back, undo};
pub use upstream::upstream;
pub use zone::zone;

/// A correction that can be kept.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The words.
    pub said: Vec<Said>,
    /// What is said of it once it is kept, in one sentence.
    pub kept: String,
}
