//! What the sources of a week do not show: not connected, or read no later than some day before.

use growth::Trigger;
use jiff::civil::Date;
use team::Ground;

use crate::text::day_with_weekday;

/// A source of moments that does not show all up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it is.
    source: Source,
    /// The day it was last read; none where it is not connected.
    until: Option<Date>,
}

/// Where moments are read beside git.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    Forge,
    Calendar,
    Incidents,
}

impl Source {
    fn of(trigger: Trigger) -> Option<Source> {
        match trigger {
            Trigger::MergeWaits | Trigger::OwnAssignment => Some(Source::Forge),
            Trigger::OneToOneTomorrow => Some(Source::Calendar),
            Trigger::IncidentClosed => Some(Source::Incidents),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Source::Forge => "forge",
            Source::Calendar => "calendar",
            Source::Incidents => "file of incidents",
        }
    }
}

impl Unread {
    /// Whether it is where a kind of moments would be read.
    pub fn has(&self, trigger: Trigger) -> bool {
        Source::of(trigger) == Some(self.source)
    }

    /// Whether nothing is read of it.
    pub fn is_not_connected(&self) -> bool {
        self.until.is_none()
    }

    /// What is so: `No forge is connected, so no record shows this moment.`
    pub fn in_words(&self) -> String {
        let name = self.source.name();
        let log = if self.source == Source::Incidents { ", but a line of the log with r" } else { "" };
        match self.until {
            None => format!("No {name} is connected, so nothing shows this moment{log}."),
            Some(day) => {
                let day = day_with_weekday(day);
                format!("Your {name} was last read on {day}; what came since is not known.")
            }
        }
    }
}

/// Whether anything but git is where a kind of moments is read, in words for who chooses one: `by a forge`.
pub(crate) fn source_in_words(trigger: Trigger) -> Option<&'static str> {
    Source::of(trigger).map(|source| match source {
        Source::Forge => "by a forge that is connected",
        Source::Calendar => "by a calendar that is connected",
        Source::Incidents => "by a file of incidents, or r in the log",
    })
}

/// All of a ground on a day. A calendar that was read before tells of the days since too, as they were planned then.
pub(super) fn of(ground: &Ground, today: Date) -> Vec<Unread> {
    let forges: Vec<i64> = ground.forges.iter().flatten().filter_map(|forge| forge.read).collect();
    let read = [
        (Source::Forge, forges.into_iter().min()),
        (Source::Calendar, ground.calendar.map(|calendar| calendar.read)),
        (Source::Incidents, ground.incidents.map(|incidents| incidents.read)),
    ];
    let unread = read.map(|(source, read)| Unread { source, until: read.map(|read| ground.clock.day(read)) });
    unread.into_iter().filter(|one| one.until.is_none_or(|until| until < today)).collect()
}
