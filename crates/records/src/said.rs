//! What the lead said: corrections, settings and words of their own. Nothing here is computed.

use jiff::civil::{Date, Time};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{CalendarSource, CommitId, IncidentFile, IncidentLabels, Opaque, Place};

/// What a lead's words can be: each kind stands in a book of its own, so that whoever reads one need not know
/// the others.
pub trait Book: Serialize + DeserializeOwned {
    /// The name of the book, which stays.
    const NAME: &'static str;
}

impl Book for Said {
    const NAME: &'static str = "said";
}

/// One thing the lead said, with when.
#[derive(Clone, Debug, PartialEq)]
pub struct Word<S = Said> {
    /// Microseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// What was said.
    pub said: S,
}

/// A part of a whole, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Share(pub f64);

/// The reason given, in the lead's words.
pub type Because = String;

/// Working hours: for Monday to Sunday a range of the day's clock, or a day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours(pub [Option<(Time, Time)>; 7]);

/// "Could someone else have owned this?"
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Somebody else could have.
    Yes,
    /// Nobody else could have.
    No,
    /// Somebody else could have; the lead wanted to.
    Wanted,
}

/// What the lead can say. People are given by one of their addresses; areas by name; commits by
/// full id. A later word on the same subject replaces the earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant's sentence names its fields")]
pub enum Said {
    /// "This address is me."
    Me { address: String },
    /// "This address is not me."
    NotMe { address: String },
    /// "These two addresses are one person."
    Joined { one: String, other: String },
    /// "These two are not."
    Apart { one: String, other: String },
    /// "This address is a program."
    Bot { pattern: String },
    /// "This person is in the team", from the first day to before the second.
    InTeam { who: String, from: Option<Date>, to: Option<Date> },
    /// "This person is not in the team", from the first day to before the second.
    NotInTeam { who: String, from: Option<Date>, to: Option<Date> },
    /// "The team found is right", or the question was skipped: it is asked once.
    TeamSeen,
    /// Prefixes of paths; with several repositories `repository/path`. Empty: everything.
    Scope { prefixes: Vec<String> },
    /// Another repository of the team, by absolute path.
    Repository { path: String },
    /// Where a repository's change requests are; none: they are read no longer.
    Forge { repository: String, place: Option<Place> },
    /// The team's file of incidents; none: it is read no longer.
    Incidents { file: Option<IncidentFile> },
    /// By which labels an issue of the team's forges is an incident; none: by none.
    IncidentIssues { known_by: Option<IncidentLabels> },
    /// A calendar of the lead's, by the name they know it by; none: it is read no longer.
    Calendar { name: String, source: Option<CalendarSource> },
    /// By which labels, and by which words of a title, a proposal on a forge is known. Both empty: by none.
    Proposals { labels: Vec<String>, titles: Vec<String> },
    /// The branch of a repository.
    Branch { repository: String, branch: String },
    /// An IANA zone.
    Zone { name: String },
    /// The folder, by absolute path, whose words stand in the place of those the program brings; none: those.
    Content { folder: Option<String> },
    /// The working hours; `None` takes them away.
    Hours { hours: Option<Hours> },
    /// The day the role began; `None`: asked and skipped.
    Role { date: Option<Date> },
    /// Days off, both included.
    DaysOff { first: Date, last: Date },
    /// "These are no days off", both included: a proposal of the calendar was refused.
    NotDaysOff { first: Date, last: Date },
    /// Whether a series of meetings is one of one-to-ones.
    OneToOne { series: Opaque, yes: bool },
    /// Whether a series is time for what is far off.
    LongHorizon { series: Opaque, yes: bool },
    /// Whether one time of a meeting is, by when its series has it begin, in seconds since 1970-01-01T00:00:00Z; with the day it
    /// was named by.
    LongHorizonOnce { series: Opaque, planned: i64, day: Date, yes: bool },
    /// "Not this commit, because."
    NotThisCommit { commit: CommitId, because: Because },
    /// "Not this area, because."
    NotThisArea { area: String, because: Because },
    /// Whether this merge, and later ones like it, brought work of others from upstream.
    Sync { merge: CommitId, yes: bool },
    /// Whether configuration files count.
    CountConfiguration { yes: bool },
    /// Another name for an area.
    AreaRenamed { area: String, name: String },
    /// One area of two.
    AreasMerged { area: String, into: String },
    /// What the globs match is an area of its own.
    AreaSplit { area: String, name: String, globs: Vec<String> },
    /// Areas are to be worked out anew, all earlier words about areas forgotten.
    AreasAnew,
    /// An answer of the weekly pass.
    Reason { change: CommitId, answer: Answer },
    /// Words kept beside a signal.
    Disagreed { signal: String, why: String },
    /// An area was handed over on a day, at a level 1 to 7; `None`: a draft was refused.
    HandedOver { area: String, date: Date, level: Option<u8> },
    /// The lead's own target for a signal.
    Target { signal: String, share: Share },
}
