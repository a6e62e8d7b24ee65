//! Sums over windows: twelve weeks for a line, four for a verdict (definitions 1.8).

use team::Ground;
use team::clock::{BEFORE, NOW, Seconds, YEAR};

use crate::calendar::CALENDAR;
use crate::stats::{Range, middle, verdict};
use crate::{Count, Definition, Point, Signal, requests, s9};

/// Weeks of a block.
pub(crate) const BLOCK: i32 = 4;
/// Raised with every change of what a line is: lines drawn before are then drawn anew.
pub const LINES_VERSION: u32 = 2;
/// Weeks back that a line reaches.
pub(crate) const LINE: i32 = 104;

/// The line: one point a week, newest first; `pooled(weeks_ago)` sums the twelve weeks before it.
pub(crate) fn line(pooled: impl FnMut(i32) -> Count) -> Vec<Point> {
    let mut pooled = pooled;
    (0..=LINE).map(|weeks_ago| Point { weeks_ago, count: pooled(weeks_ago) }).collect()
}

impl Signal {
    /// Puts points that were drawn before in the place of those worked out now, by their weeks before T;
    /// the usual range is then that of the line there is.
    pub fn keep_drawn(&mut self, ground: &Ground, drawn: impl Fn(i32) -> Option<Count>) {
        for point in &mut self.points {
            point.count = drawn(point.weeks_ago).unwrap_or(point.count);
        }
        self.usual = usual(ground, self.definition, &self.points);
    }

    /// Now against before, and the same a month earlier; `block(b)` is the b-th block of four weeks back from T.
    pub(crate) fn compare(&mut self, ground: &Ground, block: impl FnMut(i32) -> Count) {
        let all = (NOW + BEFORE) / BLOCK;
        let began = began_for(ground, self.definition);
        let counts =
            (0..=all).take_while(|&b| began.is_some_and(|began| ground.clock.weeks_ago(b * BLOCK) > began));
        let blocks: Vec<Count> = counts.map(block).collect();
        let ends_at = |first: i32| {
            let last = (first + all).min(blocks.len() as i32).max(first);
            let mark =
                ground.regimes.iter().any(|mark| (first * BLOCK..last * BLOCK).contains(&mark.weeks_ago));
            verdict(blocks.get(first as usize..last as usize).unwrap_or_default(), mark)
        };
        (self.verdict, self.month_before) = (Some(ends_at(0)), Some(ends_at(1).word));
    }
}

/// When the lead was first here, as a signal sees it.
fn began_for(ground: &Ground, definition: &Definition) -> Option<Seconds> {
    let joins_a_forge = definition.id == s9::DEFINITION.id && s9::Joined::of(ground).forge.is_joined();
    if definition.source == requests::FORGE || joins_a_forge {
        requests::began(ground)
    } else {
        began(ground)
    }
}

/// The usual range: the middle 80 % of the points from T − 48 w to T − 12 w. None where a point of
/// them has nothing to show, or is not comparable.
pub(crate) fn usual(ground: &Ground, definition: &Definition, points: &[Point]) -> Option<Range> {
    // How a team merges, and when somebody's first change was, says nothing of a calendar.
    let of_git = definition.source != CALENDAR;
    let began_later =
        || began_for(ground, definition).is_none_or(|began| began > ground.clock.weeks_ago(NOW + BEFORE));
    if of_git && (mark_within(ground, NOW + BEFORE) || began_later()) {
        return None;
    }
    let of_before = points.iter().filter(|point| (NOW..=BEFORE).contains(&point.weeks_ago));
    let values: Option<Vec<f64>> = of_before.map(|point| definition.value_of(point.count)).collect();
    middle(&values.filter(|values| values.len() as i32 == BEFORE - NOW + 1)?)
}

/// Whether a way of merging changed within so many weeks before T.
pub(crate) fn mark_within(ground: &Ground, weeks: i32) -> bool {
    ground.regimes.iter().any(|mark| mark.weeks_ago < weeks)
}

/// When the lead's first counted change was merged, or the first after more than 52 weeks without.
pub fn began(ground: &Ground) -> Option<Seconds> {
    let lead = ground.lead();
    let mut own =
        ground.changes.all.iter().filter(|change| change.person == lead && !change.files.is_empty());
    let mut last = own.next()?.time;
    let mut began = last;
    for change in own {
        if ground.clock.weeks_after(last, YEAR) < change.time {
            began = change.time;
        }
        last = change.time;
    }
    Some(began)
}
