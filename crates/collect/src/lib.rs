//! The outside world, read into records.
//!
//! **Invariant.** Reading changes nothing outside. Only `forge` and `calendar` ask over a network, the host that they are given and no other. What cannot be
//! read is said to be missing; it is never left out in silence and never guessed.
//!
//! **Does not** touch the terminal, the home directory or the databases.

pub mod calendar;
pub mod forge;
pub mod git;
pub mod incidents;
mod line;

/// When a file was written, in seconds since 1970, if the system knows.
fn written(file: &std::fs::File) -> Option<i64> {
    let at = file.metadata().and_then(|known| known.modified()).ok()?;
    i64::try_from(at.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs()).ok()
}
