//! Text as it is shown, wherever that is: what came from a repository cleaned, numbers and days as people write
//! them.

mod clean;
mod numbers;
mod sentence;
mod words;

pub use clean::{clean, cut, cut_front, name, steers, title};
pub use numbers::{
    counted, day, day_ahead, day_short, day_with_weekday, entries, hour_range, hours, number_of, percent,
    range, share, thousands, whole_or_tenth,
};
pub use sentence::{Piece, Sentence, Source};
pub use words::{capital, full_stop, times};
