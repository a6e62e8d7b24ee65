//! What the lead says of meetings, and of days that a calendar has as days off: it counts at once, and no longer when it is taken back.

use desk::corrections::meetings::{Counts, meeting, meetings};
use desk::corrections::{days_off, days_off_proposed, hours, not_days_off, undo};
use desk::{Desk, Report, json};
use signals::{Count, Status};
use testkit::cases;

use crate::calendar::{ALONE, ONE_TO_ONES, TEAM, calendar};
use crate::opened::Opened;

fn desk(opened: &Opened) -> Desk {
    let mut desk = opened.desk();
    desk.calendar = Some(calendar());
    desk
}

fn with<R>(desk: &Desk, look: impl FnOnce(&Report) -> R) -> R {
    let ground = desk.ground().unwrap();
    look(&Report::of(&ground))
}

fn kept(desk: &Desk) -> Option<Count> {
    with(desk, |report| report.calendar.signal.count)
}

#[test]
fn what_is_said_of_a_series_counts_and_is_taken_back() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    assert_eq!(kept(&desk), Some(Count { part: 10, of: 12 }));
    let names: Vec<String> = meetings(&desk).unwrap().into_iter().map(|one| one.name).collect();
    assert_eq!(names, [ONE_TO_ONES, TEAM, ALONE]);
    let said = meeting(&mut desk, ONE_TO_ONES, Counts::OneToOne(false)).unwrap();
    assert_eq!(said, "Kept: the meeting 3fa92c does not count as one-to-ones.");
    assert_eq!(kept(&desk), Some(Count { part: 0, of: 0 }));
    meeting(&mut desk, TEAM, Counts::OneToOne(true)).unwrap();
    assert_eq!(kept(&desk), Some(Count { part: 12, of: 12 }));
    undo(&mut desk).unwrap();
    undo(&mut desk).unwrap();
    let taken_back = with(&desk, |report| report.calendar.signal.count);
    assert!(taken_back.is_some());
}

#[test]
fn time_for_what_is_far_off_is_nothing_until_something_is_marked() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    let far_off =
        |desk: &Desk| with(desk, |report| desk::scorecard::far_off(report).map(|mean| mean.now.a_week));
    assert_eq!(far_off(&desk), None);
    // Its name may be typed longer, and in any case.
    meeting(&mut desk, "C1000000", Counts::LongHorizon(true)).unwrap();
    assert_eq!(far_off(&desk), Some(2.0));
    assert!(meetings(&desk).unwrap().iter().any(|one| one.name == ALONE && one.of.long_horizon));
}

#[test]
fn what_names_no_series_is_refused_with_the_command_that_lists_them() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    for name in ["", "3fa9", "000000", "nothing", "zz\u{1b}[2J"] {
        let refused = meeting(&mut desk, name, Counts::OneToOne(true)).unwrap_err();
        assert_eq!(refused.hints, ["groundwork meetings"], "{name}");
        assert!(!refused.what.contains('\u{1b}'));
    }
    desk.calendar = None;
    let none = meetings(&desk).unwrap_err();
    assert_eq!(
        (none.what.as_str(), none.hints),
        ("no calendar is connected", vec!["groundwork connect calendar FILE".to_owned()])
    );
}

#[test]
fn days_off_are_proposed_once_and_count_only_when_confirmed() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    let proposed = |desk: &Desk| {
        let all = days_off_proposed(desk).unwrap();
        all.iter().map(|one| (one.first.to_string(), one.last.to_string())).collect::<Vec<_>>()
    };
    let leave = [("2026-12-21".to_owned(), "2026-12-23".to_owned())];
    assert_eq!(proposed(&desk), leave);
    assert!(desk.settings.days_off.is_empty(), "a proposal counts nowhere");
    not_days_off(&mut desk, "2026-12-21..2026-12-23").unwrap();
    assert!(proposed(&desk).is_empty() && desk.settings.days_off.is_empty());
    undo(&mut desk).unwrap();
    assert_eq!(proposed(&desk), leave);
    days_off(&mut desk, "2026-12-21..2026-12-22").unwrap();
    assert_eq!(proposed(&desk), [("2026-12-23".to_owned(), "2026-12-23".to_owned())]);
}

#[test]
fn a_calendar_is_data_without_a_name() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    hours::keep(&mut desk, Some(&["09:00-18:00 mon-fri".to_owned()])).unwrap();
    with(&desk, |report| {
        let signal = &report.calendar.signal;
        assert_eq!(signal.status, Status::Value);
        let text = json::text(&json::signal_with_evidence(report, signal));
        let found: serde_json::Value = serde_json::from_str(&text).unwrap();
        let detail = &found["signal"]["detail"];
        assert_eq!(detail["one_to_ones"]["now"]["kept"], 10);
        assert_eq!(detail["one_to_ones"]["before"]["planned"], 48);
        // An hour on Monday, ten half hours of twelve, an hour on Wednesday.
        let meetings = (12.0 + 5.0 + 12.0) / 12.0;
        assert!((detail["meeting_hours_a_week"]["now"].as_f64().unwrap() - meetings).abs() < 1e-9);
        assert_eq!(detail["weeks"].as_array().unwrap().len(), 60);
        assert_eq!(found["signal"]["coverage"]["calendar"]["weeks_of_now_read"], 12);
        assert_eq!(found["evidence"].as_array().unwrap().len(), 10);
        assert_eq!(found["evidence"][0], "3fa92c00:2026-08-25T14:00");
        assert!(!text.contains("Ana"), "a title is no id");
        let hours = &report.hours;
        assert!(hours.joined.calendar.is_joined());
        let late = hours.signal.numerator.iter().filter(|record| record.title.starts_with("meeting, Wed"));
        assert!(late.count() > 0);
    });
}

#[test]
fn a_line_with_meetings_is_none_of_commits_alone() {
    let opened = Opened::over(cases::seven());
    let mut desk = opened.desk();
    hours::keep(&mut desk, Some(&["09:00-18:00 mon-fri".to_owned()])).unwrap();
    let alone = with(&desk, |report| report.hours.signal.points.len());
    desk.calendar = Some(calendar());
    let joined = with(&desk, |report| report.hours.signal.points.len());
    assert_eq!((alone, joined), (105, 49));
}
