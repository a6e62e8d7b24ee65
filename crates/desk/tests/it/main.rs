//! The desk as a command and a page use it: opened over repositories that git wrote, corrected, and watched while it reads.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod corrections;
mod opened;
mod watch;
