//! Days off in a row, and the working days beside them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::calendar::Days;

/// Why a span has no figure. There is never a zero for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It ends after T.
    NotOver,
    /// The lead was on another absence in it.
    OtherAbsence,
    /// It begins before the history does.
    NoHistory,
    /// It, or the half year that says who was active, was not read.
    NotRead,
    /// Fewer than three others were active when it began.
    TooFew,
}

/// Working days off in a row: between two of them lie only days without work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub first: Date,
    pub last: Date,
    pub days: u64,
    /// The next working day.
    pub until: Date,
}

/// From a working day to before another: days without work belong to the working day before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub from: Date,
    pub until: Date,
}

/// Days off in a row, the oldest first, of those that have begun at T. One that goes on at T ends after it.
pub(super) fn runs(days: &Days) -> Vec<Run> {
    let (earliest, t) = (days.clock.day(days.clock.weeks_ago(i32::MAX)), days.clock.date());
    let mut off: BTreeSet<Date> = BTreeSet::new();
    for &(first, last) in days.off {
        let (first, last) = (first.max(earliest), last.min(t));
        off.extend(
            first.series(1.day()).take_while(|&day| day <= last).filter(|&day| days.is_working_day(day)),
        );
    }
    let mut runs: Vec<Run> = Vec::new();
    for day in off {
        let until = after(days, day, 1);
        match runs.last_mut() {
            Some(run) if run.until == day => *run = Run { last: day, until, days: run.days + 1, ..*run },
            _ => runs.push(Run { first: day, last: day, days: 1, until }),
        }
    }
    runs
}

/// As many working days before a run, the run, and as many after it.
pub(super) fn stretches(days: &Days, run: &Run) -> [Stretch; 3] {
    let from = before(days, run.first, run.days);
    let until = after(days, run.until, run.days);
    [(from, run.first), (run.first, run.until), (run.until, until)]
        .map(|(from, until)| Stretch { from, until })
}

/// So many working days later. A week without any, which no lead has, is as if each day were one.
fn after(days: &Days, day: Date, n: u64) -> Date {
    step(days, day, n, |day| day.saturating_add(1.day()))
}

fn before(days: &Days, day: Date, n: u64) -> Date {
    step(days, day, n, |day| day.saturating_sub(1.day()))
}

fn step(days: &Days, day: Date, n: u64, next: impl Fn(Date) -> Date) -> Date {
    let mut at = day;
    for _ in 0..n {
        let week = std::iter::successors(Some(next(at)), |&day| Some(next(day))).take(7);
        at = week.into_iter().find(|&day| days.is_working_day(day)).unwrap_or_else(|| next(at));
    }
    at
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Time, date};
    use jiff::tz::TimeZone;
    use records::Hours;
    use team::clock::Clock;

    use super::*;

    /// T is Monday 16 November 2026.
    fn clock() -> Clock {
        Clock::at(TimeZone::UTC, date(2026, 11, 16))
    }

    fn found(hours: Option<&Hours>, off: &[(Date, Date)]) -> Vec<(Date, Date, u64)> {
        let clock = clock();
        let runs = runs(&Days { clock: &clock, hours, off });
        runs.into_iter().map(|run| (run.first, run.last, run.days)).collect()
    }

    #[test]
    fn days_off_with_a_weekend_between_are_one_absence() {
        let off = [
            (date(2026, 10, 12), date(2026, 10, 14)),
            // Given by Saturday, which is no day of work; Monday and Tuesday follow.
            (date(2026, 10, 15), date(2026, 10, 17)),
            (date(2026, 10, 19), date(2026, 10, 20)),
            // Thursday is apart: on Wednesday there was work.
            (date(2026, 10, 22), date(2026, 10, 22)),
        ];
        assert_eq!(
            found(None, &off),
            [(date(2026, 10, 12), date(2026, 10, 20), 7), (date(2026, 10, 22), date(2026, 10, 22), 1)]
        );
    }

    #[test]
    fn days_off_given_twice_count_once_and_weekends_alone_are_none() {
        let off = [
            (date(2026, 10, 12), date(2026, 10, 16)),
            (date(2026, 10, 14), date(2026, 10, 19)),
            (date(2026, 10, 31), date(2026, 11, 1)),
        ];
        assert_eq!(found(None, &off), [(date(2026, 10, 12), date(2026, 10, 19), 6)]);
    }

    #[test]
    fn the_hours_that_were_said_say_which_days_are_worked() {
        // Tuesday to Thursday, and Saturday.
        let day = Some((Time::midnight(), Time::MAX));
        let hours = Hours([None, day, day, day, None, day, None]);
        let off = [(date(2026, 10, 12), date(2026, 10, 20))];
        assert_eq!(found(Some(&hours), &off), [(date(2026, 10, 13), date(2026, 10, 20), 5)]);
        let clock = clock();
        let days = Days { clock: &clock, hours: Some(&hours), off: &off };
        let run = runs(&days)[0];
        // Five working days before Tuesday 13 October end with Saturday the 10th and begin on Saturday the 3rd.
        let [before, own, after] = stretches(&days, &run);
        assert_eq!(before, Stretch { from: date(2026, 10, 3), until: date(2026, 10, 13) });
        assert_eq!(own, Stretch { from: date(2026, 10, 13), until: date(2026, 10, 21) });
        assert_eq!(after, Stretch { from: date(2026, 10, 21), until: date(2026, 10, 29) });
    }

    #[test]
    fn an_absence_that_goes_on_at_t_ends_after_it() {
        let clock = clock();
        for (last, until) in
            [(date(2026, 11, 13), date(2026, 11, 16)), (date(2026, 12, 4), date(2026, 11, 17))]
        {
            let off = [(date(2026, 11, 9), last)];
            assert_eq!(runs(&Days { clock: &clock, hours: None, off: &off })[0].until, until);
        }
    }

    #[test]
    fn absurd_days_off_end() {
        let off = [(Date::MIN, Date::MAX), (date(2026, 2, 1), date(2026, 1, 1))];
        assert!(found(None, &off)[0].2 > 14_000);
        let never = Hours([None; 7]);
        assert_eq!(found(Some(&never), &off), []);
    }
}
