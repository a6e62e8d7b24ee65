//! s12, recurrence.

mod joined;
mod told;

use std::collections::BTreeMap;

use growth::recurrence::{AGAIN_WITHIN, Frequency, frequency};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use team::Ground;
use team::clock::YEAR;

use crate::carried::{NOTHING_OF_GIT, enough};
use crate::{Answer, Count, Definition, Named, Record, Signal, Status};

pub use crate::incidents::Source;
pub use joined::joined;
pub use told::{Told, told};

/// What is not connected where nothing tells of incidents.
pub const INCIDENTS: &str = "source of incidents";

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s12",
    slug: "recurrence",
    name: "Recurrence",
    meaning: "of the incidents of a year those that came again soon after one of their class",
    formula: "incidents of a class of which one came at most 90 days before ÷ all incidents",
    unit: "incidents",
    window: "the last year",
    records: "incidents with a class, from a file, issues and your log, each once",
    source: "forge, incidents, log",
    not_seen: "A class is a word: one that is too wide makes strangers of one kind, one that is too narrow hides what comes back.",
    counter: "classes of which a condition was changed, and what comes back in git (s12g)",
    capability: "K9",
    minimum: "one incident; four for a trend",
    needs: NOTHING_OF_GIT,
};

/// Something that happened, as one source tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What opens it.
    pub named: Named,
    /// What kind of problem it was; none where nothing says so.
    pub class: Option<String>,
    /// The day it began, in the lead's zone.
    pub day: Date,
    /// Who tells it.
    pub source: Source,
}

/// "A condition of this class was changed", by the lead's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The class.
    pub class: String,
    /// The day it was said.
    pub day: Date,
}

/// A class of problems in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its name, as it was last written. Hostile text.
    pub name: String,
    /// Those that came again, of all of the year.
    pub again: Count,
    /// Days from the last one to the day of the run, or to the last of which the sources tell.
    pub days_since: i32,
    /// When a condition of it was last changed.
    pub changed: Option<Date>,
    /// How many came after that day.
    pub since_changed: u64,
    /// Whether it comes more or less often; none of fewer than four.
    pub trend: Option<Frequency>,
}

/// Recurrence, with what stands beside it.
#[derive(Clone, Debug)]
pub struct Recurrence {
    /// The signal.
    pub signal: Signal,
    /// The classes of the year, the one with most again first.
    pub classes: Vec<Class>,
    /// Classes of the year of which a condition was changed, of all.
    pub changed: Count,
    /// Incidents of the year without a class: they are in the denominator, and nothing can say that they came again.
    pub without_class: u64,
    /// Whether incidents of any kind come more or less often.
    pub trend: Option<Frequency>,
    /// The last day of which the sources tell; none where that is the day of the run.
    pub until: Option<Date>,
}

/// Works it out of all that tells of incidents.
pub fn recurrence(ground: &Ground) -> Recurrence {
    match told(ground) {
        Some(told) => recurrence_of(ground, &told),
        None => {
            let mut signal = Signal::outside(&DEFINITION, ground, true);
            signal.status = Status::NotConnected(INCIDENTS);
            Recurrence::bare(signal)
        }
    }
}

/// The same of what is told.
pub fn recurrence_of(ground: &Ground, told: &Told) -> Recurrence {
    let (changed, since) = (&told.changed, told.since);
    let all = joined(&told.happened);
    let (first, end) = (ground.clock.day(ground.clock.weeks_ago(YEAR)), ground.clock.date());
    let known: Vec<&Happened> = all.iter().filter(|one| one.day <= ground.today).collect();
    let in_year = |one: &&&Happened| (first..end).contains(&one.day);
    // A trend leaves out the day it is watched from: the day before the first that could be seen.
    let from = since.map(|since| since.max(first).saturating_sub(1.days()));
    let from = from.or_else(|| Some(known.first()?.day.max(first.saturating_sub(1.days()))));
    let reaches = since.or_else(|| Some(known.first()?.day)).is_some_and(|since| since <= first);
    // What came after the sources were read is not known: neither that it came nor that it did not.
    let last = told.until.map_or(ground.today, |until| until.min(ground.today));
    let to = last.min(end.saturating_sub(1.days()));
    let trend_of = |days: &[Date]| frequency(days, from?, to).filter(|_| from < Some(to));

    let mut found = Recurrence::bare(Signal::outside(&DEFINITION, ground, reaches));
    let mut classes: BTreeMap<String, Vec<&Happened>> = BTreeMap::new();
    for &one in &known {
        if let Some(class) = &one.class {
            classes.entry(key(class)).or_default().push(one);
        }
    }
    for (key, all) in &classes {
        let came_again = again(all);
        let of_year = all.iter().zip(&came_again).filter(|(one, _)| in_year(one));
        let mut class = Class {
            name: all.last().and_then(|one| one.class.clone()).unwrap_or_default(),
            again: Count::default(),
            days_since: all.last().map_or(0, |newest| days(newest.day, last)).max(0),
            changed: changed
                .iter()
                .filter(|one| self::key(&one.class) == *key && one.day <= ground.today)
                .map(|one| one.day)
                .max(),
            since_changed: 0,
            trend: trend_of(&all.iter().map(|one| one.day).collect::<Vec<_>>()),
        };
        for (one, &again) in of_year {
            class.again.add(again);
            if again {
                found.signal.numerator.push(record(one));
            }
        }
        if class.again.of > 0 {
            let after = |one: &&&Happened| class.changed.is_some_and(|changed| one.day > changed);
            class.since_changed = all.iter().filter(after).count() as u64;
            found.changed.add(class.changed.is_some());
            found.classes.push(class);
        }
    }
    found.classes.sort_by(|one, other| {
        (other.again.part, other.again.of, &one.name).cmp(&(one.again.part, one.again.of, &other.name))
    });
    let year: Vec<&&Happened> = known.iter().filter(in_year).collect();
    found.without_class = year.iter().filter(|one| one.class.is_none()).count() as u64;
    found.trend = trend_of(&known.iter().map(|one| one.day).collect::<Vec<_>>());
    found.signal.numerator.sort_by(|one, other| (one.day, &one.id).cmp(&(other.day, &other.id)));
    found.signal.denominator = year.iter().map(|one| record(one)).collect();
    let count = Count { part: found.signal.numerator.len() as u64, of: year.len() as u64 };
    found.signal.figure(count, 1, "incidents in a year");
    found.until = told.until;
    let (wanted, known) = (days(first, end), days(first, last.min(end)));
    if !enough(Count { part: known.max(0) as u64, of: wanted as u64 }) {
        found.signal.drop_because(&format!("incidents are known up to {} only", last.strftime("%-d %B %Y")));
    }
    if let Some(unread) = told.unread {
        found.signal.drop_because(unread.why());
    }
    found
}

/// Of each, oldest first, whether one of the same class came at most so many days before.
fn again(of_class: &[&Happened]) -> Vec<bool> {
    let soon = |pair: &[&Happened]| days(pair[0].day, pair[1].day) <= AGAIN_WITHIN;
    std::iter::once(false).chain(of_class.windows(2).map(soon)).collect()
}

/// Classes are the same whatever their case and the space around them.
fn key(class: &str) -> String {
    class.trim().to_lowercase()
}

fn days(from: Date, to: Date) -> i32 {
    let span: Span = to - from;
    span.get_days()
}

fn record(one: &Happened) -> Record {
    let Named { id, title, link, repository } = one.named.clone();
    Record { id, day: one.day, area: None, title, repository, link }
}
