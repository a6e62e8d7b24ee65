//! It happened again: how long ago, how often within ninety days, and whether that changes.

use jiff::civil::Date;

use crate::Count;

/// The same class within so many days is "again".
pub const AGAIN_WITHIN: i32 = 90;
/// Fewer than this show no trend.
pub const LEAST_FOR_A_TREND: usize = 4;
/// U beyond this is said: by chance alone one in fifty is.
const SAID_BEYOND: f64 = 2.326;

/// A problem that came, of a class the lead named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happening<'a> {
    /// The day.
    pub day: Date,
    /// The class; empty where none was named.
    pub class: &'a str,
}

/// Of all happenings, those that came at most [`AGAIN_WITHIN`] days after another one of their class (s12). One without a
/// class is in the whole, and never again.
pub fn again(happenings: &[Happening]) -> Count {
    let mut by_class: Vec<&Happening> = happenings.iter().collect();
    by_class.sort_by_key(|one| (one.class, one.day));
    let soon = |two: &&[&Happening]| {
        let [earlier, later] = **two else { return false };
        let same = !later.class.is_empty() && earlier.class == later.class;
        same && days(earlier.day, later.day) <= AGAIN_WITHIN
    };
    Count { part: by_class.windows(2).filter(soon).count() as u64, of: happenings.len() as u64 }
}

/// Days from the last one to today. None where there is none yet.
pub fn days_since_last(came: &[Date], today: Date) -> Option<i32> {
    came.iter().copied().filter(|day| *day <= today).max().map(|last| days(last, today))
}

/// Whether something comes more or less often, by the test of Laplace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frequency {
    /// U = (Σt/n − T/2) / (T·√(1/12n)): 0 where it comes as often as ever, below where it comes less often.
    pub u: f64,
    /// How many were looked at.
    pub n: usize,
    /// In a word.
    pub said: Often,
}

/// The word for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    /// Less often than at first.
    Less,
    /// More often.
    More,
    /// Neither can be said.
    NoClearTrend,
}

impl Often {
    /// As it is printed.
    pub fn text(self) -> &'static str {
        match self {
            Often::Less => "less often",
            Often::More => "more often",
            Often::NoClearTrend => "no clear trend",
        }
    }
}

/// Laplace's U of the days on which something came, watched from one day to another. Days outside are not looked at. None
/// of fewer than [`LEAST_FOR_A_TREND`], or of no time.
///
/// Watching must not begin with the first one: a day chosen because it came then says nothing of how often it comes. Where
/// nothing else is known, give its day as `from`: it is then left out.
pub fn frequency(came: &[Date], from: Date, to: Date) -> Option<Frequency> {
    let ages: Vec<f64> = came
        .iter()
        .filter(|day| from < **day && **day <= to)
        .map(|day| f64::from(days(from, *day)))
        .collect();
    let n = ages.len();
    if n < LEAST_FOR_A_TREND {
        return None;
    }
    let watched = f64::from(days(from, to));
    let mean = ages.iter().sum::<f64>() / n as f64;
    let u = (mean - watched / 2.0) / (watched * (1.0 / (12.0 * n as f64)).sqrt());
    let said = match u {
        _ if u > SAID_BEYOND => Often::More,
        _ if u < -SAID_BEYOND => Often::Less,
        _ => Often::NoClearTrend,
    };
    Some(Frequency { u, n, said })
}

/// Days from one day to another; negative backwards.
pub(crate) fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
