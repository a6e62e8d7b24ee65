//! The zones a calendar names.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::str::FromStr;

use calcard::common::timezone::Tz;
use calcard::{Entry, Parser};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::definition::Definition;

/// A clock that local times are read by.
#[derive(Clone, Debug)]
pub(super) enum Zone {
    /// One of the table of zones.
    Known(TimeZone),
    /// One that the calendar defines.
    Defined(Rc<Definition>),
}

impl Zone {
    /// The instant of a local time. One that the clock skips is read with the offset before; one that it shows twice is the first
    /// (RFC 5545, 3.3.5). None beyond the years a clock can show.
    pub(super) fn instant(&self, local: DateTime) -> Option<i64> {
        match self {
            Zone::Known(zone) => Some(local.to_zoned(zone.clone()).ok()?.timestamp().as_second()),
            Zone::Defined(zone) => Some(zone.instant(local)),
        }
    }

    /// The local time of an instant.
    pub(super) fn local(&self, instant: i64) -> Option<DateTime> {
        match self {
            Zone::Known(zone) => {
                Some(jiff::Timestamp::from_second(instant).ok()?.to_zoned(zone.clone()).datetime())
            }
            Zone::Defined(zone) => zone.local(instant),
        }
    }
}

/// The zones of one calendar, each looked up once.
pub(super) struct Zones<'c> {
    /// Where times without a zone are read.
    floating: TimeZone,
    definitions: &'c BTreeMap<String, String>,
    last: DateTime,
    found: BTreeMap<String, Option<Zone>>,
}

impl<'c> Zones<'c> {
    pub(super) fn new(
        floating: TimeZone,
        definitions: &'c BTreeMap<String, String>,
        last: DateTime,
    ) -> Zones<'c> {
        Zones { floating, definitions, last, found: BTreeMap::new() }
    }

    /// The zone of a name, or of times without one. None is a zone that nobody knows, and is not guessed.
    pub(super) fn of(&mut self, name: Option<&str>) -> Option<Zone> {
        let Some(name) = name else { return Some(Zone::Known(self.floating.clone())) };
        if let Some(found) = self.found.get(name) {
            return found.clone();
        }
        let found = self.looked_up(name);
        self.found.insert(name.to_owned(), found.clone());
        found
    }

    /// What the table of zones has under that name; else what the calendar defines; else what the name is known to stand for.
    fn looked_up(&self, name: &str) -> Option<Zone> {
        if let Some(zone) = known(name) {
            return Some(Zone::Known(zone));
        }
        if let Some(text) = self.definitions.get(name)
            && let Entry::ICalendar(calendar) = Parser::new(text).entry()
            && let Some(zone) = Definition::of(&calendar, self.last)
        {
            return Some(Zone::Defined(Rc::new(zone)));
        }
        // Names of Microsoft's, and of the paths that older programs put before one: calcard has the list.
        let stands_for = Tz::from_str(name).ok()?;
        known(&stands_for.name()?).map(Zone::Known)
    }
}

fn known(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok()
}
