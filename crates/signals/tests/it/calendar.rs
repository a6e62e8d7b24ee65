//! What a calendar says of weeks, on cases worked out by hand, and what must hold of any.

use std::collections::BTreeMap;

use jiff::civil::{Date, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use records::{Hours, Meeting, Opaque, Reply, Standing};
use signals::calendar::{
    DayOfMeetings, Days, SeriesOfTwo, Span, by_day, clipped, focus_blocks, meeting_spans, one_to_ones,
    proposals, seconds, series_of_two, union,
};
use signals::s8::{OwnWords, calendar_of_lead};
use team::clock::Clock;

/// Monday, 16 November 2026: T. Clocks in Lisbon went back on 25 October.
const T: Date = date(2026, 11, 16);

fn clock(zone: &str) -> Clock {
    Clock::at(TimeZone::get(zone).expect("bundled zones hold it"), T)
}

/// Nine to six from Monday to Thursday, nine to one on Friday.
pub fn hours() -> Hours {
    let day = |to| Some((time(9, 0, 0, 0), time(to, 0, 0, 0)));
    Hours([day(18), day(18), day(18), day(18), day(13), None, None])
}

/// An instant by the clock of Lisbon, at which a meeting that the lead said yes to begins; so many minutes of it.
pub fn at(day: Date, hour: i8, minute: i8, minutes: i64) -> Meeting {
    let zone = TimeZone::get("Europe/Lisbon").expect("bundled zones hold Lisbon");
    let begins =
        day.at(hour, minute, 0, 0).to_zoned(zone).expect("a time of this century").timestamp().as_second();
    meeting(begins, begins + 60 * minutes)
}

/// A meeting of three that stands and the lead said yes to, from a second to a second; of no series that comes again.
pub fn meeting(begins: i64, ends: i64) -> Meeting {
    Meeting {
        series: Opaque(1),
        planned: begins,
        begins,
        ends,
        days: None,
        recurring: false,
        moved: false,
        standing: Standing::Stands,
        reply: Reply::Accepted,
        organizes: false,
        attendees: 3,
        group: false,
        other: None,
        private: false,
        free: false,
        away: false,
        long_horizon: false,
        title: None,
    }
}

/// The days with a meeting of a stretch of time.
pub fn days_of_meetings(all: &[Meeting], days: &Days, within: Span) -> BTreeMap<Date, DayOfMeetings> {
    let mut found: BTreeMap<Date, DayOfMeetings> = BTreeMap::new();
    for (day, of_day) in clipped(&meeting_spans(all), within).into_iter().flat_map(|span| by_day(days, span))
    {
        let entry = found.entry(day).or_default();
        entry.all.extend(of_day.all);
        entry.outside.extend(of_day.outside);
    }
    found
}

/// A meeting of two in a series.
pub fn two(series: u128, day: Date) -> Meeting {
    Meeting {
        series: Opaque(series),
        recurring: true,
        organizes: true,
        attendees: 2,
        other: Some(Opaque(7)),
        ..at(day, 14, 0, 30)
    }
}

/// Days taken whole, on which the lead is away.
pub fn away(first: Date, last: Date) -> Meeting {
    Meeting {
        days: Some((first, last)),
        away: true,
        free: true,
        attendees: 0,
        organizes: true,
        ..at(first, 0, 0, 1_440)
    }
}

pub fn november(day: i8) -> Date {
    date(2026, 11, day)
}

#[test]
fn hours_in_meetings_are_those_that_any_of_them_covers() {
    let monday = november(9);
    let mut all = vec![
        at(monday, 9, 0, 60),
        at(monday, 9, 30, 60),                                       // overlaps: to 10:30
        at(monday, 10, 30, 30),                                      // touches: to 11:00
        Meeting { reply: Reply::Declined, ..at(monday, 12, 0, 60) }, // not there
        Meeting { reply: Reply::Open, ..at(monday, 12, 0, 60) },     // not answered
        Meeting { free: true, ..at(monday, 12, 0, 60) },             // does not take the time
        Meeting { standing: Standing::Cancelled, ..at(monday, 12, 0, 60) }, // does not take place
        Meeting { attendees: 0, organizes: true, ..at(monday, 15, 0, 60) }, // nobody else: no meeting
        Meeting { attendees: 0, private: true, ..at(monday, 16, 0, 15) }, // private: may be one
        away(monday, monday),                                        // a day has no hours
    ];
    let clock = clock("Europe/Lisbon");
    let hours = hours();
    let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
    let of_week = |all: &[Meeting]| seconds(&clipped(&meeting_spans(all), days.week(0)));
    assert_eq!(of_week(&all), 2 * 3_600 + 15 * 60);
    // A calendar that lists nobody: whatever takes hours may be a meeting.
    all.iter_mut().for_each(|one| one.attendees = 0);
    assert_eq!(of_week(&all), 3 * 3_600 + 15 * 60);
}

#[test]
fn two_hours_without_a_meeting_are_counted_and_never_more_by_a_meeting() {
    let clock = clock("Europe/Lisbon");
    let hours = hours();
    let blocks = |all: &[Meeting], off: &[(Date, Date)]| {
        let days = Days { clock: &clock, hours: Some(&hours), off };
        focus_blocks(&days, &meeting_spans(all), days.week(0)).expect("hours were said")
    };
    // Four days of nine hours with four each, one of four hours with two.
    assert_eq!(blocks(&[], &[]), 4 * 4 + 2);
    assert_eq!(blocks(&[], &[(november(12), november(13))]), 3 * 4);
    // Monday: 9:00 to 11:00 free, a meeting, 12:00 to 14:00 free, a meeting, 15:00 to 16:59 free.
    let monday = [at(november(9), 11, 0, 60), at(november(9), 14, 0, 60), at(november(9), 16, 59, 200)];
    assert_eq!(blocks(&monday, &[]), 2 + 3 * 4 + 2);
    // A meeting outside of the hours changes nothing.
    assert_eq!(blocks(&[at(november(9), 7, 0, 120), at(november(14), 9, 0, 600)], &[]), 4 * 4 + 2);
    let nothing_said = Days { clock: &clock, hours: None, off: &[] };
    assert_eq!(focus_blocks(&nothing_said, &[], nothing_said.week(0)), None);
}

#[test]
fn what_became_of_one_to_ones_is_counted() {
    let series = |series: u128| (2..=13).map(move |day| two(series, november(day)));
    let mut all: Vec<Meeting> = series(1).collect();
    all[0].moved = true;
    all[1] = Meeting { moved: true, organizes: false, ..all[1].clone() };
    all[2].standing = Standing::Cancelled;
    all[3].standing = Standing::TakenOut;
    all[4].reply = Reply::Declined;
    all[5] = Meeting { moved: true, standing: Standing::Cancelled, ..all[5].clone() };
    // A third joined once; it stays a meeting of two.
    all[6] = Meeting { attendees: 3, other: None, ..all[6].clone() };
    let clock = clock("Europe/Lisbon");
    let off = [(november(12), november(13))];
    let days = Days { clock: &clock, hours: None, off: &off };
    let of_two = series_of_two(&all, &[]);
    let found = one_to_ones(&all, &of_two, &days, (clock.weeks_ago(12), clock.t()));
    let counts = SeriesOfTwo { planned: 10, kept: 6, moved: 2, moved_by_lead: 1, declined: 1, cancelled: 3 };
    assert_eq!((found.all(), found.on_days_off), (counts, 2));
}

#[test]
fn a_series_is_of_two_by_most_of_its_instances_or_by_what_the_lead_says() {
    let many = |series: u128, change: &dyn Fn(usize, &mut Meeting)| -> Vec<Meeting> {
        let mut all: Vec<Meeting> = (2..=7).map(|day| two(series, november(day))).collect();
        all.iter_mut().enumerate().for_each(|(number, one)| change(number, one));
        all
    };
    let mut all = many(1, &|_, _| {});
    all.extend(many(2, &|_, one| one.recurring = false));
    all.extend(many(3, &|number, one| one.other = Some(Opaque(number as u128))));
    all.extend(many(4, &|_, one| one.attendees = 3));
    all.extend(many(5, &|number, one| one.other = Some(Opaque(7)).filter(|_| number % 2 == 0)));
    all.extend(many(6, &|_, one| one.group = true));
    let found = |said: &[(u128, bool)]| {
        let said: Vec<(Opaque, bool)> = said.iter().map(|&(series, is)| (Opaque(series), is)).collect();
        series_of_two(&all, &said).into_iter().map(|series| series.0).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), [1]);
    assert_eq!(found(&[(1, false), (4, true)]), [4]);
    assert_eq!(found(&[(1, false), (1, true)]), [1]);
}

#[test]
fn days_off_are_proposed_from_work_day_to_work_day() {
    let clock = clock("Europe/Lisbon");
    let hours = hours();
    let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
    let within = (date(2026, 9, 1), date(2026, 12, 31));
    let found = |all: &[Meeting], known: &[(Date, Date)]| {
        let proposals = proposals(all, &days, known, within);
        proposals.iter().map(|one| (one.first, one.last, one.working_days)).collect::<Vec<_>>()
    };
    // Saturday to Sunday a week later, and the Monday and Tuesday behind it: one, without the weekends at its end.
    let two = [away(november(7), november(15)), away(november(16), november(17))];
    assert_eq!(found(&two, &[]), [(november(9), november(17), 7)]);
    // What is known is not asked again.
    assert_eq!(
        found(&two, &[(november(11), november(11))]),
        [(november(9), november(10), 2), (november(12), november(17), 4)]
    );
    assert_eq!(found(&two, &[(november(1), november(30))]), []);
    // A weekend is no leave; nor is an hour, somebody else's day that was not said yes to, or one that was cancelled.
    let none = [
        away(november(14), november(15)),
        Meeting { days: None, ..away(november(9), november(9)) },
        Meeting { away: false, ..away(november(9), november(9)) },
        Meeting { reply: Reply::Unlisted, ..away(november(9), november(9)) },
        Meeting { standing: Standing::Cancelled, ..away(november(9), november(9)) },
    ];
    assert_eq!(found(&none, &[]), []);
    // Years of it are not walked through.
    let for_ever = found(&[away(date(2026, 11, 9), date(9999, 12, 31))], &[]);
    assert_eq!(for_ever, [(november(9), date(2026, 12, 31), 39)]);
}

#[test]
fn meetings_outside_of_the_hours_are_found_by_day() {
    let clock = clock("Europe/Lisbon");
    let hours = hours();
    let off = [(november(10), november(10))];
    let days = Days { clock: &clock, hours: Some(&hours), off: &off };
    let all = [
        at(november(9), 9, 0, 60),    // inside
        at(november(9), 17, 0, 60),   // ends as the day does
        at(november(10), 10, 0, 60),  // a day off
        at(november(11), 17, 30, 60), // half an hour over
        at(november(12), 23, 0, 120), // past midnight, into Friday
        at(november(14), 11, 0, 30),  // Saturday
    ];
    let found = days_of_meetings(&all, &days, days.week(0));
    let minutes: Vec<(i8, i64, i64)> = found
        .iter()
        .map(|(day, one)| (day.day(), seconds(&one.all) / 60, seconds(&one.outside) / 60))
        .collect();
    assert_eq!(minutes, [(9, 120, 0), (10, 60, 60), (11, 60, 30), (12, 60, 60), (13, 60, 60), (14, 30, 30)]);
    let no_hours = days_of_meetings(&all, &Days { hours: None, ..days }, days.week(0));
    assert!(no_hours.values().all(|one| one.all == one.outside), "where none were said all is outside");
}

#[test]
fn a_week_that_was_not_read_is_not_an_empty_one() {
    let clock = clock("Europe/Lisbon");
    let hours = hours();
    let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
    let all: Vec<Meeting> = (2..=13).map(|day| two(1, november(day))).collect();
    let read = |from: i32, to: i64| {
        calendar_of_lead(&all, &days, &OwnWords::default(), (clock.weeks_ago(from), clock.t() + to))
    };
    let whole = read(60, 0);
    assert_eq!(whole.weeks.iter().flatten().count(), 60);
    assert_eq!(whole.now.as_ref().map(|now| now.all().kept), Some(12));
    assert_eq!(whole.before.map(|before| before.all().planned), Some(0));
    let week = whole.weeks[0].expect("it was read");
    assert_eq!((week.meetings, week.days, week.long_horizon), (5 * 30 * 60, Some(5), 0));
    let short = read(10, 86_400);
    assert_eq!(short.weeks.iter().flatten().count(), 10);
    // Four fifths of the twelve weeks are enough; what was planned is then that of ten weeks.
    assert_eq!((short.now.is_some(), short.before.is_none()), (true, true));
    assert!(read(9, 86_400).now.is_none());
    assert_eq!(read(60, -1).weeks[0], None);
}

#[test]
fn another_zone_has_other_weeks_and_the_same_hours_in_all() {
    let all = [at(november(8), 23, 30, 60)];
    let spans = meeting_spans(&all);
    let of = |zone: &str| {
        let clock = clock(zone);
        [1, 0].map(|weeks_ago| {
            let days = Days { clock: &clock, hours: None, off: &[] };
            seconds(&clipped(&spans, days.week(weeks_ago))) / 60
        })
    };
    assert_eq!(of("Europe/Lisbon"), [30, 30]);
    assert_eq!(of("Asia/Kolkata"), [0, 60]);
    assert_eq!(of("America/New_York"), [60, 0]);
}

#[test]
fn hours_are_those_of_the_clock_on_the_day_it_is_changed() {
    let clock = clock("Europe/Lisbon");
    let all_day = Some((time(0, 0, 0, 0), time(4, 0, 0, 0)));
    let hours = Hours([all_day; 7]);
    let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
    let (from, to) = days.hours_of(date(2026, 10, 25)).expect("a day with hours");
    assert_eq!(to - from, 5 * 3_600, "one hour came twice");
}

/// Meetings of some weeks around clock changes, in whole minutes.
fn some() -> impl Strategy<Value = Vec<Meeting>> {
    let one = (0_i64..60 * 24 * 60, 0_i64..600, any::<bool>(), any::<bool>()).prop_map(
        |(after, minutes, free, said_yes)| {
            let start = at(date(2026, 9, 28), 0, 0, 0).begins + after * 60;
            let reply = if said_yes { Reply::Accepted } else { Reply::Tentative };
            Meeting {
                begins: start,
                planned: start,
                ends: start + minutes * 60,
                free,
                reply,
                ..at(T, 9, 0, 0)
            }
        },
    );
    prop::collection::vec(one, 0..40)
}

const ZONES: [&str; 4] = ["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"];

proptest! {
    #[test]
    fn a_union_is_never_more_than_the_sum_and_never_less_than_the_longest(all in some()) {
        let parts: Vec<(i64, i64)> = all.iter().map(|one| (one.begins, one.ends)).collect();
        let whole = union(parts.clone());
        prop_assert!(seconds(&whole) <= seconds(&parts));
        prop_assert!(parts.iter().all(|&(from, to)| to - from <= seconds(&whole)));
        prop_assert!(whole.windows(2).all(|pair| pair[0].1 < pair[1].0));
        prop_assert_eq!(union(whole.clone()), whole);
    }

    #[test]
    fn weeks_add_up_in_every_zone(all in some(), zone in 0..ZONES.len()) {
        let (clock, hours) = (clock(ZONES[zone]), hours());
        let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
        let spans = meeting_spans(&all);
        let whole = (clock.weeks_ago(12), clock.t());
        let by_week: i64 = (0..12).map(|weeks_ago| seconds(&clipped(&spans, days.week(weeks_ago)))).sum();
        prop_assert_eq!(by_week, seconds(&clipped(&spans, whole)));
        let of_days = days_of_meetings(&all, &days, whole);
        prop_assert_eq!(of_days.values().map(|day| seconds(&day.all)).sum::<i64>(), by_week);
        prop_assert!(of_days.values().all(|day| seconds(&day.outside) <= seconds(&day.all)));
        let blocks = |within| focus_blocks(&days, &spans, within).expect("hours were said");
        prop_assert_eq!((0..12).map(|weeks_ago| blocks(days.week(weeks_ago))).sum::<u64>(), blocks(whole));
    }

    #[test]
    fn one_more_meeting_never_makes_more_time_without(all in some(), zone in 0..ZONES.len()) {
        let (clock, hours) = (clock(ZONES[zone]), hours());
        let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
        let whole = (clock.weeks_ago(12), clock.t());
        let blocks = |all: &[Meeting]| focus_blocks(&days, &meeting_spans(all), whole).expect("hours were said");
        prop_assert!(all.is_empty() || blocks(&all) <= blocks(&all[1..]));
    }

    #[test]
    fn instants_beyond_all_calendars_are_borne(from: i64, to: i64) {
        let (clock, hours) = (clock("Europe/Lisbon"), hours());
        let days = Days { clock: &clock, hours: Some(&hours), off: &[] };
        let edge = Timestamp::MAX.as_second();
        let one = Meeting { begins: from.clamp(-edge, edge), ends: to.clamp(-edge, edge), ..at(T, 9, 0, 0) };
        let found = calendar_of_lead(&[one], &days, &OwnWords::default(), (i64::MIN, i64::MAX));
        prop_assert_eq!(found.weeks.iter().flatten().count(), 60);
    }
}

/// A leave of some days, from any day on.
#[test]
fn a_leave_of_any_length_is_proposed_with_its_days_of_work() {
    let clock = clock("Europe/Lisbon");
    let days = Days { clock: &clock, hours: None, off: &[] };
    let within = (date(2026, 1, 1), date(2026, 12, 31));
    for start in 0..14_i64 {
        for long in 0..30_i64 {
            let first = date(2026, 3, 2).saturating_add(start.days());
            let last = first.saturating_add(long.days());
            let work = (0..=long)
                .map(|day| first.saturating_add(day.days()))
                .filter(|&day| days.is_working_day(day))
                .count();
            let found = proposals(&[away(first, last)], &days, &[], within);
            let counted: u32 = found.iter().map(|one| one.working_days).sum();
            assert_eq!((counted as usize, found.len()), (work, usize::from(work > 0)), "{first} {last}");
        }
    }
}
