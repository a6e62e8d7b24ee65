//! The program from outside: what it prints and how it ends.

mod cases;
mod commands;
mod no_repository;
