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
    assert_eq!(why, "1 of 3 of your proposals of half a year landed in 30 days; no talks are logged yet");
}

/// T is Monday 16 November 2026, so the twelve weeks begin on Monday 24 August.
#[test]
fn how_long_talks_waited_is_the_sign_where_no_proposal_is_known_and_stands_beside_them_else() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    let shown = |desk: &desk::Desk| {
        let ground = desk.ground().unwrap();
        let report = Report::of(&ground);
        let sign = signs(&report).into_iter().find(|sign| sign.name == "Communication strain").unwrap();
        assert_eq!(sign.hint, None);
        let Shows::Words(why, command) = sign.shows else { panic!("{:?}", sign.shows) };
        (why, command.map(str::to_owned), sign.signal.map(|signal| signal.definition.id))
    };
    let command = Some("groundwork log \"t the talk I keep putting off\"".to_owned());
    assert_eq!(shown(&desk), ("not seen: no talks are logged yet".to_owned(), command, None));
    let talk = |noted, held, rehearsed| {
        let (words, with) = ("About his weekends".to_owned(), "Jonas".to_owned());
        Entry::Talk(growth::Talk { words, with, noted, held, rehearsed, ..growth::Talk::default() })
    };
    // Held the day before the twelve weeks; after 9 days, rehearsed; written down afterwards; and on the day of T.
    let kept = [
        (talk(Some(date(2026, 8, 1)), Some(date(2026, 8, 23)), false), date(2026, 8, 23)),
        (talk(Some(date(2026, 10, 1)), Some(date(2026, 10, 10)), true), date(2026, 10, 10)),
        (talk(None, Some(date(2026, 11, 2)), false), date(2026, 11, 3)),
        (talk(Some(date(2026, 11, 9)), Some(date(2026, 11, 16)), false), date(2026, 11, 16)),
    ];
    for (entry, day) in kept {
        desk.data.say("", &[Note::Kept { entry, day: Some(day) }], noon(day)).unwrap();
    }
    // Not held yet; and one that is not needed any more.
    let open = date(2026, 10, 20);
    desk.data.say("", &[Note::Kept { entry: talk(None, None, false), day: Some(open) }], noon(open)).unwrap();
    let moot = Note::Kept { entry: talk(None, None, false), day: Some(open) };
    let ids = desk.data.say("", &[moot], noon(open)).unwrap();
    let came = Note::Came { of: ids[0], outcome: Outcome::Moot, words: String::new() };
    desk.data.say("", &[came], noon(date(2026, 10, 21))).unwrap();
    desk.hear_again().unwrap();
    // 20 October to 16 November: eleven days to the end of the month, and sixteen.
    let talks = "2 talks held in the twelve weeks, 9 days after the first note, 1 rehearsed; 1 without a first note; \
                 2 noted and not held, for up to 27 days";
    assert_eq!(shown(&desk), (talks.to_owned(), None, None));
    // No word of it is in figures, and neither is a name.
    assert!(desk.settings.talks.iter().all(|talk| !format!("{talk:?}").contains("Jonas")));
    let figures = crate::opened::figures(&desk);
    assert!(!figures.contains("his weekends") && !figures.contains("rehearsed"), "{figures}");
    let proposed = Entry::Landing(Landing { words: "Refunds".to_owned(), ..Landing::default() });
    let day = date(2026, 7, 1);
    desk.data.say("", &[Note::Kept { entry: proposed, day: Some(day) }], noon(day)).unwrap();
    desk.hear_again().unwrap();
    let both = format!("0 of 1 of your proposal of half a year landed in 30 days; {talks}");
    assert_eq!(shown(&desk), (both, None, Some("s16")));
}
