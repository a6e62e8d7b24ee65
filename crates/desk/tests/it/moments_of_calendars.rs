//! The day before a one-to-one: by hand, with days off, what was moved and the change of the clock.

use desk::moments::{Moment, in_records, of_this_week};
use desk::week::Week;
use growth::Trigger;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{Calendar, Meeting, Opaque, Reply, Standing};

use crate::history::{Seat, thirty_weeks};

const MONDAY: Date = date(2026, 11, 16);
const TUESDAY: Date = date(2026, 11, 17);
const WEDNESDAY: Date = date(2026, 11, 18);
const THURSDAY: Date = date(2026, 11, 19);

/// The second of a time in Lisbon.
fn at(day: Date, hour: i8, minute: i8) -> i64 {
    let lisbon = TimeZone::get("Europe/Lisbon").unwrap();
    day.at(hour, minute, 0, 0).to_zoned(lisbon).unwrap().timestamp().as_second()
}

/// Half an hour of the lead and one other, of a series.
fn meeting(series: u128, begins: i64) -> Meeting {
    Meeting {
        series: Opaque(series),
        recurring: true,
        organizes: true,
        attendees: 2,
        other: Some(Opaque(series + 1_000)),
        ..testkit::meeting(begins, begins + 1_800)
    }
}

/// A seat on Thursday with a calendar from September to December, read on Thursday at eight.
fn seat(meetings: Vec<Meeting>) -> Seat {
    let mut seat = Seat::at(thirty_weeks());
    let window = (at(date(2026, 9, 1), 0, 0), at(date(2026, 12, 1), 0, 0));
    seat.desk.calendar = Some(Calendar { meetings, window, read: at(THURSDAY, 8, 0) });
    seat
}

fn of_week(seat: &Seat, day: Date) -> Vec<Moment> {
    let week = Week::of(day);
    let all = in_records(&seat.desk.ground_of_week(week).unwrap(), week, seat.desk.today());
    all.into_iter().filter(|moment| moment.trigger == Trigger::OneToOneTomorrow).collect()
}

fn said(seat: &Seat, day: Date) -> Vec<(Date, usize, String)> {
    of_week(seat, day).iter().map(|one| (one.day, one.count, one.in_words(THURSDAY))).collect()
}

fn one(day: Date, on: &str) -> (Date, usize, String) {
    (day, 1, format!("A one-to-one on {on}"))
}

#[test]
fn the_day_before_a_one_to_one_is_its_moment_and_before_monday_it_is_friday() {
    let seat = seat(vec![
        meeting(1, at(WEDNESDAY, 10, 0)),
        meeting(1, at(date(2026, 11, 25), 10, 0)),
        meeting(2, at(date(2026, 11, 23), 14, 30)),
        // Two the same day, and one that comes only once.
        meeting(3, at(date(2026, 11, 25), 9, 15)),
        Meeting { recurring: false, ..meeting(4, at(THURSDAY, 16, 0)) },
    ]);
    let friday = date(2026, 11, 20);
    assert_eq!(
        said(&seat, MONDAY),
        [one(TUESDAY, "Wednesday 18 November, 10:00"), one(friday, "Monday 23 November, 14:30")]
    );
    let next = (date(2026, 11, 24), 2, "2 one-to-ones on Wednesday 25 November, from 09:15".to_owned());
    assert_eq!(said(&seat, date(2026, 11, 23)), [next]);
    // Next week is known too, for the line that says when the next one is.
    let days: Vec<Date> = of_this_week(&seat.desk).unwrap().moments.iter().map(|one| one.day).collect();
    assert_eq!(days, [TUESDAY, friday, date(2026, 11, 24)]);
}

#[test]
fn one_that_was_moved_stands_before_its_new_day_and_what_does_not_stand_has_none() {
    let of = |change: &dyn Fn(&mut Meeting)| {
        let mut one = meeting(1, at(WEDNESDAY, 10, 0));
        change(&mut one);
        said(&seat(vec![one, meeting(1, at(date(2026, 11, 11), 10, 0))]), MONDAY)
    };
    let moved = of(&|one| {
        (one.begins, one.ends, one.moved) = (at(THURSDAY, 11, 0), at(THURSDAY, 11, 30), true);
    });
    assert_eq!(moved, [one(WEDNESDAY, "Thursday 19 November, 11:00")]);
    assert_eq!(of(&|one| one.standing = Standing::Cancelled), []);
    assert_eq!(of(&|one| one.standing = Standing::TakenOut), []);
    assert_eq!(of(&|one| one.reply = Reply::Declined), []);
    assert_eq!(of(&|one| one.reply = Reply::Open), [one(TUESDAY, "Wednesday 18 November, 10:00")]);
    // With a third it is one more of the series, of which more than half are of two.
    assert_eq!(of(&|one| one.attendees = 3), [], "one of two is no more than half");
}

#[test]
fn what_the_lead_says_of_a_series_goes_before() {
    let three = |begins: i64| Meeting { attendees: 3, other: None, ..meeting(2, begins) };
    let mut seat = seat(vec![meeting(1, at(WEDNESDAY, 10, 0)), three(at(THURSDAY, 10, 0))]);
    assert_eq!(said(&seat, MONDAY), [one(TUESDAY, "Wednesday 18 November, 10:00")]);
    seat.desk.settings.one_to_ones.extend([(Opaque(1), false), (Opaque(2), true)]);
    assert_eq!(said(&seat, MONDAY), [one(WEDNESDAY, "Thursday 19 November, 10:00")]);
}

#[test]
fn days_off_have_no_one_to_one_and_are_no_day_before_one() {
    let all = || vec![meeting(1, at(WEDNESDAY, 10, 0)), meeting(2, at(THURSDAY, 10, 0))];
    let with = |first: Date, last: Date| {
        let mut seat = seat(all());
        seat.desk.settings.days_off = vec![(first, last)];
        said(&seat, MONDAY)
    };
    assert_eq!(
        with(TUESDAY, TUESDAY),
        [one(MONDAY, "Wednesday 18 November, 10:00"), one(WEDNESDAY, "Thursday 19 November, 10:00")]
    );
    assert_eq!(with(TUESDAY, WEDNESDAY), [one(MONDAY, "Thursday 19 November, 10:00")]);
    // After a week away and more nothing is asked before it began: it is the day before.
    assert_eq!(with(date(2026, 11, 2), WEDNESDAY), [one(WEDNESDAY, "Thursday 19 November, 10:00")]);
}

#[test]
fn the_day_and_the_hour_are_those_of_the_clock_on_the_wall_across_its_change() {
    // Clocks went back in Lisbon on 25 October: 10:00 is 09:00 UTC on the Friday before it, and 10:00 UTC after.
    let (before, after) = (date(2026, 10, 23), date(2026, 10, 30));
    assert_eq!(at(after, 10, 0) - at(before, 10, 0), 7 * 86_400 + 3_600);
    let seat = seat(vec![
        meeting(1, at(before, 10, 0)),
        meeting(1, at(after, 10, 0)),
        // Half past midnight on Wednesday is still Tuesday in UTC.
        meeting(2, at(date(2026, 10, 21), 0, 30)),
    ]);
    assert_eq!(
        said(&seat, before),
        [
            one(date(2026, 10, 20), "Wednesday 21 October, 00:30"),
            one(date(2026, 10, 22), "Friday 23 October, 10:00"),
        ]
    );
    assert_eq!(said(&seat, after), [one(date(2026, 10, 29), "Friday 30 October, 10:00")]);
}

#[test]
fn a_calendar_that_was_read_days_ago_says_so_and_outside_of_its_window_nothing_is_known() {
    let mut seat = seat(vec![meeting(1, at(WEDNESDAY, 10, 0)), meeting(2, at(date(2026, 11, 20), 10, 0))]);
    let calendar = seat.desk.calendar.as_mut().unwrap();
    calendar.read = at(WEDNESDAY, 8, 0);
    assert_eq!(
        said(&seat, MONDAY),
        [
            one(TUESDAY, "Wednesday 18 November, 10:00"),
            one(THURSDAY, "Friday 20 November, 10:00, as of the reading on Wednesday 18 November"),
        ]
    );
    seat.desk.calendar.as_mut().unwrap().window.1 = at(date(2026, 11, 20), 0, 0);
    assert_eq!(said(&seat, MONDAY).len(), 1);
    seat.desk.calendar = None;
    assert_eq!(said(&seat, MONDAY), []);
}
