//! What a cycle watches, in histories where each week's counts are known.

use desk::measures::{Measured, NotMeasured, Watched, measure};
use growth::trial::{Finding, Monday, Wanted, Week, Weeks};
use growth::{Count, Measure, Place};
use jiff::civil::{Date, date, time};
use records::{Hours, Said};
use testkit::cases::{MIRA, Policy, Telling, week};

use crate::history::{LEILA, PRIYA, SAM, Seat, TOMAS, VERA, founded_by, thirty_weeks};

/// Four weeks before T, which is 16 November.
const BEGAN: Date = date(2026, 10, 19);

fn of(signal: &str, area: Option<&str>) -> Measure {
    let place = area.map(|area| Place { team: "till".to_owned(), area: area.to_owned() });
    Measure { signal: signal.to_owned(), place }
}

fn monday(day: Date) -> Monday {
    Monday::of(day)
}

fn measured(seat: &Seat, what: &Measure, began: Date) -> Result<Measured, NotMeasured> {
    measure(&seat.desk.ground().unwrap(), what, monday(began))
}

/// The last so many weeks, the newest first.
fn last(weeks: &Weeks, many: usize) -> Vec<(u64, u64)> {
    weeks.all().iter().rev().take(many).map(|week| (week.count.part, week.count.of)).collect()
}

/// In the last four weeks Leila did two changes more in settlement; Sam did one in every week.
fn handed_over() -> Telling {
    let mut telling = thirty_weeks();
    for weeks_ago in 1..=30 {
        telling.commit(week(weeks_ago, 0), SAM, "Settle", &["settlement/fees.rs"]);
    }
    for weeks_ago in 1..=4 {
        for day in [2, 3] {
            telling.commit(week(weeks_ago, day), LEILA, "Settle", &["settlement/export.rs"]);
        }
    }
    telling
}

#[test]
fn the_maker_share_of_separate_weeks_is_of_the_team_or_of_one_area() {
    let seat = Seat::at(handed_over());
    let team = measured(&seat, &of("s1a", None), BEGAN).unwrap();
    assert_eq!(last(&team.weeks, 6), [(1, 9), (1, 9), (1, 9), (1, 9), (1, 7), (1, 7)]);
    let newest = team.weeks.all().last().map(|week| week.monday.day());
    assert_eq!(newest, Some(date(2026, 11, 9)), "the last whole week");
    let area = measured(&seat, &of("s1a", Some("settlement")), BEGAN).unwrap();
    assert_eq!(last(&area.weeks, 6), [(1, 4), (1, 4), (1, 4), (1, 4), (1, 2), (1, 2)]);
    assert_eq!(area.weeks.all().len(), 30, "none that ends before the lead's first change");
    assert_eq!(area.team.as_ref().map(|team| last(team, 2)), Some(vec![(1, 4), (1, 4)]));
}

#[test]
fn weeks_before_and_since_are_described_with_the_guard_rail_beside() {
    let seat = Seat::at(handed_over());
    let area = measured(&seat, &of("s1a", Some("settlement")), BEGAN).unwrap();
    let trial = area.trial(monday(BEGAN), &[], Wanted::Less);
    // Half of the twelve points hold two changes: wider points are needed, of which four weeks make one.
    assert_eq!(trial.since, Count { part: 4, of: 16 });
    assert!(matches!(trial.finding, Finding::TooFew { since: 1, .. }), "{:?}", trial.finding);
    let pace = area.pace(trial.points.weeks_since()).unwrap();
    assert_eq!((pace.changes, pace.weeks), (16, 4));
}

#[test]
fn a_week_of_days_off_is_left_out_and_two_days_are_not() {
    let mut seat = Seat::at(handed_over());
    let off = |first, last| Said::DaysOff { first, last };
    seat.desk
        .say_of_every_team(&[
            off(date(2026, 11, 2), date(2026, 11, 4)),
            off(date(2026, 10, 26), date(2026, 10, 27)),
        ])
        .unwrap();
    let team = measured(&seat, &of("s1a", None), BEGAN).unwrap();
    let trial = team.trial(monday(BEGAN), &[], Wanted::Less);
    let since: Vec<Date> = trial.points.weeks_since().iter().map(|week: &Week| week.monday.day()).collect();
    assert_eq!(since, [date(2026, 10, 19), date(2026, 10, 26), date(2026, 11, 9)]);
}

#[test]
fn nothing_is_said_across_a_change_of_how_the_team_merges() {
    let mut telling = Telling::default();
    testkit::cases::founded(&mut telling, week(60, 0), SAM);
    let people = [MIRA, SAM, LEILA, PRIYA];
    for (policy, from, to) in [(Policy::Commits, 50, 13), (Policy::Merges, 12, 1)] {
        testkit::cases::Weeks { people: &people, per_hundred: 300, from, to, policy, seed: 7 }
            .tell(&mut telling);
    }
    let seat = Seat::at(telling);
    let since_the_mark = date(2026, 8, 24);
    let after = measured(&seat, &of("s1a", None), BEGAN).unwrap();
    assert_eq!(after.marks, [monday(since_the_mark)]);
    let trial = after.trial(monday(BEGAN), &[], Wanted::Less);
    assert_eq!(trial.points.weeks_before().first().map(|week| week.monday.day()), Some(since_the_mark));
    let before = date(2026, 6, 29);
    let trial = measured(&seat, &of("s1a", None), before).unwrap().trial(monday(before), &[], Wanted::Less);
    assert_eq!(trial.finding, Finding::NotCompared(monday(since_the_mark)));
}

#[test]
fn the_own_it_share_of_a_week_asks_who_could_before_each_merge() {
    // Vera is no longer here; Priya worked on the file on two days before the last four weeks.
    let mut telling = founded_by(VERA);
    for weeks_ago in [6, 5] {
        telling.commit(week(weeks_ago, 3), PRIYA, "Settle", &["settlement/book.rs"]);
    }
    let seat = Seat::at(telling);
    let own = measured(&seat, &of("s1b", Some("settlement")), BEGAN).unwrap();
    assert_eq!(last(&own.weeks, 6), [(1, 1), (1, 1), (1, 1), (1, 1), (0, 1), (0, 1)]);
    assert_eq!(
        own.team.as_ref().map(|team| last(team, 6)),
        Some(vec![(1, 1), (1, 1), (1, 1), (1, 1), (1, 2), (1, 2)])
    );
    let other = measured(&seat, &of("s1b", Some("refunds")), BEGAN).unwrap();
    assert_eq!(last(&other.weeks, 2), [(0, 0), (0, 0)]);
}

#[test]
fn days_outside_of_the_hours_are_counted_once_each() {
    let mut telling = thirty_weeks();
    telling.commit(week(1, 1), MIRA, "Settle", &["settlement/fees.rs"]);
    telling.commit(week(1, 5), MIRA, "Settle", &["settlement/fees.rs"]);
    let mut seat = Seat::at(telling);
    assert_eq!(measured(&seat, &of("s9", None), BEGAN).err(), Some(NotMeasured::NoHours));
    let day = Some((time(8, 0, 0, 0), time(18, 0, 0, 0)));
    let hours = Some(Hours([day, day, day, day, day, None, None]));
    seat.desk.say_of_every_team(&[Said::Hours { hours }]).unwrap();
    let days = measured(&seat, &of("s9", None), BEGAN).unwrap();
    assert_eq!(last(&days.weeks, 3), [(1, 2), (0, 1), (0, 1)], "Saturday has no hours");
    assert_eq!(measured(&seat, &of("s9", Some("settlement")), BEGAN).err(), Some(NotMeasured::OfNoArea));
}

#[test]
fn every_signal_can_be_watched_or_says_why_not() {
    for definition in signals::DEFINITIONS {
        match Watched::of(definition.id) {
            Ok(watched) => assert_eq!(watched.definition().id, definition.id),
            Err(why) => assert!(matches!(why, NotMeasured::NotByWeek(_)), "{}: {why}", definition.id),
        }
    }
    assert!(matches!(Watched::of("s17"), Err(NotMeasured::NoSignal(_))));
}

#[test]
fn an_area_of_another_team_or_of_none_is_not_counted() {
    let seat = Seat::at(thirty_weeks());
    let elsewhere = Measure {
        signal: "s1a".to_owned(),
        place: Some(Place { team: "bank".to_owned(), area: "settlement".to_owned() }),
    };
    assert_eq!(measured(&seat, &elsewhere, BEGAN).err(), Some(NotMeasured::OtherTeam("bank".to_owned())));
    let gone = measured(&seat, &of("s1a", Some("attic")), BEGAN).err();
    assert_eq!(gone, Some(NotMeasured::NoArea("attic".to_owned())));
}

#[test]
fn with_two_people_only_hours_can_be_watched() {
    let mut telling = Telling::default();
    testkit::cases::founded(&mut telling, week(60, 0), TOMAS);
    for weeks_ago in 1..=20 {
        telling.commit(week(weeks_ago, 1), MIRA, "Settle", &["settlement/book.rs"]);
        telling.commit(week(weeks_ago, 2), TOMAS, "Settle", &["settlement/book.rs"]);
    }
    let mut seat = Seat::at(telling);
    for signal in ["s1a", "s1b"] {
        let why = measured(&seat, &of(signal, None), BEGAN).err();
        assert_eq!(why, Some(NotMeasured::NoTeam(signals::TWO)), "{signal}");
    }
    let hours = Some(Hours([Some((time(8, 0, 0, 0), time(18, 0, 0, 0))); 7]));
    seat.desk.say_of_every_team(&[Said::Hours { hours }]).unwrap();
    let days = measured(&seat, &of("s9", None), BEGAN).unwrap();
    assert!(days.team.is_none(), "what the team merged would be the other's");
}
