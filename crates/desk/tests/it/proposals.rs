//! Proposals of the log: what became of them stands in landing (s16), and in the sign.

use desk::Report;
use desk::scorecard::{Shows, signs};
use desk::signal::{facts, finding};
use growth::{Entry, Landing, Note, Outcome};
use jiff::civil::{Date, date};
use jiff::{Timestamp, tz::TimeZone};
use signals::{Count, Status};
use testkit::cases;

use crate::opened::Opened;

fn noon(day: Date) -> i64 {
    let at: Timestamp = day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp();
    at.as_microsecond()
}

#[test]
fn what_the_log_says_of_proposals_is_a_figure_without_a_forge() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let landed = |report: &Report| report.landing.signal.status.clone();
    assert_eq!(landed(&Report::of(&desk.ground().unwrap())), Status::NotConnected("forge"));
    // After 30 days and after 31; moot, which is in no figure; nothing came of it; younger than thirty days.
    let told = [
        (date(2026, 7, 1), Some((date(2026, 7, 31), Outcome::Landed))),
        (date(2026, 7, 1), Some((date(2026, 8, 1), Outcome::Landed))),
        (date(2026, 8, 3), Some((date(2026, 8, 5), Outcome::Moot))),
        (date(2026, 9, 1), None),
        (date(2026, 10, 26), Some((date(2026, 10, 27), Outcome::Landed))),
    ];
    for (day, came) in told {
        let entry = Entry::Landing(Landing { words: format!("Of {day}"), ..Landing::default() });
        let ids = desk.data.say("", &[Note::Kept { entry, day: Some(day) }], noon(day)).unwrap();
        if let Some((on, outcome)) = came {
            let came = Note::Came { of: ids[0], outcome, words: String::new() };
            desk.data.say("", &[came], noon(on)).unwrap();
        }
    }
    desk.hear_again().unwrap();
    let ground = desk.ground().unwrap();
    let report = Report::of(&ground);
    let found = &report.landing;
    assert_eq!((found.signal.count, found.of_log, found.young), (Some(Count { part: 1, of: 3 }), 3, 1));
    let said: Vec<String> = finding(&report, &found.signal).iter().map(ToString::to_string).collect();
    assert_eq!(said, ["1 of 3 in the half year to 15 November 2026."]);
    let coverage = facts(&report, &found.signal).into_iter().find(|(name, _)| *name == "Coverage").unwrap();
    assert_eq!(coverage.1.to_string(), "4 proposals in your log");
    let sign = signs(&report).into_iter().find(|sign| sign.name == "Communication strain").unwrap();
    let Shows::Words(why, None) = sign.shows else { panic!("{sign:?}") };
    assert_eq!(why, "1 of 3 of your proposals of half a year landed in 30 days; talks are not recorded");
}
