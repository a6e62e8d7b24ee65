//! The pages as a browser meets them; most without a socket.

// Clippy takes a function that several tests call for product code.
#![allow(clippy::unwrap_used)]

mod assets;
mod attacks;
mod contrast;
mod door;
mod markup;
mod owner;
mod pages;
#[cfg(unix)]
mod running;
mod serve;
mod team;
mod valid;
mod visitor;
