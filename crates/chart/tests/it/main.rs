//! The pictures from outside: what they hold, and where.

mod experiment;
mod forecasts;
mod geometry;
mod given;
mod law;
mod markup;
mod reference;
mod trial;
