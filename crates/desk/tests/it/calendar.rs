//! A made-up calendar of Mira's: sixty weeks to Monday, 16 November 2026, in Lisbon.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use records::{Calendar, Meeting, Opaque, Reply, Standing};

/// The series of one-to-ones, by the digits it is typed by.
pub const ONE_TO_ONES: &str = "3fa92c";
/// The series of a meeting of five on Mondays.
pub const TEAM: &str = "b70000";
/// The series of two hours alone on Fridays.
pub const ALONE: &str = "c10000";

/// A series by its first six digits.
pub fn series(digits: &str) -> Opaque {
    format!("{digits:0<32}").parse().expect("it is digits")
}

/// What was read up to Thursday, 19 November.
pub fn calendar() -> Calendar {
    let mut meetings = Vec::new();
    for weeks_ago in 0..60 {
        let day = |after: i64| date(2026, 11, 16).saturating_sub((7 * (weeks_ago + 1) - after).days());
        let again = |digits: &str, begins: i64, minutes: i64, attendees: u32| Meeting {
            series: series(digits),
            recurring: true,
            attendees,
            ..meeting(begins, minutes)
        };
        let mut two = Meeting {
            other: Some(Opaque(7)),
            organizes: true,
            title: Some("Ana and Mira".to_owned()),
            ..again(ONE_TO_ONES, at(day(1), 14, 0), 30, 2)
        };
        match weeks_ago {
            0 => two.reply = Reply::Declined,
            1 => two.standing = Standing::Cancelled,
            2 => (two.moved, two.begins, two.ends) = (true, two.begins + 172_800, two.ends + 172_800),
            _ => {}
        }
        meetings.push(two);
        meetings.push(again(TEAM, at(day(0), 10, 0), 60, 5));
        meetings.push(Meeting { organizes: true, ..again(ALONE, at(day(4), 10, 0), 120, 0) });
        if weeks_ago < 12 {
            meetings.push(meeting(at(day(2), 18, 30), 60)); // Wednesday, late
        }
    }
    let leave = (date(2026, 12, 21), date(2026, 12, 23));
    let away = meeting(at(leave.0, 0, 0), 3 * 1_440);
    meetings.push(Meeting {
        days: Some(leave),
        away: true,
        free: true,
        attendees: 0,
        organizes: true,
        ..away
    });
    let from = at(date(2025, 9, 22), 0, 0);
    Calendar { meetings, window: (from, at(date(2027, 1, 1), 0, 0)), read: at(date(2026, 11, 19), 9, 0) }
}

pub fn at(day: Date, hour: i8, minute: i8) -> i64 {
    let zone = TimeZone::get("Europe/Lisbon").expect("bundled zones hold it");
    day.at(hour, minute, 0, 0).to_zoned(zone).expect("a time of this century").timestamp().as_second()
}

/// A meeting of three that Mira said yes to.
pub fn meeting(begins: i64, minutes: i64) -> Meeting {
    testkit::meeting(begins, begins + 60 * minutes)
}
