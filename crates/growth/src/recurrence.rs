//! It happened again: how often within ninety days, and whether that changes.

use jiff::civil::Date;

use crate::Count;
use crate::days::days_from;

/// The same class within so many days is "again".
pub const AGAIN_WITHIN: i32 = 90;
/// Fewer than this show no trend.
pub const LEAST_FOR_A_TREND: usize = 4;
/// U beyond this is said: by chance alone one in fifty is.
const SAID_BEYOND: f64 = 2.326;

/// Of all times something came, those at most [`AGAIN_WITHIN`] days after it came before (s12). Of each class the days on
/// which it came, each once, oldest first: those of [`crate::log::Recurrence`].
pub fn again<'a>(classes: impl IntoIterator<Item = &'a [Date]>) -> Count {
    let soon = |two: &&[Date]| days_from(two[0], two[1]) <= AGAIN_WITHIN;
    let of_class =
        |came: &[Date]| Count { part: came.windows(2).filter(soon).count() as u64, of: came.len() as u64 };
    classes.into_iter().map(of_class).sum()
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
        .map(|day| f64::from(days_from(from, *day)))
        .collect();
    let n = ages.len();
    if n < LEAST_FOR_A_TREND {
        return None;
    }
    let watched = f64::from(days_from(from, to));
    let mean = ages.iter().sum::<f64>() / n as f64;
    let u = (mean - watched / 2.0) / (watched * (1.0 / (12.0 * n as f64)).sqrt());
    let said = match u {
        _ if u > SAID_BEYOND => Often::More,
        _ if u < -SAID_BEYOND => Often::Less,
        _ => Often::NoClearTrend,
    };
    Some(Frequency { u, n, said })
}
