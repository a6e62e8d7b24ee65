//! Follow-ups held of those planned (s18).

use jiff::civil::Date;

use crate::Count;
use crate::cycle::FollowUp;

/// Follow-ups held ÷ planned, by a day. One that is not due yet is planned only once it was held.
pub fn follow_up_index(follow_ups: &[FollowUp], today: Date) -> Count {
    let held = |one: &&FollowUp| one.held.is_some_and(|held| held.day <= today);
    let planned = |one: &&FollowUp| one.due <= today || held(one);
    Count {
        part: follow_ups.iter().filter(held).count() as u64,
        of: follow_ups.iter().filter(planned).count() as u64,
    }
}
