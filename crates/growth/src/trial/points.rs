//! Points that share no week.

use super::{Monday, Week, Weeks};
use crate::Count;

/// At most so many points stand for the time before: eight weeks, or sixteen, or thirty-two.
pub const MOST_BEFORE: usize = 8;
/// Points of fewer than this in the middle are made wider.
const LEAST_MEDIAN: u64 = 5;

/// How many weeks are one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// Each week is one.
    One,
    /// Two weeks.
    Two,
    /// Four weeks.
    Four,
}

impl Width {
    /// From the narrowest on.
    const ALL: [Width; 3] = [Width::One, Width::Two, Width::Four];

    /// In weeks.
    pub fn weeks(self) -> usize {
        match self {
            Width::One => 1,
            Width::Two => 2,
            Width::Four => 4,
        }
    }
}

/// One point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its place among all of the trial: 0 for the first of *since*, negative before. Empty ones have one too.
    pub at: i64,
    /// The Monday its first week began on.
    pub from: Monday,
    /// What was counted in its weeks. Never of nothing.
    pub count: Count,
}

/// The points before a practice began and since. Each is made of whole weeks that no other point has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Points {
    width: Width,
    halves: u64,
    before: Side,
    since: Side,
}

/// One side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Side {
    points: Vec<Point>,
    weeks: Vec<Week>,
}

impl Points {
    /// Cuts weeks into points at the Monday a practice began: the narrowest width at which half of all points hold five
    /// or more, else the widest.
    ///
    /// Before, groups are counted back from that Monday, at most [`MOST_BEFORE`]; since, forwards. Weeks that do
    /// not fill a group wait. A group follows the weeks there are: one that is absent is passed over.
    pub fn of(weeks: &Weeks, began: Monday) -> Points {
        let cut = |width| Points::cut(weeks, began, width);
        let fits = |points: &Points| points.halves >= 2 * LEAST_MEDIAN;
        Width::ALL.into_iter().map(cut).find(fits).unwrap_or_else(|| cut(Width::Four))
    }

    fn cut(weeks: &Weeks, began: Monday, width: Width) -> Points {
        let split = weeks.all().partition_point(|week| week.monday < began);
        let (before, since) = weeks.all().split_at(split);
        let groups = (before.len() / width.weeks()).min(MOST_BEFORE);
        let before = Side::of(&before[before.len() - groups * width.weeks()..], width, -(groups as i64));
        let since = Side::of(&since[..since.len() - since.len() % width.weeks()], width, 0);
        let sizes = before.sizes(width).chain(since.sizes(width)).collect();
        Points { width, halves: twice_the_median(sizes), before, since }
    }

    /// How many weeks a point is.
    pub fn width(&self) -> Width {
        self.width
    }

    /// What the middle point holds; the mean of two where two are in the middle.
    pub fn median(&self) -> f64 {
        self.halves as f64 / 2.0
    }

    /// Whether the middle point holds too little for the points to be compared.
    pub fn too_thin(&self) -> bool {
        self.halves < 2 * LEAST_MEDIAN
    }

    /// Those before, the oldest first.
    pub fn before(&self) -> &[Point] {
        &self.before.points
    }

    /// Those since, the oldest first.
    pub fn since(&self) -> &[Point] {
        &self.since.points
    }

    /// The weeks that the points before are made of, empty ones too.
    pub fn weeks_before(&self) -> &[Week] {
        &self.before.weeks
    }

    /// The weeks that the points since are made of, empty ones too.
    pub fn weeks_since(&self) -> &[Week] {
        &self.since.weeks
    }
}

impl Side {
    fn of(weeks: &[Week], width: Width, first: i64) -> Side {
        let point = |(at, group): (i64, &[Week])| Point {
            at,
            from: group[0].monday,
            count: group.iter().map(|week| week.count).sum(),
        };
        let points = (first..).zip(weeks.chunks(width.weeks())).map(point);
        Side { points: points.filter(|point| point.count.of > 0).collect(), weeks: weeks.to_vec() }
    }

    /// What each group holds, empty ones too.
    fn sizes(&self, width: Width) -> impl Iterator<Item = u64> {
        self.weeks.chunks(width.weeks()).map(|group| group.iter().map(|week| week.count.of).sum())
    }
}

fn twice_the_median(mut sizes: Vec<u64>) -> u64 {
    sizes.sort_unstable();
    match (sizes.len(), sizes.len() / 2) {
        (0, _) => 0,
        (len, half) if len % 2 == 1 => 2 * sizes[half],
        (_, half) => sizes[half - 1] + sizes[half],
    }
}
