//! It happened again; follow-ups.

use growth::cycle::Cycles;
use growth::follow_up::follow_up_index;
use growth::log::Log;
use growth::recurrence::*;
use growth::{Asking, Count, Step};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::cycle::settlement;
use crate::figures;
use crate::kept::{Notes, utc};
use crate::log::again as it_happened;

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
    let mut notes = Notes::default();
    let kept = [(0, "deploy"), (90, "Deploy "), (181, "deploy"), (91, "date"), (92, ""), (93, "")];
    for (day, class) in kept {
        notes.entry(after(day), it_happened("it failed on a holiday", class, &[]));
    }
    let log = Log::of(&notes.0, &utc());
    let of_log = |log: &Log| again(log.recurrences().iter().map(|one| one.days.as_slice()));
    assert_eq!(of_log(&log), Count { part: 1, of: 6 });
    assert_eq!(of_log(&Log::default()), Count::default());
}

#[test]
fn follow_ups_held_of_those_planned_so_far() {
    let mut notes = Notes::default();
    let of = settlement(&mut notes);
    let asked = date(2026, 10, 6);
    for (who, again) in [("Priya", 20), ("Jonas", 25), ("Aiko", 60), ("Sam", 70)] {
        let again = Some(asked + again.days());
        notes.step(asked, of, Step::Asked { who: who.to_owned(), asking: Asking::Ideas, again });
    }
    for (who, day) in [("Priya", 19), ("Sam", 26)] {
        let step = Step::FollowedUp {
            who: who.to_owned(),
            day: asked + day.days(),
            noticed: String::new(),
            stayed: None,
        };
        notes.step(asked + day.days(), of, step);
    }
    // Nobody planned to ask Noor: that is no follow-up of those planned.
    let noor = Step::Asked { who: "Noor".to_owned(), asking: Asking::Noticed, again: None };
    notes.step(asked, of, noor);
    let cycles = Cycles::of(&notes.0, &utc());
    let on = |days: i64| follow_up_index(&cycles.all()[0].follow_ups(), asked + days.days());
    assert_eq!((on(18), on(19)), (Count { part: 0, of: 0 }, Count { part: 1, of: 1 }));
    assert_eq!((on(30), on(80)), (Count { part: 2, of: 3 }, Count { part: 2, of: 4 }));
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
