//! The pictures from outside: what they hold, and where.

mod geometry;
mod given;
mod law;
mod markup;
mod reference;
