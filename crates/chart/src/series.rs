//! What is drawn over time: points, and what may be said of each.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::Count;
use crate::axis::after;
use crate::count::Weight;
use crate::measure::Measure;

/// A signal over time, for [`stave`](crate::stave()) and [`line`](crate::line()).
#[derive(Clone, Debug)]
pub struct Series {
    /// What is measured, as a phrase: `Your share of the changes you and the team merged`.
    pub what: String,
    /// What its points are.
    pub measure: Measure,
    /// What n counts, in the plural: `changes`.
    pub unit: String,
    /// The heads of the table over the part and over the whole: `Yours`, `Team`.
    pub heads: [String; 2],
    /// The weeks that one point pools; 0 where a point is a state of its day.
    pub weeks: i64,
    /// The signal's own least n. Points below it are dots without a line.
    pub least: u64,
    /// The points, oldest first. A week without a value is among them, as a gap.
    pub points: Vec<Point>,
    /// The lead's usual range, low and high: shares from 0 to 1, or hours. It is drawn from the start of *before*, and only if no
    /// regime mark lies behind that.
    pub usual: Option<(f64, f64)>,
    /// Days on which the unit changed: nothing is comparable across them.
    pub regimes: Vec<Regime>,
}

/// The value of the weeks that end on a Sunday.
#[derive(Clone, Debug)]
pub struct Point {
    /// The last day of the week.
    pub sunday: Date,
    /// What there was.
    pub value: Value,
}

/// What there was in some weeks.
#[derive(Clone, Debug)]
pub enum Value {
    /// A count.
    Of(Count),
    /// Nothing that could be said, and why: `not usable`.
    Gap(String),
}

/// A day from which on something else is counted.
#[derive(Clone, Debug)]
pub struct Regime {
    /// The first day of what is newer.
    pub on: Date,
    /// What changed: `merge policy changed`.
    pub label: String,
    /// What one change was until then, and is since: `one commit, one change`, `one merge, one change`.
    pub kinds: Option<[String; 2]>,
}

/// How a point is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Drawn {
    /// On the line.
    Joined(Count),
    /// Fewer than the signal needs: a dot by itself.
    Alone(Count),
    /// Not at all, and why.
    Gap(String),
    /// Not at all, because two kinds of changes mix in it.
    Mixed,
}

impl Series {
    pub(crate) fn drawn(&self, point: &Point) -> Drawn {
        let end = after(point.sunday);
        let start = end.saturating_sub((self.weeks * 7).days());
        if self.regimes.iter().any(|regime| start < regime.on && regime.on < end) {
            return Drawn::Mixed;
        }
        match &point.value {
            Value::Gap(why) => Drawn::Gap(why.clone()),
            Value::Of(count) if count.weight() == Weight::CountsOnly => {
                Drawn::Gap(format!("under 5 {}", self.unit))
            }
            Value::Of(count) if count.of < self.least => Drawn::Alone(*count),
            Value::Of(count) => Drawn::Joined(*count),
        }
    }

    /// The values that are drawn, and the high end of the usual range: what a scale has to hold.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> {
        let points = self.points.iter().filter_map(|point| match self.drawn(point) {
            Drawn::Joined(count) | Drawn::Alone(count) => self.measure.value(count),
            Drawn::Gap(_) | Drawn::Mixed => None,
        });
        points.chain(self.usual.map(|(_, high)| high))
    }

    /// The day from which on everything is comparable with *now*.
    pub(crate) fn comparable_from(&self) -> Option<Date> {
        self.regimes.iter().map(|regime| regime.on).max()
    }

    /// Whether a point is of a kind that is not counted any more.
    pub(crate) fn is_old(&self, point: &Point) -> bool {
        self.comparable_from().is_some_and(|on| after(point.sunday) <= on)
    }

    /// The regime a point belongs to; a line never goes from one to another.
    pub(crate) fn regime(&self, point: &Point) -> usize {
        self.regimes.iter().filter(|regime| regime.on < after(point.sunday)).count()
    }

    /// The usual range, where all of *before* is comparable.
    pub(crate) fn usual_since(&self, before: Date) -> Option<(f64, f64)> {
        let whole = self.comparable_from().is_none_or(|on| on <= before);
        self.usual.filter(|(low, high)| whole && low.is_finite() && high.is_finite() && low <= high)
    }

    /// Weeks in a row that have no value for one reason: the first, the last and the reason.
    pub(crate) fn gaps(&self) -> Vec<(Date, Date, String)> {
        let mut gaps: Vec<(Date, Date, String)> = Vec::new();
        let mut open = false;
        for point in &self.points {
            let Drawn::Gap(why) = self.drawn(point) else {
                open = false;
                continue;
            };
            match gaps.last_mut() {
                Some((_, last, same)) if open && *same == why => *last = point.sunday,
                _ => gaps.push((point.sunday, point.sunday, why)),
            }
            open = true;
        }
        gaps
    }
}
