//! The pages as a browser meets them; most without a socket.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod assets;
mod attacks;
mod away;
mod contrast;
mod door;
mod knowledge;
mod markup;
mod owner;
mod pages;
mod reasons;
#[cfg(unix)]
mod running;
mod serve;
mod team;
mod valid;
mod visitor;
