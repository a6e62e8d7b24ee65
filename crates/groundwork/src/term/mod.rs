//! What the terminal shows, and how: four styles, eighty columns, no more.

mod ask;
mod clean;
mod ink;
mod numbers;
mod progress;
mod wrap;

pub use ask::{Answered, ask, can_ask};
pub use clean::{clean, cut};
pub use ink::{Color, Ink, color_on_stderr};
pub use numbers::{counted, day, day_short, day_with_weekday, percent, range, share, thousands};
pub use progress::Progress;
pub use wrap::{WIDTH, columns, indent, wrap};
