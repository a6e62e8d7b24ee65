//! Quantities a lead gives, each in its unit.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How likely the lead holds something to be, in whole percent, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Odds(u8);

/// How much was given away, 1 to 7 (after Appelo, 2011): at 1 the lead decides and tells, at 7 it is the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

/// A length of time, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Minutes(pub u32);

/// An area of a team, by the names they go by: of another team an area of the same name is another.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The team, by the name of its first repository.
    pub team: String,
    /// The area.
    pub area: String,
}

/// A number outside of what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSuch {
    /// Odds are 0 to 100.
    Odds,
    /// Levels are 1 to 7.
    Level,
}

impl fmt::Display for NoSuch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoSuch::Odds => "odds are from 0 to 100 %",
            NoSuch::Level => "levels are from 1 to 7",
        })
    }
}

impl std::error::Error for NoSuch {}

impl TryFrom<u8> for Odds {
    type Error = NoSuch;

    fn try_from(percent: u8) -> Result<Odds, NoSuch> {
        if percent <= 100 { Ok(Odds(percent)) } else { Err(NoSuch::Odds) }
    }
}

impl From<Odds> for u8 {
    fn from(odds: Odds) -> u8 {
        odds.0
    }
}

impl TryFrom<u8> for Level {
    type Error = NoSuch;

    fn try_from(number: u8) -> Result<Level, NoSuch> {
        if (1..=7).contains(&number) { Ok(Level(number)) } else { Err(NoSuch::Level) }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> u8 {
        level.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_outside_of_what_there_is_is_refused_also_when_it_is_read() {
        assert_eq!(Odds::try_from(101), Err(NoSuch::Odds));
        assert_eq!(Level::try_from(0), Err(NoSuch::Level));
        assert_eq!(Level::try_from(8), Err(NoSuch::Level));
        assert_eq!(Odds::try_from(100).map(u8::from), Ok(100));
    }
}
