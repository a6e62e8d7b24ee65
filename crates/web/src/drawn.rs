//! What a picture needs of a report: its time axis, and a signal as points on it.

use chart::{Away, Axis, Count, Measure, Point, Regime, Series, Time, Value, Windows};
use desk::Report;
use desk::scorecard::first_change;
use jiff::ToSpan;
use signals::calendar::CALENDAR;
use signals::{FORGE, Signal, Status, s1a, s1b, s2, s3, s6b, s8, s9, s14};
use team::Ground;
use team::Kind;
use team::clock::{BEFORE, NOW, YEAR};

/// The weeks that a line reaches back.
pub const REACH: i32 = 2 * YEAR;

/// Weeks between the points of a line that reaches further back.
const BLOCK: i32 = 4;

/// The axis of so many weeks before T, with the windows, the role once its day is said, and the days off that were given.
pub fn time(ground: &Ground, weeks: i32) -> Time {
    let end = ground.clock.date();
    let ago = |weeks: i32| end.saturating_sub(i64::from(weeks).weeks());
    let away = ground.settings.days_off.iter().map(|&(from, to)| Away { from, to });
    Time {
        axis: Axis::ending(end, i64::from(weeks)),
        windows: Windows { before: ago(NOW + BEFORE), now: ago(NOW), end },
        role: ground.settings.role.flatten(),
        away: away.collect(),
    }
}

/// A signal over time; none where it has no line.
pub fn series(report: &Report, signal: &Signal) -> Option<Series> {
    let ground = report.ground;
    let what = what(signal.definition.id)?;
    let oldest = signal.points.last()?.weeks_ago;
    let first = first_change(ground);
    let of_a_calendar = signal.definition.source == CALENDAR;
    let joins_a_forge = signal.definition.id == "s9" && report.hours.joined.forge.is_joined();
    let not_of_git = of_a_calendar || joins_a_forge || signal.definition.source == FORGE;
    let in_hours = signal.definition.is_in_hours();
    let point = |weeks_ago: i32| {
        let found = signal.points.iter().find(|point| point.weeks_ago == weeks_ago);
        let there = not_of_git || first.is_some_and(|first| first < ground.clock.weeks_ago(weeks_ago));
        let value = match found {
            Some(point) if in_hours && point.count.of == 0 => Value::Gap("no median".to_owned()),
            Some(point) if there => Value::Of(count(point.count)),
            Some(_) => Value::Gap("before your first change".to_owned()),
            None => Value::Gap("not read".to_owned()),
        };
        Point { sunday: ground.clock.last_sunday(weeks_ago), value }
    };
    Some(Series {
        what: what.what.to_owned(),
        measure: if signal.definition.is_in_hours() { Measure::Hours } else { Measure::Share },
        unit: what.unit.to_owned(),
        heads: what.heads.map(str::to_owned),
        weeks: what.weeks,
        // The least of the absence is one of its year; a point pools twelve weeks, and says how much it carries by itself.
        least: if signal.definition.id == "s6b" && signal.status == Status::Value { 0 } else { what.least },
        points: (0..=oldest).rev().map(point).collect(),
        usual: signal.usual.map(|usual| (usual.low, usual.high)),
        // How a team merges says nothing of a calendar.
        regimes: if of_a_calendar { Vec::new() } else { regimes(ground) },
    })
}

/// The maker share further back than its line, where merging changed behind that: every fourth week, and the weeks it
/// reaches back.
pub fn look_back(report: &Report) -> Option<(Series, i32)> {
    let ground = report.ground;
    let points = s1a::look_back(ground);
    let oldest = points.last()?.weeks_ago;
    let point = |point: &signals::Point| Point {
        sunday: ground.clock.last_sunday(point.weeks_ago),
        value: Value::Of(count(point.count)),
    };
    let line = series(report, &report.maker_share.signal)?;
    Some((Series { points: points.iter().rev().map(point).collect(), ..line }, oldest + BLOCK))
}

/// A count as pictures have it.
pub fn count(count: signals::Count) -> Count {
    Count { part: count.part, of: count.of }
}

/// The moments at which merging changed.
pub fn regimes(ground: &Ground) -> Vec<Regime> {
    let mark = |mark: &team::Regime| Regime {
        on: ground.clock.date().saturating_sub(i64::from(mark.weeks_ago).weeks()),
        label: "merge policy changed".to_owned(),
        kinds: Some([mark.from, mark.to].map(|kind| one_change(kind).to_owned())),
    };
    ground.regimes.iter().map(mark).collect()
}

fn one_change(kind: Kind) -> &'static str {
    match kind {
        Kind::Merge => "one merge, one change",
        Kind::Squashed => "one squashed request, one change",
        Kind::Plain => "one commit, one change",
    }
}

/// What the points of a signal are, in words.
struct What {
    what: &'static str,
    unit: &'static str,
    heads: [&'static str; 2],
    weeks: i64,
    least: u64,
}

fn what(id: &str) -> Option<What> {
    let weeks = i64::from(NOW);
    Some(match id {
        "s1a" => What {
            what: "Your share of the changes you and the team merged",
            unit: "changes",
            heads: ["Yours", "Team"],
            weeks,
            least: s1a::LEAST,
        },
        "s1b" => What {
            what: "Your changes that somebody else could have owned",
            unit: "changes",
            heads: ["Somebody could", "Yours"],
            weeks,
            least: s1b::LEAST,
        },
        "s2" => What {
            what: "Requests by others that were merged on your approval alone",
            unit: "requests",
            heads: ["On yours alone", "Merged"],
            weeks,
            least: s2::LEAST,
        },
        "s3" => What {
            what: "Hours somebody waits for your first answer to a review, the median, weekends out",
            unit: "waits",
            heads: ["Seconds", "Waits"],
            weeks,
            least: s3::LEAST,
        },
        "s5b" => What {
            what: "The year’s change weight in files only you know",
            unit: "file changes",
            heads: ["Only you", "All"],
            weeks: 0,
            least: 0,
        },
        "s6b" => What {
            what: "Changes by the others that touched what only you had worked on",
            unit: "changes",
            heads: ["Met", "By the others"],
            weeks,
            least: s6b::LEAST,
        },
        "s8" => What {
            what: "One-to-ones that were kept, of those planned",
            unit: "one-to-ones",
            heads: ["Kept", "Planned"],
            weeks,
            least: s8::LEAST,
        },
        "s9" => What {
            what: "Days with work of yours outside your hours",
            unit: "days",
            heads: ["Outside", "Days"],
            weeks,
            least: s9::LEAST,
        },
        "s14" => What {
            what: "Your comments on requests of others that ask something",
            unit: "comments",
            heads: ["Ask", "Comments"],
            weeks,
            least: s14::LEAST,
        },
        _ => return None,
    })
}
