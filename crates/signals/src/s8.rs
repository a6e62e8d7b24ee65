//! s8, the calendar: meetings of two, time without meetings, time in them, and time for what is far off.

use std::collections::BTreeSet;

use records::{Calendar, Meeting, Opaque, Reply, Standing};
use team::clock::{BEFORE, NOW, Seconds};
use team::{Ground, Settings};

use crate::blocks::{line, usual};
use crate::calendar::{
    ByHand, CALENDAR, Days, OneToOnes, Recurring, Span, clipped, far_off, focus_blocks, is_kept, known,
    lists_people, long_horizon_spans, meeting_spans, one_to_ones, recurring, seconds, series_of_two,
};
use crate::carried::{NOTHING_OF_GIT, enough};
use crate::{Answer, Count, Definition, Record, Signal, Status};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s8",
    slug: "calendar",
    name: "Your calendar",
    meaning: "what your calendar says of your weeks: one-to-ones that were kept, hours in meetings, time without them, time for what is far off",
    formula: "one-to-ones that stand and that you did not decline / one-to-ones planned",
    unit: "one-to-ones",
    window: "now, twelve weeks",
    records: "your calendar, by what was planned and what you answered",
    source: CALENDAR,
    not_seen: "A calendar knows what was planned, not who came; nor a talk that nobody planned, nor whether a meeting was worth it.",
    counter: "outside your hours (s9)",
    capability: "K10",
    minimum: "five one-to-ones, and ten of the twelve weeks read whole",
    needs: NOTHING_OF_GIT,
};

/// The least one-to-ones for a share.
pub const LEAST: u64 = 5;

/// What the lead said of a calendar.
#[derive(Clone, Debug, Default)]
pub struct OwnWords {
    /// Series that are one-to-ones, or are none; of several words on one the last holds.
    pub one_to_ones: Vec<(Opaque, bool)>,
    /// What is for the long run.
    pub long_horizon: ByHand,
}

/// What a calendar says.
#[derive(Clone, Debug)]
pub struct CalendarOfLead {
    /// One-to-ones of *now*; none where too few of its weeks were read whole.
    pub now: Option<OneToOnes>,
    /// Those of *before*; likewise.
    pub before: Option<OneToOnes>,
    /// For each week of *now* and *before*, the newest first; none where the calendar was not read for all of it.
    pub weeks: Vec<Option<Week>>,
    /// Whether the calendar lists who is invited; where it does not, everything that takes hours counts as a meeting.
    pub lists_people: bool,
    /// Meetings of *now* that the lead is invited to by no address that is known to be theirs; they are in no hours.
    pub unlisted: u64,
}

/// One week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// Seconds that any meeting covers.
    pub meetings: Seconds,
    /// Two-hour stretches without one, in the lead's hours; none where no hours were said.
    pub focus: Option<u64>,
    /// Days with hours of the lead's, without days off; none where no hours were said.
    pub days: Option<u64>,
    /// Seconds of what the lead marked as for the long run.
    pub long_horizon: Seconds,
}

/// The mean of some weeks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// A week.
    pub a_week: f64,
    /// Of so many weeks.
    pub weeks: u64,
}

/// The signal, with what stands beside it.
#[derive(Clone, Debug)]
pub struct YourCalendar {
    /// The signal: one-to-ones kept of those planned.
    pub signal: Signal,
    /// What the calendar says; none where it says nothing of the twelve weeks.
    pub says: Option<CalendarOfLead>,
    /// From when to before when it is known.
    pub known: Span,
    /// Whether anything at all is marked as time for what is far off.
    pub marks: bool,
    /// What of that lies in the weeks of *now*, in order.
    pub far_off: Vec<Meeting>,
}

/// Works it out of a ground.
pub fn your_calendar(ground: &Ground) -> YourCalendar {
    let mut found = YourCalendar::bare(Signal::outside(&DEFINITION, ground, true));
    let Some(calendar) = ground.calendar else {
        found.signal.status = Status::NotConnected(CALENDAR);
        return found;
    };
    let (days, said, all) = (Days::of(ground), OwnWords::of(ground.settings), &calendar.meetings);
    found.known = known(calendar);
    let says = calendar_of_lead(all, &days, &said, found.known);
    let signal = &mut found.signal;
    signal.coverage.reaches = says.weeks_read(NOW, 0).part == NOW as u64;
    let Some(now) = &says.now else {
        let (since, until) = (days.clock.day(found.known.0), days.clock.day(found.known.1));
        let read = format!("{} to {}", since.strftime("%-d %B %Y"), until.strftime("%-d %B %Y"));
        signal
            .drop_because(&format!("needs ten of the last twelve weeks; the calendar is known from {read}"));
        return found;
    };
    let kept = now.all();
    let of_two = series_of_two(all, &said.one_to_ones);
    let within = whole_weeks(&days, found.known, (NOW, 0));
    for one in planned(all, &of_two, &days, within) {
        let record = record(&days, one, "one-to-one");
        if is_kept(one) {
            signal.numerator.push(record.clone());
        }
        signal.denominator.push(record);
    }
    let is_known =
        |weeks_ago: i32| weeks(&days, found.known, (weeks_ago + NOW, weeks_ago)).part == NOW as u64;
    signal.points = line(|weeks_ago| {
        let within = (days.clock.weeks_ago(weeks_ago + NOW), days.clock.weeks_ago(weeks_ago));
        let all = one_to_ones(all, &of_two, &days, within).all();
        Count { part: all.kept, of: all.planned }
    });
    signal.points.retain(|point| is_known(point.weeks_ago));
    signal.usual = usual(ground, &DEFINITION, &signal.points);
    signal.figure(Count { part: kept.kept, of: kept.planned }, LEAST, "one-to-ones planned");
    found.marks = all.iter().any(|one| said.long_horizon.is_far_off(one));
    let lies_in = |one: &&Meeting| one.begins < within.1 && within.0 < one.ends;
    found.far_off = far_off(all, &said.long_horizon).filter(lies_in).cloned().collect();
    found.far_off.sort_by_key(|one| (one.begins, one.series, one.planned));
    found.says = Some(says);
    found
}

/// Works it out. `read` is from when to before when the calendar is known.
pub fn calendar_of_lead(all: &[Meeting], days: &Days, said: &OwnWords, read: Span) -> CalendarOfLead {
    let of_two = series_of_two(all, &said.one_to_ones);
    let of = |from: i32, to: i32| {
        let within = whole_weeks(days, read, (from, to));
        enough(weeks(days, read, (from, to))).then(|| one_to_ones(all, &of_two, days, within))
    };
    let (meetings, marked) = (meeting_spans(all), long_horizon_spans(all, &said.long_horizon));
    let week = |weeks_ago: i32| {
        let within = days.week(weeks_ago);
        was_read(read, within).then(|| Week {
            meetings: seconds(&clipped(&meetings, within)),
            focus: focus_blocks(days, &meetings, within),
            days: days
                .hours
                .map(|_| days.between(within).filter(|&day| days.hours_of(day).is_some()).count() as u64),
            long_horizon: seconds(&clipped(&marked, within)),
        })
    };
    let now = (days.clock.weeks_ago(NOW), days.clock.t());
    let unlisted = all.iter().filter(|one| {
        one.takes_hours() && one.reply == Reply::Unlisted && (now.0..now.1).contains(&one.begins)
    });
    CalendarOfLead {
        now: of(NOW, 0),
        before: of(NOW + BEFORE, NOW),
        weeks: (0..NOW + BEFORE).map(week).collect(),
        lists_people: lists_people(all),
        unlisted: unlisted.count() as u64,
    }
}

/// The series of *now*, so that the lead can say what each is; those planned most often first.
pub fn series(ground: &Ground, calendar: &Calendar) -> Vec<Recurring> {
    let (days, said) = (Days::of(ground), OwnWords::of(ground.settings));
    let of_two = series_of_two(&calendar.meetings, &said.one_to_ones);
    let within = (days.clock.weeks_ago(NOW), days.clock.t());
    recurring(&calendar.meetings, &of_two, |one| said.long_horizon.is_by_series(one), &days, within)
}

impl OwnWords {
    /// What the lead said by hand, of what holds.
    pub fn of(settings: &Settings) -> OwnWords {
        OwnWords {
            one_to_ones: settings.one_to_ones.iter().map(|(&series, &yes)| (series, yes)).collect(),
            long_horizon: ByHand {
                series: settings.long_horizon.clone(),
                times: settings.long_horizon_once.clone(),
            },
        }
    }
}

impl CalendarOfLead {
    /// Of the weeks from one Monday to before another, in weeks before T, those that were read whole.
    pub fn weeks_read(&self, from: i32, to: i32) -> Count {
        let weeks = &self.weeks[to as usize..from as usize];
        Count { part: weeks.iter().flatten().count() as u64, of: weeks.len() as u64 }
    }

    /// The mean of those; none where too few of them were read, or it is said of none.
    pub fn mean(&self, from: i32, to: i32, of: impl Fn(&Week) -> Option<f64>) -> Option<Mean> {
        if !enough(self.weeks_read(from, to)) {
            return None;
        }
        let read = self.weeks[to as usize..from as usize].iter().flatten();
        let values: Vec<f64> = read.filter_map(of).collect();
        let weeks = values.len() as u64;
        (weeks > 0).then(|| Mean { a_week: values.iter().sum::<f64>() / weeks as f64, weeks })
    }
}

/// A meeting as a record: its series and when it was planned. What became of it stands behind its title.
pub fn record(days: &Days, one: &Meeting, what: &str) -> Record {
    let local = days.clock.local(one.planned);
    let title = one.title.clone().unwrap_or_else(|| format!("{what}, {}", local.strftime("%a %H:%M")));
    let became = match (one.standing, one.reply) {
        (Standing::Cancelled | Standing::TakenOut, _) => ": cancelled",
        (Standing::Stands, Reply::Declined) => ": you declined",
        _ if one.moved && one.organizes => ": moved by you",
        _ if one.moved => ": moved",
        _ => "",
    };
    Record {
        id: format!("{:.8}:{}", one.series.to_string(), local.strftime("%Y-%m-%dT%H:%M")),
        day: local.date(),
        area: None,
        title: format!("{title}{became}"),
        repository: 0,
        link: None,
    }
}

/// Instances of these series that were planned in a stretch of time, without those on days off, in their order.
fn planned<'m>(all: &'m [Meeting], series: &BTreeSet<Opaque>, days: &Days, within: Span) -> Vec<&'m Meeting> {
    let planned = all.iter().filter(|one| (within.0..within.1).contains(&one.planned));
    let mut planned: Vec<&Meeting> = planned
        .filter(|one| series.contains(&one.series) && !days.is_off(days.clock.day(one.planned)))
        .collect();
    planned.sort_by_key(|one| (one.planned, one.series));
    planned
}

fn was_read(read: Span, within: Span) -> bool {
    read.0 <= within.0 && within.1 <= read.1
}

/// Of so many weeks before T those that were read whole.
fn weeks(days: &Days, read: Span, (from, to): (i32, i32)) -> Count {
    let mut count = Count::default();
    (to..from).for_each(|weeks_ago| count.add(was_read(read, days.week(weeks_ago))));
    count
}

/// From the first to the last of them; they lie one behind the other.
fn whole_weeks(days: &Days, read: Span, (from, to): (i32, i32)) -> Span {
    let mut read_whole =
        (to..from).map(|weeks_ago| days.week(weeks_ago)).filter(|&week| was_read(read, week));
    let Some(newest) = read_whole.next() else { return (0, 0) };
    (read_whole.next_back().unwrap_or(newest).0, newest.1)
}
