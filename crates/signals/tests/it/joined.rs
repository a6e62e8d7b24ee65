//! s9 with reviews and meetings joined, with figures worked out by hand. The lead commits on every Monday at 10:00.

use jiff::civil::{date, time};
use records::{Calendar, Comment, Hours, Meeting, Reply};
use signals::s9::{Join, OutsideHours, outside_hours, worked_days_off};
use signals::stats::Word;
use signals::{Count, Status};

use crate::calendar::meeting;
use crate::team::{Team, hour, t};

/// Nine to six, Monday to Friday.
fn hours() -> Hours {
    let day = Some((time(9, 0, 0, 0), time(18, 0, 0, 0)));
    Hours([day, day, day, day, day, None, None])
}

fn team() -> Team {
    let mut team = Team::of(3);
    team.settings.hours = Some(hours());
    team.since = None;
    team
}

fn calendar(meetings: Vec<Meeting>) -> Calendar {
    Calendar { meetings, window: (hour(59, 0), hour(-9, 0)), read: hour(-1, 70) }
}

fn found(team: &mut Team, calendar: Option<&Calendar>) -> OutsideHours {
    let mut ground = team.ground();
    ground.calendar = calendar;
    outside_hours(&ground)
}

/// Reviews on Tuesdays: at 20:00 in *now*, at 10:00 before.
fn with_reviews() -> Team {
    let mut team = team();
    team.since = Some(hour(61, 0));
    let late = |weeks_ago: i64| if weeks_ago < 12 { 20 } else { 10 };
    for weeks_ago in (0..62).rev() {
        team.request(
            "jonas",
            &[
                (hour(weeks_ago, 9), "jonas opens it"),
                (hour(weeks_ago, 24 + late(weeks_ago)), "mira approves"),
                (hour(weeks_ago, 24 + late(weeks_ago) + 1), "mira comments"),
                // None of these is an instant of her own work: a merge, a push, and what others say.
                (hour(weeks_ago, 5 * 24 + 12), "mira merges it"),
                (hour(weeks_ago, 5 * 24 + 13), "mira pushes"),
                (hour(weeks_ago, 6 * 24 + 13), "jonas comments"),
            ],
        );
    }
    team
}

#[test]
fn a_day_counts_with_a_commit_or_a_review() {
    let found = found(&mut with_reviews(), None);
    assert!(found.joined.forge.is_joined());
    // Mondays with a commit inside, Tuesdays with a review outside.
    assert_eq!(found.signal.count, Some(Count { part: 12, of: 24 }));
    assert_eq!((found.days, found.signal.value), (24, Some(0.5)));
    let verdict = found.signal.verdict.expect("a verdict");
    assert_eq!((verdict.now, verdict.before), (Count { part: 12, of: 24 }, Count { part: 0, of: 96 }));
    assert_eq!(verdict.word, Word::Up);
    let record = &found.signal.numerator[0];
    assert_eq!((record.id.as_str(), record.day), ("#51", date(2026, 8, 25)));
    assert!(record.link.is_some());
    // Sixty-two weeks were read, so fifty-one windows of twelve are whole.
    assert_eq!(found.signal.points.len(), 51);
}

#[test]
fn a_comment_by_itself_makes_a_day_where_the_account_is_the_leads() {
    let mut team = with_reviews();
    team.comments = vec![
        Comment { request: 3, at: hour(0, 2 * 24 + 23), asks: false },
        Comment { request: 999, at: hour(0, 3 * 24 + 23), asks: false }, // on no request
    ];
    assert_eq!(found(&mut team, None).signal.count, Some(Count { part: 13, of: 25 }));
}

#[test]
fn what_does_not_hold_the_sixty_weeks_is_not_joined() {
    let mut team = with_reviews();
    team.since = Some(hour(59, 1));
    let late = found(&mut team, None);
    assert_eq!(late.joined.forge, Join::TooLate(hour(59, 1)));
    let why = "days with a commit of yours".to_owned();
    assert_eq!(late.signal.status, Status::NotEnough { have: 12, need: 20, why });
    assert_eq!(late.signal.points.len(), 105, "the line is that of commits, whole");
    team.since = Some(hour(59, 0));
    assert!(found(&mut team, None).joined.forge.is_joined());
    // Sixteen days before T is a fifth of *now* and no more; three weeks are more.
    team.read = t() - 16 * 86_400;
    assert!(found(&mut team, None).joined.forge.is_joined());
    team.read = t() - 21 * 86_400;
    assert_eq!(found(&mut team, None).joined.forge, Join::TooOld(t() - 21 * 86_400));
    team.read = t();
    team.skipped = 16;
    assert_eq!(found(&mut team, None).joined.forge, Join::Unread(Count { part: 62, of: 78 }));
}

#[test]
fn days_that_a_source_does_not_know_are_left_out_of_all() {
    let mut team = with_reviews();
    // Read on Monday of the last week at 15:00: that day is known in part, and is left out with its commit.
    team.read = hour(0, 15);
    let found = found(&mut team, None);
    assert_eq!(found.signal.count, Some(Count { part: 11, of: 22 }));
    assert_eq!(found.signal.points.first().map(|point| point.weeks_ago), Some(1));
}

#[test]
fn meetings_are_joined_by_the_days_they_lie_on() {
    let of_week = |weeks_ago: i64| {
        let at = |day: i64, hours: i64| hour(weeks_ago, 24 * day + hours);
        [
            meeting(at(2, 8), at(2, 10)),  // Wednesday, begins too early
            meeting(at(3, 10), at(3, 11)), // Thursday, inside
            Meeting { reply: Reply::Declined, ..meeting(at(5, 10), at(5, 11)) }, // Saturday, declined
            Meeting { days: Some((date(2026, 1, 1), date(2026, 1, 1))), ..meeting(at(5, 0), at(6, 0)) }, // a whole day
        ]
    };
    let mut all: Vec<Meeting> = (0..60).flat_map(of_week).collect();
    // Friday 23:00 to Saturday 01:00: on both days, and outside on both.
    all.push(meeting(hour(0, 4 * 24 + 23), hour(0, 5 * 24 + 1)));
    let calendar = calendar(all);
    let found = found(&mut team(), Some(&calendar));
    assert!(found.joined.calendar.is_joined() && !found.joined.forge.is_joined());
    assert_eq!(found.signal.count, Some(Count { part: 12 + 2, of: 36 + 2 }));
    let last = found.signal.numerator.last().expect("there are some");
    assert_eq!((last.title.as_str(), last.day), ("meeting, Fri 23:00", date(2026, 11, 14)));
    assert_eq!(found.signal.points.len(), 49);
}

#[test]
fn reviews_and_meetings_are_joined_together_and_a_day_counts_once() {
    // Tuesday 10:00, where there is a review at 20:00 too.
    let all = (0..60).map(|weeks_ago| meeting(hour(weeks_ago, 34), hour(weeks_ago, 35))).collect();
    let calendar = calendar(all);
    let found = found(&mut with_reviews(), Some(&calendar));
    assert_eq!(found.signal.count, Some(Count { part: 12, of: 24 }));
    assert_eq!(found.joined.days_with(), "with a commit, review, comment or meeting of yours");
    // The sixty weeks of the calendar are fewer than those of the forge.
    assert_eq!(found.signal.points.len(), 49);
}

#[test]
fn a_day_off_has_no_hours_for_anything() {
    let mut team = with_reviews();
    // A Monday with a commit, a Tuesday with a review of before, and a Thursday without anything.
    let monday = date(2026, 11, 9);
    let tuesday = date(2026, 8, 18);
    team.settings.days_off =
        vec![(monday, monday), (tuesday, tuesday), (date(2026, 11, 12), date(2026, 11, 12))];
    let found = found(&mut team, None);
    assert_eq!(found.signal.count, Some(Count { part: 13, of: 24 }));
    assert_eq!(found.signal.verdict.map(|verdict| verdict.before), Some(Count { part: 1, of: 96 }));
    assert_eq!(worked_days_off(&team.ground()), [tuesday, monday]);
}

#[test]
fn without_hours_the_days_with_any_work_are_counted() {
    let mut team = with_reviews();
    team.settings.hours = None;
    let found = found(&mut team, None);
    assert_eq!((found.days, found.signal.count), (24, None));
    assert!(matches!(found.signal.status, Status::NotApplicable(_)));
}

#[test]
fn without_either_it_is_as_it_was() {
    let found = found(&mut team(), None);
    assert_eq!((found.joined.forge, found.joined.calendar), (Join::NotConnected, Join::NotConnected));
    assert_eq!((found.days, found.signal.points.len()), (12, 105));
    assert_eq!(found.joined.days_with(), "with a commit of yours");
}
