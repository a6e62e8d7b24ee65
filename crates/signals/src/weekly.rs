//! Counts of separate weeks (definitions 5): each record is in one of them, so that weeks can be compared. A week is
//! given by the Monday it ends on, in weeks before T.

use team::Ground;
use team::areas::AreaIx;

use crate::{Count, s1a, s1b, s9, s10g};

/// The lead's changes of the lead's and the others', who are those active when the week ends: all as s1a counts them, or
/// those of one area as s10g does, without bulk changes.
pub fn maker_share(ground: &Ground, area: Option<AreaIx>, weeks_ago: i32) -> Count {
    let (from, to) = (ground.clock.weeks_ago(weeks_ago + 1), ground.clock.weeks_ago(weeks_ago));
    match area {
        Some(area) => s10g::part(ground, area, from, to),
        None => s1a::share(ground, weeks_ago + 1, weeks_ago, &ground.active_at(to)),
    }
}

/// Of the lead's changes to files that were there those somebody could have owned, as s1b counts them: in all areas or
/// in one.
pub fn own_it(ground: &Ground, area: Option<AreaIx>, weeks_ago: i32) -> Count {
    s1b::of_week(ground, area, weeks_ago)
}

/// Days outside of the lead's hours, of their days with a commit, in each of so many weeks before T, the newest first.
/// None where no hours were said, or too few commits carry the lead's own time.
pub fn outside_hours(ground: &Ground, weeks: i32) -> Option<Vec<Count>> {
    s9::of_weeks(ground, weeks)
}
