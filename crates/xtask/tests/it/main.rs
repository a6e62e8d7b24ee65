//! The shape of the project, held to what ARCHITECTURE.md and deny.toml say of it.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod dependencies;
mod edges;
mod metadata;
mod network;
mod purity;
mod sizes;
mod source;
