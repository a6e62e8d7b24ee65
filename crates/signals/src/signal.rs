//! What every signal is, and what it answers.

use jiff::civil::Date;
use team::Ground;

use crate::carried::Needs;
use crate::stats::{Range, Verdict, Word};

/// A part of a whole, as two counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The part.
    pub part: u64,
    /// The whole: n.
    pub of: u64,
}

impl Count {
    /// Adds one to the whole, and to the part if it belongs to it.
    pub fn add(&mut self, belongs: bool) {
        self.part += u64::from(belongs);
        self.of += 1;
    }

    /// The share; none of nothing.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.part as f64 / self.of as f64)
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts
            .fold(Count::default(), |sum, count| Count { part: sum.part + count.part, of: sum.of + count.of })
    }
}

/// What a signal is, in words; help, page and JSON are made from it.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// Such as `s1a`.
    pub id: &'static str,
    /// The id in words, for the command line.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it means, in one sentence.
    pub meaning: &'static str,
    /// How it is worked out.
    pub formula: &'static str,
    /// The unit of its value.
    pub unit: &'static str,
    /// The window of its value.
    pub window: &'static str,
    /// The records it needs.
    pub records: &'static str,
    /// Where they come from.
    pub source: &'static str,
    /// What it cannot see.
    pub not_seen: &'static str,
    /// What stands beside it, so that it is not read alone.
    pub counter: &'static str,
    /// The capability it belongs to.
    pub capability: &'static str,
    /// The least n in words.
    pub minimum: &'static str,
    /// How far back it asks.
    pub needs: Needs,
}

/// Whether there is an answer. There is no default, and no zero for "unknown".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// A value.
    Value,
    /// Too little for one.
    NotEnough {
        /// What there is.
        have: u64,
        /// What is needed.
        need: u64,
        /// Of what.
        why: String,
    },
    /// The question does not arise here.
    NotApplicable(String),
    /// What was read does not say it: objects or history are missing, or no scope was chosen.
    Dropped(String),
    /// What it needs is not connected, such as a forge. Nothing is missing that was to be read.
    NotConnected(&'static str),
}

/// A record that can be opened: a commit, a tag, or a file in a commit; or what is outside of git, such as a request or an incident.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    /// A full object id, or `<commit>:<path>`: `git cat-file -e` accepts it. Outside of git: its name there.
    pub id: String,
    /// The day of its merge, or the author's day where the signal is about those.
    pub day: Date,
    /// The area, where it has one.
    pub area: Option<String>,
    /// The subject of the commit, the name of the tag, the path, or the title of the request. Hostile text.
    pub title: String,
    /// Which repository, of several.
    pub repository: usize,
    /// The address that opens it; none for what git opens.
    pub link: Option<String>,
}

/// A value of a line, at one Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Weeks before T.
    pub weeks_ago: i32,
    /// The pooled twelve weeks up to it; s5b: its value there; s3: seconds of the median, and of how many waits.
    pub count: Count,
}

/// How much of what a signal needs was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Commits of the chain in the window whose tree difference could be made, of all.
    pub commits: Count,
    /// Whether the history reaches the start of the window.
    pub reaches: bool,
    /// What was read of the forges; none where a signal needs none, or none is connected.
    pub requests: Option<Requests>,
}

/// How much was read of the team's forges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requests {
    /// Repositories whose forge is connected and was read, of all.
    pub repositories: Count,
    /// Change requests that could be read, of all that were there.
    pub requests: Count,
    /// From this second on everything is known, in seconds since 1970: requests closed before were not read.
    pub since: i64,
    /// Up to before this second.
    pub until: i64,
    /// Whether both hold the window.
    pub reaches: bool,
    /// The window, in weeks before T; 0 where the figure is of the moment.
    pub weeks: i32,
    /// Changes of the window that a request became, of all of the team that count.
    pub changes: Count,
}

impl Coverage {
    /// Whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.reaches
            && self.commits.part == self.commits.of
            && self.requests.is_none_or(|forge| forge.is_whole())
    }
}

impl Requests {
    /// Whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        let all = |count: Count| count.part == count.of;
        self.reaches && all(self.repositories) && all(self.requests)
    }
}

/// A signal's answer.
#[derive(Clone, Debug)]
pub struct Signal {
    /// What it is.
    pub definition: &'static Definition,
    /// Whether there is an answer.
    pub status: Status,
    /// The main figure as two counts; for signals that are one count, `of` is absent.
    pub count: Option<Count>,
    /// The value: a share 0 to 1, or a number.
    pub value: Option<f64>,
    /// The same by the looser rule of knowledge.
    pub looser: Option<Count>,
    /// Now against before.
    pub verdict: Option<Verdict>,
    /// What the verdict was four weeks before T, on the ground of T; none where the records do not reach so far.
    pub month_before: Option<Word>,
    /// The usual range of the line.
    pub usual: Option<Range>,
    /// The line, newest first, one a week.
    pub points: Vec<Point>,
    /// What was read of what is needed.
    pub coverage: Coverage,
    /// The records of the numerator.
    pub numerator: Vec<Record>,
    /// The records of the denominator.
    pub denominator: Vec<Record>,
}

impl Definition {
    /// Whether its value is a length in hours, and not a share or a number; its points are then medians in seconds.
    pub fn is_in_hours(&self) -> bool {
        self.unit == "hours"
    }

    /// The value of a point: a share, or hours. None of nothing.
    pub fn value_of(&self, point: Count) -> Option<f64> {
        if self.is_in_hours() { (point.of > 0).then_some(point.part as f64 / 3600.0) } else { point.share() }
    }
}

impl Signal {
    /// An answer that is not there yet, to be filled.
    pub(crate) fn empty(definition: &'static Definition, ground: &Ground) -> Signal {
        Signal {
            definition,
            status: Status::Value,
            count: None,
            value: None,
            looser: None,
            verdict: None,
            month_before: None,
            usual: None,
            points: Vec::new(),
            coverage: crate::coverage::coverage(ground, definition.needs.figure),
            numerator: Vec::new(),
            denominator: Vec::new(),
        }
    }

    /// The same signal with the reason why it has no figure.
    pub(crate) fn not_applicable(mut self, why: &str) -> Signal {
        self.status = Status::NotApplicable(why.to_owned());
        self
    }

    /// Takes its figures away, because what was read cannot carry them.
    pub fn drop_because(&mut self, why: &str) {
        self.take_away(Status::Dropped(why.to_owned()));
    }

    /// Takes its figures away, because the question does not arise.
    pub fn does_not_apply(&mut self, why: &str) {
        self.take_away(Status::NotApplicable(why.to_owned()));
    }

    fn take_away(&mut self, status: Status) {
        if self.is_not_connected() {
            return;
        }
        *self = Signal {
            definition: self.definition,
            status,
            count: None,
            value: None,
            looser: None,
            verdict: None,
            month_before: None,
            usual: None,
            points: Vec::new(),
            coverage: self.coverage,
            numerator: Vec::new(),
            denominator: Vec::new(),
        };
    }

    /// Gives it its main figure, with the least n.
    pub(crate) fn figure(&mut self, count: Count, need: u64, of_what: &str) {
        self.count = Some(count);
        if count.of < need {
            let why = of_what.to_owned();
            self.status = Status::NotEnough { have: count.of, need, why };
        } else {
            self.value = count.share();
        }
    }
}
