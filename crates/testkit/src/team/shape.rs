//! What a team is like as a whole.

use std::ops::Range;

use madeup::Draw;
use madeup::civil::DAY;

use super::time::{ZONES, Zone};

/// How work comes to the branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// One commit a request, with its number.
    Squash,
    /// Commits as they are.
    Plain,
    /// Merges.
    Merge,
    /// Whatever everybody likes.
    Mixed,
}

const POLICIES: [Policy; 4] = [Policy::Squash, Policy::Plain, Policy::Merge, Policy::Mixed];

/// A team as a whole.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Weeks of its history.
    pub weeks: i64,
    /// The zone of its weeks.
    pub zone: Zone,
    /// The end of its history.
    pub end: i64,
    /// Seconds from there to the run.
    pub stale: i64,
    /// How many people come and go, the lead too.
    pub people: usize,
    /// One or two.
    pub repositories: usize,
    /// The policy at first.
    pub policy: Policy,
    /// The week in which another begins.
    pub change: Option<(i64, Policy)>,
    /// Weeks in which the lead is not there.
    pub away: Option<Range<i64>>,
    /// The lead's first and last week.
    pub lead: Range<i64>,
    /// Whether it is a fork that syncs.
    pub fork: bool,
    /// The week in which another repository is merged in.
    pub import: Option<i64>,
    /// The week from which there is a CODEOWNERS.
    pub owners: Option<i64>,
    /// The week from which there is a `.gitattributes`.
    pub attributes: Option<i64>,
    /// Whether big reformats are listed for blame.
    pub ignored_revs: bool,
    /// Whether there is a `.mailmap`.
    pub mailmap: bool,
    /// Weeks between releases, and whether they come on the day.
    pub releases: (i64, bool),
    /// Whether the lead keeps a file week after week, and nobody tags a release.
    pub keeps: bool,
    /// Whether a merge of over fifty commits is affordable.
    pub large: bool,
    /// The week in which the lead turns to other areas.
    pub turn: Option<i64>,
}

impl Shape {
    pub fn draw(draw: &mut Draw, commits: usize) -> Shape {
        let weeks = draw.between(70, 170);
        let zone = *draw.pick(&ZONES);
        let some = |draw: &mut Draw, percent: u32, from: i64, to: i64| {
            let week = draw.between(from, to);
            draw.percent(percent).then_some(week)
        };
        let late = |draw: &mut Draw, percent| some(draw, percent, weeks - 65, weeks - 2);
        let anywhen = |draw: &mut Draw, percent| some(draw, percent, 3, weeks - 3);
        let policy = POLICIES[draw.weighted(&[30, 20, 40, 10])];
        let change = late(draw, 50).map(|week| (week, POLICIES[draw.weighted(&[35, 25, 35, 5])]));
        let gone = draw.between(54, 64);
        let left = draw.between(3, weeks - 60 - 5);
        let away = (weeks > 130 && draw.percent(40)).then_some(left..left + gone);
        let first = if draw.percent(12) { draw.between(1, weeks - 5) } else { 0 };
        let last = if draw.percent(8) { weeks - draw.between(2, 12) } else { weeks };
        let people = [1, 2, 3, draw.between(4, 10) as usize, draw.between(9, 16) as usize];
        Shape {
            weeks,
            zone,
            end: zone.monday(weeks),
            stale: DAY * draw.between(0, 20) + draw.between(0, DAY),
            people: people[draw.weighted(&[4, 6, 10, 70, 10])],
            repositories: 1 + usize::from(draw.percent(20)),
            policy,
            change,
            away,
            lead: if first < last { first..last } else { 0..weeks },
            fork: draw.percent(25),
            import: anywhen(draw, 40),
            owners: anywhen(draw, 35),
            attributes: anywhen(draw, 40),
            ignored_revs: draw.percent(50),
            mailmap: draw.percent(60),
            releases: (draw.between(2, 7), draw.percent(50)),
            keeps: draw.aside(7).percent(20),
            large: commits >= 250 && draw.percent(40),
            turn: late(draw, 60),
        }
    }

    /// The policy of a week.
    pub fn policy(&self, week: i64) -> Policy {
        match self.change {
            Some((from, policy)) if week >= from => policy,
            _ => self.policy,
        }
    }
}
