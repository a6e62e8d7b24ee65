//! Notes as a lead would have kept them.

use growth::days::Zones;
use growth::{Entry, Note, Step};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use records::{Word, WordId};

/// Notes in the order they were kept.
#[derive(Clone, Debug, Default)]
pub struct Notes(pub Vec<(WordId, Word<Note>)>);

impl Notes {
    /// Keeps a note at noon, UTC, of a day.
    pub fn on(&mut self, day: Date, said: Note) -> WordId {
        self.at(noon(day), said)
    }

    /// Keeps a note at an instant (microseconds).
    pub fn at(&mut self, at: i64, said: Note) -> WordId {
        let id = word_id(self.0.len() as u64);
        self.0.push((id, Word { at, said }));
        id
    }

    /// Keeps an entry at noon, UTC, of a day, about that day.
    pub fn entry(&mut self, day: Date, entry: Entry) -> WordId {
        self.on(day, Note::Kept { entry, day: None })
    }

    /// Keeps a step of a cycle at noon, UTC, of a day.
    pub fn step(&mut self, day: Date, of: WordId, step: Step) -> WordId {
        self.on(day, Note::Step { of, step })
    }

    /// The same notes without one: it was taken back.
    pub fn without(&self, id: WordId) -> Notes {
        Notes(self.0.iter().filter(|(other, _)| *other != id).cloned().collect())
    }
}

/// The name of the nth word.
pub fn word_id(number: u64) -> WordId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    WordId::from_bytes(bytes)
}

/// Noon of a day, UTC, in microseconds.
pub fn noon(day: Date) -> i64 {
    instant(day.at(12, 0, 0, 0), "UTC")
}

/// The instant at which the wall of a zone shows a time, in microseconds.
pub fn instant(wall: DateTime, zone: &str) -> i64 {
    wall.to_zoned(TimeZone::get(zone).unwrap()).unwrap().timestamp().as_microsecond()
}

pub fn utc() -> Zones {
    Zones::one(TimeZone::UTC)
}
