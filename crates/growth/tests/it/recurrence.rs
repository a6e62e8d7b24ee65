//! It happened again; follow-ups; talks.

use growth::Count;
use growth::follow_up::*;
use growth::recurrence::*;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::figures;

const FIRST: Date = date(2020, 1, 1);

fn after(days: i64) -> Date {
    FIRST + days.days()
}

#[test]
fn laplace_s_u_is_that_of_other_programs() {
    for case in figures::of("laplace") {
        let name = case["name"].as_str().unwrap();
        let times: Vec<_> =
            case["times"].as_array().unwrap().iter().map(|time| after(time.as_i64().unwrap())).collect();
        let found = frequency(&times, FIRST, after(case["end"].as_i64().unwrap())).unwrap();
        assert_eq!(found.n, times.len(), "{name}");
        figures::same(found.u, &case["u"], name);
    }
}

#[test]
fn fewer_than_four_show_no_trend() {
    let days = [10, 20, 30].map(after);
    assert_eq!(frequency(&days, FIRST, after(100)), None);
    // The day watching began is no day on which it came by chance.
    assert_eq!(frequency(&[0, 10, 20, 30].map(after), FIRST, after(100)), None);
}

#[test]
fn what_came_early_and_then_stayed_away_comes_less_often() {
    // Σt/n = 10, T = 360: U = (10 − 180)/(360·√(1/60)) = −3.66.
    let early = frequency(&[2, 6, 10, 14, 18].map(after), FIRST, after(360)).unwrap();
    assert_eq!(
        (format!("{:.2}", early.u), early.said, early.said.text()),
        ("-3.66".into(), Often::Less, "less often")
    );
    let late = frequency(&[342, 346, 350, 354, 358].map(after), FIRST, after(360)).unwrap();
    assert_eq!((format!("{:.2}", late.u), late.said), ("3.66".into(), Often::More));
    let even = frequency(&[60, 120, 180, 240, 300].map(after), FIRST, after(360)).unwrap();
    assert_eq!((even.u, even.said.text()), (0.0, "no clear trend"));
}

#[test]
fn again_is_the_same_class_within_ninety_days() {
    let at = |days, class| Happening { day: after(days), class };
    let all = [at(0, "deploy"), at(90, "deploy"), at(181, "deploy"), at(91, "date"), at(92, ""), at(93, "")];
    assert_eq!(again(&all), Count { part: 1, of: 6 });
    assert_eq!(again(&[]), Count::default());
}

#[test]
fn days_since_the_last_one() {
    assert_eq!(days_since_last(&[after(3), after(10), after(40)], after(12)), Some(2));
    assert_eq!(days_since_last(&[], after(12)), None);
}

#[test]
fn follow_ups_held_of_those_planned_so_far() {
    let follow_up = |due, held: Option<i64>| FollowUp { due: after(due), held: held.map(after) };
    let all = [follow_up(10, Some(9)), follow_up(20, None), follow_up(50, None), follow_up(60, Some(25))];
    assert_eq!(follow_up_index(&all, after(30)), Count { part: 2, of: 3 });
}

#[test]
fn a_talk_is_held_so_many_days_after_the_tension_was_noted() {
    assert_eq!(talk_delay(after(3), after(22)), Some(19));
    assert_eq!(talk_delay(after(3), after(2)), None);
}

proptest! {
    #[test]
    fn time_turned_round_turns_u_round(days in prop::collection::vec(1..1000_i64, 4..30)) {
        let forwards = frequency(&days.iter().copied().map(after).collect::<Vec<_>>(), FIRST, after(1000));
        let back = frequency(&days.iter().map(|day| after(1000 - day)).collect::<Vec<_>>(), FIRST, after(1000));
        let (forwards, back) = (forwards.unwrap(), back.unwrap());
        prop_assert!((forwards.u + back.u).abs() < 1e-9);
        prop_assert!(forwards.u.abs() <= (3.0 * forwards.n as f64).sqrt() + 1e-9);
    }
}
