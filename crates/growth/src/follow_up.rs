//! Follow-ups held of those planned (s18).

use jiff::civil::Date;

use crate::Count;
use crate::cycle::FollowUp;

/// Follow-ups held ÷ planned, by a day. One that is not due yet is planned only once it was held; one that was held
/// and never planned is in neither.
pub fn follow_up_index(follow_ups: &[FollowUp], today: Date) -> Count {
    let planned = follow_ups.iter().filter(|one| one.asked.again.is_some());
    let held = |one: &&FollowUp| one.held.is_some_and(|held| held.day <= today);
    let by_now = |one: &&FollowUp| one.due <= today || held(one);
    Count { part: planned.clone().filter(held).count() as u64, of: planned.filter(by_now).count() as u64 }
}
