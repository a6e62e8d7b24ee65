//! The program from outside: what it prints and how it ends.

mod block_test;
mod cases;
mod commands;
mod demo;
mod disk;
mod hostile;
mod kill;
mod kinds;
mod lines;
mod names;
mod no_repository;
mod odd;
mod oracle;
mod repositories;
mod rewritten;
mod terminal;
mod together;
