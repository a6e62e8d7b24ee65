//! s8, the calendar: meetings of two, time without meetings, time in them, and time for what is far off.

use records::{Meeting, Opaque};
use team::clock::{BEFORE, NOW, Seconds};

use crate::calendar::{
    ByHand, Days, OneToOnes, Span, clipped, focus_blocks, lists_people, long_horizon_spans, meeting_spans,
    one_to_ones, seconds, series_of_two,
};
use crate::{Definition, Needs};

/// What it is.
pub static DEFINITION: Definition = Definition {
    id: "s8",
    slug: "calendar",
    name: "Your calendar",
    meaning: "what your calendar says of your weeks: one-to-ones that were kept, time without meetings, hours in meetings, time for what is far off",
    formula: "one-to-ones that stand and that you did not decline / one-to-ones planned; a week's two-hour stretches of your hours without a meeting; \
              a week's hours that any meeting you said yes to covers; a week's hours you marked",
    unit: "one-to-ones; blocks a week; hours a week",
    window: "now, twelve weeks",
    records: "your calendar, by what was planned and what you answered",
    source: "calendar",
    not_seen: "A calendar knows what was planned, not who came; nor a talk that nobody planned, nor whether a meeting was worth it.",
    counter: "outside your hours (s9)",
    capability: "K10",
    minimum: "five one-to-ones; a week that was read",
    needs: Needs { figure: NOW, point: 1, words: "twelve weeks", files: false },
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
    /// One-to-ones of *now*; none where the calendar was not read for all of it.
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

/// Works it out. `read` is from when to before when the calendar was read.
pub fn calendar_of_lead(all: &[Meeting], days: &Days, said: &OwnWords, read: Span) -> CalendarOfLead {
    let of_two = series_of_two(all, &said.one_to_ones);
    let window = |from: i32, to: i32| (days.clock.weeks_ago(from), days.clock.weeks_ago(to));
    let was_read = |within: Span| read.0 <= within.0 && within.1 <= read.1;
    let of = |within: Span| was_read(within).then(|| one_to_ones(all, &of_two, days, within));
    let (meetings, marked) = (meeting_spans(all), long_horizon_spans(all, &said.long_horizon));
    let week = |weeks_ago: i32| {
        let within = days.week(weeks_ago);
        was_read(within).then(|| Week {
            meetings: seconds(&clipped(&meetings, within)),
            focus: focus_blocks(days, &meetings, within),
            days: days
                .hours
                .map(|_| days.between(within).filter(|&day| days.hours_of(day).is_some()).count() as u64),
            long_horizon: seconds(&clipped(&marked, within)),
        })
    };
    let now = window(NOW, 0);
    let unlisted = all.iter().filter(|one| {
        one.takes_hours() && one.reply == records::Reply::Unlisted && (now.0..now.1).contains(&one.begins)
    });
    CalendarOfLead {
        now: of(now),
        before: of(window(NOW + BEFORE, NOW)),
        weeks: (0..NOW + BEFORE).map(week).collect(),
        lists_people: lists_people(all),
        unlisted: unlisted.count() as u64,
    }
}
