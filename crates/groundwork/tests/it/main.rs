//! The program from outside: what it prints and how it ends.

mod block_test;
mod cases;
mod commands;
mod demo;
mod kinds;
mod lines;
mod names;
mod no_repository;
mod oracle;
mod repositories;
mod terminal;
