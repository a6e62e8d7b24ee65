//! A made-up forge: it answers over real HTTP, on this machine alone, what stories in words say, and fails on request.
//!
//! It takes down what it was asked, and with which token.

mod dialect;
mod github;
mod http;
mod items;
mod serve;
mod story;
mod trouble;
mod world;

pub use serve::{Forge, Question};
pub use story::Story;
pub use trouble::{Trouble, When};
pub use world::{World, kassa};
