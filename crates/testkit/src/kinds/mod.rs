//! Repositories of every kind: one small made-up history, turned by git itself into each of them.
//!
//! - [`Till`] is the history: four people, seventy weeks, written in under a second.
//! - [`Place`] is a directory with that history on a server, and what git makes of it beside.

mod damage;
mod place;
mod till;

pub use damage::{cut_off_pack, loose, overwrite_pack, remove_object};
pub use place::Place;
pub use till::{ADA, BEN, NOW, Till, Writer, monday};
