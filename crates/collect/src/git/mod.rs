//! Reading git, on `gix`.

mod commit;
mod decisions;
mod error;
mod open;
mod read;
mod renames;
mod rows;
mod similarity;
mod special;
mod tags;
pub mod trailers;

pub use decisions::DecisionFile;
pub use error::Error;
pub use open::Repository;
pub use read::{Options, Progress};
