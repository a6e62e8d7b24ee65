//! The first screen in words: what git cannot see, the finding, the signs, and what the figures rest on.

mod notes;
mod opening;
mod signs;
mod words;

pub use notes::{drawn_anew, notes};
pub use opening::{findings, first_change, gone, nothing_counted, unseen, yours_left_out};
pub use signs::{Figure, Shows, Sign, signs};
pub use words::{in_words, met, no_share_of_days, none_is_yours, verdict_words};
