//! The descriptive verdict.

use super::fraction::Fraction;
use super::{Level, Monday, Overlap, Points, Trend, Weeks, corrected, overlap, trend};
use crate::Count;

/// Fewer points than this on a side are too few.
pub const LEAST_POINTS: usize = 5;

/// Which way the lead wants the share to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Down.
    Less,
    /// Up.
    More,
}

/// Which way it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As the lead wanted.
    AsWanted,
    /// The other way.
    TheOther,
}

/// The weeks before a practice beside the weeks since.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// The points, and the weeks they are made of. All figures are of these weeks.
    pub points: Points,
    /// All of before together.
    pub before: Count,
    /// All of since together.
    pub since: Count,
    /// What may be said.
    pub finding: Finding,
}

/// What may be said of a trial, in the order in which it is decided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// The way of merging changed since it began, on this Monday.
    NotCompared(Monday),
    /// A side has fewer than [`LEAST_POINTS`] points.
    TooFew {
        /// Points before.
        before: usize,
        /// Points since.
        since: usize,
    },
    /// The points hold too little, the widest too.
    TooThin,
    /// There are figures.
    Described {
        /// All pairs.
        overlap: Overlap,
        /// The trend before.
        trend: Trend,
        /// All pairs without that trend, where there is one.
        corrected: Option<Overlap>,
        /// In a word.
        said: Said,
    },
}

/// The word for figures that describe. There is no stronger one here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing that weeks do not do by themselves.
    NoChange,
    /// Something moved; what moved it is not known.
    Maybe(Way),
}

impl Finding {
    /// As it is printed.
    pub fn text(self) -> &'static str {
        match self {
            Finding::NotCompared(_) => "not compared",
            Finding::TooFew { .. } | Finding::TooThin => "too early to say",
            Finding::Described { said: Said::NoChange, .. } => "no change",
            Finding::Described { said: Said::Maybe(Way::AsWanted), .. } => "maybe",
            Finding::Described { said: Said::Maybe(Way::TheOther), .. } => "maybe, the other way",
        }
    }
}

/// Describes the weeks before a practice began and since. `marks` are the Mondays from which on a repository was merged
/// in another way: nothing before the last one that came before the practice is looked at, and nothing is said across a
/// later one.
pub fn trial(weeks: &Weeks, began: Monday, wanted: Wanted, marks: &[Monday]) -> Trial {
    let last = marks.iter().copied().filter(|mark| *mark <= began).max();
    let comparable = last.map_or_else(|| weeks.clone(), |mark| weeks.from(mark));
    let points = Points::of(&comparable, began);
    let end = points.weeks_since().last().map(|week| week.monday);
    let across = marks.iter().copied().filter(|mark| *mark > began && Some(*mark) <= end).min();
    let sum = |weeks: &[super::Week]| weeks.iter().map(|week| week.count).sum();
    let (before, since) = (sum(points.weeks_before()), sum(points.weeks_since()));
    let finding = match across {
        Some(mark) => Finding::NotCompared(mark),
        None => finding(&points, before, since, wanted),
    };
    Trial { before, since, points, finding }
}

fn finding(points: &Points, before: Count, since: Count, wanted: Wanted) -> Finding {
    let (one, other) = (points.before(), points.since());
    let few = Finding::TooFew { before: one.len(), since: other.len() };
    if one.len().min(other.len()) < LEAST_POINTS {
        return few;
    }
    if points.too_thin() {
        return Finding::TooThin;
    }
    let Some(overlap) = overlap(one, other, wanted) else { return few };
    let trend = trend(one);
    let corrected = if trend.is_there() { corrected(one, other, wanted) } else { None };
    let pooled = way(before, since, wanted);
    let agree = |way: &Way| {
        [Some(overlap), corrected].into_iter().flatten().all(|pairs| beyond_chance(pairs) == Some(*way))
    };
    let said = pooled.filter(agree).map_or(Said::NoChange, Said::Maybe);
    Finding::Described { overlap, trend, corrected, said }
}

/// Which way the wider interval of Tau points, where it leaves zero out.
fn beyond_chance(pairs: Overlap) -> Option<Way> {
    let interval = pairs.interval(Level::ForAWord);
    if interval.low > 0.0 {
        Some(Way::AsWanted)
    } else if interval.high < 0.0 {
        Some(Way::TheOther)
    } else {
        None
    }
}

/// Which way the pooled share went. None where it stayed.
pub(super) fn way(before: Count, since: Count, wanted: Wanted) -> Option<Way> {
    let order = Fraction::share(since).cmp(&Fraction::share(before));
    match (order, wanted) {
        (std::cmp::Ordering::Equal, _) => None,
        (std::cmp::Ordering::Less, Wanted::Less) | (std::cmp::Ordering::Greater, Wanted::More) => {
            Some(Way::AsWanted)
        }
        _ => Some(Way::TheOther),
    }
}
