//! A made-up forge: it answers over real HTTP, on this machine alone, what stories in words say, and fails on request.
//!
//! It takes down what it was asked, and with which token.

mod dialect;
mod github;
mod gitlab;
mod gitlab_dialect;
mod gitlab_items;
mod http;
mod issue;
mod items;
mod serve;
mod speaks;
mod story;
mod trouble;
mod world;

pub use issue::Issue;
pub use serve::{Forge, Question};
pub use speaks::Speaks;
pub use story::Story;
pub use trouble::{Trouble, When};
pub use world::{World, kassa};
