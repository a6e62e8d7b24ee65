//! What the lead said, folded into what holds now.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use records::{
    Answer, CalendarSource, CommitId, Hours, IncidentFile, IncidentLabels, Opaque, Place, Said, Word,
};

use crate::persons::plain;

/// "This person is, or is not, in the team", from one day to before another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// An address of the person.
    pub who: String,
    /// In, or out.
    pub is_in: bool,
    /// The first day it holds; absent: always before.
    pub from: Option<Date>,
    /// The first day it no longer holds; absent: until further notice.
    pub to: Option<Date>,
}

/// A change the lead made to the areas found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "as the words of records::Said")]
pub enum AreaEdit {
    Renamed { area: String, name: String },
    Merged { area: String, into: String },
    Split { area: String, name: String, globs: Vec<String> },
}

/// A hand-over the lead confirmed or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The area, by name.
    pub area: String,
    /// The day from which it holds.
    pub date: Date,
    /// 1 to 7; absent: a draft that was refused.
    pub level: Option<u8>,
    /// When it was said, in microseconds.
    pub at: i64,
}

/// A problem that came back on a day, as the lead's log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameBack {
    /// The line that tells it, by its name.
    pub line: String,
    /// What the line says. Hostile text.
    pub words: String,
    /// What kind of problem it was; none where the line does not say.
    pub class: Option<String>,
    /// The day.
    pub day: Date,
}

/// What the lead's log says of problems that come back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recurrences {
    /// Each time, in the order of the days.
    pub came_back: Vec<CameBack>,
    /// Classes of which a condition was changed, each time with the day that was said.
    pub changed: Vec<(String, Date)>,
}

/// By which labels and which words of a title a proposal on a forge is known; by none where both are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownBy {
    /// Labels.
    pub labels: Vec<String>,
    /// Words of a title.
    pub titles: Vec<String>,
}

impl KnownBy {
    /// Whether nothing says how one is known.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty() && self.titles.is_empty()
    }
}

/// A proposal of the lead's that stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The line that tells it, by its name.
    pub line: String,
    /// What was proposed. Hostile text.
    pub words: String,
    /// The day it was made.
    pub day: Date,
    /// The day it became a decision or a merged change.
    pub landed: Option<Date>,
}

/// A talk of the lead's log: its days, and neither what it was about nor with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talked {
    /// When the tension was first noted; none where nothing was written down before it was held.
    pub noted: Option<Date>,
    /// When it was held; none while it was not.
    pub held: Option<Date>,
    /// Whether it was rehearsed.
    pub rehearsed: bool,
}

/// Everything the lead said that still holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// Addresses that are the lead's.
    pub me: Vec<String>,
    /// Addresses that are not.
    pub not_me: Vec<String>,
    /// Pairs of addresses of one person.
    pub joined: Vec<(String, String)>,
    /// Pairs of addresses of two people: proposals refused.
    pub apart: Vec<(String, String)>,
    /// Patterns of programs.
    pub bots: Vec<String>,
    /// In and out of the team, later words last.
    pub memberships: Vec<Membership>,
    /// The team was looked at.
    pub team_seen: bool,
    /// Prefixes of paths that are the team's; empty: everything.
    pub scope: Vec<String>,
    /// Further repositories, by path.
    pub repositories: Vec<String>,
    /// Branch by repository.
    pub branches: HashMap<String, String>,
    /// Where change requests are, by repository.
    pub forges: HashMap<String, Place>,
    /// The file of incidents.
    pub incidents: Option<IncidentFile>,
    /// By which labels an issue of a forge is an incident.
    pub incident_issues: Option<IncidentLabels>,
    /// What the log says of problems that come back.
    pub recurrences: Recurrences,
    /// The lead's calendars, by the names they know them by.
    pub calendars: BTreeMap<String, CalendarSource>,
    /// How a proposal on a forge is known.
    pub proposals: KnownBy,
    /// Proposals that stand in the log, without those that became moot; the desk brings them.
    pub proposed: Vec<Proposed>,
    /// Talks that stand in the log, without those that became moot; the desk brings them.
    pub talks: Vec<Talked>,
    /// IANA name of the zone.
    pub zone: Option<String>,
    /// The folder of an organisation's own content.
    pub content: Option<String>,
    /// Working hours.
    pub hours: Option<Hours>,
    /// The day the role began; `Some(None)`: asked and skipped.
    pub role: Option<Option<Date>>,
    /// Days off, both ends included.
    pub days_off: Vec<(Date, Date)>,
    /// Days a calendar proposed as days off, and that are none; both ends included.
    pub not_days_off: Vec<(Date, Date)>,
    /// Series of meetings that are one-to-ones, or are none.
    pub one_to_ones: BTreeMap<Opaque, bool>,
    /// Series that are time for what is far off, or are none.
    pub long_horizon: BTreeMap<Opaque, bool>,
    /// The same of single times of meetings, by when their series has them begin, in the order said.
    pub long_horizon_once: BTreeMap<Opaque, Vec<(i64, bool)>>,
    /// Commits left out, with the reason.
    pub excluded_commits: HashMap<CommitId, String>,
    /// Areas left out, with the reason, in the order said.
    pub excluded_areas: Vec<(String, String)>,
    /// Answers about upstream syncs.
    pub sync: HashMap<CommitId, bool>,
    /// Whether configuration counts; absent: not said.
    pub count_configuration: Option<bool>,
    /// Edits of areas, in order.
    pub area_edits: Vec<AreaEdit>,
    /// Answers of the weekly pass, by change.
    pub reasons: HashMap<CommitId, Answer>,
    /// Words beside a signal, with the instant they were said (microseconds).
    pub disagreed: Vec<(String, String, i64)>,
    /// Hand-overs, later words on the same area and day last.
    pub hand_overs: Vec<HandOver>,
    /// The lead's own targets, by signal id.
    pub targets: HashMap<String, f64>,
}

impl Settings {
    /// Folds words in the order they were said; a later word on the same subject replaces an earlier.
    pub fn of(words: &[Word]) -> Settings {
        let mut settings = Settings::default();
        for word in words {
            settings.hear(word);
        }
        settings
    }

    /// The labels with which issues of a forge are read, each once.
    pub fn issue_labels(&self) -> Vec<String> {
        let mut labels = self.proposals.labels.clone();
        for label in self.incident_issues.iter().flat_map(|known_by| &known_by.labels) {
            if !labels.contains(label) {
                labels.push(label.clone());
            }
        }
        labels
    }

    /// Whether anything is connected that tells of incidents, the log aside.
    pub fn has_incidents(&self) -> bool {
        self.incidents.is_some() || self.incident_issues.is_some()
    }

    /// Whether the lead said an address is not theirs.
    pub fn is_not_me(&self, address: &str) -> bool {
        let address = plain(address);
        self.not_me.iter().any(|other| plain(other) == address)
    }

    /// Hears one word more.
    pub fn hear(&mut self, word: &Word) {
        match word.said.clone() {
            Said::Me { address } => {
                self.not_me.retain(|other| plain(other) != plain(&address));
                self.me.push(address);
            }
            Said::NotMe { address } => {
                self.me.retain(|other| plain(other) != plain(&address));
                self.not_me.push(address);
            }
            Said::Joined { one, other } => self.joined.push((one, other)),
            Said::Apart { one, other } => self.apart.push((one, other)),
            Said::Bot { pattern } => self.bots.push(pattern),
            Said::InTeam { who, from, to } => {
                self.memberships.push(Membership { who, is_in: true, from, to })
            }
            Said::NotInTeam { who, from, to } => {
                self.memberships.push(Membership { who, is_in: false, from, to })
            }
            Said::TeamSeen => self.team_seen = true,
            Said::Scope { prefixes } => self.scope = prefixes,
            Said::Repository { path } => self.repositories.push(path),
            Said::Branch { repository, branch } => {
                self.branches.insert(repository, branch);
            }
            Said::Forge { repository, place: Some(place) } => {
                self.forges.insert(repository, place);
            }
            Said::Forge { repository, place: None } => {
                self.forges.remove(&repository);
            }
            Said::Incidents { file } => self.incidents = file,
            Said::IncidentIssues { known_by } => self.incident_issues = known_by,
            Said::Calendar { name, source: Some(source) } => {
                self.calendars.insert(name, source);
            }
            Said::Calendar { name, source: None } => {
                self.calendars.remove(&name);
            }
            Said::Proposals { labels, titles } => self.proposals = KnownBy { labels, titles },
            Said::Zone { name } => self.zone = Some(name),
            Said::Content { folder } => self.content = folder,
            Said::Hours { hours } => self.hours = hours,
            Said::Role { date } => self.role = Some(date),
            Said::DaysOff { first, last } => self.days_off.push((first, last)),
            Said::NotDaysOff { first, last } => self.not_days_off.push((first, last)),
            Said::OneToOne { series, yes } => {
                self.one_to_ones.insert(series, yes);
            }
            Said::LongHorizon { series, yes } => {
                self.long_horizon.insert(series, yes);
            }
            Said::LongHorizonOnce { series, planned, yes, .. } => {
                let times = self.long_horizon_once.entry(series).or_default();
                times.retain(|&(time, _)| time != planned);
                times.push((planned, yes));
            }
            Said::NotThisCommit { commit, because } => {
                self.excluded_commits.insert(commit, because);
            }
            Said::NotThisArea { area, because } => self.excluded_areas.push((area, because)),
            Said::Sync { merge, yes } => {
                self.sync.insert(merge, yes);
            }
            Said::CountConfiguration { yes } => self.count_configuration = Some(yes),
            Said::AreaRenamed { area, name } => self.area_edits.push(AreaEdit::Renamed { area, name }),
            Said::AreasMerged { area, into } => self.area_edits.push(AreaEdit::Merged { area, into }),
            Said::AreaSplit { area, name, globs } => {
                self.area_edits.push(AreaEdit::Split { area, name, globs });
            }
            Said::AreasAnew => self.area_edits.clear(),
            Said::Reason { change, answer } => {
                self.reasons.insert(change, answer);
            }
            Said::Disagreed { signal, why } => self.disagreed.push((signal, why, word.at)),
            Said::HandedOver { area, date, level } => {
                self.hand_over(HandOver { area, date, level, at: word.at });
            }
            Said::Target { signal, share } => {
                self.targets.insert(signal, share.0);
            }
        }
    }

    /// Hears of a hand-over: of two of one area on one day the later one heard holds.
    pub fn hand_over(&mut self, given: HandOver) {
        self.hand_overs.retain(|known| known.area != given.area || known.date != given.date);
        self.hand_overs.push(given);
    }
}
