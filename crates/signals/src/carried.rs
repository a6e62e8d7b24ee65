//! What was read must carry what is said: a signal whose records are missing is dropped. It does not
//! rise or fall by what is not there (definitions 1.8).

use std::collections::BTreeSet;

use jiff::civil::Date;
use team::clock::{BEFORE, NOW};
use team::{Branch, Ground};

use crate::blocks::BLOCK;
use crate::coverage::unread_weeks;
use crate::{Count, Signal, Status};

/// How far back the records reach that a signal rests on, in weeks; who is active, and who knew what
/// before, belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Before T, for its figure.
    pub figure: i32,
    /// Before a Monday, for a point of its line there.
    pub point: i32,
    /// The same as `figure`, in words.
    pub words: &'static str,
    /// Whether it asks which files a commit changed.
    pub files: bool,
}

/// Nothing of git's history: what is asked stands elsewhere.
pub(crate) const NOTHING_OF_GIT: Needs =
    Needs { figure: 0, point: 0, words: "nothing of the history", files: false };
/// All of a history.
pub const EVERYTHING: i32 = i32::MAX;
/// Of the commits a figure rests on so many in a hundred must have been read, as many as must carry a
/// time of one's own in s9.
const LEAST_READ: u64 = 80;

/// Whole weeks before T that were read, and the day on which history begins; none where it is not cut.
pub fn begins(ground: &Ground) -> Option<(i32, Date)> {
    let at = ground.branches.iter().filter_map(newest_cut).max()?;
    Some((ground.clock.week_of(at).max(0), ground.clock.day(at)))
}

/// Whether enough was read to say who is active.
pub fn knows_who_is_active(ground: &Ground) -> bool {
    was_read(ground, crate::s1a::DEFINITION.needs.figure)
}

/// Whether enough was read of so many weeks before T to say what rests on them.
pub fn was_read(ground: &Ground, weeks: i32) -> bool {
    ground.absent.is_empty()
        && enough(crate::coverage::coverage(ground, weeks).commits)
        && begins(ground).is_none_or(|(whole, _)| weeks <= whole)
}

/// Of the weeks before T, by the Monday each ends on in weeks before T: whether what a point of a signal rests on was
/// read, of that week and before it.
pub fn weeks_read(ground: &Ground, needs: Needs) -> impl Fn(i32) -> bool {
    let (unread, begins) = (unread_weeks(ground), begins(ground));
    move |ends| {
        let before = ends.saturating_add(needs.point);
        let read = !needs.files || unread.range(ends..before).next().is_none();
        read && begins.is_none_or(|(whole, _)| before <= whole)
    }
}

/// Whether enough of something was read for a figure of it.
pub(crate) fn enough(read: Count) -> bool {
    100 * read.part >= LEAST_READ * read.of
}

/// When the newest commit was merged before which something is missing.
fn newest_cut(branch: &Branch) -> Option<i64> {
    let cut = branch.history.commits.iter().enumerate().filter(|(_, commit)| commit.cut);
    cut.map(|(at, _)| branch.chain.merge_time(at as u32)).max()
}

impl Signal {
    /// Takes away what the records that were read do not carry: the figure, or parts of the line and what is
    /// compared with it.
    pub fn keep_what_is_carried(&mut self, ground: &Ground) {
        if self.is_not_connected() {
            return;
        }
        self.keep_what_the_forge_carries(ground);
        let needs = self.definition.needs;
        if needs == NOTHING_OF_GIT && self.coverage.requests.is_none() {
            return;
        }
        let read = self.coverage.commits;
        if let Some(absent) = ground.absent.first() {
            self.drop_because(&format!("{absent}, a repository of the team, was not read"));
        } else if needs.files && !enough(read) {
            let why =
                format!("needs {}; {} of its {} commits could be read", needs.words, read.part, read.of);
            self.drop_because(&why);
        } else if needs.files
            && read.part < read.of
            && matches!(self.status, Status::NotEnough { .. })
            && self.count.is_some_and(|count| count.part == 0)
        {
            // Too few for a share, and what was not read may be the one there was: missing is never zero.
            let why = format!(
                "found none, but {} of the {} commits it needs could not be read",
                read.of - read.part,
                read.of
            );
            self.drop_because(&why);
        } else if let Some((weeks, day)) = begins(ground).filter(|_| needs.figure > 0) {
            if weeks < needs.figure {
                self.drop_because(&format!(
                    "needs {}; history begins on {}",
                    needs.words,
                    day.strftime("%-d %B %Y")
                ));
                return;
            }
            self.points.retain(|point| point.weeks_ago + needs.point <= weeks);
            self.compare_no_further_than(weeks);
        }
        if needs.files {
            self.leave_out_unread(&unread_weeks(ground));
        }
    }

    /// A figure carries its coverage beside it; a point and a comparison have nowhere to say theirs, and are
    /// left out where a commit they rest on could not be read.
    fn leave_out_unread(&mut self, unread: &BTreeSet<i32>) {
        let reach = self.definition.needs.point;
        let rests = |from: i32| unread.range(from..from.saturating_add(reach)).next().is_some();
        self.points.retain(|point| !rests(point.weeks_ago));
        if let Some(&newest) = unread.range(0..).next() {
            self.compare_no_further_than(newest);
        }
    }

    /// Now and before are compared, and what was usual is said, only where so many weeks carry all of it.
    fn compare_no_further_than(&mut self, weeks: i32) {
        if (NOW + BEFORE - BLOCK).saturating_add(self.definition.needs.point) > weeks {
            self.verdict = None;
            self.usual = None;
        }
        if (NOW + BEFORE).saturating_add(self.definition.needs.point) > weeks {
            self.month_before = None;
        }
    }

    /// Whether it was dropped.
    pub fn is_dropped(&self) -> bool {
        matches!(self.status, Status::Dropped(_))
    }
}
