//! The first screen in words: what git cannot see, the finding, the signs, and what the figures rest on.

mod calendar;
mod figure;
mod hints;
mod notes;
mod opening;
mod signs;
mod talks;
mod waits;
mod words;

pub use calendar::{
    CONNECT_CALENDAR, NowAndBefore, beside_hours, connects, far_off, in_hours, in_meetings, now_and_before,
    without_meetings,
};
pub use figure::{Beside, Figure, YouSaid, by_the_team_then, you_said};
pub use notes::{OF_THAT_DAY, drawn_anew, left_out, may_be_you, notes, only_you, who_counts};
pub use opening::{findings, first_change, gone, nothing_counted, only_areas, unseen, yours_left_out};
pub use signs::{Shows, Sign, hours, signs};
pub use waits::{CONNECT, Hours, not_compared, not_connected, waiting_now};
pub use words::{few_own_times, in_words, looser, met, no_share_of_days, none_is_yours, verdict_words};
