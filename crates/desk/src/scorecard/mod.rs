//! The first screen in words: what git cannot see, the finding, the signs, and what the figures rest on.

mod notes;
mod opening;
mod signs;

pub use notes::{drawn_anew, notes};
pub use opening::{findings, first_change, gone, in_words, nothing_counted, unseen, yours_left_out};
pub use signs::{Figure, Shows, Sign, met, no_share_of_days, none_is_yours, signs, verdict_words};
