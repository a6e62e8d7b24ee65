//! Asking a forge over HTTP, at the lead's word alone.
//!
//! **Invariant.** A token goes to the host that was named, in a header, and nowhere else. One question is asked at a time. Whatever a forge
//! answers, a reading ends: bodies, pages, redirects and pauses are bounded.
//!
//! What is the same for every forge stands here, what is one forge's own in a module of its name.

mod address;
mod client;
mod error;
pub mod github;
mod kept;
mod limits;
mod pages;

pub use address::Address;
pub use client::{Answer, Bounds, Client, Dialect, Reply, Token};
pub use error::Error;
pub use kept::{Far, Kept, Options, Read, Step};
pub use limits::{Wait, Why};
pub use pages::{Page, Pages, Tag};
