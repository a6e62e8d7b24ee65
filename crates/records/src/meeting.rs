//! Meetings, as a calendar has them: one record for each time that a meeting takes place.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A name that says only whether two things are the same one: who has no key of the data directory learns nothing from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Opaque(pub u128);

/// One instance of a meeting: one time that it takes place, or was to.
///
/// Nobody is named: of all who are invited there is their number, and of a meeting of two a name that is opaque.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The meeting it is an instance of; with `planned`, what tells it from all others.
    pub series: Opaque,
    /// When its series has it begin, in seconds since 1970-01-01T00:00:00Z.
    pub planned: i64,
    /// When it begins, in seconds since 1970-01-01T00:00:00Z; for whole days the first midnight, in the zone that was given.
    pub begins: i64,
    /// When it ends, not before it begins.
    pub ends: i64,
    /// The first and the last day, both included, of what takes whole days and has no hours.
    pub days: Option<(Date, Date)>,
    /// Whether it is one of several.
    pub recurring: bool,
    /// Whether it alone was moved: it begins at another time than its series has it begin.
    pub moved: bool,
    /// What became of it.
    pub standing: Standing,
    /// What the lead answered.
    pub reply: Reply,
    /// Whether the lead invited to it; so it is too where nobody is invited.
    pub organizes: bool,
    /// Humans in it, the lead included where listed; none where nobody is invited, or it is private.
    pub attendees: u32,
    /// Whether a group is invited, of unknown number.
    pub group: bool,
    /// The other one, where it is the lead and one other.
    pub other: Option<Opaque>,
    /// Whether it was marked private: then no more was kept than that the lead is busy.
    pub private: bool,
    /// Whether the lead counts as free meanwhile.
    pub free: bool,
    /// Whether it says that the lead is away: by a word of its title, or by the mark of a program.
    pub away: bool,
    /// Whether its title or a category has one of the lead's words for work on the long run.
    pub long_horizon: bool,
    /// Its title, where the lead wants titles kept. Hostile text.
    pub title: Option<String>,
}

/// What became of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// It stands.
    Stands,
    /// It is marked as cancelled.
    Cancelled,
    /// It was taken out of its series.
    TakenOut,
}

/// An answer to an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reply {
    /// Yes; also the lead's own, where they invited or nobody is.
    Accepted,
    /// Perhaps.
    Tentative,
    /// No.
    Declined,
    /// None yet.
    Open,
    /// The lead is not among those invited by an address that is known to be theirs.
    Unlisted,
}

impl Meeting {
    /// Whether the lead is in it, as far as the calendar says: it stands, has hours, takes their time, and they said yes.
    pub fn is_attended(&self) -> bool {
        self.takes_hours() && self.reply == Reply::Accepted
    }

    /// Whether it stands, has hours, and the lead does not count as free meanwhile.
    pub fn takes_hours(&self) -> bool {
        self.standing == Standing::Stands && self.days.is_none() && !self.free && self.begins < self.ends
    }
}

/// Thirty-two digits: `0123456789abcdef0123456789abcdef`
impl fmt::Display for Opaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// A text that is no such name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOpaque;

impl fmt::Display for NotOpaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a name of thirty-two digits")
    }
}

impl std::error::Error for NotOpaque {}

impl FromStr for Opaque {
    type Err = NotOpaque;

    fn from_str(text: &str) -> Result<Opaque, NotOpaque> {
        let name = u128::from_str_radix(text, 16).map(Opaque).map_err(|_| NotOpaque)?;
        // Only as it is printed: one thing has one name.
        if name.to_string() == text { Ok(name) } else { Err(NotOpaque) }
    }
}

impl TryFrom<String> for Opaque {
    type Error = NotOpaque;

    fn try_from(text: String) -> Result<Opaque, NotOpaque> {
        text.parse()
    }
}

impl From<Opaque> for String {
    fn from(name: Opaque) -> String {
        name.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opaque_name_is_read_only_as_it_is_printed() {
        let name = Opaque(0xabc);
        assert_eq!(name.to_string(), "00000000000000000000000000000abc");
        assert_eq!(name.to_string().parse(), Ok(name));
        for text in ["", "abc", "00000000000000000000000000000ABC", "+0000000000000000000000000000abc"] {
            assert_eq!(text.parse::<Opaque>(), Err(NotOpaque), "{text}");
        }
    }
}
