//! One time of a meeting that the lead marks by hand: it counts, goes before its series, and is taken back.

use desk::corrections::meetings::{Counts, meeting, meetings};
use desk::corrections::once::{Once, far_off, mark, that_day, the_one};
use desk::corrections::undo;
use desk::{Desk, Report, json};
use jiff::civil::{Date, date};
use records::{Meeting, Opaque, Reply};
use signals::s8::your_calendar;
use testkit::cases;

use crate::calendar::{ALONE, at, calendar, meeting as of_three, series};
use crate::opened::Opened;

/// Friday, 13 November 2026: two hours alone at ten, of a series; an afternoon kept free; and two that cannot count.
const FRIDAY: Date = date(2026, 11, 13);
/// The series of the afternoon.
const BLOCK: &str = "d40000";

fn desk(opened: &Opened) -> Desk {
    let mut desk = opened.desk();
    let mut calendar = calendar();
    let alone = |digits: &str, hour: i8| Meeting {
        series: series(digits),
        attendees: 0,
        organizes: true,
        title: Some("Strategy \u{1b}[2J".to_owned()),
        ..of_three(at(FRIDAY, hour, 0), 180)
    };
    calendar.meetings.push(alone(BLOCK, 14));
    calendar.meetings.push(Meeting { reply: Reply::Declined, ..alone("e00000", 14) });
    calendar.meetings.push(Meeting { reply: Reply::Open, ..alone("e10000", 15) });
    desk.calendar = Some(calendar);
    desk
}

fn on(desk: &Desk, which: Option<&str>) -> Result<Once, desk::Failure> {
    the_one(&that_day(&desk.ground()?, FRIDAY)?, which, true).cloned()
}

/// Hours a week, of twelve; none where nothing is marked.
fn a_week(desk: &Desk) -> Option<f64> {
    let ground = desk.ground().unwrap();
    desk::scorecard::far_off(&Report::of(&ground)).map(|mean| mean.now.a_week)
}

fn listed(desk: &Desk) -> Vec<String> {
    let ground = desk.ground().unwrap();
    far_off(&ground, &your_calendar(&ground))
        .iter()
        .map(|one| format!("{} {}", one.at.0.date(), one.hours()))
        .collect()
}

#[test]
fn a_blocked_afternoon_is_marked_counts_and_is_taken_back() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    let day = that_day(&desk.ground().unwrap(), FRIDAY).unwrap();
    let names: Vec<&str> = day.all.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names, day.others), (vec![ALONE, BLOCK], 2));
    assert_eq!(a_week(&desk), None, "nothing is marked, and no 0");
    let block = on(&desk, Some("14:00")).unwrap();
    let said = mark(&mut desk, &block, true).unwrap();
    assert_eq!(said, "Kept: the meeting d40000 of 13 November 2026 counts as time for what is far off.");
    assert_eq!(a_week(&desk), Some(3.0 / 12.0));
    assert_eq!(listed(&desk), ["2026-11-13 14:00 to 17:00"]);
    let counts = on(&desk, Some(BLOCK)).unwrap().counts();
    assert_eq!(counts.as_deref(), Some("far off, as you said"));
    assert_eq!(undo(&mut desk).unwrap().unwrap().words.len(), 1);
    assert_eq!((a_week(&desk), listed(&desk).len()), (None, 0));
}

#[test]
fn one_time_goes_before_its_series_and_leaves_the_rest_of_it() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    meeting(&mut desk, ALONE, Counts::LongHorizon(true)).unwrap();
    assert_eq!((a_week(&desk), listed(&desk).len()), (Some(2.0), 12));
    let time = on(&desk, Some("10:00")).unwrap();
    mark(&mut desk, &time, false).unwrap();
    assert_eq!((a_week(&desk), listed(&desk).len()), (Some(22.0 / 12.0), 11));
    let counts = on(&desk, Some(ALONE)).unwrap().counts();
    assert_eq!(counts.as_deref(), Some("not far off, as you said"));
    // The series is one still, and said to be none it keeps the one time that is said to be one.
    assert!(meetings(&desk).unwrap().iter().any(|one| one.name == ALONE && one.of.long_horizon));
    mark(&mut desk, &time, true).unwrap();
    meeting(&mut desk, ALONE, Counts::LongHorizon(false)).unwrap();
    assert_eq!((a_week(&desk), listed(&desk).len()), (Some(2.0 / 12.0), 1));
    assert!(!meetings(&desk).unwrap().iter().any(|one| one.name == ALONE && one.of.long_horizon));
}

#[test]
fn what_is_meant_must_be_one() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    let refused = |desk: &Desk, which: Option<&str>| {
        let failure = on(desk, which).unwrap_err();
        assert!(!failure.what.contains('\u{1b}'));
        (failure.what, failure.hints.last().cloned().unwrap_or_default())
    };
    let (what, hint) = refused(&desk, None);
    assert_eq!(what, "2 times on 13 November 2026 can be meant: say when it begins, or its digits");
    assert_eq!(hint, "groundwork meetings 2026-11-13 10:00 --long-horizon");
    for which in ["9:00", "d400", "zz\u{1b}[2J", "15:00"] {
        let (what, hint) = refused(&desk, Some(which));
        assert!(what.contains("begins at"), "{what}");
        assert_eq!(hint, "groundwork meetings 2026-11-13");
    }
    // Of two at one time the digits tell them apart.
    let twin = Meeting { series: Opaque(9), ..desk.calendar.as_ref().unwrap().meetings[2].clone() };
    desk.calendar.as_mut().unwrap().meetings.push(twin);
    let (_, hint) = refused(&desk, Some("10:00"));
    assert_eq!(hint, "groundwork meetings 2026-11-13 000000 --long-horizon");
    let unread = that_day(&desk.ground().unwrap(), date(2025, 9, 1)).unwrap_err();
    assert_eq!(unread.what, "1 September 2025 was not read");
    assert_eq!(unread.looked_at, ["your calendar is read from 22 September 2025 to 31 December 2026"]);
    // Something else is there on a Sunday.
    let none =
        the_one(&that_day(&desk.ground().unwrap(), date(2026, 11, 15)).unwrap(), None, true).unwrap_err();
    assert_eq!(none.what, "nothing of your calendar can be marked on 15 November 2026");
}

#[test]
fn what_is_said_holds_no_title_and_its_times_are_data() {
    let opened = Opened::over(cases::seven());
    let mut desk = desk(&opened);
    let block = on(&desk, Some(BLOCK)).unwrap();
    mark(&mut desk, &block, true).unwrap();
    let said = desk.data.words(&desk.team).unwrap();
    let text = serde_json::to_string(&said.last().map(|word| &word.said)).unwrap();
    let planned = at(FRIDAY, 14, 0);
    let kept = format!(
        r#"{{"kind":"long_horizon_once","series":"d40000{}","planned":{planned},"day":"2026-11-13","yes":true}}"#,
        "0".repeat(26)
    );
    assert_eq!(text, kept);
    let ground = desk.ground().unwrap();
    let report = Report::of(&ground);
    let text = json::text(&json::signal_with_evidence(&report, &report.calendar.signal));
    let found: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(found["signal"]["detail"]["far_off_times"], serde_json::json!(["d4000000:2026-11-13T14:00"]));
    assert!(!text.contains("Strategy"));
}
