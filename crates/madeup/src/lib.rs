//! Made-up teams as real git repositories: what `groundwork demo` shows, and what the tests read.
//!
//! Invariant: the same arguments give the same commit ids, on every machine and with every version of
//! git. So there is no clock, no environment and no randomness here but a seed that is passed in, and
//! git is run without the user's configuration.
//!
//! - [`stream`] writes a history through one `git fast-import`.
//! - [`kassa`] is the team of the demo and of every page of the guide; `kassa/story.rs` is where its
//!   story is told. It has a forge too: 4,817 change requests with their reviews, 1,907 and 3,668 of the last year; its lead's
//!   calendar, as long and eight weeks ahead; and a file of fourteen incidents.
//! - [`Draw`] is chance that never changes.
//!
//! It knows nothing of signals: what a history shows is for others to work out.

pub mod civil;
mod draw;
mod error;
pub mod git;
pub mod kassa;
pub mod stream;

pub use draw::Draw;
pub use error::Error;
