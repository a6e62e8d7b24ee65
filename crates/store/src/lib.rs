//! The two databases of a lead: `records.db`, what was read, and `own.db`, what the lead said.
//!
//! **Invariant.** `records.db` is a cache: it may be deleted at any time and is read again from the
//! sources. `own.db` is precious: a word that was confirmed is on the disk, and nothing is deleted
//! from it but by `forget`. Both are private to the user (0600).
//!
//! **Does not** know what records mean, and reads no clock.

mod data;
mod error;
mod files;
mod history;
mod lock;
mod own;
mod points;

pub use data::Data;
pub use error::Error;
pub use history::RepositoryId;
pub use lock::Reading;
pub use own::Looked;
pub use points::StoredPoint;
