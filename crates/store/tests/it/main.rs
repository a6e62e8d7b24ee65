//! The store from outside: files, processes, damage.

mod child;
mod damage;
mod erased;
mod forget;
mod formats;
mod items;
mod leaving;
mod limits;
mod lines;
mod made;
mod private;
mod processes;
mod readings;
mod saved;
mod secrets;
mod words;
