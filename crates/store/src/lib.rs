//! The two databases of a lead: `records.db`, what was read, and `own.db`, what the lead said.
//!
//! **Invariant.** `records.db` is a cache: it may be deleted at any time and is read again from the
//! sources; where it is damaged or of another format it is begun anew. `own.db` is precious: a word
//! that was confirmed is on the disk, no word leaves but by `forget_everything` or, taken back for thirty days, by
//! `empty_bin` or at the lead's word `erase`, and where it is damaged it is left as it is. Everything is private to the user (0600).
//!
//! **Does not** know what records mean, read a clock, or speak: what is worth saying is a [`Notice`].

mod cached;
mod data;
mod db;
mod error;
mod files;
mod history;
mod items;
mod lock;
mod notice;
mod own;
mod prompt;
mod saved;
pub mod search;
mod secrets;
pub mod tree;

pub use data::Data;
pub use error::Error;
pub use history::{Finished, Known, RepositoryId};
pub use items::Pieces;
pub use lock::Reading;
pub use notice::Notice;
pub use own::{Looked, Restored, Stamp, StoredLine, StoredPoint, Told, Turned, is_there, restore};
pub use saved::{Saved, SavedText};
pub use secrets::Secret;
