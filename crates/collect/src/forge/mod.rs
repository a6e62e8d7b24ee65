//! Asking a forge over HTTP, at the lead's word alone.
//!
//! **Invariant.** A token goes to the host that was named, in a header, and nowhere else. One question is asked at a time. Whatever a forge
//! answers, a reading ends: bodies, pages, redirects and pauses are bounded.
//!
//! What is the same for every forge stands here, what is one forge's own in a module of its name.

mod accounts;
mod address;
mod asks;
mod client;
mod comment;
mod error;
pub mod github;
pub mod gitlab;
mod issue;
mod kept;
mod limits;
mod mark;
mod now;
mod pages;
mod part;
mod reading;

pub use crate::line::Bounds;
pub use address::Address;
pub use asks::asks_something;
pub use client::{Answer, Client, Dialect, Reply, Token};
pub use comment::Comment;
pub use error::Error;
pub use issue::{Assignment, Issue, IssuesOf};
pub use kept::{Far, Kept, Options, Read, Step};
pub use limits::{Wait, Why};
pub use pages::{Page, Pages, Tag};
