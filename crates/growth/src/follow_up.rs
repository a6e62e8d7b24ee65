//! What was to follow, and when it did: follow-ups (s18) and talks (s19).

use jiff::civil::Date;

use crate::Count;
use crate::recurrence::days;

/// Somebody is to be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// When it was planned for.
    pub due: Date,
    /// When it was held.
    pub held: Option<Date>,
}

/// Follow-ups held ÷ planned. One that is not due yet is planned only once it was held.
pub fn follow_up_index(follow_ups: &[FollowUp], today: Date) -> Count {
    let held = |one: &&FollowUp| one.held.is_some_and(|day| day <= today);
    let planned = |one: &&FollowUp| one.due <= today || held(one);
    Count {
        part: follow_ups.iter().filter(held).count() as u64,
        of: follow_ups.iter().filter(planned).count() as u64,
    }
}

/// Days from the first note of a tension to the talk. None where the talk was before the note: one of the days is wrong.
pub fn talk_delay(noted: Date, held: Date) -> Option<u32> {
    u32::try_from(days(noted, held)).ok()
}
