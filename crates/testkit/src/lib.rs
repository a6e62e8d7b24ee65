//! What the tests read: the program in a home of its own, repositories of every kind, and a forge.
//!
//! Invariant: a test that uses only this touches neither the user's home nor a network beyond 127.0.0.1, and gives the
//! same result on every machine on every day: the clock is an argument.
//!
//! It knows nothing of signals, and none of the product's code uses it.

pub mod cases;
pub mod forge;
pub mod kinds;
mod meeting;
mod pages;
mod program;
pub mod team;
mod terminal;

pub use madeup::kassa::{calendar as calendar_of_kassa, incidents as incidents_of_kassa};
pub use meeting::meeting;
pub use pages::{Pages, Shown};
pub use program::{Answer, Program};
pub use team::Team;
