//! The program from outside: what it prints and how it ends.

mod cases;
mod no_repository;
