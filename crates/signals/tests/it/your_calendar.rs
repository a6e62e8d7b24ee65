//! s8 over a whole ground, with figures worked out by hand.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date, time};
use jiff::tz::TimeZone;
use records::{Calendar, Meeting, Opaque, Reply, Standing};
use signals::s8::{Week, YourCalendar, series, your_calendar};
use signals::{Count, Status};
use team::Ground;
use team::clock::{BEFORE, Clock, NOW};

use crate::calendar::{at, hours, two};
use crate::team::Team;

const T: Date = date(2026, 11, 16);
const SERIES: u128 = 0x3fa9_2c1b_0000_0000_0000_0000_0000_0001;

/// The Tuesday of a week before T.
fn tuesday(weeks_ago: i64) -> Date {
    T.saturating_sub((7 * (weeks_ago + 1) - 1).days())
}

/// Sixty Tuesdays at 14:00 in Lisbon, half an hour with one other, over two clock changes. The last was declined, the one before cancelled, the one before that
/// moved by the lead to Thursday.
fn one_to_ones() -> Vec<Meeting> {
    let mut all: Vec<Meeting> = (0..60).map(|weeks_ago| two(SERIES, tuesday(weeks_ago))).collect();
    all[0].reply = Reply::Declined;
    all[1].standing = Standing::Cancelled;
    all[2].moved = true;
    all[2].begins += 2 * 86_400;
    all[2].ends += 2 * 86_400;
    all
}

/// What is read of a calendar, from sixty weeks before T up to some seconds after T.
fn read(meetings: Vec<Meeting>, after_t: i64) -> Calendar {
    let clock = lisbon();
    Calendar { meetings, window: (clock.weeks_ago(60), clock.t() + 60 * 86_400), read: clock.t() + after_t }
}

fn lisbon() -> Clock {
    Clock::at(TimeZone::get("Europe/Lisbon").expect("bundled zones hold it"), T)
}

/// A ground in a zone, with this calendar.
fn with<R>(team: &mut Team, zone: &str, calendar: &Calendar, look: impl FnOnce(&Ground) -> R) -> R {
    let mut ground = team.ground();
    ground.clock = Clock::at(TimeZone::get(zone).expect("bundled zones hold it"), T);
    ground.calendar = Some(calendar);
    look(&ground)
}

fn found(team: &mut Team, calendar: &Calendar) -> YourCalendar {
    with(team, "Europe/Lisbon", calendar, your_calendar)
}

/// A team whose lead said their hours, and was off on the Tuesday four weeks before T.
fn team() -> Team {
    let mut team = Team::of(3);
    team.settings.hours = Some(hours());
    team.settings.days_off = vec![(tuesday(3), tuesday(3))];
    team
}

#[test]
fn one_to_ones_kept_are_counted_of_those_planned() {
    let mut found = found(&mut team(), &read(one_to_ones(), 86_400));
    // Twelve, without the day off: eleven; without the declined and the cancelled one: nine.
    assert_eq!(found.signal.count, Some(Count { part: 9, of: 11 }));
    assert_eq!(found.signal.status, Status::Value);
    assert_eq!((found.signal.numerator.len(), found.signal.denominator.len()), (9, 11));
    let all = found.says.as_ref().and_then(|says| says.now.as_ref()).expect("it was read").all();
    assert_eq!((all.moved, all.moved_by_lead, all.declined, all.cancelled), (1, 1, 1, 1));
    let last = |back: usize| &found.signal.denominator[11 - back];
    assert_eq!(last(1).title, "one-to-one, Tue 14:00: you declined");
    assert_eq!(last(2).title, "one-to-one, Tue 14:00: cancelled");
    assert_eq!(last(3).title, "one-to-one, Tue 14:00: moved by you");
    assert_eq!((last(3).id.as_str(), last(3).day), ("3fa92c1b:2026-10-27T14:00", tuesday(2)));
    // Sixty weeks hold forty-nine windows of twelve, and in all of before every one was kept.
    assert_eq!(found.signal.points.len(), 49);
    assert_eq!(found.signal.usual.map(|usual| (usual.low, usual.high)), Some((1.0, 1.0)));
    assert_eq!(found.signal.verdict, None);
    let before = found.signal.clone();
    let mut team = team();
    team.settings.repositories = vec!["gone".to_owned()];
    let mut ground = team.ground();
    ground.absent = vec!["gone".to_owned()];
    found.signal.keep_what_is_carried(&ground);
    assert_eq!(found.signal.status, before.status, "a repository that is not there changes nothing");
}

#[test]
fn weeks_have_hours_in_meetings_and_time_without() {
    let found = found(&mut team(), &read(one_to_ones(), 86_400));
    let says = found.says.expect("it was read");
    let sum = |from, to, of: fn(&Week) -> f64| {
        let mean = says.mean(from, to, |week| Some(of(week))).expect("it was read");
        (mean.a_week * mean.weeks as f64, mean.weeks)
    };
    // Ten of half an hour: all but the declined and the cancelled one.
    assert_eq!(sum(NOW, 0, |week| week.meetings as f64), (5.0 * 3_600.0, 12));
    assert_eq!(sum(NOW + BEFORE, NOW, |week| week.meetings as f64), (24.0 * 3_600.0, 48));
    // A week without a meeting has 4 * 4 + 2; a Tuesday with one at 14:00 has 9 to 14 and 14:30 to 18, so three; the day off takes its four.
    assert_eq!(
        sum(NOW, 0, |week| week.focus.unwrap_or(0) as f64),
        (18.0 + 18.0 + 17.0 + 14.0 + 8.0 * 17.0, 12)
    );
    assert_eq!(sum(NOW + BEFORE, NOW, |week| week.focus.unwrap_or(0) as f64), (48.0 * 17.0, 48));
    assert_eq!(sum(NOW, 0, |week| week.days.unwrap_or(0) as f64), (59.0, 12));
    assert!(!found.marks, "nothing is marked, and that is no hour of nothing");
}

#[test]
fn weeks_that_were_not_read_are_missing_and_not_empty() {
    // Read on the Friday before T: the last week, with the declined one, is not known.
    let of_eleven = found(&mut team(), &read(one_to_ones(), -3 * 86_400));
    assert_eq!(of_eleven.signal.count, Some(Count { part: 9, of: 10 }));
    assert!(!of_eleven.signal.coverage.reaches);
    let says = of_eleven.says.expect("eleven of twelve are enough");
    assert_eq!(says.mean(NOW, 0, |week| Some(week.meetings as f64)).map(|mean| mean.weeks), Some(11));
    assert_eq!(of_eleven.signal.points.first().map(|point| point.weeks_ago), Some(1));
    let of_nine = found(&mut team(), &read(one_to_ones(), -15 * 86_400));
    assert!(of_nine.signal.is_dropped() && of_nine.says.is_none(), "{:?}", of_nine.signal.status);
    assert!(of_nine.signal.denominator.is_empty());
}

#[test]
fn without_a_calendar_nothing_is_said_and_nothing_is_missing() {
    let mut team = team();
    let found = your_calendar(&team.ground());
    assert_eq!(found.signal.status, Status::NotConnected("calendar"));
    assert!(found.says.is_none() && found.signal.points.is_empty());
}

#[test]
fn what_the_lead_says_of_a_series_goes_before() {
    let mut team = team();
    team.settings.one_to_ones.insert(Opaque(SERIES), false);
    let none = found(&mut team, &read(one_to_ones(), 86_400));
    let why = "one-to-ones planned".to_owned();
    assert_eq!(none.signal.status, Status::NotEnough { have: 0, need: 5, why });
    assert!(none.says.is_some(), "hours are said all the same");
    team.settings.one_to_ones.clear();
    team.settings.long_horizon.insert(Opaque(SERIES), true);
    let marked = found(&mut team, &read(one_to_ones(), 86_400));
    let says = marked.says.expect("it was read");
    let far_off = says.mean(NOW, 0, |week| Some(week.long_horizon as f64)).expect("it was read");
    assert_eq!((marked.marks, far_off.a_week), (true, 5.0 * 3_600.0 / 12.0));
}

#[test]
fn a_calendar_that_lists_nobody_has_hours_and_no_one_to_ones() {
    let mut all = one_to_ones();
    all.iter_mut().for_each(|one| (one.attendees, one.other) = (0, None));
    let found = found(&mut team(), &read(all, 86_400));
    assert_eq!(found.signal.count, Some(Count { part: 0, of: 0 }));
    let says = found.says.expect("it was read");
    assert!(!says.lists_people);
    assert_eq!(says.mean(NOW, 0, |week| Some(week.meetings as f64)).map(|mean| mean.a_week), Some(1_500.0));
}

#[test]
fn private_whole_day_and_overlapping_ones_count_as_they_are() {
    let mut all = one_to_ones();
    // One of them was marked private: it stays one of a series of two, and has no title.
    all[4] = Meeting { private: true, attendees: 0, other: None, title: None, ..all[4].clone() };
    // Over the one of the fifth week, from 14:15 to 15:15, and a whole day, which has no hours.
    all.push(at(tuesday(5), 14, 15, 60));
    all.push(Meeting { days: Some((tuesday(5), tuesday(5))), ..at(tuesday(5), 0, 0, 1_440) });
    let found = found(&mut team(), &read(all, 86_400));
    assert_eq!(found.signal.count, Some(Count { part: 9, of: 11 }));
    let week = found.says.expect("it was read").weeks[5].expect("it was read");
    assert_eq!(week.meetings, 75 * 60);
}

#[test]
fn meetings_that_come_again_are_listed_at_the_hour_of_the_zone() {
    let mut all = one_to_ones();
    all.push(at(tuesday(1), 9, 0, 60)); // comes once
    all[0].title = Some("Ana and Mira".to_owned());
    let calendar = read(all, 86_400);
    let listed = |zone: &str| with(&mut team(), zone, &calendar, |ground| series(ground, &calendar));
    let lisbon = listed("Europe/Lisbon");
    assert_eq!(lisbon.len(), 1);
    assert_eq!(lisbon[0].at, (Weekday::Tuesday, time(14, 0, 0, 0)));
    assert_eq!((lisbon[0].planned, lisbon[0].kept, lisbon[0].listed.people), (12, 10, 2));
    assert_eq!((lisbon[0].one_to_one, lisbon[0].long_horizon), (true, false));
    assert_eq!(lisbon[0].title.as_deref(), Some("Ana and Mira"));
    // The newest is on 10 November, when both clocks show the time of winter.
    assert_eq!(listed("America/New_York")[0].at, (Weekday::Tuesday, time(9, 0, 0, 0)));
}
