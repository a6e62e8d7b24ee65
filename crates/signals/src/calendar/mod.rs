//! What a calendar says of the lead's weeks: meetings, time without them, meetings of two, days off.
//!
//! Plain functions over meetings as they were read. A calendar knows what was planned and answered, and not who came.

mod days;
mod days_off;
mod focus;
mod hours;
mod long_horizon;
mod one_to_one;
mod outside;
mod reading;
mod series;
mod spans;

pub use days::Days;
pub use days_off::{Proposal, proposals};
pub use focus::{BLOCK, focus_blocks};
pub use hours::{lists_people, meeting_spans, meetings};
pub use long_horizon::{ByHand, can_be_far_off, far_off, long_horizon_spans};
pub use one_to_one::{OneToOnes, SeriesOfTwo, is_kept, one_to_ones, series_of_two};
pub use outside::{DayOfMeetings, by_day};
pub use reading::{CALENDAR, known};
pub use series::{Listed, Recurring, recurring};
pub use spans::{Span, clipped, seconds, union};
