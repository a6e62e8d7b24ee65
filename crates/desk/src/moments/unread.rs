//! What the sources of a week do not show: not connected, or read no later than some day before.

use growth::Trigger;
use jiff::civil::Date;
use signals::incidents::until;
use team::Ground;

use crate::text::day_with_weekday;

/// A source of moments that does not show all up to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it is.
    source: Source,
    /// How far it shows.
    shows: Shows,
}

/// How far a source shows what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// It is not connected.
    Nothing,
    /// It is, and was not read to its end yet.
    NothingYet,
    /// Up to a day.
    Until(Date),
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
            Source::Incidents => "incidents",
        }
    }
}

impl Unread {
    /// Whether it is where a kind of moments would be read.
    pub fn has(&self, trigger: Trigger) -> bool {
        Source::of(trigger) == Some(self.source)
    }

    /// Whether it is not connected.
    pub fn is_not_connected(&self) -> bool {
        self.shows == Shows::Nothing
    }

    /// What is so: `No forge is connected, so no record shows this moment.`
    pub fn in_words(&self) -> String {
        let name = self.source.name();
        match (self.source, self.shows) {
            (Source::Incidents, Shows::Nothing) => {
                "No file and no issues of incidents are connected, so nothing shows this moment, but a line of the log with r."
                    .to_owned()
            }
            (Source::Incidents, Shows::NothingYet) => {
                "Your incidents were not all read yet, so not each of them shows this moment.".to_owned()
            }
            (Source::Incidents, Shows::Until(to)) => {
                format!("Your incidents are told up to {}; what came since is not known.", day_with_weekday(to))
            }
            (_, Shows::Nothing) => format!("No {name} is connected, so nothing shows this moment."),
            (_, Shows::NothingYet) => {
                format!("Your {name} was not read to its end yet, so nothing shows this moment.")
            }
            (_, Shows::Until(to)) => {
                format!("Your {name} was last read on {}; what came since is not known.", day_with_weekday(to))
            }
        }
    }
}

/// Whether anything but git is where a kind of moments is read, in words for who chooses one: `by a forge`.
pub(crate) fn source_in_words(trigger: Trigger) -> Option<&'static str> {
    Source::of(trigger).map(|source| match source {
        Source::Forge => "by a forge that is connected",
        Source::Calendar => "by a calendar that is connected",
        Source::Incidents => "by incidents that are connected, or r in the log",
    })
}

/// All of a ground on a day. A calendar that was read before tells of the days since too, as they were planned then.
pub(super) fn of(ground: &Ground, today: Date) -> Vec<Unread> {
    let settings = ground.settings;
    let forges: Vec<i64> = ground.forges.iter().flatten().filter_map(|forge| forge.read).collect();
    // One that is not read to its end leaves out what another one shows.
    let all_forges = (forges.len() == settings.forges.len()).then(|| forges.into_iter().min()).flatten();
    let sources = [
        (Source::Forge, settings.forges.is_empty(), all_forges),
        (Source::Calendar, settings.calendars.is_empty(), ground.calendar.map(|calendar| calendar.read)),
        (Source::Incidents, !settings.has_incidents(), until(ground)),
    ];
    let shows = |is_absent: bool, read: Option<i64>| match read {
        Some(read) => Shows::Until(ground.clock.day(read)),
        None if is_absent => Shows::Nothing,
        None => Shows::NothingYet,
    };
    let all = sources.map(|(source, is_absent, read)| Unread { source, shows: shows(is_absent, read) });
    all.into_iter().filter(|one| !matches!(one.shows, Shows::Until(day) if day >= today)).collect()
}
