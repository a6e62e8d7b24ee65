//! The program from outside: what it prints and how it ends.

mod no_repository;
