//! Each kind of moment, in a history where each is known.

use desk::moments::{Moment, in_records};
use desk::week::Week;
use growth::Trigger;
use jiff::civil::{Date, date};
use testkit::cases::{MIRA, Telling, week};

use crate::history::{LEILA, PRIYA, SAM, Seat, TOMAS, VERA, thirty_weeks};

const THIS_WEEK: [Date; 7] = [
    date(2026, 11, 16),
    date(2026, 11, 17),
    date(2026, 11, 18),
    date(2026, 11, 19),
    date(2026, 11, 20),
    date(2026, 11, 21),
    date(2026, 11, 22),
];

fn moments(telling: Telling) -> Vec<Moment> {
    of_week(&Seat::at(telling), Week::of(THIS_WEEK[0]))
}

fn of_week(seat: &Seat, week: Week) -> Vec<Moment> {
    let ground = seat.desk.ground_of_week(week).unwrap();
    in_records(&ground, week, seat.desk.today())
}

fn seen(moments: &[Moment]) -> Vec<(Trigger, Date, usize, &str)> {
    moments.iter().map(|one| (one.trigger, one.day, one.count, one.words.as_str())).collect()
}

#[test]
fn a_week_without_a_moment_has_none() {
    assert_eq!(seen(&moments(thirty_weeks())), []);
}

#[test]
fn an_own_merge_where_only_the_lead_knows_the_area_is_a_moment_of_its_day() {
    let mut telling = thirty_weeks();
    telling.commit(week(0, 0), MIRA, "Settle", &["settlement/book.rs"]);
    telling.commit(week(0, 0), MIRA, "Settle again", &["settlement/fees.rs", "ledger/entry.rs"]);
    telling.commit(week(0, 1), MIRA, "Book", &["ledger/entry.rs"]);
    telling.commit(week(0, 1), SAM, "Settle", &["settlement/book.rs"]);
    let found = moments(telling);
    assert_eq!(
        seen(&found),
        [(Trigger::OwnMergeOnlyYou, THIS_WEEK[0], 2, "2 changes of yours in settlement")]
    );
    assert_eq!(found[0].area.as_deref(), Some("settlement"));
    let titles: Vec<&str> = found[0].records.iter().map(|record| record.title.as_str()).collect();
    assert_eq!(titles, ["Settle", "Settle again"]);
}

#[test]
fn where_somebody_else_knows_the_area_or_the_lead_does_not_yet_there_is_none() {
    let mut telling = thirty_weeks();
    for weeks_ago in 1..=5 {
        telling.commit(week(weeks_ago, 3), PRIYA, "Settle", &["settlement/export.rs"]);
    }
    telling.commit(week(0, 0), MIRA, "Settle", &["settlement/book.rs"]);
    for (weeks_ago, day) in [(3, 0), (2, 0), (1, 0), (0, 0)] {
        telling.commit(week(weeks_ago, day), MIRA, "Deploy", &["deploy/rules.rs"]);
    }
    assert_eq!(
        seen(&moments(telling)),
        [],
        "five days are enough for Priya; three are not for Mira in deploy"
    );
}

#[test]
fn somebody_of_the_team_for_the_first_time_in_an_area_is_a_moment_and_a_visitor_is_none() {
    let mut telling = thirty_weeks();
    telling.commit(week(0, 1), TOMAS, "Refund", &["refunds/fees.rs"]);
    telling.commit(week(0, 1), PRIYA, "Refund too", &["refunds/book.rs"]);
    telling.commit(week(0, 2), TOMAS, "Refund again", &["refunds/fees.rs"]);
    telling.commit(week(0, 2), VERA, "Mend a word", &["refunds/parse.rs"]);
    telling.commit(week(0, 3), SAM, "Pay out", &["payouts/book.rs"]);
    let found = moments(telling);
    assert_eq!(seen(&found), [(Trigger::Newcomer, THIS_WEEK[1], 2, "First changes by 2 people in refunds")]);
    let said = format!("{found:?}");
    assert!(!said.contains("Tomas") && !said.contains("Priya"), "{said}");
}

#[test]
fn with_two_others_a_first_change_is_not_told() {
    let mut telling = Telling::default();
    founded_by_two(&mut telling);
    telling.commit(week(0, 1), LEILA, "Refund", &["refunds/fees.rs"]);
    assert_eq!(seen(&moments(telling)), []);
}

fn founded_by_two(telling: &mut Telling) {
    testkit::cases::founded(telling, week(60, 0), SAM);
    for weeks_ago in 1..=30 {
        for (day, who) in [MIRA, SAM, LEILA].into_iter().enumerate() {
            telling.commit(week(weeks_ago, day as i64), who, "Book", &["ledger/entry.rs"]);
        }
    }
}

fn fixed(telling: &mut Telling, weeks: &[i64]) {
    for &weeks_ago in weeks {
        telling.commit(week(weeks_ago, 3), SAM, "Fix the fee", &["refunds/fees.rs"]);
    }
}

#[test]
fn a_fix_in_a_file_that_came_back_is_a_moment_and_other_changes_to_it_are_none() {
    let mut telling = thirty_weeks();
    fixed(&mut telling, &[40, 35, 30, 20, 10, 5]);
    telling.commit(week(0, 0), SAM, "Prefix the fee", &["refunds/fees.rs"]);
    telling.commit(week(0, 2), SAM, "Revert \"Prefix the fee\"", &["refunds/fees.rs"]);
    let found = moments(telling);
    assert_eq!(seen(&found), [(Trigger::CameBack, THIS_WEEK[2], 1, "A fix in refunds/fees.rs")]);
    assert_eq!(
        found[0].why,
        "It was fixed again and again in both halves of the year: 7 of its 8 changes say so."
    );
}

#[test]
fn the_third_fix_of_the_half_year_is_the_one_by_which_a_file_comes_back() {
    let mut telling = thirty_weeks();
    fixed(&mut telling, &[40, 35, 30, 20, 10, 0]);
    assert_eq!(seen(&moments(telling)), [(Trigger::CameBack, THIS_WEEK[3], 1, "A fix in refunds/fees.rs")]);
    let mut telling = thirty_weeks();
    fixed(&mut telling, &[40, 35, 30, 20, 0]);
    assert_eq!(seen(&moments(telling)), [], "two in a half are too few");
}

fn tagged(telling: &mut Telling, weeks: &[i64]) {
    for (at, &weeks_ago) in weeks.iter().enumerate() {
        telling.tag(week(weeks_ago, 2), MIRA, &format!("v1.{at}"));
    }
}

#[test]
fn the_usual_day_of_a_release_is_a_moment_whether_or_not_it_came_early() {
    let release = [(Trigger::ReleaseDay, THIS_WEEK[2], 6, "The fortnightly release")];
    let mut telling = thirty_weeks();
    tagged(&mut telling, &[12, 10, 8, 6, 4, 2]);
    let found = moments(telling.clone());
    assert_eq!(seen(&found), release);
    assert_eq!(found[0].why, "Its usual day, by the last five gaps. You tagged 6 of the last 6.");
    telling.tag(week(0, 1), MIRA, "v1.7");
    assert_eq!(seen(&moments(telling)), release);
}

#[test]
fn a_rhythm_that_is_over_has_no_usual_day() {
    let mut telling = thirty_weeks();
    tagged(&mut telling, &[18, 16, 14, 12, 10, 8]);
    assert_eq!(seen(&moments(telling)), [], "three usual days passed without one");
    let mut telling = thirty_weeks();
    tagged(&mut telling, &[13, 11, 9, 7, 5, 3]);
    assert_eq!(seen(&moments(telling)), [], "the next is the week after");
}

#[test]
fn a_week_that_is_over_is_seen_as_it_ended() {
    let mut telling = thirty_weeks();
    telling.commit(week(0, 1), TOMAS, "Refund", &["refunds/fees.rs"]);
    let seat = Seat::at(telling);
    let found = of_week(&seat, Week::before(seat.desk.today()));
    let settled = (Trigger::OwnMergeOnlyYou, date(2026, 11, 10), 1, "1 change of yours in settlement");
    assert_eq!(seen(&found), [settled]);
}
